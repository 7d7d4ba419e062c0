//! Staging: one private directory per run beside the store, locked as long as the run or a child of it lives.

use crate::host::fs::{self, FsError};
use crate::host::{Places, tree};
use std::path::PathBuf;

/// A private directory that disappears with the run. What a killed run left is removed by the next, unless a child of
/// it still holds the lock.
#[derive(Debug)]
pub(crate) struct Staging {
    dir: PathBuf,
    _lock: fs::DirLock,
}

impl Staging {
    /// Makes the directory, mode 0700.
    pub(crate) fn open(places: &Places) -> Result<Self, FsError> {
        fs::create_dirs(&places.staging())?;
        let dir = places.staging().join(format!("run-{}", std::process::id()));
        fs::create_private_dir(&dir)?;
        let lock = fs::DirLock::take(&dir)?;
        Ok(Self { dir, _lock: lock })
    }

    /// A name in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run.
        let _ = tree::remove_tree(&self.dir);
    }
}

/// Removes staging directories that nobody holds.
pub(super) fn clean(places: &Places) -> Result<(), FsError> {
    for name in fs::list(&places.staging())? {
        let dir = places.staging().join(name);
        if fs::DirLock::is_free(&dir) {
            tree::remove_tree(&dir)?;
        }
    }
    Ok(())
}

/// Removes the directory of all staging once it is empty.
pub(super) fn remove_if_empty(places: &Places) -> Result<(), FsError> {
    fs::remove_dir_if_empty(&places.staging()).map(drop)
}
