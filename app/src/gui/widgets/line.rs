//! Words in a line: sizes and line heights of the type scale, and the tones words can have.

use super::copy::{copy_by_keys, offer_copy};
use super::spaces::{UNBROKEN_SPACE, with_plain_spaces};
use crate::gui::fonts;
use crate::gui::theme::Theme;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align, Color32, FontId, Label, Response, Role, Sense, Ui, WidgetInfo};
use std::borrow::Cow;

/// What words are in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// A page's title: 24/32.
    Title,
    /// A card's heading: 16/24.
    Heading,
    /// What a line is about: 14/20, semibold.
    Strong,
    /// Words: 14/20.
    Plain,
    /// Second words: 14/20.
    Quiet,
    /// What explains: 12/18.
    Small,
    /// Paths, commands, values: 12.5/18.
    Mono,
    /// The same as second words.
    QuietMono,
}

impl Tone {
    fn font(self) -> (FontId, f32) {
        match self {
            Self::Title => (fonts::semibold(24.0), 32.0),
            Self::Heading => (fonts::semibold(16.0), 24.0),
            Self::Strong => (fonts::semibold(14.0), 20.0),
            Self::Plain | Self::Quiet => (FontId::proportional(14.0), 20.0),
            Self::Small => (FontId::proportional(12.0), 18.0),
            Self::Mono | Self::QuietMono => (FontId::monospace(12.5), 18.0),
        }
    }

    fn colour(self, theme: &Theme) -> Color32 {
        match self {
            Self::Title | Self::Heading | Self::Strong | Self::Plain | Self::Mono => theme.text,
            Self::Quiet | Self::Small | Self::QuietMono => theme.text2,
        }
    }
}

/// A longer command or value may be broken at its spaces.
const WHOLE: usize = 40;

/// With spaces at which no line is broken.
fn unbroken(words: &str) -> Cow<'_, str> {
    Cow::Owned(words.replace(' ', UNBROKEN_SPACE))
}

/// What screen readers say where a line holds such spaces.
fn plain(shown: &str) -> Option<String> {
    shown.contains(UNBROKEN_SPACE).then(|| with_plain_spaces(shown))
}

fn named(response: Response, plain: Option<String>) -> Response {
    if let Some(plain) = plain {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &plain));
    }
    response
}

/// A line of words in several tones.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    theme: &'static Theme,
    job: LayoutJob,
    /// What is a path or a value in it.
    values: String,
}

impl Line {
    /// Nothing yet.
    pub(crate) fn new(ui: &Ui) -> Self {
        let job = LayoutJob { break_on_newline: true, ..LayoutJob::default() };
        Self { theme: Theme::of(ui), job, values: String::new() }
    }

    /// More words.
    #[must_use]
    pub(crate) fn add(self, tone: Tone, words: &str) -> Self {
        let colour = tone.colour(self.theme);
        self.coloured(tone, colour, words)
    }

    /// More words, of which those between backticks are commands and values. A short one is not broken at its spaces, which
    /// [`super::PlainSpaces`] gives back when it is copied.
    #[must_use]
    pub(crate) fn add_marked(mut self, tone: Tone, words: &str) -> Self {
        let mut gap = !self.job.is_empty();
        for (index, part) in words.split('`').enumerate().filter(|(_, part)| !part.is_empty()) {
            let tone = if index % 2 == 0 { tone } else { Tone::Mono };
            let colour = tone.colour(self.theme);
            let shown = if tone == Tone::Mono && part.len() <= WHOLE { unbroken(part) } else { part.into() };
            self = self.put(tone, colour, (part, &shown), gap);
            gap = false;
        }
        self
    }

    /// More words, in a colour of their own.
    #[must_use]
    pub(crate) fn coloured(self, tone: Tone, colour: Color32, words: &str) -> Self {
        let gap = !self.job.is_empty();
        self.put(tone, colour, (words, words), gap)
    }

    fn put(mut self, tone: Tone, colour: Color32, (words, shown): (&str, &str), gap: bool) -> Self {
        let (font_id, line_height) = tone.font();
        let format = TextFormat {
            font_id,
            color: colour,
            line_height: Some(line_height),
            valign: Align::Center,
            ..TextFormat::default()
        };
        // Full-width punctuation brings its own room.
        let has_room = self.job.text.ends_with(['：', '，', '。', '；', '、', '）']);
        if gap && !has_room {
            self.job.append(" ", 0.0, format.clone());
        }
        self.job.append(shown, 0.0, format);
        match tone {
            Tone::Mono | Tone::QuietMono => self.values.push_str(words),
            Tone::Title | Tone::Heading | Tone::Strong | Tone::Plain | Tone::Quiet | Tone::Small => {}
        }
        self
    }

    /// The words laid out in one line, cut where there is no room.
    pub(crate) fn cut(mut self, ui: &Ui, width: f32) -> std::sync::Arc<eframe::egui::Galley> {
        self.job.wrap = TextWrapping::truncate_at_width(width);
        ui.painter().layout_job(self.job)
    }

    /// The words laid out in as many lines as they need.
    pub(crate) fn wrapped(mut self, ui: &Ui, width: f32) -> std::sync::Arc<eframe::egui::Galley> {
        self.job.wrap = TextWrapping::wrap_at_width(width);
        ui.painter().layout_job(self.job)
    }

    /// Draws it, in several lines where it must.
    pub(crate) fn show_ui(self, ui: &mut Ui) -> Response {
        let plain = plain(&self.job.text);
        named(ui.add(Label::new(self.job).wrap()), plain)
    }

    /// The same, and the keyboard reaches it: Ctrl+C copies it, or what `more` says besides. `hint` tells so.
    pub(crate) fn show_reachable_ui(self, ui: &mut Ui, more: &str, hint: &str) -> Response {
        let (own, plain) = (self.copied(), plain(&self.job.text));
        let label = Label::new(self.job).wrap().selectable(true).sense(Sense::focusable_noninteractive());
        let response = named(ui.add(label), plain);
        offer_copy(&response, || own.clone());
        copy_by_keys(ui, &response, hint, || if more.is_empty() { own } else { more.to_owned() });
        response
    }

    /// What is copied of it: what is a value in it, else all of it.
    fn copied(&self) -> String {
        if self.values.is_empty() { self.job.text.trim().to_owned() } else { self.values.clone() }
    }

    /// Draws it so that it can be marked and copied; the second mouse button copies what is a value in it, else all of it.
    pub(crate) fn show_selectable_ui(self, ui: &mut Ui) -> Response {
        let (text, plain) = (self.copied(), plain(&self.job.text));
        let response = named(ui.add(Label::new(self.job).wrap().selectable(true)), plain);
        offer_copy(&response, || text);
        response
    }

    /// Draws it in one line, cut where there is no room; all of it shows when it is pointed at, and can be copied.
    pub(crate) fn show_cut_ui(self, ui: &mut Ui) -> Response {
        let text = self.copied();
        let response = ui.add(Label::new(self.job).truncate().selectable(true));
        offer_copy(&response, || text);
        response
    }
}
