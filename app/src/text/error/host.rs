//! Files, home, lock and receipts.

use crate::text::Words;
use goready_i18n::msg;
use goready_installers::apply::ReceiptError;
use goready_installers::detect::{DetectError, Obstacle};
use goready_installers::host::{FsError, FsOp, HostError, LockError};
use std::io;

/// A file operation that failed.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the standard library adds kinds; they keep the system's words"
)]
pub(super) fn fs(words: &Words<'_>, error: &FsError) -> String {
    let lang = words.lang;
    let op = msg::error_fs_op(lang, op_name(error.op));
    let path = words.path(&error.path);
    if let Some(kind) = error.not_a_file() {
        return msg::error_fs_not_a_file(lang, words.obstacle(&Obstacle::NotAFile { kind }), op, path);
    }
    match error.source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => msg::error_fs_full(lang, op, path),
        io::ErrorKind::PermissionDenied => msg::error_fs_denied(lang, op, path),
        io::ErrorKind::ReadOnlyFilesystem => msg::error_fs_read_only(lang, op, path),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => msg::error_fs_missing(lang, op, path),
        _ => msg::error_fs_other(lang, op, path, error.source.to_string()),
    }
}

const fn op_name(op: FsOp) -> &'static str {
    match op {
        FsOp::Read => "read",
        FsOp::Write => "write",
        FsOp::CreateDir => "create_dir",
        FsOp::List => "list",
        FsOp::Inspect => "inspect",
        FsOp::Rename => "rename",
        FsOp::Link => "link",
        FsOp::Remove => "remove",
        FsOp::Sync => "sync",
        FsOp::Lock => "lock",
    }
}

/// No home to work in.
pub(super) fn host(words: &Words<'_>, error: &HostError) -> String {
    let lang = words.lang;
    match error {
        HostError::HomeUnset => msg::error_home_unset(lang),
        HostError::HomeRelative { path } => msg::error_home_relative(lang, path.display().to_string()),
        HostError::HomeNotDirectory { path } => {
            msg::error_home_not_directory(lang, path.display().to_string())
        }
        HostError::HomeForeign { path, owner } => {
            msg::error_home_foreign(lang, owner.to_string(), path.display().to_string())
        }
    }
}

/// The machine could not be looked at.
pub(super) fn detect(words: &Words<'_>, error: &DetectError) -> String {
    match error {
        DetectError::HomeGone { path } => msg::error_home_gone(words.lang, path.display().to_string()),
    }
}

/// The lock was not to be had.
pub(super) fn lock(words: &Words<'_>, error: &LockError) -> String {
    match error {
        LockError::Held { holder } => msg::error_lock_held(words.lang, holder.as_str()),
        LockError::Cancelled => msg::error_lock_cancelled(words.lang),
        LockError::Fs { source } => fs(words, source),
    }
}

/// A receipt could not be read or written.
pub(super) fn receipt(words: &Words<'_>, error: &ReceiptError) -> String {
    let lang = words.lang;
    match error {
        ReceiptError::Fs { source } => fs(words, source),
        ReceiptError::Damaged { path, line, reason } => {
            msg::error_receipt_damaged(lang, line.to_string(), words.path(path), reason.as_str())
        }
        ReceiptError::Torn { path } => msg::error_receipt_torn(lang, words.path(path)),
        ReceiptError::Newer { path, format } => {
            msg::error_receipt_newer(lang, format.to_string(), words.path(path))
        }
    }
}
