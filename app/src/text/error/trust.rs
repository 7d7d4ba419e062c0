//! Bytes, signatures and proofs that were refused.

use crate::text::Words;
use goready_i18n::{Lang, msg};
use goready_installers::trust::{PgpError, TrustError};

/// Why bytes were refused.
pub(super) fn trust(words: &Words<'_>, error: &TrustError) -> String {
    let lang = words.lang;
    match error {
        TrustError::HexDigest { text, .. } => msg::error_trust_hex_digest(lang, text.as_str()),
        TrustError::H1Syntax { text, .. } => msg::error_trust_h1_syntax(lang, text.as_str()),
        TrustError::NameRefused { name, .. } => msg::error_trust_name_refused(lang, name.as_str()),
        TrustError::Sha256Mismatch { name, expected, found, .. } => {
            msg::error_trust_sha256_mismatch(lang, expected.to_string(), found.to_string(), name.as_str())
        }
        TrustError::H1Mismatch { name, expected, found, .. } => {
            msg::error_trust_h1_mismatch(lang, expected.to_string(), found.to_string(), name.as_str())
        }
        TrustError::NoEvidence { name, .. } => msg::error_trust_no_evidence(lang, name.as_str()),
        TrustError::VerifierKey { text, reason, .. } => {
            msg::error_trust_verifier_key(lang, *reason, text.as_str())
        }
        TrustError::ModuleName { module, version, .. } => {
            msg::error_trust_module_name(lang, module.as_str(), version.as_str())
        }
        TrustError::ReplyTooLong { path, .. } => msg::error_trust_reply_too_long(lang, path.as_str()),
        TrustError::ReplySyntax { path, reason, .. } => {
            msg::error_trust_reply_syntax(lang, path.as_str(), *reason)
        }
        TrustError::NoteUnsigned { path, name, .. } => {
            msg::error_trust_note_unsigned(lang, name.as_str(), path.as_str())
        }
        TrustError::NoteSignature { path, name, .. } => {
            msg::error_trust_note_signature(lang, name.as_str(), path.as_str())
        }
        TrustError::StoredHead { source, .. } => msg::error_trust_stored_head(lang, trust(words, source)),
        TrustError::TileLength { path, .. } => msg::error_trust_tile_length(lang, path.as_str()),
        TrustError::TileMismatch { path, .. } => msg::error_trust_tile_mismatch(lang, path.as_str()),
        TrustError::RootMismatch { tree_size, path, .. } => {
            msg::error_trust_root_mismatch(lang, path.as_str(), tree_size.to_string())
        }
        TrustError::RecordOutsideTree { record, tree_size, .. } => {
            msg::error_trust_record_outside_tree(lang, record.to_string(), tree_size.to_string())
        }
        TrustError::RecordMismatch { record, tree_size, .. } => {
            msg::error_trust_record_mismatch(lang, record.to_string(), tree_size.to_string())
        }
        TrustError::TreeMismatch { older, newer, .. } => {
            msg::error_trust_tree_mismatch(lang, newer.to_string(), older.to_string())
        }
        TrustError::RecordElsewhere { record, module, version, .. } => {
            msg::error_trust_record_elsewhere(lang, module.as_str(), record.to_string(), version.as_str())
        }
        TrustError::ToolchainGoMod { version, found, .. } => {
            msg::error_trust_toolchain_go_mod(lang, found.to_string(), version.as_str())
        }
        TrustError::Fork { name, .. } => msg::error_trust_fork(lang, name.as_str()),
        TrustError::Pgp(source) => pgp(lang, source),
        TrustError::Source(failure) => {
            msg::error_trust_source(lang, failure.message.as_str(), failure.path.as_str())
        }
    }
}

/// Why a signature was refused.
fn pgp(lang: &Lang, error: &PgpError) -> String {
    match error {
        PgpError::CertificateSyntax { name, reason, .. } => {
            msg::error_trust_pgp_certificate_syntax(lang, name.as_str(), reason.as_str())
        }
        PgpError::CertificateElsewhere { name, expected, found, .. } => {
            msg::error_trust_pgp_certificate_elsewhere(lang, expected.as_str(), found.as_str(), name.as_str())
        }
        PgpError::SignatureSyntax { reason, .. } => {
            msg::error_trust_pgp_signature_syntax(lang, reason.as_str())
        }
        PgpError::UnknownSigner { primary, issuer, .. } => {
            msg::error_trust_pgp_unknown_signer(lang, issuer.as_str(), primary.as_str())
        }
        PgpError::SignatureRefused { reason, .. } => msg::error_trust_pgp_signature_refused(lang, *reason),
        PgpError::WeakKey { key, .. } => msg::error_trust_pgp_weak_key(lang, key.as_str()),
        PgpError::NotASigner { key, reason, .. } => {
            msg::error_trust_pgp_not_asigner(lang, key.as_str(), *reason)
        }
        PgpError::SignedTooEarly { key, .. } => msg::error_trust_pgp_signed_too_early(lang, key.as_str()),
        PgpError::SignedTooLate { key, .. } => msg::error_trust_pgp_signed_too_late(lang, key.as_str()),
        PgpError::Revoked { key, .. } => msg::error_trust_pgp_revoked(lang, key.as_str()),
        PgpError::Mismatch { key, .. } => msg::error_trust_pgp_mismatch(lang, key.as_str()),
        PgpError::DataUnread { message, .. } => msg::error_trust_pgp_data_unread(lang, message.as_str()),
    }
}
