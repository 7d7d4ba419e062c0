//! Preferences: what the command line says, else a `GOREADY_*` variable, else `settings.toml`, else nothing.
//!
//! | key of `settings.toml` | variable | option |
//! | --- | --- | --- |
//! | `lang` | `GOREADY_LANG` | `--lang` |
//! | `region` | `GOREADY_REGION` | `--region` |
//! | `source` (list) | `GOREADY_SOURCE` (comma) | `--source` (comma, or several times) |
//! | `ca_file` | `GOREADY_CA_FILE` | `--ca-file` |
//! | `proxy` | none: `HTTPS_PROXY` and its kin come first | none |
//! | `offline` | `GOREADY_OFFLINE` | `--offline` |
//! | `wait` | `GOREADY_WAIT` | `--wait` |
//! | `shells` (list) | `GOREADY_SHELLS` (comma) | `--shells` |
//! | `theme` (`system`, `light`, `dark`), `window` | none | none |
//! | `tools` (list) | `GOREADY_TOOLS` (comma) | `--tools` |
//! | `trust.release_key`, `trust.sumdb_key`, `trust.sumdb_url` | none | none |
//!
//! The keys below `trust` are for tests and private databases. They have neither variable nor option, so that nothing
//! but the file, which a person can look at, changes what is trusted; every use is named in the evidence.

mod aside;
mod edit;
mod error;
mod file;
mod preference;
mod tools;
mod words;

pub(crate) use aside::set_aside;
pub(crate) use error::SettingsError;
pub(crate) use preference::{InForce, Preference};
pub(crate) use tools::{ToolChoice, tool_words, tools_of};
pub(crate) use words::{Kind, Wrong, nearest, shell_name, shells_of, sources_of};

use crate::command::Theme;
use goready_i18n::LangTag;
use goready_installers::host::fs;
use goready_installers::host::{Env, Places};
use goready_installers::plan::ShellChoice;
use std::path::PathBuf;

/// Nobody writes a longer file of preferences.
const MOST_BYTES: u64 = 1 << 16;

/// Preferences from one place, or from all of them after [`Settings::or`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Language of all texts.
    pub(crate) lang: Option<LangTag>,
    /// The region's services come first.
    pub(crate) region: Option<String>,
    /// Sources in order.
    pub(crate) source: Option<Vec<String>>,
    /// More certificate authorities.
    pub(crate) ca_file: Option<PathBuf>,
    /// The proxy to the network, where the environment names none.
    pub(crate) proxy: Option<String>,
    /// Whether no socket may be opened.
    pub(crate) offline: Option<bool>,
    /// Seconds to wait for another run.
    pub(crate) wait: Option<u64>,
    /// Shells that are to find Go.
    pub(crate) shells: Option<ShellChoice>,
    /// How the window looks.
    pub(crate) theme: Option<Theme>,
    /// Where the window stood last: `WIDTHxHEIGHT+X+Y`.
    pub(crate) window: Option<String>,
    /// Tools that `setup` installs.
    pub(crate) tools: Option<ToolChoice>,
    /// Keys and databases other than Google's.
    pub(crate) trust: TrustKeys,
}

/// Keys and databases other than Google's: only the file can name them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TrustKeys {
    /// An armoured certificate whose key signs releases.
    pub(crate) release_key: Option<PathBuf>,
    /// A checksum database's verifier key, `name+hash+key`.
    pub(crate) sumdb_key: Option<String>,
    /// Its address; without it `https://NAME`.
    pub(crate) sumdb_url: Option<String>,
}

impl Settings {
    /// What `settings.toml` says; nothing when there is no such file. Anything else under that name is an error: the
    /// person's choices would be passed over without a word.
    pub(crate) fn of_file(places: &Places) -> Result<Self, SettingsError> {
        let path = places.settings();
        if fs::inspect_target(&path)?.is_none() {
            return Ok(Self::default());
        }
        file::parse(&path, &String::from_utf8_lossy(&fs::read_named(&path, MOST_BYTES)?))
    }

    /// What the `GOREADY_*` variables say.
    pub(crate) fn of_variables(env: &Env) -> Result<Self, SettingsError> {
        let wrong = |name: &'static str, reason: words::Wrong| SettingsError::Variable { name, reason };
        let lang = env.text("GOREADY_LANG").map(|text| words::lang(&text)).transpose();
        let offline = env.text("GOREADY_OFFLINE").map(|text| words::switch(&text)).transpose();
        let wait = env.text("GOREADY_WAIT").map(|text| words::seconds(&text)).transpose();
        let shells = env.text("GOREADY_SHELLS").map(|text| shells_of(&text)).transpose();
        let tools = env.text("GOREADY_TOOLS").map(|text| tools_of(&text)).transpose();
        Ok(Self {
            lang: lang.map_err(|reason| wrong("GOREADY_LANG", reason))?,
            region: env.text("GOREADY_REGION"),
            source: env.text("GOREADY_SOURCE").map(|text| sources_of(&text)),
            ca_file: env.get("GOREADY_CA_FILE").map(PathBuf::from),
            proxy: None,
            offline: offline.map_err(|reason| wrong("GOREADY_OFFLINE", reason))?,
            wait: wait.map_err(|reason| wrong("GOREADY_WAIT", reason))?,
            shells: shells.map_err(|reason| wrong("GOREADY_SHELLS", reason))?,
            theme: None,
            window: None,
            tools: tools.map_err(|reason| wrong("GOREADY_TOOLS", reason))?,
            trust: TrustKeys::default(),
        })
    }

    /// These, and where they say nothing, the others.
    #[must_use]
    pub(crate) fn or(self, others: Self) -> Self {
        Self {
            lang: self.lang.or(others.lang),
            region: self.region.or(others.region),
            source: self.source.or(others.source),
            ca_file: self.ca_file.or(others.ca_file),
            proxy: self.proxy.or(others.proxy),
            offline: self.offline.or(others.offline),
            wait: self.wait.or(others.wait),
            shells: self.shells.or(others.shells),
            theme: self.theme.or(others.theme),
            window: self.window.or(others.window),
            tools: self.tools.or(others.tools),
            trust: TrustKeys {
                release_key: self.trust.release_key.or(others.trust.release_key),
                sumdb_key: self.trust.sumdb_key.or(others.trust.sumdb_key),
                sumdb_url: self.trust.sumdb_url.or(others.trust.sumdb_url),
            },
        }
    }
}

#[cfg(test)]
mod tests;
