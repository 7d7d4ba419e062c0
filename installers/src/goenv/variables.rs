//! Every variable that `go env` prints, since when, and what it is when nothing sets it.
//!
//! From `cmd/go/internal/envcmd/env.go` of Go 1.19 to 1.27 (read 2026-11); a test compares the table with real SDKs.

use crate::version::GoLine;

/// One variable.
#[derive(Clone, Copy, Debug)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// The minor version of Go 1 that prints it first; 19 also stands for all before.
    pub since: u32,
    /// How its value comes about.
    pub(super) kind: Kind,
}

/// How a value comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What is set, else this.
    Plain(&'static str),
    /// Only the environment can set it; the file of `go env -w` cannot.
    EnvironmentOnly,
    /// What is set, else what was built into this Go (`internal/buildcfg`): constant, and its usual value. Printed for
    /// these processors only.
    Tuning(&'static str, &'static str, &'static [&'static str]),
    /// What is set, else a constant built into this Go: constant, and its usual value.
    BuiltIn(&'static str, &'static str),
    /// What is set, else GOPRIVATE.
    LikePrivate,
    /// Flags for C compilers: default, and the default of Go 1.19.
    CompilerFlags(&'static str, &'static str),
    /// Something of its own.
    Own(Own),
}

/// Values with a rule of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    /// C compiler.
    Cc,
    /// C++ compiler.
    Cxx,
    /// Whether cgo is on.
    CgoEnabled,
    /// gccgo, where PATH finds it.
    Gccgo,
    /// The processor that is built for.
    Arch,
    /// The system that is built for.
    Os,
    /// The processor this Go runs on.
    HostArch,
    /// The system this Go runs on.
    HostOs,
    /// `.exe` or nothing.
    Exe,
    /// Where programs are installed.
    Bin,
    /// The build cache.
    Cache,
    /// The file of `go env -w`.
    EnvFile,
    /// The module cache.
    ModuleCache,
    /// The `go.mod` in force.
    Module,
    /// The `go.work` in force.
    Workspace,
    /// The work tree of old.
    Path,
    /// This Go's directory.
    Root,
    /// Compiler and linker.
    ToolDir,
    /// This Go.
    Version,
    /// Whether usage is counted.
    Telemetry,
    /// Where it is counted.
    TelemetryDir,
    /// Only the go command can tell.
    Asked,
}

const ARM: &[&str] = &["arm"];
const MIPS: &[&str] = &["mips", "mipsle"];
const MIPS64: &[&str] = &["mips64", "mips64le"];
const PPC64: &[&str] = &["ppc64", "ppc64le"];

/// The table, sorted by name.
pub const VARIABLES: &[Variable] = &[
    of("AR", 19, Kind::Plain("ar")),
    of("CC", 19, Kind::Own(Own::Cc)),
    of("CGO_CFLAGS", 19, Kind::CompilerFlags("-O2 -g", "-g -O2")),
    of("CGO_CPPFLAGS", 19, Kind::CompilerFlags("", "")),
    of("CGO_CXXFLAGS", 19, Kind::CompilerFlags("-O2 -g", "-g -O2")),
    of("CGO_ENABLED", 19, Kind::Own(Own::CgoEnabled)),
    of("CGO_FFLAGS", 19, Kind::CompilerFlags("-O2 -g", "-g -O2")),
    of("CGO_LDFLAGS", 19, Kind::CompilerFlags("-O2 -g", "-g -O2")),
    of("CXX", 19, Kind::Own(Own::Cxx)),
    of("GCCGO", 19, Kind::Own(Own::Gccgo)),
    of("GO111MODULE", 19, Kind::Plain("")),
    of("GO386", 19, Kind::Tuning("GO386", "sse2", &["386"])),
    of("GOAMD64", 19, Kind::Tuning("GOAMD64", "v1", &["amd64"])),
    of("GOARCH", 19, Kind::Own(Own::Arch)),
    of("GOARM", 19, Kind::Tuning("GOARM", "7", ARM)),
    of("GOARM64", 23, Kind::Tuning("GOARM64", "v8.0", &["arm64"])),
    of("GOAUTH", 24, Kind::Plain("netrc")),
    of("GOBIN", 19, Kind::Own(Own::Bin)),
    of("GOCACHE", 19, Kind::Own(Own::Cache)),
    of("GOCACHEPROG", 24, Kind::Plain("")),
    of("GODEBUG", 23, Kind::EnvironmentOnly),
    of("GOENV", 19, Kind::Own(Own::EnvFile)),
    of("GOEXE", 19, Kind::Own(Own::Exe)),
    of("GOEXPERIMENT", 19, Kind::BuiltIn("GOEXPERIMENT", "")),
    of("GOFIPS140", 24, Kind::BuiltIn("GOFIPS140", "off")),
    of("GOFLAGS", 19, Kind::Plain("")),
    of("GOGCCFLAGS", 19, Kind::Own(Own::Asked)),
    of("GOHOSTARCH", 19, Kind::Own(Own::HostArch)),
    of("GOHOSTOS", 19, Kind::Own(Own::HostOs)),
    of("GOINSECURE", 19, Kind::Plain("")),
    of("GOMIPS", 19, Kind::Tuning("GOMIPS", "hardfloat", MIPS)),
    of("GOMIPS64", 19, Kind::Tuning("GOMIPS64", "hardfloat", MIPS64)),
    of("GOMOD", 19, Kind::Own(Own::Module)),
    of("GOMODCACHE", 19, Kind::Own(Own::ModuleCache)),
    of("GONOPROXY", 19, Kind::LikePrivate),
    of("GONOSUMDB", 19, Kind::LikePrivate),
    of("GOOS", 19, Kind::Own(Own::Os)),
    of("GOPACKAGESDRIVER", 27, Kind::EnvironmentOnly),
    of("GOPATH", 19, Kind::Own(Own::Path)),
    of("GOPPC64", 19, Kind::Tuning("GOPPC64", "power8", PPC64)),
    of("GOPRIVATE", 19, Kind::Plain("")),
    // From 1.21 on these two and GOTOOLCHAIN have their defaults in `$GOROOT/go.env`.
    of("GOPROXY", 19, Kind::Plain("https://proxy.golang.org,direct")),
    of("GORISCV64", 23, Kind::Tuning("GORISCV64", "rva20u64", &["riscv64"])),
    of("GOROOT", 19, Kind::Own(Own::Root)),
    of("GOSUMDB", 19, Kind::Plain("sum.golang.org")),
    of("GOTELEMETRY", 23, Kind::Own(Own::Telemetry)),
    of("GOTELEMETRYDIR", 23, Kind::Own(Own::TelemetryDir)),
    of("GOTMPDIR", 19, Kind::Plain("")),
    of("GOTOOLCHAIN", 21, Kind::Plain("")),
    of("GOTOOLDIR", 19, Kind::Own(Own::ToolDir)),
    of("GOVCS", 19, Kind::Plain("")),
    of("GOVERSION", 19, Kind::Own(Own::Version)),
    of("GOWASM", 19, Kind::Tuning("GOWASM", "", &["wasm"])),
    of("GOWORK", 19, Kind::Own(Own::Workspace)),
    of("PKG_CONFIG", 19, Kind::Plain("pkg-config")),
];

const fn of(name: &'static str, since: u32, kind: Kind) -> Variable {
    Variable { name, since, kind }
}

impl Variable {
    /// The variable of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        VARIABLES.iter().find(|variable| variable.name == name)
    }

    /// Whether `go env` of this line prints it when it builds for this processor. A line that is not known counts as the
    /// newest.
    pub(super) fn is_printed(&self, line: Option<GoLine>, arch: &str) -> bool {
        let is_known = line.is_none_or(|line| line.major != 1 || line.minor >= self.since);
        match self.kind {
            Kind::Tuning(_, _, arches) => is_known && arches.contains(&arch),
            Kind::Plain(_)
            | Kind::EnvironmentOnly
            | Kind::BuiltIn(..)
            | Kind::LikePrivate
            | Kind::CompilerFlags(..)
            | Kind::Own(_) => is_known,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_names_each_variable_once() {
        assert!(VARIABLES.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert_eq!(Variable::named("GOPROXY").map(|variable| variable.since), Some(19));
        assert!(Variable::named("goproxy").is_none());
    }

    #[test]
    fn a_tuning_variable_is_printed_for_its_own_processor_only() {
        let line = Some(GoLine { major: 1, minor: 22 });
        let printed = |name: &str, arch: &str| Variable::named(name).unwrap().is_printed(line, arch);
        assert!(printed("GOAMD64", "amd64"));
        assert!(!printed("GOAMD64", "arm64"));
        assert!(!printed("GOARM64", "arm64"), "1.23 is the first to print it");
        assert!(!printed("GOTELEMETRY", "amd64"));
    }
}
