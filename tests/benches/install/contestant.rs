//! Who is compared, and one turn of each.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a measurement stops where something is wrong, and starts real programs"
)]

use super::ground::Ground;
use goready_tests::faults::{Machine, NEW, Start};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;
use tempfile::TempDir;

/// Has every call that waits for the disk answered with success and not made, for one comparison without syncing. The
/// filter in the kernel stops only these calls, so the others keep their speed.
const UNSYNCED: [&str; 10] = [
    "strace",
    "-f",
    "-qq",
    "--seccomp-bpf",
    "-o",
    "/dev/null",
    "-e",
    "trace=fsync,fdatasync,syncfs",
    "-e",
    "inject=fsync,fdatasync,syncfs:retval=0",
];

/// Who takes turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contestant {
    /// `goready setup --from` an archive.
    SetUp,
    /// `sha256sum`, `tar -xzf`, `sync -f`.
    Tools,
    /// The first without waiting for the disk.
    SetUpUnsynced,
    /// The second without waiting for the disk.
    ToolsUnsynced,
    /// `goready setup` from a module proxy.
    SetUpZip,
    /// `go version` with GOTOOLCHAIN, which downloads and unpacks the same zip, and does not sync.
    Go,
}

/// What a turn came to.
pub(crate) struct Sample {
    /// From the start of the program until its Go is active.
    pub(crate) millis: f64,
    /// The most memory that goready held until then, in kilobytes.
    pub(crate) peak_kb: Option<f64>,
}

impl Contestant {
    /// Those that unpack one tar.gz.
    pub(crate) const ON_ARCHIVE: [Self; 4] =
        [Self::SetUp, Self::Tools, Self::SetUpUnsynced, Self::ToolsUnsynced];

    /// Those that download one zip.
    pub(crate) const ON_ZIP: [Self; 2] = [Self::SetUpZip, Self::Go];

    /// How the table calls it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::SetUp => "goready setup --from",
            Self::Tools => "sha256sum; tar -xzf; sync -f",
            Self::SetUpUnsynced => "goready setup --from, no syncing",
            Self::ToolsUnsynced => "sha256sum; tar -xzf",
            Self::SetUpZip => "goready setup",
            Self::Go => "go, GOTOOLCHAIN=go1.23.12, no syncing",
        }
    }

    /// Whom it is compared with.
    pub(crate) const fn rival(self) -> Option<Self> {
        match self {
            Self::SetUp => Some(Self::Tools),
            Self::SetUpUnsynced => Some(Self::ToolsUnsynced),
            Self::SetUpZip => Some(Self::Go),
            Self::Tools | Self::ToolsUnsynced | Self::Go => None,
        }
    }

    /// The most of the rival's time that it may take.
    pub(crate) const fn most_of_rival(self) -> Option<f64> {
        match self {
            Self::SetUp => Some(super::MOST_OF_TOOLS),
            Self::SetUpZip => Some(super::MOST_OF_GO),
            Self::Tools | Self::SetUpUnsynced | Self::ToolsUnsynced | Self::Go => None,
        }
    }

    /// One turn in a fresh folder, which is removed afterwards.
    pub(crate) fn run(self, ground: &Ground) -> Sample {
        let place = ground.fresh();
        match self {
            Self::SetUp => SetUp::from_archive(ground, &place).run(&[]),
            Self::SetUpUnsynced => SetUp::from_archive(ground, &place).run(&UNSYNCED),
            Self::SetUpZip => SetUp::from_zip(ground, &place).run(&[]),
            Self::Tools => tools(ground, place.path(), "&& sync -f go"),
            Self::ToolsUnsynced => tools(ground, place.path(), ""),
            Self::Go => go(ground, place.path()),
        }
    }
}

/// A set-up in a home of its own.
pub(crate) struct SetUp<'a> {
    ground: &'a Ground,
    machine: Machine,
    words: Vec<String>,
}

impl<'a> SetUp<'a> {
    /// From the archive, whose hash is known.
    pub(crate) fn from_archive(ground: &'a Ground, place: &TempDir) -> Self {
        let archive = ground.archive.display().to_string();
        Self::new(ground, place, &["--offline", "--from", &archive, "--sha256", &ground.sha256])
    }

    /// From the module proxy, shown good by the checksum database.
    pub(crate) fn from_zip(ground: &'a Ground, place: &TempDir) -> Self {
        Self::new(ground, place, &["--go", NEW])
    }

    fn new(ground: &'a Ground, place: &TempDir, words: &[&str]) -> Self {
        let source = format!("goproxy:{}", ground.proxy.url(""));
        let machine = Machine::new(place.path(), &source, Start::Bare);
        let usual = ["setup", "--shells", "none", "--yes"];
        let words = usual.iter().chain(words).map(|word| (*word).to_owned()).collect();
        Self { ground, machine, words }
    }

    /// Times it until its proofs begin: by then every step is done and on disk. What would follow is killed.
    pub(crate) fn run(&self, prefix: &[&str]) -> Sample {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        words.push("--verbose");
        let mut command = self.machine.prefixed(prefix, &words);
        command.stdout(Stdio::null());
        self.ground.settle();
        let started = Instant::now();
        let mut child = command.spawn().unwrap();
        let mut said = String::new();
        let mut sample = None;
        for line in BufReader::new(child.stderr.take().unwrap()).lines() {
            let line = line.unwrap();
            if sample.is_none() && line.contains(" event Proving ") {
                let millis = started.elapsed().as_secs_f64() * 1000.0;
                let peak_kb = prefix.is_empty().then(|| peak_kb(child.id()));
                sample = Some(Sample { millis, peak_kb });
                kill(&child, prefix);
            }
            said += &line;
            said.push('\n');
        }
        child.wait().unwrap();
        assert!(sample.is_some(), "no proof began:\n{said}");
        sample.unwrap()
    }

    /// Runs it to its end, proofs and all.
    pub(crate) fn complete(&self) {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let ran = self.machine.run(&words);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    }

    /// Times the same once more, to its end: there is nothing left to do.
    pub(crate) fn again(&self) -> f64 {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let mut command = self.machine.command(&words);
        command.arg("--detailed-exitcode");
        let started = Instant::now();
        let output = command.output().unwrap();
        let millis = started.elapsed().as_secs_f64() * 1000.0;
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        millis
    }
}

/// Ends goready itself, also where another program started it: what traces it does not take it along.
fn kill(child: &Child, prefix: &[&str]) {
    let mut process = child.id().to_string();
    if !prefix.is_empty() {
        process = fs::read_to_string(format!("/proc/{process}/task/{process}/children")).unwrap();
    }
    let killed = Command::new("kill").arg("-9").args(process.split_whitespace()).status();
    assert!(killed.unwrap().success());
}

/// The most memory a process has held so far; children do not count.
fn peak_kb(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// What people do by hand.
fn tools(ground: &Ground, place: &Path, then: &str) -> Sample {
    let script = format!("echo \"$2  $1\" | sha256sum --check --quiet && tar -xzf \"$1\" {then}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, "sh"]).arg(&ground.archive).arg(&ground.sha256).current_dir(place);
    let millis = timed(ground, &mut shell);
    assert!(place.join("go/VERSION").is_file());
    Sample { millis, peak_kb: None }
}

/// What `go` does when it needs a newer Go; with a module cache of its own that is empty.
fn go(ground: &Ground, place: &Path) -> Sample {
    let mut go = Command::new(&ground.older_go);
    go.arg("version").current_dir(place).env_clear().env("PATH", "/usr/bin:/bin").env("HOME", place);
    go.env("GOTOOLCHAIN", format!("go{NEW}")).env("GOPROXY", ground.proxy.url(""));
    go.env("GOSUMDB", "sum.golang.org").env("GOFLAGS", "-modcacherw").stdout(Stdio::null());
    let millis = timed(ground, &mut go);
    assert!(place.join("go/pkg/mod/golang.org").is_dir());
    Sample { millis, peak_kb: None }
}

fn timed(ground: &Ground, command: &mut Command) -> f64 {
    ground.settle();
    let started = Instant::now();
    let status = command.status().unwrap();
    let millis = started.elapsed().as_secs_f64() * 1000.0;
    assert!(status.success(), "{command:?}: {status}");
    millis
}
