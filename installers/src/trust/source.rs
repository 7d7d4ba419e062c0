//! What the checksum database is asked through.

use crate::error::{Class, Coded, Hint};
use serde::{Deserialize, Serialize};

/// The longest answer to any question of this module, in bytes. An implementation need not read further.
pub const LIMIT_BYTES: usize = 64 << 10;

/// Answers paths below a checksum database: over HTTP, from a module proxy that carries it, from a directory.
///
/// Its answers are never believed; so a cache of them needs no protection either.
pub trait TileSource {
    /// The bytes at a path, which begins with a slash and is escaped already: `/latest`,
    /// `/lookup/golang.org/toolchain@v0.0.1-go1.27.4.linux-amd64`, `/tile/8/0/x202/454.p/149`.
    ///
    /// A path that does not exist fails with [`Class::NotFound`]: a tile that has been completed since may then be
    /// asked for under its complete name.
    fn get(&self, path: &str) -> Result<Vec<u8>, SourceFailure>;
}

/// A source that did not answer; it keeps the class that its transport gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("checksum database does not answer: {message}: `{path}`")]
pub struct SourceFailure {
    /// What was asked for.
    pub path: String,
    /// What the transport said.
    pub message: String,
    /// The transport's class.
    pub class: Class,
}

impl Coded for SourceFailure {
    fn code(&self) -> &'static str {
        "GR-TRUST-019"
    }

    fn class(&self) -> Class {
        self.class
    }

    fn hint(&self) -> Hint {
        match self.class {
            Class::Cancelled => Hint::RunAgain,
            Class::Unreachable
            | Class::Protocol
            | Class::Integrity
            | Class::Broken
            | Class::Usage
            | Class::BadInput
            | Class::NotFound
            | Class::Internal
            | Class::CannotCreate
            | Class::Io
            | Class::Busy
            | Class::Permission
            | Class::Unsupported => Hint::CheckNetwork,
        }
    }
}
