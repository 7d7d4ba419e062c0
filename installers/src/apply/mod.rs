//! Apply: carries out a plan, step by step, and writes its receipt. It never decides what to do (I5).
//!
//! Before a step its intent, with a copy of the bytes it replaces, is synced; after it, its outcome. A run first
//! settles what an interrupted one left open, and goes on with that receipt when the request is the same: so after any
//! kill and the same command again, one undo gives the original bytes.

mod clean;
mod error;
mod event;
mod fetch;
mod files;
mod go_env_file;
mod history;
mod intact;
mod journal;
mod program;
mod receipt;
mod remove;
mod settle;
mod staging;
mod standing;
mod tool;
mod undo_facts;
mod unpack;

pub use error::ApplyError;
pub use event::{Event, Observe};
pub use fetch::Trust;
pub use files::{Rewrite, new_bytes};
pub(crate) use go_env_file::value as go_env_value;
pub(crate) use history::age;
pub use history::{DamagedReceipt, History, HistoryEntry, history, open_receipt};
pub(crate) use intact::{Damage, damage};
pub use receipt::{
    DoneStep, Ending, FailedSource, Outcome, RECEIPT_FORMAT, Receipt, ReceiptError, Record, Standing,
};
pub(crate) use staging::Staging;
pub(crate) use standing::{standing_blocks, standing_files, standing_programs, wants_no_lines};
pub use tool::BuildFailure;
pub use undo_facts::undo_facts;

use crate::host::net::Net;
use crate::host::{FsError, Host, Lock, fs};
use crate::observe::Cancel;
use crate::plan::{Action, Change, Plan, Request, Step};
use crate::trust::Evidence;
use crate::verify::{Finding, Proving, Wanted, prove_project, verify};
use journal::Journal;

/// What apply works with.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// The machine.
    pub host: &'a Host,
    /// The network.
    pub net: &'a Net,
    /// Keys and databases that are trusted.
    pub trust: &'a Trust,
    /// Told what happens.
    pub observe: &'a dyn Observe,
    /// Asked whether to stop.
    pub cancel: &'a Cancel,
    /// Proof that no other run changes the machine.
    pub lock: &'a Lock,
    /// What else is to be on disk before the receipt ends: a run killed behind that is complete, and nobody cleans up
    /// after it.
    pub before_end: &'a dyn Fn() -> Result<(), FsError>,
}

/// What a plan led to.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The receipt's name in the history.
    pub receipt: String,
    /// What verify proved; empty for a plan without a goal.
    pub findings: Vec<Finding>,
}

/// Carries out a plan. Stopping it at any moment is safe: the same command again completes it.
pub fn apply(plan: &Plan, means: Means<'_>) -> Result<Applied, ApplyError> {
    staging::clean(&means.host.places)?;
    fs::remove_pending(&means.host.places.catalog_cache())?;
    let mut journal = settle::open_journal(plan, means.host)?;
    let ran = Run { means, journal: &mut journal, fetched: None, prepared: None }.steps(&plan.steps);
    let findings = ran.and_then(|()| prove(plan, means));
    let at = means.host.clock.unix_secs();
    match findings {
        Ok(findings) => {
            staging::remove_if_empty(&means.host.places)?;
            (means.before_end)()?;
            journal.append(&Record::End { at, ending: Ending::Complete, findings: findings.clone() })?;
            Ok(Applied { receipt: journal.id, findings })
        }
        Err(error) => {
            // The error to tell is the first one; a receipt that cannot take this line stays open all the same.
            let _ = journal.append(&Record::Stopped {
                at,
                code: crate::error::Coded::code(&error).to_owned(),
                message: error.to_string(),
            });
            let _ = staging::clean(&means.host.places)
                .and_then(|()| staging::remove_if_empty(&means.host.places));
            Err(error)
        }
    }
}

/// Proves what the plan was about.
fn prove(plan: &Plan, means: Means<'_>) -> Result<Vec<Finding>, ApplyError> {
    let observe = |proving| {
        means.observe.event(match proving {
            Proving::Begun(proof) => Event::Proving { proof },
            Proving::Ended(proof) => Event::Proved { proof },
        });
    };
    let findings = if let Request::NewProject(project) = &plan.request {
        prove_project(means.host, project, &observe, means.cancel)
    } else {
        let Some(goal) = &plan.goal else { return Ok(Vec::new()) };
        verify(means.host, &Wanted::of_goal(goal, means.host), &observe, means.cancel)
    };
    if means.cancel.is_requested() { Err(ApplyError::Cancelled) } else { Ok(findings) }
}

/// What a step brought besides its change.
#[derive(Debug, Default)]
struct StepReport {
    evidence: Vec<Evidence>,
    failed_sources: Vec<FailedSource>,
}

struct Run<'a> {
    means: Means<'a>,
    journal: &'a mut Journal,
    fetched: Option<fetch::Fetched>,
    prepared: Option<unpack::Prepared>,
}

impl Run<'_> {
    fn steps(&mut self, steps: &[Step]) -> Result<(), ApplyError> {
        for (index, step) in steps.iter().enumerate() {
            // What was set aside for something that is ready is not left so.
            if self.means.cancel.is_requested() && self.prepared.is_none() {
                return Err(ApplyError::Cancelled);
            }
            self.means.observe.event(Event::Started { step: step.id });
            self.prepare_replacement(step, steps.get(index + 1..).unwrap_or_default())?;
            let report = self.step(step)?;
            self.means.observe.event(Event::Finished { step: step.id, evidence: report.evidence });
        }
        Ok(())
    }

    fn step(&mut self, step: &Step) -> Result<StepReport, ApplyError> {
        match &step.action {
            Action::Fetch { version, candidates, size_bytes, .. } => {
                self.fetch(step, *version, candidates, *size_bytes)
            }
            Action::Unpack { version, root, .. } => self.unpack(step, *version, root),
            Action::Activate { link, before, after, .. }
            | Action::Adopt { link, before, after, .. }
            | Action::RestoreLink { link, now: before, to: after } => {
                self.flip_link(&step.action, link, before.as_deref(), after.as_deref())
            }
            Action::MakeDir { path } => {
                let dirs = fs::missing_dirs(path)?;
                self.journaled(&step.action, Change::Nothing, dirs, |_| Ok(fs::create_dirs(path).map(drop)?))
            }
            Action::RestoreFile { path, now, to, backup: Some(kept) }
                if journal::is_program(kept, &self.means.host.places) =>
            {
                self.restore_program(&step.action, path, (now, to), kept)
            }
            Action::WriteFile { .. }
            | Action::EditShellFile { .. }
            | Action::SetGoEnv { .. }
            | Action::EmptySettings { .. }
            | Action::RestoreFile { .. }
            | Action::TakeOutBlock { .. }
            | Action::RestoreGoEnv { .. } => self.change_file(&step.action),
            Action::SetAside { version, root, aside } => {
                let change = Change::SdkMoved { version: *version, root: root.clone(), aside: aside.clone() };
                self.move_sdk(&step.action, change, root, aside)
            }
            Action::MoveBack { version, root, aside } => {
                let change = Change::SdkMoved { version: *version, root: aside.clone(), aside: root.clone() };
                self.move_sdk(&step.action, change, aside, root)
            }
            Action::InstallTool { tool, version, tag, go, go_root, root, modules } => {
                let (tool, go, tag) = (*tool, *go, tag.as_deref());
                self.install_tool(step, &tool::Job { tool, version, tag, go, go_root, root, modules })
            }
            Action::PlaceTool { from, path, before, .. } => self.place_tool(&step.action, from, path, before),
            Action::TakeTool { path, now, .. } => self.take_tool(&step.action, path, now),
            Action::RemoveTool { tool, version, go, root } => {
                let (tool, version, go) = (*tool, version.clone(), *go);
                let change = Change::ToolRemoved { tool, version, go, root: root.clone() };
                self.remove_tool(&step.action, change, root)
            }
            Action::RemoveSdk { version, root } => self.remove_sdk(&step.action, *version, root),
            Action::RemoveCache { cache, path, .. } => self.remove_cache(&step.action, *cache, path),
            Action::RemoveEmptyDirs { dirs } => {
                self.journaled(&step.action, Change::Nothing, Vec::new(), |_| {
                    dirs.iter()
                        .try_for_each(|dir| fs::remove_dir_if_empty(dir).map(drop))
                        .map_err(ApplyError::from)
                })
            }
            Action::RemoveCaches { dirs } => {
                self.journaled(&step.action, Change::Nothing, Vec::new(), |_| {
                    dirs.iter()
                        .try_for_each(|dir| crate::host::tree::remove_tree(dir))
                        .map_err(ApplyError::from)
                })
            }
        }
    }

    /// Writes the intent, acts, writes the outcome. An action that fails leaves its intent open: the next run settles it.
    fn journaled(
        &mut self,
        action: &Action,
        change: Change,
        dirs: Vec<std::path::PathBuf>,
        act: impl FnOnce(&mut Self) -> Result<(), ApplyError>,
    ) -> Result<StepReport, ApplyError> {
        self.reported(action, change, dirs, |run| act(run).map(|()| StepReport::default()))
    }

    fn reported(
        &mut self,
        action: &Action,
        change: Change,
        dirs: Vec<std::path::PathBuf>,
        act: impl FnOnce(&mut Self) -> Result<StepReport, ApplyError>,
    ) -> Result<StepReport, ApplyError> {
        let seq = self.journal.intend(action, change, dirs)?;
        let report = act(self)?;
        self.journal.append(&Record::Outcome {
            seq,
            outcome: Outcome::Done,
            evidence: report.evidence.clone(),
            failed_sources: report.failed_sources.clone(),
        })?;
        Ok(report)
    }

    fn flip_link(
        &mut self,
        action: &Action,
        link: &std::path::Path,
        before: Option<&std::path::Path>,
        after: Option<&std::path::Path>,
    ) -> Result<StepReport, ApplyError> {
        if fs::link_target(link).as_deref() != before || (before.is_none() && fs::inspect(link)?.is_some()) {
            return Err(ApplyError::ChangedSincePlanned { path: link.to_owned() });
        }
        let dirs = link.parent().map_or(Ok(Vec::new()), fs::missing_dirs)?;
        let change = Change::Link {
            path: link.to_owned(),
            before: before.map(Into::into),
            after: after.map(Into::into),
        };
        self.journaled(action, change, dirs, |_| {
            link.parent().map_or(Ok(Vec::new()), fs::create_dirs)?;
            match after {
                Some(target) => fs::replace_link(link, target)?,
                None => fs::remove_file(link).map(drop)?,
            }
            Ok(())
        })
    }
}
