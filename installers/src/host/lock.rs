//! The one lock: an operating-system lock, so a killed run leaves none behind.

use super::fs::{self, FsError, FsOp};
use crate::error::{Class, Coded, Hint};
use crate::observe::Cancel;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// Held as long as this run may change the machine.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Why the lock was not taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another run holds it.
    #[error("another run holds the lock: {holder}")]
    Held {
        /// What the holder wrote about itself, such as `process 4711: goready setup`.
        holder: String,
    },
    /// The person asked to stop while waiting.
    #[error("cancelled while waiting for the lock")]
    Cancelled,
    /// The lock file could not be made or locked.
    #[error(transparent)]
    Fs {
        /// The cause.
        #[from]
        source: FsError,
    },
}

impl Coded for LockError {
    fn code(&self) -> &'static str {
        match self {
            Self::Held { .. } => "GR-LOCK-001",
            Self::Cancelled => "GR-LOCK-002",
            Self::Fs { source } => source.code(),
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::Held { .. } => Class::Busy,
            Self::Cancelled => Class::Cancelled,
            Self::Fs { source } => source.class(),
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::Held { .. } => Hint::WaitForOther,
            Self::Cancelled => Hint::RunAgain,
            Self::Fs { source } => source.hint(),
        }
    }
}

impl Lock {
    /// Takes the lock at `path`, waiting at most `wait`; `waiting` is told once who holds it.
    pub fn take(
        path: &Path,
        me: &str,
        wait: Duration,
        cancel: &Cancel,
        waiting: impl Fn(&str),
    ) -> Result<Self, LockError> {
        let mut file = open(path)?;
        let deadline = Instant::now() + wait;
        let mut told = false;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(source)) => return Err(FsError::at(FsOp::Lock, path)(source).into()),
                Err(TryLockError::WouldBlock) => {}
            }
            let holder = holder(&mut file);
            if Instant::now() >= deadline {
                return Err(LockError::Held { holder });
            }
            if cancel.is_requested() {
                return Err(LockError::Cancelled);
            }
            if !std::mem::replace(&mut told, true) {
                waiting(&holder);
            }
            thread::sleep(Duration::from_millis(50));
        }
        let note = format!("process {}: {me}\n", std::process::id());
        let written =
            file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(note.as_bytes()));
        written.map_err(FsError::at(FsOp::Write, path))?;
        Ok(Self { _file: file })
    }

    /// Who holds the lock at `path` now, if anybody does.
    #[must_use]
    pub fn holder_of(path: &Path) -> Option<String> {
        let mut file = fs::open(path).ok()?;
        matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)).then(|| holder(&mut file))
    }
}

fn open(path: &Path) -> Result<File, FsError> {
    if let Some(parent) = path.parent() {
        fs::create_dirs(parent)?;
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    fs::open_with(&mut options, path).map_err(FsError::at(FsOp::Lock, path))
}

fn holder(file: &mut File) -> String {
    let mut text = String::new();
    let read = file.rewind().and_then(|()| file.take(200).read_to_string(&mut text));
    let text = text.trim();
    if read.is_err() || text.is_empty() {
        "a process that has not named itself yet".to_owned()
    } else {
        text.to_owned()
    }
}
