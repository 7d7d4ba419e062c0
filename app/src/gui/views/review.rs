//! Review: everything that will change, before anything does.

use super::page::{Crumb, begun_from, crumbs_ui, footer_ui, page_ui, title_ui, waiting_ui};
use super::steps::{self, Stage, steps_ui};
use super::{Asked, confirms, failed, save_plan};
use crate::command::Command;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{
    Button, Line, Mark, Notice, Tone, banner_ui, card_ui, diff_ui, heading_ui, mark_ui,
};
use crate::job::Job;
use crate::model::{BACK_KEYS, CONFIRM_KEYS, Model, Review};
use crate::text::{self, Words};
use crate::wish::Wish;
use eframe::egui::{Align, CollapsingHeader, Layout, RichText, Ui};
use goready_i18n::{msg, quantity};
use goready_installers::engine::FileDiff;
use goready_installers::plan::{Action, Plan, Request};

/// Draws it.
pub(super) fn review_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    match &model.plan {
        Job::Done(review) => made_ui(ui, review, model, words),
        Job::Failed(failure) => failed::plan_failed_ui(ui, &failure.error, model, words),
        Job::Idle | Job::Running(_) => making_ui(ui, model, words),
    }
}

fn making_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let back = footer_ui(ui, "", |ui| {
        Button::other(&msg::common_cancel(lang)).with_keys(BACK_KEYS).show_ui(ui).clicked()
    });
    page_ui(ui, |ui| {
        crumbs_ui(ui, lang, begun_from(model), Crumb::Review);
        let why = match &model.wish {
            Some(Wish::Adopt(root)) => msg::adopt_examining(lang, words.path(root)),
            Some(_) | None => msg::window_planning_why(lang),
        };
        waiting_ui(ui, &msg::window_planning(lang), &why);
    });
    back.then_some(Command::Back)
}

fn made_ui(ui: &mut Ui, review: &Review, model: &Model, words: &Words<'_>) -> Asked {
    let asked = if review.has_work() {
        actions_ui(ui, review, model, words)
    } else {
        let home = model.place.way_back(words.lang);
        let pressed = footer_ui(ui, "", |ui| Button::primary(&home).show_ui(ui).clicked());
        (pressed || confirms(ui)).then_some(Command::Leave)
    };
    let of_page = page_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        crumbs_ui(ui, words.lang, begun_from(model), Crumb::Review);
        if review.has_work() {
            save_plan::save_plan_ui(ui, model, words).or(changes_ui(ui, review, words))
        } else {
            nothing_ui(ui, &review.plan, words);
            None
        }
    });
    asked.or(of_page)
}

fn actions_ui(ui: &mut Ui, review: &Review, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let help = words.take_back_in_window(&review.plan).unwrap_or_default();
    let agree_words = if let Request::SetUp(_) = review.plan.request {
        msg::window_agree(lang)
    } else {
        msg::window_agree_change(lang)
    };
    let pressed = footer_ui(ui, &help, |ui| {
        let agree = Button::primary(&agree_words).with_keys(CONFIRM_KEYS).show_ui(ui).clicked();
        ui.add_space(space::XS);
        let back = Button::other(&msg::window_back(lang)).with_keys(BACK_KEYS).show_ui(ui).clicked();
        let line = model.wish.as_ref().and_then(|wish| wish.command(&model.command));
        let copy = line.filter(|_| Button::quiet(&msg::window_copy_command(lang)).show_ui(ui).clicked());
        let keep = Button::quiet(&msg::review_save(lang)).show_ui(ui).clicked();
        let keep = keep.then_some(Command::KeepPlan(!model.plan_file.is_open));
        let leave = agree.then_some(Command::Agree).or(back.then_some(Command::Back));
        leave.or(copy.map(Command::Copy)).or(keep)
    });
    pressed.or(confirms(ui).then_some(Command::Agree))
}

fn nothing_ui(ui: &mut Ui, plan: &Plan, words: &Words<'_>) {
    let lang = words.lang;
    let title = match steps::version(plan) {
        Some(version) => msg::setup_nothing_to_do(lang, version),
        None => msg::plan_nothing_to_do(lang),
    };
    let notice = Notice { mark: Mark::Ok, state: msg::window_state_ok(lang), title, why: String::new() };
    banner_ui(ui, &notice, |_| {});
    warnings_ui(ui, plan, words);
    satisfied_ui(ui, plan, words);
}

fn changes_ui(ui: &mut Ui, review: &Review, words: &Words<'_>) -> Asked {
    let plan = &review.plan;
    title_ui(ui, &msg::window_review_title(words.lang));
    let total = total(plan, words);
    if !total.is_empty() {
        Line::new(ui).add(Tone::Quiet, &total).show_ui(ui);
    }
    warnings_ui(ui, plan, words);
    card_ui(ui, |ui| steps_ui(ui, plan, Stage::Planned, words));
    let mut asked = None;
    let is_ours = |diff: &&FileDiff| {
        let step = plan.step(diff.step);
        step.is_some_and(|step| matches!(step.action, Action::WriteFile { .. }))
    };
    // The person's own files first: theirs is what they look for.
    let (ours, theirs): (Vec<_>, Vec<_>) = review.diffs.iter().partition(is_ours);
    for diff in theirs {
        asked = asked.or(card_ui(ui, |ui| file_ui(ui, diff, false, words)));
    }
    if !ours.is_empty() {
        card_ui(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            for diff in ours {
                file_ui(ui, diff, true, words);
            }
        });
    }
    satisfied_ui(ui, plan, words);
    asked
}

/// Version, bytes to download, bytes on disk.
fn total(plan: &Plan, words: &Words<'_>) -> String {
    let lang = words.lang;
    let size = |bytes| quantity::size(lang, bytes);
    if plan.download_bytes > 0 {
        msg::plan_download(lang, size(plan.disk_bytes), size(plan.download_bytes))
    } else if plan.disk_bytes > 0 {
        msg::plan_disk(lang, size(plan.disk_bytes))
    } else {
        String::new()
    }
}

fn warnings_ui(ui: &mut Ui, plan: &Plan, words: &Words<'_>) {
    if plan.warnings.is_empty() {
        return;
    }
    card_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        heading_ui(ui, &msg::window_review_warnings(words.lang));
        for warning in &plan.warnings {
            ui.horizontal(|ui| {
                mark_ui(ui, Mark::Advice, 20.0, &msg::window_state_advice(words.lang));
                Line::new(ui)
                    .add(Tone::Plain, &text::sentence(&words.warning(warning)))
                    .show_selectable_ui(ui);
            });
        }
    });
}

/// One file's change. Files of the person's stand open; files that are ours as a whole open when asked.
fn file_ui(ui: &mut Ui, diff: &FileDiff, is_ours: bool, words: &Words<'_>) -> Asked {
    let path = words.path(&diff.path);
    if is_ours {
        let name = msg::window_diff_ours(words.lang, diff.unified.lines().count(), path.as_str());
        let name = RichText::new(name).color(Theme::of(ui).text);
        CollapsingHeader::new(name)
            .id_salt(("diff", diff.step))
            .show_unindented(ui, |ui| diff_ui(ui, &diff.unified));
        return None;
    }
    let mut asked = None;
    ui.spacing_mut().item_spacing.y = space::S;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let copy = msg::common_copy(words.lang);
            let copy = Button::quiet(&copy).of_row(&path).show_ui(ui);
            asked = copy.clicked().then(|| Command::Copy(diff.unified.clone()));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                Line::new(ui).add(Tone::Strong, &path).show_selectable_ui(ui);
            });
        });
    });
    diff_ui(ui, &diff.unified);
    asked
}

fn satisfied_ui(ui: &mut Ui, plan: &Plan, words: &Words<'_>) {
    if plan.satisfied.is_empty() {
        return;
    }
    card_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        heading_ui(ui, &msg::window_review_satisfied(words.lang));
        for satisfied in &plan.satisfied {
            ui.horizontal(|ui| {
                mark_ui(ui, Mark::Ok, 20.0, &msg::window_state_ok(words.lang));
                Line::new(ui).add(Tone::Plain, &words.satisfied(satisfied)).show_selectable_ui(ui);
            });
        }
    });
}
