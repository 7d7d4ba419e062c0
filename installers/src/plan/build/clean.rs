//! The plan that empties caches.

use super::Build;
use crate::detect::Cache;
use crate::plan::PlanError;
use crate::plan::action::{Action, Inverse};
use crate::plan::reason::{Reason, Satisfied};

impl Build<'_> {
    /// One step per cache that holds something. Which caches are there is a fact.
    pub(super) fn clean(&mut self, caches: &[Cache]) -> Result<(), PlanError> {
        for cache in Cache::ALL.into_iter().filter(|cache| caches.contains(cache)) {
            let Some(found) = self.facts.caches.iter().find(|found| found.cache == cache) else {
                self.satisfied.push(Satisfied::CacheEmpty { cache });
                continue;
            };
            let path = found.path.clone();
            if !found.is_recognized {
                return Err(PlanError::NotACache { path });
            }
            if let Some(root) = self.facts.ours.adopted.values().find(|root| root.starts_with(&path)) {
                return Err(PlanError::CacheInUse { path, root: root.clone() });
            }
            let action = Action::RemoveCache { cache, path, size_bytes: found.size_bytes };
            self.add(action, Reason::Asked, Inverse::FillsAgain);
        }
        Ok(())
    }
}
