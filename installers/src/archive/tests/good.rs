//! What is allowed, and what becomes of it.

use super::build_tar::{Tar, TarHeader};
use super::build_zip::{Zip, ZipFile};
use super::*;
use crate::archive::{FileEntry, Inspected, inspect_archive};
use crate::error::{Class, Coded as _};
use crate::trust::{Sha256Sum, dir_hash};
use std::os::unix::fs::PermissionsExt as _;
use std::sync::atomic::{AtomicU64, Ordering};

fn paths(unpacked: &Unpacked) -> Vec<&str> {
    unpacked.manifest.iter().map(|file| file.path.as_str()).collect()
}

fn inspect(archive: &[u8]) -> Result<Inspected, ArchiveError> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), archive).unwrap();
    inspect_archive(file.path())
}

#[test]
fn a_tar_gz_unpacks_to_its_files_with_hashes_and_modes() {
    let mut program = TarHeader::new(b"go/bin/go", b'0', 3);
    program.set(100, b"0104755\0"); // setuid goes, the rest is 0755 under the umask
    let archive = Tar::default().dir("go/").raw(&program, b"ELF").file("go/VERSION", b"go1.23.12\n");
    let archive = archive.file("go/src/empty", b"").dir("go/src/none/").gz();
    let place = Place::new();
    let unpacked = place.unpack(&archive, &Layout::Official, Limits::default()).unwrap();
    assert_eq!(paths(&unpacked), ["VERSION", "bin/go", "src/empty"]);
    assert_eq!((unpacked.files, unpacked.dirs, unpacked.bytes), (3, 3, 13));
    assert_eq!(unpacked.archive_sha256, Sha256Sum::of(&archive));
    assert_eq!(unpacked.h1, None);
    let program =
        FileEntry { path: "bin/go".to_owned(), size: 3, sha256: Sha256Sum::of(b"ELF"), executable: true };
    assert_eq!(unpacked.manifest[1], program);
    let mode = |name: &str| fs::metadata(place.staging().join(name)).unwrap().permissions().mode() & 0o7777;
    let umask = 0o777 & !mode("src/none"); // directories are made 0755
    assert_eq!(mode("bin/go"), 0o755 & !umask);
    assert_eq!(mode("VERSION"), 0o644 & !umask);
    let expected = [("VERSION", "go1.23.12\n"), ("bin/go", "ELF"), ("src/empty", "")];
    let expected = expected.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    assert_eq!(files(&place.staging()), BTreeMap::from(expected));
}

#[test]
fn a_toolchain_zip_gets_its_go_mod_files_and_modes_back() {
    let names = [
        "VERSION",
        "_go.mod",
        "bin/go",
        "bin/sub/x",
        "lib/wasm/go_js_wasm_exec",
        "lib/go_x_exec",
        "lib/go__exec",
        "misc/go_js_wasm_exec",
        "pkg/tool/linux_amd64/vet",
        "src/_go.mod",
        "src/a_go.mod",
    ];
    let zip: Vec<ZipFile> =
        names.iter().map(|name| ZipFile::new(&format!("{PREFIX}{name}"), name.as_bytes())).collect();
    let place = Place::new();
    let archive = Zip::new(&zip).bytes();
    let unpacked = place.unpack(&archive, &toolchain(), Limits::default()).unwrap();
    let executable: Vec<&str> =
        unpacked.manifest.iter().filter(|file| file.executable).map(|file| file.path.as_str()).collect();
    assert_eq!(executable, ["bin/go", "bin/sub/x", "lib/wasm/go_js_wasm_exec", "pkg/tool/linux_amd64/vet"]);
    assert!(paths(&unpacked).contains(&"go.mod") && paths(&unpacked).contains(&"src/go.mod"));
    assert_eq!(files(&place.staging())["src/go.mod"], b"src/_go.mod");
    // The hash is that of the names in the zip.
    let original = names.map(|name| (format!("{PREFIX}{name}"), Sha256Sum::of(name.as_bytes())));
    assert_eq!(unpacked.h1, Some(dir_hash(original).unwrap()));
    assert_eq!(unpacked.archive_sha256, Sha256Sum::of(&archive));
}

#[test]
fn an_official_zip_is_hashed_too() {
    let files = [
        ZipFile::dir("go/"),
        ZipFile::new("go/VERSION", b"go1.23.12\n"),
        ZipFile::stored("go/bin/go.exe", b"MZ"),
    ];
    let archive = Zip::new(&files).bytes();
    let unpacked = Place::new().unpack(&archive, &Layout::Official, Limits::default()).unwrap();
    assert_eq!(paths(&unpacked), ["VERSION", "bin/go.exe"]);
    assert_eq!(unpacked.archive_sha256, Sha256Sum::of(&archive));
}

#[test]
fn large_files_come_in_pieces_and_stay_what_they_were() {
    // Larger than a slab of the pipeline, and than what a zip's thread takes at once; hardly compressible.
    let mut state = 1_u32;
    let large: Vec<u8> = (0..6 << 20)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .collect();
    let sha256 = Sha256Sum::of(&large);
    let tar = Tar::sdk().file("go/large", &large).file("go/small", b"1").gz();
    let version = ZipFile::new("go/VERSION", b"go1.23.12\n");
    let deflated =
        Zip::new(&[version.clone(), ZipFile::new("go/large", &large), ZipFile::new("go/small", b"1")]);
    let stored = Zip::new(&[version, ZipFile::stored("go/large", &large), ZipFile::new("go/small", b"1")]);
    for archive in [tar, deflated.bytes(), stored.bytes()] {
        let place = Place::new();
        let unpacked = place.unpack(&archive, &Layout::Official, Limits::default()).unwrap();
        assert_eq!(paths(&unpacked), ["VERSION", "large", "small"]);
        assert_eq!(unpacked.manifest[1].sha256, sha256);
        assert!(fs::read(place.staging().join("large")).unwrap() == large);
    }
}

#[test]
fn many_small_files_pass_the_queue_in_any_order() {
    let names: Vec<String> = (0..3_000).map(|n| format!("go/d{}/e{}/f{n}", n % 7, n / 100)).collect();
    let tar = names.iter().fold(Tar::sdk(), |tar, name| tar.file(name, name.repeat(n_of(name)).as_bytes()));
    let place = Place::new();
    let unpacked = place.unpack(&tar.gz(), &Layout::Official, Limits::default()).unwrap();
    assert_eq!(unpacked.files, 3_001);
    let found = files(&place.staging());
    for name in &names {
        assert_eq!(found[name.strip_prefix("go/").unwrap()], name.repeat(n_of(name)).as_bytes());
    }
}

fn n_of(name: &str) -> usize {
    name.len() * 7 % 50
}

#[test]
fn names_that_need_an_extension_header_are_read() {
    let long = format!("go/test/{}/{}", "d".repeat(90), "f".repeat(120));
    let mut gnu = TarHeader::new(b"go/cut", b'0', 1);
    let mut prefixed = TarHeader::new(b"name", b'0', 1);
    prefixed.set(345, b"go/prefix");
    let archive = Tar::sdk()
        .pax(&[("mtime", "1754500000.5"), ("path", "go/test/issue27836.dir/Äfoo.go")])
        .file("go/test/issue27836.dir/foo.go", b"1")
        .long_name(long.as_bytes())
        .raw(gnu.gnu(), b"2")
        .raw(&prefixed, b"3")
        .gz();
    let unpacked = Place::new().unpack(&archive, &Layout::Official, Limits::default()).unwrap();
    let long = long.strip_prefix("go/").unwrap();
    assert_eq!(paths(&unpacked), ["VERSION", "prefix/name", long, "test/issue27836.dir/Äfoo.go"]);
}

#[test]
fn what_an_archive_is_shows_from_its_content() {
    let linux = Some(Platform::new("linux", "amd64"));
    let tar = Tar::sdk().file("go/pkg/tool/linux_amd64/vet", b"").gz();
    let version = "go1.23.12".parse().unwrap();
    let expected = Inspected { layout: Layout::Official, version, platform: linux.clone() };
    assert_eq!(inspect(&tar).unwrap(), expected);
    let late = Tar::default().file("go/pkg/tool/linux_amd64/vet", b"").file("go/VERSION", b"go1.23.12").gz();
    assert_eq!(inspect(&late).unwrap(), expected);
    assert_eq!(inspect(&Tar::sdk().gz()).unwrap().platform, None);
    let zip = build_zip::toolchain(&[]);
    assert_eq!(inspect(&zip).unwrap(), Inspected { layout: toolchain(), version, platform: linux });
    let windows = [
        ZipFile::new("go/VERSION", b"go1.23.12\ntime x\n"),
        ZipFile::new("go/pkg/tool/windows_arm64/vet.exe", b""),
    ];
    let expected =
        Inspected { layout: Layout::Official, version, platform: Some(Platform::new("windows", "arm64")) };
    assert_eq!(inspect(&Zip::new(&windows).bytes()).unwrap(), expected);
}

#[test]
fn what_holds_no_go_is_told_apart_from_what_is_refused() {
    let other = format!("{PREFIX}VERSION");
    for (archive, expected) in [
        (b"<html>portal</html>".to_vec(), "UnknownFormat"),
        (b"".to_vec(), "UnknownFormat"),
        (Tar::default().file("go/README", b"").gz(), "NotGo"),
        (Tar::default().file("go/VERSION", b"devel go1.24-abc\n").gz(), "NotGo"),
        (Tar::default().file("go/VERSION", b"go1.23.12/../x\n").gz(), "NotGo"),
        (Tar::default().file("go/VERSION", &[b'x'; 10_000]).gz(), "NotGo"),
        (Zip::new(&[ZipFile::new("go/README", b"")]).bytes(), "NotGo"),
        (Zip::new(&[]).bytes(), "NotGo"),
        (Zip::new(&[ZipFile::new("rust/VERSION", b"1.95")]).bytes(), "NotGo"),
        (Zip::new(&[ZipFile::new(&other, b"go1.23.11\n")]).bytes(), "NotGo"),
        (
            Zip::new(&[ZipFile::new("golang.org/toolchain@v0.0.1-go1.23.x.linux-amd64/VERSION", b"")])
                .bytes(),
            "NotGo",
        ),
        (Zip::new(&[ZipFile::new("go/a", b""), ZipFile::new("go/../b", b"")]).bytes(), "ParentComponent"),
        (Tar::default().link("go/a", "/etc").gz(), "SymbolicLink"),
    ] {
        assert_eq!(told(&inspect(&archive).unwrap_err()), expected);
    }
    let tar = Tar::default().file("go/README", b"").gz();
    let error = Place::new().unpack(&tar, &Layout::Official, Limits::default()).unwrap_err();
    assert_eq!((told(&error).as_str(), error.class()), ("NotGo", Class::Integrity));
    let error = Place::new().unpack(&Tar::sdk().gz(), &toolchain(), Limits::default()).unwrap_err();
    assert_eq!(told(&error), "NotGo");
}

#[test]
fn a_cancelled_unpacking_stops_at_once() {
    let tar = (0..500).fold(Tar::sdk(), |tar, n| tar.file(&format!("go/f{n}"), &[0; 5_000])).gz();
    let zip = (0..500).map(|n| ZipFile::stored(&format!("go/f{n}"), &[0; 5_000])).collect::<Vec<_>>();
    for archive in [tar, Zip::new(&zip).bytes()] {
        let place = Place::new();
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), archive).unwrap();
        let cancel = Cancel::default();
        let count = AtomicU64::new(0);
        let seen = |_| {
            if count.fetch_add(1, Ordering::Relaxed) == 20 {
                cancel.request();
            }
        };
        let unpacked =
            unpack(file.path(), &Layout::Official, &place.staging(), Limits::default(), &seen, &cancel);
        assert_eq!(unpacked.unwrap_err().class(), Class::Cancelled);
        assert!(count.load(Ordering::Relaxed) < 40);
        place.assert_untouched();
    }
}

#[test]
fn staging_must_be_an_empty_directory_and_no_link() {
    let archive = Tar::sdk().gz();
    let place = Place::new();
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), archive).unwrap();
    fs::create_dir(place.staging().join("full")).unwrap();
    for staging in ["staging", "link", "passwd", "nothing"] {
        let unpacked = unpack(
            file.path(),
            &Layout::Official,
            &place.path(staging),
            Limits::default(),
            &|_| {},
            &Cancel::default(),
        );
        let error = unpacked.unwrap_err();
        assert!(matches!(error, ArchiveError::Fs { .. }), "{staging}: {error}");
        place.assert_untouched();
    }
}
