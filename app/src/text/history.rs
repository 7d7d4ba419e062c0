//! Receipts: where they stand, and when.

use super::Words;
use goready_i18n::{Lang, msg};
use goready_installers::apply::{Outcome, Receipt, Standing};
use goready_installers::plan::{Action, Request};
use goready_installers::version::GoVersion;
use jiff::tz::TimeZone;

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

/// A moment as people here write it, by the clock of this machine: `Nov 24, 2026, 12:18 AM`.
pub(crate) fn time(lang: &Lang, unix_secs: i64) -> String {
    moment(lang, unix_secs, TimeZone::system())
}

fn moment(lang: &Lang, unix_secs: i64, zone: TimeZone) -> String {
    let at = jiff::Timestamp::from_second(unix_secs).unwrap_or_default().to_zoned_datetime(zone);
    let hour = match at.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    let (hour, minute) = (hour.to_string(), format!("{:02}", at.minute()));
    let clock = if at.hour() < 12 {
        msg::common_clock_am(lang, hour, minute)
    } else {
        msg::common_clock_pm(lang, hour, minute)
    };
    msg::common_moment(lang, clock, at.day().to_string(), month(lang, at.month()), at.year().to_string())
}

fn month(lang: &Lang, month: i8) -> String {
    match month {
        1 => msg::common_month_1(lang),
        2 => msg::common_month_2(lang),
        3 => msg::common_month_3(lang),
        4 => msg::common_month_4(lang),
        5 => msg::common_month_5(lang),
        6 => msg::common_month_6(lang),
        7 => msg::common_month_7(lang),
        8 => msg::common_month_8(lang),
        9 => msg::common_month_9(lang),
        10 => msg::common_month_10(lang),
        11 => msg::common_month_11(lang),
        _ => msg::common_month_12(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use goready_i18n::LangTag;

    #[test]
    fn a_moment_is_written_as_people_write_it_and_by_the_clock_of_the_place() {
        let noon = 1_795_608_300; // 2026-11-25 12:05 UTC
        let at = |tag, zone: TimeZone, secs| moment(&Lang::new(tag), secs, zone);
        let beijing = || TimeZone::fixed(jiff::tz::offset(8));
        assert_eq!(at(LangTag::EnUs, TimeZone::UTC, noon), "Nov 25, 2026, 12:05 PM");
        assert_eq!(at(LangTag::EnUs, TimeZone::UTC, noon - 12 * 3600), "Nov 25, 2026, 12:05 AM");
        assert_eq!(at(LangTag::ZhCn, beijing(), noon), "2026年11月25日 下午 8:05");
        assert_eq!(at(LangTag::ZhCn, beijing(), noon + 4 * 3600), "2026年11月26日 上午 12:05");
    }
}
