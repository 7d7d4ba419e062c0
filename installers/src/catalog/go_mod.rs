//! Which Go a `go.mod` or `go.work` asks for: its `go` and `toolchain` lines, and nothing else of it.
//!
//! Grammar: <https://go.dev/ref/mod#go-mod-file>; meaning of the two lines: <https://go.dev/doc/toolchain>.

use crate::version::{GoLine, GoVersion};

/// What the two lines ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ModuleWish {
    /// The `go` line.
    pub go: Least,
    /// The `toolchain` line, when it names one.
    pub toolchain: Option<Least>,
}

/// The least Go that a line allows: `1.23` is a line of Go, `1.23.4` one of its releases. Ordered as Go orders them: the
/// line before all of its releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Least {
    pub line: GoLine,
    pub release: Option<GoVersion>,
}

/// That a file asks for nothing; Go takes such a `go.mod` for one of Go 1.16.
pub(crate) const NO_GO_LINE: &str = "no `go` line";

/// What is wrong, and in which line (from 1).
pub(super) type Fault = (usize, &'static str);

/// Reads the `go` and `toolchain` lines of a file's text.
pub(super) fn parse(text: &str) -> Result<ModuleWish, Fault> {
    if text.starts_with('\u{feff}') {
        return Err((1, "a byte order mark before the first line"));
    }
    let mut found = Found::default();
    let mut block_since = None;
    let mut last = 0;
    for (index, line) in text.lines().enumerate() {
        last = index + 1;
        let words: Vec<&str> = line.split("//").next().unwrap_or_default().split_whitespace().collect();
        if block_since.is_some() {
            if words == [")"] {
                block_since = None;
            }
            continue;
        }
        match words.as_slice() {
            [")", ..] => return Err((last, "`)` without `(`")),
            [verb, ..] if !is_verb(verb) => return Err((last, "not a directive of a go.mod file")),
            ["go" | "toolchain", "(", ..] | ["go(" | "toolchain(", ..] => {
                return Err((last, "`go` and `toolchain` stand on a line of their own"));
            }
            [.., end] if end.ends_with('(') => block_since = Some(last),
            ["go", version] => found.set_go(version, last)?,
            ["toolchain", name] => found.set_toolchain(name, last)?,
            ["go" | "toolchain", ..] => return Err((last, "exactly one version is expected")),
            _ => {}
        }
    }
    if let Some(line) = block_since {
        return Err((line, "`(` without `)`"));
    }
    let go = found.go.ok_or((last.max(1), NO_GO_LINE))?;
    let toolchain = match found.toolchain {
        Toolchain::Named(named) => Some(named),
        Toolchain::Absent | Toolchain::Default => None,
    };
    Ok(ModuleWish { go, toolchain })
}

/// Whether a word can begin a directive. Directives that are not known yet pass: a later Go may add some.
fn is_verb(word: &str) -> bool {
    let word = word.strip_suffix('(').unwrap_or(word);
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase())
}

#[derive(Default)]
struct Found {
    go: Option<Least>,
    toolchain: Toolchain,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Toolchain {
    #[default]
    Absent,
    /// `default`: whatever is there.
    Default,
    Named(Least),
}

impl Found {
    fn set_go(&mut self, version: &str, line: usize) -> Result<(), Fault> {
        let least = (!version.starts_with("go")).then(|| least(version)).flatten();
        match (self.go.is_some(), least) {
            (true, _) => Err((line, "a second `go` line")),
            (false, None) => Err((line, "not a Go version")),
            (false, least) => {
                self.go = least;
                Ok(())
            }
        }
    }

    fn set_toolchain(&mut self, name: &str, line: usize) -> Result<(), Fault> {
        if self.toolchain != Toolchain::Absent {
            return Err((line, "a second `toolchain` line"));
        }
        // A name may carry who built it: `go1.23.4-acme` is some build of go1.23.4.
        let version = name.split_once('-').map_or(name, |(version, _)| version).strip_prefix("go");
        self.toolchain = match (name, version.and_then(least)) {
            ("default", _) => Toolchain::Default,
            (_, Some(least)) => Toolchain::Named(least),
            (_, None) => return Err((line, "not the name of a toolchain")),
        };
        Ok(())
    }
}

fn least(version: &str) -> Option<Least> {
    if let Ok(line) = version.parse::<GoLine>() {
        return Some(Least { line, release: None });
    }
    let release: GoVersion = version.parse().ok()?;
    Some(Least { line: release.line(), release: Some(release) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(wish: ModuleWish) -> String {
        let show = |least: Least| {
            least.release.map_or_else(|| least.line.to_string(), |release| release.to_string())
        };
        let toolchain = wish.toolchain.map(|least| format!(" toolchain {}", show(least)));
        format!("{}{}", show(wish.go), toolchain.unwrap_or_default())
    }

    #[test]
    fn both_lines_are_found_wherever_they_stand() {
        for (text, expected) in [
            ("module m\n\ngo 1.23\n", "1.23"),
            ("module m\ngo 1.23.4\n", "go1.23.4"),
            ("go 1.20", "1.20"),
            ("go 1.23rc1\n", "go1.23rc1"),
            ("go 1.13\n", "1.13"),
            ("module m\r\n\r\ngo 1.22.1\r\ntoolchain go1.23.4\r\n", "go1.22.1 toolchain go1.23.4"),
            ("toolchain go1.23.4\ngo 1.22", "1.22 toolchain go1.23.4"),
            ("go 1.22\ntoolchain default\n", "1.22"),
            ("go 1.22\ntoolchain go1.23.4-acme-2\n", "1.22 toolchain go1.23.4"),
            ("go 1.22\ntoolchain go1.23\n", "1.22 toolchain 1.23"),
            ("go 1.22 // the least\n", "1.22"),
            ("  go\t1.22//x\n", "1.22"),
            ("// go 1.19\ngo 1.22\n", "1.22"),
            ("require (\n\tgo 1.19\n\tx.example/go v1.0.0 // indirect\n)\ngo 1.22\n", "1.22"),
            ("require(\n\tx.example/y v1.0.0\n)\ngo 1.22\n", "1.22"),
            ("require ( // all\n)\ngo 1.22\n", "1.22"),
            ("require ()\ngo 1.22\n", "1.22"),
            ("replace x.example/y => ../y\ngodebug default=go1.21\nignore ./node_modules\ngo 1.25\n", "1.25"),
            ("go 1.22\nuse (\n\t./a\n\t./b\n)\n", "1.22"),
            ("go 1.22\nlater something (new)\n", "1.22"),
        ] {
            assert_eq!(parse(text).map(shown), Ok(expected.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (text, expected) in [
            ("\u{feff}go 1.22\n", (1, "a byte order mark before the first line")),
            ("", (1, "no `go` line")),
            ("module m\n", (1, "no `go` line")),
            ("module m\n\ngo\n", (3, "exactly one version is expected")),
            ("go 1.22 1.23\n", (1, "exactly one version is expected")),
            ("go 1\n", (1, "not a Go version")),
            ("go go1.22\n", (1, "not a Go version")),
            ("go 1.22.x\n", (1, "not a Go version")),
            ("go 1.022\n", (1, "not a Go version")),
            ("go \"1.22\"\n", (1, "not a Go version")),
            ("go 99999999999999999999.1\n", (1, "not a Go version")),
            ("go 1.22\n\ngo 1.22\n", (3, "a second `go` line")),
            ("go 1.22\ntoolchain 1.23.4\n", (2, "not the name of a toolchain")),
            ("go 1.22\ntoolchain local\n", (2, "not the name of a toolchain")),
            ("go 1.22\ntoolchain default\ntoolchain default\n", (3, "a second `toolchain` line")),
            ("go (\n1.22\n)\n", (1, "`go` and `toolchain` stand on a line of their own")),
            ("module m\nrequire (\ngo 1.22\n", (2, "`(` without `)`")),
            ("module m\n)\ngo 1.22\n", (2, "`)` without `(`")),
            ("<!DOCTYPE html>\n<html>go 1.22</html>\n", (1, "not a directive of a go.mod file")),
            ("go 1.22\n\u{0}\u{1}\n", (2, "not a directive of a go.mod file")),
        ] {
            assert_eq!(parse(text).map(shown), Err(expected), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn garbage_never_panics(text in "(go|toolchain|require|module|[()/ \n\r\t.0-9a-z-]|\\PC){0,40}") {
            let _ = parse(&text);
        }
    }
}
