//! Values and origins on staged machines, without any `go` that could answer.

use super::*;
use crate::host::staged::Staged;

/// What a case puts on the machine before the question.
enum Put {
    /// A variable of the environment.
    Env(&'static str, &'static str),
    /// A line of `~/.config/go/env`.
    GoEnv(&'static str),
    /// A line of the SDK's `go.env`.
    GoRoot(&'static str),
    /// A file below the home and its text.
    File(&'static str, &'static str),
}

use Put::{Env, File, GoEnv, GoRoot};

/// Where a value must come from.
#[derive(Debug, PartialEq)]
enum From {
    Env,
    /// A line of a file below the home.
    Line(&'static str, usize),
    GoEnv(usize),
    GoRoot(usize),
    Other(&'static str),
    File(&'static str),
    Default,
}

fn machine(puts: &[Put]) -> Staged {
    let mut staged = Staged::new();
    staged.sdk("usr/local/go", "go1.23.4");
    staged.set("PATH", staged.path("usr/local/go/bin"));
    let (mut user, mut goroot) = (String::new(), String::from("GOPROXY=https://proxy.golang.org,direct\n"));
    for put in puts {
        match put {
            Env(name, value) => staged.set(name, at_home(&staged, value)),
            GoEnv(line) => user.extend([at_home(&staged, line).as_str(), "\n"]),
            GoRoot(line) => goroot.extend([line, "\n"]),
            File(path, text) => drop(staged.file(&format!("home/ada/{path}"), text)),
        }
    }
    if !user.is_empty() {
        staged.file("home/ada/.config/go/env", user);
    }
    staged.file("usr/local/go/go.env", goroot);
    staged
}

fn at_home(staged: &Staged, text: &str) -> String {
    text.replace("{home}", &staged.home().display().to_string())
}

fn from(staged: &Staged, origin: &SettingOrigin) -> From {
    let below = |path: &std::path::Path| {
        let text = path.strip_prefix(staged.home()).unwrap_or(path).display().to_string();
        &*text.leak()
    };
    match origin {
        SettingOrigin::Environment { set_at: None } => From::Env,
        SettingOrigin::Environment { set_at: Some(at) } => From::Line(below(&at.path), at.line),
        SettingOrigin::GoEnvFile { set_at } => From::GoEnv(set_at.line),
        SettingOrigin::GorootEnvFile { set_at } => From::GoRoot(set_at.line),
        SettingOrigin::Derived { variable } => From::Other(variable.clone().leak()),
        SettingOrigin::File { path } => From::File(below(path)),
        SettingOrigin::GoCommand => panic!("nothing may be left to the go command here"),
        SettingOrigin::Default => From::Default,
    }
}

#[test]
fn every_value_names_the_place_that_really_sets_it() {
    let cases: &[(&[Put], &str, &str, From)] = &[
        (&[], "GOPROXY", "https://proxy.golang.org,direct", From::GoRoot(1)),
        (&[Env("GOPROXY", "off")], "GOPROXY", "off", From::Env),
        (&[Env("GOPROXY", "")], "GOPROXY", "https://proxy.golang.org,direct", From::GoRoot(1)),
        (&[GoEnv("GOPROXY=direct")], "GOPROXY", "direct", From::GoEnv(1)),
        (&[Env("GOPROXY", "off"), GoEnv("GOPROXY=direct")], "GOPROXY", "off", From::Env),
        (&[GoEnv("# mine"), GoEnv("GOFLAGS=-v"), GoEnv("GOFLAGS=-x")], "GOFLAGS", "-x", From::GoEnv(3)),
        (&[GoRoot("GOFLAGS=-v"), GoRoot("GOFLAGS=-x")], "GOFLAGS", "-v", From::GoRoot(2)),
        (&[GoRoot("GOFLAGS=-v"), GoEnv("GOFLAGS=")], "GOFLAGS", "", From::Default),
        (&[GoEnv(" GOFLAGS=-v"), GoEnv("goflags=-x")], "GOFLAGS", "", From::Default),
        (&[GoRoot("GOTOOLCHAIN=local")], "GOTOOLCHAIN", "local", From::GoRoot(2)),
        (&[GoEnv("GOTOOLCHAIN=go1.22.1")], "GOTOOLCHAIN", "go1.22.1", From::GoEnv(1)),
        (&[Env("GOENV", "off"), GoEnv("GOBIN=/b")], "GOBIN", "", From::Default),
        (&[Env("GOENV", "off")], "GOENV", "", From::Env),
        (&[Env("GOENV", "{home}/e"), File("e", "GOBIN=/else\n")], "GOBIN", "/else", From::GoEnv(1)),
        (&[], "GOENV", "{home}/.config/go/env", From::Default),
        (
            &[Env("XDG_CONFIG_HOME", "{home}/x"), File("x/go/env", "GOBIN=/b\n")],
            "GOBIN",
            "/b",
            From::GoEnv(1),
        ),
        (&[], "GOPATH", "{home}/go", From::Default),
        (&[Env("GOPATH", "/w")], "GOPATH", "/w", From::Env),
        (&[], "GOMODCACHE", "{home}/go/pkg/mod", From::Other("GOPATH")),
        (&[GoEnv("GOPATH=/w:/v")], "GOMODCACHE", "/w/pkg/mod", From::Other("GOPATH")),
        (&[GoEnv("GOMODCACHE=/m")], "GOMODCACHE", "/m", From::GoEnv(1)),
        (&[], "GOCACHE", "{home}/.cache/go-build", From::Default),
        (&[Env("XDG_CACHE_HOME", "/c")], "GOCACHE", "/c/go-build", From::Default),
        (&[Env("GOCACHE", "rel")], "GOCACHE", "off", From::Env),
        (&[GoEnv("GOPRIVATE=corp.example")], "GONOSUMDB", "corp.example", From::Other("GOPRIVATE")),
        (&[GoEnv("GOPRIVATE=a"), GoEnv("GONOPROXY=b")], "GONOPROXY", "b", From::GoEnv(2)),
        (&[Env("GOROOT", "/x//y/")], "GOROOT", "/x/y", From::Env),
        (&[GoEnv("GODEBUG=x=1")], "GODEBUG", "", From::Default),
        (&[Env("GODEBUG", "x=1")], "GODEBUG", "x=1", From::Env),
        (&[GoEnv("CGO_CFLAGS=-O1   -g")], "CGO_CFLAGS", "-O1 -g", From::GoEnv(1)),
        (&[], "CGO_CFLAGS", "-O2 -g", From::Default),
        (&[Env("GOARCH", "arm64")], "CGO_ENABLED", "0", From::Default),
        (&[Env("CGO_ENABLED", "0")], "CGO_ENABLED", "0", From::Env),
        (&[Env("CC", "zig cc")], "CGO_ENABLED", "1", From::Default),
        (&[GoEnv("GOOS=windows")], "GOEXE", ".exe", From::Default),
        (&[], "GOTELEMETRY", "local", From::Default),
        (
            &[File(".config/go/telemetry/mode", "on 2026-01-01")],
            "GOTELEMETRY",
            "on",
            From::File(".config/go/telemetry/mode"),
        ),
        (
            &[Env("GOFLAGS", "-mod=mod"), File(".bashrc", "# x\nexport GOFLAGS=-mod=mod\n")],
            "GOFLAGS",
            "-mod=mod",
            From::Line(".bashrc", 2),
        ),
        (
            &[Env("GOPATH", "{home}/w"), File(".config/fish/config.fish", "set -gx GOPATH ~/w\n")],
            "GOPATH",
            "{home}/w",
            From::Line(".config/fish/config.fish", 1),
        ),
        (
            &[
                Env("GOBIN", "/b"),
                File(".zshenv", "\n\nexport GOBIN=/b # tools\n"),
                File(".profile", "GOBIN=/c\n"),
            ],
            "GOBIN",
            "/b",
            From::Line(".zshenv", 3),
        ),
    ];
    assert!(cases.len() >= 30);
    for (puts, name, value, origin) in cases {
        let staged = machine(puts);
        let report = go_env(&staged.host(), &Cancel::default(), |_worked_out| ());
        let setting = report.setting(name).unwrap();
        assert_eq!(setting.value, at_home(&staged, value), "{name}");
        assert_eq!(from(&staged, &setting.origin), *origin, "{name}={value}");
    }
}

#[test]
fn a_line_that_sets_nothing_hides_the_default_of_go() {
    let staged = machine(&[GoEnv("GOSUMDB="), GoEnv("GOPROXY="), GoEnv("GOBIN=")]);
    let report = go_env(&staged.host(), &Cancel::default(), |_worked_out| ());
    let told = |name: &str| {
        let setting = report.setting(name).unwrap();
        (setting.value.as_str(), from(&staged, &setting.origin), setting.trap.clone())
    };
    assert_eq!(told("GOPROXY"), ("", From::GoEnv(2), Some(Trap::Emptied)));
    // This Go has no go.env that says anything of these.
    assert_eq!(told("GOSUMDB"), ("sum.golang.org", From::Default, None));
    assert!(!matches!(told("GOBIN").2, Some(Trap::Emptied)));
}

#[test]
fn a_machine_without_go_still_tells_what_is_set() {
    let mut staged = Staged::new();
    staged.set("GOPROXY", "https://u:secret@proxy.example");
    let report = go_env(&staged.host(), &Cancel::default(), |_worked_out| ());
    assert_eq!((&report.go, report.version, &report.go_failed), (&None, None, &None));
    assert_eq!(report.setting("GOPROXY").unwrap().value, "https://proxy.example");
    assert_eq!(report.setting("GOROOT").unwrap().origin, SettingOrigin::GoCommand);
}

#[test]
fn the_question_leaves_nothing_in_a_home_that_was_never_set_up() {
    let staged = machine(&[]);
    staged.program("usr/local/go/bin/go", "#!/bin/sh\necho '{\"GOPROXY\": \"other\", \"GONEW\": \"x\"}'\n");
    let report = go_env(&staged.host(), &Cancel::default(), |_worked_out| ());
    assert_eq!(report.go_failed, None);
    assert_eq!(report.setting("GOPROXY").unwrap().go_says.as_deref(), Some("other"));
    assert_eq!(report.setting("GONEW").unwrap().origin, SettingOrigin::GoCommand);
    assert_eq!(fs::list(&staged.home()).unwrap(), Vec::<String>::new());
}

#[test]
fn a_go_that_fails_or_talks_nonsense_is_told_and_bounded() {
    for (script, code) in [
        ("exit 3", "GR-VFY-003"),
        ("true", "GR-VFY-004"),
        ("printf '\\033[31mred\\033[0m\\n'", "GR-VFY-005"),
        ("echo '[1,2]'", "GR-VFY-005"),
        ("/bin/sleep 30", "GR-VFY-002"),
    ] {
        let staged = machine(&[]);
        staged.program("usr/local/go/bin/go", format!("#!/bin/sh\n{script}\n"));
        let report = go_env(&staged.host(), &Cancel::default(), |_worked_out| ());
        assert_eq!(report.go_failed.and_then(|seen| seen.verdict().1), Some(code), "{script}");
        assert_eq!(report.settings.iter().find(|set| set.name == "GOVERSION").unwrap().value, "go1.23.4");
    }
}

#[test]
fn a_file_of_go_env_w_that_is_garbage_or_huge_is_read_as_go_reads_it() {
    let staged = machine(&[]);
    let mut bytes = b"\xff\xfe\0garbage\n=\nGOBIN\n".to_vec();
    bytes.extend(std::iter::repeat_n(b'x', 1 << 20));
    bytes.extend(b"\nGOBIN=/b\n");
    staged.file("home/ada/.config/go/env", bytes);
    let report = go_env(&staged.host(), &Cancel::default(), |_worked_out| ());
    assert_eq!(report.setting("GOBIN").unwrap().value, "/b");
}

#[test]
fn a_window_that_has_the_path_of_before_tells_the_settings_of_the_active_go() {
    let staged = machine(&[]);
    let told = |staged: &Staged| go_env_of_active(&staged.host(), &Cancel::default()).version;
    assert_eq!(told(&staged), "go1.23.4".parse().ok());
    staged.sdk("home/ada/.local/share/goready/sdk/go1.27.4", "go1.27.4");
    staged.link("home/ada/.local/share/goready/go", "sdk/go1.27.4");
    assert_eq!(told(&staged), "go1.27.4".parse().ok());
}
