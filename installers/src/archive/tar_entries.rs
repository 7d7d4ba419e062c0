//! The entries of a tar stream, each header read one way only.
//!
//! The crate `tar` frames the stream and checks header sums; its interpretation of extension headers is not used
//! (`raw`), because that is where readers differ: CVE-2025-62518, RUSTSEC-2026-0068, GHSA-3wgq-wrwc-vqmv.

use super::error::ArchiveError;
use super::pax;
use super::policy::{Head, Kind};
use super::refusal::Refusal;
use std::io::{self, Read};
use tar::{Archive, EntryType, Header};

const MOST_EXTENSION_BYTES: u64 = 64 << 10;
/// GNU tar pads an archive to 10 KiB, others to 64 KiB.
const MOST_PADDING_BYTES: u64 = 1 << 20;

/// Where a GNU header has times and sparse maps, and a ustar header the prefix of the name.
const GNU_EXTRAS: usize = 345;

/// Whether to read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    GoOn,
    Stop,
}

/// Shows every file and directory to `visit`, with its bytes, in order. What `visit` leaves unread is passed over.
///
/// Stopped before the end, nothing is said about the rest; else the stream is read to its end, which must be a proper
/// one.
pub(super) fn for_each<R: Read>(
    stream: R,
    mut visit: impl FnMut(&Head<'_>, &mut dyn Read) -> Result<Then, ArchiveError>,
) -> Result<(), ArchiveError> {
    let mut archive = Archive::new(Watched { stream, ended: false });
    let mut extension = Extension::default();
    for entry in archive.entries().map_err(ArchiveError::from_read)?.raw(true) {
        let mut entry = entry.map_err(ArchiveError::from_read)?;
        let header = entry.header().clone();
        let named = header.path_bytes().into_owned();
        let refused = |refusal| ArchiveError::refused(&named, refusal);
        let Numbers { size, mode } = plain_header(&header).map_err(refused)?;
        if entry.size() != size {
            return Err(refused(Refusal::OddNumber)); // the crate must frame by the same number
        }
        let flag = header.entry_type();
        if let Some(kind) = extension_kind(flag).map_err(refused)? {
            if size > MOST_EXTENSION_BYTES {
                return Err(refused(Refusal::ExtensionTooLarge));
            }
            let mut body = Vec::new();
            entry.read_to_end(&mut body).map_err(ArchiveError::from_read)?;
            if super::count(body.len()) != size {
                return Err(ArchiveError::damaged("it ends within an extension header"));
            }
            extension.add(kind, &body).map_err(refused)?;
            continue;
        }
        let name = extension.take_name().unwrap_or(named);
        let kind = kind(flag).map_err(|refusal| ArchiveError::refused(&name, refusal))?;
        let head = Head { name: &name, kind, size, executable: mode & 0o111 != 0 };
        if visit(&head, &mut entry)? == Then::Stop {
            return Ok(());
        }
    }
    if extension.is_waiting() {
        return Err(ArchiveError::refused(b"", Refusal::DanglingExtension));
    }
    read_end(archive.into_inner())
}

/// The numbers of a header that are of account. Owner and times are not, and may be written in any way.
struct Numbers {
    size: u64,
    mode: u64,
}

/// Accepts a header of the two dialects in use, whose size and mode are plain octal.
fn plain_header(header: &Header) -> Result<Numbers, Refusal> {
    if header.as_ustar().is_none() && header.as_gnu().is_none() {
        return Err(Refusal::OldHeader);
    }
    let old = header.as_old();
    let bytes = header.as_bytes();
    // `star` archives call themselves ustar but keep times in the prefix of the name.
    if bytes.ends_with(b"tar\0") {
        return Err(Refusal::OldHeader);
    }
    ends_at_nul(&old.name)?;
    if header.as_gnu().is_some() && bytes.iter().skip(GNU_EXTRAS).any(|byte| *byte != 0) {
        return Err(Refusal::GnuPrefix);
    }
    if let Some(ustar) = header.as_ustar() {
        ends_at_nul(&ustar.prefix)?;
    }
    Ok(Numbers { size: octal(&old.size)?, mode: octal(&old.mode)? })
}

/// A field of octal digits between blanks, ended by blanks or NUL; an empty one is 0.
fn octal(field: &[u8]) -> Result<u64, Refusal> {
    let digits = field.trim_ascii_start();
    let end = digits.iter().position(|byte| matches!(byte, b' ' | 0)).unwrap_or(digits.len());
    let (digits, rest) = digits.split_at_checked(end).unwrap_or((digits, &[]));
    let is_plain = digits.iter().all(|byte| matches!(byte, b'0'..=b'7'))
        && rest.iter().all(|byte| matches!(byte, b' ' | 0));
    if !is_plain {
        return Err(Refusal::OddNumber);
    }
    Ok(digits.iter().fold(0, |number: u64, digit| (number << 3) | u64::from(digit - b'0')))
}

fn ends_at_nul(field: &[u8]) -> Result<(), Refusal> {
    let rest = field.iter().skip_while(|byte| **byte != 0);
    if rest.copied().all(|byte| byte == 0) { Ok(()) } else { Err(Refusal::BytesBehindName) }
}

fn kind(flag: EntryType) -> Result<Kind, Refusal> {
    match flag.as_byte() {
        // An old archive's directory is a file whose name ends in a slash. Refused later, by name.
        b'0' | 0 => Ok(Kind::File),
        b'5' => Ok(Kind::Dir),
        b'1' => Err(Refusal::HardLink),
        b'2' => Err(Refusal::SymbolicLink),
        b'3' | b'4' => Err(Refusal::Device),
        b'6' => Err(Refusal::Fifo),
        b'S' => Err(Refusal::Sparse),
        other => Err(Refusal::UnknownKind { kind: char::from(other).escape_default().to_string() }),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ExtensionKind {
    Pax,
    GnuName,
}

fn extension_kind(flag: EntryType) -> Result<Option<ExtensionKind>, Refusal> {
    match flag.as_byte() {
        b'x' => Ok(Some(ExtensionKind::Pax)),
        b'L' => Ok(Some(ExtensionKind::GnuName)),
        b'g' => Err(Refusal::GlobalPax),
        b'K' => Err(Refusal::LinkName),
        _ => Ok(None),
    }
}

/// What extension headers say about the entry that follows.
#[derive(Default)]
struct Extension {
    pax: bool,
    gnu_name: bool,
    name: Option<Vec<u8>>,
}

impl Extension {
    fn add(&mut self, kind: ExtensionKind, body: &[u8]) -> Result<(), Refusal> {
        let (again, other) = match kind {
            ExtensionKind::Pax => (self.pax, self.gnu_name),
            ExtensionKind::GnuName => (self.gnu_name, self.pax),
        };
        if again {
            return Err(Refusal::RepeatedExtension);
        }
        if other {
            return Err(Refusal::MixedExtensions);
        }
        match kind {
            ExtensionKind::Pax => {
                self.pax = true;
                self.name = pax::parse(body)?;
            }
            ExtensionKind::GnuName => {
                self.gnu_name = true;
                let name = body.strip_suffix(&[0]).unwrap_or(body);
                if name.is_empty() {
                    return Err(Refusal::EmptyComponent);
                }
                self.name = Some(name.to_vec());
            }
        }
        Ok(())
    }

    fn is_waiting(&self) -> bool {
        self.pax || self.gnu_name
    }

    fn take_name(&mut self) -> Option<Vec<u8>> {
        std::mem::take(self).name
    }
}

/// The end: a second block of zeros (the crate has read the first), zeros as padding, and no more.
fn read_end<R: Read>(watched: Watched<R>) -> Result<(), ArchiveError> {
    if watched.ended {
        return Err(ArchiveError::damaged("it ends without the blocks that mark the end"));
    }
    let mut padding = Vec::new();
    let mut rest = watched.stream.take(MOST_PADDING_BYTES);
    rest.read_to_end(&mut padding).map_err(ArchiveError::from_read)?;
    if padding.len() < 512 || padding.len() % 512 != 0 {
        return Err(ArchiveError::damaged("it ends within the blocks that mark the end"));
    }
    if rest.limit() == 0 || padding.iter().any(|byte| *byte != 0) {
        return Err(ArchiveError::refused(b"", Refusal::TrailingBytes));
    }
    Ok(())
}

/// Notes whether a reader has met the end.
struct Watched<R> {
    stream: R,
    ended: bool,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(buffer)?;
        self.ended |= count == 0 && !buffer.is_empty();
        Ok(count)
    }
}
