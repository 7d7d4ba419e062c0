//! Receipts: what was done, synced before and after every step.
//!
//! A receipt is a directory below the history: `journal.jsonl` (one record per line, each synced before the run goes
//! on), copies of replaced bytes (`backup-N`, mode 0600), and the file list of every SDK it added. A line that a power
//! cut tore is the last one and is ignored.

use crate::error::{Class, Coded, Hint};
use crate::host::fs::{self, FsError, FsOp};
use crate::plan::{Action, Change, Request};
use crate::trust::{Evidence, Sha256Sum};
use crate::verify::Finding;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The format of receipts. Every format ever shipped stays readable.
pub const RECEIPT_FORMAT: u32 = 1;

pub(super) const JOURNAL: &str = "journal.jsonl";

/// A line of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "record", rename_all = "snake_case")]
pub enum Record {
    /// The first line.
    Begin {
        /// [`RECEIPT_FORMAT`].
        format: u32,
        /// goready's version.
        goready: String,
        /// Seconds since 1970 (UTC).
        at: i64,
        /// What was asked.
        request: Box<Request>,
        /// The digest of the plan.
        plan: Sha256Sum,
        /// Directories of our cache that this run makes, outermost first.
        dirs: Vec<PathBuf>,
    },
    /// A step is about to happen.
    Intent {
        /// Its number within the receipt, from 1.
        seq: usize,
        /// What it does.
        action: Box<Action>,
        /// What it will change.
        change: Change,
        /// Directories it will make, outermost first.
        dirs: Vec<PathBuf>,
    },
    /// A step has happened, or has not.
    Outcome {
        /// Its number within the receipt.
        seq: usize,
        /// How it ended.
        outcome: Outcome,
        /// What made fetched or unpacked bytes good enough.
        evidence: Vec<Evidence>,
        /// Sources that were tried before the one that served, and why each failed.
        failed_sources: Vec<FailedSource>,
    },
    /// A later run took this receipt up again.
    Continued {
        /// Seconds since 1970 (UTC).
        at: i64,
    },
    /// A run stopped here and left the receipt open.
    Stopped {
        /// Seconds since 1970 (UTC).
        at: i64,
        /// The error's code.
        code: String,
        /// The error as logs say it.
        message: String,
    },
    /// The last line.
    End {
        /// Seconds since 1970 (UTC).
        at: i64,
        /// How it ended.
        ending: Ending,
        /// What verify proved afterwards.
        findings: Vec<Finding>,
    },
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was not done; nothing changed.
    NotDone,
}

/// How a receipt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// All steps were done.
    Complete,
    /// It was left open, and a later run with another request closed it.
    Abandoned,
}

/// A source that did not serve, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FailedSource {
    /// Where; passwords are left out.
    pub url: String,
    /// The error's code.
    pub code: String,
    /// The error as logs say it.
    pub message: String,
}

/// A step as its receipt tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DoneStep {
    /// Its number within the receipt.
    pub seq: usize,
    /// What it did.
    pub action: Action,
    /// What it changed.
    pub change: Change,
    /// Directories it made, outermost first.
    pub dirs: Vec<PathBuf>,
    /// How it ended; none while it is not settled.
    pub outcome: Option<Outcome>,
    /// What made its bytes good enough.
    pub evidence: Vec<Evidence>,
    /// Sources that did not serve.
    pub failed_sources: Vec<FailedSource>,
}

/// Where a receipt stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Begun and not ended: the run was interrupted, or goes on now.
    Open,
    /// Ended.
    Complete,
    /// Left open by one run and closed by another.
    Abandoned,
    /// A later receipt took it back.
    Undone,
}

/// A receipt as read from the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    /// Its name in the history, such as `0003`.
    pub id: String,
    /// Its directory.
    pub dir: PathBuf,
    /// When it began, in seconds since 1970 (UTC).
    pub begun_at: i64,
    /// goready's version.
    pub goready: String,
    /// What was asked.
    pub request: Request,
    /// Directories of our cache that it made, outermost first.
    pub dirs: Vec<PathBuf>,
    /// What was done.
    pub steps: Vec<DoneStep>,
    /// Where it stands.
    pub standing: Standing,
    /// What verify proved.
    pub findings: Vec<Finding>,
}

/// Why a receipt cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptError {
    /// A file operation failed.
    #[error(transparent)]
    Fs {
        /// The cause.
        #[from]
        source: FsError,
    },
    /// A line before the last is not a record.
    #[error("line {line} of the receipt is damaged: {reason}: `{}`", path.display())]
    Damaged {
        /// The journal.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the parser said.
        reason: String,
    },
    /// Its end is missing, though a later receipt was begun.
    #[error("the receipt is not whole: `{}`", path.display())]
    Torn {
        /// The journal.
        path: PathBuf,
    },
    /// A later goready wrote it.
    #[error("receipt format {format} is newer than this goready: `{}`", path.display())]
    Newer {
        /// The journal.
        path: PathBuf,
        /// Its format.
        format: u32,
    },
}

impl Coded for ReceiptError {
    fn code(&self) -> &'static str {
        match self {
            Self::Fs { source } => source.code(),
            Self::Damaged { .. } => "GR-RCPT-001",
            Self::Newer { .. } => "GR-RCPT-002",
            Self::Torn { .. } => "GR-RCPT-003",
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::Fs { source } => source.class(),
            Self::Damaged { .. } | Self::Torn { .. } | Self::Newer { .. } => Class::BadInput,
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::Fs { source } => source.hint(),
            Self::Damaged { path, .. } | Self::Torn { path } => {
                let dir = path.parent().unwrap_or(path);
                Hint::MoveAway { path: dir.display().to_string() }
            }
            Self::Newer { .. } => Hint::UpdateGoready,
        }
    }
}

impl Receipt {
    /// Whether its run stopped before it changed anything: there is nothing to complete and nothing to take back but
    /// empty directories.
    #[must_use]
    pub fn came_to_nothing(&self) -> bool {
        let is_stopped = matches!(self.standing, Standing::Open | Standing::Abandoned);
        is_stopped
            && self
                .steps
                .iter()
                .all(|step| matches!(step.change, Change::Nothing) || step.outcome == Some(Outcome::NotDone))
    }
}

/// Reads one receipt; none when its first line never reached the disk.
pub(super) fn read(dir: &Path, id: &str) -> Result<Option<Receipt>, ReceiptError> {
    let path = dir.join(JOURNAL);
    if fs::inspect(&path)?.is_none() {
        return Ok(None);
    }
    let bytes = fs::read(&path)?;
    let mut receipt = None;
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    for (index, line) in lines.iter().enumerate() {
        let record = match serde_json::from_slice::<Record>(line) {
            Ok(record) if line.ends_with(b"\n") => record,
            _ if index + 1 == lines.len() => break, // torn by a power cut: it never happened
            Ok(_) => break,
            Err(error) => return Err(damaged(&path, index, line, &error)),
        };
        if let Record::Begin { format, .. } = record
            && format > RECEIPT_FORMAT
        {
            return Err(ReceiptError::Newer { path, format });
        }
        absorb(&mut receipt, record, id, dir);
    }
    Ok(receipt)
}

fn damaged(path: &Path, index: usize, line: &[u8], error: &serde_json::Error) -> ReceiptError {
    #[derive(Deserialize)]
    struct Head {
        format: u32,
    }
    match serde_json::from_slice::<Head>(line) {
        Ok(head) if head.format > RECEIPT_FORMAT => {
            ReceiptError::Newer { path: path.to_owned(), format: head.format }
        }
        _ => ReceiptError::Damaged { path: path.to_owned(), line: index + 1, reason: error.to_string() },
    }
}

fn absorb(receipt: &mut Option<Receipt>, record: Record, id: &str, dir: &Path) {
    match (record, receipt) {
        (Record::Begin { goready, at, request, dirs, .. }, slot @ None) => {
            let (id, dir) = (id.to_owned(), dir.to_owned());
            let standing = Standing::Open;
            *slot = Some(Receipt {
                id,
                dir,
                begun_at: at,
                goready,
                request: *request,
                dirs,
                steps: Vec::new(),
                standing,
                findings: Vec::new(),
            });
        }
        (Record::Intent { seq, action, change, dirs }, Some(receipt)) => {
            let (evidence, failed_sources) = (Vec::new(), Vec::new());
            receipt.steps.push(DoneStep {
                seq,
                action: *action,
                change,
                dirs,
                outcome: None,
                evidence,
                failed_sources,
            });
        }
        (Record::Outcome { seq, outcome, evidence, failed_sources }, Some(receipt)) => {
            if let Some(step) = receipt.steps.iter_mut().find(|step| step.seq == seq) {
                (step.outcome, step.evidence, step.failed_sources) =
                    (Some(outcome), evidence, failed_sources);
            }
        }
        (Record::End { ending, findings, .. }, Some(receipt)) => {
            receipt.findings = findings;
            receipt.standing = match ending {
                Ending::Complete => Standing::Complete,
                Ending::Abandoned => Standing::Abandoned,
            };
        }
        (Record::Continued { .. } | Record::Stopped { .. } | Record::Begin { .. }, _) | (_, None) => {}
    }
}

/// Where the file list of an SDK that this receipt added is kept.
#[must_use]
pub(super) fn file_list(dir: &Path, version: crate::version::GoVersion) -> PathBuf {
    dir.join(format!("files-{version}.txt"))
}

/// For `map_err` where a path is read as part of a receipt.
pub(super) fn missing(path: &Path) -> FsError {
    FsError { op: FsOp::Read, path: path.to_owned(), source: std::io::ErrorKind::NotFound.into() }
}

#[cfg(test)]
mod tests;
