//! Why a plan was not carried out to its end.

use super::{archive, host, net, trust};
use crate::text::Words;
use crate::text::cause::{OFFLINE, failed_sources};
use goready_i18n::msg;
use goready_installers::apply::{ApplyError, BuildFailure, FailedSource};

/// Why a plan was not carried out to its end.
pub(super) fn apply(words: &Words<'_>, error: &ApplyError) -> String {
    let lang = words.lang;
    match error {
        ApplyError::Cancelled => msg::error_apply_cancelled(lang),
        ApplyError::ChangedSincePlanned { path } => msg::error_apply_changed(lang, words.path(path)),
        ApplyError::PlanOutdated => msg::error_apply_plan_outdated(lang),
        ApplyError::NoSourceServed { version, failed, .. } if is_offline(failed) => {
            msg::error_apply_offline(lang, version.bare())
        }
        ApplyError::NoSourceServed { version, failed, .. } => {
            msg::error_apply_no_source_served(lang, failed_sources(words, failed), version.bare())
        }
        ApplyError::OtherVersion { version, found } => {
            msg::error_apply_other_version(lang, found.as_str(), version.bare())
        }
        ApplyError::TreeHash { version, expected, found } => {
            msg::error_apply_tree_hash(lang, expected.as_str(), found.as_str(), version.bare())
        }
        ApplyError::PlaceTaken { path } => msg::error_apply_place_taken(lang, words.path(path)),
        ApplyError::NotListed { path } => msg::error_apply_not_listed(lang, words.path(path)),
        ApplyError::ToolNotBuilt { tool, version, go, cause, said } => {
            let (cause, go) = (build_failure_name(*cause), go.bare());
            msg::tools_error_not_built(lang, cause, go, said.as_str(), tool.name(), version.to_string())
        }
        ApplyError::ToolNotFetched { tool, version } => {
            msg::tools_error_not_fetched(lang, tool.name(), version.to_string())
        }
        ApplyError::ToolDoesNotStart { tool, version, said } => {
            msg::tools_error_does_not_start(lang, said.as_str(), tool.name(), version.to_string())
        }
        ApplyError::GoEnvFile { path, line } => {
            msg::error_apply_go_env_file(lang, line.to_string(), words.path(path))
        }
        ApplyError::BrokenMarkers { path, line } => {
            msg::error_apply_broken_markers(lang, line.to_string(), words.path(path))
        }
        ApplyError::Fs { source } => host::fs(words, source),
        ApplyError::Receipt { source } => host::receipt(words, source),
        ApplyError::Net { source } => net::net(words, source),
        ApplyError::Trust { source } => trust::trust(words, source),
        ApplyError::Archive { source } => archive::archive(words, source),
        ApplyError::Lock { source } => host::lock(words, source),
    }
}

/// Whether nothing failed but that the network may not be used.
fn is_offline(failed: &[FailedSource]) -> bool {
    !failed.is_empty() && failed.iter().all(|failed| failed.code == OFFLINE)
}

const fn build_failure_name(cause: BuildFailure) -> &'static str {
    match cause {
        BuildFailure::NeedsNewerGo => "needs_newer_go",
        BuildFailure::NoSuchVersion => "no_such_version",
        BuildFailure::Refused => "refused",
        BuildFailure::Unreachable => "unreachable",
        BuildFailure::Integrity => "integrity",
        BuildFailure::DiskFull => "disk_full",
        BuildFailure::Compiler => "compiler",
        BuildFailure::Silent => "silent",
        BuildFailure::NotStarted => "not_started",
    }
}
