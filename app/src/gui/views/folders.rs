//! Folders of ours: where each is, how large the one is that grows, and the way there.

use super::Asked;
use crate::command::Command;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Line, Tone, button_field_ui, figure_ui, heading_ui, right_first_ui};
use crate::model::{Looked, Model};
use crate::text::Words;
use eframe::egui::{Align, Layout, Ui};
use goready_i18n::{msg, quantity};
use goready_installers::host::desktop::Opener;
use std::path::Path;

/// Draws the card.
pub(super) fn folders_ui(ui: &mut Ui, model: &Model, looked: &Looked, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let places = &looked.facts.home.places;
    ui.spacing_mut().item_spacing.y = space::S;
    heading_ui(ui, &msg::preferences_folders(lang));
    let bytes = model.caches.value.as_ref().map(|sizes| sizes.sdks_bytes).filter(|bytes| *bytes > 0);
    // A folder that is not there cannot be shown.
    let can_open = !looked.facts.ours.versions.is_empty() && looked.openers.contains(&Opener::Folder);
    let (name, store) = (msg::preferences_sdks(lang), places.sdk_store());
    let mut asked = button_field_ui(ui, &name, |ui| {
        let size = bytes.map(|bytes| quantity::size(lang, bytes));
        let asked = path_ui(ui, (&name, &store), size.as_deref(), can_open, words);
        let elsewhere = msg::preferences_sdks_elsewhere(lang, words.path(&places.data));
        Line::new(ui).add(Tone::Small, &elsewhere).show_ui(ui);
        asked
    });
    for (name, path) in
        [(msg::preferences_file(lang), places.settings()), (msg::preferences_logs(lang), places.logs())]
    {
        asked = asked.or(button_field_ui(ui, &name, |ui| path_ui(ui, (&name, &path), None, false, words)));
    }
    asked
}

fn path_ui(
    ui: &mut Ui,
    (name, path): (&str, &Path),
    size: Option<&str>,
    can_open: bool,
    words: &Words<'_>,
) -> Asked {
    let lang = words.lang;
    right_first_ui(ui, |ui| {
        let copy = Button::quiet(&msg::common_copy(lang)).of_row(name).show_ui(ui).clicked();
        let open =
            can_open && Button::quiet(&msg::habits_open_folder(lang)).of_row(name).show_ui(ui).clicked();
        figure_ui(ui, size.unwrap_or_default());
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            Line::new(ui).add(Tone::Mono, &words.path(path)).show_selectable_ui(ui);
        });
        let copy = copy.then(|| Command::Copy(path.display().to_string()));
        copy.or_else(|| open.then(|| Command::Open(Opener::Folder, path.to_owned())))
    })
}
