//! `sdk adopt` with real Gos that somebody else unpacked: used where they are, never changed, never removed.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test program whatever goes wrong is a failure"
)]
#![expect(clippy::disallowed_methods, reason = "tests start real programs")]

use goready_installers::plan::Plan;
use goready_tests::faults::{Hashes, Machine, NEW, OLD, Picture, Ran, Start, differences, proxy, volume};
use goready_tests::sdk::sdk;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A home with a Go of ours that bash finds, and another Go beside it that somebody else unpacked.
struct Bench {
    place: TempDir,
    machine: Machine,
    hashes: RefCell<Hashes>,
}

impl Bench {
    fn new() -> Self {
        Self::in_home(Start::OldGo)
    }

    fn in_home(start: Start) -> Self {
        let place = tempfile::tempdir_in(volume()).unwrap();
        let machine = Machine::new(place.path(), &proxy(), start);
        let bench = Self { place, machine, hashes: RefCell::new(Hashes::default()) };
        fs::create_dir(bench.path("opt")).unwrap();
        run("cp", &["-a", sdk(&format!("go{NEW}")).to_str().unwrap(), bench.foreign().to_str().unwrap()]);
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().canonicalize().unwrap().join(name)
    }

    /// The Go of somebody else.
    fn foreign(&self) -> PathBuf {
        self.path("opt/go")
    }

    fn store(&self) -> PathBuf {
        self.machine.home().join(".local/share/goready/sdk")
    }

    fn good(&self, words: &[&str]) -> Ran {
        let ran = self.machine.run(words);
        assert_eq!(ran.code, Some(0), "{words:?}\n{}{}", ran.stdout, ran.stderr);
        ran
    }

    /// Fails unless goready refuses with this exit code, and says this.
    #[track_caller]
    fn refused(&self, path: &str, code: i32, says: &str) {
        let ran = self.machine.run(&["sdk", "adopt", path, "--yes"]);
        assert_eq!(ran.code, Some(code), "{path}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains(says), "{path}: {}", ran.stderr);
        assert!(ran.stderr.contains("GR-PLAN-022"), "{path}: {}", ran.stderr);
    }

    /// What a fresh login shell says when asked for the version and the place of its Go.
    fn bash(&self) -> (String, PathBuf) {
        let mut bash = Command::new("bash");
        self.machine.environment(&mut bash);
        // Go counts its own use below the home; that must not be taken for ours.
        bash.env("ELSEWHERE", self.path("elsewhere"));
        bash.args(["-lc", "HOME=$ELSEWHERE go env GOVERSION GOROOT"]);
        let output = bash.output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let (version, root) = text.trim().split_once('\n').unwrap();
        (version.trim_start_matches("go").to_owned(), root.into())
    }

    fn home_now(&self) -> Picture {
        self.hashes.borrow_mut().picture(&self.machine.home())
    }

    fn foreign_now(&self) -> Picture {
        self.hashes.borrow_mut().everything(&self.foreign())
    }

    /// Fails where the home differs from what it was.
    #[track_caller]
    fn home_is(&self, before: &Picture) {
        let differing = differences(&self.home_now(), before);
        assert!(differing.is_empty(), "{differing:?}");
    }

    fn doctor(&self) -> Vec<(String, String)> {
        let looked = self.machine.run(&["doctor", "--offline", "--json"]);
        let answer: Value = serde_json::from_str(&looked.stdout).unwrap();
        let text = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
        let findings = answer["findings"].as_array().unwrap().iter();
        findings
            .filter(|finding| !finding["code"].is_null())
            .map(|finding| (text(finding, "severity"), text(finding, "code")))
            .collect()
    }
}

fn run(program: &str, args: &[&str]) {
    let status = Command::new(program).args(args).status().unwrap();
    assert!(status.success(), "{program} {args:?}: {status}");
}

/// A tree with the parts that tell a Go, and nothing that could work.
fn skeleton(root: &Path, version: &str, platform: &str) {
    for name in ["bin/go", "src/fmt/fmt.go", "src/runtime/proc.go", "src/unsafe/unsafe.go"] {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }
    let tools = root.join("pkg/tool").join(platform);
    fs::create_dir_all(&tools).unwrap();
    for program in [tools.join("compile"), tools.join("link"), root.join("bin/go")] {
        fs::write(&program, "x").unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    }
    fs::write(root.join("VERSION"), format!("{version}\n")).unwrap();
}

#[test]
fn a_go_of_somebody_else_is_used_where_it_is_and_let_go_again() {
    let bench = Bench::new();
    let (home, foreign) = (bench.home_now(), bench.foreign_now());
    let healthy = bench.doctor();
    let said = bench.good(&["sdk", "adopt", "opt/go", "--dry-run"]).stderr;
    assert!(said.contains("every file is as it was published"), "{said}");
    bench.home_is(&home);

    bench.good(&["sdk", "adopt", "opt/go", "--yes"]);
    assert_eq!(bench.bash(), (NEW.to_owned(), bench.foreign()));
    let listed = bench.good(&["sdk", "list"]).stdout;
    let line = listed.lines().find(|line| line.starts_with("* ")).unwrap();
    assert!(line.contains(NEW) && line.contains("opt/go"), "{listed}");
    let listed: Value = serde_json::from_str(&bench.good(&["sdk", "list", "--json"]).stdout).unwrap();
    assert_eq!(listed["adopted"][format!("go{NEW}")], bench.foreign().to_str().unwrap());
    assert!(bench.good(&["status"]).stdout.contains(", adopted"));
    assert_eq!(bench.doctor(), healthy);
    assert!(bench.good(&["verify"]).stdout.contains(NEW));

    // By its command, by a link, and by its whole path it is the same.
    symlink(bench.foreign(), bench.path("link")).unwrap();
    for path in ["opt/go/bin/go", "link", bench.foreign().to_str().unwrap()] {
        let again = bench.good(&["sdk", "adopt", path, "--yes"]).stderr;
        assert!(again.contains("othing to do"), "{path}: {again}");
    }
    bench.good(&["sdk", "use", OLD, "--yes"]);
    assert_eq!(bench.bash().0, OLD);
    bench.good(&["sdk", "use", NEW, "--yes"]);
    assert_eq!(bench.bash().0, NEW);
    let removed = bench.good(&["sdk", "remove", NEW, "--yes"]).stderr;
    assert!(removed.contains("stays as it is"), "{removed}");
    assert_eq!(bench.bash().0, OLD);
    bench.good(&["undo", "--yes"]);
    assert_eq!(bench.bash(), (NEW.to_owned(), bench.foreign()));
    for _receipt in 0..3 {
        bench.good(&["undo", "--yes"]);
    }
    bench.home_is(&home);
    assert!(differences(&bench.foreign_now(), &foreign).is_empty(), "the adopted Go was touched");
}

/// What the doctor says of fresh shells: severity, code, and whether `--fix` puts it right.
fn shells(bench: &Bench) -> Vec<(String, String, bool)> {
    let looked = bench.machine.run(&["doctor", "--offline", "--json"]);
    let answer: Value = serde_json::from_str(&looked.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let findings = answer["findings"].as_array().unwrap().iter();
    findings
        .filter(|finding| finding["check"] == "shells" && !finding["code"].is_null())
        .map(|finding| (text(&finding["severity"]), text(&finding["code"]), !finding["fix"].is_null()))
        .collect()
}

#[test]
fn in_a_home_never_set_up_the_missing_lines_are_named_and_put_there() {
    let bench = Bench::in_home(Start::Bare);
    let home = bench.home_now();
    let said = bench.good(&["sdk", "adopt", "opt/go", "--yes"]).stderr;
    assert!(said.contains("no shell file holds lines of goready"), "{said}");
    assert_eq!(shells(&bench), [("broken".to_owned(), "GR-DOC-021".to_owned(), true)]);
    let looked = bench.machine.run(&["doctor", "--offline"]);
    assert_eq!(looked.code, Some(1), "{}", looked.stdout);
    assert!(!looked.stdout.contains("/etc/profile"), "{}", looked.stdout);
    bench.good(&["doctor", "--fix", "--offline", "--yes"]);
    assert_eq!(bench.bash(), (NEW.to_owned(), bench.foreign()));
    assert_eq!(shells(&bench), []);
    let again = bench.good(&["sdk", "adopt", "opt/go", "--yes"]).stderr;
    assert!(!again.contains("no shell file"), "{again}");
    bench.good(&["undo", "--all", "--yes"]);
    bench.home_is(&home);
    // Who wants no lines is advised, and gets none behind their back.
    bench.good(&["setup", "--go", NEW, "--shells", "none", "--yes"]);
    assert_eq!(shells(&bench), [("advice".to_owned(), "GR-DOC-021".to_owned(), false)]);
}

#[test]
fn files_that_differ_from_the_release_are_named() {
    let bench = Bench::new();
    let foreign = bench.foreign();
    let changed = foreign.join("src/fmt/print.go");
    let text = fs::read_to_string(&changed).unwrap();
    fs::write(&changed, format!("{text}// mine\n")).unwrap();
    fs::remove_file(foreign.join("src/strings/strings_test.go")).unwrap();
    fs::write(foreign.join("src/fmt/mine.go"), "package fmt\n").unwrap();
    fs::create_dir(foreign.join("test")).unwrap(); // official archives have it, toolchain modules have not
    fs::write(foreign.join("test/a.go"), "package a\n").unwrap();
    let home = bench.home_now();
    let said = bench.good(&["sdk", "adopt", "opt/go", "--dry-run", "--json"]);
    let answer: Value = serde_json::from_str(&said.stdout).unwrap();
    let contents = &answer["plan"]["request"]["contents"];
    assert_eq!(
        (contents["is"].as_str(), contents["count"].as_u64()),
        (Some("altered"), Some(3)),
        "{contents}"
    );
    for line in
        ["src/fmt/mine.go (added)", "src/fmt/print.go (changed)", "src/strings/strings_test.go (missing)"]
    {
        assert!(said.stderr.contains(line), "{line}: {}", said.stderr);
    }
    bench.home_is(&home);
    assert_eq!(bench.machine.strays(), Vec::<String>::new());
    // What was fetched to compare is gone; without a network the verdict stands, without names.
    let offline =
        ["sdk", "adopt", "opt/go", "--dry-run", "--offline", "--source", "goproxy:http://127.0.0.1:1"];
    let said = bench.machine.command(&offline[..5]).env("LANG", "zh_CN.UTF-8").output().unwrap();
    assert_eq!(said.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&said.stderr).contains("（已更改）"), "{said:?}");
    // It works, so it may be used all the same.
    fs::remove_file(foreign.join("src/fmt/mine.go")).unwrap();
    bench.good(&["sdk", "adopt", "opt/go", "--yes"]);
    assert_eq!(bench.bash().0, NEW);
}

/// A plan may be applied long after it was looked at.
#[test]
fn a_saved_plan_is_refused_when_the_files_are_not_those_that_were_compared() {
    let bench = Bench::new();
    let plan = bench.path("plan.json");
    let shown = bench.good(&["sdk", "adopt", "opt/go", "--dry-run", "--json"]).stdout;
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["plan"]["request"]["contents"]["is"], "pristine");
    let save = |planned: &Value| {
        let digest = serde_json::from_value::<Plan>(planned.clone()).unwrap().digest();
        let saved =
            json!({"schema": "goready.plan.v1", "would_change": true, "digest": digest, "plan": planned});
        fs::write(&plan, saved.to_string()).unwrap();
    };
    save(&shown["plan"]);
    let changed = bench.foreign().join("src/fmt/print.go");
    let text = fs::read_to_string(&changed).unwrap();
    fs::write(&changed, format!("{text}// mine\n")).unwrap();
    let refused = || {
        let ran = bench.machine.run(&["apply", plan.to_str().unwrap(), "--yes"]);
        assert_eq!(ran.code, Some(65), "{ran:?}");
        assert!(ran.stderr.contains("GR-APPLY-003"), "{ran:?}");
        let strays = bench.machine.strays();
        assert!(strays.is_empty(), "{strays:?}");
        assert_eq!(bench.bash().0, OLD);
    };
    refused();
    // Whoever writes another hash into the plan does not get past a hash that is built in.
    let mut forged = shown["plan"].clone();
    forged["request"]["compared"] = format!("h1:{}=", "A".repeat(43)).into();
    save(&forged);
    refused();
    fs::write(&changed, text).unwrap();
    save(&shown["plan"]);
    bench.good(&["apply", plan.to_str().unwrap(), "--yes"]);
    assert_eq!(bench.bash().0, NEW);
    bench.good(&["undo", "--yes"]);
}

#[test]
fn a_comparison_that_is_stopped_ends_as_cancelled_and_leaves_nothing() {
    let bench = Bench::new();
    let home = bench.home_now();
    let command = |words: &[&str]| {
        let mut command = bench.machine.command(words);
        command.stderr(std::process::Stdio::piped());
        command
    };
    let mut child = command(&["sdk", "adopt", "opt/go", "--yes"]).spawn().unwrap();
    // Its first words say that it compares.
    let mut said = std::io::BufReader::new(child.stderr.take().unwrap());
    let mut first = String::new();
    std::io::BufRead::read_line(&mut said, &mut first).unwrap();
    assert!(first.contains("Comparing"), "{first}");
    run("kill", &["-INT", &child.id().to_string()]);
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut said, &mut rest).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{first}{rest}");
    assert!(rest.contains("GR-APPLY-001"), "{rest}");
    bench.home_is(&home);
}

#[test]
fn what_is_no_usable_go_is_refused_with_its_reason() {
    let bench = Bench::new();
    let home = bench.home_now();
    fs::write(bench.path("text"), "hello").unwrap();
    fs::create_dir_all(bench.path("empty/bin")).unwrap();
    fs::write(bench.path("empty/bin/go"), "#!/bin/sh\nexec /opt/real/go \"$@\"\n").unwrap();
    bench.refused("nowhere", 66, "there is nothing");
    bench.refused("text", 65, "is no Go");
    bench.refused("empty", 65, "is no Go");
    bench.refused("empty/bin/go", 65, "is a script");
    for (name, version, platform, code, says) in [
        ("foreign", "go1.21.3", "linux_riscv64", 81, "is made for linux/riscv64"),
        ("devel", "devel go1.28-1234567", "linux_amd64", 65, "VERSION file says"),
        ("vendor", "go1.21.3 X:boring", "linux_amd64", 65, "VERSION file says"),
        ("taken", &format!("go{OLD}"), "linux_amd64", 65, "installed already"),
    ] {
        skeleton(&bench.path(name), version, platform);
        bench.refused(name, code, says);
    }
    let partial = bench.path("partial");
    skeleton(&partial, "go1.21.3", "linux_amd64");
    fs::remove_dir_all(partial.join("src/fmt")).unwrap();
    bench.refused("partial", 65, "src/fmt missing");
    let script = bench.path("script");
    skeleton(&script, "go1.21.3", "linux_amd64");
    fs::write(script.join("bin/go"), "#!/bin/sh\nexit 1\n").unwrap();
    bench.refused("script", 65, "is a script");
    // A later release unpacked over an earlier one, as people do.
    run("cp", &["-a", "-T", bench.foreign().to_str().unwrap(), bench.path("stomped").to_str().unwrap()]);
    fs::write(bench.path("stomped/VERSION"), "go1.19.13\n").unwrap();
    bench.refused("stomped", 65, "two releases");
    let ours = bench.store().join(format!("go{OLD}"));
    bench.refused(ours.to_str().unwrap(), 65, "is a Go of ours");
    bench.refused(bench.store().parent().unwrap().join("go").to_str().unwrap(), 65, "is a Go of ours");
    bench.home_is(&home);
}

#[test]
fn an_adopted_go_that_vanished_or_became_another_is_told_and_can_be_replaced() {
    let bench = Bench::new();
    bench.good(&["sdk", "adopt", "opt/go", "--yes"]);
    let healthy = bench.doctor();
    // Somebody puts another release in its place.
    fs::write(bench.foreign().join("VERSION"), "go1.23.11\n").unwrap();
    let codes: Vec<String> = bench.doctor().into_iter().map(|(_, code)| code).collect();
    assert!(codes.contains(&"GR-DOC-009".to_owned()), "{codes:?}");
    let listed = bench.good(&["sdk", "list"]).stdout;
    assert!(
        listed.contains(&format!("{NEW} (adopted at")) && listed.contains("where Go 1.23.11 is now"),
        "{listed}"
    );
    fs::rename(bench.foreign(), bench.path("opt/elsewhere")).unwrap();
    assert!(bench.doctor().contains(&("broken".to_owned(), "GR-DOC-002".to_owned())));
    assert!(bench.good(&["sdk", "list"]).stdout.contains("no longer there"));
    bench.good(&["status"]);
    let _ended = bench.machine.run(&["doctor", "--fix", "--offline", "--yes"]);
    assert_eq!(bench.bash().0, OLD);
    bench.good(&["undo", "--yes"]);
    // Asked for again, it is installed for real; its undo lets the link lead there again.
    bench.good(&["setup", "--go", NEW, "--shells", "bash", "--yes"]);
    let place = bench.store().join(format!("go{NEW}"));
    assert_eq!(bench.bash(), (NEW.to_owned(), place.clone()));
    bench.good(&["undo", "--yes"]);
    assert_eq!(fs::read_link(&place).unwrap(), bench.foreign());
    fs::rename(bench.path("opt/elsewhere"), bench.foreign()).unwrap();
    fs::write(bench.foreign().join("VERSION"), format!("go{NEW}\n")).unwrap();
    assert_eq!(bench.doctor(), healthy);
    fs::remove_dir_all(bench.foreign()).unwrap();
    bench.good(&["sdk", "remove", NEW, "--yes"]);
    assert!(fs::symlink_metadata(&place).is_err());
    assert_eq!(bench.bash().0, OLD);
}

#[test]
fn an_undo_does_not_make_a_go_active_that_vanished_meanwhile() {
    let bench = Bench::new();
    bench.good(&["sdk", "adopt", "opt/go", "--yes"]);
    bench.good(&["sdk", "remove", NEW, "--yes"]);
    fs::remove_dir_all(bench.foreign()).unwrap();
    let undone = bench.good(&["undo", "--yes"]).stderr;
    assert!(undone.contains(&format!("Go {NEW} does not come back")), "{undone}");
    assert_eq!(bench.bash().0, OLD);
    assert!(bench.good(&["sdk", "list"]).stdout.contains("no longer there"));
    bench.good(&["undo", "--yes"]);
    assert_eq!(bench.bash().0, OLD);
    assert!(fs::symlink_metadata(bench.store().join(format!("go{NEW}"))).is_err());
}
