//! What receipts that are not taken back say of the person's files.

use super::receipt::{Outcome, Receipt, Standing};
use crate::detect::FileState;
use crate::plan::{Action, Change, Part, Request, ShellChoice};
use crate::shell::Shell;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Of standing receipts: the files that got our block, and for which shells.
pub(crate) fn standing_blocks(receipts: &[Receipt]) -> Vec<(PathBuf, Vec<Shell>)> {
    let mut found: Vec<(PathBuf, Vec<Shell>)> = Vec::new();
    for step in standing(receipts).flat_map(|receipt| &receipt.steps) {
        let is_done = step.outcome == Some(Outcome::Done);
        let is_block = matches!(&step.change, Change::File { part: Part::Block, .. });
        if let (Action::EditShellFile { path, shells, .. }, true, true) = (&step.action, is_done, is_block) {
            match found.iter_mut().find(|(known, _)| known == path) {
                Some((_, known)) => known.extend(shells.iter().copied()),
                None => found.push((path.clone(), shells.clone())),
            }
        }
    }
    found
}

/// Of standing receipts: the files that are ours as a whole, as the newest left them.
pub(crate) fn standing_files(receipts: &[Receipt]) -> BTreeMap<PathBuf, FileState> {
    let steps = standing(receipts).flat_map(|receipt| &receipt.steps);
    let done = steps.filter(|step| step.outcome == Some(Outcome::Done));
    let files = done.filter_map(|step| match (&step.action, &step.change) {
        (Action::WriteFile { path, .. }, Change::File { after, .. }) => Some((path.clone(), after.clone())),
        _ => None,
    });
    files.collect()
}

/// Of standing receipts: the programs that we put where `go install` puts them, as the newest left them.
pub(crate) fn standing_programs(receipts: &[Receipt]) -> BTreeMap<PathBuf, FileState> {
    let steps = standing(receipts).flat_map(|receipt| &receipt.steps);
    let mut programs = BTreeMap::new();
    for step in steps.filter(|step| step.outcome == Some(Outcome::Done)) {
        match (&step.action, &step.change) {
            (Action::PlaceTool { path, .. }, Change::File { after, .. }) => {
                programs.insert(path.clone(), after.clone());
            }
            (Action::TakeTool { path, .. }, _) => {
                programs.remove(path);
            }
            _ => {}
        }
    }
    programs
}

/// Whether the newest standing set-up was asked to leave every shell alone.
pub(crate) fn wants_no_lines(receipts: &[Receipt]) -> bool {
    let choices = standing(receipts).filter_map(|receipt| {
        if let Request::SetUp(set_up) = &receipt.request { Some(&set_up.shells) } else { None }
    });
    choices.last().is_some_and(|choice| matches!(choice, ShellChoice::Only { shells } if shells.is_empty()))
}

fn standing(receipts: &[Receipt]) -> impl Iterator<Item = &Receipt> {
    receipts.iter().filter(|receipt| {
        receipt.standing != Standing::Undone && !matches!(receipt.request, Request::Undo { .. })
    })
}
