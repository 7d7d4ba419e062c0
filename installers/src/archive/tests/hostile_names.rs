//! Names that may not be, in every form of archive.

use super::build_tar::{Tar, TarHeader};
use super::build_zip::{self, Zip, ZipFile};
use super::hostile::Hostile;

/// A single name below the root that is refused by itself.
const NAMES: &[(&str, &str)] = &[
    ("../passwd", "ParentComponent"),
    ("a/../../passwd", "ParentComponent"),
    ("a/..", "ParentComponent"),
    ("./a", "DotComponent"),
    ("a/./b", "DotComponent"),
    ("a//b", "EmptyComponent"),
    ("/a", "EmptyComponent"),
    ("a\\b", "Backslash"),
    ("..\\passwd", "Backslash"),
    ("c:", "Colon"),
    ("c:a", "Colon"),
    ("a:stream", "Colon"),
    ("a<b", "WindowsCharacter"),
    ("a>b", "WindowsCharacter"),
    ("a|b", "WindowsCharacter"),
    ("a?b", "WindowsCharacter"),
    ("a*b", "WindowsCharacter"),
    ("a\"b", "WindowsCharacter"),
    ("con", "WindowsDevice"),
    ("a/CON.txt", "WindowsDevice"),
    ("con.txt.go", "WindowsDevice"),
    ("nul .txt", "WindowsDevice"),
    ("Aux.go", "WindowsDevice"),
    ("prn/a", "WindowsDevice"),
    ("com1", "WindowsDevice"),
    ("LPT9.log", "WindowsDevice"),
    ("com¹", "WindowsDevice"),
    ("conin$", "WindowsDevice"),
    ("a.", "TrailingDotOrSpace"),
    ("a ", "TrailingDotOrSpace"),
    ("a./b", "TrailingDotOrSpace"),
    ("...", "TrailingDotOrSpace"),
    ("a\u{1}b", "ControlCharacter"),
    ("a\nb", "ControlCharacter"),
    ("a\u{1b}[2Jb", "ControlCharacter"),
    ("a\u{7f}b", "ControlCharacter"),
    ("a\u{85}b", "ControlCharacter"),
    ("a\u{202e}b", "ControlCharacter"),
    ("a\u{200d}b", "ControlCharacter"),
    ("a\u{feff}b", "ControlCharacter"),
    ("a\u{fe0f}b", "ControlCharacter"),
];

/// Two names that may not be together.
const PAIRS: &[(&str, &str, &str)] = &[
    ("a/b", "a/b", "Duplicate"),
    ("a/B", "a/b", "Collision"),
    ("A/x", "a/y", "Collision"),
    ("ä", "a\u{308}", "Collision"),
    ("Ä", "a\u{308}", "Collision"),
    ("stra\u{df}e", "STRASSE", "Collision"),
    ("\u{17f}", "s", "Collision"),
    ("\u{212a}", "k", "Collision"),
    ("ς", "Σ", "Collision"),
    ("a", "a/b", "FileAsDirectory"),
    ("a/b", "a", "FileAsDirectory"),
    ("a/b/c", "a/b", "FileAsDirectory"),
];

pub(super) fn all() -> Vec<Hostile> {
    let mut all = Vec::new();
    for (name, expected) in NAMES {
        for (form, archive) in forms(&[name]) {
            all.push(Hostile::new(format!("{form} {name:?}"), archive, expected));
        }
    }
    for (one, other, expected) in PAIRS {
        for (form, archive) in forms(&[one, other]) {
            all.push(Hostile::new(format!("{form} {one:?} and {other:?}"), archive, expected));
        }
    }
    let component = format!("d/{}", "c".repeat(256));
    let path = ["c".repeat(250).as_str(); 5].join("/");
    let deep = vec!["d"; 70].join("/");
    let long = [(&component, "NameTooLong"), (&path, "NameTooLong"), (&deep, "TooDeep")];
    for (name, expected) in long {
        let pax = Tar::sdk().pax(&[("path", &format!("go/{name}"))]).file("go/x", b"").gz();
        let gnu = Tar::sdk().long_name(format!("go/{name}").as_bytes()).file("go/x", b"").gz();
        all.push(Hostile::new("long name in pax", pax, expected));
        all.push(Hostile::new("long name of gnu", gnu, expected));
        all.push(Hostile::new("long name in zip", build_zip::toolchain(&[file(name)]), expected));
    }
    all.extend(roots());
    all.extend(odd_bytes());
    all
}

/// The names below the root of each form of archive.
fn forms(names: &[&str]) -> Vec<(&'static str, Vec<u8>)> {
    let tar = names.iter().fold(Tar::sdk(), |tar, name| tar.file(&format!("go/{name}"), b"1"));
    let pax = names
        .iter()
        .fold(Tar::sdk(), |tar, name| tar.pax(&[("path", &format!("go/{name}"))]).file("go/x", b"1"));
    let gnu = names
        .iter()
        .fold(Tar::sdk(), |tar, name| tar.long_name(format!("go/{name}").as_bytes()).file("go/x", b"1"));
    let zip: Vec<ZipFile> = names.iter().map(|name| file(name)).collect();
    let official: Vec<ZipFile> = zip
        .iter()
        .cloned()
        .map(|file| file.with(|file| file.name = [b"go/", file.name.as_slice()].concat()))
        .collect();
    vec![
        ("tar", tar.gz()),
        ("pax", pax.gz()),
        ("gnu", gnu.gz()),
        ("toolchain zip", build_zip::toolchain(&zip)),
        ("official zip", Zip::new(&official).bytes()),
    ]
}

/// A file whose name is marked as UTF-8 where that is needed.
fn file(name: &str) -> ZipFile {
    let flags = if name.is_ascii() { 8 } else { 8 | 1 << 11 };
    ZipFile::new(name, b"1").with(|file| file.flags = flags)
}

/// First components other than the layout's.
fn roots() -> Vec<Hostile> {
    let names = [
        ("/etc/passwd", "Absolute"),
        ("//etc/passwd", "Absolute"),
        ("/go/x", "Absolute"),
        ("../passwd", "ParentComponent"),
        ("passwd", "OutsideRoot"),
        ("gone/x", "OutsideRoot"),
        ("GO/x", "OutsideRoot"),
        ("golang.org/x", "OutsideRoot"),
        ("C:\\go\\x", "Colon"),
        ("\\\\server\\go", "Backslash"),
        ("go", "FileAsDirectory"),
    ];
    let mut all = Vec::new();
    for (name, expected) in names {
        let tar = Tar::sdk().file(name, b"1").gz();
        let zip = Zip::new(&[ZipFile::new("go/VERSION", b"go1.23.12\n"), ZipFile::new(name, b"1")]).bytes();
        all.push(Hostile::new(format!("tar root {name}"), tar, expected));
        all.push(Hostile::new(format!("zip root {name}"), zip, expected));
    }
    for name in [
        "go/x",
        "golang.org/toolchain@v0.0.1-go1.23.12.linux-amd64x/a",
        "golang.org/toolchain@v0.0.1-go1.23.13.linux-amd64/a",
        "golang.org/toolchain@v0.0.1-go1.23.12.linux-arm64/a",
    ] {
        let version = ZipFile::new(&format!("{}VERSION", super::PREFIX), b"go1.23.12\n");
        let zip = Zip::new(&[version, ZipFile::new(name, b"1")]).bytes();
        all.push(Hostile::new(format!("toolchain root {name}"), zip, "OutsideRoot"));
    }
    all
}

/// Names that are no text.
fn odd_bytes() -> Vec<Hostile> {
    let mut behind = TarHeader::new(b"go/name", b'0', 0);
    behind.set(20, b"../x");
    let mut behind_prefix = TarHeader::new(b"name", b'0', 0);
    behind_prefix.set(345, b"go\0/../x");
    let zip = |change: fn(&mut ZipFile)| build_zip::toolchain(&[file("a").with(change)]);
    vec![
        Hostile::new("tar not utf-8", Tar::sdk().entry(b"go/a\xff", b'0', b"").gz(), "NotUtf8"),
        Hostile::new("tar overlong slash", Tar::sdk().entry(b"go/..\xc0\xafx", b'0', b"").gz(), "NotUtf8"),
        Hostile::new("tar bytes behind name", Tar::sdk().raw(&behind, b"").gz(), "BytesBehindName"),
        Hostile::new("tar bytes behind prefix", Tar::sdk().raw(&behind_prefix, b"").gz(), "BytesBehindName"),
        Hostile::new(
            "pax nul",
            Tar::sdk().pax(&[("path", "go/a\0b")]).file("go/x", b"").gz(),
            "ControlCharacter",
        ),
        Hostile::new("gnu nul", Tar::sdk().long_name(b"go/a\0b").file("go/x", b"").gz(), "ControlCharacter"),
        Hostile::new("gnu empty", Tar::sdk().long_name(b"").file("go/x", b"").gz(), "EmptyComponent"),
        Hostile::new("tar no name", Tar::sdk().file("", b"").gz(), "EmptyComponent"),
        Hostile::new("zip nul", zip(|file| file.name = b"a\0b".to_vec()), "ControlCharacter"),
        Hostile::new("zip unmarked", zip(|file| file.name = "ä".into()), "NotUtf8"),
        Hostile::new(
            "zip wrongly marked",
            zip(|file| (file.name, file.flags) = (vec![b'a', 0xFF], 0x808)),
            "NotUtf8",
        ),
        Hostile::new("zip empty name", zip(|file| file.name = b"a//b".to_vec()), "EmptyComponent"),
        Hostile::new("file with a slash", Tar::sdk().file("go/a/", b"").gz(), "FileAsDirectory"),
        Hostile::new("directory twice", Tar::sdk().dir("go/a/").dir("go/a").gz(), "Duplicate"),
        Hostile::new("root twice", Tar::sdk().dir("go/").dir("go").gz(), "Duplicate"),
        Hostile::new(
            "directory, then file",
            Tar::sdk().dir("go/a/").file("go/a", b"").gz(),
            "FileAsDirectory",
        ),
        Hostile::new(
            "file, then directory",
            Tar::sdk().file("go/a", b"").dir("go/a/").gz(),
            "FileAsDirectory",
        ),
        Hostile::new(
            "both kinds of go.mod",
            build_zip::toolchain(&[file("src/_go.mod"), file("src/go.mod")]),
            "GoModTwice",
        ),
        Hostile::new(
            "both kinds of go.mod, turned",
            build_zip::toolchain(&[file("src/go.mod"), file("src/_go.mod")]),
            "GoModTwice",
        ),
        Hostile::new("GO.MOD", build_zip::toolchain(&[file("GO.MOD"), file("_go.mod")]), "Collision"),
    ]
}
