//! What an undo needs to know of the machine: the state of every path the receipts touched.

use super::files::state_at;
use super::receipt::{Receipt, Standing, history};
use super::{ApplyError, settle};
use crate::detect::holds_others;
use crate::host::{Host, fs};
use crate::plan::{Change, Part, Request, UndoFacts};
use crate::shell::block;

/// Looks at what the receipts changed. An open receipt is settled first: undo needs to know whether its last step happened.
pub fn undo_facts(host: &Host) -> Result<UndoFacts, ApplyError> {
    let mut receipts = history(host)?;
    if let Some(open) = receipts.last().filter(|receipt| receipt.standing == Standing::Open) {
        settle::settle(host, open)?;
        receipts = history(host)?;
    }
    let mut facts = UndoFacts::new(host.places.clone());
    for receipt in &receipts {
        look(receipt, &mut facts)?;
    }
    facts.receipts = receipts;
    Ok(facts)
}

/// An SDK of ours is a directory; a link in its place leads to one of somebody else's.
fn is_dir(path: &std::path::Path) -> Result<bool, ApplyError> {
    Ok(fs::inspect(path)?.is_some_and(|entry| entry.kind == fs::Kind::Dir))
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
                facts.files.insert(path.clone(), state_at(path)?);
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
                facts.sdks.insert(aside.clone(), fs::inspect(aside)?.is_some());
            }
            Change::ToolAdded { root, .. } | Change::ToolRemoved { root, .. } => {
                facts.tools.insert(root.clone(), fs::inspect(root)?.is_some());
            }
            Change::Nothing => {}
        }
    }
    Ok(())
}
