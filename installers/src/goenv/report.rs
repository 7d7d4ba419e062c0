//! What `goready env` answers: plain data.

use super::traps::Trap;
use crate::detect::FileLine;
use crate::verify::Seen;
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Go's settings here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GoEnvReport {
    /// The `go` whose settings these are: the first on PATH, else the active one of ours; none where there is none.
    pub go: Option<PathBuf>,
    /// Its version, as its VERSION file says.
    pub version: Option<GoVersion>,
    /// Why `go env -json` gave nothing to compare with, where it did not.
    pub go_failed: Option<Seen>,
    /// Every variable that `go env` of this version prints, sorted by name.
    pub settings: Vec<Setting>,
}

impl GoEnvReport {
    /// The setting of this name.
    #[must_use]
    pub fn setting(&self, name: &str) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.name == name)
    }
}

/// One variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Setting {
    /// Its name.
    pub name: String,
    /// Its value, without user names and passwords in URLs.
    pub value: String,
    /// Where the value comes from.
    pub origin: SettingOrigin,
    /// Whether it is what this Go would have were nothing set.
    pub is_default: bool,
    /// What `go env -json` says, where that is something else.
    pub go_says: Option<String>,
    /// What is wrong with the value, where goready would change it.
    pub trap: Option<Trap>,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum SettingOrigin {
    /// The environment of this run.
    Environment {
        /// The line of a start-up file that sets it, where one was found.
        set_at: Option<FileLine>,
    },
    /// The file of `go env -w`.
    GoEnvFile {
        /// The line that counts.
        set_at: FileLine,
    },
    /// `$GOROOT/go.env`.
    GorootEnvFile {
        /// The line that counts.
        set_at: FileLine,
    },
    /// A file that decides it, such as the `go.mod` of the working directory.
    File {
        /// The file.
        path: PathBuf,
    },
    /// It follows from another variable.
    Derived {
        /// Which.
        variable: String,
    },
    /// Only the go command can tell.
    GoCommand,
    /// What Go does when nothing is set.
    Default,
}
