//! The only colours, and the scales. Every pair of a text colour and what lies under it has at least 4.5:1 (a test).

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{
    self, Color32, CornerRadius, FontId, Margin, Stroke, Style, TextStyle, Ui, Visuals, vec2,
};
use std::time::Duration;

/// What things are coloured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Theme {
    /// The window.
    pub(crate) bg: Color32,
    /// Cards and fields.
    pub(crate) surface: Color32,
    /// Navigation, code, tracks.
    pub(crate) sunken: Color32,
    /// Borders and rules.
    pub(crate) line: Color32,
    /// Words.
    pub(crate) text: Color32,
    /// Second words.
    pub(crate) text2: Color32,
    /// The primary action, bars, the focus ring.
    pub(crate) accent: Color32,
    /// Words on the accent.
    pub(crate) on_accent: Color32,
    /// Selected rows, neutral notices.
    pub(crate) accent_soft: Color32,
    /// Proved, done, added.
    pub(crate) ok: Color32,
    /// Under it.
    pub(crate) ok_soft: Color32,
    /// Deserves a look.
    pub(crate) advice: Color32,
    /// Under it.
    pub(crate) advice_soft: Color32,
    /// Broken, failed, removed.
    pub(crate) broken: Color32,
    /// Under it.
    pub(crate) broken_soft: Color32,
}

const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// By day.
pub(crate) const LIGHT: Theme = Theme {
    bg: hex(0xF6_F7F9),
    surface: hex(0xFF_FFFF),
    sunken: hex(0xED_F0F3),
    line: hex(0xD5_DAE1),
    text: hex(0x16_202B),
    text2: hex(0x52_6070),
    accent: hex(0x0A_6C8F),
    on_accent: hex(0xFF_FFFF),
    accent_soft: hex(0xE1_F1F7),
    ok: hex(0x1B_7440),
    ok_soft: hex(0xE3_F4EA),
    advice: hex(0x8A_5300),
    advice_soft: hex(0xFD_F1DC),
    broken: hex(0xB3_261E),
    broken_soft: hex(0xFB_E6E4),
};

/// By night.
pub(crate) const DARK: Theme = Theme {
    bg: hex(0x12_171D),
    surface: hex(0x1A_2129),
    sunken: hex(0x0E_1318),
    line: hex(0x34_404D),
    text: hex(0xE8_EDF2),
    text2: hex(0xA3_B0BE),
    accent: hex(0x5B_C4E4),
    on_accent: hex(0x06_222C),
    accent_soft: hex(0x12_303C),
    ok: hex(0x62_CC8E),
    ok_soft: hex(0x13_301F),
    advice: hex(0xF0_B452),
    advice_soft: hex(0x35_270F),
    broken: hex(0xFF_8F85),
    broken_soft: hex(0x3B_1A18),
};

impl Theme {
    /// The one in force.
    pub(crate) fn of(ui: &Ui) -> &'static Self {
        if ui.visuals().dark_mode { &DARK } else { &LIGHT }
    }
}

/// Spaces between things, in points.
pub(crate) mod space {
    /// Within a line.
    pub(crate) const XS: f32 = 4.0;
    /// Between words and their symbol.
    pub(crate) const S: f32 = 8.0;
    /// Within a card.
    pub(crate) const M: f32 = 12.0;
    /// Between cards.
    pub(crate) const L: f32 = 16.0;
    /// Around the page.
    pub(crate) const XXL: f32 = 32.0;
}

/// Corner of buttons and fields.
pub(crate) const CORNER: CornerRadius = CornerRadius::same(8);

/// Corner of cards.
pub(crate) const CARD_CORNER: CornerRadius = CornerRadius::same(12);

/// Height of a row in a list.
pub(crate) const ROW_HEIGHT: f32 = 40.0;

/// Height of a row in a table.
pub(crate) const TABLE_ROW_HEIGHT: f32 = 36.0;

/// Content is no wider, however large the window.
pub(crate) const CONTENT_WIDTH: f32 = 1040.0;

/// Below this width the navigation shows icons alone.
pub(crate) const NARROW: f32 = 900.0;

/// How soon a moving figure is drawn again.
pub(crate) const REPAINT: Duration = Duration::from_millis(50);

/// Dresses the window, in both themes.
pub(crate) fn install(ctx: &egui::Context) {
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    ctx.set_style_of(egui::Theme::Light, style(&LIGHT, Visuals::light()));
    ctx.set_style_of(egui::Theme::Dark, style(&DARK, Visuals::dark()));
}

fn style(theme: &Theme, visuals: Visuals) -> Style {
    let mut style = Style { visuals: dressed(theme, visuals), ..Style::default() };
    style.text_styles = [
        (TextStyle::Heading, FontId::proportional(16.0)),
        (TextStyle::Body, FontId::proportional(14.0)),
        (TextStyle::Button, FontId::proportional(14.0)),
        (TextStyle::Small, FontId::proportional(12.0)),
        (TextStyle::Monospace, FontId::monospace(12.5)),
    ]
    .into();
    style.spacing.item_spacing = vec2(space::S, space::S);
    style.spacing.window_margin = Margin::same(12);
    style.spacing.scroll.floating = true;
    // What opens is titled where rows have their words.
    style.spacing.indent = space::XXL;
    style.interaction.selectable_labels = false;
    // Nothing moves by itself, whether the desktop asks for that or not.
    style.animation_time = 0.0;
    style.scroll_animation = ScrollAnimation::none();
    style
}

fn dressed(theme: &Theme, mut visuals: Visuals) -> Visuals {
    visuals.panel_fill = theme.bg;
    visuals.window_fill = theme.surface;
    visuals.window_stroke = Stroke::new(1.0, theme.line);
    visuals.extreme_bg_color = theme.sunken;
    visuals.faint_bg_color = theme.sunken;
    visuals.code_bg_color = theme.sunken;
    visuals.hyperlink_color = theme.accent;
    visuals.warn_fg_color = theme.advice;
    visuals.error_fg_color = theme.broken;
    visuals.selection.bg_fill = theme.accent_soft;
    visuals.selection.stroke = Stroke::new(2.0, theme.accent);
    visuals.override_text_color = Some(theme.text);
    // A blinking cursor would keep an idle window at work.
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(2.0, theme.accent);
    for widget in [
        &mut visuals.widgets.noninteractive,
        &mut visuals.widgets.inactive,
        &mut visuals.widgets.hovered,
        &mut visuals.widgets.active,
        &mut visuals.widgets.open,
    ] {
        widget.corner_radius = CORNER;
        widget.bg_fill = theme.surface;
        widget.weak_bg_fill = theme.surface;
        widget.bg_stroke = Stroke::new(1.0, theme.line);
        widget.fg_stroke = Stroke::new(1.0, theme.text);
        widget.expansion = 0.0;
    }
    // The thumb of a scroll bar.
    visuals.widgets.inactive.bg_fill = theme.line;
    visuals.widgets.hovered.bg_fill = theme.text2;
    visuals.widgets.active.bg_fill = theme.text2;
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        (one / other).max(other / one)
    }

    #[test]
    fn nothing_moves_by_itself_in_either_theme() {
        let ctx = egui::Context::default();
        install(&ctx);
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            let style = ctx.style_of(theme);
            assert_eq!((style.animation_time, style.visuals.text_cursor.blink), (0.0, false));
            assert_eq!(style.scroll_animation.duration, ScrollAnimation::none().duration);
        }
    }

    #[test]
    fn every_text_colour_can_be_read_on_what_lies_under_it() {
        for theme in [LIGHT, DARK] {
            let t = &theme;
            let under_words =
                [t.bg, t.surface, t.sunken, t.accent_soft, t.ok_soft, t.advice_soft, t.broken_soft];
            let mut pairs: Vec<(Color32, Color32)> =
                under_words.into_iter().flat_map(|under| [(t.text, under), (t.text2, under)]).collect();
            pairs.extend([t.bg, t.surface, t.sunken].map(|under| (t.accent, under)));
            pairs.extend([
                (t.on_accent, t.accent),
                (t.accent, t.accent_soft),
                (t.ok, t.ok_soft),
                (t.advice, t.advice_soft),
                (t.broken, t.broken_soft),
                (t.ok, t.surface),
                (t.advice, t.surface),
                (t.broken, t.surface),
            ]);
            for (text, under) in pairs {
                assert!(contrast(text, under) >= 4.5, "{text:?} on {under:?}: {:.2}", contrast(text, under));
            }
        }
    }
}
