//! Go's settings and where each comes from: the environment, the file of `go env -w`, the active SDK's `go.env`.
//!
//! Read as the go command reads them (`cmd/go/internal/cfg`): an empty variable is an unset one; of two lines of a
//! file the last counts for `go env -w` and the first for `go.env`; a line of the first file, even an empty value,
//! hides that of the second.

use super::facts::{FileFacts, Origin, Sourced};
use super::file::file_facts;
use super::home::config_base;
use super::rc_lines::SetLine;
use super::redact::without_userinfo;
use crate::host::{Env, Host, fs, system};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What the go command reads, of Go 1.19 to 1.27, and what it hands to C compilers.
const NAMES: [&str; 51] = [
    "AR",
    "CC",
    "CGO_CFLAGS",
    "CGO_CPPFLAGS",
    "CGO_CXXFLAGS",
    "CGO_ENABLED",
    "CGO_FFLAGS",
    "CGO_LDFLAGS",
    "CXX",
    "FC",
    "GCCGO",
    "GO111MODULE",
    "GO386",
    "GOAMD64",
    "GOARCH",
    "GOARM",
    "GOARM64",
    "GOAUTH",
    "GOBIN",
    "GOCACHE",
    "GOCACHEPROG",
    "GODEBUG",
    "GOENV",
    "GOEXPERIMENT",
    "GOFIPS140",
    "GOFLAGS",
    "GOINSECURE",
    "GOMIPS",
    "GOMIPS64",
    "GOMODCACHE",
    "GONOPROXY",
    "GONOSUMDB",
    "GOOS",
    "GOPATH",
    "GOPPC64",
    "GOPRIVATE",
    "GOPROXY",
    "GORISCV64",
    "GOROOT",
    "GOSUMDB",
    "GOTMPDIR",
    "GOTOOLCHAIN",
    "GOTOOLDIR",
    "GOVCS",
    "GOWASM",
    "GOWORK",
    "GO_EXTLINK_ENABLED",
    "GOROOT_FINAL",
    "GOGC",
    "GOMAXPROCS",
    "PKG_CONFIG",
];

/// The settings of this run, in layers.
#[derive(Debug)]
pub(crate) struct GoSettings {
    env: Env,
    file_facts: FileFacts,
    file: BTreeMap<String, Set>,
    goroot: Option<(PathBuf, BTreeMap<String, Set>)>,
    start_up_gopath: Option<SetLine>,
}

/// A value, and the line (from 1) that sets it.
#[derive(Clone, Debug)]
struct Set {
    value: String,
    line: usize,
}

impl GoSettings {
    /// Reads the environment and the file of `go env -w`; with `GOENV=off` the go command reads no file.
    pub(crate) fn read(host: &Host, person: u32) -> Self {
        let (path, is_off) = match host.env.text("GOENV") {
            Some(off) if off == "off" => (default_file(host), true),
            Some(path) => (host.dir.join(path), false),
            None => (default_file(host), false),
        };
        let (file_facts, bytes) = file_facts(&path, person);
        let bytes = bytes.filter(|_| !is_off).unwrap_or_default();
        let mut file = BTreeMap::new();
        for (name, set) in parse(&bytes) {
            file.insert(name, set);
        }
        Self { env: host.env.clone(), file_facts, file, goroot: None, start_up_gopath: None }
    }

    /// Adds the `go.env` of the SDK that answers: GOROOT where it is set, else the first on PATH.
    pub(crate) fn with_goroot(mut self, first: Option<&Path>) -> Self {
        let set = self.text("GOROOT").map(PathBuf::from).filter(|root| root.is_absolute());
        let Some(root) = set.or_else(|| first.map(Path::to_owned)) else { return self };
        let path = root.join("go.env");
        let Some(bytes) = fs::read_small(&path, 1 << 20).ok().flatten() else { return self };
        let mut values = BTreeMap::new();
        for (name, set) in parse(&bytes) {
            values.entry(name).or_insert(set);
        }
        self.goroot = Some((path, values));
        self
    }

    /// Adds the GOPATH that fresh shells have by a start-up file, for where this run has none.
    pub(super) fn with_start_up_gopath(mut self, line: Option<SetLine>) -> Self {
        self.start_up_gopath = line;
        self
    }

    /// A setting with its origin, as it is written; none where nothing sets it.
    pub(crate) fn get(&self, name: &str) -> Option<Sourced<String>> {
        if let Some(value) = self.env.text(name) {
            return Some(Sourced { value, origin: Origin::Environment { variable: name.to_owned() } });
        }
        if name == "GOENV" {
            return None; // Only the environment can name the file (cmd/go/internal/envcmd).
        }
        self.get_from_files(name).or_else(|| {
            let line = self.start_up_gopath.as_ref().filter(|_| name == "GOPATH")?;
            Some(Sourced { value: line.value.clone(), origin: Origin::File { path: line.at.path.clone() } })
        })
    }

    /// A setting of the go command's own files.
    fn get_from_files(&self, name: &str) -> Option<Sourced<String>> {
        let (set, origin) = match (self.file.get(name), &self.goroot) {
            (Some(set), _) => (set, Origin::GoEnvFile { path: self.file_facts.path.clone() }),
            (None, Some((path, values))) => (values.get(name)?, Origin::GorootEnvFile { path: path.clone() }),
            (None, None) => return None,
        };
        (!set.value.is_empty()).then(|| Sourced { value: set.value.clone(), origin })
    }

    /// Whether a line of `go env -w` without a value hides what `go.env` says.
    pub(crate) fn is_emptied(&self, name: &str) -> bool {
        let is_hidden = self.in_goroot(name).is_some_and(|value| !value.is_empty());
        is_hidden && self.env.text(name).is_none() && self.get_from_files(name).is_none()
    }

    /// The line (from 1) that counts in the file of `go env -w`, or where that has none, in `go.env`.
    pub(crate) fn line_of(&self, name: &str) -> Option<usize> {
        let in_goroot = || self.goroot.as_ref().and_then(|(_, values)| values.get(name));
        self.file.get(name).or_else(in_goroot).map(|set| set.line)
    }

    /// What `go.env` says, whatever goes before it.
    pub(crate) fn in_goroot(&self, name: &str) -> Option<&str> {
        self.goroot.as_ref().and_then(|(_, values)| values.get(name)).map(|set| set.value.as_str())
    }

    /// A setting's value, as it is written.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(|sourced| sourced.value)
    }

    /// Every setting that is set, without user names and passwords in URLs.
    pub(super) fn values(&self) -> BTreeMap<String, Sourced<String>> {
        let set = NAMES.iter().filter_map(|name| {
            let Sourced { value, origin } = self.get(name)?;
            Some(((*name).to_owned(), Sourced { value: without_userinfo(&value), origin }))
        });
        set.collect()
    }

    /// The directories of GOPATH; `~/go` where it is not set.
    pub(crate) fn gopath_dirs(&self, host: &Host) -> Vec<PathBuf> {
        let set = self.text("GOPATH").map(|list| system::split_path_list(OsStr::new(&list)));
        let set = set.map(|dirs| dirs.into_iter().filter(|dir| dir.is_absolute()).collect::<Vec<_>>());
        set.filter(|dirs| !dirs.is_empty()).unwrap_or_else(|| vec![host.places.home.join("go")])
    }

    /// GOBIN, where it is set.
    pub(crate) fn gobin(&self) -> Option<PathBuf> {
        self.text("GOBIN").map(PathBuf::from).filter(|dir| dir.is_absolute())
    }

    /// The module cache.
    pub(crate) fn module_cache(&self, host: &Host) -> Option<PathBuf> {
        let set = self.text("GOMODCACHE").map(PathBuf::from).filter(|dir| dir.is_absolute());
        set.or_else(|| self.gopath_dirs(host).first().map(|gopath| gopath.join("pkg/mod")))
    }

    /// Whether the module cache holds this toolchain (`go1.23.4`).
    pub(crate) fn has_fetched(&self, host: &Host, toolchain: &str) -> bool {
        let platform = &host.platform;
        let entry = format!("golang.org/toolchain@v0.0.1-{toolchain}.{}-{}", platform.os, platform.arch);
        let found = self.module_cache(host).and_then(|cache| fs::inspect_target(&cache.join(entry)).ok()?);
        found.is_some_and(|entry| entry.kind == fs::Kind::Dir)
    }

    /// The file of `go env -w` as it is named.
    pub(crate) fn file_path(&self) -> &Path {
        &self.file_facts.path
    }

    /// The file of `go env -w`, also where `GOENV=off` makes the go command pass it over.
    pub(super) fn into_file_facts(self) -> FileFacts {
        self.file_facts
    }
}

/// `os.UserConfigDir` and `go/env` below it.
fn default_file(host: &Host) -> PathBuf {
    match host.platform.os.as_str() {
        "darwin" => host.places.home.join("Library/Application Support/go/env"),
        "windows" => host.env.absolute_path("AppData").unwrap_or_default().join("go/env"),
        _ => config_base(host).join(Path::new("go/env")),
    }
}

/// The lines `KEY=VALUE` whose key begins with a capital letter; all else is passed over. Nothing is trimmed.
fn parse(bytes: &[u8]) -> Vec<(String, Set)> {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.split('\n').zip(1..);
    let pairs = lines.filter_map(|(text, line)| {
        let (name, value) = text.split_once('=')?;
        let is_name = name.starts_with(|first: char| first.is_ascii_uppercase());
        is_name.then(|| (name.to_owned(), Set { value: value.to_owned(), line }))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::detect;
    use crate::host::staged::Staged;

    #[test]
    fn lines_are_read_as_the_go_command_reads_them() {
        let text = b"# GOPROXY=a\nGOPROXY=b\n GOFLAGS=x\ngoflags=y\nGOBIN=/with space \nGOSUMDB\nGOPROXY=c=d";
        let parsed = parse(text);
        let pairs: Vec<(&str, &str)> =
            parsed.iter().map(|(name, set)| (name.as_str(), set.value.as_str())).collect();
        assert_eq!(pairs, [("GOPROXY", "b"), ("GOBIN", "/with space "), ("GOPROXY", "c=d")]);
        assert_eq!(parsed.iter().map(|(_, set)| set.line).collect::<Vec<_>>(), [2, 5, 7]);
    }

    #[test]
    fn every_value_names_its_origin() {
        let mut staged = Staged::new();
        staged.file("home/ada/.config/go/env", "GOPROXY=https://u:p@one,direct\nGOFLAGS=\nGOBIN=/b\n");
        staged.sdk("usr/local/go", "go1.23.4");
        staged
            .file("usr/local/go/go.env", "GOPROXY=goroot\nGOTOOLCHAIN=auto\nGOTOOLCHAIN=late\nGOFLAGS=-x\n");
        staged.set("GOBIN", "/from/env");
        staged.set("PATH", staged.path("usr/local/go/bin"));
        let facts = detect(&staged.host()).unwrap();
        let origin = |name: &str| &facts.go_env[name].origin;
        assert_eq!(facts.go_env["GOPROXY"].value, "https://one,direct");
        assert!(matches!(origin("GOPROXY"), Origin::GoEnvFile { .. }));
        assert_eq!(origin("GOBIN"), &Origin::Environment { variable: "GOBIN".to_owned() });
        assert_eq!(facts.go_env["GOTOOLCHAIN"].value, "auto");
        assert!(matches!(origin("GOTOOLCHAIN"), Origin::GorootEnvFile { .. }));
        assert!(!facts.go_env.contains_key("GOFLAGS"), "an empty line of `go env -w` hides the SDK's");
    }

    #[test]
    fn goenv_names_another_file_or_none() {
        let mut staged = Staged::new();
        staged.file("home/ada/.config/go/env", "GOBIN=/default\n");
        staged.file("else/env", "GOBIN=/else\n");
        staged.set("GOENV", staged.path("else/env"));
        let facts = detect(&staged.host()).unwrap();
        assert_eq!(facts.go_env["GOBIN"].value, "/else");
        assert_eq!(facts.go_env_file.path, staged.path("else/env"));
        staged.set("GOENV", "off");
        let facts = detect(&staged.host()).unwrap();
        assert!(!facts.go_env.contains_key("GOBIN"));
        assert_eq!(facts.go_env["GOENV"].value, "off");
        staged.set("XDG_CONFIG_HOME", staged.path("xdg"));
        staged.set("GOENV", "");
        assert_eq!(detect(&staged.host()).unwrap().go_env_file.path, staged.path("xdg/go/env"));
    }
}
