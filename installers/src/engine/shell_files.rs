//! What goready wrote for shells, as it stands there now: the blocks in the person's files, and the files they source.

use super::diff::unified;
use super::{Engine, EngineError};
use crate::detect::{BlockFacts, MAX_USER_FILE_BYTES};
use crate::host::fs;
use crate::shell::block;
use std::path::PathBuf;

/// A file with something of ours for shells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShellFile {
    /// The file, as the shell names it.
    pub path: PathBuf,
    /// Whether it is ours as a whole.
    pub is_ours: bool,
    /// What is there of ours: a unified diff from the file without it.
    pub unified: String,
}

impl Engine {
    /// Every file with something of ours for shells, the person's own first. Contents are read now and kept nowhere.
    pub fn shell_files(&self) -> Result<Vec<ShellFile>, EngineError> {
        let facts = self.facts()?;
        let mut found = Vec::new();
        let theirs = facts.rc_files.iter().filter(|(_, rc)| matches!(rc.block, BlockFacts::Present { .. }));
        for (path, rc) in theirs {
            let Some(bytes) = fs::read_small(&rc.file.target, MAX_USER_FILE_BYTES)? else { continue };
            // A file that was changed since the look is shown with the next one.
            let Ok(without) = block::remove(&bytes) else { continue };
            found.push(ShellFile { path: path.clone(), is_ours: false, unified: unified(&without, &bytes) });
        }
        for path in facts.ours.env_files.keys() {
            let Some(bytes) = fs::read_small(path, MAX_USER_FILE_BYTES)? else { continue };
            found.push(ShellFile { path: path.clone(), is_ours: true, unified: unified(&[], &bytes) });
        }
        Ok(found)
    }
}
