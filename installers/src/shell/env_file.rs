//! The env files: the only text of ours that sets PATH and GOPATH. One pair for each language.
//!
//! The file for a login moves our directories to the front of PATH, whatever stood there; the file for an interactive
//! shell prepends only those that PATH does not hold anywhere, so that direnv, nix and nested shells keep their order.
//! Entries are compared as whole components. GOROOT is never set (`go` finds its own), only ever taken away.
//! Both are written so that they work under `set -eu`, without HOME, leave no variable behind, and may be read twice.

use super::kinds::Syntax;
use super::quote::{QuoteError, path_text, quote};
use super::taken_away::{TakenAway, noted};
use super::{csh, elvish, fish, nushell, posix, powershell, xonsh};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What kind of fresh shell reads a file, or is started by a probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// A login shell.
    Login,
    /// An interactive shell that is no login shell.
    Interactive,
}

/// The name of an environment variable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct EnvVar(String);

impl EnvVar {
    /// Accepts what every shell accepts: an ASCII letter or `_`, then letters, digits, `_`.
    pub fn parse(name: &str) -> Result<Self, QuoteError> {
        let mut chars = name.chars();
        let first = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
        if first && chars.all(|c| c.is_ascii_alphanumeric() || c == '_') {
            Ok(Self(name.to_owned()))
        } else {
            Err(QuoteError::VariableName { name: name.to_owned() })
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for EnvVar {
    type Error = QuoteError;

    fn try_from(name: String) -> Result<Self, QuoteError> {
        Self::parse(&name)
    }
}

impl From<EnvVar> for String {
    fn from(name: EnvVar) -> Self {
        name.0
    }
}

/// What the env files have to bring about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EnvSpec {
    /// Directories for PATH, first of all: the active Go's `bin`.
    pub ours_first: Vec<PathBuf>,
    /// Directories for PATH right behind those: the `bin` of each GOPATH, or GOBIN.
    pub after: Vec<PathBuf>,
    /// GOPATH to export; `None` where a `go env -w` value exists or the person sets it.
    pub gopath: Option<PathBuf>,
    /// Variables to take away, such as a stale GOROOT.
    pub neutralise: Vec<TakenAway>,
}

/// An [`EnvSpec`] in the words of one language.
pub(super) struct Words<'a> {
    /// Directories for PATH, quoted, in order.
    pub(super) dirs: Vec<String>,
    /// GOPATH, quoted.
    pub(super) gopath: Option<String>,
    /// Variables to unset.
    pub(super) neutralise: Vec<Away<'a>>,
}

/// A variable to unset.
pub(super) struct Away<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// The one value that goes, quoted; none where each does.
    pub(super) value: Option<String>,
}

/// The file's name inside our env directory.
#[must_use]
pub const fn env_file_name(syntax: Syntax, moment: Moment) -> &'static str {
    match (syntax, moment) {
        (Syntax::Posix, Moment::Login) => "login.sh",
        (Syntax::Posix, Moment::Interactive) => "interactive.sh",
        (Syntax::Fish, Moment::Login) => "login.fish",
        (Syntax::Fish, Moment::Interactive) => "interactive.fish",
        (Syntax::Csh, Moment::Login) => "login.csh",
        (Syntax::Csh, Moment::Interactive) => "interactive.csh",
        (Syntax::Nushell, Moment::Login) => "login.nu",
        (Syntax::Nushell, Moment::Interactive) => "interactive.nu",
        (Syntax::Elvish, Moment::Login) => "login.elv",
        (Syntax::Elvish, Moment::Interactive) => "interactive.elv",
        (Syntax::Xonsh, Moment::Login) => "login.xsh",
        (Syntax::Xonsh, Moment::Interactive) => "interactive.xsh",
        (Syntax::PowerShell, Moment::Login) => "login.ps1",
        (Syntax::PowerShell, Moment::Interactive) => "interactive.ps1",
    }
}

/// The file's whole text.
pub fn env_file_text(syntax: Syntax, moment: Moment, spec: &EnvSpec) -> Result<String, QuoteError> {
    let mut dirs = Vec::new();
    for dir in path_entries(spec) {
        let word = quote(syntax, entry_text(syntax, dir)?)?;
        if !dirs.contains(&word) {
            dirs.push(word);
        }
    }
    let gopath = spec.gopath.as_deref().map(|path| quote(syntax, path_text(path)?)).transpose()?;
    let neutralise = spec.neutralise.iter().map(|taken| away(syntax, taken)).collect::<Result<_, _>>()?;
    let words = Words { dirs, gopath, neutralise };
    let body = match syntax {
        Syntax::Posix => posix::env_text(moment, &words),
        Syntax::Fish => fish::env_text(moment, &words),
        Syntax::Csh => csh::env_text(moment, &words),
        Syntax::Nushell => nushell::env_text(moment, &words),
        Syntax::Elvish => elvish::env_text(moment, &words),
        Syntax::Xonsh => xonsh::env_text(moment, &words),
        Syntax::PowerShell => powershell::env_text(moment, &words),
    };
    let notes: String = spec.neutralise.iter().filter_map(TakenAway::note).collect();
    Ok(format!(
        "# Made by GoReady and replaced at every change; to take it away: goready undo\n{notes}{body}"
    ))
}

fn away(syntax: Syntax, taken: &TakenAway) -> Result<Away<'_>, QuoteError> {
    let value = taken.value().map(|value| quote(syntax, value)).transpose()?;
    Ok(Away { name: taken.name().as_str(), value })
}

/// Variables that may be taken away: those a stale start-up file breaks Go with.
pub const NEUTRALISABLE: [&str; 13] = [
    "GO111MODULE",
    "GOARCH",
    "GOBIN",
    "GOCACHE",
    "GOEXPERIMENT",
    "GOFLAGS",
    "GOOS",
    "GOPATH",
    "GOPROXY",
    "GOROOT",
    "GOTMPDIR",
    "GOTOOLCHAIN",
    "GOWORK",
];

/// What an env file of this name and text takes away.
#[must_use]
pub fn neutralised(name: &str, text: &str) -> Vec<TakenAway> {
    let all =
        Syntax::ALL.into_iter().flat_map(|syntax| [(syntax, Moment::Login), (syntax, Moment::Interactive)]);
    let Some((syntax, moment)) =
        all.into_iter().find(|(syntax, moment)| env_file_name(*syntax, *moment) == name)
    else {
        return Vec::new();
    };
    let takes_away = |taken: &TakenAway| {
        let spec = EnvSpec { neutralise: vec![taken.clone()], ..EnvSpec::default() };
        let alone = env_file_text(syntax, moment, &spec).unwrap_or_default();
        let mut lines = alone.lines().skip(1);
        lines.all(|line| text.lines().any(|other| other == line))
    };
    let names = NEUTRALISABLE.iter().filter_map(|name| EnvVar::parse(name).ok());
    names.map(TakenAway::always).chain(noted(text)).filter(takes_away).collect()
}

/// The entries for PATH in their order.
pub(super) fn path_entries(spec: &EnvSpec) -> impl Iterator<Item = &Path> {
    spec.ours_first.iter().chain(&spec.after).map(PathBuf::as_path)
}

/// A directory as PATH can hold it.
pub(super) fn entry_text(syntax: Syntax, dir: &Path) -> Result<&str, QuoteError> {
    let text = path_text(dir)?;
    // PowerShell also runs on Windows, where PATH is parted by `;` and a path begins with a drive letter.
    let drive = syntax == Syntax::PowerShell && text.as_bytes().get(1) == Some(&b':');
    let (separator, rest) = if drive { (';', text.get(2..).unwrap_or_default()) } else { (':', text) };
    if rest.contains(separator) {
        return Err(QuoteError::Separator { path: dir.to_owned(), separator });
    }
    if !(drive || text.starts_with('/')) {
        return Err(QuoteError::Relative { path: dir.to_owned() });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn spec() -> EnvSpec {
        EnvSpec {
            ours_first: vec!["/home/ada b/.local/share/goready/go/bin".into()],
            after: vec!["/home/ada b/go's/bin".into()],
            gopath: Some("/home/ada b/go's".into()),
            neutralise: vec![
                TakenAway::always(EnvVar::parse("GOROOT").unwrap()),
                TakenAway::only(EnvVar::parse("GOFLAGS").unwrap(), "-tags=it's -mod=vendor").unwrap(),
            ],
        }
    }

    #[test]
    fn each_language_has_its_login_and_its_interactive_file() {
        let mut all = String::new();
        for syntax in [
            Syntax::Posix,
            Syntax::Fish,
            Syntax::Csh,
            Syntax::Nushell,
            Syntax::Elvish,
            Syntax::Xonsh,
            Syntax::PowerShell,
        ] {
            for moment in [Moment::Login, Moment::Interactive] {
                let text = env_file_text(syntax, moment, &spec()).unwrap();
                write!(all, "===== {}\n{text}\n", env_file_name(syntax, moment)).unwrap();
            }
        }
        insta::assert_snapshot!("env_files", all);
    }

    #[test]
    fn what_a_file_takes_away_is_read_back_from_it() {
        let flags = EnvVar::parse("GOFLAGS").unwrap();
        let mut spec = spec();
        for value in ["a=b c=", "<x> #", "end\\", "é"] {
            spec.neutralise.push(TakenAway::only(flags.clone(), value).unwrap());
        }
        for syntax in Syntax::ALL {
            for moment in [Moment::Login, Moment::Interactive] {
                let name = env_file_name(syntax, moment);
                let text = env_file_text(syntax, moment, &spec).unwrap();
                assert_eq!(neutralised(name, &text), spec.neutralise, "{name}");
                let noted = text.lines().filter(|line| line.starts_with('#')).collect::<Vec<_>>().join("\n");
                assert_eq!(neutralised(name, &noted), [], "{name}: a note alone takes nothing away");
            }
        }
        assert!(TakenAway::only(flags, "two\nlines").is_err());
    }

    #[test]
    fn goroot_is_never_set() {
        let text = env_file_text(Syntax::Posix, Moment::Login, &spec()).unwrap();
        assert!(!text.contains("GOROOT="));
    }

    #[test]
    fn a_directory_that_path_cannot_hold_is_refused() {
        for (dir, syntax, refused) in [
            ("/a:b", Syntax::Posix, true),
            ("/a:b", Syntax::PowerShell, true),
            (r"C:\Go\bin", Syntax::PowerShell, false),
            (r"C:\a;b", Syntax::PowerShell, true),
            (r"C:\Go\bin", Syntax::Posix, true),
            ("bin", Syntax::Posix, true),
            ("", Syntax::Fish, true),
            ("/a;b", Syntax::Posix, false),
        ] {
            let spec = EnvSpec { ours_first: vec![dir.into()], ..EnvSpec::default() };
            assert_eq!(env_file_text(syntax, Moment::Login, &spec).is_err(), refused, "{dir} {syntax:?}");
        }
    }

    #[test]
    fn an_empty_wish_makes_an_empty_file() {
        for moment in [Moment::Login, Moment::Interactive] {
            let text = env_file_text(Syntax::Posix, moment, &EnvSpec::default()).unwrap();
            assert_eq!(text.lines().count(), 1, "{text}");
        }
    }

    #[test]
    fn names_of_variables_are_checked() {
        for good in ["GOROOT", "_x1", "a"] {
            assert!(EnvVar::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "1A", "A B", "A=B", "A;rm", "Ä", "A\n"] {
            assert!(EnvVar::parse(bad).is_err(), "{bad:?}");
        }
    }
}
