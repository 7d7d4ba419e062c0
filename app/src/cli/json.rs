//! The shapes of `--json`: one object per run, each with the name of its shape, each with a schema in `docs/schemas`.

use super::error::{CliError, NextStep};
use goready_installers::apply::{FailedSource, Outcome, Receipt};
use goready_installers::catalog::Support;
use goready_installers::catalog::tool_pins::{Fitting, Tool};
use goready_installers::detect::{CacheFacts, Facts, SdkFacts, StoredTool, ToolFacts};
use goready_installers::doctor::Examination;
use goready_installers::error::{Class, Coded};
use goready_installers::plan::Plan;
use goready_installers::trust::{Evidence, Sha256Sum};
use goready_installers::verify::Finding;
use goready_installers::version::GoVersion;
use goready_installers::why::Why;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The key that names a shape.
pub(super) const SCHEMA_KEY: &str = "schema";

/// What a command that changes the machine did, or would do.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct ChangeReport {
    /// Whether anything was changed.
    pub(crate) changed: bool,
    /// Whether anything would be changed: a dry run's answer.
    pub(crate) would_change: bool,
    /// The plan that was carried out, or would be.
    pub(crate) plan: Plan,
    /// The receipt's name in the history; none when nothing was done.
    pub(crate) receipt: Option<String>,
    /// What was done, step by step.
    pub(crate) steps: Vec<StepReport>,
    /// What was proved afterwards.
    pub(crate) findings: Vec<Finding>,
}

/// A step that was done.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct StepReport {
    /// Its number within the receipt, from 1.
    pub(crate) seq: usize,
    /// What it did, such as `unpack`.
    pub(crate) action: String,
    /// How it ended.
    pub(crate) outcome: Option<Outcome>,
    /// What made its bytes good enough.
    pub(crate) evidence: Vec<Evidence>,
    /// Sources that did not serve, and why.
    pub(crate) failed_sources: Vec<FailedSource>,
}

/// A plan as it is saved for `goready apply`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct PlanReport {
    /// Whether carrying it out would change anything.
    pub(crate) would_change: bool,
    /// A hash over request and steps; `goready apply` compares it.
    pub(crate) digest: Sha256Sum,
    /// The plan.
    pub(crate) plan: Plan,
}

/// What `goready verify` proved.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct VerifyReport {
    /// The Go of ours that is active; none means that there was nothing to prove.
    pub(crate) active: Option<GoVersion>,
    /// Whether there is such a Go and nothing about it is broken.
    pub(crate) ok: bool,
    /// Every proof.
    pub(crate) findings: Vec<Finding>,
}

/// What doctor found, and what was put right.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct DoctorReport {
    /// Whether nothing is broken; with `--fix`, afterwards.
    pub(crate) ok: bool,
    /// What was found.
    #[serde(flatten)]
    pub(crate) examination: Examination,
    /// What `--fix` did, or would do.
    pub(crate) fix: Option<ChangeReport>,
    /// What was found afterwards.
    pub(crate) after: Option<Examination>,
}

/// Who gets which program.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct WhyReport {
    /// What was found.
    #[serde(flatten)]
    pub(crate) why: Why,
    /// What `--fix` did, or would do.
    #[serde(rename = "fixed")]
    pub(crate) fix: Option<ChangeReport>,
}

/// What is on this machine.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct StatusReport {
    /// goready's version.
    pub(crate) goready: String,
    /// Everything detect found.
    pub(crate) facts: Facts,
}

/// Every receipt, oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct HistoryReport {
    /// The receipts.
    pub(crate) receipts: Vec<Receipt>,
    /// Those that cannot be read.
    pub(crate) damaged: Vec<DamagedReport>,
}

/// A receipt that cannot be read, and so not be taken back.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct DamagedReport {
    /// Its name in the history, such as `0003`.
    pub(crate) id: String,
    /// Its directory.
    pub(crate) dir: PathBuf,
    /// Stable code, such as `GR-RCPT-001`.
    pub(crate) code: String,
    /// What is wrong, in the person's language.
    pub(crate) message: String,
}

/// The Gos on this machine.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct SdkListReport {
    /// The Go of ours that is active.
    pub(crate) active: Option<GoVersion>,
    /// Gos of our store, adopted ones among them.
    pub(crate) installed: Vec<GoVersion>,
    /// Gos of others that were adopted, and where each is, or was.
    pub(crate) adopted: BTreeMap<GoVersion, PathBuf>,
    /// Gos of others, adopted ones among them.
    pub(crate) foreign: Vec<SdkFacts>,
}

/// The Gos that could be installed here.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct SdkAvailableReport {
    /// The day of the list that goready was built with.
    pub(crate) captured: String,
    /// When the world was looked at last, in seconds since 1970 (UTC); none: only the built-in list is known.
    pub(crate) refreshed_at: Option<i64>,
    /// Who answered.
    pub(crate) refreshed_from: Option<String>,
    /// Sources that did not answer this time, and why.
    pub(crate) failed_sources: Vec<FailedSource>,
    /// Releases for this platform, newest first.
    pub(crate) releases: Vec<AvailableRelease>,
}

/// A Go that could be installed here.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct AvailableRelease {
    /// Which.
    pub(crate) version: GoVersion,
    /// Whether its line gets security fixes.
    pub(crate) support: Support,
    /// Whether it is the newest stable release of its line.
    pub(crate) newest_of_line: bool,
    /// Whether it is installed.
    pub(crate) installed: bool,
}

/// The caches that hold something.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct CacheListReport {
    /// Each of them; those of Go are the person's.
    pub(crate) caches: Vec<CacheFacts>,
    /// Bytes of ours: what `goready cache clean` gives back.
    pub(crate) ours_bytes: u64,
}

/// Which tools fit the active Go, and which are there.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct ToolsListReport {
    /// The Go of ours that is active; none: nothing can be said to fit.
    pub(crate) active: Option<GoVersion>,
    /// Every tool that goready knows.
    pub(crate) tools: Vec<ListedTool>,
}

/// One tool.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct ListedTool {
    /// Which.
    pub(crate) tool: Tool,
    /// What fits the active Go here.
    pub(crate) fitting: Option<Fitting>,
    /// Those of our store, for every Go.
    pub(crate) stored: Vec<StoredTool>,
    /// Every copy that is there; the one that `go install` would replace first.
    pub(crate) found: Vec<ToolFacts>,
    /// What stands where it would be installed and is no program that can be run.
    pub(crate) blocked: Option<PathBuf>,
}

/// A text, such as a completion script.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct TextReport {
    /// The text.
    pub(crate) text: String,
}

/// Why a command ended before its work was done.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct ErrorReport {
    /// The error.
    pub(crate) error: ErrorBody,
}

/// An error.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct ErrorBody {
    /// Stable code, such as `GR-NET-003`.
    pub(crate) code: String,
    /// The class that the exit code stands for.
    pub(crate) class: Class,
    /// What happened, in the person's language.
    pub(crate) message: String,
    /// The one next step, for programs.
    pub(crate) hint: NextStep,
    /// The one next step, in the person's language.
    pub(crate) next_step: Option<String>,
    /// The process exit code.
    pub(crate) exit: u8,
}

impl ErrorReport {
    /// The report of an error, with its texts.
    pub(crate) fn new(error: &CliError, message: String, next_step: Option<String>) -> Self {
        let (class, code) = (error.class(), error.code().to_owned());
        let hint = error.next_step();
        Self { error: ErrorBody { code, class, message, hint, next_step, exit: class.exit_code() } }
    }
}

/// One JSON object, its shape's name first.
pub(crate) fn document<T: Serialize>(name: &str, report: &T) -> Result<String, CliError> {
    let wrong = |error: serde_json::Error| CliError::Output { reason: error.to_string() };
    let mut object = Map::new();
    object.insert(SCHEMA_KEY.to_owned(), Value::from(name));
    if let Value::Object(fields) = serde_json::to_value(report).map_err(wrong)? {
        object.extend(fields);
    }
    serde_json::to_string_pretty(&Value::Object(object)).map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_names_its_shape_first() {
        let text = document("goready.text.v1", &TextReport { text: "x".into() }).unwrap();
        assert!(text.starts_with("{\n  \"schema\": \"goready.text.v1\""), "{text}");
    }
}
