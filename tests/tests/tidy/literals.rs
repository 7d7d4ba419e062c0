//! Text for people in the window's code, where none may be (I9).

use crate::code::{Code, Literal};
use crate::rules::Offence;

/// Calls that show what they are given.
const SHOWN_BY: [&str; 16] = [
    "label(",
    "button(",
    "heading(",
    "monospace(",
    "checkbox(",
    "hyperlink_to(",
    "on_hover_text(",
    "hint_text(",
    "with_title(",
    "RichText::new(",
    "WidgetText::from(",
    "Button::new(",
    "Button::primary(",
    "Button::other(",
    "Button::quiet(",
    "CollapsingHeader::new(",
];

/// Words that are the same in every language: commands and their options.
const COMMANDS: [&str; 2] = ["goready", "go"];

/// Names that are the same in every language.
const NAMES: [&str; 2] = ["Go", "GoReady"];

/// Literals that people do not see.
const UNSEEN: [&str; 2] = ["debug_assert!(", "assert!("];

/// Literals that look like text for people, or are given to a call that shows them.
pub(crate) fn text_for_people(code: &Code) -> Vec<Offence> {
    let is_wrong = |literal: &&Literal| {
        let words = words_of(&literal.text);
        let is_command = words.first().is_some_and(|word| COMMANDS.contains(word));
        let is_unseen = UNSEEN.iter().any(|call| statement_before(code, literal.at).contains(call));
        let reads_as_text = words.len() > 1 || words.iter().any(|word| is_capitalised(word));
        !words.is_empty() && !is_command && !is_unseen && (reads_as_text || is_shown(code, literal))
    };
    let offence = |literal: &Literal| Offence { line: literal.line, what: literal.text.clone() };
    code.literals.iter().filter(is_wrong).map(offence).collect()
}

/// What is left of a literal without placeholders, options, escapes, names and marks.
fn words_of(text: &str) -> Vec<&str> {
    let is_escape = |word: &str| word.starts_with('\\');
    let outside = text.split('{').enumerate().map(|(index, part)| {
        if index == 0 { part } else { part.split_once('}').map_or(part, |(_, rest)| rest) }
    });
    let words = outside.flat_map(str::split_whitespace);
    words
        .filter(|word| word.chars().any(char::is_alphabetic) && !word.starts_with('-') && !is_escape(word))
        .filter(|word| !NAMES.contains(word))
        .collect()
}

/// `Cancel`, `取消`, but not `WSL`, `GOPATH`, `CARGO_PKG_VERSION`.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let starts_large = letters.next().is_some_and(char::is_uppercase);
    let goes_on_small = letters.any(char::is_lowercase);
    (starts_large && goes_on_small) || !word.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii())
}

/// Whether the literal is given to a call that shows it, as it is, by reference, or through `format!`.
fn is_shown(code: &Code, literal: &Literal) -> bool {
    let before = code.text[..literal.at].trim_end();
    let before = before.trim_end_matches("format!(").trim_end_matches('&').trim_end();
    SHOWN_BY.iter().any(|call| before.ends_with(call))
}

/// The code between the end of the statement before and this place.
fn statement_before(code: &Code, at: usize) -> &str {
    let before = &code.text[..at];
    before.rfind([';', '{', '}']).map_or(before, |end| &before[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_for_people_is_found() {
        for text in [
            "ui.label(\"ready\")",
            "ui.button(&format!(\"retry {n}\"))",
            "let title = \"Set up Go\";",
            "let title = \"Cancel\";",
            "Notice { why: \"取消\".into() }",
            "Button::primary(&\"install\")",
        ] {
            assert_eq!(text_for_people(&Code::of(text)).len(), 1, "{text}");
        }
    }

    #[test]
    fn names_commands_and_marks_are_no_text_for_people() {
        for text in [
            "Panel::left(\"navigation\")",
            "ui.label(\"·\")",
            "Line::new(ui).add(Tone::Mono, \"go version\")",
            "format!(\"{command} setup{} --yes\", x)",
            "concat!(\"WSL {}\")",
            "ui.label(&format!(\"Go {}\", version))",
            "debug_assert!(is_taken, \"the model asks for no more\");",
            "env!(\"CARGO_PKG_VERSION\")",
        ] {
            assert_eq!(text_for_people(&Code::of(text)), [], "{text}");
        }
    }
}
