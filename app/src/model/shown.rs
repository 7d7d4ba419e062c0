//! What the window shows: values as the worker brings them.

use crate::settings::InForce;
use goready_installers::apply::FailedSource;
use goready_installers::catalog::Support;
use goready_installers::detect::{CacheFacts, Facts};
use goready_installers::engine::FileDiff;
use goready_installers::host::desktop::Opener;
use goready_installers::plan::Plan;
use goready_installers::trust::Evidence;
use goready_installers::verify::{Finding, Severity};
use goready_installers::version::GoVersion;
use std::time::Duration;

/// What a look at the machine found.
#[derive(Clone, Debug)]
pub(crate) struct Looked {
    /// Everything.
    pub(crate) facts: Facts,
    /// How many steps the set-up of the active Go lacks; none when that cannot be said.
    pub(crate) missing: Option<usize>,
    /// Whether the line of the active Go gets no security fixes any more.
    pub(crate) is_out_of_support: bool,
    /// What can show a folder here.
    pub(crate) openers: Vec<Opener>,
}

/// What the machine is, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A run was interrupted.
    Interrupted,
    /// No Go of ours is active.
    NotSetUp,
    /// A Go of ours is active, and something of its set-up is missing.
    Incomplete(GoVersion, usize),
    /// A Go of ours is active and whole, and its line gets no security fixes any more.
    OutOfSupport(GoVersion),
    /// A Go of ours is active and whole.
    Ready(GoVersion),
}

impl Looked {
    /// What the machine is, in one word.
    pub(crate) fn verdict(&self) -> Verdict {
        let ours = &self.facts.ours;
        match (ours.active, self.missing) {
            _ if ours.open_receipt.is_some() => Verdict::Interrupted,
            (None, _) => Verdict::NotSetUp,
            (Some(version), Some(missing)) if missing > 0 => Verdict::Incomplete(version, missing),
            (Some(version), _) if self.is_out_of_support => Verdict::OutOfSupport(version),
            (Some(version), _) => Verdict::Ready(version),
        }
    }
}

/// What is being written into the fields of the preferences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// Sources in order.
    pub(crate) source: String,
    /// A file with certificate authorities.
    pub(crate) ca_file: String,
    /// The proxy to the network.
    pub(crate) proxy: String,
}

impl Draft {
    /// What is in force, as it is written.
    pub(crate) fn of(in_force: &InForce) -> Self {
        let ca_file = in_force.ca_file.as_ref().map(|path| path.display().to_string());
        Self {
            source: in_force.source.join(", "),
            ca_file: ca_file.unwrap_or_default(),
            proxy: in_force.proxy.clone().unwrap_or_default(),
        }
    }
}

/// How large things of ours and of Go are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sizes {
    /// All Gos of our store; an adopted one is not in it.
    pub(crate) sdks_bytes: u64,
    /// What can be fetched or built again.
    pub(crate) caches: Vec<CacheFacts>,
}

/// The releases there are for this machine.
#[derive(Clone, Debug, Default)]
pub(crate) struct Releases {
    /// Newest first.
    pub(crate) all: Vec<ReleaseRow>,
    /// When they were looked up, in seconds since 1970; none: only what goready was built with is known.
    pub(crate) at: Option<i64>,
    /// Where they were looked up.
    pub(crate) from: Option<String>,
    /// The day of the list that goready was built with.
    pub(crate) captured: String,
    /// Sources that did not answer.
    pub(crate) failed: Vec<FailedSource>,
}

/// A release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReleaseRow {
    /// Which Go.
    pub(crate) version: GoVersion,
    /// Whether its line still gets security fixes.
    pub(crate) support: Support,
    /// Whether no later one of its line is known.
    pub(crate) is_newest_of_line: bool,
    /// Bytes of its archive, where known.
    pub(crate) size_bytes: Option<u64>,
}

impl Releases {
    /// The newest of each line, newest first.
    pub(crate) fn newest_of_lines(&self) -> impl Iterator<Item = &ReleaseRow> {
        self.all.iter().filter(|release| release.is_newest_of_line)
    }

    /// The newest stable one.
    pub(crate) fn stable(&self) -> Option<GoVersion> {
        let mut stable = self.newest_of_lines().filter(|release| release.version.is_stable());
        stable.next().map(|release| release.version)
    }
}

/// A plan to be agreed to.
#[derive(Clone, Debug)]
pub(crate) struct Review {
    /// The plan.
    pub(crate) plan: Plan,
    /// Its text changes.
    pub(crate) diffs: Vec<FileDiff>,
}

impl Review {
    /// Whether agreeing would do anything.
    pub(crate) fn has_work(&self) -> bool {
        self.plan.has_work()
    }
}

/// What a run led to.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// The plan that was carried out.
    pub(crate) plan: Plan,
    /// The receipt's name in the history.
    pub(crate) receipt: String,
    /// What was proved.
    pub(crate) findings: Vec<Finding>,
    /// What made the downloaded bytes good enough.
    pub(crate) evidence: Vec<Evidence>,
    /// How long it took.
    pub(crate) took: Duration,
}

impl Outcome {
    /// How many proofs failed.
    pub(crate) fn broken_count(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Broken).count()
    }
}
