//! Which failures are worth another try, and when.

use super::error::{NetError, Phase};
use super::patience::Patience;
use std::time::Duration;

/// How long to wait before asking again after the `failures`-th failure in a row; none if it is of no use.
///
/// A source that does not answer at all gets a second chance only, so that a dead one costs seconds; a server that asks
/// us to stay away for longer than we have patience is given up at once.
pub(super) fn wait_after(error: &NetError, failures: u32, patience: &Patience) -> Option<Duration> {
    match retry(error) {
        Retry::No => None,
        Retry::Once if failures > 1 => None,
        Retry::Once | Retry::Often(None) => Some(patience.backoff_after(failures)),
        Retry::Often(Some(asked)) if asked > patience.retry_after_cap => None,
        Retry::Often(Some(asked)) => Some(asked.max(patience.backoff_after(failures))),
    }
}

/// Whether asking again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Retry {
    No,
    /// A second time.
    Once,
    /// As long as patience lasts, after this wait if the server named one.
    Often(Option<Duration>),
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a new failure is not retried until somebody says why it should be"
)]
fn retry(error: &NetError) -> Retry {
    match error {
        NetError::UnknownHost { .. }
        | NetError::Connect { .. }
        | NetError::TooSlow { .. }
        | NetError::TimedOut { phase: Phase::Connecting | Phase::Answering, .. } => Retry::Once,
        NetError::TimedOut { phase: Phase::Reading, .. } | NetError::Broken { .. } => Retry::Often(None),
        // RFC 9110, 6585 and 8470: the statuses that say "again", and what gateways answer in a bad moment.
        NetError::Status { status: 408 | 425 | 429 | 500 | 502..=504 | 520..=529, retry_after, .. } => {
            Retry::Often(*retry_after)
        }
        _ => Retry::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(status: u16, secs: Option<u64>) -> NetError {
        NetError::Status { url: String::new(), status, retry_after: secs.map(Duration::from_secs) }
    }

    #[test]
    fn a_server_that_names_a_time_is_given_it_up_to_the_cap() {
        let patience = Patience::default();
        assert_eq!(wait_after(&status(429, Some(9)), 1, &patience), Some(Duration::from_secs(9)));
        assert_eq!(wait_after(&status(503, Some(3600)), 1, &patience), None);
        assert!(wait_after(&status(503, Some(0)), 1, &patience).is_some_and(|wait| !wait.is_zero()));
    }

    #[test]
    fn refusals_are_final_and_silence_gets_a_second_chance_only() {
        let patience = Patience::default();
        for code in [400, 401, 403, 418, 501, 505] {
            assert_eq!(wait_after(&status(code, None), 1, &patience), None, "{code}");
        }
        let silent = NetError::Connect { url: String::new(), reason: String::new() };
        assert!(wait_after(&silent, 1, &patience).is_some());
        assert_eq!(wait_after(&silent, 2, &patience), None);
    }
}
