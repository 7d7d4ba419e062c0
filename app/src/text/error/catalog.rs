//! Wishes that mean nothing, or what does not exist.

use crate::text::Words;
use goready_i18n::{Lang, msg, quantity};
use goready_installers::catalog::goproxy::GoProxyError;
use goready_installers::catalog::services::ServicesError;
use goready_installers::catalog::{CatalogError, Gap};

/// A source or region that was named.
pub(super) fn services(words: &Words<'_>, error: &ServicesError) -> String {
    let lang = words.lang;
    match error {
        ServicesError::Syntax { reason } => msg::error_services_syntax(lang, reason.as_str()),
        ServicesError::Entry { entry, reason } => {
            msg::error_services_entry(lang, entry.as_str(), reason.as_str())
        }
        ServicesError::Unknown { id, .. } => msg::error_services_unknown(lang, id.as_str()),
    }
}

/// A GOPROXY list.
pub(super) fn goproxy(words: &Words<'_>, error: &GoProxyError) -> String {
    let lang = words.lang;
    match error {
        GoProxyError::Empty => msg::error_goproxy_empty(lang),
        GoProxyError::NotAUrl { entry } => msg::error_goproxy_not_a_url(lang, entry.as_str()),
        GoProxyError::Scheme { scheme, entry } => {
            msg::error_goproxy_scheme(lang, entry.as_str(), scheme.as_str())
        }
        GoProxyError::Module { text } => msg::error_goproxy_module(lang, text.as_str()),
    }
}

/// A version, or a list of them.
pub(super) fn catalog(words: &Words<'_>, error: &CatalogError) -> String {
    let lang = words.lang;
    match error {
        CatalogError::RequestSyntax { text } => msg::error_catalog_request(lang, text.as_str()),
        CatalogError::ModFile { path, line, reason } => {
            msg::error_catalog_mod_file(lang, line.to_string(), words.path(path), *reason)
        }
        CatalogError::UnknownRelease { wanted, .. } => msg::error_catalog_unknown(lang, wanted.as_str()),
        CatalogError::NotForPlatform { version, platform, gap: why, .. } => {
            msg::error_catalog_not_for_platform(lang, gap(lang, why), platform.to_string(), version.bare())
        }
        CatalogError::TooOld { wanted, oldest, .. } => {
            msg::error_catalog_too_old(lang, oldest.to_string(), wanted.as_str())
        }
        CatalogError::IndexSyntax { host, reason } => {
            msg::error_catalog_index_syntax(lang, host.as_str(), reason.as_str())
        }
        CatalogError::IndexTooLarge { host, size_bytes, .. } => {
            let size = quantity::size(lang, u64::try_from(*size_bytes).unwrap_or(u64::MAX));
            msg::error_catalog_index_too_large(lang, host.as_str(), size)
        }
        CatalogError::HashConflict { host, filename, expected, listed } => {
            let (expected, listed) = (expected.to_string(), listed.to_string());
            msg::error_catalog_hash_conflict(lang, expected, filename.as_str(), host.as_str(), listed)
        }
        CatalogError::CacheSyntax { line, reason } => {
            msg::error_catalog_cache_syntax(lang, line.to_string(), *reason)
        }
    }
}

fn gap(lang: &Lang, gap: &Gap) -> String {
    match gap {
        Gap::StartsAt { first } => msg::error_catalog_gap_starts(lang, first.bare()),
        Gap::EndsWith { last } => msg::error_catalog_gap_ends(lang, last.bare()),
        Gap::Missing => msg::error_catalog_gap_missing(lang),
        Gap::Never => msg::error_catalog_gap_never(lang),
    }
}
