//! The compatibility matrix: for each line of Go and each target, whether it builds, how well it is kept, whether cgo
//! works, and what is offered for download.
//!
//! Targets were asked of real releases (see [`ports`]); downloads are those of the release list goready was built with.
//! What nobody asked says so: [`PortSource::Unproved`], [`Download::Unproved`].

mod filter;
pub mod ports;
#[cfg(test)]
mod tests;

pub use filter::MatrixFilter;
pub use ports::PortSource;

use super::index::Catalog;
use super::list::Line;
use super::release::{FileKind, Release};
use crate::platform::Target;
use crate::version::{GoLine, GoVersion};
use ports::{LinePorts, Listed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The whole table, or what a filter left of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Matrix {
    /// Its columns, oldest line first.
    pub lines: Vec<MatrixLine>,
    /// Its rows, sorted by target.
    pub rows: Vec<MatrixRow>,
    /// The day of the release list that downloads were read from, as `2026-08-19`.
    pub downloads_day: String,
}

/// A line of Go, and how its targets are known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MatrixLine {
    /// Which.
    pub line: GoLine,
    /// The releases that were asked; all of them said the same.
    pub asked: Vec<GoVersion>,
    /// The day they were asked, as `2026-11-24`.
    pub day: String,
    /// How it is known that the line has no other targets than those it lists.
    pub unlisted: PortSource,
}

/// A target in every line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MatrixRow {
    /// Which.
    pub target: Target,
    /// One cell for each line, in the order of the lines.
    pub cells: Vec<Cell>,
}

/// A target in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// The line.
    pub line: GoLine,
    /// Whether it builds for the target.
    #[serde(flatten)]
    pub port: Port,
    /// Whether programs may use cgo there.
    pub cgo: bool,
    /// How that is known.
    pub source: PortSource,
    /// What is offered for download.
    pub download: Download,
}

/// Whether a line builds for a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "support", rename_all = "snake_case")]
pub enum Port {
    /// It does, and a release waits for it when it is broken (<https://go.dev/wiki/PortingPolicy>).
    FirstClass,
    /// It does.
    Supported,
    /// The target is in the sources and marked as broken or not complete: `go tool dist list` hides it.
    Broken,
    /// Not yet.
    NotYet {
        /// The first line that has it, as a broken one perhaps.
        first: GoLine,
    },
    /// Not any more.
    Removed {
        /// The last line that had it.
        last: GoLine,
    },
    /// No line from the oldest of the table on has it.
    Never,
}

impl Port {
    /// Whether a program can be built for it.
    #[must_use]
    pub const fn builds(self) -> bool {
        match self {
            Self::FirstClass | Self::Supported => true,
            Self::Broken | Self::NotYet { .. } | Self::Removed { .. } | Self::Never => false,
        }
    }

    /// Whether the line's sources name it at all.
    #[must_use]
    pub const fn is_listed(self) -> bool {
        match self {
            Self::FirstClass | Self::Supported | Self::Broken => true,
            Self::NotYet { .. } | Self::Removed { .. } | Self::Never => false,
        }
    }
}

/// What Go's download site offers of a line for a target, to be unpacked and run there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Download {
    /// An SDK.
    Offered {
        /// The first release of the line that has it.
        since: GoVersion,
        /// Whether that is the line's first release.
        from_start: bool,
        /// `tar.gz` or `zip`.
        archive: String,
        /// `pkg` or `msi`, where there is an installer too.
        installers: BTreeSet<String>,
    },
    /// Nothing; Go can be built from source, or cross-compile to it.
    NotOffered,
    /// The release list has no release of the line.
    Unproved,
}

/// What a line builds for, as its releases said; none where nobody asked them.
#[must_use]
pub(crate) fn targets_of(line: GoLine) -> Option<Vec<Target>> {
    let ports = ports::built_in().into_iter().find(|ports| ports.line == line)?;
    Some(ports.targets.into_keys().collect())
}

impl Matrix {
    /// What goready knows: every line of its ports list, and every target that one of them names.
    #[must_use]
    pub fn built_in() -> Self {
        let lines = ports::built_in();
        let offers = offers(&Catalog::embedded());
        let targets: BTreeSet<&Target> = lines.iter().flat_map(|line| line.targets.keys()).collect();
        let rows = targets.into_iter().map(|target| row(&lines, &offers, target)).collect();
        let lines = lines.into_iter().map(|ports| MatrixLine {
            line: ports.line,
            asked: ports.asked,
            day: ports.day,
            unlisted: ports.unlisted,
        });
        Self { lines: lines.collect(), rows, downloads_day: Catalog::captured().to_owned() }
    }

    /// Every GOOS that some line names, sorted.
    #[must_use]
    pub fn oses(&self) -> BTreeSet<&str> {
        self.rows.iter().map(|row| row.target.os.as_str()).collect()
    }

    /// Every GOARCH that some line names, sorted.
    #[must_use]
    pub fn arches(&self) -> BTreeSet<&str> {
        self.rows.iter().map(|row| row.target.arch.as_str()).collect()
    }

    /// The cell of a line and a target that are in the table.
    #[must_use]
    pub fn cell(&self, line: GoLine, target: &Target) -> Option<&Cell> {
        let row = self.rows.iter().find(|row| row.target == *target)?;
        row.cells.iter().find(|cell| cell.line == line)
    }
}

/// What the release list offers: for each line its first release, and each target's offer.
type Offers = BTreeMap<GoLine, (GoVersion, BTreeMap<Target, Offer>)>;

struct Offer {
    since: GoVersion,
    archive: String,
    installers: BTreeSet<String>,
}

fn offers(catalog: &Catalog) -> Offers {
    let mut offers = Offers::new();
    let oldest_first = catalog.releases().rev();
    for release in oldest_first.filter(|release| release.version().is_stable() && release.is_complete()) {
        let version = release.version();
        let (_, of_line) = offers.entry(version.line()).or_insert_with(|| (version, BTreeMap::new()));
        for (target, lines) in files(release) {
            let archive = lines.iter().find(|line| line.kind() == FileKind::Archive);
            let installers = lines.iter().filter(|line| line.kind() == FileKind::Installer);
            let Some(archive) = archive.map(|line| line.extension().to_owned()) else { continue };
            let installers = installers.map(|line| line.extension().to_owned()).collect();
            let since = of_line.get(&target).map_or(version, |earlier| earlier.since);
            of_line.insert(target, Offer { since, archive, installers });
        }
    }
    offers
}

fn files(release: &Release) -> BTreeMap<Target, Vec<Line<'_>>> {
    let mut files: BTreeMap<Target, Vec<Line<'_>>> = BTreeMap::new();
    for (line, _) in release.lines() {
        if let Some((os, arch)) = line.platform() {
            files.entry(Target::new(os, arch)).or_default().push(line);
        }
    }
    files
}

/// A target in these lines, which are sorted.
fn row(lines: &[LinePorts], offers: &Offers, target: &Target) -> MatrixRow {
    let cells = lines.iter().map(|ports| {
        let listed = ports.targets.get(target);
        Cell {
            line: ports.line,
            port: listed.map_or_else(|| absent(lines, ports.line, target), |facts| port(facts.listed)),
            cgo: listed.is_some_and(|facts| facts.cgo),
            source: listed.map_or(ports.unlisted, |facts| facts.source),
            download: download(offers, ports.line, target),
        }
    });
    MatrixRow { target: target.clone(), cells: cells.collect() }
}

const fn port(listed: Listed) -> Port {
    match listed {
        Listed::FirstClass => Port::FirstClass,
        Listed::Supported => Port::Supported,
        Listed::Broken => Port::Broken,
    }
}

/// How a line lacks a target.
fn absent(lines: &[LinePorts], line: GoLine, target: &Target) -> Port {
    let mut with = lines.iter().filter(|ports| ports.targets.contains_key(target)).map(|ports| ports.line);
    let (first, last) = (with.clone().find(|with| *with > line), with.rfind(|with| *with < line));
    match (first, last) {
        (Some(first), _) => Port::NotYet { first },
        (None, Some(last)) => Port::Removed { last },
        (None, None) => Port::Never,
    }
}

fn download(offers: &Offers, line: GoLine, target: &Target) -> Download {
    let Some((first, of_line)) = offers.get(&line) else { return Download::Unproved };
    of_line.get(target).map_or(Download::NotOffered, |offer| Download::Offered {
        since: offer.since,
        from_start: offer.since == *first,
        archive: offer.archive.clone(),
        installers: offer.installers.clone(),
    })
}
