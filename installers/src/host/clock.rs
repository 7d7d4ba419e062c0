//! Time of day.

use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time; tests set it.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The operating system's clock.
    #[default]
    System,
    /// Always this time, in seconds since 1970 (UTC).
    Fixed(i64),
}

impl Clock {
    /// Seconds since 1970 (UTC).
    #[must_use]
    pub fn unix_secs(self) -> i64 {
        match self {
            Self::Fixed(secs) => secs,
            Self::System => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .ok()
                .and_then(|since| i64::try_from(since.as_secs()).ok())
                .unwrap_or(0),
        }
    }
}
