//! The icons of the navigation and of small buttons: a subset of Phosphor (regular), see `assets/fonts`.

use super::fonts;
use super::theme::Theme;
use eframe::egui::{Align2, Color32, FontId, Painter, Pos2};

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// A house.
    House,
    /// Sheets above each other.
    Stack,
    /// A wrench.
    Wrench,
    /// Sliders.
    Sliders,
    /// A tick in a ring.
    Check,
    /// A grid.
    Grid,
    /// A clock that runs back.
    History,
    /// A gear.
    Gear,
}

/// How large icons are, in points.
const SIZE: f32 = 18.0;

impl Icon {
    const fn glyph(self) -> char {
        match self {
            Self::House => '\u{e2c2}',
            Self::Stack => '\u{e466}',
            Self::Wrench => '\u{e5d4}',
            Self::Sliders => '\u{e434}',
            Self::Check => '\u{e184}',
            Self::Grid => '\u{ec8c}',
            Self::History => '\u{e1a0}',
            Self::Gear => '\u{e272}',
        }
    }

    /// Draws it around a point.
    pub(crate) fn paint(self, painter: &Painter, centre: Pos2, ink: Color32) {
        let font = FontId::new(SIZE, fonts::icon_family());
        painter.text(centre, Align2::CENTER_CENTER, self.glyph(), font, ink);
    }

    /// The colour of an icon whose words are chosen, or are not.
    pub(crate) const fn ink(is_chosen: bool, theme: &Theme) -> Color32 {
        if is_chosen { theme.text } else { theme.text2 }
    }
}
