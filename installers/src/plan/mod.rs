//! Plan: a wish and the facts become a list of steps. Pure (I1): no file, no clock, no network, no `cfg(target_os)`.

mod action;
mod adopt;
mod build;
mod candidate;
mod edit;
mod env_files;
mod error;
mod fetch;
mod goal;
mod project;
mod reason;
mod request;
mod tools;
mod undo;

pub use action::{Action, Change, Inverse, Part, Step};
pub use adopt::{Adoption, Altered, AlteredFile, Contents, Unadoptable, Uncompared};
pub use build::{check_setting, may_adopt, plan};
pub use candidate::{Candidate, Form, Required};
pub use edit::Edit;
pub use env_files::{EnvFile, env_files, gopath, gopath_of};
pub use error::PlanError;
pub use goal::{Goal, GoalTool};
pub(crate) use project::LAUNCH_DIR;
pub use project::NewProject;
pub use reason::{Reason, Satisfied, Warning};
pub use request::{LocalArchive, Mend, Request, SdkWish, SetUp, ShellChoice, SourceSpec, WantedGo};
pub use tools::{Chosen, ModuleSource, ToolWish, ToolsWish, WantedTool};
pub use undo::{UndoFacts, UndoWish, plan_undo};

use crate::trust::Sha256Sum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The format of a plan as it is saved; a later one reads earlier ones or refuses.
pub const PLAN_FORMAT: u32 = 1;

/// The whole answer to a request: what will change, what is already so, what to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// [`PLAN_FORMAT`].
    pub format: u32,
    /// What was asked.
    pub request: Request,
    /// What will be done, in this order.
    pub steps: Vec<Step>,
    /// What was asked and is already so.
    pub satisfied: Vec<Satisfied>,
    /// What the person should know before agreeing.
    pub warnings: Vec<Warning>,
    /// What set-up is about once the steps are done; none for an undo.
    pub goal: Option<Goal>,
    /// Bytes to download; an estimate where a source does not say.
    pub download_bytes: u64,
    /// Bytes that will be taken on disk, the download included; an estimate.
    pub disk_bytes: u64,
}

impl Plan {
    /// The step with this number.
    #[must_use]
    pub fn step(&self, id: usize) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.steps.is_empty()
    }

    /// Whether it completes the receipt of an interrupted run.
    #[must_use]
    pub fn continues_receipt(&self) -> bool {
        self.warnings.iter().any(|warning| matches!(warning, Warning::ContinuesReceipt { .. }))
    }

    /// Whether carrying it out would do anything: an interrupted run without steps left wants to be completed too.
    #[must_use]
    pub fn has_work(&self) -> bool {
        !self.is_done() || self.continues_receipt()
    }

    /// A hash over request and steps: two plans with the same digest do the same.
    #[must_use]
    pub fn digest(&self) -> Sha256Sum {
        let text = serde_json::to_vec(&(&self.request, &self.steps)).unwrap_or_default();
        Sha256Sum::of(&text)
    }
}
