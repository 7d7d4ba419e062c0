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

/// Start-up files that speak for one project or one program only.
const NARROW_FILES: [&str; 2] = [".envrc", ".pam_environment"];

/// A place in a text file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct FileLine {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
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

/// The line that sets `name` to `value`; where none does so plainly, the one line that sets it at all.
pub(crate) fn line_that_sets(texts: &[RcText], name: &str, value: &str, home: &Path) -> Option<FileLine> {
    let home = home.to_string_lossy();
    let mut exact = None;
    let mut any = Vec::new();
    for RcText { path, text } in texts {
        for (line, number) in text.lines().zip(1..) {
            let Some(set) = set_by(line, name) else { continue };
            let place = FileLine { path: path.clone(), line: number };
            if plain(set, &home) == value {
                exact = Some(place);
            } else {
                any.push(place);
            }
        }
    }
    let only = (any.len() == 1).then(|| any.pop()).flatten();
    exact.or(only)
}

/// Every line that sets `name` to something, in files that are not ours.
pub(super) fn lines_that_set(texts: &[RcText], name: &str, host: &Host) -> Vec<SetLine> {
    let home = host.places.home.to_string_lossy();
    let is_ours = |path: &Path| path.starts_with(host.places.env_dir()) || path.ends_with(ENVIRONMENT_D_FILE);
    let theirs = texts.iter().filter(|text| !is_ours(&text.path));
    let lines = theirs.flat_map(|RcText { path, text }| {
        let lines = text.lines().zip(1..);
        lines.map(move |(line, number)| (line, FileLine { path: path.clone(), line: number }))
    });
    let set = lines.filter_map(|(line, at)| {
        let value = plain(set_by(line, name)?, &home);
        (!value.is_empty()).then_some(SetLine { value, at })
    });
    set.collect()
}

/// What start-up files in the home say of GOPATH.
#[derive(Debug, Default)]
pub(super) struct GopathLines {
    /// The one value that all of them plainly agree on.
    pub(super) agreed: Option<SetLine>,
    /// Where they do not: a line that sets it somehow.
    pub(super) unread: Option<FileLine>,
}

/// Reads the lines about GOPATH in the home. Only a line that is nothing but the setting is followed: what is behind a
/// condition, in a function, or put together from other variables cannot be known without running it.
pub(super) fn gopath_lines(texts: &[RcText], host: &Host) -> GopathLines {
    let home = &host.places.home;
    let is_wide = |line: &SetLine| {
        line.at.path.starts_with(home) && !NARROW_FILES.iter().any(|name| line.at.path.ends_with(name))
    };
    let shell = host.env.text("SHELL").unwrap_or_default();
    let is_read = |line: &SetLine| Family::of_file(&line.at.path) == Family::of_shell(&shell);
    let set = lines_that_set(texts, "GOPATH", host).into_iter().filter(|line| is_wide(line) && is_read(line));
    let set: Vec<SetLine> = set.collect();
    let Some(first) = set.first() else { return GopathLines::default() };
    let mine = texts.iter().filter(|text| text.path.starts_with(home));
    let is_taken_away = mine.flat_map(|text| text.text.lines()).any(|line| {
        line.contains("GOPATH") && ["unset", "unsetenv", "set -e"].iter().any(|word| line.contains(word))
    });
    let line_of = |set: &SetLine| {
        let text = texts.iter().find(|text| text.path == set.at.path)?;
        text.text.lines().nth(set.at.line.checked_sub(1)?)
    };
    let is_plain = |set: &SetLine| {
        let text = texts.iter().find(|text| text.path == set.at.path);
        let is_reached = text.is_some_and(|text| is_reached(&text.text, set.at.line));
        is_reached && line_of(set).is_some_and(|line| is_nothing_else(line, "GOPATH"))
    };
    let all_plain = set.iter().all(is_plain);
    let agree = set.iter().all(|set| set.value == first.value);
    if all_plain && agree && !is_taken_away {
        GopathLines { agreed: Some(first.clone()), unread: None }
    } else {
        GopathLines { agreed: None, unread: Some(first.at.clone()) }
    }
}

/// Shells that read the same kind of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Posix,
    Csh,
    Fish,
    Other,
}

impl Family {
    fn of_file(path: &Path) -> Self {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let end = name.rsplit('.').next().unwrap_or_default();
        match (name, end) {
            (".login" | ".cshrc" | ".tcshrc", _) => Self::Csh,
            ("fish_variables", _) | (_, "fish") => Self::Fish,
            (".xonshrc", _) | (_, "nu" | "elv" | "xsh" | "ps1") => Self::Other,
            _ => Self::Posix,
        }
    }

    fn of_shell(program: &str) -> Self {
        match program.rsplit('/').next().unwrap_or_default() {
            "csh" | "tcsh" => Self::Csh,
            "fish" => Self::Fish,
            "nu" | "elvish" | "xonsh" | "pwsh" => Self::Other,
            _ => Self::Posix,
        }
    }
}

/// Whether nothing that is open before this line (from 1) decides whether it is reached.
fn is_reached(text: &str, line: usize) -> bool {
    const OPENERS: [&str; 10] =
        ["if", "case", "for", "while", "until", "select", "function", "switch", "begin", "foreach"];
    const CLOSERS: [&str; 7] = ["fi", "esac", "done", "end", "endif", "endsw", "}"];
    let mut open = 0_usize;
    for line in text.lines().take(line.saturating_sub(1)) {
        let words: Vec<&str> =
            line.split(|c: char| c.is_whitespace() || c == ';').filter(|word| !word.is_empty()).collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        if first.starts_with('#') {
            continue;
        }
        let opens = OPENERS.contains(first) || *last == "{";
        let closes = CLOSERS.contains(first) || (opens && CLOSERS.contains(last));
        // A here-document, whatever it holds.
        if line.contains("<<") && !line.contains("<<<") {
            return false;
        }
        open = (open + usize::from(opens)).saturating_sub(usize::from(closes));
    }
    open == 0
}

/// Whether a line sets `name`, exported, to one word that can be read as it stands, and does nothing else.
fn is_nothing_else(line: &str, name: &str) -> bool {
    const SETTERS: [&str; 9] = [
        "export ",
        "typeset -gx ",
        "typeset -x ",
        "declare -x ",
        "declare -gx ",
        "set -gx ",
        "set -x ",
        "set-env ",
        "setenv ",
    ];
    let line = line.trim_end();
    let exports_later = [format!("; export {name}"), format!(" && export {name}")];
    let (line, is_later) = exports_later
        .iter()
        .find_map(|end| line.strip_suffix(end.as_str()))
        .map_or((line, false), |line| (line, true));
    let after_setter = SETTERS.iter().find_map(|setter| line.strip_prefix(setter));
    let after_name = after_setter.or(is_later.then_some(line)).and_then(|rest| rest.strip_prefix(name));
    after_name.and_then(|rest| rest.strip_prefix(['=', ' '])).is_some_and(is_plain_word)
}

/// One word of a path: quoted as a whole or not at all, with no variable in it but the home at its beginning or behind a
/// colon.
fn is_plain_word(word: &str) -> bool {
    let literal = word.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    if let Some(inner) = literal {
        return !inner.contains('\'');
    }
    let quoted = word.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let inner = quoted.unwrap_or(word);
    // `$HOMEBREW_PREFIX` is another variable, and `~` means the home at the beginning of a word alone.
    let is_other = inner.match_indices("$HOME").any(|(at, found)| {
        let behind = inner.get(at + found.len()..).and_then(|rest| rest.chars().next());
        behind.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
    });
    if is_other || inner.contains(":~") {
        return false;
    }
    let inner = inner.replace("${HOME}", "/").replace("$HOME", "/");
    let is_one_word =
        quoted.is_some() || !inner.contains([' ', '\t', '#', ';', '&', '|', '(', ')', '<', '>', '*']);
    let homes = quoted.is_none() && inner.starts_with("~/");
    is_one_word && (homes || inner.starts_with('/')) && !inner.contains(['$', '`', '"', '\'', '\\'])
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
    value.replace("${HOME}", home).replace("$HOME", home)
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
    fn the_line_with_the_value_in_force_goes_before_others() {
        let staged = Staged::new();
        staged.file("home/ada/.bashrc", "alias x=y\nexport GOFLAGS=-v\n");
        staged.file("home/ada/.profile", "export GOFLAGS='-mod=vendor'\nexport GOBIN=~/b\n");
        let host = staged.host();
        let texts = rc_texts(&host);
        let line = |name: &str, value: &str| line_that_sets(&texts, name, value, &host.places.home);
        let at = |file: &str, line| Some(FileLine { path: host.places.home.join(file), line });
        assert_eq!(line("GOFLAGS", "-mod=vendor"), at(".profile", 1));
        assert_eq!(line("GOFLAGS", "-v"), at(".bashrc", 2));
        assert_eq!(line("GOFLAGS", "-x"), None, "two lines, and neither says so");
        assert_eq!(line("GOBIN", &host.places.home.join("b").display().to_string()), at(".profile", 2));
        assert_eq!(line("GOPROXY", "off"), None);
    }

    #[test]
    fn start_up_files_that_plainly_agree_say_which_gopath_is_the_persons() {
        for (profile, zshenv, wanted) in [
            ("export GOPATH=$HOME/work\n", "", Some("HOME/work")),
            ("GOPATH=~/work; export GOPATH\n", "export GOPATH=\"${HOME}/work\"\n", Some("HOME/work")),
            ("export GOPATH='/srv/my go'\n", "", Some("/srv/my go")),
            ("export GOPATH=$HOME/a:$HOME/b\n", "", Some("HOME/a:HOME/b")),
            ("export GOPATH=$HOME/work\n", "export GOPATH=~/other\n", None),
            ("export GOPATH=\"$HOME\"/work\n", "", None),
            ("export GOPATH=$HOME/my\\ work\n", "", None),
            ("export GOPATH=$(go env GOPATH)\n", "", None),
            ("export GOPATH=$XDG_DATA_HOME/go\n", "", None),
            ("export GOPATH=$HOME/work\nunset GOPATH\n", "", None),
            ("echo \"set GOPATH=/opt/x to use\"\n", "", None),
            ("old() {\n  GOPATH=/opt/old go \"$@\"\n}\n", "", None),
            ("if false; then\n  export GOPATH=/opt/old\nfi\n", "", None),
            ("GOPATH=/opt/once go version\n", "", None),
            ("export GOPATH=$HOMEBREW_PREFIX/go\n", "", None),
            ("export GOPATH=~/a:~/b\n", "", None),
            ("if [ -d /opt/x ]; then\nexport GOPATH=/opt/x\nfi\n", "", None),
            ("old() {\nexport GOPATH=/opt/old\n}\n", "", None),
            ("cat <<END\nexport GOPATH=/opt/old\nEND\n", "", None),
            ("if true; then :; fi\ncase x in\n  x) ;;\nesac\nexport GOPATH=/opt/x\n", "", Some("/opt/x")),
        ] {
            let staged = Staged::new();
            staged.file("home/ada/.profile", profile);
            staged.file("home/ada/.zshenv", zshenv);
            staged.file("home/ada/.local/share/goready/env/login.sh", "export GOPATH=/ours\n");
            staged.file("home/ada/.config/environment.d/60-goready.conf", "GOPATH=/ours\n");
            staged.file("home/ada/.envrc", "export GOPATH=/project\n");
            staged.file("home/ada/.config/fish/config.fish", "set -gx GOPATH /of/another/shell\n");
            let host = staged.host();
            let home = host.places.home.display().to_string();
            let found = gopath_lines(&rc_texts(&host), &host);
            let agreed = found.agreed.map(|line| line.value);
            assert_eq!(agreed, wanted.map(|value| value.replace("HOME", &home)), "{profile}{zshenv}");
            assert_eq!(found.unread.is_some(), wanted.is_none(), "{profile}{zshenv}");
        }
    }
}
