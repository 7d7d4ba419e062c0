//! The one door to the machine (I2): environment, files, programs, network and clock.

pub mod clock;
pub mod desktop;
pub mod env;
pub mod fs;
pub mod lock;
pub mod net;
pub mod places;
pub mod read_at;
pub mod run;
pub mod scheme;
#[cfg(test)]
pub(crate) mod staged;
pub mod system;
pub mod tree;

pub use clock::Clock;
pub use env::Env;
pub use fs::{FsError, FsOp};
pub use lock::{Lock, LockError};
pub use places::Places;
pub use read_at::ReadAt;
pub use run::{Ended, Limit, Program, Reply, RunError, Running, Said, Talked};

use crate::error::{Class, Coded, Hint};
use crate::platform::Platform;
use std::path::{Path, PathBuf};

/// The machine this run works on.
#[derive(Clone, Debug)]
pub struct Host {
    /// The environment, with `--home` applied.
    pub env: Env,
    /// Where we keep things.
    pub places: Places,
    /// What this binary was compiled for.
    pub platform: Platform,
    /// Where system files are looked for: `/`, or a directory that stands for it in tests.
    pub root: PathBuf,
    /// The directory the person started us in.
    pub dir: PathBuf,
    /// Time of day.
    pub clock: Clock,
}

/// What the person said about which machine to act on.
#[derive(Clone, Debug, Default)]
pub struct HostSettings {
    /// `--home DIR`: act as if this were the person's home.
    pub home: Option<PathBuf>,
    /// `--as-owner`: as root, work in a home that belongs to someone else.
    pub foreign_home_allowed: bool,
}

/// Why there is no home to work in.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// HOME is not set, and `--home` was not given.
    #[error("HOME is not set")]
    HomeUnset,
    /// The home is not an absolute path.
    #[error("home is not an absolute path: `{}`", path.display())]
    HomeRelative {
        /// What was given.
        path: PathBuf,
    },
    /// The home does not exist or is not a directory.
    #[error("home is not a directory: `{}`", path.display())]
    HomeNotDirectory {
        /// What was given.
        path: PathBuf,
    },
    /// We are root, and the home belongs to someone else.
    #[error("home belongs to user {owner}, and this is root: `{}`", path.display())]
    HomeForeign {
        /// The home.
        path: PathBuf,
        /// Its owner's user id.
        owner: u32,
    },
}

impl Coded for HostError {
    fn code(&self) -> &'static str {
        match self {
            Self::HomeUnset => "GR-HOST-001",
            Self::HomeRelative { .. } => "GR-HOST-002",
            Self::HomeNotDirectory { .. } => "GR-HOST-003",
            Self::HomeForeign { .. } => "GR-HOST-004",
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::HomeUnset | Self::HomeNotDirectory { .. } => Class::CannotCreate,
            Self::HomeRelative { .. } => Class::Usage,
            Self::HomeForeign { .. } => Class::Permission,
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::HomeUnset | Self::HomeRelative { .. } | Self::HomeNotDirectory { .. } => Hint::NameHome,
            Self::HomeForeign { .. } => Hint::PassAsOwner,
        }
    }
}

/// Variables that `--home` takes away, because they would lead back to the real home.
fn leads_home(name: &str) -> bool {
    let go = name.starts_with("GO") && !name.starts_with("GOREADY_");
    let xdg = name.starts_with("XDG_") && name.ends_with("_HOME");
    go || xdg || matches!(name, "ZDOTDIR" | "ENV" | "BASH_ENV" | "GNUPGHOME" | "XDG_CONFIG_DIRS")
}

impl Host {
    /// The real machine, seen from the person's home or from `--home`.
    pub fn open(settings: &HostSettings) -> Result<Self, HostError> {
        Self::from_parts(settings, Env::of_this_process(), PathBuf::from("/"), working_dir())
    }

    /// A machine from its parts: tests give another environment and another root.
    pub fn from_parts(
        settings: &HostSettings,
        mut env: Env,
        root: PathBuf,
        dir: PathBuf,
    ) -> Result<Self, HostError> {
        if let Some(home) = &settings.home {
            env.drop_where(leads_home);
            env.set("HOME", plain(&dir.join(home)));
        }
        let home = env.get("HOME").map(|home| plain(Path::new(home))).ok_or(HostError::HomeUnset)?;
        if !home.is_absolute() {
            return Err(HostError::HomeRelative { path: home });
        }
        if !home.is_dir() {
            return Err(HostError::HomeNotDirectory { path: home });
        }
        if !settings.foreign_home_allowed {
            own_home(&home)?;
        }
        let places = Places::xdg(&home, &env);
        Ok(Self { env, places, platform: Platform::of_this_binary(), root, dir, clock: Clock::System })
    }

    /// The first file of this name in the working directory or one above it, as Go looks for a `go.mod`: whatever is no
    /// directory is one.
    pub(crate) fn upwards(&self, name: &str) -> Option<PathBuf> {
        let is_file = |path: &PathBuf| {
            let entry = fs::inspect_target(path).ok().flatten();
            entry.is_some_and(|entry| entry.kind != fs::Kind::Dir)
        };
        self.dir.ancestors().map(|dir| dir.join(name)).find(is_file)
    }

    /// A system path such as `/etc/os-release`, below the root of this machine.
    #[must_use]
    pub fn system(&self, path: &str) -> PathBuf {
        self.root.join(path.trim_start_matches('/'))
    }

    /// The name of this computer.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let of_file = fs::text(&self.system("/etc/hostname")).map(|text| text.trim().to_owned());
        of_file.filter(|name| !name.is_empty()).or_else(system::host_name)
    }

    /// Takes the lock that every change needs.
    pub fn lock(
        &self,
        me: &str,
        wait: std::time::Duration,
        cancel: &crate::observe::Cancel,
        waiting: impl Fn(&str),
    ) -> Result<Lock, LockError> {
        Lock::take(&self.places.history().join("lock"), me, wait, cancel, waiting)
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads it (I2)")]
fn working_dir() -> PathBuf {
    // Without a working directory only absolute paths can be meant.
    std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/"))
}

/// The same path without doubled slashes, `.` and a slash at its end: it is written into files and compared there.
fn plain(path: &Path) -> PathBuf {
    path.components().collect()
}

/// Refuses root's work in a home of someone else: files made there would belong to root.
fn own_home(home: &Path) -> Result<(), HostError> {
    let owner = fs::inspect(home).ok().flatten().map_or(0, |entry| entry.owner);
    if fs::user_id() == 0 && owner != 0 {
        return Err(HostError::HomeForeign { path: home.to_owned(), owner });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_has_one_spelling() {
        let dir = tempfile::tempdir().unwrap();
        let at = |home: &str, given: Option<&str>| {
            let settings = HostSettings { home: given.map(PathBuf::from), foreign_home_allowed: true };
            let mut env = Env::default();
            env.set("HOME", dir.path().join(home));
            let host = Host::from_parts(&settings, env, "/".into(), dir.path().to_owned()).unwrap();
            host.places.home
        };
        std::fs::create_dir(dir.path().join("ada")).unwrap();
        let plain = dir.path().join("ada");
        for home in ["ada", "./ada/", ".//ada/."] {
            assert_eq!(at(home, None), plain, "{home}");
            assert_eq!(at(".", Some(home)), plain, "--home {home}");
        }
    }
}
