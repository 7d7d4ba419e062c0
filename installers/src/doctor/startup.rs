//! Which start-up files a fresh shell reads, and which those read in turn: no other line is to blame for what it sees.
//!
//! The files are those that the shells' manuals name. What one of them sources is found by its name, as far as it is
//! written out; that more files are believed to be read than are does less harm than blaming a file that never is.

use crate::detect::{BlockFacts, Facts, RcText};
use crate::shell::{Moment, Shell};
use std::path::Path;

/// The texts that a shell comes to read at this moment, in the order of all texts.
pub(crate) fn read_by(texts: &[RcText], shell: Shell, moment: Moment) -> Vec<&RcText> {
    let mut read: Vec<bool> = texts.iter().map(|text| is_own(texts, shell, moment, text.path())).collect();
    loop {
        let before = read.clone();
        for (text, is_read) in texts.iter().zip(&mut read) {
            let is_sourced =
                || texts.iter().zip(&before).any(|(by, is_read)| *is_read && sources(by.text(), text.path()));
            *is_read = *is_read || is_sourced();
        }
        if read == before {
            return texts.iter().zip(&read).filter_map(|(text, is_read)| is_read.then_some(text)).collect();
        }
    }
}

/// Whether what a shell reads at this moment holds lines of ours.
pub(crate) fn reads_lines(texts: &[RcText], facts: &Facts, shell: Shell, moment: Moment) -> bool {
    read_by(texts, shell, moment).iter().any(|text| {
        let known = facts.rc_files.get(text.path());
        known.is_some_and(|rc| matches!(rc.block, BlockFacts::Present { .. }))
    })
}

/// Whether a text has a line, no comment, that sources a file of this name.
fn sources(text: &str, path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    let lines = text.lines().map(str::trim_start).filter(|line| !line.starts_with('#'));
    // `/etc/bash.bashrc` is no `.bashrc`.
    let is_word = |word: &str| {
        let before = word.trim_end_matches(['"', '\'', ';', ')']).strip_suffix(name);
        before.is_some_and(|before| before.is_empty() || before.ends_with(['/', '"', '\'', '}']))
    };
    lines
        .filter(|line| line.split_whitespace().any(|word| matches!(word, "." | "source" | "source-env")))
        .any(|line| line.split_whitespace().any(is_word) || line.contains("/*"))
}

/// Whether a shell reads this file by itself.
fn is_own(texts: &[RcText], shell: Shell, moment: Moment, path: &Path) -> bool {
    let is = |names: &[&str]| names.iter().any(|name| path.ends_with(name));
    let is_profile = is(&["etc/profile"]);
    match (shell, moment) {
        (Shell::Bash, Moment::Login) => {
            // Only the first that is there.
            let first = [".bash_profile", ".bash_login", ".profile"]
                .into_iter()
                .find(|name| texts.iter().any(|text| text.path().ends_with(name)));
            is_profile || first.is_some_and(|name| path.ends_with(name))
        }
        (Shell::Bash, Moment::Interactive) => is(&["etc/bash.bashrc", "etc/bashrc", ".bashrc"]),
        (Shell::Sh | Shell::Dash, Moment::Login | Moment::Interactive)
        | (Shell::Ksh | Shell::Mksh, Moment::Login) => is_profile || is(&[".profile"]),
        (Shell::Ksh, Moment::Interactive) => is(&[".kshrc"]),
        (Shell::Mksh, Moment::Interactive) => is(&[".mkshrc"]),
        (Shell::Zsh, moment) => {
            let always = is(&["zshenv", ".zshenv"]);
            always
                || match moment {
                    Moment::Login => is(&["zprofile", ".zprofile", ".zlogin"]),
                    Moment::Interactive => is(&["zshrc", ".zshrc"]),
                }
        }
        (Shell::Tcsh | Shell::Csh, moment) => {
            let is_login = moment == Moment::Login && is(&[".login"]);
            is_login || is(&["etc/csh.cshrc", ".cshrc", ".tcshrc"])
        }
        (Shell::Fish, _) => below(path, "fish"),
        (Shell::Nushell, _) => below(path, "nushell"),
        (Shell::Elvish, _) => below(path, "elvish"),
        (Shell::Xonsh, _) => below(path, "xonsh") || is(&[".xonshrc"]),
        (Shell::PowerShell, _) => below(path, "powershell"),
    }
}

/// Whether a directory of this name leads to a file.
fn below(path: &Path, dir: &str) -> bool {
    path.components().any(|component| component.as_os_str() == dir)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::rc_texts;
    use crate::host::staged::Staged;

    /// The files below the home that a shell comes to read, on a machine with all of them.
    fn read(bash_profile: Option<&str>, shell: Shell, moment: Moment) -> Vec<String> {
        let staged = Staged::new();
        staged.file("home/ada/.profile", "[ -f ~/.bashrc ] && . \"$HOME/.bashrc\"\n");
        staged.file("home/ada/.bashrc", "# . ~/.zshrc\nsource ~/.bash_aliases\n");
        staged.file("home/ada/.bash_aliases", "alias ll='ls -l'\n");
        staged.file("home/ada/.zshrc", "x\n");
        staged.file("home/ada/.zshenv", "x\n");
        staged.file("home/ada/.config/fish/config.fish", "x\n");
        staged.file("etc/profile", "if [ -f /etc/bash.bashrc ]; then\n  . /etc/bash.bashrc\nfi\n");
        staged.file("etc/bash.bashrc", "PS1='$ '\n");
        if let Some(text) = bash_profile {
            staged.file("home/ada/.bash_profile", text);
        }
        let host = staged.host();
        let home = host.places.home.clone();
        let texts = rc_texts(&host);
        let names = read_by(&texts, shell, moment).into_iter();
        names.filter_map(|text| Some(text.path().strip_prefix(&home).ok()?.display().to_string())).collect()
    }

    #[test]
    fn a_shell_is_blamed_for_the_files_it_reads_and_for_what_those_source() {
        let (login, interactive) = (Moment::Login, Moment::Interactive);
        assert_eq!(read(None, Shell::Bash, login), [".profile", ".bashrc", ".bash_aliases"]);
        assert_eq!(read(None, Shell::Bash, interactive), [".bashrc", ".bash_aliases"]);
        assert_eq!(read(Some("EDITOR=vi\n"), Shell::Bash, login), [".bash_profile"]);
        assert_eq!(read(None, Shell::Zsh, login), [".zshenv"]);
        assert_eq!(read(None, Shell::Zsh, interactive), [".zshenv", ".zshrc"]);
        assert_eq!(read(None, Shell::Fish, login), [".config/fish/config.fish"]);
    }
}
