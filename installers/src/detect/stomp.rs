//! Two releases unpacked over each other: files of another line beside a VERSION file that says this one.
//!
//! Unpacking replaces the files both releases have and leaves those that only the earlier one had, so those are the
//! witnesses. Which files each line has was measured; the table is data. (golang/go#71336 and its duplicates show what
//! people meet: "redeclared" errors out of the standard library.)

use crate::host::fs;
use crate::version::{GoLine, GoVersion};
use std::path::Path;

/// `path first-line last-line`; see the head of the file for how it was made.
const WITNESSES: &str = include_str!("../../../assets/data/stomp-witnesses.txt");

/// A path that only some lines have.
struct Witness<'a> {
    path: &'a str,
    /// The first line with it; none where the oldest line measured has it.
    first: Option<GoLine>,
    /// The last line with it; none where the newest line measured has it.
    last: Option<GoLine>,
}

impl Witness<'_> {
    /// Whether an untouched SDK of a line may have this file.
    fn belongs_to(&self, line: GoLine) -> bool {
        self.first.is_none_or(|first| first <= line) && self.last.is_none_or(|last| line <= last)
    }
}

fn witnesses() -> impl Iterator<Item = Witness<'static>> {
    let lines = WITNESSES.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut words = line.split_whitespace();
        let path = words.next()?;
        let (first, last) = (words.next()?, words.next()?);
        let bound = |word: &str| if word == "-" { Some(None) } else { word.parse().ok().map(Some) };
        Some(Witness { path, first: bound(first)?, last: bound(last)? })
    })
}

/// The files that an SDK of this version cannot have and that are there nevertheless. Betas and candidates lie between
/// two lines, so they are never accused.
pub(super) fn evidence(root: &Path, version: Option<GoVersion>) -> Vec<String> {
    let is_there = |path: &str| fs::inspect(&root.join(path)).ok().flatten().is_some();
    version.map(|version| found(version, is_there)).unwrap_or_default()
}

fn found(version: GoVersion, is_there: impl Fn(&str) -> bool) -> Vec<String> {
    if !version.is_stable() {
        return Vec::new();
    }
    let foreign = witnesses().filter(|witness| !witness.belongs_to(version.line()));
    let found = foreign.filter(|witness| is_there(witness.path));
    found.map(|witness| format!("{} is not of {version}", witness.path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `release 0110…`: which witnesses, in the order of the table, the real SDK has. Made with the table.
    const MEASURED: &str = include_str!("stomp/measured.txt");

    fn measured() -> Vec<(GoVersion, Vec<&'static str>)> {
        let paths: Vec<&str> = witnesses().map(|witness| witness.path).collect();
        let release = |line: &'static str| {
            let (version, marks) = line.split_once(' ').unwrap();
            assert_eq!(marks.len(), paths.len());
            let has = paths.iter().zip(marks.bytes()).filter(|(_, mark)| *mark == b'1');
            (version.parse().unwrap(), has.map(|(path, _)| *path).collect())
        };
        MEASURED.lines().map(release).collect()
    }

    #[test]
    fn no_clean_sdk_is_accused() {
        let measured = measured();
        assert_eq!(measured.len(), 18);
        for (version, files) in measured {
            assert_eq!(found(version, |path| files.contains(&path)), [] as [String; 0]);
        }
    }

    #[test]
    fn every_line_over_every_other_is_recognised() {
        let measured = measured();
        let mut pairs = 0;
        for (over, files) in &measured {
            for (under, left) in measured.iter().filter(|(under, _)| under.line() != over.line()) {
                let evidence = found(*over, |path| files.contains(&path) || left.contains(&path));
                assert!(evidence.len() >= 2, "{over} over {under}: {evidence:?}");
                pairs += 1;
            }
        }
        assert_eq!(pairs, 18 * 16);
    }

    #[test]
    fn lines_beyond_the_measured_ones_are_judged_by_the_nearest() {
        let newest: GoVersion = "go1.40.1".parse().unwrap();
        assert_eq!(found(newest, |path| path == "src/cmp/cmp.go"), [] as [String; 0]);
        assert_eq!(found(newest, |path| path == "src/os/str.go").len(), 1);
        let oldest: GoVersion = "go1.18.1".parse().unwrap();
        assert_eq!(found(oldest, |path| path == "src/os/str.go"), [] as [String; 0]);
        assert_eq!(found(oldest, |path| path == "src/cmp/cmp.go").len(), 1);
    }
}
