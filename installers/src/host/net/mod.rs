//! The network: the only sockets GoReady opens.
//!
//! [`Net::get_small`] is for answers that fit in memory (indexes, lists, lookups, tiles), [`Net::download`] for
//! archives: resumed, retried, hashed while it arrives. Both follow redirects themselves, never from https to http, and
//! take bytes as they are sent: nothing is decompressed. `file://` addresses are read from disk by the same code.
//!
//! Every wait has a limit ([`Patience`]) and every call reacts to [`Cancel`](crate::observe::Cancel) within 100 ms, even
//! when the server hangs: bytes are read on a thread of their own, which is left behind and ends by itself at the read
//! time-out at the latest.
//!
//! Nothing here makes bytes trustworthy: TLS is transport, evidence is [`crate::trust`].

mod address;
mod client;
mod download;
mod error;
mod exchange;
mod failure;
mod modules;
mod partial;
mod patience;
mod proxies;
mod retry;
mod small;
mod sumdb;
mod tls;
mod traffic;

pub use address::redacted;
pub use download::{DownloadRequest, Downloaded, Naming, forget_partial};
pub use error::{NetError, Phase};
pub use modules::{first_answer, module_urls};
pub use patience::{Patience, Pause, RealPause};
pub use proxies::Proxies;
pub use sumdb::{SumdbPlace, SumdbTransport};
pub use traffic::Traffic;

use client::Connection;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use traffic::Meter;

/// What the network of a run is like.
#[derive(Clone)]
pub struct NetSettings {
    /// The environment snapshot; only the proxy variables in it are read ([`Proxies::from_env`]).
    pub env: BTreeMap<String, String>,
    /// A PEM file of authorities that are trusted besides the system's.
    pub ca_file: Option<PathBuf>,
    /// Whether sockets may be opened at all.
    pub reach: Reach,
    /// What servers see as `User-Agent`.
    pub user_agent: String,
    /// How long, and how often.
    pub patience: Patience,
    /// How time passes between tries; tests do not wait.
    pub pause: Arc<dyn Pause>,
}

impl NetSettings {
    /// No proxy, the system's authorities, online, the usual patience.
    #[must_use]
    pub fn new(user_agent: impl Into<String>) -> Self {
        Self {
            env: BTreeMap::new(),
            ca_file: None,
            reach: Reach::Online,
            user_agent: user_agent.into(),
            patience: Patience::default(),
            pause: Arc::new(RealPause),
        }
    }
}

impl std::fmt::Debug for NetSettings {
    /// Without the environment, which holds passwords.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NetSettings")
            .field("ca_file", &self.ca_file)
            .field("reach", &self.reach)
            .field("patience", &self.patience)
            .finish_non_exhaustive()
    }
}

/// Whether sockets may be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// They may.
    Online,
    /// They may not: every address but `file://` is refused before anything happens.
    Offline,
}

/// The network of a run. Costs nothing until the first request; shared between threads by reference.
pub struct Net {
    settings: NetSettings,
    connection: Connection,
    meter: Arc<Meter>,
}

impl Net {
    /// A network with these settings; opens nothing, reads nothing.
    #[must_use]
    pub fn new(settings: NetSettings) -> Self {
        Self { settings, connection: Connection::default(), meter: Arc::default() }
    }

    /// What was opened and received so far.
    #[must_use]
    pub fn traffic(&self) -> Traffic {
        self.meter.read()
    }

    /// The settings it was made with.
    #[must_use]
    pub fn settings(&self) -> &NetSettings {
        &self.settings
    }
}

impl std::fmt::Debug for Net {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Net")
            .field("settings", &self.settings)
            .field("traffic", &self.traffic())
            .finish_non_exhaustive()
    }
}
