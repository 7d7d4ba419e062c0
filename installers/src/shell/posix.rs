//! POSIX `sh`, and the text that dash, busybox, bash, zsh, ksh93 and mksh share.
//!
//! `ENV` is never set: a non-login `dash` reads nothing else, so it finds Go by what its login shell exported.

use super::env_file::{Away, Moment, Words};
use super::kinds::{RcTarget, ReadAt, Shell, ShellSetting};
use std::fmt::Write as _;

pub(super) fn targets(shell: Shell, setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    vec![setting.shared(shell, setting.home.join(".profile"), ReadAt::Login)]
}

/// Unguarded, dash would stop reading the whole `.profile` at a missing file, and a graphical login with it.
pub(super) fn guard(file: &str) -> String {
    format!("if [ -f {file} ] && [ -r {file} ]; then . {file}; fi\n")
}

/// `$-` holds an `l` in a login shell of zsh, ksh93 and mksh; bash does not say.
pub(super) fn guard_either(login: &str, interactive: &str) -> String {
    format!(
        "case $- in\n*l*) {} ;;\n*) {} ;;\nesac\n",
        guard(login).trim_end(),
        guard(interactive).trim_end()
    )
}

/// Only parameter expansion, no program and no function: nothing to leak, nothing that PATH must find.
///
/// Strings are compared with `[`, never `case`: bash's `nocasematch` would take `/A` for `/a` there. Patterns stand in
/// unquoted assignments, where every one of these shells takes `"$x"` inside them literally.
pub(super) fn env_text(moment: Moment, words: &Words<'_>) -> String {
    let mut out = String::new();
    for Away { name, value } in &words.neutralise {
        let _ = match value {
            Some(value) => writeln!(out, "if [ \"${{{name}-}}\" = {value} ]; then unset {name}; fi"),
            None => writeln!(out, "if [ \"${{{name}+x}}\" = x ]; then unset {name}; fi"),
        };
    }
    if !words.dirs.is_empty() {
        out.push_str(&match moment {
            Moment::Login => to_the_front(&words.dirs),
            Moment::Interactive => where_absent(&words.dirs),
        });
    }
    if let Some(gopath) = &words.gopath {
        let _ = write!(out, "GOPATH={gopath}\nexport GOPATH\n");
    }
    out
}

fn to_the_front(dirs: &[String]) -> String {
    let (list, front) = (dirs.join(" "), dirs.join(":"));
    format!(
        r#"__goready_rest=${{PATH:+:$PATH}}:
for __goready_dir in {list}; do
  while __goready_tail=${{__goready_rest#*:"$__goready_dir":}}; [ "$__goready_tail" != "$__goready_rest" ]; do
    __goready_rest=${{__goready_rest%%:"$__goready_dir":*}}:$__goready_tail
  done
done
PATH={front}${{__goready_rest%:}}
export PATH
unset __goready_dir __goready_rest __goready_tail
"#
    )
}

fn where_absent(dirs: &[String]) -> String {
    let list = dirs.join(" ");
    format!(
        r#"__goready_path=:${{PATH-}}:
__goready_new=
for __goready_dir in {list}; do
  __goready_tail=${{__goready_path#*:"$__goready_dir":}}
  if [ "$__goready_tail" = "$__goready_path" ]; then
    __goready_new=$__goready_new$__goready_dir:
  fi
done
if [ -n "$__goready_new" ]; then
  if [ -n "${{PATH-}}" ]; then PATH=$__goready_new$PATH; else PATH=${{__goready_new%:}}; fi
  export PATH
fi
unset __goready_dir __goready_new __goready_path __goready_tail
"#
    )
}
