//! Downloads against servers that break off, hang, lie and intercept: each ends right, and costs the bytes it must.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "the helpers of tests are tests too, but clippy knows only functions marked so"
)]

#[path = "download/faults.rs"]
mod faults;
#[path = "download/places.rs"]
mod places;
#[path = "download/resume.rs"]
mod resume;
#[path = "download/secure.rs"]
mod secure;

use goready_installers::host::net::{
    DownloadRequest, Downloaded, Naming, Net, NetError, NetSettings, Patience, Pause,
};
use goready_installers::observe::Cancel;
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use tempfile::TempDir;

/// How long the file of these tests is. Not a multiple of anything.
const LENGTH: u64 = 1_000_003;

/// Bytes without a pattern that a wrong offset could hide behind; `seed` tells one file from another.
fn noise(seed: usize) -> Vec<u8> {
    static FILES: [OnceLock<Vec<u8>>; 3] = [const { OnceLock::new() }; 3];
    let fill = || {
        let mut state = seed as u64;
        (0..LENGTH)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                state.to_be_bytes()[0]
            })
            .collect()
    };
    FILES[seed].get_or_init(fill).clone()
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Writes down what would have been waited.
#[derive(Default)]
struct Waits(Mutex<Vec<Duration>>);

impl Pause for Waits {
    fn pause(&self, wait: Duration, _: &Cancel) {
        self.0.lock().unwrap().push(wait);
    }
}

impl Waits {
    fn so_far(&self) -> Vec<Duration> {
        self.0.lock().unwrap().clone()
    }
}

/// A machine with a cache directory and a network.
struct Machine {
    dir: TempDir,
    settings: NetSettings,
    waits: Arc<Waits>,
    seen: AtomicU64,
}

impl Machine {
    fn new() -> Self {
        let waits = Arc::new(Waits::default());
        let mut settings = NetSettings::new("goready-tests");
        settings.pause = Arc::<Waits>::clone(&waits);
        settings.patience = Patience { read: Duration::from_secs(5), ..Patience::default() };
        Self { dir: tempfile::tempdir().unwrap(), settings, waits, seen: AtomicU64::new(0) }
    }

    /// One that gives up on a silent server soon.
    fn impatient() -> Self {
        let mut machine = Self::new();
        machine.settings.patience.read = Duration::from_millis(400);
        machine
    }

    fn env(mut self, name: &str, value: &str) -> Self {
        self.settings.env.insert(name.to_owned(), value.to_owned());
        self
    }

    fn net(&self) -> Net {
        Net::new(self.settings.clone())
    }

    fn partial(&self) -> PathBuf {
        self.dir.path().join("file.partial")
    }

    fn note(&self) -> PathBuf {
        self.dir.path().join("file.partial.json")
    }

    fn bytes_at_hand(&self) -> u64 {
        std::fs::metadata(self.partial()).map_or(0, |metadata| metadata.len())
    }

    fn small(&self, url: &str) -> Result<Vec<u8>, NetError> {
        self.net().get_small(url, 1 << 20, &Cancel::default())
    }

    fn download(&self, url: &str) -> Result<Downloaded, NetError> {
        self.download_with(url, |_| {})
    }

    fn download_with(
        &self,
        url: &str,
        change: impl FnOnce(&mut DownloadRequest<'_>),
    ) -> Result<Downloaded, NetError> {
        let partial = self.partial();
        let mut request = DownloadRequest {
            url,
            partial: &partial,
            expected_size: None,
            max_size: 10 * LENGTH,
            naming: Naming::Mutable,
        };
        change(&mut request);
        let seen = |bytes| {
            self.seen.fetch_add(bytes, Ordering::SeqCst);
        };
        self.net().download(&request, &seen, &Cancel::default())
    }

    /// Proves that the file on disk is this, and that everything said about it agrees.
    fn assert_holds(&self, downloaded: &Downloaded, bytes: &[u8]) {
        assert_eq!(downloaded.size, bytes.len() as u64);
        assert_eq!(downloaded.sha256, sha256(bytes));
        assert_eq!(downloaded.path, self.partial());
        assert!(std::fs::read(self.partial()).unwrap() == bytes, "the file holds other bytes");
    }
}
