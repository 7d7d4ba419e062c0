//! Bytes to serve: from memory, or from a file without reading it whole.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// Bytes to serve.
#[derive(Clone, Debug)]
pub enum Content {
    /// From memory.
    Bytes(Arc<Vec<u8>>),
    /// From a file of this length.
    File {
        /// Where it is.
        path: PathBuf,
        /// How long it is.
        length: u64,
    },
}

impl Content {
    /// Bytes in memory.
    #[must_use]
    pub fn of(bytes: impl Into<Vec<u8>>) -> Self {
        Self::Bytes(Arc::new(bytes.into()))
    }

    /// A file, if it is one.
    #[must_use]
    pub fn file(path: PathBuf) -> Option<Self> {
        let metadata = path.metadata().ok().filter(std::fs::Metadata::is_file)?;
        Some(Self::File { path, length: metadata.len() })
    }

    /// How long it is.
    #[must_use]
    pub fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File { length, .. } => *length,
        }
    }

    /// Writes a part; `wrote` is told of each piece.
    pub(super) fn write(
        &self,
        range: Range<u64>,
        out: &mut impl Write,
        mut wrote: impl FnMut(u64),
    ) -> io::Result<()> {
        let mut reader: Box<dyn Read> = match self {
            Self::Bytes(bytes) => {
                let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
                Box::new(bytes.get(at(range.start)..at(range.end)).unwrap_or_default())
            }
            Self::File { path, .. } => {
                let mut file = File::open(path)?;
                file.seek(SeekFrom::Start(range.start))?;
                Box::new(file.take(range.end - range.start))
            }
        };
        let mut buffer = vec![0; 16 * 1024];
        loop {
            let count = reader.read(&mut buffer)?;
            let Some(piece) = buffer.get(..count).filter(|piece| !piece.is_empty()) else { return Ok(()) };
            out.write_all(piece)?;
            wrote(count as u64);
        }
    }
}
