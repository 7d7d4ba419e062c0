//! Command lines that mean nothing.

use crate::cli::UsageProblem;
use crate::text::Words;
use goready_i18n::msg;

/// What is wrong with a command line.
pub(super) fn usage(words: &Words<'_>, problem: &UsageProblem) -> String {
    let lang = words.lang;
    match problem {
        UsageProblem::UnknownOption { option } => msg::error_use_unknown_option(lang, option.as_str()),
        UsageProblem::UnknownCommand { command } => msg::error_use_unknown_command(lang, command.as_str()),
        UsageProblem::UnexpectedArgument { argument } => {
            msg::error_use_unexpected_argument(lang, argument.as_str())
        }
        UsageProblem::InvalidValue { option, value } => {
            msg::error_use_invalid_value(lang, option.as_str(), value.as_str())
        }
        UsageProblem::MissingValue { option } => msg::error_use_missing_value(lang, option.as_str()),
        UsageProblem::MissingArguments { arguments } => {
            msg::error_use_missing_arguments(lang, arguments.as_str())
        }
        UsageProblem::MissingCommand => msg::error_use_missing_command(lang),
        UsageProblem::Conflict { one, other } if one == other => {
            msg::error_use_given_twice(lang, one.as_str())
        }
        UsageProblem::Conflict { one, other } => msg::error_use_conflict(lang, one.as_str(), other.as_str()),
        UsageProblem::NotUtf8 => msg::error_use_not_utf8(lang),
        UsageProblem::NothingAsked => msg::error_use_nothing_asked(lang),
        UsageProblem::Other { reason } => msg::error_use_other(lang, reason.as_str()),
    }
}
