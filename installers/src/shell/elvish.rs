//! elvish: `rc.elv`, read when interactive only. It has no login shells of its own kind, so the gentle file is used.

use super::env_file::{Away, Moment, Words};
use super::kinds::{Creation, RcTarget, ReadAt, Shell, ShellSetting};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Before 0.20 a file at the old place wins over the new one, so it is edited where it is.
pub(super) fn targets(setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    let old = setting.home.join(".elvish/rc.elv");
    let dir = match (setting.xdg_config_home, setting.os) {
        (None, "windows") => setting.home.join("AppData/Roaming/elvish"),
        (_, _) => setting.config().join("elvish"),
    };
    let shared = |path: PathBuf| setting.shared(Shell::Elvish, path, ReadAt::Interactive);
    vec![shared(dir.join("rc.elv")), RcTarget { creation: Creation::OnlyIfPresent, ..shared(old) }]
}

/// A lambda that runs at once: what it `use`s ends with it.
pub(super) fn guard(file: &str) -> String {
    format!("{{ use path; if (path:is-regular {file}) {{ eval (slurp < {file}) }} }}\n")
}

pub(super) fn env_text(moment: Moment, words: &Words<'_>) -> String {
    let mut out = String::new();
    for Away { name, value } in &words.neutralise {
        let _ = match value {
            Some(value) => writeln!(out, "if (eq $E:{name} {value}) {{ unset-env {name} }}"),
            None => writeln!(out, "unset-env {name}"),
        };
    }
    if !words.dirs.is_empty() {
        let list = words.dirs.join(" ");
        let text = match moment {
            Moment::Login => format!(
                "{{\n  var ours = [{list}]\n  \
                 set paths = [$@ours (each {{|dir| if (not (has-value $ours $dir)) {{ put $dir }} }} $paths)]\n}}\n"
            ),
            Moment::Interactive => format!(
                "{{\n  var ours = [{list}]\n  \
                 set paths = [(each {{|dir| if (not (has-value $paths $dir)) {{ put $dir }} }} $ours) $@paths]\n}}\n"
            ),
        };
        out.push_str(&text);
    }
    if let Some(gopath) = &words.gopath {
        let _ = writeln!(out, "set-env GOPATH {gopath}");
    }
    out
}
