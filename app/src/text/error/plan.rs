//! Why no plan can be made.

use super::catalog;
use crate::text::Words;
use goready_i18n::{msg, quantity};
use goready_installers::plan::PlanError;
use goready_installers::shell::QuoteError;

/// Why no plan can be made.
pub(super) fn plan(words: &Words<'_>, error: &PlanError) -> String {
    let lang = words.lang;
    match error {
        PlanError::Catalog { source } => catalog::catalog(words, source),
        PlanError::NoSource { version } => msg::error_plan_no_source(lang, version.bare()),
        PlanError::UnknownArchive { path, sha256 } => {
            msg::error_plan_unknown_archive(lang, words.path(path), sha256.to_string())
        }
        PlanError::ForeignArchive { path, archive, machine } => {
            msg::error_plan_foreign_archive(lang, archive.to_string(), machine.to_string(), words.path(path))
        }
        PlanError::NotInstalled { version, .. } => msg::error_plan_not_installed(lang, version.bare()),
        PlanError::NotAdoptable { path, reason } => words.unadoptable(path, reason),
        PlanError::Quote { source } => quote(words, source),
        PlanError::BrokenMarkers { path, line, .. } => {
            msg::error_plan_broken_markers(lang, line.to_string(), words.path(path))
        }
        PlanError::Blocked { path, obstacle } => {
            msg::error_plan_blocked(lang, words.obstacle(obstacle), words.path(path))
        }
        PlanError::PlaceTaken { path } => msg::error_plan_place_taken(lang, words.path(path)),
        PlanError::NotEmpty { path } => msg::error_plan_not_empty(lang, words.path(path)),
        PlanError::CacheInUse { path, root } => {
            msg::error_plan_cache_in_use(lang, words.path(path), words.path(root))
        }
        PlanError::NotACache { path } => msg::error_plan_not_a_cache(lang, words.path(path)),
        PlanError::HomeReadOnly { path } => msg::error_plan_home_read_only(lang, path.display().to_string()),
        PlanError::NoSpace { path, needed_bytes, free_bytes } => {
            let size = |bytes: &u64| quantity::size(lang, *bytes);
            msg::error_plan_no_space(lang, size(free_bytes), size(needed_bytes), words.path(path))
        }
        PlanError::ToolDoesNotFit { tool, version, go, misfit, fits } => {
            let (go, why) = (go.bare(), words.misfit(misfit));
            let (tool, version) = (tool.name(), version.to_string());
            match fits {
                Some(fits) => msg::tools_error_does_not_fit(lang, fits.to_string(), go, tool, version, why),
                None => msg::tools_error_none_fits(lang, go, tool, version, why),
            }
        }
        PlanError::ToolPlace { path, obstacle } => {
            msg::tools_error_place(lang, words.obstacle(obstacle), words.path(path))
        }
        PlanError::ToolNotInstalled { tool, .. } => msg::tools_error_not_installed(lang, tool.name()),
        PlanError::NoActiveGo => msg::tools_error_no_active_go(lang),
        PlanError::SettingRefused { name, value } => setting_refused(words, name, value),
        PlanError::SettingPlace { name, path, obstacle } => {
            msg::environment_refused_place(lang, name.as_str(), words.path(path), words.obstacle(obstacle))
        }
        PlanError::NoReceipt { id, .. } => msg::error_plan_no_receipt(lang, id.as_str()),
        PlanError::LaterReceipts { id, later } => {
            msg::error_plan_later_receipts(lang, id.as_str(), words.list(later))
        }
    }
}

/// What the value of a setting of Go must be.
fn setting_refused(words: &Words<'_>, name: &str, value: &str) -> String {
    let lang = words.lang;
    let value = if value.is_empty() { msg::env_empty(lang) } else { value.escape_debug().to_string() };
    match name {
        "GOPATH" => msg::environment_refused_gopath(lang, value),
        "GOBIN" => msg::environment_refused_gobin(lang, value),
        "GOPROXY" => msg::environment_refused_goproxy(lang, value),
        other => msg::environment_refused(lang, other, value),
    }
}

/// A path that no shell file can hold.
fn quote(words: &Words<'_>, error: &QuoteError) -> String {
    let lang = words.lang;
    match error {
        QuoteError::ControlCharacter { value } => {
            msg::error_quote_control(lang, value.escape_debug().to_string())
        }
        QuoteError::NotUnicode { path } => msg::error_quote_not_unicode(lang, words.path(path)),
        QuoteError::Separator { path, separator } => {
            msg::error_quote_separator(lang, words.path(path), separator.to_string())
        }
        QuoteError::Relative { path } => msg::error_quote_relative(lang, path.display().to_string()),
        QuoteError::VariableName { name } => msg::error_quote_variable(lang, name.as_str()),
    }
}
