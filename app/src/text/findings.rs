//! Proofs and what they saw.

use super::Words;
use goready_i18n::{msg, quantity};
use goready_installers::verify::{Finding, Proof, PtraceCause, Seen, StartCause};
use std::time::Duration;

/// What is being proved, several things at once; some have commas of their own.
pub(crate) fn proofs(words: &Words<'_>, proofs: &[Proof]) -> String {
    let names: Vec<String> = proofs.iter().map(|under_way| proof(words, under_way)).collect();
    names.join(" · ")
}

/// What is proved.
pub(crate) fn proof(words: &Words<'_>, proof: &Proof) -> String {
    let name = |shell| crate::settings::shell_name(shell);
    match proof {
        Proof::GoVersion => msg::finding_proof_go_version(words.lang),
        Proof::GoEnv { variable } => msg::finding_proof_go_env(words.lang, variable.as_str()),
        Proof::HelloBuild => msg::finding_proof_hello_build(words.lang),
        Proof::HelloRun => msg::finding_proof_hello_run(words.lang),
        Proof::Tool { tool } => msg::tools_proof(words.lang, tool.name()),
        Proof::ShellLogin { shell } => msg::finding_proof_shell_login(words.lang, name(*shell)),
        Proof::ShellInteractive { shell } => msg::finding_proof_shell_interactive(words.lang, name(*shell)),
        Proof::ProjectBuild => msg::project_proof_build(words.lang),
        Proof::ProjectRun => msg::project_proof_run(words.lang),
        Proof::ProjectTest => msg::project_proof_test(words.lang),
    }
}

/// One finding in one line.
pub(crate) fn finding(words: &Words<'_>, finding: &Finding) -> String {
    msg::finding_line(words.lang, proof(words, &finding.proof), seen(words, &finding.seen))
}

/// What was seen, as the end of a sentence.
pub(crate) fn seen(words: &Words<'_>, seen: &Seen) -> String {
    let lang = words.lang;
    match seen {
        Seen::Version { version, platform } => {
            msg::finding_version(lang, platform.to_string(), version.bare())
        }
        Seen::Value { value } => or_nothing(words, value),
        Seen::Built { size_bytes } => msg::finding_built(lang, quantity::size(lang, *size_bytes)),
        Seen::Printed { line } => msg::finding_printed(lang, line.as_str()),
        Seen::Found { go, version } => msg::finding_found(lang, words.path(go), version.bare()),
        Seen::Diagnosed { message } => msg::tools_seen_diagnosed(lang, message.as_str()),
        Seen::Stopped { value } => msg::tools_seen_stopped(lang, value.as_str()),
        Seen::ImportAdded { line } => msg::tools_seen_import_added(lang, line.as_str()),
        Seen::PtraceForbidden { cause } => msg::tools_seen_ptrace_forbidden(lang, ptrace_name(*cause)),
        Seen::Overridden { value, wanted } => {
            msg::finding_overridden(lang, or_nothing(words, value), or_nothing(words, wanted))
        }
        Seen::ForeignGopath { gopath, wanted } => {
            msg::finding_foreign_gopath(lang, or_nothing(words, gopath), words.path(wanted))
        }
        Seen::ShellComplained { line, .. } => msg::finding_shell_complained(lang, line.as_str()),
        Seen::HandsOver { to, at } => {
            msg::finding_hands_over(lang, at.line.to_string(), words.path(&at.path), to.as_str())
        }
        Seen::TerminalNeeded => msg::finding_terminal_needed(lang),
        Seen::NotStarted { .. }
        | Seen::TimedOut { .. }
        | Seen::Failed { .. }
        | Seen::Silent
        | Seen::Garbled { .. }
        | Seen::TooLong { .. }
        | Seen::OtherVersion { .. }
        | Seen::OtherPlatform { .. }
        | Seen::OtherValue { .. }
        | Seen::DiskFull { .. }
        | Seen::FileFailed { .. }
        | Seen::Busy { .. }
        | Seen::Cancelled
        | Seen::Blocked { .. }
        | Seen::NoAnswer { .. }
        | Seen::GoNotFound { .. }
        | Seen::OtherGo { .. }
        | Seen::ForeignGoroot { .. } => broken(words, seen),
    }
}

/// What stands in the way of a proof.
fn broken(words: &Words<'_>, seen: &Seen) -> String {
    let lang = words.lang;
    match seen {
        Seen::NotStarted { path, cause, message } => {
            msg::finding_not_started(lang, cause_name(*cause), message.as_str(), words.path(path))
        }
        Seen::TimedOut { limit_ms } => {
            msg::finding_timed_out(lang, quantity::duration(lang, Duration::from_millis(*limit_ms)))
        }
        Seen::Failed { line, .. } => msg::finding_failed(lang, line.as_str()),
        Seen::Silent => msg::finding_silent(lang),
        Seen::Garbled { line } => msg::finding_garbled(lang, line.as_str()),
        Seen::TooLong { limit_bytes } => msg::finding_too_long(lang, quantity::size(lang, *limit_bytes)),
        Seen::OtherVersion { version, wanted } => {
            msg::finding_other_version(lang, version.bare(), wanted.bare())
        }
        Seen::OtherPlatform { platform, wanted } => {
            msg::finding_other_platform(lang, platform.to_string(), wanted.to_string())
        }
        Seen::OtherValue { value, wanted } => {
            msg::finding_other_value(lang, or_nothing(words, value), or_nothing(words, wanted))
        }
        Seen::DiskFull { path } => msg::finding_disk_full(lang, words.path(path)),
        Seen::FileFailed { path, message } => {
            msg::finding_file_failed(lang, message.as_str(), words.path(path))
        }
        Seen::Busy { holder } => msg::finding_busy(lang, holder.as_str()),
        Seen::Cancelled => msg::finding_cancelled(lang),
        Seen::Blocked { by } => msg::finding_blocked(lang, proof(words, by)),
        Seen::NoAnswer { line, .. } if line.is_empty() => msg::finding_no_answer_nor_word(lang),
        Seen::NoAnswer { line, .. } => msg::finding_no_answer(lang, line.as_str()),
        Seen::GoNotFound { .. } => msg::finding_go_not_found(lang),
        Seen::OtherGo { go, wanted } => msg::finding_other_go(lang, go.as_str(), words.path(wanted)),
        Seen::ForeignGoroot { goroot, wanted } => {
            msg::finding_foreign_goroot(lang, words.path(goroot), words.path(wanted))
        }
        // Those that `seen` has worded.
        Seen::Version { .. }
        | Seen::Value { .. }
        | Seen::Built { .. }
        | Seen::Printed { .. }
        | Seen::Found { .. }
        | Seen::Overridden { .. }
        | Seen::ForeignGopath { .. }
        | Seen::ShellComplained { .. }
        | Seen::TerminalNeeded
        | Seen::HandsOver { .. }
        | Seen::Diagnosed { .. }
        | Seen::Stopped { .. }
        | Seen::ImportAdded { .. }
        | Seen::PtraceForbidden { .. } => String::new(),
    }
}

fn or_nothing(words: &Words<'_>, value: &str) -> String {
    if value.is_empty() { msg::finding_empty_value(words.lang) } else { value.to_owned() }
}

const fn ptrace_name(cause: PtraceCause) -> &'static str {
    match cause {
        PtraceCause::YamaAdmin => "admin",
        PtraceCause::YamaNobody => "nobody",
        PtraceCause::Filtered => "filtered",
    }
}

const fn cause_name(cause: StartCause) -> &'static str {
    match cause {
        StartCause::Missing => "missing",
        StartCause::LoaderMissing => "loader_missing",
        StartCause::NotExecutable => "not_executable",
        StartCause::NoExec => "noexec",
        StartCause::ForeignFormat => "foreign_format",
        StartCause::Other => "other",
    }
}
