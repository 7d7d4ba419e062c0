//! Receipts: where they stand, and when.

use super::Words;
use goready_i18n::msg;
use goready_installers::apply::{Outcome, Receipt, Standing};
use goready_installers::plan::{Action, Request};
use goready_installers::version::GoVersion;

impl Words<'_> {
    /// What a receipt is about, with the Go that it was about in the end.
    pub(crate) fn receipt(&self, receipt: &Receipt) -> String {
        match (&receipt.request, version_of(receipt)) {
            (Request::SetUp(_), Some(version)) => msg::run_request_set_up_version(self.lang, version.bare()),
            (Request::InstallSdk(_), Some(version)) => {
                msg::run_request_install_version(self.lang, version.bare())
            }
            (request, _) => self.request(request),
        }
    }

    /// Where a receipt stands.
    pub(crate) fn standing(&self, standing: Standing) -> String {
        match standing {
            Standing::Open => msg::run_standing_open(self.lang),
            Standing::Complete => msg::run_standing_complete(self.lang),
            Standing::Abandoned => msg::run_standing_abandoned(self.lang),
            Standing::Undone => msg::run_standing_undone(self.lang),
        }
    }
}

/// The Go that a receipt unpacked or made active.
fn version_of(receipt: &Receipt) -> Option<GoVersion> {
    let mut done = receipt.steps.iter().filter(|step| step.outcome == Some(Outcome::Done));
    done.find_map(|step| {
        let (Action::Unpack { version, .. } | Action::Activate { version: Some(version), .. }) = &step.action
        else {
            return None;
        };
        Some(*version)
    })
}

/// `2026-11-24 00:18 UTC`.
pub(crate) fn time(unix_secs: i64) -> String {
    let time = jiff::Timestamp::from_second(unix_secs).unwrap_or_default();
    time.strftime("%Y-%m-%d %H:%M UTC").to_string()
}
