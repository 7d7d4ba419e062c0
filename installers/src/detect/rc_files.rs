//! The shell files a plan may touch, and our block in each.

use super::facts::{BlockFacts, RcFileFacts, ShellFacts};
use super::file::file_facts;
use super::home::config_base;
use crate::host::Host;
use crate::host::fs;
use crate::shell::{BlockState, Role, ShellSetting, block, rc_targets};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The name of our file for systemd's user manager.
pub(crate) const ENVIRONMENT_D_FILE: &str = "environment.d/60-goready.conf";

/// Shell files, and every path that was asked for on the way to them.
pub(super) struct RcFiles {
    pub(super) files: BTreeMap<PathBuf, RcFileFacts>,
    /// What decides which files a shell reads, such as `.bash_profile` or fish's directory.
    pub(super) asked: BTreeSet<PathBuf>,
}

/// Looks at the files of every installed shell, missing ones included, whatever role a plan will give the shell.
pub(super) fn rc_files(host: &Host, person: u32, shells: &[ShellFacts], zdotdir: Option<&Path>) -> RcFiles {
    let asked = RefCell::new(BTreeSet::new());
    let existing = |path: &Path| {
        asked.borrow_mut().insert(path.to_owned());
        fs::inspect(path).ok().flatten().is_some()
    };
    let xdg_config_home = host.env.absolute_path("XDG_CONFIG_HOME");
    let mut paths = BTreeSet::from([config_base(host).join(ENVIRONMENT_D_FILE)]);
    for shell in shells {
        for role in [Role::Used, Role::Installed] {
            let setting = ShellSetting {
                os: &host.platform.os,
                home: &host.places.home,
                xdg_config_home: xdg_config_home.as_deref(),
                zdotdir,
                existing: &existing,
                late: &|_| true,
                role,
            };
            paths.extend(rc_targets(shell.shell, &setting).into_iter().map(|target| target.path));
        }
    }
    let asked = asked.into_inner();
    let is_file = |path: &&PathBuf| {
        let entry = fs::inspect_target(path).ok().flatten();
        entry.is_none_or(|entry| entry.kind != fs::Kind::Dir) && fs::inspect(path).ok().flatten().is_some()
    };
    paths.extend(asked.iter().filter(is_file).cloned());
    let files = paths.into_iter().map(|path| (path.clone(), rc_file(&path, person))).collect();
    RcFiles { files, asked }
}

fn rc_file(path: &Path, person: u32) -> RcFileFacts {
    let (file, bytes) = file_facts(path, person);
    let block = match bytes.as_deref().map(block::inspect) {
        None | Some(Ok(BlockState::Absent)) => BlockFacts::Absent,
        Some(Ok(BlockState::Present { body, .. })) => BlockFacts::Present { body },
        Some(Err(error)) => BlockFacts::Broken { line: error.line(), reason: error.to_string() },
    };
    RcFileFacts { file, block }
}
