//! Just enough of HTTP/1.1 to be right, and to be wrong on purpose.

use super::content::Content;
use std::collections::BTreeMap;
use std::io::{self, BufRead, ErrorKind, Read, Write};
use std::ops::Range;
use std::time::Duration;

/// A request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `CONNECT`, …
    pub method: String,
    /// What stands between method and version: usually a path with its query.
    pub target: String,
    /// Headers by their names in small letters.
    pub headers: BTreeMap<String, String>,
}

impl Request {
    /// A header by its name in small letters.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The path without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split_once('?').map_or(self.target.as_str(), |(path, _)| path)
    }

    /// The query, empty if there is none.
    #[must_use]
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The first byte of `Range: bytes=N-`.
    #[must_use]
    pub fn range_start(&self) -> Option<u64> {
        self.header("range")?.strip_prefix("bytes=")?.strip_suffix('-')?.parse().ok()
    }

    /// Reads one request; none at the end of the connection.
    pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            // Longer than any request of ours: a client gone mad must not fill the memory of a test.
            if from.by_ref().take(16 * 1024).read_line(&mut line)? == 0 {
                return Ok(None);
            }
            let line = line.trim_end().to_owned();
            if line.is_empty() {
                break;
            }
            lines.push(line);
        }
        let bad = || io::Error::from(ErrorKind::InvalidData);
        let mut lines = lines.into_iter();
        let first = lines.next().ok_or_else(bad)?;
        let mut words = first.split(' ');
        let (method, target) = words.next().zip(words.next()).ok_or_else(bad)?;
        let headers = lines
            .filter_map(|line| {
                let (name, value) = line.split_once(':')?;
                Some((name.to_ascii_lowercase(), value.trim().to_owned()))
            })
            .collect();
        Ok(Some(Self { method: method.to_owned(), target: target.to_owned(), headers }))
    }
}

/// What is answered, and how it ends.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Headers besides those that `framing` makes.
    pub headers: Vec<(String, String)>,
    /// The bytes that the body is a part of.
    pub content: Content,
    /// Which part.
    pub part: Range<u64>,
    /// How the client learns the body's length.
    pub framing: Framing,
    /// What happens to the body.
    pub ending: Ending,
}

/// How the client learns the body's length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// `Content-Length`, true.
    Length,
    /// `Content-Length` of this many bytes, whatever follows.
    Declared(u64),
    /// `Transfer-Encoding: chunked`.
    Chunked,
    /// Not at all: the connection's end is the body's.
    UntilClose,
}

/// What happens to the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All of it is sent.
    Whole,
    /// Only this many bytes, then the connection ends.
    CutAfter(u64),
    /// Only this many bytes, then nothing, until the server ends.
    HangAfter(u64),
    /// The request is read, and nothing is answered until the server ends.
    Silence,
    /// Byte by byte, with this pause after each.
    Trickle(Duration),
}

impl Answer {
    /// 200 with these bytes.
    #[must_use]
    pub fn ok(content: Content) -> Self {
        let part = 0..content.length();
        let (framing, ending) = (Framing::Length, Ending::Whole);
        Self { status: 200, headers: Vec::new(), content, part, framing, ending }
    }

    /// A status with a short text.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self { status, ..Self::ok(Content::of(format!("status {status}\n"))) }
    }

    /// 302 to there.
    #[must_use]
    pub fn redirect(to: &str) -> Self {
        Self::status(302).header("Location", to)
    }

    /// 200 with a web page.
    #[must_use]
    pub fn page(html: &str) -> Self {
        Self::ok(Content::of(html)).header("Content-Type", "text/html; charset=utf-8")
    }

    /// A file as a good server gives it: 206 for `Range: bytes=N-` if `If-Range` fits or is missing, 416 for a range that
    /// begins behind the end, 200 otherwise.
    #[must_use]
    pub fn file(request: &Request, content: Content, etag: Option<&str>) -> Self {
        let length = content.length();
        let mut answer = Self::ok(content).header("Accept-Ranges", "bytes");
        if let Some(etag) = etag {
            answer = answer.header("ETag", etag);
        }
        let fits = request.header("if-range").is_none_or(|validator| Some(validator) == etag);
        match request.range_start().filter(|_| fits) {
            Some(start) if start < length => {
                answer.status = 206;
                answer.part = start..length;
                answer.header("Content-Range", &format!("bytes {start}-{}/{length}", length - 1))
            }
            Some(_) => Self::status(416).header("Content-Range", &format!("bytes */{length}")),
            None => answer,
        }
    }

    /// With one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With this ending.
    #[must_use]
    pub fn ending(mut self, ending: Ending) -> Self {
        self.ending = ending;
        self
    }

    /// With this framing.
    #[must_use]
    pub fn framing(mut self, framing: Framing) -> Self {
        self.framing = framing;
        self
    }

    /// Writes status and headers.
    pub(super) fn write_head(&self, out: &mut impl Write) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} Scripted\r\n", self.status);
        let framing = match self.framing {
            Framing::Length => format!("Content-Length: {}\r\n", self.part.end - self.part.start),
            Framing::Declared(length) => format!("Content-Length: {length}\r\n"),
            Framing::Chunked => "Transfer-Encoding: chunked\r\n".to_owned(),
            Framing::UntilClose => "Connection: close\r\n".to_owned(),
        };
        head.push_str(&framing);
        head.extend(self.headers.iter().flat_map(|(name, value)| [name.as_str(), ": ", value, "\r\n"]));
        head.push_str("\r\n");
        out.write_all(head.as_bytes())
    }
}
