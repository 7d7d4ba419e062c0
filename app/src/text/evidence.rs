//! What made bytes good enough.

use super::Words;
use goready_i18n::{msg, quantity};
use goready_installers::trust::{Anchor, Evidence};

/// One piece of evidence.
pub(crate) fn evidence(words: &Words<'_>, evidence: &Evidence) -> String {
    let lang = words.lang;
    let said = match evidence {
        Evidence::PinnedSha256 => msg::finding_evidence_pinned_sha256(lang),
        Evidence::ListedSha256 { host } => msg::finding_evidence_listed_sha256(lang, host.as_str()),
        Evidence::VouchedSha256 => msg::finding_evidence_vouched_sha256(lang),
        Evidence::PinnedH1 => msg::finding_evidence_pinned_h1(lang),
        Evidence::Signature { signature } => msg::finding_evidence_pgp(lang, signature.primary.as_str()),
        Evidence::Database { name, tree_size, .. } => {
            msg::finding_evidence_database(lang, name.as_str(), quantity::count(lang, *tree_size))
        }
    };
    match anchor(evidence) {
        Some(name) => msg::finding_evidence_named(lang, said, name),
        None => said,
    }
}

/// The setting that named the key which the evidence hangs on; none where the key is built in, or there is none.
fn anchor(evidence: &Evidence) -> Option<&str> {
    let anchor = match evidence {
        Evidence::Signature { signature } => &signature.anchor,
        Evidence::Database { anchor, .. } => anchor,
        Evidence::PinnedSha256
        | Evidence::ListedSha256 { .. }
        | Evidence::VouchedSha256
        | Evidence::PinnedH1 => return None,
    };
    match anchor {
        Anchor::BuiltIn => None,
        Anchor::Named { name } => Some(name),
    }
}
