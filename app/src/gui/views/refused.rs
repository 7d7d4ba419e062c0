//! The file of preferences is refused: said on every place until the person did something about it.

use super::open::openers_ui;
use super::{Asked, failed};
use crate::command::Command;
use crate::gui::widgets::{Button, Rank};
use crate::job::Job;
use crate::model::{Model, Refused};
use crate::text::Words;
use eframe::egui::Ui;
use goready_i18n::msg;
use goready_installers::host::desktop::Opener;

/// Draws why, and what can be done.
pub(super) fn refused_ui(ui: &mut Ui, refused: &Refused, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let (error, title) = match &refused.setting_aside {
        Job::Failed(failure) => (&failure.error, msg::refused_not_set_aside(lang)),
        Job::Idle | Job::Running(_) | Job::Done(()) => (&*refused.error, msg::refused_title(lang)),
    };
    failed::amiss_ui(ui, error, title, words, |ui| {
        let is_free = !refused.setting_aside.is_running();
        let aside = msg::refused_set_aside_now(lang);
        let pressed = Button::other(&aside).enabled_if(is_free).show_ui(ui).clicked();
        let looked = model.machine.value.as_ref();
        let file = looked.map(|looked| looked.facts.home.places.settings());
        let dir = file.as_ref().and_then(|file| file.parent());
        let opened = dir.and_then(|dir| openers_ui(ui, model, &[Opener::Folder], (dir, Rank::Quiet), lang));
        pressed.then_some(Command::SetAside).or(opened)
    })
}
