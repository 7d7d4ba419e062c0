//! The Korn shells: `.profile` at a login; interactive ksh93 reads `.kshrc` and mksh `.mkshrc`, unless ENV names
//! another file, which we leave to its owner.

use super::kinds::{RcTarget, ReadAt, Shell, ShellSetting};

pub(super) fn targets(shell: Shell, setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    let rc = if shell == Shell::Mksh { ".mkshrc" } else { ".kshrc" };
    vec![
        setting.shared(shell, setting.home.join(".profile"), ReadAt::Login),
        setting.shared(shell, setting.home.join(rc), ReadAt::Any),
    ]
}
