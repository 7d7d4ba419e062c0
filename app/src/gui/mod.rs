//! The window. It holds no thread, file or socket: it reads the model and returns commands (I8).

mod fallen;
mod fonts;
mod icons;
mod standing;
mod start;
mod theme;
mod views;
mod widgets;

pub(crate) use fallen::{After, Fall, Telling, tell};
pub(crate) use start::{Opening, open};

use crate::command::{Command, Effect, Ending, Task, Theme};
use crate::job::TaskId;
use crate::model::Model;
use crate::settings::Preference;
use crate::text::Words;
use crate::worker::Worker;
use eframe::egui::{self, ThemePreference, ViewportCommand};
use goready_i18n::{Lang, LangTag, msg};
use goready_installers::host::scheme::Scheme;
use goready_installers::observe::Cancel;
use standing::Standing;
use std::path::PathBuf;
use std::time::Instant;

/// What the desktop said since the last frame.
#[derive(Debug)]
struct Heard {
    wants_close: bool,
    is_in_front: bool,
    came_to_front: bool,
    dropped: Option<PathBuf>,
}

impl Heard {
    fn of(input: &egui::RawInput) -> Self {
        Self {
            wants_close: input.viewport().close_requested(),
            is_in_front: input.focused,
            came_to_front: input.events.contains(&egui::Event::WindowFocused(true)),
            dropped: input.dropped_files.first().map(|file| file.path().to_owned()),
        }
    }

    /// Of a window that nobody sees: it is drawn no frame, so that events are those of the last one it had.
    fn unseen(input: &egui::RawInput) -> Self {
        Self { came_to_front: false, dropped: None, ..Self::of(input) }
    }
}

/// The window's program.
pub(crate) struct App {
    model: Model,
    worker: Option<Worker>,
    lang: (LangTag, Lang),
    home: Option<PathBuf>,
    is_in_front: bool,
    heard: Option<Heard>,
    stood: Option<Standing>,
    stands: Option<Standing>,
}

impl App {
    /// The window, its worker at the first task.
    fn new(
        ctx: &egui::Context,
        (model, effects): (Model, Vec<Effect>),
        worker: Worker,
        (home, stood): (Option<PathBuf>, Option<Standing>),
    ) -> Self {
        dress(ctx, model.lang);
        let lang = (model.lang, Lang::new(model.lang));
        let mut app = Self {
            model,
            worker: Some(worker),
            lang,
            home,
            is_in_front: true,
            heard: None,
            stood,
            stands: stood,
        };
        app.carry_out(ctx, effects);
        app
    }

    fn carry_out(&mut self, ctx: &egui::Context, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Start(task, order, cancel) => {
                    let is_taken =
                        self.worker.as_ref().is_some_and(|worker| worker.give(task, order, cancel));
                    debug_assert!(is_taken, "the model asks for no more than the worker can hold");
                }
                Effect::Copy(text) => widgets::copy_value(ctx, text),
                Effect::Attract(ending) => self.attract(ctx, ending),
                Effect::Close => ctx.send_viewport_cmd(ViewportCommand::Close),
            }
        }
    }

    /// Long work has ended: taskbar and desktop say so where the window is not in front.
    fn attract(&self, ctx: &egui::Context, ending: Ending) {
        if self.is_in_front {
            return;
        }
        let attention = egui::UserAttentionType::Informational;
        ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(attention));
        let lang = &self.lang.1;
        let words = match ending {
            Ending::Well => msg::habits_ended_well(lang),
            Ending::Badly => msg::habits_ended_badly(lang),
        };
        if let Some(worker) = &self.worker {
            let notify = Task::Notify(msg::common_app_name(lang), words);
            worker.give(TaskId::default(), notify, Cancel::default());
        }
    }

    fn command(&mut self, ctx: &egui::Context, command: Command) {
        let effects = self.model.command(command, Instant::now());
        self.carry_out(ctx, effects);
        ctx.request_repaint();
    }

    fn drain(&mut self, ctx: &egui::Context) {
        while let Some(event) = self.worker.as_ref().and_then(Worker::next_event) {
            let effects = self.model.event(event, Instant::now());
            self.carry_out(ctx, effects);
        }
    }

    /// Acts on what the desktop said: the window is to be closed, has come to the front, or a file was dropped on it.
    fn hear_desktop(&mut self, ctx: &egui::Context) {
        let unseen = || ctx.input(|input| Heard::unseen(&input.raw));
        let heard = self.heard.take().unwrap_or_else(unseen);
        self.is_in_front = heard.is_in_front;
        if heard.wants_close && self.model.run.is_running() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.command(ctx, Command::Close);
        }
        if heard.came_to_front && self.model.step.is_none() {
            // The command line may have changed the machine since.
            let place = self.model.place;
            self.command(ctx, Command::Go(place));
        }
        if let Some(path) = heard.dropped {
            self.command(ctx, Command::Drop(path));
        }
        self.stands = {
            let zoom = ctx.zoom_factor();
            ctx.input(|input| Standing::of(input.viewport(), zoom)).or(self.stands)
        };
    }

    /// Dresses the window as the model says, where it says something new.
    fn follow_model(&mut self, ctx: &egui::Context) {
        if self.lang.0 != self.model.lang {
            self.lang = (self.model.lang, Lang::new(self.model.lang));
            fonts::install(ctx, self.model.lang);
        }
        follow_theme(ctx, self.model.theme, self.model.scheme);
    }

    /// Waits for a run that is under way: the window is gone, and its work must not be torn off.
    fn end(&mut self) {
        let Some(worker) = self.worker.take() else { return };
        let is_elsewhere = self.stands != self.stood;
        if let Some(stands) = self.stands.filter(|_| is_elsewhere) {
            let keep = Task::Keep(Preference::Window(stands.text()));
            worker.give(TaskId::default(), keep, Cancel::default());
        }
        if self.model.run.is_running() {
            self.model.run.stop();
            worker.finish();
        } else {
            worker.finish_reading();
        }
    }
}

impl eframe::App for App {
    /// What a frame begins with is read here: `logic` comes before the context has it.
    fn raw_input_hook(&mut self, _ctx: &egui::Context, input: &mut egui::RawInput) {
        self.heard = Some(Heard::of(input));
    }

    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.hear_desktop(ctx);
        self.drain(ctx);
        self.follow_model(ctx);
        if let Some(left) = self.model.still_says(Instant::now()) {
            ctx.request_repaint_after(left);
        }
        if self.model.run.is_running() {
            // Rate and time left move on also when no figure comes.
            ctx.request_repaint_after(theme::REPAINT * 10);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let words = Words::new(&self.lang.1, self.home.as_deref());
        if let Some(command) = views::window_ui(ui, &self.model, &words) {
            let ctx = ui.ctx().clone();
            self.command(&ctx, command);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.end();
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.end();
    }
}

/// Faces, colours and scales, and what is copied of words.
pub(crate) fn dress(ctx: &egui::Context, lang: LangTag) {
    fonts::install(ctx, lang);
    theme::install(ctx);
    ctx.add_plugin(widgets::PlainSpaces);
}

/// Light or dark, where that is another one than before.
fn follow_theme(ctx: &egui::Context, theme: Theme, desktop: Option<Scheme>) {
    let preference = match (theme, desktop) {
        (Theme::Light, _) | (Theme::System, Some(Scheme::Light)) => ThemePreference::Light,
        (Theme::Dark, _) | (Theme::System, Some(Scheme::Dark)) => ThemePreference::Dark,
        (Theme::System, None) => ThemePreference::System,
    };
    if ctx.options(|options| options.theme_preference) != preference {
        ctx.set_theme(preference);
    }
}

#[cfg(test)]
mod tests;
