//! Every screen in every state, language and theme. The harness fails at a character no face has and at a control
//! without a name.

mod flows;
mod frames;
mod history;
mod scenes;
mod work;

use super::{dress, views};
use crate::command::Command;
use crate::model::Model;
use crate::text::Words;
use eframe::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use goready_i18n::{Lang, LangTag};
use scenes::scenes;

/// A window whose commands are kept instead of carried out.
struct Stage {
    model: Model,
    lang: Lang,
    asked: Vec<Command>,
}

fn harness(model: Model, theme: egui::Theme, size: [f32; 2]) -> Harness<'static, Stage> {
    let tag = model.lang;
    let lang = Lang::new(tag);
    let stage = Stage { model, lang, asked: Vec::new() };
    Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .with_context_setup(move |ctx| dress(ctx, tag))
        .build_ui_state(
            |ui, stage: &mut Stage| {
                let words = Words::new(&stage.lang, None);
                stage.asked.extend(views::window_ui(ui, &stage.model, &words));
            },
            stage,
        )
}

impl Stage {
    /// Shows another state; the language is the one of the stage.
    fn show(&mut self, model: Model) {
        self.model = model;
        self.model.lang = self.lang.tag();
        self.asked.clear();
    }
}

#[test]
fn every_screen_can_be_drawn_in_every_state_language_theme_and_width() {
    use egui::Theme::{Dark, Light};
    for (size, theme) in [([1280.0, 800.0], Light), ([1280.0, 800.0], Dark), ([800.0, 560.0], Light)] {
        for tag in LangTag::ALL {
            let mut first = scenes::blank();
            first.lang = tag;
            let mut harness = harness(first, theme, size);
            for (name, model) in scenes() {
                harness.state_mut().show(model);
                harness.run();
                let asked = &harness.state().asked;
                assert!(asked.is_empty(), "{name} asks by itself: {asked:?}");
                assert!(!buttons(&harness).is_empty(), "{name}");
            }
        }
    }
}

#[test]
fn nothing_moves_when_nothing_happens() {
    let mut harness = harness(scenes::blank(), egui::Theme::Light, [1280.0, 800.0]);
    for (name, model) in scenes() {
        harness.state_mut().show(model);
        harness.run();
        let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        assert_eq!(delay, std::time::Duration::MAX, "{name}");
    }
}

/// The primary action is one, so that Enter is never a question.
#[test]
fn enter_asks_for_one_thing_at_most_on_every_screen() {
    let mut harness = harness(scenes::blank(), egui::Theme::Light, [1280.0, 800.0]);
    for (name, model) in scenes() {
        harness.state_mut().show(model);
        harness.key_press(egui::Key::Enter);
        harness.run();
        assert!(harness.state().asked.len() <= 1, "{name}: {:?}", harness.state().asked);
    }
}

/// What the person chose wins; the desktop is followed where nothing was chosen, and light is where nobody says anything.
#[test]
fn light_and_dark_are_the_persons_then_the_desktops() {
    use crate::command::Theme;
    use goready_installers::host::scheme::Scheme;
    let ctx = egui::Context::default();
    for (chosen, desktop, wanted) in [
        (Theme::System, None, egui::ThemePreference::System),
        (Theme::System, Some(Scheme::Dark), egui::ThemePreference::Dark),
        (Theme::System, Some(Scheme::Light), egui::ThemePreference::Light),
        (Theme::Light, Some(Scheme::Dark), egui::ThemePreference::Light),
        (Theme::Dark, Some(Scheme::Light), egui::ThemePreference::Dark),
    ] {
        super::follow_theme(&ctx, chosen, desktop);
        assert_eq!(ctx.options(|options| options.theme_preference), wanted, "{chosen:?} {desktop:?}");
    }
}

/// The labels of the buttons that are shown.
fn buttons(harness: &Harness<'_, Stage>) -> Vec<String> {
    let all = harness.query_all_by_role(egui::Role::Button);
    all.filter_map(|node| node.accesskit_node().label()).collect()
}

/// An event is heard once, however often an unseen window looks again at the frame it had last.
#[test]
fn what_was_dropped_is_not_dropped_again_on_a_window_nobody_sees() {
    #[derive(Debug)]
    struct Dropped;
    impl egui::DroppedFile for Dropped {
        fn path(&self) -> &std::path::Path {
            std::path::Path::new("/src/go.mod")
        }
        fn bytes(&self) -> Result<Vec<u8>, String> {
            Ok(Vec::new())
        }
    }
    let input = egui::RawInput {
        focused: false,
        events: vec![egui::Event::WindowFocused(true)],
        dropped_files: vec![std::sync::Arc::new(Dropped)],
        ..egui::RawInput::default()
    };
    let heard = super::Heard::of(&input);
    assert!(heard.came_to_front && heard.dropped.is_some());
    let unseen = super::Heard::unseen(&input);
    assert!(!unseen.came_to_front && unseen.dropped.is_none() && !unseen.is_in_front && !unseen.wants_close);
}
