//! What the worker reports.

use super::{Looked, Releases, Review, Sizes};
use crate::cli::CliError;
use crate::job::TaskId;
use crate::settings::InForce;
use goready_installers::apply::{Event as Happened, FailedSource, History};
use goready_installers::catalog::matrix::Matrix;
use goready_installers::doctor::Examination;
use goready_installers::engine::{ShellFile, Tried};
use goready_installers::goenv::GoEnvReport;
use goready_installers::host::desktop::Opener;
use goready_installers::host::scheme::Scheme;
use goready_installers::verify::Finding;
use goready_installers::why::Why;
use std::path::PathBuf;

/// What the worker reports.
#[derive(Debug)]
pub(crate) struct Event {
    /// About which task.
    pub(crate) task: TaskId,
    /// What.
    pub(crate) news: News,
}

/// What there is to report.
#[derive(Debug)]
pub(crate) enum News {
    /// The look ended.
    Looked(Result<Box<Looked>, CliError>),
    /// The history is read.
    Remembered(Result<History, CliError>),
    /// Go's settings are told.
    Explained(Result<Box<GoEnvReport>, CliError>),
    /// What of ours is in shell files is known.
    Listed(Result<Vec<ShellFile>, CliError>),
    /// The checks are done.
    Examined(Result<Box<Examination>, CliError>),
    /// Those that need no network are done, for the count beside their place.
    Glanced(Result<Box<Examination>, CliError>),
    /// Who gets which Go is known.
    Traced(Result<Box<Why>, CliError>),
    /// A text about the checks that may be posted publicly.
    Reported(Result<String, CliError>),
    /// The compatibility table is made.
    Tabulated(Result<Box<Matrix>, CliError>),
    /// The store and the caches are measured.
    Measured(Result<Sizes, CliError>),
    /// The preference is kept, or refused; and what is in force since.
    Preferred(Result<(), CliError>, Box<InForce>),
    /// The file of preferences is set aside: where it is since.
    SetAside(Result<PathBuf, CliError>),
    /// The releases are known.
    Released(Result<Releases, CliError>),
    /// The plan is made.
    Planned(Result<Box<Review>, CliError>),
    /// The plan is saved in this file.
    Saved(Result<PathBuf, CliError>),
    /// A program of the desktop shows the folder.
    Opened(Result<Opener, CliError>),
    /// A source answered, or did not.
    Tried(Result<Result<Tried, FailedSource>, CliError>),
    /// The desktop prefers light or dark.
    Scheme(Scheme),
    /// The run goes on.
    Happened(Happened),
    /// The run ended: receipt and findings.
    Applied(Result<(String, Vec<Finding>), CliError>),
}

impl News {
    /// The error that ended a task.
    pub(crate) fn error(&self) -> Option<&CliError> {
        match self {
            Self::Looked(ended) => ended.as_ref().err(),
            Self::Remembered(ended) => ended.as_ref().err(),
            Self::Explained(ended) => ended.as_ref().err(),
            Self::Listed(ended) => ended.as_ref().err(),
            Self::Examined(ended) | Self::Glanced(ended) => ended.as_ref().err(),
            Self::Traced(ended) => ended.as_ref().err(),
            Self::Reported(ended) => ended.as_ref().err(),
            Self::Tabulated(ended) => ended.as_ref().err(),
            Self::Measured(ended) => ended.as_ref().err(),
            Self::Preferred(ended, _) => ended.as_ref().err(),
            Self::Released(ended) => ended.as_ref().err(),
            Self::Saved(ended) | Self::SetAside(ended) => ended.as_ref().err(),
            Self::Tried(ended) => ended.as_ref().err(),
            Self::Opened(ended) => ended.as_ref().err(),
            Self::Planned(ended) => ended.as_ref().err(),
            Self::Applied(ended) => ended.as_ref().err(),
            Self::Happened(_) | Self::Scheme(_) => None,
        }
    }
}
