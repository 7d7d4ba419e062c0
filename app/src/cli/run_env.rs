//! `env`: Go's settings, each with its origin and meaning.

use super::change::{self, Agreement};
use super::error::{CliError, UsageError, UsageProblem};
use super::interrupt;
use super::session::{Ending, Session};
use crate::text::{self, Words};
use goready_i18n::msg;
use goready_installers::goenv::{GoEnvReport, Setting, SettingOrigin};
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
    let words = session.words();
    // What need not wait for the go command's answer is done before it comes: it hardly ever contradicts. Until then
    // nothing is written, so Ctrl-C may end the run as it ends any program.
    let (mut listening, mut drawn) = (Ok(()), Drawn::new());
    let is_whole = variable.is_some();
    let mut report = engine.go_env(&session.cancel, |worked_out| {
        listening = interrupt::listen(session);
        session.log.flush();
        if !session.global.json {
            let draw = |setting: &Setting| (setting.clone(), setting_text(&words, setting, is_whole));
            drawn.extend(worked_out.iter().map(|setting| (setting.name.clone(), draw(setting))));
        }
    });
    listening?;
    if let Some(name) = variable {
        if report.setting(name).is_none() {
            return Err(unknown(session, &report, name));
        }
        report.settings.retain(|setting| setting.name == name);
    }
    if only_changed {
        report.settings.retain(|setting| !setting.is_default || setting.go_says.is_some());
    }
    session.answer(SHAPE, &report, || report_text(&words, &report, (&drawn, is_whole)))?;
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

/// Settings by name, and their texts as long as they are these.
type Drawn = BTreeMap<String, (Setting, String)>;

/// The report in words.
fn report_text(words: &Words<'_>, report: &GoEnvReport, (drawn, is_whole): (&Drawn, bool)) -> String {
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
    let is_silent = report.go_failed.is_some() || report.go.is_none();
    for setting in &report.settings {
        let is_unknown = setting.origin == SettingOrigin::GoCommand && setting.value.is_empty();
        match drawn.get(&setting.name) {
            _ if is_unknown && is_silent => text.push_str(&silent_text(words, setting)),
            Some((worked_out, drawn)) if worked_out == setting => text.push_str(drawn),
            Some(_) | None => text.push_str(&setting_text(words, setting, is_whole)),
        }
    }
    text
}

/// A setting that only the go command knows, which does not answer.
fn silent_text(words: &Words<'_>, setting: &Setting) -> String {
    let mut text = String::new();
    let name = setting.name.as_str();
    line(&mut text, &msg::common_named(words.lang, name, msg::env_go_silent(words.lang)));
    about(&mut text, words, setting);
    text
}

/// A setting in words. Who asked for one variable wants all of its value.
fn setting_text(words: &Words<'_>, setting: &Setting, is_whole: bool) -> String {
    let lang = words.lang;
    let mut text = String::new();
    let or_empty = |value: &str| match value {
        "" => msg::env_empty(lang),
        value if is_whole => value.to_owned(),
        value => words.short(value),
    };
    let origin = words.setting_origin(&setting.origin);
    line(&mut text, &msg::env_value(lang, setting.name.as_str(), origin, or_empty(&setting.value)));
    if let Some(said) = &setting.go_says {
        line(&mut text, &format!("  ! {}", msg::env_go_says(lang, or_empty(said))));
    }
    about(&mut text, words, setting);
    text
}

/// What is wrong with a setting, and what it means.
fn about(text: &mut String, words: &Words<'_>, setting: &Setting) {
    if let Some(trap) = &setting.trap {
        line(text, &format!("  ! {}", words.setting_trap(trap)));
    }
    line(text, &format!("  {}", words.setting_meaning(&setting.name)));
}

fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}
