//! The way from who starts a program to the program itself, link by link.

use super::Words;
use goready_i18n::msg;
use goready_installers::why::{Answer, Basis, Consumer, SwitchCause};

/// Between links, where the chain is text.
const ARROW: &str = " → ";

impl Words<'_> {
    /// Who starts programs, as the window says it: "this terminal" is the window itself there.
    pub(crate) fn starter(&self, consumer: Consumer) -> String {
        match consumer {
            Consumer::ThisTerminal => msg::checks_this_window(self.lang),
            Consumer::LoginShell { .. }
            | Consumer::InteractiveShell { .. }
            | Consumer::Script { .. }
            | Consumer::Desktop
            | Consumer::VsCode
            | Consumer::Cron
            | Consumer::UserService
            | Consumer::Sudo
            | Consumer::SshCommand => self.consumer(consumer),
        }
    }

    /// Every link: the line that names the directory, the command, the links behind it, the program, its version.
    pub(crate) fn links(&self, answer: &Answer) -> Vec<String> {
        let Some(command) = &answer.command else { return Vec::new() };
        let at = answer.at.as_ref().map(|at| format!("{}:{}", self.path(&at.path), at.line));
        let mut links: Vec<String> = at.into_iter().chain([self.path(command)]).collect();
        links.extend(answer.links.iter().map(|link| self.path(link)));
        links
            .extend(answer.program.as_ref().filter(|_| !answer.links.is_empty()).map(|path| self.path(path)));
        links.dedup();
        links.extend(answer.version.map(|version| format!("Go {}", version.bare())));
        links
    }

    /// The chain as one line of text.
    pub(crate) fn chain(&self, answer: &Answer) -> String {
        let starter = [self.starter(answer.consumer)];
        starter.into_iter().chain(self.links(answer)).collect::<Vec<_>>().join(ARROW)
    }

    /// Which other Go would run here, and why; none where it is the one that is found.
    pub(crate) fn switch(&self, answer: &Answer) -> Option<String> {
        let switch = answer.runs.as_ref()?;
        let version = switch.version.trim_start_matches("go");
        let runs = match &switch.because {
            SwitchCause::Toolchain { value } => {
                msg::checks_runs_toolchain(self.lang, value.as_str(), version)
            }
            SwitchCause::Module { path } => msg::checks_runs_module(self.lang, self.path(path), version),
        };
        let fails = switch.fails.map(|failure| self.switch_failure(failure));
        Some([runs].into_iter().chain(fails).collect::<Vec<_>>().join("\n"))
    }

    /// What the answer was worked out from; none where somebody was asked.
    pub(crate) fn basis(&self, answer: &Answer) -> Option<String> {
        match &answer.basis {
            Basis::Started | Basis::ThisEnvironment => None,
            Basis::Computed { files } if files.is_empty() => Some(msg::why_computed_default(self.lang)),
            Basis::Computed { files } => {
                let files = self.list(files.iter().map(|file| self.path(file)));
                Some(msg::why_computed(self.lang, files))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use goready_i18n::Lang;
    use goready_installers::detect::FileLine;
    use goready_installers::version::GoVersion;
    use std::path::Path;

    #[test]
    fn a_chain_goes_from_the_starter_over_line_and_links_to_the_version() {
        let lang = Lang::default();
        let words = Words::new(&lang, Some(Path::new("/home/ann")));
        let answer = Answer {
            consumer: Consumer::Desktop,
            basis: Basis::Computed { files: vec!["/home/ann/.profile".into()] },
            command: Some("/home/ann/go/bin/go".into()),
            links: vec!["/home/ann/go".into()],
            program: Some("/home/ann/sdk/bin/go".into()),
            at: Some(FileLine { path: "/home/ann/.profile".into(), line: 8 }),
            version: Some(GoVersion::new(1, 23, 12)),
            runs: None,
            word: None,
            failed: None,
        };
        let chain = "A program started from the desktop → ~/.profile:8 → ~/go/bin/go → ~/go → ~/sdk/bin/go → Go 1.23.12";
        assert_eq!(words.chain(&answer), chain);
        assert_eq!(words.basis(&answer).as_deref(), Some("computed from ~/.profile"));
        let nothing = Answer { command: None, ..answer };
        assert!(words.links(&nothing).is_empty());
    }
}
