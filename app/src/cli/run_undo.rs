//! `undo` and `history`.

use super::change::{self, Agreement};
use super::error::CliError;
use super::json::{ChangeReport, HistoryReport};
use super::session::{Ending, Session};
use crate::text;
use goready_i18n::msg;
use goready_installers::apply::Receipt;
use goready_installers::engine::EngineError;
use goready_installers::plan::{PLAN_FORMAT, Plan, PlanError, Request, UndoWish};
use std::fmt::Write as _;

const SHAPE: &str = "goready.undo.v1";

/// `goready undo`.
pub(crate) fn undo(session: &Session<'_>, wish: &UndoWish) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    match engine.plan_undo(wish) {
        Ok(plan) => change::carry_out(session, &engine, &plan, SHAPE, Agreement::Open),
        // Nothing is left to take back: what was asked is so.
        Err(EngineError::Plan(error)) if matches!(&*error, PlanError::NoReceipt { id, .. } if id.is_empty()) =>
        {
            session.out.say(&msg::run_nothing_to_undo(session.lang));
            session.report(SHAPE, &nothing())?;
            Ok(Ending::Fine)
        }
        Err(error) => Err(error.into()),
    }
}

/// The receipt that is meant: `4` is `0004`, as the history names it.
pub(crate) fn receipt(written: &str) -> UndoWish {
    let is_number = !written.is_empty() && written.bytes().all(|b| b.is_ascii_digit());
    UndoWish::Receipt(if is_number { format!("{written:0>4}") } else { written.to_owned() })
}

fn nothing() -> ChangeReport {
    let plan = Plan {
        format: PLAN_FORMAT,
        request: Request::Undo { receipts: Vec::new() },
        steps: Vec::new(),
        satisfied: Vec::new(),
        warnings: Vec::new(),
        goal: None,
        download_bytes: 0,
        disk_bytes: 0,
    };
    ChangeReport {
        changed: false,
        would_change: false,
        plan,
        receipt: None,
        steps: Vec::new(),
        findings: Vec::new(),
    }
}

/// `goready history`.
pub(crate) fn history(session: &Session<'_>) -> Result<Ending, CliError> {
    let report = HistoryReport { receipts: session.engine()?.history()? };
    session.answer("goready.history.v1", &report, || table(session, &report.receipts))?;
    Ok(Ending::Fine)
}

fn table(session: &Session<'_>, receipts: &[Receipt]) -> String {
    if receipts.is_empty() {
        return msg::run_no_history(session.lang);
    }
    let words = session.words();
    let mut text = String::new();
    for receipt in receipts {
        let (id, time) = (&receipt.id, text::time(session.lang, receipt.begun_at));
        let standing = words.standing(receipt.standing);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{id}  {time}  {}  ({standing})", words.receipt(receipt));
    }
    text
}
