//! What a plan leads to.

use crate::catalog::tool_pins::Tool;
use crate::detect::Origin;
use crate::shell::Shell;
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What a plan leads to: what verify proves afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Goal {
    /// The Go that is active afterwards.
    pub version: GoVersion,
    /// Its directory in our store.
    pub root: PathBuf,
    /// The GOPATH in force afterwards.
    pub gopath: PathBuf,
    /// Where that GOPATH comes from, when the person had set it.
    pub gopath_origin: Option<Origin>,
    /// Shells that find this Go afterwards.
    pub shells: Vec<Shell>,
    /// What was asked for the file of `go env -w`.
    pub go_env: BTreeMap<String, String>,
    /// Tools that work with this Go afterwards.
    #[serde(default)]
    pub tools: Vec<GoalTool>,
}

/// A tool that works afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GoalTool {
    /// Which.
    pub tool: Tool,
    /// Its program.
    pub path: PathBuf,
}
