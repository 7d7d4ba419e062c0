//! What a look at the world brought, as it is kept for a day.

use super::error::CatalogError;
use super::goproxy::ToolchainModule;
use super::index::{Catalog, OLDEST_LINE};
use super::list::{Line, RELEASE};
use super::official;
use super::release::ModuleKnown;
use crate::version::GoVersion;
use std::fmt::Write as _;

/// How long a look at the world is good enough, in seconds.
const FRESH_SECS: i64 = 24 * 60 * 60;

/// The first line of the kept form. The form holds only what goes beyond the pinned list, so it names that list's day.
const HEAD: &str = "goready releases 1 beyond ";

/// What a look at the world brought beyond what goready was built with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CachedRefresh {
    /// When, in seconds since 1970 (UTC).
    pub at: i64,
    /// The server or address that answered.
    pub from: String,
    /// Releases that are not pinned, in the form of [`super::list`].
    list: String,
    modules: Vec<ToolchainModule>,
}

impl CachedRefresh {
    /// Reads the JSON list of Go's download site, or of a mirror, that `host` answered with.
    ///
    /// Refuses what is no such list (a page of HTML), and a list that contradicts a pinned hash: no release is ever
    /// published twice, so such a server lies.
    pub fn from_go_dev_json(bytes: &[u8], host: &str, at: i64) -> Result<Self, CatalogError> {
        let (releases, catalog) = (official::parse(bytes, host)?, Catalog::embedded());
        let mut text = String::new();
        for (version, mut files) in releases {
            for pinned in catalog.release(version).iter().flat_map(|release| release.files()) {
                let name = pinned.filename.strip_prefix(&format!("{version}.")).unwrap_or_default();
                let Some((_, listed)) = files.remove(name) else { continue };
                if listed != pinned.sha256 {
                    let (host, filename, expected) = (host.to_owned(), pinned.filename, pinned.sha256);
                    return Err(CatalogError::HashConflict { host, filename, expected, listed });
                }
            }
            if !files.is_empty() {
                official::write(&mut text, version, &files);
            }
        }
        Ok(Self { at, from: host.to_owned(), list: text, modules: Vec::new() })
    }

    /// Reads the `@v/list` of Go's toolchain module that a module proxy at `from` answered with.
    pub fn from_proxy_list(text: &str, from: &str, at: i64) -> Result<Self, CatalogError> {
        let mut modules = ToolchainModule::list(text);
        if modules.is_empty() {
            let reason = "it names no toolchain".to_owned();
            return Err(CatalogError::IndexSyntax { host: from.to_owned(), reason });
        }
        modules.retain(|module| module.go.line() >= OLDEST_LINE);
        Ok(Self { at, from: from.to_owned(), list: String::new(), modules })
    }

    /// Whether it is less than a day old; one from the future is not, for then a clock was wrong.
    #[must_use]
    pub fn is_fresh(&self, now: i64) -> bool {
        now.checked_sub(self.at).is_some_and(|age| (0..FRESH_SECS).contains(&age))
    }

    /// Adds it to a catalog. What is pinned there stays as it is.
    pub fn merge_into(&self, catalog: &mut Catalog) {
        catalog.merge_list(&self.list, &self.from);
        for module in &self.modules {
            catalog.add_module(module.clone(), ModuleKnown::Listed);
        }
        catalog.note_refresh(self.at, &self.from);
    }

    /// The form it is kept in.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let from: String = self.from.chars().filter(|c| !c.is_control()).collect();
        let mut text = format!("{HEAD}{}\nat {}\nfrom {from}\n", Catalog::captured(), self.at);
        for module in &self.modules {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "module {module}");
        }
        text.push_str(&self.list);
        text.into_bytes()
    }

    /// Reads the form it is kept in; refuses what another goready kept, whose pinned list is another.
    pub fn parse(bytes: &[u8]) -> Result<Self, CatalogError> {
        let error = |line: usize, reason| CatalogError::CacheSyntax { line, reason };
        let text = str::from_utf8(bytes).ok().ok_or_else(|| error(1, "not text"))?;
        let mut lines = text.lines().enumerate();
        let mut take = |prefix: &str| lines.next().and_then(|(_, line)| line.strip_prefix(prefix));
        if take(HEAD) != Some(Catalog::captured()) {
            return Err(error(1, "kept by another goready"));
        }
        let at = take("at ").and_then(|at| at.parse().ok()).ok_or_else(|| error(2, "not a time"))?;
        let from = take("from ").ok_or_else(|| error(3, "not a source"))?.to_owned();
        let mut kept = Self { at, from, list: String::new(), modules: Vec::new() };
        for (number, line) in lines {
            let number = number + 1;
            if let Some(module) = line.strip_prefix("module ") {
                kept.modules.push(module.parse().ok().ok_or_else(|| error(number, "not a toolchain"))?);
            } else if is_release(line) || (!kept.list.is_empty() && Line::parse(line).is_some()) {
                kept.list.push_str(line);
                kept.list.push('\n');
            } else {
                return Err(error(number, "not a release, a file of one or a toolchain"));
            }
        }
        Ok(kept)
    }
}

fn is_release(line: &str) -> bool {
    line.strip_prefix(RELEASE).is_some_and(|version| version.parse::<GoVersion>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Sha256Origin;
    use crate::error::{Class, Coded};
    use crate::platform::Platform;

    const HASH: &str = "7002403d7cc44529ef6d26f69a44818263395ead7c16c05a5808ae047ebeb0e5";

    fn json(version: &str, filename: &str, sha256: &str) -> String {
        format!(
            r#"{{"version":"{version}","stable":true,"new":[1],"files":[{{"filename":"{filename}","os":"linux",
            "arch":"armv6l","version":"{version}","sha256":"{sha256}","size":77,"kind":"archive","later":{{}}}}]}}"#
        )
    }

    fn read(json: &str) -> Result<CachedRefresh, CatalogError> {
        CachedRefresh::from_go_dev_json(json.as_bytes(), "dl.example", 1000)
    }

    fn merged(kept: &CachedRefresh) -> Catalog {
        let mut catalog = Catalog::embedded();
        kept.merge_into(&mut catalog);
        catalog
    }

    #[test]
    fn a_newer_release_is_listed_and_says_by_whom() {
        let kept = read(&format!("[{}]", json("go1.28.1", "go1.28.1.freebsd-arm.tar.gz", HASH))).unwrap();
        let catalog = merged(&kept);
        let release = catalog.release(GoVersion::new(1, 28, 1)).unwrap();
        let file = release.archive(&Platform::new("freebsd", "arm")).unwrap();
        assert_eq!((file.filename.as_str(), file.size), ("go1.28.1.freebsd-arm.tar.gz", 77));
        assert_eq!(file.sha256.to_string(), HASH);
        assert_eq!(file.origin, Sha256Origin::Listed { host: "dl.example".into() });
        let note = catalog.refreshed().unwrap();
        assert_eq!((note.at, note.from.as_str()), (1000, "dl.example"));
    }

    #[test]
    fn what_is_peculiar_in_the_list_is_passed_over() {
        let list = [
            json("go1", "go1.4-bootstrap-20170531.tar.gz", HASH),
            json("go1.9.2rc2", "go1.9.2rc2.linux-amd64.tar.gz", HASH),
            json("go1.28.0", "go1.28.0.linux-amd64.tar.gz", ""),
            json("go1.28.1", "go1.28.0.linux-amd64.tar.gz", HASH),
            json("go1.28.2", "go1.28.2.darwin-amd64-osx10.8.tar.gz", HASH),
            json("go1.28.3", "go1.28.3../../x-y.tar.gz", HASH),
            json("1.28.4", "1.28.4.linux-amd64.tar.gz", HASH),
            json("go1.18.10", "go1.18.10.linux-amd64.tar.gz", HASH),
        ];
        let kept = read(&format!(" \n[{}]", list.join(","))).unwrap();
        assert_eq!(kept.list, "");
        assert_eq!(merged(&kept).releases().count(), Catalog::embedded().releases().count());
    }

    #[test]
    fn the_pinned_releases_are_not_kept_twice() {
        let pinned = Catalog::embedded().release(GoVersion::new(1, 27, 0)).unwrap().files().next().unwrap();
        let kept =
            read(&format!("[{}]", json("go1.27.0", &pinned.filename, &pinned.sha256.to_string()))).unwrap();
        assert_eq!(kept.list, "");
    }

    #[test]
    fn a_list_that_contradicts_a_pinned_hash_is_refused() {
        let error =
            read(&format!("[{}]", json("go1.27.0", "go1.27.0.linux-amd64.tar.gz", HASH))).unwrap_err();
        assert_eq!((error.code(), error.class()), ("GR-CAT-008", Class::Integrity));
        let twice =
            [HASH, &HASH.replace('7', "8")].map(|hash| json("go1.28.1", "go1.28.1.linux-386.tar.gz", hash));
        assert_eq!(read(&format!("[{}]", twice.join(","))).unwrap_err().code(), "GR-CAT-008");
    }

    #[test]
    fn answers_that_are_no_list_are_refused() {
        for (answer, code) in [
            ("<!DOCTYPE html><title>Log in</title>", "GR-CAT-006"),
            ("", "GR-CAT-006"),
            ("{}", "GR-CAT-006"),
            ("[]", "GR-CAT-006"),
            ("[1]", "GR-CAT-006"),
            ("[{\"version\":\"go1.27.0\"", "GR-CAT-006"),
            ("[{\"version\":\"nonsense\",\"files\":[]}]", "GR-CAT-006"),
            ("\u{1b}[31m", "GR-CAT-006"),
        ] {
            assert_eq!(read(answer).unwrap_err().code(), code, "{answer}");
        }
        let large = " ".repeat((32 << 20) + 1);
        assert_eq!(read(&large).unwrap_err().code(), "GR-CAT-007");
        assert!(CachedRefresh::from_proxy_list("<html>not found</html>", "proxy.example", 1).is_err());
    }

    #[test]
    fn it_is_fresh_for_a_day() {
        let kept = CachedRefresh::from_proxy_list("v0.0.1-go1.27.5.linux-amd64\n", "proxy.example", 100_000)
            .unwrap();
        for (now, fresh) in
            [(100_000, true), (186_399, true), (186_400, false), (99_999, false), (i64::MIN, false)]
        {
            assert_eq!(kept.is_fresh(now), fresh, "{now}");
        }
    }

    #[test]
    fn the_kept_form_reads_back() {
        let kept = read(&format!("[{}]", json("go1.28rc1", "go1.28rc1.linux-armv6l.tar.gz", HASH))).unwrap();
        assert_eq!(CachedRefresh::parse(&kept.to_bytes()).unwrap(), kept);
        let list = "v0.0.1-go1.27.5.linux-amd64\r\nv0.0.1-go1.9.linux-amd64\nv0.0.1-go1.28rc1.plan9-386\n";
        let kept = CachedRefresh::from_proxy_list(list, "https://proxy.example/x", -5).unwrap();
        assert_eq!(CachedRefresh::parse(&kept.to_bytes()).unwrap(), kept);
        assert_eq!(kept.modules.len(), 2);
        let catalog = merged(&kept);
        assert!(catalog.release("1.28rc1".parse().unwrap()).is_some());
    }

    #[test]
    fn a_kept_form_that_is_damaged_or_of_another_goready_is_refused() {
        let sound = String::from_utf8(
            read(&format!("[{}]", json("go1.28.1", "go1.28.1.linux-386.tar.gz", HASH))).unwrap().to_bytes(),
        )
        .unwrap();
        for (damaged, line) in [
            (String::new(), 1),
            (sound.replace(Catalog::captured(), "2020-01-01"), 1),
            (sound.replace("at 1000", "at noon"), 2),
            (sound.replace("from ", ""), 3),
            (sound.replace("release go1.28.1", "release x"), 4),
            (sound.replace("linux-386", "../linux-386"), 5),
            (sound.replace("77", "x"), 5),
            (sound.clone() + "module v0.0.1\n", 6),
        ] {
            let CatalogError::CacheSyntax { line: found, .. } =
                CachedRefresh::parse(damaged.as_bytes()).unwrap_err()
            else {
                panic!("{damaged}");
            };
            assert_eq!(found, line, "{damaged}");
        }
    }
}
