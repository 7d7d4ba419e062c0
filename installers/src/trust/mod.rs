//! Trust: what makes bytes good enough to run.
//!
//! Everything here is pure: bytes in, verdict out. No file, no network, no clock and no environment is asked, so what
//! GOSUMDB, GONOSUMDB, GOINSECURE or GOPRIVATE say cannot weaken a verdict (decisions.md, "Trust: what is enough").
//! What a remote party must still be asked for comes through [`TileSource`], and nothing it answers is believed before
//! it is proved.
//!
//! | what | where |
//! | --- | --- |
//! | sha256 of a file | [`digest`] |
//! | directory hash of a module (`h1:`) | [`h1`] |
//! | PGP signatures of releases | [`pgp`] |
//! | signed notes, the log's tiles and proofs, the checksum database | [`note`], [`tlog`], [`sumdb`] |
//! | what a receipt keeps of all this | [`evidence`] |

pub mod anchor;
pub mod digest;
pub mod error;
pub mod evidence;
pub mod h1;
pub mod note;
pub mod pgp;
pub mod source;
pub mod sumdb;
pub mod tlog;

pub use anchor::Anchor;
pub use digest::{Hasher, Sha256Sum, sha256_of};
pub use error::TrustError;
pub use evidence::Evidence;
pub use h1::{H1, dir_hash, go_mod_hash};
pub use pgp::{PgpError, PgpEvidence, ReleaseKey};
pub use source::{SourceFailure, TileSource};
pub use sumdb::{Fork, SumDb, SumRecord, TreeHead};
