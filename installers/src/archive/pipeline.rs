//! One thread unpacks a stream, several write: a queue that is bounded by its bytes.
//!
//! Bytes travel in slabs that are made once and used again. When all are under way, the reader waits for a writer to
//! give one back; so memory is bounded whatever the sizes of the files, and nothing is allocated per file.

use super::error::ArchiveError;
use super::policy::{Admitted, Kind};
use super::writer::{self, Sink, Writer, Written};
use std::io::Read;
use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};

/// Bytes of a slab. Files up to this size are written whole; most of Go's are far smaller.
const SLAB_BYTES: usize = 256 << 10;
/// Slabs there are: 8 MB in all.
const SLABS: usize = 32;
/// Files of one job at most, so that many small files are shared out too.
const FILES_PER_JOB: usize = 64;

type Slab = Vec<u8>;

/// Work for a writer.
enum Job {
    /// Whole entries, each with its part of the slab.
    Whole { slab: Slab, entries: Vec<(Admitted, Range<usize>)> },
    /// One large file, whose slabs (with the bytes used of each) follow one by one.
    Large { admitted: Admitted, pieces: Receiver<(Slab, usize)> },
}

/// Runs `produce` on this thread, and writers for what it gives on others. The first failure of any is returned.
pub(super) fn run(
    sink: &Sink<'_>,
    produce: impl FnOnce(&mut Producer<'_>) -> Result<(), ArchiveError>,
) -> Result<Vec<Written>, ArchiveError> {
    std::thread::scope(|scope| {
        let count = writer::threads();
        let (jobs, waiting) = sync_channel(SLABS);
        let (give_back, free) = sync_channel(SLABS);
        // Owned by the writers alone: should all of them end, sending fails instead of waiting for ever.
        let waiting = Arc::new(Mutex::new(waiting));
        let threads = writer::on_threads(scope, count, move || work(sink, &waiting, &give_back))?;
        let mut producer =
            Producer { sink, free, made: 0, jobs, slab: Vec::new(), used: 0, entries: Vec::new() };
        let outcome = produce(&mut producer).and_then(|()| producer.send());
        drop(producer);
        let written = writer::join(threads);
        match sink.failed() {
            // A writer's failure is the cause of the producer's.
            Some(error) => Err(error),
            None => outcome.map(|()| written),
        }
    })
}

/// Hands entries to the writers.
pub(super) struct Producer<'a> {
    sink: &'a Sink<'a>,
    free: Receiver<Slab>,
    /// Slabs made so far.
    made: usize,
    jobs: SyncSender<Job>,
    slab: Slab,
    used: usize,
    entries: Vec<(Admitted, Range<usize>)>,
}

impl Producer<'_> {
    /// Takes an entry and exactly its bytes.
    pub(super) fn add(&mut self, admitted: Admitted, bytes: &mut dyn Read) -> Result<(), ArchiveError> {
        self.sink.go_on()?;
        let size = match admitted.kind {
            Kind::Dir => 0,
            Kind::File => usize::try_from(admitted.size).unwrap_or(usize::MAX),
        };
        if size > SLAB_BYTES {
            self.send()?;
            return self.large(admitted, bytes);
        }
        if self.slab.is_empty() || size > SLAB_BYTES - self.used || self.entries.len() >= FILES_PER_JOB {
            self.send()?;
            self.slab = self.free_slab()?;
        }
        let range = self.used..self.used + size;
        let place = self.slab.get_mut(range.clone()).unwrap_or_default();
        read_exact(bytes, place, &admitted)?;
        self.used = range.end;
        self.entries.push((admitted, range));
        Ok(())
    }

    fn large(&mut self, admitted: Admitted, bytes: &mut dyn Read) -> Result<(), ArchiveError> {
        let mut left = admitted.size;
        let named = admitted.clone();
        let (pieces, receiver) = sync_channel(SLABS);
        self.jobs.send(Job::Large { admitted, pieces: receiver }).map_err(|_gone| stopped())?;
        while left > 0 {
            self.sink.go_on()?;
            let mut slab = self.free_slab()?;
            let wanted = usize::try_from(left).unwrap_or(usize::MAX).min(SLAB_BYTES);
            read_exact(bytes, slab.get_mut(..wanted).unwrap_or_default(), &named)?;
            left -= super::count(wanted);
            pieces.send((slab, wanted)).map_err(|_gone| stopped())?;
        }
        Ok(())
    }

    fn send(&mut self) -> Result<(), ArchiveError> {
        if self.entries.is_empty() {
            return Ok(());
        }
        self.used = 0;
        let job =
            Job::Whole { slab: std::mem::take(&mut self.slab), entries: std::mem::take(&mut self.entries) };
        self.jobs.send(job).map_err(|_gone| stopped())
    }

    fn free_slab(&mut self) -> Result<Slab, ArchiveError> {
        if self.sink.is_stopped() {
            return Err(stopped());
        }
        if let Ok(slab) = self.free.try_recv() {
            return Ok(slab);
        }
        if self.made < SLABS {
            self.made += 1;
            return Ok(vec![0; SLAB_BYTES]);
        }
        self.free.recv().map_err(|_gone| stopped())
    }
}

/// The writers are gone or going; their failure replaces this one.
fn stopped() -> ArchiveError {
    ArchiveError::Cancelled
}

fn read_exact(from: &mut dyn Read, into: &mut [u8], entry: &Admitted) -> Result<(), ArchiveError> {
    from.read_exact(into).map_err(|error| {
        if error.kind() == std::io::ErrorKind::UnexpectedEof {
            ArchiveError::damaged(format!("it ends within `{}`", entry.path.as_str()))
        } else {
            ArchiveError::from_read(error)
        }
    })
}

/// A writer's thread: after a failure it goes on to take jobs, so that nobody waits for it, and drops them.
fn work(sink: &Sink<'_>, jobs: &Mutex<Receiver<Job>>, give_back: &SyncSender<Slab>) -> Vec<Written> {
    let mut writer = sink.writer();
    loop {
        let Ok(Ok(job)) = jobs.lock().map(|jobs| jobs.recv()) else { return writer.finish() };
        if let Err(error) = write(sink, &mut writer, job, give_back) {
            sink.fail(error);
        }
    }
}

fn write(
    sink: &Sink<'_>,
    writer: &mut Writer<'_>,
    job: Job,
    give_back: &SyncSender<Slab>,
) -> Result<(), ArchiveError> {
    match job {
        Job::Whole { slab, entries } => {
            let mut written = Ok(());
            for (admitted, range) in entries {
                if written.is_err() || sink.is_stopped() {
                    break;
                }
                written = match admitted.kind {
                    Kind::Dir => writer.dir(&admitted),
                    Kind::File => writer.whole(admitted, slab.get(range).unwrap_or_default()),
                };
            }
            // Fails only when the reader has given up.
            let _ = give_back.send(slab);
            written
        }
        Job::Large { admitted, pieces } => {
            let size = admitted.size;
            let mut growing = writer.begin(admitted);
            let mut grown: u64 = 0;
            for (slab, used) in pieces {
                if let Ok(file) = &mut growing
                    && !sink.is_stopped()
                {
                    let piece = slab.get(..used).unwrap_or_default();
                    grown += super::count(piece.len());
                    if let Err(error) = writer.grow(file, piece) {
                        growing = Err(error);
                    }
                }
                let _ = give_back.send(slab);
            }
            let growing = growing?;
            if grown == size {
                writer.end(growing); // else the reader has failed and says why
            }
            Ok(())
        }
    }
}
