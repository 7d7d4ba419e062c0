//! Which line of which start-up file sets a variable.
//!
//! Only looks: no shell is run. A line counts when it plainly sets the variable; what is behind a condition may not
//! have been reached, so a line whose value is the one in force goes before all others.

use super::rc_files::ENVIRONMENT_D_FILE;
use crate::host::{Host, fs};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Start-up files in the home, by what reads them first to last; `*` stands for every name with that end.
const HOME_FILES: [&str; 30] = [
    ".pam_environment",
    ".config/environment.d/*.conf",
    ".zshenv",
    ".profile",
    ".bash_profile",
    ".bash_login",
    ".bashrc",
    ".bash_aliases",
    ".zprofile",
    ".zshrc",
    ".zlogin",
    ".kshrc",
    ".mkshrc",
    ".login",
    ".cshrc",
    ".tcshrc",
    ".xprofile",
    ".xsessionrc",
    ".config/fish/config.fish",
    ".config/fish/conf.d/*.fish",
    ".config/fish/fish_variables",
    ".config/nushell/env.nu",
    ".config/nushell/config.nu",
    ".config/elvish/rc.elv",
    ".config/xonsh/rc.xsh",
    ".xonshrc",
    ".config/powershell/profile.ps1",
    ".envrc",
    ".local/share/goready/env/*.sh",
    ".local/share/goready/env/*.fish",
];

/// Start-up files of the system.
const SYSTEM_FILES: [&str; 13] = [
    "/etc/environment",
    "/etc/environment.d/*.conf",
    "/etc/profile",
    "/etc/profile.d/*.sh",
    "/etc/bash.bashrc",
    "/etc/bashrc",
    "/etc/zsh/zshenv",
    "/etc/zsh/zprofile",
    "/etc/zsh/zshrc",
    "/etc/zshenv",
    "/etc/csh.cshrc",
    "/etc/fish/config.fish",
    "/etc/fish/conf.d/*.fish",
];

/// No start-up file is larger.
const MOST_BYTES: u64 = 1 << 20;

/// More files than this in a directory of start-up files are not looked at.
const MOST_FILES: usize = 100;

/// A place in a text file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct FileLine {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
}

impl FileLine {
    /// Whether it is in the file in which fish itself keeps what `set -U` sets.
    #[must_use]
    pub fn is_fish_universal(&self) -> bool {
        self.path.ends_with("fish/fish_variables")
    }
}

/// A line of a start-up file of the person's or the system's that plainly sets a variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetLine {
    /// The value, without quotes and with the home in place of its names.
    pub value: String,
    /// Where.
    pub at: FileLine,
}

/// A start-up file and its text.
pub(crate) struct RcText {
    path: PathBuf,
    text: String,
}

impl RcText {
    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What it holds.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether goready wrote it.
    pub(super) fn is_ours(&self, host: &Host) -> bool {
        self.path.starts_with(host.places.env_dir()) || self.path.ends_with(ENVIRONMENT_D_FILE)
    }

    /// Every line that sets `name` to something, as it is written and as it is understood.
    pub(super) fn lines_that_set(&self, name: &str, home: &Path) -> Vec<(&str, SetLine)> {
        let home = home.to_string_lossy();
        let set = self.text.lines().zip(1..).filter_map(|(line, number)| {
            let value = plain(set_by(line, name)?, &home);
            let at = FileLine { path: self.path.clone(), line: number };
            (!value.is_empty()).then_some((line, SetLine { value, at }))
        });
        set.collect()
    }
}

/// Every start-up file that is there.
pub(crate) fn rc_texts(host: &Host) -> Vec<RcText> {
    let home = &host.places.home;
    let mut patterns: Vec<PathBuf> = HOME_FILES.iter().map(|file| home.join(file)).collect();
    if let Some(dir) = super::home::zdotdir(host) {
        patterns.extend([".zshenv", ".zprofile", ".zshrc", ".zlogin"].map(|file| dir.join(file)));
    }
    patterns.extend(SYSTEM_FILES.iter().map(|file| host.system(file)));
    let files = patterns.iter().flat_map(|pattern| expanded(pattern));
    let texts = files.filter_map(|path| {
        let bytes = fs::read_small(&path, MOST_BYTES).ok().flatten()?;
        Some(RcText { path, text: String::from_utf8_lossy(&bytes).into_owned() })
    });
    texts.collect()
}

fn expanded(pattern: &Path) -> Vec<PathBuf> {
    let name = pattern.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let (Some(end), Some(dir)) = (name.strip_prefix('*'), pattern.parent()) else {
        return vec![pattern.to_owned()];
    };
    let names = fs::list(dir).unwrap_or_default().into_iter().filter(|name| name.ends_with(end));
    names.take(MOST_FILES).map(|name| dir.join(name)).collect()
}

/// The line that sets `name` to `value`, one of a text that is `near` before all others; where none does so plainly, the
/// one line that sets it at all.
pub(crate) fn line_that_sets(
    texts: &[RcText],
    (name, value): (&str, &str),
    home: &Path,
    near: impl Fn(&RcText) -> bool,
) -> Option<FileLine> {
    let home = home.to_string_lossy();
    let (mut nearest, mut exact) = (None, None);
    let mut any = Vec::new();
    for text in texts {
        for (line, number) in text.text.lines().zip(1..) {
            let Some(set) = set_by(line, name) else { continue };
            let place = FileLine { path: text.path.clone(), line: number };
            match plain(set, &home) == value {
                true if near(text) => nearest = Some(place),
                true => exact = Some(place),
                false => any.push(place),
            }
        }
    }
    let only = (any.len() == 1).then(|| any.pop()).flatten();
    nearest.or(exact).or(only)
}

/// Every line that sets `name` to something, in files that are not ours.
pub(super) fn lines_that_set(texts: &[RcText], name: &str, host: &Host) -> Vec<SetLine> {
    let theirs = texts.iter().filter(|text| !text.is_ours(host));
    theirs.flat_map(|text| text.lines_that_set(name, &host.places.home)).map(|(_, set)| set).collect()
}

/// The last line of all of which `is_it` says yes; comments do not count.
pub(crate) fn last_line<'a>(
    texts: impl IntoIterator<Item = &'a RcText>,
    is_it: impl Fn(&str) -> bool,
) -> Option<FileLine> {
    let lines = texts.into_iter().flat_map(|RcText { path, text }| {
        text.lines().zip(1..).map(move |(line, number)| (path, line.trim_start(), number))
    });
    let found = lines.filter(|(_, line, _)| !line.starts_with('#') && is_it(line)).last();
    found.map(|(path, _, line)| FileLine { path: path.clone(), line })
}

/// The last line that names this directory, in full or by the home.
pub(crate) fn last_line_naming<'a>(
    texts: impl IntoIterator<Item = &'a RcText>,
    dir: &Path,
    home: &Path,
) -> Option<FileLine> {
    let (home, full) = (home.display().to_string(), dir.display().to_string());
    let names = [full.replacen(&home, "$HOME", 1), full.replacen(&home, "~", 1), full];
    last_line(texts, |line| names.iter().any(|name| line.contains(name.as_str())))
}

/// What a line sets the variable to, as it is written; none where it does not set it.
fn set_by<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let line = line.trim_start();
    if line.starts_with('#') {
        return None;
    }
    assigned(line, name).or_else(|| spoken(line, name))
}

/// `NAME=value` as a word of its own: after `export`, `VAR=x`, `;`, `&&`, a blank.
fn assigned<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let mut from = 0;
    while let Some(at) = line.get(from..)?.find(name).map(|at| from + at) {
        from = at + name.len();
        let before = line.get(..at)?.chars().next_back();
        let begins_word =
            before.is_none_or(|c| c.is_whitespace() || matches!(c, ';' | '&' | '|' | '(' | '{'));
        let is_comment = line.get(..at)?.contains(" #");
        if let Some(value) = line.get(from..)?.strip_prefix('=').filter(|_| begins_word && !is_comment) {
            return Some(first_word(value));
        }
    }
    None
}

/// `set -gx NAME value` of fish, `setenv NAME value` of csh, `set-env NAME value` of elvish, `$env.NAME = value` of
/// nushell, `$NAME = value` of xonsh, `$env:NAME = value` of PowerShell, `SETUVAR --export NAME:value` of fish's own file.
fn spoken<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|word| {
        let bare = word.trim_start_matches("$env.").trim_start_matches("$env:").trim_start_matches('$');
        bare == name || word.strip_prefix(name).is_some_and(|rest| rest.starts_with(':'))
    })?;
    let verb = words.first().copied().unwrap_or_default();
    let named = words.get(at).copied()?;
    let after = line.get(line.find(named)? + named.len()..)?.trim_start();
    match verb {
        "set" if words.get(1..at)?.iter().any(|flag| flag.starts_with('-') && flag.contains('x')) => {
            Some(first_word(after))
        }
        "setenv" | "set-env" if at == 1 => Some(first_word(after)),
        "SETUVAR" => named.split_once(':').map(|(_, value)| value),
        _ if at == 0 && named.starts_with('$') => {
            after.strip_prefix('=').map(|value| first_word(value.trim_start()))
        }
        _ => None,
    }
}

/// The first word, quotes kept.
fn first_word(text: &str) -> &str {
    let end = match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text.get(1..).and_then(|rest| rest.find(quote)).map(|at| at + 2),
        _ => text.find(|c: char| c.is_whitespace() || matches!(c, ';' | '&' | '|')),
    };
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}

/// The value without quotes, the home in place of its names.
fn plain(value: &str, home: &str) -> String {
    let is_literal = value.starts_with('\'');
    let value = value.trim_matches(['"', '\'']);
    if is_literal {
        return value.to_owned();
    }
    let value = match value.strip_prefix("~/") {
        Some(below) => format!("{home}/{below}"),
        None => value.to_owned(),
    };
    with_home(&value, home)
}

/// The text with the home in place of `$HOME` and `${HOME}`; `$HOMEBREW_PREFIX` is another variable.
pub(super) fn with_home(text: &str, home: &str) -> String {
    let braced = text.replace("${HOME}", home);
    let mut parts = braced.split("$HOME");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let goes_on = part.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        out.push_str(if goes_on { "$HOME" } else { home });
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::staged::Staged;

    #[test]
    fn lines_of_every_shell_are_understood() {
        for (line, value) in [
            ("export GOROOT=/usr/lib/go", Some("/usr/lib/go")),
            ("  GOROOT=\"$HOME/go 1\"; export GOROOT", Some("\"$HOME/go 1\"")),
            ("export GOPATH=/x GOROOT=/y", Some("/y")),
            ("[ -d /y ] && export GOROOT=/y", Some("/y")),
            ("typeset -gx GOROOT=/y", Some("/y")),
            ("set -gx GOROOT /y", Some("/y")),
            ("set -x -U GOROOT '/y z'", Some("'/y z'")),
            ("setenv GOROOT /y", Some("/y")),
            ("set-env GOROOT /y", Some("/y")),
            ("$env.GOROOT = '/y'", Some("'/y'")),
            ("$GOROOT = '/y'", Some("'/y'")),
            ("SETUVAR --export GOROOT:/y", Some("/y")),
            ("GOROOT=/y", Some("/y")),
            ("# export GOROOT=/y", None),
            ("echo x # GOROOT=/y", None),
            ("export MY_GOROOT=/y", None),
            ("export GOROOT_FINAL=/y", None),
            ("echo $GOROOT", None),
            ("set GOROOT /y", None),
            ("unset GOROOT", None),
        ] {
            assert_eq!(set_by(line, "GOROOT"), value, "{line}");
        }
    }

    #[test]
    fn only_the_home_is_put_in_its_place() {
        for (text, wanted) in [
            ("$HOME/go", "/h/go"),
            ("${HOME}/a:$HOME/b", "/h/a:/h/b"),
            ("$HOME", "/h"),
            ("$HOMEBREW_PREFIX/go:$HOME_2:$HOME", "$HOMEBREW_PREFIX/go:$HOME_2:/h"),
            ("/opt/go", "/opt/go"),
        ] {
            assert_eq!(with_home(text, "/h"), wanted);
        }
    }

    #[test]
    fn the_line_with_the_value_in_force_goes_before_others() {
        let staged = Staged::new();
        staged.file("home/ada/.bashrc", "alias x=y\nexport GOFLAGS=-v\n");
        staged.file("home/ada/.profile", "export GOFLAGS='-mod=vendor'\nexport GOBIN=~/b\n");
        staged.file("home/ada/.zshenv", "export GOFLAGS=-v\n");
        let host = staged.host();
        let texts = rc_texts(&host);
        let near = |name: &str, value: &str, file: &str| {
            line_that_sets(&texts, (name, value), &host.places.home, |text| text.path().ends_with(file))
        };
        let line = |name: &str, value: &str| near(name, value, "nothing");
        let at = |file: &str, line| Some(FileLine { path: host.places.home.join(file), line });
        assert_eq!(line("GOFLAGS", "-mod=vendor"), at(".profile", 1));
        assert_eq!(line("GOFLAGS", "-v"), at(".bashrc", 2));
        assert_eq!(near("GOFLAGS", "-v", ".zshenv"), at(".zshenv", 1));
        assert_eq!(near("GOFLAGS", "-v", ".profile"), at(".bashrc", 2), "what is near says something else");
        assert_eq!(line("GOFLAGS", "-x"), None, "three lines, and none says so");
        assert_eq!(line("GOBIN", &host.places.home.join("b").display().to_string()), at(".profile", 2));
        assert_eq!(line("GOPROXY", "off"), None);
    }
}
