//! Tools for real: built by a real Go from real modules, put in place, proved, switched, interrupted, taken back.
//!
//! The ordinary run has one line of Go and goimports, which is built in seconds where the build cache of the tests is
//! warm; `--long` has every line with all tools, and kills a hundred runs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test program whatever goes wrong is a failure")]
#![expect(clippy::disallowed_methods, reason = "tests start real programs")]

mod tools {
    mod damaged;
    mod elsewhere;
    mod odd_undo;
    mod sources;
}

use goready_tests::faults::{Chance, NEW, OLD, Volume};
use goready_tests::sampled;
use goready_tests::server::Server;
use goready_tests::tool_home::{FailingProxy, Modules, ToolHome, UPSTREAM};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::process::ExitStatusExt as _;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// The goimports before the one that fits Go 1.22.
const OLDER: &str = "goimports@v0.24.1";

#[test]
fn the_tool_that_fits_is_built_put_in_place_proved_and_taken_back() {
    let home = ToolHome::new(OLD, Modules::Shared);
    let before = home.programs();
    let ran = home.installed(&["goimports"]);
    assert!(ran.stderr.contains("goimports at work"), "{ran:?}");
    home.goimports().unwrap();
    let listed = home.told(&["tools", "list", "--json"]).stdout;
    assert!(listed.contains("v0.30.0") && listed.contains("go1.22.12"), "{listed}");
    assert_eq!(home.strays(), Vec::<String>::new());
    assert!(!home.machine.home().join("go/pkg").exists(), "modules came into the person's home");
    let again = home.installed(&["goimports"]);
    assert!(again.stderr.contains("othing to do"), "{again:?}");
    home.good(&["undo", "--yes"]);
    assert_eq!(home.programs(), before);
    assert!(!home.machine.home().join(".local/share/goready/tools").exists());
}

#[test]
fn a_release_that_does_not_fit_is_refused_in_both_languages_and_nothing_is_fetched() {
    let home = ToolHome::new(OLD, Modules::Missing);
    for (lang, words) in [
        ("en-US", ["gopls v0.24.0 does not fit Go 1.22.12", "needs Go 1.27.0", "gopls@v0.16.2"]),
        ("zh-CN", ["gopls v0.24.0 不适合 Go 1.22.12", "需要 Go 1.27.0", "gopls@v0.16.2"]),
    ] {
        let ran = home.run(&["tools", "install", "gopls@latest", "--yes", "--lang", lang]);
        assert_eq!(ran.code, Some(81), "{ran:?}");
        assert!(words.iter().all(|word| ran.stderr.contains(word)), "{}", ran.stderr);
    }
    // Past the table only the modules tell; a proxy may say that it does not know this one, or just refuse.
    let unknown = home.run(&["tools", "install", "goimports@v0.99.0", "--yes"]);
    assert!(matches!(unknown.code, Some(66 | 69)), "{unknown:?}");
    assert_eq!(home.hidden_toolchains(), Vec::<std::path::PathBuf>::new());
    assert_eq!(home.programs(), BTreeMap::new());
    assert_eq!(home.run(&["tools", "install", "golint", "--yes"]).code, Some(64));
    assert_eq!(home.run(&["tools", "remove", "dlv", "--yes"]).code, Some(66));
}

#[test]
fn somebody_elses_program_is_replaced_and_comes_back_with_its_mode() {
    let home = ToolHome::new(OLD, Modules::Shared);
    let path = home.bin().join("goimports");
    fs::write(&path, "#!/bin/sh\necho mine\n").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o750)).unwrap();
    let long_ago = std::time::UNIX_EPOCH + Duration::from_secs(1_600_000_000);
    fs::File::open(&path).unwrap().set_modified(long_ago).unwrap();
    let ran = home.installed(&["goimports"]);
    assert!(ran.stderr.contains("is not ours"), "{ran:?}");
    home.goimports().unwrap();
    home.good(&["undo", "--yes"]);
    assert_eq!(fs::read(&path).unwrap(), b"#!/bin/sh\necho mine\n");
    let restored = fs::metadata(&path).unwrap();
    assert_eq!(restored.permissions().mode() & 0o7777, 0o750);
    assert_eq!(restored.modified().unwrap(), long_ago);
}

#[test]
fn a_place_where_nothing_can_be_put_is_told_before_anything_is_built() {
    let home = ToolHome::new(OLD, Modules::Missing);
    let path = home.bin().join("goimports");
    let refused = |code: &str| {
        let begun = Instant::now();
        let ran = home.run(&["tools", "install", "goimports", "--yes"]);
        assert_eq!(ran.code, Some(73), "{ran:?}");
        assert!(ran.stderr.contains(code), "{ran:?}");
        assert!(begun.elapsed() < Duration::from_secs(20));
    };
    fs::create_dir(&path).unwrap();
    refused("GR-PLAN-014");
    fs::remove_dir(&path).unwrap();
    for target in ["/nowhere/goimports", "/bin/true"] {
        symlink(target, &path).unwrap();
        refused("GR-PLAN-014");
        assert_eq!(fs::read_link(&path).unwrap().to_str(), Some(target));
        fs::remove_file(&path).unwrap();
    }
    fs::remove_dir(home.bin()).unwrap();
    fs::write(home.bin(), "a file").unwrap();
    refused("GR-PLAN-014");
    assert_eq!(fs::read(home.bin()).unwrap(), b"a file");
    assert!(!home.machine.home().join(".local/share/goready/tools").exists());
}

#[test]
fn another_go_brings_the_tools_that_were_built_with_it_and_names_those_that_were_not() {
    let home = ToolHome::new(OLD, Modules::Shared);
    home.install(&["goimports"]);
    let of_old = home.programs();
    home.good(&["sdk", "install", NEW, "--yes"]);
    let ran = home.told(&["sdk", "use", NEW, "--yes"]);
    let said = format!("{}{}", ran.stdout, ran.stderr);
    assert!(said.contains("goready tools install goimports"), "{said}");
    assert_eq!(home.programs(), of_old, "nothing was built for the other Go");
    home.install(&["goimports"]);
    let of_new = home.programs();
    assert_ne!(of_new, of_old);
    let begun = Instant::now();
    let ran = home.told(&["sdk", "use", OLD, "--yes", "--json"]);
    assert!(!ran.stdout.contains("install_tool"), "{}", ran.stdout);
    let took = begun.elapsed();
    assert_eq!(home.programs(), of_old);
    home.goimports().unwrap();
    home.good(&["undo", "--yes"]);
    assert_eq!(home.programs(), of_new);
    home.good(&["tools", "remove", "goimports", "--yes"]);
    assert_eq!(home.programs(), BTreeMap::new());
    sampled(&format!("a switch of Go with a stored goimports, proofs included: {} ms", took.as_millis()));
    home.good(&["undo", "--all", "--yes"]);
    assert_eq!(home.strays(), Vec::<String>::new());
}

/// A home with the old goimports in place, and what stands there before and after a clean run.
struct Interrupted {
    home: ToolHome,
    before: BTreeMap<String, Vec<u8>>,
    after: BTreeMap<String, Vec<u8>>,
    took: Duration,
}

const WISH: [&str; 4] = ["tools", "install", "goimports", "--yes"];

impl Interrupted {
    fn new() -> Self {
        let home = ToolHome::new(OLD, Modules::Shared);
        home.install(&[OLDER]);
        let before = home.programs();
        home.install(&["goimports"]);
        home.good(&["undo", "--yes"]);
        let begun = Instant::now();
        home.install(&["goimports"]);
        let took = begun.elapsed();
        let after = home.programs();
        assert_ne!(after, before);
        home.good(&["undo", "--yes"]);
        assert_eq!(home.programs(), before);
        Self { home, before, after, took }
    }

    /// Kills a run after this long; says whether it was still at work.
    fn kill(&self, delay: Duration) -> bool {
        let mut child = self.home.machine.command(&[&WISH[..], &UPSTREAM].concat()).spawn().unwrap();
        thread::sleep(delay);
        let _ = child.kill(); // it may have ended meanwhile
        let is_killed = child.wait_with_output().unwrap().status.signal() == Some(9);
        self.orphans_end();
        is_killed
    }

    /// Waits for the `go install` that a killed run leaves at work: what it holds is not cleaned up before it has ended.
    fn orphans_end(&self) {
        let home = self.home.machine.home().display().to_string();
        let is_ours = |entry: fs::DirEntry| {
            let words = fs::read(entry.path().join("cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&words).contains(&home)
        };
        let begun = Instant::now();
        while fs::read_dir("/proc").unwrap().flatten().any(is_ours) {
            assert!(begun.elapsed() < Duration::from_mins(2), "what a killed run left does not end");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What must hold wherever a run was stopped; then the same command, and one undo.
    fn heals(&self, what: &str) {
        for (name, bytes) in self.home.programs() {
            if name.starts_with('.') {
                // Not in its place yet; nobody can start it.
                let mode = fs::metadata(self.home.bin().join(&name)).unwrap().permissions().mode();
                let is_whole = self.after.values().any(|whole| *whole == bytes);
                assert!(is_whole || mode & 0o111 == 0, "{what}: {name} can be started");
                continue;
            }
            let is_whole = [&self.before, &self.after].iter().any(|known| known.get(&name) == Some(&bytes));
            assert!(is_whole, "{what}: {name} is no whole tool");
        }
        self.home.goimports().unwrap_or_else(|error| panic!("{what}: {error}"));
        self.home.install(&["goimports"]);
        assert_eq!(self.home.programs(), self.after, "{what}: the same command");
        assert_eq!(self.home.strays(), Vec::<String>::new(), "{what}: strays");
        self.home.good(&["undo", "--yes"]);
        assert_eq!(self.home.programs(), self.before, "{what}: undo");
    }
}

fn kills(count: usize) {
    let (seed, bench) = (Chance::seed(), Interrupted::new());
    let mut chance = Chance::new(seed);
    let (mut killed, mut tries) = (0, 0);
    while killed < count {
        let micros = chance.below(u64::try_from(bench.took.as_micros()).unwrap());
        let is_killed = bench.kill(Duration::from_micros(micros));
        killed += usize::from(is_killed);
        tries += 1;
        bench.heals(&format!("seed {seed}, after {micros} µs (killed: {is_killed})"));
    }
    sampled(&format!("builds of a tool killed: {killed} of {tries} within {:?}, seed {seed}", bench.took));
}

#[test]
fn a_killed_build_leaves_whole_tools_only_and_the_same_command_completes() {
    kills(2);
}

#[test]
#[ignore = "long: some 30 minutes"]
fn a_hundred_killed_builds_leave_whole_tools_only() {
    kills(100);
}

#[test]
fn a_build_that_is_stopped_by_ctrl_c_leaves_the_old_tool_and_nothing_at_work() {
    let bench = Interrupted::new();
    let mut child = bench.home.machine.command(&[&WISH[..], &UPSTREAM].concat()).spawn().unwrap();
    let store = bench.home.machine.home().join(".local/share/goready/staging");
    while !store.exists() {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it built anything");
        thread::sleep(Duration::from_millis(1));
    }
    let begun = Instant::now();
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    assert!(begun.elapsed() < Duration::from_secs(10));
    let go = bench.home.machine.home().join(".local/share/goready/sdk");
    let at_work = Command::new("pgrep").args(["-f", go.to_str().unwrap()]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&at_work.stdout), "", "a go command outlived the run");
    assert_eq!(bench.home.programs(), bench.before);
    bench.heals("stopped by Ctrl-C");
}

#[test]
fn a_network_that_goes_away_in_the_middle_of_a_build_is_told_and_the_old_tool_works() {
    let bench = Interrupted::new();
    // The module cache of this home is empty from here on; what the other tests fetched stands for the network.
    let gopath = bench.home.machine.home().join(".cache/goready/proofs/gopath");
    let shared = fs::read_link(&gopath).unwrap();
    for good in [0, 3, 7] {
        fs::remove_file(&gopath).unwrap();
        let server = Server::http(FailingProxy::after(good));
        let source = format!("goproxy:{}", server.url(""));
        let begun = Instant::now();
        let ran = bench.home.machine.run(&[&WISH[..], &["--source", &source]].concat());
        assert_eq!(ran.code, Some(69), "{good} answers: {ran:?}");
        assert!(ran.stderr.contains("GR-APPLY-011"), "{good} answers: {ran:?}");
        assert!(begun.elapsed() < Duration::from_mins(1));
        assert_eq!(bench.home.programs(), bench.before);
        let made = bench.home.machine.home().join(".cache/goready/proofs/gopath");
        assert!(Command::new("chmod").arg("-R").arg("u+w").arg(&made).status().unwrap().success());
        fs::remove_dir_all(&made).unwrap();
        symlink(&shared, &gopath).unwrap();
        bench.heals(&format!("network gone after {good} answers"));
    }
}

#[test]
#[ignore = "long: a minute"]
fn a_disk_that_fills_up_in_the_middle_of_a_build_is_told_and_the_old_tool_works() {
    let Some(volume) = Volume::mount(4 << 30) else {
        sampled("SKIPPED: a full disk during a build: only root may mount a volume");
        return;
    };
    let home = ToolHome::below(&volume.place(), OLD, Modules::Missing);
    home.install(&[OLDER]);
    home.goimports().unwrap(); // what it formats lies there before the disk is full
    let before = home.programs();
    for left in [0, 1 << 20, 8 << 20] {
        let mut child = home.machine.command(&[&WISH[..], &UPSTREAM].concat()).spawn().unwrap();
        while !home.machine.home().join(".local/share/goready/staging").exists() {
            assert!(child.try_wait().unwrap().is_none(), "it ended before it built anything");
            thread::sleep(Duration::from_millis(1));
        }
        volume.leave(left);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(74), "{left} bytes left: {output:?}");
        assert_eq!(home.programs(), before, "{left} bytes left");
        home.goimports().unwrap();
        assert!(volume.resize(4 << 30));
        home.install(&["goimports"]);
        home.good(&["undo", "--yes"]);
        assert_eq!(home.programs(), before, "{left} bytes left");
    }
    sampled("a disk full in the middle of a build: 3 sizes");
}

/// A line of Go at its newest patch, with all three tools built and proved, and nothing that `doctor` finds.
fn line_has_its_tools(go: &str) {
    let home = ToolHome::new(OLD, Modules::Missing);
    let begun = Instant::now();
    let words = ["setup", "--go", go, "--shells", "bash", "--tools", "gopls,dlv,goimports", "--yes"];
    let ran = home.run(&words);
    assert_eq!(ran.code, Some(0), "{go}: {ran:?}");
    for tool in ["gopls", "dlv", "goimports"] {
        assert!(ran.stderr.contains(&format!("{tool} at work")), "{go}: {tool}: {ran:?}");
    }
    assert_eq!(home.hidden_toolchains(), Vec::<std::path::PathBuf>::new(), "{go}");
    let verified = home.told(&["verify"]);
    assert!(!verified.stdout.contains("[GR-"), "{go}: {}", verified.stdout);
    let looked = home.told(&["doctor", "--offline"]);
    let found: Vec<&str> = looked.stdout.lines().filter(|line| line.contains("[GR-")).collect();
    // That a line gets no fixes any more is no doing of ours (GR-DOC-008).
    let by_us: Vec<&&str> = found.iter().filter(|line| !line.contains("[GR-DOC-008]")).collect();
    assert!(by_us.is_empty(), "{go}: {by_us:?}");
    sampled(&format!("Go {go} with gopls, dlv and goimports: {} s", begun.elapsed().as_secs()));
}

#[test]
#[ignore = "long: some ten minutes"]
fn go_1_19_has_gopls_dlv_and_goimports_built_and_proved() {
    line_has_its_tools("1.19.13");
}

#[test]
#[ignore = "long: some ten minutes"]
fn go_1_20_has_gopls_dlv_and_goimports_built_and_proved() {
    line_has_its_tools("1.20.14");
}

#[test]
#[ignore = "long: some ten minutes"]
fn go_1_21_has_gopls_dlv_and_goimports_built_and_proved() {
    line_has_its_tools("1.21.13");
}

#[test]
#[ignore = "long: some ten minutes"]
fn go_1_22_has_gopls_dlv_and_goimports_built_and_proved() {
    line_has_its_tools("1.22.12");
}

#[test]
#[ignore = "long: some ten minutes"]
fn go_1_23_has_gopls_dlv_and_goimports_built_and_proved() {
    line_has_its_tools("1.23.12");
}

#[test]
#[ignore = "long: some ten minutes"]
fn go_1_24_has_gopls_dlv_and_goimports_built_and_proved() {
    line_has_its_tools("1.24.13");
}

#[test]
#[ignore = "long: some ten minutes"]
fn go_1_25_has_gopls_dlv_and_goimports_built_and_proved() {
    line_has_its_tools("1.25.14");
}

#[test]
#[ignore = "long: some ten minutes"]
fn go_1_26_has_gopls_dlv_and_goimports_built_and_proved() {
    line_has_its_tools("1.26.11");
}

#[test]
#[ignore = "long: some ten minutes"]
fn go_1_27_has_gopls_dlv_and_goimports_built_and_proved() {
    line_has_its_tools("1.27.4");
}
