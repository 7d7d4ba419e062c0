//! gopls, dlv and goimports: do they run, do they fit the active Go, is the right copy found?
//!
//! A tool that is not there is no trouble: nobody needs all of them. One that we put there and that is gone or damaged is.

use super::case::{Case, Found};
use super::gopath::bin_dir;
use super::trouble::Trouble;
use crate::catalog::tool_pins::{Fitting, Tool, ToolPins, ToolVersion};
use crate::detect::ToolFacts;
use crate::host::fs::{self, Kind};
use crate::host::run::{find_program, is_executable};
use crate::plan::Mend;
use crate::version::GoVersion;
use std::path::Path;

/// Everything about one tool.
pub(super) fn tool(case: &Case<'_>, name: &str) -> Found {
    let Some(dir) = bin_dir(case) else { return Found::new() };
    let installed = dir.join(name);
    let entry = fs::inspect(&installed).ok().flatten();
    let is_file = entry.is_none_or(|entry| entry.kind == Kind::File);
    let fix = stored(case, name, &installed).filter(|_| is_file);
    if let Some(entry) = entry
        && (entry.kind == Kind::Dir || !is_executable(&installed))
    {
        return vec![(Trouble::ToolNotRunnable { name: name.to_owned(), path: installed }, fix)];
    }
    if entry.is_none() && fix.is_some() {
        return vec![(Trouble::ToolGone { name: name.to_owned(), path: installed }, fix)];
    }
    let copies: Vec<&ToolFacts> = case.facts.tools.iter().filter(|tool| tool.name == name).collect();
    let mut found = Found::new();
    if let Some(tool) = copies.first() {
        let trouble = judge(case, tool);
        // What somebody else built is theirs; what no Go built is no tool at all.
        let is_damaged = matches!(trouble, Some(Trouble::ToolUnknown { .. })) && tool.path == installed;
        found.extend(trouble.map(|trouble| (trouble, fix.filter(|_| is_damaged))));
    }
    found.extend(shadowed(case, name, &installed, entry.is_some()).map(|trouble| (trouble, None)));
    found
}

/// The repair of a place into which we put this tool, where our store still has it.
fn stored(case: &Case<'_>, name: &str, installed: &Path) -> Option<Mend> {
    let placed = case.programs.get(installed)?;
    let mut stored = case.facts.ours.tools.iter();
    let known = stored.find(|known| known.tool.name() == name && known.is_in(placed))?;
    (Some(known.go.line()) == case.facts.ours.active.map(GoVersion::line))
        .then(|| Mend { tools: [known.tool].into(), ..Mend::default() })
}

/// Whether it is neither installed, nor on PATH, nor was put there by us.
pub(super) fn is_absent(case: &Case<'_>, name: &str) -> bool {
    let is_installed = bin_dir(case).is_some_and(|dir| fs::inspect(&dir.join(name)).ok().flatten().is_some());
    let was_placed = bin_dir(case).is_some_and(|dir| stored(case, name, &dir.join(name)).is_some());
    !is_installed && !was_placed && case.facts.tools.iter().all(|tool| tool.name != name)
}

/// The copy that counts: the one of GOBIN, else the first on PATH.
fn judge(case: &Case<'_>, tool: &ToolFacts) -> Option<Trouble> {
    let (name, path) = (tool.name.clone(), tool.path.clone());
    let Some(built_with) = tool.built_with.clone() else {
        return Some(Trouble::ToolUnknown { name, path });
    };
    let active = case.facts.ours.active.or(case.settings.version)?;
    if let Some((version, fitting)) = misfit(case, tool, active) {
        return Some(Trouble::ToolMisfit { name, path, version, fitting, active });
    }
    let builder = built_with.split_whitespace().next().and_then(|word| word.parse::<GoVersion>().ok())?;
    (builder.line() < active.line()).then_some(Trouble::ToolOfOtherGo { name, path, built_with, active })
}

/// The release that is there and the one that fits in its place, where it is known not to fit.
fn misfit(case: &Case<'_>, tool: &ToolFacts, active: GoVersion) -> Option<(String, String)> {
    let known = Tool::ALL.into_iter().find(|known| known.name() == tool.name)?;
    let version: ToolVersion = tool.version.as_ref()?.parse().ok()?;
    let platform = &case.facts.machine.platform.value;
    let pins = ToolPins::built_in();
    if pins.judge(known, &version, active, platform).is_ok() {
        return None;
    }
    match pins.fitting(known, active, platform) {
        Fitting::Fits(fit) => Some((version.to_string(), fit.version.to_string())),
        Fitting::NotForPlatform { .. } | Fitting::NoPin => None,
    }
}

/// Another copy comes first on the PATH of a fresh shell.
fn shadowed(case: &Case<'_>, name: &str, installed: &Path, is_installed: bool) -> Option<Trouble> {
    let heard = case.views.iter().filter_map(|view| view.heard.as_ref().ok());
    let firsts = heard.filter_map(|heard| find_program(name, &heard.answer.path));
    let is_other = |first: &std::path::PathBuf| {
        let (one, other) = (fs::resolve(first), fs::resolve(installed));
        one.is_some() && one != other
    };
    let first = firsts.into_iter().find(is_other).filter(|_| is_installed)?;
    Some(Trouble::ToolShadowed { name: name.to_owned(), first, installed: installed.to_owned() })
}
