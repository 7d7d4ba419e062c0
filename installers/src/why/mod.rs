//! "Why this Go?": which `go` each way of starting programs gets, through which links, and which version it would run in
//! the working directory.
//!
//! Shells are started for real. The rest is worked out from the files that decide it ([`consumers`]), and says from
//! which: nobody wants a `cron` job or a desktop session started to learn what it would find.

mod consumers;
mod in_the_way;
mod secure_path;
mod toolchain;

#[cfg(test)]
mod tests;

pub(crate) use toolchain::switch;

use crate::apply::{self, standing_blocks};
use crate::detect::{
    self, DetectError, ENVIRONMENT_D_FILE, Facts, FileLine, RcText, last_line, last_line_naming, rc_texts,
};
use crate::doctor::read_by;
use crate::host::run::find_program;
use crate::host::{Host, fs};
use crate::observe::Cancel;
use crate::plan::{Mend, ShellChoice};
use crate::shell::{Behind, Moment, Shell, WordKind, can_be_asked_for, defines};
use crate::verify::{Heard, Leftovers, Seen, ask_shell};
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// One fresh shell may take this long.
const SHELL_LIMIT: Duration = Duration::from_secs(10);

/// A way of starting programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "consumer", rename_all = "snake_case")]
pub enum Consumer {
    /// This run.
    ThisTerminal,
    /// A fresh login shell.
    LoginShell {
        /// Which.
        shell: Shell,
    },
    /// A fresh interactive shell.
    InteractiveShell {
        /// Which.
        shell: Shell,
    },
    /// A script, started with nothing but what a login gives.
    Script {
        /// Which shell runs it.
        shell: Shell,
    },
    /// A program started from the desktop.
    Desktop,
    /// VS Code.
    VsCode,
    /// A job of cron.
    Cron,
    /// A service of systemd's user manager.
    UserService,
    /// `sudo`.
    Sudo,
    /// `ssh HOST COMMAND`.
    SshCommand,
}

/// How an answer came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Basis {
    /// It was started and asked.
    Started,
    /// The environment of this run was looked at.
    ThisEnvironment,
    /// Worked out from these files; without any, from what the program does when nothing is set.
    Computed {
        /// Which.
        files: Vec<PathBuf>,
    },
}

/// What one way of starting programs gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// Who asks.
    pub consumer: Consumer,
    /// How the answer came about.
    pub basis: Basis,
    /// The command that is found; none where none is.
    pub command: Option<PathBuf>,
    /// The links on the way from there to the program, each as it is written.
    pub links: Vec<PathBuf>,
    /// The program itself, where links lead somewhere else.
    pub program: Option<PathBuf>,
    /// Where it is found: the line of a start-up file or setting that names its directory, where one was found.
    pub at: Option<FileLine>,
    /// The version of the Go that answers.
    pub version: Option<GoVersion>,
    /// The version that would run in the working directory, where a `go.mod` or GOTOOLCHAIN makes it another.
    pub runs: Option<Switch>,
    /// The alias or the function that the command is there; then `command` is what that starts, where its text tells.
    pub word: Option<AnswerWord>,
    /// Why there is no answer, where a shell gave none.
    pub failed: Option<Seen>,
}

/// An alias or a function of a shell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnswerWord {
    /// Which of them.
    pub kind: WordKind,
    /// The line that defines it, where one was found.
    pub at: Option<FileLine>,
}

/// Another Go that the one found would start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Switch {
    /// Its version, as `go1.23.4`.
    pub version: String,
    /// Why.
    pub because: SwitchCause,
    /// Why it cannot be started, where that is known: then every command fails here.
    pub fails: Option<SwitchFailure>,
}

/// Why another Go cannot be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SwitchFailure {
    /// GOTOOLCHAIN keeps Go from starting another one.
    Forbidden,
    /// It is to be found on PATH, and is not.
    NotOnPath,
    /// It is not here, and GOPROXY=off forbids to fetch it.
    ProxyOff,
    /// It is not here, and was never released.
    NeverReleased,
}

/// Why another Go is started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum SwitchCause {
    /// GOTOOLCHAIN names it.
    Toolchain {
        /// Its value.
        value: String,
    },
    /// The file in force here asks for it.
    Module {
        /// The `go.mod` or `go.work`.
        path: PathBuf,
    },
}

/// Who gets what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Why {
    /// The command that was asked about.
    pub command: String,
    /// Every consumer, in a fixed order.
    pub answers: Vec<Answer>,
    /// Whether all that find the command find the same program.
    pub agree: bool,
    /// What makes them agree, where goready can.
    pub fix: Option<Mend>,
    /// Lines of the person's that put another Go first behind ours: those goready leaves alone.
    pub in_the_way: Vec<FileLine>,
}

/// Finds out who gets which `command`.
pub fn why(host: &Host, command: &str, cancel: &Cancel) -> Result<Why, DetectError> {
    let facts = detect::detect(host)?;
    let texts = rc_texts(host);
    let edited = standing_blocks(&apply::history(host).unwrap_or_default().receipts);
    let configured: BTreeSet<Shell> = edited.into_iter().flat_map(|(_, shells)| shells).collect();
    let look = Look { host, facts: &facts, texts: &texts, command, configured: &configured };
    let mut answers = vec![look.answer(Consumer::ThisTerminal, Basis::ThisEnvironment, &facts.path)];
    answers.extend(look.shells(cancel));
    answers.extend(consumers::computed(&look, &answers));
    let found: BTreeSet<PathBuf> = answers.iter().filter_map(Answer::real).collect();
    // That a cron job or a service finds nothing is how systems are; where people type and click, it is not.
    let lacking = answers.iter().any(|answer| answer.is_without() && answer.consumer.is_at_hand());
    let leads_away = answers.iter().any(|answer| answer.word.is_some() && answer.command.is_none());
    let agree = found.len() < 2 && !leads_away && (found.is_empty() || !lacking);
    let lacks = |consumer: Consumer| {
        answers.iter().any(|answer| answer.consumer == consumer && answer.command.is_none())
    };
    // Where all that find one agree, only what our files would still bring about is a fix.
    let is_curable = !agree
        || lacks(Consumer::SshCommand) && !look.is_login_shell_configured()
        || lacks(Consumer::UserService) && look.lacks_desktop_file();
    let fix = (is_curable && command == "go").then(|| fix(&look)).flatten();
    let in_the_way = in_the_way::lines(&look, &answers);
    Ok(Why { command: command.to_owned(), answers, agree, fix, in_the_way })
}

/// Ours first for every shell and for the desktop. (What root's files decide, `sudo` and `cron`, stays the person's.)
fn fix(look: &Look<'_>) -> Option<Mend> {
    look.facts.ours.active?;
    let shells: BTreeSet<Shell> = look.configured.iter().copied().chain(look.login_shell()).collect();
    let shells = ShellChoice::Only { shells: shells.into_iter().collect() };
    Some(Mend { shells: Some(shells), ..Mend::default() })
}

impl Consumer {
    /// Whether it is where people type and click.
    const fn is_at_hand(self) -> bool {
        match self {
            Self::LoginShell { .. } | Self::InteractiveShell { .. } | Self::Desktop | Self::VsCode => true,
            Self::ThisTerminal
            | Self::Script { .. }
            | Self::Cron
            | Self::UserService
            | Self::Sudo
            | Self::SshCommand => false,
        }
    }
}

impl Answer {
    /// Whether nothing is found, as far as that is known: who hands over to another program is not who people type to.
    #[must_use]
    pub fn is_without(&self) -> bool {
        self.command.is_none() && self.word.is_none() && !matches!(self.failed, Some(Seen::HandsOver { .. }))
    }

    /// The program behind the links.
    fn real(&self) -> Option<PathBuf> {
        self.program.clone().or_else(|| self.command.clone())
    }
}

/// What is looked at.
pub(crate) struct Look<'a> {
    pub(crate) host: &'a Host,
    pub(crate) facts: &'a Facts,
    pub(crate) texts: &'a [RcText],
    pub(crate) command: &'a str,
    /// Shells that a set-up of ours was about.
    pub(crate) configured: &'a BTreeSet<Shell>,
}

impl Look<'_> {
    /// The shell that logs this person in.
    pub(crate) fn login_shell(&self) -> Option<Shell> {
        self.facts.shells.iter().find(|facts| facts.is_login_shell).map(|facts| facts.shell)
    }

    /// Whether a set-up of ours was about the shell that logs this person in.
    fn is_login_shell_configured(&self) -> bool {
        self.login_shell().is_none_or(|shell| self.configured.contains(&shell))
    }

    /// Whether systemd's user manager is at work here and our file for it is missing.
    fn lacks_desktop_file(&self) -> bool {
        let path = self.facts.home.config_base.join(ENVIRONMENT_D_FILE);
        self.facts.systemd_user && !matches!(fs::inspect(&path), Ok(Some(_)))
    }

    /// What a consumer with this PATH gets.
    pub(crate) fn answer(&self, consumer: Consumer, basis: Basis, path: &[PathBuf]) -> Answer {
        self.of_command(consumer, basis, find_program(self.command, path))
    }

    /// The answer about a command that was found, or that none was.
    pub(crate) fn of_command(&self, consumer: Consumer, basis: Basis, command: Option<PathBuf>) -> Answer {
        let links = command.as_deref().map(links_of).unwrap_or_default();
        let program = command.as_deref().and_then(fs::resolve).filter(|real| Some(real) != command.as_ref());
        let real = program.clone().or_else(|| command.clone());
        let root = real.as_deref().and_then(root_of);
        let version = root.as_deref().and_then(detect::version_at);
        let at = command.as_deref().and_then(Path::parent).and_then(|dir| self.line_naming(consumer, dir));
        let of_go = version.zip(root).filter(|_| self.command == "go");
        let runs = of_go.and_then(|(has, root)| toolchain::switch(self.host, has, &root));
        Answer { consumer, basis, command, links, program, at, version, runs, word: None, failed: None }
    }

    /// The last line that names a directory, of the files this consumer may read.
    fn line_naming(&self, consumer: Consumer, dir: &Path) -> Option<FileLine> {
        last_line_naming(self.read_by(consumer), dir, &self.host.places.home)
    }

    /// The files this consumer may read.
    fn read_by(&self, consumer: Consumer) -> Vec<&RcText> {
        let of_manager = |text: &&RcText| text.path().iter().any(|part| part == "environment.d");
        match consumer {
            Consumer::LoginShell { shell } => read_by(self.texts, shell, Moment::Login),
            Consumer::InteractiveShell { shell } => read_by(self.texts, shell, Moment::Interactive),
            Consumer::Script { shell } => self.read_by_script(shell, false),
            Consumer::SshCommand => {
                self.login_shell().map(|shell| self.read_by_script(shell, true)).unwrap_or_default()
            }
            Consumer::Desktop | Consumer::UserService => self.texts.iter().filter(of_manager).collect(),
            Consumer::ThisTerminal | Consumer::VsCode | Consumer::Cron | Consumer::Sudo => Vec::new(),
        }
    }

    /// What a shell reads that is neither a login shell nor interactive. bash reads its file for interactive shells there
    /// when sshd starts it (bash(1), "remote shell daemon").
    fn read_by_script(&self, shell: Shell, is_ssh: bool) -> Vec<&RcText> {
        let interactive = read_by(self.texts, shell, Moment::Interactive);
        match shell {
            Shell::Bash if is_ssh => interactive,
            Shell::Zsh => {
                let is_always_read = |text: &&RcText| {
                    let name = text.path().file_name().unwrap_or_default();
                    name == ".zshenv" || name == "zshenv"
                };
                interactive.into_iter().filter(is_always_read).collect()
            }
            Shell::Fish | Shell::Tcsh | Shell::Csh => interactive,
            Shell::Sh
            | Shell::Dash
            | Shell::Bash
            | Shell::Ksh
            | Shell::Mksh
            | Shell::Nushell
            | Shell::Elvish
            | Shell::Xonsh
            | Shell::PowerShell => Vec::new(),
        }
    }

    /// The login shell, and every other that is set up for Go: at login, interactive, and for a script.
    fn shells(&self, cancel: &Cancel) -> Vec<Answer> {
        let login = self.login_shell();
        let mut seen = BTreeSet::new();
        let asked = self.facts.shells.iter().filter(|facts| {
            let is_wanted = Some(facts.shell) == login || self.configured.contains(&facts.shell);
            is_wanted && seen.insert(facts.shell)
        });
        let shells: Vec<(Shell, PathBuf)> = asked.map(|facts| (facts.shell, facts.path.clone())).collect();
        let kinds: Vec<Shell> = shells.iter().map(|(shell, _)| *shell).collect();
        let leftovers = Leftovers::watch(self.host, &kinds);
        let mut answers = Vec::new();
        let asked = self.question();
        for (shell, path) in &shells {
            for (consumer, moment) in [
                (Consumer::LoginShell { shell: *shell }, Moment::Login),
                (Consumer::InteractiveShell { shell: *shell }, Moment::Interactive),
            ] {
                let heard =
                    ask_shell(self.host, SHELL_LIMIT, cancel, (*shell, path.as_path()), (moment, asked));
                answers.push(self.of_heard(consumer, heard));
            }
            let heard = consumers::ask_script(self.host, (*shell, path.as_path()), asked, &[], cancel);
            answers.push(self.of_heard(Consumer::Script { shell: *shell }, heard));
            if Some(*shell) == login {
                let env = consumers::ssh_env(self.host);
                let heard = consumers::ask_script(self.host, (*shell, path.as_path()), asked, &env, cancel);
                answers.push(self.of_heard(Consumer::SshCommand, heard));
            }
        }
        leftovers.remove();
        answers
    }

    /// The command that shells are asked for. A name that cannot stand in a question is looked up in the PATH that is heard.
    fn question(&self) -> &str {
        if can_be_asked_for(self.command) { self.command } else { "go" }
    }

    fn of_heard(&self, consumer: Consumer, heard: Result<Heard, Seen>) -> Answer {
        let heard = match heard {
            Err(seen) => {
                return Answer { failed: Some(seen), ..self.of_command(consumer, Basis::Started, None) };
            }
            Ok(heard) => heard.answer,
        };
        if self.question() != self.command {
            return self.answer(consumer, Basis::Started, &heard.path);
        }
        let Some(word) = heard.word(self.command) else {
            let command = heard.go.map(PathBuf::from).filter(|path| path.is_absolute());
            return self.of_command(
                consumer,
                Basis::Started,
                command.or_else(|| find_program(self.command, &heard.path)),
            );
        };
        let command = match word.behind {
            Behind::SameName => find_program(self.command, &heard.path),
            Behind::Path(path) => Some(path),
            Behind::Other => None,
        };
        let at = last_line(self.read_by(consumer), |line| defines(line, self.command));
        let word = Some(AnswerWord { kind: word.kind, at });
        Answer { word, ..self.of_command(consumer, Basis::Started, command) }
    }
}

/// The links from a path to what it leads to: directories on the way count too.
fn links_of(path: &Path) -> Vec<PathBuf> {
    const MOST: usize = 16;
    let mut links = Vec::new();
    let mut at = path.to_owned();
    while links.len() < MOST {
        let mut dirs: Vec<&Path> = at.ancestors().collect();
        dirs.reverse();
        let Some((link, target)) =
            dirs.iter().find_map(|dir| Some((dir.to_path_buf(), fs::link_target(dir)?)))
        else {
            return links;
        };
        let rest = at.strip_prefix(&link).unwrap_or(Path::new("")).to_owned();
        let base = link.parent().unwrap_or(Path::new("/")).join(target);
        at = if rest.as_os_str().is_empty() { base } else { base.join(rest) };
        links.push(link);
    }
    links
}

/// The GOROOT around a `go`.
fn root_of(program: &Path) -> Option<PathBuf> {
    program.parent()?.parent().map(Path::to_owned)
}
