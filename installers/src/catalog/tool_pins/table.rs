//! The shape of `assets/data/tools.toml`, and the way from it to values that hold together.

use super::tool::{Tool, ToolVersion, least_go};
use super::{Limit, Pin, PlatformGap, Support, ToolFact, ToolPins, ToolPinsError};
use crate::platform::Platform;
use crate::version::{GoLine, GoVersion};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Patches have fewer digits than this has; no Go line has so many.
const LAST_PATCH: u32 = 999_999;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    format: u32,
    read: toml::value::Datetime,
    tool: Vec<ToolRow>,
    pin: Vec<PinRow>,
    platforms: Vec<PlatformsRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToolRow {
    name: String,
    newest: ToolVersion,
    published: toml::value::Datetime,
    source: String,
    needs: Vec<NeedsRow>,
    #[serde(default)]
    debugs: Vec<DebugsRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NeedsRow {
    from: ToolVersion,
    go: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DebugsRow {
    from: ToolVersion,
    first: GoLine,
    last: GoLine,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PinRow {
    go: GoLine,
    tool: String,
    version: ToolVersion,
    from: Option<GoVersion>,
    to: Option<GoVersion>,
    run_with: GoVersion,
    limit: Limit,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlatformsRow {
    tool: String,
    version: ToolVersion,
    /// For who keeps the table: the Go that the answers were taken with.
    #[serde(rename = "read_with")]
    _read_with: GoVersion,
    plain: Vec<String>,
    tagged: Vec<TaggedRow>,
    no_os: Vec<String>,
    no_arch: Vec<String>,
    no_cgo: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TaggedRow {
    platform: String,
    tag: String,
    debugs: Option<GoLine>,
}

/// Reads the table and proves that its rows hold together.
pub(super) fn parse(text: &str) -> Result<ToolPins, ToolPinsError> {
    let table: Table =
        toml::from_str(text).map_err(|error| ToolPinsError::Syntax { reason: error.to_string() })?;
    if table.format != 1 {
        return Err(wrong("format", "only format 1 is known"));
    }
    let read = table.read.to_string();
    let facts = table.tool.into_iter().map(tool_fact).collect::<Result<BTreeMap<_, _>, _>>()?;
    let pins = table.pin.into_iter().map(|row| pin(row, &read)).collect::<Result<Vec<_>, _>>()?;
    let mut platforms = BTreeMap::new();
    for row in table.platforms {
        let tool = tool_of(&row.tool)?;
        platforms.insert((tool, row.version.clone()), support(&row)?);
    }
    let pins = ToolPins { read, facts, pins, platforms };
    prove(&pins)?;
    Ok(pins)
}

fn tool_fact(row: ToolRow) -> Result<(Tool, ToolFact), ToolPinsError> {
    let mut needs = BTreeMap::new();
    for need in row.needs {
        let go = least_go(&need.go).ok_or_else(|| wrong(&row.name, "`needs` names no Go"))?;
        needs.insert(need.from, go);
    }
    let debugs = row.debugs.into_iter().map(|row| (row.from, (row.first, row.last))).collect();
    let (newest, published, source) = (row.newest, row.published.to_string(), row.source);
    Ok((tool_of(&row.name)?, ToolFact { newest, published, source, needs, debugs }))
}

fn pin(row: PinRow, read: &str) -> Result<Pin, ToolPinsError> {
    let at = |patch| GoVersion::new(row.go.major, row.go.minor, patch);
    let (from, to) = (row.from.unwrap_or(at(0)), row.to.unwrap_or(at(LAST_PATCH)));
    let is_of_line = [from, to, row.run_with].iter().all(|version| version.line() == row.go);
    if !(is_of_line && from <= row.run_with && row.run_with <= to) {
        return Err(wrong(&format!("{} for {}", row.tool, row.go), "`from`, `to` and `run_with` disagree"));
    }
    let (tool, read) = (tool_of(&row.tool)?, read.to_owned());
    Ok(Pin { tool, version: row.version, from, to, run_with: row.run_with, limit: row.limit, read })
}

fn support(row: &PlatformsRow) -> Result<BTreeMap<Platform, Support>, ToolPinsError> {
    let mut support = BTreeMap::new();
    let mut add = |text: &str, answer: Support| {
        let (os, arch) = text.split_once('/').ok_or_else(|| wrong(text, "no platform"))?;
        match support.insert(Platform::new(os, arch), answer) {
            // A tag is how an architecture that is refused otherwise is built after all.
            None | Some(Support::Tagged { .. }) => Ok(()),
            Some(Support::Plain | Support::Absent(_)) => Err(wrong(text, "two answers for one platform")),
        }
    };
    for text in &row.plain {
        add(text, Support::Plain)?;
    }
    let absent =
        [(&row.no_os, PlatformGap::Os), (&row.no_arch, PlatformGap::Arch), (&row.no_cgo, PlatformGap::Cgo)];
    let tags: BTreeMap<&str, &TaggedRow> =
        row.tagged.iter().map(|tagged| (tagged.platform.as_str(), tagged)).collect();
    for (texts, gap) in absent {
        for text in texts.iter().filter(|text| !tags.contains_key(text.as_str())) {
            add(text, Support::Absent(gap))?;
        }
    }
    for tagged in &row.tagged {
        add(&tagged.platform, Support::Tagged { tag: tagged.tag.clone(), least: tagged.debugs })?;
    }
    Ok(support)
}

/// Each patch of a line has at most one pin of each tool, and no pin needs a newer Go than it is for.
fn prove(pins: &ToolPins) -> Result<(), ToolPinsError> {
    for (index, pin) in pins.pins.iter().enumerate() {
        let name = format!("{} {}", pin.tool, pin.version);
        let others = pins.pins.iter().skip(index + 1).filter(|other| other.tool == pin.tool);
        for other in others {
            if pin.from <= other.to && other.from <= pin.to {
                return Err(wrong(&name, "two pins for one Go"));
            }
        }
        let fact = pins.facts.get(&pin.tool).ok_or_else(|| wrong(&name, "a pin of an unknown tool"))?;
        if fact.misfit(&pin.version, pin.from).is_some() {
            return Err(wrong(&name, "it does not fit the Go that it is pinned for"));
        }
    }
    Ok(())
}

fn tool_of(name: &str) -> Result<Tool, ToolPinsError> {
    name.parse().map_err(|_unknown| wrong(name, "no such tool"))
}

fn wrong(entry: &str, reason: &str) -> ToolPinsError {
    ToolPinsError::Entry { entry: entry.to_owned(), reason: reason.to_owned() }
}
