//! Detect: looks at the machine and changes nothing; starts no program and opens no socket.
//!
//! What cannot be found out is a hole in the [`Facts`], not an error. Looks are bounded: known directories are
//! listed, no tree is walked, and of large files only a part is read.

mod adoptable;
mod caches;
mod cpu;
mod editors;
mod elf;
pub mod facts;
mod file;
mod follow;
pub(crate) mod go_env;
mod gopath_lines;
mod home;
mod late_lines;
mod libc;
mod machine;
mod network;
mod ours;
mod project_place;
mod rc_files;
mod rc_lines;
mod redact;
mod sdks;
mod shells;
mod stomp;
mod stored_tools;
mod tools;

#[cfg(test)]
mod tests;

pub(crate) use adoptable::{Adoptable, adoptable};
pub(crate) use caches::is_recognized;
pub use caches::{Cache, CacheFacts, caches};
pub use editors::{Astray, EditorFacts, EditorRead, editors};
pub use facts::*;
pub use file::{MAX_USER_FILE_BYTES, file_facts};
pub(crate) use home::person;
pub(crate) use project_place::holds_others;
pub use project_place::{PlaceFacts, project_place, vs_code};
pub(crate) use rc_files::ENVIRONMENT_D_FILE;
pub use rc_lines::{FileLine, SetLine};
pub(crate) use rc_lines::{RcText, last_line, last_line_naming, line_that_sets, rc_texts};
pub use redact::without_userinfo;
pub(crate) use sdks::{first_go, version_at};
pub use shells::shell_programs;
pub(crate) use stored_tools::{ABOUT, stored_tools};
pub use stored_tools::{look_where_go_installs, programs};

use crate::error::{Class, Coded, Hint};
use crate::host::Host;
use crate::host::fs::{self, Kind};
use std::path::PathBuf;

/// Why there are no facts at all.
#[derive(Debug, thiserror::Error)]
pub enum DetectError {
    /// The home went away after this run began.
    #[error("home is no directory any more: `{}`", path.display())]
    HomeGone {
        /// The home.
        path: PathBuf,
    },
}

impl Coded for DetectError {
    fn code(&self) -> &'static str {
        match self {
            Self::HomeGone { .. } => "GR-DETECT-001",
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::HomeGone { .. } => Class::CannotCreate,
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::HomeGone { .. } => Hint::NameHome,
        }
    }
}

/// Looks at everything a plan, `status` and `doctor` want to know.
pub fn detect(host: &Host) -> Result<Facts, DetectError> {
    let home = &host.places.home;
    if fs::inspect_target(home).ok().flatten().is_none_or(|entry| entry.kind != Kind::Dir) {
        return Err(DetectError::HomeGone { path: home.clone() });
    }
    let machine = machine::machine(host);
    let person = home::person(host);
    let search = shells::search_path(host, machine.wsl.is_some());
    let shells = shells::shells(host, person, &search);
    let zdotdir = home::zdotdir(host);
    let rc = rc_files::rc_files(host, person, &shells, zdotdir.as_deref());
    let texts = rc_texts(host);
    let gopath = gopath_lines::gopath_lines(&texts, host);
    let settings = go_env::GoSettings::read(host, person).with_start_up_gopath(gopath.agreed);
    let ours = ours::ours(host);
    let sdks = sdks::sdks(host, &settings, &search, &ours.adopted);
    let settings =
        settings.with_goroot(sdks.iter().find(|sdk| sdk.is_first_on_path).map(|sdk| sdk.root.as_path()));
    let tools = tools::tools(host, &settings, &search);
    let home = home::home(host, person, zdotdir, &settings, &rc);
    let go_env = settings.values();
    Ok(Facts {
        detected_at: host.clock.unix_secs(),
        machine,
        home,
        shells,
        rc_files: rc.files,
        ours,
        bin: stored_tools::bin(&go_env, host),
        go_env,
        gopath_line: gopath.unread,
        goroot_lines: rc_lines::lines_that_set(&texts, "GOROOT", host),
        set_late: late_lines::set_late(&texts, host),
        go_env_file: settings.into_file_facts(),
        sdks,
        tools,
        proxies: network::proxies(host),
        path: host.env.path_dirs(),
        systemd_user: network::systemd_user(host),
        caches: Vec::new(),
        editors: Vec::new(),
        project_place: None,
    })
}
