//! The way to the window: `goready` without a verb on a desktop.

use super::args::Global;
use super::error::CliError;
use super::session::{Ending, Session, WAIT_AT_TERMINAL_SECS, quoted};
use crate::display;
use crate::gui::{self, Opening};
use crate::model::Opened;
use crate::settings::InForce;
use crate::worker::Bench;
use goready_installers::engine::EngineError;
use goready_installers::host::{Env, Host};
use std::sync::Arc;
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

/// Shows the window until it is closed.
pub(super) fn open(session: &Session<'_>, env: &Env) -> Result<Ending, CliError> {
    let wait = session.settings.wait.unwrap_or(WAIT_AT_TERMINAL_SECS);
    let engine = session.engine_settings();
    let host = Host::open(&engine.host).map_err(EngineError::from)?;
    let opened = Opened {
        lang: session.lang.tag(),
        theme: session.settings.theme.unwrap_or_default(),
        command: command(session.global),
        in_force: InForce::of(&engine),
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
