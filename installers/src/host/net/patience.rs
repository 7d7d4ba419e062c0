//! How long the network is waited for, and how often it is asked again.

use crate::observe::Cancel;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, Instant, SystemTime};

/// The limits of every wait (P10) and of every retry.
#[derive(Clone, Debug)]
pub struct Patience {
    /// Until a connection stands, name lookup included.
    pub connect: Duration,
    /// Until an answer begins, and between any two pieces of it.
    pub read: Duration,
    /// Tries of a download in a row that bring no new byte.
    pub tries: u32,
    /// Tries of a small request.
    pub small_tries: u32,
    /// Tries of a download in all.
    pub total_tries: u32,
    /// The first wait before a retry; doubles with each.
    pub backoff: Duration,
    /// The longest such wait.
    pub backoff_cap: Duration,
    /// The longest `Retry-After` that is waited for; a server that asks for more is given up.
    pub retry_after_cap: Duration,
    /// Over which time a download must bring `slow_bytes_per_sec` on average.
    pub slow_window: Duration,
    /// Below this a server counts as dead.
    pub slow_bytes_per_sec: u64,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            read: Duration::from_secs(15),
            tries: 6,
            small_tries: 3,
            total_tries: 24,
            backoff: Duration::from_millis(500),
            backoff_cap: Duration::from_secs(8),
            retry_after_cap: Duration::from_secs(30),
            slow_window: Duration::from_secs(30),
            slow_bytes_per_sec: 512,
        }
    }
}

impl Patience {
    /// The wait before the retry after `failures` failures in a row (from 1): doubled each time, capped, and spread over
    /// its upper half, so that a room of machines does not come back as one.
    pub(super) fn backoff_after(&self, failures: u32) -> Duration {
        let doubled =
            self.backoff.saturating_mul(1_u32.checked_shl(failures.saturating_sub(1)).unwrap_or(u32::MAX));
        let whole = doubled.min(self.backoff_cap);
        let half = whole / 2;
        // The keys of a fresh hasher are random: enough to spread, and no dependency.
        let random = RandomState::new().build_hasher().finish() % 1024;
        half + half.saturating_mul(u32::try_from(random).unwrap_or_default()) / 1024
    }
}

/// How time passes between tries.
pub trait Pause: Send + Sync {
    /// Waits, and ends early when asked to stop.
    fn pause(&self, wait: Duration, cancel: &Cancel);
}

/// Really waits.
#[derive(Clone, Copy, Debug)]
pub struct RealPause;

impl Pause for RealPause {
    fn pause(&self, wait: Duration, cancel: &Cancel) {
        let start = Instant::now();
        while !cancel.is_requested() {
            let Some(left) = wait.checked_sub(start.elapsed()).filter(|left| !left.is_zero()) else { return };
            std::thread::sleep(left.min(Duration::from_millis(50)));
        }
    }
}

/// Reads a `Retry-After`: seconds, or an HTTP date (RFC 9110, 10.2.3).
pub(super) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(secs) = value.parse::<u64>() {
        return Some(Duration::from_secs(secs));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_the_cap_and_stay_in_the_upper_half() {
        let patience = Patience::default();
        for (failures, whole_ms) in [(1, 500), (2, 1000), (4, 4000), (5, 8000), (40, 8000)] {
            let wait = patience.backoff_after(failures);
            let whole = Duration::from_millis(whole_ms);
            assert!(wait >= whole / 2 && wait <= whole, "{failures}: {wait:?}");
        }
    }

    #[test]
    fn retry_after_is_read_as_seconds_or_as_a_date() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        assert_eq!(retry_after("7", now), Some(Duration::from_secs(7)));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:47 GMT", now), Some(Duration::from_secs(10)));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", now), None);
        assert_eq!(retry_after("-3", now), None);
    }

    #[test]
    fn a_pause_ends_when_asked_to_stop() {
        let cancel = Cancel::default();
        cancel.request();
        let start = Instant::now();
        RealPause.pause(Duration::from_mins(1), &cancel);
        assert!(start.elapsed() < Duration::from_secs(5));
    }
}
