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
use crate::detect::{FileLine, rc_texts};
use crate::doctor::read_by;
use crate::host::run::find_program;
use crate::host::{Env, Host, Program};
use crate::observe::Cancel;
use crate::shell::probe::Terminal;
use crate::shell::{
    Behind, INSIDE_A_KEEPER, Moment, ProbeAnswer, Shell, handed_to, is_keeper, parse_answer, probe_for,
};
use std::path::{Path, PathBuf};
use std::time::Duration;

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
    let heard = ask(case.host, case.limits.shell, case.cancel, (shell, path), (moment, "go"));
    heard.and_then(|heard| judge(case, &heard)).unwrap_or_else(|broken| broken)
}

/// What a fresh shell answered, and how it ended.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    /// The answer.
    pub(crate) answer: ProbeAnswer,
    /// Exit code; none when a signal ended it.
    pub(crate) code: Option<i32>,
    /// The first line of its standard error.
    pub(crate) line: String,
}

/// Starts a fresh shell and asks it what a command is there.
pub(crate) fn ask(
    host: &Host,
    limit: Duration,
    cancel: &Cancel,
    (shell, path): (Shell, &Path),
    (moment, command): (Moment, &str),
) -> Result<Heard, Seen> {
    let asked = || program(host, (shell, path), (moment, command));
    let heard = hear(&asked()?.timeout(limit), cancel);
    let Err(Seen::NoAnswer { .. }) = &heard else { return heard };
    let Some((to, at)) = handed_over(host, shell, moment) else { return heard };
    if is_keeper(&to) {
        // The shell that it starts inside of itself is the one that people type in.
        let mut inside = asked()?.timeout(limit);
        for (name, value) in INSIDE_A_KEEPER {
            inside.env.set(name, value);
        }
        if let Ok(heard) = hear(&inside, cancel) {
            return Ok(heard);
        }
    }
    Err(Seen::HandsOver { to, at })
}

/// Runs a shell with its question.
fn hear(shell: &Program, cancel: &Cancel) -> Result<Heard, Seen> {
    let ended = shell.run(cancel).map_err(|error| outcome::of_run_error(&error))?;
    let line = outcome::first_line_of_shell(&ended.stderr_text());
    match parse_answer(&ended.stdout) {
        Some(answer) => Ok(Heard { answer, code: ended.code, line }),
        None => Err(Seen::NoAnswer { code: ended.code, line }),
    }
}

/// The program that a start-up file of a shell hands it over to, and the line.
fn handed_over(host: &Host, shell: Shell, moment: Moment) -> Option<(String, FileLine)> {
    let texts = rc_texts(host);
    let read = read_by(&texts, shell, moment);
    let mut lines = read.iter().flat_map(|text| text.text().lines().zip(1..).map(|line| (text.path(), line)));
    lines.find_map(|(path, (line, number))| {
        let at = FileLine { path: path.to_owned(), line: number };
        handed_to(line).map(|to| (to.to_owned(), at))
    })
}

/// The shell with its question.
fn program(
    host: &Host,
    (shell, path): (Shell, &Path),
    (moment, asked): (Moment, &str),
) -> Result<Program, Seen> {
    let mut env = login_env(host, path);
    let mut command = probe_for(shell, moment, asked);
    // Some questions start the shell a second time.
    let program = path.display().to_string();
    for arg in command.args.iter_mut().filter(|arg| **arg == command.program) {
        arg.clone_from(&program);
    }
    let mut path = path.to_owned();
    if command.terminal == Terminal::Needed {
        // `script` runs its line with $SHELL, in the words of `sh`; `env` gives the shell its own SHELL again.
        command.args.splice(0..0, [format!("SHELL={program}"), program]);
        "env".clone_into(&mut command.program);
        command = command.in_terminal();
        env.set("SHELL", "/bin/sh");
        path = find_program(&command.program, &env.path_dirs()).ok_or(Seen::TerminalNeeded)?;
    }
    for (name, value) in &command.env {
        env.set(*name, *value);
    }
    let stdin = command.stdin.unwrap_or_default().into_bytes();
    let program = Program::new(path, &host.places.home, env).args(&command.args);
    Ok(Program { stdin, ..program.in_own_session() })
}

/// What a login gives a person's first program; Go's own variables are not in it.
pub(crate) fn login_env(host: &Host, shell: &Path) -> Env {
    let mut env = system_env(host);
    let is_given = |name: &str| {
        let by_name = matches!(name, "USER" | "LOGNAME" | "ZDOTDIR" | "LANG");
        by_name || name.starts_with("XDG_") || name.starts_with("LC_")
    };
    for (name, value) in host.env.iter() {
        if name.to_str().is_some_and(is_given) {
            env.set(name, value);
        }
    }
    for (name, other) in [("USER", "LOGNAME"), ("LOGNAME", "USER")] {
        if let (None, Some(value)) = (env.get(name), host.env.get(other)) {
            env.set(name, value);
        }
    }
    env.set("HOME", &host.places.home);
    env.set("SHELL", shell);
    // What any terminal understands. With `dumb`, xonsh without its editor does not even start.
    env.set("TERM", "xterm");
    env
}

/// What a shell's answer means.
fn judge(case: &Case<'_>, heard: &Heard) -> Result<Seen, Seen> {
    let wanted = case.wanted;
    let answer = &heard.answer;
    let Some(said) = &answer.go else { return Err(Seen::GoNotFound { path: answer.path.clone() }) };
    // An alias or a function that ends in what PATH finds is as good as that.
    let in_path = || find_program("go", &answer.path);
    let behind = answer.word("go").and_then(|word| match word.behind {
        Behind::SameName => in_path(),
        Behind::Path(path) => Some(path),
        Behind::Other => None,
    });
    let go = behind.unwrap_or_else(|| PathBuf::from(said));
    if !is_ours(case, &go) {
        return Err(Seen::OtherGo { go: said.clone(), wanted: wanted.go(case.host) });
    }
    if let Some(goroot) = &answer.goroot
        && !is_same_place(Path::new(goroot), &wanted.root)
    {
        return Err(Seen::ForeignGoroot { goroot: goroot.into(), wanted: wanted.root.clone() });
    }
    let found = start(case, &go, answer)?;
    if let Some(gopath) = &answer.gopath
        && !is_first_entry(gopath, &wanted.gopath)
    {
        return Ok(Seen::ForeignGopath { gopath: gopath.clone(), wanted: wanted.gopath.clone() });
    }
    if heard.code != Some(0) {
        return Ok(Seen::ShellComplained { code: heard.code, line: heard.line.clone() });
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

#[cfg(test)]
mod tests {
    use super::super::fake_go::{GOOD_GO, Sandbox, of};
    use super::*;
    use crate::verify::{Finding, Severity};
    use std::fs;

    const BASH: Proof = Proof::ShellInteractive { shell: Shell::Bash };

    /// The script of a shell that gives this answer.
    fn answer(go: &str, rest: &str) -> String {
        format!(
            "printf '@goready:go=%s\\n' '{go}'; printf '@goready:path=/a:/b c\\n{rest}@goready:end=ok\\n'"
        )
    }

    fn sandbox() -> (Sandbox, String) {
        let sandbox = Sandbox::new(GOOD_GO);
        let go = sandbox.wanted.link_bin.join("go").display().to_string();
        (sandbox, go)
    }

    /// What comes of a shell that is this script.
    fn found(sandbox: &mut Sandbox, script: &str) -> Finding {
        sandbox.shell(Shell::Bash, script);
        of(&sandbox.verify(), &BASH)
    }

    #[test]
    fn a_shell_that_finds_our_go_is_proved_at_both_moments() {
        let (mut sandbox, go) = sandbox();
        sandbox.shell(Shell::Bash, &answer(&go, ""));
        let findings = sandbox.verify();
        let seen = Seen::Found { go: go.into(), version: sandbox.wanted.version };
        assert_eq!(of(&findings, &Proof::ShellLogin { shell: Shell::Bash }).seen, seen);
        assert_eq!(of(&findings, &BASH).seen, seen);
    }

    #[test]
    fn a_path_entry_spelled_through_a_link_is_ours_all_the_same() {
        let (mut sandbox, _) = sandbox();
        let alias = sandbox.dir.path().join("alias");
        std::os::unix::fs::symlink(&sandbox.host.places.data, &alias).unwrap();
        let go = alias.join("go/bin/go");
        assert!(found(&mut sandbox, &answer(go.to_str().unwrap(), "")).is_ok());
    }

    #[test]
    fn another_go_an_alias_and_a_link_to_ours_elsewhere_are_not_ours() {
        for go in ["/usr/local/go/bin/go", "alias go=gotip", "go", "function"] {
            let (mut sandbox, ours) = sandbox();
            let wanted = ours.into();
            assert_eq!(found(&mut sandbox, &answer(go, "")).seen, Seen::OtherGo { go: go.into(), wanted });
        }
        let (mut sandbox, ours) = sandbox();
        let other = sandbox.dir.path().join("go");
        std::os::unix::fs::symlink(&ours, &other).unwrap();
        let seen = found(&mut sandbox, &answer(other.to_str().unwrap(), "")).seen;
        assert_eq!(seen, Seen::OtherGo { go: other.display().to_string(), wanted: ours.into() });
    }

    #[test]
    fn a_shell_without_go_tells_its_path() {
        let (mut sandbox, _) = sandbox();
        let seen = found(&mut sandbox, &answer("", "")).seen;
        assert_eq!(seen, Seen::GoNotFound { path: vec!["/a".into(), "/b c".into()] });
    }

    #[test]
    fn a_start_up_file_that_ends_the_shell_is_a_finding() {
        let (mut sandbox, _) = sandbox();
        let finding = found(&mut sandbox, "echo; echo '.bashrc: line 3: boom' >&2; exit 7");
        assert_eq!(finding.seen, Seen::NoAnswer { code: Some(7), line: ".bashrc: line 3: boom".into() });
        assert_eq!(finding.code(), Some("GR-VFY-020"));
    }

    #[test]
    fn a_shell_that_hangs_is_killed() {
        let (mut sandbox, _) = sandbox();
        sandbox.limits.shell = Duration::from_millis(300);
        assert_eq!(found(&mut sandbox, "sleep 1000").seen, Seen::TimedOut { limit_ms: 300 });
    }

    #[test]
    fn a_shell_that_is_missing_is_a_finding() {
        let (mut sandbox, _) = sandbox();
        sandbox.wanted.shells.push((Shell::Bash, "/no/such/bash".into()));
        assert_eq!(of(&sandbox.verify(), &BASH).code(), Some("GR-VFY-001"));
    }

    #[test]
    fn a_stale_goroot_is_broken_and_our_own_is_not() {
        let (mut sandbox, go) = sandbox();
        let finding = found(&mut sandbox, &answer(&go, "@goready:goroot=/usr/lib/go-1.19\\n"));
        assert_eq!((finding.severity, finding.code()), (Severity::Broken, Some("GR-VFY-023")));
        let (mut sandbox, go) = self::sandbox();
        let rest = format!("@goready:goroot={}\\n", sandbox.wanted.root.display());
        assert!(found(&mut sandbox, &answer(&go, &rest)).is_ok());
    }

    #[test]
    fn another_gopath_is_advice_and_more_entries_behind_ours_are_fine() {
        let (mut sandbox, go) = sandbox();
        let finding = found(&mut sandbox, &answer(&go, "@goready:gopath=/else/where\\n"));
        assert_eq!((finding.severity, finding.code()), (Severity::Advice, Some("GR-VFY-024")));
        let (mut sandbox, go) = self::sandbox();
        let rest = format!("@goready:gopath={}:/more\\n", sandbox.wanted.gopath.display());
        assert!(found(&mut sandbox, &answer(&go, &rest)).is_ok());
    }

    #[test]
    fn an_error_after_the_answer_is_advice() {
        let (mut sandbox, go) = sandbox();
        let finding = found(&mut sandbox, &format!("{}; echo 'bye' >&2; exit 2", answer(&go, "")));
        assert_eq!(finding.seen, Seen::ShellComplained { code: Some(2), line: "bye".into() });
        assert_eq!(finding.severity, Severity::Advice);
    }

    #[test]
    fn a_fresh_shell_gets_nothing_of_ours_and_nothing_of_go() {
        let (mut sandbox, go) = sandbox();
        for (name, value) in
            [("GOROOT", "/x"), ("GOPATH", "/x"), ("PATH", "/x"), ("BASH_ENV", "/x"), ("USER", "ada")]
        {
            sandbox.host.env.set(name, value);
        }
        sandbox.host.env.set("XDG_DATA_HOME", "/data");
        let seen = sandbox.dir.path().join("env");
        sandbox.shell(Shell::Bash, &format!("env >'{}'; pwd; {}", seen.display(), answer(&go, "")));
        assert!(of(&sandbox.verify(), &BASH).is_ok());
        let text = fs::read_to_string(seen).unwrap();
        let mut names: Vec<&str> = text.lines().filter_map(|line| Some(line.split_once('=')?.0)).collect();
        names.retain(|name| !matches!(*name, "PWD" | "OLDPWD" | "SHLVL" | "_"));
        names.sort_unstable();
        assert_eq!(names, ["HISTFILE", "HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER", "XDG_DATA_HOME"]);
        assert!(text.contains("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n"));
    }

    #[test]
    fn go_is_started_with_what_the_shell_exports_but_with_our_home() {
        let mut sandbox = Sandbox::new("/usr/bin/env >\"$ROOT/env\"; echo go version go1.23.12 linux/amd64");
        let go = sandbox.wanted.link_bin.join("go").display().to_string();
        let gopath = sandbox.wanted.gopath.display().to_string();
        let rest = format!("@goready:gopath={gopath}\\n");
        sandbox.shell(Shell::Bash, &answer(&go, &rest));
        let bench = super::super::Bench::set_up(&sandbox.host, &crate::observe::Cancel::default()).unwrap();
        let case = Case {
            host: &sandbox.host,
            wanted: &sandbox.wanted,
            bench: &bench,
            limits: sandbox.limits,
            cancel: &crate::observe::Cancel::default(),
            news: std::sync::mpsc::sync_channel(1).0,
        };
        let (shell, path) = &sandbox.wanted.shells[0];
        assert!(matches!(seen(&case, *shell, path, Moment::Login), Seen::Found { .. }));
        let text = fs::read_to_string(sandbox.wanted.root.join("env")).unwrap();
        let home = sandbox.host.places.proofs().join("home");
        let lines: Vec<&str> = text.lines().collect();
        for line in [
            format!("HOME={}", home.display()),
            format!("XDG_CONFIG_HOME={}", home.join(".config").display()),
            format!("GOPATH={gopath}"),
            "GOTOOLCHAIN=local".to_owned(),
            "PATH=/a:/b c".to_owned(),
        ] {
            assert!(lines.contains(&line.as_str()), "{line} is not in {text}");
        }
    }
}
