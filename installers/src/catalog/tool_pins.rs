//! Which release of each tool fits which Go: `assets/data/tools.toml`, from Go 1.19 on.
//!
//! A pin is the newest release that `go install` builds under `GOTOOLCHAIN=local` and that works with that Go; each was
//! built and run (see the head of the table). `cargo run -p goready-tests --bin prove-pins` proves them again.

mod table;
#[cfg(test)]
mod tests;
mod tool;

pub use tool::{Tool, ToolNameError, ToolVersion};

use crate::platform::Platform;
use crate::version::{GoLine, GoVersion};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const BUILT_IN: &str = include_str!("../../../assets/data/tools.toml");

/// From this release on the go command refuses a module whose go.mod asks for a newer Go
/// (<https://go.dev/doc/toolchain>).
const GO_LINE_IS_A_DEMAND: GoVersion = GoVersion::new(1, 21, 0);

/// Every pin, and what is true of the tools in every line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToolPins {
    /// The day on which the table was taken.
    read: String,
    facts: BTreeMap<Tool, ToolFact>,
    pins: Vec<Pin>,
    platforms: BTreeMap<(Tool, ToolVersion), BTreeMap<Platform, Support>>,
}

/// A table that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ToolPinsError {
    /// The text is not the expected TOML.
    #[error("cannot read the table of tools: {reason}")]
    Syntax {
        /// What the TOML reader said, with its line.
        reason: String,
    },
    /// It is TOML, but says something that cannot be.
    #[error("wrong entry in the table of tools: {reason}: `{entry}`")]
    Entry {
        /// The entry.
        entry: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// What is true of a tool in every line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolFact {
    /// Its newest release on the day of the table.
    pub newest: ToolVersion,
    /// The day of that release.
    pub published: String,
    /// Where this was read.
    pub source: String,
    /// From this release on, it needs at least this Go to be built.
    needs: BTreeMap<ToolVersion, GoVersion>,
    /// From this release on, it works on programs of these lines of Go, first to last.
    debugs: BTreeMap<ToolVersion, (GoLine, GoLine)>,
}

/// A row of the table: a tool's release for some patches of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Which tool.
    pub tool: Tool,
    /// Its release.
    pub version: ToolVersion,
    /// The oldest Go that it is for.
    pub from: GoVersion,
    /// The newest Go that it is for.
    pub to: GoVersion,
    /// The Go with which it was built and run.
    pub run_with: GoVersion,
    /// Why it is no newer one.
    pub limit: Limit,
    /// The day on which it was built and run.
    pub read: String,
}

/// Why a newer release of a tool is not the one that fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Limit {
    /// There was no newer one on the day of the table.
    Newest,
    /// The next one is built by a newer Go only.
    NeedsGo {
        /// The next release.
        version: ToolVersion,
        /// The `go` line of its go.mod.
        go: String,
    },
    /// The next one does not compile with this Go.
    DoesNotBuild {
        /// The next release.
        version: ToolVersion,
        /// What the compiler said.
        said: String,
    },
    /// The next one builds, and refuses to work with this Go.
    Refuses {
        /// The next release.
        version: ToolVersion,
        /// What it said.
        said: String,
    },
    /// The next one works, and complains of this Go each time it is started.
    Warns {
        /// The next release.
        version: ToolVersion,
        /// What it said.
        said: String,
    },
}

/// Why a tool does not exist for a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "gap", rename_all = "snake_case")]
pub enum PlatformGap {
    /// It does not know the operating system.
    Os,
    /// It does not know the architecture on this operating system.
    Arch,
    /// It can be built there only with cgo and a C compiler.
    Cgo,
    /// There it only works on programs of newer lines of Go.
    GoTooOld {
        /// The oldest such line.
        least: GoLine,
    },
    /// It was tried on no such platform, and names it nowhere.
    Unlisted,
}

/// Whether one release of a tool exists for one platform.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Support {
    Plain,
    Tagged { tag: String, least: Option<GoLine> },
    Absent(PlatformGap),
}

/// What is to be installed of a tool with some Go on some platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "fitting", rename_all = "snake_case")]
pub enum Fitting {
    /// This release.
    Fits(Fit),
    /// Nothing: it does not exist for this platform.
    NotForPlatform {
        /// The release that fits elsewhere.
        version: ToolVersion,
        /// Why not here.
        gap: PlatformGap,
    },
    /// The table has no row for this Go: it is older than Go 1.19, newer than the table, or a release candidate.
    NoPin,
}

/// The release of a tool that fits, with the reason and what shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fit {
    /// Which tool.
    pub tool: Tool,
    /// Its release.
    pub version: ToolVersion,
    /// The build tag that it needs on this platform, where it is experimental.
    pub tag: Option<String>,
    /// Why no newer one.
    pub limit: Limit,
    /// A newer patch of the same line of Go takes a newer release.
    pub better: Option<Better>,
    /// The Go with which it was built and run; always on linux/amd64.
    pub run_with: GoVersion,
    /// The day on which it was built and run.
    pub read: String,
}

/// What a newer patch of Go would allow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Better {
    /// The oldest Go of the line that takes it.
    pub go: GoVersion,
    /// The tool's release.
    pub version: ToolVersion,
}

/// Why a release that somebody named does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "misfit", rename_all = "snake_case")]
pub enum Misfit {
    /// It is built by a newer Go only.
    NeedsGo {
        /// The oldest that builds it.
        least: GoVersion,
    },
    /// It works on programs of other lines of Go.
    OtherLines {
        /// The first of these lines.
        first: GoLine,
        /// The last of these lines.
        last: GoLine,
    },
    /// It does not exist for this platform.
    NotForPlatform {
        /// Why not.
        gap: PlatformGap,
    },
}

impl ToolPins {
    /// The table that goready was built with. (A test shows that it can be read; an unreadable one would be empty.)
    #[must_use]
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).unwrap_or_default()
    }

    /// Reads a table and proves that its rows hold together.
    pub fn parse(text: &str) -> Result<Self, ToolPinsError> {
        table::parse(text)
    }

    /// Every row, in the order of the table: newest line first.
    #[must_use]
    pub fn pins(&self) -> &[Pin] {
        &self.pins
    }

    /// What is true of a tool in every line.
    #[must_use]
    pub fn fact(&self, tool: Tool) -> Option<&ToolFact> {
        self.facts.get(&tool)
    }

    /// Whether a release is named anywhere in the table, so that it exists.
    #[must_use]
    pub fn knows(&self, tool: Tool, version: &ToolVersion) -> bool {
        self.releases(tool).contains(version)
    }

    /// Releases that exist and take this Go, as far as the table knows, newest first.
    #[must_use]
    pub fn releases_for(&self, tool: Tool, go: GoVersion) -> Vec<ToolVersion> {
        let takes = |version: &ToolVersion| {
            self.facts.get(&tool).is_none_or(|fact| fact.misfit(version, go).is_none())
        };
        self.releases(tool).into_iter().rev().filter(takes).collect()
    }

    fn releases(&self, tool: Tool) -> BTreeSet<ToolVersion> {
        let of_rows = self.pins.iter().filter(|pin| pin.tool == tool).map(|pin| &pin.version);
        let newest = self.facts.get(&tool).map(|fact| &fact.newest);
        of_rows.chain(newest).cloned().collect()
    }

    /// The release of a tool that fits a Go on a platform.
    #[must_use]
    pub fn fitting(&self, tool: Tool, go: GoVersion, platform: &Platform) -> Fitting {
        let pins = || self.pins.iter().filter(|pin| pin.tool == tool && pin.from.line() == go.line());
        let Some(pin) = pins().find(|pin| pin.from <= go && go <= pin.to) else { return Fitting::NoPin };
        let tag = match self.tag(tool, &pin.version, go, platform) {
            Ok(tag) => tag,
            Err(gap) => return Fitting::NotForPlatform { version: pin.version.clone(), gap },
        };
        let better = pins().filter(|other| other.from > pin.to).max_by(|a, b| a.from.cmp(&b.from));
        Fitting::Fits(Fit {
            tool,
            version: pin.version.clone(),
            tag,
            limit: pin.limit.clone(),
            better: better.map(|pin| Better { go: pin.from, version: pin.version.clone() }),
            run_with: pin.run_with,
            read: pin.read.clone(),
        })
    }

    /// Whether a release that somebody named fits, as far as is known; the answer is its build tag, where it needs one.
    /// Of a release that is newer than the table only the Go command itself knows what it needs.
    pub fn judge(
        &self,
        tool: Tool,
        version: &ToolVersion,
        go: GoVersion,
        platform: &Platform,
    ) -> Result<Option<String>, Misfit> {
        if let Some(misfit) = self.facts.get(&tool).and_then(|fact| fact.misfit(version, go)) {
            return Err(misfit);
        }
        self.tag(tool, version, go, platform).map_err(|gap| Misfit::NotForPlatform { gap })
    }

    /// The build tag a release needs on a platform; an error where it does not exist there. A release that was not looked
    /// at is taken for what the nearest older one is.
    fn tag(
        &self,
        tool: Tool,
        version: &ToolVersion,
        go: GoVersion,
        platform: &Platform,
    ) -> Result<Option<String>, PlatformGap> {
        let rows = || self.platforms.iter().filter(|((of, _), _)| *of == tool);
        let row = rows().rev().find(|((_, seen), _)| seen <= version).or_else(|| rows().next());
        let Some((_, support)) = row else { return Ok(None) };
        match support.get(platform) {
            Some(Support::Plain) => Ok(None),
            Some(Support::Tagged { tag, least }) => match least.filter(|least| *least > go.line()) {
                Some(least) => Err(PlatformGap::GoTooOld { least }),
                None => Ok(Some(tag.clone())),
            },
            Some(Support::Absent(gap)) => Err(*gap),
            None => Err(PlatformGap::Unlisted),
        }
    }
}

impl ToolFact {
    /// The oldest Go that builds a release, where that is known.
    #[must_use]
    pub fn least_go(&self, version: &ToolVersion) -> Option<GoVersion> {
        self.needs.range(..=version.clone()).next_back().map(|(_, go)| *go)
    }

    /// Why a release does not fit a Go, as far as is known: nothing is of a release newer than the table.
    fn misfit(&self, version: &ToolVersion, go: GoVersion) -> Option<Misfit> {
        if *version > self.newest {
            return None;
        }
        let lines = self.debugs.range(..=version.clone()).next_back().map(|(_, lines)| *lines);
        if let Some((first, last)) = lines.filter(|(first, last)| !(first..=last).contains(&&go.line())) {
            return Some(Misfit::OtherLines { first, last });
        }
        // Before Go 1.21 the go line is a hint: dlv v1.22.1 says 1.21 and works with 1.19. Where the tool's own table takes
        // the Go, that table decides.
        let is_hint = lines.is_some() && go < GO_LINE_IS_A_DEMAND;
        self.least_go(version).filter(|least| *least > go && !is_hint).map(|least| Misfit::NeedsGo { least })
    }
}
