//! fish: one file of our own in `conf.d`, which every fish reads and which can ask `status is-login`.
//!
//! `config.fish` is read behind all of `conf.d`; it gets our block only where something behind our file sets what we take
//! away.

use super::env_file::{Away, Moment, Words};
use super::kinds::{RcTarget, ReadAt, Shell, ShellSetting};
use std::fmt::Write as _;

/// Our own file, below the directory of its configuration.
pub(crate) const FISH_FILE: &str = "conf.d/goready.fish";

pub(super) fn targets(setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    let dir = setting.config().join("fish");
    let config = dir.join("config.fish");
    let late = (setting.late)(&config).then(|| setting.shared(Shell::Fish, config, ReadAt::Any));
    setting.own(Shell::Fish, &dir, FISH_FILE, ReadAt::Any).into_iter().chain(late).collect()
}

pub(super) fn guard(file: &str) -> String {
    format!("if test -f {file}; and test -r {file}; source {file}; end\n")
}

pub(super) fn guard_either(login: &str, interactive: &str) -> String {
    format!(
        "if status is-login\n  {}\nelse\n  {}\nend\n",
        guard(login).trim_end(),
        guard(interactive).trim_end()
    )
}

/// `set -l` inside `begin … end` ends with it, so nothing is left behind.
pub(super) fn env_text(moment: Moment, words: &Words<'_>) -> String {
    let mut out = String::new();
    for Away { name, value } in &words.neutralise {
        // A universal variable of that name stays: it is the person's own setting, and is shown as a finding.
        let _ = match value {
            Some(value) => writeln!(out, "if test \"${name}\" = {value}; set -e -g {name}; end"),
            None => writeln!(out, "set -e -g {name}"),
        };
    }
    if !words.dirs.is_empty() {
        let list = words.dirs.join(" ");
        let text = match moment {
            Moment::Login => format!(
                "begin\n  set -l ours {list}\n  set -l rest\n  for dir in $PATH\n    \
                 contains -- $dir $ours; or set -a rest $dir\n  end\n  set -gx PATH $ours $rest\nend\n"
            ),
            Moment::Interactive => format!(
                "begin\n  set -l new\n  for dir in {list}\n    contains -- $dir $PATH; or set -a new $dir\n  end\n  \
                 if set -q new[1]; set -gx PATH $new $PATH; end\nend\n"
            ),
        };
        out.push_str(&text);
    }
    if let Some(gopath) = &words.gopath {
        let _ = writeln!(out, "set -gx GOPATH {gopath}");
    }
    out
}
