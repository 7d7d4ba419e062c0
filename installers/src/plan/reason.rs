//! Why a step is there, what is already so, what to know: enums, so that they can be said in every language.

use super::tools::Chosen;
use crate::catalog::tool_pins::{PlatformGap, Tool, ToolVersion};
use crate::detect::{Cache, FileLine, Obstacle, Origin, SetLine};
use crate::plan::adopt::{AlteredFile, Uncompared};
use crate::shell::Shell;
use crate::trust::Evidence;
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Why a step is in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// The version that was asked is not in the store.
    NotInstalled,
    /// Another version is active, or none.
    NotActive {
        /// The version that is.
        active: Option<GoVersion>,
    },
    /// These shells do not find our Go yet.
    ShellsDoNotFindIt {
        /// Which.
        shells: Vec<Shell>,
    },
    /// Our file is missing or of an earlier set-up.
    OursIsStale,
    /// A start-up file sets these variables to what breaks Go; our file takes them away again.
    TakesAway {
        /// Which.
        variables: Vec<String>,
    },
    /// The SDK in its place is damaged.
    Damaged,
    /// Every file of it is as it was published.
    Pristine {
        /// What says so.
        evidence: Evidence,
    },
    /// The editor follows these settings instead of PATH, and they lead it astray.
    EditorGoesAstray,
    /// What was adopted as this version is not there any more.
    AdoptedGone,
    /// Programs started from the desktop do not find our Go yet.
    DesktopDoesNotFindIt,
    /// `go install` puts programs there.
    GoInstallNeedsIt,
    /// The tool was not built with this Go yet.
    NotBuilt,
    /// Shells and editors look for tools there.
    ToolsGoThere,
    /// The person asked for it.
    Asked,
    /// The active version is being removed, and this one is the newest that stays.
    ActiveIsRemoved,
    /// A receipt did it.
    Undone {
        /// The receipt's id.
        receipt: String,
    },
}

/// What was asked and is already so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "satisfied", rename_all = "snake_case")]
pub enum Satisfied {
    /// The SDK is in the store.
    Installed {
        /// Which Go.
        version: GoVersion,
    },
    /// The SDK is active.
    Active {
        /// Which Go.
        version: GoVersion,
    },
    /// The tool is there, built with this Go.
    ToolInPlace {
        /// Which.
        tool: Tool,
        /// Its release.
        version: ToolVersion,
        /// The Go that built it.
        go: GoVersion,
    },
    /// A file holds what it should.
    File {
        /// Which.
        path: PathBuf,
    },
    /// There is nothing in this cache.
    CacheEmpty {
        /// Which.
        cache: Cache,
    },
    /// Undo: this is already as it was before.
    AlreadyUndone {
        /// What.
        path: PathBuf,
    },
}

/// What the person should know before agreeing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "warning", rename_all = "snake_case")]
pub enum Warning {
    /// A shell file cannot be changed; the shell may not find this Go.
    ShellFileLeftAlone {
        /// The file.
        path: PathBuf,
        /// Which shells read it.
        shells: Vec<Shell>,
        /// Why.
        obstacle: Obstacle,
    },
    /// Shells that were asked for by name are not installed; nothing is done for them.
    ShellsNotInstalled {
        /// Which.
        shells: Vec<Shell>,
    },
    /// No shell file holds lines of ours, and PATH does not lead to the active Go: no fresh shell will find it.
    NoShellKnowsUs {
        /// The Go that is being made active.
        version: GoVersion,
    },
    /// GOROOT is set and points elsewhere: this Go will not work until it is unset.
    GorootIsSet {
        /// Its value.
        value: String,
        /// Where it is set.
        origin: Origin,
    },
    /// A start-up file sets GOROOT, which would break this Go: our env file takes it away in fresh shells.
    GorootTakenAway {
        /// The line, which stays as it is.
        line: SetLine,
    },
    /// A start-up file sets GOPATH in a way that cannot be followed; new shells have the default one.
    GopathNotFollowed {
        /// The line.
        at: FileLine,
        /// The GOPATH of new shells.
        value: String,
    },
    /// The person's own GOPATH is kept.
    GopathKept {
        /// Its value.
        value: String,
        /// Where it is set.
        origin: Origin,
    },
    /// Another Go comes first on PATH now; new shells will find ours.
    OtherGoFirst {
        /// Its root.
        root: PathBuf,
        /// Its version, where known.
        version: Option<GoVersion>,
    },
    /// This line gets no security fixes any more.
    OutOfSupport {
        /// Which Go.
        version: GoVersion,
    },
    /// Programs cannot be run from this volume: it is mounted `noexec`.
    NoExec {
        /// Our data directory.
        path: PathBuf,
    },
    /// The official binaries of this version need glibc, and this is musl.
    NeedsGlibc {
        /// Which Go.
        version: GoVersion,
    },
    /// An earlier run was interrupted; this one completes its receipt.
    ContinuesReceipt {
        /// The receipt's id.
        receipt: String,
    },
    /// Files of a Go to be adopted are not as they were published.
    SdkAltered {
        /// Its directory.
        root: PathBuf,
        /// The first of them.
        files: Vec<AlteredFile>,
        /// How many there are.
        count: usize,
    },
    /// The same, and which files cannot be said.
    SdkAlteredSomewhere {
        /// Its directory.
        root: PathBuf,
        /// Why not.
        because: Uncompared,
    },
    /// A Go to be adopted was not compared with what was published.
    SdkNotCompared {
        /// Its directory.
        root: PathBuf,
        /// Why not.
        because: Uncompared,
    },
    /// Removing the active SDK makes this one active; none: no Go of ours is active afterwards.
    BecomesActive {
        /// Which Go.
        version: Option<GoVersion>,
    },
    /// A tool does not exist for this platform.
    ToolNotHere {
        /// Which.
        tool: Tool,
        /// The release that was meant.
        version: ToolVersion,
        /// Why not here.
        gap: PlatformGap,
        /// Whether the person named it.
        chosen: Chosen,
    },
    /// No known release of a tool fits this Go.
    NoToolFits {
        /// Which.
        tool: Tool,
        /// The Go.
        go: GoVersion,
    },
    /// Somebody else's program is replaced by a tool of ours; it is kept for undo.
    ToolReplaced {
        /// The tool.
        tool: Tool,
        /// The program.
        path: PathBuf,
    },
    /// These tools were built with another line of Go, and none that was built with this one is stored.
    ToolsOfOtherGo {
        /// Which.
        tools: Vec<Tool>,
        /// The Go that is being made active.
        go: GoVersion,
    },
    /// Undo: a tool that was removed from our store does not come back by itself.
    ToolStaysRemoved {
        /// Which.
        tool: Tool,
        /// Its release.
        version: ToolVersion,
    },
    /// Undo: what was here before is kept nowhere any more; the file stays.
    OldBytesGone {
        /// The file.
        path: PathBuf,
    },
    /// Undo: this file was changed since; only our part leaves.
    ChangedSince {
        /// The file.
        path: PathBuf,
    },
    /// Undo: this file of ours holds other bytes now and stays.
    StaysChanged {
        /// The file.
        path: PathBuf,
    },
    /// Undo: something else stands where a file was changed, and stays.
    Occupied {
        /// The path.
        path: PathBuf,
        /// What stands there.
        obstacle: Obstacle,
        /// Where what was there before our change is kept.
        kept: Option<PathBuf>,
    },
    /// Undo: this project was worked on since, and stays as a whole.
    ProjectStays {
        /// Its directory.
        path: PathBuf,
    },
    /// Undo: an SDK that was removed does not come back by itself.
    SdkStaysRemoved {
        /// Which Go.
        version: GoVersion,
    },
}
