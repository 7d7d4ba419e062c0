//! How much the caches hold, and changes of ours that were interrupted.

use super::case::{Case, Found};
use super::check::Check;
use super::trouble::{Finding, Trouble};
use crate::detect::go_env::GoSettings;
use crate::host::{Host, fs, tree};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A cache of more than this deserves a look. A year of daily work on a dozen projects stays below.
const LARGE_BYTES: u64 = 20 << 30;

/// The caches are counted for as long as the budget lasts: what was counted by then is at least there.
pub(super) fn sizes(host: &Host, budget: Duration) -> Vec<Finding> {
    let until = Instant::now() + budget;
    let settings = GoSettings::read(host, crate::detect::person(host));
    let modules = settings.module_cache(host);
    let builds = settings.text("GOCACHE").map(PathBuf::from).filter(|dir| dir.is_absolute());
    let usual =
        || host.env.absolute_path("XDG_CACHE_HOME").unwrap_or_else(|| host.places.home.join(".cache"));
    let builds = builds.unwrap_or_else(|| usual().join("go-build"));
    let mut found = Vec::new();
    for path in modules.into_iter().chain([builds]).filter(|path| fs::inspect(path).ok().flatten().is_some())
    {
        let bytes = tree::size_until(&path, until);
        if bytes > LARGE_BYTES {
            found.push(Finding::new(Check::CacheSize, Trouble::CacheLarge { path, bytes }, None));
        }
    }
    if found.is_empty() { vec![Finding::ok(Check::CacheSize)] } else { found }
}

/// A receipt that was begun, changed something, and was not ended.
pub(super) fn receipts(case: &Case<'_>) -> Found {
    let open = crate::apply::open_receipt(case.host).filter(|receipt| !receipt.came_to_nothing());
    let open = open.filter(|_| case.facts.ours.lock_holder.is_none());
    open.map(|receipt| (Trouble::Interrupted { receipt: receipt.id }, None)).into_iter().collect()
}
