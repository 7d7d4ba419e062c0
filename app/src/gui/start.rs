//! Opens the window, and says what is missing where it cannot be opened.

use super::App;
use super::fonts;
use super::standing::Standing;
use super::theme::REPAINT;
use crate::cli::CliError;
use crate::display::{Desk, WindowError};
use crate::model::{Model, Opened};
use crate::worker::{Bench, Urgency, Wake, Worker};
use eframe::egui::{Context, Rect, ViewportBuilder, ViewportCommand, pos2, vec2};
use eframe::{CreationContext, EventLoopBuilderHook, NativeOptions, Renderer};
use goready_i18n::{Lang, msg};
use goready_installers::host::Env;
use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use winit::dpi::{LogicalPosition, LogicalSize};
use winit::monitor::MonitorHandle;

/// The name under which desktops know the window.
const APP_ID: &str = "goready";

/// What taskbars show; `assets/icon/render.py` makes it.
const ICON: &[u8] = include_bytes!("../../../assets/icon/goready.png");

/// What a window is opened with.
#[derive(Debug)]
pub(crate) struct Opening {
    /// What the worker works with.
    pub(crate) bench: Bench,
    /// What the window begins with.
    pub(crate) opened: Opened,
    /// The home that paths are shortened by.
    pub(crate) home: Option<PathBuf>,
    /// Where it stood last.
    pub(crate) place: Option<String>,
}

/// Shows the window until it is closed.
pub(crate) fn open(opening: Opening, env: &Env) -> Result<(), CliError> {
    let title = msg::common_app_name(&Lang::new(opening.opened.lang));
    let stood = opening.place.as_deref().and_then(Standing::parse);
    let usual_size = stood.map_or([1120.0, 760.0], |stood| stood.size);
    let viewport = ViewportBuilder::default().with_inner_size(usual_size).with_min_inner_size([640.0, 480.0]);
    let viewport = match stood.and_then(|stood| stood.at) {
        Some(at) => viewport.with_position(at),
        None => viewport,
    };
    let is_centred = stood.is_none_or(|stood| stood.at.is_none());
    show(&title, viewport, is_centred, env, |creation| {
        let ctx = &creation.egui_ctx;
        let screens = screens(creation);
        if let Some(place) = stood.filter(|stood| !stood.is_seen_on(&screens))
            && let Some(middle) = place.centred_on(&screens)
        {
            // It stood on a screen that is not there any more.
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(middle));
        }
        let worker = Worker::start(&opening.bench, &wake(ctx))?;
        let begun = Model::new(opening.opened);
        Ok(Box::new(App::new(ctx, begun, worker, (opening.home, stood))))
    })
}

/// The screens of this desktop, in points of the window's.
fn screens(creation: &CreationContext<'_>) -> Vec<Rect> {
    let Some(window) = creation.winit_window() else { return Vec::new() };
    let points: f64 = window.scale_factor();
    let rect = |monitor: MonitorHandle| {
        let (at, size) = (monitor.position().to_logical(points), monitor.size().to_logical(points));
        let (at, size): (LogicalPosition<f32>, LogicalSize<f32>) = (at, size);
        Rect::from_min_size(pos2(at.x, at.y), vec2(size.width, size.height))
    };
    window.available_monitors().map(rect).collect()
}

/// What a window shows, where that can be made.
type Begun = Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>>;

/// Opens a window, and shows it until it is closed.
pub(super) fn show(
    title: &str,
    viewport: ViewportBuilder,
    is_centred: bool,
    env: &Env,
    begin: impl FnOnce(&CreationContext<'_>) -> Begun,
) -> Result<(), CliError> {
    let viewport = viewport.with_app_id(APP_ID).with_title(title);
    // A picture that cannot be read is no reason to show no window.
    let viewport = match eframe::icon_data::from_png_bytes(ICON) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_) => viewport,
    };
    let options = NativeOptions {
        viewport,
        renderer: Renderer::Glow,
        centered: is_centred,
        persist_window: false,
        system_font_fallback: false,
        event_loop_builder: on_desk(Desk::choose(env)),
        ..NativeOptions::default()
    };
    let has_begun = Cell::new(false);
    let run = || {
        eframe::run_native(
            title,
            options,
            Box::new(|creation| {
                has_begun.set(true);
                fonts::ask_system(&creation.egui_ctx);
                begin(creation)
            }),
        )
    };
    // One of the window system's libraries panics where another is missing.
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(WindowError::of(&error.to_string(), env).into()),
        // What has begun to draw is ours: a bug, told where all of them are.
        Err(panic) if has_begun.get() => resume_unwind(panic),
        Err(panic) => Err(WindowError::of(said(panic.as_ref()), env).into()),
    }
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default()
}

/// Has the window system used that was chosen, and no other that the environment names too.
#[cfg(target_os = "linux")]
fn on_desk(desk: Desk) -> Option<EventLoopBuilderHook> {
    use winit::platform::wayland::EventLoopBuilderExtWayland as _;
    use winit::platform::x11::EventLoopBuilderExtX11 as _;
    match desk {
        Desk::X11 => Some(Box::new(|builder| _ = builder.with_x11())),
        Desk::Wayland => Some(Box::new(|builder| _ = builder.with_wayland())),
        Desk::Own => None,
    }
}

/// There is one window system.
#[cfg(not(target_os = "linux"))]
fn on_desk(_desk: Desk) -> Option<EventLoopBuilderHook> {
    None
}

/// Wakes the window from the worker's thread.
pub(super) fn wake(ctx: &Context) -> Wake {
    let ctx = ctx.clone();
    Arc::new(move |urgency| match urgency {
        Urgency::Now => ctx.request_repaint(),
        Urgency::Soon => ctx.request_repaint_after(REPAINT),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_panic_said_is_read_in_both_its_forms() {
        let panic = catch_unwind(|| panic!("plain")).unwrap_err();
        assert_eq!(said(panic.as_ref()), "plain");
        let panic = catch_unwind(|| panic!("number {}", 1)).unwrap_err();
        assert_eq!(said(panic.as_ref()), "number 1");
    }
}
