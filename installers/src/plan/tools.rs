//! Wishes for tools.

use crate::catalog::tool_pins::{Tool, ToolVersion};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Tools, and where their modules come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ToolsWish {
    /// Which.
    pub tools: Vec<ToolWish>,
    /// Who chose them.
    pub chosen: Chosen,
    /// Asked in this order; the next one where one does not answer.
    pub modules: Vec<ModuleSource>,
}

/// A tool, and which release of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ToolWish {
    /// Which.
    pub tool: Tool,
    /// Which release.
    pub wanted: WantedTool,
}

/// Which release of a tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum WantedTool {
    /// The one that fits the Go.
    Fitting,
    /// The newest that is known (`NAME@latest`), if it fits.
    Latest,
    /// This one (`NAME@VERSION`), if it fits.
    Version {
        /// Which.
        version: ToolVersion,
    },
}

/// Who chose the tools. What was named and does not exist here ends a run with an error, when the rest is done; what
/// came with a set is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Chosen {
    /// The person named each.
    ByName,
    /// They came with a set.
    BySet,
}

/// Where the modules of tools come from, in the words of the go command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ModuleSource {
    /// GOPROXY.
    pub proxies: String,
    /// GOSUMDB: it is always asked.
    pub database: String,
}
