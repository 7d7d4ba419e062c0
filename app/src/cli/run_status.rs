//! `status` and `verify`.

use super::change::{any_broken, finding_line};
use super::error::CliError;
use super::interrupt;
use super::json::{StatusReport, VerifyReport};
use super::session::{Ending, Session};
use crate::text::{self, Words};
use goready_i18n::{Lang, msg, quantity};
use goready_installers::detect::{Facts, SdkFacts, SdkHealth, Sourced};
use goready_installers::verify::{Proving, Severity};
use goready_installers::version::GoVersion;
use std::fmt::{Display, Write as _};

/// `goready status`.
pub(crate) fn status(session: &Session<'_>) -> Result<Ending, CliError> {
    let facts = session.engine()?.facts()?;
    let report = StatusReport { goready: env!("CARGO_PKG_VERSION").to_owned(), facts };
    session.answer("goready.status.v1", &report, || facts_text(&session.words(), &report.facts))?;
    Ok(Ending::Fine)
}

/// `goready verify`.
pub(crate) fn verify(session: &Session<'_>) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    interrupt::listen(session)?;
    let words = session.words();
    let observe = |proving: Proving| session.log.line(&format!("proof {proving:?}"));
    let found = engine.verify(&observe, &session.cancel)?;
    let active = engine.facts()?.ours.active;
    let findings = found.unwrap_or_default();
    let is_broken = any_broken(&findings);
    // Without a Go of ours nothing is proved, and a script that asks must not take that for a yes.
    let report = VerifyReport { active, ok: active.is_some() && !is_broken, findings };
    session.answer("goready.verify.v1", &report, || {
        let mut text = String::new();
        for finding in &report.findings {
            line(&mut text, &finding_line(session, &text::finding(&words, finding), finding));
        }
        let broken = report.findings.iter().filter(|finding| finding.severity == Severity::Broken).count();
        let verdict = match (report.active, broken) {
            (None, _) => msg::finding_none_active(session.lang),
            (Some(_), 0) => msg::finding_all_proved(session.lang, report.findings.len()),
            (Some(_), broken) => msg::finding_some_broken(session.lang, broken),
        };
        line(&mut text, &verdict);
        text
    })?;
    Ok(if report.ok { Ending::Fine } else { Ending::Broken })
}

/// The facts, each with its origin.
pub(crate) fn facts_text(words: &Words<'_>, facts: &Facts) -> String {
    let lang = words.lang;
    let mut text = String::new();
    heading(&mut text, &msg::status_machine(lang));
    machine(&mut text, words, facts);
    heading(&mut text, &msg::status_home(lang));
    home(&mut text, words, facts);
    heading(&mut text, &msg::status_sdks(lang));
    sdks(&mut text, words, facts);
    if !facts.go_env.is_empty() {
        heading(&mut text, &msg::status_go_env(lang));
        for (name, set) in &facts.go_env {
            entry(&mut text, words, name, set);
        }
    }
    if !facts.tools.is_empty() {
        heading(&mut text, &msg::status_tools(lang));
        for tool in &facts.tools {
            let unknown = || msg::common_unknown(lang);
            let version = tool.version.clone().unwrap_or_else(unknown);
            let built_with = tool.built_with.clone().unwrap_or_else(unknown);
            let tool =
                msg::status_tool(lang, built_with, tool.name.as_str(), words.path(&tool.path), version);
            line(&mut text, &format!("  {tool}"));
        }
    }
    text
}

fn machine(text: &mut String, words: &Words<'_>, facts: &Facts) {
    let (lang, machine) = (words.lang, &facts.machine);
    entry(text, words, &msg::status_platform(lang), &machine.platform);
    entry(text, words, &msg::status_kernel_arch(lang), &machine.kernel_arch);
    entry(text, words, &msg::status_kernel(lang), &machine.kernel_release);
    maybe(text, words, &msg::status_system(lang), machine.pretty_name.as_ref());
    let libc = machine.libc.as_ref().map(|libc| Sourced {
        value: format!("{} {}", libc.value.name, libc.value.version.clone().unwrap_or_default())
            .trim()
            .to_owned(),
        origin: libc.origin.clone(),
    });
    maybe(text, words, &msg::status_libc(lang), libc.as_ref());
    maybe(text, words, &msg::status_cpu_level(lang), machine.cpu_level.as_ref());
    maybe(text, words, "WSL", machine.wsl.as_ref());
    maybe(text, words, &msg::status_container(lang), machine.container.as_ref());
    maybe(text, words, &msg::status_emulation(lang), machine.emulation.as_ref());
    for (name, value) in &facts.proxies {
        field(text, words.lang, name, value);
    }
}

fn home(text: &mut String, words: &Words<'_>, facts: &Facts) {
    let (lang, home) = (words.lang, &facts.home);
    field(text, lang, &msg::status_home_dir(lang), &home.places.home.display());
    field(text, lang, &msg::status_data_dir(lang), &words.path(&home.places.data));
    if let Some(file_system) = &home.file_system {
        field(text, lang, &msg::status_file_system(lang), file_system);
    }
    if let Some(free) = home.free_bytes {
        field(text, lang, &msg::status_free(lang), &quantity::size(lang, free));
    }
    for shell in &facts.shells {
        let name = crate::settings::shell_name(shell.shell);
        let path = words.path(&shell.path);
        let shell = if shell.is_login_shell {
            msg::status_login_shell(lang, path, name)
        } else {
            msg::status_shell(lang, path, name)
        };
        line(text, &format!("  {shell}"));
    }
}

fn sdks(text: &mut String, words: &Words<'_>, facts: &Facts) {
    let lang = words.lang;
    let active = facts.ours.active.map_or_else(|| words_no_go(lang), GoVersion::bare);
    field(text, lang, &msg::status_active(lang), &active);
    if let Some(receipt) = &facts.ours.open_receipt {
        line(text, &format!("  {}", msg::status_open_receipt(lang, receipt.as_str())));
    }
    if let Some(holder) = &facts.ours.lock_holder {
        line(text, &format!("  {}", msg::status_lock_holder(lang, holder.as_str())));
    }
    if facts.sdks.is_empty() {
        line(text, &format!("  {}", msg::status_no_sdks(lang)));
    }
    for sdk in &facts.sdks {
        line(text, &format!("  {}", sdk_line(words, sdk)));
    }
}

/// One Go of the machine in one line.
pub(crate) fn sdk_line(words: &Words<'_>, sdk: &SdkFacts) -> String {
    let lang = words.lang;
    let version = sdk.version.map(GoVersion::bare).or_else(|| sdk.version_text.clone());
    let version = version.unwrap_or_else(|| msg::common_unknown(lang));
    let mut line = msg::status_sdk(lang, words.owner(sdk.owner), words.path(&sdk.root), version);
    if sdk.is_first_on_path {
        line = msg::status_sdk_first(lang, line);
    }
    if sdk.is_adopted {
        line = msg::adopt_status(lang, line);
    }
    match &sdk.health {
        SdkHealth::Whole => line,
        SdkHealth::Partial { missing } => msg::status_sdk_partial(lang, words.list(missing), line),
        SdkHealth::Stomped { .. } => msg::status_sdk_stomped(lang, line),
    }
}

fn words_no_go(lang: &Lang) -> String {
    msg::words_no_go(lang)
}

fn heading(text: &mut String, heading: &str) {
    line(text, heading);
}

fn entry<T: Display>(text: &mut String, words: &Words<'_>, name: &str, set: &Sourced<T>) {
    let value = msg::status_value(words.lang, name, words.origin(&set.origin), set.value.to_string());
    line(text, &format!("  {value}"));
}

fn maybe<T: Display>(text: &mut String, words: &Words<'_>, name: &str, set: Option<&Sourced<T>>) {
    if let Some(set) = set {
        entry(text, words, name, set);
    }
}

fn field(text: &mut String, lang: &Lang, name: &str, value: &dyn Display) {
    line(text, &format!("  {}", msg::common_named(lang, name, value.to_string())));
}

fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}
