//! What a proof saw: facts and a code, never sentences for people.

use crate::catalog::tool_pins::Tool;
use crate::detect::FileLine;
use crate::error::{Class, Hint};
use crate::host::{FsError, LockError};
use crate::platform::Platform;
use crate::shell::Shell;
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// One thing that is proved. The order is the order of findings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "proof", rename_all = "snake_case")]
pub enum Proof {
    /// `go version` says the version and platform that were asked for.
    GoVersion,
    /// `go env` says what was asked for this variable.
    GoEnv {
        /// Such as `GOROOT`.
        variable: String,
    },
    /// A new module builds without network.
    HelloBuild,
    /// What was built runs, and was built by this Go.
    HelloRun,
    /// A tool does what it is for.
    Tool {
        /// Which.
        tool: Tool,
    },
    /// A fresh login shell finds this Go.
    ShellLogin {
        /// Which.
        shell: Shell,
    },
    /// A fresh interactive shell finds this Go.
    ShellInteractive {
        /// Which.
        shell: Shell,
    },
    /// A first project builds without network.
    ProjectBuild,
    /// What was built runs.
    ProjectRun,
    /// Its tests pass.
    ProjectTest,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Proved.
    Ok,
    /// It works, and something deserves a look.
    Advice,
    /// It does not work, or could not be proved.
    Broken,
}

/// One thing verify saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// What was to be proved.
    pub proof: Proof,
    /// How bad it is.
    pub severity: Severity,
    /// Stable code such as `GR-VFY-007`; none when all is well. Never reused for another meaning.
    pub code: Option<String>,
    /// The facts.
    pub seen: Seen,
    /// How long the proof took, in milliseconds.
    pub duration_ms: u64,
}

impl Finding {
    /// A finding; severity and code follow from what was seen.
    #[must_use]
    pub fn new(proof: Proof, seen: Seen, duration: Duration) -> Self {
        let (severity, code) = seen.verdict();
        let duration_ms = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        Self { proof, severity, code: code.map(str::to_owned), seen, duration_ms }
    }

    /// Whether it was proved.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.severity == Severity::Ok
    }

    /// The stable code; none when all is well.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// How a run ends that found this; none when nothing is broken.
    #[must_use]
    pub fn class(&self) -> Option<Class> {
        match (self.severity, &self.seen) {
            (Severity::Ok | Severity::Advice, _) => None,
            (Severity::Broken, Seen::Cancelled) => Some(Class::Cancelled),
            (Severity::Broken, _) => Some(Class::Broken),
        }
    }

    /// The one next step.
    #[must_use]
    pub fn hint(&self) -> Hint {
        self.seen.hint()
    }
}

/// Why a program could not be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StartCause {
    /// Nothing is there.
    Missing,
    /// It is there, but the loader or interpreter that it names is not: glibc's on a musl system, for one.
    LoaderMissing,
    /// It has no permission to be executed.
    NotExecutable,
    /// It has the permission, and the system refuses all the same: a volume mounted `noexec`, or a policy.
    NoExec,
    /// It is for another processor, or no program at all.
    ForeignFormat,
    /// Something else; see the message.
    Other,
}

/// Why no program may be traced here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PtraceCause {
    /// `kernel.yama.ptrace_scope` is 2: an administrator only.
    YamaAdmin,
    /// `kernel.yama.ptrace_scope` is 3: nobody, until the next start of the machine.
    YamaNobody,
    /// A filter of system calls or another policy, as containers have it.
    Filtered,
}

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "seen", rename_all = "snake_case")]
pub enum Seen {
    /// `go version` as wanted.
    Version {
        /// The version.
        version: GoVersion,
        /// The platform it was made for.
        platform: Platform,
    },
    /// A value as wanted.
    Value {
        /// The value.
        value: String,
    },
    /// A program was built.
    Built {
        /// Its size.
        size_bytes: u64,
    },
    /// The built program printed what it must.
    Printed {
        /// The line.
        line: String,
    },
    /// A shell finds this Go, and it starts there.
    Found {
        /// The command, as the shell found it.
        go: PathBuf,
        /// What it says it is.
        version: GoVersion,
    },
    /// A tool reported what is wrong with a broken file.
    Diagnosed {
        /// What it said.
        message: String,
    },
    /// A debugger stopped a program in `main.main` and printed a variable.
    Stopped {
        /// What the variable holds.
        value: String,
    },
    /// A missing import was added.
    ImportAdded {
        /// The line.
        line: String,
    },

    /// The kernel forbids to trace programs, so that a debugger cannot work here.
    PtraceForbidden {
        /// Who forbids it.
        cause: PtraceCause,
    },
    /// The file has the value as wanted, but a variable of this run's environment goes before it.
    Overridden {
        /// The variable's value.
        value: String,
        /// What was asked.
        wanted: String,
    },
    /// A shell finds this Go, but exports another GOPATH than the one in force.
    ForeignGopath {
        /// What the shell exports.
        gopath: String,
        /// What was asked.
        wanted: PathBuf,
    },
    /// A shell finds this Go, but ended with an error of its own after answering.
    ShellComplained {
        /// Exit code; none when a signal ended it.
        code: Option<i32>,
        /// The first line of its standard error.
        line: String,
    },
    /// A start-up file hands the shell over to another program, so that it never answers.
    HandsOver {
        /// The program.
        to: String,
        /// The line.
        at: FileLine,
    },
    /// A shell of this kind cannot be asked here: it wants a terminal, and the program that makes one is missing.
    TerminalNeeded,

    /// A program could not be started.
    NotStarted {
        /// The program.
        path: PathBuf,
        /// Why.
        cause: StartCause,
        /// What the operating system said.
        message: String,
    },
    /// A program gave no answer in time and was killed.
    TimedOut {
        /// The limit, in milliseconds.
        limit_ms: u64,
    },
    /// A program ended with an error.
    Failed {
        /// Exit code; none when a signal ended it.
        code: Option<i32>,
        /// The first line that tells something.
        line: String,
    },
    /// A program ended well and printed nothing.
    Silent,
    /// A program printed something else than what is understood.
    Garbled {
        /// The first line.
        line: String,
    },
    /// A program printed more than is read.
    TooLong {
        /// How much that is.
        limit_bytes: u64,
    },
    /// Another version answers.
    OtherVersion {
        /// What it says it is.
        version: GoVersion,
        /// What was asked.
        wanted: GoVersion,
    },
    /// The right version for another platform.
    OtherPlatform {
        /// What it says it was made for.
        platform: Platform,
        /// What this machine needs.
        wanted: Platform,
    },
    /// `go env` says something else.
    OtherValue {
        /// What it says; empty when the variable is unknown to this Go.
        value: String,
        /// What was asked.
        wanted: String,
    },
    /// The volume is full.
    DiskFull {
        /// Where it was to be written.
        path: PathBuf,
    },
    /// A file of the proof cannot be written or read.
    FileFailed {
        /// The file or directory.
        path: PathBuf,
        /// What the operating system said.
        message: String,
    },
    /// Another run is proving and did not end in time.
    Busy {
        /// What it wrote about itself.
        holder: String,
    },
    /// The person asked to stop.
    Cancelled,
    /// Not tried, because what it needs is not there.
    Blocked {
        /// The proof that has to succeed first.
        by: Box<Proof>,
    },
    /// A shell started and ended without an answer: a start-up file ended it or could not be read.
    NoAnswer {
        /// Exit code; none when a signal ended it.
        code: Option<i32>,
        /// The first line of its standard error that tells something; empty where none does.
        line: String,
    },
    /// A shell finds no `go`.
    GoNotFound {
        /// The directories of its PATH.
        path: Vec<PathBuf>,
    },
    /// A shell finds another `go`, an alias or a function.
    OtherGo {
        /// What it finds.
        go: String,
        /// What it must find.
        wanted: PathBuf,
    },
    /// A shell exports a GOROOT that is not this Go's: its builds break, whatever `go version` says.
    ForeignGoroot {
        /// What the shell exports.
        goroot: PathBuf,
        /// This Go's.
        wanted: PathBuf,
    },
}

impl Seen {
    /// Severity and stable code, in one table.
    #[must_use]
    pub const fn verdict(&self) -> (Severity, Option<&'static str>) {
        use Severity::{Advice, Broken, Ok};
        match self {
            Self::Version { .. }
            | Self::Value { .. }
            | Self::Built { .. }
            | Self::Printed { .. }
            | Self::Found { .. }
            | Self::Diagnosed { .. }
            | Self::Stopped { .. }
            | Self::ImportAdded { .. } => (Ok, None),
            Self::PtraceForbidden { .. } => (Advice, Some("GR-VFY-015")),
            Self::NotStarted { .. } => (Broken, Some("GR-VFY-001")),
            Self::TimedOut { .. } => (Broken, Some("GR-VFY-002")),
            Self::Failed { .. } => (Broken, Some("GR-VFY-003")),
            Self::Silent => (Broken, Some("GR-VFY-004")),
            Self::Garbled { .. } => (Broken, Some("GR-VFY-005")),
            Self::TooLong { .. } => (Broken, Some("GR-VFY-016")),
            Self::OtherVersion { .. } => (Broken, Some("GR-VFY-006")),
            Self::OtherPlatform { .. } => (Broken, Some("GR-VFY-007")),
            Self::OtherValue { .. } => (Broken, Some("GR-VFY-008")),
            Self::Overridden { .. } => (Advice, Some("GR-VFY-009")),
            Self::DiskFull { .. } => (Broken, Some("GR-VFY-010")),
            Self::FileFailed { .. } => (Broken, Some("GR-VFY-011")),
            Self::Busy { .. } => (Broken, Some("GR-VFY-012")),
            Self::Cancelled => (Broken, Some("GR-VFY-013")),
            Self::Blocked { .. } => (Broken, Some("GR-VFY-014")),
            Self::NoAnswer { .. } => (Broken, Some("GR-VFY-020")),
            Self::GoNotFound { .. } => (Broken, Some("GR-VFY-021")),
            Self::OtherGo { .. } => (Broken, Some("GR-VFY-022")),
            Self::ForeignGoroot { .. } => (Broken, Some("GR-VFY-023")),
            Self::ForeignGopath { .. } => (Advice, Some("GR-VFY-024")),
            Self::ShellComplained { .. } => (Advice, Some("GR-VFY-025")),
            Self::TerminalNeeded => (Advice, Some("GR-VFY-026")),
            Self::HandsOver { .. } => (Advice, Some("GR-VFY-027")),
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::DiskFull { .. } => Hint::FreeSpace { needed_bytes: None },
            Self::FileFailed { path, .. }
            | Self::NotStarted { path, cause: StartCause::NotExecutable | StartCause::NoExec, .. } => {
                Hint::GrantAccess { path: path.display().to_string() }
            }
            Self::Busy { .. } => Hint::WaitForOther,
            Self::Cancelled | Self::TimedOut { .. } => Hint::RunAgain,
            Self::NotStarted { .. }
            | Self::Failed { .. }
            | Self::Silent
            | Self::Garbled { .. }
            | Self::TooLong { .. }
            | Self::OtherVersion { .. }
            | Self::OtherPlatform { .. }
            | Self::OtherValue { .. }
            | Self::Overridden { .. }
            | Self::Blocked { .. }
            | Self::NoAnswer { .. }
            | Self::GoNotFound { .. }
            | Self::OtherGo { .. }
            | Self::ForeignGoroot { .. }
            | Self::ForeignGopath { .. }
            | Self::ShellComplained { .. }
            | Self::TerminalNeeded
            | Self::HandsOver { .. }
            | Self::PtraceForbidden { .. }
            | Self::Diagnosed { .. }
            | Self::Stopped { .. }
            | Self::ImportAdded { .. }
            | Self::Version { .. }
            | Self::Value { .. }
            | Self::Built { .. }
            | Self::Printed { .. }
            | Self::Found { .. } => Hint::None,
        }
    }

    /// A file operation that failed on the way.
    #[must_use]
    pub fn of_fs_error(error: &FsError) -> Self {
        let path = error.path.clone();
        if matches!(error.source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
            return Self::DiskFull { path };
        }
        Self::FileFailed { path, message: error.source.to_string() }
    }

    /// The place of the proof could not be had.
    #[must_use]
    pub fn of_lock_error(error: LockError) -> Self {
        match error {
            LockError::Held { holder } => Self::Busy { holder },
            LockError::Cancelled => Self::Cancelled,
            LockError::Fs { source } => Self::of_fs_error(&source),
        }
    }
}
