//! `cache list|clean`: what can be fetched or built again.

use super::args::{CacheVerb, CacheWord};
use super::change::{self, Agreement};
use super::error::CliError;
use super::json::CacheListReport;
use super::session::{Ending, Session};
use goready_i18n::{msg, quantity};
use goready_installers::detect::{Cache, CacheFacts};
use goready_installers::plan::Request;
use std::fmt::Write as _;

/// `goready cache …`.
pub(crate) fn cache(session: &Session<'_>, verb: &CacheVerb) -> Result<Ending, CliError> {
    match verb {
        CacheVerb::List => list(session),
        CacheVerb::Clean { caches } => clean(session, caches),
    }
}

fn list(session: &Session<'_>) -> Result<Ending, CliError> {
    let caches = session.engine()?.caches()?;
    let ours = caches.iter().filter(|found| found.cache.is_ours());
    let report = CacheListReport { ours_bytes: ours.map(|found| found.size_bytes).sum(), caches };
    session.answer("goready.cache-list.v1", &report, || table(session, &report))?;
    Ok(Ending::Fine)
}

fn table(session: &Session<'_>, report: &CacheListReport) -> String {
    let lang = session.lang;
    if report.caches.is_empty() {
        return msg::cache_none(lang);
    }
    let mut text = String::new();
    for found in &report.caches {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{:<10}  {}", found.cache.name(), told(session, found));
    }
    let _ = writeln!(text, "{}", msg::cache_ours(lang, quantity::size(lang, report.ours_bytes)));
    text
}

fn told(session: &Session<'_>, found: &CacheFacts) -> String {
    let words = session.words();
    let (name, path) = (words.cache(found.cache), words.path(&found.path));
    let size = quantity::size(session.lang, found.size_bytes);
    match &found.origin {
        _ if !found.is_recognized => msg::cache_line_foreign(session.lang, name, path),
        Some(origin) => msg::cache_line_of_go(session.lang, name, words.origin(origin), path, size),
        None => msg::cache_line(session.lang, name, path, size),
    }
}

/// Ours, unless others are named.
fn clean(session: &Session<'_>, named: &[CacheWord]) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    let caches = Cache::ALL.into_iter().filter(|cache| {
        if named.is_empty() { cache.is_ours() } else { named.iter().any(|word| meant(*word) == *cache) }
    });
    let plan = engine.plan(&Request::CleanCaches { caches: caches.collect() })?;
    change::carry_out(session, &engine, &plan, "goready.cache-clean.v1", Agreement::Open)
}

const fn meant(word: CacheWord) -> Cache {
    match word {
        CacheWord::Downloads => Cache::Downloads,
        CacheWord::Catalog => Cache::Catalog,
        CacheWord::Proofs => Cache::Proofs,
        CacheWord::Staging => Cache::Staging,
        CacheWord::GoBuild => Cache::GoBuild,
        CacheWord::GoModules => Cache::GoModules,
    }
}
