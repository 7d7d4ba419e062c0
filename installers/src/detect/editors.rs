//! Settings of VS Code and its kin that say which Go they use: looked at by doctor, and where they are to be mended.

use super::facts::{FileFacts, HomeFacts};
use super::file::file_facts;
use crate::host::Host;
use crate::host::fs;
use crate::jsonc;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Directories of settings below the configuration base, and of extensions below the home, by product.
const PRODUCTS: [(&str, &str); 4] = [
    ("Code/User", ".vscode/extensions"),
    ("Code - OSS/User", ".vscode-oss/extensions"),
    ("VSCodium/User", ".vscode-oss/extensions"),
    ("Cursor/User", ".cursor/extensions"),
];

/// An editor that was used here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EditorFacts {
    /// Its settings.
    pub file: FileFacts,
    /// What they say.
    pub read: EditorRead,
    /// Settings that lead it to another Go, or to none.
    pub astray: Vec<Astray>,
    /// Where its extensions are.
    pub extensions: PathBuf,
}

/// What settings say of Go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EditorRead {
    /// They are no JSON with comments.
    Unreadable,
    /// Nothing.
    WithoutGo,
    /// Something.
    OfGo,
}

/// A setting that leads an editor to another Go, or to none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Astray {
    /// The keys that lead to it, from the outside in.
    pub key: Vec<String>,
    /// Its line, from 1.
    pub line: usize,
    /// The path it names.
    pub value: String,
    /// Whether something is there, which then is another Go.
    pub is_there: bool,
}

/// Every editor that has settings here.
#[must_use]
pub fn editors(host: &Host, home: &HomeFacts) -> Vec<EditorFacts> {
    let look = |(settings, extensions): (&str, &str)| {
        let path = home.config_base.join(settings).join("settings.json");
        let extensions = home.places.home.join(extensions);
        fs::inspect(&path).ok().flatten()?;
        let (file, bytes) = file_facts(&path, home.user_id);
        let bytes = bytes.unwrap_or_default();
        let entries = str::from_utf8(&bytes).ok().and_then(|text| jsonc::entries(text).ok());
        let Some(entries) = entries else {
            return Some(EditorFacts { file, read: EditorRead::Unreadable, astray: Vec::new(), extensions });
        };
        let names_go =
            entries.iter().any(|entry| entry.key.first().is_some_and(|key| key.starts_with("go.")));
        let read = if names_go { EditorRead::OfGo } else { EditorRead::WithoutGo };
        let astray = entries.iter().filter_map(|entry| astray(host, entry)).collect();
        Some(EditorFacts { file, read, astray, extensions })
    };
    PRODUCTS.into_iter().filter_map(look).collect()
}

/// `go.goroot` and the entries of `go.alternateTools`; empty ones are not there for the editor either.
fn astray(host: &Host, entry: &jsonc::Entry) -> Option<Astray> {
    let keys: Vec<&str> = entry.key.iter().map(String::as_str).collect();
    let value = PathBuf::from(expanded(host, &entry.value));
    let is_there = |path: &Path| fs::inspect_target(path).ok().flatten().is_some();
    let found = |is_there| {
        let (key, line, value) = (entry.key.clone(), entry.line, entry.value.clone());
        Some(Astray { key, line, value, is_there })
    };
    match keys.as_slice() {
        ["go.goroot"] if entry.value.is_empty() => None,
        // A variable of the editor that only it can tell, such as the folder that is open.
        ["go.goroot"] if value.to_string_lossy().contains("${") => None,
        ["go.goroot"] if !is_there(&value.join("bin")) => found(false),
        ["go.goroot"] => {
            let active = fs::resolve(&host.places.active_link())?;
            if fs::resolve(&value) == Some(active) { None } else { found(true) }
        }
        ["go.alternateTools", _tool] if value.is_absolute() && !is_there(&value) => found(false),
        _ => None,
    }
}

fn expanded(host: &Host, value: &str) -> String {
    let home = host.places.home.display().to_string();
    let value = value.replace("${env:HOME}", &home).replace("${userHome}", &home);
    value.strip_prefix("~/").map_or_else(|| value.clone(), |below| format!("{home}/{below}"))
}
