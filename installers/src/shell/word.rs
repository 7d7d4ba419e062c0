//! A command that is no file to a shell but a word of its own: an alias or a function.

use super::probe::ProbeAnswer;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What kind of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WordKind {
    /// An alias.
    Alias,
    /// A function.
    Function,
}

/// What a word comes to start, as far as its text tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Behind {
    /// The command of its own name that PATH finds.
    SameName,
    /// This program of that name.
    Path(PathBuf),
    /// Something else.
    Other,
}

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) kind: WordKind,
    pub(crate) behind: Behind,
}

impl ProbeAnswer {
    /// The word that a command is; none where it is a file, or where the shell does not say what it stands for.
    pub(crate) fn word(&self, command: &str) -> Option<Word> {
        let go = self.go.as_deref()?;
        let is_alias = go.starts_with("alias ");
        if !is_alias && go.contains(['/', '\\']) {
            return None;
        }
        let definition = self.definition.as_deref().or_else(|| is_alias.then_some(go))?;
        let kind = if is_alias { WordKind::Alias } else { WordKind::Function };
        Some(Word { kind, behind: behind(definition, kind, command) })
    }
}

fn behind(definition: &str, kind: WordKind, command: &str) -> Behind {
    let begin = match kind {
        WordKind::Alias => '=',
        WordKind::Function => '{',
    };
    // What fish tells has no head.
    let body = definition.split_once(begin).map_or(definition, |(_head, body)| body);
    let ends_word = |c: char| c.is_whitespace() || ";&|(){}\"'`$\\".contains(c);
    let words = || body.split(ends_word);
    let path = words().map(PathBuf::from).find(|path| path.is_absolute() && path.ends_with(command));
    match path {
        _ if words().any(|word| word == command) => Behind::SameName,
        Some(path) => Behind::Path(path),
        None => Behind::Other,
    }
}

/// Whether a line of a start-up file makes this command an alias or a function.
pub(crate) fn defines(line: &str, command: &str) -> bool {
    let is_alias = after(line, "alias ")
        .filter_map(|rest| rest.split_whitespace().find(|word| !word.starts_with('-'))?.strip_prefix(command))
        .any(|rest| rest.is_empty() || rest.starts_with('='));
    let is_function = after(line, "function ")
        .filter_map(|rest| rest.trim_start().strip_prefix(command))
        .any(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '(', '{', ';']));
    is_alias || is_function || after(line, command).any(|rest| rest.trim_start().starts_with("()"))
}

/// What follows a text, wherever that begins a command.
fn after<'a>(line: &'a str, text: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(text).filter_map(move |(at, _)| {
        let before = line.get(..at)?.chars().next_back();
        let is_command = before.is_none_or(|c| c.is_whitespace() || ";&{(".contains(c));
        line.get(at + text.len()..).filter(|_| is_command)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(go: &str, definition: Option<&str>) -> Option<Word> {
        let answer = ProbeAnswer {
            go: Some(go.to_owned()),
            definition: definition.map(str::to_owned),
            ..ProbeAnswer::default()
        };
        answer.word("go")
    }

    #[test]
    fn what_a_word_comes_to_start_is_read_from_what_it_stands_for() {
        let same = Behind::SameName;
        let other = || Behind::Other;
        for (go, definition, kind, behind) in [
            ("go", Some("go ()  {      command go \"$@\" } "), WordKind::Function, same.clone()),
            ("go", Some("go () { time \\go $*; }"), WordKind::Function, same.clone()),
            ("function", Some("    command go $argv end"), WordKind::Function, same.clone()),
            ("go", Some("go () { gotip \"$@\" }"), WordKind::Function, other()),
            (
                "go",
                Some("go () { /opt/go/bin/go \"$@\"; }"),
                WordKind::Function,
                Behind::Path("/opt/go/bin/go".into()),
            ),
            ("alias go='grc go'", None, WordKind::Alias, same),
            ("alias go=gotip", Some("go=gotip "), WordKind::Alias, other()),
            ("alias go='/opt/go/bin/go'", None, WordKind::Alias, Behind::Path("/opt/go/bin/go".into())),
            ("alias go=/bin/true", None, WordKind::Alias, other()),
        ] {
            assert_eq!(word(go, definition), Some(Word { kind, behind }), "{go} {definition:?}");
        }
        assert_eq!(word("/usr/bin/go", None), None);
        assert_eq!(word("./go", None), None);
        assert_eq!(word("go", None), None, "nobody says what it stands for");
    }

    #[test]
    fn the_line_that_defines_a_word_is_known_in_every_language() {
        for line in [
            "go() { command go \"$@\"; }",
            "go () {",
            "function go {",
            "  function go",
            "alias go='grc go'",
            "alias go gotip",
            "alias -g go=gotip",
            "[ -t 1 ] && alias go=gotip",
            "unalias go; go() { :; }",
        ] {
            assert!(defines(line, "go"), "{line}");
        }
        for line in [
            "export PATH=/opt/go/bin:$PATH",
            "alias gorun='go run'",
            "cargo() { :; }",
            "function gotip {",
            "go version",
        ] {
            assert!(!defines(line, "go"), "{line}");
        }
    }
}
