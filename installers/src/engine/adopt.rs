//! A Go that somebody else installed: looked at, compared with what was published, and wished to be used.

use super::{Engine, EngineError};
use crate::apply::{ApplyError, Staging};
use crate::archive::{self, FileEntry, Layout, Limits, MOST_ARCHIVE_BYTES};
use crate::catalog::goproxy::{MODULE_TOOLCHAIN, ModuleFile};
use crate::catalog::{self, pins};
use crate::detect::go_env::GoSettings;
use crate::detect::{Adoptable, Facts, adoptable};
use crate::error::{Class, Coded, more_telling};
use crate::host::fs::{self, FsError};
use crate::host::net::{
    DownloadRequest, Naming, Reach, SumdbPlace, SumdbTransport, first_answer, module_urls,
};
use crate::observe::Cancel;
use crate::plan::{
    Adoption, AlteredFile, Contents, PlanError, SourceSpec, Unadoptable, Uncompared, may_adopt,
};
use crate::platform::Platform;
use crate::trust::{Evidence, H1, TrustError};
use crate::verify::contents::{self, Files};
use crate::version::GoVersion;
use std::path::{Path, PathBuf};

/// Files that an answer names; the rest is counted.
const MOST_NAMED: usize = 100;

/// What is being done, in an examination that takes its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Examining {
    /// Its files are hashed.
    Files,
    /// What was published is fetched, so that the files that differ can be named.
    Published,
}

impl Engine {
    /// Looks at a Go that somebody else installed, and compares its files with those of its release.
    pub fn adoption(
        &self,
        path: &Path,
        observe: &dyn Fn(Examining),
        cancel: &Cancel,
    ) -> Result<Adoption, EngineError> {
        let facts = self.facts()?;
        let path = self.host.dir.join(path);
        let Adoptable { root, version } = self.adoptable(&facts, &path)?;
        may_adopt(&facts, &root, version)?;
        let published = Published { version, platform: facts.machine.platform.value };
        observe(Examining::Files);
        let (contents, compared) = self.contents(&root, &published, observe, cancel);
        // Stopping is no reason why files were not compared.
        if cancel.is_requested() {
            return Err(ApplyError::Cancelled.into());
        }
        Ok(Adoption { root, version, contents, compared })
    }

    /// Refuses an adoption whose verdict is about other files than those that are there now: what was agreed to may have
    /// been looked at long ago.
    pub(super) fn require_compared(&self, adoption: &Adoption, cancel: &Cancel) -> Result<(), EngineError> {
        let platform = self.facts()?.machine.platform.value;
        let published = Published { version: adoption.version, platform };
        let pinned = pins::h1_for(published.version, &published.platform);
        let expected = match &adoption.contents {
            Contents::Pristine { .. } => pinned.or(adoption.compared),
            Contents::Altered { .. } | Contents::AlteredSomewhere { .. } => adoption.compared,
            Contents::NotCompared { .. } => return Ok(()),
        };
        let found = contents::files(&adoption.root, cancel);
        if cancel.is_requested() {
            return Err(ApplyError::Cancelled.into());
        }
        let found = contents::directory_hash(&found?, &published.layout())?;
        if expected == Some(found) { Ok(()) } else { Err(ApplyError::PlanOutdated.into()) }
    }

    /// Whether an adoption that was looked at before can still be carried out.
    pub(super) fn still_adoptable(&self, facts: &Facts, adoption: &Adoption) -> Result<(), EngineError> {
        let found = self.adoptable(facts, &adoption.root)?;
        if found.root == adoption.root && found.version == adoption.version {
            return Ok(());
        }
        let reason = Unadoptable::Replaced { version: adoption.version };
        Err(PlanError::NotAdoptable { path: adoption.root.clone(), reason }.into())
    }

    fn adoptable(&self, facts: &Facts, path: &Path) -> Result<Adoptable, EngineError> {
        let found = adoptable(&self.host, &facts.machine.platform.value, path);
        Ok(found.map_err(|reason| PlanError::NotAdoptable { path: path.to_owned(), reason })?)
    }

    fn contents(
        &self,
        root: &Path,
        published: &Published,
        observe: &dyn Fn(Examining),
        cancel: &Cancel,
    ) -> (Contents, Option<H1>) {
        let (expected, evidence) = match self.published_hash(published, cancel) {
            Ok(known) => known,
            Err(because) => return (Contents::NotCompared { because }, None),
        };
        let files = match contents::files(root, cancel) {
            Ok(files) => files,
            Err(error) => return (Contents::NotCompared { because: unreadable(&error) }, None),
        };
        let compared = contents::directory_hash(&files, &published.layout()).ok();
        if compared == Some(expected) {
            return (Contents::Pristine { evidence }, compared);
        }
        observe(Examining::Published);
        let contents = match self.altered(&files, published, expected, cancel) {
            Ok(mut altered) => {
                let count = altered.len();
                altered.truncate(MOST_NAMED);
                Contents::Altered { files: altered, count }
            }
            Err(because) => Contents::AlteredSomewhere { because },
        };
        (contents, compared)
    }

    /// The directory hash of the release's toolchain module: pinned, or looked up with proof.
    fn published_hash(&self, published: &Published, cancel: &Cancel) -> Result<(H1, Evidence), Uncompared> {
        if let Some(h1) = pins::h1_for(published.version, &published.platform) {
            return Ok((h1, Evidence::PinnedH1));
        }
        let module = published.module_version();
        let mut failed: Option<Told> = None;
        for source in self.sources().map_err(|error| self.silent(Some(error.code())))? {
            let SourceSpec::ModuleProxy { proxies, database_address, .. } = source else { continue };
            let database = &self.trust.database;
            let place = SumdbPlace { name: database.name(), address: database_address, proxies };
            let found = SumdbTransport::new(&self.net, &place, cancel)
                .map_err(|error| told(&error))
                .and_then(|transport| {
                    let found = database.lookup(&transport, MODULE_TOOLCHAIN, &module, None);
                    found.map_err(|error| told(&error))
                });
            match found {
                Ok(record) => return Ok((record.h1, Evidence::from(&record))),
                Err(error) => failed = Some(more_telling(failed, error, weight)),
            }
        }
        Err(self.silent(failed.map(|(code, _)| code)))
    }

    /// Why no source said anything.
    fn silent(&self, code: Option<&str>) -> Uncompared {
        match code {
            Some(_) if self.net.settings().reach == Reach::Offline => Uncompared::Offline,
            Some(code) => Uncompared::NoAnswer { code: code.to_owned() },
            None => Uncompared::NoProxy,
        }
    }

    fn altered(
        &self,
        files: &Files,
        published: &Published,
        expected: H1,
        cancel: &Cancel,
    ) -> Result<Vec<AlteredFile>, Uncompared> {
        let made = fs::missing_dirs(&self.host.places.staging()).map_err(|error| unreadable(&error))?;
        let listed = self.published(published, expected, cancel);
        // What was made for the comparison alone goes with it.
        let _ = fs::remove_dir_if_empty(&self.host.places.staging());
        for dir in made.iter().rev() {
            let _ = fs::remove_dir_if_empty(dir);
        }
        Ok(contents::differences(files, &listed?))
    }

    /// The files as they were published, from a zip that was fetched before, or from where it is now.
    fn published(
        &self,
        published: &Published,
        expected: H1,
        cancel: &Cancel,
    ) -> Result<Vec<FileEntry>, Uncompared> {
        let staging = Staging::open(&self.host.places).map_err(|error| unreadable(&error))?;
        let tree = staging.path("published");
        fs::create_private_dir(&tree).map_err(|error| unreadable(&error))?;
        let zip = match self.kept_zip(published) {
            Some(zip) => zip,
            None => self.fetched_zip(published, &staging.path("toolchain.zip"), cancel)?,
        };
        let unpacked =
            archive::unpack(&zip, &published.layout(), &tree, Limits::default(), &|_bytes| {}, cancel);
        let unpacked = unpacked.map_err(|error| Uncompared::Unreadable { code: error.code().to_owned() })?;
        let name = zip.display().to_string();
        let is_it = unpacked.h1.ok_or_else(|| TrustError::NoEvidence { name: name.clone() });
        is_it
            .and_then(|h1| h1.require(expected, &name))
            .map_err(|error| Uncompared::Unreadable { code: error.code().to_owned() })?;
        Ok(unpacked.manifest)
    }

    /// A zip that is on this machine: in our downloads, or where the go command keeps its own.
    fn kept_zip(&self, published: &Published) -> Option<PathBuf> {
        let name = format!("{}.zip", published.module_version());
        let settings = GoSettings::read(&self.host, crate::detect::person(&self.host));
        let modules = settings.module_cache(&self.host);
        let by_go = modules.map(|dir| dir.join("cache/download/golang.org/toolchain/@v").join(&name));
        let kept = [Some(self.host.places.downloads().join(&name)), by_go];
        kept.into_iter().flatten().find(|path| fs::inspect_target(path).ok().flatten().is_some())
    }

    fn fetched_zip(
        &self,
        published: &Published,
        partial: &Path,
        cancel: &Cancel,
    ) -> Result<PathBuf, Uncompared> {
        let module = published.module_version();
        let mut failed: Option<Told> = None;
        for source in self.sources().map_err(|error| self.silent(Some(error.code())))? {
            let SourceSpec::ModuleProxy { proxies, .. } = source else { continue };
            let fetched = module_urls(proxies, MODULE_TOOLCHAIN, ModuleFile::Zip(&module)).and_then(|urls| {
                first_answer(&urls, |url| {
                    let request = DownloadRequest {
                        url,
                        partial,
                        expected_size: None,
                        max_size: MOST_ARCHIVE_BYTES,
                        naming: Naming::Immutable,
                    };
                    self.net.download(&request, &|_bytes| {}, cancel)
                })
            });
            match fetched {
                Ok(downloaded) => return Ok(downloaded.path),
                Err(error) => failed = Some(more_telling(failed, told(&error), weight)),
            }
        }
        Err(self.silent(failed.map(|(code, _)| code)))
    }
}

/// A release's toolchain module for this machine.
struct Published {
    version: GoVersion,
    platform: Platform,
}

impl Published {
    fn layout(&self) -> Layout {
        Layout::Toolchain { version: self.version, platform: self.platform.clone() }
    }

    fn module_version(&self) -> String {
        catalog::toolchain_version(self.version, &self.platform)
    }
}

/// What is told of an error, and its class.
type Told = (&'static str, Class);

fn told(error: &impl Coded) -> Told {
    (error.code(), error.class())
}

fn weight((_, class): &Told) -> u8 {
    class.weight()
}

fn unreadable(error: &FsError) -> Uncompared {
    Uncompared::Unreadable { code: error.code().to_owned() }
}
