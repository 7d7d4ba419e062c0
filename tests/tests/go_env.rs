//! `goready env` against real `go env -json`: every variable that this Go prints, with the same value.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of tests stop the test where something is wrong, and start real programs"
)]

use goready_installers::goenv::{GoEnvReport, SettingOrigin, go_env};
use goready_installers::host::{Env, Host, HostSettings};
use goready_installers::observe::Cancel;
use goready_tests::sampled;
use goready_tests::sdk::sdk;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A home, a project in it, and the environment of a run.
struct Setting {
    dir: TempDir,
    env: BTreeMap<String, String>,
}

impl Setting {
    fn new(version: &str) -> Self {
        let dir = TempDir::new().unwrap();
        for name in ["home/.config/go", "project/inner", "tmp"] {
            fs::create_dir_all(dir.path().join(name)).unwrap();
        }
        let mut setting = Self { env: BTreeMap::new(), dir };
        setting.set("HOME", &setting.path("home").display().to_string());
        setting.set("TMPDIR", &setting.path("tmp").display().to_string());
        setting.set("PATH", &format!("{}:/usr/bin:/bin", sdk(version).join("bin").display()));
        setting
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().canonicalize().unwrap().join(name)
    }

    fn set(&mut self, name: &str, value: &str) {
        let value = value.replace("{dir}", &self.path("").display().to_string());
        self.env.insert(name.to_owned(), value);
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.replace("{dir}", &self.path("").display().to_string())).unwrap();
    }

    /// What goready says.
    fn ours(&self, dir: &Path) -> GoEnvReport {
        let env: Env = self.env.iter().map(|(name, value)| (name.into(), value.into())).collect();
        let host = Host::from_parts(&HostSettings::default(), env, "/".into(), dir.to_owned()).unwrap();
        go_env(&host, &Cancel::default(), |_worked_out| ())
    }

    /// What the go command says, asked as a person would.
    fn real(&self, version: &str, dir: &Path) -> BTreeMap<String, String> {
        let go = sdk(version).join("bin/go");
        let output = Command::new(go)
            .args(["env", "-json"])
            .env_clear()
            .envs(&self.env)
            .current_dir(dir)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

/// One thing that is set before the question: a variable, or a file.
type Put = (&'static str, &'static str);

/// Variables and files of each case; a name with a slash is a file.
const CASES: [&[Put]; 16] = [
    &[],
    &[("GOPATH", "{dir}work:{dir}more"), ("GOFLAGS", "-trimpath -mod=mod")],
    &[(
        "home/.config/go/env",
        "GOPROXY=https://goproxy.example,direct\nGOSUMDB=off\nGOBIN={dir}bin\nGOPRIVATE=a.b\n",
    )],
    &[
        ("home/.config/go/env", "GOFLAGS=-v\nGOFLAGS=-x\n# no\n GOBIN=/no\ngarbage\n=\nGOEXPERIMENT=\n"),
        ("GOBIN", ""),
    ],
    &[("GOENV", "off"), ("home/.config/go/env", "GOPROXY=direct\n")],
    &[("GOENV", "{dir}other"), ("other", "GOPATH={dir}o\nGOVCS=*:git\nGOTOOLCHAIN=local\n")],
    &[
        ("XDG_CONFIG_HOME", "{dir}x"),
        ("XDG_CACHE_HOME", "{dir}c"),
        ("x/go/env", "GONOPROXY=n\nGOINSECURE=i\n"),
    ],
    &[("XDG_CONFIG_HOME", "relative"), ("XDG_CACHE_HOME", "relative"), ("GOCACHE", "{dir}cache")],
    &[("GOOS", "windows"), ("GOARCH", "arm64")],
    &[("GOARCH", "arm"), ("GOARM", "6")],
    &[("GOARCH", "arm"), ("CGO_ENABLED", "1")],
    &[("CC", "clang"), ("CXX", "clang++"), ("CGO_CFLAGS", "-O1  '-DX=a b'"), ("PKG_CONFIG", "pkgconf")],
    &[("PATH", "{go}"), ("AR", "llvm-ar"), ("GODEBUG", "madvdontneed=1"), ("GOTMPDIR", "{dir}tmp")],
    &[("project/go.mod", "module x\n\ngo 1.19\n"), ("project/go.work", "go 1.19\n\nuse .\n")],
    &[("project/go.mod", "module x\n\ngo 1.19\n"), ("GOWORK", "off"), ("GO111MODULE", "auto")],
    &[("GO111MODULE", "off"), ("home/.config/go/telemetry/mode", "off 2026-01-01\n"), ("GOAMD64", "v2")],
];

fn stage(version: &str, case: &[Put]) -> Setting {
    let mut setting = Setting::new(version);
    for (name, value) in case {
        if name.contains('/') || *name == "other" {
            setting.write(name, value);
        } else {
            let value = value.replace("{go}", &sdk(version).join("bin").display().to_string());
            setting.set(name, &value);
        }
    }
    setting
}

/// Compares every variable; how many were worked out without asking.
fn compare(version: &str, case: &[Put]) -> usize {
    let setting = stage(version, case);
    let dir = setting.path("project/inner");
    let ours = setting.ours(&dir);
    let mut real = setting.real(version, &dir);
    assert_eq!(ours.go_failed, None, "{version} {case:?}");
    // The directory for temporary files has another name each time.
    real.remove("GOGCCFLAGS");
    let ours_by_name: BTreeMap<String, String> = ours
        .settings
        .iter()
        .filter(|setting| setting.name != "GOGCCFLAGS")
        .map(|setting| (setting.name.clone(), setting.value.clone()))
        .collect();
    assert_eq!(ours_by_name, real, "{version} {case:?}");
    let differing: Vec<_> = ours.settings.iter().filter(|setting| setting.go_says.is_some()).collect();
    assert!(differing.is_empty(), "{version} {case:?}: {differing:#?}");
    ours.settings.iter().filter(|setting| setting.origin != SettingOrigin::GoCommand).count()
}

fn compare_all(versions: &[&str]) {
    for version in versions {
        for case in CASES {
            let known = compare(version, case);
            assert!(known >= 36, "{version}: only {known} are worked out");
        }
    }
    sampled(&format!("go env: {} cases against real {}", CASES.len(), versions.join(", ")));
}

#[test]
fn every_value_is_that_of_real_go_env() {
    compare_all(&["go1.19.13", "go1.23.12"]);
}

#[test]
#[ignore = "long: every line of Go that differs in what it prints"]
fn every_value_is_that_of_real_go_env_in_every_line() {
    compare_all(&["go1.20.14", "go1.21.13", "go1.22.12", "go1.24.13", "go1.25.14", "go1.26.11", "go1.27.4"]);
}

#[test]
fn where_go_env_fails_the_values_are_told_all_the_same() {
    let version = "go1.23.12";
    for (case, name, value) in [
        (&[("GOROOT", "/nowhere")][..], "GOPROXY", ""),
        (&[("GOTOOLCHAIN", "nonsense")], "GOTOOLCHAIN", "nonsense"),
        (&[("GOPATH", "relative")], "GOPATH", "relative"),
        (&[("GOEXPERIMENT", "nonsense")], "GOEXPERIMENT", "nonsense"),
        (&[("home/.config/go/env", "GOTOOLCHAIN=*\n")], "GOTOOLCHAIN", "*"),
    ] {
        let setting = stage(version, case);
        let ours = setting.ours(&setting.path("project"));
        assert_eq!(ours.go_failed.as_ref().and_then(|seen| seen.verdict().1), Some("GR-VFY-003"), "{case:?}");
        let found = ours.setting(name).unwrap();
        assert!(found.value == value || name == "GOPROXY", "{case:?}: {found:?}");
        let tells = ours.settings.iter().any(|setting| setting.trap.is_some());
        assert!(tells || case[0].0 == "GOEXPERIMENT", "{case:?}");
    }
}

/// A Go that is named outright is not looked up, and a `go.mod` where we stand is not obeyed.
#[test]
fn the_question_fetches_no_other_go_and_leaves_the_home_as_it_was() {
    let version = "go1.23.12";
    let mut setting = stage(version, &[("GOTOOLCHAIN", "go1.99.0"), ("GOPROXY", "http://127.0.0.1:1")]);
    setting.write("project/go.mod", "module x\n\ngo 1.99\n");
    setting.env.remove("XDG_CONFIG_HOME");
    let ours = setting.ours(&setting.path("project"));
    assert_eq!(ours.go_failed, None);
    assert_eq!(ours.setting("GOTOOLCHAIN").unwrap().value, "go1.99.0");
    assert!(ours.setting("GOGCCFLAGS").unwrap().value.contains("-fPIC"));
    let left: Vec<_> =
        fs::read_dir(setting.path("home")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, [".config"]);
    assert_eq!(fs::read_dir(setting.path("home/.config/go")).unwrap().count(), 0);
    assert_eq!(
        fs::read_dir(setting.path("tmp")).unwrap().count(),
        0,
        "nothing is left among temporary files"
    );
}
