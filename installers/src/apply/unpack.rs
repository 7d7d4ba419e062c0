//! The step that turns an archive into an SDK of the store: unpacked aside, shown good, renamed.

use super::fetch::Fetched;
use super::receipt::file_list;
use super::staging::Staging;
use super::{ApplyError, Event, Run, StepReport};
use crate::archive::{self, FileEntry, Limits};
use crate::host::{fs, tree};
use crate::plan::{Action, Change, Step};
use crate::trust::{Evidence, TrustError};
use crate::version::GoVersion;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// An SDK that is unpacked, shown good and on disk, and not yet in the store.
pub(super) struct Prepared {
    staging: Staging,
    files: Vec<FileEntry>,
    evidence: Vec<Evidence>,
}

impl Prepared {
    fn staged(&self) -> PathBuf {
        self.staging.path("go")
    }
}

impl Run<'_> {
    pub(super) fn unpack(
        &mut self,
        step: &Step,
        version: GoVersion,
        root: &Path,
    ) -> Result<StepReport, ApplyError> {
        if fs::inspect(root)?.is_some() {
            return Err(ApplyError::PlaceTaken { path: root.to_owned() });
        }
        if self.fetched.is_none() && self.prepared.is_none() {
            return Err(ApplyError::ChangedSincePlanned { path: root.to_owned() });
        }
        let change = Change::SdkAdded { version, root: root.to_owned() };
        let mut dirs = fs::missing_dirs(&self.means.host.places.staging())?;
        dirs.extend(root.parent().map_or(Ok(Vec::new()), fs::missing_dirs)?);
        dirs.dedup();
        self.reported(&step.action, change, dirs, |run| {
            if run.prepared.is_none() {
                run.prepared = run.prepare(step.id, &step.action, version)?;
            }
            run.promote(version, root)
        })
    }

    /// Before a damaged SDK makes room, what comes in its place is unpacked and shown good: until then the damaged one may
    /// be better than none.
    pub(super) fn prepare_replacement(&mut self, step: &Step, later: &[Step]) -> Result<(), ApplyError> {
        let Action::SetAside { version, .. } = step.action else { return Ok(()) };
        let is_it = |action: &&Action| matches!(action, Action::Unpack { version: of, .. } if *of == version);
        if let Some(unpack) = later.iter().map(|step| &step.action).find(is_it) {
            self.prepared = self.prepare(step.id, unpack, version)?;
        }
        Ok(())
    }

    /// Unpacks what was fetched into a directory of its own; none where nothing was.
    fn prepare(
        &mut self,
        step: usize,
        action: &Action,
        version: GoVersion,
    ) -> Result<Option<Prepared>, ApplyError> {
        let Some(fetched) = self.fetched.take() else { return Ok(None) };
        let staging = Staging::open(&self.means.host.places)?;
        let staged = staging.path("go");
        fs::create_private_dir(&staged)?;
        let unpacked = self.unpack_staged((step, action), &fetched, &staged);
        if let Err(error) = &unpacked
            && crate::error::Coded::class(error) == crate::error::Class::Integrity
            && fetched.path.starts_with(self.means.host.places.downloads())
        {
            fs::remove_file(&fetched.path)?; // what was refused is not kept, so that the next run fetches it again
        }
        let (files, evidence) = unpacked?;
        let found = fs::text(&staged.join("VERSION")).unwrap_or_default();
        let found = found.lines().next().unwrap_or_default();
        if found != version.to_string() {
            return Err(ApplyError::OtherVersion { version, found: found.chars().take(80).collect() });
        }
        tree::sync_volume(&staged)?;
        Ok(Some(Prepared { staging, files, evidence }))
    }

    /// Renames what is ready into the store.
    fn promote(&mut self, version: GoVersion, root: &Path) -> Result<StepReport, ApplyError> {
        let prepared = self.prepared.take();
        let prepared = prepared.ok_or_else(|| ApplyError::ChangedSincePlanned { path: root.to_owned() })?;
        let staged = prepared.staged();
        fs::write_atomic(
            &file_list(&self.journal.dir, version),
            list_text(&prepared.files).as_bytes(),
            0o644,
        )?;
        if let Some(store) = root.parent() {
            fs::create_dirs(store)?;
        }
        fs::publish_dir(&staged)?;
        fs::rename(&staged, root)?;
        Ok(StepReport { evidence: prepared.evidence, failed_sources: Vec::new() })
    }

    fn unpack_staged(
        &self,
        (step, action): (usize, &Action),
        fetched: &Fetched,
        staged: &Path,
    ) -> Result<(Vec<FileEntry>, Vec<Evidence>), ApplyError> {
        let done = AtomicU64::new(0);
        let total_bytes =
            if let Action::Unpack { size_bytes, .. } = action { Some(*size_bytes) } else { None };
        let seen = |bytes: u64| {
            let done_bytes = done.fetch_add(bytes, Ordering::Relaxed) + bytes;
            self.means.observe.event(Event::Progress { step, done_bytes, total_bytes });
        };
        let unpacked = archive::unpack(
            &fetched.path,
            &fetched.layout,
            staged,
            Limits::default(),
            &seen,
            self.means.cancel,
        )?;
        let name = fetched.path.display().to_string();
        if let Some(expected) = fetched.sha256 {
            unpacked.archive_sha256.require(expected, &name)?;
        }
        let mut evidence = fetched.evidence.clone();
        evidence.extend(fetched.by_sha256.clone());
        if let Some((expected, says)) = &fetched.expected {
            unpacked.h1.ok_or(TrustError::NoEvidence { name: name.clone() })?.require(*expected, &name)?;
            evidence.push(says.clone());
        }
        Ok((unpacked.manifest, evidence))
    }
}

/// One line per file: hash, size, path. What undo and removal go by.
fn list_text(files: &[FileEntry]) -> String {
    files.iter().fold(String::new(), |mut text, file| {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{} {} {}", file.sha256, file.size, file.path);
        text
    })
}
