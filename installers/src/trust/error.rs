//! Why bytes were refused.

use super::digest::Sha256Sum;
use super::h1::H1;
use super::pgp::PgpError;
use super::source::SourceFailure;
use super::sumdb::Fork;
use crate::error::{Class, Coded, Hint};

/// Bytes, a signature or a proof that was refused.
///
/// Codes are GR-TRUST-001 and on; the numbers from 040 belong to signatures of releases.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TrustError {
    /// Text that should be a sha256.
    #[error("not a sha256 in hexadecimal digits: `{text}`")]
    HexDigest {
        /// The beginning of what was given.
        text: String,
    },
    /// Text that should be a directory hash.
    #[error("not a directory hash `h1:…`: `{text}`")]
    H1Syntax {
        /// The beginning of what was given.
        text: String,
    },
    /// A file name that would make a directory hash ambiguous.
    #[error("file name with a newline has no directory hash: `{name}`")]
    NameRefused {
        /// The name, escaped.
        name: String,
    },
    /// The bytes have another sha256 than they must.
    #[error("sha256 is {found} and must be {expected}: `{name}`")]
    Sha256Mismatch {
        /// What was hashed: a file name or URL.
        name: String,
        /// What it must be.
        expected: Sha256Sum,
        /// What it is.
        found: Sha256Sum,
    },
    /// The files have another directory hash than they must.
    #[error("directory hash is {found} and must be {expected}: `{name}`")]
    H1Mismatch {
        /// What was hashed: a module version or a file name.
        name: String,
        /// What it must be.
        expected: H1,
        /// What it is.
        found: H1,
    },
    /// Nothing known here vouches for the bytes.
    #[error("no pinned hash, signature or log vouches for `{name}`")]
    NoEvidence {
        /// The file name or URL.
        name: String,
    },
    /// A database's key that cannot be read.
    #[error("checksum database key is refused: {reason}: `{text}`")]
    VerifierKey {
        /// The beginning of what was given.
        text: String,
        /// Why.
        reason: &'static str,
    },
    /// A name that is no module or version, so that nothing can be asked about it.
    #[error("not a module version: `{module}@{version}`")]
    ModuleName {
        /// The module path.
        module: String,
        /// The version.
        version: String,
    },
    /// An answer longer than any honest one.
    #[error("checksum database answers more than {limit_bytes} bytes: `{path}`")]
    ReplyTooLong {
        /// What was asked for.
        path: String,
        /// How much would have been read.
        limit_bytes: usize,
    },
    /// An answer that is not of the form it must have, such as a page of a captive portal.
    #[error("checksum database answers nonsense: {reason}: `{path}`")]
    ReplySyntax {
        /// What was asked for.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A note without a signature by the database's key.
    #[error("no signature by {name}: `{path}`")]
    NoteUnsigned {
        /// What was asked for.
        path: String,
        /// The key's name.
        name: String,
    },
    /// A note with a wrong signature by the database's key.
    #[error("signature by {name} does not match: `{path}`")]
    NoteSignature {
        /// What was asked for.
        path: String,
        /// The key's name.
        name: String,
    },
    /// The tree head that was kept from an earlier run is not one that the database signed.
    #[error("stored tree head is damaged: {source}")]
    StoredHead {
        /// What is wrong with it.
        source: Box<TrustError>,
    },
    /// A tile of another length than it must have.
    #[error("tile has {found_bytes} bytes and must have {expected_bytes}: `{path}`")]
    TileLength {
        /// The tile.
        path: String,
        /// Its right length.
        expected_bytes: usize,
        /// Its length.
        found_bytes: usize,
    },
    /// A tile that does not hash to what the tile above it says.
    #[error("tile does not belong to the signed tree: `{path}`")]
    TileMismatch {
        /// The tile.
        path: String,
    },
    /// The tiles at the tree's edge do not hash to its signed root.
    #[error("tiles do not give the signed root of tree {tree_size}: `{path}`")]
    RootMismatch {
        /// The size of the signed tree.
        tree_size: u64,
        /// The first of the tiles; any of those at the edge may be the wrong one.
        path: String,
    },
    /// A record or a proof about records beyond the signed tree.
    #[error("tree {tree_size} has no record {record}")]
    RecordOutsideTree {
        /// The record's number.
        record: u64,
        /// The size of the signed tree.
        tree_size: u64,
    },
    /// The signed tree holds something else at the record's place.
    #[error("record {record} is not what tree {tree_size} holds")]
    RecordMismatch {
        /// The record's number.
        record: u64,
        /// The size of the signed tree.
        tree_size: u64,
    },
    /// A proof does not show that one tree is the beginning of another.
    #[error("no proof that tree {older} is the beginning of tree {newer}")]
    TreeMismatch {
        /// The size of the smaller tree.
        older: u64,
        /// The size of the larger tree.
        newer: u64,
    },
    /// A record that is in the tree and speaks of another module or version.
    #[error("record {record} is not about `{module}@{version}`")]
    RecordElsewhere {
        /// The record's number.
        record: u64,
        /// The module that was asked for.
        module: String,
        /// The version that was asked for.
        version: String,
    },
    /// A toolchain whose `go.mod` is not the one that all toolchains have.
    #[error("toolchain with an unusual go.mod: {found}: `{version}`")]
    ToolchainGoMod {
        /// The version.
        version: String,
        /// The hash of its `go.mod`.
        found: H1,
    },
    /// The database has signed two trees of which neither is the beginning of the other.
    #[error("checksum database {name} has forked: trees {} and {}", fork.older.size(), fork.newer.size())]
    Fork {
        /// The database.
        name: String,
        /// Both signed heads, and the proof.
        fork: Box<Fork>,
    },
    /// A signature of a release that was refused.
    #[error(transparent)]
    Pgp(#[from] PgpError),
    /// The source of notes and tiles did not answer.
    #[error(transparent)]
    Source(#[from] SourceFailure),
}

impl Coded for TrustError {
    fn code(&self) -> &'static str {
        match self {
            Self::HexDigest { .. } => "GR-TRUST-001",
            Self::H1Syntax { .. } => "GR-TRUST-002",
            Self::NameRefused { .. } => "GR-TRUST-003",
            Self::Sha256Mismatch { .. } => "GR-TRUST-004",
            Self::H1Mismatch { .. } => "GR-TRUST-005",
            Self::NoEvidence { .. } => "GR-TRUST-006",
            Self::VerifierKey { .. } => "GR-TRUST-007",
            Self::ModuleName { .. } => "GR-TRUST-008",
            Self::ReplyTooLong { .. } => "GR-TRUST-009",
            Self::ReplySyntax { .. } => "GR-TRUST-010",
            Self::NoteUnsigned { .. } => "GR-TRUST-011",
            Self::NoteSignature { .. } => "GR-TRUST-012",
            Self::StoredHead { .. } => "GR-TRUST-013",
            Self::TileLength { .. } => "GR-TRUST-014",
            Self::TileMismatch { .. } => "GR-TRUST-015",
            Self::RootMismatch { .. } => "GR-TRUST-016",
            Self::RecordOutsideTree { .. } => "GR-TRUST-017",
            Self::RecordMismatch { .. } => "GR-TRUST-018",
            Self::Source(failure) => failure.code(),
            Self::Pgp(error) => error.code(),
            Self::TreeMismatch { .. } => "GR-TRUST-020",
            Self::RecordElsewhere { .. } => "GR-TRUST-021",
            Self::ToolchainGoMod { .. } => "GR-TRUST-022",
            Self::Fork { .. } => "GR-TRUST-023",
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::HexDigest { .. }
            | Self::H1Syntax { .. }
            | Self::VerifierKey { .. }
            | Self::ModuleName { .. } => Class::BadInput,
            Self::ReplyTooLong { .. } | Self::ReplySyntax { .. } | Self::TileLength { .. } => Class::Protocol,
            Self::Source(failure) => failure.class(),
            Self::Pgp(error) => error.class(),
            Self::NameRefused { .. }
            | Self::Sha256Mismatch { .. }
            | Self::H1Mismatch { .. }
            | Self::NoEvidence { .. }
            | Self::NoteUnsigned { .. }
            | Self::NoteSignature { .. }
            | Self::StoredHead { .. }
            | Self::TileMismatch { .. }
            | Self::RootMismatch { .. }
            | Self::RecordOutsideTree { .. }
            | Self::RecordMismatch { .. }
            | Self::TreeMismatch { .. }
            | Self::RecordElsewhere { .. }
            | Self::ToolchainGoMod { .. }
            | Self::Fork { .. } => Class::Integrity,
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::Sha256Mismatch { .. } | Self::H1Mismatch { .. } => Hint::FetchAgain,
            Self::NoEvidence { .. } | Self::HexDigest { .. } => Hint::PassSha256,
            Self::ReplyTooLong { .. } | Self::ReplySyntax { .. } | Self::TileLength { .. } => {
                Hint::CheckNetwork
            }
            Self::Source(failure) => failure.hint(),
            Self::Pgp(error) => error.hint(),
            Self::NameRefused { .. }
            | Self::NoteUnsigned { .. }
            | Self::NoteSignature { .. }
            | Self::TileMismatch { .. }
            | Self::RootMismatch { .. }
            | Self::RecordOutsideTree { .. }
            | Self::RecordMismatch { .. }
            | Self::TreeMismatch { .. }
            | Self::RecordElsewhere { .. }
            | Self::ToolchainGoMod { .. }
            | Self::Fork { .. } => Hint::DistrustSource,
            Self::VerifierKey { .. } => Hint::CheckSetting { name: "trust.sumdb_key".to_owned() },
            Self::H1Syntax { .. } | Self::ModuleName { .. } | Self::StoredHead { .. } => Hint::ReportBug,
        }
    }
}
