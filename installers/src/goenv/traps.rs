//! Values that break builds or surprise people, each with what goready would do about it.
//!
//! Pure: values in, verdict out. A value that a careful person may well have chosen is never called broken.

mod target;
mod toolchain;

#[cfg(test)]
mod tests;

pub(crate) use toolchain::Known;

use crate::catalog::goproxy::ProxyUrl;
use crate::platform::Target;
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
    /// GOTOOLCHAIN (`go1.22.1+auto`) names the least version for every project: it runs in place of a newer one that is
    /// installed, and only a `go.mod` that asks for more gets more.
    ToolchainLeast {
        /// Which.
        least: String,
    },
    /// GOTOOLCHAIN names a version that is not here, and nothing may be downloaded.
    ToolchainUnreachable,
    /// GOTOOLCHAIN (`go1.22.1+path`) names a version that is to be found on PATH, and is not.
    ToolchainNotOnPath,
    /// GOTOOLCHAIN names a version that is not here and was never released: every command fails.
    ToolchainNeverReleased,
    /// GOTOOLCHAIN names a version that is not here, and that may have been released after this goready was made.
    ToolchainNotKnown,
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
    /// A line of `go env -w` that sets nothing hides what `$GOROOT/go.env` says: every download fails.
    Emptied,
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
    /// GOBIN lies inside a Go: an update removes what was installed.
    GobinInGoroot,
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
    /// A file that must exist does not.
    FileMissing,
    /// GOOS and GOARCH name nothing that this Go builds for: `go env` and every build fail.
    TargetUnknown {
        /// What would be built for, such as `linux/zz`.
        target: String,
    },
    /// GOEXPERIMENT names an experiment that this Go does not have: every command fails.
    ExperimentUnknown {
        /// Its name.
        word: String,
    },
    /// The go command itself refuses the value, in these words.
    Refused {
        /// The line it printed.
        says: String,
    },
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
    /// Whether this path is a file.
    pub(crate) is_file: &'a dyn Fn(&Path) -> bool,
    /// Whether PATH holds a command of this name.
    pub(crate) is_on_path: &'a dyn Fn(&str) -> bool,
    /// Whether the module cache holds this toolchain (`go1.23.4`).
    pub(crate) is_cached: &'a dyn Fn(&str) -> bool,
    /// What is known about this toolchain as a release.
    pub(crate) release: &'a dyn Fn(&str) -> Known,
    /// What GOOS and GOARCH together ask for.
    pub(crate) target: Target,
    /// What the Go that runs builds for; nothing where that is not known.
    pub(crate) targets: &'a dyn Fn() -> Vec<Target>,
    /// The experiments of the Go that runs; nothing where they are not known.
    pub(crate) experiments: &'a dyn Fn() -> Vec<String>,
}

/// The verdict on a value that somebody has set.
pub(crate) fn trap(name: &str, value: &str, around: &Surroundings<'_>) -> Option<Trap> {
    if value.is_empty() {
        return None;
    }
    match name {
        "GOROOT" => goroot(Path::new(value), around),
        "GOTOOLCHAIN" => toolchain::trap(value, around),
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
        "GOBIN" if Path::new(value).ancestors().any(around.is_goroot) => Some(Trap::GobinInGoroot),
        "GOBIN" | "GOCACHE" | "GOMODCACHE" => (!Path::new(value).is_absolute()).then_some(Trap::Relative),
        "GOTMPDIR" => (!(around.is_dir)(Path::new(value))).then_some(Trap::DirMissing),
        "GOOS" => target::os(value, around),
        "GOARCH" => target::arch(value, around),
        "GOEXPERIMENT" => experiment(value, &(around.experiments)()),
        "GOWORK" => workspace(value, around),
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

fn flags(value: &str) -> Option<Trap> {
    let words = match quoted_words(value) {
        Ok(words) => words,
        Err(open) => return Some(Trap::FlagsInvalid { word: open.to_owned() }),
    };
    if let Some(word) = words.iter().find(|word| !word.starts_with('-') || **word == "-" || **word == "--") {
        return Some(Trap::FlagsInvalid { word: (*word).to_owned() });
    }
    let is_vendor = |word: &&str| word.trim_start_matches('-') == "mod=vendor";
    words.iter().any(is_vendor).then_some(Trap::FlagsModVendor)
}

/// The words of a list in which quotes may stand around a word, but not within it (`cmd/internal/quoted`). The word whose
/// quote does not end is refused.
fn quoted_words(value: &str) -> Result<Vec<&str>, &str> {
    let mut words = Vec::new();
    let mut rest = value.trim_start();
    while let Some(first) = rest.chars().next() {
        let (word, after) = match rest.strip_prefix(['"', '\'']) {
            Some(begun) => begun.split_once(first).ok_or(rest)?,
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word);
        rest = after.trim_start();
    }
    Ok(words)
}

/// Names with commas between them; `no` before one switches it off (`internal/buildcfg/exp.go`).
fn experiment(value: &str, known: &[String]) -> Option<Trap> {
    let is_known = |word: &&str| {
        let name = word.strip_prefix("no").unwrap_or(word);
        // `none` switches all off, `regabi` stands for a group of them.
        matches!(*word, "" | "none") || name == "regabi" || known.iter().any(|known| known == name)
    };
    let wrong = value.split(',').find(|word| !is_known(word)).filter(|_| !known.is_empty());
    wrong.map(|word| Trap::ExperimentUnknown { word: word.to_owned() })
}

/// `off`, `auto`, or the path of a `go.work`.
fn workspace(value: &str, around: &Surroundings<'_>) -> Option<Trap> {
    let path = Path::new(value);
    if matches!(value, "off" | "auto") || (path.is_absolute() && (around.is_file)(path)) {
        None
    } else if path.is_absolute() {
        Some(Trap::FileMissing)
    } else {
        Some(Trap::Relative)
    }
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
            | Self::ToolchainNotOnPath
            | Self::ToolchainNeverReleased
            | Self::FlagsInvalid { .. }
            | Self::ModulesOff
            | Self::ModulesInvalid
            | Self::ProxyInvalid { .. }
            | Self::Emptied
            | Self::GopathIsGoroot
            | Self::Relative
            | Self::DirMissing
            | Self::FileMissing
            | Self::TargetUnknown { .. }
            | Self::ExperimentUnknown { .. }
            | Self::Refused { .. }
            | Self::CacheOff => Severity::Broken,
            Self::GorootNeedless
            | Self::ToolchainPinned
            | Self::ToolchainLeast { .. }
            | Self::ToolchainNotKnown
            | Self::FlagsModVendor
            | Self::ModulesAuto
            | Self::ProxyOff
            | Self::ChecksumsOff
            | Self::PatternTooWide
            | Self::Insecure
            | Self::GopathInGoroot
            | Self::GobinInGoroot
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
            | Self::ToolchainLeast { .. }
            | Self::ToolchainUnreachable
            | Self::ToolchainNotOnPath
            | Self::ToolchainNeverReleased
            | Self::ToolchainNotKnown
            | Self::FlagsInvalid { .. }
            | Self::FlagsModVendor
            | Self::ModulesOff
            | Self::ModulesAuto
            | Self::ModulesInvalid
            | Self::ProxyInvalid { .. }
            | Self::Emptied
            | Self::ChecksumsOff
            | Self::PatternTooWide
            | Self::GopathIsGoroot
            | Self::GobinInGoroot
            | Self::Relative
            | Self::DirMissing
            | Self::FileMissing
            | Self::TargetUnknown { .. }
            | Self::ExperimentUnknown { .. }
            | Self::Refused { .. }
            | Self::CacheOff
            | Self::CrossSticky { .. } => true,
            Self::ProxyOff | Self::Insecure | Self::GopathInGoroot | Self::GopathSeveral { .. } => false,
        }
    }
}
