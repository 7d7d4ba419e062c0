//! Steps for tools: built into our store, then copied to where `go install` puts programs.

use super::{Action, Build, Inverse, PlanError, Reason, Satisfied, Warning};
use crate::catalog::tool_pins::{Fitting, Misfit, Tool, ToolVersion};
use crate::detect::{FileState, ProgramFacts, StoredTool};
use crate::plan::Step;
use crate::plan::goal::GoalTool;
use crate::plan::tools::{Chosen, ToolWish, ToolsWish, WantedTool};
use crate::version::GoVersion;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What the first build with a Go leaves in our caches, the standard library before all: of Go 1.22, gopls alone came to
/// 359 MB, and gopls, dlv and goimports to 550 MB together (measured 2026-11).
const FIRST_BUILD_BYTES: u64 = 250_000_000;

/// What each build adds to that, in our caches and the store.
const BUILD_BYTES: u64 = 150_000_000;

/// What to install of a tool.
struct Choice {
    version: ToolVersion,
    tag: Option<String>,
}

impl Build<'_> {
    /// Everything that was wished and exists here, built with this Go and put in place.
    pub(super) fn tools(&mut self, go: GoVersion, wish: &ToolsWish) -> Result<(), PlanError> {
        for wished in &wish.tools {
            if let Some(choice) = self.choose(go, wished, wish.chosen)? {
                self.tool(go, wished.tool, choice, wish)?;
            }
        }
        Ok(())
    }

    fn tool(
        &mut self,
        go: GoVersion,
        tool: Tool,
        Choice { version, tag }: Choice,
        wish: &ToolsWish,
    ) -> Result<(), PlanError> {
        let place = self.place(tool)?;
        let is_it = |known: &&StoredTool| known.tool == tool && known.version == version && known.go == go;
        if let Some(known) = self.facts.ours.tools.iter().find(is_it).cloned() {
            self.put(&known, &place);
            return Ok(());
        }
        let store = self.facts.home.places.tool_store();
        let root = store.join(tool.name()).join(format!("{version}+{go}"));
        let program = root.join(place.path.file_name().unwrap_or_default());
        let install = Action::InstallTool {
            tool,
            version: version.clone(),
            tag,
            go,
            go_root: self.go_root(go),
            root: root.clone(),
            modules: wish.modules.clone(),
        };
        let is_build = |step: &Step| matches!(step.action, Action::InstallTool { .. });
        self.disk_bytes +=
            if self.steps.iter().any(is_build) { BUILD_BYTES } else { FIRST_BUILD_BYTES + BUILD_BYTES };
        self.add(install, Reason::NotBuilt, Inverse::Remove);
        self.warn_of_foreign(tool, &place);
        self.place_step(tool, version, program, &place);
        Ok(())
    }

    /// The release to install: none where the tool does not exist here. A release that does not fit is refused.
    fn choose(
        &mut self,
        go: GoVersion,
        wished: &ToolWish,
        chosen: Chosen,
    ) -> Result<Option<Choice>, PlanError> {
        let (tool, platform) = (wished.tool, self.facts.machine.platform.value.clone());
        let (pins, newest) = (self.catalog.tools(), self.catalog.tools().fact(tool).map(|fact| &fact.newest));
        let fitting = pins.fitting(tool, go, &platform);
        let named = match (&wished.wanted, &fitting, newest) {
            (WantedTool::Fitting, Fitting::Fits(fit), _) => {
                return Ok(Some(Choice { version: fit.version.clone(), tag: fit.tag.clone() }));
            }
            (WantedTool::Version { version }, ..)
            | (WantedTool::Fitting, Fitting::NotForPlatform { version, .. }, _) => version.clone(),
            // A Go that is newer than the table: the newest release that is known has the best chance.
            (WantedTool::Latest, _, Some(newest)) | (WantedTool::Fitting, Fitting::NoPin, Some(newest)) => {
                newest.clone()
            }
            (WantedTool::Latest, _, None) | (WantedTool::Fitting, Fitting::NoPin, None) => return Ok(None),
        };
        let misfit = match pins.judge(tool, &named, go, &platform) {
            Ok(tag) => return Ok(Some(Choice { version: named, tag })),
            Err(misfit) => misfit,
        };
        match (misfit, chosen) {
            (Misfit::NotForPlatform { gap }, _) => {
                self.warnings.push(Warning::ToolNotHere { tool, version: named, gap, chosen });
                Ok(None)
            }
            (misfit @ (Misfit::NeedsGo { .. } | Misfit::OtherLines { .. }), Chosen::ByName) => {
                let fits = match fitting {
                    Fitting::Fits(fit) => Some(fit.version),
                    Fitting::NotForPlatform { .. } | Fitting::NoPin => None,
                };
                Err(PlanError::ToolDoesNotFit { tool, version: named, go, misfit, fits })
            }
            (Misfit::NeedsGo { .. } | Misfit::OtherLines { .. }, Chosen::BySet) => {
                self.warnings.push(Warning::NoToolFits { tool, go });
                Ok(None)
            }
        }
    }

    /// Where the program goes; an error where it cannot.
    fn place(&self, tool: Tool) -> Result<ProgramFacts, PlanError> {
        let bin = &self.facts.bin;
        if let Some(obstacle) = &bin.obstacle {
            return Err(PlanError::ToolPlace { path: bin.dir.value.clone(), obstacle: obstacle.clone() });
        }
        let Some(place) = bin.programs.iter().find(|place| place.tool == tool) else {
            // Nobody looked. The step's own precondition holds what that misses.
            let exe = if self.facts.machine.platform.value.is_windows() { ".exe" } else { "" };
            let path = bin.dir.value.join(format!("{tool}{exe}"));
            return Ok(ProgramFacts {
                tool,
                path,
                state: FileState::Absent,
                is_runnable: false,
                obstacle: None,
            });
        };
        match &place.obstacle {
            Some(obstacle) => {
                Err(PlanError::ToolPlace { path: place.path.clone(), obstacle: obstacle.clone() })
            }
            None => Ok(place.clone()),
        }
    }

    /// Copies a stored tool to its place, unless it is there.
    fn put(&mut self, known: &StoredTool, place: &ProgramFacts) {
        if known.is_in(&place.state) && place.is_runnable {
            let (tool, path) = (known.tool, place.path.clone());
            self.satisfied.push(Satisfied::ToolInPlace {
                tool,
                version: known.version.clone(),
                go: known.go,
            });
            self.goal_tools.push(GoalTool { tool, path });
            return;
        }
        self.warn_of_foreign(known.tool, place);
        self.place_step(known.tool, known.version.clone(), known.program.clone(), place);
    }

    fn place_step(&mut self, tool: Tool, version: ToolVersion, from: PathBuf, place: &ProgramFacts) {
        let undo = if place.state == FileState::Absent { Inverse::Remove } else { Inverse::Restore };
        let (path, before) = (place.path.clone(), place.state.clone());
        self.goal_tools.push(GoalTool { tool, path: path.clone() });
        self.add(Action::PlaceTool { tool, version, from, path, before }, Reason::ToolsGoThere, undo);
    }

    /// What others put there is kept for undo, and its going is told.
    fn warn_of_foreign(&mut self, tool: Tool, place: &ProgramFacts) {
        if place.state != FileState::Absent && self.owner_of(place).is_none() {
            self.warnings.push(Warning::ToolReplaced { tool, path: place.path.clone() });
        }
    }

    /// The tool of our store that stands in a place, if one does.
    fn owner_of(&self, place: &ProgramFacts) -> Option<&StoredTool> {
        self.facts.ours.tools.iter().find(|known| known.tool == place.tool && known.is_in(&place.state))
    }

    /// With another Go the tools that were built with it come to their places; for those that were never built, the
    /// person is told which would fit.
    pub(super) fn switch_tools(&mut self, go: GoVersion) {
        if self.facts.bin.obstacle.is_some() {
            return;
        }
        let mut missing = Vec::new();
        for place in self.facts.bin.programs.iter().filter(|place| place.obstacle.is_none()) {
            let owner = self.owner_of(place).cloned();
            if owner.is_none() && place.state != FileState::Absent {
                continue; // somebody else's
            }
            match (owner, self.stored_for(place.tool, go).cloned()) {
                // Whichever release of it the person chose stays.
                (Some(owner), _) if owner.go.line() == go.line() => {
                    self.goal_tools.push(GoalTool { tool: owner.tool, path: place.path.clone() });
                }
                (_, Some(known)) => self.put(&known, place),
                (Some(owner), None) => missing.push(owner.tool),
                (None, None) => {}
            }
        }
        if !missing.is_empty() {
            self.warnings.push(Warning::ToolsOfOtherGo { tools: missing, go });
        }
    }

    /// The stored tool for a Go: built with it, else with another patch of its line.
    fn stored_for(&self, tool: Tool, go: GoVersion) -> Option<&StoredTool> {
        let of_line =
            self.facts.ours.tools.iter().filter(|known| known.tool == tool && known.go.line() == go.line());
        of_line.max_by(|a, b| (a.go == go, a.go, &a.version).cmp(&(b.go == go, b.go, &b.version)))
    }

    /// Tools of our store that come to their places again. Those that are not stored have to be built, which is asked for by
    /// name.
    pub(super) fn put_again(&mut self, tools: &BTreeSet<Tool>) -> Result<(), PlanError> {
        let Some(go) = self.facts.ours.active else { return Ok(()) };
        for tool in tools {
            let place = self.place(*tool)?;
            if let Some(known) = self.stored_for(*tool, go).cloned() {
                self.put(&known, &place);
            }
        }
        Ok(())
    }

    /// Takes tools of ours out of their place and out of the store.
    pub(super) fn remove_tools(&mut self, tools: &[Tool]) -> Result<(), PlanError> {
        for tool in tools {
            let stored: Vec<StoredTool> =
                self.facts.ours.tools.iter().filter(|known| known.tool == *tool).cloned().collect();
            if stored.is_empty() {
                let installed = self.facts.ours.tools.iter().map(|known| known.tool);
                let installed: BTreeSet<Tool> = installed.collect();
                return Err(PlanError::ToolNotInstalled {
                    tool: *tool,
                    installed: installed.into_iter().collect(),
                });
            }
            let place = self.facts.bin.programs.iter().find(|place| place.tool == *tool);
            if let Some(place) = place.cloned().filter(|place| self.owner_of(place).is_some()) {
                let (path, now) = (place.path, place.state);
                self.add(Action::TakeTool { tool: *tool, path, now }, Reason::Asked, Inverse::InstallAgain);
            }
            for known in stored {
                let StoredTool { tool, version, go, root, .. } = known;
                self.add(
                    Action::RemoveTool { tool, version, go, root },
                    Reason::Asked,
                    Inverse::InstallAgain,
                );
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
