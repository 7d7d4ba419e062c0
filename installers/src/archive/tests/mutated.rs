//! Good archives with one byte changed or the end cut off: refused, or a tree that is what it says; never more.

use super::build_tar::{Tar, TarHeader, gz};
use super::build_zip::{self, ZipFile};
use super::*;
use crate::archive::FileEntry;
use std::ops::Range;

fn tar() -> Tar {
    Tar::sdk()
        .dir("go/bin/")
        .file("go/bin/go", b"ELF")
        .pax(&[("path", "go/src/long.go")])
        .file("go/src/x", b"package x")
        .long_name(b"go/src/longer.go")
        .raw(TarHeader::new(b"go/y", b'0', 1).gnu(), b"y")
}

fn zip() -> Vec<u8> {
    let executable = ZipFile::new("bin/go", b"ELF ELF ELF ELF");
    build_zip::toolchain(&[
        executable,
        ZipFile::stored("src/_go.mod", b"module std\n"),
        ZipFile::new("src/x", b""),
    ])
}

/// Unpacks and, when that succeeds, shows that the tree is the manifest, which it gives.
fn outcome(place: &Place, archive: &[u8], layout: &Layout) -> Option<Vec<FileEntry>> {
    fs::remove_dir_all(place.staging()).unwrap();
    fs::create_dir(place.staging()).unwrap();
    let unpacked = place.unpack(archive, layout, Limits::default()).ok()?;
    let found = files(&place.staging());
    assert_eq!(found.len(), unpacked.manifest.len());
    for file in &unpacked.manifest {
        assert_eq!(crate::trust::Sha256Sum::of(&found[&file.path]), file.sha256);
    }
    Some(unpacked.manifest)
}

/// Each byte of `range` changed: every second one inverted, in the others the lowest bit turned.
fn changed(bytes: &[u8], range: Range<usize>) -> impl Iterator<Item = (usize, Vec<u8>)> + '_ {
    range.map(|at| {
        let mut changed = bytes.to_vec();
        changed[at] ^= if at % 2 == 0 { 0xFF } else { 1 };
        (at, changed)
    })
}

#[test]
fn a_gzip_with_a_byte_changed_or_missing_is_never_taken() {
    let (place, archive) = (Place::new(), tar().gz());
    let whole = outcome(&place, &archive, &Layout::Official).unwrap();
    let mut taken = 0;
    // The gzip header's flag for text, time, and the packer's flags and system mean nothing.
    let idle = 3..10;
    for (at, changed) in changed(&archive, 0..archive.len()).filter(|(at, _)| !idle.contains(at)) {
        // Packers have some freedom: another stream may mean the same bytes. The sum shows that it does.
        if let Some(manifest) = outcome(&place, &changed, &Layout::Official) {
            assert_eq!(manifest, whole, "byte {at} changed");
            taken += 1;
        }
    }
    for length in 0..archive.len() {
        assert_eq!(outcome(&place, &archive[..length], &Layout::Official), None, "cut to {length} bytes");
    }
    println!("{taken} of {} changes mean the same bytes, all others were refused", archive.len());
}

#[test]
fn a_tar_header_with_a_byte_changed_and_its_sum_mended_stays_inside() {
    let (place, stream) = (Place::new(), tar().ended());
    let mut taken = 0;
    let mut all = 0;
    for (at, mut changed) in changed(&stream, 0..stream.len() - 1024).step_by(5) {
        let block = at / 512 * 512;
        if changed[block + 257..].starts_with(b"ustar") && !(148..156).contains(&(at % 512)) {
            let header = TarHeader(changed[block..block + 512].try_into().unwrap());
            changed[block..block + 512].copy_from_slice(&header.summed());
        }
        all += 1;
        taken += usize::from(outcome(&place, &gz(&changed), &Layout::Official).is_some());
    }
    println!("{all} changes: {taken} led to a tree that is what it says, all others were refused");
}

#[test]
fn a_zip_with_a_byte_changed_or_missing_is_refused_or_means_the_same() {
    let (place, archive) = (Place::new(), zip());
    let whole = outcome(&place, &archive, &toolchain()).unwrap();
    let mut taken = 0;
    for (at, changed) in changed(&archive, 0..archive.len()) {
        if let Some(manifest) = outcome(&place, &changed, &toolchain()) {
            assert_eq!(manifest, whole, "byte {at} changed");
            taken += 1;
        }
    }
    for length in 0..archive.len() {
        assert_eq!(outcome(&place, &archive[..length], &toolchain()), None, "cut to {length} bytes");
    }
    println!("{taken} of {} changes were of no account (times, versions, modes)", archive.len());
}
