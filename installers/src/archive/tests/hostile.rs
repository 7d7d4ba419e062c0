//! The frame of the hostile archives: each is refused for the reason expected, and nothing outside of staging changes.

use super::*;
use crate::error::{Class, Coded as _};
use std::collections::BTreeSet;

/// A hostile archive.
pub(super) struct Hostile {
    pub(super) label: String,
    pub(super) archive: Vec<u8>,
    pub(super) layout: Layout,
    pub(super) limits: Limits,
    /// Name of the [`crate::archive::Refusal`], or of the [`ArchiveError`].
    pub(super) expected: &'static str,
}

impl Hostile {
    pub(super) fn new(label: impl Into<String>, archive: Vec<u8>, expected: &'static str) -> Self {
        let is_toolchain = archive.windows(PREFIX.len()).any(|part| part == PREFIX.as_bytes());
        let layout = if is_toolchain { toolchain() } else { Layout::Official };
        Self { label: label.into(), archive, layout, limits: Limits::default(), expected }
    }
}

fn all() -> Vec<Hostile> {
    let mut all = super::hostile_names::all();
    all.extend(super::hostile_tar::all());
    all.extend(super::hostile_zip::all());
    all
}

#[test]
fn every_hostile_archive_is_refused_and_touches_nothing() {
    let all = all();
    let mut wrong = Vec::new();
    for hostile in &all {
        let place = Place::new();
        let label = &hostile.label;
        match place.unpack(&hostile.archive, &hostile.layout, hostile.limits) {
            Ok(unpacked) => wrong.push(format!("{label}: unpacked {} files", unpacked.files)),
            Err(error) if told(&error) != hostile.expected => {
                wrong.push(format!("{label}: expected {}, got {error:?}", hostile.expected));
            }
            Err(error) => {
                assert_eq!(error.class(), Class::Integrity, "{label}");
                assert!(!error.to_string().contains(['\n', '\u{202e}', '\u{1b}']), "{label}: {error}");
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} are wrong:\n{}", wrong.len(), all.len(), wrong.join("\n"));
    println!("{} hostile archives refused, nothing written outside of staging", all.len());
}

/// Rules that no archive made here can meet.
const UNMET: [&str; 1] = ["ReadersDiffer"]; // what the two readers of a zip could differ in is refused before

#[test]
fn every_rule_has_an_archive_that_breaks_it() {
    let rules: BTreeSet<&str> = include_str!("../refusal.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()))
        .filter_map(|line| line.split([' ', ',', '{']).next())
        .collect();
    let all = all();
    let met: BTreeSet<&str> = all.iter().map(|hostile| hostile.expected).collect();
    let unmet: Vec<&&str> =
        rules.iter().filter(|rule| !met.contains(**rule) && !UNMET.contains(rule)).collect();
    assert!(rules.len() > 40, "the rules were not found in the source");
    assert!(unmet.is_empty(), "no archive breaks {unmet:?}");
}
