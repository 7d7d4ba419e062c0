//! Whether a window can be opened here, and what is missing where it cannot.
//!
//! The window's libraries are opened while the program runs, so that the command line needs none of them. Which one is
//! missing is found by looking for its file where the loader looks, without opening anything.

use crate::cli::{CliError, NextStep, OwnHint};
use goready_installers::error::{Class, Hint};
use goready_installers::host::{Env, fs};
use std::path::{Path, PathBuf};

/// Libraries of a window under X11, each with the Debian package that has it.
const X11_LIBRARIES: [(&str, &str); 6] = [
    ("libX11.so.6", "libx11-6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libGL.so.1", "libgl1"),
];

/// Libraries of a window under Wayland.
const WAYLAND_LIBRARIES: [(&str, &str); 4] = [
    ("libwayland-client.so.0", "libwayland-client0"),
    ("libwayland-egl.so.1", "libwayland-egl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libEGL.so.1", "libegl1"),
];

/// Where loaders look, besides `LD_LIBRARY_PATH`: the multiarch directories below these are looked into as well.
const LIBRARY_DIRS: [&str; 5] = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"];

/// Why the window did not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WindowError {
    /// Libraries are missing.
    #[error("cannot open the window: missing {}", libraries.join(", "))]
    Missing {
        /// Their files.
        libraries: Vec<String>,
        /// The packages that have them, as Debian and Ubuntu name them.
        packages: Vec<String>,
    },
    /// Something else.
    #[error("cannot open the window: {reason}")]
    Refused {
        /// What the window system said.
        reason: String,
    },
}

impl WindowError {
    /// From what the window system said, after a look at the libraries.
    pub(crate) fn of(reason: &str, env: &Env) -> Self {
        let missing = missing(env, &library_dirs(env));
        if missing.is_empty() {
            return Self::Refused { reason: without_source_place(reason).to_owned() };
        }
        let (libraries, packages) =
            missing.into_iter().map(|(library, package)| (library.to_owned(), package.to_owned())).unzip();
        Self::Missing { libraries, packages }
    }

    /// Stable code.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "GR-WIN-001",
            Self::Refused { .. } => "GR-WIN-002",
        }
    }

    /// What may be done.
    pub(crate) fn next_step(&self) -> NextStep {
        match self {
            Self::Missing { packages, .. } => {
                NextStep::Own(OwnHint::InstallPackages { packages: packages.clone() })
            }
            Self::Refused { .. } => {
                NextStep::Own(OwnHint::RunCommand { command: "goready --terminal".to_owned() })
            }
        }
    }

    /// Class and hint as every error has them.
    pub(crate) const fn class_and_hint() -> (Class, Hint) {
        (Class::NotFound, Hint::None)
    }
}

impl From<WindowError> for CliError {
    fn from(source: WindowError) -> Self {
        Self::Window { source }
    }
}

/// What the window system said without the place in its source, which helps nobody who reads it.
fn without_source_place(reason: &str) -> &str {
    let Some((_, rest)) = reason.split_once("os error at ") else { return reason };
    rest.split_once(": ").map_or(reason, |(_, said)| said)
}

/// Whether there is a display to open a window on.
pub(crate) fn is_there(env: &Env) -> bool {
    let is_set = |name| env.text(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || is_set("WAYLAND_DISPLAY") || is_set("DISPLAY")
}

/// The libraries that are in none of the directories, each with its package.
fn missing(env: &Env, dirs: &[PathBuf]) -> Vec<(&'static str, &'static str)> {
    if cfg!(not(target_os = "linux")) {
        return Vec::new();
    }
    let is_wayland = env.text("WAYLAND_DISPLAY").is_some_and(|value| !value.is_empty());
    let wanted: &[_] = if is_wayland { &WAYLAND_LIBRARIES } else { &X11_LIBRARIES };
    let is_there = |name: &str| {
        let found = |dir: &PathBuf| fs::inspect_target(&dir.join(name)).ok().flatten().is_some();
        dirs.iter().any(found)
    };
    wanted.iter().filter(|(library, _)| !is_there(library)).copied().collect()
}

fn library_dirs(env: &Env) -> Vec<PathBuf> {
    let named = env.text("LD_LIBRARY_PATH").unwrap_or_default();
    let mut dirs: Vec<PathBuf> = named.split(':').filter(|dir| !dir.is_empty()).map(PathBuf::from).collect();
    for dir in LIBRARY_DIRS.map(Path::new) {
        dirs.push(dir.to_owned());
        // Such as /usr/lib/x86_64-linux-gnu.
        let names = fs::list(dir).unwrap_or_default();
        dirs.extend(names.iter().filter(|name| name.contains("-linux-")).map(|name| dir.join(name)));
    }
    dirs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(vars: &[(&str, &str)]) -> Env {
        vars.iter().map(|(name, value)| (name.into(), value.into())).collect()
    }

    #[test]
    fn a_missing_library_is_named_with_its_package() {
        let dir = tempfile::tempdir().unwrap();
        for (library, _) in X11_LIBRARIES.iter().filter(|(library, _)| !library.contains("xkb")) {
            std::fs::write(dir.path().join(library), "").unwrap();
        }
        let found = missing(&env(&[("DISPLAY", ":0")]), &[dir.path().to_owned()]);
        assert_eq!(found, [("libxkbcommon-x11.so.0", "libxkbcommon-x11-0")]);
        let found = missing(&env(&[("WAYLAND_DISPLAY", "wayland-0")]), &[dir.path().to_owned()]);
        assert_eq!(found.len(), WAYLAND_LIBRARIES.len());
    }

    #[test]
    fn a_refusal_is_told_without_the_place_in_a_source() {
        let said =
            "winit EventLoopError: os error at /src/winit/mod.rs:788: Failed to open connection to X server";
        assert_eq!(without_source_place(said), "Failed to open connection to X server");
        assert_eq!(without_source_place("no config"), "no config");
    }

    #[test]
    fn a_display_is_there_only_when_it_is_named() {
        assert!(!is_there(&env(&[("DISPLAY", "")])));
        assert!(is_there(&env(&[("DISPLAY", ":0")])));
        assert!(is_there(&env(&[("WAYLAND_DISPLAY", "wayland-0")])));
    }

    #[test]
    fn a_person_learns_which_package_to_install_or_to_use_the_terminal() {
        let missing = WindowError::Missing {
            libraries: vec!["libXi.so.6".to_owned()],
            packages: vec!["libxi6".to_owned()],
        };
        let packages = vec!["libxi6".to_owned()];
        assert_eq!(missing.next_step(), NextStep::Own(OwnHint::InstallPackages { packages }));
        let refused = WindowError::Refused { reason: "no config".to_owned() };
        let command = "goready --terminal".to_owned();
        assert_eq!(refused.next_step(), NextStep::Own(OwnHint::RunCommand { command }));
        assert_ne!(missing.code(), refused.code());
    }
}
