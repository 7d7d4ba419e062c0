//! What clap refuses, as our own error.

use super::error::{UsageError, UsageProblem};
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Our error for clap's. `command` is what was typed up to where it failed.
pub(crate) fn from_clap(error: &clap::Error, command: String) -> UsageError {
    let problem = problem(error);
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let mut nearest: Vec<String> = suggested.into_iter().flat_map(|kind| words(error, kind)).collect();
    nearest.reverse(); // clap puts the best last
    if nearest.is_empty() && error.kind() == ErrorKind::InvalidValue {
        nearest = words(error, ContextKind::ValidValue);
    }
    UsageError { problem, nearest, command }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "clap may add kinds; they are told by their name")]
fn problem(error: &clap::Error) -> UsageProblem {
    let argument = || word(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument if argument().starts_with('-') => {
            UsageProblem::UnknownOption { option: argument() }
        }
        ErrorKind::UnknownArgument => UsageProblem::UnexpectedArgument { argument: argument() },
        ErrorKind::InvalidSubcommand => {
            UsageProblem::UnknownCommand { command: word(error, ContextKind::InvalidSubcommand) }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = word(error, ContextKind::InvalidValue);
            if value.is_empty() {
                UsageProblem::MissingValue { option: argument() }
            } else {
                UsageProblem::InvalidValue { option: argument(), value }
            }
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            UsageProblem::MissingValue { option: argument() }
        }
        ErrorKind::TooManyValues => {
            UsageProblem::UnexpectedArgument { argument: word(error, ContextKind::InvalidValue) }
        }
        ErrorKind::MissingRequiredArgument => {
            UsageProblem::MissingArguments { arguments: words(error, ContextKind::InvalidArg).join(", ") }
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            UsageProblem::MissingCommand
        }
        ErrorKind::ArgumentConflict => {
            let other = words(error, ContextKind::PriorArg).into_iter().next();
            UsageProblem::Conflict { one: argument(), other: other.unwrap_or_else(argument) }
        }
        ErrorKind::InvalidUtf8 => UsageProblem::NotUtf8,
        other => UsageProblem::Other { reason: format!("{other:?}") },
    }
}

fn word(error: &clap::Error, kind: ContextKind) -> String {
    words(error, kind).into_iter().next().unwrap_or_default()
}

fn words(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::StyledStr(word)) => vec![word.to_string()],
        Some(ContextValue::StyledStrs(words)) => words.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::help;
    use goready_i18n::Lang;

    fn refused(line: &str) -> UsageError {
        let error =
            help::command(&Lang::default()).try_get_matches_from(line.split_whitespace()).unwrap_err();
        from_clap(&error, "goready".to_owned())
    }

    #[test]
    fn each_kind_of_mistake_is_named_with_what_was_meant() {
        let nearest = |line: &str| refused(line).nearest;
        assert_eq!(
            refused("goready setup --dry-rum").problem,
            UsageProblem::UnknownOption { option: "--dry-rum".into() }
        );
        assert_eq!(nearest("goready setup --dry-rum"), ["--dry-run"]);
        assert_eq!(
            refused("goready stetup").problem,
            UsageProblem::UnknownCommand { command: "stetup".into() }
        );
        assert_eq!(nearest("goready stetup").first().map(String::as_str), Some("setup"));
        assert_eq!(
            refused("goready status x").problem,
            UsageProblem::UnexpectedArgument { argument: "x".into() }
        );
        assert!(matches!(refused("goready setup --wait soon").problem, UsageProblem::InvalidValue { .. }));
        assert!(matches!(refused("goready setup --go").problem, UsageProblem::MissingValue { .. }));
        assert!(matches!(refused("goready sdk use").problem, UsageProblem::MissingArguments { .. }));
        assert_eq!(refused("goready sdk").problem, UsageProblem::MissingCommand);
        assert!(matches!(refused("goready undo 0001 --all").problem, UsageProblem::Conflict { .. }));
        assert!(matches!(refused("goready -q -v status").problem, UsageProblem::Conflict { .. }));
        assert!(matches!(refused("goready completions tcsh").problem, UsageProblem::InvalidValue { .. }));
    }
}
