//! Settings: the sources in their order, each with a test of whether it answers and what backs it.

use super::{Asked, failed};
use crate::command::Command;
use crate::gui::widgets::{Button, Line, Mark, Tone, row_ui};
use crate::job::Job;
use crate::model::{Model, Try};
use crate::settings::Preference;
use crate::text::{Words, cause};
use eframe::egui::Ui;
use goready_i18n::{Lang, msg, quantity};
use goready_installers::engine::Backing;

/// Draws a row for each.
pub(super) fn sources_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    ui.spacing_mut().item_spacing.y = 0.0;
    let sources = model.sources_in_force();
    let mut asked = None;
    for (index, source) in sources.iter().enumerate() {
        let tried = model.tries.get(source);
        let of_row = ui.push_id(index, |ui| source_ui(ui, source, tried, (&sources, index), words));
        asked = asked.or(of_row.inner);
    }
    asked
}

fn source_ui(
    ui: &mut Ui,
    source: &str,
    tried: Option<&Try>,
    (all, index): (&[String], usize),
    words: &Words<'_>,
) -> Asked {
    let lang = words.lang;
    let is_running = tried.is_some_and(Job::is_running);
    let (mark, state, told) = told(tried, words);
    let line = Line::new(ui).add(Tone::Mono, source).add(Tone::Small, &told);
    let mut asked = None;
    row_ui(ui, mark, &state, line, |ui| {
        let test = if is_running { msg::common_cancel(lang) } else { msg::preferences_test(lang) };
        if Button::quiet(&test).of_row(source).show_ui(ui).clicked() {
            let source = source.to_owned();
            asked = Some(if is_running { Command::StopTry(source) } else { Command::TrySource(source) });
        }
        let earlier = msg::preferences_earlier(lang);
        if index > 0 && Button::quiet(&earlier).of_row(source).show_ui(ui).clicked() {
            let mut order = all.to_vec();
            order.swap(index - 1, index);
            asked = Some(Command::Set(Preference::Source(order)));
        }
    });
    if let Some(Job::Failed(failure)) = tried {
        let title = msg::preferences_not_tested(lang);
        asked = asked.or(failed::cause_card_ui(ui, &failure.error, title, words));
    }
    asked
}

/// Mark, its name, and what there is to say.
fn told(tried: Option<&Try>, words: &Words<'_>) -> (Mark, String, String) {
    let lang = words.lang;
    match tried {
        None | Some(Job::Idle) => {
            (Mark::Absent, msg::preferences_untested(lang), msg::preferences_untested(lang))
        }
        Some(Job::Running(_)) => {
            (Mark::Running, msg::window_state_running(lang), msg::preferences_testing(lang))
        }
        Some(Job::Failed(_)) => (Mark::Broken, msg::window_state_broken(lang), String::new()),
        Some(Job::Done(Err(failed))) => {
            let cause = cause(lang, &failed.code, &failed.message);
            let told = msg::preferences_silent(lang, cause, failed.code.as_str());
            (Mark::Broken, msg::window_state_broken(lang), told)
        }
        Some(Job::Done(Ok(tried))) => {
            let answered = msg::preferences_answered(lang, quantity::duration(lang, tried.took));
            let (mark, state, backing) = backing(&tried.backing, lang);
            (mark, state, msg::preferences_tested(lang, answered, backing))
        }
    }
}

fn backing(backing: &Backing, lang: &Lang) -> (Mark, String, String) {
    let fine = || msg::window_state_ok(lang);
    match backing {
        Backing::Hashes => (Mark::Ok, fine(), msg::preferences_backed_by_hashes(lang)),
        Backing::Database { name, size } => {
            let size = quantity::count(lang, *size);
            (Mark::Ok, fine(), msg::preferences_backed_by_database(lang, name.as_str(), size))
        }
        Backing::NoDatabase(failed) => {
            let cause = cause(lang, &failed.code, &failed.message);
            let told = msg::preferences_not_backed(lang, cause, failed.code.as_str());
            (Mark::Advice, msg::window_state_advice(lang), told)
        }
    }
}
