//! What a fresh program shows after the window had to stop: what happened, where its report is, and the way on. What has
//! just panicked does not draw any more.

use super::start::show;
use super::theme::{Theme, space};
use super::widgets::{Button, Line, Mark, Notice, Tone, banner_ui, card_ui, right_first_ui};
use super::{dress, follow_theme};
use crate::cli::CliError;
use crate::command::Theme as Look;
use crate::model::BACK_KEYS;
use crate::text::Words;
use eframe::egui::{
    Align, CentralPanel, Context, Frame, Key, Layout, Margin, Panel, ScrollArea, Ui, ViewportBuilder,
    ViewportCommand,
};
use goready_i18n::{Lang, LangTag, msg};
use goready_installers::host::Env;
use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fall {
    /// What happened, in the person's language.
    pub(crate) message: String,
    /// Stable code.
    pub(crate) code: String,
    /// The file that says more.
    pub(crate) report: Option<PathBuf>,
}

/// What is opened to tell it.
pub(crate) struct Telling {
    /// What is told.
    pub(crate) fall: Fall,
    /// The language.
    pub(crate) lang: LangTag,
    /// Light or dark.
    pub(crate) look: Look,
    /// The home that paths are shortened by.
    pub(crate) home: Option<PathBuf>,
    /// Has a folder shown, and does not wait for it.
    pub(crate) open: Box<dyn Fn(PathBuf)>,
}

/// What the person wants once the window is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum After {
    /// Nothing more.
    Nothing,
    /// The window that had to stop.
    StartAgain,
}

/// What the view asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    Copy(String),
    Open(PathBuf),
    Close(After),
}

/// Tells it until the window is closed.
pub(crate) fn tell(telling: Telling, env: &Env) -> Result<After, CliError> {
    let after = Rc::new(Cell::new(After::Nothing));
    let chosen = Rc::clone(&after);
    let title = msg::common_app_name(&Lang::new(telling.lang));
    let viewport =
        ViewportBuilder::default().with_inner_size([640.0, 460.0]).with_min_inner_size([480.0, 320.0]);
    show(&title, viewport, true, env, |creation| {
        dress(&creation.egui_ctx, telling.lang);
        Ok(Box::new(App { lang: Lang::new(telling.lang), telling, is_copied: false, chosen }))
    })?;
    Ok(after.get())
}

struct App {
    telling: Telling,
    lang: Lang,
    is_copied: bool,
    chosen: Rc<Cell<After>>,
}

impl App {
    fn take(&mut self, ctx: &Context, asked: Asked) {
        match asked {
            Asked::Copy(text) => {
                ctx.copy_text(text);
                self.is_copied = true;
            }
            Asked::Open(dir) => (self.telling.open)(dir),
            Asked::Close(after) => {
                self.chosen.set(after);
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
        ctx.request_repaint();
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        follow_theme(ui.ctx(), self.telling.look, None);
        let words = Words::new(&self.lang, self.telling.home.as_deref());
        if let Some(asked) = fallen_ui(ui, &self.telling.fall, self.is_copied, &words) {
            let ctx = ui.ctx().clone();
            self.take(&ctx, asked);
        }
    }
}

fn fallen_ui(ui: &mut Ui, fall: &Fall, is_copied: bool, words: &Words<'_>) -> Option<Asked> {
    let theme = Theme::of(ui);
    let mut asked = ui.input(|input| input.key_pressed(Key::Escape)).then_some(Asked::Close(After::Nothing));
    let frame = Frame::new().fill(theme.bg).inner_margin(Margin { left: 24, right: 24, top: 8, bottom: 20 });
    let panel = Panel::bottom("after").resizable(false).frame(frame).show_separator_line(false);
    panel.show(ui, |ui| asked = asked.take().or(actions_ui(ui, fall, words)));
    let frame = Frame::new().fill(theme.bg).inner_margin(Margin { left: 24, right: 24, top: 20, bottom: 8 });
    CentralPanel::default().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::L;
            let notice = Notice {
                mark: Mark::Broken,
                state: msg::window_state_broken(words.lang),
                title: msg::start_fallen_title(words.lang),
                why: msg::start_fallen_why(words.lang),
            };
            banner_ui(ui, &notice, |_| {});
            asked = asked.take().or(card_ui(ui, |ui| told_ui(ui, fall, is_copied, words)));
        });
    });
    asked
}

fn told_ui(ui: &mut Ui, fall: &Fall, is_copied: bool, words: &Words<'_>) -> Option<Asked> {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = space::S;
    Line::new(ui).add(Tone::Mono, &fall.message).show_selectable_ui(ui);
    if let Some(report) = &fall.report {
        Line::new(ui).add(Tone::Quiet, &msg::start_fallen_report(lang)).show_ui(ui);
        Line::new(ui).add(Tone::Mono, &words.path(report)).show_selectable_ui(ui);
    }
    Line::new(ui).add(Tone::Quiet, &msg::start_fallen_please(lang)).show_ui(ui);
    right_first_ui(ui, |ui| {
        let copy = if is_copied { msg::habits_copied(lang) } else { msg::common_copy(lang) };
        let pressed = Button::quiet(&copy).show_ui(ui).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            Line::new(ui).add(Tone::QuietMono, &fall.code).show_selectable_ui(ui);
        });
        pressed.then(|| Asked::Copy(report(fall)))
    })
}

fn actions_ui(ui: &mut Ui, fall: &Fall, words: &Words<'_>) -> Option<Asked> {
    let lang = words.lang;
    let folder = fall.report.as_ref().and_then(|report| report.parent());
    right_first_ui(ui, |ui| {
        let again = Button::primary(&msg::start_fallen_again(lang)).show_ui(ui).clicked();
        let close = Button::other(&msg::start_fallen_close(lang)).with_keys(BACK_KEYS).show_ui(ui).clicked();
        let open = folder.filter(|_| Button::other(&msg::habits_open_folder(lang)).show_ui(ui).clicked());
        let open = open.map(|dir| Asked::Open(dir.to_owned()));
        let closes = again.then_some(After::StartAgain).or(close.then_some(After::Nothing));
        closes.map(Asked::Close).or(open)
    })
}

/// What somebody who helps needs.
fn report(fall: &Fall) -> String {
    let path = fall.report.as_ref().map(|path| path.display().to_string());
    let version = format!("goready {}", env!("CARGO_PKG_VERSION"));
    let lines = [Some(format!("{} [{}]", fall.message, fall.code)), path, Some(version)];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    fn fall(report: Option<&str>) -> Fall {
        let message = "panicked at app/src/gui/mod.rs:1:1: off the rails ".repeat(4);
        Fall { message, code: "GR-CLI-007".to_owned(), report: report.map(PathBuf::from) }
    }

    fn harness(fall: Fall, tag: LangTag, theme: egui::Theme) -> Harness<'static, Vec<Asked>> {
        let lang = Lang::new(tag);
        Harness::builder()
            .with_size([640.0, 460.0])
            .with_theme(theme)
            .with_context_setup(move |ctx| dress(ctx, tag))
            .build_ui_state(
                move |ui, asked: &mut Vec<Asked>| {
                    asked.extend(fallen_ui(ui, &fall, false, &Words::new(&lang, None)));
                },
                Vec::new(),
            )
    }

    #[test]
    fn a_fall_is_told_in_every_language_and_theme() {
        for tag in LangTag::ALL {
            for theme in [egui::Theme::Light, egui::Theme::Dark] {
                for report in [None, Some("/home/ann/.local/state/goready/logs/1-window.log")] {
                    let mut harness = harness(fall(report), tag, theme);
                    harness.run();
                    harness.get_by_label("GR-CLI-007");
                    assert!(harness.state().is_empty());
                }
            }
        }
    }

    #[test]
    fn each_way_on_is_a_button() {
        let report = "/state/goready/logs/1-window.log";
        let mut harness = harness(fall(Some(report)), LangTag::EnUs, egui::Theme::Light);
        for name in ["Start GoReady again", "Open folder", "Copy", "Close"] {
            harness.get_by_label(name).click();
            harness.run();
        }
        let [
            Asked::Close(After::StartAgain),
            Asked::Open(dir),
            Asked::Copy(text),
            Asked::Close(After::Nothing),
        ] = harness.state().as_slice()
        else {
            panic!("{:?}", harness.state())
        };
        assert_eq!(dir, std::path::Path::new("/state/goready/logs"));
        assert!(text.contains("off the rails") && text.contains("[GR-CLI-007]") && text.contains(report));
    }
}
