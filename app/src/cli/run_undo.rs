//! `undo` and `history`.

use super::change::{self, Agreement};
use super::error::CliError;
use super::json::{ChangeReport, DamagedReport, HistoryReport};
use super::session::{Ending, Session};
use crate::text;
use goready_i18n::msg;
use goready_installers::apply::{DamagedReceipt, History, HistoryEntry};
use goready_installers::engine::EngineError;
use goready_installers::error::Coded as _;
use goready_installers::plan::{PLAN_FORMAT, Plan, PlanError, Request, UndoWish};

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
    let history = session.engine()?.history()?;
    let words = session.words();
    let damaged = |damaged: &DamagedReceipt| DamagedReport {
        id: damaged.id.clone(),
        dir: damaged.dir.clone(),
        code: damaged.error.code().to_owned(),
        message: text::receipt_error(&words, &damaged.error),
    };
    let damaged = history.damaged.iter().map(damaged).collect();
    let report = HistoryReport { receipts: history.receipts.clone(), damaged };
    session.answer("goready.history.v1", &report, || table(session, &history))?;
    Ok(Ending::Fine)
}

fn table(session: &Session<'_>, history: &History) -> String {
    if history.is_empty() {
        return msg::run_no_history(session.lang);
    }
    let words = session.words();
    let line = |entry: HistoryEntry<'_>| match entry {
        HistoryEntry::Whole(receipt) => {
            let (id, time) = (&receipt.id, text::time(session.lang, receipt.begun_at));
            let standing = words.standing(receipt.standing);
            format!("{id}  {time}  {}  ({standing})\n", words.receipt(receipt))
        }
        HistoryEntry::Damaged(damaged) => {
            let (what, code) = (text::receipt_error(&words, &damaged.error), damaged.error.code());
            format!("{}  {what} [{code}]  ({})\n", damaged.id, msg::run_standing_damaged(session.lang))
        }
    };
    history.entries().into_iter().map(line).collect()
}
