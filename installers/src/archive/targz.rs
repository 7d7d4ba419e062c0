//! tar.gz: one pass from the file to the writers, the archive's own hash taken on the way.

use super::error::ArchiveError;
use super::pipeline;
use super::policy::Policy;
use super::refusal::Refusal;
use super::tar_entries::{self, Then};
use super::writer::{Sink, Written};
use crate::host::ReadAt;
use crate::host::read_at::Reader;
use crate::trust::{Hasher, Sha256Sum};
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Read};

const READ_BYTES: usize = 128 << 10;

/// Unpacks the whole archive.
pub(super) fn unpack(
    file: &ReadAt,
    policy: &mut Policy,
    sink: &Sink<'_>,
) -> Result<(Vec<Written>, Sha256Sum), ArchiveError> {
    let mut stream = Stream::new(file, policy);
    let written = pipeline::run(sink, |producer| {
        tar_entries::for_each(&mut stream, |head, bytes| {
            let admitted = policy.admit(head)?;
            producer.add(admitted, bytes)?;
            Ok(Then::GoOn)
        })
    })?;
    Ok((written, stream.finish()?))
}

/// The tar stream inside the one gzip member that the file consists of.
pub(super) struct Stream<'a> {
    inflated: GzDecoder<BufReader<Hashed<'a>>>,
    left: u64,
    over: Refusal,
}

impl<'a> Stream<'a> {
    pub(super) fn new(file: &'a ReadAt, policy: &Policy) -> Self {
        let hashed = Hashed { reader: file.reader(), hasher: Hasher::new() };
        let inflated = GzDecoder::new(BufReader::with_capacity(READ_BYTES, hashed));
        Self { inflated, left: policy.most_stream_bytes(), over: policy.too_much() }
    }

    /// After the end of the tar stream: the gzip member must end here too, with the right sum, and the file with it.
    fn finish(mut self) -> Result<Sha256Sum, ArchiveError> {
        let mut byte = [0];
        if self.read(&mut byte).map_err(ArchiveError::from_read)? != 0 {
            return Err(ArchiveError::refused(b"", Refusal::TrailingBytes));
        }
        let mut rest = self.inflated.into_inner();
        match rest.fill_buf().map_err(ArchiveError::from_read)? {
            [] => Ok(rest.into_inner().hasher.finish()),
            [0x1F, ..] => Err(ArchiveError::refused(b"", Refusal::SecondMember)),
            _ => Err(ArchiveError::refused(b"", Refusal::TrailingBytes)),
        }
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inflated.read(buffer)?;
        let over = || ArchiveError::refused(b"", self.over.clone());
        self.left = self.left.checked_sub(super::count(count)).ok_or_else(over)?;
        Ok(count)
    }
}

/// Hashes what passes.
struct Hashed<'a> {
    reader: Reader<'a>,
    hasher: Hasher,
}

impl Read for Hashed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.hasher.update(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}
