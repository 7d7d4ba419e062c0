//! `settings.toml`: every key is known, and what is wrong is told with its line.

use super::words::{self, Kind, Wrong, nearest};
use super::{Settings, SettingsError, tool_words};
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// Every key, with its table.
const KEYS: [&str; 14] = [
    "lang",
    "region",
    "source",
    "ca_file",
    "proxy",
    "offline",
    "wait",
    "shells",
    "theme",
    "window",
    "tools",
    "trust.release_key",
    "trust.sumdb_key",
    "trust.sumdb_url",
];

/// The preferences in this text.
pub(super) fn parse(path: &Path, text: &str) -> Result<Settings, SettingsError> {
    let table = DeTable::parse(text).map_err(|error| SettingsError::Syntax {
        path: path.to_owned(),
        line: line_of(text, error.span().map_or(0, |span| span.start)),
        reason: error.message().to_owned(),
    })?;
    let mut reader = Reader { path, text, settings: Settings::default() };
    reader.table("", table.get_ref())?;
    Ok(reader.settings)
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    settings: Settings,
}

impl Reader<'_> {
    fn table(&mut self, prefix: &str, table: &DeTable<'_>) -> Result<(), SettingsError> {
        for (name, value) in table {
            let line = line_of(self.text, name.span().start);
            let key = format!("{prefix}{}", name.get_ref());
            if key == "trust" {
                let DeValue::Table(inner) = value.get_ref() else {
                    return Err(self.value(line, "trust", Wrong::Type { wanted: Kind::Table }));
                };
                self.table("trust.", inner)?;
                continue;
            }
            let Some(known) = KEYS.into_iter().find(|known| *known == key) else {
                let (path, nearest) = (self.path.to_owned(), nearest(&key, KEYS));
                return Err(SettingsError::UnknownKey { path, line, key, nearest });
            };
            self.take(known, value.get_ref()).map_err(|reason| self.value(line, known, reason))?;
        }
        Ok(())
    }

    fn value(&self, line: usize, key: &'static str, reason: Wrong) -> SettingsError {
        SettingsError::Value { path: self.path.to_owned(), line, key, reason }
    }

    fn take(&mut self, key: &'static str, value: &DeValue<'_>) -> Result<(), Wrong> {
        let settings = &mut self.settings;
        match key {
            "lang" => settings.lang = Some(words::lang(text(value)?)?),
            "region" => settings.region = Some(text(value)?.to_owned()),
            "source" => settings.source = Some(list(value)?.into_iter().map(str::to_owned).collect()),
            "ca_file" => settings.ca_file = Some(PathBuf::from(text(value)?)),
            "proxy" => settings.proxy = Some(text(value)?.to_owned()),
            "offline" => settings.offline = Some(switch(value)?),
            "wait" => settings.wait = Some(number(value)?),
            "shells" => settings.shells = Some(words::choice(list(value)?.into_iter())?),
            "theme" => settings.theme = Some(words::theme(text(value)?)?),
            "window" => settings.window = Some(text(value)?.to_owned()),
            "tools" => settings.tools = Some(tool_words(list(value)?.into_iter())?),
            "trust.release_key" => settings.trust.release_key = Some(PathBuf::from(text(value)?)),
            "trust.sumdb_key" => settings.trust.sumdb_key = Some(text(value)?.to_owned()),
            "trust.sumdb_url" => settings.trust.sumdb_url = Some(text(value)?.to_owned()),
            _ => {} // `KEYS` and this list are compared by a test
        }
        Ok(())
    }
}

fn text<'a>(value: &'a DeValue<'_>) -> Result<&'a str, Wrong> {
    if let DeValue::String(text) = value { Ok(text) } else { Err(Wrong::Type { wanted: Kind::Text }) }
}

fn list<'a>(value: &'a DeValue<'_>) -> Result<Vec<&'a str>, Wrong> {
    let wrong = || Wrong::Type { wanted: Kind::List };
    let DeValue::Array(items) = value else { return Err(wrong()) };
    items.iter().map(|item| text(item.get_ref()).map_err(|_not_text| wrong())).collect()
}

fn switch(value: &DeValue<'_>) -> Result<bool, Wrong> {
    if let DeValue::Boolean(switch) = value { Ok(*switch) } else { Err(Wrong::Type { wanted: Kind::Switch }) }
}

fn number(value: &DeValue<'_>) -> Result<u64, Wrong> {
    let DeValue::Integer(number) = value else { return Err(Wrong::Type { wanted: Kind::Number }) };
    words::seconds(number.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_key_is_taken() {
        for key in KEYS {
            let value = match key {
                "source" | "shells" => r#"["bash"]"#,
                "tools" => r#"["gopls"]"#,
                "offline" => "true",
                "wait" => "7",
                "lang" => r#""zh-CN""#,
                "theme" => r#""dark""#,
                _ => r#""x""#,
            };
            let settings = parse(Path::new("settings.toml"), &format!("{key} = {value}\n")).unwrap();
            assert_ne!(settings, Settings::default(), "{key}");
        }
    }
}
