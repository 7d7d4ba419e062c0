//! Real shells: where they are on this machine, and one fresh start of them in a home of the test's own.
#![expect(
    clippy::panic,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test's support: a missing shell must stop the test loudly, and starting programs is its purpose"
)]

use goready_installers::shell::probe::Terminal;
use goready_installers::shell::{Moment, ProbeAnswer, ProbeCommand, Shell, parse_answer, probe};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// The shells that `tests/install` installs: all we know but PowerShell, which no package source here has.
pub const REAL: [Shell; 12] = [
    Shell::Sh,
    Shell::Dash,
    Shell::Bash,
    Shell::Zsh,
    Shell::Ksh,
    Shell::Mksh,
    Shell::Fish,
    Shell::Tcsh,
    Shell::Csh,
    Shell::Nushell,
    Shell::Elvish,
    Shell::Xonsh,
];

/// The program of a real shell.
///
/// # Panics
///
/// When it is not installed: a skipped shell would look like a passed one.
#[must_use]
pub fn program(shell: Shell) -> PathBuf {
    let tools = test_tools();
    let mut places = vec![tools.join("node_modules/.bin"), tools.join("venv/bin")];
    places.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    // On Debian `csh` and `ksh` may be links to another shell; the unmistakable names go first.
    let names = shell.executables().iter().rev();
    names
        .flat_map(|name| places.iter().map(move |place| place.join(name)))
        .find_map(|file| fs::canonicalize(file).ok())
        .unwrap_or_else(|| panic!("{shell:?} is not installed: run tests/install"))
}

/// Where `tests/install` puts what comes from npm and pip.
fn test_tools() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), PathBuf::from);
    target.join("test-tools")
}

/// What a fresh shell printed, and what it answered.
#[derive(Debug)]
pub struct Seen {
    /// The answer to the probe; `None` when it was not given.
    pub answer: Option<ProbeAnswer>,
    /// The exit code, `None` when killed.
    pub code: Option<i32>,
    /// Standard output and standard error, with numbers made equal (process ids, job numbers).
    pub output: String,
    /// What was not in the home before.
    pub left_behind: BTreeSet<PathBuf>,
}

/// Starts a fresh shell in `home` with this PATH and nothing else in its environment, and asks it the probe's question.
#[must_use]
pub fn start(shell: Shell, moment: Moment, home: &Path, path: &str) -> Seen {
    start_command(shell, &probe(shell, moment), home, path)
}

/// [`start`] with another question or other flags.
///
/// # Panics
///
/// When the shell is not installed.
#[must_use]
pub fn start_command(shell: Shell, command: &ProbeCommand, home: &Path, path: &str) -> Seen {
    let mut command = command.clone();
    let program =
        program(shell).into_os_string().into_string().expect("program paths of a test machine are text");
    for arg in &mut command.args {
        if *arg == command.program {
            arg.clone_from(&program);
        }
    }
    command.program = program;
    if command.terminal == Terminal::Needed {
        command = command.in_terminal();
    }
    let before = tree(home);
    let (code, stdout, stderr) = run(&command, home, path);
    Seen {
        answer: parse_answer(&stdout),
        code,
        output: without_numbers(&format!(
            "{}{}",
            String::from_utf8_lossy(&stdout),
            String::from_utf8_lossy(&stderr)
        )),
        left_behind: tree(home).difference(&before).cloned().collect(),
    }
}

fn run(command: &ProbeCommand, home: &Path, path: &str) -> (Option<i32>, Vec<u8>, Vec<u8>) {
    let mut child = Command::new(&command.program)
        .args(&command.args)
        .env_clear()
        .env("HOME", home)
        .env("PATH", path)
        .env("TERM", "xterm")
        .env("LANG", "C.UTF-8")
        .env("SHELL", "/bin/sh")
        .envs(command.env.iter().copied())
        .current_dir(home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("cannot start {}: {error}", command.program));
    let mut stdin = child.stdin.take().expect("it was piped");
    let text = command.stdin.clone().unwrap_or_default();
    let writer = thread::Builder::new().name("probe-input".into()).spawn(move || {
        // A shell that stops early closes its input; its answer tells.
        let _ = stdin.write_all(text.as_bytes());
    });
    let out = child.wait_with_output().expect("a child that was started can be waited for");
    writer.expect("a thread can be started").join().expect("writing does not panic");
    (out.status.code(), out.stdout, out.stderr)
}

fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match (c.is_ascii_digit(), out.ends_with('0')) {
            (true, true) => {}
            (true, false) => out.push('0'),
            (false, _) => out.push(c),
        }
    }
    out
}

/// Every path below a directory, relative to it.
#[must_use]
pub fn tree(root: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open = vec![root.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.push(path.clone());
            }
            found.insert(path.strip_prefix(root).unwrap_or(&path).to_owned());
        }
    }
    found
}

/// PATH's value from its entries.
///
/// # Panics
///
/// When one is not Unicode; no test makes such a one.
#[must_use]
pub fn joined(entries: &[PathBuf]) -> String {
    let list: Vec<OsString> = entries.iter().map(|entry| entry.clone().into_os_string()).collect();
    list.join(std::ffi::OsStr::new(":")).into_string().expect("the paths of a test are text")
}
