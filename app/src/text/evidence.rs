//! What made bytes good enough.

use super::Words;
use goready_i18n::msg;
use goready_installers::trust::Evidence;

/// One piece of evidence.
pub(crate) fn evidence(words: &Words<'_>, evidence: &Evidence) -> String {
    let lang = words.lang;
    match evidence {
        Evidence::PinnedSha256 => msg::finding_evidence_pinned_sha256(lang),
        Evidence::ListedSha256 { host } => msg::finding_evidence_listed_sha256(lang, host.as_str()),
        Evidence::VouchedSha256 => msg::finding_evidence_vouched_sha256(lang),
        Evidence::PinnedH1 => msg::finding_evidence_pinned_h1(lang),
        Evidence::Pgp {} => msg::finding_evidence_pgp(lang, "?"),
        Evidence::Database { name, tree_size, .. } => {
            msg::finding_evidence_database(lang, name.as_str(), tree_size.to_string())
        }
    }
}
