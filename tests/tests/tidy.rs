//! What no compiler sees: which part names what, which text stands where, and whether the documents fit the tree.
//!
//! Each rule is a function of a text, tested on texts that break it; here they are held against the whole tree.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "in a test program whatever goes wrong is a failure"
)]

#[path = "tidy/code.rs"]
mod code;
#[path = "tidy/literals.rs"]
mod literals;
#[path = "tidy/rules.rs"]
mod rules;
#[path = "tidy/tree.rs"]
mod tree;

use code::Code;
use rules::Offence;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What is built or kept by other programs.
const NOT_OURS: [&str; 3] = ["target", ".git", "node_modules"];

/// Every file and directory of the tree, relative to its root; directories end in `/`.
fn places() -> BTreeSet<String> {
    let root = root();
    let (mut found, mut waiting) = (BTreeSet::new(), vec![root.clone()]);
    while let Some(dir) = waiting.pop() {
        for entry in fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            if NOT_OURS.iter().any(|other| path.file_name().is_some_and(|name| name == *other)) {
                continue;
            }
            if path.is_dir() {
                found.insert(format!("{name}/"));
                waiting.push(path);
            } else {
                found.insert(name);
            }
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn is_rust(place: &str) -> bool {
    Path::new(place).extension().is_some_and(|extension| extension == "rs")
}

fn text(place: &str) -> String {
    fs::read_to_string(root().join(place)).unwrap()
}

/// The product's sources below these directories, without files that exist for tests alone.
fn sources(below: &[&str]) -> Vec<(String, Code)> {
    let rust: Vec<String> = places().into_iter().filter(|place| is_rust(place)).collect();
    let mut tests = BTreeSet::new();
    for place in &rust {
        let dir = place.strip_suffix(".rs").unwrap();
        let dir = ["/mod", "/lib", "/main"].iter().find_map(|end| dir.strip_suffix(end)).unwrap_or(dir);
        tests.extend(Code::test_modules(&text(place)).into_iter().map(|name| format!("{dir}/{name}")));
    }
    let is_test = |place: &String| {
        tests
            .iter()
            .any(|test| place.strip_prefix(test.as_str()).is_some_and(|rest| rest.starts_with(['.', '/'])))
    };
    let found: Vec<(String, Code)> = rust
        .into_iter()
        .filter(|place| below.iter().any(|dir| place.starts_with(dir)) && !is_test(place))
        .map(|place| (place.clone(), Code::of(&text(&place))))
        .collect();
    assert!(found.len() > 3, "there is nothing below {below:?}");
    found
}

/// Fails with all that a rule finds in these sources.
#[track_caller]
fn assert_tidy(below: &[&str], rule: impl Fn(&str, &Code) -> Vec<Offence>) {
    let mut found = String::new();
    for (place, code) in sources(below) {
        for Offence { line, what } in rule(&place, &code) {
            writeln!(found, "{place}:{line}: {what}").unwrap();
        }
    }
    assert!(found.is_empty(), "\n{found}");
}

#[test]
fn only_the_host_names_the_machine() {
    assert_tidy(&["app/src/", "installers/src/", "i18n/src/"], rules::machine);
    for (place, what) in rules::MACHINE_ALLOWED {
        assert!(
            place.ends_with('/')
                || text(place).contains(what.rsplit("::").find(|part| !part.is_empty()).unwrap()),
            "{place} no longer names {what}"
        );
    }
}

#[test]
fn the_engine_prints_nothing_and_holds_no_global() {
    assert_tidy(&["installers/src/"], |_, code| rules::prints(code));
}

#[test]
fn plans_and_catalogs_are_pure() {
    assert_tidy(&["installers/src/plan", "installers/src/catalog", "installers/src/shell"], |_, code| {
        rules::impure(code)
    });
}

#[test]
fn colours_are_the_themes() {
    assert_tidy(&["app/src/gui/"], |place, code| {
        if place == "app/src/gui/theme.rs" { Vec::new() } else { rules::colours(code) }
    });
}

#[test]
fn the_window_holds_no_thread_file_or_socket() {
    assert_tidy(&["app/src/gui/"], |_, code| rules::work(code));
}

#[test]
fn the_window_has_no_text_of_its_own() {
    assert_tidy(&["app/src/gui/"], |_, code| literals::text_for_people(code));
}

#[test]
fn the_engine_knows_no_window_command_line_or_language() {
    assert_eq!(tree::foreign_to_the_engine(&text("installers/Cargo.toml")), []);
}

#[test]
fn the_table_of_the_architecture_fits_the_tree() {
    let hidden = |place: &String| place.starts_with('.');
    let there: BTreeSet<String> = places().into_iter().filter(|place| !hidden(place)).collect();
    assert_eq!(tree::differs_from_architecture(&text("ARCHITECTURE.md"), &there), []);
}

#[test]
fn both_languages_have_the_same_messages() {
    let below = |lang: &str| -> BTreeSet<String> {
        let dir = format!("i18n/locales/{lang}/");
        let names = places().into_iter().filter_map(|place| place.strip_prefix(&dir).map(str::to_owned));
        names.filter(|name| !name.is_empty()).collect()
    };
    assert_eq!(below("en-US"), below("zh-CN"));
    assert!(below("en-US").len() > 3);
    for file in below("en-US") {
        let [english, chinese] = ["en-US", "zh-CN"].map(|lang| text(&format!("i18n/locales/{lang}/{file}")));
        assert_eq!(tree::uneven(&english, &chinese), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn nothing_names_a_path_of_somebodys_machine() {
    let mut found = Vec::new();
    for place in places().into_iter().filter(|place| !place.ends_with('/')) {
        // What is not text has no path to read.
        let text = String::from_utf8(fs::read(root().join(&place)).unwrap()).unwrap_or_default();
        found.extend(
            tree::own_paths(&text)
                .into_iter()
                .map(|offence| format!("{place}:{}: {}", offence.line, offence.what)),
        );
    }
    assert_eq!(found, Vec::<String>::new());
}
