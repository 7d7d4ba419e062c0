//! What a step does. The enums are closed: a new kind makes the compiler name every place that must learn it.

use super::candidate::Candidate;
use super::reason::Reason;
use super::tools::ModuleSource;
use crate::catalog::tool_pins::{Tool, ToolVersion};
use crate::detect::{Cache, FileState};
use crate::platform::Platform;
use crate::shell::{Place, ReadAt, Shell};
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// One entry of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// Its number, from 1.
    pub id: usize,
    /// What it does.
    #[serde(flatten)]
    pub action: Action,
    /// Why it is there.
    pub why: Reason,
    /// How it is taken back.
    pub undo: Inverse,
}

/// How a step is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Inverse {
    /// What it made is removed.
    Remove,
    /// The bytes or the link from before come back.
    Restore,
    /// Nothing needs taking back: only our cache changes, which the undo of the first set-up removes.
    Nothing,
    /// It cannot be taken back; it can be installed again.
    InstallAgain,
    /// It cannot be taken back; the cache fills itself again when it is needed.
    FillsAgain,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// Brings a verified archive, or one whose contents will be verified while it is unpacked, into our cache.
    Fetch {
        /// Which Go.
        version: GoVersion,
        /// For which platform.
        platform: Platform,
        /// Tried in this order.
        candidates: Vec<Candidate>,
        /// Bytes; an estimate where no source says.
        size_bytes: u64,
    },
    /// Unpacks the fetched archive beside the store, verifies it, and renames it into the store.
    Unpack {
        /// Which Go.
        version: GoVersion,
        /// For which platform.
        platform: Platform,
        /// Its directory in the store.
        root: PathBuf,
        /// Bytes on disk; an estimate.
        size_bytes: u64,
    },
    /// Moves a damaged SDK of ours out of the store; it is not removed.
    SetAside {
        /// Which Go.
        version: GoVersion,
        /// Its directory in the store.
        root: PathBuf,
        /// Where it goes.
        aside: PathBuf,
    },
    /// Points the active link at an SDK of the store, or removes it.
    Activate {
        /// The link.
        link: PathBuf,
        /// The SDK; none removes the link.
        version: Option<GoVersion>,
        /// What the link says now.
        before: Option<PathBuf>,
        /// What it will say.
        after: Option<PathBuf>,
    },
    /// Lets a link of the store lead to a Go that somebody else installed, or removes the link. The Go is left alone.
    Adopt {
        /// Which Go.
        version: GoVersion,
        /// The link, which stands where a Go of ours would.
        link: PathBuf,
        /// What the link says now.
        before: Option<PathBuf>,
        /// What it will say: the Go's place; none removes the link.
        after: Option<PathBuf>,
    },
    /// Makes a directory.
    MakeDir {
        /// Which.
        path: PathBuf,
    },
    /// Writes a file that is ours as a whole.
    WriteFile {
        /// Which.
        path: PathBuf,
        /// Its state now.
        before: FileState,
        /// Its text.
        text: String,
    },
    /// Puts our marked block into a shell file, or renews it.
    EditShellFile {
        /// The file as the shell names it.
        path: PathBuf,
        /// The file whose bytes change: where links lead.
        target: PathBuf,
        /// For which shells.
        shells: Vec<Shell>,
        /// When they read it.
        read_at: ReadAt,
        /// Where a new block goes.
        place: Place,
        /// Its state now.
        before: FileState,
        /// The text between our markers.
        body: String,
    },
    /// Sets a value in the file of `go env -w`, the other lines kept as they are.
    SetGoEnv {
        /// The file as it is named.
        path: PathBuf,
        /// The file whose bytes change.
        target: PathBuf,
        /// Its state now.
        before: FileState,
        /// Variable and value; none takes its lines out.
        values: Vec<(String, Option<String>)>,
    },
    /// Empties settings of VS Code that lead it to another Go, or to none; all else in the file stays as it is.
    EmptySettings {
        /// The file as it is named.
        path: PathBuf,
        /// The file whose bytes change.
        target: PathBuf,
        /// Its state now.
        before: FileState,
        /// The keys that lead to each, from the outside in.
        keys: Vec<Vec<String>>,
    },
    /// Builds a tool with a Go of ours into our store, and starts it once.
    InstallTool {
        /// Which.
        tool: Tool,
        /// Its release.
        version: ToolVersion,
        /// The build tag it needs on this platform.
        tag: Option<String>,
        /// The Go that builds it.
        go: GoVersion,
        /// Where that Go is.
        go_root: PathBuf,
        /// The tool's directory in the store.
        root: PathBuf,
        /// Where its modules come from, in order.
        modules: Vec<ModuleSource>,
    },
    /// Copies a tool of our store to where `go install` puts programs.
    PlaceTool {
        /// Which.
        tool: Tool,
        /// Its release.
        version: ToolVersion,
        /// Its program in the store.
        from: PathBuf,
        /// Where it goes.
        path: PathBuf,
        /// What is there now.
        before: FileState,
    },
    /// Removes a tool of ours from where `go install` puts programs.
    TakeTool {
        /// Which.
        tool: Tool,
        /// Its program.
        path: PathBuf,
        /// What is there now.
        now: FileState,
    },
    /// Removes a tool from our store.
    RemoveTool {
        /// Which.
        tool: Tool,
        /// Its release.
        version: ToolVersion,
        /// The Go that built it.
        go: GoVersion,
        /// Its directory in the store.
        root: PathBuf,
    },
    /// Removes an SDK of ours: only the files its receipt lists and that are unchanged.
    RemoveSdk {
        /// Which Go.
        version: GoVersion,
        /// Its directory in the store.
        root: PathBuf,
    },
    /// Empties a cache.
    RemoveCache {
        /// Which.
        cache: Cache,
        /// Where.
        path: PathBuf,
        /// Bytes that become free.
        size_bytes: u64,
    },
    /// Undo: gives a file the bytes it had, or removes it where there was none.
    RestoreFile {
        /// The file.
        path: PathBuf,
        /// What the receipt left there, and what must be there now.
        now: FileState,
        /// What comes back.
        to: FileState,
        /// The copy of those bytes, below the history.
        backup: Option<PathBuf>,
    },
    /// Undo: takes our block out of a shell file that was changed since.
    TakeOutBlock {
        /// The file.
        path: PathBuf,
        /// Its state now.
        now: FileState,
    },
    /// Undo: gives `go env -w` values back in a file that was changed since.
    RestoreGoEnv {
        /// The file.
        path: PathBuf,
        /// Its state now.
        now: FileState,
        /// Variable, our value, and the value from before; a variable that holds something else by now stays.
        values: Vec<(String, Option<String>, Option<String>)>,
    },
    /// Undo: moves an SDK that was set aside back into the store.
    MoveBack {
        /// Which Go.
        version: GoVersion,
        /// Its directory in the store.
        root: PathBuf,
        /// Where it is.
        aside: PathBuf,
    },
    /// Undo: points a link where it pointed, or removes it.
    RestoreLink {
        /// The link.
        link: PathBuf,
        /// What it says now.
        now: Option<PathBuf>,
        /// What it will say.
        to: Option<PathBuf>,
    },
    /// Undo: removes directories we made, where they are empty, innermost first.
    RemoveEmptyDirs {
        /// Which.
        dirs: Vec<PathBuf>,
    },
    /// Undo of the first set-up: removes our caches, logs and tree heads.
    RemoveCaches {
        /// Directories that are ours as a whole.
        dirs: Vec<PathBuf>,
    },
}

/// What a step changed, as its receipt keeps it: all that an undo needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// An SDK came into the store.
    SdkAdded {
        /// Which Go.
        version: GoVersion,
        /// Its directory.
        root: PathBuf,
    },
    /// An SDK left the store.
    SdkRemoved {
        /// Which Go.
        version: GoVersion,
        /// Its directory.
        root: PathBuf,
    },
    /// A damaged SDK left the store for another place.
    SdkMoved {
        /// Which Go.
        version: GoVersion,
        /// Its directory in the store.
        root: PathBuf,
        /// Where it is now.
        aside: PathBuf,
    },
    /// A tool came into the store.
    ToolAdded {
        /// Which.
        tool: Tool,
        /// Its release.
        version: ToolVersion,
        /// The Go that built it.
        go: GoVersion,
        /// Its directory.
        root: PathBuf,
    },
    /// A tool left the store.
    ToolRemoved {
        /// Which.
        tool: Tool,
        /// Its release.
        version: ToolVersion,
        /// The Go that built it.
        go: GoVersion,
        /// Its directory.
        root: PathBuf,
    },
    /// A file's bytes changed.
    File {
        /// The file.
        path: PathBuf,
        /// Before.
        before: FileState,
        /// After.
        after: FileState,
        /// The copy of the old bytes: a name below the receipt's directory, or a program of our tool store.
        backup: Option<String>,
        /// How to take out our part when the file was changed since.
        part: Part,
    },
    /// A link changed.
    Link {
        /// The link.
        path: PathBuf,
        /// What it said.
        before: Option<PathBuf>,
        /// What it says.
        after: Option<PathBuf>,
    },
    /// Nothing but directories (listed beside it) or our cache.
    Nothing,
}

/// Which part of a file is ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum Part {
    /// All of it.
    Whole,
    /// Our marked block.
    Block,
    /// These values of `go env -w`: variable, ours, the one before; none where the variable is not set.
    GoEnv {
        /// The values.
        values: Vec<(String, Option<String>, Option<String>)>,
    },
}
