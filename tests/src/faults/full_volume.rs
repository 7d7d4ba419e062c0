//! A volume whose size is changed while something is written to it.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of tests stop the test where something is wrong, and start real programs"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A volume in memory; unmounted when dropped.
#[derive(Debug)]
pub struct Volume {
    dir: TempDir,
}

impl Volume {
    /// Mounts one of this size; none where this user may not (only root may).
    #[must_use]
    pub fn mount(size: u64) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let option = format!("size={size}");
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", &option, "tmpfs"]).arg(dir.path()).output();
        mount.is_ok_and(|output| output.status.success()).then_some(Self { dir })
    }

    /// Where it is mounted.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Gives it room for so many bytes more than lie there now.
    pub fn leave(&self, bytes: u64) {
        // Somebody may be writing: then a size that was enough a moment ago is refused.
        for _ in 0..100 {
            if self.resize(self.used() + bytes) {
                return;
            }
        }
        panic!("cannot resize {}", self.dir.path().display());
    }

    /// Changes its size; says no when more than that lies there.
    #[must_use]
    pub fn resize(&self, size: u64) -> bool {
        // Sizes are whole pages.
        let option = format!("remount,size={}", size.next_multiple_of(4096));
        let output = Command::new("mount").args(["-o", &option]).arg(self.dir.path()).output().unwrap();
        output.status.success()
    }

    /// Bytes that lie there.
    #[must_use]
    pub fn used(&self) -> u64 {
        let output = Command::new("df").args(["-B1", "--output=used"]).arg(self.dir.path()).output().unwrap();
        String::from_utf8_lossy(&output.stdout).lines().last().unwrap().trim().parse().unwrap()
    }

    /// A place for homes on it.
    #[must_use]
    pub fn place(&self) -> PathBuf {
        self.dir.path().join("place")
    }
}

impl Drop for Volume {
    fn drop(&mut self) {
        // A program that still has a file open there keeps the volume until it ends.
        let _ = Command::new("umount").arg("-l").arg(self.dir.path()).status();
    }
}
