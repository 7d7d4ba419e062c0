//! What doctor can find wrong: facts and a stable code, never sentences for people.

use super::check::Check;
use crate::detect::{FileLine, Obstacle};
use crate::goenv::{SettingOrigin, Trap};
use crate::plan::Mend;
use crate::shell::{Moment, Shell, WordKind};
use crate::verify::{Seen, Severity};
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What came of one check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// What was looked at.
    pub check: Check,
    /// How bad it is.
    pub severity: Severity,
    /// Stable code such as `GR-DOC-007`; none when all is well. Never reused for another meaning.
    pub code: Option<String>,
    /// What was seen; none when all is well.
    pub trouble: Option<Trouble>,
    /// What puts it right, where goready can.
    pub fix: Option<Mend>,
    /// Whether it was looked at.
    #[serde(default)]
    pub look: Look,
}

/// Whether a thing was looked at; where it was not, that nothing was found says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// It was.
    #[default]
    Taken,
    /// The network may not be used.
    Offline,
    /// There is nothing of the kind here, and nobody needs it.
    NothingThere,
}

impl Finding {
    /// All is well.
    #[must_use]
    pub const fn ok(check: Check) -> Self {
        Self::quiet(check, Look::Taken)
    }

    /// Nothing was found, and this is why.
    #[must_use]
    pub const fn quiet(check: Check, look: Look) -> Self {
        Self { check, severity: Severity::Ok, code: None, trouble: None, fix: None, look }
    }

    /// Something was seen; severity and code follow from it.
    #[must_use]
    pub fn new(check: Check, trouble: Trouble, fix: Option<Mend>) -> Self {
        let (severity, code) = trouble.verdict();
        Self { check, severity, code: Some(code.to_owned()), trouble: Some(trouble), fix, look: Look::Taken }
    }
}

/// Who has a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum Holder {
    /// This run, and what it starts.
    ThisRun,
    /// A fresh shell.
    Shell {
        /// Which.
        shell: Shell,
        /// How it was started.
        moment: Moment,
    },
}

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "trouble", rename_all = "snake_case")]
pub enum Trouble {
    /// There is no Go on this machine.
    NoGo,
    /// There is a Go, and PATH does not lead to it.
    GoNotOnPath {
        /// Its GOROOT.
        root: PathBuf,
    },
    /// The active link leads to no Go.
    LinkBroken {
        /// The link.
        link: PathBuf,
        /// What it says; none where it is missing.
        target: Option<PathBuf>,
    },
    /// Files of the active Go may not be executed.
    SdkNotExecutable {
        /// Its directory.
        root: PathBuf,
        /// Files below it.
        files: Vec<String>,
    },
    /// Parts of a Go are missing.
    SdkPartial {
        /// Its directory.
        root: PathBuf,
        /// Paths below it.
        missing: Vec<String>,
    },
    /// Two releases are unpacked over each other.
    SdkStomped {
        /// Its directory.
        root: PathBuf,
    },
    /// Sources are in a Go of ours that were not unpacked with it.
    SdkStray {
        /// Its directory.
        root: PathBuf,
        /// Files below it.
        files: Vec<String>,
    },
    /// Files of a Go of ours are shorter than they were.
    SdkCut {
        /// Its directory.
        root: PathBuf,
        /// Files below it.
        files: Vec<String>,
    },
    /// A Go for another processor or system.
    SdkForeign {
        /// Its directory.
        root: PathBuf,
        /// What it is made for.
        platform: String,
        /// What this machine needs.
        wanted: String,
    },
    /// The official binaries of this version need glibc.
    NeedsGlibc {
        /// Which Go.
        version: GoVersion,
    },
    /// This line gets no security fixes any more.
    OutOfSupport {
        /// Which Go.
        version: GoVersion,
    },
    /// A Go of somebody else's that was adopted is not where it was, or is another one by now.
    AdoptedGone {
        /// Which it was.
        version: GoVersion,
        /// Where it was.
        root: PathBuf,
        /// Which is there now.
        now: Option<GoVersion>,
    },
    /// A shell file that held our block does not any more.
    BlockMissing {
        /// The file.
        path: PathBuf,
    },
    /// Our markers in a shell file do not pair up.
    BlockBroken {
        /// The file and the line of the odd marker.
        at: FileLine,
    },
    /// An env file of ours is missing.
    EnvFileMissing {
        /// Which.
        path: PathBuf,
    },
    /// An env file of ours was changed by somebody.
    EnvFileChanged {
        /// Which.
        path: PathBuf,
    },
    /// A fresh shell gave no answer.
    ShellSilent {
        /// Which.
        shell: Shell,
        /// How it was started.
        moment: Moment,
        /// What came of it.
        seen: Seen,
    },
    /// A fresh shell finds no `go`.
    ShellWithoutGo {
        /// Which.
        shell: Shell,
        /// How it was started.
        moment: Moment,
        /// A line that replaces PATH, where one was found.
        at: Option<FileLine>,
    },
    /// Nothing that a shell reads holds lines of ours, and it does not find the active Go.
    ShellNotSetUp {
        /// Which.
        shell: Shell,
        /// What it finds instead.
        go: Option<String>,
        /// Whether the person wanted no lines in any shell.
        is_chosen: bool,
    },
    /// A fresh shell finds another `go`.
    ShellOtherGo {
        /// Which.
        shell: Shell,
        /// How it was started.
        moment: Moment,
        /// What it finds.
        go: String,
        /// A line that names it, where one was found.
        at: Option<FileLine>,
    },
    /// In a fresh shell `go` is an alias or a function, which starts the active Go or does not.
    ShellWord {
        /// Which.
        shell: Shell,
        /// How it was started.
        moment: Moment,
        /// What kind of word.
        kind: WordKind,
        /// Whether it starts the active Go, as far as its text tells.
        is_active: bool,
        /// The line that defines it, where one was found.
        at: Option<FileLine>,
    },
    /// A start-up file hands a fresh shell over to another program, which was not asked.
    ShellHandsOver {
        /// Which.
        shell: Shell,
        /// How it was started.
        moment: Moment,
        /// The program.
        to: String,
        /// The line.
        at: FileLine,
    },
    /// A fresh shell answers, and ends with an error of its own.
    ShellComplains {
        /// Which.
        shell: Shell,
        /// How it was started.
        moment: Moment,
        /// The first line of its standard error.
        line: String,
    },
    /// In this run another `go` comes before ours, though fresh shells find ours.
    OtherGoFirst {
        /// What PATH finds.
        go: PathBuf,
    },
    /// Several Gos are on PATH, and none of them is ours.
    SeveralGos {
        /// Their directories, the first wins.
        roots: Vec<PathBuf>,
    },
    /// Our file for systemd's user manager is missing.
    DesktopFileMissing {
        /// Where it was.
        path: PathBuf,
    },
    /// A setting of Go breaks or surprises.
    Setting {
        /// The variable.
        name: String,
        /// Its value, without user names and passwords in URLs.
        value: String,
        /// What is wrong.
        trap: Trap,
        /// Where it is set.
        origin: SettingOrigin,
        /// Who has it.
        holders: Vec<Holder>,
    },
    /// The file of `go env -w` has lines that mean nothing to Go.
    GoEnvFileGarbage {
        /// The file and the first such line.
        at: FileLine,
        /// How many there are.
        count: usize,
    },
    /// The file of `go env -w` cannot be read.
    GoEnvFileUnreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        obstacle: Obstacle,
    },
    /// `go env` does not answer.
    GoEnvFails {
        /// The command.
        go: PathBuf,
        /// What came of it.
        seen: Seen,
    },
    /// `go env` answers with more than is read.
    GoEnvTooLong {
        /// The command.
        go: PathBuf,
        /// How much is read.
        limit_bytes: u64,
    },
    /// `go env` says something else than its sources.
    GoEnvDiffers {
        /// Which variables.
        names: Vec<String>,
    },
    /// Where `go install` puts programs is not on PATH.
    BinNotOnPath {
        /// The directory.
        dir: PathBuf,
    },
    /// Something else is where a directory of Go must be.
    NotADirectory {
        /// The path.
        path: PathBuf,
    },
    /// A directory of Go cannot be written.
    NotWritable {
        /// The directory.
        path: PathBuf,
        /// The user id of its owner, where that is somebody else.
        owner: Option<u32>,
    },
    /// A tool that another Go line built.
    ToolOfOtherGo {
        /// Its name.
        name: String,
        /// Its file.
        path: PathBuf,
        /// The Go that built it.
        built_with: String,
        /// The Go that is active.
        active: GoVersion,
    },
    /// A release of a tool that does not fit the active Go.
    ToolMisfit {
        /// Its name.
        name: String,
        /// Its file.
        path: PathBuf,
        /// Its version.
        version: String,
        /// The version that fits.
        fitting: String,
        /// The Go that is active.
        active: GoVersion,
    },
    /// Another copy of a tool comes first on PATH.
    ToolShadowed {
        /// Its name.
        name: String,
        /// The copy that wins.
        first: PathBuf,
        /// The copy that `go install` made.
        installed: PathBuf,
    },
    /// A tool that we put there is gone.
    ToolGone {
        /// Its name.
        name: String,
        /// Its place.
        path: PathBuf,
    },
    /// What is installed under a tool's name cannot be run.
    ToolNotRunnable {
        /// Its name.
        name: String,
        /// The path.
        path: PathBuf,
    },
    /// What is installed under a tool's name is no program that Go built.
    ToolUnknown {
        /// Its name.
        name: String,
        /// The path.
        path: PathBuf,
    },
    /// This process runs on a foreign processor.
    Emulated {
        /// Rosetta, QEMU and the like.
        by: String,
    },
    /// The kernel could run a wider userland than this one.
    NarrowUserland {
        /// The kernel's machine name.
        kernel: String,
        /// The userland's architecture.
        userland: String,
    },
    /// In WSL, a Go of Windows comes first on PATH.
    WindowsGo {
        /// Its file.
        go: PathBuf,
    },
    /// Programs may not be started from the volume of a directory.
    NoExec {
        /// The directory.
        path: PathBuf,
    },
    /// The home is on another computer.
    NetworkedHome {
        /// The home.
        path: PathBuf,
        /// The type of its file system.
        file_system: String,
    },
    /// Hardly anything is free.
    LittleSpace {
        /// The directory.
        path: PathBuf,
        /// Bytes that are free.
        free_bytes: u64,
    },
    /// There is no directory for temporary files.
    TempDirMissing {
        /// Where it should be.
        path: PathBuf,
    },
    /// cgo is asked for, and its compiler is not there.
    CompilerMissing {
        /// The command.
        compiler: String,
    },
    /// There is no git.
    GitMissing,
    /// git is older than this Go needs.
    GitOld {
        /// Its version.
        version: String,
    },
    /// The project here asks for a newer Go than may be used.
    ProjectTooNew {
        /// Its `go.mod` or `go.work`.
        path: PathBuf,
        /// What it asks for.
        wanted: String,
        /// What is there.
        active: GoVersion,
    },
    /// The project here asks for a Go that is not here and was never released.
    ProjectNeverReleased {
        /// Its `go.mod` or `go.work`.
        path: PathBuf,
        /// What it asks for.
        wanted: String,
    },
    /// The project's file does not parse.
    ProjectUnreadable {
        /// Its `go.mod` or `go.work`.
        path: PathBuf,
        /// What is wrong, for logs.
        reason: String,
    },
    /// A variable names a certificate file that is not there.
    CertificatesMissing {
        /// The variable.
        variable: String,
        /// The file.
        path: PathBuf,
    },
    /// A proxy variable cannot be used.
    ProxyVariable {
        /// The variable.
        variable: String,
    },
    /// The clock is behind the day this goready was built.
    ClockBehind,
    /// A server does not answer.
    Unreachable {
        /// Its address, without passwords.
        url: String,
        /// The error's code.
        code: String,
    },
    /// A server shows a certificate that nobody here vouches for.
    Intercepted {
        /// Its address.
        url: String,
    },
    /// A certificate is not valid at the time that the clock shows.
    CertificateTime {
        /// Its address.
        url: String,
    },
    /// VS Code's settings name a Go that is not there.
    EditorGoMissing {
        /// The settings file and line.
        at: FileLine,
        /// The setting.
        setting: String,
        /// The path it names.
        path: String,
    },
    /// VS Code's settings name another Go than the active one.
    EditorOtherGo {
        /// The settings file and line.
        at: FileLine,
        /// The path it names.
        path: String,
    },
    /// VS Code's settings are no JSON with comments.
    EditorUnreadable {
        /// The settings file.
        path: PathBuf,
    },
    /// VS Code is used without its Go extension.
    EditorExtensionMissing {
        /// Where extensions are.
        path: PathBuf,
    },
    /// An editor in a sandbox does not see this Go.
    EditorSandboxed {
        /// The editor and its packager, such as `code (snap)`.
        editor: String,
    },
    /// A cache is large.
    CacheLarge {
        /// The directory.
        path: PathBuf,
        /// Its bytes, as far as they were counted.
        bytes: u64,
    },
    /// A change of ours was interrupted.
    Interrupted {
        /// The receipt.
        receipt: String,
    },
}

impl Trouble {
    /// Severity and stable code, in one table.
    #[must_use]
    pub const fn verdict(&self) -> (Severity, &'static str) {
        use Severity::{Advice, Broken};
        match self {
            Self::NoGo => (Broken, "GR-DOC-001"),
            Self::GoNotOnPath { .. } => (Broken, "GR-DOC-025"),
            Self::LinkBroken { .. } => (Broken, "GR-DOC-002"),
            Self::SdkNotExecutable { .. } => (Broken, "GR-DOC-003"),
            Self::SdkPartial { .. } => (Broken, "GR-DOC-004"),
            Self::SdkStomped { .. } => (Broken, "GR-DOC-005"),
            Self::SdkStray { .. } => (Broken, "GR-DOC-076"),
            Self::SdkCut { .. } => (Broken, "GR-DOC-077"),
            Self::SdkForeign { .. } => (Broken, "GR-DOC-006"),
            Self::NeedsGlibc { .. } => (Broken, "GR-DOC-007"),
            Self::OutOfSupport { .. } => (Advice, "GR-DOC-008"),
            Self::AdoptedGone { .. } => (Advice, "GR-DOC-009"),
            Self::BlockMissing { .. } => (Broken, "GR-DOC-010"),
            Self::BlockBroken { .. } => (Broken, "GR-DOC-011"),
            Self::EnvFileMissing { .. } => (Broken, "GR-DOC-012"),
            Self::EnvFileChanged { .. } => (Advice, "GR-DOC-013"),
            Self::ShellSilent { .. } => (Broken, "GR-DOC-014"),
            Self::ShellWord { is_active: true, .. } => (Advice, "GR-DOC-023"),
            Self::ShellWord { is_active: false, .. } => (Broken, "GR-DOC-024"),
            Self::ShellHandsOver { .. } => (Advice, "GR-DOC-022"),
            Self::ShellWithoutGo { .. } => (Broken, "GR-DOC-015"),
            Self::ShellOtherGo { .. } => (Broken, "GR-DOC-016"),
            Self::ShellNotSetUp { is_chosen: true, .. } => (Advice, "GR-DOC-021"),
            Self::ShellNotSetUp { is_chosen: false, .. } => (Broken, "GR-DOC-021"),
            Self::ShellComplains { .. } => (Advice, "GR-DOC-017"),
            Self::OtherGoFirst { .. } => (Advice, "GR-DOC-018"),
            Self::SeveralGos { .. } => (Advice, "GR-DOC-019"),
            Self::DesktopFileMissing { .. } => (Advice, "GR-DOC-020"),
            Self::Setting { trap, .. } => (trap.severity(), setting_code(trap)),
            Self::GoEnvFileGarbage { .. } => (Advice, "GR-DOC-060"),
            Self::GoEnvFileUnreadable { .. } => (Broken, "GR-DOC-061"),
            Self::GoEnvFails { .. } => (Broken, "GR-DOC-062"),
            Self::GoEnvTooLong { .. } => (Advice, "GR-DOC-067"),
            Self::GoEnvDiffers { .. } => (Advice, "GR-DOC-063"),
            Self::BinNotOnPath { .. } => (Advice, "GR-DOC-064"),
            Self::NotADirectory { .. } => (Broken, "GR-DOC-065"),
            Self::NotWritable { .. } => (Broken, "GR-DOC-066"),
            Self::ToolOfOtherGo { .. } => (Advice, "GR-DOC-070"),
            Self::ToolMisfit { .. } => (Advice, "GR-DOC-071"),
            Self::ToolShadowed { .. } => (Advice, "GR-DOC-072"),
            Self::ToolNotRunnable { .. } => (Broken, "GR-DOC-073"),
            Self::ToolUnknown { .. } => (Advice, "GR-DOC-074"),
            Self::ToolGone { .. } => (Advice, "GR-DOC-075"),
            Self::Emulated { .. } => (Advice, "GR-DOC-080"),
            Self::NarrowUserland { .. } => (Advice, "GR-DOC-081"),
            Self::WindowsGo { .. } => (Broken, "GR-DOC-082"),
            Self::NoExec { .. } => (Broken, "GR-DOC-083"),
            Self::NetworkedHome { .. } => (Advice, "GR-DOC-084"),
            Self::LittleSpace { .. } => (Advice, "GR-DOC-085"),
            Self::TempDirMissing { .. } => (Broken, "GR-DOC-086"),
            Self::CompilerMissing { .. } => (Broken, "GR-DOC-087"),
            Self::GitMissing => (Advice, "GR-DOC-088"),
            Self::GitOld { .. } => (Advice, "GR-DOC-089"),
            Self::ProjectTooNew { .. } => (Advice, "GR-DOC-090"),
            Self::ProjectUnreadable { .. } => (Advice, "GR-DOC-091"),
            Self::ProjectNeverReleased { .. } => (Advice, "GR-DOC-092"),
            Self::CertificatesMissing { .. } => (Broken, "GR-DOC-100"),
            Self::ProxyVariable { .. } => (Broken, "GR-DOC-101"),
            Self::ClockBehind => (Broken, "GR-DOC-102"),
            Self::Unreachable { .. } => (Advice, "GR-DOC-103"),
            Self::Intercepted { .. } => (Broken, "GR-DOC-104"),
            Self::CertificateTime { .. } => (Broken, "GR-DOC-105"),
            Self::EditorGoMissing { .. } => (Broken, "GR-DOC-110"),
            Self::EditorOtherGo { .. } => (Advice, "GR-DOC-111"),
            Self::EditorUnreadable { .. } => (Advice, "GR-DOC-112"),
            Self::EditorExtensionMissing { .. } => (Advice, "GR-DOC-113"),
            Self::EditorSandboxed { .. } => (Advice, "GR-DOC-114"),
            Self::CacheLarge { .. } => (Advice, "GR-DOC-120"),
            Self::Interrupted { .. } => (Advice, "GR-DOC-121"),
        }
    }
}

const fn setting_code(trap: &Trap) -> &'static str {
    match trap {
        Trap::GorootEmpty => "GR-DOC-030",
        Trap::GorootForeign { .. } => "GR-DOC-031",
        Trap::GorootNeedless => "GR-DOC-032",
        Trap::ToolchainInvalid => "GR-DOC-033",
        Trap::ToolchainPinned => "GR-DOC-034",
        Trap::ToolchainUnreachable => "GR-DOC-035",
        Trap::FlagsInvalid { .. } => "GR-DOC-036",
        Trap::FlagsModVendor => "GR-DOC-037",
        Trap::ModulesOff => "GR-DOC-038",
        Trap::ModulesAuto => "GR-DOC-039",
        Trap::ModulesInvalid => "GR-DOC-040",
        Trap::ProxyOff => "GR-DOC-041",
        Trap::ProxyInvalid { .. } => "GR-DOC-042",
        Trap::Emptied => "GR-DOC-068",
        Trap::ChecksumsOff => "GR-DOC-043",
        Trap::PatternTooWide => "GR-DOC-044",
        Trap::Insecure => "GR-DOC-045",
        Trap::GopathIsGoroot => "GR-DOC-046",
        Trap::GopathInGoroot => "GR-DOC-047",
        Trap::GobinInGoroot => "GR-DOC-069",
        Trap::GopathSeveral { .. } => "GR-DOC-048",
        Trap::Relative => "GR-DOC-049",
        Trap::DirMissing => "GR-DOC-050",
        Trap::CacheOff => "GR-DOC-051",
        Trap::CrossSticky { .. } => "GR-DOC-052",
        Trap::TargetUnknown { .. } => "GR-DOC-053",
        Trap::ExperimentUnknown { .. } => "GR-DOC-054",
        Trap::FileMissing => "GR-DOC-055",
        Trap::ToolchainNotOnPath => "GR-DOC-056",
        Trap::ToolchainNeverReleased => "GR-DOC-057",
        Trap::ToolchainNotKnown => "GR-DOC-058",
        Trap::ToolchainLeast { .. } => "GR-DOC-059",
        Trap::Refused { .. } => "GR-DOC-029",
    }
}
