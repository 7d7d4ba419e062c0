//! `why`: which program each way of starting programs gets, and through what.

use super::change::{self, Agreement};
use super::error::{CliError, UsageError, UsageProblem};
use super::interrupt;
use super::json::WhyReport;
use super::session::{Ending, Session};
use crate::text::Words;
use goready_i18n::msg;
use goready_installers::plan::Request;
use goready_installers::why::{Answer, Why};
use std::fmt::Write as _;

const SHAPE: &str = "goready.why.v1";

/// What is asked about when nothing is named.
const USUAL: &str = "go";

/// `goready why`.
pub(crate) fn why(session: &Session<'_>, command: Option<&str>, with_fix: bool) -> Result<Ending, CliError> {
    let command = command.unwrap_or(USUAL);
    if command.is_empty() || command.contains(['/', '\\', '\0']) {
        let problem = UsageProblem::InvalidValue { option: "COMMAND".to_owned(), value: command.to_owned() };
        let nearest = ["go", "gopls", "dlv"].map(ToOwned::to_owned).to_vec();
        return Err(UsageError { problem, nearest, command: format!("goready {}", session.verb) }.into());
    }
    let engine = session.engine()?;
    interrupt::listen(session)?;
    let found = engine.why(command, &session.cancel)?;
    if !with_fix {
        let report = WhyReport { why: found, fix: None };
        session.answer(SHAPE, &report, || why_text(&session.words(), &report.why))?;
        return Ok(Ending::Fine);
    }
    session.out.say(&why_text(&session.words(), &found));
    let Some(mend) = found.fix.clone() else {
        session.out.say(&msg::why_nothing_to_fix(session.lang));
        session.report(SHAPE, &WhyReport { why: found, fix: None })?;
        return Ok(Ending::Fine);
    };
    let plan = engine.plan(&Request::Mend(Box::new(mend)))?;
    let (ending, done) = change::do_it(session, &engine, &plan, Agreement::Open)?;
    session.report(SHAPE, &WhyReport { why: found, fix: Some(done) })?;
    Ok(ending)
}

fn why_text(words: &Words<'_>, why: &Why) -> String {
    let mut text = String::new();
    for answer in &why.answers {
        line(&mut text, &words.answer(answer));
        for detail in words.answer_details(answer) {
            line(&mut text, &format!("    {detail}"));
        }
    }
    let of = |answers: Vec<&Answer>| words.list(answers.iter().map(|answer| words.consumer(answer.consumer)));
    let lacking: Vec<&Answer> = why.answers.iter().filter(|answer| answer.is_without()).collect();
    let is_found = why.answers.iter().any(|answer| answer.command.is_some());
    let verdict = match (why.agree, &why.fix) {
        _ if !is_found => msg::why_nobody(words.lang),
        (true, _) if lacking.is_empty() => msg::why_agree(words.lang),
        (true, None) => msg::why_lacking(words.lang, of(lacking)),
        (true, Some(_)) => msg::why_lacking_fixable(words.lang, of(lacking)),
        (false, Some(_)) => msg::why_differ_fixable(words.lang),
        (false, None) => msg::why_differ(words.lang),
    };
    line(&mut text, &verdict);
    for at in &why.in_the_way {
        line(&mut text, &words.in_the_way(at));
    }
    text
}

fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}
