//! Tasks that only look.

use super::{Hand, settings};
use crate::cli::{CliError, report_text};
use crate::model::{Looked, ReleaseRow, Releases, Sizes};
use crate::text::Words;
use goready_i18n::{Lang, LangTag};
use goready_installers::apply::{FailedSource, History};
use goready_installers::catalog::{Catalog, Release};
use goready_installers::doctor::Examination;
use goready_installers::engine::{Engine, EngineSettings, Network, Tried};
use goready_installers::host::desktop::Opener;
use goready_installers::host::run::LaunchError;
use goready_installers::observe::Cancel;
use goready_installers::plan::{Request, SetUp, plan};
use goready_installers::refresh::Freshness;
use goready_installers::version::GoVersion;
use goready_installers::why::Why;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

impl Hand {
    pub(super) fn look(&mut self) -> Result<Looked, CliError> {
        let shells = self.bench.shells.clone();
        let engine = self.engine()?;
        let facts = engine.facts()?;
        // No network: what the active Go lacks is known without it.
        let catalog = Catalog::embedded();
        let missing = facts.ours.active.and_then(|version| {
            let sdk = engine.wish(&version.bare()).ok()?;
            let request = Request::SetUp(SetUp { sdk, shells, go_env: BTreeMap::new(), tools: None });
            Some(plan(&facts, &request, &catalog).ok()?.steps.len())
        });
        let is_out_of_support =
            facts.ours.active.is_some_and(|version| !catalog.is_supported(version.line()));
        let openers = engine.host().openers();
        Ok(Looked { facts, missing, is_out_of_support, openers })
    }

    pub(super) fn examine(&mut self, cancel: &Cancel) -> Result<Box<Examination>, CliError> {
        let log = Arc::clone(&self.bench.log);
        let observe = |check| log.line(&format!("looking at {check:?}"));
        Ok(Box::new(self.engine()?.doctor(&observe, cancel)?))
    }

    /// What can be seen without network: nobody asked, so nobody else is asked.
    pub(super) fn glance(&mut self, cancel: &Cancel) -> Result<Box<Examination>, CliError> {
        let settings = settings(&self.bench, self.region.as_ref());
        let engine = Engine::open(&EngineSettings { network: Network::Forbidden, ..settings })?;
        Ok(Box::new(engine.doctor(&|_| {}, cancel)?))
    }

    /// Has the desktop show a notification. Whoever has none sees the taskbar, and nothing is lost.
    pub(super) fn notify(&mut self, title: &str, words: &str) {
        let told = self.engine().ok().and_then(|engine| engine.host().notify(title, words));
        if let Some(Err(error)) = told {
            self.bench.log.line(&format!("no notification: {error}"));
        }
    }

    /// Asks one source whether it answers.
    pub(super) fn try_source(
        &mut self,
        word: &str,
        cancel: &Cancel,
    ) -> Result<Result<Tried, FailedSource>, CliError> {
        let settings = settings(&self.bench, self.region.as_ref());
        Ok(self.engine()?.try_source(&settings, word, cancel)?)
    }

    /// Has a program of the desktop show a folder.
    pub(super) fn open(&mut self, opener: Opener, dir: &Path) -> Result<Opener, CliError> {
        let not_opened =
            |program: String, reason| CliError::NotOpened { program, path: dir.to_owned(), reason };
        match self.engine()?.host().open_in(opener, dir) {
            Some(Ok(program)) => {
                self.bench.log.line(&format!("opened {} in {program}", dir.display()));
                Ok(opener)
            }
            Some(Err(LaunchError::Start { path, source })) => {
                Err(not_opened(path.display().to_string(), Some(source.to_string())))
            }
            Some(Err(LaunchError::EndedAtOnce { path })) => Err(not_opened(path.display().to_string(), None)),
            // It was there when the window was drawn.
            None => Err(not_opened(format!("{opener:?}"), Some(ErrorKind::NotFound.to_string()))),
        }
    }

    pub(super) fn why(&mut self, cancel: &Cancel) -> Result<Box<Why>, CliError> {
        Ok(Box::new(self.engine()?.why("go", cancel)?))
    }

    pub(super) fn report(&mut self, lang: LangTag, found: &Examination) -> Result<String, CliError> {
        let engine = self.engine()?;
        let lang = Lang::new(lang);
        report_text(&Words::new(&lang, Some(&engine.host().places.home)), engine, found)
    }

    pub(super) fn sizes(&mut self) -> Result<Sizes, CliError> {
        let engine = self.engine()?;
        Ok(Sizes { sdks_bytes: engine.store_bytes(), caches: engine.caches()? })
    }

    pub(super) fn history(&mut self) -> Result<History, CliError> {
        Ok(self.engine()?.history()?)
    }

    pub(super) fn releases(&mut self, freshness: Freshness) -> Result<Releases, CliError> {
        if freshness == Freshness::Now {
            // An engine asks the network once; another one asks again.
            let settings = settings(&self.bench, self.region.as_ref());
            self.engine = Some(Engine::open(&EngineSettings { freshness, ..settings })?);
        }
        let engine = self.engine()?;
        let (facts, refreshed) = (engine.facts()?, engine.catalog()?);
        let (catalog, platform) = (&refreshed.catalog, &facts.machine.platform.value);
        let newest: Vec<GoVersion> =
            catalog.newest_of_lines(platform).into_iter().map(Release::version).collect();
        let here = catalog.releases().filter(|release| release.platforms().contains(platform));
        let row = |release: &Release| ReleaseRow {
            version: release.version(),
            support: catalog.support(release.version().line()),
            is_newest_of_line: newest.contains(&release.version()),
            size_bytes: release.archive(platform).map(|archive| archive.size).filter(|size| *size > 0),
        };
        let mut all: Vec<ReleaseRow> = here.map(row).collect();
        all.sort_by_key(|release| std::cmp::Reverse(release.version));
        let captured = Catalog::captured().to_owned();
        Ok(Releases { all, at: refreshed.at, from: refreshed.from, captured, failed: refreshed.failed })
    }
}
