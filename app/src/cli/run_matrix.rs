//! `matrix`: which Go builds for which target, and what is offered for download.

use super::args::MatrixArgs;
use super::error::{CliError, UsageError, UsageProblem};
use super::print_matrix;
use super::session::{Ending, Session};
use crate::settings::nearest;
use goready_installers::catalog::VersionRequest;
use goready_installers::catalog::matrix::{Matrix, MatrixFilter};
use goready_installers::plan::WantedGo;
use goready_installers::platform::name_in_go;
use goready_installers::version::GoLine;
use std::collections::BTreeSet;

/// `goready matrix`.
pub(crate) fn matrix(session: &Session<'_>, args: &MatrixArgs) -> Result<Ending, CliError> {
    let whole = Matrix::built_in();
    let filter = MatrixFilter {
        lines: args.go.iter().map(|go| line(session, &whole, go)).collect::<Result<_, CliError>>()?,
        oses: names("--os", &args.os, &whole.oses())?,
        arches: names("--arch", &args.arch, &whole.arches())?,
    };
    let selected = whole.select(&filter);
    session.answer("goready.matrix.v1", &selected, || print_matrix::table(&session.words(), &selected))?;
    Ok(Ending::Fine)
}

/// The line that is meant by any way to ask for a Go.
fn line(session: &Session<'_>, matrix: &Matrix, go: &str) -> Result<GoLine, CliError> {
    let wanted = match go.parse::<VersionRequest>() {
        Ok(wanted) => wanted,
        // Only a file needs the machine: the table answers without a home too.
        Err(_not_a_version) => match session.engine()?.wish(go)?.go {
            WantedGo::Version { wanted } => wanted,
            WantedGo::Archive { archive } => VersionRequest::Exact { version: archive.version },
        },
    };
    let lines: Vec<GoLine> = matrix.lines.iter().map(|line| line.line).collect();
    let found = match wanted {
        VersionRequest::Stable => lines.last().copied(),
        VersionRequest::OldStable => lines.iter().rev().nth(1).copied(),
        VersionRequest::Line { line } | VersionRequest::Module { line, .. } => Some(line),
        VersionRequest::Exact { version } => Some(version.line()),
    };
    found.filter(|line| lines.contains(line)).ok_or_else(|| {
        let end = if found.is_some_and(|line| lines.iter().all(|known| *known > line)) {
            lines.first()
        } else {
            lines.last()
        };
        refused("--go", go, end.into_iter().map(ToString::to_string).collect())
    })
}

/// Names that Go has; another one is refused with Go's name for it, the nearest, or all.
fn names(option: &str, words: &[String], known: &BTreeSet<&str>) -> Result<BTreeSet<String>, CliError> {
    let name = |word: &String| {
        let name = word.trim().to_ascii_lowercase();
        if known.contains(name.as_str()) {
            return Ok(name);
        }
        let meant = name_in_go(&name).filter(|meant| known.contains(meant));
        let near = meant.or_else(|| nearest(&name, known.iter().copied()));
        let choice = near.map_or_else(|| known.iter().copied().collect(), |near| vec![near]);
        Err(refused(option, word, choice.into_iter().map(str::to_owned).collect()))
    };
    words.iter().map(name).collect()
}

fn refused(option: &str, value: &str, nearest: Vec<String>) -> CliError {
    let problem = UsageProblem::InvalidValue { option: option.to_owned(), value: value.to_owned() };
    UsageError { problem, nearest, command: "goready matrix".to_owned() }.into()
}
