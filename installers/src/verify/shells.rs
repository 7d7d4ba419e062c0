//! Fresh shells: does each find this Go at login and as an interactive one?
//!
//! A shell is started as a login would start it: from an environment made from nothing, so that only what its own files
//! set can lead to Go. Then the `go` it named is started with the PATH, GOROOT and GOPATH that the shell gave, but with
//! our HOME, because Go's telemetry would otherwise be written to the person's.

use super::bench::system_env;
use super::finding::{Proof, Seen};
use super::go_env::{is_first_entry, is_same_place};
use super::leftovers::Leftovers;
use super::{Case, outcome, version};
use crate::host::run::find_program;
use crate::host::{Ended, Env, Program};
use crate::shell::probe::Terminal;
use crate::shell::{Moment, ProbeAnswer, Shell, parse_answer, probe};
use std::path::Path;

pub(super) fn prove(case: &Case<'_>) {
    let shells: Vec<Shell> = case.wanted.shells.iter().map(|(shell, _)| *shell).collect();
    let leftovers = Leftovers::watch(case.host, &shells);
    for (shell, path) in &case.wanted.shells {
        let shell = *shell;
        case.prove(Proof::ShellLogin { shell }, || seen(case, shell, path, Moment::Login));
        case.prove(Proof::ShellInteractive { shell }, || seen(case, shell, path, Moment::Interactive));
    }
    leftovers.remove();
}

fn seen(case: &Case<'_>, shell: Shell, path: &Path, moment: Moment) -> Seen {
    let judged = program(case, shell, path, moment).and_then(|program| {
        let ended = program.run(case.cancel).map_err(|error| outcome::of_run_error(&error))?;
        judge(case, &ended)
    });
    judged.unwrap_or_else(|broken| broken)
}

/// The shell with its question.
fn program(case: &Case<'_>, shell: Shell, path: &Path, moment: Moment) -> Result<Program, Seen> {
    let mut env = login_env(case, path);
    let mut command = probe(shell, moment);
    let mut path = path.to_owned();
    if command.terminal == Terminal::Needed {
        command.program = path.display().to_string();
        command = command.in_terminal();
        path = find_program(&command.program, &env.path_dirs()).ok_or(Seen::TerminalNeeded)?;
    }
    for (name, value) in &command.env {
        env.set(*name, *value);
    }
    let stdin = command.stdin.unwrap_or_default().into_bytes();
    let program = Program::new(path, &case.host.places.home, env).args(&command.args);
    Ok(Program { stdin, ..program.timeout(case.limits.shell) })
}

/// What a login gives a person's first program; Go's own variables are not in it.
fn login_env(case: &Case<'_>, shell: &Path) -> Env {
    let mut env = system_env(case.host);
    let ours = |name: &str| (name.starts_with("XDG_") || name.starts_with("LC_")) || name == "LANG";
    let person = |name: &str| matches!(name, "USER" | "LOGNAME" | "ZDOTDIR");
    for (name, value) in case.host.env.iter() {
        if name.to_str().is_some_and(|name| ours(name) || person(name)) {
            env.set(name, value);
        }
    }
    env.set("HOME", &case.host.places.home);
    env.set("SHELL", shell);
    env.set("TERM", "dumb");
    env
}

/// What a shell's answer means.
fn judge(case: &Case<'_>, ended: &Ended) -> Result<Seen, Seen> {
    let wanted = case.wanted;
    let line = || outcome::first_line(&ended.stderr_text());
    let answer =
        parse_answer(&ended.stdout).ok_or_else(|| Seen::NoAnswer { code: ended.code, line: line() })?;
    let Some(go) = &answer.go else { return Err(Seen::GoNotFound { path: answer.path }) };
    if !is_ours(case, Path::new(go)) {
        return Err(Seen::OtherGo { go: go.clone(), wanted: wanted.go(case.host) });
    }
    if let Some(goroot) = &answer.goroot
        && !is_same_place(Path::new(goroot), &wanted.root)
    {
        return Err(Seen::ForeignGoroot { goroot: goroot.into(), wanted: wanted.root.clone() });
    }
    let found = start(case, Path::new(go), &answer)?;
    if let Some(gopath) = &answer.gopath
        && !is_first_entry(gopath, &wanted.gopath)
    {
        return Ok(Seen::ForeignGopath { gopath: gopath.clone(), wanted: wanted.gopath.clone() });
    }
    if ended.code != Some(0) {
        return Ok(Seen::ShellComplained { code: ended.code, line: line() });
    }
    Ok(found)
}

/// Whether a command is the one behind the active link. Only directories are resolved: `go` itself may be a link into
/// another installation, and then it is that one's.
fn is_ours(case: &Case<'_>, go: &Path) -> bool {
    let ours = case.wanted.go(case.host);
    let same_name = go.file_name() == ours.file_name();
    go == ours || same_name && go.parent().is_some_and(|dir| is_same_place(dir, &case.wanted.link_bin))
}

/// Starts the `go` that the shell named, with what it exports.
fn start(case: &Case<'_>, go: &Path, answer: &ProbeAnswer) -> Result<Seen, Seen> {
    let mut env = case.bench.env(case.host);
    let dirs: Vec<_> = answer.path.iter().map(|dir| dir.to_string_lossy()).collect();
    env.set("PATH", dirs.join(if case.host.platform.is_windows() { ";" } else { ":" }));
    for (name, value) in [("GOROOT", &answer.goroot), ("GOPATH", &answer.gopath)] {
        if let Some(value) = value {
            env.set(name, value);
        }
    }
    let program = Program::new(go, &case.wanted.root, env).args(["version"]).timeout(case.limits.go);
    let ended = outcome::success(program.run(case.cancel))?;
    version::judge(&ended.stdout_text(), case.wanted.version, &case.host.platform)?;
    Ok(Seen::Found { go: go.to_owned(), version: case.wanted.version })
}
