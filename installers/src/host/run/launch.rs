//! Programs of the desktop: started, and left to themselves.

use super::{POLL, Program};
use std::io;
use std::path::PathBuf;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

/// How long a program that is to stay is looked at.
const AT_ONCE: Duration = Duration::from_millis(800);

/// Why a program does not stay.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// It could not be started.
    #[error("cannot start `{}`: {source}", path.display())]
    Start {
        /// The executable.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// It ended at once with an error.
    #[error("ended at once with an error: `{}`", path.display())]
    EndedAtOnce {
        /// The executable.
        path: PathBuf,
    },
}

impl Program {
    /// Starts it in a session of its own and leaves it to itself. It is looked at for a moment: a program of the desktop
    /// that cannot do its work says so at once by its exit code.
    pub fn launch(self) -> Result<(), LaunchError> {
        let program = self.in_own_session();
        let start = |source| LaunchError::Start { path: program.path.clone(), source };
        let mut command = program.command();
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(start)?;
        let until = Instant::now() + AT_ONCE;
        while Instant::now() < until {
            match child.try_wait().map_err(start)? {
                Some(status) if status.success() => return Ok(()),
                Some(_) => {
                    return Err(LaunchError::EndedAtOnce { path: program.path.clone() });
                }
                None => thread::sleep(POLL),
            }
        }
        // Somebody must wait for it, or its end stays in the table of processes as long as we run.
        let wait = move || child.wait().map(drop);
        thread::Builder::new().name("program-end".into()).spawn(wait).map(drop).map_err(start)
    }
}
