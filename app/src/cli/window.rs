//! The way to the window: `goready` without a verb on a desktop.

use super::args::{Global, SetUpArgs, WHAT_HAPPENED};
use super::error::CliError;
use super::session::{Ending, Session, WAIT_AT_TERMINAL_SECS, quoted};
use super::{assistant, exit};
use crate::display::{self, WindowError};
use crate::gui::{self, After, Fall, Opening, Telling};
use crate::model::Opened;
use crate::settings::InForce;
use crate::text;
use crate::worker::Bench;
use goready_i18n::msg;
use goready_installers::engine::EngineError;
use goready_installers::error::Coded as _;
use goready_installers::host::desktop::Opener;
use goready_installers::host::{Env, Host, HostSettings};
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::Builder;
use std::time::Duration;

/// The folder a first project is offered in, below the home.
const FIRST_PROJECT: &str = "hello";

/// The file a plan is offered to be saved in, below the home.
const PLAN_FILE: &str = "goready-plan.json";

/// Whether these options and this environment want the window: what asks for words on a stream does not.
pub(super) fn is_wanted(global: &Global, env: &Env) -> bool {
    let wants_words = global.terminal || global.json || global.quiet || global.yes || global.dry_run;
    !wants_words && display::is_there(env)
}

/// Opens the window; where that fails, goes on in the terminal if there is one.
pub(super) fn open_or_ask(session: &Session<'_>, env: &Env) -> Result<Ending, CliError> {
    let ended = open(session, env);
    let Err(error @ CliError::Window { .. }) = &ended else { return ended };
    if let Some(refused) = &session.refused {
        // The terminal acts by no other preferences than those of the person.
        exit::complain(&session.words(), refused);
        return ended;
    }
    if !session.out.can_ask {
        return ended;
    }
    exit::complain(&session.words(), error);
    session.out.say(&msg::start_in_terminal(session.lang));
    assistant::run(session, &SetUpArgs::default())
}

/// What a panic of the window says: a library of the window system that is missing, or a bug of ours.
pub(super) fn of_panic(message: String, env: &Env) -> CliError {
    match WindowError::of(&message, env) {
        WindowError::Refused { .. } => CliError::Panicked { message },
        known
        @ (WindowError::Missing { .. } | WindowError::Silent { .. } | WindowError::NoDrawing { .. }) => {
            known.into()
        }
    }
}

/// The machine, as far as words are told on it: whose home it is does not matter.
fn host(session: &Session<'_>) -> Result<Host, EngineError> {
    let settings = HostSettings { home: session.global.home.clone(), foreign_home_allowed: true };
    Ok(Host::open(&settings)?)
}

/// Tells the desktop what ended the window: whoever started it from an icon sees no terminal.
pub(super) fn tell_desktop(session: &Session<'_>, error: &CliError) {
    let Ok(host) = host(session) else { return };
    let words = session.words();
    let message = text::error(&words, error);
    let is_told = if let CliError::Panicked { message } = error {
        host.start_again(&what_happened(session, error, message)).is_ok()
    } else {
        false
    };
    if is_told || session.out.is_live {
        return;
    }
    let next = text::next_step(&words, &error.next_step()).map(|step| msg::run_next_step(words.lang, step));
    let report = session.log.path().map(|path| msg::run_log_at(words.lang, words.path(&path)));
    let lines = [Some(format!("{message} [{}]", error.code())), next, report];
    let said = lines.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    if !host.tell(&msg::common_app_name(words.lang), &said) {
        session.log.line("nothing here shows words on the desktop");
    }
}

/// The words with which a fresh program tells it: those of this one, whose window has no verb, and the verb for it.
fn what_happened(session: &Session<'_>, error: &CliError, message: &str) -> Vec<OsString> {
    let mut words: Vec<OsString> = session.typed.iter().map(OsString::from).collect();
    words.extend([WHAT_HAPPENED, "--code", error.code()].map(OsString::from));
    if let Some(path) = session.log.path() {
        words.extend(["--report".into(), path.into()]);
    }
    words.extend(["--".into(), message.into()]);
    words
}

/// `goready what-happened`: what a fresh program shows after the window had to stop.
pub(super) fn tell(session: &Session<'_>, fall: Fall, env: &Env) -> Result<Ending, CliError> {
    let host = host(session)?;
    let of_open = host.clone();
    let open = move |dir: PathBuf| {
        let host = of_open.clone();
        // Starting a program looks at it for a moment, and a window does not wait. A folder that is not shown is named.
        let work = move || drop(host.open_in(Opener::Folder, &dir));
        drop(Builder::new().name("opener".to_owned()).spawn(work));
    };
    let telling = Telling {
        fall,
        lang: session.lang.tag(),
        look: session.settings.theme.unwrap_or_default(),
        home: session.home.clone(),
        open: Box::new(open),
    };
    match gui::tell(telling, env)? {
        After::Nothing => {}
        After::StartAgain => {
            let words = session.typed.iter().take_while(|word| *word != WHAT_HAPPENED);
            let words: Vec<OsString> = words.map(OsString::from).collect();
            if let Err(error) = host.start_again(&words) {
                session.log.line(&format!("not started again: {error}"));
            }
        }
    }
    Ok(Ending::Fine)
}

/// Shows the window until it is closed.
fn open(session: &Session<'_>, env: &Env) -> Result<Ending, CliError> {
    let wait = session.settings.wait.unwrap_or(WAIT_AT_TERMINAL_SECS);
    let engine = session.engine_settings();
    let host = Host::open(&engine.host).map_err(EngineError::from)?;
    let opened = Opened {
        lang: session.lang.tag(),
        theme: session.settings.theme.unwrap_or_default(),
        command: command(session.global),
        in_force: InForce::of(&engine),
        refused: session.refused.clone(),
        project: host.places.home.join(FIRST_PROJECT).display().to_string(),
        plan_file: host.places.home.join(PLAN_FILE).display().to_string(),
    };
    let bench = Bench {
        engine,
        shells: session.settings.shells.clone().unwrap_or_default(),
        settings: host.places.settings(),
        wait: Duration::from_secs(wait),
        log: Arc::clone(session.log),
    };
    let place = session.settings.window.clone();
    gui::open(Opening { bench, opened, home: session.home.clone(), place }, env)?;
    Ok(Ending::Fine)
}

/// The words with which `goready` acts on the same home and sources.
fn command(global: &Global) -> String {
    let mut words = vec!["goready".to_owned()];
    let mut option = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            words.extend([name.to_owned(), quoted(&value)]);
        }
    };
    option("--home", global.home.as_ref().map(|home| home.display().to_string()));
    option("--region", global.region.clone());
    option("--source", (!global.source.is_empty()).then(|| global.source.join(",")));
    option("--ca-file", global.ca_file.as_ref().map(|file| file.display().to_string()));
    if global.offline {
        words.push("--offline".to_owned());
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn the_window_opens_only_on_a_display_and_where_no_words_are_wanted() {
        let display: Env = [("DISPLAY".into(), ":0".into())].into_iter().collect();
        assert!(is_wanted(&Global::default(), &display));
        assert!(!is_wanted(&Global::default(), &Env::default()));
        assert!(!is_wanted(&Global { terminal: true, ..Global::default() }, &display));
        assert!(!is_wanted(&Global { json: true, ..Global::default() }, &display));
    }

    #[test]
    fn the_command_names_the_same_home() {
        let global = Global { home: Some(PathBuf::from("/tmp/a b")), offline: true, ..Global::default() };
        assert_eq!(command(&global), "goready --home '/tmp/a b' --offline");
    }
}
