//! The step that brings a verified archive into our cache.
//!
//! Candidates are tried in the plan's order; each keeps its reason when it fails. Bytes whose hash is known are judged
//! here; a toolchain zip is judged by its directory hash while it is unpacked, and here only what to expect is looked
//! up, with proof.

use super::receipt::FailedSource;
use super::{ApplyError, Event, Run, StepReport};
use crate::archive::{Layout, MOST_ARCHIVE_BYTES};
use crate::catalog::goproxy::{MODULE_TOOLCHAIN, ModuleFile};
use crate::error::{Class, Coded, Hint, more_telling};
use crate::host::fs;
use crate::host::net::{
    DownloadRequest, Downloaded, Naming, NetError, SumdbPlace, SumdbTransport, first_answer, forget_partial,
    module_urls, redacted,
};
use crate::plan::{Action, Candidate, Change, Form, Required, Step};
use crate::trust::{Evidence, H1, ReleaseKey, Sha256Sum, SumDb, TreeHead, TrustError};
use crate::version::GoVersion;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A signature is under a kilobyte (measured: 819 to 833 bytes); nothing larger is read.
const MOST_SIGNATURE_BYTES: u64 = 64 << 10;

/// Keys and databases that are trusted. Others than Google's enter only by a visible setting.
#[derive(Clone, Debug)]
pub struct Trust {
    /// The key that signs releases.
    pub release_key: ReleaseKey,
    /// The checksum database.
    pub database: SumDb,
}

/// An archive in our cache, and what remains to be shown while it is unpacked.
#[derive(Clone, Debug)]
pub(super) struct Fetched {
    pub(super) path: PathBuf,
    pub(super) layout: Layout,
    /// What has been shown already.
    pub(super) evidence: Vec<Evidence>,
    /// The directory hash that the unpacked tree must have, and what says so.
    pub(super) expected: Option<(H1, Evidence)>,
    /// The hash that the archive must have while it is read.
    pub(super) sha256: Option<Sha256Sum>,
    /// What is shown once the archive has had that hash.
    pub(super) by_sha256: Option<Evidence>,
}

impl Fetched {
    /// An archive of which nothing has been shown yet.
    fn at(path: &Path, layout: Layout) -> Self {
        let (path, evidence) = (path.to_owned(), Vec::new());
        Self { path, layout, evidence, expected: None, sha256: None, by_sha256: None }
    }
}

impl Run<'_> {
    pub(super) fn fetch(
        &mut self,
        step: &Step,
        version: GoVersion,
        candidates: &[Candidate],
        size_bytes: u64,
    ) -> Result<StepReport, ApplyError> {
        let dirs = fs::missing_dirs(&self.means.host.places.downloads())?;
        self.reported(&step.action, Change::Nothing, dirs, |run| {
            fs::create_dirs(&run.means.host.places.downloads())?;
            let mut failed = Vec::new();
            let mut telling: Option<(Class, Hint)> = None;
            for candidate in candidates {
                match run.try_candidate(step, version, candidate, size_bytes) {
                    Ok(fetched) => {
                        run.forget_partials(candidates)?;
                        let evidence = fetched.evidence.clone();
                        run.fetched = Some(fetched);
                        return Ok(StepReport { evidence, failed_sources: failed });
                    }
                    Err(error) if error.class() == Class::Cancelled => return Err(ApplyError::Cancelled),
                    Err(error @ ApplyError::Fs { .. }) => return Err(error),
                    Err(error) => {
                        run.note_failure(step, candidate, &error, &mut failed);
                        let said = (error.class(), error.hint());
                        telling = Some(more_telling(telling, said, |(class, _)| class.weight()));
                    }
                }
            }
            let (class, hint) = telling.unwrap_or((Class::Unreachable, Hint::CheckNetwork));
            Err(ApplyError::NoSourceServed { version, failed, class, hint })
        })
    }

    /// Forgets what of other sources lies there half, and a note that a killed run had no time to remove: once one source
    /// has served, nobody resumes them.
    fn forget_partials(&self, candidates: &[Candidate]) -> Result<(), ApplyError> {
        let downloads = self.means.host.places.downloads();
        for candidate in candidates {
            let name = match &candidate.form {
                Form::Official { filename } => filename.clone(),
                Form::Toolchain { module_version } => format!("{module_version}.zip"),
                Form::Local { .. } => continue,
            };
            forget_partial(&partial_path(&downloads.join(name)))?;
        }
        Ok(())
    }

    fn note_failure(
        &self,
        step: &Step,
        candidate: &Candidate,
        error: &ApplyError,
        failed: &mut Vec<FailedSource>,
    ) {
        let url = redacted(&candidate.url);
        let (code, message) = (error.code().to_owned(), error.to_string());
        failed.push(FailedSource { url: url.clone(), code: code.clone(), message: message.clone() });
        self.means.observe.event(Event::SourceFailed { step: step.id, url, code, message });
    }

    fn try_candidate(
        &self,
        step: &Step,
        version: GoVersion,
        candidate: &Candidate,
        size_bytes: u64,
    ) -> Result<Fetched, ApplyError> {
        match &candidate.form {
            Form::Official { filename } => {
                let path = self.means.host.places.downloads().join(filename);
                self.official(step, &candidate.url, &candidate.enough, &path, size_bytes)
            }
            Form::Toolchain { module_version } => self.toolchain(step, version, candidate, module_version),
            Form::Local { layout } => self.local(Path::new(&candidate.url), layout, &candidate.enough),
        }
    }

    /// An archive of the official layout: downloaded, hashed, and shown good before it gets its final name.
    fn official(
        &self,
        step: &Step,
        url: &str,
        enough: &[Required],
        path: &Path,
        size_bytes: u64,
    ) -> Result<Fetched, ApplyError> {
        let (sha256, pending) = if let Some(sha256) = cached(path, enough)? {
            (sha256, None)
        } else {
            let known = wanted_sha256(enough).is_some();
            let expected_size = known.then_some(size_bytes);
            let downloaded = self.download(step, url, path, expected_size)?;
            (Sha256Sum(downloaded.sha256), Some(downloaded.path))
        };
        let bytes_at = pending.as_deref().unwrap_or(path);
        let evidence = match self.judge(bytes_at, sha256, enough) {
            Ok(evidence) => evidence,
            Err(error) => {
                if error.class() == Class::Integrity {
                    forget_partial(bytes_at)?; // what was refused is not kept
                }
                return Err(error);
            }
        };
        if let Some(pending) = &pending {
            fs::rename(pending, path)?;
            forget_partial(pending)?;
        }
        let sha256 = Some(sha256);
        Ok(Fetched { evidence: vec![evidence], sha256, ..Fetched::at(path, Layout::Official) })
    }

    /// Whether the bytes are good enough. A hash that is known and differs is final: no other evidence is asked.
    fn judge(&self, path: &Path, sha256: Sha256Sum, enough: &[Required]) -> Result<Evidence, ApplyError> {
        let name = path.display().to_string();
        let mut signature = None;
        for required in enough {
            let (wanted, evidence) = match required {
                Required::PinnedSha256 { sha256 } => (sha256, Evidence::PinnedSha256),
                Required::ListedSha256 { sha256, host } => {
                    (sha256, Evidence::ListedSha256 { host: host.clone() })
                }
                Required::VouchedSha256 { sha256 } => (sha256, Evidence::VouchedSha256),
                Required::Signature { url } => {
                    signature = Some(url);
                    continue;
                }
                Required::Database { .. } | Required::PinnedH1 { .. } => continue,
            };
            sha256.require(*wanted, &name)?;
            return Ok(evidence);
        }
        let url = signature.ok_or(TrustError::NoEvidence { name })?;
        let signature = if Path::new(url).is_absolute() {
            fs::read_small(Path::new(url), MOST_SIGNATURE_BYTES)?.unwrap_or_default()
        } else {
            self.means.net.get_small(url, MOST_SIGNATURE_BYTES, self.means.cancel)?
        };
        let verified = self.means.trust.release_key.verify(&signature, fs::open(path)?)?;
        Ok(Evidence::from(verified))
    }

    /// A file the person named: read where it is, never copied.
    ///
    /// Its hash was taken for the plan. Where a known hash is enough, a second reading here would show nothing: the archive
    /// is hashed while it is unpacked, and only then what vouches for the hash counts as shown.
    fn local(&self, path: &Path, layout: &Layout, enough: &[Required]) -> Result<Fetched, ApplyError> {
        let mut fetched = Fetched { sha256: wanted_sha256(enough), ..Fetched::at(path, layout.clone()) };
        match (layout, fetched.sha256) {
            (Layout::Official | Layout::Toolchain { .. }, Some(known)) => {
                fetched.by_sha256 = Some(self.judge(path, known, enough)?);
            }
            (Layout::Toolchain { version, platform }, None) => {
                let module_version = crate::catalog::toolchain_version(*version, platform);
                fetched.expected = Some(self.expected_h1(&module_version, enough)?);
            }
            (Layout::Official, None) => {
                let sha256 = fs::sha256(path)?;
                fetched.evidence.push(self.judge(path, sha256, enough)?);
                fetched.sha256 = Some(sha256);
            }
        }
        Ok(fetched)
    }

    /// A toolchain zip: what its tree must hash to is looked up first, then the zip is downloaded.
    fn toolchain(
        &self,
        step: &Step,
        version: GoVersion,
        candidate: &Candidate,
        module_version: &str,
    ) -> Result<Fetched, ApplyError> {
        let Action::Fetch { platform, .. } = &step.action else {
            return Err(ApplyError::ChangedSincePlanned { path: PathBuf::new() });
        };
        let expected = self.expected_h1(module_version, &candidate.enough)?;
        let path = self.means.host.places.downloads().join(format!("{module_version}.zip"));
        if fs::inspect(&path)?.is_none() {
            let pending = self.download_module(step, &candidate.url, module_version, &path)?;
            fs::rename(&pending, &path)?;
            forget_partial(&pending)?;
        }
        let layout = Layout::Toolchain { version, platform: platform.clone() };
        Ok(Fetched { expected: Some(expected), ..Fetched::at(&path, layout) })
    }

    fn download_module(
        &self,
        step: &Step,
        proxies: &str,
        module_version: &str,
        path: &Path,
    ) -> Result<PathBuf, ApplyError> {
        let urls = module_urls(proxies, MODULE_TOOLCHAIN, ModuleFile::Zip(module_version))?;
        Ok(first_answer(&urls, |url| self.download(step, url, path, None))?.path)
    }

    /// The directory hash to expect, with what says so: the checksum database, or a pin where the database is silent.
    fn expected_h1(&self, module_version: &str, enough: &[Required]) -> Result<(H1, Evidence), ApplyError> {
        let pinned = enough.iter().find_map(|required| match required {
            Required::PinnedH1 { h1 } => Some(*h1),
            Required::PinnedSha256 { .. }
            | Required::ListedSha256 { .. }
            | Required::VouchedSha256 { .. }
            | Required::Signature { .. }
            | Required::Database { .. } => None,
        });
        let mut silent = None;
        for required in enough {
            let Required::Database { address, proxies, .. } = required else { continue };
            match self.ask_database(address, proxies, module_version) {
                Ok((h1, evidence)) => {
                    if let Some(pinned) = pinned {
                        h1.require(pinned, module_version)?;
                    }
                    return Ok((h1, evidence));
                }
                // A database that lies is worse than one that is silent.
                Err(error) if matches!(error.class(), Class::Integrity | Class::Cancelled) => {
                    return Err(error);
                }
                Err(error) => silent = Some(error),
            }
        }
        match (pinned, silent) {
            (Some(h1), _) => Ok((h1, Evidence::PinnedH1)),
            (None, Some(error)) => Err(error),
            (None, None) => Err(TrustError::NoEvidence { name: module_version.to_owned() }.into()),
        }
    }

    fn ask_database(
        &self,
        address: &str,
        proxies: &str,
        module_version: &str,
    ) -> Result<(H1, Evidence), ApplyError> {
        let database = &self.means.trust.database;
        let place = SumdbPlace { name: database.name(), address, proxies };
        let transport = SumdbTransport::new(self.means.net, &place, self.means.cancel)?;
        let head_path = self.means.host.places.tree_heads().join(format!("{}.json", database.name()));
        let stored = fs::read_small(&head_path, 64 << 10)?
            .and_then(|bytes| serde_json::from_slice::<TreeHead>(&bytes).ok());
        let record = database.lookup(&transport, MODULE_TOOLCHAIN, module_version, stored.as_ref())?;
        if stored.as_ref() != Some(&record.head) {
            fs::create_dirs(&self.means.host.places.tree_heads())?;
            let text = serde_json::to_vec_pretty(&record.head).unwrap_or_default();
            fs::write_atomic(&head_path, &text, 0o644)?;
        }
        Ok((record.h1, Evidence::from(&record)))
    }

    fn download(
        &self,
        step: &Step,
        url: &str,
        path: &Path,
        expected_size: Option<u64>,
    ) -> Result<Downloaded, NetError> {
        let partial = partial_path(path);
        let request = DownloadRequest {
            url,
            partial: &partial,
            expected_size,
            max_size: MOST_ARCHIVE_BYTES,
            naming: Naming::Immutable,
        };
        let done = AtomicU64::new(0);
        let total_bytes =
            if let Action::Fetch { size_bytes, .. } = &step.action { Some(*size_bytes) } else { None };
        let seen = |bytes: u64| {
            let done_bytes = done.fetch_add(bytes, Ordering::Relaxed) + bytes;
            self.means.observe.event(Event::Progress { step: step.id, done_bytes, total_bytes });
        };
        let downloaded = self.means.net.download(&request, &seen, self.means.cancel)?;
        fs::sync_file(&downloaded.path).map_err(NetError::File)?;
        Ok(downloaded)
    }
}

/// The hash of a cached file, if it is there and not known to be wrong; a wrong one is removed.
fn cached(path: &Path, enough: &[Required]) -> Result<Option<Sha256Sum>, ApplyError> {
    if fs::inspect(path)?.is_none() {
        return Ok(None);
    }
    let sha256 = fs::sha256(path)?;
    if wanted_sha256(enough).is_some_and(|wanted| wanted != sha256) {
        fs::remove_file(path)?;
        return Ok(None);
    }
    Ok(Some(sha256))
}

/// Where a download grows until it is whole.
fn partial_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    path.with_file_name(name)
}

/// The hash the bytes must have, where one is known.
fn wanted_sha256(enough: &[Required]) -> Option<Sha256Sum> {
    enough.iter().find_map(|required| match required {
        Required::PinnedSha256 { sha256 }
        | Required::ListedSha256 { sha256, .. }
        | Required::VouchedSha256 { sha256 } => Some(*sha256),
        Required::Signature { .. } | Required::Database { .. } | Required::PinnedH1 { .. } => None,
    })
}
