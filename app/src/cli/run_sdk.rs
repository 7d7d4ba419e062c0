//! `sdk list|install|update|use|adopt|remove`: several Gos side by side.

use super::args::SdkVerb;
use super::change::{self, Agreement};
use super::error::CliError;
use super::interrupt;
use super::json::{AvailableRelease, SdkAvailableReport, SdkListReport};
use super::run_setup;
use super::run_status::sdk_line;
use super::session::{Ending, Session};
use crate::text::Words;
use goready_i18n::msg;
use goready_installers::catalog::{Catalog, Release, Support, VersionRequest};
use goready_installers::detect::{Facts, Owner};
use goready_installers::engine::{Engine, Examining};
use goready_installers::plan::{Request, SetUp, ShellChoice};
use goready_installers::version::{GoLine, GoVersion};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// `goready sdk …`.
pub(crate) fn sdk(session: &Session<'_>, verb: &SdkVerb) -> Result<Ending, CliError> {
    match verb {
        SdkVerb::List { available: false } => list(session),
        SdkVerb::List { available: true } => available(session),
        SdkVerb::Install { go, from, sha256 } => {
            let engine = session.engine()?;
            let wish = run_setup::wish(&engine, go.as_deref(), from.as_ref(), sha256.as_deref())?;
            plan_and_do(session, &engine, &Request::InstallSdk(wish), "goready.sdk-install.v1")
        }
        SdkVerb::Update { line } => update(session, line.as_deref()),
        SdkVerb::Use { go } => {
            let engine = session.engine()?;
            let version = installed(&engine.facts()?, go).map_err(|error| installable(error, go))?;
            plan_and_do(session, &engine, &Request::ActivateSdk { version }, "goready.sdk-use.v1")
        }
        SdkVerb::Adopt { path } => adopt(session, path),
        SdkVerb::Remove { go } => {
            let engine = session.engine()?;
            let mut facts = engine.facts()?;
            // One that is not where it was can be let go all the same.
            facts.ours.versions.extend(facts.ours.adopted.keys());
            let version = installed(&facts, go)?;
            plan_and_do(session, &engine, &Request::RemoveSdk { version }, "goready.sdk-remove.v1")
        }
    }
}

fn plan_and_do(
    session: &Session<'_>,
    engine: &Engine,
    request: &Request,
    shape: &str,
) -> Result<Ending, CliError> {
    let plan = engine.plan(request)?;
    change::carry_out(session, engine, &plan, shape, Agreement::Open)
}

/// Looks at a Go that somebody else installed, and uses it where it is.
fn adopt(session: &Session<'_>, path: &Path) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    interrupt::listen(session)?;
    let observe = |examining| {
        session.out.say(&match examining {
            Examining::Files => msg::adopt_examining(session.lang, session.words().path(path)),
            Examining::Published => msg::adopt_fetching(session.lang),
        });
    };
    let adoption = engine.adoption(path, &observe, &session.cancel)?;
    plan_and_do(session, &engine, &Request::AdoptSdk(adoption), "goready.sdk-adopt.v1")
}

/// The newest patch of a line: made active when the active Go is of that line, else installed beside it.
fn update(session: &Session<'_>, line: Option<&str>) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    let facts = engine.facts()?;
    let active = facts.ours.active;
    let wanted = match (line, active) {
        (Some(line), _) => line.to_owned(),
        (None, Some(active)) => active.line().to_string(),
        (None, None) => return Err(CliError::NoneActive),
    };
    let sdk = engine.wish(&wanted)?;
    let is_active_line = active.is_some_and(|active| active.line().to_string() == wanted);
    let request = if is_active_line {
        // What the shells read stays as it is.
        let shells = ShellChoice::Only { shells: Vec::new() };
        Request::SetUp(SetUp { sdk, shells, go_env: BTreeMap::new(), tools: None })
    } else {
        Request::InstallSdk(sdk)
    };
    plan_and_do(session, &engine, &request, "goready.sdk-update.v1")
}

/// The installed SDK that is meant: an exact version, or the newest of a line.
fn installed(facts: &Facts, text: &str) -> Result<GoVersion, CliError> {
    let versions = &facts.ours.versions;
    if let Ok(version) = text.parse::<GoVersion>()
        && versions.contains(&version)
    {
        return Ok(version);
    }
    let line = text.strip_prefix("go").unwrap_or(text).parse::<GoLine>();
    if let Ok(line) = line
        && let Some(newest) = versions.iter().copied().filter(|version| version.line() == line).max()
    {
        return Ok(newest);
    }
    Err(CliError::NotInstalled {
        wanted: text.trim_start_matches("go").to_owned(),
        installed: versions.clone(),
        install: None,
    })
}

/// The error for whoever wants to use a Go that is not installed: where it has the form of a version, it can be had.
fn installable(error: CliError, go: &str) -> CliError {
    let CliError::NotInstalled { wanted, installed, .. } = error else { return error };
    let is_version = go.parse::<VersionRequest>().is_ok();
    let install = is_version.then(|| format!("goready sdk install {wanted}"));
    CliError::NotInstalled { wanted, installed, install }
}

fn list(session: &Session<'_>) -> Result<Ending, CliError> {
    let facts = session.engine()?.facts()?;
    let foreign = facts.sdks.iter().filter(|sdk| sdk.owner != Owner::Goready).cloned().collect();
    let report = SdkListReport {
        active: facts.ours.active,
        installed: facts.ours.versions.clone(),
        adopted: facts.ours.adopted.clone(),
        foreign,
    };
    session.answer("goready.sdk-list.v1", &report, || {
        let words = session.words();
        let mut text = String::new();
        for version in report.installed.iter().rev() {
            let mark = if report.active == Some(*version) { "*" } else { " " };
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{mark} {}", installed_line(&words, &report, *version));
        }
        let gone = report.adopted.iter().filter(|(version, _)| !report.installed.contains(version));
        for (version, root) in gone {
            let _ = writeln!(text, "  {}", gone_line(&words, &report, *version, root));
        }
        for sdk in report.foreign.iter().filter(|sdk| !sdk.is_adopted) {
            let _ = writeln!(text, "  {}", sdk_line(&words, sdk));
        }
        if text.is_empty() { msg::status_no_sdks(session.lang) } else { text }
    })?;
    Ok(Ending::Fine)
}

/// One Go that can be made active.
fn installed_line(words: &Words<'_>, report: &SdkListReport, version: GoVersion) -> String {
    let Some(root) = report.adopted.get(&version) else { return version.bare() };
    let known = report.foreign.iter().find(|sdk| sdk.is_adopted && sdk.version == Some(version));
    let owner = known.map_or(Owner::Unknown, |sdk| sdk.owner);
    msg::adopt_list_line(words.lang, words.owner(owner), words.path(root), version.bare())
}

/// An adopted Go that cannot be made active: nothing is there any more, or another one.
fn gone_line(words: &Words<'_>, report: &SdkListReport, version: GoVersion, root: &Path) -> String {
    let now =
        report.foreign.iter().find(|sdk| sdk.is_adopted && sdk.root == root).and_then(|sdk| sdk.version);
    match now.filter(|now| *now != version) {
        Some(now) => msg::adopt_list_other(words.lang, now.bare(), words.path(root), version.bare()),
        None => msg::adopt_list_gone(words.lang, words.path(root), version.bare()),
    }
}

/// What could be had: on paper the newest of each line, in JSON every release.
fn available(session: &Session<'_>) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    let facts = engine.facts()?;
    let refreshed = engine.catalog()?;
    let report = SdkAvailableReport {
        captured: Catalog::captured().to_owned(),
        refreshed_at: refreshed.at,
        refreshed_from: refreshed.from,
        failed_sources: refreshed.failed,
        releases: releases(&refreshed.catalog, &facts),
    };
    session.answer("goready.sdk-available.v1", &report, || {
        let lang = session.lang;
        let mut text = String::new();
        for release in report.releases.iter().filter(|release| release.newest_of_line) {
            let version = release.version.bare();
            let line = match (release.installed, release.support) {
                (true, _) => msg::status_release_installed(lang, version),
                (false, Support::Supported) => msg::status_release(lang, version),
                (false, Support::Archived) => msg::status_release_archived(lang, version),
            };
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{line}");
        }
        let known = match (&report.refreshed_from, report.refreshed_at) {
            (Some(from), Some(at)) => {
                msg::status_releases_of(lang, crate::text::time(lang, at), from.as_str())
            }
            _ => msg::status_releases_built_in(lang, report.captured.as_str()),
        };
        session.out.say(&known);
        text
    })?;
    Ok(Ending::Fine)
}

fn releases(catalog: &Catalog, facts: &Facts) -> Vec<AvailableRelease> {
    let platform = &facts.machine.platform.value;
    let newest: Vec<GoVersion> =
        catalog.newest_of_lines(platform).into_iter().map(Release::version).collect();
    let here = catalog.releases().filter(|release| release.platforms().contains(platform));
    here.map(|release| {
        let version = release.version();
        AvailableRelease {
            version,
            support: catalog.support(version.line()),
            newest_of_line: newest.contains(&version),
            installed: facts.ours.versions.contains(&version),
        }
    })
    .collect()
}
