//! Which receipts an undo takes back, and which stand in its way.

use super::{UndoFacts, UndoWish};
use crate::apply::{DoneStep, Outcome, Receipt, Standing};
use crate::detect::FileState;
use crate::plan::action::{Action, Change};
use crate::plan::{PlanError, Request};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Receipts that changed something and are not undone, newest first.
pub(super) fn standing(facts: &UndoFacts) -> impl Iterator<Item = &Receipt> {
    facts.receipts.iter().rev().filter(|receipt| {
        receipt.standing != Standing::Undone && !matches!(receipt.request, Request::Undo { .. })
    })
}

/// Whether a receipt is one that undo has nothing to say about: emptied caches fill themselves again, and a removed SDK
/// does not come back. It stands in the way of no earlier one.
pub(super) fn is_without_inverse(receipt: &Receipt) -> bool {
    let done = || receipt.steps.iter().filter(|step| step.outcome == Some(Outcome::Done));
    let only_removed =
        || done().next().is_some() && done().all(|step| matches!(step.change, Change::SdkRemoved { .. }));
    matches!(receipt.request, Request::CleanCaches { .. }) || only_removed()
}

/// Receipts that undo has something to say about, newest first.
fn with_inverse(facts: &UndoFacts) -> impl Iterator<Item = &Receipt> {
    standing(facts).filter(|receipt| !is_without_inverse(receipt) && !is_swept(facts, receipt))
}

/// Whether nothing is left of a run that came to nothing, because a later undo took away all that such runs leave.
fn is_swept(facts: &UndoFacts, receipt: &Receipt) -> bool {
    let swept = |step: &DoneStep| {
        matches!(step.action, Action::RemoveCaches { .. }) && step.outcome == Some(Outcome::Done)
    };
    let mut later = facts.receipts.iter().rev().take_while(|other| other.id != receipt.id);
    receipt.came_to_nothing()
        && later.any(|undo| matches!(undo.request, Request::Undo { .. }) && undo.steps.iter().any(swept))
}

/// Whether a first project is not as it was made: then all of it stays. One that is gone altogether was not worked on.
pub(super) fn is_worked_on(facts: &UndoFacts, receipt: &Receipt) -> bool {
    let Request::NewProject(project) = &receipt.request else { return false };
    let done = receipt.steps.iter().filter(|step| step.outcome == Some(Outcome::Done));
    let states: Vec<(&FileState, &FileState)> = done
        .filter_map(|step| match &step.change {
            Change::File { path, after, .. } => {
                Some((facts.files.get(path).unwrap_or(&FileState::Absent), after))
            }
            Change::Link { .. }
            | Change::SdkAdded { .. }
            | Change::SdkRemoved { .. }
            | Change::SdkMoved { .. }
            | Change::ToolAdded { .. }
            | Change::ToolRemoved { .. }
            | Change::Nothing => None,
        })
        .collect();
    let is_gone = states.iter().all(|(now, _)| **now == FileState::Absent);
    let is_changed = states.iter().any(|(now, after)| now != after);
    facts.worked_on.contains(&project.dir) || (is_changed && !is_gone)
}

pub(super) fn targets<'a>(facts: &'a UndoFacts, wish: &UndoWish) -> Result<Vec<&'a Receipt>, PlanError> {
    let known = || standing(facts).map(|receipt| receipt.id.clone()).collect();
    // An undo that was interrupted goes on with what it had begun.
    let interrupted = facts.receipts.last().filter(|receipt| receipt.standing == Standing::Open);
    if let (Some(Receipt { request: Request::Undo { receipts }, .. }), UndoWish::Newest) = (interrupted, wish)
    {
        return Ok(facts.receipts.iter().rev().filter(|receipt| receipts.contains(&receipt.id)).collect());
    }
    let chosen: Vec<&Receipt> = match wish {
        UndoWish::Newest => {
            let changed = with_inverse(facts).find(|receipt| !receipt.came_to_nothing());
            changed.or_else(|| with_inverse(facts).next()).into_iter().collect()
        }
        UndoWish::All => with_inverse(facts).collect(),
        UndoWish::Receipt(id) => standing(facts).filter(|receipt| receipt.id == *id).collect(),
    };
    let Some(oldest) = chosen.last() else {
        let id = if let UndoWish::Receipt(id) = wish { id.clone() } else { String::new() };
        return Err(PlanError::NoReceipt { id, known: known() });
    };
    let touched = paths(oldest);
    let later: Vec<String> = standing(facts)
        .take_while(|receipt| receipt.id != oldest.id)
        .filter(|receipt| !is_without_inverse(receipt))
        .filter(|receipt| !chosen.iter().any(|chosen| chosen.id == receipt.id))
        .filter(|receipt| {
            !paths(receipt).is_disjoint(&touched)
                || made_active(facts, receipt).any(|root| touched.contains(&*root))
        })
        .map(|receipt| receipt.id.clone())
        .collect();
    if later.is_empty() { Ok(chosen) } else { Err(PlanError::LaterReceipts { id: oldest.id.clone(), later }) }
}

fn paths(receipt: &Receipt) -> BTreeSet<&Path> {
    changes(receipt).filter_map(path_of).collect()
}

/// What it changed, or may have changed before it was interrupted.
fn changes(receipt: &Receipt) -> impl Iterator<Item = &Change> {
    receipt.steps.iter().filter(|step| step.outcome != Some(Outcome::NotDone)).map(|step| &step.change)
}

/// The SDK that this receipt made active, where it still is: whoever takes that SDK back takes the active Go away.
fn made_active<'a>(facts: &'a UndoFacts, receipt: &'a Receipt) -> impl Iterator<Item = PathBuf> + 'a {
    changes(receipt).filter_map(|change| {
        let Change::Link { path, after: Some(after), .. } = change else { return None };
        let leads_there = facts.links.get(path).is_some_and(|now| now.as_ref() == Some(after));
        path.parent().filter(|_| leads_there).map(|dir| dir.join(after))
    })
}

fn path_of(change: &Change) -> Option<&Path> {
    match change {
        Change::File { path, .. } | Change::Link { path, .. } => Some(path),
        Change::SdkMoved { aside, .. } => Some(aside),
        Change::SdkAdded { root, .. }
        | Change::SdkRemoved { root, .. }
        | Change::ToolAdded { root, .. }
        | Change::ToolRemoved { root, .. } => Some(root),
        Change::Nothing => None,
    }
}
