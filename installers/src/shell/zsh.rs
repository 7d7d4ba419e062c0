//! zsh: `.zprofile` at a login, then `.zshrc` when interactive, both in ZDOTDIR.
//!
//! `.zshrc` is read after `.zprofile`, and many people extend PATH there; so in a login shell our block in it moves our
//! directories to the front again.

use super::kinds::{RcTarget, ReadAt, Shell, ShellSetting};

pub(super) fn targets(setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    let dir = setting.zdotdir.unwrap_or(setting.home);
    vec![
        setting.shared(Shell::Zsh, dir.join(".zprofile"), ReadAt::Login),
        setting.shared(Shell::Zsh, dir.join(".zshrc"), ReadAt::Any),
    ]
}
