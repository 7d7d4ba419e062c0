//! Refresh: what exists in the world by now. The only network read before a plan.
//!
//! Sources are asked in order until one answers: the JSON list of go.dev or a mirror, else the version list of a
//! module proxy. What came is kept for a day, but only where our cache exists already: before its receipt is begun, a
//! run makes no directory.

use crate::apply::FailedSource;
use crate::catalog::goproxy::{MODULE_TOOLCHAIN, ModuleFile};
use crate::catalog::{self, CachedRefresh, Catalog, VersionRequest};
use crate::detect::Facts;
use crate::error::Coded;
use crate::host::net::{Net, NetError, first_answer, module_urls, redacted};
use crate::host::{FsError, Host, fs};
use crate::observe::Cancel;
use crate::plan::{Request, SdkWish, SourceSpec, WantedGo};

/// The release list of 363 releases is 2.2 MB (2026-08); a list grows by 5 % a year.
const MOST_INDEX_BYTES: u64 = 32 << 20;

/// The version list of the toolchain module is under 200 KB (2026-11).
const MOST_LIST_BYTES: u64 = 4 << 20;

/// How fresh the catalog must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Freshness {
    /// Looked up when the last look was more than a day ago.
    #[default]
    Day,
    /// Looked up now (`--refresh`).
    Now,
    /// Whatever is at hand (`--offline`).
    Whatever,
}

/// The catalog, and how fresh it is.
#[derive(Clone, Debug)]
pub struct Refreshed {
    /// What exists.
    pub catalog: Catalog,
    /// When it was looked up last, in seconds since 1970 (UTC); none: only what goready was built with.
    pub at: Option<i64>,
    /// Where it was looked up.
    pub from: Option<String>,
    /// Sources that did not answer this time, and why.
    pub failed: Vec<FailedSource>,
    /// What to keep once our cache exists.
    pub to_keep: Option<CachedRefresh>,
}

/// The catalog as fresh as asked. When no source answers, what is at hand serves, and the reasons are kept.
pub fn refresh(
    host: &Host,
    net: &Net,
    sources: &[SourceSpec],
    freshness: Freshness,
    cancel: &Cancel,
) -> Result<Refreshed, FsError> {
    let now = host.clock.unix_secs();
    let kept = fs::read_small(&host.places.catalog_cache(), MOST_INDEX_BYTES)?;
    let kept = kept.and_then(|bytes| CachedRefresh::parse(&bytes).ok());
    let is_fresh = kept.as_ref().is_some_and(|kept| kept.is_fresh(now));
    let mut failed = Vec::new();
    let must_ask = match freshness {
        Freshness::Day => !is_fresh,
        Freshness::Now => true,
        Freshness::Whatever => false,
    };
    let asked = if must_ask { ask(net, sources, now, cancel, &mut failed) } else { None };
    if let Some(asked) = &asked {
        keep(host, asked)?;
    }
    let known = asked.as_ref().or(kept.as_ref());
    let mut catalog = Catalog::embedded();
    if let Some(known) = known {
        known.merge_into(&mut catalog);
    }
    let (at, from) = (known.map(|known| known.at), known.map(|known| known.from.clone()));
    Ok(Refreshed { catalog, at, from, failed, to_keep: asked })
}

/// Keeps what was looked up, where our cache exists.
pub(crate) fn keep(host: &Host, asked: &CachedRefresh) -> Result<(), FsError> {
    if fs::inspect(&host.places.cache)?.is_none() {
        return Ok(());
    }
    fs::write_atomic(&host.places.catalog_cache(), &asked.to_bytes(), 0o644)
}

fn ask(
    net: &Net,
    sources: &[SourceSpec],
    now: i64,
    cancel: &Cancel,
    failed: &mut Vec<FailedSource>,
) -> Option<CachedRefresh> {
    for source in sources {
        match ask_one(net, source, now, cancel) {
            None => {}
            Some(Ok(refresh)) => return Some(refresh),
            Some(Err(refused)) => failed.push(refused),
        }
    }
    None
}

/// What one source lists; none where it has no list.
pub(crate) fn ask_one(
    net: &Net,
    source: &SourceSpec,
    now: i64,
    cancel: &Cancel,
) -> Option<Result<CachedRefresh, FailedSource>> {
    let (url, answer) = match source {
        SourceSpec::Official { index: Some(index), .. } => (index, official_list(net, index, now, cancel)),
        SourceSpec::Official { index: None, .. } => return None,
        SourceSpec::ModuleProxy { proxies, .. } => (proxies, proxy_list(net, proxies, now, cancel)),
    };
    Some(answer.map_err(|(code, message)| FailedSource { url: redacted(url), code, message }))
}

type Failure = (String, String);

fn failure(error: &impl Coded) -> Failure {
    (error.code().to_owned(), error.to_string())
}

fn official_list(net: &Net, index: &str, now: i64, cancel: &Cancel) -> Result<CachedRefresh, Failure> {
    let bytes = net.get_small(index, MOST_INDEX_BYTES, cancel).map_err(|error| failure(&error))?;
    let host =
        index.split_once("://").map_or(index, |(_, rest)| rest).split(['/', '?']).next().unwrap_or(index);
    CachedRefresh::from_go_dev_json(&bytes, host, now).map_err(|error| failure(&error))
}

fn proxy_list(net: &Net, proxies: &str, now: i64, cancel: &Cancel) -> Result<CachedRefresh, Failure> {
    let answer = from_proxies(net, proxies, ModuleFile::List, MOST_LIST_BYTES, cancel);
    let (url, bytes) = answer.map_err(|error| failure(&error))?;
    let text = String::from_utf8_lossy(&bytes);
    CachedRefresh::from_proxy_list(&text, &redacted(&url), now).map_err(|error| failure(&error))
}

/// Asks each proxy of a list for a file of the toolchain module; the answer with the address that gave it.
fn from_proxies(
    net: &Net,
    proxies: &str,
    file: ModuleFile<'_>,
    most_bytes: u64,
    cancel: &Cancel,
) -> Result<(String, Vec<u8>), NetError> {
    let urls = module_urls(proxies, MODULE_TOOLCHAIN, file)?;
    first_answer(&urls, |url| Ok((url.to_owned(), net.get_small(url, most_bytes, cancel)?)))
}

/// A proxy's list names only part of what it serves: an exact version that is not known is asked for by name.
pub(crate) fn ask_for_version(
    net: &Net,
    sources: &[SourceSpec],
    request: &Request,
    facts: &Facts,
    mut catalog: Catalog,
    cancel: &Cancel,
) -> Option<Catalog> {
    let sdk = match request {
        Request::SetUp(crate::plan::SetUp { sdk, .. }) | Request::InstallSdk(sdk) => sdk,
        Request::Mend(mend) => mend.sdk.as_ref()?,
        Request::ActivateSdk { .. }
        | Request::AdoptSdk(_)
        | Request::RemoveSdk { .. }
        | Request::NewProject(_)
        | Request::CleanCaches { .. }
        | Request::InstallTools(_)
        | Request::RemoveTools { .. }
        | Request::Undo { .. } => return None,
    };
    let SdkWish { go: WantedGo::Version { wanted: VersionRequest::Exact { version } }, .. } = sdk else {
        return None;
    };
    let module_version = catalog::toolchain_version(*version, &facts.machine.platform.value);
    let served = sources.iter().any(|source| match source {
        SourceSpec::ModuleProxy { proxies, .. } => {
            from_proxies(net, proxies, ModuleFile::Info(&module_version), 64 << 10, cancel).is_ok()
        }
        SourceSpec::Official { .. } => false,
    });
    served.then(|| {
        catalog.merge_proxy_list(&module_version);
        catalog
    })
}
