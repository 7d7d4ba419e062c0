//! One run of the command line: what was asked, how to speak, and the engine it drives.

use super::args::Global;
use super::error::CliError;
use super::json;
use super::out::{self, Out};
use crate::log::Log;
use crate::settings::Settings;
use crate::text::Words;
use goready_i18n::Lang;
use goready_installers::engine::{Engine, EngineSettings, Network, SourceSettings, TrustSettings};
use goready_installers::host::HostSettings;
use goready_installers::observe::Cancel;
use goready_installers::refresh::Freshness;
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How long a run waits for another one when somebody watches.
pub(crate) const WAIT_AT_TERMINAL_SECS: u64 = 300;

/// One run of the command line.
#[derive(Debug)]
pub(crate) struct Session<'a> {
    /// Options that every verb takes.
    pub(crate) global: &'a Global,
    /// Options, variables and file in one.
    pub(crate) settings: Settings,
    /// Why the file is not among them: a window is shown all the same, and says so.
    pub(crate) refused: Option<Arc<CliError>>,
    /// The language.
    pub(crate) lang: &'a Lang,
    /// Streams.
    pub(crate) out: Out,
    /// The log.
    pub(crate) log: &'a Arc<Log>,
    /// The person's home, where it is known.
    pub(crate) home: Option<PathBuf>,
    /// The command as it was typed, without `goready`.
    pub(crate) typed: Vec<String>,
    /// Whether this run shows a window.
    pub(crate) has_window: bool,
    /// The verb, for the lock's note.
    pub(crate) verb: &'static str,
    /// Asked whether to stop.
    pub(crate) cancel: Cancel,
}

/// How a run ended that did its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Nothing was changed, nothing is broken.
    Fine,
    /// Something was changed, or would be.
    Changed,
    /// A proof failed.
    Broken,
    /// A tool that was asked for by name does not exist for this platform; the rest is done.
    Unsupported,
}

impl Session<'_> {
    /// How to word things.
    pub(crate) fn words(&self) -> Words<'_> {
        Words::new(self.lang, self.home.as_deref())
    }

    /// The engine of this run.
    pub(crate) fn engine(&self) -> Result<Engine, CliError> {
        Ok(Engine::open(&self.engine_settings())?)
    }

    /// What the engine of this run is told.
    pub(crate) fn engine_settings(&self) -> EngineSettings {
        let trust = &self.settings.trust;
        let database = trust.sumdb_key.clone().map(|key| {
            let name = key.split('+').next().unwrap_or(&key);
            let address = trust.sumdb_url.clone().unwrap_or_else(|| format!("https://{name}"));
            (key, address)
        });
        let is_offline = self.settings.offline == Some(true);
        EngineSettings {
            host: HostSettings { home: self.global.home.clone(), foreign_home_allowed: self.global.as_owner },
            sources: SourceSettings {
                order: self.settings.source.clone().unwrap_or_default(),
                region: self.settings.region.clone(),
            },
            trust: TrustSettings { release_key: trust.release_key.clone(), database },
            ca_file: self.settings.ca_file.clone(),
            proxy: self.settings.proxy.clone(),
            network: if is_offline { Network::Forbidden } else { Network::Allowed },
            freshness: if self.global.refresh { Freshness::Now } else { Freshness::Day },
        }
    }

    /// How long to wait for another run.
    pub(crate) fn wait(&self) -> Duration {
        let usual = if self.out.is_live { WAIT_AT_TERMINAL_SECS } else { 0 };
        Duration::from_secs(self.settings.wait.unwrap_or(usual))
    }

    /// The one JSON object of a run; nothing where people read.
    pub(crate) fn report<T: Serialize>(&self, shape: &str, report: &T) -> Result<(), CliError> {
        if self.global.json { out::data(&json::document(shape, report)?) } else { Ok(()) }
    }

    /// The answer of a verb that was asked for information: JSON, or text on standard output.
    pub(crate) fn answer<T: Serialize>(
        &self,
        shape: &str,
        report: &T,
        text: impl FnOnce() -> String,
    ) -> Result<(), CliError> {
        if self.global.json {
            return self.report(shape, report);
        }
        let text = text();
        if text.is_empty() { Ok(()) } else { out::data(&text) }
    }

    /// The command as it was typed, with `--yes` and without what kept it from acting.
    pub(crate) fn agreed_command(&self) -> String {
        let kept = self.typed.iter().filter(|word| !matches!(word.as_str(), "--dry-run" | "-n" | "--json"));
        let words = ["goready"].into_iter().chain(kept.map(String::as_str)).chain(["--yes"]);
        words.map(quoted).collect::<Vec<_>>().join(" ")
    }
}

/// A word that can be pasted into a POSIX shell.
pub(crate) fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,+@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_only_where_a_shell_needs_it() {
        assert_eq!(quoted("--go=1.23"), "--go=1.23");
        assert_eq!(quoted("/tmp/it's $HOME"), r"'/tmp/it'\''s $HOME'");
        assert_eq!(quoted(""), "''");
    }
}
