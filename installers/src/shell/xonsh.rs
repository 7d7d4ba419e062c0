//! xonsh: one file of our own in `rc.d`, which it reads at every start and which can ask whether this is a login.

use super::env_file::{Moment, Words};
use super::kinds::{RcTarget, ReadAt, Shell, ShellSetting};
use std::fmt::Write as _;

pub(super) fn targets(setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    let own = setting.own(Shell::Xonsh, &setting.config().join("xonsh"), "rc.d/goready.xsh", ReadAt::Any);
    own.into_iter().collect()
}

pub(super) fn guard(file: &str) -> String {
    format!("if __import__('os').path.isfile({file}):\n    source @({file})\n")
}

pub(super) fn guard_either(login: &str, interactive: &str) -> String {
    let indent = |text: String| {
        text.lines().fold(String::new(), |mut out, line| {
            let _ = writeln!(out, "    {line}");
            out
        })
    };
    format!(
        "if ${{...}}.get('XONSH_LOGIN', False):\n{}else:\n{}",
        indent(guard(login)),
        indent(guard(interactive))
    )
}

/// Names live inside a function that is deleted again. GOPATH is a list to xonsh, as every `…PATH` is; programs get it
/// as a string.
pub(super) fn env_text(moment: Moment, words: &Words<'_>) -> String {
    let mut out = String::new();
    for name in &words.neutralise {
        let _ = write!(out, "if '{name}' in ${{...}}:\n    del ${name}\n");
    }
    if !words.dirs.is_empty() {
        let list = words.dirs.join(", ");
        let join = match moment {
            Moment::Login => "ours + [entry for entry in path if entry not in ours]",
            Moment::Interactive => "[entry for entry in ours if entry not in path] + path",
        };
        let _ = write!(
            out,
            "def __goready_path(ours, path):\n    return {join}\n\
             $PATH = __goready_path([{list}], [str(entry) for entry in ${{...}}.get('PATH', [])])\n\
             del __goready_path\n"
        );
    }
    if let Some(gopath) = &words.gopath {
        let _ = writeln!(out, "$GOPATH = {gopath}");
    }
    out
}
