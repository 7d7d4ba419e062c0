//! How the checksum database is reached: through the module proxies that carry it, else directly.

use crate::error::{Class, Coded};
use crate::host::net::{Net, NetError};
use crate::observe::Cancel;
use crate::refresh::from_proxies;
use crate::trust::{SourceFailure, TileSource};
use std::cell::OnceCell;

/// Tiles have 8 KB, records less than 64 KB.
const MOST_BYTES: u64 = 64 << 10;

/// The checksum database over the network. What it answers is verified by whoever asks.
pub(super) struct DatabaseTransport<'a> {
    pub(super) net: &'a Net,
    /// Its name, such as `sum.golang.org`.
    pub(super) name: &'a str,
    /// Its own address.
    pub(super) address: &'a str,
    /// Module proxies, in GOPROXY's syntax; empty for none.
    pub(super) proxies: &'a str,
    pub(super) cancel: &'a Cancel,
    /// The base that answered `supported` first, as `go` chooses it: asked once per run.
    pub(super) base: OnceCell<String>,
}

impl DatabaseTransport<'_> {
    fn base(&self) -> &str {
        self.base.get_or_init(|| {
            let path = format!("sumdb/{}/supported", self.name);
            from_proxies(self.net, self.proxies, &path, MOST_BYTES, self.cancel)
                .ok()
                .and_then(|(url, _)| url.strip_suffix("/supported").map(str::to_owned))
                .unwrap_or_else(|| self.address.trim_end_matches('/').to_owned())
        })
    }
}

impl TileSource for DatabaseTransport<'_> {
    fn get(&self, path: &str) -> Result<Vec<u8>, SourceFailure> {
        let url = format!("{}{path}", self.base());
        self.net.get_small(&url, MOST_BYTES, self.cancel).map_err(|error| {
            let class = if matches!(error, NetError::Absent { .. }) { Class::NotFound } else { error.class() };
            SourceFailure { path: path.to_owned(), message: error.to_string(), class }
        })
    }
}
