//! Done: what was proved, line by line, and what to do next.

use super::page::{beside_ui, footer_ui, page_ui};
use super::{Asked, confirms, first_project, open, steps};
use crate::command::Command;
use crate::gui::theme::{self, Theme, space};
use crate::gui::widgets::{
    Button, Line, Mark, Notice, Rank, Tone, banner_ui, card_ui, heading_ui, row_ui, tag_ui,
};
use crate::model::{BACK_KEYS, Model, Outcome};
use crate::text::{self, TakenBack, Words};
use eframe::egui::{Align, Frame, Layout, Margin, Ui};
use goready_i18n::{msg, quantity};
use goready_installers::host::desktop::Opener;
use goready_installers::plan::{Plan, Request};
use goready_installers::verify::{Finding, Severity};
use std::path::Path;

/// What a new terminal is asked first.
const FIRST_COMMAND: &str = "go version";

/// Draws it.
pub(super) fn done_ui(ui: &mut Ui, outcome: &Outcome, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let has_set_up = leads_to_go(&outcome.plan);
    let help = msg::window_done_receipt(lang, outcome.receipt.as_str());
    let home_words = model.place.way_back(lang);
    let project = if let Request::NewProject(project) = &outcome.plan.request { Some(project) } else { None };
    let rank = if has_set_up || project.is_some() { Rank::Other } else { Rank::Primary };
    let home =
        footer_ui(ui, &help, |ui| Button::of(&home_words, rank).with_keys(BACK_KEYS).show_ui(ui).clicked());
    let asked = page_ui(ui, |ui| {
        banner_ui(ui, &notice(outcome, words), |_| {});
        let not_opened = open::not_opened_ui(ui, model, words);
        let proved = |ui: &mut Ui| {
            if !outcome.findings.is_empty() {
                card_ui(ui, |ui| proved_ui(ui, outcome, words));
            }
        };
        let next = if has_set_up {
            beside_ui(ui, proved, |ui| card_ui(ui, |ui| next_ui(ui, model, words)))
        } else if let Some(project) = project {
            beside_ui(ui, proved, |ui| card_ui(ui, |ui| go_on_ui(ui, &project.dir, model, words)))
        } else {
            proved(ui);
            None
        };
        not_opened.or(next)
    });
    let leave = home || (!has_set_up && confirms(ui));
    asked.or(leave.then_some(Command::Leave))
}

/// Whether the change ends with a Go that is used from now on.
fn leads_to_go(plan: &Plan) -> bool {
    plan.goal.is_some() && matches!(plan.request, Request::SetUp(_) | Request::ActivateSdk { .. })
}

fn notice(outcome: &Outcome, words: &Words<'_>) -> Notice {
    let lang = words.lang;
    let version = steps::version(&outcome.plan).unwrap_or_default();
    let broken = outcome.broken_count();
    if broken > 0 {
        return Notice {
            mark: Mark::Broken,
            state: msg::window_state_broken(lang),
            title: msg::window_done_broken(lang, broken, version),
            why: match TakenBack::of(&outcome.plan) {
                TakenBack::Whole => msg::window_done_broken_why(lang),
                TakenBack::Partly | TakenBack::Never | TakenBack::Undo | TakenBack::Caches => {
                    msg::window_done_broken_below(lang)
                }
            },
        };
    }
    if !leads_to_go(&outcome.plan) {
        let what = words.request(&outcome.plan.request);
        return Notice {
            mark: Mark::Ok,
            state: msg::window_state_ok(lang),
            title: msg::window_changed(lang, what),
            why: msg::window_changed_why(lang, quantity::duration(lang, outcome.took)),
        };
    }
    Notice {
        mark: Mark::Ok,
        state: msg::window_state_ok(lang),
        title: msg::window_done(lang, version),
        why: msg::window_done_why(lang, quantity::duration(lang, outcome.took)),
    }
}

fn proved_ui(ui: &mut Ui, outcome: &Outcome, words: &Words<'_>) {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = 0.0;
    heading_ui(ui, &msg::window_done_proved(lang));
    ui.add_space(space::XS);
    if !outcome.evidence.is_empty() {
        let proofs = words.list(outcome.evidence.iter().map(|evidence| text::evidence(words, evidence)));
        let line = Line::new(ui).add(Tone::Plain, &msg::window_done_download(lang)).add(Tone::Quiet, &proofs);
        row_ui(ui, Mark::Ok, &msg::window_state_ok(lang), line, |_| {});
    }
    for finding in &outcome.findings {
        finding_ui(ui, finding, words);
    }
}

fn finding_ui(ui: &mut Ui, finding: &Finding, words: &Words<'_>) {
    let lang = words.lang;
    let theme = Theme::of(ui);
    let (mark, state) = match finding.severity {
        Severity::Ok => (Mark::Ok, msg::window_state_ok(lang)),
        Severity::Advice => (Mark::Advice, msg::window_state_advice(lang)),
        Severity::Broken => (Mark::Broken, msg::window_state_broken(lang)),
    };
    let line = Line::new(ui).add_marked(Tone::Plain, &text::sentence(&text::finding(words, finding)));
    row_ui(ui, mark, &state, line, |ui| {
        if finding.severity == Severity::Ok {
            let took = quantity::duration(lang, std::time::Duration::from_millis(finding.duration_ms));
            Line::new(ui).add(Tone::Small, &took).show_ui(ui);
        } else {
            tag_ui(ui, &state, mark.colours(theme));
            if let Some(code) = &finding.code {
                Line::new(ui).add(Tone::QuietMono, code).show_selectable_ui(ui);
            }
        }
    });
}

fn next_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let goready = &model.command;
    ui.spacing_mut().item_spacing.y = space::S;
    heading_ui(ui, &msg::window_done_next(lang));
    let project = first_project::project_ui(ui, model, words);
    let home = model.machine.value.as_ref().map(|looked| looked.facts.home.places.home.clone());
    let terminal = command_ui(ui, &msg::window_next_terminal(lang), FIRST_COMMAND, words);
    let opened =
        home.and_then(|home| open::openers_ui(ui, model, &[Opener::Terminal], (&home, Rank::Other), lang));
    let terminal = terminal.or(opened);
    let undo = command_ui(ui, &msg::window_next_undo(lang), &format!("{goready} undo"), words);
    project.or(terminal).or(undo)
}

/// Where the first project is, what shows it, and how it is run.
fn go_on_ui(ui: &mut Ui, dir: &Path, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = space::S;
    heading_ui(ui, &msg::habits_go_on(lang, words.path(dir)));
    // What a project is written in comes first.
    let wanted = [Opener::VsCode, Opener::Terminal, Opener::Folder];
    let opened = open::openers_ui(ui, model, &wanted, (dir, Rank::Primary), lang);
    let run = command_ui(ui, &msg::habits_go_on_why(lang), "go run .", words);
    let test = command_line_ui(ui, "go test ./...", words);
    opened.or(run).or(test)
}

/// A command with what it is for, and a button that copies it.
fn command_ui(ui: &mut Ui, purpose: &str, command: &str, words: &Words<'_>) -> Asked {
    Line::new(ui).add(Tone::Plain, purpose).show_ui(ui);
    command_line_ui(ui, command, words)
}

fn command_line_ui(ui: &mut Ui, command: &str, words: &Words<'_>) -> Asked {
    let theme = Theme::of(ui);
    let frame =
        Frame::new().fill(theme.sunken).corner_radius(theme::CORNER).inner_margin(Margin::symmetric(12, 4));
    let mut is_pressed = false;
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let copy = msg::common_copy(words.lang);
                is_pressed = Button::quiet(&copy).of_row(command).show_ui(ui).clicked();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    Line::new(ui).add(Tone::Mono, command).show_selectable_ui(ui);
                });
            });
        });
    });
    is_pressed.then(|| Command::Copy(command.to_owned()))
}
