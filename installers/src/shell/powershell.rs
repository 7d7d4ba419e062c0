//! PowerShell: the profile for all of its hosts. Text only so far: no test runs a real one.

use super::env_file::{Away, Moment, Words};
use super::kinds::{RcTarget, ReadAt, Shell, ShellSetting};
use std::fmt::Write as _;

/// On Windows the two generations of PowerShell have a profile each.
pub(super) fn targets(setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    let dirs = if setting.os == "windows" {
        let documents = setting.home.join("Documents");
        vec![documents.join("PowerShell"), documents.join("WindowsPowerShell")]
    } else {
        vec![setting.config().join("powershell")]
    };
    let shared = |dir: std::path::PathBuf| {
        setting.shared(Shell::PowerShell, dir.join("profile.ps1"), ReadAt::Interactive)
    };
    dirs.into_iter().map(shared).collect()
}

pub(super) fn guard(file: &str) -> String {
    format!("if (Test-Path -LiteralPath {file} -PathType Leaf) {{ . {file} }}\n")
}

/// `& { … }` is a scope of its own. Comparing by case is right everywhere but on Windows, where a second spelling of
/// an entry does no harm.
pub(super) fn env_text(moment: Moment, words: &Words<'_>) -> String {
    let mut out = String::new();
    for Away { name, value } in &words.neutralise {
        let remove = format!("Remove-Item -LiteralPath Env:{name} -ErrorAction Ignore");
        let _ = match value {
            Some(value) => writeln!(out, "if ($env:{name} -ceq {value}) {{ {remove} }}"),
            None => writeln!(out, "{remove}"),
        };
    }
    if !words.dirs.is_empty() {
        let list = words.dirs.join(", ");
        let join = match moment {
            Moment::Login => "$ours + @($path | Where-Object { $_ -cnotin $ours })",
            Moment::Interactive => "@($ours | Where-Object { $_ -cnotin $path }) + $path",
        };
        let _ = write!(
            out,
            "$env:PATH = & {{\n  $ours = @({list})\n  $path = @()\n  \
             if ($env:PATH) {{ $path = @($env:PATH.Split([IO.Path]::PathSeparator)) }}\n  \
             ({join}) -join [IO.Path]::PathSeparator\n}}\n"
        );
    }
    if let Some(gopath) = &words.gopath {
        let _ = writeln!(out, "$env:GOPATH = {gopath}");
    }
    out
}
