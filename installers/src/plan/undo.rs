//! Undo: a plan made from receipts. What was changed since is left to the person, our part taken out.

use super::action::{Action, Change, Inverse, Part, Step};
use super::reason::{Reason, Satisfied, Warning};
use super::{PLAN_FORMAT, Plan, PlanError, Request};
use crate::apply::{Outcome, Receipt, Standing};
use crate::catalog::tool_pins::{Tool, ToolVersion};
use crate::detect::{FileState, Obstacle};
use crate::host::Places;
use crate::version::GoVersion;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

mod link;
mod targets;
#[cfg(test)]
mod tests;

use targets::{is_without_inverse, is_worked_on, standing, targets};

/// What an undo needs to know of the machine.
#[derive(Clone, Debug)]
pub struct UndoFacts {
    /// Our places.
    pub places: Places,
    /// Every receipt, oldest first.
    pub receipts: Vec<Receipt>,
    /// State of every file a receipt changed.
    pub files: BTreeMap<PathBuf, FileState>,
    /// Files a receipt changed that are links now, and what they lead to; the state above is that of the file there.
    pub led: BTreeMap<PathBuf, PathBuf>,
    /// What stands in the place of a file a receipt changed, where it is none to be changed.
    pub occupied: BTreeMap<PathBuf, Obstacle>,
    /// Whether our block is whole in those of them that are shell files.
    pub blocks: BTreeMap<PathBuf, bool>,
    /// What every link a receipt changed says.
    pub links: BTreeMap<PathBuf, Option<PathBuf>>,
    /// Whether every SDK a receipt added or removed is there.
    pub sdks: BTreeMap<PathBuf, bool>,
    /// Adopted Gos, by what a link of ours said of them, that are not there any more.
    pub vanished: BTreeSet<PathBuf>,
    /// Directories of first projects that hold other files than ours by now.
    pub worked_on: BTreeSet<PathBuf>,
    /// Whether every tool a receipt added to our store or removed is there.
    pub tools: BTreeMap<PathBuf, bool>,
    /// Whether every copy of replaced bytes is there.
    pub copies: BTreeMap<PathBuf, bool>,
}

impl UndoFacts {
    /// Facts of a machine without history.
    #[must_use]
    pub fn new(places: Places) -> Self {
        let (receipts, files, led, occupied, blocks) = Default::default();
        let (links, sdks, vanished, worked_on, tools, copies) = Default::default();
        Self {
            places,
            receipts,
            files,
            led,
            occupied,
            blocks,
            links,
            sdks,
            vanished,
            worked_on,
            tools,
            copies,
        }
    }
}

/// Which receipts to take back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoWish {
    /// The newest that is not undone.
    Newest,
    /// This one.
    Receipt(String),
    /// All.
    All,
}

/// The plan that takes receipts back.
pub fn plan_undo(facts: &UndoFacts, wish: &UndoWish) -> Result<Plan, PlanError> {
    let targets = targets(facts, wish)?;
    let request = Request::Undo { receipts: targets.iter().map(|receipt| receipt.id.clone()).collect() };
    let (steps, satisfied, warnings, going) = Default::default();
    let mut undo = Undo { facts, steps, satisfied, warnings, going };
    let (staying, leaving): (Vec<&Receipt>, Vec<&Receipt>) =
        targets.iter().partition(|receipt| is_worked_on(facts, receipt));
    let effects = effects(&leaving);
    undo.let_go(&effects);
    for effect in &effects {
        undo.take_back(effect);
    }
    undo.leave(&staying);
    undo.clean_up(&targets);
    let Undo { steps, satisfied, warnings, .. } = undo;
    let (format, goal) = (PLAN_FORMAT, None);
    Ok(Plan { format, request, steps, satisfied, warnings, goal, download_bytes: 0, disk_bytes: 0 })
}

/// What several changes of one path come to: its state before the first and after the last.
enum Effect {
    File {
        path: PathBuf,
        before: FileState,
        after: FileState,
        backup: Option<PathBuf>,
        part: Part,
        receipt: String,
    },
    Link {
        path: PathBuf,
        before: Option<PathBuf>,
        after: Option<PathBuf>,
        receipt: String,
    },
    Sdk {
        version: GoVersion,
        root: PathBuf,
        was_added: bool,
        receipt: String,
    },
    Moved {
        version: GoVersion,
        root: PathBuf,
        aside: PathBuf,
        receipt: String,
    },
    Tool {
        tool: Tool,
        version: ToolVersion,
        go: GoVersion,
        root: PathBuf,
        was_added: bool,
        receipt: String,
    },
}

/// The effects of receipts, the latest first. `targets` are newest first.
fn effects(targets: &[&Receipt]) -> Vec<Effect> {
    let mut effects: Vec<Effect> = Vec::new();
    for receipt in targets {
        for step in receipt.steps.iter().rev().filter(|step| step.outcome == Some(Outcome::Done)) {
            let earlier = effect_of(&step.change, receipt);
            // What was in a place before something else was moved out of it is another thing.
            let since = effects.iter().rposition(|effect| {
                matches!((effect, &step.change),
                (Effect::Moved { root, .. }, Change::SdkAdded { root: added, .. }) if root == added)
            });
            let mut later = effects.iter_mut().skip(since.map_or(0, |at| at + 1));
            let is_same = |effect: &Effect, earlier: &Effect| {
                path_of_effect(effect) == path_of_effect(earlier)
                    && std::mem::discriminant(effect) == std::mem::discriminant(earlier)
            };
            let known = earlier.as_ref().and_then(|earlier| later.find(|effect| is_same(effect, earlier)));
            match (known, earlier) {
                (Some(known), Some(earlier)) => reach_back(known, earlier),
                (None, Some(effect)) => effects.push(effect),
                (_, None) => {}
            }
        }
    }
    effects
}

fn effect_of(change: &Change, receipt: &Receipt) -> Option<Effect> {
    let id = receipt.id.clone();
    Some(match change.clone() {
        Change::File { path, before, after, backup, part } => {
            let backup = backup.map(|name| receipt.dir.join(name));
            Effect::File { path, before, after, backup, part, receipt: id }
        }
        Change::Link { path, before, after } => Effect::Link { path, before, after, receipt: id },
        Change::SdkAdded { version, root } => Effect::Sdk { version, root, was_added: true, receipt: id },
        Change::SdkRemoved { version, root } => Effect::Sdk { version, root, was_added: false, receipt: id },
        Change::SdkMoved { version, root, aside } => Effect::Moved { version, root, aside, receipt: id },
        Change::ToolAdded { tool, version, go, root } => {
            Effect::Tool { tool, version, go, root, was_added: true, receipt: id }
        }
        Change::ToolRemoved { tool, version, go, root } => {
            Effect::Tool { tool, version, go, root, was_added: false, receipt: id }
        }
        Change::Nothing => return None,
    })
}

fn path_of_effect(effect: &Effect) -> &Path {
    match effect {
        Effect::File { path, .. } | Effect::Link { path, .. } => path,
        Effect::Moved { aside, .. } => aside,
        Effect::Sdk { root, .. } | Effect::Tool { root, .. } => root,
    }
}

/// The effect now starts from where the earlier one started.
fn reach_back(known: &mut Effect, earlier: Effect) {
    match (known, earlier) {
        (Effect::File { before, backup, .. }, Effect::File { before: first, backup: copy, .. }) => {
            (*before, *backup) = (first, copy);
        }
        (Effect::Link { before, .. }, Effect::Link { before: first, .. }) => *before = first,
        (Effect::Sdk { was_added, .. }, Effect::Sdk { was_added: first, .. })
        | (Effect::Tool { was_added, .. }, Effect::Tool { was_added: first, .. }) => *was_added = first,
        _ => {} // only effects of one kind are put together
    }
}

struct Undo<'a> {
    facts: &'a UndoFacts,
    steps: Vec<Step>,
    satisfied: Vec<Satisfied>,
    warnings: Vec<Warning>,
    /// SDKs that this undo removes.
    going: BTreeSet<PathBuf>,
}

impl Undo<'_> {
    fn add(&mut self, action: Action, receipt: &str) {
        let why = Reason::Undone { receipt: receipt.to_owned() };
        let undo = match action {
            Action::RemoveSdk { .. } | Action::RemoveTool { .. } => Inverse::InstallAgain,
            Action::RemoveCaches { .. } | Action::RemoveEmptyDirs { .. } => Inverse::Nothing,
            Action::RestoreFile { .. }
            | Action::TakeOutBlock { .. }
            | Action::RestoreGoEnv { .. }
            | Action::RestoreLink { .. }
            | Action::Fetch { .. }
            | Action::Unpack { .. }
            | Action::Activate { .. }
            | Action::Adopt { .. }
            | Action::MakeDir { .. }
            | Action::WriteFile { .. }
            | Action::EditShellFile { .. }
            | Action::SetAside { .. }
            | Action::MoveBack { .. }
            | Action::SetGoEnv { .. }
            | Action::EmptySettings { .. }
            | Action::RemoveCache { .. }
            | Action::InstallTool { .. }
            | Action::PlaceTool { .. }
            | Action::TakeTool { .. } => Inverse::Restore,
        };
        self.steps.push(Step { id: self.steps.len() + 1, action, why, undo });
    }

    /// Projects that were worked on.
    fn leave(&mut self, receipts: &[&Receipt]) {
        for receipt in receipts {
            if let Request::NewProject(project) = &receipt.request {
                self.warnings.push(Warning::ProjectStays { path: project.dir.clone() });
            }
        }
    }

    fn already(&mut self, path: &Path) {
        self.satisfied.push(Satisfied::AlreadyUndone { path: path.to_owned() });
    }

    fn take_back(&mut self, effect: &Effect) {
        match effect {
            Effect::File { path, before, after, backup, part, receipt } => {
                self.restore_file(path, (before, after), backup.as_ref(), part, receipt);
            }
            Effect::Link { path, before, after, receipt } => {
                self.restore_link(path, before.as_deref(), after.as_deref(), receipt);
            }
            Effect::Moved { version, root, aside, receipt } => {
                if self.facts.sdks.get(aside).copied().unwrap_or(false) {
                    let (version, root, aside) = (*version, root.clone(), aside.clone());
                    self.add(Action::MoveBack { version, root, aside }, receipt);
                } else {
                    self.already(aside);
                }
            }
            Effect::Sdk { version, root, was_added, receipt } => {
                let is_there = self.facts.sdks.get(root).copied().unwrap_or(false);
                match (was_added, is_there) {
                    (true, true) => {
                        self.add(Action::RemoveSdk { version: *version, root: root.clone() }, receipt);
                    }
                    (false, false) => self.warn_removed(*version),
                    (true, false) | (false, true) => self.already(root),
                }
            }
            Effect::Tool { tool, version, go, root, was_added, receipt } => {
                let is_there = self.facts.tools.get(root).copied().unwrap_or(false);
                let (tool, version) = (*tool, version.clone());
                match (was_added, is_there) {
                    (true, true) => {
                        let (go, root) = (*go, root.clone());
                        self.add(Action::RemoveTool { tool, version, go, root }, receipt);
                    }
                    (false, false) => self.warnings.push(Warning::ToolStaysRemoved { tool, version }),
                    (true, false) | (false, true) => self.already(root),
                }
            }
        }
    }

    fn restore_file(
        &mut self,
        path: &Path,
        (before, after): (&FileState, &FileState),
        backup: Option<&PathBuf>,
        part: &Part,
        receipt: &str,
    ) {
        let is_kept = backup.is_some_and(|copy| self.facts.copies.get(copy) == Some(&true));
        if let Some(obstacle) = self.facts.occupied.get(path).cloned() {
            let (path, kept) = (path.to_owned(), backup.filter(|_| is_kept).cloned());
            return self.warnings.push(Warning::Occupied { path, obstacle, kept });
        }
        let now = self.facts.files.get(path).cloned().unwrap_or(FileState::Absent);
        if now == *before {
            return self.already(path);
        }
        if now == *after && *before != FileState::Absent && !is_kept {
            return self.warnings.push(Warning::OldBytesGone { path: path.to_owned() });
        }
        let led = self.facts.led.get(path);
        let place = led.unwrap_or(&path.to_owned()).clone();
        // Removing what a link leads to would leave a link to nothing.
        if now == *after && (led.is_none() || *before != FileState::Absent) {
            let (to, backup) = (before.clone(), backup.cloned());
            return self.add(Action::RestoreFile { path: place, now, to, backup }, receipt);
        }
        let path = path.to_owned();
        match part {
            Part::Block if self.facts.blocks.get(&path) == Some(&true) => {
                self.warnings.push(Warning::ChangedSince { path });
                self.add(Action::TakeOutBlock { path: place, now }, receipt);
            }
            Part::GoEnv { values } if now != FileState::Absent => {
                self.warnings.push(Warning::ChangedSince { path });
                self.add(Action::RestoreGoEnv { path: place, now, values: values.clone() }, receipt);
            }
            Part::Block | Part::GoEnv { .. } => self.already(&path),
            Part::Whole if now == FileState::Absent => self.already(&path),
            Part::Whole => self.warnings.push(Warning::StaysChanged { path }),
        }
    }

    /// Directories we made, and with the last receipt our caches, logs and tree heads.
    fn clean_up(&mut self, targets: &[&Receipt]) {
        let Some(newest) = targets.first() else { return };
        let places = &self.facts.places;
        // Neither an emptied cache nor a project of the person's keeps our own places in use.
        let needs_ours = |receipt: &&Receipt| {
            let is_project = matches!(receipt.request, Request::NewProject(_));
            !(is_without_inverse(receipt) || is_project || receipt.came_to_nothing())
        };
        let is_last = standing(self.facts)
            .filter(needs_ours)
            .all(|receipt| targets.iter().any(|target| target.id == receipt.id));
        if is_last {
            let dirs = vec![places.cache.clone(), places.logs(), places.tree_heads(), places.measured()];
            self.add(Action::RemoveCaches { dirs }, &newest.id);
        }
        // What runs made that came to nothing goes with the last that came to something.
        // An earlier undo may have left directories that were in use then.
        let idle =
            self.facts.receipts.iter().filter(|receipt| {
                is_last && (receipt.came_to_nothing() || receipt.standing == Standing::Undone)
            });
        let made =
            targets.iter().copied().chain(idle).flat_map(|receipt| {
                receipt.dirs.iter().chain(receipt.steps.iter().flat_map(|step| &step.dirs))
            });
        let mut dirs: Vec<PathBuf> = made.cloned().collect::<BTreeSet<_>>().into_iter().collect();
        if is_last {
            dirs.push(places.staging());
        }
        dirs.retain(|dir| !places.history().starts_with(dir));
        dirs.sort_by_key(|dir| std::cmp::Reverse(dir.components().count()));
        dirs.dedup();
        if !dirs.is_empty() {
            self.add(Action::RemoveEmptyDirs { dirs }, &newest.id);
        }
    }
}
