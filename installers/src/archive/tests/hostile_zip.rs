//! Zip archives that hold something else than files and directories, or that readers disagree on.

use super::build_zip::{Zip, ZipFile, descriptor, end_record, toolchain};
use super::hostile::Hostile;
use super::{Limits, PREFIX};

pub(super) fn all() -> Vec<Hostile> {
    let mut all = entries();
    all.extend(places());
    all.extend(ends());
    all.extend(limits());
    all
}

fn changed(label: &str, expected: &'static str, change: fn(&mut ZipFile)) -> Hostile {
    Hostile::new(label, toolchain(&[ZipFile::new("x", b"some bytes, some bytes").with(change)]), expected)
}

fn stored(label: &str, expected: &'static str, change: fn(&mut ZipFile)) -> Hostile {
    Hostile::new(label, toolchain(&[ZipFile::stored("x", b"some bytes").with(change)]), expected)
}

/// Entries that are odd by themselves.
fn entries() -> Vec<Hostile> {
    const NOT_GIVEN: u32 = u32::MAX;
    vec![
        changed("symlink", "SymbolicLink", |file| file.external = 0o120_777 << 16),
        changed("symlink made on another system", "SymbolicLink", |file| {
            (file.external, file.made_by) = (0o120_777 << 16, 20);
        }),
        changed("character device", "Device", |file| file.external = 0o020_644 << 16),
        changed("block device", "Device", |file| file.external = 0o060_644 << 16),
        changed("fifo", "Fifo", |file| file.external = 0o010_644 << 16),
        changed("socket", "UnknownKind", |file| file.external = 0o140_644 << 16),
        changed("directory by mode only", "FileAsDirectory", |file| file.external = 0o040_755 << 16),
        changed("directory by attribute only", "FileAsDirectory", |file| file.external = 0x10),
        changed("file by mode only", "FileAsDirectory", |file| file.name = b"x/".to_vec()),
        changed("directory with bytes", "DirectoryWithBytes", |file| {
            (file.name, file.external) = (b"x/".to_vec(), 0o040_755 << 16);
        }),
        changed("encrypted", "Encrypted", |file| file.flags |= 1),
        changed("strongly encrypted", "Encrypted", |file| file.flags |= 1 << 6),
        changed("encrypted directory", "Encrypted", |file| file.flags |= 1 << 13),
        changed("encrypted in the local header only", "HeadersDiffer", |file| file.local_flags = Some(9)),
        changed("patched data", "ZipFlags", |file| file.flags |= 1 << 5),
        changed("enhanced deflate", "ZipFlags", |file| file.flags |= 1 << 4),
        changed("bzip2", "Method", |file| file.method = 12),
        changed("lzma", "Method", |file| file.method = 14),
        changed("zstd", "Method", |file| file.method = 93),
        changed("AES", "Method", |file| file.method = 99),
        changed("deflate64", "Method", |file| file.method = 9),
        changed("entry comment", "Comment", |file| file.comment = b"PK\x05\x06".to_vec()),
        changed("on another disk", "MultiDisk", |file| file.disk = 1),
        changed("ZIP64 field", "Zip64", |file| file.extra = b"\x01\0\x08\0\x01\0\0\0\0\0\0\0".to_vec()),
        changed("ZIP64 field in the local header", "Zip64", |file| {
            file.local_extra = b"\x01\0\x08\0\x01\0\0\0\0\0\0\0".to_vec();
        }),
        changed("ZIP64 size", "Zip64", |file| file.size = NOT_GIVEN),
        changed("ZIP64 packed size", "Zip64", |file| file.packed = NOT_GIVEN),
        changed("ZIP64 place", "Zip64", |file| file.start = Some(NOT_GIVEN)),
        changed("Unicode path field", "ExtraField", |file| {
            file.extra = b"\x75\x70\x09\0\x01\0\0\0\0../x".to_vec();
        }),
        changed("Unicode path field in the local header", "ExtraField", |file| {
            file.local_extra = b"\x75\x70\x09\0\x01\0\0\0\0../x".to_vec();
        }),
        changed("AES field", "ExtraField", |file| file.extra = b"\x01\x99\x07\0\x02\0AE\x03\0\0".to_vec()),
        changed("field that does not fit", "ExtraField", |file| file.extra = b"\x55\x54\x09\0\x01".to_vec()),
        changed("half a field", "ExtraField", |file| file.extra = b"\x55\x54\x09".to_vec()),
        changed("other name before the bytes", "HeadersDiffer", |file| file.local_name = Some(b"y".to_vec())),
        changed("longer name before the bytes", "HeadersDiffer", |file| {
            file.local_name = Some(b"x/../../y".to_vec())
        }),
        changed("other method before the bytes", "HeadersDiffer", |file| file.local_method = Some(0)),
        changed("other flags before the bytes", "HeadersDiffer", |file| file.local_flags = Some(8 | 1 << 11)),
        changed("other sizes before the bytes", "HeadersDiffer", |file| file.local = Some((0, 5, 5))),
        changed("only the sum before the bytes", "HeadersDiffer", |file| file.local = Some((file.crc, 0, 0))),
        stored("no sizes before the bytes", "HeadersDiffer", |file| file.local = Some((0, 0, 0))),
        stored("sizes that differ without packing", "HeadersDiffer", |file| file.size += 1),
        changed("other sizes behind the bytes", "HeadersDiffer", |file| {
            file.behind = descriptor(file.crc, file.packed, 1)
        }),
        changed("other sum behind the bytes", "HeadersDiffer", |file| {
            file.behind = descriptor(1, file.packed, file.size)
        }),
        changed("no signature behind the bytes", "HeadersDiffer", |file| file.behind[0] = b'X'),
        changed("nothing behind the bytes", "OverlapOrGap", |file| file.behind.clear()),
        stored("something behind the bytes", "OverlapOrGap", |file| {
            file.behind = descriptor(file.crc, file.packed, file.size)
        }),
        changed("wrong sum", "Damaged", |file| {
            file.crc ^= 1;
            file.behind = descriptor(file.crc, file.packed, file.size);
        }),
        changed("one byte less than said", "Damaged", |file| {
            file.size += 1;
            file.behind = descriptor(file.crc, file.packed, file.size);
        }),
        changed("one byte more than said", "Damaged", |file| {
            file.size -= 1;
            file.behind = descriptor(file.crc, file.packed, file.size);
        }),
        changed("bytes that do not inflate", "Damaged", |file| file.data.fill(0xFF)),
        stored("bytes that are not what was summed", "Damaged", |file| file.data[0] ^= 1),
    ]
}

/// Entries that are not where they should be.
fn places() -> Vec<Hostile> {
    let file = |name: &str| ZipFile::new(&format!("{PREFIX}{name}"), name.as_bytes());
    let version = || file("VERSION");
    let zip = Zip::new(&[version(), file("a"), file("b")]);
    let bytes = zip.bytes();
    let twice = Zip::new(&[version(), file("a"), file("b").with(|file| file.start = Some(0))]);
    let outside = Zip::new(&[version(), file("a").with(|file| file.start = Some(1 << 20))]);
    let at = |bytes: &[u8], gap: usize| {
        // Everything moved behind `gap` foreign bytes, the places told right.
        let files = [version(), file("a")];
        let inner = Zip::new(&files);
        let shift = gap as u32;
        let mut start = shift;
        let moved: Vec<ZipFile> = files
            .iter()
            .cloned()
            .map(|file| {
                let length = Zip::new(std::slice::from_ref(&file)).entries.len() as u32;
                let file = file.with(|file| file.start = Some(start));
                start += length;
                file
            })
            .collect();
        let directory = Zip::new(&moved).directory;
        let end = end_record(2, directory.len() as u32, inner.entries.len() as u32 + shift);
        [bytes, &inner.entries, &directory, &end].concat()
    };
    // A whole entry between two others that the directory does not name.
    let hidden = {
        let all = Zip::new(&[version(), file("hidden"), file("a")]);
        let before = Zip::new(&[version(), file("hidden")]).entries.len() as u32;
        let named = Zip::new(&[version(), file("a").with(|file| file.start = Some(before))]);
        let end = end_record(2, named.directory.len() as u32, all.entries.len() as u32);
        [all.entries, named.directory, end].concat()
    };
    let mut no_local = bytes.clone();
    no_local[0] = b'X';
    let no_local_start = [b"PK\x03\x05".as_slice(), &bytes[4..]].concat();
    // One entry's bytes are another whole entry: the quoted kind of overlap.
    let quine = {
        let inner = Zip::new(&[file("inner")]).entries;
        let outer = ZipFile::stored(&format!("{PREFIX}outer"), &inner);
        let before = Zip::new(&[version()]).entries.len();
        let within = Zip::new(std::slice::from_ref(&outer)).entries.len() - inner.len();
        let outer_zip = Zip::new(&[version(), outer]);
        let named = file("inner").with(|file| file.start = Some((before + within) as u32));
        let directory = [outer_zip.directory.clone(), Zip::new(&[named]).directory].concat();
        let end = end_record(3, directory.len() as u32, outer_zip.entries.len() as u32);
        [outer_zip.entries, directory, end].concat()
    };
    vec![
        Hostile::new("two entries in one place", twice.bytes(), "OverlapOrGap"),
        Hostile::new("entry within an entry", quine, "OverlapOrGap"),
        Hostile::new("entry outside of the file", outside.bytes(), "OverlapOrGap"),
        Hostile::new("entry that the directory does not name", hidden, "OverlapOrGap"),
        Hostile::new("program in front, places told right", at(b"#!/bin/sh\n", 10), "UnknownFormat"),
        Hostile::new("bytes in front, places told right", at(b"PK\x03\x04......", 10), "LeadingBytes"),
        Hostile::new(
            "program in front, places told wrong",
            [b"#!/bin/sh\n", bytes.as_slice()].concat(),
            "UnknownFormat",
        ),
        Hostile::new("zip in front of a zip", [bytes.as_slice(), &bytes].concat(), "LeadingBytes"),
        Hostile::new("no local header", no_local, "UnknownFormat"),
        Hostile::new("wrong local signature", no_local_start, "HeadersDiffer"),
    ]
}

/// End records that lead to another directory, or to none.
fn ends() -> Vec<Hostile> {
    let zip = Zip::new(&[
        ZipFile::new(&format!("{PREFIX}VERSION"), b"go1.23.12\n"),
        ZipFile::new(&format!("{PREFIX}a"), b"a"),
    ]);
    let (size, start) = (zip.directory.len() as u32, zip.entries.len() as u32);
    let body = [zip.entries.as_slice(), &zip.directory].concat();
    let ended = |end: &[u8]| [body.as_slice(), end].concat();
    let end = zip.end();
    let patched = |at: usize, bytes: &[u8]| {
        let mut end = end.clone();
        end[at..at + bytes.len()].copy_from_slice(bytes);
        ended(&end)
    };
    let comment = [end[..20].to_vec(), vec![4, 0], b"note".to_vec()].concat();
    let second = [end[..20].to_vec(), vec![22, 0], end_record(0, 0, 0)].concat();
    let locator = [b"PK\x06\x07".as_slice(), &[0; 16], &end].concat();
    let mut altered = zip.directory.clone();
    altered[0] = b'X';
    let altered = [zip.entries.as_slice(), &altered, &end].concat();
    let mut longer = zip.directory.clone();
    let name_length_of_last = longer.len() - PREFIX.len() - 1 - 46 + 28;
    longer[name_length_of_last] += 1;
    let longer = [zip.entries.as_slice(), &longer, &end].concat();
    vec![
        Hostile::new("archive comment", ended(&comment), "Comment"),
        Hostile::new("second end record in a comment", ended(&second), "LeadingBytes"),
        Hostile::new("comment cut off", patched(20, &[4, 0]), "Damaged"),
        Hostile::new("bytes behind the end", ended(&[end.as_slice(), b"junk"].concat()), "TrailingBytes"),
        Hostile::new("a zero behind the end", ended(&[end.as_slice(), &[0]].concat()), "TrailingBytes"),
        Hostile::new("no end record", body.clone(), "Damaged"),
        Hostile::new("end record cut off", ended(&end[..18]), "TrailingBytes"),
        Hostile::new("second of two disks", patched(4, &[1, 0]), "MultiDisk"),
        Hostile::new("directory on another disk", patched(6, &[1, 0]), "MultiDisk"),
        Hostile::new("fewer entries on this disk", patched(8, &[1, 0]), "MultiDisk"),
        Hostile::new("fewer entries than the directory has", patched(8, &[1, 0, 1, 0]), "TrailingBytes"),
        Hostile::new("more entries than the directory has", patched(8, &[3, 0, 3, 0]), "Damaged"),
        Hostile::new("ZIP64 count", patched(8, &[0xFF; 4]), "Zip64"),
        Hostile::new("ZIP64 directory size", patched(12, &[0xFF; 4]), "Zip64"),
        Hostile::new("ZIP64 directory place", patched(16, &[0xFF; 4]), "Zip64"),
        Hostile::new("ZIP64 locator", ended(&locator), "Zip64"),
        Hostile::new("directory too long", ended(&end_record(2, size + 1, start)), "OverlapOrGap"),
        Hostile::new("directory too short", ended(&end_record(2, size - 1, start)), "LeadingBytes"),
        Hostile::new("directory elsewhere", ended(&end_record(2, size, 0)), "LeadingBytes"),
        Hostile::new("directory altered", altered, "Damaged"),
        Hostile::new("name longer than the directory", longer, "Damaged"),
        Hostile::new("cut off in the middle", body[..body.len() / 2].to_vec(), "Damaged"),
    ]
}

fn limits() -> Vec<Hostile> {
    let many: Vec<ZipFile> = (0..30).map(|n| ZipFile::stored(&format!("d{n}"), b"")).collect();
    let zeros = vec![0; 8 << 20];
    let with = |label: &str, archive: Vec<u8>, expected, limits| Hostile {
        limits,
        ..Hostile::new(label, archive, expected)
    };
    let default = Limits::default();
    let small = ZipFile::stored("x", &[b'x'; 20_000]);
    // Says that it is small and is not.
    let lying = ZipFile::new("x", &zeros).with(|file| {
        file.size = 100;
        file.behind = descriptor(file.crc, file.packed, 100);
    });
    let huge = ZipFile::new("x", &vec![1; 40 << 20]).with(|file| {
        file.size = 5 << 20;
        file.behind = descriptor(file.crc, file.packed, 5 << 20);
    });
    vec![
        with("31 entries", toolchain(&many), "TooManyEntries", Limits { max_entries: 30, ..default }),
        with("20 KB", toolchain(&[small]), "TooManyBytes", Limits { max_bytes: 20_000, ..default }),
        with("a bomb", toolchain(&[ZipFile::new("x", &zeros)]), "Ratio", default),
        with("a bomb that lies", toolchain(&[lying]), "Damaged", default),
        with(
            "a larger bomb that lies",
            toolchain(&[huge]),
            "Damaged",
            Limits { max_ratio: 1_000, ..default },
        ),
    ]
}
