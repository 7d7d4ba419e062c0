//! Errors and next steps. (First cut: the engine's words for logs.)

use super::Words;
use crate::cli::{CliError, NextStep};

/// What happened.
pub(crate) fn error(_words: &Words<'_>, error: &CliError) -> String {
    error.to_string()
}

/// The one next step.
pub(crate) fn next_step(_words: &Words<'_>, step: &NextStep) -> Option<String> {
    Some(format!("{step:?}"))
}
