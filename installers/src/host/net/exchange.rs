//! One question and its answer, read on a thread of its own so that cancelling never waits for a server.

use super::Net;
use super::client::Ready;
use super::error::NetError;
use super::failure;
use super::patience::{Patience, retry_after};
use super::traffic::Meter;
use crate::catalog::goproxy::redact;
use crate::host::fs::{self, FsError, FsOp};
use crate::observe::Cancel;
use reqwest::header::{
    ACCEPT_ENCODING, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue, LOCATION, RETRY_AFTER,
};
use std::fs::File;
use std::io::Read;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, SystemTime};
use url::Url;

/// Redirects that are followed.
const MAX_REDIRECTS: usize = 10;
/// Bytes per piece, and pieces that may wait: at most 1 MiB lies between the socket and the disk.
const PIECE_BYTES: usize = 64 * 1024;
const PIECES: usize = 16;
/// How soon a cancel is seen.
const GLANCE: Duration = Duration::from_millis(50);

/// The beginning of an answer.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) status: u16,
    headers: HeaderMap,
    /// Where it came from, after redirects.
    pub(super) url: Url,
}

impl Head {
    pub(super) fn header(&self, name: HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    pub(super) fn length(&self) -> Option<u64> {
        self.header(CONTENT_LENGTH)?.trim().parse().ok()
    }

    /// The error that a status which is neither 200 nor 206 stands for.
    pub(super) fn refusal(&self) -> NetError {
        let url = redact(&self.url);
        match self.status {
            404 | 410 => NetError::Absent { url, status: self.status },
            // RFC 6585: "the client needs to authenticate to gain network access".
            511 => NetError::WebPage { url },
            407 => NetError::ProxyRefused { url, reason: "status 407: it wants a password".to_owned() },
            status => {
                let wait = self.header(RETRY_AFTER).and_then(|text| retry_after(text, SystemTime::now()));
                NetError::Status { url, status, retry_after: wait }
            }
        }
    }
}

enum Piece {
    Head(Head),
    Bytes(Vec<u8>),
    End,
    Failed(NetError),
}

/// An answer being read.
pub(super) struct Exchange {
    pub(super) head: Head,
    pieces: Receiver<Piece>,
    shown: String,
}

/// What is asked besides the address.
pub(super) type Ask = Vec<(HeaderName, HeaderValue)>;

impl Net {
    /// Asks, and returns when the answer has begun.
    pub(super) fn ask(&self, url: &Url, ask: Ask, cancel: &Cancel) -> Result<Exchange, NetError> {
        let (sender, pieces) = sync_channel(PIECES);
        let shown = redact(url);
        let reader = Reader {
            ready: if url.scheme() == "file" { None } else { Some(self.ready()?) },
            meter: Arc::clone(&self.meter),
            patience: self.settings.patience.clone(),
            sender,
        };
        let target = url.clone();
        std::thread::Builder::new()
            .name("net-read".to_owned())
            .spawn(move || reader.run(target, &ask))
            .map_err(|error| NetError::Client { reason: error.to_string() })?;
        match next(&pieces, &shown, cancel)? {
            Piece::Head(head) => Ok(Exchange { head, pieces, shown }),
            Piece::Bytes(_) | Piece::End => Err(NetError::Broken { url: shown, received_bytes: 0 }),
            Piece::Failed(error) => Err(error),
        }
    }
}

impl Exchange {
    /// The next bytes; none at the end of a whole answer.
    pub(super) fn bytes(&mut self, cancel: &Cancel) -> Result<Option<Vec<u8>>, NetError> {
        match next(&self.pieces, &self.shown, cancel)? {
            Piece::Bytes(bytes) => Ok(Some(bytes)),
            Piece::End => Ok(None),
            Piece::Failed(error) => Err(error),
            Piece::Head(_) => Err(NetError::Client { reason: "an answer began twice".to_owned() }),
        }
    }
}

/// Waits for the reader; it always ends with `End` or `Failed`, within its time-outs.
fn next(pieces: &Receiver<Piece>, shown: &str, cancel: &Cancel) -> Result<Piece, NetError> {
    loop {
        if cancel.is_requested() {
            return Err(NetError::Cancelled { url: shown.to_owned() });
        }
        match pieces.recv_timeout(GLANCE) {
            Ok(piece) => return Ok(piece),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return Err(NetError::Client { reason: "the reading thread ended early".to_owned() });
            }
        }
    }
}

/// The thread's side. When nobody listens any more, it ends at its next piece or time-out.
struct Reader {
    ready: Option<Ready>,
    meter: Arc<Meter>,
    patience: Patience,
    sender: SyncSender<Piece>,
}

impl Reader {
    fn run(self, url: Url, ask: &Ask) {
        let outcome = match &self.ready {
            None => open_file(&url).and_then(|(head, file)| self.pass_on(head, file)),
            Some(ready) => {
                self.request(ready, url, ask).and_then(|(head, response)| self.pass_on(head, response))
            }
        };
        let last = match outcome {
            Ok(()) => Piece::End,
            Err(error) => Piece::Failed(error),
        };
        // Nobody listening means cancelled: there is nobody to tell.
        let _ = self.sender.send(last);
    }

    fn request(
        &self,
        ready: &Ready,
        mut url: Url,
        ask: &Ask,
    ) -> Result<(Head, reqwest::blocking::Response), NetError> {
        for _ in 0..=MAX_REDIRECTS {
            let mut request = ready.client.get(url.clone()).header(ACCEPT_ENCODING, "identity");
            for (name, value) in ask {
                request = request.header(name, value);
            }
            self.meter.request(&url);
            let response =
                request.send().map_err(|error| failure::of_request(&error, &url, ready, &self.patience))?;
            if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
                let head =
                    Head { status: response.status().as_u16(), headers: response.headers().clone(), url };
                return Ok((head, response));
            }
            url = redirected(&url, response.headers().get(LOCATION))?;
        }
        Err(NetError::Redirect { url: redact(&url), to: redact(&url), reason: "too many redirects" })
    }

    fn pass_on(&self, head: Head, mut body: impl Read) -> Result<(), NetError> {
        let url = head.url.clone();
        if self.sender.send(Piece::Head(head)).is_err() {
            return Ok(());
        }
        let mut received = 0_u64;
        loop {
            let mut piece = vec![0; PIECE_BYTES];
            let count = match body.read(&mut piece) {
                Ok(0) => return Ok(()),
                Ok(count) => count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(failure::of_body(&error, &url, received, &self.patience)),
            };
            piece.truncate(count);
            received += count as u64;
            if url.scheme() != "file" {
                self.meter.bytes_in(count as u64);
            }
            if self.sender.send(Piece::Bytes(piece)).is_err() {
                return Ok(());
            }
        }
    }
}

fn redirected(from: &Url, location: Option<&HeaderValue>) -> Result<Url, NetError> {
    let no_sense = |reason: &str| NetError::Malformed { url: redact(from), reason: reason.to_owned() };
    let location = location.ok_or_else(|| no_sense("a redirect to nowhere"))?;
    let location = std::str::from_utf8(location.as_bytes())
        .ok()
        .and_then(|text| from.join(text).ok())
        .ok_or_else(|| no_sense("a redirect to what is no address"))?;
    let refused = |reason| NetError::Redirect { url: redact(from), to: redact(&location), reason };
    match (from.scheme(), location.scheme()) {
        (_, "https") | ("http", "http") => Ok(location),
        ("https", "http") => Err(refused("it leaves the secure connection")),
        _ => Err(refused("only https and http are followed")),
    }
}

fn open_file(url: &Url) -> Result<(Head, File), NetError> {
    let refused =
        |()| NetError::Address { url: redact(url), reason: "not a path of this machine".to_owned() };
    let path = url.to_file_path().map_err(refused)?;
    let failed = |error: FsError| {
        if error.source.kind() == std::io::ErrorKind::NotFound || error.not_a_file().is_some() {
            NetError::Absent { url: redact(url), status: 404 }
        } else {
            NetError::File(error)
        }
    };
    let file = fs::open(&path).map_err(failed)?;
    let metadata = file.metadata().map_err(FsError::at(FsOp::Inspect, &path)).map_err(failed)?;
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_LENGTH, HeaderValue::from(metadata.len()));
    Ok((Head { status: 200, headers, url: url.clone() }, file))
}
