//! xonsh: one file of our own in `rc.d`, which it reads at every start and which can ask whether this is a login.

use super::env_file::{Away, Moment, Words};
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

/// Names live inside a function that is deleted again, and PATH is changed in place by index and slice, because xonsh
/// expands variables in its entries whenever they are read (and once more in `insert`): stored again they would be
/// expanded twice.
///
/// That expansion knows no escape, so a `$` of ours is spelt by a variable that holds it. GOPATH is such a list too, as
/// every `…PATH` is; programs get it as a string.
pub(super) fn env_text(moment: Moment, words: &Words<'_>) -> String {
    let mut out = String::new();
    for Away { name, value } in &words.neutralise {
        let _ = match value {
            // As programs get it: GOPATH is a list otherwise.
            Some(value) => write!(out, "if ${{...}}.detype().get('{name}') == {value}:\n    del ${name}\n"),
            None => write!(out, "if '{name}' in ${{...}}:\n    del ${name}\n"),
        };
    }
    if words.dirs.iter().chain(&words.gopath).any(|word| word.contains('$')) {
        out.push_str("$GOREADY_DOLLAR = '$'\n");
    }
    if !words.dirs.is_empty() {
        let (literal, stored) = (words.dirs.join(", "), spelt(&words.dirs.join(", ")));
        let change = match moment {
            Moment::Login => {
                "    for at in reversed(range(len(path))):\n        if path[at] in ours:\n            del path[at]\n"
            }
            Moment::Interactive => {
                "    stored = [word for word, entry in zip(stored, ours) if entry not in path]\n"
            }
        };
        let _ = write!(
            out,
            "def __goready_path(path, ours, stored):\n{change}    path[0:0] = stored\n    return path\n\
             $PATH = __goready_path(${{...}}['PATH'], [{literal}], [{stored}])\n\
             del __goready_path\n"
        );
    }
    if let Some(gopath) = &words.gopath {
        let _ = writeln!(out, "$GOPATH = {}", spelt(gopath));
    }
    out
}

fn spelt(words: &str) -> String {
    words.replace('$', "${\"GOREADY_DOLLAR\"}")
}
