//! What an interrupted run left open is settled before anything else: did the last step happen or not?

use super::files::state_at;
use super::history::newest;
use super::journal::Journal;
use super::receipt::{Ending, Outcome, Receipt, Record, Standing};
use super::{ApplyError, DoneStep};
use crate::host::{Host, fs};
use crate::plan::{Change, Plan};

/// The journal for this plan: the open one of the same request, else a new one. Another request's open receipt is
/// closed first.
pub(super) fn open_journal(plan: &Plan, host: &Host) -> Result<Journal, ApplyError> {
    let open = newest(host)?.filter(|receipt| receipt.standing == Standing::Open);
    if let Some(receipt) = open {
        let mut journal = settle(host, &receipt)?;
        if receipt.request == plan.request {
            return Ok(journal);
        }
        let at = host.clock.unix_secs();
        journal.append(&Record::End { at, ending: Ending::Abandoned, findings: Vec::new() })?;
    }
    Ok(Journal::begin(host, &plan.request, plan.digest())?)
}

/// Writes the missing outcomes of an open receipt.
pub(super) fn settle(host: &Host, receipt: &Receipt) -> Result<Journal, ApplyError> {
    let mut journal = Journal::reopen(host, receipt)?;
    for step in receipt.steps.iter().filter(|step| step.outcome.is_none()) {
        let outcome = if happened(step)? { Outcome::Done } else { Outcome::NotDone };
        journal.append(&Record::Outcome {
            seq: step.seq,
            outcome,
            evidence: Vec::new(),
            failed_sources: Vec::new(),
        })?;
    }
    Ok(journal)
}

/// Looks whether the machine shows a step's change. Every change is atomic, so it is there as a whole or not at all.
fn happened(step: &DoneStep) -> Result<bool, ApplyError> {
    Ok(match &step.change {
        Change::File { path, after, .. } => {
            fs::remove_pending(path)?;
            state_at(path)?.as_ref() == Some(after)
        }
        Change::Link { path, after, .. } => {
            fs::remove_pending(path)?;
            fs::link_target(path) == *after
        }
        Change::SdkMoved { root, aside, .. } => fs::inspect(root)?.is_none() && fs::inspect(aside)?.is_some(),
        Change::SdkAdded { root, .. } | Change::ToolAdded { root, .. } => fs::inspect(root)?.is_some(),
        Change::SdkRemoved { root, .. } | Change::ToolRemoved { root, .. } => fs::inspect(root)?.is_none(),
        Change::Nothing => false,
    })
}
