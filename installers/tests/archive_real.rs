//! Real toolchains through the archive layer: the module's zip, and the same tree repacked in the official layout.
//!
//! The zips come from a module cache: `$GOREADY_TEST_CACHE/mod`, filled by
//! `GOMODCACHE=$GOREADY_TEST_CACHE/mod go mod download golang.org/toolchain@VERSION`. Without it these tests say that
//! they are skipped.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "these are tests")]

use goready_installers::archive::{Inspected, Layout, Limits, Unpacked, inspect_archive, unpack};
use goready_installers::host::tree;
use goready_installers::observe::Cancel;
use goready_installers::platform::Platform;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};

/// From sum.golang.org, record of `golang.org/toolchain v0.0.1-go1.23.12.linux-amd64`.
const H1: &str = "h1:CQZ55qhuGAYcgv4npnr3DsfZP3i8URMjkpv7TYHRIH4=";

fn linux() -> Platform {
    Platform::new("linux", "amd64")
}

fn layout(version: &str) -> Layout {
    Layout::Toolchain { version: version.parse().unwrap(), platform: linux() }
}

/// The zip of a toolchain, or a loud word that the test is skipped.
fn zip(version: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "a test finds its data by the environment")]
    let cache = std::env::var_os("GOREADY_TEST_CACHE");
    let name = format!("mod/cache/download/golang.org/toolchain/@v/v0.0.1-{version}.linux-amd64.zip");
    let path = cache.map(|cache| Path::new(&cache).join(name)).filter(|path| path.is_file());
    if path.is_none() {
        println!("SKIPPED: no {version} toolchain in the module cache below GOREADY_TEST_CACHE");
    }
    path
}

fn run(program: &str, args: &[&OsStr], dir: &Path) -> String {
    #[expect(clippy::disallowed_methods, reason = "a test asks other programs for their opinion")]
    let output = Command::new(program).args(args).current_dir(dir).output().unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn unpacked(archive: &Path, layout: &Layout, root: &Path) -> Unpacked {
    std::fs::create_dir(root).unwrap();
    let bytes = AtomicU64::new(0);
    let seen = |count| {
        bytes.fetch_add(count, Ordering::Relaxed);
    };
    let unpacked = unpack(archive, layout, root, Limits::default(), &seen, &Cancel::default()).unwrap();
    assert_eq!(bytes.into_inner(), unpacked.bytes);
    assert_eq!(unpacked.files, unpacked.manifest.len() as u64);
    unpacked
}

/// Path → (sha256, executable) of a tree, as coreutils see it.
fn listed(root: &Path) -> BTreeMap<String, (String, bool)> {
    let script = "find . -type f -print0 | xargs -0 sha256sum --";
    run("sh", &["-c".as_ref(), script.as_ref()], root)
        .lines()
        .map(|line| {
            let (sum, path) = line.split_once("  ./").unwrap();
            let mode = std::fs::metadata(root.join(path)).unwrap().permissions().mode();
            (path.to_owned(), (sum.to_owned(), mode & 0o111 != 0))
        })
        .collect()
}

fn manifest(unpacked: &Unpacked) -> BTreeMap<String, (String, bool)> {
    let files = unpacked.manifest.iter();
    files.map(|file| (file.path.clone(), (file.sha256.to_string(), file.executable))).collect()
}

#[test]
fn a_toolchain_zip_becomes_the_sdk_that_go_itself_would_unpack() {
    let Some(zip) = zip("go1.23.12") else { return };
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("sdk");
    let unpacked = unpacked(&zip, &layout("go1.23.12"), &root);
    assert_eq!(unpacked.h1.unwrap().to_string(), H1);
    assert_eq!(manifest(&unpacked), listed(&root));
    // What `go mod download` made of the same zip. It restores names and modes only when it first runs that Go.
    let theirs = zip.ancestors().nth(6).unwrap().join("golang.org/toolchain@v0.0.1-go1.23.12.linux-amd64");
    let theirs: BTreeMap<String, String> = listed(&theirs)
        .into_iter()
        .filter(|(path, _)| !path.ends_with("/go.mod"))
        .map(|(path, (sum, _))| (path.replace("_go.mod", "go.mod"), sum))
        .collect();
    let ours: BTreeMap<String, String> =
        listed(&root).into_iter().map(|(path, (sum, _))| (path, sum)).collect();
    assert_eq!(ours, theirs);
    let version = run(root.join("bin/go").to_str().unwrap(), &["version".as_ref()], &root);
    assert_eq!(version, "go version go1.23.12 linux/amd64\n");
    tree::sync_volume(&root).unwrap();
    tree::remove_tree(&root).unwrap();
    assert!(!root.exists());
}

#[test]
fn a_tree_repacked_in_the_official_layout_unpacks_to_the_same_tree() {
    let Some(zip) = zip("go1.23.12") else { return };
    let dir = tempfile::tempdir().unwrap();
    let from_zip = unpacked(&zip, &layout("go1.23.12"), &dir.path().join("go"));
    let archive = dir.path().join("go1.23.12.linux-amd64.tar.gz");
    let args = ["--owner=0", "--group=0", "--sort=name", "-czf"].map(OsStr::new);
    run("tar", &[args.as_slice(), &[archive.as_os_str(), "go".as_ref()]].concat(), dir.path());
    let from_tar = unpacked(&archive, &Layout::Official, &dir.path().join("again"));
    assert_eq!(from_tar.manifest, from_zip.manifest);
    assert_eq!(from_tar.dirs, from_zip.dirs);
    let sum = run("sha256sum", &[archive.as_os_str()], dir.path());
    assert!(sum.starts_with(&from_tar.archive_sha256.to_string()));
    assert_eq!(from_tar.h1, None);
    let expected = Inspected {
        layout: Layout::Official,
        version: "go1.23.12".parse().unwrap(),
        platform: Some(linux()),
    };
    assert_eq!(inspect_archive(&archive).unwrap(), expected);
}

/// The zip's directory hash against the one that `go` computed when it downloaded it; also in the checksum database.
fn has_the_hash_that_go_computed(zip: &Path) {
    let inspected = inspect_archive(zip).unwrap();
    assert!(zip.to_str().unwrap().contains(&format!("-{}.", inspected.version)), "{}", zip.display());
    assert_eq!(inspected.platform, Some(linux()));
    let home = tempfile::tempdir().unwrap();
    let unpacked = unpacked(zip, &inspected.layout, &home.path().join("sdk"));
    let known = std::fs::read_to_string(zip.with_extension("ziphash")).unwrap();
    assert_eq!(unpacked.h1.unwrap().to_string(), known, "{}", zip.display());
}

#[test]
fn the_oldest_and_the_newest_toolchain_have_the_directory_hash_that_go_computed() {
    for version in ["go1.19", "go1.27.4"] {
        if let Some(zip) = zip(version) {
            has_the_hash_that_go_computed(&zip);
        }
    }
}

#[test]
#[ignore = "long: unpacks every toolchain of the module cache, half a gigabyte each"]
fn every_toolchain_zip_at_hand_has_the_directory_hash_that_go_computed() {
    let Some(zip) = zip("go1.23.12") else { return };
    let dir = zip.parent().unwrap();
    let mut zips: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    zips.retain(|path| path.extension() == Some(OsStr::new("zip")));
    for zip in &zips {
        has_the_hash_that_go_computed(zip);
    }
    println!("{} toolchain zips have the hash that go computed", zips.len());
}
