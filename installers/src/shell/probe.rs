//! How to start a fresh shell and ask it which `go` it finds.
//!
//! A [`ProbeCommand`] is only described here; `installers::host` runs it. The question is put in the shell's own words
//! where aliases and functions could answer differently, else through a child `sh`, which sees what every program
//! started there sees.

use super::env_file::Moment;
use super::kinds::Shell;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Whether the shell must have a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terminal {
    /// Pipes will do. A shell that misses its terminal may say so on stderr.
    Unneeded,
    /// Without one this shell refuses to be interactive; see [`ProbeCommand::in_terminal`].
    Needed,
}

/// A program to start with a cleaned environment (HOME and what the moment brings), in the home directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProbeCommand {
    /// The usual name of the program; put the path that was detected in its place.
    pub program: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// What to write to its standard input before closing it; `None` is an empty input.
    pub stdin: Option<String>,
    /// Variables on top, mostly so that no history is written.
    pub env: Vec<(&'static str, &'static str)>,
    /// Whether it needs a terminal.
    pub terminal: Terminal,
}

impl ProbeCommand {
    /// The same command inside a terminal that util-linux's `script` makes.
    ///
    /// Output then holds carriage returns and control sequences, which [`parse_answer`] overlooks.
    #[must_use]
    pub fn in_terminal(&self) -> Self {
        let word = |text: &String| format!("'{}'", text.replace('\'', r"'\''"));
        let line: Vec<String> = std::iter::once(&self.program).chain(&self.args).map(word).collect();
        let args = vec!["-qec".to_owned(), line.join(" "), "/dev/null".to_owned()];
        Self { program: "script".to_owned(), args, terminal: Terminal::Unneeded, ..self.clone() }
    }
}

/// What a fresh shell said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ProbeAnswer {
    /// What `go`, or the command that was asked for, is there: a path, or the words of an alias or a function's name;
    /// `None` when there is none.
    pub go: Option<String>,
    /// Where that is an alias or a function, what it stands for, on one line, as far as the shell says it.
    #[serde(default)]
    pub definition: Option<String>,
    /// GOPATH as programs see it; `None` when unset or empty.
    pub gopath: Option<String>,
    /// GOROOT as programs see it; `None` when unset or empty.
    pub goroot: Option<String>,
    /// The entries of PATH.
    pub path: Vec<PathBuf>,
    /// Of [`ASKED`], those that are set.
    #[serde(default)]
    pub variables: BTreeMap<String, String>,
}

/// More variables of Go that a shell is asked for: those that break it or surprise people.
pub const ASKED: [&str; 16] = [
    "GO111MODULE",
    "GOARCH",
    "GOBIN",
    "GOCACHE",
    "GOEXPERIMENT",
    "GOFLAGS",
    "GOINSECURE",
    "GONOSUMDB",
    "GOOS",
    "GOPRIVATE",
    "GOPROXY",
    "GOSUMDB",
    "GOTMPDIR",
    "GOTOOLCHAIN",
    "GOWORK",
    "GOENV",
];

// The marks are put together by printf, so that a terminal's echo of the question is no answer.
const FORMAT: &str = r"'@%s:%s=%s\n'";

/// Reads the answer from standard output, wherever start-up files wrote around it; `None` when the shell never said it.
#[must_use]
pub fn parse_answer(stdout: &[u8]) -> Option<ProbeAnswer> {
    let text = String::from_utf8_lossy(stdout);
    let last = |key: &str| {
        let mark = format!("@goready:{key}=");
        text.lines().rev().find_map(|line| Some(line.split_once(&mark)?.1.trim_end_matches('\r').to_owned()))
    };
    last("end")?;
    let filled = |key: &str| last(key).filter(|value| !value.is_empty());
    let variables =
        ASKED.iter().filter_map(|name| Some(((*name).to_owned(), filled(&format!("var.{name}"))?))).collect();
    let path = filled("path").map(|list| list.split(':').map(PathBuf::from).collect());
    Some(ProbeAnswer {
        go: filled("go"),
        definition: filled("definition"),
        gopath: filled("gopath"),
        goroot: filled("goroot"),
        path: path.unwrap_or_default(),
        variables,
    })
}

/// How to start a fresh login or a fresh interactive shell of this kind that prints what it sees.
///
/// An interactive `sh` or `dash` reads no file of its own, so it is asked below a login.
#[must_use]
pub fn probe(shell: Shell, moment: Moment) -> ProbeCommand {
    probe_for(shell, moment, "go")
}

/// The same for any command that [`can_be_asked_for`].
#[must_use]
pub(crate) fn probe_for(shell: Shell, moment: Moment, asked: &str) -> ProbeCommand {
    let own = question_in_sh(asked);
    let through_sh = format!("sh -c {}", single_quoted(&own));
    let command = |args: &[&str], env| ProbeCommand {
        program: shell.executables().first().copied().unwrap_or_default().to_owned(),
        args: args.iter().map(|arg| (*arg).to_owned()).collect(),
        stdin: None,
        env,
        terminal: Terminal::Unneeded,
    };
    let quiet = vec![("HISTFILE", "/dev/null")];
    match (shell, moment) {
        (Shell::Sh | Shell::Dash | Shell::Mksh | Shell::Bash | Shell::Zsh, Moment::Login) => {
            command(&["-l", "-c", &own], quiet)
        }
        (Shell::Sh | Shell::Dash, Moment::Interactive) => {
            let program = shell.executables().first().copied().unwrap_or_default();
            command(&["-l", "-c", r#""$0" -i -c "$1""#, program, &own], quiet)
        }
        // ksh93 quotes what `command -v` prints.
        (Shell::Ksh, Moment::Login) => command(&["-l", "-c", &through_sh], quiet),
        (Shell::Ksh, Moment::Interactive) => command(&["-i", "-c", &through_sh], quiet),
        (Shell::Mksh | Shell::Bash | Shell::Zsh, Moment::Interactive) => command(&["-i", "-c", &own], quiet),
        (Shell::Fish, Moment::Login) => command(&["--private", "-l", "-c", &question_in_fish(asked)], vec![]),
        (Shell::Fish, Moment::Interactive) => {
            command(&["--private", "-i", "-c", &question_in_fish(asked)], vec![])
        }
        // `-l` counts only where it is the one argument, and `-i` reads the same file as any start.
        (Shell::Tcsh | Shell::Csh, Moment::Login) => {
            ProbeCommand { stdin: Some(format!("{through_sh}\n")), ..command(&["-l"], vec![]) }
        }
        (Shell::Tcsh | Shell::Csh, Moment::Interactive) => {
            ProbeCommand { stdin: Some(format!("{through_sh}\n")), ..command(&["-i"], vec![]) }
        }
        (Shell::Nushell, Moment::Login) => {
            command(&["--no-history", "-l", "-c", &question_in_nu(asked)], vec![])
        }
        (Shell::Nushell, Moment::Interactive) => {
            let code = format!("{}; exit", question_in_nu(asked));
            ProbeCommand {
                terminal: Terminal::Needed,
                ..command(&["--no-history", "-i", "-e", &code], vec![])
            }
        }
        // Elvish reads rc.elv only when its code comes from its input.
        (Shell::Elvish, _) => {
            let code = format!("e:sh -c {}\n", question_in_sh_words(asked, |text| text.replace('\'', "''")));
            ProbeCommand { stdin: Some(code), ..command(&[], vec![]) }
        }
        (Shell::Xonsh, Moment::Login) => command(&["-l", "-c", &question_in_xonsh(asked)], xonsh_env()),
        (Shell::Xonsh, Moment::Interactive) => command(&["-i", "-c", &question_in_xonsh(asked)], xonsh_env()),
        (Shell::PowerShell, Moment::Login) => {
            command(&["-Login", "-NoLogo", "-Command", &question_in_powershell(asked)], vec![])
        }
        (Shell::PowerShell, Moment::Interactive) => {
            command(&["-NoLogo", "-Command", &question_in_powershell(asked)], vec![])
        }
    }
}

/// How a shell of this kind is told to run the question as a script: neither login nor interactive.
#[must_use]
pub(crate) fn script_question(shell: Shell, asked: &str) -> Vec<String> {
    let through_sh = || format!("sh -c {}", single_quoted(&question_in_sh(asked)));
    let question = match shell {
        Shell::Sh | Shell::Dash | Shell::Mksh | Shell::Bash | Shell::Zsh => question_in_sh(asked),
        Shell::Ksh | Shell::Tcsh | Shell::Csh => through_sh(),
        Shell::Fish => return vec!["--private".to_owned(), "-c".to_owned(), question_in_fish(asked)],
        Shell::Nushell => return vec!["--no-history".to_owned(), "-c".to_owned(), question_in_nu(asked)],
        Shell::Elvish => format!("e:sh -c {}", question_in_sh_words(asked, |text| text.replace('\'', "''"))),
        Shell::Xonsh => question_in_xonsh(asked),
        Shell::PowerShell => {
            return vec!["-NoLogo".to_owned(), "-Command".to_owned(), question_in_powershell(asked)];
        }
    };
    vec!["-c".to_owned(), question]
}

/// With the plain front end xonsh needs no terminal, and with the dummy back end it keeps no history.
fn xonsh_env() -> Vec<(&'static str, &'static str)> {
    vec![("SHELL_TYPE", "dumb"), ("XONSH_HISTORY_BACKEND", "dummy")]
}

/// Whether a command can stand in a question as it is.
pub(crate) fn can_be_asked_for(command: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+');
    command.starts_with(|c: char| c.is_ascii_alphanumeric()) && command.chars().all(is_plain)
}

fn question_in_sh(asked: &str) -> String {
    let definition = format!(
        "$(case $(command -v {asked}) in (/*|'') ;; (*) {{ typeset -f {asked} || alias {asked}; }} 2>/dev/null \
         | tr '\\n' ' ' ;; esac)"
    );
    format!(
        "printf {FORMAT} goready go \"$(command -v {asked})\" goready definition \"{definition}\" \
         goready gopath \"${{GOPATH-}}\" goready goroot \"${{GOROOT-}}\" {} goready path \"$PATH\" goready end ok",
        variables(|name| format!("${{{name}-}}"))
    )
}

/// The words that ask for [`ASKED`], where `value` is how the language writes a variable's value.
fn variables(value: impl Fn(&str) -> String) -> String {
    let words = ASKED.iter().map(|name| format!("goready var.{name} \"{}\"", value(name)));
    words.collect::<Vec<_>>().join(" ")
}

/// The question as one quoted word of a language that escapes single quotes by `escape`.
fn question_in_sh_words(asked: &str, escape: impl Fn(&str) -> String) -> String {
    format!("'{}'", escape(&question_in_sh(asked)))
}

fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

fn question_in_fish(asked: &str) -> String {
    // The first lines of a function say where it is from and what it completes like.
    let lines = r"string match -rv '^\s*(#|function )'";
    format!(
        "set -l g (command -s {asked}); set -l d; functions -q {asked}; and set g function; \
         and set d (functions {asked} | {lines} | string join ' '); \
         printf {FORMAT} goready go \"$g\" goready definition \"$d\" \
         goready gopath \"$GOPATH\" goready goroot \"$GOROOT\" {} \
         goready path (string join : $PATH) goready end ok",
        variables(|name| format!("${name}"))
    )
}

fn question_in_nu(asked: &str) -> String {
    format!("^sh -c r#'{}'#", question_in_sh(asked))
}

fn question_in_xonsh(asked: &str) -> String {
    let escape = |text: &str| text.replace('\\', r"\\").replace('\'', r"\'");
    format!("sh -c @({})", question_in_sh_words(asked, escape))
}

fn question_in_powershell(asked: &str) -> String {
    format!(
        "$g = (Get-Command {asked} -ErrorAction Ignore | Select-Object -First 1); \
         $m = '@goready:'; \
         Write-Output ($m + 'go=' + $g.Source) ($m + 'gopath=' + $env:GOPATH) ($m + 'goroot=' + $env:GOROOT) \
         ($m + 'path=' + ($env:PATH -replace ';', ':')) ($m + 'end=ok')"
    )
}

/// What a start of this shell leaves in the home directory by itself, below HOME with the default XDG directories.
///
/// A verify that started the shell may remove those of them that were not there before; a directory is listed when the
/// shell makes it.
#[must_use]
pub const fn by_products(shell: Shell) -> &'static [&'static str] {
    match shell {
        Shell::Sh | Shell::Dash | Shell::Bash | Shell::Zsh | Shell::Tcsh | Shell::Csh => &[],
        Shell::Ksh | Shell::Mksh => &[".sh_history"],
        Shell::Fish => &[".config/fish", ".local/share/fish", ".cache/fish"],
        Shell::Nushell => &[
            ".config/nushell/env.nu",
            ".config/nushell/config.nu",
            ".config/nushell/history.txt",
            ".local/share/nushell",
            ".cache/nushell",
        ],
        Shell::Elvish => &[".local/state/elvish"],
        Shell::Xonsh => &[".local/share/xonsh", ".cache/xonsh"],
        Shell::PowerShell => &[".cache/powershell", ".local/share/powershell"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_found_among_what_start_up_files_print() {
        let out = b"welcome!\r\nvm:~# @goready:go=/x/bin/go\r\n@goready:gopath=\r\n@goready:path=/x/bin:/bin\r\n@goready:end=ok\r\n% exit\n";
        let answer = parse_answer(out).unwrap();
        assert_eq!(answer.go.as_deref(), Some("/x/bin/go"));
        assert_eq!(answer.gopath, None);
        assert_eq!(answer.path, [PathBuf::from("/x/bin"), PathBuf::from("/bin")]);
    }

    #[test]
    fn an_answer_that_was_cut_is_no_answer() {
        assert_eq!(parse_answer(b"@goready:go=/x/bin/go\n"), None);
        assert_eq!(parse_answer(b""), None);
    }

    #[test]
    fn the_echo_of_the_question_is_no_answer() {
        for shell in Shell::ALL {
            let command = probe(shell, Moment::Interactive);
            let echo = format!("{} {:?}", command.args.join(" "), command.stdin);
            assert_eq!(parse_answer(echo.as_bytes()), None, "{shell:?}");
        }
    }

    #[test]
    fn a_terminal_is_made_by_script() {
        let command = probe(Shell::Nushell, Moment::Interactive);
        assert_eq!(command.terminal, Terminal::Needed);
        let wrapped = command.in_terminal();
        assert_eq!((wrapped.program.as_str(), wrapped.terminal), ("script", Terminal::Unneeded));
        assert!(wrapped.args[1].starts_with("'nu' '--no-history'"));
    }
}
