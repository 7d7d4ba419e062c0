//! Progress out, stop in.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A request to stop, shared with whoever works: polled per chunk, per archive entry and per step.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks for the stop; cannot be taken back.
    pub fn request(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether the stop was asked for.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// Told how many bytes came on top since the last call; called from several threads.
pub type BytesSeen<'a> = &'a (dyn Fn(u64) + Sync);
