//! Archives: resumed, retried, bounded, hashed while they arrive.

use super::Net;
use super::error::NetError;
use super::exchange::{Ask, Exchange};
use super::partial::{self, Note, OpenError, Partial};
use super::retry::wait_after;
use super::small::{looks_like_a_page, refuse_pages};
use crate::catalog::goproxy::redact;
use crate::host::fs::FsError;
use crate::observe::{BytesSeen, Cancel};
use pace::Pace;
use range::ContentRange;
use reqwest::header::{CONTENT_RANGE, ETAG, HeaderValue, IF_RANGE, LAST_MODIFIED, RANGE};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::time::Instant;
use url::Url;

mod pace;
mod range;

/// What is to be fetched, and where to.
#[derive(Clone, Debug)]
pub struct DownloadRequest<'a> {
    /// The address: https, http or file.
    pub url: &'a str,
    /// The growing file, by habit `NAME.partial` beside the final name; `NAME.partial.json` comes beside it. Its directory
    /// exists.
    pub partial: &'a Path,
    /// How long the file must be, where that is known from a source of trust.
    pub expected_size: Option<u64>,
    /// How long it may be (P10).
    pub max_size: u64,
    /// Whether this address always means the same bytes.
    pub naming: Naming,
}

/// Whether an address may mean other bytes tomorrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// The address names a version for ever, as in a module proxy or on a download site: a piece at hand is continued
    /// also when the server gives no validator, if the sizes agree. (The evidence that is checked afterwards finds a
    /// mixture; then [`forget_partial`] and fetch once more.)
    Immutable,
    /// Anything may come tomorrow: continued only with a validator.
    Mutable,
}

/// What was fetched. The bytes are written but not synced, and keep their partial name: syncing, verifying and renaming
/// are the caller's, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Downloaded {
    /// The file, still under its partial name.
    pub path: PathBuf,
    /// How long it is.
    pub size: u64,
    /// The server's strong `ETag`.
    pub etag: Option<String>,
    /// Bytes that came over the network in this call, those thrown away included.
    pub fetched_bytes_total: u64,
    /// Bytes of an earlier call that this one built on. When the evidence then fails, they may be to blame.
    pub resumed_from: u64,
    /// How often the server was asked.
    pub tries: u32,
    /// The hash of the whole file.
    pub sha256: [u8; 32],
}

/// Removes a partial file and its note, for when its bytes turn out to be no good.
pub fn forget_partial(partial: &Path) -> Result<(), FsError> {
    partial::forget(partial)
}

impl Net {
    /// Fetches a file, building on what an earlier call left.
    ///
    /// `seen` is told each byte once, in order of the file: its sum never runs past the file's size, however often bytes
    /// must be fetched again. A file that an earlier call had fetched wholly costs no request.
    pub fn download(
        &self,
        request: &DownloadRequest<'_>,
        seen: BytesSeen<'_>,
        cancel: &Cancel,
    ) -> Result<Downloaded, NetError> {
        let url_sha256 = format!("{:x}", Sha256::digest(request.url.as_bytes()));
        let shown = Url::parse(request.url).map_or_else(|_| String::new(), |url| redact(&url));
        let partial = Partial::open(request.partial, &url_sha256, cancel).map_err(|error| match error {
            OpenError::Cancelled => NetError::Cancelled { url: shown },
            OpenError::File(error) => NetError::File(error),
        })?;
        let at_hand = partial.length();
        let mut job = Job {
            net: self,
            request,
            url_sha256,
            partial,
            at_hand,
            fetched: 0,
            progress: Progress { seen, told: 0 },
            cancel,
        };
        job.progress.reached(at_hand);
        let ended = job.run();
        if ended.is_err() && job.partial.length() == 0 {
            // Nothing came that could be built on. The error to tell is the first one.
            let _ = forget_partial(request.partial);
        }
        let tries = ended?;
        let size = job.partial.length();
        Ok(Downloaded {
            path: request.partial.to_owned(),
            size,
            etag: job.partial.note().and_then(|note| note.etag.clone()),
            fetched_bytes_total: job.fetched,
            resumed_from: job.at_hand,
            tries,
            sha256: job.partial.sha256(),
        })
    }
}

/// Tells each byte once.
struct Progress<'a> {
    seen: BytesSeen<'a>,
    told: u64,
}

impl Progress<'_> {
    fn reached(&mut self, length: u64) {
        if length > self.told {
            (self.seen)(length - self.told);
            self.told = length;
        }
    }
}

struct Job<'a> {
    net: &'a Net,
    request: &'a DownloadRequest<'a>,
    url_sha256: String,
    partial: Partial,
    /// Bytes of an earlier call that are still in use.
    at_hand: u64,
    fetched: u64,
    progress: Progress<'a>,
    cancel: &'a Cancel,
}

/// How a try ended, if not with an error.
enum Outcome {
    Whole,
    /// What we hold is of no use to this server: at once again, from the first byte.
    StartOver(NetError),
}

impl Job<'_> {
    fn run(&mut self) -> Result<u32, NetError> {
        if self.is_whole() {
            return Ok(0);
        }
        let url = self.net.address(self.request.url)?;
        let patience = &self.net.settings.patience;
        let (mut tries, mut failures, mut fresh_starts) = (0, 0, 0);
        loop {
            tries += 1;
            let before = self.progress.told;
            let error = match self.attempt(&url) {
                Ok(Outcome::Whole) => return Ok(tries),
                Ok(Outcome::StartOver(error)) => {
                    self.start_over()?;
                    fresh_starts += 1;
                    if fresh_starts > 2 {
                        return Err(error);
                    }
                    continue;
                }
                Err(error) => error,
            };
            // New bytes renew our patience, unless they come too slowly to ever end.
            let progressed = self.progress.told > before && !matches!(error, NetError::TooSlow { .. });
            failures = if progressed { 1 } else { failures + 1 };
            if failures >= patience.tries || tries >= patience.total_tries {
                return Err(error);
            }
            let Some(wait) = wait_after(&error, failures, patience) else { return Err(error) };
            self.net.settings.pause.pause(wait, self.cancel);
        }
    }

    /// Whether every byte is here: the note's length, and the one that was asked for.
    fn is_whole(&self) -> bool {
        let length = self.partial.length();
        let noted = self.partial.note().and_then(|note| note.size_bytes);
        noted == Some(length) && self.request.expected_size.is_none_or(|expected| expected == length)
    }

    fn start_over(&mut self) -> Result<(), NetError> {
        self.at_hand = 0;
        self.partial.empty().map_err(NetError::File)
    }

    fn attempt(&mut self, url: &Url) -> Result<Outcome, NetError> {
        let from = self.resumable_from();
        if from == 0 && self.partial.length() > 0 {
            self.start_over()?;
        }
        let mut exchange = self.net.ask(url, self.ask(from), self.cancel)?;
        match (exchange.head.status, from) {
            (200, _) => self.begin(&exchange)?,
            (206, 1..) => {
                if let Err(reason) = self.continues(&exchange, from) {
                    let url = redact(&exchange.head.url);
                    return Ok(Outcome::StartOver(NetError::Malformed { url, reason }));
                }
            }
            (206, 0) => {
                let url = redact(&exchange.head.url);
                return Err(NetError::Malformed {
                    url,
                    reason: "a part where the whole was asked for".to_owned(),
                });
            }
            (416, 1..) => return Ok(Outcome::StartOver(exchange.head.refusal())),
            _ => return Err(exchange.head.refusal()),
        }
        self.receive(&mut exchange)?;
        Ok(Outcome::Whole)
    }

    /// From which byte on to ask: the length at hand, if this server can be asked to continue exactly that file.
    fn resumable_from(&self) -> u64 {
        let length = self.partial.length();
        let Some(note) = self.partial.note() else { return 0 };
        let sizes_agree = match (note.size_bytes, self.request.expected_size) {
            (Some(noted), Some(expected)) => noted == expected,
            (Some(_), None) => true,
            (None, _) => false,
        };
        let known = note.validator().is_some() || self.request.naming == Naming::Immutable;
        if sizes_agree && known { length } else { 0 }
    }

    fn ask(&self, from: u64) -> Ask {
        if from == 0 {
            return Vec::new();
        }
        let mut ask = vec![];
        if let Ok(range) = HeaderValue::try_from(format!("bytes={from}-")) {
            ask.push((RANGE, range));
        }
        if let Some(validator) = self.partial.note().and_then(Note::validator)
            && let Ok(validator) = HeaderValue::from_str(validator)
        {
            ask.push((IF_RANGE, validator));
        }
        ask
    }

    /// A whole answer begins: nothing of what was at hand is kept.
    fn begin(&mut self, exchange: &Exchange) -> Result<(), NetError> {
        let head = &exchange.head;
        refuse_pages(head)?;
        let url = redact(&head.url);
        let declared = head.length();
        match (declared, self.request.expected_size) {
            (Some(found), Some(expected)) if found != expected => {
                return Err(NetError::WrongSize { url, expected_bytes: expected, found_bytes: found });
            }
            (Some(found), _) if found > self.request.max_size => {
                return Err(NetError::TooLarge { url, limit_bytes: self.request.max_size });
            }
            _ => {}
        }
        self.at_hand = 0;
        let note = Note {
            url: Url::parse(self.request.url).map_or_else(|_| String::new(), |url| redact(&url)),
            url_sha256: self.url_sha256.clone(),
            etag: head.header(ETAG).filter(|etag| etag.starts_with('"')).map(str::to_owned),
            last_modified: head.header(LAST_MODIFIED).map(str::to_owned),
            size_bytes: declared.or(self.request.expected_size),
        };
        self.partial.restart(note).map_err(NetError::File)
    }

    /// Whether a partial answer continues exactly what is at hand; why not, otherwise.
    fn continues(&self, exchange: &Exchange, from: u64) -> Result<(), String> {
        let head = &exchange.head;
        refuse_pages(head).map_err(|error| error.to_string())?;
        let text = head.header(CONTENT_RANGE).unwrap_or_default();
        let range = ContentRange::parse(text).ok_or_else(|| format!("Content-Range `{text}`"))?;
        let note = self.partial.note();
        if range.first != from || Some(range.total) != note.and_then(|note| note.size_bytes) {
            return Err(format!("Content-Range `{text}` where byte {from} was asked for"));
        }
        if head.length().is_some_and(|length| length != range.length()) {
            return Err("Content-Length and Content-Range disagree".to_owned());
        }
        let noted = note.and_then(|note| note.etag.as_deref());
        match (head.header(ETAG), noted) {
            (Some(now), Some(then)) if now != then => Err("another ETag than before".to_owned()),
            _ => Ok(()),
        }
    }

    fn receive(&mut self, exchange: &mut Exchange) -> Result<(), NetError> {
        let url = redact(&exchange.head.url);
        let size = self.partial.note().and_then(|note| note.size_bytes);
        let limit = size.unwrap_or(self.request.max_size);
        let mut pace = Pace::new(&self.net.settings.patience);
        let start = self.partial.length();
        while let Some(bytes) = exchange.bytes(self.cancel)? {
            self.fetched += bytes.len() as u64;
            let length = self.partial.length() + bytes.len() as u64;
            if self.partial.length() == 0 && looks_like_a_page(&bytes) {
                self.start_over()?;
                return Err(NetError::WebPage { url });
            }
            if length > limit {
                self.start_over()?;
                return Err(match size {
                    Some(expected) => {
                        NetError::WrongSize { url, expected_bytes: expected, found_bytes: length }
                    }
                    None => NetError::TooLarge { url, limit_bytes: limit },
                });
            }
            self.partial.append(&bytes).map_err(NetError::File)?;
            self.progress.reached(length);
            if let Some(bytes_per_sec) = pace.too_slow(bytes.len() as u64, Instant::now()) {
                return Err(NetError::TooSlow { url, bytes_per_sec });
            }
        }
        match size {
            Some(size) if self.partial.length() < size => {
                Err(NetError::Broken { url, received_bytes: self.partial.length() - start })
            }
            _ => Ok(()),
        }
    }
}
