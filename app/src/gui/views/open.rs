//! What shows a folder: the desktop's files, a terminal, VS Code; only those that are here.

use super::{Asked, failed};
use crate::command::Command;
use crate::gui::widgets::{Button, Rank};
use crate::job::Job;
use crate::model::Model;
use crate::text::Words;
use eframe::egui::Ui;
use goready_i18n::{Lang, msg};
use goready_installers::host::desktop::Opener;
use std::path::Path;

/// Draws a button for each of these that is here; the first one as the screen's primary action, where it has no other.
pub(super) fn openers_ui(
    ui: &mut Ui,
    model: &Model,
    wanted: &[Opener],
    (dir, first): (&Path, Rank),
    lang: &Lang,
) -> Asked {
    let looked = model.machine.value.as_ref();
    let here = |opener: &&Opener| looked.is_some_and(|looked| looked.openers.contains(opener));
    let mut asked = None;
    for (index, opener) in wanted.iter().filter(here).enumerate() {
        let rank = if index == 0 { first } else { Rank::Other };
        if Button::of(&words_of(*opener, lang), rank).show_ui(ui).clicked() {
            asked = Some(Command::Open(*opener, dir.to_owned()));
        }
    }
    asked
}

fn words_of(opener: Opener, lang: &Lang) -> String {
    match opener {
        Opener::Folder => msg::habits_open_folder(lang),
        Opener::Terminal => msg::habits_open_terminal(lang),
        Opener::VsCode => msg::habits_open_vs_code(lang),
    }
}

/// Why the last one did not open.
pub(super) fn not_opened_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    match &model.opening {
        Job::Failed(failure) => {
            failed::cause_card_ui(ui, &failure.error, msg::habits_open_failed(words.lang), words)
        }
        Job::Idle | Job::Running(_) | Job::Done(()) => None,
    }
}
