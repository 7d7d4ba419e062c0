//! bash: at a login the first of `.bash_profile`, `.bash_login`, `.profile` that is there; interactive `.bashrc`.

use super::kinds::{RcTarget, ReadAt, Shell, ShellSetting};

/// A `.bash_profile` that we made would hide the person's `.profile`, so only one that is there is edited.
pub(super) fn targets(setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    let home = setting.home;
    let login = [".bash_profile", ".bash_login"].into_iter().find(|name| setting.exists(&home.join(name)));
    vec![
        setting.shared(Shell::Bash, home.join(login.unwrap_or(".profile")), ReadAt::Login),
        setting.shared(Shell::Bash, home.join(".bashrc"), ReadAt::Interactive),
    ]
}
