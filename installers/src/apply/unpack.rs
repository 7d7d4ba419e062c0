//! The step that turns an archive into an SDK of the store: unpacked aside, shown good, renamed.

use super::fetch::Fetched;
use super::receipt::file_list;
use super::staging::Staging;
use super::{ApplyError, Event, Run, StepReport};
use crate::archive::{self, FileEntry, Limits};
use crate::host::{fs, tree};
use crate::plan::{Action, Change, Step};
use crate::trust::TrustError;
use crate::version::GoVersion;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

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
        let fetched =
            self.fetched.take().ok_or_else(|| ApplyError::ChangedSincePlanned { path: root.to_owned() })?;
        let change = Change::SdkAdded { version, root: root.to_owned() };
        let mut dirs = fs::missing_dirs(&self.means.host.places.staging())?;
        dirs.extend(root.parent().map_or(Ok(Vec::new()), fs::missing_dirs)?);
        dirs.dedup();
        self.reported(&step.action, change, dirs, |run| run.unpack_into(step, version, root, &fetched))
    }

    fn unpack_into(
        &mut self,
        step: &Step,
        version: GoVersion,
        root: &Path,
        fetched: &Fetched,
    ) -> Result<StepReport, ApplyError> {
        let staging = Staging::open(&self.means.host.places)?;
        let staged = staging.path("go");
        fs::create_private_dir(&staged)?;
        let unpacked = self.unpack_staged(step, fetched, &staged);
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
        fs::write_atomic(&file_list(&self.journal.dir, version), list_text(&files).as_bytes(), 0o644)?;
        tree::sync_volume(&staged)?;
        if let Some(store) = root.parent() {
            fs::create_dirs(store)?;
        }
        fs::publish_dir(&staged)?;
        fs::rename(&staged, root)?;
        Ok(StepReport { evidence, failed_sources: Vec::new() })
    }

    fn unpack_staged(
        &self,
        step: &Step,
        fetched: &Fetched,
        staged: &Path,
    ) -> Result<(Vec<FileEntry>, Vec<crate::trust::Evidence>), ApplyError> {
        let done = AtomicU64::new(0);
        let total_bytes =
            if let Action::Unpack { size_bytes, .. } = &step.action { Some(*size_bytes) } else { None };
        let seen = |bytes: u64| {
            let done_bytes = done.fetch_add(bytes, Ordering::Relaxed) + bytes;
            self.means.observe.event(Event::Progress { step: step.id, done_bytes, total_bytes });
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
