//! `new`: a first project.

use super::change::{self, Agreement};
use super::error::CliError;
use super::session::{Ending, Session};
use goready_i18n::msg;
use goready_installers::plan::Request;
use std::path::Path;

/// `goready new DIR`: made, built, run and tested.
pub(crate) fn new(session: &Session<'_>, dir: &Path) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    let version = engine.facts()?.ours.active.ok_or(CliError::NoneActive)?;
    let project = engine.project_wish(dir, version);
    let place = session.words().path(&project.dir);
    let plan = engine.plan(&Request::NewProject(project))?;
    let ending = change::carry_out(session, &engine, &plan, "goready.new.v1", Agreement::Open)?;
    if ending == Ending::Changed && !session.global.dry_run {
        session.out.say(&msg::project_next(session.lang, place));
    }
    Ok(ending)
}
