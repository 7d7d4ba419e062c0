//! Verify against real SDKs and real shells: what it proves, and that it leaves the home as it found it.
//!
//! SDKs come from Go's module proxy into `GOREADY_TEST_CACHE` (default `target/test-cache`), once.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of tests stop the test where something is wrong, and start real programs"
)]

use goready_installers::error::Class;
use goready_installers::host::{Env, Host, HostSettings};
use goready_installers::observe::Cancel;
use goready_installers::shell::{
    EnvSpec, Moment, Role, Shell, ShellSetting, block, block_body, env_file_name, env_file_text, rc_targets,
};
use goready_installers::verify::{Finding, Proof, Proving, Seen, Severity, StartCause, Wanted, verify};
use goready_installers::version::GoVersion;
use goready_tests::faults::cache;
use goready_tests::sampled;
use goready_tests::sdk::sdk;
use goready_tests::shells::{REAL, program};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Every line that goready installs, oldest first.
const VERSIONS: [&str; 5] = ["go1.19.13", "go1.20.14", "go1.21.13", "go1.23.12", "go1.27.4"];

const NEWEST: &str = "go1.23.12";

fn run(program: &str, args: &[&str]) {
    let status = Command::new(program).args(args).status().unwrap();
    assert!(status.success(), "{program} {args:?}: {status}");
}

/// A home as a set-up leaves it: the active link, our env files, our block in the shells' files.
struct Home {
    dir: TempDir,
    host: Host,
    wanted: Wanted,
}

impl Home {
    fn new(version: &str) -> Self {
        Self::below(TempDir::new().unwrap(), "ada", version)
    }

    fn below(dir: TempDir, name: &str, version: &str) -> Self {
        let home = dir.path().canonicalize().unwrap().join(name);
        fs::create_dir(&home).unwrap();
        let mut env = Env::default();
        for (name, value) in [("HOME", home.to_str().unwrap()), ("USER", "ada"), ("LANG", "C.UTF-8")] {
            env.set(name, value);
        }
        let host = Host::from_parts(&HostSettings::default(), env, "/".into(), "/".into()).unwrap();
        let root = sdk(version);
        fs::create_dir_all(&host.places.data).unwrap();
        // The build cache is shared: a cold one costs half a minute of compiling for each test.
        let shared = cache().join("verify-gocache");
        fs::create_dir_all(&shared).unwrap();
        fs::create_dir_all(host.places.proofs()).unwrap();
        symlink(shared, host.places.proofs().join("gocache")).unwrap();
        symlink(&root, host.places.active_link()).unwrap();
        let wanted = Wanted {
            version: version.parse::<GoVersion>().unwrap(),
            root,
            link_bin: host.places.active_bin(),
            gopath: home.join("go"),
            go_env: BTreeMap::new(),
            shells: Vec::new(),
            tools: Vec::new(),
        };
        Self { dir, host, wanted }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.host.places.home.join(name)
    }

    /// Sets these shells up as `setup` does.
    fn with_shells(mut self, shells: &[Shell]) -> Self {
        let env_dir = self.host.places.env_dir();
        fs::create_dir_all(&env_dir).unwrap();
        let spec = EnvSpec {
            ours_first: vec![self.wanted.link_bin.clone()],
            after: vec![self.wanted.gopath.join("bin")],
            gopath: Some(self.wanted.gopath.clone()),
            neutralise: Vec::new(),
        };
        for shell in shells {
            let syntax = shell.syntax();
            for moment in [Moment::Login, Moment::Interactive] {
                let text = env_file_text(syntax, moment, &spec).unwrap();
                fs::write(env_dir.join(env_file_name(syntax, moment)), text).unwrap();
            }
            let setting = ShellSetting {
                os: "linux",
                home: &self.host.places.home,
                xdg_config_home: None,
                zdotdir: None,
                existing: &|path| path.exists(),
                late: &|_| false,
                role: Role::Used,
            };
            for target in rc_targets(*shell, &setting) {
                let body = block_body(&target, &env_dir).unwrap();
                let before = fs::read(&target.path).unwrap_or_default();
                fs::create_dir_all(target.path.parent().unwrap()).unwrap();
                fs::write(&target.path, block::insert(&before, &body, target.place).unwrap()).unwrap();
            }
            self.wanted.shells.push((*shell, program(*shell)));
        }
        self
    }

    fn verify(&self) -> Vec<Finding> {
        verify(&self.host, &self.wanted, &|_proof| (), &Cancel::default())
    }

    /// Everything in the home, with content; of our own cache only that it is there.
    fn snapshot(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut open = vec![self.host.places.home.clone()];
        while let Some(dir) = open.pop() {
            for entry in fs::read_dir(&dir).unwrap() {
                let path = entry.unwrap().path();
                let kind = path.symlink_metadata().unwrap().file_type();
                let bytes = if kind.is_dir() {
                    if path != self.host.places.proofs() {
                        open.push(path.clone());
                    }
                    b"directory".to_vec()
                } else if kind.is_symlink() {
                    fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes()
                } else {
                    fs::read(&path).unwrap()
                };
                found.insert(path, bytes);
            }
        }
        found
    }
}

fn assert_all_ok(findings: &[Finding]) {
    let bad: Vec<&Finding> = findings.iter().filter(|finding| !finding.is_ok()).collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

fn of(findings: &[Finding], proof: &Proof) -> Finding {
    findings.iter().find(|finding| finding.proof == *proof).unwrap().clone()
}

#[test]
fn every_line_of_go_is_proved_and_leaves_nothing_in_the_home() {
    for version in VERSIONS {
        let home = Home::new(version);
        let before = home.snapshot();
        let findings = home.verify();
        assert_all_ok(&findings);
        assert_eq!(findings.len(), 5, "{version}: {findings:#?}");
        let Seen::Printed { line } = of(&findings, &Proof::HelloRun).seen else { panic!() };
        assert!(line.starts_with(&format!("hello from {version} ")), "{line}");
        assert_eq!(home.snapshot(), before, "{version} left something in the home");
        let telemetry = home.host.places.proofs().join("home/.config/go/telemetry");
        let counters = fs::read_dir(telemetry).unwrap().count();
        assert_eq!(counters, 1, "{version}: telemetry is off, so only its switch is there");
    }
    sampled(&format!(
        "verify: {} real SDKs, {} to {}",
        VERSIONS.len(),
        VERSIONS[0],
        VERSIONS[VERSIONS.len() - 1]
    ));
}

#[test]
fn fresh_shells_find_go_and_the_home_stays_as_it_was() {
    let home = Home::new(NEWEST).with_shells(&REAL);
    let before = home.snapshot();
    let findings = home.verify();
    assert_all_ok(&findings);
    assert_eq!(findings.len(), 5 + 2 * REAL.len());
    assert_eq!(home.snapshot(), before);
    sampled(&format!("verify: {} real shells, each at login and interactive", REAL.len()));
}

/// An interactive shell in the background of a terminal stops itself, so each must be kept away from ours.
#[test]
fn fresh_shells_find_go_when_we_are_started_in_a_terminal() {
    let me = std::env::current_exe().unwrap();
    let test = "fresh_shells_find_go_and_the_home_stays_as_it_was";
    let line = format!("'{}' --exact {test}", me.display());
    run("script", &["-qec", &line, "/dev/null"]);
}

/// `ssh-agent`, a prompt's helper: start-up files leave things running that keep the shell's output open.
#[test]
fn what_a_start_up_file_leaves_running_does_not_hold_up_the_proof() {
    let home = Home::new(NEWEST).with_shells(&[Shell::Bash, Shell::Zsh, Shell::Fish]);
    for file in [".bashrc", ".profile", ".zshenv", ".config/fish/config.fish"] {
        let before = fs::read_to_string(home.path(file)).unwrap_or_default();
        fs::write(home.path(file), format!("sleep 15 &\n{before}")).unwrap();
    }
    let findings = home.verify();
    assert_all_ok(&findings);
    let slowest = findings.iter().filter(|f| f.proof > Proof::HelloRun).map(|f| f.duration_ms).max();
    assert!(slowest < Some(10_000), "{findings:#?}");
}

#[test]
fn the_second_time_is_quick() {
    let home = Home::new(NEWEST).with_shells(&[Shell::Bash]);
    fs::remove_file(home.host.places.proofs().join("gocache")).unwrap();
    let begun = Instant::now();
    assert_all_ok(&home.verify());
    let first = begun.elapsed();
    let begun = Instant::now();
    assert_all_ok(&home.verify());
    let second = begun.elapsed();
    assert!(second < first / 2, "first {first:?}, second {second:?}");
    assert!(second < Duration::from_secs(20), "{second:?}");
}

#[test]
fn a_home_with_hard_characters_is_proved_like_any_other() {
    let home = Home::below(TempDir::new().unwrap(), "it's $HOME \"路径\" é", NEWEST).with_shells(&[
        Shell::Bash,
        Shell::Zsh,
        Shell::Fish,
    ]);
    assert_all_ok(&home.verify());
}

#[test]
fn a_go_mod_and_variables_around_the_home_do_not_change_what_is_proved() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("go.mod"), "module x\n\ngo 1.99\n\ntoolchain go1.99.0\n").unwrap();
    fs::write(dir.path().join("go.work"), "go 1.99\n").unwrap();
    run("git", &["init", "-q", dir.path().to_str().unwrap()]);
    let mut home = Home::below(dir, "ada", NEWEST);
    for (name, value) in [
        ("GOROOT", "/nowhere"),
        ("GOFLAGS", "-mod=vendor -nonsense"),
        ("GOOS", "plan9"),
        ("GOTOOLCHAIN", "go1.99.0"),
        ("GOPATH", "/nowhere"),
    ] {
        home.host.env.set(name, value);
    }
    assert_all_ok(&home.verify());
}

#[test]
fn values_of_go_env_w_are_seen_from_the_persons_own_file() {
    let mut home = Home::new("go1.27.4");
    let gopath = home.path("work/go");
    let asked = [("GOPROXY", "https://goproxy.example,direct"), ("GOSUMDB", "off"), ("GOTOOLCHAIN", "local")];
    let mut text = format!("GOPATH={}\n", gopath.display());
    for (name, value) in asked {
        writeln!(text, "{name}={value}").unwrap();
        home.wanted.go_env.insert(name.into(), value.into());
    }
    fs::create_dir_all(home.path(".config/go")).unwrap();
    fs::write(home.path(".config/go/env"), &text).unwrap();
    home.wanted.gopath = gopath;
    assert_all_ok(&home.verify());

    fs::write(home.path(".config/go/env"), text.replace("GOSUMDB=off", "GOSUMDB=on")).unwrap();
    home.wanted.gopath = home.path("go");
    let findings = home.verify();
    let codes: Vec<(&Proof, &str)> = findings.iter().filter_map(|f| Some((&f.proof, f.code()?))).collect();
    let variable = |name: &str| Proof::GoEnv { variable: name.into() };
    assert_eq!(codes, [(&variable("GOPATH"), "GR-VFY-008"), (&variable("GOSUMDB"), "GR-VFY-008")]);
}

#[test]
fn a_link_to_another_sdk_is_told_as_another_version() {
    let mut home = Home::new(NEWEST);
    home.wanted.version = GoVersion::new(1, 23, 11);
    let findings = home.verify();
    let seen = Seen::OtherVersion { version: GoVersion::new(1, 23, 12), wanted: GoVersion::new(1, 23, 11) };
    assert_eq!(of(&findings, &Proof::GoVersion).seen, seen);
    assert_eq!(of(&findings, &Proof::HelloRun).code(), Some("GR-VFY-005"));
}

#[test]
fn a_damaged_sdk_is_found_by_the_build() {
    let mut home = Home::new("go1.27.4");
    let copy = home.dir.path().join("sdk");
    run("cp", &["-r", home.wanted.root.to_str().unwrap(), copy.to_str().unwrap()]);
    fs::remove_file(copy.join("src/fmt/print.go")).unwrap();
    fs::remove_file(home.host.places.active_link()).unwrap();
    symlink(&copy, home.host.places.active_link()).unwrap();
    home.wanted.root = copy.canonicalize().unwrap();
    let findings = home.verify();
    assert!(of(&findings, &Proof::GoVersion).is_ok());
    let build = of(&findings, &Proof::HelloBuild);
    assert_eq!(build.code(), Some("GR-VFY-003"), "{build:?}");
}

/// Mounts a small volume over our cache for as long as it lives; needs root.
struct Volume(PathBuf);

impl Volume {
    fn mount(at: &Path, options: &str) -> Self {
        fs::create_dir_all(at).unwrap();
        assert!(goready_installers::host::fs::user_id() == 0, "mounting a small volume needs root");
        run("mount", &["-t", "tmpfs", "-o", options, "tmpfs", at.to_str().unwrap()]);
        Self(at.to_owned())
    }
}

impl Drop for Volume {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_noexec_cache_is_told_as_such_and_the_build_counts() {
    let home = Home::new(NEWEST);
    let _volume = Volume::mount(&home.host.places.cache, "noexec,size=400m");
    let findings = home.verify();
    assert!(of(&findings, &Proof::HelloBuild).is_ok(), "{findings:#?}");
    let seen = of(&findings, &Proof::HelloRun).seen;
    assert!(matches!(seen, Seen::NotStarted { cause: StartCause::NoExec, .. }), "{seen:?}");
}

#[test]
fn a_full_cache_is_told_as_such() {
    for size in ["4k", "64k", "1m", "8m"] {
        let home = Home::new(NEWEST);
        let _volume = Volume::mount(&home.host.places.cache, &format!("size={size}"));
        let findings = home.verify();
        let full = findings.iter().find(|finding| finding.code() == Some("GR-VFY-010"));
        assert!(full.is_some(), "{size}: {findings:#?}");
        assert!(full.is_some_and(|finding| finding.severity == Severity::Broken));
    }
}

#[test]
fn a_start_up_file_that_hides_our_go_is_found_per_shell_and_moment() {
    let home = Home::new(NEWEST).with_shells(&[Shell::Bash, Shell::Zsh]);
    let old = home.dir.path().join("old go");
    fs::create_dir(&old).unwrap();
    symlink(home.wanted.root.join("bin/go"), old.join("go")).unwrap();
    let mut bashrc = fs::read_to_string(home.path(".bashrc")).unwrap();
    writeln!(bashrc, "\nPATH='{}':$PATH", old.display()).unwrap();
    fs::write(home.path(".bashrc"), bashrc).unwrap();
    let mut zprofile = fs::read_to_string(home.path(".zshenv")).unwrap_or_default();
    zprofile.push_str("\nexport GOROOT=/usr/lib/go-1.19\n");
    fs::write(home.path(".zshenv"), zprofile).unwrap();
    let findings = home.verify();
    let code = |proof: Proof| of(&findings, &proof).code;
    assert_eq!(code(Proof::ShellInteractive { shell: Shell::Bash }).as_deref(), Some("GR-VFY-022"));
    for proof in [Proof::ShellLogin { shell: Shell::Zsh }, Proof::ShellInteractive { shell: Shell::Zsh }] {
        assert_eq!(code(proof).as_deref(), Some("GR-VFY-023"));
    }
}

#[test]
fn a_stop_during_the_build_ends_all_within_a_second() {
    let home = Home::new(NEWEST).with_shells(&[Shell::Bash]);
    let cancel = Cancel::default();
    let stopped = std::cell::Cell::new(None);
    let observe = |proving: Proving| {
        if proving == Proving::Begun(Proof::HelloBuild) {
            cancel.request();
            stopped.set(Some(Instant::now()));
        }
    };
    let findings = verify(&home.host, &home.wanted, &observe, &cancel);
    let took = stopped.get().unwrap().elapsed();
    assert!(took < Duration::from_secs(1), "{took:?}");
    assert_eq!(of(&findings, &Proof::HelloBuild).class(), Some(Class::Cancelled));
}

#[test]
fn two_proofs_at_once_do_not_disturb_each_other() {
    let home = Home::new(NEWEST);
    let newer = sdk("go1.27.4");
    let mut other = home.wanted.clone();
    other.version = "go1.27.4".parse().unwrap();
    other.link_bin = newer.join("bin");
    other.root = newer;
    std::thread::scope(|scope| {
        let second = scope.spawn(|| verify(&home.host, &other, &|_proof| (), &Cancel::default()));
        assert_all_ok(&home.verify());
        assert_all_ok(&second.join().unwrap());
    });
}

#[test]
fn a_cache_that_is_in_the_way_is_one_finding() {
    let home = Home::new(NEWEST);
    fs::remove_dir_all(home.host.places.proofs()).unwrap();
    fs::write(home.host.places.proofs(), b"in the way").unwrap();
    fs::set_permissions(home.host.places.proofs(), fs::Permissions::from_mode(0o600)).unwrap();
    let findings = home.verify();
    assert_eq!(findings.iter().filter_map(Finding::code).collect::<Vec<_>>(), ["GR-VFY-011"]);
}
