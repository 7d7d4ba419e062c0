//! `setup`, `plan`, `apply`.

use super::args::SetUpArgs;
use super::change::{self, Agreement};
use super::error::{CliError, UsageError, UsageProblem};
use super::json::{self, PlanReport};
use super::print_plan;
use super::session::{Ending, Session};
use super::{assistant, out::Colour};
use crate::settings::{ToolChoice, Wrong, shells_of, tools_of};
use goready_installers::catalog::goproxy::GoProxy;
use goready_installers::engine::{Engine, EngineError};
use goready_installers::host::{FsError, fs};
use goready_installers::plan::{Plan, Request, SdkWish, SetUp, ShellChoice};
use goready_installers::trust::Sha256Sum;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What `setup` means without `--go`.
pub(crate) const USUAL_GO: &str = "stable";

/// A plan of a few dozen steps has a few dozen kilobytes.
const MOST_PLAN_BYTES: u64 = 16 << 20;

/// `goready setup`.
pub(crate) fn set_up(session: &Session<'_>, args: &SetUpArgs) -> Result<Ending, CliError> {
    let names_a_go = args.go.is_some() || args.from.is_some();
    if session.out.can_ask && !session.global.yes && !session.global.dry_run && !names_a_go {
        return assistant::run(session, args);
    }
    let engine = session.engine()?;
    let request = request(session, &engine, args)?;
    let plan = engine.plan(&request)?;
    change::carry_out(session, &engine, &plan, "goready.setup.v1", Agreement::Open)
}

/// `goready plan`.
pub(crate) fn plan(session: &Session<'_>, args: &SetUpArgs) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    let request = request(session, &engine, args)?;
    let plan = engine.plan(&request)?;
    let would_change = !plan.is_done();
    let report = PlanReport { would_change, digest: plan.digest(), plan };
    let diffs = engine.diffs(&report.plan)?;
    session.answer("goready.plan.v1", &report, || {
        print_plan::plan(&session.words(), &report.plan, &diffs, Colour::Off)
    })?;
    Ok(change::planned(&report.plan, if would_change { Ending::Changed } else { Ending::Fine }))
}

/// `goready apply`.
pub(crate) fn apply(session: &Session<'_>, path: &Path) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    let plan = saved_plan(&engine, path)?;
    // Whoever saved the plan and gives it back has agreed to it, and to no other.
    change::show(session, &engine, &plan)?;
    change::carry_out(session, &engine, &plan, "goready.apply.v1", Agreement::ThisPlan)
}

fn saved_plan(engine: &Engine, path: &Path) -> Result<Plan, CliError> {
    let path = engine.host().dir.join(path);
    let wrong = |reason: String| CliError::PlanFile { path: path.clone(), reason };
    if fs::inspect_target(&path).map_err(EngineError::from)?.is_none() {
        return Err(CliError::NoPlanFile { path });
    }
    let bytes = fs::read_named(&path, MOST_PLAN_BYTES).map_err(EngineError::from)?;
    let saved: PlanReport = serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
    if saved.plan.digest() != saved.digest {
        return Err(CliError::PlanAltered { path });
    }
    Ok(saved.plan)
}

/// Saves a plan as `goready plan --json` prints it, where no file is yet.
pub(crate) fn save_plan(plan: Plan, path: &Path) -> Result<(), CliError> {
    let report = PlanReport { would_change: !plan.is_done(), digest: plan.digest(), plan };
    let text = format!("{}\n", json::document("goready.plan.v1", &report)?);
    let refused = |error: FsError| {
        let is_there = error.source.kind() == ErrorKind::AlreadyExists;
        let there = || CliError::FileThere { path: path.to_owned() };
        if is_there { there() } else { EngineError::from(error).into() }
    };
    fs::write_new(path, text.as_bytes()).map_err(refused)
}

/// The wish that the options make.
pub(crate) fn request(session: &Session<'_>, engine: &Engine, args: &SetUpArgs) -> Result<Request, CliError> {
    let sdk = wish(engine, args.go.as_deref(), args.from.as_ref(), args.sha256.as_deref())?;
    let shells = shells(session, args)?;
    let set = |name: &str, value: &Option<String>| value.clone().map(|value| (name.to_owned(), value));
    let go_env: BTreeMap<String, String> =
        set("GOPROXY", &args.goproxy).into_iter().chain(set("GOPATH", &args.gopath)).collect();
    if let Some(list) = &args.goproxy {
        list.parse::<GoProxy>().map_err(EngineError::from)?;
    }
    let tools =
        tools(session, args)?.map(|choice| engine.tools_wish(choice.tools, choice.chosen)).transpose()?;
    Ok(Request::SetUp(SetUp { sdk, shells, go_env, tools }))
}

/// The SDK that is wished: a version, or the one in an archive.
pub(crate) fn wish(
    engine: &Engine,
    go: Option<&str>,
    from: Option<&PathBuf>,
    sha256: Option<&str>,
) -> Result<SdkWish, CliError> {
    let vouched = sha256.map(str::parse::<Sha256Sum>).transpose().map_err(EngineError::from)?;
    Ok(match from {
        Some(archive) => engine.archive_wish(archive, vouched)?,
        None => engine.wish(go.unwrap_or(USUAL_GO))?,
    })
}

/// The tools that `--tools` names, else the setting; by itself `setup` installs none.
fn tools(session: &Session<'_>, args: &SetUpArgs) -> Result<Option<ToolChoice>, CliError> {
    let choice = match &args.tools {
        None => session.settings.tools.clone(),
        Some(text) => Some(tools_of(text).map_err(|wrong| refused(session, "--tools", text, wrong))?),
    };
    Ok(choice.filter(|choice| !choice.tools.is_empty()))
}

/// A value that an option cannot have.
pub(crate) fn refused(session: &Session<'_>, option: &str, text: &str, wrong: Wrong) -> CliError {
    let refused = |value: String| UsageProblem::InvalidValue { option: option.to_owned(), value };
    let (problem, nearest) = match wrong {
        Wrong::NotOneOf { value, known } => (refused(value), known),
        Wrong::NotSeconds { value } => (refused(value), Vec::new()),
        Wrong::Type { .. } => (refused(text.to_owned()), Vec::new()),
        Wrong::Apart { one, other } => (UsageProblem::Conflict { one, other }, Vec::new()),
    };
    UsageError { problem, nearest, command: format!("goready {}", session.verb) }.into()
}

fn shells(session: &Session<'_>, args: &SetUpArgs) -> Result<ShellChoice, CliError> {
    match &args.shells {
        None => Ok(session.settings.shells.clone().unwrap_or_default()),
        Some(text) => shells_of(text).map_err(|wrong| refused(session, "--shells", text, wrong)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::Machine;

    #[test]
    fn a_saved_plan_is_read_as_it_was_and_takes_the_place_of_nothing() {
        let machine = Machine::new();
        let plan = machine.review().plan;
        let path = machine.home().join("my plan.json");
        save_plan(plan.clone(), &path).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let saved: PlanReport = serde_json::from_slice(&bytes).unwrap();
        assert_eq!((saved.digest, &saved.plan), (plan.digest(), &plan));
        assert!(matches!(save_plan(plan.clone(), &path), Err(CliError::FileThere { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        assert!(matches!(save_plan(plan, &machine.home().join("no/p.json")), Err(CliError::Engine { .. })));
    }
}
