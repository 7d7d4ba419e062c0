//! Where the window stands and how large it is, as the preferences keep it: `1280x800+40-20`.

use eframe::egui::ViewportInfo;

/// Nobody has a larger desktop, in points.
const MOST: f32 = 32_000.0;

/// A smaller window cannot be used.
const LEAST: f32 = 320.0;

/// Size and place of the window, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    /// Width and height.
    pub(super) size: [f32; 2],
    /// The upper left corner, where the desktop tells it.
    pub(super) at: Option<[f32; 2]>,
}

impl Standing {
    /// As it is written; none where that cannot be a window.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let end = text.find(['+', '-']).unwrap_or(text.len());
        let (size, at) = text.split_at_checked(end)?;
        let (width, height) = size.split_once('x')?;
        let size = [number(width)?, number(height)?];
        let is_window = size.iter().all(|side| (LEAST..MOST).contains(side));
        let at = if at.is_empty() { None } else { Some(place(at)?) };
        is_window.then_some(Self { size, at })
    }

    /// Of the window as it is now; none while it is minimised or fills the screen.
    pub(super) fn of(viewport: &ViewportInfo) -> Option<Self> {
        let fills = [viewport.minimized, viewport.maximized, viewport.fullscreen];
        if fills.contains(&Some(true)) {
            return None;
        }
        let size = viewport.inner_rect?.size();
        let at = viewport.outer_rect.map(|outer| [outer.min.x.round(), outer.min.y.round()]);
        Some(Self { size: [size.x.round(), size.y.round()], at })
    }

    /// As it is written.
    pub(super) fn text(self) -> String {
        let [width, height] = self.size;
        let at = self.at.map(|[x, y]| format!("{x:+}{y:+}")).unwrap_or_default();
        format!("{width}x{height}{at}")
    }
}

fn number(text: &str) -> Option<f32> {
    text.parse().ok().filter(|number: &f32| number.is_finite() && number.abs() < MOST)
}

/// `+40-20`.
fn place(text: &str) -> Option<[f32; 2]> {
    let second = text.rfind(['+', '-']).filter(|at| *at > 0)?;
    let (x, y) = text.split_at_checked(second)?;
    Some([number(x)?, number(y)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_is_no_window_is_not() {
        for text in ["1280x800+40-20", "640x480-5+7", "1120x760"] {
            assert_eq!(Standing::parse(text).map(Standing::text).as_deref(), Some(text));
        }
        for text in ["", "x", "1280", "10x10+0+0", "1280x800+1", "NaNxinf+0+0", "1280x99999", "1280x800+a+b"]
        {
            assert_eq!(Standing::parse(text), None, "{text}");
        }
    }
}
