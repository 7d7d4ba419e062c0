//! Receipts: where they stand, and when.

use super::Words;
use goready_i18n::msg;
use goready_installers::apply::Standing;

impl Words<'_> {
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

/// `2026-11-24 00:18 UTC`.
pub(crate) fn time(unix_secs: i64) -> String {
    let time = jiff::Timestamp::from_second(unix_secs).unwrap_or_default();
    time.strftime("%Y-%m-%d %H:%M UTC").to_string()
}
