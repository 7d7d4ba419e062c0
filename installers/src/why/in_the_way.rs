//! Lines of the person's that undo what ours do.

use super::{Answer, Consumer, Look};
use crate::detect::FileLine;
use crate::doctor::reads_lines;
use crate::host::fs;
use crate::shell::{Moment, Shell};
use std::collections::BTreeSet;

/// The lines by which shells that read ours find another Go all the same.
pub(super) fn lines(look: &Look<'_>, answers: &[Answer]) -> Vec<FileLine> {
    if look.command != "go" || look.facts.ours.active.is_none() {
        return Vec::new();
    }
    let ours = fs::resolve(&look.host.places.active_bin().join(look.command));
    let reads_ours = |answer: &&Answer| {
        fresh_shell(answer.consumer)
            .is_some_and(|(shell, moment)| reads_lines(look.texts, look.facts, shell, moment))
    };
    let others = answers.iter().filter(|answer| answer.real() != ours).filter(reads_ours);
    others.filter_map(|answer| answer.at.clone()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The shell that a consumer is, where start-up files of ours are for it.
const fn fresh_shell(consumer: Consumer) -> Option<(Shell, Moment)> {
    match consumer {
        Consumer::LoginShell { shell } => Some((shell, Moment::Login)),
        Consumer::InteractiveShell { shell } => Some((shell, Moment::Interactive)),
        Consumer::ThisTerminal
        | Consumer::Script { .. }
        | Consumer::Desktop
        | Consumer::VsCode
        | Consumer::Cron
        | Consumer::UserService
        | Consumer::Sudo
        | Consumer::SshCommand => None,
    }
}
