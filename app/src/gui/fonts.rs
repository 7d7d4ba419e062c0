//! The faces: see `assets/fonts`. Latin first, Chinese behind it; what none of them has comes from the system. Marks that
//! both scripts write with the same character, such as quotation marks, are those of the window's language.

use crate::packed::inflated;
use eframe::egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use egui_system_font_provider::SystemFontProvider;
use goready_i18n::LangTag;
use std::sync::{Arc, OnceLock};

const INTER: &str = "inter";
const INTER_SEMIBOLD: &str = "inter-semibold";
const JETBRAINS_MONO: &str = "jetbrains-mono";
const NOTO_SC: &str = "noto-sans-sc";
const NOTO_SC_BOLD: &str = "noto-sans-sc-bold";

const MARKS_SC: &str = "noto-sans-sc-marks";
const MARKS_SC_BOLD: &str = "noto-sans-sc-marks-bold";

const PHOSPHOR: &str = "phosphor";

/// Each face with its bytes, as the build packed them.
const FACES: [(&str, &[u8]); 8] = [
    (INTER, include_bytes!(concat!(env!("OUT_DIR"), "/inter-regular.deflate"))),
    (INTER_SEMIBOLD, include_bytes!(concat!(env!("OUT_DIR"), "/inter-semibold.deflate"))),
    (JETBRAINS_MONO, include_bytes!(concat!(env!("OUT_DIR"), "/jetbrains-mono-regular.deflate"))),
    (NOTO_SC, include_bytes!(concat!(env!("OUT_DIR"), "/noto-sans-sc-regular.deflate"))),
    (NOTO_SC_BOLD, include_bytes!(concat!(env!("OUT_DIR"), "/noto-sans-sc-bold.deflate"))),
    (MARKS_SC, include_bytes!(concat!(env!("OUT_DIR"), "/noto-sans-sc-marks-regular.deflate"))),
    (MARKS_SC_BOLD, include_bytes!(concat!(env!("OUT_DIR"), "/noto-sans-sc-marks-bold.deflate"))),
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

/// Gives the window its faces, in the order of its language.
pub(crate) fn install(ctx: &Context, lang: LangTag) {
    let mut fonts = FontDefinitions::empty();
    for (name, packed) in FACES {
        // A test reads each. Were one not to be read, its letters would come from the next.
        if let Ok(bytes) = inflated(packed) {
            fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_owned(bytes)));
        }
    }
    let (words, semibold): (&[&str], &[&str]) = match lang {
        LangTag::EnUs => (&[INTER, NOTO_SC], &[INTER_SEMIBOLD, NOTO_SC_BOLD, NOTO_SC]),
        LangTag::ZhCn => {
            (&[MARKS_SC, INTER, NOTO_SC], &[MARKS_SC_BOLD, INTER_SEMIBOLD, NOTO_SC_BOLD, NOTO_SC])
        }
    };
    let families = [
        (FontFamily::Proportional, words),
        (semibold_family(), semibold),
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

    /// A character that the semibold lacks would stand thin among its neighbours: `assets/fonts/subset.py` adds it.
    #[test]
    fn both_weights_have_every_chinese_character_of_our_texts() {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../i18n/locales/zh-CN");
        let texts = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
        let texts: String = texts.map(|path| std::fs::read_to_string(path).unwrap()).collect();
        let mut wanted: Vec<char> = texts.chars().filter(|c| ('\u{2e80}'..='\u{ffef}').contains(c)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        for face in [NOTO_SC, NOTO_SC_BOLD] {
            let (_, packed) = FACES.iter().find(|(name, _)| *name == face).unwrap();
            let mut fonts = FontDefinitions::empty();
            fonts
                .font_data
                .insert(face.to_owned(), Arc::new(FontData::from_owned(inflated(packed).unwrap())));
            fonts.families.insert(FontFamily::Proportional, vec![face.to_owned()]);
            let ctx = Context::default();
            ctx.set_fonts(fonts);
            ctx.run_ui(eframe::egui::RawInput::default(), |_ui| {}).textures_delta.clear();
            let font = FontId::proportional(14.0);
            let has = |c: &char| ctx.fonts_mut(|fonts| fonts.has_glyph(&font, *c));
            let lost: String = wanted.iter().filter(|c| !has(c)).collect();
            assert_eq!(lost, "", "{face}");
        }
    }

    /// As wide as a Chinese character where Chinese is spoken, as narrow as Latin ones are where English is; and lines stay
    /// as high as they are.
    #[test]
    fn marks_that_both_scripts_have_are_those_of_the_language() {
        let drawn = |lang: LangTag, font: FontId| {
            let ctx = Context::default();
            install(&ctx, lang);
            ctx.run_ui(eframe::egui::RawInput::default(), |_ui| {}).textures_delta.clear();
            ctx.fonts_mut(|fonts| {
                let widths = ['“', '”', '‘', '’', '…', 'a'].map(|mark| fonts.glyph_width(&font, mark));
                (widths, fonts.row_height(&font))
            })
        };
        for font in [FontId::proportional(14.0), semibold(14.0)] {
            let ((english, low), (chinese, high)) =
                (drawn(LangTag::EnUs, font.clone()), drawn(LangTag::ZhCn, font));
            let [quotes @ .., latin] = chinese;
            assert!(quotes.iter().all(|width| (width - 14.0).abs() < 0.1), "{chinese:?}");
            assert!(english[..4].iter().all(|width| *width < 8.0), "{english:?}");
            assert!((latin - english[5]).abs() < 0.01 && (high - low).abs() < 0.1, "{high} {low}");
        }
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
        install(&ctx, LangTag::EnUs);
        assert!(!drawn(&ctx), "our own faces have it by now");
        ask_system(&ctx);
        assert!(drawn(&ctx), "this system has no face with {RARE}");
    }
}
