//! Answers that fit in memory.

use super::error::NetError;
use super::exchange::{Exchange, Head};
use super::retry::wait_after;
use super::{Net, Phase};
use crate::catalog::goproxy::redact;
use crate::observe::Cancel;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE};
use std::time::{Duration, Instant};

impl Net {
    /// Fetches an index, list, lookup or tile of at most `max_bytes`.
    ///
    /// Retried a few times ([`super::Patience::small_tries`]); a web page where none can be meant is
    /// [`NetError::WebPage`]. Nothing of this is verified: the caller knows what makes it trustworthy.
    pub fn get_small(&self, url: &str, max_bytes: u64, cancel: &Cancel) -> Result<Vec<u8>, NetError> {
        let target = self.address(url)?;
        let mut failures = 0;
        loop {
            let outcome = self.ask(&target, Vec::new(), cancel).and_then(|exchange| {
                // The read time-out guards each piece; this guards against a server that sends one byte at a time.
                whole(exchange, max_bytes, self.settings.patience.read.saturating_mul(4), cancel)
            });
            let error = match outcome {
                Ok(bytes) => return Ok(bytes),
                Err(error) => error,
            };
            failures += 1;
            if failures >= self.settings.patience.small_tries {
                return Err(error);
            }
            let Some(wait) = wait_after(&error, failures, &self.settings.patience) else { return Err(error) };
            self.settings.pause.pause(wait, cancel);
        }
    }
}

fn whole(
    mut exchange: Exchange,
    max_bytes: u64,
    limit: Duration,
    cancel: &Cancel,
) -> Result<Vec<u8>, NetError> {
    let started = Instant::now();
    if exchange.head.status != 200 {
        return Err(exchange.head.refusal());
    }
    refuse_pages(&exchange.head)?;
    let url = redact(&exchange.head.url);
    if exchange.head.length().is_some_and(|length| length > max_bytes) {
        return Err(NetError::TooLarge { url, limit_bytes: max_bytes });
    }
    let mut bytes = Vec::new();
    while let Some(piece) = exchange.bytes(cancel)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() as u64 > max_bytes {
            return Err(NetError::TooLarge { url, limit_bytes: max_bytes });
        }
        if started.elapsed() > limit {
            return Err(NetError::TimedOut { url, phase: Phase::Reading, limit });
        }
    }
    if looks_like_a_page(&bytes) { Err(NetError::WebPage { url }) } else { Ok(bytes) }
}

/// Refuses what cannot be the file: a web page, or bytes packed once more.
///
/// A `.gz` that is declared as gzip-encoded is let through as it is: some mirrors label archives so.
pub(super) fn refuse_pages(head: &Head) -> Result<(), NetError> {
    let url = || redact(&head.url);
    let kind = head.header(CONTENT_TYPE).unwrap_or_default().trim().to_ascii_lowercase();
    if kind.starts_with("text/html") || kind.starts_with("application/xhtml") {
        return Err(NetError::WebPage { url: url() });
    }
    let encoding = head.header(CONTENT_ENCODING).unwrap_or_default().trim().to_ascii_lowercase();
    let mislabelled = matches!(encoding.as_str(), "gzip" | "x-gzip") && head.url.path().ends_with("gz");
    if encoding.is_empty() || encoding == "identity" || mislabelled {
        Ok(())
    } else {
        Err(NetError::Encoded { url: url(), encoding })
    }
}

/// Whether bytes begin like HTML, whatever the server calls them.
pub(super) fn looks_like_a_page(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let begins = |word: &[u8]| start.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word));
    begins(b"<!doctype html") || begins(b"<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_beginning() {
        for page in [&b"<!DOCTYPE html><p>"[..], b"\n  <HTML>", b"\xef\xbb\xbf<html lang=en>"] {
            assert!(looks_like_a_page(page));
        }
        for other in [&b""[..], b"[{}]", b"PK\x03\x04", b"<?xml", b"v0.0.1-go1.20.linux-amd64"] {
            assert!(!looks_like_a_page(other));
        }
    }
}
