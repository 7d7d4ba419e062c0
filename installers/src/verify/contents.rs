//! The files of a GOROOT against those that its release was published with.
//!
//! What is known of a release's contents is the directory hash of its toolchain module, and its zip. The module is the
//! official archive without some directories of the top, its `go.mod` files renamed (`cmd/distpack`).

use crate::archive::{FileEntry, Layout};
use crate::host::fs::{self, FsError, FsOp, Kind};
use crate::observe::Cancel;
use crate::plan::{Altered, AlteredFile};
use crate::trust::{H1, Sha256Sum, TrustError, dir_hash};
use std::collections::BTreeMap;
use std::path::Path;

/// What an official archive has, and a toolchain module has not (`cmd/distpack/pack.go`).
const NOT_OF_MODULE: [&str; 5] = ["api", "doc", "misc", "test", ".github"];

/// No Go has so many: a tree with more is something else, or a link in it leads in a circle.
const MOST_FILES: usize = 60_000;

/// Files by their path below a GOROOT.
pub(crate) type Files = BTreeMap<String, Sha256Sum>;

/// Hashes every file that would be in the toolchain module. Links are followed: packages of distributions are made of
/// them.
pub(crate) fn files(root: &Path, cancel: &Cancel) -> Result<Files, FsError> {
    let mut files = Files::new();
    let top = fs::list(root)?.into_iter().filter(|name| !NOT_OF_MODULE.contains(&name.as_str()));
    let mut waiting: Vec<String> = top.collect();
    while let Some(path) = waiting.pop() {
        let place = root.join(&path);
        if path.contains(char::REPLACEMENT_CHARACTER) {
            // A name that is no text: nobody published that, whatever is in it.
            files.insert(path, Sha256Sum::of(b""));
            continue;
        }
        if cancel.is_requested() || files.len() + waiting.len() > MOST_FILES {
            return Err(FsError::at(FsOp::List, root)(std::io::Error::other("more files than a Go has")));
        }
        // A link that leads nowhere is no file.
        let Some(entry) = fs::inspect_target(&place)? else { continue };
        match entry.kind {
            Kind::Dir => waiting.extend(fs::list(&place)?.into_iter().map(|name| format!("{path}/{name}"))),
            Kind::File => {
                files.insert(path, fs::sha256(&place)?);
            }
            Kind::Link | Kind::Other => {}
        }
    }
    let is_twin = |path: &String| {
        let beside = path.strip_suffix("_go.mod").map(|dir| format!("{dir}go.mod"));
        beside.is_some_and(|beside| files.get(&beside) == files.get(path))
    };
    // The go command keeps both names in its module cache.
    let twins: Vec<String> = files.keys().filter(|path| is_twin(path)).cloned().collect();
    files.retain(|path, _| !twins.contains(path));
    Ok(files)
}

/// The directory hash that a toolchain module of these files has.
pub(crate) fn directory_hash(files: &Files, layout: &Layout) -> Result<H1, TrustError> {
    let root = layout.root();
    dir_hash(files.iter().map(|(path, sha256)| (format!("{root}/{}", in_module(path)), *sha256)))
}

/// A zip of a module may hold no other `go.mod`.
fn in_module(path: &str) -> String {
    let (dir, name) = path.split_at(path.rfind('/').map_or(0, |at| at + 1));
    // A `_go.mod` of its own is no file of a Go, and must not pass for the one that was renamed.
    if matches!(name, "go.mod" | "_go.mod") { format!("{dir}_{name}") } else { path.to_owned() }
}

/// The files that are not as they were published, by path.
pub(crate) fn differences(files: &Files, published: &[FileEntry]) -> Vec<AlteredFile> {
    let published: Files = published.iter().map(|file| (file.path.clone(), file.sha256)).collect();
    let mut found = Vec::new();
    for (path, sha256) in &published {
        let how = match files.get(path) {
            None => Altered::Missing,
            Some(found) if found != sha256 => Altered::Changed,
            Some(_) => continue,
        };
        found.push(AlteredFile { path: path.clone(), how });
    }
    let added = files.keys().filter(|path| !published.contains_key(*path));
    found.extend(added.map(|path| AlteredFile { path: path.clone(), how: Altered::Added }));
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::staged::Staged;
    use crate::platform::Platform;

    #[test]
    fn files_that_differ_are_named_with_what_became_of_them() {
        let sum = |text: &str| Sha256Sum::of(text.as_bytes());
        let file = |path: &str, text: &str| FileEntry {
            path: path.to_owned(),
            size: 1,
            sha256: sum(text),
            executable: false,
        };
        let published = [file("bin/go", "1"), file("src/a.go", "2"), file("src/b.go", "3")];
        let here = Files::from([
            ("bin/go".to_owned(), sum("1")),
            ("src/b.go".to_owned(), sum("other")),
            ("src/c.go".to_owned(), sum("4")),
        ]);
        let found: Vec<(String, Altered)> =
            differences(&here, &published).into_iter().map(|file| (file.path, file.how)).collect();
        assert_eq!(
            found,
            [
                ("src/a.go".to_owned(), Altered::Missing),
                ("src/b.go".to_owned(), Altered::Changed),
                ("src/c.go".to_owned(), Altered::Added)
            ]
        );
    }

    #[test]
    fn go_mod_files_have_the_names_that_they_have_in_the_module() {
        for (path, name) in [
            ("go.mod", "_go.mod"),
            ("src/go.mod", "src/_go.mod"),
            ("src/cmd/go.mod", "src/cmd/_go.mod"),
            ("src/a_go.mod", "src/a_go.mod"),
            ("VERSION", "VERSION"),
        ] {
            assert_eq!(in_module(path), name);
        }
    }

    #[test]
    fn a_renamed_module_file_and_a_name_that_is_no_text_do_not_pass_for_what_was_published() {
        let staged = Staged::new();
        staged.file("go/src/go.mod", "module std");
        let root = staged.path("go");
        let layout = Layout::Toolchain {
            version: "go1.23.12".parse().unwrap(),
            platform: Platform::new("linux", "amd64"),
        };
        let hash = || directory_hash(&files(&root, &Cancel::default()).unwrap(), &layout).unwrap();
        let published = hash();
        // The go command keeps both names in its module cache.
        staged.file("go/src/_go.mod", "module std");
        assert_eq!(hash(), published);
        std::fs::remove_file(root.join("src/go.mod")).unwrap();
        assert_ne!(hash(), published, "only the other name is left");
        std::fs::rename(root.join("src/_go.mod"), root.join("src/go.mod")).unwrap();
        assert_eq!(hash(), published);
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt as _;
            std::fs::write(root.join("src").join(std::ffi::OsStr::from_bytes(b"\xff.go")), "package std")
                .unwrap();
            assert_ne!(hash(), published);
        }
    }
}
