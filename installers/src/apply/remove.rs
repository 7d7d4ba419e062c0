//! Removing an SDK of ours: only files its receipt lists, only where they are unchanged.

use super::history::history;
use super::receipt::file_list;
use super::staging::Staging;
use super::{ApplyError, Run, StepReport};
use crate::host::{fs, tree};
use crate::plan::{Action, Change};
use crate::trust::Sha256Sum;
use crate::version::GoVersion;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a receipt says of one file.
struct Listed {
    sha256: Sha256Sum,
    size: u64,
}

impl Run<'_> {
    pub(super) fn remove_sdk(
        &mut self,
        action: &Action,
        version: GoVersion,
        root: &Path,
    ) -> Result<StepReport, ApplyError> {
        // What a link of the store leads to is somebody else's.
        if fs::link_target(root).is_some() {
            return Err(ApplyError::ChangedSincePlanned { path: root.to_owned() });
        }
        let listed = self.listed_files(version, root)?;
        let change = Change::SdkRemoved { version, root: root.to_owned() };
        let dirs = fs::missing_dirs(&self.means.host.places.staging())?;
        self.journaled(action, change, dirs, |run| {
            let foreign = tree::walk_files(root)?
                .into_iter()
                .filter(|path| !is_unchanged(root, path, &listed))
                .collect::<Vec<PathBuf>>();
            if foreign.is_empty() {
                // Out of the store in one step; the files go afterwards.
                let staging = Staging::open(&run.means.host.places)?;
                return Ok(fs::rename(root, &staging.path("removed"))?);
            }
            // Somebody's own files are in there: they stay, with the directories they need.
            for path in listed.keys().map(|path| root.join(path)).filter(|path| !foreign.contains(path)) {
                fs::remove_file(&path)?;
            }
            Ok(tree::remove_empty_dirs(root)?)
        })
    }

    /// Moves a whole SDK by one rename within our data directory.
    pub(super) fn move_sdk(
        &mut self,
        action: &Action,
        change: Change,
        from: &Path,
        to: &Path,
    ) -> Result<StepReport, ApplyError> {
        if fs::inspect(from)?.is_none() || fs::inspect(to)?.is_some() {
            return Err(ApplyError::ChangedSincePlanned { path: from.to_owned() });
        }
        let dirs = to.parent().map_or(Ok(Vec::new()), fs::missing_dirs)?;
        self.journaled(action, change, dirs, |_| {
            to.parent().map_or(Ok(Vec::new()), fs::create_dirs)?;
            Ok(fs::rename(from, to)?)
        })
    }

    fn listed_files(&self, version: GoVersion, root: &Path) -> Result<BTreeMap<PathBuf, Listed>, ApplyError> {
        let receipts = history(self.means.host)?.receipts;
        let added = receipts.iter().rev().find(|receipt| {
            receipt
                .steps
                .iter()
                .any(|step| matches!(&step.change, Change::SdkAdded { root: added, .. } if added == root))
        });
        let text = added.and_then(|receipt| fs::text_of_any_size(&file_list(&receipt.dir, version)));
        let text = text.ok_or_else(|| ApplyError::NotListed { path: root.to_owned() })?;
        Ok(text.lines().filter_map(parse_line).collect())
    }
}

fn parse_line(line: &str) -> Option<(PathBuf, Listed)> {
    let (sha256, rest) = line.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    Some((PathBuf::from(path), Listed { sha256: sha256.parse().ok()?, size: size.parse().ok()? }))
}

fn is_unchanged(root: &Path, path: &Path, listed: &BTreeMap<PathBuf, Listed>) -> bool {
    let Some(known) = path.strip_prefix(root).ok().and_then(|path| listed.get(path)) else { return false };
    let is_same = |entry: fs::Entry| entry.kind == fs::Kind::File && entry.size == known.size;
    let same_size = fs::inspect(path).ok().flatten().is_some_and(is_same);
    same_size && fs::sha256(path).is_ok_and(|sha256| sha256 == known.sha256)
}
