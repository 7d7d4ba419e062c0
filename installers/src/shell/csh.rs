//! csh and tcsh: `.cshrc` (tcsh: `.tcshrc` where there is one) at every start, then `.login` at a login.

use super::env_file::{Away, Moment, Words};
use super::kinds::{RcTarget, ReadAt, Shell, ShellSetting};
use std::fmt::Write as _;

/// Where `csh` is a link to tcsh, it prefers `.tcshrc` too; so both are edited for it.
pub(super) fn targets(shell: Shell, setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    let home = setting.home;
    let (cshrc, tcshrc) = (home.join(".cshrc"), home.join(".tcshrc"));
    let has_tcshrc = setting.exists(&tcshrc);
    let mut targets = Vec::new();
    if shell == Shell::Csh || !has_tcshrc {
        targets.push(setting.shared(shell, cshrc, ReadAt::Interactive));
    }
    if has_tcshrc {
        targets.push(setting.shared(shell, tcshrc, ReadAt::Interactive));
    }
    targets.push(setting.shared(shell, home.join(".login"), ReadAt::Login));
    targets
}

pub(super) fn guard(file: &str) -> String {
    format!("if ( -f {file} && -r {file} ) source {file}\n")
}

/// The shell's own list `path` mirrors PATH. `:q` keeps each word whole.
pub(super) fn env_text(moment: Moment, words: &Words<'_>) -> String {
    let mut out = String::new();
    for Away { name, value } in &words.neutralise {
        let _ = match value {
            Some(value) => {
                writeln!(out, "if ( $?{name} ) then\n  if ( x${name}:q == x{value} ) unsetenv {name}\nendif")
            }
            None => writeln!(out, "unsetenv {name}"),
        };
    }
    if !words.dirs.is_empty() {
        out.push_str("if ( ! $?path ) set path = ( )\n");
        out.push_str(&match moment {
            Moment::Login => to_the_front(&words.dirs),
            Moment::Interactive => where_absent(&words.dirs),
        });
    }
    if let Some(gopath) = &words.gopath {
        let _ = writeln!(out, "setenv GOPATH {gopath}");
    }
    out
}

fn to_the_front(dirs: &[String]) -> String {
    let list = dirs.join(" ");
    let other: Vec<String> = dirs.iter().map(|dir| format!("{ENTRY} != x{dir}")).collect();
    let keep = format!(
        "if ( {} ) set __goready_rest = ( $__goready_rest:q $path[$__goready_at]:q )",
        other.join(" && ")
    );
    format!(
        "set __goready_rest = ( )\n\
         {}\
         set path = ( {list} $__goready_rest:q )\n\
         unset __goready_at __goready_rest\n",
        for_each_entry(&keep)
    )
}

fn where_absent(dirs: &[String]) -> String {
    let mut out = String::from("set __goready_new = ( )\n");
    for dir in dirs {
        let look = for_each_entry(&format!("if ( {ENTRY} == x{dir} ) set __goready_seen = 1"));
        let _ = write!(
            out,
            "set __goready_seen = 0\n\
             {look}\
             if ( ! $__goready_seen ) set __goready_new = ( $__goready_new:q {dir} )\n"
        );
    }
    out.push_str(
        "if ( $#__goready_new > 0 ) set path = ( $__goready_new:q $path:q )\n\
         unset __goready_at __goready_new __goready_seen\n",
    );
    out
}

/// The entry at hand in [`for_each_entry`]; the `x` keeps one that looks like an operator from being one.
const ENTRY: &str = "x$path[$__goready_at]:q";

/// Counts through `path`: BSD's csh would run what stands between backquotes in the words of a `foreach`.
fn for_each_entry(line: &str) -> String {
    format!(
        "@ __goready_at = 1\n\
         while ( $__goready_at <= $#path )\n  \
         {line}\n  \
         @ __goready_at = $__goready_at + 1\n\
         end\n"
    )
}
