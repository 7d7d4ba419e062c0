//! The least window there is: what `tests/window/measure` holds the window of goready against, built in the same way.

use eframe::egui::{self, FontData, FontDefinitions, FontFamily, ViewportBuilder};
use eframe::{NativeOptions, Renderer};
use std::sync::Arc;

/// The one face it shows.
const FACE: &[u8] = include_bytes!("../../assets/fonts/inter-regular.otf");

struct Hello;

impl eframe::App for Hello {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |ui| ui.label("Hello"));
    }
}

fn main() -> eframe::Result {
    let viewport = ViewportBuilder::default().with_title("hello").with_inner_size([1120.0, 760.0]);
    let (renderer, centered) = (Renderer::Glow, true);
    let options =
        NativeOptions { viewport, renderer, centered, persist_window: false, ..NativeOptions::default() };
    eframe::run_native(
        "hello",
        options,
        Box::new(|creation| {
            let mut fonts = FontDefinitions::empty();
            fonts.font_data.insert("face".to_owned(), Arc::new(FontData::from_static(FACE)));
            for family in [FontFamily::Proportional, FontFamily::Monospace] {
                fonts.families.insert(family, vec!["face".to_owned()]);
            }
            creation.egui_ctx.set_fonts(fonts);
            Ok(Box::new(Hello))
        }),
    )
}
