//! Directory hashes of toolchain modules that were looked up, with proof, when goready was made.
//!
//! They cover the newest patch of each line on each platform that the module proxy listed on that day; no name was
//! guessed. They stand in where the checksum database cannot be asked, and they tell of releases that came out after the
//! pinned list was taken. Made by `cargo run -p goready-tests --bin pin-releases -- h1`.

use super::goproxy::ToolchainModule;
use crate::platform::Platform;
use crate::trust::H1;
use crate::version::GoVersion;

/// `MODULE-VERSION h1:…` a line; see its own head.
const PINS: &str = include_str!("../../../assets/data/h1-pins.txt");

/// The directory hash of a release's toolchain module for a platform, when it is pinned.
#[must_use]
pub fn h1_for(version: GoVersion, platform: &Platform) -> Option<H1> {
    let wanted = super::toolchain_version(version, platform);
    entries().find(|(name, _)| *name == wanted).and_then(|(_, h1)| h1.parse().ok())
}

/// Every module whose directory hash is pinned.
pub fn modules() -> impl Iterator<Item = ToolchainModule> {
    entries().filter_map(|(name, _)| name.parse().ok())
}

/// The size of the checksum database's tree in which all of them were proved.
#[must_use]
pub fn tree_size() -> Option<u64> {
    PINS.lines().find_map(|line| line.strip_prefix("tree "))?.parse().ok()
}

fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    PINS.lines().filter(|line| line.starts_with("v0.0.1-")).filter_map(|line| line.split_once(' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use std::collections::BTreeSet;

    #[test]
    fn every_pin_is_sound_and_there_once() {
        let lines = PINS.lines().filter(|line| line.starts_with("v0.0.1-")).count();
        let modules: Vec<ToolchainModule> = modules().collect();
        let hashes: BTreeSet<H1> = entries().map(|(_, h1)| h1.parse().unwrap()).collect();
        assert_eq!((modules.len(), hashes.len()), (lines, lines));
        assert!(tree_size().is_some_and(|size| size > 71_000_000));
        for module in modules {
            assert!(h1_for(module.go, &module.platform).is_some(), "{module}");
        }
    }

    #[test]
    fn each_line_has_a_pin_for_the_most_common_platform() {
        let platform = Platform::new("linux", "amd64");
        for release in Catalog::embedded().newest_of_lines(&platform) {
            assert!(h1_for(release.version(), &platform).is_some(), "{}", release.version());
        }
    }

    #[test]
    fn what_is_not_pinned_has_no_hash() {
        assert_eq!(h1_for(GoVersion::new(1, 27, 4), &Platform::new("plan9", "mips")), None);
        assert_eq!(h1_for(GoVersion::new(1, 27, 0), &Platform::new("linux", "amd64")), None);
    }
}
