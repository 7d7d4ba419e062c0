//! Tests of the archive layer as a whole, on archives made here byte by byte and on those of Go's own tests.

mod build_tar;
mod build_zip;
mod go_corpus;
mod good;
mod hostile;
mod hostile_names;
mod hostile_tar;
mod hostile_zip;
mod mutated;

use super::{ArchiveError, Layout, Limits, Unpacked, unpack};
use crate::observe::Cancel;
use crate::platform::Platform;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// A place with things around the staging directory that nobody may touch.
struct Place {
    dir: tempfile::TempDir,
    before: Vec<(PathBuf, String)>,
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::create_dir(at("staging")).unwrap();
        fs::create_dir(at("beside")).unwrap();
        fs::write(at("beside/passwd"), "root").unwrap();
        fs::write(at("passwd"), "root").unwrap();
        std::os::unix::fs::symlink("beside", at("link")).unwrap();
        let before = snapshot(dir.path());
        Self { dir, before }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn staging(&self) -> PathBuf {
        self.path("staging")
    }

    /// Unpacks bytes and shows that nothing around the staging directory has changed.
    fn unpack(&self, archive: &[u8], layout: &Layout, limits: Limits) -> Result<Unpacked, ArchiveError> {
        let elsewhere = tempfile::NamedTempFile::new().unwrap();
        fs::write(elsewhere.path(), archive).unwrap();
        let unpacked = unpack(elsewhere.path(), layout, &self.staging(), limits, &|_| {}, &Cancel::default());
        self.assert_untouched();
        unpacked
    }

    fn assert_untouched(&self) {
        assert_eq!(snapshot(self.dir.path()), self.before, "something outside of staging has changed");
    }
}

/// Everything but what is in `staging`: path, kind, mode, size, time of change and content.
fn snapshot(root: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![root.to_owned()];
    while let Some(dir) = waiting.pop() {
        for entry in fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            let metadata = fs::symlink_metadata(&path).unwrap();
            let is_staging = path == root.join("staging");
            if metadata.is_dir() && !is_staging {
                waiting.push(path.clone());
            }
            let content = if metadata.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
            let time = if is_staging { 0 } else { metadata.ctime_nsec() };
            let links = if is_staging { 0 } else { metadata.nlink() };
            let told = format!("{:o} {links} {time} {content:?}", metadata.mode());
            found.push((path, told));
        }
    }
    found.sort();
    found
}

/// Path → bytes of every file below a directory, links shown as such.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let paths = crate::host::tree::walk_files(root).unwrap();
    paths
        .into_iter()
        .map(|path| {
            assert!(fs::symlink_metadata(&path).unwrap().is_file(), "{} is no file", path.display());
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            (name, fs::read(&path).unwrap())
        })
        .collect()
}

fn toolchain() -> Layout {
    Layout::Toolchain { version: "go1.23.12".parse().unwrap(), platform: Platform::new("linux", "amd64") }
}

const PREFIX: &str = "golang.org/toolchain@v0.0.1-go1.23.12.linux-amd64/";

/// The variant's name, or that of the refusal: what tables of expectations are written in.
fn told(error: &ArchiveError) -> String {
    let debug = match error {
        ArchiveError::Refused { refusal, .. } => format!("{refusal:?}"),
        other => format!("{other:?}"),
    };
    debug.split([' ', '{', '(']).next().unwrap_or_default().to_owned()
}
