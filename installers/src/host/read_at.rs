//! A file that several threads read at once, each at its own place.

use super::fs::{self, FsError, FsOp};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A file of a size that is fixed when it is opened; what is added later is not seen.
#[derive(Debug)]
pub struct ReadAt {
    file: File,
    path: PathBuf,
    size: u64,
}

impl ReadAt {
    /// Opens a regular file.
    pub fn open(path: &Path) -> Result<Self, FsError> {
        let file = fs::open(path)?;
        let metadata = file.metadata().map_err(FsError::at(FsOp::Inspect, path))?;
        Ok(Self { file, path: path.to_owned(), size: metadata.len() })
    }

    /// Bytes in the file.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Fills the buffer with the bytes from `offset` on. Beyond the end is an error of kind `UnexpectedEof`.
    pub fn read_exact_at(&self, mut buffer: &mut [u8], mut offset: u64) -> Result<(), FsError> {
        while !buffer.is_empty() {
            match self.read_at(buffer, offset) {
                Ok(0) => {
                    return Err(FsError::at(FsOp::Read, &self.path)(io::ErrorKind::UnexpectedEof.into()));
                }
                Ok(count) => {
                    buffer = buffer.get_mut(count..).unwrap_or_default();
                    offset = offset.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(FsError::at(FsOp::Read, &self.path)(error)),
            }
        }
        Ok(())
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        #[cfg(unix)]
        let count = std::os::unix::fs::FileExt::read_at(&self.file, buffer, offset);
        #[cfg(windows)]
        let count = std::os::windows::fs::FileExt::seek_read(&self.file, buffer, offset);
        count
    }

    /// Reads it from the beginning.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        self.range(0..self.size)
    }

    /// Reads only some of it, which is what seeking then goes by too.
    #[must_use]
    pub fn range(&self, range: Range<u64>) -> Reader<'_> {
        Reader { file: self, start: range.start, offset: range.start, end: range.end.min(self.size) }
    }
}

/// Reads a [`ReadAt`], or a part of it, in order. Its errors carry an [`FsError`].
#[derive(Debug)]
pub struct Reader<'a> {
    file: &'a ReadAt,
    start: u64,
    offset: u64,
    end: u64,
}

impl Read for Reader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.offset)).unwrap_or(usize::MAX);
        let wanted = left.min(buffer.len());
        let buffer = buffer.get_mut(..wanted).unwrap_or_default();
        let count = self.file.read_at(buffer, self.offset).map_err(|source| {
            let kind = source.kind();
            if kind == io::ErrorKind::Interrupted {
                return source;
            }
            io::Error::new(kind, FsError { op: FsOp::Read, path: self.file.path.clone(), source })
        })?;
        self.offset = self.offset.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}

impl Seek for Reader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let (base, by) = match to {
            SeekFrom::Start(offset) => (self.start.saturating_add(offset), 0),
            SeekFrom::End(by) => (self.end, by),
            SeekFrom::Current(by) => (self.offset, by),
        };
        let offset = base.checked_add_signed(by).filter(|offset| *offset >= self.start);
        self.offset = offset.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.offset - self.start)
    }
}
