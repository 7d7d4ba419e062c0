//! What a frame of a long table costs, and how often there is one.

use super::super::start::wake;
use super::*;
use crate::worker::Urgency;
use goready_installers::catalog::matrix::Matrix;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

/// Rows of each table.
const ROWS: usize = 500;

/// Frames that are timed; as many before them warm up.
const FRAMES: usize = 250;

/// Of drawing and tessellating a frame.
const BOUND: Duration = Duration::from_millis(2);

fn long_tables() -> [(&'static str, Model); 2] {
    let scene = |name: &str| scenes().into_iter().find(|(scene, _)| *scene == name).unwrap().1;
    let mut compatibility = scene("compatibility");
    let matrix: &mut Matrix = compatibility.matrix.value.as_mut().unwrap();
    matrix.rows = matrix.rows.iter().cycle().take(ROWS).cloned().collect();
    let mut environment = scene("environment");
    let settings = &mut environment.go_env.value.as_mut().unwrap().settings;
    *settings = settings.iter().cycle().take(ROWS).cloned().collect();
    [("compatibility", compatibility), ("environment", environment)]
}

/// The median of what drawing and tessellating a frame takes, as the window does it.
fn frame(model: &Model) -> Duration {
    let ctx = egui::Context::default();
    dress(&ctx, model.lang);
    ctx.enable_accesskit();
    let lang = Lang::new(model.lang);
    let words = Words::new(&lang, None);
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0));
    let mut took: Vec<Duration> = (0..2 * FRAMES)
        .map(|_| {
            let begun = Instant::now();
            let input = egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| drop(views::window_ui(ui, model, &words)));
            let shapes = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
            assert!(shapes.len() > 1, "nothing was drawn");
            let took = begun.elapsed();
            output.textures_delta.clear();
            took
        })
        .skip(FRAMES)
        .collect();
    took.sort_unstable();
    took[FRAMES / 2]
}

#[test]
#[ignore = "measures: tests/window/measure runs it in release"]
fn a_frame_of_a_long_table_takes_two_milliseconds_at_most() {
    for (name, model) in long_tables() {
        let took = frame(&model);
        println!("{name}, {ROWS} rows: {:.2} ms a frame", took.as_secs_f64() * 1000.0);
        assert!(took <= BOUND, "{name}: {took:?}");
    }
}

/// How long events come.
const TELLING: Duration = Duration::from_secs(2);

/// Events of a very talkative job, each ten milliseconds.
const EVENTS_IN_TEN_MS: usize = 100;

/// Wishes for a frame that may wait.
const MOST_ASKED: usize = 1024;

/// Milliseconds from frame to frame at twenty a second.
const FRAME_MS: u128 = 50;

#[test]
fn ten_thousand_events_a_second_make_twenty_frames_a_second_at_most() {
    let ctx = egui::Context::default();
    let (ask, asked) = mpsc::sync_channel(MOST_ASKED);
    ctx.set_request_repaint_callback(move |info| {
        // What finds no room asks for a later moment than what waits; and the loop below may be over already.
        let _ = ask.try_send(Instant::now() + info.delay);
    });
    let wake = wake(&ctx);
    let telling = std::thread::Builder::new().name("telling".to_owned()).spawn(move || {
        let begun = Instant::now();
        while begun.elapsed() < TELLING {
            (0..EVENTS_IN_TEN_MS).for_each(|_| wake(Urgency::Soon));
            std::thread::sleep(Duration::from_millis(10));
        }
    });
    let telling = telling.unwrap();
    // As a window system draws: at the earliest moment that was asked for.
    let (mut frames, mut next, begun) = (0_u128, None, Instant::now());
    while !telling.is_finished() || next.is_some() {
        let due = next.unwrap_or_else(|| Instant::now() + TELLING);
        match asked.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok(moment) => next = Some(next.map_or(moment, |next: Instant| next.min(moment))),
            Err(RecvTimeoutError::Timeout) if next.is_some() => {
                next = None;
                frames += 1;
                ctx.run_ui(egui::RawInput::default(), |_ui| {}).textures_delta.clear();
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
        }
    }
    telling.join().unwrap();
    // One more for the end, and one for where the count begins.
    let most = begun.elapsed().as_millis() / FRAME_MS + 2;
    assert!((5..=most).contains(&frames), "{frames} frames, at most {most}");
}
