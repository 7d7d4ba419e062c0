//! What can be asked.

use super::adopt::Adoption;
use super::project::NewProject;
use super::tools::ToolsWish;
use crate::archive::Layout;
use crate::catalog::VersionRequest;
use crate::catalog::tool_pins::Tool;
use crate::detect::Cache;
use crate::shell::{Shell, TakenAway};
use crate::trust::Sha256Sum;
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A wish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "request", rename_all = "snake_case")]
pub enum Request {
    /// A Go that is installed, active, and found by every shell.
    SetUp(SetUp),
    /// An SDK in the store, not made active.
    InstallSdk(SdkWish),
    /// Another SDK of the store made active.
    ActivateSdk {
        /// Which.
        version: GoVersion,
    },
    /// A Go that somebody else installed, used where it is.
    AdoptSdk(Adoption),
    /// An SDK of the store removed; one that was adopted is let go.
    RemoveSdk {
        /// Which.
        version: GoVersion,
    },
    /// What is wrong with a set-up, put right.
    Mend(Box<Mend>),
    /// A first project, built, run and tested.
    NewProject(NewProject),
    /// Caches emptied.
    CleanCaches {
        /// Which.
        caches: Vec<Cache>,
    },
    /// Tools built with the active Go and put where `go install` puts programs.
    InstallTools(ToolsWish),
    /// Tools of ours removed.
    RemoveTools {
        /// Which.
        tools: Vec<Tool>,
    },
    /// What receipts did, taken back.
    Undo {
        /// Receipt ids, newest first.
        receipts: Vec<String>,
    },
}

impl Request {
    /// The SDK that is to be there, where the request is about one that may have to be fetched.
    #[must_use]
    pub const fn sdk(&self) -> Option<&SdkWish> {
        match self {
            Self::SetUp(SetUp { sdk, .. }) | Self::InstallSdk(sdk) => Some(sdk),
            Self::Mend(mend) => mend.sdk.as_ref(),
            Self::ActivateSdk { .. }
            | Self::AdoptSdk(_)
            | Self::RemoveSdk { .. }
            | Self::NewProject(_)
            | Self::CleanCaches { .. }
            | Self::InstallTools(_)
            | Self::RemoveTools { .. }
            | Self::Undo { .. } => None,
        }
    }
}

/// What `doctor --fix` asks: every part by itself, and none of it needed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mend {
    /// An SDK to install; a damaged one in its place is set aside.
    pub sdk: Option<SdkWish>,
    /// An SDK of the store to make active.
    pub activate: Option<GoVersion>,
    /// Values in the file of `go env -w`; none takes the variable out.
    pub go_env: BTreeMap<String, Option<String>>,
    /// Shells whose files and env files are to be as the active Go needs them; none leaves them alone.
    pub shells: Option<ShellChoice>,
    /// Variables that our env files take away from now on.
    pub neutralise: BTreeSet<TakenAway>,
    /// Whether settings of VS Code that name another Go, or none, are emptied.
    #[serde(default)]
    pub editors: bool,
    /// Tools of our store that are to be in their places again.
    #[serde(default)]
    pub tools: BTreeSet<Tool>,
}

impl Mend {
    /// Both together; where they differ, this one counts.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.sdk = self.sdk.or(other.sdk);
        self.activate = self.activate.or(other.activate);
        for (name, value) in other.go_env {
            self.go_env.entry(name).or_insert(value);
        }
        self.shells = self.shells.or(other.shells);
        self.neutralise.extend(other.neutralise);
        self.editors |= other.editors;
        self.tools.extend(other.tools);
        self
    }

    /// Whether it changes which Go answers, so that there is something to prove afterwards.
    pub(super) const fn changes_go(&self) -> bool {
        self.sdk.is_some() || self.activate.is_some() || self.shells.is_some()
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What `setup` asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetUp {
    /// Which Go, and from where.
    pub sdk: SdkWish,
    /// Which shells are to find it.
    pub shells: ShellChoice,
    /// Values for `go env -w`: only what the person asked.
    pub go_env: BTreeMap<String, String>,
    /// Tools to install besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tools: Option<ToolsWish>,
}

/// An SDK and where it may come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SdkWish {
    /// Which Go.
    pub go: WantedGo,
    /// Sources in the order they are tried.
    pub sources: Vec<SourceSpec>,
    /// A file's hash that the person vouches for (`--sha256`).
    pub vouched: Option<Sha256Sum>,
}

/// Which Go: by version, or the one in a local archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum WantedGo {
    /// A version, looked up in the catalog.
    Version {
        /// What the person wrote.
        wanted: VersionRequest,
    },
    /// The SDK in this archive.
    Archive {
        /// The archive.
        archive: LocalArchive,
    },
}

/// An archive file the person named, looked at before the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LocalArchive {
    /// Its absolute path.
    pub path: PathBuf,
    /// The hash of its bytes.
    pub sha256: Sha256Sum,
    /// Bytes.
    pub size: u64,
    /// What is in it.
    pub layout: Layout,
    /// The Go in it.
    pub version: GoVersion,
    /// A detached signature that lies beside it (`FILE.asc`).
    pub signature: Option<PathBuf>,
}

/// A place SDKs come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "source", rename_all = "snake_case")]
pub enum SourceSpec {
    /// go.dev/dl, or a mirror of its layout.
    Official {
        /// Base URL, to which file names are appended.
        base: String,
        /// Base URL of `.asc` signatures: the base itself, or another where the base has none.
        signatures: String,
        /// Address of the JSON list of all releases, where there is one.
        index: Option<String>,
    },
    /// Go module proxies.
    ModuleProxy {
        /// A list in GOPROXY's syntax.
        proxies: String,
        /// The checksum database's name.
        database: String,
        /// Its own address, asked when no proxy carries it.
        database_address: String,
    },
}

/// Which shells a set-up configures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "choice", rename_all = "snake_case")]
pub enum ShellChoice {
    /// Every shell that is installed.
    #[default]
    Installed,
    /// These; none of them leaves PATH alone.
    Only {
        /// Which.
        shells: Vec<Shell>,
    },
}
