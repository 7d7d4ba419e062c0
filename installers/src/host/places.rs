//! Where GoReady keeps things: one table, moved as a whole by `--home`.

use super::env::Env;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The version of the table below. A later table moves what an earlier one made.
pub const PLACES_VERSION: u32 = 1;

/// Our directories and files. All are absolute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Places {
    /// The person's home.
    pub home: PathBuf,
    /// SDK store, active link, env files.
    pub data: PathBuf,
    /// History, stored tree heads, logs.
    pub state: PathBuf,
    /// Downloads, our own Go caches, proofs.
    pub cache: PathBuf,
    /// Preferences.
    pub config: PathBuf,
}

impl Places {
    /// The table for Linux and other systems that follow the XDG base directories.
    #[must_use]
    pub fn xdg(home: &Path, env: &Env) -> Self {
        let base = |name: &str, default: &str| {
            env.absolute_path(name).unwrap_or_else(|| home.join(default)).join("goready")
        };
        Self {
            home: home.to_owned(),
            data: base("XDG_DATA_HOME", ".local/share"),
            state: base("XDG_STATE_HOME", ".local/state"),
            cache: base("XDG_CACHE_HOME", ".cache"),
            config: base("XDG_CONFIG_HOME", ".config"),
        }
    }

    /// The store: one directory per version.
    #[must_use]
    pub fn sdk_store(&self) -> PathBuf {
        self.data.join("sdk")
    }

    /// The link that makes one SDK active.
    #[must_use]
    pub fn active_link(&self) -> PathBuf {
        self.data.join("go")
    }

    /// What goes first on PATH.
    #[must_use]
    pub fn active_bin(&self) -> PathBuf {
        self.active_link().join("bin")
    }

    /// Tools we built: `NAME/VERSION+goX.Y.Z/` each.
    #[must_use]
    pub fn tool_store(&self) -> PathBuf {
        self.data.join("tools")
    }

    /// Our env files, one per shell syntax and moment.
    #[must_use]
    pub fn env_dir(&self) -> PathBuf {
        self.data.join("env")
    }

    /// Staging and trash: beside the store, so that a rename suffices.
    #[must_use]
    pub fn staging(&self) -> PathBuf {
        self.data.join("staging")
    }

    /// Damaged SDKs that made room for whole ones.
    #[must_use]
    pub fn aside(&self) -> PathBuf {
        self.data.join("aside")
    }

    /// Receipts and the lock.
    #[must_use]
    pub fn history(&self) -> PathBuf {
        self.state.join("history")
    }

    /// The newest signed tree head seen, per checksum database.
    #[must_use]
    pub fn tree_heads(&self) -> PathBuf {
        self.state.join("sumdb")
    }

    /// Log files, redacted.
    #[must_use]
    pub fn logs(&self) -> PathBuf {
        self.state.join("logs")
    }

    /// What builds of tools took, to tell how long the next one will.
    #[must_use]
    pub fn measured(&self) -> PathBuf {
        self.state.join("measured")
    }

    /// Downloaded archives.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.cache.join("downloads")
    }

    /// What the last refresh of the catalog brought.
    #[must_use]
    pub fn catalog_cache(&self) -> PathBuf {
        self.cache.join("catalog.json")
    }

    /// HOME, GOPATH and GOCACHE of the builds that prove an SDK.
    #[must_use]
    pub fn proofs(&self) -> PathBuf {
        self.cache.join("proofs")
    }

    /// The preferences file.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.toml")
    }
}
