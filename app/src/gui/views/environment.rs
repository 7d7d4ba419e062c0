//! Environment: every setting of Go, where it comes from, and what it means; some can be changed here.

use super::page::{page_ui, place_title_with_ui, waiting_ui, wide_page_ui};
use super::{Asked, failed, shell_files};
use crate::cli::EDITABLE;
use crate::command::Command;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{
    Button, Cell, Input, Line, Mark, Pressed, Table, Tone, card_ui, check_ui, field_ui, heading_ui, mark_ui,
    right_first_ui, table_card_ui,
};
use crate::job::Job;
use crate::model::Model;
use crate::text::{self, Words};
use crate::wish::Wish;
use eframe::egui::{Align, Layout, Ui, vec2};
use goready_i18n::{Lang, msg};
use goready_installers::goenv::{GoEnvReport, Setting, SettingOrigin};

/// Draws it.
pub(super) fn environment_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    if model.shows_shell_files {
        return page_ui(ui, |ui| {
            let asked = title_ui(ui, &msg::environment_shell_files(lang), true, lang);
            asked.or(shell_files::shell_files_ui(ui, model, words))
        });
    }
    wide_page_ui(ui, |ui| {
        let asked = title_ui(ui, &msg::environment_title(lang), false, lang);
        let of_report = match (&model.go_env.job, &model.go_env.value) {
            (Job::Failed(failure), _) => {
                failed::reading_failed_ui(ui, &failure.error, msg::environment_failed(lang), words)
            }
            (_, Some(report)) => report_ui(ui, model, report, words),
            (Job::Idle | Job::Running(_) | Job::Done(()), None) => {
                waiting_ui(ui, &msg::environment_reading(lang), "");
                None
            }
        };
        asked.or(of_report)
    })
}

/// The title, with the way to the other half of this place.
fn title_ui(ui: &mut Ui, title: &str, shows_shell_files: bool, lang: &Lang) -> Asked {
    place_title_with_ui(ui, title, lang, |ui| {
        let other = if shows_shell_files {
            msg::environment_settings(lang)
        } else {
            msg::environment_show_shell_files(lang)
        };
        let pressed = Button::quiet(&other).show_ui(ui).clicked();
        pressed.then_some(Command::ShowShellFiles(!shows_shell_files))
    })
}

fn report_ui(ui: &mut Ui, model: &Model, report: &GoEnvReport, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let heading = match (&report.go, report.version) {
        (None, _) => msg::env_of_no_go(lang),
        (Some(go), Some(version)) => msg::env_of_go(lang, words.path(go), version.bare()),
        (Some(go), None) => msg::env_of_unknown_go(lang, words.path(go)),
    };
    Line::new(ui).add(Tone::Quiet, &heading).show_selectable_ui(ui);
    if let Some(seen) = &report.go_failed {
        let failed = msg::env_go_failed(lang, text::seen(words, seen));
        ui.horizontal(|ui| {
            mark_ui(ui, Mark::Advice, 20.0, &msg::window_state_advice(lang));
            Line::new(ui).add(Tone::Plain, &failed).show_selectable_ui(ui);
        });
    }
    let mut asked = None;
    ui.horizontal(|ui| {
        let name = msg::environment_filter(lang);
        asked = Input::new("filter", &name, &model.filter).show_ui(ui, 280.0).map(Command::Filter);
        let name = msg::environment_only_set(lang);
        let line = Line::new(ui).add(Tone::Plain, &name);
        let pressed = ui.allocate_ui(vec2(280.0, 36.0), |ui| check_ui(ui, model.only_set, &name, line));
        if pressed.inner.clicked() {
            asked = Some(Command::OnlySet(!model.only_set));
        }
    });
    let shown: Vec<&Setting> = report.settings.iter().filter(|setting| is_shown(setting, model)).collect();
    let chosen = shown.iter().copied().find(|setting| Some(&setting.name) == model.selected.as_ref());
    let of_detail = chosen.and_then(|setting| card_ui(ui, |ui| setting_ui(ui, model, setting, words)));
    asked.or(of_detail).or(table_ui(ui, &shown, model, words))
}

fn is_shown(setting: &Setting, model: &Model) -> bool {
    let wanted = model.filter.trim().to_lowercase();
    let fits = |text: &str| text.to_lowercase().contains(&wanted);
    (fits(&setting.name) || fits(&setting.value)) && (!model.only_set || !setting.is_default)
}

fn table_ui(ui: &mut Ui, shown: &[&Setting], model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    if shown.is_empty() {
        waiting_ui(ui, &msg::environment_nothing(lang), "");
        return None;
    }
    let names = [msg::environment_name(lang), msg::environment_value(lang), msg::environment_origin(lang)];
    let table = Table { id: "environment", widths: &[200.0, 0.0, 250.0], names: &names, sorted_by: None };
    let draw = |row: usize| {
        let setting = shown.get(row)?;
        let is_chosen = model.selected.as_ref() == Some(&setting.name);
        let has_trap = setting.trap.is_some() || setting.go_says.is_some();
        let value =
            Cell::words(if setting.is_default { Tone::QuietMono } else { Tone::Mono }, &setting.value);
        let value = if has_trap { value.with(Mark::Advice, msg::window_state_advice(lang)) } else { value };
        let origin = words.setting_origin(&setting.origin);
        let cells = vec![Cell::words(Tone::Mono, &setting.name), value, Cell::words(Tone::Small, &origin)];
        Some((is_chosen, setting.name.clone(), cells))
    };
    let pressed = table_card_ui(ui, |ui| table.show_ui(ui, shown.len(), draw));
    let Some(Pressed::Row(row)) = pressed else { return None };
    let setting = shown.get(row)?;
    let is_chosen = model.selected.as_ref() == Some(&setting.name);
    Some(Command::Select((!is_chosen).then(|| setting.name.clone())))
}

/// Everything about one setting.
fn setting_ui(ui: &mut Ui, model: &Model, setting: &Setting, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = space::S;
    let copy = msg::environment_copy(lang);
    let pressed = right_first_ui(ui, |ui| {
        let copy = Button::quiet(&copy).show_ui(ui).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| heading_ui(ui, &setting.name));
        copy
    });
    Line::new(ui).add(Tone::Quiet, &words.setting_meaning(&setting.name)).show_ui(ui);
    let value = if setting.value.is_empty() { msg::env_empty(lang) } else { setting.value.clone() };
    field_ui(ui, &msg::environment_value(lang), |ui| {
        Line::new(ui).add(Tone::Mono, &value).show_selectable_ui(ui);
    });
    field_ui(ui, &msg::environment_origin(lang), |ui| {
        Line::new(ui).add(Tone::Plain, &words.setting_origin(&setting.origin)).show_selectable_ui(ui);
    });
    let go_says = setting.go_says.as_ref().map(|said| msg::env_go_says(lang, said.as_str()));
    let trap = setting.trap.as_ref().map(|trap| words.setting_trap(trap));
    for note in go_says.into_iter().chain(trap) {
        ui.horizontal(|ui| {
            mark_ui(ui, Mark::Advice, 20.0, &msg::window_state_advice(lang));
            Line::new(ui)
                .coloured(Tone::Plain, Theme::of(ui).text, &text::sentence(&note))
                .show_selectable_ui(ui);
        });
    }
    let edited =
        EDITABLE.contains(&setting.name.as_str()).then(|| edit_ui(ui, model, setting, lang)).flatten();
    edited.or(pressed.then(|| Command::Copy(setting.value.clone())))
}

/// The field of a setting that can be changed; each change is a plan that is shown first.
fn edit_ui(ui: &mut Ui, model: &Model, setting: &Setting, lang: &Lang) -> Asked {
    let value = model.setting.trim();
    let name = msg::environment_new_value(lang, setting.name.as_str());
    let asked = right_first_ui(ui, |ui| {
        let unset = msg::environment_unset(lang);
        let is_kept = matches!(setting.origin, SettingOrigin::GoEnvFile { .. });
        let unset = is_kept && Button::quiet(&unset).of_row(&setting.name).show_ui(ui).clicked();
        let change = msg::environment_change(lang);
        let can_change = !value.is_empty() && value != setting.value;
        let change =
            Button::other(&change).of_row(&setting.name).enabled_if(can_change).show_ui(ui).clicked();
        let written = Input::new("setting", &name, &model.setting).show_ui(ui, ui.available_width());
        let wish = |value| Command::Plan(Wish::GoEnv(setting.name.clone(), value));
        let change = change.then(|| wish(Some(value.to_owned())));
        change.or(unset.then(|| wish(None))).or(written.map(Command::EditSetting))
    });
    if let SettingOrigin::Environment { .. } = &setting.origin {
        // The go command says the same of its own `-w`.
        ui.horizontal(|ui| {
            mark_ui(ui, Mark::Advice, 20.0, &msg::window_state_advice(lang));
            Line::new(ui)
                .add(Tone::Plain, &msg::environment_overruled(lang, setting.name.as_str()))
                .show_ui(ui);
        });
    }
    asked
}
