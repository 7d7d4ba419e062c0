//! The way to a checksum database: through a module proxy that carries it, else directly.

use super::{Net, NetError};
use crate::catalog::goproxy::{FallThrough, GoProxy, ProxySource, ProxyUrl, escape_path};
use crate::error::Coded as _;
use crate::observe::Cancel;
use crate::trust::{SourceFailure, TileSource};
use std::sync::{Mutex, PoisonError};

/// The longest answer that is read: a tile is 8 KiB, a lookup with its note under 2.
const MAX_BYTES: u64 = 64 << 10;

/// Where a checksum database may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SumdbPlace<'a> {
    /// The name in its notes and below a proxy's `/sumdb/`.
    pub name: &'a str,
    /// Its own address.
    pub address: &'a str,
    /// The `GOPROXY` list whose proxies are asked first whether they carry it.
    pub proxies: &'a str,
}

/// Asks a checksum database. Its answers are not believed here; see [`crate::trust`].
///
/// As `go` does (`cmd/go/internal/modfetch/sumdb.go`): the first proxy that answers `/sumdb/NAME/supported` is used for
/// everything, and never passed by afterwards; a proxy that does not carry the database (404, 410; or fails, with `|`)
/// sends us to the next; at the list's end, at `direct` and at `off` the database itself is asked.
pub struct SumdbTransport<'a> {
    net: &'a Net,
    cancel: &'a Cancel,
    name: String,
    proxies: Vec<(ProxyUrl, FallThrough)>,
    direct: ProxyUrl,
    /// The base that everything is asked below, once it is known.
    base: Mutex<Option<Base>>,
}

#[derive(Clone)]
struct Base {
    url: ProxyUrl,
    /// What stands between the base and a path of the database.
    prefix: String,
}

impl<'a> SumdbTransport<'a> {
    /// A way to this database; nothing is asked before the first [`SumdbTransport::fetch`].
    pub fn new(net: &'a Net, place: &SumdbPlace<'_>, cancel: &'a Cancel) -> Result<Self, NetError> {
        let list: GoProxy = place.proxies.parse().map_err(NetError::GoProxy)?;
        let proxies = list
            .entries()
            .iter()
            .map_while(|entry| match &entry.source {
                ProxySource::Proxy(url) => Some((url.clone(), entry.fall_through)),
                ProxySource::Direct | ProxySource::Off => None,
            })
            .collect();
        escape_path(place.name).map_err(NetError::GoProxy)?;
        Ok(Self {
            net,
            cancel,
            name: place.name.to_owned(),
            proxies,
            direct: place.address.parse().map_err(NetError::GoProxy)?,
            base: Mutex::new(None),
        })
    }

    /// The bytes at a path of the database, which begins with a slash and is escaped already: `/latest`,
    /// `/lookup/golang.org/toolchain@v0.0.1-go1.27.4.linux-amd64`, `/tile/8/0/x202/454.p/149`.
    pub fn fetch(&self, path: &str) -> Result<Vec<u8>, NetError> {
        let base = self.base()?;
        self.net.get_small(&base.below(path), MAX_BYTES, self.cancel)
    }

    fn base(&self) -> Result<Base, NetError> {
        let mut known = self.base.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(base) = &*known {
            return Ok(base.clone());
        }
        let base = self.find()?;
        *known = Some(base.clone());
        Ok(base)
    }

    fn find(&self) -> Result<Base, NetError> {
        let prefix = format!("sumdb/{}", self.name);
        for (url, fall_through) in &self.proxies {
            let base = Base { url: url.clone(), prefix: prefix.clone() };
            match self.net.get_small(&base.below("/supported"), MAX_BYTES, self.cancel) {
                Ok(_) => return Ok(base),
                Err(error) if fall_through.after(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Base { url: self.direct.clone(), prefix: String::new() })
    }
}

impl TileSource for SumdbTransport<'_> {
    fn get(&self, path: &str) -> Result<Vec<u8>, SourceFailure> {
        self.fetch(path).map_err(|error| SourceFailure {
            path: path.to_owned(),
            message: error.to_string(),
            class: error.class(),
        })
    }
}

impl Base {
    fn below(&self, path: &str) -> String {
        self.url.join(format!("{}{path}", self.prefix).trim_start_matches('/'))
    }
}
