//! Undo, where a receipt may be damaged: what nobody can read is not gone past.

use super::EngineError;
use crate::apply::{self, ApplyError, DamagedReceipt};
use crate::host::Host;
use crate::plan::{self, Plan, PlanError, Request, UndoWish};

/// The plan that takes receipts back. Newer ones than a damaged one are taken back all the same; for what goes back beyond
/// it, its error is the answer.
pub(super) fn planned(host: &Host, wish: &UndoWish) -> Result<Plan, EngineError> {
    let (facts, damaged) = apply::undo_facts(host)?;
    let planned = plan::plan_undo(&facts, wish);
    let in_way = damaged.into_iter().rev().find(|damaged| is_in_way(damaged, wish, &planned));
    match in_way {
        Some(damaged) => Err(ApplyError::from(damaged.error).into()),
        None => Ok(planned?),
    }
}

/// Whether an undo would have to know what a damaged receipt did: it is that one, or goes back beyond it.
fn is_in_way(damaged: &DamagedReceipt, wish: &UndoWish, planned: &Result<Plan, PlanError>) -> bool {
    match (wish, planned) {
        (UndoWish::All, _) | (UndoWish::Newest, Err(_)) => true,
        (UndoWish::Receipt(id), _) if *id == damaged.id => true,
        (UndoWish::Newest | UndoWish::Receipt(_), Ok(Plan { request: Request::Undo { receipts }, .. })) => {
            receipts.iter().any(|id| apply::age(id) < apply::age(&damaged.id))
        }
        (UndoWish::Newest | UndoWish::Receipt(_), _) => false,
    }
}
