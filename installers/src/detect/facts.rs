//! What detect found: plain data. A plan can be made from facts read from a file, of another machine or of a test.
//!
//! Contents of the person's files are never in here: only paths, hashes, and the text between our own markers.

use super::{CacheFacts, EditorFacts, FileLine, PlaceFacts, SetLine};
use crate::catalog::tool_pins::{Tool, ToolVersion};
use crate::host::Places;
use crate::host::fs::Kind;
use crate::plan::Request;
use crate::platform::Platform;
use crate::shell::{EnvVar, Shell, TakenAway};
use crate::trust::Sha256Sum;
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Its origin.
    pub origin: Origin,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Origin {
    /// An environment variable of this run.
    Environment {
        /// Its name.
        variable: String,
    },
    /// A line of the file that `go env -w` writes.
    GoEnvFile {
        /// The file.
        path: PathBuf,
    },
    /// A line of `$GOROOT/go.env`.
    GorootEnvFile {
        /// The file.
        path: PathBuf,
    },
    /// A file of the system.
    File {
        /// The file.
        path: PathBuf,
    },
    /// The kernel or the C library, asked directly.
    System,
    /// What the program does when nothing is set.
    Default,
}

/// Everything detect found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Facts {
    /// When, in seconds since 1970 (UTC). Volatile: outside the digest of a plan.
    pub detected_at: i64,
    /// Operating system, processor, C library.
    pub machine: Machine,
    /// The person's home and our places in it.
    pub home: HomeFacts,
    /// Shells that are installed, and the login shell.
    pub shells: Vec<ShellFacts>,
    /// Every shell file a plan may touch, missing ones included, and its state: by the path as it is named.
    pub rc_files: BTreeMap<PathBuf, RcFileFacts>,
    /// Every Go on the machine.
    pub sdks: Vec<SdkFacts>,
    /// Our own installation.
    pub ours: OursFacts,
    /// GOROOT, GOPATH, GOBIN, GOTOOLCHAIN, GOFLAGS, GOPROXY and the like, where they are set: by name. User names and
    /// passwords in URLs are left out.
    pub go_env: BTreeMap<String, Sourced<String>>,
    /// Lines of start-up files that plainly set GOROOT: fresh shells may have it although this run does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goroot_lines: Vec<SetLine>,
    /// Variables that can be taken away and that a shell sets behind our usual place: by the file in which a block of
    /// ours is read behind that.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub set_late: BTreeMap<PathBuf, BTreeSet<EnvVar>>,
    /// A line of a start-up file that sets GOPATH in a way that only running it would tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gopath_line: Option<FileLine>,
    /// The file of `go env -w`: the default one when `GOENV=off` makes the go command read none.
    pub go_env_file: FileFacts,
    /// gopls, dlv, goimports found on PATH or in GOBIN.
    pub tools: Vec<ToolFacts>,
    /// Where `go install` puts programs.
    pub bin: BinFacts,
    /// Proxy variables of the environment, user names and passwords left out.
    pub proxies: BTreeMap<String, String>,
    /// The directories of this run's PATH.
    pub path: Vec<PathBuf>,
    /// Whether systemd's user manager reads `environment.d` here.
    pub systemd_user: bool,
    /// Caches that hold something: looked at only where a request is about them, because trees are walked for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caches: Vec<CacheFacts>,
    /// Settings of editors: looked at only where a request is about them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editors: Vec<EditorFacts>,
    /// The place of a new project: looked at only where a request is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_place: Option<PlaceFacts>,
}

/// Operating system, processor, C library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Machine {
    /// The userland's platform, in Go's names.
    pub platform: Sourced<Platform>,
    /// The kernel's machine name, such as `x86_64`, which may differ from the userland's.
    pub kernel_arch: Sourced<String>,
    /// The kernel's release, such as `6.1.0-18-amd64`.
    pub kernel_release: Sourced<String>,
    /// `debian`, `ubuntu`, `alpine`, …
    pub distribution: Option<Sourced<String>>,
    /// Its version, such as `12`.
    pub distribution_version: Option<Sourced<String>>,
    /// Its full name, such as `Debian GNU/Linux 12 (bookworm)`.
    pub pretty_name: Option<Sourced<String>>,
    /// glibc or musl, with version where it can be read.
    pub libc: Option<Sourced<Libc>>,
    /// The highest GOAMD64 level (`v1` to `v4`) or GOARM level this processor runs.
    pub cpu_level: Option<Sourced<String>>,
    /// Windows Subsystem for Linux, 1 or 2.
    pub wsl: Option<Sourced<String>>,
    /// `docker`, `podman`, `lxc`, …
    pub container: Option<Sourced<String>>,
    /// Rosetta, QEMU and the like, where this process runs on a foreign processor.
    pub emulation: Option<Sourced<String>>,
}

/// The C library of the userland.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Libc {
    /// `glibc` or `musl`.
    pub name: String,
    /// Such as `2.36`.
    pub version: Option<String>,
}

/// The person's home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HomeFacts {
    /// Our places.
    pub places: Places,
    /// The person's user id.
    pub user_id: u32,
    /// Whether files can be made where our data, state and cache are or will be.
    pub is_writable: bool,
    /// Whether the file system our data directory is or will be on is mounted with `noexec`.
    pub is_noexec: bool,
    /// Type of the file system our data directory is or will be on, such as `ext4` or `nfs4`.
    pub file_system: Option<String>,
    /// Bytes free for this user there. Volatile: outside the digest of a plan.
    pub free_bytes: Option<u64>,
    /// The configuration base (`$XDG_CONFIG_HOME` or `~/.config`).
    pub config_base: PathBuf,
    /// `ZDOTDIR` as zsh sees it: of the environment, or set by a plain line of `~/.zshenv`.
    pub zdotdir: Option<PathBuf>,
    /// Directories that exist already, so that a plan need not make them: our places, the directories of shell files,
    /// GOPATH, GOBIN, and their parents below the home.
    pub existing_dirs: Vec<PathBuf>,
}

/// A shell that is installed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ShellFacts {
    /// Which.
    pub shell: Shell,
    /// Its executable.
    pub path: PathBuf,
    /// Whether the person's account names it as login shell.
    pub is_login_shell: bool,
}

/// State of a file a plan may touch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RcFileFacts {
    /// Where its bytes are: the file itself, or what the link leads to.
    pub file: FileFacts,
    /// Our block in it.
    pub block: BlockFacts,
}

/// A file by path and hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileFacts {
    /// The path as it is named.
    pub path: PathBuf,
    /// The path with links followed: what is replaced when the file changes.
    pub target: PathBuf,
    /// What is there.
    pub state: FileState,
    /// Why it cannot be changed, where it cannot.
    pub obstacle: Option<Obstacle>,
}

/// The content of a file, by hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum FileState {
    /// Nothing is there.
    Absent,
    /// A regular file.
    Present {
        /// The hash of its bytes.
        sha256: Sha256Sum,
        /// Bytes.
        size: u64,
    },
}

/// Why a shell file cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "obstacle", rename_all = "snake_case")]
pub enum Obstacle {
    /// It is a directory, device or FIFO.
    NotAFile {
        /// What it is.
        kind: Kind,
    },
    /// It is to be a directory, and is none.
    NotADirectory,
    /// It lies in a Go of our store, which stays as it was released.
    InsideGo,
    /// It is a link that leads nowhere.
    DanglingLink {
        /// What the link says.
        target: PathBuf,
    },
    /// Its directory cannot be written by this user.
    DirectoryReadOnly,
    /// It belongs to another user.
    ForeignOwner {
        /// The owner's user id.
        owner: u32,
    },
    /// We are root, and the link to it belongs to another user.
    ForeignLink {
        /// The link's owner's user id.
        owner: u32,
    },
    /// It cannot be read.
    Unreadable {
        /// What the operating system said.
        message: String,
    },
    /// It is larger than any shell file is.
    TooLarge {
        /// Bytes.
        size: u64,
    },
}

/// Our block in a shell file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum BlockFacts {
    /// None of our markers.
    Absent,
    /// One well-formed block.
    Present {
        /// The text between the markers: ours, not the person's.
        body: String,
    },
    /// Markers that do not pair up, or of a newer format.
    Broken {
        /// The line (from 1) of the odd marker.
        line: usize,
        /// What is wrong, for logs.
        reason: String,
    },
}

/// A Go on the machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SdkFacts {
    /// Its GOROOT.
    pub root: PathBuf,
    /// From its VERSION file; none when that is missing, unreadable, or names no release.
    pub version: Option<GoVersion>,
    /// The first line of its VERSION file, where that is more or other than a release (`devel …`).
    pub version_text: Option<String>,
    /// Who put it there.
    pub owner: Owner,
    /// Whether it is what PATH finds first in this run.
    pub is_first_on_path: bool,
    /// Whether its tree is of one piece.
    pub health: SdkHealth,
    /// Whether a link of our store leads to it, though it is not ours.
    #[serde(default)]
    pub is_adopted: bool,
}

/// Who put a Go where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// Our store.
    Goready,
    /// A package of the distribution.
    Distribution,
    /// `/usr/local/go`: by hand or the official installer.
    UsrLocal,
    /// Snap.
    Snap,
    /// Homebrew.
    Homebrew,
    /// asdf.
    Asdf,
    /// mise.
    Mise,
    /// gvm.
    Gvm,
    /// goenv.
    Goenv,
    /// goup.
    Goup,
    /// `golang.org/dl`: `~/sdk`.
    HomeSdk,
    /// A toolchain the go command put into the module cache.
    ModuleCache,
    /// Nobody we know.
    Unknown,
}

/// Whether a GOROOT is of one piece.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum SdkHealth {
    /// Nothing speaks against it.
    Whole,
    /// Parts that every SDK has are missing.
    Partial {
        /// Paths below the root.
        missing: Vec<String>,
    },
    /// Two releases unpacked over each other.
    Stomped {
        /// What shows it, for logs: files of one release beside files of another.
        evidence: Vec<String>,
    },
}

/// Our own installation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OursFacts {
    /// Whole SDKs of our store, adopted ones among them: nothing that every SDK has is missing, and nothing of another
    /// release is among it.
    pub versions: Vec<GoVersion>,
    /// Links of our store to Gos that somebody else installed, whatever is there by now.
    #[serde(default)]
    pub adopted: BTreeMap<GoVersion, PathBuf>,
    /// What the active link points to, whole or not: none when there is no link or it points elsewhere.
    pub active: Option<GoVersion>,
    /// The active link as it is written, where there is one.
    pub active_link: Option<PathBuf>,
    /// Our env files and their states.
    pub env_files: BTreeMap<PathBuf, FileState>,
    /// Variables that our env files take away.
    #[serde(default)]
    pub neutralised: BTreeSet<TakenAway>,
    /// Damaged SDKs that were set aside.
    #[serde(default)]
    pub aside: Vec<String>,
    /// Whole tools of our store.
    #[serde(default)]
    pub tools: Vec<StoredTool>,
    /// A receipt that was begun and not ended.
    pub open_receipt: Option<String>,
    /// What that receipt was asked: only the same request completes it.
    #[serde(skip)]
    pub open_request: Option<Request>,
    /// Who holds the lock now, if anybody does. Volatile: outside the digest of a plan.
    pub lock_holder: Option<String>,
}

/// A development tool found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ToolFacts {
    /// `gopls`, `dlv` or `goimports`.
    pub name: String,
    /// Its file.
    pub path: PathBuf,
    /// The Go it was built with, as its build information says.
    pub built_with: Option<String>,
    /// Its module version, as its build information says.
    pub version: Option<String>,
}

/// A tool of our store, as the file beside it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredTool {
    /// Which.
    pub tool: Tool,
    /// Its release.
    pub version: ToolVersion,
    /// The Go that built it.
    pub go: GoVersion,
    /// Its directory in the store.
    pub root: PathBuf,
    /// Its program there.
    pub program: PathBuf,
    /// The hash of the program.
    pub sha256: Sha256Sum,
    /// Bytes of the program.
    pub size: u64,
}

/// Where `go install` puts programs, and which of the tools are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BinFacts {
    /// GOBIN, else `$GOPATH/bin`.
    pub dir: Sourced<PathBuf>,
    /// Why nothing can be put there.
    pub obstacle: Option<Obstacle>,
    /// Each tool that goready knows; looked at only for plans that are about tools, because each has tens of megabytes to
    /// hash.
    pub programs: Vec<ProgramFacts>,
}

/// The place of a tool's program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProgramFacts {
    /// Which tool.
    pub tool: Tool,
    /// Its file.
    pub path: PathBuf,
    /// What is there.
    pub state: FileState,
    /// Whether that may be run.
    pub is_runnable: bool,
    /// Why it cannot be replaced.
    pub obstacle: Option<Obstacle>,
}

impl StoredTool {
    /// Whether a file holds this program.
    #[must_use]
    pub fn is_in(&self, state: &FileState) -> bool {
        *state == self.state()
    }

    /// The state of a file that holds this program.
    #[must_use]
    pub fn state(&self) -> FileState {
        FileState::Present { sha256: self.sha256, size: self.size }
    }
}

impl Facts {
    /// Whether a directory is known to exist.
    #[must_use]
    pub fn has_dir(&self, dir: &std::path::Path) -> bool {
        self.home.existing_dirs.iter().any(|known| known == dir)
    }

    /// Whether there was something at a path that decides which files a shell reads: what
    /// [`ShellSetting::existing`](crate::shell::ShellSetting) asks. Detect has looked at every such path.
    #[must_use]
    pub fn is_there(&self, path: &std::path::Path) -> bool {
        let file = self.rc_files.get(path).map(|rc| &rc.file);
        let is_file = file.is_some_and(|file| match file.obstacle {
            None | Some(Obstacle::DirectoryReadOnly) => file.state != FileState::Absent,
            Some(_) => true,
        });
        is_file || self.has_dir(path)
    }
}
