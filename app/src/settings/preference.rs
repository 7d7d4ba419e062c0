//! One preference that the person changes in the window, and how it gets into the file.

use super::edit::edited;
use super::{MOST_BYTES, SettingsError, file};
use crate::command::Theme;
use goready_i18n::LangTag;
use goready_installers::engine::{EngineSettings, Network};
use goready_installers::host::fs;
use std::path::{Path, PathBuf};

/// A preference with its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Preference {
    /// The language of all texts.
    Lang(LangTag),
    /// Light or dark.
    Theme(Theme),
    /// Whose services come first; none for the usual ones.
    Region(Option<String>),
    /// Sources in order; none for the region's.
    Source(Vec<String>),
    /// More certificate authorities.
    CaFile(Option<PathBuf>),
    /// The proxy to the network, where the environment names none.
    Proxy(Option<String>),
    /// Whether no socket may be opened.
    Offline(bool),
    /// Where the window stands and how large it is.
    Window(String),
}

/// Preferences of the engine, as they are in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct InForce {
    /// Whose services come first; none for the usual ones.
    pub(crate) region: Option<String>,
    /// Sources in order; none for the region's.
    pub(crate) source: Vec<String>,
    /// More certificate authorities.
    pub(crate) ca_file: Option<PathBuf>,
    /// The proxy to the network, where the environment names none.
    pub(crate) proxy: Option<String>,
    /// Whether no socket may be opened.
    pub(crate) offline: bool,
}

impl Preference {
    const fn key(&self) -> &'static str {
        match self {
            Self::Lang(_) => "lang",
            Self::Theme(_) => "theme",
            Self::Region(_) => "region",
            Self::Source(_) => "source",
            Self::CaFile(_) => "ca_file",
            Self::Proxy(_) => "proxy",
            Self::Offline(_) => "offline",
            Self::Window(_) => "window",
        }
    }

    /// The value as TOML; none where the key is left out.
    fn literal(&self) -> Option<String> {
        match self {
            Self::Lang(lang) => Some(quoted(lang.as_str())),
            Self::Theme(Theme::System)
            | Self::Offline(false)
            | Self::Region(None)
            | Self::CaFile(None)
            | Self::Proxy(None) => None,
            Self::Theme(theme) => Some(quoted(theme.name())),
            Self::Region(Some(region)) => Some(quoted(region)),
            Self::Source(source) if source.is_empty() => None,
            Self::Source(source) => {
                let items: Vec<String> = source.iter().map(|item| quoted(item)).collect();
                Some(format!("[{}]", items.join(", ")))
            }
            Self::CaFile(Some(path)) => Some(quoted(&path.display().to_string())),
            Self::Proxy(Some(proxy)) => Some(quoted(proxy)),
            Self::Offline(true) => Some("true".to_owned()),
            Self::Window(place) => Some(quoted(place)),
        }
    }

    /// Writes it into the file, whose other lines stay as they are. A file that cannot be read is left alone.
    pub(crate) fn keep(&self, path: &Path) -> Result<(), SettingsError> {
        let bytes = fs::read_small(path, MOST_BYTES)?.unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        file::parse(path, &text)?;
        let after = edited(&text, self.key(), self.literal().as_deref());
        if after == text {
            return Ok(());
        }
        if let Some(dir) = path.parent() {
            fs::create_dirs(dir)?;
        }
        Ok(fs::write_named(path, after.as_bytes(), 0o644)?)
    }

    /// Whether it names something that there may not be: a source, a file, a proxy.
    pub(crate) fn must_be_usable(&self) -> bool {
        match self {
            Self::Source(source) => !source.is_empty(),
            Self::Region(it) | Self::Proxy(it) => it.is_some(),
            Self::CaFile(file) => file.is_some(),
            Self::Lang(_) | Self::Theme(_) | Self::Offline(_) | Self::Window(_) => false,
        }
    }

    /// Puts it in force for an engine that is opened from now on; whether it says anything to engines.
    pub(crate) fn apply(&self, engine: &mut EngineSettings) -> bool {
        match self {
            Self::Lang(_) | Self::Theme(_) | Self::Window(_) => return false,
            Self::Region(region) => engine.sources.region.clone_from(region),
            Self::Source(source) => engine.sources.order.clone_from(source),
            Self::CaFile(file) => engine.ca_file.clone_from(file),
            Self::Proxy(proxy) => engine.proxy.clone_from(proxy),
            Self::Offline(offline) => {
                engine.network = if *offline { Network::Forbidden } else { Network::Allowed };
            }
        }
        true
    }
}

impl InForce {
    /// What an engine was told.
    pub(crate) fn of(engine: &EngineSettings) -> Self {
        Self {
            region: engine.sources.region.clone(),
            source: engine.sources.order.clone(),
            ca_file: engine.ca_file.clone(),
            proxy: engine.proxy.clone(),
            offline: engine.network == Network::Forbidden,
        }
    }

    /// Takes in what was changed.
    pub(crate) fn take(&mut self, preference: &Preference) {
        match preference {
            Preference::Lang(_) | Preference::Theme(_) | Preference::Window(_) => {}
            Preference::Region(region) => self.region.clone_from(region),
            Preference::Source(source) => self.source.clone_from(source),
            Preference::CaFile(file) => self.ca_file.clone_from(file),
            Preference::Proxy(proxy) => self.proxy.clone_from(proxy),
            Preference::Offline(offline) => self.offline = *offline,
        }
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use goready_installers::engine::Engine;
    use goready_installers::host::HostSettings;

    #[test]
    fn what_is_kept_is_what_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config/goready/settings.toml");
        let read = || {
            let text = std::fs::read_to_string(&path).unwrap();
            (file::parse(&path, &text).unwrap(), text)
        };
        for preference in [
            Preference::Lang(LangTag::ZhCn),
            Preference::Theme(Theme::Dark),
            Preference::Region(Some("cn".to_owned())),
            Preference::Source(vec!["go.dev".to_owned(), r#"goproxy:https://a,"b""#.to_owned()]),
            Preference::CaFile(Some("/etc/my ca.pem".into())),
            Preference::Proxy(Some("http://proxy.example:3128".to_owned())),
            Preference::Offline(true),
            Preference::Window("1280x800+10-20".to_owned()),
        ] {
            preference.keep(&path).unwrap();
        }
        let (kept, _) = read();
        assert_eq!((kept.lang, kept.theme), (Some(LangTag::ZhCn), Some(Theme::Dark)));
        assert_eq!((kept.region.as_deref(), kept.offline), (Some("cn"), Some(true)));
        assert_eq!(kept.proxy.as_deref(), Some("http://proxy.example:3128"));
        assert_eq!(kept.source.unwrap()[1], r#"goproxy:https://a,"b""#);
        assert_eq!(kept.window.as_deref(), Some("1280x800+10-20"));
        for preference in [
            Preference::Theme(Theme::System),
            Preference::Region(None),
            Preference::Source(Vec::new()),
            Preference::CaFile(None),
            Preference::Proxy(None),
            Preference::Offline(false),
        ] {
            preference.keep(&path).unwrap();
        }
        let (kept, text) = read();
        let expected = Settings {
            lang: Some(LangTag::ZhCn),
            window: Some("1280x800+10-20".to_owned()),
            ..Settings::default()
        };
        assert_eq!(kept, expected, "{text}");
    }

    #[test]
    fn what_cannot_be_used_is_known_before_it_is_kept() {
        let home = tempfile::tempdir().unwrap();
        let host = HostSettings { home: Some(home.path().to_owned()), foreign_home_allowed: true };
        let verdict = |preference: &Preference| {
            let mut settings = EngineSettings { host: host.clone(), ..EngineSettings::default() };
            assert!(preference.must_be_usable() && preference.apply(&mut settings));
            Engine::open(&settings).and_then(|engine| engine.require_usable_network())
        };
        for wrong in [
            Preference::Source(vec!["nonsense".to_owned()]),
            Preference::Source(vec!["ftp://x/y".to_owned()]),
            Preference::Source(vec!["https://".to_owned()]),
            Preference::Region(Some("moon".to_owned())),
            Preference::CaFile(Some("/nonexistent/ca.pem".into())),
            Preference::Proxy(Some("ftp://x".to_owned())),
        ] {
            assert!(verdict(&wrong).is_err(), "{wrong:?}");
        }
        verdict(&Preference::Source(vec!["go.dev".to_owned(), "modules".to_owned()])).unwrap();
        verdict(&Preference::Region(Some("cn".to_owned()))).unwrap();
    }

    #[test]
    fn a_file_that_is_refused_is_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("settings.toml");
        std::fs::write(&path, "lang = ").unwrap();
        assert!(Preference::Offline(true).keep(&path).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "lang = ");
    }
}
