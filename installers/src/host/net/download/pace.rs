//! Finds servers that send just enough not to time out.

use super::super::patience::Patience;
use std::time::{Duration, Instant};

/// The average over one window after the other.
pub(super) struct Pace {
    window: Duration,
    least_bytes_per_sec: u64,
    since: Instant,
    bytes: u64,
}

impl Pace {
    pub(super) fn new(patience: &Patience) -> Self {
        Self {
            window: patience.slow_window,
            least_bytes_per_sec: patience.slow_bytes_per_sec,
            since: Instant::now(),
            bytes: 0,
        }
    }

    /// Counts bytes that came; at the end of a window that was too slow, says how slow.
    pub(super) fn too_slow(&mut self, bytes: u64, now: Instant) -> Option<u64> {
        self.bytes += bytes;
        let elapsed = now.saturating_duration_since(self.since);
        if elapsed < self.window {
            return None;
        }
        let millis = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX).max(1);
        let bytes_per_sec = self.bytes.saturating_mul(1000) / millis;
        (self.since, self.bytes) = (now, 0);
        (bytes_per_sec < self.least_bytes_per_sec).then_some(bytes_per_sec)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_window_is_judged_by_itself() {
        let patience =
            Patience { slow_window: Duration::from_secs(10), slow_bytes_per_sec: 100, ..Patience::default() };
        let mut pace = Pace::new(&patience);
        let start = pace.since;
        let at = |secs| start + Duration::from_secs(secs);
        assert_eq!(pace.too_slow(900, at(5)), None);
        assert_eq!(pace.too_slow(100, at(10)), None);
        assert_eq!(pace.too_slow(1, at(15)), None);
        assert_eq!(pace.too_slow(499, at(20)), Some(50));
    }
}
