//! csh and tcsh: `.cshrc` (tcsh: `.tcshrc` where there is one) at every start, then `.login` at a login.

use super::env_file::{Moment, Words};
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

/// The shell's own list `path` mirrors PATH. `:q` keeps each word whole; the `x` keeps a word that looks like an
/// operator from being one.
pub(super) fn env_text(moment: Moment, words: &Words<'_>) -> String {
    let mut out = String::new();
    for name in &words.neutralise {
        let _ = writeln!(out, "unsetenv {name}");
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
    let other: Vec<String> = dirs.iter().map(|dir| format!("x$__goready_dir:q != x{dir}")).collect();
    let other = other.join(" && ");
    format!(
        "set __goready_rest = ( )\n\
         foreach __goready_dir ( $path:q )\n  \
         if ( {other} ) set __goready_rest = ( $__goready_rest:q $__goready_dir:q )\n\
         end\n\
         set path = ( {list} $__goready_rest:q )\n\
         unset __goready_dir __goready_rest\n"
    )
}

fn where_absent(dirs: &[String]) -> String {
    let mut out = String::from("set __goready_new = ( )\n");
    for dir in dirs {
        let _ = write!(
            out,
            "set __goready_seen = 0\n\
             foreach __goready_dir ( $path:q )\n  \
             if ( x$__goready_dir:q == x{dir} ) set __goready_seen = 1\n\
             end\n\
             if ( ! $__goready_seen ) set __goready_new = ( $__goready_new:q {dir} )\n"
        );
    }
    out.push_str(
        "if ( $#__goready_new > 0 ) set path = ( $__goready_new:q $path:q )\n\
         unset __goready_dir __goready_new __goready_seen\n",
    );
    out
}
