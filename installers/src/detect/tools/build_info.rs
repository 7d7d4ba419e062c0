//! What the Go linker writes about a program into the program itself.
//!
//! Layout: `debug/buildinfo` of Go 1.18 and later, which writes both strings in place, each after its length as a
//! varint. Older programs hold pointers instead; they are passed over.

use super::super::elf::Elf;
use std::io::{Read, Seek};

/// Module lists are some KB; the strings of the largest programs stay far below this.
const MOST_BYTES: u64 = 1 << 20;
const MAGIC: &[u8] = b"\xff Go buildinf:";
/// Where the two strings begin.
const HEADER_LENGTH: usize = 32;
const FLAGS_AT: usize = 15;
const STRINGS_IN_PLACE: u8 = 2;
/// The module list stands between two marks of this length.
const MARK_LENGTH: usize = 16;

/// The part of a program's build information that concerns us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BuildInfo {
    /// Such as `go1.23.4`.
    pub(super) go: String,
    /// The package that was built, such as `golang.org/x/tools/gopls`.
    pub(super) package: Option<String>,
    /// The version of its module, such as `v0.18.1`; `(devel)` for one built from a working tree.
    pub(super) version: Option<String>,
}

impl BuildInfo {
    /// None when the file is no ELF file, or not of Go 1.18 or later.
    pub(super) fn read(file: impl Read + Seek) -> Option<Self> {
        Self::parse(&Elf::open(file)?.section(".go.buildinfo", MOST_BYTES)?)
    }

    fn parse(section: &[u8]) -> Option<Self> {
        let is_ours = section.starts_with(MAGIC) && section.get(FLAGS_AT)? & STRINGS_IN_PLACE != 0;
        let strings = is_ours.then(|| section.get(HEADER_LENGTH..)).flatten()?;
        let (go, rest) = string(strings)?;
        let go = std::str::from_utf8(go).ok().filter(|go| !go.is_empty())?.to_owned();
        let modules = string(rest).map(|(text, _)| text).unwrap_or_default();
        let modules = modules.get(MARK_LENGTH..modules.len().saturating_sub(MARK_LENGTH)).unwrap_or_default();
        let modules = String::from_utf8_lossy(modules);
        let line = |key: &str| modules.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('\t'));
        let version =
            line("mod").and_then(|module| module.split('\t').nth(1)).filter(|text| !text.is_empty());
        Some(Self { go, package: line("path").map(str::to_owned), version: version.map(str::to_owned) })
    }
}

/// A string after its length, and what follows.
fn string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut length: usize = 0;
    for (index, byte) in bytes.iter().enumerate().take(5) {
        length |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return bytes.get(index + 1..)?.split_at_checked(length);
        }
    }
    None
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A section as Go's linker writes it.
    pub(crate) fn section(go: &str, modules: &str) -> Vec<u8> {
        let mut bytes = [MAGIC, &[8, STRINGS_IN_PLACE], &[0; 16]].concat();
        for text in
            [go.as_bytes().to_vec(), [&[7; MARK_LENGTH], modules.as_bytes(), &[9; MARK_LENGTH]].concat()]
        {
            let length = u8::try_from(text.len() % 128).unwrap();
            let more = u8::try_from(text.len() / 128).unwrap();
            bytes.extend(if more == 0 { vec![length] } else { vec![length | 0x80, more] });
            bytes.extend(text);
        }
        bytes
    }

    #[test]
    fn go_package_and_version_are_read() {
        let modules =
            "path\tgolang.org/x/tools/gopls\nmod\tgolang.org/x/tools/gopls\tv0.18.1\th1:x=\ndep\ta\tv1\n";
        let info = BuildInfo::parse(&section("go1.23.4", modules)).unwrap();
        assert_eq!(info.go, "go1.23.4");
        assert_eq!(info.package.as_deref(), Some("golang.org/x/tools/gopls"));
        assert_eq!(info.version.as_deref(), Some("v0.18.1"));
    }

    #[test]
    fn damaged_information_is_no_information() {
        let whole = section("go1.23.4", "path\tx\n");
        for length in 0..HEADER_LENGTH + 9 {
            assert_eq!(BuildInfo::parse(&whole[..length]), None, "{length}");
        }
        let mut pointers = whole.clone();
        pointers[FLAGS_AT] = 0;
        assert_eq!(BuildInfo::parse(&pointers), None);
        let endless = [&whole[..HEADER_LENGTH], &[0xff; 64]].concat();
        assert_eq!(BuildInfo::parse(&endless), None);
    }
}
