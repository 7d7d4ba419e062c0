//! Emptying a cache.

use super::{ApplyError, Run, StepReport, staging};
use crate::detect::{Cache, is_recognized};
use crate::host::fs::{self, FsError};
use crate::host::tree;
use crate::plan::{Action, Change};
use crate::verify::Bench;
use std::path::Path;

impl Run<'_> {
    pub(super) fn remove_cache(
        &mut self,
        action: &Action,
        cache: Cache,
        path: &Path,
    ) -> Result<StepReport, ApplyError> {
        if !is_recognized(cache, path, &self.means.host.places.home) {
            return Err(ApplyError::ChangedSincePlanned { path: path.to_owned() });
        }
        self.journaled(action, Change::Nothing, Vec::new(), |run| {
            let host = run.means.host;
            match cache {
                Cache::Downloads | Cache::Catalog | Cache::GoModules => tree::remove_tree(path)?,
                // What a run that still lives holds stays.
                Cache::Staging => staging::clean(&host.places)?,
                Cache::Proofs => Bench::remove(host, run.means.cancel)?,
                Cache::GoBuild => remove_build_cache(path)?,
            }
            Ok(())
        })
    }
}

/// Removes what `go` keeps in its build cache, and nothing else that may lie beside it.
fn remove_build_cache(path: &Path) -> Result<(), FsError> {
    const KEPT_BY_GO: [&str; 5] = ["README", "trim.txt", "testexpire.txt", "log.txt", "fuzz"];
    let is_of_go = |name: &str| {
        let is_shard = name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_shard || KEPT_BY_GO.contains(&name)
    };
    // The file by which the cache is known goes last, so that an interrupted run is completed by the next.
    let mut names: Vec<String> = fs::list(path)?.into_iter().filter(|name| is_of_go(name)).collect();
    names.sort_by_key(|name| name == "README");
    for name in names {
        tree::remove_tree(&path.join(name))?;
    }
    fs::remove_dir_if_empty(path).map(drop)
}
