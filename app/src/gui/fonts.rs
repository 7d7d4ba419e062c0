//! The faces: see `assets/fonts`. Latin first, Chinese behind it, nothing of the system's.

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

const INTER: &str = "inter";
const INTER_SEMIBOLD: &str = "inter-semibold";
const JETBRAINS_MONO: &str = "jetbrains-mono";
const NOTO_SC: &str = "noto-sans-sc";
const NOTO_SC_BOLD: &str = "noto-sans-sc-bold";

const PHOSPHOR: &str = "phosphor";

/// Each face with its bytes.
const FACES: [(&str, &[u8]); 6] = [
    (INTER, include_bytes!("../../../assets/fonts/inter-regular.otf")),
    (INTER_SEMIBOLD, include_bytes!("../../../assets/fonts/inter-semibold.otf")),
    (JETBRAINS_MONO, include_bytes!("../../../assets/fonts/jetbrains-mono-regular.ttf")),
    (NOTO_SC, include_bytes!("../../../assets/fonts/noto-sans-sc-regular.otf")),
    (NOTO_SC_BOLD, include_bytes!("../../../assets/fonts/noto-sans-sc-bold.otf")),
    (PHOSPHOR, include_bytes!("../../../assets/fonts/phosphor-regular.ttf")),
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
    for (name, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
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
