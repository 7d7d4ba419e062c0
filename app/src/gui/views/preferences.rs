//! Settings: how GoReady looks and works. What is pressed is in force at once, and kept.

use super::page::{page_ui, title_ui};
use super::{Asked, failed, folders, open, sources};
use crate::command::{Command, Theme as Look};
use crate::gui::theme::space;
use crate::gui::widgets::{
    Button, Input, Line, Tone, card_ui, check_ui, figure_ui, heading_ui, radio_ui, right_first_ui,
    tall_field_ui,
};
use crate::job::Job;
use crate::model::{Draft, Model};
use crate::settings::{Preference, sources_of};
use crate::text::Words;
use crate::wish::Wish;
use eframe::egui::{Align, Layout, Ui};
use goready_i18n::{Lang, LangTag, msg, quantity};
use goready_installers::catalog::services::Services;
use std::path::PathBuf;

/// Draws it.
pub(super) fn preferences_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    page_ui(ui, |ui| {
        title_ui(ui, &msg::preferences_title(lang));
        let mut asked = match &model.keeping {
            Job::Failed(failure) => {
                failed::reading_failed_ui(ui, &failure.error, msg::preferences_failed(lang), words)
            }
            Job::Idle | Job::Running(_) | Job::Done(()) => None,
        };
        asked = asked.or(open::not_opened_ui(ui, model, words));
        asked = asked.or(card_ui(ui, |ui| look_ui(ui, model, lang)));
        asked = asked.or(card_ui(ui, |ui| network_ui(ui, model, words)));
        if let Some(looked) = &model.machine.value {
            asked = asked.or(card_ui(ui, |ui| folders::folders_ui(ui, model, looked, words)));
        }
        asked.or(card_ui(ui, |ui| caches_ui(ui, model, words)))
    })
}

fn look_ui(ui: &mut Ui, model: &Model, lang: &Lang) -> Asked {
    ui.spacing_mut().item_spacing.y = space::S;
    heading_ui(ui, &msg::preferences_look(lang));
    let mut asked = None;
    tall_field_ui(ui, &msg::preferences_lang(lang), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for tag in LangTag::ALL {
            // A language's name is written in that language.
            let line = Line::new(ui).add(Tone::Plain, tag.own_name());
            if radio_ui(ui, model.lang == tag, tag.own_name(), line, |_| {}).clicked() && model.lang != tag {
                asked = Some(Command::Set(Preference::Lang(tag)));
            }
        }
    });
    tall_field_ui(ui, &msg::preferences_theme(lang), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for theme in Look::ALL {
            let name = match theme {
                Look::System => msg::preferences_theme_system(lang),
                Look::Light => msg::preferences_theme_light(lang),
                Look::Dark => msg::preferences_theme_dark(lang),
            };
            let line = Line::new(ui).add(Tone::Plain, &name);
            let is_chosen = model.theme == theme;
            if radio_ui(ui, is_chosen, &name, line, |_| {}).clicked() && !is_chosen {
                asked = Some(Command::Set(Preference::Theme(theme)));
            }
        }
    });
    asked
}

fn network_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = space::S;
    heading_ui(ui, &msg::preferences_network(lang));
    let mut asked = None;
    tall_field_ui(ui, &msg::choose_region(lang), |ui| asked = regions_ui(ui, model, lang));
    let draft = &model.draft;
    let (name, hint) = (msg::preferences_sources(lang), msg::preferences_sources_hint(lang));
    tall_field_ui(ui, &name, |ui| {
        let saved = model.in_force.source.join(", ");
        let (written, kept) =
            kept_field_ui(ui, Input::new("sources", &name, &draft.source).with_hint(&hint), &saved, lang);
        let keep = kept.then(|| Command::Set(Preference::Source(sources_of(&draft.source))));
        let write = written.map(|source| Command::Draft(Draft { source, ..draft.clone() }));
        asked = asked.take().or(keep).or(write);
    });
    let of_sources = tall_field_ui(ui, "", |ui| sources::sources_ui(ui, model, words));
    asked = asked.or(of_sources);
    let (name, hint) = (msg::preferences_ca_file(lang), msg::preferences_ca_file_hint(lang));
    tall_field_ui(ui, &name, |ui| {
        let saved = Draft::of(&model.in_force).ca_file;
        let (written, kept) =
            kept_field_ui(ui, Input::new("ca-file", &name, &draft.ca_file).with_hint(&hint), &saved, lang);
        let path = (!draft.ca_file.is_empty()).then(|| PathBuf::from(&draft.ca_file));
        let keep = kept.then_some(Command::Set(Preference::CaFile(path)));
        let write = written.map(|ca_file| Command::Draft(Draft { ca_file, ..draft.clone() }));
        asked = asked.take().or(keep).or(write);
    });
    let name = msg::preferences_proxy(lang);
    let of_proxy = tall_field_ui(ui, &name, |ui| proxy_ui(ui, model, &name, lang));
    asked = asked.or(of_proxy);
    let name = msg::preferences_offline(lang);
    let line = Line::new(ui).add(Tone::Plain, &name);
    let is_offline = model.in_force.offline;
    let pressed = tall_field_ui(ui, "", |ui| check_ui(ui, is_offline, &name, line).clicked());
    asked.or(pressed.then_some(Command::Set(Preference::Offline(!is_offline))))
}

/// The proxy of the preferences, and those of the environment, which come first.
fn proxy_ui(ui: &mut Ui, model: &Model, name: &str, lang: &Lang) -> Asked {
    let (draft, saved) = (&model.draft, model.in_force.proxy.clone().unwrap_or_default());
    let hint = msg::preferences_proxy_hint(lang);
    let (written, kept) =
        kept_field_ui(ui, Input::new("proxy", name, &draft.proxy).with_hint(&hint), &saved, lang);
    let proxies = model.machine.value.iter().flat_map(|looked| &looked.facts.proxies);
    for (name, value) in proxies.filter(|(_, value)| **value != saved) {
        Line::new(ui).add(Tone::Mono, &format!("{name}={value}")).show_selectable_ui(ui);
    }
    let proxy = Some(draft.proxy.trim().to_owned()).filter(|proxy| !proxy.is_empty());
    let keep = kept.then_some(Command::Set(Preference::Proxy(proxy)));
    keep.or(written.map(|proxy| Command::Draft(Draft { proxy, ..draft.clone() })))
}

fn regions_ui(ui: &mut Ui, model: &Model, lang: &Lang) -> Asked {
    ui.spacing_mut().item_spacing.y = 0.0;
    let services = Services::built_in().ok()?;
    let mut asked = None;
    for (index, region) in services.regions.iter().enumerate() {
        let name = super::choose::region_name(&region.id, lang);
        let this = (index > 0).then(|| region.id.clone());
        let is_chosen = model.in_force.region == this;
        let line = Line::new(ui).add(Tone::Plain, &name).add(Tone::Small, &region.sources.join(" · "));
        if radio_ui(ui, is_chosen, &name, line, |_| {}).clicked() && !is_chosen {
            asked = Some(Command::Set(Preference::Region(this)));
        }
    }
    asked
}

/// A field with a button that keeps what is written, as long as that is something else than what is kept.
fn kept_field_ui(ui: &mut Ui, field: Input<'_>, saved: &str, lang: &Lang) -> (Option<String>, bool) {
    right_first_ui(ui, |ui| {
        let save = msg::preferences_save(lang);
        let save = Button::other(&save).of_row(field.name()).enabled_if(field.text() != saved);
        let is_kept = save.show_ui(ui).clicked();
        let width = ui.available_width();
        (field.show_ui(ui, width), is_kept)
    })
}

fn caches_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = space::S;
    heading_ui(ui, &msg::preferences_caches(lang));
    let caches = match (&model.caches.job, model.caches.value.as_ref().map(|sizes| sizes.caches.as_slice())) {
        (Job::Failed(failure), _) => {
            let title = msg::preferences_caches_failed(lang);
            return failed::reading_failed_ui(ui, &failure.error, title, words);
        }
        (_, Some([])) => {
            Line::new(ui).add(Tone::Quiet, &msg::preferences_caches_none(lang)).show_ui(ui);
            return None;
        }
        (_, Some(caches)) => caches,
        (Job::Idle | Job::Running(_) | Job::Done(()), None) => {
            Line::new(ui).add(Tone::Quiet, &msg::preferences_measuring(lang)).show_ui(ui);
            return None;
        }
    };
    for found in caches {
        right_first_ui(ui, |ui| {
            figure_ui(ui, &quantity::size(lang, found.size_bytes));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let line = Line::new(ui).add(Tone::Plain, &words.cache(found.cache));
                line.add(Tone::QuietMono, &words.path(&found.path)).show_selectable_ui(ui);
            });
        });
    }
    let has_ours = caches.iter().any(|found| found.cache.is_ours());
    let clean = msg::preferences_clean(lang);
    let pressed = has_ours && Button::other(&clean).show_ui(ui).clicked();
    pressed.then_some(Command::Plan(Wish::CleanCaches))
}
