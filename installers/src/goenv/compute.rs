//! The value of each variable, worked out from what the go command reads, without running it.

use super::report::SettingOrigin;
use super::variables::{Kind, Own, Variable};
use crate::detect::FileLine;
use crate::detect::Origin;
use crate::detect::go_env::GoSettings;
use crate::host::run::find_program;
use crate::host::{Host, fs, system};
use crate::version::{GoLine, GoVersion};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Everything a value may depend on.
pub(super) struct Sources<'a> {
    pub(super) host: &'a Host,
    pub(super) settings: &'a GoSettings,
    /// The Go whose settings these are: none where none is found.
    pub(super) version: Option<GoVersion>,
    /// The directory that Go is in, which GOROOT need not name.
    pub(super) own_root: Option<PathBuf>,
    /// `internal/buildcfg/zbootstrap.go` of this Go: the constants that were built in.
    pub(super) built_in: String,
}

/// A value and its origin; none where only the go command can tell.
pub(super) type Value = Option<(String, SettingOrigin)>;

impl Sources<'_> {
    /// The value of a variable.
    pub(super) fn value(&self, variable: &Variable) -> Value {
        let name = variable.name;
        match variable.kind {
            Kind::Plain(default) => {
                Some(self.emptied(name).unwrap_or_else(|| self.set_or(name, || default.to_owned())))
            }
            Kind::EnvironmentOnly => {
                let value = self.host.env.text(name);
                Some(value.map_or_else(default_empty, |value| (value, environment())))
            }
            Kind::Tuning(constant, usual, _) | Kind::BuiltIn(constant, usual) => {
                Some(self.set_or(name, || self.constant(constant).unwrap_or_else(|| usual.to_owned())))
            }
            Kind::LikePrivate => Some(self.set(name).unwrap_or_else(|| match self.text("GOPRIVATE") {
                Some(private) => (private, derived("GOPRIVATE")),
                None => default_empty(),
            })),
            Kind::CompilerFlags(default, old) => {
                let default = if self.is_before(20) { old } else { default };
                let (value, origin) = self.set_or(name, || default.to_owned());
                Some((rejoined(&value).unwrap_or(value), origin))
            }
            Kind::Own(own) => self.own(name, own),
        }
    }

    fn own(&self, name: &str, own: Own) -> Value {
        let default = |value: String| Some((value, SettingOrigin::Default));
        match own {
            Own::Cc => Some(self.set_or(name, || self.default_cc().to_owned())),
            Own::Cxx => Some(
                self.set_or(name, || if self.default_cc() == "clang" { "clang++" } else { "g++" }.to_owned()),
            ),
            Own::CgoEnabled => Some(self.cgo_enabled()),
            Own::Gccgo => Some(self.gccgo()),
            Own::Arch => Some(self.set_or(name, || self.host_arch())),
            Own::Os => Some(self.set_or(name, || self.host.platform.os.clone())),
            Own::HostArch => default(self.host_arch()),
            Own::HostOs => default(self.host.platform.os.clone()),
            Own::Exe => default(if self.os() == "windows" { ".exe".to_owned() } else { String::new() }),
            Own::Bin => Some(self.bin()),
            Own::Cache => Some(self.cache()),
            Own::EnvFile => Some(self.env_file()),
            Own::ModuleCache => Some(self.set(name).unwrap_or_else(|| self.below_gopath("pkg/mod"))),
            Own::Module => Some(self.module()),
            Own::Workspace => Some(self.workspace()),
            Own::Path => {
                Some(self.set(name).unwrap_or_else(|| (self.default_gopath(), SettingOrigin::Default)))
            }
            Own::Root => self.set(name).map(cleaned).or_else(|| default(shown(self.own_root.as_deref()?))),
            Own::ToolDir => {
                let (root, _) = self.own("GOROOT", Own::Root)?;
                let name = format!("{}_{}", self.host.platform.os, self.host_arch());
                Some((shown(&Path::new(&root).join("pkg/tool").join(name)), derived("GOROOT")))
            }
            Own::Version => {
                let path = self.own_root.as_ref()?.join("VERSION");
                let text = fs::text(&path)?;
                let line = text.lines().next().map(str::trim).filter(|line| !line.is_empty())?;
                Some((line.to_owned(), SettingOrigin::File { path }))
            }
            Own::Telemetry => Some(self.telemetry()),
            Own::TelemetryDir => {
                default(self.config_dir().map(|dir| shown(&dir.join("go/telemetry"))).unwrap_or_default())
            }
            Own::Asked => None,
        }
    }

    /// A value that something sets.
    fn set(&self, name: &str) -> Option<(String, SettingOrigin)> {
        let set = self.settings.get(name)?;
        let at = |path: PathBuf| FileLine { path, line: self.settings.line_of(name).unwrap_or_default() };
        let origin = match set.origin {
            Origin::Environment { .. } => environment(),
            Origin::GoEnvFile { path } => SettingOrigin::GoEnvFile { set_at: at(path) },
            Origin::GorootEnvFile { path } => SettingOrigin::GorootEnvFile { set_at: at(path) },
            Origin::File { path } => SettingOrigin::File { path },
            Origin::System | Origin::Default => SettingOrigin::Default,
        };
        Some((set.value, origin))
    }

    /// Nothing, by the line of `go env -w` that says so: of what else has its default in `go.env`, an empty value is one.
    fn emptied(&self, name: &str) -> Option<(String, SettingOrigin)> {
        let has_default_there = matches!(name, "GOPROXY" | "GOSUMDB" | "GOTOOLCHAIN");
        let is_emptied = has_default_there && self.settings.is_emptied(name);
        let line = is_emptied.then(|| self.settings.line_of(name)).flatten()?;
        let set_at = FileLine { path: self.settings.file_path().to_owned(), line };
        Some((String::new(), SettingOrigin::GoEnvFile { set_at }))
    }

    fn set_or(&self, name: &str, default: impl FnOnce() -> String) -> (String, SettingOrigin) {
        self.set(name).unwrap_or_else(|| (default(), SettingOrigin::Default))
    }

    fn text(&self, name: &str) -> Option<String> {
        self.settings.text(name)
    }

    /// Whether this Go is older than Go 1.`minor`. An unknown one counts as the newest.
    fn is_before(&self, minor: u32) -> bool {
        self.line().is_some_and(|line| line.major == 1 && line.minor < minor)
    }

    pub(super) fn line(&self) -> Option<GoLine> {
        self.version.map(GoVersion::line)
    }

    /// `const DefaultGOAMD64 = "v1"`, with a small `d` before Go 1.25. Go 1.22 and 1.23 print the default of GOARM with
    /// its float unit.
    fn constant(&self, name: &str) -> Option<String> {
        let begins = [format!("const default{name} = "), format!("const Default{name} = ")];
        let mut lines = self.built_in.lines();
        let value =
            lines.find_map(|line| begins.iter().find_map(|begin| line.strip_prefix(begin.as_str())))?;
        let value = value.trim().trim_matches(['"', '`']);
        let has_float = name == "GOARM" && !self.is_before(22) && self.is_before(24) && !value.contains(',');
        let float = if value == "5" { "softfloat" } else { "hardfloat" };
        Some(if has_float { format!("{value},{float}") } else { value.to_owned() })
    }

    /// The processor that the tools in this Go were made for: a Go may be emulated.
    fn host_arch(&self) -> String {
        let dirs = self.own_root.as_ref().and_then(|root| fs::list(&root.join("pkg/tool")).ok());
        let begin = format!("{}_", self.host.platform.os);
        let mut arches =
            dirs.into_iter().flatten().filter_map(|name| Some(name.strip_prefix(&begin)?.to_owned()));
        match (arches.next(), arches.next()) {
            (Some(only), None) => only,
            (_, _) => self.host.platform.arch.clone(),
        }
    }

    /// The processor this Go runs on.
    pub(super) fn arch_of_go(&self) -> String {
        self.host_arch()
    }

    /// What the value would be were nothing set; none where that is not plain to tell.
    pub(super) fn unset(&self, variable: &Variable) -> Option<String> {
        match variable.kind {
            Kind::Plain(default) => {
                Some(self.settings.in_goroot(variable.name).unwrap_or(default).to_owned())
            }
            Kind::EnvironmentOnly => Some(String::new()),
            Kind::Tuning(constant, usual, _) | Kind::BuiltIn(constant, usual) => {
                Some(self.constant(constant).unwrap_or_else(|| usual.to_owned()))
            }
            Kind::LikePrivate => Some(self.text("GOPRIVATE").unwrap_or_default()),
            Kind::CompilerFlags(default, old) => {
                Some(if self.is_before(20) { old } else { default }.to_owned())
            }
            Kind::Own(own) => match own {
                Own::Arch => Some(self.host_arch()),
                Own::Os => Some(self.host.platform.os.clone()),
                Own::Path => Some(self.default_gopath()),
                Own::Root => self.own_root.as_deref().map(shown),
                Own::Cc => Some(self.default_cc().to_owned()),
                Own::Bin
                | Own::Cache
                | Own::Cxx
                | Own::CgoEnabled
                | Own::Gccgo
                | Own::HostArch
                | Own::HostOs
                | Own::Exe
                | Own::EnvFile
                | Own::ModuleCache
                | Own::Module
                | Own::Workspace
                | Own::ToolDir
                | Own::Version
                | Own::Telemetry
                | Own::TelemetryDir
                | Own::Asked => None,
            },
        }
    }

    /// The processor that is built for.
    pub(super) fn arch(&self) -> String {
        self.text("GOARCH").unwrap_or_else(|| self.host_arch())
    }

    /// The system that is built for.
    pub(super) fn os(&self) -> String {
        self.text("GOOS").unwrap_or_else(|| self.host.platform.os.clone())
    }

    fn default_cc(&self) -> &'static str {
        match self.os().as_str() {
            "darwin" | "ios" | "freebsd" | "openbsd" => "clang",
            _ => "gcc",
        }
    }

    /// On where Go supports it, unless this is a cross build, or (from 1.20 on) there is no C compiler.
    fn cgo_enabled(&self) -> (String, SettingOrigin) {
        if let Some(set) = self.set("CGO_ENABLED").filter(|(value, _)| value == "0" || value == "1") {
            return set;
        }
        let (os, arch) = (self.os(), self.arch());
        let is_cross = os != self.host.platform.os || arch != self.host_arch();
        // Of the systems we run on, all but this one (`go tool dist list`, 1.19 to 1.27).
        let is_supported = !(os == "linux" && arch == "ppc64" && self.is_before(27));
        let has_compiler = self.is_before(20) || self.host.env.get("CC").is_some() || {
            find_program(self.default_cc(), &self.host.env.path_dirs()).is_some()
        };
        let is_on = !is_cross && is_supported && has_compiler;
        (if is_on { "1" } else { "0" }.to_owned(), SettingOrigin::Default)
    }

    /// The program's path where PATH finds it.
    fn gccgo(&self) -> (String, SettingOrigin) {
        let (name, origin) = self.set_or("GCCGO", || "gccgo".to_owned());
        let found = find_program(&name, &self.host.env.path_dirs());
        (found.map_or(name, |path| shown(&path)), origin)
    }

    /// Up to 1.26 empty where it is not set; 1.27 prints where programs go.
    fn bin(&self) -> (String, SettingOrigin) {
        match self.set("GOBIN") {
            Some(set) => set,
            None if self.is_before(27) => default_empty(),
            None => self.below_gopath("bin"),
        }
    }

    /// A directory below the first entry of GOPATH.
    fn below_gopath(&self, below: &str) -> (String, SettingOrigin) {
        let gopath = self.set("GOPATH").map_or_else(|| self.default_gopath(), |(value, _)| value);
        let first = system::split_path_list(OsStr::new(&gopath)).into_iter().next();
        (first.map(|dir| shown(&dir.join(below))).unwrap_or_default(), derived("GOPATH"))
    }

    /// `~/go`, and nothing where that is GOROOT.
    fn default_gopath(&self) -> String {
        let default = self.host.places.home.join("go");
        let is_goroot = self.host.env.get("GOROOT").is_some_and(|root| Path::new(root) == default);
        if is_goroot { String::new() } else { shown(&default) }
    }

    /// `off` is what Go makes of a value that it cannot use.
    fn cache(&self) -> (String, SettingOrigin) {
        if let Some((value, origin)) = self.set("GOCACHE") {
            let is_fine = Path::new(&value).is_absolute() || value == "off";
            return (if is_fine { value } else { "off".to_owned() }, origin);
        }
        let base = match self.host.platform.os.as_str() {
            "darwin" => Some(self.host.places.home.join("Library/Caches")),
            "windows" => self.host.env.absolute_path("LocalAppData"),
            _ => self.xdg("XDG_CACHE_HOME", ".cache"),
        };
        (base.map_or_else(|| "off".to_owned(), |dir| shown(&dir.join("go-build"))), SettingOrigin::Default)
    }

    fn env_file(&self) -> (String, SettingOrigin) {
        match self.host.env.text("GOENV") {
            // `go env GOENV` is empty then.
            Some(off) if off == "off" => (String::new(), environment()),
            Some(path) => (path, environment()),
            None => (
                self.config_dir().map(|dir| shown(&dir.join("go/env"))).unwrap_or_default(),
                SettingOrigin::Default,
            ),
        }
    }

    /// `os.UserConfigDir` of Go.
    fn config_dir(&self) -> Option<PathBuf> {
        match self.host.platform.os.as_str() {
            "darwin" => Some(self.host.places.home.join("Library/Application Support")),
            "windows" => self.host.env.absolute_path("AppData"),
            _ => self.xdg("XDG_CONFIG_HOME", ".config"),
        }
    }

    /// A relative path counts as it is up to Go 1.23, and from 1.24 on as none.
    fn xdg(&self, name: &str, default: &str) -> Option<PathBuf> {
        match self.host.env.get(name).map(PathBuf::from) {
            None => Some(self.host.places.home.join(default)),
            Some(dir) if dir.is_absolute() || self.is_before(24) => Some(dir),
            Some(_relative) => None,
        }
    }

    /// The innermost `go.mod` from the working directory up; the null device where modules are on without one.
    fn module(&self) -> (String, SettingOrigin) {
        let mode = self.text("GO111MODULE").unwrap_or_default();
        if mode == "off" {
            return (String::new(), derived("GO111MODULE"));
        }
        let temp = self.host.env.absolute_path("TMPDIR").unwrap_or_else(|| self.host.system("/tmp"));
        match self.host.upwards("go.mod").filter(|path| path.parent() != Some(&temp)) {
            Some(path) => (shown(&path), SettingOrigin::File { path }),
            None if mode == "auto" => (String::new(), derived("GO111MODULE")),
            None if self.host.platform.is_windows() => ("NUL".to_owned(), SettingOrigin::Default),
            None => ("/dev/null".to_owned(), SettingOrigin::Default),
        }
    }

    fn workspace(&self) -> (String, SettingOrigin) {
        match self.set("GOWORK").filter(|(value, _)| value != "auto") {
            Some(set) => set,
            None if self.text("GO111MODULE").as_deref() == Some("off") => default_empty(),
            None => self
                .host
                .upwards("go.work")
                .map_or_else(default_empty, |path| (shown(&path), SettingOrigin::File { path })),
        }
    }

    /// The first word of the mode file (`golang.org/x/telemetry`).
    fn telemetry(&self) -> (String, SettingOrigin) {
        let Some(path) = self.config_dir().map(|dir| dir.join("go/telemetry/mode")) else {
            return ("off".to_owned(), SettingOrigin::Default);
        };
        match fs::text(&path) {
            None => ("local".to_owned(), SettingOrigin::Default),
            Some(text) => {
                let mode = text.trim().split(' ').next().unwrap_or_default().to_owned();
                (mode, SettingOrigin::File { path })
            }
        }
    }
}

fn default_empty() -> (String, SettingOrigin) {
    (String::new(), SettingOrigin::Default)
}

fn environment() -> SettingOrigin {
    SettingOrigin::Environment { set_at: None }
}

fn derived(from: &str) -> SettingOrigin {
    SettingOrigin::Derived { variable: from.to_owned() }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// `filepath.Clean` as far as GOROOT needs it: doubled and trailing slashes, `.` and `..` go.
fn cleaned((value, origin): (String, SettingOrigin)) -> (String, SettingOrigin) {
    let mut clean = PathBuf::new();
    for component in Path::new(&value).components() {
        match component {
            std::path::Component::ParentDir if clean.file_name().is_some() => {
                clean.pop();
            }
            std::path::Component::ParentDir if clean.has_root() => {}
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir
            | std::path::Component::Prefix(_)
            | std::path::Component::RootDir
            | std::path::Component::Normal(_) => clean.push(component),
        }
    }
    (shown(&clean), origin)
}

/// Splits words as Go does (`cmd/internal/quoted`) and joins them again; none where a quote does not end, or where a
/// word holds both kinds of quotes.
fn rejoined(flags: &str) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = flags.trim_start_matches(is_space);
    while let Some(first) = rest.chars().next() {
        let (word, after) = match first {
            '"' | '\'' => rest.get(1..)?.split_once(first)?,
            _ => rest.split_at(rest.find(is_space).unwrap_or(rest.len())),
        };
        words.push(requoted(word)?);
        rest = after.trim_start_matches(is_space);
    }
    Some(words.join(" "))
}

fn requoted(word: &str) -> Option<String> {
    match (word.contains('\''), word.contains('"'), word.contains(is_space)) {
        (false, false, false) => Some(word.to_owned()),
        (false, _, _) => Some(format!("'{word}'")),
        (true, false, _) => Some(format!("\"{word}\"")),
        (true, true, _) => None,
    }
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compiler_flags_are_split_and_joined_as_go_does() {
        for (flags, wanted) in [
            ("-O2   -g ", Some("-O2 -g")),
            ("'-DX=a b' -g", Some("'-DX=a b' -g")),
            ("\"-DX=1\"", Some("-DX=1")),
            ("-DX='a", Some("\"-DX='a\"")),
            ("\"-DX='a b'\"", Some("\"-DX='a b'\"")),
            ("'open", None),
            ("", Some("")),
        ] {
            assert_eq!(rejoined(flags).as_deref(), wanted, "{flags}");
        }
    }

    #[test]
    fn a_goroot_is_cleaned_as_go_does() {
        for (value, wanted) in [("/a/b/", "/a/b"), ("/a//b/./c/..", "/a/b"), ("/../a", "/a"), ("x/../y", "y")]
        {
            assert_eq!(cleaned((value.to_owned(), SettingOrigin::Default)).0, wanted, "{value}");
        }
    }
}
