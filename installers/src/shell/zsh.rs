//! zsh: `.zprofile` at a login, then `.zshrc` when interactive, both in ZDOTDIR.
//!
//! `.zshrc` is read after `.zprofile`, and many people extend PATH there; so in a login shell our block in it moves our
//! directories to the front again. A login shell reads `.zlogin` last; it gets our block only where it sets what we take
//! away.

use super::kinds::{RcTarget, ReadAt, Shell, ShellSetting};

pub(super) fn targets(setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    let dir = setting.zdotdir.unwrap_or(setting.home);
    let last = dir.join(".zlogin");
    let mut targets = vec![
        setting.shared(Shell::Zsh, dir.join(".zprofile"), ReadAt::Login),
        setting.shared(Shell::Zsh, dir.join(".zshrc"), ReadAt::Any),
    ];
    if (setting.late)(&last) {
        targets.push(setting.shared(Shell::Zsh, last, ReadAt::Login));
    }
    targets
}
