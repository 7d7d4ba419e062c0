//! Why a signature of a release was refused.

use crate::error::{Class, Coded, Hint};

/// A signature, or the certificate it should be checked with, that was refused.
///
/// Keys are named by their fingerprints; a signature that names its key by the shorter id only is named so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PgpError {
    /// A certificate that cannot be read.
    #[error("not an OpenPGP certificate: {reason}: `{name}`")]
    CertificateSyntax {
        /// The key's name here.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A certificate of another key than the pinned one.
    #[error("certificate is of key {found} and must be of {expected}: `{name}`")]
    CertificateElsewhere {
        /// The key's name here.
        name: String,
        /// The pinned fingerprint.
        expected: String,
        /// The fingerprint in the file.
        found: String,
    },
    /// A file that holds no signature.
    #[error("not an OpenPGP signature: {reason}")]
    SignatureSyntax {
        /// What is wrong with it.
        reason: String,
    },
    /// A signature by a key that the certificate does not have: a newer subkey, or a stranger's.
    #[error("signed by key {issuer}, which is not known to belong to {primary}")]
    UnknownSigner {
        /// The pinned primary key.
        primary: String,
        /// The key that the signature names.
        issuer: String,
    },
    /// A signature of a kind that is not enough, whoever made it.
    #[error("signature is refused: {reason}")]
    SignatureRefused {
        /// Why.
        reason: &'static str,
    },
    /// A key too weak to be believed.
    #[error("key is neither RSA of 2048 bits or more nor Ed25519: {key}")]
    WeakKey {
        /// The key.
        key: String,
    },
    /// A key that its primary key does not vouch for as a signing key.
    #[error("key is not one that may sign: {reason}: {key}")]
    NotASigner {
        /// The key.
        key: String,
        /// What is missing.
        reason: &'static str,
    },
    /// A signature older than its key.
    #[error("signed at {signed_at}, before the key was made at {made_at}: {key}")]
    SignedTooEarly {
        /// The key.
        key: String,
        /// Seconds since 1970.
        signed_at: u32,
        /// Seconds since 1970.
        made_at: u32,
    },
    /// A signature by a key that had expired.
    #[error("signed at {signed_at}, after the key had expired at {expired_at}: {key}")]
    SignedTooLate {
        /// The key.
        key: String,
        /// Seconds since 1970.
        signed_at: u32,
        /// Seconds since 1970.
        expired_at: u64,
    },
    /// A signature by a key that was revoked.
    #[error("signed by a revoked key: {key}")]
    Revoked {
        /// The key.
        key: String,
    },
    /// A signature by the right key over other data.
    #[error("signature is not over these bytes: by key {key}")]
    Mismatch {
        /// The key.
        key: String,
    },
    /// The data could not be read to its end.
    #[error("signed data cannot be read: {message}")]
    DataUnread {
        /// What the operating system said.
        message: String,
    },
}

impl Coded for PgpError {
    fn code(&self) -> &'static str {
        match self {
            Self::CertificateSyntax { .. } => "GR-TRUST-040",
            Self::CertificateElsewhere { .. } => "GR-TRUST-041",
            Self::SignatureSyntax { .. } => "GR-TRUST-042",
            Self::UnknownSigner { .. } => "GR-TRUST-043",
            Self::SignatureRefused { .. } => "GR-TRUST-044",
            Self::WeakKey { .. } => "GR-TRUST-045",
            Self::NotASigner { .. } => "GR-TRUST-046",
            Self::SignedTooEarly { .. } => "GR-TRUST-047",
            Self::SignedTooLate { .. } => "GR-TRUST-048",
            Self::Revoked { .. } => "GR-TRUST-049",
            Self::Mismatch { .. } => "GR-TRUST-050",
            Self::DataUnread { .. } => "GR-TRUST-051",
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::CertificateSyntax { .. } | Self::CertificateElsewhere { .. } => Class::BadInput,
            Self::DataUnread { .. } => Class::Io,
            Self::SignatureSyntax { .. }
            | Self::UnknownSigner { .. }
            | Self::SignatureRefused { .. }
            | Self::WeakKey { .. }
            | Self::NotASigner { .. }
            | Self::SignedTooEarly { .. }
            | Self::SignedTooLate { .. }
            | Self::Revoked { .. }
            | Self::Mismatch { .. } => Class::Integrity,
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::UnknownSigner { .. } => Hint::UpdateGoready,
            Self::SignatureSyntax { .. } | Self::Mismatch { .. } => Hint::FetchAgain,
            Self::SignatureRefused { .. }
            | Self::WeakKey { .. }
            | Self::NotASigner { .. }
            | Self::SignedTooEarly { .. }
            | Self::SignedTooLate { .. }
            | Self::Revoked { .. } => Hint::DistrustSource,
            Self::CertificateSyntax { .. } | Self::CertificateElsewhere { .. } => {
                Hint::CheckSetting { name: "trust.release_key".to_owned() }
            }
            Self::DataUnread { .. } => Hint::RunAgain,
        }
    }
}
