//! Operating systems and processor architectures in Go's own names.
//!
//! A platform is data (I1): a plan for Windows can be made and tested on Linux. Source of the names: `go tool dist list`
//! of Go 1.19 to 1.27.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A pair of GOOS and GOARCH, where *we* run; what a build is *for* is called a target.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Platform {
    /// GOOS, such as `linux`.
    pub os: String,
    /// GOARCH, such as `amd64`.
    pub arch: String,
}

impl Platform {
    /// A platform from Go's names.
    #[must_use]
    pub fn new(os: impl Into<String>, arch: impl Into<String>) -> Self {
        Self { os: os.into(), arch: arch.into() }
    }

    /// The platform this binary was compiled for: the userland's, whatever the kernel is.
    #[must_use]
    pub fn of_this_binary() -> Self {
        let os = match std::env::consts::OS {
            "macos" => "darwin",
            other => other,
        };
        let arch = match std::env::consts::ARCH {
            "x86_64" => "amd64",
            "x86" => "386",
            "aarch64" => "arm64",
            "loongarch64" => "loong64",
            "powerpc64" if cfg!(target_endian = "little") => "ppc64le",
            "powerpc64" => "ppc64",
            "mips64" if cfg!(target_endian = "little") => "mips64le",
            "mips" if cfg!(target_endian = "little") => "mipsle",
            other => other,
        };
        Self::new(os, arch)
    }

    /// The architecture as official archive names spell it: `arm` on Linux is `armv6l`.
    #[must_use]
    pub fn archive_arch(&self) -> &str {
        if self.os == "linux" && self.arch == "arm" { "armv6l" } else { &self.arch }
    }

    /// Whether programs are named `*.exe` here.
    #[must_use]
    pub fn is_windows(&self) -> bool {
        self.os == "windows"
    }

    /// What stands between the entries of a list of paths here.
    #[must_use]
    pub fn list_separator(&self) -> char {
        if self.is_windows() { ';' } else { ':' }
    }
}

/// A pair of GOOS and GOARCH that a build is *for*.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// GOOS, such as `linux`.
    pub os: String,
    /// GOARCH, such as `riscv64`.
    pub arch: String,
}

impl Target {
    /// A target from Go's names.
    #[must_use]
    pub fn new(os: impl Into<String>, arch: impl Into<String>) -> Self {
        Self { os: os.into(), arch: arch.into() }
    }
}

/// What others call a GOOS or GOARCH, with Go's name for it.
///
/// From `uname`, Debian, GCC, Rust and the systems' makers.
const ALSO_CALLED: [(&str, &str); 29] = [
    ("macos", "darwin"),
    ("mac", "darwin"),
    ("osx", "darwin"),
    ("win", "windows"),
    ("win32", "windows"),
    ("win64", "windows"),
    ("ipados", "ios"),
    ("sunos", "solaris"),
    ("wasi", "wasip1"),
    ("x86_64", "amd64"),
    ("x64", "amd64"),
    ("x86", "386"),
    ("i386", "386"),
    ("i686", "386"),
    ("ia32", "386"),
    ("aarch64", "arm64"),
    ("armv8", "arm64"),
    ("armv5", "arm"),
    ("armv6", "arm"),
    ("armv6l", "arm"),
    ("armv7", "arm"),
    ("armv7l", "arm"),
    ("armhf", "arm"),
    ("loongarch64", "loong64"),
    ("mipsel", "mipsle"),
    ("mips64el", "mips64le"),
    ("ppc64el", "ppc64le"),
    ("powerpc64le", "ppc64le"),
    ("riscv", "riscv64"),
];

/// What people call machines, with the targets that programs for them are built for. From the machines' makers: a
/// Raspberry Pi has its system in 32 and in 64 bits, an Apple M has one of 64.
const MACHINES: [(&str, &str, &[&str]); 6] = [
    ("pi", "linux", &["arm", "arm64"]),
    ("raspberrypi", "linux", &["arm", "arm64"]),
    ("m1", "darwin", &["arm64"]),
    ("m2", "darwin", &["arm64"]),
    ("m3", "darwin", &["arm64"]),
    ("m4", "darwin", &["arm64"]),
];

impl Target {
    /// Whether a word that somebody looks for means it: a part of its name, another name of its system or architecture,
    /// or a machine.
    #[must_use]
    pub fn is_meant_by(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let in_go = name_in_go(&word).unwrap_or(&word);
        let of_machine = |(name, os, archs): &(&str, &str, &[&str])| {
            *name == word && *os == self.os && archs.contains(&self.arch.as_str())
        };
        self.to_string().contains(&word)
            || [&self.os, &self.arch].into_iter().any(|name| name == in_go)
            || MACHINES.iter().any(of_machine)
    }
}

/// Go's name for what others call an operating system or an architecture, where it is another one.
#[must_use]
pub fn name_in_go(word: &str) -> Option<&'static str> {
    ALSO_CALLED.into_iter().find(|(other, _)| *other == word).map(|(_, name)| name)
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.os, self.arch)
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.os, self.arch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_found_by_the_names_that_people_have_for_it() {
        let meant = |word: &str| {
            let targets =
                ["linux/arm", "linux/arm64", "darwin/amd64", "darwin/arm64", "linux/386", "plan9/arm"];
            let split = targets.map(|target| target.split_once('/').unwrap());
            let fits = |(os, arch): &(&str, &str)| Target::new(*os, *arch).is_meant_by(word);
            split.into_iter().filter(fits).map(|(os, arch)| format!("{os}/{arch}")).collect::<Vec<_>>()
        };
        assert_eq!(meant("pi"), ["linux/arm", "linux/arm64"]);
        assert_eq!(meant("M1"), ["darwin/arm64"]);
        assert_eq!(meant("aarch64"), ["linux/arm64", "darwin/arm64"]);
        assert_eq!(meant("x86"), ["linux/386"]);
        assert_eq!(meant("macOS"), ["darwin/amd64", "darwin/arm64"]);
        assert_eq!(meant("vax"), Vec::<String>::new());
    }
}
