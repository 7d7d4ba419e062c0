//! Opens the window, and says what is missing where it cannot be opened.

use super::App;
use super::standing::Standing;
use super::theme::REPAINT;
use crate::cli::CliError;
use crate::display::WindowError;
use crate::model::{Model, Opened};
use crate::worker::{Bench, Urgency, Wake, Worker};
use eframe::egui::{Context, ViewportBuilder};
use eframe::{NativeOptions, Renderer};
use goready_i18n::{Lang, msg};
use goready_installers::host::Env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

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
    let viewport = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title(title.as_str())
        .with_inner_size(usual_size)
        .with_min_inner_size([640.0, 480.0]);
    // A picture that cannot be read is no reason to show no window.
    let viewport = match eframe::icon_data::from_png_bytes(ICON) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_) => viewport,
    };
    let viewport = match stood.and_then(|stood| stood.at) {
        Some(at) => viewport.with_position(at),
        None => viewport,
    };
    let options = NativeOptions {
        viewport,
        renderer: Renderer::Glow,
        centered: stood.is_none_or(|stood| stood.at.is_none()),
        persist_window: false,
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    let run = || {
        eframe::run_native(
            &title,
            options,
            Box::new(|creation| {
                let worker = Worker::start(&opening.bench, &wake(&creation.egui_ctx))?;
                let begun = Model::new(opening.opened);
                Ok(Box::new(App::new(&creation.egui_ctx, begun, worker, (opening.home, stood))))
            }),
        )
    };
    // One of the window system's libraries panics where another is missing.
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(WindowError::of(&error.to_string(), env).into()),
        Err(panic) => Err(of_panic(&panic, env)),
    }
}

/// A panic of the window: a library that is missing, or a bug of ours.
fn of_panic(panic: &(dyn std::any::Any + Send), env: &Env) -> CliError {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let message = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("window").to_owned();
    match WindowError::of(&message, env) {
        missing @ WindowError::Missing { .. } => missing.into(),
        WindowError::Refused { .. } => CliError::Panicked { message },
    }
}

/// Wakes the window from the worker's thread.
pub(super) fn wake(ctx: &Context) -> Wake {
    let ctx = ctx.clone();
    Arc::new(move |urgency| match urgency {
        Urgency::Now => ctx.request_repaint(),
        Urgency::Soon => ctx.request_repaint_after(REPAINT),
    })
}
