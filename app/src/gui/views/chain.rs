//! Why this Go? From each way of starting programs to the program it gets, link by link.

use super::{Asked, failed};
use crate::command::Command;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{
    Button, Line, Mark, Tone, card_ui, chain_ui, heading_ui, mark_ui, right_first_ui, row_ui, rule_ui, tag_ui,
};
use crate::job::Job;
use crate::model::Model;
use crate::text::{self, Words};
use crate::wish::Wish;
use eframe::egui::{Align, Layout, Ui};
use goready_i18n::msg;
use goready_installers::why::{Answer, Consumer, Why};
use std::path::{Path, PathBuf};

/// Draws the card.
pub(super) fn why_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    match (&model.why.job, &model.why.value) {
        (Job::Failed(failure), _) => {
            failed::reading_failed_ui(ui, &failure.error, msg::checks_why_failed(lang), words)
        }
        (_, Some(why)) => {
            let ours =
                model.machine.value.as_ref().and_then(|looked| {
                    looked.facts.ours.active.map(|_| looked.facts.home.places.active_link())
                });
            card_ui(ui, |ui| answers_ui(ui, why, ours.as_deref(), words))
        }
        (Job::Idle | Job::Running(_) | Job::Done(()), None) => {
            card_ui(ui, |ui| {
                heading_ui(ui, &msg::checks_why(lang));
                Line::new(ui).add(Tone::Quiet, &msg::checks_why_reading(lang)).show_ui(ui);
            });
            None
        }
    }
}

fn answers_ui(ui: &mut Ui, why: &Why, ours: Option<&Path>, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = 0.0;
    let right = right_one(why, ours);
    let mut asked = right_first_ui(ui, |ui| {
        let fix = msg::checks_fix(lang);
        let title = msg::checks_why(lang);
        let button = Button::other(&fix).of_row(&title);
        // What root's files decide, such as sudo, is left to the person: then there is nothing to press.
        let lacks = |answer: &Answer| is_ours_to_mend(answer.consumer) && program(answer) != right.as_deref();
        let button = why.answers.iter().any(lacks) && why.fix.is_some() && button.show_ui(ui).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| heading_ui(ui, &title));
        let mend = why.fix.clone().filter(|_| button);
        mend.map(|mend| Command::Plan(Wish::Mend(Box::new(mend))))
    });
    let is_found = why.answers.iter().any(|answer| answer.command.is_some());
    let verdict = match (is_found, why.agree) {
        (false, _) => msg::why_nobody(lang),
        (true, true) => msg::why_agree(lang),
        (true, false) => msg::why_differ(lang),
    };
    Line::new(ui).add(Tone::Quiet, &verdict).show_ui(ui);
    for at in &why.in_the_way {
        Line::new(ui).add(Tone::Plain, &words.in_the_way(at)).show_selectable_ui(ui);
    }
    ui.add_space(space::S);
    for (index, answer) in why.answers.iter().enumerate() {
        if index > 0 {
            rule_ui(ui);
        }
        asked = asked.or(ui.push_id(index, |ui| answer_ui(ui, answer, right.as_deref(), words)).inner);
    }
    asked
}

/// The program that everybody should get: what our active link leads to, else the one that most get.
fn right_one(why: &Why, ours: Option<&Path>) -> Option<PathBuf> {
    if let Some(link) = ours {
        let through_it =
            |answer: &&Answer| answer.command.as_ref().is_some_and(|path| path.starts_with(link));
        return why.answers.iter().find(through_it).and_then(program).map(Path::to_owned);
    }
    let programs = why.answers.iter().filter_map(program);
    let votes = |wanted: &Path| why.answers.iter().filter(|answer| program(answer) == Some(wanted)).count();
    programs.max_by_key(|program| votes(program)).map(Path::to_owned)
}

/// Whether a repair reaches who starts programs this way.
const fn is_ours_to_mend(consumer: Consumer) -> bool {
    match consumer {
        Consumer::LoginShell { .. }
        | Consumer::InteractiveShell { .. }
        | Consumer::Desktop
        | Consumer::VsCode => true,
        Consumer::ThisTerminal
        | Consumer::Script { .. }
        | Consumer::Cron
        | Consumer::UserService
        | Consumer::Sudo
        | Consumer::SshCommand => false,
    }
}

fn program(answer: &Answer) -> Option<&Path> {
    answer.program.as_deref().or(answer.command.as_deref())
}

fn answer_ui(ui: &mut Ui, answer: &Answer, right: Option<&Path>, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let (mark, state) = match (&answer.failed, program(answer)) {
        (Some(_), _) => (Mark::Broken, msg::checks_why_silent(lang)),
        (None, None) => (Mark::Absent, msg::checks_why_nothing(lang)),
        (None, Some(program)) if Some(program) == right => (Mark::Ok, msg::checks_why_right(lang)),
        (None, Some(_)) => (Mark::Advice, msg::checks_why_other(lang)),
    };
    let starter = words.starter(answer.consumer);
    let mut line = Line::new(ui).add(Tone::Strong, &starter);
    if let Some(basis) = words.basis(answer) {
        line = line.add(Tone::Small, &basis);
    }
    let mut is_copied = false;
    row_ui(ui, mark, &state, line, |ui| {
        if answer.command.is_some() {
            let copy = msg::common_copy(lang);
            is_copied = Button::quiet(&copy).of_row(&starter).show_ui(ui).clicked();
        }
        tag_ui(ui, &state, mark.colours(Theme::of(ui)));
    });
    let links = words.links(answer);
    if !links.is_empty() {
        indented_ui(ui, |ui| chain_ui(ui, &links));
    }
    let failed = answer.failed.as_ref().map(|seen| text::sentence(&text::seen(words, seen)));
    for note in words.switch(answer).into_iter().chain(failed) {
        indented_ui(ui, |ui| {
            ui.horizontal(|ui| {
                mark_ui(ui, Mark::Advice, 18.0, &msg::window_state_advice(lang));
                Line::new(ui).add(Tone::Plain, &note).show_selectable_ui(ui);
            });
        });
    }
    ui.add_space(if links.is_empty() { 0.0 } else { space::M });
    is_copied.then(|| Command::Copy(words.chain(answer)))
}

/// Below the words of a row, not below its mark.
fn indented_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.add_space(space::XXL);
        ui.vertical(add);
    });
}
