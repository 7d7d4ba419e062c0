//! A machine for tests: a temporary directory that stands for the root, with a home in it.

use super::{Clock, Env, Host, HostSettings};
use crate::platform::Platform;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// A staged machine; gone when dropped.
pub(crate) struct Staged {
    dir: tempfile::TempDir,
    env: Env,
    /// What GoReady was compiled for.
    pub(crate) platform: Platform,
}

impl Staged {
    /// A bare Linux machine: an empty home, and a PATH that leads nowhere.
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut staged = Self { dir, env: Env::default(), platform: Platform::new("linux", "amd64") };
        fs::create_dir_all(staged.home()).unwrap();
        let (home, path) = (staged.home(), staged.path("usr/bin"));
        staged.set("HOME", home);
        staged.set("PATH", path);
        staged
    }

    /// A path below the root.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.dir.path().join(below)
    }

    /// Ada's home.
    pub(crate) fn home(&self) -> PathBuf {
        self.path("home/ada")
    }

    /// Sets a variable.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<OsString>) {
        self.env.set(name, value);
    }

    /// Makes a directory and its parents.
    pub(crate) fn dir(&self, below: &str) -> PathBuf {
        let path = self.path(below);
        fs::create_dir_all(&path).unwrap();
        path
    }

    /// Writes a file and makes its directory.
    pub(crate) fn file(&self, below: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(below);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Writes a file that can be run.
    pub(crate) fn program(&self, below: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.file(below, bytes);
        self.chmod(below, 0o755);
        path
    }

    /// Changes a mode.
    pub(crate) fn chmod(&self, below: &str, mode: u32) {
        #[cfg(unix)]
        fs::set_permissions(self.path(below), std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
        #[cfg(not(unix))]
        let _ = (below, mode);
    }

    /// Makes a link that says `target`.
    #[cfg(unix)]
    pub(crate) fn link(&self, below: &str, target: impl AsRef<Path>) -> PathBuf {
        let path = self.path(below);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, &path).unwrap();
        path
    }

    /// Makes a FIFO.
    #[cfg(unix)]
    pub(crate) fn fifo(&self, below: &str) {
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        rustix::fs::mknodat(rustix::fs::CWD, self.path(below), rustix::fs::FileType::Fifo, mode, 0).unwrap();
    }

    /// Removes a link and not what it leads to.
    pub(crate) fn remove_link(&self, below: &str) {
        fs::remove_file(self.path(below)).unwrap();
    }

    /// Gives a file or link to another user; says no where this user may not.
    #[cfg(unix)]
    pub(crate) fn give_away(&self, below: &str, owner: u32) -> bool {
        std::os::unix::fs::lchown(self.path(below), Some(owner), None).is_ok()
    }

    /// Removes a file or directory.
    pub(crate) fn remove(&self, below: &str) {
        let path = self.path(below);
        if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
    }

    /// Unpacks as much of an SDK as looks like one.
    pub(crate) fn sdk(&self, root: &str, version: &str) -> PathBuf {
        self.file(&format!("{root}/VERSION"), format!("{version}\ntime 2024-01-01T00:00:00Z\n"));
        for file in ["src/fmt/print.go", "src/runtime/proc.go", "src/unsafe/unsafe.go"] {
            self.file(&format!("{root}/{file}"), "package x\n");
        }
        for tool in ["bin/go", "bin/gofmt", "pkg/tool/linux_amd64/compile", "pkg/tool/linux_amd64/link"] {
            self.program(&format!("{root}/{tool}"), "");
        }
        self.path(root)
    }

    /// The machine as it is now. Its clock stands still.
    pub(crate) fn host(&self) -> Host {
        // Root may stage homes of others.
        let settings = HostSettings { home: None, foreign_home_allowed: true };
        let root = self.dir.path().to_owned();
        let mut host = Host::from_parts(&settings, self.env.clone(), root.clone(), root).unwrap();
        host.platform = self.platform.clone();
        host.clock = Clock::Fixed(1_700_000_000);
        host
    }
}
