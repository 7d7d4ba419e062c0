//! Whether an SDK of ours has the files that it was unpacked with: by their names, and the large ones by their sizes,
//! because to ask each of thousands takes longer than anybody waits for `doctor`.
//!
//! Looked at is what builds need. The sources of the go command and its tools (`src/cmd`), which are there as programs, and
//! what only tests of Go itself read (`testdata`) are not. Neither is a file that has grown: that is what somebody does who
//! looks for a mistake with a line of their own.

use super::receipt::{Receipt, file_list};
use crate::host::{Host, fs, tree};
use crate::plan::Change;
use crate::version::GoVersion;
use std::collections::HashSet;
use std::path::Path;

/// Directories whose files no build of a person's program reads.
const NOT_BUILT: [&str; 2] = ["cmd", "testdata"];

/// From this size on a file is asked for its size: one in fourteen.
const LARGE_BYTES: u64 = 32 << 10;

/// What builds need beside the sources.
const PROGRAMS: [&str; 3] = ["bin/", "pkg/tool/", "pkg/include/"];

/// Files that are not as they were unpacked, by their path below the SDK.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Damage {
    /// Not there.
    pub(crate) missing: Vec<String>,
    /// There, and shorter than they were.
    pub(crate) cut: Vec<String>,
    /// Sources that were not unpacked.
    pub(crate) added: Vec<String>,
}

impl Damage {
    /// Whether there is none.
    pub(crate) fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// What became of the files of an SDK of our store; nothing where none of the receipts lists them.
pub(crate) fn damage(host: &Host, receipts: &[Receipt], version: GoVersion) -> Damage {
    let root = host.places.sdk_store().join(version.to_string());
    let is_adding =
        |change: &Change| matches!(change, Change::SdkAdded { root: added, .. } if *added == root);
    // What a link of the store leads to was never unpacked.
    if fs::link_target(&root).is_some() {
        return Damage::default();
    }
    let added =
        receipts.iter().rev().find(|receipt| receipt.steps.iter().any(|step| is_adding(&step.change)));
    let list = added.and_then(|receipt| fs::text_of_any_size(&file_list(&receipt.dir, version)));
    list.map(|list| compared(&root, &list)).unwrap_or_default()
}

fn compared(root: &Path, list: &str) -> Damage {
    let mut found = Damage::default();
    let there = tree::files(&root.join("src"), &NOT_BUILT);
    let mut sources: HashSet<&str> = there.iter().map(String::as_str).collect();
    for (size, path) in list.lines().filter_map(listed) {
        if let Some(source) = path.strip_prefix("src/") {
            if source.split('/').any(|name| NOT_BUILT.contains(&name)) {
                continue;
            }
            if !sources.remove(source) {
                found.missing.push(path.to_owned());
            } else if size >= LARGE_BYTES && is_shorter(&root.join(path), size) {
                found.cut.push(path.to_owned());
            }
        } else if PROGRAMS.iter().any(|dir| path.starts_with(dir)) && !is_there(&root.join(path)) {
            found.missing.push(path.to_owned());
        }
    }
    found.added =
        sources.into_iter().filter(|path| is_built(path)).map(|path| format!("src/{path}")).collect();
    found.added.sort_unstable();
    found
}

/// The size and the path in a line of a list.
fn listed(line: &str) -> Option<(u64, &str)> {
    let (_sha256, rest) = line.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    Some((size.parse().ok()?, path))
}

/// A link is followed: it counts as what it leads to.
fn is_shorter(path: &Path, size: u64) -> bool {
    fs::inspect_target(path).ok().flatten().is_some_and(|entry| entry.size < size)
}

fn is_there(path: &Path) -> bool {
    fs::inspect_target(path).ok().flatten().is_some()
}

/// Whether a build of the package takes the file in.
fn is_built(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_source = [".go", ".s"].iter().any(|end| name.ends_with(end));
    is_source && !name.starts_with(['.', '_']) && !name.ends_with("_test.go")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::staged::Staged;

    #[test]
    fn what_is_missing_cut_or_added_is_told_and_what_hurts_no_build_is_not() {
        let staged = Staged::new();
        let list = [
            "bin/go",
            "pkg/tool/x/link",
            "src/fmt/print.go",
            "src/fmt/testdata/a",
            "src/cmd/go/main.go",
            "src/os/os.go",
        ]
        .map(|path| format!("00 4 {path}\n"))
        .concat();
        let list = list + "00 40000 src/fmt/scan.go\n";
        for path in ["bin/go", "src/fmt/print.go", "src/os/os.go"] {
            staged.file(&format!("sdk/{path}"), "1234");
        }
        staged.file("sdk/src/os/os.go", "1234, and a line of my own");
        staged.file("sdk/src/fmt/scan.go", "12");
        for path in [
            "src/fmt/zz_old.go",
            "src/fmt/zz_old_test.go",
            "src/fmt/_zz.go",
            "src/fmt/notes.txt",
            "src/fmt/testdata/b.go",
        ] {
            staged.file(&format!("sdk/{path}"), "package fmt");
        }
        let found = compared(&staged.path("sdk"), &list);
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        assert_eq!(found.missing, names(&["pkg/tool/x/link"]));
        assert_eq!(found.cut, names(&["src/fmt/scan.go"]));
        assert_eq!(found.added, names(&["src/fmt/zz_old.go"]));
    }
}
