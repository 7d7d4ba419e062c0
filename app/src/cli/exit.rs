//! How a run ends: what is said last, and the process exit code.

use super::error::{CliError, UsageError};
use super::json::{self, ErrorReport, TextReport};
use super::last_words::LastWords;
use super::out;
use super::session::{Ending, Session};
use super::speak::Peeked;
use super::window;
use crate::log::Log;
use crate::text::{self, Words};
use goready_i18n::{Lang, msg};
use goready_installers::error::{Class, Coded};
use std::backtrace::Backtrace;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

/// `--detailed-exitcode`: changes were made or would be.
const CHANGED: u8 = 2;

/// A proof is broken; the receipt is kept.
const BROKEN: u8 = 1;

/// A command line that is answered or refused before a session begins.
#[derive(Debug)]
pub(crate) enum Failure {
    /// `--help` or `--version`.
    Help {
        /// The text.
        text: String,
    },
    /// It means nothing.
    Usage {
        /// The error.
        error: UsageError,
    },
}

/// Ends a run that never began.
pub(crate) fn stopped(lang: &Lang, peeked: &Peeked, failure: Failure) -> u8 {
    match failure {
        Failure::Help { text } => {
            let text = if peeked.wants_json {
                json::document("goready.text.v1", &TextReport { text })
            } else {
                Ok(text)
            };
            match text.and_then(|text| out::data(&text)) {
                Ok(()) => 0,
                Err(error) => failed(&Words::new(lang, None), peeked.wants_json, &error),
            }
        }
        Failure::Usage { error } => failed(&Words::new(lang, None), peeked.wants_json, &error.into()),
    }
}

/// The exit code of a run; what failed is told first.
pub(crate) fn code(session: &Session<'_>, ended: Result<Ending, CliError>) -> u8 {
    match ended {
        Ok(Ending::Changed) if session.global.detailed_exitcode => CHANGED,
        Ok(Ending::Fine | Ending::Changed) => 0,
        Ok(Ending::Broken) => BROKEN,
        Ok(Ending::Unsupported) => Class::Unsupported.exit_code(),
        Err(error) => {
            session.log.line(&format!("error {} {error}", error.code()));
            session.log.flush();
            let code = failed(&session.words(), session.global.json, &error);
            if let Some(path) = session.log.path() {
                out::complain(&msg::run_log_at(session.lang, session.words().path(&path)));
            }
            if session.has_window {
                window::tell_desktop(session, &error);
            }
            code
        }
    }
}

/// Says what went wrong, and the next step; both are returned.
pub(crate) fn complain(words: &Words<'_>, error: &CliError) -> (String, Option<String>) {
    let message = text::error(words, error);
    let next_step = text::next_step(words, &error.next_step());
    out::complain(&msg::run_error(words.lang, error.code(), message.as_str()));
    if let Some(step) = &next_step {
        out::complain(&msg::run_next_step(words.lang, step.as_str()));
    }
    (message, next_step)
}

fn failed(words: &Words<'_>, wants_json: bool, error: &CliError) -> u8 {
    let (message, next_step) = complain(words, error);
    let report = ErrorReport::new(error, message, next_step);
    if wants_json && let Ok(text) = json::document("goready.error.v1", &report) {
        // Standard output that fails here has nothing left to tell it on.
        let _ = out::data(&text);
    }
    report.error.exit
}

/// Turns a panic into an error that can be told: a bug of ours. The log is its report: it gets the place and the way there,
/// also of a panic in a thread of the window that is told in the window itself. Without unwinding the run ends where the
/// panic is, with its `last` words; with unwinding there are none.
pub(super) fn guarded(
    log: &Arc<Log>,
    last: Option<LastWords>,
    run: impl FnOnce() -> Result<Ending, CliError>,
) -> Result<Ending, CliError> {
    let said = Arc::new(Mutex::new(String::new()));
    let (heard, report) = (Arc::clone(&said), Arc::clone(log));
    // Told below, in the person's language; panics of other threads end up here too, through `join`.
    std::panic::set_hook(Box::new(move |panic| {
        report.line(&format!("{panic}\n{}", Backtrace::force_capture()));
        report.flush();
        let message = panic.to_string().replace('\n', " ");
        if let Some(last) = &last {
            std::process::exit(last.say(message).into());
        }
        *heard.lock().unwrap_or_else(PoisonError::into_inner) = message;
    }));
    let ended = catch_unwind(AssertUnwindSafe(run));
    drop(std::panic::take_hook());
    let message = said.lock().unwrap_or_else(PoisonError::into_inner).clone();
    ended.unwrap_or_else(|_panic| {
        log.allow_file();
        Err(CliError::Panicked { message })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Global;
    use crate::log::Live;
    use crate::redact::Redactor;
    use crate::settings::Settings;
    use goready_installers::host::{Env, Host, HostSettings};
    use goready_installers::observe::Cancel;
    use tempfile::TempDir;

    /// A log that is aimed at a home of its own.
    fn log_in_a_home() -> (TempDir, Arc<Log>) {
        let home = tempfile::tempdir().unwrap();
        let settings = HostSettings { home: Some(home.path().to_owned()), ..HostSettings::default() };
        let host = Host::open(&settings).unwrap();
        let log = Arc::new(Log::new(Redactor::default(), Live::No));
        log.aim(&host.places, host.clock, "window");
        (home, log)
    }

    /// One test, because the hook of panics is one for the whole program.
    #[test]
    fn a_panic_ends_as_an_error_of_ours_and_its_report_says_where_it_was_and_who_called() {
        let (_home, log) = log_in_a_home();
        let error = guarded(&log, None, || {
            let worker = std::thread::Builder::new().spawn(off_the_rails).unwrap();
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        let error = error.unwrap_err();
        assert_eq!(error.class(), Class::Internal);
        let text = error.to_string();
        assert!(text.contains("off the rails") && text.contains("exit.rs"), "{text}");
        log.flush();
        let report = std::fs::read_to_string(log.path().unwrap()).unwrap();
        assert!(report.contains("off the rails") && report.contains("off_the_rails"), "{report}");
    }

    #[test]
    fn what_a_panic_is_told_with_at_last_is_an_error_of_ours_in_the_log() {
        let (_home, log) = log_in_a_home();
        assert_eq!(last_words(&log).say("off the rails".to_owned()), Class::Internal.exit_code());
        let report = std::fs::read_to_string(log.path().unwrap()).unwrap();
        assert!(report.contains("off the rails") && report.contains("exit 70"), "{report}");
    }

    fn last_words(log: &Arc<Log>) -> LastWords {
        let (global, env) = (Global::default(), Env::default());
        let session = Session {
            global: &global,
            settings: Settings::default(),
            refused: None,
            lang: &Lang::default(),
            out: out::Out::new(&global, &env),
            log,
            home: None,
            typed: Vec::new(),
            has_window: false,
            verb: "window",
            cancel: Cancel::default(),
        };
        LastWords::of(&session, &env)
    }

    fn off_the_rails() -> Result<Ending, CliError> {
        panic!("off the rails")
    }
}
