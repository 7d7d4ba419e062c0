//! Who gets which program, through what.

use super::Words;
use goready_i18n::msg;
use goready_installers::detect::FileLine;
use goready_installers::shell::WordKind;
use goready_installers::verify::Seen;
use goready_installers::why::{Answer, AnswerWord, Basis, Consumer, SwitchCause, SwitchFailure};

impl Words<'_> {
    /// A way of starting programs.
    pub(crate) fn consumer(&self, consumer: Consumer) -> String {
        let lang = self.lang;
        let name = crate::settings::shell_name;
        match consumer {
            Consumer::ThisTerminal => msg::why_this_terminal(lang),
            Consumer::LoginShell { shell } => msg::why_login_shell(lang, name(shell)),
            Consumer::InteractiveShell { shell } => msg::why_interactive_shell(lang, name(shell)),
            Consumer::Script { shell } => msg::why_script(lang, name(shell)),
            Consumer::Desktop => msg::why_desktop(lang),
            Consumer::VsCode => msg::why_vs_code(lang),
            Consumer::Cron => msg::why_cron(lang),
            Consumer::UserService => msg::why_user_service(lang),
            Consumer::Sudo => msg::why_sudo(lang),
            Consumer::SshCommand => msg::why_ssh(lang),
        }
    }

    /// What it gets, in one sentence.
    pub(crate) fn answer(&self, answer: &Answer) -> String {
        let lang = self.lang;
        let consumer = self.consumer(answer.consumer);
        if let (Some(word), None) = (&answer.word, &answer.command) {
            return msg::why_leads_away(lang, consumer, word_kind(word.kind));
        }
        match (&answer.command, answer.version, &answer.failed) {
            (_, _, Some(Seen::HandsOver { to, at })) => {
                msg::why_hands_over(lang, consumer, at.line.to_string(), self.path(&at.path), to.as_str())
            }
            (_, _, Some(seen)) => msg::why_failed(lang, consumer, super::seen(self, seen)),
            (None, _, None) => msg::why_finds_nothing(lang, consumer),
            (Some(command), Some(version), None) => {
                msg::why_finds_go(lang, consumer, self.path(command), version.bare())
            }
            (Some(command), None, None) => msg::why_finds(lang, consumer, self.path(command)),
        }
    }

    /// Through what, and from where it is known: the lines below the sentence.
    pub(crate) fn answer_details(&self, answer: &Answer) -> Vec<String> {
        let lang = self.lang;
        let mut lines = Vec::new();
        if let Some(AnswerWord { kind, at }) = &answer.word {
            let kind = word_kind(*kind);
            lines.push(match at {
                None => msg::why_word(lang, kind),
                Some(at) => msg::why_word_at(lang, kind, at.line.to_string(), self.path(&at.path)),
            });
        }
        if let (false, Some(program)) = (answer.links.is_empty(), &answer.program) {
            let links = self.list(answer.links.iter().map(|link| self.path(link)));
            lines.push(msg::why_through(lang, links, self.path(program)));
        }
        if let Some(at) = answer.at.as_ref().filter(|_| answer.command.is_some()) {
            lines.push(msg::why_named_in(lang, at.line.to_string(), self.path(&at.path)));
        }
        if let Some(switch) = &answer.runs {
            let version = switch.version.trim_start_matches("go");
            lines.push(match &switch.because {
                SwitchCause::Toolchain { value } => msg::why_runs_toolchain(lang, value.as_str(), version),
                SwitchCause::Module { path } => msg::why_runs_module(lang, self.path(path), version),
            });
            lines.extend(switch.fails.map(|failure| self.switch_failure(failure)));
        }
        match &answer.basis {
            Basis::Started | Basis::ThisEnvironment => {}
            Basis::Computed { files } if files.is_empty() => lines.push(msg::why_computed_default(lang)),
            Basis::Computed { files } => {
                let files = self.list(files.iter().map(|file| self.path(file)));
                lines.push(msg::why_computed(lang, files));
            }
        }
        lines
    }

    /// What the person does about a line that puts another Go first.
    pub(crate) fn in_the_way(&self, at: &FileLine) -> String {
        msg::why_in_the_way(self.lang, at.line.to_string(), self.path(&at.path))
    }

    /// Why another Go cannot be started, after the sentence that names it.
    pub(crate) fn switch_failure(&self, failure: SwitchFailure) -> String {
        match failure {
            SwitchFailure::Forbidden => msg::why_fails_forbidden(self.lang),
            SwitchFailure::NotOnPath => msg::why_fails_not_on_path(self.lang),
            SwitchFailure::ProxyOff => msg::why_fails_proxy_off(self.lang),
            SwitchFailure::NeverReleased => msg::why_fails_never_released(self.lang),
        }
    }
}

/// The name by which texts choose.
pub(super) const fn word_kind(kind: WordKind) -> &'static str {
    match kind {
        WordKind::Alias => "alias",
        WordKind::Function => "function",
    }
}
