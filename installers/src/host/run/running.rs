//! A program between its start and its end.

use super::stream::{Stream, feed};
use super::{Ended, POLL, Program, RunError, kill_group};
use crate::observe::Cancel;
use std::io;
use std::path::PathBuf;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

/// How often a program that has closed its output is looked at without a pause: it mostly is about to end, and the
/// shortest pause takes longer.
const LOOKS: u32 = 50;

/// The first pause after that.
const SOON: Duration = Duration::from_micros(20);

/// A program that was started. Dropped before its end was waited for, it is killed with its children.
pub struct Running {
    path: PathBuf,
    timeout: Duration,
    deadline: Instant,
    child: Child,
    stdout: Stream,
    stderr: Stream,
    is_over: bool,
}

impl Running {
    pub(super) fn of(program: &Program) -> Result<Self, RunError> {
        let start = |source| RunError::Start { path: program.path.clone(), source };
        let deadline = Instant::now() + program.timeout;
        let mut child = program.command().spawn().map_err(start)?;
        let streams = (Stream::of(child.stdout.take()), Stream::of(child.stderr.take()));
        let fed = child.stdin.take().map_or(Ok(()), |pipe| feed(pipe, program.stdin.clone()));
        let (Ok(stdout), Ok(stderr), Ok(())) = (streams.0, streams.1, fed) else {
            kill_group(&mut child);
            return Err(start(io::ErrorKind::OutOfMemory.into()));
        };
        let (path, timeout) = (program.path.clone(), program.timeout);
        Ok(Self { path, timeout, deadline, child, stdout, stderr, is_over: false })
    }

    /// Waits for its end, which is the program's own. What it left running may keep its output open; then that is killed
    /// as well.
    pub fn end(mut self, cancel: &Cancel) -> Result<Ended, RunError> {
        let status = self.wait(cancel);
        self.is_over = status.is_ok() && self.stdout.ends_soon() && self.stderr.ends_soon();
        if !self.is_over {
            kill_group(&mut self.child);
            self.is_over = true;
        }
        let (stdout, stderr) = (self.stdout.kept(), self.stderr.kept());
        status.map(|code| Ended { code, stdout, stderr })
    }

    /// Waits for the program's end. Most close their output with it, so that is what wakes this up at once.
    fn wait(&mut self, cancel: &Cancel) -> Result<Option<i32>, RunError> {
        let (mut looks, mut pause) = (0, SOON);
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) => return Ok(status.code()),
                Ok(None) => {}
                Err(source) => return Err(RunError::Start { path: self.path.clone(), source }),
            }
            if cancel.is_requested() {
                return Err(RunError::Cancelled { path: self.path.clone() });
            }
            if Instant::now() >= self.deadline {
                return Err(RunError::TimedOut { path: self.path.clone(), timeout: self.timeout });
            }
            if !self.stdout.ends_within(POLL) {
                continue;
            }
            if looks < LOOKS {
                looks += 1;
                thread::yield_now();
            } else {
                thread::sleep(pause);
                pause = (pause * 2).min(POLL);
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.is_over {
            kill_group(&mut self.child);
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::host::Env;

    #[test]
    fn what_nobody_waits_for_is_killed() {
        let sleep = Program::new("/bin/sleep", "/", Env::default()).args(["1000"]);
        let running = sleep.start().unwrap();
        let process = format!("/proc/{}", running.child.id());
        assert!(std::fs::exists(&process).unwrap());
        drop(running);
        assert!(!std::fs::exists(&process).unwrap());
    }
}
