//! What a run took from the network: for receipts, and for tests that nothing was opened.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// What was opened and received so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Connections that were tried, successful or not.
    pub sockets: u64,
    /// Requests that were sent, each redirect and retry counted.
    pub requests: u64,
    /// Bytes of answers' bodies, as they were sent.
    pub bytes_in: u64,
    /// Hosts that were asked, as `host:port`; behind a proxy the ones it was asked for.
    pub hosts: BTreeSet<String>,
}

#[derive(Debug, Default)]
pub(super) struct Meter {
    sockets: AtomicU64,
    requests: AtomicU64,
    bytes_in: AtomicU64,
    hosts: Mutex<BTreeSet<String>>,
}

impl Meter {
    pub(super) fn socket(&self) {
        self.sockets.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn request(&self, url: &url::Url) {
        self.requests.fetch_add(1, Ordering::Relaxed);
        let host = url.host_str().unwrap_or_default();
        let port = url.port_or_known_default().unwrap_or_default();
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner).insert(format!("{host}:{port}"));
    }

    pub(super) fn bytes_in(&self, count: u64) {
        self.bytes_in.fetch_add(count, Ordering::Relaxed);
    }

    pub(super) fn read(&self) -> Traffic {
        Traffic {
            sockets: self.sockets.load(Ordering::Relaxed),
            requests: self.requests.load(Ordering::Relaxed),
            bytes_in: self.bytes_in.load(Ordering::Relaxed),
            hosts: self.hosts.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        }
    }
}
