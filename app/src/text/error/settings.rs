//! Preferences that are refused.

use super::host;
use crate::settings::{Kind, SettingsError, Wrong};
use crate::text::Words;
use goready_i18n::msg;

/// Preferences that are refused.
pub(super) fn settings(words: &Words<'_>, error: &SettingsError) -> String {
    let lang = words.lang;
    match error {
        SettingsError::Fs { source } => host::fs(words, source),
        SettingsError::Syntax { path, line, reason } => {
            msg::error_set_syntax(lang, line.to_string(), words.path(path), reason.as_str())
        }
        SettingsError::UnknownKey { path, line, key, .. } => {
            msg::error_set_unknown_key(lang, key.as_str(), line.to_string(), words.path(path))
        }
        SettingsError::Value { path, line, key, reason } => {
            msg::error_set_value(lang, *key, line.to_string(), words.path(path), wrong(words, reason))
        }
        SettingsError::Variable { name, reason } => {
            msg::error_set_variable(lang, *name, wrong(words, reason))
        }
    }
}

fn wrong(words: &Words<'_>, wrong: &Wrong) -> String {
    match wrong {
        Wrong::NotOneOf { value, .. } => msg::error_set_wrong_word(words.lang, value.as_str()),
        Wrong::NotSeconds { value } => msg::error_set_wrong_seconds(words.lang, value.as_str()),
        Wrong::Apart { one, other } => msg::error_set_wrong_apart(words.lang, one.as_str(), other.as_str()),
        Wrong::Type { wanted } => msg::error_set_wrong_type(words.lang, kind_name(*wanted)),
    }
}

const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::List => "list",
        Kind::Number => "number",
        Kind::Switch => "switch",
        Kind::Table => "table",
    }
}
