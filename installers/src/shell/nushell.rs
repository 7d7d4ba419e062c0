//! nushell: an interactive one reads our own file in its `autoload` directory, after `config.nu`; a login shell that
//! runs a command (`nu -l -c`) reads `login.nu` instead, never `autoload`.

use super::env_file::{Away, Moment, Words};
use super::kinds::{RcTarget, ReadAt, Shell, ShellSetting};
use std::fmt::Write as _;
use std::path::PathBuf;

pub(super) fn targets(setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    let dir = config_dir(setting);
    let own = setting.own(Shell::Nushell, &dir, "autoload/goready.nu", ReadAt::Any);
    let login = setting.shared(Shell::Nushell, dir.join("login.nu"), ReadAt::Login);
    own.into_iter().chain([login]).collect()
}

fn config_dir(setting: &ShellSetting<'_>) -> PathBuf {
    match (setting.xdg_config_home, setting.os) {
        (None, "darwin") => setting.home.join("Library/Application Support/nushell"),
        (None, "windows") => setting.home.join("AppData/Roaming/nushell"),
        (_, _) => setting.config().join("nushell"),
    }
}

/// `source` is resolved while parsing, so the guard is a constant expression; of `null` it reads nothing.
pub(super) fn guard(file: &str) -> String {
    format!("source (if ({file} | path exists) {{ {file} }} else {{ null }})\n")
}

pub(super) fn guard_either(login: &str, interactive: &str) -> String {
    format!(
        "source (if $nu.is-login {{\n  if ({login} | path exists) {{ {login} }} else {{ null }}\n}} else {{\n  \
         if ({interactive} | path exists) {{ {interactive} }} else {{ null }}\n}})\n"
    )
}

/// PATH is a list, or still a string early in the start; `split row` takes both.
pub(super) fn env_text(moment: Moment, words: &Words<'_>) -> String {
    let mut out = String::new();
    for Away { name, value } in &words.neutralise {
        let _ = match value {
            Some(value) => {
                writeln!(out, "if $env.{name}? == {value} {{ hide-env --ignore-errors {name} }}")
            }
            None => writeln!(out, "hide-env --ignore-errors {name}"),
        };
    }
    if !words.dirs.is_empty() {
        let list = words.dirs.join(", ");
        let join = match moment {
            Moment::Login => "$ours | append ($path | where {|dir| $dir not-in $ours })",
            Moment::Interactive => "$ours | where {|dir| $dir not-in $path } | append $path",
        };
        let _ = write!(
            out,
            "$env.PATH = (do {{\n  let ours = [{list}]\n  \
             let path = ($env.PATH? | default [] | split row (char esep))\n  {join}\n}})\n"
        );
    }
    if let Some(gopath) = &words.gopath {
        let _ = writeln!(out, "$env.GOPATH = {gopath}");
    }
    out
}
