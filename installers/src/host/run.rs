//! Programs: started with a named directory, a given environment, a time limit and bounded output.

use crate::error::{Class, Coded, Hint};
use crate::observe::Cancel;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

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
pub const MAX_OUTPUT_BYTES: u64 = 1 << 20;

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
        Self { path: path.into(), args: Vec::new(), dir: dir.into(), env, stdin: Vec::new(), timeout }
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

    /// Runs it to its end in a process group of its own, so that a stop reaches its children too.
    pub fn run(&self, cancel: &Cancel) -> Result<Ended, RunError> {
        let mut child =
            self.command().spawn().map_err(|source| RunError::Start { path: self.path.clone(), source })?;
        let stdin = child.stdin.take();
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        thread::scope(|scope| {
            let out = scope.spawn(|| drain(stdout));
            let err = scope.spawn(|| drain(stderr));
            scope.spawn(|| {
                // A program that does not read its input ends the pipe; that is its right.
                stdin.and_then(|mut pipe| pipe.write_all(&self.stdin).ok())
            });
            let status = self.wait(&mut child, cancel);
            if status.is_err() {
                kill_group(&mut child);
            }
            let (stdout, stderr) = (out.join().unwrap_or_default(), err.join().unwrap_or_default());
            status.map(|code| Ended { code, stdout, stderr })
        })
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place that starts programs (I2)")]
    fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command.args(&self.args).current_dir(&self.dir).env_clear().envs(self.env.iter());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command
    }

    fn wait(&self, child: &mut std::process::Child, cancel: &Cancel) -> Result<Option<i32>, RunError> {
        let deadline = Instant::now() + self.timeout;
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(status.code()),
                Ok(None) => {}
                Err(source) => return Err(RunError::Start { path: self.path.clone(), source }),
            }
            if cancel.is_requested() {
                return Err(RunError::Cancelled { path: self.path.clone() });
            }
            if Instant::now() >= deadline {
                return Err(RunError::TimedOut { path: self.path.clone(), timeout: self.timeout });
            }
            thread::sleep(POLL);
        }
    }
}

/// Reads a stream to its end and keeps its beginning.
fn drain(stream: Option<impl Read>) -> Vec<u8> {
    let mut kept = Vec::new();
    if let Some(mut stream) = stream {
        // A stream that breaks off has given what it had.
        let _ = stream.by_ref().take(MAX_OUTPUT_BYTES).read_to_end(&mut kept);
        let _ = io::copy(&mut stream, &mut io::sink());
    }
    kept
}

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
