//! Sizes, rates, times and counts, as people read them.

use crate::{Lang, msg};
use std::time::Duration;

/// The decimal units from which a size is written with one; below, bytes are counted out.
const UNITS: [(&str, u128); 4] =
    [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];

/// A number of bytes with three significant digits, in decimal units as download pages give them: `78.4 MB`.
#[must_use]
pub fn size(lang: &Lang, bytes: u64) -> String {
    match scaled(bytes) {
        Some((number, unit)) => msg::common_size(lang, number, unit),
        None => msg::common_size_bytes(lang, bytes),
    }
}

/// A number of bytes per second: `3.21 MB/s`.
#[must_use]
pub fn rate(lang: &Lang, bytes_per_second: u64) -> String {
    msg::common_rate(lang, size(lang, bytes_per_second))
}

/// How long something took: `0.4 s`, `12 s`, `2 min 5 s`, `1 h 20 min`.
#[must_use]
pub fn duration(lang: &Lang, time: Duration) -> String {
    let tenths = rounded(time.as_millis(), 100);
    let seconds = rounded(time.as_millis(), 1000);
    if tenths < 100 {
        return msg::common_duration_seconds(lang, format!("{}.{}", tenths / 10, tenths % 10));
    }
    if seconds < 60 {
        return msg::common_duration_seconds(lang, seconds.to_string());
    }
    if seconds < 3600 {
        return msg::common_duration_minutes(lang, seconds / 60, seconds % 60);
    }
    let minutes = rounded(time.as_millis(), 60_000);
    msg::common_duration_hours(lang, minutes / 60, minutes % 60)
}

/// How long something may still take, no more exactly than such a guess can be: `about 2 min left`.
///
/// Below a minute it counts in steps of five seconds, so that the text does not flicker.
#[must_use]
pub fn time_left(lang: &Lang, time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 58 {
        return msg::common_left_seconds(lang, (seconds / 5 + 1) * 5);
    }
    let minutes = rounded(u128::from(seconds), 60).max(1);
    if minutes < 60 {
        return msg::common_left_minutes(lang, minutes);
    }
    msg::common_left_hours(lang, minutes / 60, minutes % 60)
}

/// A count with its thousands set apart: `12,345`. Chinese groups digits the same way.
#[must_use]
pub fn count(_lang: &Lang, number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The number with three significant digits, and its unit.
fn scaled(bytes: u64) -> Option<(String, &'static str)> {
    let bytes = u128::from(bytes);
    // 999,500 bytes are 1.00 MB, not 1000 kB.
    let (unit, factor) = UNITS.into_iter().find(|(_, factor)| bytes >= factor - factor / 2000)?;
    let hundredths = rounded(bytes * 100, factor);
    let tenths = rounded(bytes * 10, factor);
    let number = if hundredths < 1000 {
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    } else if tenths < 1000 {
        format!("{}.{}", tenths / 10, tenths % 10)
    } else {
        rounded(bytes, factor).to_string()
    };
    Some((number, unit))
}

/// `value / by`, rounded to the nearest.
fn rounded(value: u128, by: u128) -> u128 {
    (value + by / 2) / by
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LangTag;

    fn both(write: impl Fn(&Lang) -> String) -> [String; 2] {
        LangTag::ALL.map(|tag| write(&Lang::new(tag)))
    }

    #[test]
    fn sizes_have_three_significant_digits() {
        let lang = Lang::default();
        for (bytes, expected) in [
            (0, "0 B"),
            (1, "1 B"),
            (998, "998 B"),
            (999, "999 B"),
            (1000, "1.00 kB"),
            (1005, "1.01 kB"),
            (9_994, "9.99 kB"),
            (9_995, "10.0 kB"),
            (99_949, "99.9 kB"),
            (99_950, "100 kB"),
            (999_499, "999 kB"),
            (999_500, "1.00 MB"),
            (78_400_000, "78.4 MB"),
            (68_937_049, "68.9 MB"),
            (999_500_000, "1.00 GB"),
            (1_234_567_890, "1.23 GB"),
            (5_000_000_000_000, "5.00 TB"),
            (u64::MAX, "18446744 TB"),
        ] {
            assert_eq!(size(&lang, bytes), expected, "{bytes}");
        }
    }

    #[test]
    fn quantities_read_well_in_both_languages() {
        let seconds = Duration::from_secs;
        assert_eq!(both(|lang| size(lang, 512)), ["512 B", "512 字节"]);
        assert_eq!(both(|lang| rate(lang, 3_210_000)), ["3.21 MB/s", "3.21 MB/秒"]);
        assert_eq!(both(|lang| duration(lang, Duration::from_millis(440))), ["0.4 s", "0.4 秒"]);
        assert_eq!(both(|lang| duration(lang, Duration::from_millis(9_960))), ["10 s", "10 秒"]);
        assert_eq!(both(|lang| duration(lang, Duration::from_millis(59_600))), ["1 min 0 s", "1 分 0 秒"]);
        assert_eq!(both(|lang| duration(lang, seconds(125))), ["2 min 5 s", "2 分 5 秒"]);
        assert_eq!(both(|lang| duration(lang, seconds(4_800))), ["1 h 20 min", "1 小时 20 分钟"]);
        assert_eq!(both(|lang| time_left(lang, seconds(0))), ["about 5 s left", "大约还需 5 秒"]);
        assert_eq!(both(|lang| time_left(lang, seconds(57))), ["about 60 s left", "大约还需 60 秒"]);
        assert_eq!(both(|lang| time_left(lang, seconds(58))), ["about 1 min left", "大约还需 1 分钟"]);
        assert_eq!(both(|lang| time_left(lang, seconds(125))), ["about 2 min left", "大约还需 2 分钟"]);
        assert_eq!(
            both(|lang| time_left(lang, seconds(4_800))),
            ["about 1 h 20 min left", "大约还需 1 小时 20 分钟"]
        );
        assert_eq!(both(|lang| count(lang, 1_234_567)), ["1,234,567", "1,234,567"]);
        assert_eq!(both(|lang| count(lang, 123)), ["123", "123"]);
    }

    #[test]
    fn extreme_times_do_not_overflow() {
        for lang in LangTag::ALL.map(Lang::new) {
            assert!(!duration(&lang, Duration::MAX).is_empty());
            assert!(!time_left(&lang, Duration::MAX).is_empty());
        }
    }
}
