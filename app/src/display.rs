//! Whether a window can be opened here, on what, and what is missing where it cannot.
//!
//! The window's libraries are opened while the program runs, so that the command line needs none of them. Which one is
//! missing is found by looking for its file where the loader looks, without opening anything.

mod libraries;

use crate::cli::{CliError, NextStep, OwnHint};
use goready_installers::error::{Class, Hint};
use goready_installers::host::Env;
use goready_installers::host::desktop::answers;
use libraries::{Library, Shelves};
use std::path::PathBuf;

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
    /// The display that is named does not answer.
    #[error("cannot open the window: no display at {display}")]
    Silent {
        /// Which one, as the environment names it.
        display: String,
    },
    /// The display answers, and nothing draws on it.
    #[error("cannot open the window: no OpenGL: {reason}")]
    NoDrawing {
        /// What the library for it said.
        reason: String,
        /// Packages that draw without a graphics card; none where they are here.
        packages: Vec<String>,
    },
}

/// What a window is opened on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Desk {
    /// An X server.
    X11,
    /// A Wayland compositor.
    Wayland,
    /// What this system has besides.
    Own,
}

impl Desk {
    /// The one to be used: Wayland where it is named and can serve, else X11. Sessions leave the name of a compositor
    /// behind that has ended, or name one for which this system has no libraries.
    pub(crate) fn choose(env: &Env) -> Self {
        // Looking for libraries takes a while, and is needed for Wayland alone.
        Self::choose_by(env, || Shelves::of(env).missing_for_wayland().is_empty())
    }

    fn choose_from(env: &Env, shelves: &Shelves) -> Self {
        Self::choose_by(env, || shelves.missing_for_wayland().is_empty())
    }

    fn choose_by(env: &Env, has_libraries: impl FnOnce() -> bool) -> Self {
        if cfg!(not(target_os = "linux")) {
            return Self::Own;
        }
        let has_x11 = env.get("DISPLAY").is_some();
        let is_served = || wayland_answers(env) && has_libraries();
        if names_wayland(env) && (!has_x11 || is_served()) { Self::Wayland } else { Self::X11 }
    }

    /// The variable that names it, with its value.
    fn named(self, env: &Env) -> String {
        let variable = match self {
            Self::X11 => "DISPLAY",
            Self::Wayland => "WAYLAND_DISPLAY",
            Self::Own => return String::new(),
        };
        format!("{variable}={}", env.text(variable).unwrap_or_default())
    }
}

impl WindowError {
    /// From what the window system said, after a look at the libraries.
    pub(crate) fn of(reason: &str, env: &Env) -> Self {
        Self::from_words(reason, env, &Shelves::of(env))
    }

    fn from_words(reason: &str, env: &Env, shelves: &Shelves) -> Self {
        let said = without_source_place(reason);
        let desk = Desk::choose_from(env, shelves);
        if UNANSWERED.iter().any(|words| said.contains(words)) {
            return Self::Silent { display: desk.named(env) };
        }
        let missing = match desk {
            Desk::X11 => shelves.missing_for_x11(),
            Desk::Wayland => shelves.missing_for_wayland(),
            Desk::Own => Vec::new(),
        };
        if !missing.is_empty() {
            let (libraries, packages) = apart(missing);
            return Self::Missing { libraries, packages };
        }
        if OPENGL.iter().any(|words| said.contains(words)) {
            let (_, packages) = apart(shelves.missing_for_drawing());
            return Self::NoDrawing { reason: cause(said).to_owned(), packages };
        }
        Self::Refused { reason: said.to_owned() }
    }

    /// Stable code.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "GR-WIN-001",
            Self::Refused { .. } => "GR-WIN-002",
            Self::Silent { .. } => "GR-WIN-003",
            Self::NoDrawing { .. } => "GR-WIN-004",
        }
    }

    /// What may be done.
    pub(crate) fn next_step(&self) -> NextStep {
        match self {
            Self::Missing { packages, .. } => {
                NextStep::Own(OwnHint::InstallPackages { packages: packages.clone() })
            }
            Self::NoDrawing { packages, .. } if !packages.is_empty() => {
                NextStep::Own(OwnHint::InstallPackages { packages: packages.clone() })
            }
            Self::Refused { .. } | Self::Silent { .. } | Self::NoDrawing { .. } => {
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

/// What is said of a display that does not answer.
const UNANSWERED: [&str; 2] = ["Failed to open connection to X server", "Could not find wayland compositor"];

/// What words about drawing have in them.
const OPENGL: [&str; 3] = ["glutin", "OpenGL", "egui_glow"];

fn apart(missing: Vec<Library>) -> (Vec<String>, Vec<String>) {
    missing.into_iter().map(|(library, package)| (library.to_owned(), package.to_owned())).unzip()
}

/// What the window system said without the place in its source, which helps nobody who reads it.
fn without_source_place(reason: &str) -> &str {
    let Some((_, rest)) = reason.split_once("os error at ") else { return reason };
    rest.split_once(": ").map_or(reason, |(_, said)| said)
}

/// The last cause of several: before it stands everything that was asked of the library.
fn cause(said: &str) -> &str {
    let last = said.rsplit_once("rror: ").map_or(said, |(_, cause)| cause);
    last.trim_end_matches('.')
}

/// Whether there is a display to open a window on.
pub(crate) fn is_there(env: &Env) -> bool {
    cfg!(any(windows, target_os = "macos")) || names_wayland(env) || env.get("DISPLAY").is_some()
}

fn names_wayland(env: &Env) -> bool {
    env.get("WAYLAND_DISPLAY").is_some() || env.get("WAYLAND_SOCKET").is_some()
}

/// Whether something listens where the environment says; a socket that was handed over is there.
fn wayland_answers(env: &Env) -> bool {
    let Some(name) = env.get("WAYLAND_DISPLAY").map(PathBuf::from) else {
        return env.get("WAYLAND_SOCKET").is_some();
    };
    // A name may be a path.
    let socket = match env.absolute_path("XDG_RUNTIME_DIR") {
        Some(dir) => dir.join(name),
        None => name,
    };
    env.get("WAYLAND_SOCKET").is_some() || answers(&socket)
}

#[cfg(test)]
mod tests;
