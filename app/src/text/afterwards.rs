//! What can be taken back of a plan, and how that is said: in the terminal by a command, in the window by a place.

use super::Words;
use goready_i18n::{msg, quantity};
use goready_installers::plan::{Action, Inverse, Plan, Request, Step};

/// How much of a plan can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TakenBack {
    /// All of it.
    Whole,
    /// Some of it.
    Partly,
    /// Nothing of it.
    Never,
    /// It takes back itself.
    Undo,
    /// Caches, which fill again.
    Caches,
}

impl TakenBack {
    /// Of a plan.
    pub(crate) fn of(plan: &Plan) -> Self {
        match plan.request {
            Request::Undo { .. } => Self::Undo,
            Request::CleanCaches { .. } => Self::Caches,
            Request::SetUp(_)
            | Request::InstallSdk(_)
            | Request::ActivateSdk { .. }
            | Request::AdoptSdk(_)
            | Request::RemoveSdk { .. }
            | Request::Mend(_)
            | Request::InstallTools(_)
            | Request::RemoveTools { .. }
            | Request::NewProject(_) => {
                let is_for_good = |step: &Step| step.undo == Inverse::InstallAgain;
                if plan.steps.iter().all(is_for_good) {
                    Self::Never
                } else if plan.steps.iter().any(is_for_good) {
                    Self::Partly
                } else {
                    Self::Whole
                }
            }
        }
    }
}

impl Words<'_> {
    /// How a plan is taken back once it is carried out, for the terminal; nothing of an undo.
    pub(crate) fn take_back(&self, plan: &Plan) -> Option<String> {
        let lang = self.lang;
        Some(match TakenBack::of(plan) {
            TakenBack::Whole => msg::plan_take_back(lang, "goready undo"),
            TakenBack::Partly => msg::plan_take_back_rest(lang, "goready undo"),
            TakenBack::Never => msg::plan_take_back_none(lang),
            TakenBack::Undo => return None,
            TakenBack::Caches => self.frees(plan),
        })
    }

    /// The same for the window.
    pub(crate) fn take_back_in_window(&self, plan: &Plan) -> Option<String> {
        let lang = self.lang;
        Some(match TakenBack::of(plan) {
            TakenBack::Whole => msg::window_review_undo(lang, msg::window_nav_history(lang)),
            TakenBack::Partly => msg::window_review_undo_rest(lang, msg::window_nav_history(lang)),
            TakenBack::Never => msg::window_review_undo_none(lang),
            TakenBack::Undo => return None,
            TakenBack::Caches => self.frees(plan),
        })
    }

    /// Bytes that emptied caches give back.
    fn frees(&self, plan: &Plan) -> String {
        let freed = |step: &Step| {
            if let Action::RemoveCache { size_bytes, .. } = &step.action { *size_bytes } else { 0 }
        };
        msg::cache_frees(self.lang, quantity::size(self.lang, plan.steps.iter().map(freed).sum::<u64>()))
    }
}
