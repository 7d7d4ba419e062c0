//! What the last build of a tool took: to tell how long the next one will.

use crate::catalog::tool_pins::Tool;
use crate::host::Host;
use crate::host::fs::{self, FsError};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What a build took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Measured {
    /// Modules that were fetched.
    pub(super) modules: u64,
    /// Packages that were compiled.
    pub(super) packages: u64,
    /// From its start to its end.
    pub(super) millis: u64,
}

impl Measured {
    /// What the last build took; none when there was none.
    pub(super) fn read(host: &Host, tool: Tool) -> Option<Self> {
        serde_json::from_str(&fs::text(&path(host, tool))?).ok()
    }

    pub(super) fn write(self, host: &Host, tool: Tool) -> Result<(), FsError> {
        fs::create_dirs(&host.places.measured())?;
        fs::write_atomic(&path(host, tool), &serde_json::to_vec(&self).unwrap_or_default(), 0o644)
    }
}

fn path(host: &Host, tool: Tool) -> PathBuf {
    host.places.measured().join(format!("{tool}.json"))
}
