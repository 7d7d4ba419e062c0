//! Where the window stands and how large it is, as the preferences keep it: `1280x800+40-20`.

use eframe::egui::{Pos2, Rect, ViewportInfo, pos2, vec2};

/// Nobody has a larger desktop, in points.
const MOST: f32 = 32_000.0;

/// A smaller window cannot be used.
const LEAST: f32 = 320.0;

/// What somebody needs to see of a window to move it, in points.
const HOLD: f32 = 40.0;

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

    /// Of the window as it is now; none while it is minimised or fills the screen. `zoom` is what the person magnifies by:
    /// the next window begins without.
    pub(super) fn of(viewport: &ViewportInfo, zoom: f32) -> Option<Self> {
        let fills = [viewport.minimized, viewport.maximized, viewport.fullscreen];
        if fills.contains(&Some(true)) {
            return None;
        }
        let size = viewport.inner_rect?.size() * zoom;
        let corner = viewport.outer_rect.map(|outer| outer.min * zoom);
        let at = corner.map(|corner| [corner.x.round(), corner.y.round()]);
        Some(Self { size: [size.x.round(), size.y.round()], at })
    }

    /// Whether enough of its upper edge is on one of these screens to take hold of it.
    pub(super) fn is_seen_on(self, screens: &[Rect]) -> bool {
        let Some([left, top]) = self.at else { return true };
        let [width, _] = self.size;
        let edge = Rect::from_min_size(pos2(left, top), vec2(width, HOLD));
        screens.is_empty()
            || screens.iter().any(|screen| {
                let seen = screen.intersect(edge);
                seen.width() >= HOLD && seen.height() >= HOLD / 2.0
            })
    }

    /// Where it stands in the middle of the first screen.
    pub(super) fn centred_on(self, screens: &[Rect]) -> Option<Pos2> {
        let [width, height] = self.size;
        let screen = screens.first()?;
        let corner = screen.center() - vec2(width, height) / 2.0;
        Some(corner.max(screen.min))
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
    fn a_place_where_nobody_sees_the_window_is_known() {
        let screen = |left: f32, top: f32| Rect::from_min_size(pos2(left, top), vec2(1920.0, 1080.0));
        let screens = [screen(0.0, 0.0), screen(1920.0, 0.0)];
        let seen = |text: &str| Standing::parse(text).unwrap().is_seen_on(&screens);
        for text in ["900x620+100+100", "900x620-800-10", "900x620+3700+1000", "900x620+1500+20", "900x620"] {
            assert!(seen(text), "{text}");
        }
        for text in
            ["900x620+5000+100", "900x620-4000+100", "900x620+100-600", "900x620+3835+0", "900x620+0+1079"]
        {
            assert!(!seen(text), "{text}");
        }
        let standing = Standing::parse("900x620+5000+100").unwrap();
        assert_eq!(standing.centred_on(&screens), Some(pos2(510.0, 230.0)));
        assert!(standing.is_seen_on(&[]), "a desktop that names no screen places windows itself");
    }

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
