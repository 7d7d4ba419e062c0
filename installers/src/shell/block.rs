//! One marked block in a file of somebody else's: find it, put it in, take it out. Pure bytes in, bytes out.
//!
//! The promise (P2): for any bytes that hold no marker of ours, removing what was inserted gives the same bytes, and
//! inserting twice is inserting once. So nothing outside the block is looked at as text: no decoding, no line ending
//! is converted, and a final newline that had to be added is recorded in the first marker and taken away again.
//!
//! ```text
//! # >>> goready 1 nl=1 >>> made by GoReady; to take it out: goready undo
//! if [ -f '/home/ada/.local/share/goready/env/login.sh' ]; then …
//! # <<< goready 1 <<<
//! ```
//!
//! `#` begins a comment in every shell we know. The number is the format's version: a block written by a newer
//! GoReady is refused, never guessed at. `nl=1` counts the newlines put in front of the block.

use crate::error::{Class, Coded, Hint};
use std::ops::Range;
use std::path::PathBuf;

/// The version of the block's format that this code writes; older ones it can read.
pub const FORMAT: u32 = 1;

const START: &[u8] = b"# >>> goready ";
const END: &[u8] = b"# <<< goready ";
const NOTE: &str = "made by GoReady; to take it out: goready undo";
const UTF8_BOM: &[u8] = b"\xEF\xBB\xBF";

/// Where a new block goes; one that is already there keeps its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Before everything else (after a UTF-8 byte order mark).
    Start,
    /// After everything else, so that it has the last word.
    End,
}

/// What a file holds of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockState {
    /// No marker of ours.
    Absent,
    /// Exactly one whole block.
    Present {
        /// Bytes of the block, from its first marker through the newline after its last.
        range: Range<usize>,
        /// The lines between the markers (decoded for comparing and showing; damaged UTF-8 is replaced).
        body: String,
    },
}

/// Why a file's block cannot be touched. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BlockError {
    /// A first marker without a last one, or the other way round.
    #[error("block marker without a partner on line {line}")]
    Unbalanced {
        /// The marker that stands alone.
        line: usize,
    },
    /// A second block, or a first marker inside a block.
    #[error("second block on line {line}")]
    Duplicate {
        /// The second first marker.
        line: usize,
    },
    /// A line begins like a marker of ours and goes on differently.
    #[error("damaged block marker on line {line}")]
    Malformed {
        /// The damaged marker.
        line: usize,
    },
    /// The block was written by a newer GoReady.
    #[error("block of format {version} on line {line}, this goready knows {FORMAT}")]
    Newer {
        /// Where the marker stands.
        line: usize,
        /// The format it names.
        version: u32,
    },
    /// The file is UTF-16 (it begins with that byte order mark): a block of bytes would spoil it.
    #[error("file in utf-16")]
    Utf16,
    /// The lines to be inserted hold a marker themselves.
    #[error("marker inside the text of a block")]
    MarkerInBody,
}

impl BlockError {
    /// The line to look at, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        match self {
            Self::Unbalanced { line }
            | Self::Duplicate { line }
            | Self::Malformed { line }
            | Self::Newer { line, .. } => *line,
            Self::Utf16 | Self::MarkerInBody => 1,
        }
    }

    /// Names the file, which this module never sees.
    pub fn in_file(self, path: impl Into<PathBuf>) -> RcFileError {
        RcFileError { path: path.into(), problem: self }
    }
}

/// A shell file whose block cannot be touched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot edit shell file, {problem}: `{}`", path.display())]
pub struct RcFileError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: BlockError,
}

impl Coded for RcFileError {
    fn code(&self) -> &'static str {
        match self.problem {
            BlockError::Unbalanced { .. } => "GR-SHELL-001",
            BlockError::Duplicate { .. } => "GR-SHELL-002",
            BlockError::Malformed { .. } => "GR-SHELL-003",
            BlockError::Newer { .. } => "GR-SHELL-004",
            BlockError::Utf16 => "GR-SHELL-005",
            BlockError::MarkerInBody => "GR-SHELL-006",
        }
    }

    fn class(&self) -> Class {
        match self.problem {
            BlockError::Unbalanced { .. }
            | BlockError::Duplicate { .. }
            | BlockError::Malformed { .. }
            | BlockError::Newer { .. }
            | BlockError::Utf16 => Class::BadInput,
            BlockError::MarkerInBody => Class::Internal,
        }
    }

    fn hint(&self) -> Hint {
        match self.problem {
            BlockError::Unbalanced { line }
            | BlockError::Duplicate { line }
            | BlockError::Malformed { line } => {
                Hint::RepairMarkers { path: self.path.display().to_string(), line }
            }
            BlockError::Newer { .. } => Hint::UpdateGoready,
            BlockError::Utf16 => Hint::None,
            BlockError::MarkerInBody => Hint::ReportBug,
        }
    }
}

/// Looks for our block.
pub fn inspect(bytes: &[u8]) -> Result<BlockState, BlockError> {
    Ok(match locate(bytes)? {
        None => BlockState::Absent,
        Some(found) => BlockState::Present {
            body: String::from_utf8_lossy(bytes.get(found.body).unwrap_or_default()).into_owned(),
            range: found.range,
        },
    })
}

/// Puts a block around `body` into the file, or replaces the body of the block that is there.
///
/// The result holds `bytes` unchanged before and after the block. `body` gets a final newline if it has none.
pub fn insert(bytes: &[u8], body: &str, place: Place) -> Result<Vec<u8>, BlockError> {
    let body_has_marker = split_lines(body.as_bytes()).any(|(_, line)| marker(line, 0) != Ok(None));
    if body_has_marker {
        return Err(BlockError::MarkerInBody);
    }
    let (at, newlines) = match locate(bytes)? {
        Some(found) => (found.range, found.newlines),
        None => match place {
            Place::Start => {
                let at = if bytes.starts_with(UTF8_BOM) { UTF8_BOM.len() } else { 0 };
                (at..at, 0)
            }
            Place::End => (bytes.len()..bytes.len(), missing_newlines(bytes)),
        },
    };
    // A block that is there has its newlines in front of it already.
    let added = if at.is_empty() { newlines } else { 0 };
    let block = render(body, newlines);
    let mut out = Vec::with_capacity(bytes.len() + block.len() + added);
    out.extend_from_slice(bytes.get(..at.start).unwrap_or_default());
    out.extend(std::iter::repeat_n(b'\n', added));
    out.extend_from_slice(block.as_bytes());
    out.extend_from_slice(bytes.get(at.end..).unwrap_or_default());
    Ok(out)
}

/// Takes the block out; bytes without one come back as they are.
///
/// The newlines that were added in front of it go with it, unless something was written behind the block since:
/// then they stay, because without them that line would be glued to the one before.
pub fn remove(bytes: &[u8]) -> Result<Vec<u8>, BlockError> {
    let Some(found) = locate(bytes)? else {
        return Ok(bytes.to_vec());
    };
    let mut before = bytes.get(..found.range.start).unwrap_or_default();
    let after = bytes.get(found.range.end..).unwrap_or_default();
    if after.is_empty() {
        for _ in 0..found.newlines {
            before = before.strip_suffix(b"\n").unwrap_or(before);
        }
    }
    Ok([before, after].concat())
}

/// How many newlines must go between the file's last byte and our first marker.
///
/// One when the last line is not ended. One more when that line ends in a backslash: in most shells it would swallow
/// our marker as its continuation.
fn missing_newlines(bytes: &[u8]) -> usize {
    let unended =
        usize::from(!matches!(bytes.strip_prefix(UTF8_BOM).unwrap_or(bytes).last(), None | Some(b'\n')));
    let last_line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    unended + usize::from(last_line.ends_with(b"\\"))
}

fn render(body: &str, newlines: usize) -> String {
    let count = if newlines == 0 { String::new() } else { format!(" nl={newlines}") };
    let end = if body.is_empty() || body.ends_with('\n') { "" } else { "\n" };
    format!("# >>> goready {FORMAT}{count} >>> {NOTE}\n{body}{end}# <<< goready {FORMAT} <<<\n")
}

/// A whole block in a file.
struct Found {
    range: Range<usize>,
    body: Range<usize>,
    newlines: usize,
}

/// One of our two marker lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Start { newlines: usize },
    End,
}

fn locate(bytes: &[u8]) -> Result<Option<Found>, BlockError> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(BlockError::Utf16);
    }
    let mut open: Option<(usize, Range<usize>, usize)> = None;
    let mut found: Option<Found> = None;
    for (index, (span, text)) in split_lines(bytes).enumerate() {
        let line = index + 1;
        let text = if index == 0 { text.strip_prefix(UTF8_BOM).unwrap_or(text) } else { text };
        match (marker(text, line)?, &open) {
            (None, _) => {}
            (Some(Marker::Start { newlines }), None) if found.is_none() => {
                let bom = if index == 0 && bytes.starts_with(UTF8_BOM) { UTF8_BOM.len() } else { 0 };
                open = Some((line, span.start + bom..span.end, newlines));
            }
            (Some(Marker::Start { .. }), _) => return Err(BlockError::Duplicate { line }),
            (Some(Marker::End), None) => return Err(BlockError::Unbalanced { line }),
            (Some(Marker::End), Some((_, first, newlines))) => {
                let (range, body) = (first.start..span.end, first.end..span.start);
                found = Some(Found { range, body, newlines: *newlines });
                open = None;
            }
        }
    }
    match open {
        Some((line, ..)) => Err(BlockError::Unbalanced { line }),
        None => Ok(found),
    }
}

/// The lines of a file with their place; a line's text is without its newline.
fn split_lines(bytes: &[u8]) -> impl Iterator<Item = (Range<usize>, &[u8])> {
    let mut start = 0;
    bytes.split_inclusive(|byte| *byte == b'\n').map(move |line| {
        let span = start..start + line.len();
        start = span.end;
        (span, line.strip_suffix(b"\n").unwrap_or(line))
    })
}

/// The last line (from 1) of a file's text that ends a block of ours.
pub(crate) fn last_line_of_block(text: &str) -> Option<usize> {
    let is_end = |line: &str| line.as_bytes().trim_ascii().starts_with(END);
    text.lines().zip(1..).filter(|(line, _)| is_end(line)).map(|(_, number)| number).last()
}

/// Reads a line as a marker. Blanks around it and a carriage return after it are forgiven: editors add them.
fn marker(text: &[u8], line: usize) -> Result<Option<Marker>, BlockError> {
    let text = text.trim_ascii();
    let malformed = BlockError::Malformed { line };
    let (rest, is_start) = match (text.strip_prefix(START), text.strip_prefix(END)) {
        (Some(rest), _) => (rest, true),
        (_, Some(rest)) => (rest, false),
        (None, None) => return Ok(None),
    };
    let rest = std::str::from_utf8(rest).ok().ok_or(malformed.clone())?;
    let (version, rest) = leading_number(rest).ok_or(malformed.clone())?;
    if version > FORMAT {
        return Err(BlockError::Newer { line, version });
    }
    if !is_start {
        return if rest == " <<<" { Ok(Some(Marker::End)) } else { Err(malformed) };
    }
    let (newlines, rest) = match rest.strip_prefix(" nl=") {
        Some(count) => leading_number(count).ok_or(malformed.clone())?,
        None => (0, rest),
    };
    // What follows the arrows is for people and may change.
    if rest == " >>>" || rest.starts_with(" >>> ") {
        Ok(Some(Marker::Start { newlines: newlines as usize }))
    } else {
        Err(malformed)
    }
}

fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests;
