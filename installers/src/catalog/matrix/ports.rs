//! Which targets each line of Go has: the pinned list `assets/data/ports.txt`, and how it is made.
//!
//! `go tool dist list -json` prints what a release builds for; with `-broken` (from 1.21 on) also what its sources hold
//! and mark as broken. Before 1.21 the mark is the table `incomplete` of `cmd/dist/build.go`. Within a line the table
//! does not change: a line is pinned only when all of its releases that were asked said the same.

use crate::platform::Target;
use crate::version::{GoLine, GoVersion};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// See its own head.
const PORTS: &str = include_str!("../../../../assets/data/ports.txt");

const HEAD: &str = "\
# What each line of Go builds for, newest line first. Of each line: the releases that were asked and all said the same,
# the day they were asked, how it is known that there are no others, and the targets. `first`: first class; `cgo`: cgo
# may be used; `broken`: in the sources, but marked as broken and hidden by `go tool dist list`. Each was printed by
# `go tool dist list -json` (with `-broken`, from 1.21 on); `read`: read in src/cmd/dist/build.go of these releases.
# Made by: cargo run -p goready-tests --bin pin-ports -- SDKS DAY
";

/// The targets of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinePorts {
    /// Which line.
    pub line: GoLine,
    /// The releases that were asked.
    pub asked: Vec<GoVersion>,
    /// The day they were asked.
    pub day: String,
    /// How it is known that there are no other targets.
    pub unlisted: PortSource,
    /// The targets.
    pub targets: BTreeMap<Target, PortFacts>,
}

/// What is known about a target of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortFacts {
    /// How it is listed.
    pub listed: Listed,
    /// Whether programs may use cgo there.
    pub cgo: bool,
    /// How that is known.
    pub source: PortSource,
}

/// How a line lists a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// As first class.
    FirstClass,
    /// As any other.
    Supported,
    /// As broken or not complete.
    Broken,
}

/// How something about a target is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PortSource {
    /// Releases of the line printed it.
    Ran,
    /// It was read in the sources of releases of the line.
    Read,
    /// It is neither: nobody asked.
    Unproved,
}

impl PortSource {
    const ALL: [Self; 3] = [Self::Ran, Self::Read, Self::Unproved];

    const fn word(self) -> &'static str {
        match self {
            Self::Ran => "ran",
            Self::Read => "read",
            Self::Unproved => "unproved",
        }
    }
}

/// One entry of `go tool dist list -json`.
#[derive(Deserialize)]
struct JsonPort {
    #[serde(rename = "GOOS")]
    os: String,
    #[serde(rename = "GOARCH")]
    arch: String,
    #[serde(rename = "CgoSupported")]
    cgo: bool,
    #[serde(rename = "FirstClass")]
    is_first_class: bool,
    #[serde(rename = "Broken", default)]
    is_broken: bool,
}

/// The targets that `go tool dist list -json` printed.
pub fn of_dist_list(json: &[u8]) -> Result<BTreeMap<Target, PortFacts>, serde_json::Error> {
    let ports: Vec<JsonPort> = serde_json::from_slice(json)?;
    let facts = ports.into_iter().map(|port| {
        let listed = match (port.is_broken, port.is_first_class) {
            (true, _) => Listed::Broken,
            (false, true) => Listed::FirstClass,
            (false, false) => Listed::Supported,
        };
        let facts = PortFacts { listed, cgo: port.cgo, source: PortSource::Ran };
        (Target::new(port.os, port.arch), facts)
    });
    Ok(facts.collect())
}

/// The pinned list, from lines in any order.
#[must_use]
pub fn written(lines: &[LinePorts]) -> String {
    let mut text = HEAD.to_owned();
    let mut lines: Vec<&LinePorts> = lines.iter().collect();
    lines.sort_by_key(|ports| std::cmp::Reverse(ports.line));
    for ports in lines {
        let asked: Vec<String> = ports.asked.iter().map(ToString::to_string).collect();
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "line {}\nasked {}\nday {}\nunlisted {}",
            ports.line,
            asked.join(" "),
            ports.day,
            ports.unlisted.word()
        );
        for (target, facts) in &ports.targets {
            let _ = writeln!(text, "{target}{}", words(*facts));
        }
    }
    text
}

fn words(facts: PortFacts) -> String {
    let listed = match facts.listed {
        Listed::FirstClass => " first",
        Listed::Supported => "",
        Listed::Broken => " broken",
    };
    let cgo = if facts.cgo { " cgo" } else { "" };
    let source = match facts.source {
        PortSource::Ran => String::new(),
        PortSource::Read | PortSource::Unproved => format!(" {}", facts.source.word()),
    };
    format!("{listed}{cgo}{source}")
}

/// The pinned list, oldest line first.
#[must_use]
pub fn built_in() -> Vec<LinePorts> {
    let mut lines = parse(PORTS);
    lines.reverse();
    lines
}

/// What stands before the first line of Go, and what means nothing, is passed over: a test shows that nothing is.
pub(super) fn parse(text: &str) -> Vec<LinePorts> {
    let mut lines: Vec<LinePorts> = Vec::new();
    for entry in text.lines().filter(|entry| !entry.starts_with('#')) {
        let Some((key, rest)) = entry.split_once(' ').or(Some((entry, ""))) else { continue };
        if key == "line" {
            lines.extend(rest.parse().ok().map(empty));
        } else if let Some(open) = lines.last_mut() {
            match key {
                "asked" => {
                    open.asked = rest.split(' ').filter_map(|version| version.parse().ok()).collect();
                }
                "day" => rest.clone_into(&mut open.day),
                "unlisted" => open.unlisted = source(rest).unwrap_or(PortSource::Unproved),
                target => open.targets.extend(port(target, rest)),
            }
        }
    }
    lines
}

const fn empty(line: GoLine) -> LinePorts {
    LinePorts {
        line,
        asked: Vec::new(),
        day: String::new(),
        unlisted: PortSource::Unproved,
        targets: BTreeMap::new(),
    }
}

fn port(target: &str, rest: &str) -> Option<(Target, PortFacts)> {
    let (os, arch) = target.split_once('/')?;
    let mut facts = PortFacts { listed: Listed::Supported, cgo: false, source: PortSource::Ran };
    for word in rest.split(' ').filter(|word| !word.is_empty()) {
        match word {
            "first" => facts.listed = Listed::FirstClass,
            "broken" => facts.listed = Listed::Broken,
            "cgo" => facts.cgo = true,
            other => facts.source = source(other)?,
        }
    }
    Some((Target::new(os, arch), facts))
}

fn source(word: &str) -> Option<PortSource> {
    PortSource::ALL.into_iter().find(|source| source.word() == word)
}
