//! Values as words of each shell's language.
//!
//! A value is always quoted, also where it need not be: one rule is easier to trust than two. Line breaks, NUL and the
//! other control characters (tab aside) are refused: no shell file can hold them safely in one line, and our block
//! must stay a block of lines.

use super::kinds::Syntax;
use crate::error::{Class, Coded, Hint};
use std::path::{Path, PathBuf};

/// Why a value cannot be written into a shell file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuoteError {
    /// A newline, carriage return, NUL or other control character.
    #[error("value with a control character: {value:?}")]
    ControlCharacter {
        /// The value.
        value: String,
    },
    /// The path is not valid Unicode; most of these languages have no way to write it.
    #[error("path that is not unicode: `{}`", path.display())]
    NotUnicode {
        /// The path.
        path: PathBuf,
    },
    /// The character that parts PATH's entries cannot be inside one.
    #[error("path with {separator:?} cannot be an entry of PATH: `{}`", path.display())]
    Separator {
        /// The path.
        path: PathBuf,
        /// `:` or, on Windows, `;`.
        separator: char,
    },
    /// A relative entry of PATH would mean another directory in every directory.
    #[error("relative path cannot be an entry of PATH: `{}`", path.display())]
    Relative {
        /// The path.
        path: PathBuf,
    },
    /// Not a name that an environment variable can have in every shell.
    #[error("no name for an environment variable: {name:?}")]
    VariableName {
        /// The name.
        name: String,
    },
}

impl Coded for QuoteError {
    fn code(&self) -> &'static str {
        match self {
            Self::ControlCharacter { .. } => "GR-SHELL-011",
            Self::NotUnicode { .. } => "GR-SHELL-012",
            Self::Separator { .. } => "GR-SHELL-013",
            Self::Relative { .. } => "GR-SHELL-014",
            Self::VariableName { .. } => "GR-SHELL-015",
        }
    }

    fn class(&self) -> Class {
        Class::BadInput
    }

    fn hint(&self) -> Hint {
        match self {
            Self::ControlCharacter { .. }
            | Self::NotUnicode { .. }
            | Self::Separator { .. }
            | Self::Relative { .. } => Hint::NameHome,
            Self::VariableName { .. } => Hint::ReportBug,
        }
    }
}

/// `value` as one word of `syntax` that means exactly these characters.
pub fn quote(syntax: Syntax, value: &str) -> Result<String, QuoteError> {
    refuse_control(value)?;
    Ok(match syntax {
        // Inside single quotes a POSIX shell knows no special character at all, so the quote itself must step outside.
        Syntax::Posix => format!("'{}'", value.replace('\'', r"'\''")),
        // fish, and Python below xonsh: backslash escapes itself and the quote, and nothing else is special.
        Syntax::Fish | Syntax::Xonsh => format!("'{}'", value.replace('\\', r"\\").replace('\'', r"\'")),
        Syntax::Csh => csh_word(value),
        Syntax::Nushell => format!("\"{}\"", value.replace('\\', r"\\").replace('"', "\\\"")),
        Syntax::Elvish => format!("'{}'", value.replace('\'', "''")),
        Syntax::PowerShell => format!("'{}'", doubled(value, &['\'', '‘', '’', '‚', '‛'])),
    })
}

/// [`quote`] for a path.
pub fn quote_path(syntax: Syntax, path: &Path) -> Result<String, QuoteError> {
    quote(syntax, path_text(path)?)
}

/// `value` for the right side of a line of systemd's `environment.d`.
///
/// There a value in double quotes keeps blanks and `#`; backslash escapes itself and the quote, and after that pass
/// `$$` is the way to say `$` (environment.d(5), and `replace_env` in systemd's `env-util.c`).
pub fn quote_environment_d(value: &str) -> Result<String, QuoteError> {
    refuse_control(value)?;
    Ok(value.replace('\\', r"\\").replace('"', "\\\"").replace('`', r"\`").replace('$', r"\$\$"))
}

/// A path as text, or the refusal.
pub(super) fn path_text(path: &Path) -> Result<&str, QuoteError> {
    path.to_str().ok_or_else(|| QuoteError::NotUnicode { path: path.to_owned() })
}

/// Refuses what fits into no line.
pub(super) fn refuse_control(value: &str) -> Result<(), QuoteError> {
    if value.chars().any(|c| c.is_control() && c != '\t') {
        return Err(QuoteError::ControlCharacter { value: value.to_owned() });
    }
    Ok(())
}

/// csh has no quotes that hold everything: `!` is history inside all of them, and tcsh's `backslash_quote` changes
/// what a backslash means inside. A backslash before every character that is not plain works in any setting.
fn csh_word(value: &str) -> String {
    if value.is_empty() {
        return "''".to_owned();
    }
    let mut word = String::with_capacity(value.len() + 8);
    for c in value.chars() {
        let plain = c.is_ascii_alphanumeric()
            || !c.is_ascii()
            || matches!(c, '/' | '.' | '_' | '-' | '+' | ',' | '@');
        if !plain {
            word.push('\\');
        }
        word.push(c);
    }
    word
}

fn doubled(value: &str, quotes: &[char]) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        out.push(c);
        if quotes.contains(&c) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    const ALL: [Syntax; 7] = [
        Syntax::Posix,
        Syntax::Fish,
        Syntax::Csh,
        Syntax::Nushell,
        Syntax::Elvish,
        Syntax::Xonsh,
        Syntax::PowerShell,
    ];

    #[test]
    fn each_language_quotes_each_hard_character() {
        let hard = [
            "",
            "/plain/go",
            "a b",
            "it's",
            "say \"hi\"",
            "a`b",
            "$HOME",
            r"back\slash",
            "end\\",
            "wow!",
            "#x",
            "~ada",
            "-rf",
            "*?[a]",
            "{a,b}",
            "a;b&c|d",
            "café",
            "路径",
            "‘curly’",
            "tab\there",
            "%PATH%",
            "a=b:c",
        ];
        let mut table = String::new();
        for value in hard {
            for syntax in ALL {
                writeln!(table, "{value:<10} {syntax:?}: {}", quote(syntax, value).unwrap()).unwrap();
            }
            writeln!(table, "{value:<10} environment.d: {}", quote_environment_d(value).unwrap()).unwrap();
        }
        insta::assert_snapshot!("quoting", table);
    }

    #[test]
    fn line_breaks_and_nul_are_refused_everywhere() {
        for value in ["a\nb", "a\rb", "a\0b", "\u{1b}[0m", "a\u{7f}", "a\u{85}b"] {
            let want = QuoteError::ControlCharacter { value: value.to_owned() };
            for syntax in ALL {
                assert_eq!(quote(syntax, value), Err(want.clone()));
            }
            assert_eq!(quote_environment_d(value), Err(want));
        }
    }

    #[test]
    fn every_error_has_a_code_a_class_and_a_hint() {
        let all = [
            QuoteError::ControlCharacter { value: "a\nb".into() },
            QuoteError::NotUnicode { path: "/x".into() },
            QuoteError::Separator { path: "/a:b".into(), separator: ':' },
            QuoteError::Relative { path: "bin".into() },
            QuoteError::VariableName { name: "A B".into() },
        ];
        let lines: Vec<String> = all
            .iter()
            .map(|error| format!("{} {} {:?} {error}", error.code(), error.class().exit_code(), error.hint()))
            .collect();
        insta::assert_snapshot!(lines.join("\n"), @r#"
        GR-SHELL-011 65 NameHome value with a control character: "a\nb"
        GR-SHELL-012 65 NameHome path that is not unicode: `/x`
        GR-SHELL-013 65 NameHome path with ':' cannot be an entry of PATH: `/a:b`
        GR-SHELL-014 65 NameHome relative path cannot be an entry of PATH: `bin`
        GR-SHELL-015 65 ReportBug no name for an environment variable: "A B"
        "#);
    }
}
