//! Choose: the GOPATH that Go is to have. The one in force is written in the field already.

use crate::cli::CliError;
use crate::gui::theme::space;
use crate::gui::widgets::{Input, Line, Mark, Tone, announce, mark_ui};
use crate::model::Model;
use crate::text::{self, Words};
use eframe::egui::Ui;
use eframe::egui::accesskit::Live;
use goready_i18n::msg;
use goready_installers::detect::{Facts, Origin};
use goready_installers::engine::EngineError;
use goready_installers::plan;

/// The variable; it names the field too.
pub(super) const NAME: &str = "GOPATH";

/// Draws the field, and below it where the value is from, or why it cannot be.
pub(super) fn gopath_ui(
    ui: &mut Ui,
    model: &Model,
    facts: &Facts,
    chosen: &mut Option<String>,
    words: &Words<'_>,
) {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = space::XS;
    let in_force = plan::gopath(facts);
    let usual = in_force.value.display().to_string();
    let shown = chosen.as_ref().unwrap_or(&usual);
    if let Some(written) = Input::new(NAME, NAME, shown).show_ui(ui, ui.available_width()) {
        *chosen = (written != usual).then_some(written);
    }
    if let Some(error) = refusal(model) {
        ui.horizontal(|ui| {
            mark_ui(ui, Mark::Broken, 20.0, &msg::window_state_broken(lang));
            let told = Line::new(ui).add(Tone::Plain, &text::error(words, &error)).show_ui(ui);
            announce(&told, Live::Polite);
        });
        return;
    }
    let note = match (&chosen, &in_force.origin) {
        (None, origin) => words.origin(origin),
        // What a start-up file exports goes before what is kept for Go.
        (Some(_), Origin::File { .. }) => msg::environment_overruled(lang, NAME),
        (
            Some(_),
            Origin::Environment { .. }
            | Origin::GoEnvFile { .. }
            | Origin::GorootEnvFile { .. }
            | Origin::System
            | Origin::Default,
        ) => msg::choose_gopath_kept(lang),
    };
    Line::new(ui).add_marked(Tone::Small, &note).show_ui(ui);
}

/// Why what is written cannot be GOPATH.
pub(super) fn refusal(model: &Model) -> Option<CliError> {
    let (chosen, looked) = model.choices.gopath.as_ref().zip(model.machine.value.as_ref())?;
    let platform = &looked.facts.machine.platform.value;
    plan::check_setting(NAME, chosen.trim(), platform).err().map(|error| EngineError::from(error).into())
}
