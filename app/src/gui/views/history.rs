//! History: every receipt, what it changed, and undo.

use super::page::{place_title_ui, waiting_ui, wide_page_ui};
use super::{Asked, failed};
use crate::cli::NextStep;
use crate::command::Command;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{Button, Line, Mark, Rows, Tone, mark_ui, rule_ui, table_card_ui, tag_ui};
use crate::job::Job;
use crate::model::Model;
use crate::text::{self, Words};
use crate::wish::Wish;
use eframe::egui::{Align, Layout, Response, Ui};
use goready_i18n::msg;
use goready_installers::apply::{DamagedReceipt, History, HistoryEntry, Outcome, Receipt, Standing};
use goready_installers::error::Coded as _;
use goready_installers::plan::Request;

/// Height of a receipt whose steps are not shown: two lines, and room.
const HEIGHT: f32 = 60.0;

/// Draws it.
pub(super) fn history_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    wide_page_ui(ui, |ui| {
        let asked = place_title_ui(ui, &msg::history_title(lang), lang);
        let of_list = match (&model.history.job, &model.history.value) {
            (Job::Failed(failure), _) => {
                failed::reading_failed_ui(ui, &failure.error, msg::history_failed(lang), words)
            }
            (_, Some(history)) if history.is_empty() => {
                waiting_ui(ui, &msg::history_none(lang), &msg::history_none_why(lang));
                None
            }
            (_, Some(history)) => {
                table_card_ui(ui, |ui| receipts_ui(ui, history, model.selected.as_deref(), words))
            }
            (Job::Idle | Job::Running(_) | Job::Done(()), None) => {
                waiting_ui(ui, &msg::history_reading(lang), "");
                None
            }
        };
        asked.or(of_list)
    })
}

/// What a row is asked for, and whether the keyboard is in it.
type OfRow = (Asked, bool);

/// Newest first.
fn receipts_ui(ui: &mut Ui, history: &History, open: Option<&str>, words: &Words<'_>) -> Asked {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut entries = history.entries();
    entries.reverse();
    let opened = entries.iter().position(|entry| Some(entry.id()) == open);
    let mut asked = None;
    Rows { id: "receipts", count: entries.len(), height: HEIGHT, open: opened }.show_ui(ui, |ui, index| {
        let Some(entry) = entries.get(index) else { return false };
        if index > 0 {
            rule_ui(ui);
        }
        let is_open = opened == Some(index);
        let (of_row, has_focus) = match entry {
            HistoryEntry::Whole(receipt) => receipt_ui(ui, receipt, is_open, words),
            HistoryEntry::Damaged(damaged) => damaged_ui(ui, damaged, is_open, words),
        };
        asked = asked.take().or(of_row);
        has_focus
    });
    asked
}

fn receipt_ui(ui: &mut Ui, receipt: &Receipt, is_open: bool, words: &Words<'_>) -> OfRow {
    let lang = words.lang;
    let (mark, can_be_undone) = match receipt.standing {
        Standing::Complete => (Mark::Ok, true),
        Standing::Open => (Mark::Running, true),
        Standing::Abandoned => (Mark::Advice, true),
        Standing::Undone => (Mark::Absent, false),
    };
    // What an undo took back comes again by doing it again.
    let can_be_undone = can_be_undone && !matches!(receipt.request, Request::Undo { .. });
    let row = Row {
        id: &receipt.id,
        mark,
        state: words.standing(receipt.standing),
        title: text::sentence(&words.receipt(receipt)),
        more: msg::history_line(lang, receipt.id.as_str(), text::time(lang, receipt.begun_at)),
        opens: msg::history_steps(lang, receipt.steps.len()),
        is_open,
        undo: can_be_undone.then(|| msg::history_undo(lang)),
    };
    let shown = row.show_ui(ui, words);
    if is_open {
        steps_ui(ui, receipt, words);
    }
    shown
}

/// One that cannot be read, and so not be taken back.
fn damaged_ui(ui: &mut Ui, damaged: &DamagedReceipt, is_open: bool, words: &Words<'_>) -> OfRow {
    let lang = words.lang;
    let (id, error) = (damaged.id.as_str(), &damaged.error);
    let title = msg::history_damaged(lang, id);
    let row = Row {
        id,
        mark: Mark::Broken,
        state: msg::history_damaged_state(lang),
        title: title.clone(),
        more: words.path(&damaged.dir),
        opens: msg::history_damaged_why(lang),
        is_open,
        undo: None,
    };
    let (mut asked, has_focus) = row.show_ui(ui, words);
    if is_open {
        let next = text::next_step_in_window(words, &NextStep::Engine(error.hint()));
        let told = (text::receipt_error(words, error), next, error.code());
        let copied = below_ui(ui, |ui| failed::cause_ui(ui, title, told, words));
        asked = asked.or(copied);
    }
    (asked, has_focus)
}

/// A receipt in two lines.
struct Row<'a> {
    id: &'a str,
    mark: Mark,
    state: String,
    title: String,
    more: String,
    /// What the button says that shows everything about it.
    opens: String,
    is_open: bool,
    /// What the button says that takes it back, where it can be.
    undo: Option<String>,
}

impl Row<'_> {
    fn show_ui(&self, ui: &mut Ui, words: &Words<'_>) -> OfRow {
        let mut of_row = (None, false);
        ui.horizontal(|ui| {
            ui.set_min_height(HEIGHT - 1.0);
            mark_ui(ui, self.mark, 20.0, &self.state);
            ui.add_space(space::XS);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                of_row = self.actions_ui(ui, words);
                ui.add_space(space::S);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.vertical(|ui| {
                        ui.add_space((HEIGHT - 1.0 - 40.0) / 2.0);
                        Line::new(ui).add(Tone::Strong, &self.title).show_cut_ui(ui);
                        Line::new(ui).add(Tone::Quiet, &self.more).show_cut_ui(ui);
                    });
                });
            });
        });
        of_row
    }

    /// From the right edge inwards.
    fn actions_ui(&self, ui: &mut Ui, words: &Words<'_>) -> OfRow {
        let opens = if self.is_open { msg::history_close(words.lang) } else { self.opens.clone() };
        let toggle = Button::quiet(&opens).of_row(self.id).show_ui(ui);
        let undo = self.undo.as_ref().map(|undo| Button::quiet(undo).of_row(self.id).show_ui(ui));
        tag_ui(ui, &self.state, self.mark.colours(Theme::of(ui)));
        let is_undone = undo.as_ref().is_some_and(Response::clicked);
        let selected = (!self.is_open).then(|| self.id.to_owned());
        let asked = is_undone.then(|| Command::Plan(Wish::Undo(Some(self.id.to_owned()))));
        let has_focus = toggle.has_focus() || undo.is_some_and(|undo| undo.has_focus());
        (asked.or(toggle.clicked().then_some(Command::Select(selected))), has_focus)
    }
}

/// Draws what belongs to the row above it.
fn below_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let shown = ui.horizontal(|ui| {
        ui.add_space(space::XXL);
        ui.vertical(|ui| {
            let result = add(ui);
            ui.add_space(space::M);
            result
        })
        .inner
    });
    shown.inner
}

fn steps_ui(ui: &mut Ui, receipt: &Receipt, words: &Words<'_>) {
    below_ui(ui, |ui| {
        for step in &receipt.steps {
            let (mark, state) = match step.outcome {
                Some(Outcome::Done) => (Mark::Ok, msg::window_state_ok(words.lang)),
                Some(Outcome::NotDone) => (Mark::Absent, msg::window_state_absent(words.lang)),
                None => (Mark::Running, msg::window_state_running(words.lang)),
            };
            ui.horizontal(|ui| {
                mark_ui(ui, mark, 16.0, &state);
                Line::new(ui)
                    .add_marked(Tone::Plain, &text::sentence(&words.action(&step.action)))
                    .show_selectable_ui(ui);
            });
        }
    });
}
