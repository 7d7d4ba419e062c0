//! What of ours is in shell files: the block in each of the person's, and the files of ours that they source.

use super::page::waiting_ui;
use super::{Asked, failed};
use crate::command::Command;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Line, Tone, card_ui, diff_ui, right_first_ui};
use crate::job::Job;
use crate::model::Model;
use crate::text::Words;
use eframe::egui::{Align, Layout, Ui};
use goready_i18n::msg;
use goready_installers::engine::ShellFile;

/// Draws them.
pub(super) fn shell_files_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    match (&model.shell_files.job, model.shell_files.value.as_deref()) {
        (Job::Failed(failure), _) => {
            failed::reading_failed_ui(ui, &failure.error, msg::environment_files_failed(lang), words)
        }
        (_, Some([])) => {
            waiting_ui(ui, &msg::environment_no_files(lang), &msg::environment_no_files_why(lang));
            None
        }
        (_, Some(files)) => files_ui(ui, files, words),
        (Job::Idle | Job::Running(_) | Job::Done(()), None) => {
            waiting_ui(ui, &msg::environment_reading_files(lang), "");
            None
        }
    }
}

fn files_ui(ui: &mut Ui, files: &[ShellFile], words: &Words<'_>) -> Asked {
    let (ours, theirs): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.is_ours);
    let mut asked = None;
    for (title, files) in
        [(msg::environment_yours(words.lang), theirs), (msg::environment_ours(words.lang), ours)]
    {
        if !files.is_empty() {
            Line::new(ui).add(Tone::Quiet, &title).show_ui(ui);
        }
        for file in files {
            asked = asked.take().or(card_ui(ui, |ui| file_ui(ui, file, words)));
        }
    }
    asked
}

fn file_ui(ui: &mut Ui, file: &ShellFile, words: &Words<'_>) -> Asked {
    let path = words.path(&file.path);
    ui.spacing_mut().item_spacing.y = space::S;
    let copied = right_first_ui(ui, |ui| {
        let copy = msg::common_copy(words.lang);
        let copied = Button::quiet(&copy).of_row(&path).show_ui(ui).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            Line::new(ui).add(Tone::Strong, &path).show_selectable_ui(ui);
        });
        copied
    });
    diff_ui(ui, &file.unified);
    copied.then(|| Command::Copy(file.path.display().to_string()))
}
