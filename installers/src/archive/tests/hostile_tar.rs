//! Tar archives that hold something else than files and directories, or that readers disagree on.

use super::Limits;
use super::build_tar::{Tar, TarHeader, gz, record};
use super::hostile::Hostile;

pub(super) fn all() -> Vec<Hostile> {
    let mut all = kinds();
    all.extend(sizes());
    all.extend(extensions());
    all.extend(headers());
    all.extend(ends());
    all.extend(limits());
    all
}

fn kinds() -> Vec<Hostile> {
    let one = |flag: u8| Tar::sdk().entry(b"go/x", flag, b"").gz();
    let target = |name: &str, target: &str| Tar::sdk().link(name, target);
    let write_through = target("go/dir", "../beside").file("go/dir/passwd", b"owned");
    let one_up = target("go/a", "..").link("go/a/b", "..").file("go/a/b/passwd", b"owned");
    let mut hard = TarHeader::new(b"go/x", b'1', 0);
    hard.set(157, b"../passwd");
    let mut hidden_link = TarHeader::new(b"go/x", b'2', 4);
    hidden_link.set(157, b"/etc");
    vec![
        Hostile::new("symlink", target("go/x", "VERSION").gz(), "SymbolicLink"),
        Hostile::new("absolute symlink", target("go/x", "/etc/passwd").gz(), "SymbolicLink"),
        Hostile::new("symlink, then a write through it", write_through.gz(), "SymbolicLink"),
        Hostile::new("symlink chain (CVE-2026-5223)", one_up.gz(), "SymbolicLink"),
        Hostile::new("symlink with bytes", Tar::sdk().raw(&hidden_link, b"ab\0\0").gz(), "SymbolicLink"),
        Hostile::new("root is a symlink", Tar::default().link("go", "../beside").gz(), "SymbolicLink"),
        Hostile::new("hard link", Tar::sdk().raw(&hard, b"").gz(), "HardLink"),
        Hostile::new("character device", one(b'3'), "Device"),
        Hostile::new("block device", one(b'4'), "Device"),
        Hostile::new("fifo", one(b'6'), "Fifo"),
        Hostile::new("gnu sparse", one(b'S'), "Sparse"),
        Hostile::new("contiguous file", one(b'7'), "UnknownKind"),
        Hostile::new("gnu dump directory", one(b'D'), "UnknownKind"),
        Hostile::new("gnu volume", one(b'V'), "UnknownKind"),
        Hostile::new("gnu multi-volume", one(b'M'), "UnknownKind"),
        Hostile::new("solaris extended", one(b'X'), "UnknownKind"),
        Hostile::new("unknown kind", one(0xFF), "UnknownKind"),
        Hostile::new(
            "directory with bytes",
            Tar::sdk().entry(b"go/d/", b'5', b"x").gz(),
            "DirectoryWithBytes",
        ),
    ]
}

/// Where readers disagree on the size, one sees headers in what is the body for the other.
fn sizes() -> Vec<Hostile> {
    let hidden = Tar::default().file("go/hidden", b"owned").0;
    // CVE-2025-62518: the header says 0, the PAX record what is there.
    let small = Tar::sdk()
        .pax(&[("size", &hidden.len().to_string())])
        .raw(&TarHeader::new(b"go/x", b'0', 0), &hidden);
    // RUSTSEC-2026-0068: the header says what is there, the PAX record 0.
    let large = Tar::sdk().pax(&[("size", "0")]).file("go/x", &hidden);
    let same = Tar::sdk().pax(&[("size", "1")]).file("go/x", b"1");
    // GHSA-3wgq-wrwc-vqmv: a PAX size that some apply to the extension header that follows.
    let pending = Tar::sdk().pax(&[("size", "512")]).long_name(b"go/long").file("go/x", b"1");
    let field = |bytes: &[u8]| {
        let mut header = TarHeader::new(b"go/x", b'0', 1);
        header.set(124, bytes);
        Tar::sdk().raw(&header, b"1").gz()
    };
    let mut mode = TarHeader::new(b"go/x", b'0', 0);
    mode.set(100, b"0000799\0");
    vec![
        Hostile::new("pax size over header size", small.gz(), "PaxSize"),
        Hostile::new("header size over pax size", large.gz(), "PaxSize"),
        Hostile::new("pax size that agrees", same.gz(), "PaxSize"),
        Hostile::new("pax size, then a long name", pending.gz(), "PaxSize"),
        Hostile::new("size in base 256", field(b"\x80\0\0\0\0\0\0\0\0\0\0\x01"), "OddNumber"),
        Hostile::new(
            "size below zero",
            field(b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"),
            "Damaged",
        ),
        Hostile::new("size with a sign", field(b"+0000000001\0"), "OddNumber"),
        Hostile::new("size with a minus", field(b"-0000000001\0"), "Damaged"),
        Hostile::new("size in two numbers", field(b"1 0000000007"), "Damaged"),
        Hostile::new("size with bytes behind NUL", field(b"1\00000000007"), "OddNumber"),
        Hostile::new("size in hexadecimal", field(b"0x000000001\0"), "Damaged"),
        Hostile::new("size beyond the end", field(b"00000077777\0"), "Damaged"),
        Hostile::new("size as large as can be", field(b"777777777777"), "Ratio"),
        Hostile::new("mode with a nine", Tar::sdk().raw(&mode, b"").gz(), "OddNumber"),
    ]
}

fn extensions() -> Vec<Hostile> {
    let pax = |records: &[(&str, &str)]| Tar::sdk().pax(records).file("go/x", b"").gz();
    let body = |body: &[u8]| Tar::sdk().entry(b"go/p", b'x', body).file("go/x", b"").gz();
    let sdk = Tar::sdk;
    let mut link_name = TarHeader::new(b"././@LongLink", b'K', 5);
    let huge = record("comment", &"x".repeat(70_000));
    vec![
        Hostile::new("pax link name", pax(&[("linkpath", "/etc")]), "LinkName"),
        Hostile::new(
            "gnu link name",
            sdk().raw(link_name.gnu(), b"/etc\0").file("go/x", b"").gz(),
            "LinkName",
        ),
        Hostile::new("pax sparse 0.0", pax(&[("GNU.sparse.size", "1")]), "Sparse"),
        Hostile::new("pax sparse 0.1", pax(&[("GNU.sparse.map", "0,1")]), "Sparse"),
        Hostile::new(
            "pax sparse 1.0",
            pax(&[("GNU.sparse.major", "1"), ("GNU.sparse.name", "go/y")]),
            "Sparse",
        ),
        Hostile::new("pax sparse of star", pax(&[("SCHILY.realsize", "1")]), "Sparse"),
        Hostile::new("pax character set", pax(&[("hdrcharset", "BINARY")]), "PaxRecord"),
        Hostile::new("pax unknown key", pax(&[("GOREADY.x", "1")]), "PaxRecord"),
        Hostile::new("pax key twice", pax(&[("path", "go/a"), ("path", "go/b")]), "PaxRecord"),
        Hostile::new("pax empty path", pax(&[("path", "")]), "PaxRecord"),
        Hostile::new("pax empty key", body(b"6 =ab\n"), "PaxRecord"),
        Hostile::new("pax no equals", body(b"6 abc\n"), "PaxRecord"),
        Hostile::new("pax length too small", body(b"5 path=go/a\n"), "PaxRecord"),
        Hostile::new("pax length too large", body(b"99 path=go/a\n"), "PaxRecord"),
        Hostile::new("pax length 0", body(b"0 path=go/a\n"), "PaxRecord"),
        Hostile::new("pax length with zeros", body(b"00013 path=go/a\n"), "PaxRecord"),
        Hostile::new("pax length with a sign", body(b"+13 path=go/a\n"), "PaxRecord"),
        Hostile::new("pax length without end", body(b"99999999999999999999 path=go/a\n"), "PaxRecord"),
        Hostile::new("pax no newline", body(b"13 path=go/aXX"), "PaxRecord"),
        Hostile::new("pax bytes behind", body(b"13 path=go/a\n\0\0"), "PaxRecord"),
        Hostile::new(
            "global pax",
            sdk().entry(b"pax_global_header", b'g', b"").file("go/x", b"").gz(),
            "GlobalPax",
        ),
        Hostile::new(
            "pax twice",
            sdk().pax(&[("mtime", "1")]).pax(&[("mtime", "1")]).file("go/x", b"").gz(),
            "RepeatedExtension",
        ),
        Hostile::new(
            "long name twice",
            sdk().long_name(b"go/a").long_name(b"go/b").file("go/x", b"").gz(),
            "RepeatedExtension",
        ),
        Hostile::new(
            "pax, then long name",
            sdk().pax(&[("path", "go/a")]).long_name(b"go/b").file("go/x", b"").gz(),
            "MixedExtensions",
        ),
        Hostile::new(
            "long name, then pax",
            sdk().long_name(b"go/b").pax(&[("path", "go/a")]).file("go/x", b"").gz(),
            "MixedExtensions",
        ),
        Hostile::new("pax at the end", sdk().pax(&[("path", "go/a")]).gz(), "DanglingExtension"),
        Hostile::new("long name at the end", sdk().long_name(b"go/a").gz(), "DanglingExtension"),
        Hostile::new("pax of 70 KB", body(huge.as_bytes()), "ExtensionTooLarge"),
        Hostile::new(
            "long name of 70 KB",
            sdk().long_name(&[b'a'; 70_000]).file("go/x", b"").gz(),
            "ExtensionTooLarge",
        ),
    ]
}

fn headers() -> Vec<Hostile> {
    let changed = |at: usize, bytes: &[u8]| {
        let mut header = TarHeader::new(b"go/x", b'0', 0);
        header.set(at, bytes);
        Tar::sdk().raw(&header, b"").gz()
    };
    let mut prefixed = TarHeader::new(b"x", b'0', 0);
    prefixed.gnu().set(345, b"go");
    let mut wrong_sum = Tar::sdk().file("go/x", b"");
    wrong_sum.0[1024] ^= 1;
    vec![
        Hostile::new("v7 header", changed(257, &[0; 8]), "OldHeader"),
        Hostile::new("ustar of another version", changed(263, b"99"), "OldHeader"),
        Hostile::new("star header", changed(508, b"tar\0"), "OldHeader"),
        Hostile::new(
            "gnu header with a prefix (Go before 1.8)",
            Tar::sdk().raw(&prefixed, b"").gz(),
            "GnuPrefix",
        ),
        Hostile::new("wrong header sum", wrong_sum.gz(), "Damaged"),
    ]
}

fn ends() -> Vec<Hostile> {
    let good = Tar::sdk().file("go/x", b"x");
    let bare = good.0.clone();
    let ended = good.clone().ended();
    let packed = gz(&ended);
    let more = |bytes: &[u8]| [packed.as_slice(), bytes].concat();
    let cut = |count: usize| packed[..packed.len() - count].to_vec();
    let mut wrong_crc = packed.clone();
    let at = wrong_crc.len() - 8;
    wrong_crc[at] ^= 1;
    let mut wrong_length = packed.clone();
    let at = wrong_length.len() - 1;
    wrong_length[at] ^= 1;
    let hidden = [ended.as_slice(), &Tar::default().file("go/hidden", b"").ended()].concat();
    let one_block = [bare.as_slice(), &[0; 512]].concat();
    vec![
        Hostile::new("no end", gz(&bare), "Damaged"),
        Hostile::new("half an end", gz(&one_block), "Damaged"),
        Hostile::new("end cut off", gz(&[bare.as_slice(), &[0; 700]].concat()), "Damaged"),
        Hostile::new("cut off in a header", gz(&bare[..1024 + 100]), "Damaged"),
        Hostile::new("cut off in a body", gz(&bare[..1024 + 512]), "Damaged"),
        Hostile::new(
            "entry behind one block of zeros",
            gz(&[one_block.as_slice(), &bare].concat()),
            "TrailingBytes",
        ),
        Hostile::new("archive behind the end", gz(&hidden), "TrailingBytes"),
        Hostile::new("bytes in the padding", gz(&[ended.as_slice(), &[1; 512]].concat()), "TrailingBytes"),
        Hostile::new(
            "two megabytes of padding",
            gz(&[ended.as_slice(), &[0; 2 << 20]].concat()),
            "TrailingBytes",
        ),
        Hostile::new("second gzip member", more(&packed), "SecondMember"),
        Hostile::new("empty second gzip member", more(&gz(b"")), "SecondMember"),
        Hostile::new("tar in two gzip members", [gz(&ended[..1024]), gz(&ended[1024..])].concat(), "Damaged"),
        Hostile::new("zeros behind gzip", more(&[0; 512]), "TrailingBytes"),
        Hostile::new("bytes behind gzip", more(b"junk"), "TrailingBytes"),
        Hostile::new("gzip cut off", cut(1), "Damaged"),
        Hostile::new("gzip without sum", cut(8), "Damaged"),
        Hostile::new("gzip cut off in the bytes", cut(20), "Damaged"),
        Hostile::new("gzip with a wrong sum", wrong_crc, "Damaged"),
        Hostile::new("gzip with a wrong length", wrong_length, "Damaged"),
        Hostile::new("gzip of nothing", gz(b""), "Damaged"),
        Hostile::new("gzip of a page", gz(&b"<html>".repeat(1_000)), "Damaged"),
        Hostile::new("plain tar", ended, "UnknownFormat"),
    ]
}

fn limits() -> Vec<Hostile> {
    let many = (0..30).fold(Tar::sdk(), |tar, n| tar.dir(&format!("go/d{n}/"))).gz();
    let bytes = Tar::sdk().file("go/x", &[b'x'; 20_000]).gz();
    let zeros = Tar::sdk().file("go/x", &vec![0; 8 << 20]).gz();
    let with = |label: &str, archive: Vec<u8>, expected, limits| Hostile {
        limits,
        ..Hostile::new(label, archive, expected)
    };
    let default = Limits::default();
    vec![
        with("31 entries", many, "TooManyEntries", Limits { max_entries: 30, ..default }),
        with("20 KB", bytes, "TooManyBytes", Limits { max_bytes: 20_000, ..default }),
        with("a bomb", zeros, "Ratio", default),
        with(
            "a bomb of extension headers",
            (0..2_000)
                .fold(Tar::sdk(), |tar, n| {
                    tar.pax(&[("comment", &"x".repeat(60_000))]).dir(&format!("go/d{n}/"))
                })
                .gz(),
            "Ratio",
            Limits { max_entries: 3_000, ..default },
        ),
    ]
}
