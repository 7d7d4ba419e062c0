//! VS Code's settings, and editors in a sandbox.

use super::case::{Case, Found};
use super::trouble::Trouble;
use crate::goenv::FileLine;
use crate::host::fs;
use crate::jsonc;
use std::path::{Path, PathBuf};

/// Directories of settings below the configuration base, and of extensions below the home, by product.
const PRODUCTS: [(&str, &str); 4] = [
    ("Code/User", ".vscode/extensions"),
    ("Code - OSS/User", ".vscode-oss/extensions"),
    ("VSCodium/User", ".vscode-oss/extensions"),
    ("Cursor/User", ".cursor/extensions"),
];

/// The name of the Go extension's directory begins so.
const EXTENSION: &str = "golang.go-";

/// What settings name is there, and is the active Go; the extension is installed.
pub(super) fn vs_code(case: &Case<'_>) -> Found {
    let home = &case.host.places.home;
    let mut found = Found::new();
    for (settings, extensions) in PRODUCTS {
        let path = case.facts.home.config_base.join(settings).join("settings.json");
        let extensions = home.join(extensions);
        let Some(text) = fs::text(&path) else { continue };
        let Ok(entries) = jsonc::entries(&text) else {
            found.push((Trouble::EditorUnreadable { path }, None));
            continue;
        };
        let names_go =
            entries.iter().any(|entry| entry.key.first().is_some_and(|key| key.starts_with("go.")));
        for entry in &entries {
            found.extend(entry_trouble(case, &path, entry).map(|trouble| (trouble, None)));
        }
        let names = fs::list(&extensions).unwrap_or_default();
        if names_go && !names.is_empty() && !names.iter().any(|name| name.starts_with(EXTENSION)) {
            found.push((Trouble::EditorExtensionMissing { path: extensions }, None));
        }
    }
    found
}

/// Whether none of them was ever used here.
pub(super) fn is_absent(case: &Case<'_>) -> bool {
    PRODUCTS.iter().all(|(settings, _)| {
        fs::inspect(&case.facts.home.config_base.join(settings).join("settings.json"))
            .ok()
            .flatten()
            .is_none()
    })
}

/// `go.goroot` and the entries of `go.alternateTools`.
fn entry_trouble(case: &Case<'_>, path: &Path, entry: &jsonc::Entry) -> Option<Trouble> {
    let at = FileLine { path: path.to_owned(), line: entry.line };
    let keys: Vec<&str> = entry.key.iter().map(String::as_str).collect();
    let value = PathBuf::from(expanded(case, &entry.value));
    let is_there = |path: &Path| fs::inspect_target(path).ok().flatten().is_some();
    match keys.as_slice() {
        ["go.goroot"] if entry.value.is_empty() => None,
        ["go.goroot"] if !is_there(&value.join("bin")) => {
            Some(Trouble::EditorGoMissing { at, setting: "go.goroot".to_owned(), path: entry.value.clone() })
        }
        ["go.goroot"] => {
            let active = fs::resolve(&case.host.places.active_link())?;
            (fs::resolve(&value) != Some(active))
                .then(|| Trouble::EditorOtherGo { at, path: entry.value.clone() })
        }
        ["go.alternateTools", tool] if value.is_absolute() && !is_there(&value) => {
            let setting = format!("go.alternateTools.{tool}");
            Some(Trouble::EditorGoMissing { at, setting, path: entry.value.clone() })
        }
        _ => None,
    }
}

fn expanded(case: &Case<'_>, value: &str) -> String {
    let home = case.host.places.home.display().to_string();
    let value = value.replace("${env:HOME}", &home).replace("${userHome}", &home);
    value.strip_prefix("~/").map_or_else(|| value.clone(), |below| format!("{home}/{below}"))
}

/// Snap's and Flatpak's VS Code see their own system: a Go below the home is found only through settings.
pub(super) fn sandbox(case: &Case<'_>) -> Found {
    let flatpaks = [
        case.host.system("/var/lib/flatpak/app/com.visualstudio.code"),
        case.host.places.home.join(".local/share/flatpak/app/com.visualstudio.code"),
        case.host.places.home.join(".var/app/com.visualstudio.code"),
    ];
    let is_there = |path: &PathBuf| fs::inspect(path).ok().flatten().is_some();
    let has_flatpak = flatpaks.iter().any(is_there);
    // Snap's VS Code is installed with classic confinement, and sees everything.
    if has_flatpak && case.facts.ours.active.is_some() {
        vec![(Trouble::EditorSandboxed { editor: "com.visualstudio.code (Flatpak)".to_owned() }, None)]
    } else {
        Found::new()
    }
}
