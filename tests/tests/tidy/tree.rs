//! What the tree says of itself: ARCHITECTURE's table, the manifests, the locales, and paths of somebody's machine.

use crate::rules::Offence;
use std::collections::BTreeSet;

/// What the engine may not know (I3): windows, command lines, languages for people.
const NOT_FOR_THE_ENGINE: [&str; 12] = [
    "egui",
    "eframe",
    "epaint",
    "winit",
    "clap",
    "fluent",
    "goready-i18n",
    "unic-langid",
    "sys-locale",
    "indicatif",
    "inquire",
    "crossterm",
];

/// Dependencies that a manifest has and an engine may not have.
pub(crate) fn foreign_to_the_engine(manifest: &str) -> Vec<Offence> {
    let mut section = "";
    let mut found = Vec::new();
    for (index, line) in manifest.lines().enumerate() {
        if let Some(name) = line.trim().strip_prefix('[') {
            section = name.trim_end_matches(']');
        }
        // `[dependencies]` and a `name = …` line, or `[dependencies.name]`.
        let is_dependency = section == "dependencies" || section.ends_with(".dependencies");
        let name =
            if is_dependency { line } else { section.strip_prefix("dependencies.").unwrap_or_default() };
        let name = name.split(['.', '=', ' ']).next().unwrap_or_default();
        let is_foreign = NOT_FOR_THE_ENGINE.iter().any(|foreign| {
            name.strip_prefix(foreign).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
        });
        if is_foreign {
            found.push(Offence { line: index + 1, what: name.to_owned() });
        }
    }
    found
}

/// The places that ARCHITECTURE's table names.
fn named(architecture: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (index, line) in architecture.lines().enumerate() {
        let place = line.strip_prefix("| `").and_then(|rest| rest.split_once('`'));
        found.extend(place.map(|(place, _)| (index + 1, place)).filter(|(_, place)| place.contains('/')));
    }
    found
}

/// Places in the table that are not there, and those of `there` (directories end in `/`) that the table does not name.
pub(crate) fn differs_from_architecture(architecture: &str, there: &BTreeSet<String>) -> Vec<Offence> {
    let named = named(architecture);
    let gone = named.iter().filter(|(_, place)| !there.contains(*place));
    let gone = gone.map(|(line, place)| Offence { line: *line, what: format!("{place} is not there") });
    // Of the crates' sources the table names the parts of the engine one by one.
    let must_be_named = |place: &&String| {
        let depth = place.matches('/').count();
        place.ends_with('/') && (depth == 1 || (place.starts_with("installers/src/") && depth == 3))
    };
    let is_named =
        |place: &&String| named.iter().any(|(_, other)| other == place || other.starts_with(place.as_str()));
    let unnamed = there.iter().filter(must_be_named).filter(|place| !is_named(place));
    gone.chain(unnamed.map(|place| Offence { line: 0, what: format!("{place} is not named") })).collect()
}

/// Ids of a catalogue: attributes go with their message.
pub(crate) fn message_ids(ftl: &str) -> BTreeSet<String> {
    let id = |line: &str| {
        let (id, _) = line.split_once('=')?;
        let id = id.trim_end();
        let is_id = id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
            && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        is_id.then(|| id.to_owned())
    };
    ftl.lines().filter_map(id).collect()
}

/// Ids that only one of two catalogues has.
pub(crate) fn uneven(one: &str, other: &str) -> Vec<String> {
    message_ids(one).symmetric_difference(&message_ids(other)).cloned().collect()
}

/// Paths of the machine on which somebody worked. (Written in two parts, so that this file has none.)
pub(crate) fn own_paths(text: &str) -> Vec<Offence> {
    let roots =
        [["/wo", "rk/"], ["/tmp/", "wt"], ["/ro", "ot/"], ["/Us", "ers/runner"]].map(|parts| parts.concat());
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for root in &roots {
            let begins = line.match_indices(root.as_str()).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                // Not the end of a longer path or address, such as `example.com/work/x`.
                !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '}' | ']'))
            });
            found.extend(begins.then(|| Offence { line: index + 1, what: root.clone() }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_dependency_that_the_engine_may_not_have_is_found() {
        for (manifest, line) in [
            ("[dependencies]\nserde.workspace = true\nclap.workspace = true\n", 3),
            ("[dependencies]\nfluent-bundle = \"0.16\"\n", 2),
            ("[target.'cfg(unix)'.dependencies]\negui_extras = { version = \"1\" }\n", 2),
            ("[dependencies.eframe]\nversion = \"0.37\"\n", 1),
        ] {
            let found = foreign_to_the_engine(manifest);
            assert_eq!(found.first().map(|offence| offence.line), Some(line), "{manifest}: {found:?}");
        }
        let fine = "[package]\nname = \"clap\"\n[dependencies]\nclapper = \"1\"\n[dev-dependencies]\ninsta = \"1\"\n";
        assert_eq!(foreign_to_the_engine(fine), []);
    }

    #[test]
    fn a_table_that_does_not_fit_the_tree_is_found() {
        let table = "| place | what |\n| --- | --- |\n| `app/` | x |\n| `installers/src/host/` | y |\n| `i18n/gone.rs` | z |\n";
        let there = places(&["app/", "app/src/", "installers/", "installers/src/", "installers/src/host/"]);
        let found = differs_from_architecture(table, &there);
        assert_eq!(found, [Offence { line: 5, what: "i18n/gone.rs is not there".to_owned() }]);
        let more = places(&[
            "app/",
            "installers/",
            "installers/src/host/",
            "installers/src/new/",
            "extra/",
            "i18n/gone.rs",
        ]);
        let whats: Vec<String> =
            differs_from_architecture(table, &more).into_iter().map(|found| found.what).collect();
        assert_eq!(whats, ["extra/ is not named", "installers/src/new/ is not named"]);
    }

    #[test]
    fn ids_of_one_language_alone_are_found() {
        let (one, other) = ("a-b = x\n    .label = y\nc = z\n# d = w\n", "a-b =\n    x = 1\ne = f\n");
        assert_eq!(uneven(one, other), ["c", "e"]);
    }

    #[test]
    fn paths_of_a_machine_are_found() {
        let own = ["/wo", "rk/main/x"].concat();
        for text in [format!("see {own}"), format!("`{own}`"), format!("\"{own}\"")] {
            assert_eq!(own_paths(&text).len(), 1, "{text}");
        }
        let fine = format!("https://example.com{own} ./target{own} a{own}");
        assert_eq!(own_paths(&fine), []);
    }
}
