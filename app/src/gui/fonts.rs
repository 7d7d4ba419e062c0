//! The faces: see `assets/fonts`. Latin first, Chinese behind it; what none of them has comes from the system.

use crate::packed::inflated;
use eframe::egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use egui_system_font_provider::SystemFontProvider;
use std::sync::{Arc, OnceLock};

const INTER: &str = "inter";
const INTER_SEMIBOLD: &str = "inter-semibold";
const JETBRAINS_MONO: &str = "jetbrains-mono";
const NOTO_SC: &str = "noto-sans-sc";
const NOTO_SC_BOLD: &str = "noto-sans-sc-bold";

const PHOSPHOR: &str = "phosphor";

/// Each face with its bytes, as the build packed them.
const FACES: [(&str, &[u8]); 6] = [
    (INTER, include_bytes!(concat!(env!("OUT_DIR"), "/inter-regular.deflate"))),
    (INTER_SEMIBOLD, include_bytes!(concat!(env!("OUT_DIR"), "/inter-semibold.deflate"))),
    (JETBRAINS_MONO, include_bytes!(concat!(env!("OUT_DIR"), "/jetbrains-mono-regular.deflate"))),
    (NOTO_SC, include_bytes!(concat!(env!("OUT_DIR"), "/noto-sans-sc-regular.deflate"))),
    (NOTO_SC_BOLD, include_bytes!(concat!(env!("OUT_DIR"), "/noto-sans-sc-bold.deflate"))),
    (PHOSPHOR, include_bytes!(concat!(env!("OUT_DIR"), "/phosphor-regular.deflate"))),
];

/// The semibold weight's family.
fn semibold_family() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The icons' family.
pub(crate) fn icon_family() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// A semibold face of this size.
pub(crate) fn semibold(size: f32) -> FontId {
    FontId::new(size, semibold_family())
}

/// Gives the window its faces.
pub(crate) fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, packed) in FACES {
        // A test reads each. Were one not to be read, its letters would come from the next.
        if let Ok(bytes) = inflated(packed) {
            fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_owned(bytes)));
        }
    }
    let families = [
        (FontFamily::Proportional, [INTER, NOTO_SC].as_slice()),
        (semibold_family(), &[INTER_SEMIBOLD, NOTO_SC_BOLD, NOTO_SC]),
        (FontFamily::Monospace, &[JETBRAINS_MONO, INTER, NOTO_SC]),
        (icon_family(), &[PHOSPHOR]),
    ];
    for (family, faces) in families {
        fonts.families.insert(family, faces.iter().map(|face| (*face).to_owned()).collect());
    }
    ctx.set_fonts(fonts);
}

/// Lets the system draw what our faces lack: rare characters in names of folders, other scripts.
pub(crate) fn ask_system(ctx: &Context) {
    ctx.set_font_providers(vec![Arc::new(SystemFaces::default())]);
}

/// The faces of the system, which are not looked for before the first character that ours lack.
#[derive(Default)]
struct SystemFaces(OnceLock<SystemFontProvider>);

impl FontProvider for SystemFaces {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        // Without this the same characters may come in their Japanese form.
        let system = self.0.get_or_init(|| SystemFontProvider::new().with_locale(Some("zh-Hans")));
        system.font_for(request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_is_packed_whole() {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/fonts");
        let files = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
        let faces = files.filter(|path| path.extension().is_some_and(|end| end == "otf" || end == "ttf"));
        let mut in_files: Vec<Vec<u8>> = faces.map(|path| std::fs::read(path).unwrap()).collect();
        let mut carried: Vec<Vec<u8>> = FACES.iter().map(|(_, packed)| inflated(packed).unwrap()).collect();
        in_files.sort();
        carried.sort();
        assert!(in_files == carried);
    }

    /// `tests/install` brings a face that has it.
    #[test]
    fn a_character_that_our_faces_lack_comes_from_the_system() {
        const RARE: char = '龘';
        let drawn = |ctx: &Context| {
            ctx.run_ui(eframe::egui::RawInput::default(), |_ui| {}).textures_delta.clear();
            ctx.fonts_mut(|fonts| fonts.has_glyph(&FontId::proportional(14.0), RARE))
        };
        let ctx = Context::default();
        install(&ctx);
        assert!(!drawn(&ctx), "our own faces have it by now");
        ask_system(&ctx);
        assert!(drawn(&ctx), "this system has no face with {RARE}");
    }
}
