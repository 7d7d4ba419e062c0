//! The history: every receipt, whole or damaged.

use super::receipt::{JOURNAL, Receipt, ReceiptError, Standing, read};
use crate::host::fs::{self, FsError};
use crate::host::{Host, Places};
use crate::plan::Request;
use std::path::{Path, PathBuf};

/// Every receipt. One that is damaged hides no other.
#[derive(Debug, Default)]
pub struct History {
    /// Those that can be read, oldest first.
    pub receipts: Vec<Receipt>,
    /// Those that cannot, oldest first.
    pub damaged: Vec<DamagedReceipt>,
}

/// A receipt that cannot be read, and so not be taken back.
#[derive(Debug)]
pub struct DamagedReceipt {
    /// Its name in the history, such as `0003`.
    pub id: String,
    /// Its directory.
    pub dir: PathBuf,
    /// Why.
    pub error: ReceiptError,
}

/// A receipt, whole or damaged.
#[derive(Clone, Copy, Debug)]
pub enum HistoryEntry<'a> {
    /// One that can be read.
    Whole(&'a Receipt),
    /// One that cannot.
    Damaged(&'a DamagedReceipt),
}

impl HistoryEntry<'_> {
    /// Its name in the history.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Whole(receipt) => &receipt.id,
            Self::Damaged(damaged) => &damaged.id,
        }
    }
}

impl History {
    /// Every receipt, oldest first.
    #[must_use]
    pub fn entries(&self) -> Vec<HistoryEntry<'_>> {
        let mut entries: Vec<HistoryEntry<'_>> = self.receipts.iter().map(HistoryEntry::Whole).collect();
        entries.extend(self.damaged.iter().map(HistoryEntry::Damaged));
        entries.sort_by(|one, other| age(one.id()).cmp(&age(other.id())));
        entries
    }

    /// Whether nothing was done yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.receipts.is_empty() && self.damaged.is_empty()
    }
}

/// Reads every receipt.
pub fn history(host: &Host) -> Result<History, FsError> {
    let dir = host.places.history();
    let ids = receipt_ids(&host.places)?;
    let mut history = History::default();
    for id in &ids {
        let dir = dir.join(id);
        let is_newest = ids.last() == Some(id);
        match read(&dir, id).and_then(|receipt| whole(receipt, &dir, is_newest)) {
            Ok(receipt) => history.receipts.extend(receipt),
            Err(error) => history.damaged.push(DamagedReceipt { id: id.clone(), dir, error }),
        }
    }
    let undone: Vec<String> = history
        .receipts
        .iter()
        .filter(|receipt| receipt.standing == Standing::Complete)
        .filter_map(|receipt| {
            if let Request::Undo { receipts } = &receipt.request { Some(receipts.clone()) } else { None }
        })
        .flatten()
        .collect();
    for receipt in history.receipts.iter_mut().filter(|receipt| undone.contains(&receipt.id)) {
        receipt.standing = Standing::Undone;
    }
    Ok(history)
}

/// Only the newest receipt may lack its first line, which a kill kept from the disk, or its last: the next run takes its
/// name, or ends it.
fn whole(receipt: Option<Receipt>, dir: &Path, is_newest: bool) -> Result<Option<Receipt>, ReceiptError> {
    if is_newest || receipt.as_ref().is_some_and(|receipt| receipt.standing != Standing::Open) {
        return Ok(receipt);
    }
    Err(ReceiptError::Torn { path: dir.join(JOURNAL) })
}

/// The names of all receipts, oldest first.
pub(super) fn receipt_ids(places: &Places) -> Result<Vec<String>, FsError> {
    let mut ids = fs::list(&places.history())?;
    ids.retain(|id| id.len() >= 4 && id.bytes().all(|byte| byte.is_ascii_digit()));
    ids.sort_by(|one, other| age(one).cmp(&age(other)));
    Ok(ids)
}

/// Names are numbers: sorts them from the oldest to the newest.
pub(crate) fn age(id: &str) -> (usize, &str) {
    (id.len(), id)
}

/// The newest receipt, where it was begun.
pub(super) fn newest(host: &Host) -> Result<Option<Receipt>, ReceiptError> {
    let Some(id) = receipt_ids(&host.places)?.pop() else { return Ok(None) };
    read(&host.places.history().join(&id), &id)
}

/// The receipt that was begun last and not ended, if there is one; cheap enough for every detect.
#[must_use]
pub fn open_receipt(host: &Host) -> Option<Receipt> {
    newest(host).ok().flatten().filter(|receipt| receipt.standing == Standing::Open)
}

#[cfg(test)]
mod tests;
