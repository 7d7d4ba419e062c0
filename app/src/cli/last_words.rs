//! How a panic is told in a build without unwinding (`dist`), where nothing comes back from one.

use super::args::Global;
use super::error::CliError;
use super::exit;
use super::out::Out;
use super::session::Session;
use super::window;
use crate::log::Log;
use crate::settings::Settings;
use goready_i18n::{Lang, LangTag};
use goready_installers::host::Env;
use std::path::PathBuf;
use std::sync::Arc;

/// What a run is told with, kept apart from the run itself.
#[derive(Debug)]
pub(super) struct LastWords {
    global: Global,
    settings: Settings,
    lang: LangTag,
    out: Out,
    log: Arc<Log>,
    home: Option<PathBuf>,
    typed: Vec<String>,
    has_window: bool,
    verb: &'static str,
    env: Env,
}

impl LastWords {
    /// Those of a run that begins.
    pub(super) fn of(session: &Session<'_>, env: &Env) -> Self {
        Self {
            global: session.global.clone(),
            settings: session.settings.clone(),
            lang: session.lang.tag(),
            out: session.out,
            log: Arc::clone(session.log),
            home: session.home.clone(),
            typed: session.typed.clone(),
            has_window: session.has_window,
            verb: session.verb,
            env: env.clone(),
        }
    }

    /// Says what happened as the run itself would have; the process exit code.
    pub(super) fn say(&self, message: String) -> u8 {
        let lang = Lang::new(self.lang);
        let session = Session {
            global: &self.global,
            settings: self.settings.clone(),
            refused: None,
            lang: &lang,
            out: self.out,
            log: &self.log,
            home: self.home.clone(),
            typed: self.typed.clone(),
            has_window: self.has_window,
            verb: self.verb,
            cancel: goready_installers::observe::Cancel::default(),
        };
        self.log.allow_file();
        let error = if self.has_window {
            window::of_panic(message, &self.env)
        } else {
            CliError::Panicked { message }
        };
        let code = exit::code(&session, Err(error));
        self.log.line(&format!("exit {code}"));
        self.log.flush();
        code
    }
}
