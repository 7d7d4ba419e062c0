//! `env`: Go's settings, each with its origin and meaning.

use super::change::{self, Agreement};
use super::error::{CliError, UsageError, UsageProblem};
use super::interrupt;
use super::session::{Ending, Session};
use crate::text::{self, Words};
use goready_i18n::msg;
use goready_installers::goenv::{GoEnvReport, Setting, SettingOrigin, VARIABLES};
use goready_installers::plan::Request;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const SHAPE: &str = "goready.env.v1";

/// What goready changes with an undo; everything else is for `go env -w`.
pub(crate) const EDITABLE: [&str; 3] = ["GOPATH", "GOBIN", "GOPROXY"];

/// `goready env`.
pub(crate) fn env(
    session: &Session<'_>,
    variable: Option<&str>,
    only_changed: bool,
) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    interrupt::listen(session)?;
    let words = session.words();
    // What need not wait for the go command's answer is done before it comes.
    let mut meanings = BTreeMap::new();
    let mut report = engine.go_env(&session.cancel, || {
        session.log.flush();
        if !session.global.json {
            meanings.extend(VARIABLES.iter().map(|known| (known.name, words.setting_meaning(known.name))));
        }
    });
    if let Some(name) = variable {
        if report.setting(name).is_none() {
            return Err(unknown(session, &report, name));
        }
        report.settings.retain(|setting| setting.name == name);
    }
    if only_changed {
        report.settings.retain(|setting| !setting.is_default || setting.go_says.is_some());
    }
    session.answer(SHAPE, &report, || report_text(&words, &report, (&meanings, variable.is_some())))?;
    Ok(Ending::Fine)
}

/// `goready env NAME --set VALUE`, `goready env NAME --unset`.
pub(crate) fn change(session: &Session<'_>, name: &str, value: Option<&str>) -> Result<Ending, CliError> {
    if !EDITABLE.contains(&name) {
        let problem = UsageProblem::InvalidValue { option: "VARIABLE".to_owned(), value: name.to_owned() };
        let nearest = EDITABLE.map(ToOwned::to_owned).to_vec();
        return Err(UsageError { problem, nearest, command: format!("goready {}", session.verb) }.into());
    }
    let engine = session.engine()?;
    let mend = engine.go_env_wish(name, value)?;
    let plan = engine.plan(&Request::Mend(Box::new(mend)))?;
    change::carry_out(session, &engine, &plan, "goready.env-change.v1", Agreement::Open)
}

/// A name that `go env` of this Go does not print, with those that are spelled alike.
fn unknown(session: &Session<'_>, report: &GoEnvReport, name: &str) -> CliError {
    let asked = name.to_uppercase();
    let begin: String = asked.chars().take(4).collect();
    let names = report.settings.iter().map(|setting| setting.name.clone());
    let nearest = names.filter(|known| *known == asked || known.starts_with(&begin)).take(6).collect();
    let problem = UsageProblem::InvalidValue { option: "VARIABLE".to_owned(), value: name.to_owned() };
    UsageError { problem, nearest, command: format!("goready {}", session.verb) }.into()
}

/// What each variable means.
type Meanings = BTreeMap<&'static str, String>;

/// The report in words. Who asked for one variable wants all of its value.
fn report_text(words: &Words<'_>, report: &GoEnvReport, (meanings, is_whole): (&Meanings, bool)) -> String {
    let lang = words.lang;
    let mut text = String::new();
    let heading = match (&report.go, report.version) {
        (None, _) => msg::env_of_no_go(lang),
        (Some(go), Some(version)) => msg::env_of_go(lang, words.path(go), version.bare()),
        (Some(go), None) => msg::env_of_unknown_go(lang, words.path(go)),
    };
    line(&mut text, &heading);
    if let Some(seen) = &report.go_failed {
        line(&mut text, &format!("! {}", msg::env_go_failed(lang, text::seen(words, seen))));
    }
    if report.settings.is_empty() {
        line(&mut text, &msg::env_nothing_changed(lang));
    }
    for setting in &report.settings {
        setting_text(&mut text, words, report, (setting, is_whole));
        let meaning = meanings.get(setting.name.as_str()).cloned();
        line(&mut text, &format!("  {}", meaning.unwrap_or_else(|| words.setting_meaning(&setting.name))));
    }
    text
}

fn setting_text(
    text: &mut String,
    words: &Words<'_>,
    report: &GoEnvReport,
    (setting, is_whole): (&Setting, bool),
) {
    let lang = words.lang;
    let is_unknown = setting.origin == SettingOrigin::GoCommand && setting.value.is_empty();
    if is_unknown && (report.go_failed.is_some() || report.go.is_none()) {
        line(text, &msg::common_named(lang, setting.name.as_str(), msg::env_go_silent(lang)));
    } else {
        let or_empty = |value: &str| match value {
            "" => msg::env_empty(lang),
            value if is_whole => value.to_owned(),
            value => words.short(value),
        };
        let origin = words.setting_origin(&setting.origin);
        line(text, &msg::env_value(lang, setting.name.as_str(), origin, or_empty(&setting.value)));
        if let Some(said) = &setting.go_says {
            line(text, &format!("  ! {}", msg::env_go_says(lang, or_empty(said))));
        }
    }
    if let Some(trap) = &setting.trap {
        line(text, &format!("  ! {}", words.setting_trap(trap)));
    }
}

fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}
