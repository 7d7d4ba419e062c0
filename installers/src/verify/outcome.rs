//! How a program's end becomes something seen.

use super::finding::{Seen, StartCause};
use crate::host::fs::{self, Kind};
use crate::host::run::is_executable;
use crate::host::{Ended, RunError};
use std::io;
use std::path::Path;

/// `ENOEXEC`, the same number on Linux, macOS and the BSDs; the standard library has no kind for it.
const ENOEXEC: i32 = 8;

/// The output of a program that ended well, or what went wrong.
pub(crate) fn success(ended: Result<Ended, RunError>) -> Result<Ended, Seen> {
    let ended = ended.map_err(|error| of_run_error(&error))?;
    if ended.code == Some(0) {
        return Ok(ended);
    }
    Err(Seen::Failed { code: ended.code, line: telling_line(&ended) })
}

/// What a program that gave no result comes to.
pub(crate) fn of_run_error(error: &RunError) -> Seen {
    match error {
        RunError::Start { path, source } => Seen::NotStarted {
            path: path.clone(),
            cause: start_cause(path, source),
            message: source.to_string(),
        },
        RunError::TimedOut { timeout, .. } => {
            Seen::TimedOut { limit_ms: u64::try_from(timeout.as_millis()).unwrap_or(u64::MAX) }
        }
        RunError::Cancelled { .. } => Seen::Cancelled,
    }
}

fn start_cause(path: &Path, source: &io::Error) -> StartCause {
    if source.raw_os_error() == Some(ENOEXEC) {
        return StartCause::ForeignFormat;
    }
    let kind = source.kind();
    let is_absent = matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory);
    let is_refused = kind == io::ErrorKind::PermissionDenied;
    match (is_absent, is_refused) {
        (true, _) if is_there(path) => StartCause::LoaderMissing,
        (true, _) => StartCause::Missing,
        (_, true) if is_executable(path) => StartCause::NoExec,
        (_, true) => StartCause::NotExecutable,
        (false, false) => StartCause::Other,
    }
}

impl Seen {
    /// An answer that is not understood, by its first line.
    pub(crate) fn garbled(text: &str) -> Self {
        Self::Garbled { line: first_line(text) }
    }
}

fn is_there(path: &Path) -> bool {
    fs::inspect_target(path).ok().flatten().is_some_and(|entry| entry.kind == Kind::File)
}

/// The first line that says what went wrong: not empty, and not one of the headings `go build` puts before messages.
pub(super) fn telling_line(ended: &Ended) -> String {
    let (stderr, stdout) = (ended.stderr_text(), ended.stdout_text());
    let mut lines = stderr.lines().chain(stdout.lines()).map(str::trim);
    lines.find(|line| !line.is_empty() && !line.starts_with("# ")).map(shortened).unwrap_or_default()
}

/// The first line of a text.
pub(super) fn first_line(text: &str) -> String {
    text.lines().map(str::trim).find(|line| !line.is_empty()).map(shortened).unwrap_or_default()
}

/// What shells say of having no terminal, which is our doing and explains nothing.
const NO_TERMINAL: [&str; 9] = [
    "cannot set terminal process group",
    "no job control in this shell",
    "无法设定终端进程组",
    "此 shell 中无任务控制",
    "job control turned off",
    "won't have full job control",
    "can't find tty fd",
    "can't change option: zle",
    "can't change option: monitor",
];

/// The first line of a shell's standard error that tells something.
pub(super) fn first_line_of_shell(text: &str) -> String {
    let is_telling = |line: &&str| !NO_TERMINAL.iter().any(|said| line.contains(said));
    first_line(&text.lines().filter(is_telling).collect::<Vec<_>>().join("\n"))
}

/// A line fit for a report: no control characters, at most 300 characters.
fn shortened(line: &str) -> String {
    const LIMIT: usize = 300;
    let mut short: String = line.chars().filter(|c| !c.is_control()).take(LIMIT).collect();
    if line.chars().nth(LIMIT).is_some() {
        short.push('…');
    }
    short
}
