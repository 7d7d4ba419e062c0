//! The file a download grows in, and the note beside it that says of what.
//!
//! `NAME.partial` holds a prefix of the file, `NAME.partial.json` what server it is a prefix of. The note is written before
//! the first byte and after the file was emptied, so at no moment it speaks of other bytes than lie there.

use crate::host::fs::{FsError, FsOp, open_file, open_with};
use crate::observe::Cancel;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What the bytes are a prefix of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Note {
    /// The address that was asked, without secrets: for people.
    pub(super) url: String,
    /// sha256 of the whole address: a note never serves another one, and no password reaches the disk.
    pub(super) url_sha256: String,
    /// The strong `ETag`.
    pub(super) etag: Option<String>,
    /// `Last-Modified`.
    pub(super) last_modified: Option<String>,
    /// How long the whole file is.
    pub(super) size_bytes: Option<u64>,
}

impl Note {
    /// What `If-Range` says: only a strong validator proves that two pieces are of one file (RFC 9110, 13.1.5).
    pub(super) fn validator(&self) -> Option<&str> {
        self.etag.as_deref().or(self.last_modified.as_deref())
    }
}

/// The growing file.
pub(super) struct Partial {
    path: PathBuf,
    file: File,
    length: u64,
    hasher: Sha256,
    note: Option<Note>,
}

/// Stopped before the bytes at hand were hashed.
pub(super) enum OpenError {
    Cancelled,
    File(FsError),
}

impl Partial {
    /// Opens or makes the file; keeps its bytes if the note says that they are of this address.
    pub(super) fn open(path: &Path, url_sha256: &str, cancel: &Cancel) -> Result<Self, OpenError> {
        let failed = |op| move |error| OpenError::File(FsError::at(op, path)(error));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = open_with(&mut options, path).map_err(failed(FsOp::Write))?;
        let length = file.metadata().map_err(failed(FsOp::Inspect))?.len();
        let note = read_note(path).filter(|note| {
            note.url_sha256 == url_sha256 && length > 0 && note.size_bytes.is_some_and(|size| length <= size)
        });
        let mut hasher = Sha256::new();
        if note.is_some() {
            let mut buffer = vec![0; 128 * 1024];
            loop {
                if cancel.is_requested() {
                    return Err(OpenError::Cancelled);
                }
                let count = file.read(&mut buffer).map_err(failed(FsOp::Read))?;
                let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
                hasher.update(bytes);
            }
            return Ok(Self { path: path.to_owned(), file, length, hasher, note });
        }
        let mut partial = Self { path: path.to_owned(), file, length, hasher, note: None };
        partial.empty().map_err(OpenError::File)?;
        Ok(partial)
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    pub(super) fn note(&self) -> Option<&Note> {
        self.note.as_ref()
    }

    /// Starts over, now with bytes of this.
    pub(super) fn restart(&mut self, note: Note) -> Result<(), FsError> {
        self.empty()?;
        let text = serde_json::to_vec_pretty(&note).unwrap_or_default();
        let path = note_path(&self.path);
        let fresh = path.with_extension("json.new");
        fs::write(&fresh, text).map_err(FsError::at(FsOp::Write, &fresh))?;
        fs::rename(&fresh, &path).map_err(FsError::at(FsOp::Rename, &path))?;
        self.note = Some(note);
        Ok(())
    }

    /// Forgets bytes and note.
    pub(super) fn empty(&mut self) -> Result<(), FsError> {
        self.file.set_len(0).map_err(FsError::at(FsOp::Write, &self.path))?;
        self.file.seek(SeekFrom::Start(0)).map_err(FsError::at(FsOp::Write, &self.path))?;
        self.length = 0;
        self.hasher = Sha256::new();
        self.note = None;
        Ok(())
    }

    pub(super) fn append(&mut self, bytes: &[u8]) -> Result<(), FsError> {
        self.file.write_all(bytes).map_err(FsError::at(FsOp::Write, &self.path))?;
        self.hasher.update(bytes);
        self.length += bytes.len() as u64;
        Ok(())
    }

    pub(super) fn sha256(&self) -> [u8; 32] {
        self.hasher.clone().finalize().into()
    }
}

/// Removes a partial file and its note; what is not there is no error.
pub(super) fn forget(path: &Path) -> Result<(), FsError> {
    for victim in [path.to_owned(), note_path(path)] {
        match fs::remove_file(&victim) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(FsError::at(FsOp::Remove, &victim)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn note_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".json");
    PathBuf::from(name)
}

/// The note, if there is one that can be read; a torn one is none.
fn read_note(path: &Path) -> Option<Note> {
    serde_json::from_reader(open_file(&note_path(path)).ok()?).ok()
}
