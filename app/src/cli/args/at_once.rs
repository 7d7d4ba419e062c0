//! The usual command line, read without building the whole grammar.

use super::{CommandLine, Global, Verb};
use clap::{Args as _, Command, FromArgMatches as _, Subcommand as _};
use std::ffi::OsString;

impl CommandLine {
    /// Reads what a person usually types: one verb, rightly spelled. Whatever else it is, the whole grammar tells.
    ///
    /// The whole grammar takes longer than many an answer: clap copies the options of every verb into each of the verbs,
    /// and `help` words them all.
    pub(crate) fn at_once(words: &[OsString]) -> Option<Self> {
        if let [_program, word] = words
            && let Some(verb) = Verb::alone(word.to_str()?)
        {
            return Some(Self { verb: Some(verb), global: Global::default() });
        }
        let verbs = Verb::augment_subcommands(Command::new("verbs"));
        let typed = words.iter().skip(1).filter_map(|word| word.to_str());
        let mut named = typed.filter_map(|word| verbs.get_subcommands().find(|verb| verb.get_name() == word));
        let begun = Command::new("goready")
            .version(env!("CARGO_PKG_VERSION"))
            .propagate_version(true)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .disable_help_subcommand(true)
            .subcommand(named.next()?.clone());
        let matches = Global::augment_args(begun).try_get_matches_from(words).ok()?;
        Self::from_arg_matches(&matches).ok()
    }
}

impl Verb {
    /// A verb that only looks, typed without anything else: for these a person waits, or a prompt does.
    fn alone(word: &str) -> Option<Self> {
        match word {
            "env" => Some(Self::Env { variable: None, changed: false, set: None, unset: false }),
            "status" => Some(Self::Status),
            "history" => Some(Self::History),
            "why" => Some(Self::Why { command: None, fix: false }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::help;
    use goready_i18n::Lang;

    fn words(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn what_is_read_at_once_is_what_the_whole_grammar_reads() {
        for line in [
            "goready env",
            "goready status",
            "goready history",
            "goready why",
            "goready env --json",
            "goready --home /h env GOPATH --set /p -n",
            "goready -q setup --go 1.23 --tools gopls,dlv --source a,b --source c",
            "goready sdk use 1.22 --yes --lang zh",
        ] {
            let at_once = CommandLine::at_once(&words(line));
            let whole = help::command(&Lang::default()).get_matches_from(words(line));
            let whole = CommandLine::from_arg_matches(&whole).ok();
            assert_eq!(format!("{at_once:?}"), format!("{whole:?}"), "{line}");
        }
    }

    #[test]
    fn what_needs_words_is_left_to_the_whole_grammar() {
        for line in [
            "goready",
            "goready --help",
            "goready env --help",
            "goready env -h",
            "goready --version",
            "goready evn",
            "goready env --josn",
            "goready undo --all 0001",
            "goready --quiet -v env",
            "goready sdk",
            "goready --home status undo --all",
        ] {
            let at_once = CommandLine::at_once(&words(line));
            assert!(at_once.is_none(), "{line}");
        }
    }
}
