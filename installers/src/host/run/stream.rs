//! What a program reads and prints, each handled by a thread of its own.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::MAX_OUTPUT_BYTES;

/// How long output is waited for once the program that made it has ended: what is in the pipe is read in no time.
pub(super) const GRACE: Duration = Duration::from_millis(300);

/// How much is read at once.
const BUFFER_BYTES: usize = 8 << 10;

/// Writes what the program is to read.
pub(super) fn feed(mut pipe: impl Write + Send + 'static, bytes: Vec<u8>) -> io::Result<()> {
    if bytes.is_empty() {
        return Ok(()); // the pipe ends here
    }
    let write = move || {
        // A program that does not read its input ends the pipe; that is its right.
        let _ = pipe.write_all(&bytes);
    };
    thread::Builder::new().name("program-input".into()).spawn(write).map(drop)
}

/// A stream that is read to its end by a thread of its own, of which the beginning is kept.
///
/// The thread is not waited for: whoever inherited the stream from the program may keep it open for ever.
pub(super) struct Stream {
    kept: Arc<Mutex<Vec<u8>>>,
    ended: Receiver<()>,
}

impl Stream {
    /// Begins to read; of no stream, there is nothing.
    pub(super) fn of(stream: Option<impl Read + Send + 'static>) -> io::Result<Self> {
        // Room for most answers: the first allocation in a thread costs more than all the reading.
        let kept = Arc::new(Mutex::new(Vec::with_capacity(BUFFER_BYTES)));
        let (end, ended) = sync_channel::<()>(1);
        let shared = Arc::clone(&kept);
        let read = move || {
            let mut buffer = [0; BUFFER_BYTES];
            let mut stream = stream;
            while let Some(stream) = &mut stream
                && let Some(bytes) = next_bytes(stream, &mut buffer)
            {
                let mut kept = shared.lock().unwrap_or_else(PoisonError::into_inner);
                let room = MAX_OUTPUT_BYTES.saturating_sub(kept.len());
                kept.extend(bytes.iter().take(room));
            }
            drop(end);
        };
        thread::Builder::new().name("program-output".into()).spawn(read)?;
        Ok(Self { kept, ended })
    }

    /// Whether the stream ends within a moment: it does when only the program itself had it.
    pub(super) fn ends_soon(&self) -> bool {
        self.ends_within(GRACE)
    }

    /// Whether the stream ends in this time; where it has ended already, this takes none.
    pub(super) fn ends_within(&self, time: Duration) -> bool {
        self.ended.recv_timeout(time) == Err(RecvTimeoutError::Disconnected)
    }

    /// What was read; what comes later is not.
    pub(super) fn kept(&self) -> Vec<u8> {
        self.ends_soon();
        std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The next piece; none at the end, and none when the stream breaks off: it has given what it had.
pub(super) fn next_bytes<'a>(stream: &mut impl Read, buffer: &'a mut [u8]) -> Option<&'a [u8]> {
    loop {
        match stream.read(buffer) {
            Ok(0) => return None,
            Ok(count) => return buffer.get(..count),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
}
