//! Which GOPATH the person's start-up files plainly mean.
//!
//! Only a line that is nothing but the setting is followed: what is behind a condition, in a function, or put together
//! from other variables cannot be known without running it.

use super::rc_lines::{FileLine, RcText, SetLine, with_home};
use crate::host::Host;
use crate::shell::{Shell, Syntax};
use std::path::Path;

/// Start-up files that speak for one project or one program only.
const NARROW_FILES: [&str; 2] = [".envrc", ".pam_environment"];

/// What start-up files in the home say of GOPATH.
#[derive(Debug, Default)]
pub(super) struct GopathLines {
    /// The one value that all of them plainly agree on.
    pub(super) agreed: Option<SetLine>,
    /// Where they do not: a line that sets it somehow.
    pub(super) unread: Option<FileLine>,
}

/// Reads the lines about GOPATH in the home, in files of the language that the person's shell reads.
pub(super) fn gopath_lines(texts: &[RcText], host: &Host) -> GopathLines {
    let home = &host.places.home;
    let shell = host.env.text("SHELL").unwrap_or_default();
    let shell = shell.rsplit('/').next().and_then(Shell::from_executable);
    let syntax = shell.map_or(Syntax::Posix, Shell::syntax);
    let mut set = Vec::new();
    let (mut all_plain, mut is_taken_away) = (true, false);
    for text in texts.iter().filter(|text| text.path().starts_with(home)) {
        is_taken_away |= text.text().lines().any(takes_away);
        let is_narrow = NARROW_FILES.iter().any(|name| text.path().ends_with(name));
        if is_narrow || text.is_ours(host) || syntax_of(text.path()) != syntax {
            continue;
        }
        for (line, found) in text.lines_that_set("GOPATH", home) {
            all_plain &= is_reached(text.text(), found.at.line) && is_nothing_else(line, "GOPATH");
            set.push(found);
        }
    }
    let Some(first) = set.first() else { return GopathLines::default() };
    let agree = set.iter().all(|other| other.value == first.value);
    if all_plain && agree && !is_taken_away {
        GopathLines { agreed: Some(first.clone()), unread: None }
    } else {
        GopathLines { agreed: None, unread: Some(first.at.clone()) }
    }
}

/// Whether a line unsets GOPATH.
fn takes_away(line: &str) -> bool {
    line.contains("GOPATH") && ["unset", "set -e"].iter().any(|word| line.contains(word))
}

/// The language of a start-up file.
fn syntax_of(path: &Path) -> Syntax {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let end = name.rsplit('.').next().unwrap_or_default();
    match (name, end) {
        (".login" | ".cshrc" | ".tcshrc", _) => Syntax::Csh,
        ("fish_variables", _) | (_, "fish") => Syntax::Fish,
        (".xonshrc", _) | (_, "xsh") => Syntax::Xonsh,
        (_, "nu") => Syntax::Nushell,
        (_, "elv") => Syntax::Elvish,
        (_, "ps1") => Syntax::PowerShell,
        _ => Syntax::Posix,
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
    // `~` means the home at the beginning of a word alone.
    let inner = with_home(quoted.unwrap_or(word), "/");
    if inner.contains(":~") {
        return false;
    }
    let is_one_word =
        quoted.is_some() || !inner.contains([' ', '\t', '#', ';', '&', '|', '(', ')', '<', '>', '*']);
    let homes = quoted.is_none() && inner.starts_with("~/");
    is_one_word && (homes || inner.starts_with('/')) && !inner.contains(['$', '`', '"', '\'', '\\'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::rc_lines::rc_texts;
    use crate::host::staged::Staged;

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
