//! A receipt being written: one record per line, each on disk before the run goes on.

use super::history::receipt_ids;
use super::receipt::{JOURNAL, RECEIPT_FORMAT, Receipt, ReceiptError, Record, read};
use crate::host::{Host, Places, fs};
use crate::plan::{Action, Change, Request};
use crate::trust::Sha256Sum;
use std::path::{Path, PathBuf};

/// How the name of a program begins that is kept under a second name. Copies of text have other names: they carry bytes
/// alone, where this carries mode and times too.
const KEPT: &str = "kept-";

/// Whether a copy of replaced bytes is a whole program: one that was kept, or one of our store.
pub(super) fn is_program(copy: &Path, places: &Places) -> bool {
    let name = copy.file_name().and_then(std::ffi::OsStr::to_str);
    !copy.starts_with(places.history()) || name.is_some_and(|name| name.starts_with(KEPT))
}

/// A receipt being written.
#[derive(Debug)]
pub(super) struct Journal {
    /// Its name in the history.
    pub(super) id: String,
    /// Its directory.
    pub(super) dir: PathBuf,
    next_seq: usize,
    backups: usize,
    file: fs::Appender,
}

impl Journal {
    /// Begins a new receipt, under the name of the last one when that was never begun: a run may be killed between making
    /// the directory and writing its first line.
    pub(super) fn begin(host: &Host, request: &Request, plan: Sha256Sum) -> Result<Self, ReceiptError> {
        let newest = receipt_ids(&host.places)?.pop();
        let id = match newest {
            Some(id) if read(&host.places.history().join(&id), &id)?.is_none() => id,
            newest => format!("{:04}", newest.and_then(|id| id.parse::<u32>().ok()).unwrap_or(0) + 1),
        };
        let dir = host.places.history().join(&id);
        fs::create_dirs(&dir)?;
        let file = fs::Appender::open(&dir.join(JOURNAL), 0)?;
        let mut journal = Self { id, dir, next_seq: 1, backups: 0, file };
        journal.append(&Record::Begin {
            format: RECEIPT_FORMAT,
            goready: env!("CARGO_PKG_VERSION").to_owned(),
            at: host.clock.unix_secs(),
            request: Box::new(request.clone()),
            plan,
            dirs: fs::missing_dirs(&host.places.cache)?,
        })?;
        fs::create_dirs(&host.places.cache)?;
        Ok(journal)
    }

    /// Takes up a receipt that was left open. Its last line may be torn; what comes next starts on a line of its own.
    pub(super) fn reopen(host: &Host, receipt: &Receipt) -> Result<Self, ReceiptError> {
        let path = receipt.dir.join(JOURNAL);
        let bytes = fs::read(&path)?;
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        let file = fs::Appender::open(&path, u64::try_from(whole).unwrap_or(u64::MAX))?;
        let next_seq = receipt.steps.iter().map(|step| step.seq).max().unwrap_or(0) + 1;
        let files = fs::list(&receipt.dir)?;
        // A copy or a list that the killed run had not finished.
        for name in files.iter().filter(|name| name.ends_with(fs::PENDING_SUFFIX)) {
            fs::remove_file(&receipt.dir.join(name))?;
        }
        let backups = files.len();
        let mut journal = Self { id: receipt.id.clone(), dir: receipt.dir.clone(), next_seq, backups, file };
        journal.append(&Record::Continued { at: host.clock.unix_secs() })?;
        Ok(journal)
    }

    /// Keeps a copy of bytes that are about to be replaced; its name below the receipt's directory.
    pub(super) fn back_up(&mut self, bytes: &[u8]) -> Result<String, ReceiptError> {
        self.backups += 1;
        let name = format!("backup-{}", self.backups);
        fs::write_atomic(&self.dir.join(&name), bytes, 0o600)?;
        Ok(name)
    }

    /// Keeps a program that is about to be replaced, with its mode and times, under a second name; its name below the
    /// receipt's directory.
    pub(super) fn keep_file(&mut self, path: &Path) -> Result<String, ReceiptError> {
        self.backups += 1;
        let name = format!("{KEPT}{}", self.backups);
        fs::link_or_copy(path, &self.dir.join(&name))?;
        Ok(name)
    }

    /// Says what is about to happen; returns its number.
    pub(super) fn intend(
        &mut self,
        action: &Action,
        change: Change,
        dirs: Vec<PathBuf>,
    ) -> Result<usize, ReceiptError> {
        let seq = self.next_seq;
        self.next_seq += 1;
        self.append(&Record::Intent { seq, action: Box::new(action.clone()), change, dirs })?;
        Ok(seq)
    }

    /// Writes a record and waits until it is on disk.
    pub(super) fn append(&mut self, record: &Record) -> Result<(), ReceiptError> {
        let mut line = serde_json::to_vec(record).map_err(|error| ReceiptError::Damaged {
            path: self.dir.join(JOURNAL),
            line: 0,
            reason: error.to_string(),
        })?;
        line.push(b'\n');
        Ok(self.file.append(&line)?)
    }
}
