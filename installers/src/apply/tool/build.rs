//! The build of a tool: `go install`, listened to while it works.

use super::Job;
use super::measured::Measured;
use crate::apply::{ApplyError, Event, FailedSource, Run};
use crate::catalog::tool_pins::ToolPins;
use crate::error::more_telling;
use crate::host::net::{Reach, redacted};
use crate::host::{Limit, Program, Reply, RunError, Said, Talked, system};
use crate::plan::ModuleSource;
use crate::verify::Bench;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long `go install` may say nothing. Fetching the largest module or linking gopls on a slow machine takes a minute.
const SILENCE: Duration = Duration::from_mins(5);

/// How long another run's build is waited for.
const TURN: Duration = Duration::from_mins(30);

/// Lines that are kept to find out why a build failed.
const MOST_LINES: usize = 60;

/// Less than any build of a tool needs.
const ROOM_BYTES: u64 = 4 << 20;

/// Why `go install` did not build a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BuildFailure {
    /// It, or a module it needs, asks for a newer Go.
    NeedsNewerGo,
    /// There is no such version.
    NoSuchVersion,
    /// A module source answered, and refuses to give it: it is blocked, or there is no such version.
    Refused,
    /// No module source answered.
    Unreachable,
    /// A module is not what the checksum database says.
    Integrity,
    /// The disk is full.
    DiskFull,
    /// The compiler refused it.
    Compiler,
    /// It said nothing for minutes, and was killed.
    Silent,
    /// The go command could not be started.
    NotStarted,
}

impl BuildFailure {
    /// How much it says beside what other sources say; none where no other source can help. That one source lacks a
    /// release which is known to exist says less than that another one could not be reached.
    const fn weight(self, is_known: bool) -> Option<u8> {
        match self {
            Self::NoSuchVersion if is_known => Some(0),
            Self::NoSuchVersion => Some(3),
            Self::Refused => Some(2),
            Self::Unreachable => Some(1),
            Self::NeedsNewerGo
            | Self::Integrity
            | Self::DiskFull
            | Self::Compiler
            | Self::Silent
            | Self::NotStarted => None,
        }
    }
}

impl Run<'_> {
    /// Builds a tool into `staged`; module sources that do not answer are told, and the next one is asked.
    pub(super) fn build(
        &self,
        step: usize,
        job: &Job<'_>,
        bench: &Bench,
        staged: &Path,
    ) -> Result<Vec<FailedSource>, ApplyError> {
        let lock = bench.lock(TURN, self.means.cancel)?;
        bench.sweep()?;
        if self.means.net.settings().reach == Reach::Offline {
            return self.build_offline(step, job, bench, staged).map(|()| Vec::new());
        }
        let is_known = ToolPins::built_in().knows(job.tool, job.version);
        let mut failed_sources = Vec::new();
        let mut telling: Option<(u8, ApplyError)> = None;
        for source in job.modules {
            let failure = match self.build_from(step, job, source, bench, staged) {
                Ok(()) => {
                    drop(lock);
                    return Ok(failed_sources);
                }
                Err(failure) => failure,
            };
            let ApplyError::ToolNotBuilt { cause, ref said, .. } = failure else { return Err(failure) };
            // Another source has the same modules.
            let Some(weight) = cause.weight(is_known) else { return Err(failure) };
            failed_sources.push(self.tell_of(step, source, &failure, said));
            telling = Some(more_telling(telling, (weight, failure), |(weight, _)| *weight));
        }
        let telling = telling.map(|(_, failure)| failure);
        Err(telling.unwrap_or_else(|| not_built(job, BuildFailure::Unreachable, String::new())))
    }

    /// Builds from what earlier builds left in our module cache, which may suffice.
    fn build_offline(
        &self,
        step: usize,
        job: &Job<'_>,
        bench: &Bench,
        staged: &Path,
    ) -> Result<(), ApplyError> {
        let off = ModuleSource { proxies: "off".to_owned(), database: "off".to_owned() };
        self.build_from(step, job, &off, bench, staged).map_err(|failure| {
            let is_missing =
                matches!(failure, ApplyError::ToolNotBuilt { cause: BuildFailure::Unreachable, .. });
            let (tool, version) = (job.tool, job.version.clone());
            if is_missing { ApplyError::ToolNotFetched { tool, version } } else { failure }
        })
    }

    fn tell_of(&self, step: usize, source: &ModuleSource, failure: &ApplyError, said: &str) -> FailedSource {
        let failed = FailedSource {
            url: redacted(&source.proxies),
            code: crate::error::Coded::code(failure).to_owned(),
            message: said.to_owned(),
        };
        let FailedSource { url, code, message } = failed.clone();
        self.means.observe.event(Event::SourceFailed { step, url, code, message });
        failed
    }

    fn build_from(
        &self,
        step: usize,
        job: &Job<'_>,
        source: &ModuleSource,
        bench: &Bench,
        staged: &Path,
    ) -> Result<(), ApplyError> {
        let host = self.means.host;
        let mut env = bench.module_env(host, self.means.net.settings(), source);
        env.set("GOBIN", staged);
        let go = job.go_root.join("bin").join(if host.platform.is_windows() { "go.exe" } else { "go" });
        let tags = job.tag.map(|tag| format!("-tags={tag}"));
        let program = Program::new(go, bench.home(), env)
            .args(["install", "-v"])
            .args(tags)
            .args([format!("{}@{}", job.tool.package(), job.version)])
            .timeout(SILENCE);
        let mut listener = Listener::new(Measured::read(host, job.tool));
        let talked = program.talk(Limit::Silence, self.means.cancel, &mut |said| {
            if let Said::Err(bytes) = said
                && listener.hear(bytes)
            {
                self.means.observe.event(listener.event(step));
            }
            Reply::Listen
        });
        let code = match talked {
            Ok(Talked::Ended(code)) => code,
            Ok(Talked::Enough) => None,
            Err(RunError::Cancelled { .. }) => return Err(ApplyError::Cancelled),
            Err(RunError::TimedOut { .. }) => {
                return Err(not_built(job, BuildFailure::Silent, listener.telling_line()));
            }
            Err(error @ RunError::Start { .. }) => {
                return Err(not_built(job, BuildFailure::NotStarted, error.to_string()));
            }
        };
        if code == Some(0) {
            // Only to tell the time the next build takes: not worth failing for.
            let _ = listener.measured().write(host, job.tool);
            return Ok(());
        }
        let is_full = [staged, bench.home().as_path()]
            .into_iter()
            .any(|dir| system::free_bytes(dir).is_some_and(|free| free < ROOM_BYTES));
        let cause = if is_full { BuildFailure::DiskFull } else { cause_of(&listener.lines.join("\n")) };
        Err(not_built(job, cause, listener.telling_line()))
    }
}

fn not_built(job: &Job<'_>, cause: BuildFailure, said: String) -> ApplyError {
    ApplyError::ToolNotBuilt { tool: job.tool, version: job.version.clone(), go: job.go, cause, said }
}

/// Counts what `go install -v` tells, and keeps the rest.
struct Listener {
    begun: Instant,
    before: Option<Measured>,
    modules: u64,
    packages: u64,
    /// A line whose end has not come yet.
    open: Vec<u8>,
    lines: Vec<String>,
}

impl Listener {
    fn new(before: Option<Measured>) -> Self {
        let (open, lines) = Default::default();
        Self { begun: Instant::now(), before, modules: 0, packages: 0, open, lines }
    }

    /// Takes a piece of standard error; says whether a count moved.
    fn hear(&mut self, bytes: &[u8]) -> bool {
        let before = (self.modules, self.packages);
        self.open.extend_from_slice(bytes);
        while let Some(end) = self.open.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.open.drain(..=end).collect();
            self.line(String::from_utf8_lossy(&line).trim_end());
        }
        // A line without end is no line of the go command.
        self.open.truncate(64 << 10);
        before != (self.modules, self.packages)
    }

    fn line(&mut self, line: &str) {
        if line.starts_with("go: downloading ") {
            self.modules += 1;
        } else if is_package(line) {
            self.packages += 1;
        } else if !line.is_empty() && self.lines.len() < MOST_LINES {
            self.lines.push(line.chars().take(400).collect());
        }
    }

    fn event(&self, step: usize) -> Event {
        let elapsed = self.elapsed_ms();
        let left = self.before.and_then(|before| before.millis.checked_sub(elapsed));
        Event::Building {
            step,
            modules: self.modules,
            packages: self.packages,
            packages_before: self.before.map(|before| before.packages),
            left_secs: left.map(|millis| millis / 1000),
        }
    }

    fn measured(&self) -> Measured {
        Measured { modules: self.modules, packages: self.packages, millis: self.elapsed_ms() }
    }

    fn elapsed_ms(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// The line that says most: an error of the go command, else the first of the compiler, without its heading.
    fn telling_line(&self) -> String {
        let of_go = self.lines.iter().find(|line| line.starts_with("go: ") || line.contains("no space left"));
        let first = self.lines.iter().find(|line| !line.starts_with('#'));
        of_go.or(first).cloned().unwrap_or_default()
    }
}

/// Whether a line is an import path, as `-v` prints each package that is compiled.
fn is_package(line: &str) -> bool {
    !line.is_empty()
        && line.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-~+".contains(&byte))
        && !line.ends_with(':')
}

/// What the go command's words come to. It says them in English, whatever the locale is.
fn cause_of(text: &str) -> BuildFailure {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["no space left on device", "disk quota exceeded"]) {
        BuildFailure::DiskFull
    } else if says(&[
        "requires go >= ",
        "invalid go version",
        "go.mod requires go",
        "note: module requires Go",
    ]) {
        BuildFailure::NeedsNewerGo
    } else if says(&["SECURITY ERROR", "checksum mismatch", "verifying module", "invalid signature"])
        && !says(&NETWORK)
    {
        BuildFailure::Integrity
    } else if says(&["unknown revision", "no matching versions", ": 404 ", ": 410 "])
        || (says(&[": reading file:"]) && says(&["no such file or directory"]))
    {
        BuildFailure::NoSuchVersion
    } else if says(&[": 401 ", ": 403 ", ": 451 "]) {
        BuildFailure::Refused
    } else if says(&NETWORK) {
        BuildFailure::Unreachable
    } else {
        BuildFailure::Compiler
    }
}

/// How a network that is not there sounds (Go's net, net/http, crypto/tls, and the go command of 1.19 to 1.27).
const NETWORK: [&str; 17] = [
    // Whatever status a server of modules gave.
    ": reading http",
    "dial tcp",
    "dial udp",
    "no such host",
    "connection refused",
    "connection reset",
    "i/o timeout",
    "network is unreachable",
    "TLS handshake",
    "tls: ",
    "x509: ",
    "proxyconnect",
    "unexpected EOF",
    ": EOF",
    "server misbehaving",
    "module lookup disabled by GOPROXY=off",
    "http2: ",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_and_packages_are_counted_however_the_lines_are_cut() {
        let text = "go: downloading golang.org/x/tools v0.30.0\ngolang.org/x/mod/semver\ninternal/goarch\n\
                    # golang.org/x/tools/x\n./x.go:3:1: undefined: y\n";
        for size in [1, 7, 4096] {
            let mut listener = Listener::new(None);
            for piece in text.as_bytes().chunks(size) {
                listener.hear(piece);
            }
            assert_eq!((listener.modules, listener.packages), (1, 2), "{size}");
            assert_eq!(listener.telling_line(), "./x.go:3:1: undefined: y");
        }
    }

    #[test]
    fn what_the_go_command_says_has_its_cause() {
        for (text, cause) in [
            (
                "go: golang.org/x/tools/gopls@v0.24.0: golang.org/x/tools/gopls@v0.24.0 requires go >= 1.27.0 \
                 (running go 1.26.11; GOTOOLCHAIN=local)",
                BuildFailure::NeedsNewerGo,
            ),
            (
                "go: golang.org/x/tools/gopls@v0.17.0 (in golang.org/x/tools/gopls@v0.17.0): go.mod:5: invalid go \
                 version '1.23.1': must match format 1.23",
                BuildFailure::NeedsNewerGo,
            ),
            ("x.go:1:2: write /x: no space left on device", BuildFailure::DiskFull),
            ("go: a@v1: Get \"https://h/a\": dial tcp: lookup h: no such host", BuildFailure::Unreachable),
            ("go: a@v1: reading https://h/a/@v/v1.info: 403 Forbidden", BuildFailure::Refused),
            ("go: a@v1: reading https://h/a/@v/v1.info: 503 Service Unavailable", BuildFailure::Unreachable),
            ("go: a@v1: reading https://h/a/@v/v1.info: 404 Not Found", BuildFailure::NoSuchVersion),
            (
                "go: a@v1: reading file:///p/a/@v/v1.info: no such file or directory",
                BuildFailure::NoSuchVersion,
            ),
            ("go: a@v1: module lookup disabled by GOPROXY=off", BuildFailure::Unreachable),
            ("go: a@v9.9.9: a@v9.9.9: invalid version: unknown revision v9.9.9", BuildFailure::NoSuchVersion),
            ("verifying a@v1: checksum mismatch\nSECURITY ERROR", BuildFailure::Integrity),
            ("verifying a@v1: dial tcp 1.2.3.4:443: connection refused", BuildFailure::Unreachable),
            ("rr.go:247:35: undefined: strings.CutPrefix", BuildFailure::Compiler),
        ] {
            assert_eq!(cause_of(text), cause, "{text}");
        }
    }

    #[test]
    fn the_time_left_is_what_the_last_build_took() {
        let before = Measured { modules: 1, packages: 400, millis: 90_000 };
        let event = Listener::new(Some(before)).event(3);
        let Event::Building { left_secs, packages_before, .. } = event else { panic!("{event:?}") };
        assert!(left_secs.is_some_and(|secs| (85..=90).contains(&secs)), "{left_secs:?}");
        assert_eq!(packages_before, Some(400));
        let Event::Building { left_secs, .. } = Listener::new(None).event(3) else { panic!() };
        assert_eq!(left_secs, None);
    }
}
