//! VS Code's settings, and editors in a sandbox.

use super::case::{Case, Found};
use super::trouble::Trouble;
use crate::detect::{Astray, EditorFacts, EditorRead, FileLine};
use crate::host::fs;
use crate::plan::Mend;
use std::path::PathBuf;

/// The name of the Go extension's directory begins so.
const EXTENSION: &str = "golang.go-";

/// What settings name is there, and is the active Go; the extension is installed.
pub(super) fn vs_code(case: &Case<'_>) -> Found {
    let mut found = Found::new();
    for editor in &case.facts.editors {
        let path = &editor.file.path;
        if editor.read == EditorRead::Unreadable {
            found.push((Trouble::EditorUnreadable { path: path.clone() }, None));
            continue;
        }
        let can = editor.file.obstacle.is_none();
        let fix = || can.then(|| Mend { editors: true, ..Mend::default() });
        found.extend(editor.astray.iter().map(|astray| (trouble(editor, astray), fix())));
        let names = fs::list(&editor.extensions).unwrap_or_default();
        let is_missing = !names.is_empty() && !names.iter().any(|name| name.starts_with(EXTENSION));
        if editor.read == EditorRead::OfGo && is_missing {
            found.push((Trouble::EditorExtensionMissing { path: editor.extensions.clone() }, None));
        }
    }
    found
}

fn trouble(editor: &EditorFacts, astray: &Astray) -> Trouble {
    let at = FileLine { path: editor.file.path.clone(), line: astray.line };
    let path = astray.value.clone();
    if astray.is_there {
        Trouble::EditorOtherGo { at, path }
    } else {
        Trouble::EditorGoMissing { at, setting: astray.key.join("."), path }
    }
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
