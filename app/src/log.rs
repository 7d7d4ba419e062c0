//! The log of a run, for support: what was asked, what happened when, every failed source. Redacted line by line.
//!
//! Lines stay in memory until there is a place for them: a first run makes no directory before its receipt does, and
//! the undo of the first set-up leaves no log behind. The last [`KEPT`] files are kept.

use crate::redact::Redactor;
use goready_installers::host::fs::{self, Notes};
use goready_installers::host::{Clock, Places};
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// How many log files are kept.
const KEPT: usize = 20;

/// How the names of our log files end.
const SUFFIX: &str = ".log";

/// Where the log goes while the run goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Live {
    /// Nowhere but the file.
    No,
    /// Also to standard error (`-v`).
    StandardError,
}

/// The log of one run; written to from several threads.
#[derive(Debug)]
pub(crate) struct Log {
    begun: Instant,
    redactor: Redactor,
    live: Live,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    pending: String,
    goal: Option<Goal>,
    file: Option<Notes>,
    path: Option<PathBuf>,
}

/// Where the file goes once it may be made.
#[derive(Debug)]
struct Goal {
    places: Places,
    name: String,
    may_begin: bool,
}

impl Log {
    /// A log in memory.
    pub(crate) fn new(redactor: Redactor, live: Live) -> Self {
        let state = State { pending: String::new(), goal: None, file: None, path: None };
        Self { begun: Instant::now(), redactor, live, state: Mutex::new(state) }
    }

    /// Says where the file goes. It is begun only where a set-up stands already, or after [`Log::allow_file`].
    pub(crate) fn aim(&self, places: &Places, clock: Clock, verb: &str) {
        let time = stamp(clock.unix_secs());
        let name = format!("{time}-{}-{}{SUFFIX}", std::process::id(), verb.replace(' ', "-"));
        let is_dir = |path| fs::inspect(path).ok().flatten().is_some_and(|entry| entry.kind == fs::Kind::Dir);
        let may_begin = is_dir(&places.data) || is_dir(&places.logs());
        self.lock().goal = Some(Goal { places: places.clone(), name, may_begin });
    }

    /// From now on the file may be begun: this run's receipt is.
    pub(crate) fn allow_file(&self) {
        if let Some(goal) = &mut self.lock().goal {
            goal.may_begin = true;
        }
    }

    /// From now on nothing is written to disk: this run removes the logs.
    pub(crate) fn forbid_file(&self) {
        let mut state = self.lock();
        (state.goal, state.file, state.path) = (None, None, None);
    }

    /// Adds a line.
    pub(crate) fn line(&self, text: &str) {
        let secs = self.begun.elapsed().as_secs_f64();
        let mut state = self.lock();
        for part in self.redactor.redact(text).lines() {
            let line = format!("{secs:9.3} {part}\n");
            if self.live == Live::StandardError {
                // A closed standard error is no reason to stop.
                let _ = std::io::stderr().write_all(line.as_bytes());
            }
            state.pending.push_str(&line);
        }
    }

    /// Brings what was said so far to disk, where it may go there. A log that cannot be written is not worth a failure.
    pub(crate) fn flush(&self) {
        let mut state = self.lock();
        if state.file.is_none() {
            state.begin();
        }
        let State { pending, file: Some(file), .. } = &mut *state else { return };
        if !pending.is_empty() && file.append(pending.as_bytes()).is_ok() {
            pending.clear();
        }
    }

    /// The file, once there is one.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        self.lock().path.clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        // Whoever panicked while it held the lock left whole lines behind.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn begin(&mut self) {
        let Some(goal) = self.goal.as_ref().filter(|goal| goal.may_begin) else { return };
        let dir = goal.places.logs();
        let path = dir.join(&goal.name);
        let begun = fs::create_dirs(&dir).and_then(|_made| Notes::begin(&path));
        if let Ok(file) = begun {
            remove_old(&dir);
            (self.file, self.path) = (Some(file), Some(path));
        }
    }
}

/// Names begin with the time, so the oldest come first.
fn remove_old(dir: &std::path::Path) {
    let mut names = fs::list(dir).unwrap_or_default();
    names.retain(|name| name.ends_with(SUFFIX));
    let too_many = names.len().saturating_sub(KEPT);
    for name in names.iter().take(too_many) {
        // One that stays is removed next time.
        let _ = Notes::remove(&dir.join(name));
    }
}

/// `20261124T001802Z`.
fn stamp(unix_secs: i64) -> String {
    let time = jiff::Timestamp::from_second(unix_secs).unwrap_or_default();
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use goready_installers::host::Env;

    fn log() -> Log {
        Log::new(Redactor::new(Some("/home/ann"), None), Live::No)
    }

    #[test]
    fn a_first_run_makes_no_directory_before_its_receipt() {
        let home = tempfile::tempdir().unwrap();
        let places = Places::xdg(home.path(), &Env::default());
        let log = log();
        log.aim(&places, Clock::Fixed(0), "setup");
        log.line("begun in /home/ann");
        log.flush();
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
        log.allow_file();
        log.flush();
        let text = std::fs::read_to_string(log.path().unwrap()).unwrap();
        assert!(text.ends_with("begun in ~\n"), "{text}");
    }

    #[test]
    fn an_undo_that_removes_the_logs_leaves_none() {
        let home = tempfile::tempdir().unwrap();
        let places = Places::xdg(home.path(), &Env::default());
        std::fs::create_dir_all(&places.data).unwrap();
        let log = log();
        log.aim(&places, Clock::Fixed(0), "undo");
        log.line("one");
        log.flush();
        assert!(log.path().unwrap().exists());
        log.forbid_file();
        std::fs::remove_dir_all(places.logs()).unwrap();
        log.line("two");
        log.flush();
        assert!(!places.logs().exists());
    }

    #[test]
    fn only_the_last_logs_are_kept() {
        let home = tempfile::tempdir().unwrap();
        let places = Places::xdg(home.path(), &Env::default());
        std::fs::create_dir_all(places.logs()).unwrap();
        for run in 0..30 {
            let log = log();
            log.aim(&places, Clock::Fixed(run), "setup");
            log.line("x");
            log.flush();
        }
        let names = fs::list(&places.logs()).unwrap();
        assert_eq!(names.len(), KEPT);
        assert!(names[0].starts_with("19700101T000010Z"), "{names:?}");
    }
}
