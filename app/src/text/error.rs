//! Errors as people read them: what was attempted, and the cause. Every variant has its own text.

mod apply;
mod archive;
mod catalog;
mod host;
mod net;
mod plan;
mod settings;
mod trust;
mod usage;

use super::Words;
use crate::cli::CliError;
use crate::display::WindowError;
use goready_i18n::msg;
use goready_installers::apply::ReceiptError;
use goready_installers::engine::EngineError;

/// What happened.
pub(crate) fn error(words: &Words<'_>, error: &CliError) -> String {
    let lang = words.lang;
    match error {
        CliError::Usage { source } => usage::usage(words, &source.problem),
        CliError::Settings { source } => settings::settings(words, source),
        CliError::Engine { source } => engine(words, source),
        CliError::NeedsYes { .. } => msg::error_cli_needs_yes(lang),
        CliError::Declined => msg::error_cli_declined(lang),
        CliError::NoPlanFile { path } => msg::error_cli_no_plan_file(lang, words.path(path)),
        CliError::PlanFile { path, reason } => {
            msg::error_cli_plan_file(lang, words.path(path), reason.as_str())
        }
        CliError::PlanAltered { path } => msg::error_cli_plan_altered(lang, words.path(path)),
        CliError::FileThere { path } => msg::error_cli_file_there(lang, words.path(path)),
        CliError::NotOpened { program, reason: Some(reason), .. } => {
            msg::error_cli_not_opened(lang, program.as_str(), reason.as_str())
        }
        CliError::NotOpened { program, reason: None, .. } => msg::error_cli_not_shown(lang, program.as_str()),
        CliError::Output { reason } => msg::error_cli_output(lang, reason.as_str()),
        CliError::Terminal { reason } => msg::error_cli_terminal(lang, reason.as_str()),
        CliError::NotInstalled { wanted, .. } => msg::error_plan_not_installed(lang, wanted.as_str()),
        CliError::NoneActive => msg::error_cli_none_active(lang),
        CliError::Window { source: WindowError::Missing { libraries, .. } } => {
            msg::window_error_missing(lang, words.list(libraries))
        }
        CliError::Window { source: WindowError::Refused { reason } } => {
            msg::window_error_refused(lang, reason.as_str())
        }
        CliError::Window { source: WindowError::Silent { display } } => {
            msg::start_silent(lang, display.as_str())
        }
        CliError::Window { source: WindowError::NoDrawing { reason, .. } } => {
            msg::start_no_drawing(lang, reason.as_str())
        }
        CliError::Panicked { message } => msg::error_cli_panicked(lang, message.as_str()),
    }
}

/// Why a receipt cannot be read.
pub(crate) fn receipt_error(words: &Words<'_>, error: &ReceiptError) -> String {
    host::receipt(words, error)
}

/// What went wrong between a wish and its receipt.
pub(crate) fn engine(words: &Words<'_>, error: &EngineError) -> String {
    match error {
        EngineError::Host(source) => host::host(words, source),
        EngineError::Services(source) => catalog::services(words, source),
        EngineError::GoProxy(source) => catalog::goproxy(words, source),
        EngineError::Trust(source) => trust::trust(words, source),
        EngineError::Detect(source) => host::detect(words, source),
        EngineError::Catalog(source) => catalog::catalog(words, source),
        EngineError::Archive(source) => archive::archive(words, source),
        EngineError::Plan(source) => plan::plan(words, source),
        EngineError::Apply(source) => apply::apply(words, source),
        EngineError::Fs(source) => host::fs(words, source),
        EngineError::Net(source) => net::net(words, source),
    }
}
