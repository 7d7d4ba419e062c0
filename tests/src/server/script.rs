//! One file, and how each request for it is treated.

use super::content::Content;
use super::http::{Answer, Ending, Framing, Request};
use super::listen::Site;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// A site with one file, whatever the path. Requests are treated by the turns in order, the last one again and again.
pub struct Script {
    content: Content,
    etag: Option<String>,
    last_modified: Option<String>,
    turns: Vec<Turn>,
    next: Mutex<usize>,
}

/// How a request is treated.
#[derive(Clone, Debug)]
pub enum Turn {
    /// As a good server would.
    Whole,
    /// Well, but the connection ends after this many bytes of the body.
    CutAfter(u64),
    /// Well, but nothing comes after this many bytes of the body.
    HangAfter(u64),
    /// Nothing is answered.
    Silence,
    /// 200 with the whole file, ranges or not, and without promising any.
    IgnoringRange,
    /// 206 that begins this many bytes later than was asked for.
    RangeShiftedBy(u64),
    /// 206 whose `Content-Range` names this total.
    RangeOfTotal(u64),
    /// 206 to whatever `If-Range` says.
    IgnoringIfRange,
    /// From now on another file under another `ETag`, answered well.
    Replaced(Content, &'static str),
    /// A status, and what `Retry-After` says.
    Refusal(u16, Option<&'static str>),
    /// A web page with 200.
    Page,
    /// A web page that is declared as an archive.
    HiddenPage,
    /// 302 to there.
    Redirect(String),
    /// The file, declared as encoded so.
    Encoded(&'static str),
    /// The file in chunks, of no declared length.
    Chunked,
    /// The file in chunks, cut after this many bytes.
    ChunkedCutAfter(u64),
    /// The file, its length not declared; the connection's end is its own.
    UntilClose,
    /// Declares this length and sends the file.
    Declaring(u64),
    /// Byte by byte with this pause.
    Trickle(Duration),
}

impl Script {
    /// The file and the turns; without any, each request is treated well.
    #[must_use]
    pub fn new(content: impl Into<Vec<u8>>, turns: impl Into<Vec<Turn>>) -> Self {
        Self {
            content: Content::of(content),
            etag: Some("\"first\"".to_owned()),
            last_modified: None,
            turns: turns.into(),
            next: Mutex::new(0),
        }
    }

    /// With this `ETag`, or without one.
    #[must_use]
    pub fn etag(mut self, etag: Option<&str>) -> Self {
        self.etag = etag.map(str::to_owned);
        self
    }

    /// With this `Last-Modified`.
    #[must_use]
    pub fn last_modified(mut self, date: &str) -> Self {
        self.last_modified = Some(date.to_owned());
        self
    }

    /// The turn for the next request, and the file that is current by then.
    fn turn(&self) -> (Turn, Content, Option<String>) {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let at = (*next).min(self.turns.len().saturating_sub(1));
        *next += 1;
        let played = self.turns.get(..=at).unwrap_or_default();
        let replaced = played.iter().rev().find_map(|turn| {
            let Turn::Replaced(content, etag) = turn else { return None };
            Some((content.clone(), Some((*etag).to_owned())))
        });
        let (content, etag) = replaced.unwrap_or_else(|| (self.content.clone(), self.etag.clone()));
        (played.last().cloned().unwrap_or(Turn::Whole), content, etag)
    }
}

impl Site for Script {
    fn answer(&self, request: &Request) -> Answer {
        let (turn, content, etag) = self.turn();
        let whole = Answer::ok(content.clone());
        let mut good = Answer::file(request, content, etag.as_deref());
        if let Some(date) = &self.last_modified {
            good = good.header("Last-Modified", date);
        }
        match turn {
            Turn::Whole | Turn::Replaced(..) => good,
            Turn::CutAfter(bytes) => good.ending(Ending::CutAfter(bytes)),
            Turn::HangAfter(bytes) => good.ending(Ending::HangAfter(bytes)),
            Turn::Silence => good.ending(Ending::Silence),
            Turn::IgnoringRange => whole,
            Turn::RangeShiftedBy(bytes) => {
                let mut shifted = good;
                shifted.part.start += bytes;
                let (start, end, total) = (shifted.part.start, shifted.part.end, whole.content.length());
                shifted.headers.retain(|(name, _)| name != "Content-Range");
                shifted.header("Content-Range", &format!("bytes {start}-{}/{total}", end.saturating_sub(1)))
            }
            Turn::RangeOfTotal(total) => {
                let mut wrong = good;
                let (start, end) = (wrong.part.start, wrong.part.end);
                wrong.headers.retain(|(name, _)| name != "Content-Range");
                wrong.header("Content-Range", &format!("bytes {start}-{}/{total}", end.saturating_sub(1)))
            }
            Turn::IgnoringIfRange => {
                let mut plain = request.clone();
                plain.headers.remove("if-range");
                Answer::file(&plain, whole.content, etag.as_deref())
            }
            Turn::Refusal(status, None) => Answer::status(status),
            Turn::Refusal(status, Some(wait)) => Answer::status(status).header("Retry-After", wait),
            Turn::Page => Answer::page("<!DOCTYPE html><title>Log in</title>"),
            Turn::HiddenPage => Answer::ok(Content::of("\n<html><title>Log in</title></html>"))
                .header("Content-Type", "application/octet-stream"),
            Turn::Redirect(to) => Answer::redirect(&to),
            Turn::Encoded(encoding) => good.header("Content-Encoding", encoding),
            Turn::Chunked => whole.framing(Framing::Chunked),
            Turn::ChunkedCutAfter(bytes) => whole.framing(Framing::Chunked).ending(Ending::CutAfter(bytes)),
            Turn::UntilClose => whole.framing(Framing::UntilClose),
            Turn::Declaring(length) => good.framing(Framing::Declared(length)),
            Turn::Trickle(pause) => good.ending(Ending::Trickle(pause)),
        }
    }
}
