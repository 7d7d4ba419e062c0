//! Values that break builds or surprise people, each with what goready would do about it.
//!
//! Pure: values in, verdict out. A value that a careful person may well have chosen is never called broken.

use crate::catalog::goproxy::ProxyUrl;
use crate::verify::Severity;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "trap", rename_all = "snake_case")]
pub enum Trap {
    /// GOROOT names a directory in which there is no Go.
    GorootEmpty,
    /// GOROOT names another Go than the one that runs: compiler and library do not fit.
    GorootForeign {
        /// The directory of the Go that runs.
        own: PathBuf,
    },
    /// GOROOT names the Go that runs, which finds it by itself; the next update makes it stale.
    GorootNeedless,
    /// GOTOOLCHAIN is no word that Go understands: every command fails.
    ToolchainInvalid,
    /// GOTOOLCHAIN names one version for every project, whatever is installed.
    ToolchainPinned,
    /// GOTOOLCHAIN names a version that is not here, and nothing may be downloaded.
    ToolchainUnreachable,
    /// GOFLAGS holds a word that is no flag: every command fails.
    FlagsInvalid {
        /// The word.
        word: String,
    },
    /// GOFLAGS has `-mod=vendor` for every project, also for those without a vendor directory.
    FlagsModVendor,
    /// GO111MODULE=off: no project with a `go.mod` builds.
    ModulesOff,
    /// GO111MODULE=auto: outside of a module, Go behaves as in 2018.
    ModulesAuto,
    /// GO111MODULE is no word that Go understands.
    ModulesInvalid,
    /// GOPROXY=off: no module can be downloaded.
    ProxyOff,
    /// GOPROXY holds an entry that is neither an address (`proxy.example` is one for Go) nor `direct` nor `off`.
    ProxyInvalid {
        /// The entry.
        entry: String,
    },
    /// GOSUMDB=off: downloads are not compared with the checksum database.
    ChecksumsOff,
    /// A pattern that takes every module out of the checksum database or the proxy.
    PatternTooWide,
    /// Modules may be fetched without TLS verification.
    Insecure,
    /// GOPATH is GOROOT.
    GopathIsGoroot,
    /// GOPATH lies inside GOROOT: an update of Go removes what was installed.
    GopathInGoroot,
    /// GOPATH has several entries: only the first gets what `go install` builds.
    GopathSeveral {
        /// How many.
        count: usize,
    },
    /// A directory that must be absolute is relative: the go command refuses it.
    Relative,
    /// A directory that must exist does not.
    DirMissing,
    /// GOCACHE=off: Go refuses to build.
    CacheOff,
    /// GOOS or GOARCH is set for every build: programs do not run here.
    CrossSticky {
        /// What it would be.
        host: String,
    },
}

/// What the verdict on a value depends on.
pub(crate) struct Surroundings<'a> {
    /// The directory of the Go that runs.
    pub(crate) own_root: Option<&'a Path>,
    /// GOOS of this machine.
    pub(crate) os: &'a str,
    /// GOARCH of the Go that runs.
    pub(crate) arch: &'a str,
    /// GOPROXY in force.
    pub(crate) proxy: &'a str,
    /// Whether this path is a GOROOT.
    pub(crate) is_goroot: &'a dyn Fn(&Path) -> bool,
    /// Whether two paths are one place.
    pub(crate) is_same: &'a dyn Fn(&Path, &Path) -> bool,
    /// Whether this path is a directory.
    pub(crate) is_dir: &'a dyn Fn(&Path) -> bool,
    /// Whether this toolchain (`go1.23.4`) can be had without a download.
    pub(crate) has_toolchain: &'a dyn Fn(&str) -> bool,
}

/// The verdict on a value that somebody has set.
pub(crate) fn trap(name: &str, value: &str, around: &Surroundings<'_>) -> Option<Trap> {
    if value.is_empty() {
        return None;
    }
    match name {
        "GOROOT" => goroot(Path::new(value), around),
        "GOTOOLCHAIN" => toolchain(value, around),
        "GOFLAGS" => flags(value),
        "GO111MODULE" => match value {
            "on" => None,
            "off" => Some(Trap::ModulesOff),
            "auto" => Some(Trap::ModulesAuto),
            _ => Some(Trap::ModulesInvalid),
        },
        "GOPROXY" => proxy(value),
        "GOSUMDB" => (value == "off").then_some(Trap::ChecksumsOff),
        "GONOSUMDB" | "GONOPROXY" | "GOPRIVATE" => {
            value.split(',').any(is_wide).then_some(Trap::PatternTooWide)
        }
        "GOINSECURE" => Some(Trap::Insecure),
        "GOPATH" => gopath(value, around),
        "GOCACHE" if value == "off" => Some(Trap::CacheOff),
        "GOBIN" | "GOCACHE" | "GOMODCACHE" => (!Path::new(value).is_absolute()).then_some(Trap::Relative),
        "GOTMPDIR" => (!(around.is_dir)(Path::new(value))).then_some(Trap::DirMissing),
        "GOOS" => (value != around.os).then(|| Trap::CrossSticky { host: around.os.to_owned() }),
        "GOARCH" => (value != around.arch).then(|| Trap::CrossSticky { host: around.arch.to_owned() }),
        _ => None,
    }
}

fn goroot(value: &Path, around: &Surroundings<'_>) -> Option<Trap> {
    if !(around.is_goroot)(value) {
        return Some(Trap::GorootEmpty);
    }
    let own = around.own_root?;
    if (around.is_same)(value, own) {
        Some(Trap::GorootNeedless)
    } else {
        Some(Trap::GorootForeign { own: own.to_owned() })
    }
}

/// `local`, `auto`, `path`, `default`, `goV`, `goV+auto`, `goV+path`; `local` and `default` may stand before the plus
/// (cmd/go/internal/toolchain).
fn toolchain(value: &str, around: &Surroundings<'_>) -> Option<Trap> {
    let (name, after) = value.split_once('+').map_or((value, None), |(name, after)| (name, Some(after)));
    let is_named = name.strip_prefix("go1").is_some_and(|rest| {
        rest.is_empty() || rest.starts_with('.') || rest.starts_with("rc") || rest.starts_with("beta")
    });
    let is_word = matches!(name, "local" | "default") || (after.is_none() && matches!(name, "auto" | "path"));
    if !(is_named || is_word) || after.is_some_and(|after| !matches!(after, "auto" | "path")) {
        return Some(Trap::ToolchainInvalid);
    }
    if !is_named {
        return None;
    }
    let is_ours = around.own_root.and_then(Path::file_name).is_some_and(|own| own == name);
    if !is_ours && around.proxy == "off" && !(around.has_toolchain)(name) {
        return Some(Trap::ToolchainUnreachable);
    }
    Some(Trap::ToolchainPinned)
}

fn flags(value: &str) -> Option<Trap> {
    let words: Vec<&str> = value.split_whitespace().map(|word| word.trim_matches(['"', '\''])).collect();
    if let Some(word) = words.iter().find(|word| !word.starts_with('-') || **word == "-" || **word == "--") {
        return Some(Trap::FlagsInvalid { word: (*word).to_owned() });
    }
    let is_vendor = |word: &&str| word.trim_start_matches('-') == "mod=vendor";
    words.iter().any(is_vendor).then_some(Trap::FlagsModVendor)
}

fn proxy(value: &str) -> Option<Trap> {
    let entries: Vec<&str> =
        value.split([',', '|']).map(str::trim).filter(|entry| !entry.is_empty()).collect();
    if entries.first() == Some(&"off") {
        return Some(Trap::ProxyOff);
    }
    // What follows one of these is never asked.
    let is_last = |entry: &&&str| matches!(**entry, "off" | "direct" | "noproxy");
    let mut asked = entries.iter().take_while(|entry| !is_last(entry));
    let wrong = if entries.is_empty() {
        Some(value)
    } else {
        asked.find(|entry| entry.parse::<ProxyUrl>().is_err()).copied()
    };
    wrong.map(|entry| Trap::ProxyInvalid { entry: entry.to_owned() })
}

/// `*`, `*/*`, `*.*` and the like: patterns that ask nothing of a path's first element.
fn is_wide(pattern: &str) -> bool {
    let first = pattern.trim().split('/').next().unwrap_or_default();
    !first.is_empty()
        && (first.chars().all(|c| matches!(c, '*' | '.')) || matches!(first, "github.com" | "golang.org"))
        && !pattern.trim().trim_end_matches("/*").contains('/')
}

fn gopath(value: &str, around: &Surroundings<'_>) -> Option<Trap> {
    let separator = if around.os == "windows" { ';' } else { ':' };
    let entries: Vec<&Path> =
        value.split(separator).filter(|entry| !entry.is_empty()).map(Path::new).collect();
    if entries.iter().any(|entry| !entry.is_absolute()) {
        return Some(Trap::Relative);
    }
    if let Some(own) = around.own_root {
        if entries.iter().any(|entry| (around.is_same)(entry, own)) {
            return Some(Trap::GopathIsGoroot);
        }
        if entries.iter().any(|entry| entry.starts_with(own)) {
            return Some(Trap::GopathInGoroot);
        }
    }
    (entries.len() > 1).then_some(Trap::GopathSeveral { count: entries.len() })
}

impl Trap {
    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::GorootEmpty
            | Self::GorootForeign { .. }
            | Self::ToolchainInvalid
            | Self::ToolchainUnreachable
            | Self::FlagsInvalid { .. }
            | Self::ModulesOff
            | Self::ModulesInvalid
            | Self::ProxyInvalid { .. }
            | Self::GopathIsGoroot
            | Self::Relative
            | Self::DirMissing
            | Self::CacheOff => Severity::Broken,
            Self::GorootNeedless
            | Self::ToolchainPinned
            | Self::FlagsModVendor
            | Self::ModulesAuto
            | Self::ProxyOff
            | Self::ChecksumsOff
            | Self::PatternTooWide
            | Self::Insecure
            | Self::GopathInGoroot
            | Self::GopathSeveral { .. }
            | Self::CrossSticky { .. } => Severity::Advice,
        }
    }

    /// Whether goready would unset the variable. What a person may have chosen knowingly it only shows.
    #[must_use]
    pub const fn is_unset_by_us(&self) -> bool {
        match self {
            Self::GorootEmpty
            | Self::GorootForeign { .. }
            | Self::GorootNeedless
            | Self::ToolchainInvalid
            | Self::ToolchainPinned
            | Self::ToolchainUnreachable
            | Self::FlagsInvalid { .. }
            | Self::FlagsModVendor
            | Self::ModulesOff
            | Self::ModulesAuto
            | Self::ModulesInvalid
            | Self::ProxyInvalid { .. }
            | Self::ChecksumsOff
            | Self::PatternTooWide
            | Self::GopathIsGoroot
            | Self::Relative
            | Self::DirMissing
            | Self::CacheOff
            | Self::CrossSticky { .. } => true,
            Self::ProxyOff | Self::Insecure | Self::GopathInGoroot | Self::GopathSeveral { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine whose Go is in `/sdk/go1.23.4`; another one is in `/usr/local/go`.
    fn found(name: &str, value: &str) -> Option<Trap> {
        let around = Surroundings {
            own_root: Some(Path::new("/sdk/go1.23.4")),
            os: "linux",
            arch: "amd64",
            proxy: "off",
            is_goroot: &|path| path == Path::new("/sdk/go1.23.4") || path == Path::new("/usr/local/go"),
            is_same: &|one, other| one == other,
            is_dir: &|path| path == Path::new("/tmp"),
            has_toolchain: &|name| name == "go1.22.1",
        };
        trap(name, value, &around)
    }

    #[test]
    fn values_that_break_or_surprise_are_told() {
        let own = PathBuf::from("/sdk/go1.23.4");
        for (name, value, wanted) in [
            ("GOROOT", "/nowhere", Trap::GorootEmpty),
            ("GOROOT", "/usr/local/go", Trap::GorootForeign { own }),
            ("GOROOT", "/sdk/go1.23.4", Trap::GorootNeedless),
            ("GOTOOLCHAIN", "*", Trap::ToolchainInvalid),
            ("GOTOOLCHAIN", "go1.22.1+fast", Trap::ToolchainInvalid),
            ("GOTOOLCHAIN", "auto+auto", Trap::ToolchainInvalid),
            ("GOTOOLCHAIN", "go1.22.1", Trap::ToolchainPinned),
            ("GOTOOLCHAIN", "go1.23.4+auto", Trap::ToolchainPinned),
            ("GOTOOLCHAIN", "go1.99.0", Trap::ToolchainUnreachable),
            ("GOFLAGS", "-v mod=mod", Trap::FlagsInvalid { word: "mod=mod".to_owned() }),
            ("GOFLAGS", "-v -mod=vendor", Trap::FlagsModVendor),
            ("GOFLAGS", "--mod=vendor", Trap::FlagsModVendor),
            ("GO111MODULE", "off", Trap::ModulesOff),
            ("GO111MODULE", "auto", Trap::ModulesAuto),
            ("GO111MODULE", "yes", Trap::ModulesInvalid),
            ("GOPROXY", "off", Trap::ProxyOff),
            ("GOPROXY", "https://a,b", Trap::ProxyInvalid { entry: "b".to_owned() }),
            ("GOPROXY", "ftp://a,direct", Trap::ProxyInvalid { entry: "ftp://a".to_owned() }),
            ("GOPROXY", ",", Trap::ProxyInvalid { entry: ",".to_owned() }),
            ("GOSUMDB", "off", Trap::ChecksumsOff),
            ("GONOSUMDB", "*", Trap::PatternTooWide),
            ("GONOSUMDB", "corp.example,*.*", Trap::PatternTooWide),
            ("GOPRIVATE", "github.com/*", Trap::PatternTooWide),
            ("GOINSECURE", "corp.example", Trap::Insecure),
            ("GOPATH", "/sdk/go1.23.4", Trap::GopathIsGoroot),
            ("GOPATH", "/sdk/go1.23.4/work", Trap::GopathInGoroot),
            ("GOPATH", "/a:/b", Trap::GopathSeveral { count: 2 }),
            ("GOPATH", "~/go", Trap::Relative),
            ("GOBIN", "bin", Trap::Relative),
            ("GOCACHE", "off", Trap::CacheOff),
            ("GOTMPDIR", "/gone", Trap::DirMissing),
            ("GOOS", "windows", Trap::CrossSticky { host: "linux".to_owned() }),
        ] {
            assert_eq!(found(name, value), Some(wanted), "{name}={value}");
        }
    }

    #[test]
    fn values_that_are_fine_are_left_in_peace() {
        for (name, value) in [
            ("GOTOOLCHAIN", "local"),
            ("GOTOOLCHAIN", "auto"),
            ("GOTOOLCHAIN", "local+path"),
            ("GOTOOLCHAIN", "path"),
            ("GOFLAGS", "-trimpath -mod=mod '-ldflags=-s -w'"),
            ("GO111MODULE", "on"),
            ("GOPROXY", "https://proxy.golang.org,direct"),
            ("GOPROXY", "direct"),
            ("GOPROXY", "https://a|direct,never asked"),
            ("GOPROXY", "proxy.b,https://a"),
            ("GOSUMDB", "sum.golang.google.cn"),
            ("GONOSUMDB", "*.corp.example,github.com/acme"),
            ("GOPRIVATE", "git.corp.example/*"),
            ("GOPATH", "/home/ada/go"),
            ("GOBIN", "/home/ada/bin"),
            ("GOCACHE", "/cache"),
            ("GOTMPDIR", "/tmp"),
            ("GOOS", "linux"),
            ("GOARCH", "amd64"),
            ("GOROOT", ""),
            ("CC", "clang"),
        ] {
            assert_eq!(found(name, value), None, "{name}={value}");
        }
    }
}
