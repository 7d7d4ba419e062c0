//! Tools: which release of each fits the active Go, why, and what is here.

use super::page::{page_ui, place_title_ui, waiting_ui};
use super::{Asked, failed};
use crate::command::Command;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{Button, Line, Mark, Rank, Tone, card_ui, row_ui, rule_ui, tag_ui};
use crate::job::Job;
use crate::model::Model;
use crate::text::Words;
use crate::wish::Wish;
use eframe::egui::Ui;
use goready_i18n::msg;
use goready_installers::catalog::tool_pins::{Fitting, Tool, ToolPins};
use goready_installers::detect::{Facts, ToolFacts};

/// Draws it.
pub(super) fn tools_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    page_ui(ui, |ui| {
        let asked = place_title_ui(ui, &msg::toolbox_title(lang), lang);
        let of_list = match (&model.machine.job, &model.machine.value) {
            (Job::Failed(failure), _) => {
                let title = msg::window_failed_look(lang);
                failed::reading_failed_ui(ui, &failure.error, title, words)
            }
            (_, Some(looked)) => list_ui(ui, &looked.facts, words),
            (Job::Idle | Job::Running(_) | Job::Done(()), None) => {
                waiting_ui(ui, &msg::window_looking(lang), &msg::window_looking_why(lang));
                None
            }
        };
        asked.or(of_list)
    })
}

fn list_ui(ui: &mut Ui, facts: &Facts, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let heading = match facts.ours.active {
        Some(version) => msg::toolbox_for(lang, version.bare()),
        None => msg::tools_no_go(lang),
    };
    Line::new(ui).add(Tone::Quiet, &heading).show_ui(ui);
    let missing: Vec<Tool> =
        Tool::DEFAULT_SET.into_iter().filter(|tool| found(facts, *tool).is_none()).collect();
    let mut asked = None;
    card_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, tool) in Tool::ALL.into_iter().enumerate() {
            if index > 0 {
                rule_ui(ui);
            }
            asked = asked.take().or(tool_ui(ui, facts, tool, words));
        }
    });
    if facts.ours.active.is_none() || missing.is_empty() {
        return asked;
    }
    let all = Button::primary(&msg::toolbox_install_all(lang, missing.len())).show_ui(ui).clicked();
    asked.or(all.then_some(Command::Plan(Wish::InstallTools(missing))))
}

fn found(facts: &Facts, tool: Tool) -> Option<&ToolFacts> {
    facts.tools.iter().find(|found| found.name == tool.name())
}

fn tool_ui(ui: &mut Ui, facts: &Facts, tool: Tool, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let pins = ToolPins::built_in();
    let fitting = facts.ours.active.map(|go| pins.fitting(tool, go, &facts.machine.platform.value));
    let here = found(facts, tool);
    let wanted = match &fitting {
        Some(Fitting::Fits(fit)) => Some(fit.version.to_string()),
        Some(Fitting::NotForPlatform { .. } | Fitting::NoPin) | None => None,
    };
    let version = here.and_then(|here| here.version.clone());
    let is_fitting = version.is_some() && version == wanted;
    let (mark, state) = match (here, is_fitting) {
        (Some(_), true) => (Mark::Ok, msg::toolbox_fits(lang)),
        (Some(_), false) => (Mark::Advice, msg::toolbox_other(lang)),
        (None, _) => (Mark::Absent, msg::toolbox_absent(lang)),
    };
    let mut line = Line::new(ui).add(Tone::Strong, tool.name());
    if let Some(version) = &version {
        line = line.add(Tone::Plain, version);
    }
    let mut asked = None;
    ui.add_space(space::XS);
    row_ui(ui, mark, &state, line, |ui| {
        let is_ours = facts.ours.tools.iter().any(|stored| stored.tool == tool);
        let remove = msg::versions_remove(lang);
        let removes = is_ours && here.is_some();
        if removes && Button::quiet(&remove).of_row(tool.name()).show_ui(ui).clicked() {
            asked = Some(Command::Plan(Wish::RemoveTools(vec![tool])));
        }
        let install = if here.is_some() { msg::toolbox_update(lang) } else { msg::versions_install(lang) };
        let installs = wanted.is_some() && !is_fitting;
        let button = Button::of(&install, Rank::Quiet).of_row(tool.name());
        if installs && button.show_ui(ui).clicked() {
            asked = Some(Command::Plan(Wish::InstallTools(vec![tool])));
        }
        tag_ui(ui, &state, mark.colours(Theme::of(ui)));
    });
    let why = fitting.map(|fitting| words.fitting(tool, &fitting));
    let place = here.map(|here| {
        let built = here.built_with.clone().unwrap_or_else(|| msg::common_unknown(lang));
        let version = version.clone().unwrap_or_else(|| msg::common_unknown(lang));
        msg::tools_found(lang, built, words.path(&here.path), version)
    });
    for words in why.into_iter().chain(place) {
        ui.horizontal(|ui| {
            ui.add_space(space::XXL);
            Line::new(ui).add(Tone::Small, &words).show_selectable_ui(ui);
        });
    }
    ui.add_space(space::S);
    asked
}
