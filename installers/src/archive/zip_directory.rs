//! The directory of a zip, read one way only.
//!
//! A zip may hide a second directory in a comment, before or behind itself, or entries that share bytes; readers then
//! see different files (uv's CVE-2025-54368 was such a difference). So the end record must be the last 22 bytes, the
//! directory must end where it begins, and the entries must fill the file from its first byte to the directory. Source
//! of the format: PKWARE, APPNOTE.TXT 6.3.

use super::error::ArchiveError;
use super::policy::{Head, Kind};
use super::refusal::Refusal;
use crate::host::ReadAt;

pub(super) const STORED: u16 = 0;
pub(super) const DEFLATED: u16 = 8;
/// Sum and sizes stand behind the bytes and not before them.
pub(super) const FLAG_DESCRIPTOR: u16 = 1 << 3;
const FLAG_UTF8: u16 = 1 << 11;
const FLAGS_LEVEL: u16 = 1 << 1 | 1 << 2;
const FLAGS_ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;

const END_BYTES: usize = 22;
const CENTRAL_BYTES: usize = 46;
pub(super) const LOCAL_BYTES: usize = 30;
/// Room for the longest name that is allowed, and the extra fields that are.
const MOST_CENTRAL_BYTES_PER_ENTRY: u64 = 1_500;

/// An entry of the directory.
#[derive(Clone, Debug)]
pub(super) struct ZipEntry {
    pub(super) name: Vec<u8>,
    pub(super) kind: Kind,
    pub(super) executable: bool,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) crc: u32,
    pub(super) packed: u32,
    pub(super) size: u32,
    /// Where its local header begins.
    pub(super) start: u32,
    /// Where the next entry, or the directory, begins.
    pub(super) end: u32,
}

impl ZipEntry {
    pub(super) fn head(&self) -> Head<'_> {
        Head { name: &self.name, kind: self.kind, size: self.size.into(), executable: self.executable }
    }

    pub(super) fn refused(&self, refusal: Refusal) -> ArchiveError {
        ArchiveError::refused(&self.name, refusal)
    }
}

/// Reads the directory: entries in the order of their bytes in the file, which they fill without a gap.
pub(super) fn read(file: &ReadAt, max_entries: u64) -> Result<Vec<ZipEntry>, ArchiveError> {
    let end = read_end(file)?;
    if u64::from(end.entries) > max_entries {
        return Err(ArchiveError::refused(b"", Refusal::TooManyEntries { limit: max_entries }));
    }
    if u64::from(end.size) > u64::from(end.entries) * MOST_CENTRAL_BYTES_PER_ENTRY {
        return Err(ArchiveError::refused(b"", Refusal::TrailingBytes));
    }
    let mut bytes = vec![0; usize::try_from(end.size).unwrap_or(usize::MAX)];
    file.read_exact_at(&mut bytes, end.start.into())?;
    let mut rest = Fields(&bytes);
    let mut entries = (0..end.entries).map(|_| central(&mut rest)).collect::<Result<Vec<_>, _>>()?;
    if !rest.0.is_empty() {
        return Err(ArchiveError::refused(b"", Refusal::TrailingBytes));
    }
    second_opinion(file, &end, &entries)?;
    entries.sort_by_key(|entry| entry.start);
    fill(&mut entries, end.start)?;
    Ok(entries)
}

/// Where each entry ends, so that they neither overlap nor leave room for anything else.
fn fill(entries: &mut [ZipEntry], directory: u32) -> Result<(), ArchiveError> {
    let ends: Vec<u32> =
        entries.iter().skip(1).map(|next| next.start).chain(std::iter::once(directory)).collect();
    if let Some(first) = entries.first()
        && first.start != 0
    {
        return Err(ArchiveError::refused(b"", Refusal::LeadingBytes));
    }
    for (entry, end) in entries.iter_mut().zip(ends) {
        entry.end = end;
        let least = u64::from(entry.packed) + super::count(LOCAL_BYTES) + super::count(entry.name.len());
        if u64::from(entry.start) + least > u64::from(end) {
            return Err(entry.refused(Refusal::OverlapOrGap));
        }
    }
    Ok(())
}

struct End {
    entries: u16,
    size: u32,
    start: u32,
}

fn read_end(file: &ReadAt) -> Result<End, ArchiveError> {
    let refused = |refusal| Err(ArchiveError::refused(b"", refusal));
    let mut bytes = [0; END_BYTES];
    let Some(at) = file.size().checked_sub(super::count(END_BYTES)) else {
        return Err(ArchiveError::damaged("too short for a zip"));
    };
    file.read_exact_at(&mut bytes, at)?;
    let mut fields = Fields(&bytes);
    let parsed = || -> Option<_> {
        let signature = fields.u32()?;
        let disks = (fields.u16()?, fields.u16()?);
        let counts = (fields.u16()?, fields.u16()?);
        Some((signature, disks, counts, fields.u32()?, fields.u32()?, fields.u16()?))
    };
    let mut parsed = parsed;
    let Some((signature, disks, counts, size, start, comment)) = parsed() else {
        return Err(ArchiveError::damaged("no end record"));
    };
    if signature != 0x0605_4B50 {
        return no_end_record(file);
    }
    if comment != 0 {
        return Err(ArchiveError::damaged("it ends within its comment"));
    }
    if disks != (0, 0) || counts.0 != counts.1 {
        return refused(Refusal::MultiDisk);
    }
    if counts.1 == u16::MAX || size == u32::MAX || start == u32::MAX || has_zip64_locator(file, at)? {
        return refused(Refusal::Zip64);
    }
    if u64::from(start) + u64::from(size) != at {
        return refused(if u64::from(start) + u64::from(size) < at {
            Refusal::LeadingBytes
        } else {
            Refusal::OverlapOrGap
        });
    }
    Ok(End { entries: counts.1, size, start })
}

/// The last bytes are no end record: says whether one stands before them, with a comment or foreign bytes behind it.
fn no_end_record(file: &ReadAt) -> Result<End, ArchiveError> {
    const FAR: u64 = (1 << 16) + 22;
    let from = file.size().saturating_sub(FAR);
    let mut bytes = vec![0; usize::try_from(file.size() - from).unwrap_or_default()];
    file.read_exact_at(&mut bytes, from)?;
    let Some(at) = bytes.windows(4).rposition(|four| four == b"PK\x05\x06") else {
        return Err(ArchiveError::damaged("no end record: cut off, or no zip"));
    };
    let mut fields = Fields(bytes.get(at + 20..).unwrap_or_default());
    let behind = bytes.len().saturating_sub(at + END_BYTES);
    let refusal = match fields.u16() {
        Some(comment) if usize::from(comment) == behind => Refusal::Comment,
        _ => Refusal::TrailingBytes,
    };
    Err(ArchiveError::refused(b"", refusal))
}

fn has_zip64_locator(file: &ReadAt, end: u64) -> Result<bool, ArchiveError> {
    let mut signature = [0; 4];
    let Some(at) = end.checked_sub(20) else { return Ok(false) };
    file.read_exact_at(&mut signature, at)?;
    Ok(&signature == b"PK\x06\x07")
}

fn central(rest: &mut Fields<'_>) -> Result<ZipEntry, ArchiveError> {
    let damaged = || ArchiveError::damaged("its directory is cut off or altered");
    let mut fixed = Fields(rest.bytes(CENTRAL_BYTES).ok_or_else(damaged)?);
    let raw = Central::parse(&mut fixed).ok_or_else(damaged)?;
    let name = rest.bytes(raw.name_len.into()).ok_or_else(damaged)?;
    let extra = rest.bytes(raw.extra_len.into()).ok_or_else(damaged)?;
    let refused = |refusal| ArchiveError::refused(name, refusal);
    if raw.comment_len != 0 {
        return Err(refused(Refusal::Comment));
    }
    if raw.disk != 0 {
        return Err(refused(Refusal::MultiDisk));
    }
    if [raw.packed, raw.size, raw.start].contains(&u32::MAX) {
        return Err(refused(Refusal::Zip64));
    }
    plain_flags(raw.flags, name).map_err(refused)?;
    plain_extra(extra).map_err(refused)?;
    if !matches!(raw.method, STORED | DEFLATED) {
        return Err(refused(Refusal::Method { method: raw.method }));
    }
    if raw.method == STORED && raw.packed != raw.size {
        return Err(refused(Refusal::HeadersDiffer { field: "sizes" }));
    }
    let (kind, executable) = kind(&raw, name).map_err(refused)?;
    Ok(ZipEntry {
        name: name.to_vec(),
        kind,
        executable,
        flags: raw.flags,
        method: raw.method,
        crc: raw.crc,
        packed: raw.packed,
        size: raw.size,
        start: raw.start,
        end: raw.start,
    })
}

/// The fixed part of a directory record.
struct Central {
    flags: u16,
    method: u16,
    crc: u32,
    packed: u32,
    size: u32,
    name_len: u16,
    extra_len: u16,
    comment_len: u16,
    disk: u16,
    external: u32,
    start: u32,
}

impl Central {
    fn parse(fields: &mut Fields<'_>) -> Option<Self> {
        (fields.u32()? == 0x0201_4B50).then_some(())?;
        let _made_by_and_needed = fields.u32()?;
        let (flags, method) = (fields.u16()?, fields.u16()?);
        let _time = fields.u32()?;
        let (crc, packed, size) = (fields.u32()?, fields.u32()?, fields.u32()?);
        let (name_len, extra_len, comment_len) = (fields.u16()?, fields.u16()?, fields.u16()?);
        let disk = fields.u16()?;
        let _internal = fields.u16()?;
        let (external, start) = (fields.u32()?, fields.u32()?);
        Some(Self {
            flags,
            method,
            crc,
            packed,
            size,
            name_len,
            extra_len,
            comment_len,
            disk,
            external,
            start,
        })
    }
}

/// Flags whose meaning is known and harmless.
pub(super) fn plain_flags(flags: u16, name: &[u8]) -> Result<(), Refusal> {
    if flags & FLAGS_ENCRYPTED != 0 {
        return Err(Refusal::Encrypted);
    }
    if flags & !(FLAG_DESCRIPTOR | FLAG_UTF8 | FLAGS_LEVEL) != 0 {
        return Err(Refusal::ZipFlags { flags });
    }
    if flags & FLAG_UTF8 == 0 && !name.is_ascii() {
        return Err(Refusal::NotUtf8);
    }
    Ok(())
}

/// Extra fields that only tell of times and owners.
pub(super) fn plain_extra(extra: &[u8]) -> Result<(), Refusal> {
    const TIMES_AND_OWNERS: [u16; 5] = [0x5455, 0x000A, 0x5855, 0x7855, 0x7875];
    let mut rest = Fields(extra);
    while !rest.0.is_empty() {
        let fits = |rest: &mut Fields<'_>| {
            let id = rest.u16()?;
            let len = rest.u16()?;
            rest.bytes(len.into())?;
            Some(id)
        };
        match fits(&mut rest) {
            Some(id) if TIMES_AND_OWNERS.contains(&id) => {}
            Some(0x0001) => return Err(Refusal::Zip64),
            id => return Err(Refusal::ExtraField { id: id.unwrap_or_default() }),
        }
    }
    Ok(())
}

/// File or directory: the name's last character, the Unix type and the DOS attribute must agree. The Unix type is
/// looked at whatever system made the entry, because some readers do.
fn kind(raw: &Central, name: &[u8]) -> Result<(Kind, bool), Refusal> {
    let mode = raw.external >> 16;
    let by_name = if name.ends_with(b"/") { Kind::Dir } else { Kind::File };
    let by_mode = match mode & 0o170_000 {
        0 => by_name,
        0o100_000 => Kind::File,
        0o040_000 => Kind::Dir,
        0o120_000 => return Err(Refusal::SymbolicLink),
        0o020_000 | 0o060_000 => return Err(Refusal::Device),
        0o010_000 => return Err(Refusal::Fifo),
        other => return Err(Refusal::UnknownKind { kind: format!("{other:o}") }),
    };
    let dos_dir = raw.external & 0x10 != 0;
    if by_mode != by_name || (dos_dir && by_name == Kind::File) {
        return Err(Refusal::FileAsDirectory);
    }
    Ok((by_name, mode & 0o111 != 0))
}

/// The crate `zip` reads the same directory; what it sees must be what we see.
fn second_opinion(file: &ReadAt, end: &End, entries: &[ZipEntry]) -> Result<(), ArchiveError> {
    let differ = || ArchiveError::refused(b"", Refusal::ReadersDiffer);
    let reader = std::io::BufReader::with_capacity(128 << 10, file.reader());
    let other = zip::ZipArchive::new(reader).map_err(|error| ArchiveError::damaged(error.to_string()))?;
    let same_place = other.central_directory_start() == u64::from(end.start) && other.offset() == 0;
    if other.has_duplicate_names() {
        let mut names: Vec<&[u8]> = entries.iter().map(|entry| entry.name.as_slice()).collect();
        names.sort_unstable();
        let twice = names.windows(2).find_map(|pair| match pair {
            [one, other] if one == other => Some(*one),
            _ => None,
        });
        return Err(twice.map_or_else(differ, |name| ArchiveError::refused(name, Refusal::Duplicate)));
    }
    if !same_place || other.len() != entries.len() {
        return Err(differ());
    }
    for (index, entry) in entries.iter().enumerate() {
        let seen = other.by_index_data(index).map_err(|error| ArchiveError::damaged(error.to_string()))?;
        let same = seen.name_raw() == entry.name
            && seen.header_start() == u64::from(entry.start)
            && seen.compressed_size() == u64::from(entry.packed)
            && seen.size() == u64::from(entry.size)
            && seen.crc32() == entry.crc
            && !seen.encrypted()
            && !seen.is_symlink();
        if !same {
            return Err(entry.refused(Refusal::ReadersDiffer));
        }
    }
    Ok(())
}

/// Little-endian numbers and bytes, taken from the front.
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    pub(super) fn bytes(&mut self, len: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(bytes)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u16::from_le_bytes(*bytes))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*bytes))
    }
}
