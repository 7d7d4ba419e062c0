//! Programs: started with a named directory, a given environment, a time limit and bounded output.

mod launch;
mod running;
mod stream;
mod talk;

pub use launch::LaunchError;
pub use running::Running;
pub use talk::{Limit, Reply, Said, Talked};

use crate::error::{Class, Coded, Hint};
use crate::observe::Cancel;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// How often a running program is looked at, for its end, the time limit and a request to stop.
const POLL: Duration = Duration::from_millis(10);

/// A program to run. The directory is always named: a `go.mod` in it changes what `go version` answers.
#[derive(Clone, Debug)]
pub struct Program {
    /// Absolute path of the executable.
    pub path: PathBuf,
    /// Its arguments, without its name.
    pub args: Vec<OsString>,
    /// Where it runs.
    pub dir: PathBuf,
    /// Its whole environment.
    pub env: super::Env,
    /// What it reads from standard input.
    pub stdin: Vec<u8>,
    /// When it is killed, with its children.
    pub timeout: Duration,
    /// Whether it shares our terminal.
    pub session: Session,
}

/// Whether a program can reach the terminal that we were started in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Session {
    /// It can, from a process group of its own in the background.
    #[default]
    Ours,
    /// It has no terminal. An interactive shell needs this: in the background of one it stops itself and waits.
    Own,
}

/// How a program ended, and the first part of what it printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// Standard output, at most [`MAX_OUTPUT_BYTES`].
    pub stdout: Vec<u8>,
    /// Standard error, at most [`MAX_OUTPUT_BYTES`].
    pub stderr: Vec<u8>,
}

/// What is kept of each stream; the rest is read and dropped.
pub const MAX_OUTPUT_BYTES: usize = 1 << 20;

impl Ended {
    /// Standard output as text, without the line end at its end.
    #[must_use]
    pub fn stdout_text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).trim_end().to_owned()
    }

    /// Standard error as text, without the line end at its end.
    #[must_use]
    pub fn stderr_text(&self) -> String {
        String::from_utf8_lossy(&self.stderr).trim_end().to_owned()
    }
}

/// Why a program gave no result.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// It could not be started.
    #[error("cannot start `{}`: {source}", path.display())]
    Start {
        /// The executable.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// It ran longer than it may and was killed.
    #[error("no answer within {} s from `{}`", timeout.as_secs(), path.display())]
    TimedOut {
        /// The executable.
        path: PathBuf,
        /// The limit.
        timeout: Duration,
    },
    /// The person asked to stop; it was killed.
    #[error("cancelled while running `{}`", path.display())]
    Cancelled {
        /// The executable.
        path: PathBuf,
    },
}

impl Coded for RunError {
    fn code(&self) -> &'static str {
        match self {
            Self::Start { .. } => "GR-RUN-001",
            Self::TimedOut { .. } => "GR-RUN-002",
            Self::Cancelled { .. } => "GR-RUN-003",
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::Start { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                Class::Permission
            }
            Self::Start { source, .. } if source.kind() == io::ErrorKind::NotFound => Class::NotFound,
            Self::Start { .. } => Class::Io,
            Self::TimedOut { .. } => Class::Broken,
            Self::Cancelled { .. } => Class::Cancelled,
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::Start { path, source } if source.kind() == io::ErrorKind::PermissionDenied => {
                Hint::GrantAccess { path: path.display().to_string() }
            }
            Self::Start { .. } => Hint::None,
            Self::TimedOut { .. } | Self::Cancelled { .. } => Hint::RunAgain,
        }
    }
}

impl Program {
    /// A program without arguments, with ten seconds and nothing to read.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, dir: impl Into<PathBuf>, env: super::Env) -> Self {
        let timeout = Duration::from_secs(10);
        let (args, stdin, session) = (Vec::new(), Vec::new(), Session::default());
        Self { path: path.into(), args, dir: dir.into(), env, stdin, timeout, session }
    }

    /// With these arguments on top.
    #[must_use]
    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(mut self, args: I) -> Self {
        self.args.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    /// With this time limit.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Without a terminal; see [`Session::Own`].
    #[must_use]
    pub fn in_own_session(mut self) -> Self {
        self.session = Session::Own;
        self
    }

    /// Runs it to its end in a process group of its own, so that a stop reaches its children too.
    pub fn run(&self, cancel: &Cancel) -> Result<Ended, RunError> {
        self.start()?.end(cancel)
    }

    /// Starts it in a process group of its own; its time begins now.
    pub fn start(&self) -> Result<Running, RunError> {
        Running::of(self)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place that starts programs (I2)")]
    fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command.args(&self.args).current_dir(&self.dir).env_clear().envs(self.env.iter());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        match self.session {
            Session::Ours => own_group(&mut command),
            Session::Own => own_session(&mut command),
        }
        command
    }
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

/// Makes the program the leader of a session, hence of a process group, without a terminal.
///
/// Not for every program: what is run between fork and exec makes the standard library start it by `execvp`, and that
/// hands a file of an unknown format, such as a Go for another processor, to `sh` instead of refusing it.
#[cfg(unix)]
#[expect(
    unsafe_code,
    reason = "the standard library's own call for it is not stable yet (rust-lang/rust#105376)"
)]
fn own_session(command: &mut Command) {
    let lead = || rustix::process::setsid().map(drop).map_err(io::Error::from);
    // SAFETY: between fork and exec only async-signal-safe calls are allowed. setsid(2) is one, and `rustix` makes the
    // system call without allocating or locking; so does the conversion of its error number.
    unsafe {
        std::os::unix::process::CommandExt::pre_exec(command, lead);
    }
}

#[cfg(not(unix))]
fn own_group(_command: &mut Command) {}

#[cfg(not(unix))]
fn own_session(_command: &mut Command) {}

/// Kills the child and everything it started.
fn kill_group(child: &mut std::process::Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        // It may have ended between the look and the kill.
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// The first executable file called `name` in `dirs`.
#[must_use]
pub fn find_program(name: &str, dirs: &[PathBuf]) -> Option<PathBuf> {
    dirs.iter().map(|dir| dir.join(name)).find(|path| is_executable(path))
}

/// Whether `path` leads to a regular file that somebody may execute.
#[must_use]
pub fn is_executable(path: &Path) -> bool {
    let Ok(metadata) = std::fs::metadata(path) else { return false };
    #[cfg(unix)]
    let may_run = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o111 != 0;
    #[cfg(not(unix))]
    let may_run = true;
    metadata.is_file() && may_run
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::thread;
    use std::time::Instant;

    fn sh(script: &str) -> Program {
        let mut env = super::super::Env::default();
        env.set("PATH", "/usr/bin:/bin");
        Program::new("/bin/sh", "/", env).args(["-c", script])
    }

    #[test]
    fn a_program_in_its_own_session_leads_its_group_and_has_no_terminal() {
        let asked = sh("echo $$; cut -d' ' -f5-7 /proc/$$/stat").in_own_session();
        let ended = asked.run(&Cancel::default()).unwrap();
        let text = ended.stdout_text();
        let (pid, rest) = text.split_once('\n').unwrap();
        assert_eq!(rest, format!("{pid} {pid} 0"));
    }

    #[test]
    fn what_a_program_leaves_running_does_not_hold_up_its_end() {
        let begun = Instant::now();
        let ended =
            sh("sleep 1000 & echo $!; exit 3").timeout(Duration::from_mins(1)).run(&Cancel::default());
        assert!(begun.elapsed() < Duration::from_secs(30));
        let ended = ended.unwrap();
        assert_eq!(ended.code, Some(3));
        let stat = format!("/proc/{}/stat", ended.stdout_text());
        // Being killed takes the kernel a moment.
        while let Ok(state) = std::fs::read_to_string(&stat)
            && !state.contains(") Z ")
        {
            assert!(begun.elapsed() < Duration::from_secs(30), "still alive: {state}");
            thread::sleep(POLL);
        }
    }

    #[test]
    fn even_what_left_the_session_does_not_hold_up_the_end() {
        let begun = Instant::now();
        let ended = sh("setsid sleep 3 & echo here").timeout(Duration::from_mins(1)).run(&Cancel::default());
        assert!(begun.elapsed() < Duration::from_secs(3));
        assert_eq!(ended.unwrap().stdout_text(), "here");
    }

    #[test]
    fn a_limit_ends_the_program_with_its_children_and_long_output_is_cut() {
        let limit = Duration::from_millis(200);
        let timed_out = sh("sleep 1000 | sleep 1000").timeout(limit).run(&Cancel::default());
        assert!(matches!(timed_out, Err(RunError::TimedOut { .. })));
        let ended = sh("head -c 5000000 /dev/zero").run(&Cancel::default()).unwrap();
        assert_eq!((ended.code, ended.stdout.len()), (Some(0), MAX_OUTPUT_BYTES));
    }

    #[test]
    fn input_is_given_whole_and_need_not_be_read() {
        let big = vec![b'x'; 3 << 20];
        let counted = Program { stdin: big.clone(), ..sh("wc -c") }.run(&Cancel::default()).unwrap();
        assert_eq!(counted.stdout_text(), (3 << 20).to_string());
        let unread = Program { stdin: big, ..sh("exit 0") }.run(&Cancel::default()).unwrap();
        assert_eq!(unread.code, Some(0));
    }
}
