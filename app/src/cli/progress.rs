//! What happens while a plan is carried out: moving lines on a terminal, plain lines elsewhere, and the log.

use super::out::Out;
use crate::job::Built;
use crate::log::Log;
use crate::text::{self, Words};
use goready_i18n::{Lang, msg, quantity};
use goready_installers::apply::{Event, Observe};
use goready_installers::plan::{Action, Plan};
use goready_installers::verify::Proof;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A rate over less than this says nothing.
const SETTLED: Duration = Duration::from_millis(500);

/// Listens to a run and shows it.
#[derive(Debug)]
pub(crate) struct Progress<'a> {
    lang: &'a Lang,
    home: Option<PathBuf>,
    out: Out,
    log: &'a Log,
    bar: ProgressBar,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    plan: Option<Plan>,
    /// When the running step began to bring bytes, and how many it had then.
    began: Option<(usize, Instant, u64)>,
    /// The proofs that are under way.
    proving: Vec<Proof>,
}

impl<'a> Progress<'a> {
    /// Shows the steps of this plan.
    pub(crate) fn new(lang: &'a Lang, home: Option<PathBuf>, out: Out, log: &'a Log, plan: &Plan) -> Self {
        let target =
            if out.is_live { ProgressDrawTarget::stderr_with_hz(10) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        // The template is a constant of ours; without it indicatif's own style is shown.
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg}") {
            bar.set_style(style);
        }
        let state = State { plan: Some(plan.clone()), ..State::default() };
        Self { lang, home, out, log, bar, state: Mutex::new(state) }
    }

    /// Ends the moving line.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }

    fn words(&self) -> Words<'_> {
        Words::new(self.lang, self.home.as_deref())
    }

    fn say(&self, text: &str) {
        self.bar.suspend(|| self.out.say(text));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn action(&self, step: usize) -> Option<Action> {
        let state = self.lock();
        state.plan.as_ref()?.step(step).map(|step| step.action.clone())
    }

    fn title(&self, step: usize) -> String {
        self.action(step).map_or_else(String::new, |action| self.words().action(&action))
    }

    /// Names the proofs that are under way after this change of them.
    fn proving(&self, change: impl FnOnce(&mut Vec<Proof>)) {
        let under_way = {
            let mut state = self.lock();
            change(&mut state.proving);
            text::proofs(&self.words(), &state.proving)
        };
        if !under_way.is_empty() {
            self.bar.set_message(msg::run_proving(self.lang, under_way));
        }
    }

    fn started(&self, step: usize) {
        let title = self.title(step);
        self.log.allow_file();
        if matches!(self.action(step), Some(Action::RemoveCaches { .. })) {
            self.log.forbid_file();
        }
        self.bar.enable_steady_tick(Duration::from_millis(100));
        self.bar.set_message(title);
    }

    fn moved(&self, step: usize, done_bytes: u64, total_bytes: Option<u64>) {
        if !self.out.is_live {
            return;
        }
        let (since, first) = {
            let mut state = self.lock();
            match state.began {
                Some((known, since, first)) if known == step => (since, first),
                _ => {
                    let now = Instant::now();
                    state.began = Some((step, now, done_bytes));
                    (now, done_bytes)
                }
            }
        };
        let moved = Moved {
            done_bytes,
            total_bytes,
            brought: done_bytes.saturating_sub(first),
            took: since.elapsed(),
        };
        // What moves comes first: a narrow terminal cuts the end off.
        self.bar.set_message(format!("{}  {}", moved.words(self.lang), self.title(step)));
    }

    /// An event as a line that stays.
    fn tell(&self, event: &Event) {
        if let Some(line) = text::happened(&self.words(), event, |step| self.title(step)) {
            self.say(&line);
        }
    }
}

/// How far a step is.
struct Moved {
    done_bytes: u64,
    total_bytes: Option<u64>,
    brought: u64,
    took: Duration,
}

impl Moved {
    fn words(&self, lang: &Lang) -> String {
        let done = quantity::size(lang, self.done_bytes);
        // A total that was passed was an estimate.
        let Some(total) = self.total_bytes.filter(|total| *total >= self.done_bytes) else { return done };
        let of = msg::run_bytes(lang, done, quantity::size(lang, total));
        let millis = self.took.as_millis();
        if self.took < SETTLED || self.brought == 0 {
            return of;
        }
        let rate = u64::try_from(u128::from(self.brought) * 1000 / millis.max(1)).unwrap_or(u64::MAX);
        let left = total.saturating_sub(self.done_bytes);
        let left = Duration::from_secs(left / rate.max(1));
        let (rate, left) = (quantity::rate(lang, rate), quantity::time_left(lang, left));
        msg::run_bytes_rate(lang, left, of, rate)
    }
}

impl Observe for Progress<'_> {
    fn event(&self, event: Event) {
        if !matches!(event, Event::Progress { .. } | Event::Building { .. } | Event::Planned { .. }) {
            self.log.line(&format!("event {event:?}"));
        }
        match event {
            Event::Planned { plan } => self.lock().plan = Some(*plan),
            Event::Started { step } => self.started(step),
            Event::Progress { step, done_bytes, total_bytes } => self.moved(step, done_bytes, total_bytes),
            Event::Building { step, modules, packages, packages_before, left_secs } => {
                let built = Built { modules, packages, packages_before, left_secs };
                self.bar.set_message(format!("{}  {}", text::built(self.lang, &built), self.title(step)));
            }
            Event::Waiting { .. } | Event::SourceFailed { .. } => self.tell(&event),
            Event::Finished { .. } => {
                self.tell(&event);
                self.log.flush();
            }
            Event::Proving { proof } => self.proving(|under_way| under_way.push(proof)),
            Event::Proved { proof } => self.proving(|under_way| under_way.retain(|other| *other != proof)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(done_bytes: u64, total_bytes: Option<u64>, took: Duration) -> String {
        Moved { done_bytes, total_bytes, brought: done_bytes, took }.words(&Lang::default())
    }

    #[test]
    fn bytes_rate_and_time_left_are_told_as_far_as_they_are_known() {
        let second = Duration::from_secs(1);
        assert_eq!(
            words(10_000_000, Some(60_000_000), second),
            "10.0 MB of 60.0 MB, 10.0 MB/s, about 10 s left"
        );
        assert_eq!(words(10_000_000, Some(60_000_000), second / 10), "10.0 MB of 60.0 MB");
        assert_eq!(words(10_000_000, None, second), "10.0 MB");
        assert_eq!(words(72_900_000, Some(69_000_000), second), "72.9 MB");
        assert_eq!(words(0, Some(60_000_000), second), "0 B of 60.0 MB");
    }
}
