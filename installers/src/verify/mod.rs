//! Verify: does the Go that was asked for really work here?
//!
//! Reads and proves; changes nothing of the person's. Every program runs with an environment made from nothing, so that
//! neither a variable nor a `go.mod` of the person answers in Go's stead, and with a HOME below our cache, so that Go
//! leaves its caches, its telemetry and its settings there ([`Bench`]).
//!
//! | proof | what is run |
//! | --- | --- |
//! | [`Proof::GoVersion`] | `go version` in the SDK's own directory |
//! | [`Proof::GoEnv`] | `go env -json` with the person's file of `go env -w` |
//! | [`Proof::HelloBuild`], [`Proof::HelloRun`] | `go build` of a new module without network, and what came out |
//! | [`Proof::Tool`] | each tool, at what it is for |
//! | [`Proof::ShellLogin`], [`Proof::ShellInteractive`] | a fresh shell that is asked which `go` it finds |
//! | [`Proof::ProjectBuild`], [`Proof::ProjectRun`], [`Proof::ProjectTest`] | `go build`, the program, `go test` of a first project |
//!
//! A proof never fails as a function: what went wrong is a [`Finding`] too.

mod bench;
pub(crate) mod contents;
mod finding;
mod go_env;
mod goal;
mod hello;
mod leftovers;
mod outcome;
mod project;
mod shells;
mod tools;
mod version;

#[cfg(test)]
mod fake_go;

pub use bench::Bench;
pub(crate) use bench::PassingBench;
pub use finding::{Finding, Proof, PtraceCause, Seen, Severity, StartCause};
pub(crate) use leftovers::Leftovers;
pub(crate) use outcome::{of_run_error, success};
pub use project::prove_project;
pub(crate) use shells::{Heard, ask as ask_shell, login_env};

use crate::host::Host;
use crate::observe::Cancel;
use crate::plan::GoalTool;
use crate::shell::Shell;
use crate::version::GoVersion;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// What is to be proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The Go that must answer.
    pub version: GoVersion,
    /// Its directory in the store, links followed.
    pub root: PathBuf,
    /// The directory that PATH must give: the `bin` behind the active link.
    pub link_bin: PathBuf,
    /// The GOPATH that must be in force.
    pub gopath: PathBuf,
    /// What was asked for the file of `go env -w`, by name.
    pub go_env: BTreeMap<String, String>,
    /// Shells that must find this Go, each with its executable.
    pub shells: Vec<(Shell, PathBuf)>,
    /// Tools that must work.
    pub tools: Vec<GoalTool>,
}

impl Wanted {
    /// The command that PATH must lead to.
    fn go(&self, host: &Host) -> PathBuf {
        self.link_bin.join(if host.platform.is_windows() { "go.exe" } else { "go" })
    }
}

/// How long each kind of proof may take before its programs are killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// One question to `go`, and the run of hello. The first start from a cold, slow disk takes seconds.
    pub go: Duration,
    /// The build of hello. Without a cache it compiles a good part of the standard library.
    pub build: Duration,
    /// One fresh shell, with all its start-up files.
    pub shell: Duration,
    /// One tool at work. gopls reads the standard library first.
    pub tool: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let (short, long) = (Duration::from_secs(20), Duration::from_mins(5));
        Self { go: short, build: long, shell: short, tool: Duration::from_mins(2) }
    }
}

/// What is told while something is proved. Several proofs are under way at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proving {
    /// This one begins.
    Begun(Proof),
    /// This one has ended, well or not.
    Ended(Proof),
}

/// Proves what is wanted. `observe` is told each proof as it begins and as it ends; the findings come in the order of [`Proof`].
#[must_use]
pub fn verify(host: &Host, wanted: &Wanted, observe: &dyn Fn(Proving), cancel: &Cancel) -> Vec<Finding> {
    verify_within(host, wanted, Limits::default(), observe, cancel)
}

/// The same with other time limits.
#[must_use]
pub fn verify_within(
    host: &Host,
    wanted: &Wanted,
    limits: Limits,
    observe: &dyn Fn(Proving),
    cancel: &Cancel,
) -> Vec<Finding> {
    let bench = match Bench::set_up(host, cancel) {
        Ok(bench) => bench,
        Err(error) => {
            return vec![Finding::new(Proof::GoVersion, Seen::of_lock_error(error), Duration::ZERO)];
        }
    };
    let (news, heard) = sync_channel(16);
    let case = Case { host, wanted, bench: &bench, limits, cancel, news };
    let mut findings = thread::scope(|scope| {
        // Two lines of work: the builds keep one core busy, the shells mostly wait for the disk.
        let (of_go, of_shells) = (case.clone(), case);
        scope.spawn(move || {
            version::prove(&of_go);
            go_env::prove(&of_go);
            hello::prove(&of_go);
            tools::prove(&of_go);
        });
        scope.spawn(move || shells::prove(&of_shells));
        let mut findings = Vec::new();
        for news in heard {
            match news {
                News::Started(proof) => observe(Proving::Begun(proof)),
                News::Found(finding) => {
                    observe(Proving::Ended(finding.proof.clone()));
                    findings.push(finding);
                }
            }
        }
        findings
    });
    findings.sort_by(|a, b| a.proof.cmp(&b.proof));
    findings
}

/// What the lines of work tell: the observer needs to be called from one thread only.
enum News {
    Started(Proof),
    Found(Finding),
}

/// Everything one proof needs to know.
#[derive(Clone)]
struct Case<'a> {
    host: &'a Host,
    wanted: &'a Wanted,
    bench: &'a Bench,
    limits: Limits,
    cancel: &'a Cancel,
    news: SyncSender<News>,
}

impl Case<'_> {
    /// Runs one proof between its two pieces of news; says whether it went well.
    fn prove(&self, proof: Proof, run: impl FnOnce() -> Seen) -> bool {
        self.tell(News::Started(proof.clone()));
        let begun = Instant::now();
        let seen = if self.cancel.is_requested() { Seen::Cancelled } else { run() };
        let finding = Finding::new(proof, seen, begun.elapsed());
        let is_ok = finding.severity != Severity::Broken;
        self.tell(News::Found(finding));
        is_ok
    }

    fn tell(&self, news: News) {
        // The receiver outlives every sender: it ends when the last of them is gone.
        let _ = self.news.send(news);
    }
}

#[cfg(test)]
mod tests;
