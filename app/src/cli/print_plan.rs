//! A plan as text: numbered steps with sizes, diffs of every text file, warnings, and how it is taken back.

use super::out::Colour;
use crate::text::{self, Words};
use goready_i18n::{msg, quantity};
use goready_installers::engine::FileDiff;
use goready_installers::plan::{Plan, Request, Step};
use std::fmt::Write as _;

/// SGR of what only explains.
const DIM: &str = "2";
const BOLD: &str = "1";
const RED: &str = "31";
const GREEN: &str = "32";
const YELLOW: &str = "33";
const CYAN: &str = "36";

/// The whole plan.
pub(crate) fn plan(words: &Words<'_>, plan: &Plan, diffs: &[FileDiff], colour: Colour) -> String {
    let mut text = String::new();
    line(&mut text, &colour.paint(BOLD, &words.plan_title(plan)));
    for satisfied in &plan.satisfied {
        let already = msg::plan_already(words.lang, words.satisfied(satisfied));
        line(&mut text, &format!("  {}", colour.paint(DIM, &already)));
    }
    for step in &plan.steps {
        line(&mut text, &format!("{:>3}. {}", step.id, words.action(&step.action)));
        let note = note(words, plan, step);
        for note in [Some(note), words.sources(&step.action)].into_iter().flatten() {
            line(&mut text, &format!("     {}", colour.paint(DIM, &note)));
        }
        for diff in diffs.iter().filter(|diff| diff.step == step.id) {
            text.push_str(&unified(&diff.unified, colour));
        }
    }
    for warning in &plan.warnings {
        let warning = msg::plan_warning(words.lang, words.warning(warning));
        line(&mut text, &colour.paint(YELLOW, &warning));
    }
    text.push_str(&totals(words, plan));
    text
}

/// Why a step is there; and how it is taken back, unless the plan itself takes something back.
fn note(words: &Words<'_>, plan: &Plan, step: &Step) -> String {
    let why = words.reason(&step.why);
    match plan.request {
        Request::Undo { .. } => why,
        Request::SetUp(_)
        | Request::InstallSdk(_)
        | Request::ActivateSdk { .. }
        | Request::AdoptSdk(_)
        | Request::Mend(_)
        | Request::NewProject(_)
        | Request::CleanCaches { .. }
        | Request::InstallTools(_)
        | Request::RemoveTools { .. }
        | Request::RemoveSdk { .. } => msg::plan_step_note(words.lang, words.inverse(step.undo), why),
    }
}

fn totals(words: &Words<'_>, plan: &Plan) -> String {
    let lang = words.lang;
    let mut text = String::new();
    if plan.is_done() {
        line(&mut text, &msg::plan_nothing_to_do(lang));
        return text;
    }
    let disk = quantity::size(lang, plan.disk_bytes);
    if plan.download_bytes > 0 {
        line(&mut text, &msg::plan_download(lang, disk, quantity::size(lang, plan.download_bytes)));
    } else if plan.disk_bytes > 0 {
        line(&mut text, &msg::plan_disk(lang, disk));
    }
    if let Some(afterwards) = words.take_back(plan) {
        line(&mut text, &afterwards);
    }
    text
}

/// A unified diff, indented below its step.
fn unified(diff: &str, colour: Colour) -> String {
    let mut text = String::new();
    for shown in diff.lines() {
        let shown = &*text::harmless(shown);
        let painted = match shown.as_bytes().first() {
            Some(b'+') => colour.paint(GREEN, shown),
            Some(b'-') => colour.paint(RED, shown),
            Some(b'@') => colour.paint(CYAN, shown),
            _ => shown.to_owned(),
        };
        line(&mut text, &format!("     {painted}"));
    }
    text
}

fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}
