//! The C library, told from the loader that starts `/bin/sh`.
//!
//! glibc's loader says its version in its file name (`ld-2.31.so`, until 2.33) or in its own text (`stable release
//! version 2.36`, from 2.33 on); musl's loader is the library itself and holds the version as a string.

use super::elf::Elf;
use super::facts::{Libc, Origin, Sourced};
use crate::host::Host;
use crate::host::fs;
use std::path::{Path, PathBuf};

/// Loaders are 150 to 850 KB.
const MOST_BYTES: u64 = 2 << 20;

/// What `/bin/sh` tells about the userland.
#[derive(Default)]
pub(super) struct Userland {
    /// Its GOARCH.
    pub(super) arch: Option<Sourced<String>>,
    /// Its C library.
    pub(super) libc: Option<Sourced<Libc>>,
}

pub(super) fn userland(host: &Host) -> Userland {
    let shell = host.system("/bin/sh");
    let Some(mut elf) = fs::open(&shell).ok().and_then(Elf::open) else { return Userland::default() };
    let arch = elf.go_arch().map(str::to_owned);
    let arch = arch.map(|value| Sourced { value, origin: Origin::File { path: shell.clone() } });
    let loader = elf.interpreter().map(|path| host.system(&path)).or_else(|| musl_loader(host));
    Userland { arch, libc: loader.and_then(|loader| libc(&loader)) }
}

/// The loader of a musl system whose `/bin/sh` is static.
fn musl_loader(host: &Host) -> Option<PathBuf> {
    let lib = host.system("/lib");
    let names = fs::list(&lib).ok()?;
    names.into_iter().find(|name| name.starts_with("ld-musl-")).map(|name| lib.join(name))
}

fn libc(loader: &Path) -> Option<Sourced<Libc>> {
    let named = loader.file_name()?.to_str()?;
    let file = fs::resolve(loader).unwrap_or_else(|| loader.to_owned());
    let origin = Origin::File { path: file.clone() };
    let bytes = || fs::read_small(&file, MOST_BYTES).ok().flatten().unwrap_or_default();
    let (name, version) = if named.starts_with("ld-musl-") {
        ("musl", musl_version(&bytes()))
    } else if named.starts_with("ld-linux") || named.starts_with("ld64.so") || named.starts_with("ld.so") {
        let real = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        ("glibc", glibc_version_of_name(real).or_else(|| glibc_version(&bytes())))
    } else {
        return None;
    };
    Some(Sourced { value: Libc { name: name.to_owned(), version }, origin })
}

/// `ld-2.31.so`
fn glibc_version_of_name(name: &str) -> Option<String> {
    let version = name.strip_prefix("ld-")?.strip_suffix(".so")?;
    is_version(version).then(|| version.to_owned())
}

fn glibc_version(bytes: &[u8]) -> Option<String> {
    const SAYS: &[u8] = b"release version ";
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'r') {
        rest = rest.get(at..)?;
        if let Some(after) = rest.strip_prefix(SAYS) {
            let end = after.iter().position(|byte| !byte.is_ascii_digit() && *byte != b'.')?;
            let version = std::str::from_utf8(after.get(..end)?).ok()?.trim_end_matches('.');
            return is_version(version).then(|| version.to_owned());
        }
        rest = rest.get(1..)?;
    }
    None
}

fn musl_version(bytes: &[u8]) -> Option<String> {
    let strings = bytes.split(|byte| *byte == 0).filter(|string| (5..24).contains(&string.len()));
    let mut texts = strings.filter_map(|string| std::str::from_utf8(string).ok());
    let is_musl =
        |text: &&str| text.starts_with("1.") && is_version(text.split(['_', '-']).next().unwrap_or(""));
    texts.find(is_musl).map(str::to_owned)
}

/// Two or three numbers with points between them.
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts.iter().all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glibc_tells_its_version_by_name_or_by_text() {
        assert_eq!(glibc_version_of_name("ld-2.31.so").as_deref(), Some("2.31"));
        assert_eq!(glibc_version_of_name("ld-linux-x86-64.so.2"), None);
        let text = b"r\0ld.so (Debian GLIBC 2.36-9+deb12u10) stable release version 2.36.\nCopyright";
        assert_eq!(glibc_version(text).as_deref(), Some("2.36"));
        assert_eq!(glibc_version(b"no version"), None);
    }

    #[test]
    fn musl_holds_its_version_as_a_string() {
        assert_eq!(musl_version(b"\x7fELF\0x\x001.2.4\0rest").as_deref(), Some("1.2.4"));
        assert_eq!(musl_version(b"\x001.2.5_git20240512\0").as_deref(), Some("1.2.5_git20240512"));
        assert_eq!(musl_version(b"\0x\x0010.0.0.1\0"), None);
    }
}
