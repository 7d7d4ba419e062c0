//! What an undo needs to know of the machine: the state of every path the receipts touched.

use super::files::state_at;
use super::history::history;
use super::receipt::{Receipt, Standing};
use super::{ApplyError, DamagedReceipt, History, settle};
use crate::detect::{Obstacle, file_facts, holds_others};
use crate::host::Host;
use crate::host::fs::{self, Kind};
use crate::plan::{Change, Part, Request, UndoFacts};
use crate::shell::block;
use std::path::Path;

/// Looks at what the receipts changed, and names those that cannot be read. An open receipt is settled first: undo needs to
/// know whether its last step happened.
pub fn undo_facts(host: &Host) -> Result<(UndoFacts, Vec<DamagedReceipt>), ApplyError> {
    let mut known = history(host)?;
    if let Some(open) = known.receipts.last().filter(|receipt| receipt.standing == Standing::Open) {
        settle::settle(host, open)?;
        known = history(host)?;
    }
    let History { receipts, damaged } = known;
    let mut facts = UndoFacts::new(host.places.clone());
    for receipt in &receipts {
        look(receipt, &mut facts)?;
    }
    facts.receipts = receipts;
    Ok((facts, damaged))
}

/// An SDK of ours is a directory; a link in its place leads to one of somebody else's.
fn is_dir(path: &Path) -> Result<bool, ApplyError> {
    Ok(fs::inspect(path)?.is_some_and(|entry| entry.kind == fs::Kind::Dir))
}

/// Looks at what stands where a step wrote a file. Somebody may have put something else there since: the link of a
/// start-up file that now lives among dotfiles is followed as set-up follows it; anything else stays, and is told.
fn look_at_file(path: &Path, part: &Part, facts: &mut UndoFacts) -> Result<(), ApplyError> {
    if let Some(state) = state_at(path)? {
        facts.files.insert(path.to_owned(), state);
        return Ok(());
    }
    let kind = fs::inspect(path)?.map_or(Kind::Other, |entry| entry.kind);
    let (seen, _) = file_facts(path, fs::user_id());
    let obstacle = match (part, seen.obstacle) {
        (Part::Block | Part::GoEnv { .. }, None) => {
            facts.files.insert(path.to_owned(), seen.state);
            facts.led.insert(path.to_owned(), seen.target);
            return Ok(());
        }
        (Part::Whole, None) => Obstacle::NotAFile { kind },
        (_, Some(obstacle)) => obstacle,
    };
    facts.occupied.insert(path.to_owned(), obstacle);
    Ok(())
}

fn look(receipt: &Receipt, facts: &mut UndoFacts) -> Result<(), ApplyError> {
    if let Request::NewProject(project) = &receipt.request
        && holds_others(project)?
    {
        facts.worked_on.insert(project.dir.clone());
    }
    for step in &receipt.steps {
        match &step.change {
            Change::File { path, part, backup, .. } => {
                look_at_file(path, part, facts)?;
                if let Some(copy) = backup.as_ref().map(|name| receipt.dir.join(name)) {
                    let is_there = fs::inspect(&copy)?.is_some();
                    facts.copies.insert(copy, is_there);
                }
                if *part == Part::Block {
                    let bytes = fs::read_small(path, 4 << 20)?.unwrap_or_default();
                    let present = matches!(block::inspect(&bytes), Ok(block::BlockState::Present { .. }));
                    facts.blocks.insert(path.clone(), present);
                }
            }
            Change::Link { path, before, .. } => {
                facts.links.insert(path.clone(), fs::link_target(path));
                // What leads into our store is told by the SDKs there.
                let adopted = before.as_ref().filter(|to| to.is_absolute());
                if let Some(root) = adopted.filter(|root| !matches!(fs::inspect_target(root), Ok(Some(_)))) {
                    facts.vanished.insert(root.clone());
                }
            }
            Change::SdkAdded { root, .. } | Change::SdkRemoved { root, .. } => {
                facts.sdks.insert(root.clone(), is_dir(root)?);
            }
            Change::SdkMoved { aside, .. } => {
                facts.sdks.insert(aside.clone(), is_dir(aside)?);
            }
            Change::ToolAdded { root, .. } | Change::ToolRemoved { root, .. } => {
                facts.tools.insert(root.clone(), is_dir(root)?);
            }
            Change::Nothing => {}
        }
    }
    Ok(())
}
