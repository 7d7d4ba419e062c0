//! Whether a source answers, and what makes its bytes good enough.

use super::{Engine, EngineError, EngineSettings, SourceSettings, sources};
use crate::apply::FailedSource;
use crate::catalog::Catalog;
use crate::catalog::services::Services;
use crate::error::Coded;
use crate::host::net::{NetError, SumdbPlace, SumdbTransport, redacted};
use crate::observe::Cancel;
use crate::plan::SourceSpec;
use crate::refresh::ask_one;
use crate::trust::TrustError;
use std::time::{Duration, Instant};

/// What a source answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// How long its list of releases took, or the first byte of a release where it has no list.
    pub took: Duration,
    /// What makes its bytes good enough.
    pub backing: Backing,
}

/// What makes a source's bytes good enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Backing {
    /// Hashes that are pinned in goready, hashes of go.dev, Google's signature: nothing that the source could change.
    Hashes,
    /// The checksum database of this name; its newest tree head has this size, and its signature holds.
    Database {
        /// Its name.
        name: String,
        /// Records.
        size: u64,
    },
    /// The checksum database could not be asked, or what it said is not signed by it.
    NoDatabase(FailedSource),
}

impl Engine {
    /// Asks one source, named as in the settings, for its list and for what backs it. What it costs is a few kilobytes;
    /// nothing is kept.
    pub fn try_source(
        &self,
        settings: &EngineSettings,
        word: &str,
        cancel: &Cancel,
    ) -> Result<Result<Tried, FailedSource>, EngineError> {
        let only = SourceSettings { order: vec![word.to_owned()], region: settings.sources.region.clone() };
        let services = Services::built_in()?;
        let specs = sources::in_order(&only, &settings.trust, &services, &self.host)?;
        let mut tried = Tried { took: Duration::ZERO, backing: Backing::Hashes };
        for spec in &specs {
            let began = Instant::now();
            match ask_one(&self.net, spec, self.host.clock.unix_secs(), cancel) {
                None => match self.try_site(spec, cancel) {
                    Ok(()) => tried.took = began.elapsed(),
                    Err(failed) => return Ok(Err(failed)),
                },
                Some(Err(failed)) => return Ok(Err(failed)),
                Some(Ok(_)) => tried.took = began.elapsed(),
            }
            if let SourceSpec::ModuleProxy { proxies, database, database_address } = spec {
                let place = SumdbPlace { name: database, address: database_address, proxies };
                tried.backing = self.database(&place, cancel);
            }
        }
        Ok(Ok(tried))
    }

    /// A site without a list has files: the first byte of one is enough.
    fn try_site(&self, spec: &SourceSpec, cancel: &Cancel) -> Result<(), FailedSource> {
        let SourceSpec::Official { base, .. } = spec else { return Ok(()) };
        let catalog = Catalog::embedded();
        let platform = &self.host.platform;
        let newest =
            catalog.newest_of_lines(platform).into_iter().find(|release| release.version().is_stable());
        let Some(archive) = newest.and_then(|release| release.archive(platform)) else { return Ok(()) };
        let url = format!("{base}{}", archive.filename);
        match self.net.get_small(&url, 1, cancel) {
            Ok(_) | Err(NetError::TooLarge { .. }) => Ok(()),
            Err(error) => Err(FailedSource {
                url: redacted(&url),
                code: error.code().to_owned(),
                message: error.to_string(),
            }),
        }
    }

    fn database(&self, place: &SumdbPlace<'_>, cancel: &Cancel) -> Backing {
        let failed = |error: &dyn Told| {
            Backing::NoDatabase(FailedSource {
                url: redacted(place.address),
                code: error.code().to_owned(),
                message: error.to_string(),
            })
        };
        let latest = SumdbTransport::new(&self.net, place, cancel).and_then(|way| way.fetch("/latest"));
        let note = match latest {
            Ok(note) => note,
            Err(error) => return failed(&error),
        };
        match self.trust.database.open_head(&String::from_utf8_lossy(&note), place.name) {
            Ok(head) => Backing::Database { name: place.name.to_owned(), size: head.size() },
            Err(error) => failed(&error),
        }
    }
}

/// An error with a code and words for logs.
trait Told: Coded + std::fmt::Display {}

impl Told for NetError {}

impl Told for TrustError {}
