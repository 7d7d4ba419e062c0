//! From a plan to a receipt, the same way for every verb that changes the machine: show, agree, act, tell.

use super::error::CliError;
use super::interrupt;
use super::json::{ChangeReport, StepReport};
use super::out;
use super::print_plan;
use super::progress::Progress;
use super::session::{Ending, Session, quoted};
use crate::text;
use goready_i18n::msg;
use goready_installers::apply::Receipt;
use goready_installers::engine::{Consent, Engine, RunSettings};
use goready_installers::host::fs;
use goready_installers::plan::{Action, Chosen, Plan, Request, Warning};
use goready_installers::shell::{Moment, Shell, Syntax, env_file_name};
use goready_installers::verify::{Finding, Severity};

/// Whether the person has agreed already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// Ask, unless `--yes` was given.
    Open,
    /// To exactly this plan: the person looked at it.
    ThisPlan,
}

/// Shows a plan, has the person agree, carries it out, and tells what came of it. `shape` names the JSON answer.
pub(crate) fn carry_out(
    session: &Session<'_>,
    engine: &Engine,
    plan: &Plan,
    shape: &str,
    agreement: Agreement,
) -> Result<Ending, CliError> {
    let (ending, report) = do_it(session, engine, plan, agreement)?;
    session.report(shape, &report)?;
    Ok(ending)
}

/// The same, with the report left to whoever puts it into a larger one.
pub(crate) fn do_it(
    session: &Session<'_>,
    engine: &Engine,
    plan: &Plan,
    agreement: Agreement,
) -> Result<(Ending, ChangeReport), CliError> {
    if !plan.has_work() {
        return Ok((nothing_to_do(session, plan), report(plan, None, Vec::new())));
    }
    if agreement == Agreement::Open {
        show(session, engine, plan)?;
    }
    if session.global.dry_run {
        return Ok((planned(plan, Ending::Changed), report(plan, None, Vec::new())));
    }
    if agreement == Agreement::Open && !session.global.yes {
        agree(session)?;
    }
    // A saved plan was looked at by somebody: `--yes` agrees to it, and to no other.
    let any_will_do = session.global.yes && agreement == Agreement::Open;
    let consent = if any_will_do { Consent::TheRequest } else { Consent::ThisPlanOnly };
    let run = RunSettings { me: &format!("goready {}", session.verb), wait: session.wait(), consent };
    interrupt::listen(session)?;
    let progress = Progress::new(session.lang, session.home.clone(), session.out, session.log, plan);
    let applied = engine.apply(plan, &run, &progress, &session.cancel);
    progress.end();
    let applied = applied?;
    let receipt = engine.history()?.receipts.into_iter().find(|receipt| receipt.id == applied.receipt);
    tell(session, &applied.receipt, &applied.findings);
    tell_terminal(session, engine, plan, &applied.findings);
    let ending = if any_broken(&applied.findings) { Ending::Broken } else { planned(plan, Ending::Changed) };
    // Said with the plan too, which is out of sight by now, and it is why the run ends with a code of its own.
    for warning in not_here(plan) {
        out::complain(&msg::plan_warning(session.lang, session.words().warning(warning)));
    }
    Ok((ending, report(plan, receipt.as_ref(), applied.findings)))
}

/// How a plan ends, carried out or only shown: a script that looks first is told as much as one that does not.
pub(crate) fn planned(plan: &Plan, ending: Ending) -> Ending {
    if not_here(plan).next().is_some() { Ending::Unsupported } else { ending }
}

/// What was named and does not exist here: told in the plan, and the rest is done.
fn not_here(plan: &Plan) -> impl Iterator<Item = &Warning> {
    let is_named =
        |warning: &&Warning| matches!(warning, Warning::ToolNotHere { chosen: Chosen::ByName, .. });
    plan.warnings.iter().filter(is_named)
}

fn nothing_to_do(session: &Session<'_>, plan: &Plan) -> Ending {
    let words = session.words();
    for warning in &plan.warnings {
        session.out.say(&msg::plan_warning(session.lang, words.warning(warning)));
    }
    let text = match &plan.goal {
        Some(goal) => msg::setup_nothing_to_do(session.lang, goal.version.bare()),
        None => msg::plan_nothing_to_do(session.lang),
    };
    session.out.say(&text);
    planned(plan, Ending::Fine)
}

/// The plan with its diffs, for people.
pub(crate) fn show(session: &Session<'_>, engine: &Engine, plan: &Plan) -> Result<(), CliError> {
    let diffs = engine.diffs(plan)?;
    session.out.say(&print_plan::plan(&session.words(), plan, &diffs, session.out.colour));
    Ok(())
}

fn agree(session: &Session<'_>) -> Result<(), CliError> {
    if !session.out.can_ask {
        return Err(CliError::NeedsYes { command: session.agreed_command() });
    }
    super::ask::yes(session, &msg::run_ask_agree(session.lang))
}

fn tell(session: &Session<'_>, receipt: &str, findings: &[Finding]) {
    let words = session.words();
    for finding in findings {
        session.out.say(&finding_line(session, &text::finding(&words, finding), finding));
    }
    if any_broken(findings) {
        let count = findings.iter().filter(|finding| finding.severity == Severity::Broken).count();
        out::complain(&msg::finding_some_broken(session.lang, count));
        // Proofs say what does not work; the doctor looks for what made it so.
        let step = msg::hint_run_command(session.lang, doctor_command(session));
        out::complain(&msg::run_next_step(session.lang, step));
    } else if !findings.is_empty() {
        session.out.say(&msg::finding_all_proved(session.lang, findings.len()));
    }
    session.out.say(&msg::run_done(session.lang, receipt));
}

/// The words that look for causes in the same home.
fn doctor_command(session: &Session<'_>) -> String {
    let home = session.global.home.as_ref().map(|home| quoted(&home.display().to_string()));
    home.map_or_else(|| "goready doctor".to_owned(), |home| format!("goready --home {home} doctor"))
}

/// The terminal in which the set-up ran read its shell files before they said anything of Go.
fn tell_terminal(session: &Session<'_>, engine: &Engine, plan: &Plan, findings: &[Finding]) {
    let edits = plan.steps.iter().any(|step| matches!(step.action, Action::EditShellFile { .. }));
    if !edits || !matches!(plan.request, Request::SetUp(_)) || any_broken(findings) {
        return;
    }
    let host = engine.host();
    let file = host.env.text("SHELL").and_then(|path| {
        let shell = Shell::from_executable(path.rsplit('/').next()?)?;
        // The shells whose word for it is the same, a full stop.
        let is_posix = shell.syntax() == Syntax::Posix;
        is_posix.then(|| host.places.env_dir().join(env_file_name(shell.syntax(), Moment::Interactive)))
    });
    let file = file.filter(|file| fs::inspect(file).is_ok_and(|found| found.is_some()));
    session.out.say(&match file {
        Some(file) => {
            let command = format!(". {}", quoted(&file.to_string_lossy()));
            msg::run_new_terminal_or(session.lang, command)
        }
        None => msg::run_new_terminal(session.lang),
    });
}

/// A finding with its mark: what holds, what deserves a look, what is broken.
pub(crate) fn finding_line(session: &Session<'_>, text: &str, finding: &Finding) -> String {
    let colour = session.out.colour;
    let code = finding.code().map(|code| format!(" [{code}]")).unwrap_or_default();
    let mark = match finding.severity {
        Severity::Ok => colour.paint("32", "✓"),
        Severity::Advice => colour.paint("33", "!"),
        Severity::Broken => colour.paint("31", "✗"),
    };
    format!("  {mark} {text}{code}")
}

/// Whether a proof failed.
pub(crate) fn any_broken(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Broken)
}

fn report(plan: &Plan, receipt: Option<&Receipt>, findings: Vec<Finding>) -> ChangeReport {
    let steps = receipt.map(|receipt| receipt.steps.iter().map(step_report).collect()).unwrap_or_default();
    ChangeReport {
        changed: receipt.is_some(),
        would_change: receipt.is_none() && !plan.is_done(),
        plan: plan.clone(),
        receipt: receipt.map(|receipt| receipt.id.clone()),
        steps,
        findings,
    }
}

fn step_report(step: &goready_installers::apply::DoneStep) -> StepReport {
    StepReport {
        seq: step.seq,
        action: action_name(&step.action),
        outcome: step.outcome,
        evidence: step.evidence.clone(),
        failed_sources: step.failed_sources.clone(),
    }
}

/// The tag by which an action is known in JSON.
fn action_name(action: &goready_installers::plan::Action) -> String {
    let value = serde_json::to_value(action).unwrap_or_default();
    value.get("action").and_then(|name| name.as_str()).unwrap_or_default().to_owned()
}
