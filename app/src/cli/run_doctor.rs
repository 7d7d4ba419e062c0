//! `doctor`: everything that usually goes wrong, and what puts it right.

use super::change::{self, Agreement};
use super::error::CliError;
use super::interrupt;
use super::json::DoctorReport;
use super::out::Colour;
use super::run_status;
use super::session::{Ending, Session};
use crate::redact::Redactor;
use crate::text::Words;
use goready_i18n::msg;
use goready_installers::doctor::{Examination, Finding, Look};
use goready_installers::engine::{Engine, EngineError};
use goready_installers::host::fs;
use goready_installers::plan::Request;
use goready_installers::verify::Severity;
use std::fmt::Write as _;
use std::path::Path;

const SHAPE: &str = "goready.doctor.v1";

/// What was asked besides looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Nothing.
    Nothing,
    /// Put right what can be put right.
    Fix,
}

/// `goready doctor`.
pub(crate) fn doctor(session: &Session<'_>, then: Then, report: Option<&Path>) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    interrupt::listen(session)?;
    let before = examine(session, &engine)?;
    if let Some(path) = report {
        write_report(session, &engine, &before, path)?;
    }
    match then {
        Then::Nothing => answer(session, before),
        Then::Fix => fix(session, &engine, before),
    }
}

fn examine(session: &Session<'_>, engine: &Engine) -> Result<Examination, CliError> {
    let observe = |check| session.log.line(&format!("looking at {check:?}"));
    let examination = engine.doctor(&observe, &session.cancel)?;
    for finding in examination.findings.iter().filter(|finding| finding.trouble.is_some()) {
        session.log.line(&format!("{:?} {:?}", finding.code, finding.trouble));
    }
    Ok(examination)
}

fn ending(examination: &Examination) -> Ending {
    if examination.is_broken() { Ending::Broken } else { Ending::Fine }
}

fn answer(session: &Session<'_>, examination: Examination) -> Result<Ending, CliError> {
    let ending = ending(&examination);
    let report = DoctorReport { ok: !examination.is_broken(), examination, fix: None, after: None };
    session.answer(SHAPE, &report, || {
        examination_text(&session.words(), &report.examination, session.out.colour)
    })?;
    Ok(ending)
}

fn fix(session: &Session<'_>, engine: &Engine, before: Examination) -> Result<Ending, CliError> {
    let words = session.words();
    session.out.say(&examination_text(&words, &before, session.out.colour));
    let Some(mend) = before.mend() else {
        session.out.say(&msg::doctor_nothing_to_fix(session.lang));
        let ending = ending(&before);
        session.report(
            SHAPE,
            &DoctorReport { ok: !before.is_broken(), examination: before, fix: None, after: None },
        )?;
        return Ok(ending);
    };
    let plan = engine.plan(&Request::Mend(Box::new(mend)))?;
    let (changed, report) = change::do_it(session, engine, &plan, Agreement::Open)?;
    if session.global.dry_run {
        let ok = !before.is_broken();
        session.report(SHAPE, &DoctorReport { ok, examination: before, fix: Some(report), after: None })?;
        return Ok(changed);
    }
    let after = examine(session, engine)?;
    session.out.say(&msg::doctor_after(session.lang));
    session.out.say(&examination_text(&words, &after, session.out.colour));
    let ending = if after.is_broken() { Ending::Broken } else { changed };
    let ok = !after.is_broken();
    session
        .report(SHAPE, &DoctorReport { ok, examination: before, fix: Some(report), after: Some(after) })?;
    Ok(ending)
}

/// One line for each finding, what to do below it, and the verdict.
fn examination_text(words: &Words<'_>, examination: &Examination, colour: Colour) -> String {
    let mut text = String::new();
    for finding in &examination.findings {
        finding_text(&mut text, words, finding, colour);
    }
    let looks = examination.findings.iter().filter(|finding| finding.look == Look::Taken).count();
    let verdict = match (examination.count(Severity::Broken), examination.count(Severity::Advice)) {
        (0, 0) => msg::doctor_all_well(words.lang, looks),
        (0, advice) => msg::doctor_verdict_advice(words.lang, advice),
        (broken, _) => msg::doctor_verdict_broken(words.lang, broken),
    };
    line(&mut text, &verdict);
    text
}

fn finding_text(text: &mut String, words: &Words<'_>, finding: &Finding, colour: Colour) {
    let mark = match finding.severity {
        Severity::Ok if finding.look != Look::Taken => "-".to_owned(),
        Severity::Ok => colour.paint("32", "✓"),
        Severity::Advice => colour.paint("33", "!"),
        Severity::Broken => colour.paint("31", "✗"),
    };
    let seen = match &finding.trouble {
        None => words.look(finding.look),
        Some(trouble) => words.trouble(trouble),
    };
    let code = finding.code.as_ref().map(|code| format!(" [{code}]")).unwrap_or_default();
    let said = msg::doctor_line(words.lang, words.check(finding.check), seen);
    line(text, &format!("  {mark} {said}{code}"));
    let todo =
        if finding.fix.is_some() { Some(msg::doctor_fixable(words.lang)) } else { words.by_hand(finding) };
    if let Some(todo) = todo {
        line(text, &format!("      → {todo}"));
    }
}

/// A text that may be posted publicly: findings and facts, without who and where the person is.
fn write_report(
    session: &Session<'_>,
    engine: &Engine,
    examination: &Examination,
    path: &Path,
) -> Result<(), CliError> {
    let words = session.words();
    let text = report_text(&words, engine, examination)?;
    let path = engine.host().dir.join(path);
    fs::write_named(&path, text.as_bytes(), 0o644).map_err(EngineError::from)?;
    session.out.say(&msg::doctor_report_written(session.lang, words.path(&path)));
    Ok(())
}

/// The report's text.
pub(crate) fn report_text(
    words: &Words<'_>,
    engine: &Engine,
    examination: &Examination,
) -> Result<String, CliError> {
    let host = engine.host();
    let mut text = msg::doctor_report_heading(words.lang, env!("CARGO_PKG_VERSION"));
    text.push_str("\n\n");
    text.push_str(&examination_text(words, examination, Colour::Off));
    text.push('\n');
    text.push_str(&run_status::facts_text(words, &engine.facts()?));
    let home = &host.places.home;
    let behind_links = fs::resolve(home);
    let user = host.env.text("USER").or_else(|| host.env.text("LOGNAME"));
    let redactor = Redactor::new(home.to_str(), user.as_deref())
        .with_home(behind_links.as_deref().and_then(Path::to_str))
        .with_host_name(host.name().as_deref());
    Ok(redactor.redact(&text))
}

fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}
