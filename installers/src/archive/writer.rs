//! Files written and hashed, the same way for every format.

use super::FileEntry;
use super::error::ArchiveError;
use super::policy::Admitted;
use crate::host::ReadAt;
use crate::host::tree::{FileMode, NewFile, NewTree, TreeCursor};
use crate::observe::{BytesSeen, Cancel};
use crate::trust::{Hasher, Sha256Sum};
use std::io::Read as _;
use std::sync::{Mutex, PoisonError};

/// More threads than this do not help: they wait for the same file system.
const MOST_THREADS: usize = 4;

/// Where the files go, shared by all threads of one unpacking.
pub(super) struct Sink<'a> {
    tree: &'a NewTree,
    seen: BytesSeen<'a>,
    cancel: &'a Cancel,
    failure: Mutex<Option<ArchiveError>>,
    stop: Cancel,
}

impl<'a> Sink<'a> {
    pub(super) fn new(tree: &'a NewTree, seen: BytesSeen<'a>, cancel: &'a Cancel) -> Self {
        Self { tree, seen, cancel, failure: Mutex::new(None), stop: Cancel::default() }
    }

    /// A writer for one thread.
    pub(super) fn writer(&self) -> Writer<'_> {
        Writer { sink: self, cursor: self.tree.cursor(), written: Vec::new() }
    }

    /// Asked per entry and per piece of a large one.
    pub(super) fn go_on(&self) -> Result<(), ArchiveError> {
        if self.cancel.is_requested() { Err(ArchiveError::Cancelled) } else { Ok(()) }
    }

    /// Keeps the first failure and stops the other threads.
    pub(super) fn fail(&self, error: ArchiveError) {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
        self.stop.request();
    }

    /// Whether a thread has failed.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.is_requested()
    }

    /// The first failure of any thread.
    pub(super) fn failed(&self) -> Option<ArchiveError> {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A file that was written.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// The name for the directory hash; empty where none is made.
    pub(super) original: String,
    pub(super) entry: FileEntry,
}

/// Writes files for one thread.
pub(super) struct Writer<'a> {
    sink: &'a Sink<'a>,
    cursor: TreeCursor<'a>,
    written: Vec<Written>,
}

impl Writer<'_> {
    /// Makes a directory.
    pub(super) fn dir(&mut self, admitted: &Admitted) -> Result<(), ArchiveError> {
        Ok(self.cursor.create_dir(admitted.path.as_str())?)
    }

    /// Writes a file whose bytes are all here: one call to open it, one to write.
    pub(super) fn whole(&mut self, admitted: Admitted, bytes: &[u8]) -> Result<(), ArchiveError> {
        self.sink.go_on()?;
        let sha256 = Sha256Sum::of(bytes);
        let path = admitted.path.as_str();
        let mut file = self.cursor.create_file(path, admitted.mode)?;
        if !bytes.is_empty() {
            file.write(bytes, self.sink.tree.path(), path)?;
        }
        (self.sink.seen)(super::count(bytes.len()));
        self.keep(admitted, super::count(bytes.len()), sha256);
        Ok(())
    }

    /// Begins a file whose bytes come piece by piece.
    pub(super) fn begin(&mut self, admitted: Admitted) -> Result<Growing, ArchiveError> {
        let file = self.cursor.create_file(admitted.path.as_str(), admitted.mode)?;
        Ok(Growing { file, hasher: Hasher::new(), admitted, size: 0 })
    }

    /// Adds a piece.
    pub(super) fn grow(&mut self, growing: &mut Growing, bytes: &[u8]) -> Result<(), ArchiveError> {
        self.sink.go_on()?;
        growing.hasher.update(bytes);
        growing.file.write(bytes, self.sink.tree.path(), growing.admitted.path.as_str())?;
        growing.size = growing.size.saturating_add(super::count(bytes.len()));
        (self.sink.seen)(super::count(bytes.len()));
        Ok(())
    }

    /// Ends it.
    pub(super) fn end(&mut self, growing: Growing) {
        self.keep(growing.admitted, growing.size, growing.hasher.finish());
    }

    /// What was written.
    pub(super) fn finish(self) -> Vec<Written> {
        self.written
    }

    fn keep(&mut self, admitted: Admitted, size: u64, sha256: Sha256Sum) {
        let executable = admitted.mode == FileMode::Executable;
        let entry = FileEntry { path: admitted.path.into_string(), size, sha256, executable };
        self.written.push(Written { original: admitted.original, entry });
    }
}

/// A file that is being written.
pub(super) struct Growing {
    file: NewFile,
    hasher: Hasher,
    admitted: Admitted,
    size: u64,
}

/// How many threads write.
pub(super) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(MOST_THREADS)
}

/// Runs the same work on several threads and gathers what they wrote.
pub(super) fn on_threads<'scope, 'env>(
    scope: &'scope std::thread::Scope<'scope, 'env>,
    count: usize,
    work: impl Fn() -> Vec<Written> + Clone + Send + 'scope,
) -> Result<Vec<std::thread::ScopedJoinHandle<'scope, Vec<Written>>>, ArchiveError> {
    (0..count)
        .map(|_| {
            let named = std::thread::Builder::new().name("unpack".to_owned());
            named.spawn_scoped(scope, work.clone()).map_err(|source| ArchiveError::Thread { source })
        })
        .collect()
}

/// What all threads wrote.
pub(super) fn join(threads: Vec<std::thread::ScopedJoinHandle<'_, Vec<Written>>>) -> Vec<Written> {
    let mut written = Vec::new();
    for thread in threads {
        match thread.join() {
            Ok(files) => written.extend(files),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }
    written
}

/// The hash of the archive's own bytes.
pub(super) fn sha256_of_archive(file: &ReadAt, sink: &Sink<'_>) -> Result<Sha256Sum, ArchiveError> {
    let mut hasher = Hasher::new();
    let mut reader = file.reader();
    let mut buffer = vec![0; 128 << 10];
    loop {
        sink.go_on()?;
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(hasher.finish()),
            Ok(count) => hasher.update(buffer.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(ArchiveError::from_read(error)),
        }
    }
}
