//! Caches: ours, and Go's own where the active Go would look for them. Trees are walked, so this is looked at only when
//! it is asked for.

use super::facts::{Facts, Origin};
use crate::host::fs::{self, Kind};
use crate::host::tree::{self, Measured};
use crate::host::{Host, system};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Something that fills itself again when it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cache {
    /// Archives we downloaded, whole and unfinished ones.
    Downloads,
    /// What the last look at the world brought.
    Catalog,
    /// Caches of the builds by which we prove an SDK.
    Proofs,
    /// What killed runs left beside the store.
    Staging,
    /// Go's build cache (GOCACHE): the person's.
    GoBuild,
    /// Go's module cache (GOMODCACHE): the person's.
    GoModules,
}

impl Cache {
    /// Every cache.
    pub const ALL: [Self; 6] =
        [Self::Downloads, Self::Catalog, Self::Proofs, Self::Staging, Self::GoBuild, Self::GoModules];

    /// Whether it is GoReady's own. Those of Go are touched only when they are named.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        match self {
            Self::Downloads | Self::Catalog | Self::Proofs | Self::Staging => true,
            Self::GoBuild | Self::GoModules => false,
        }
    }

    /// How it is called on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Downloads => "downloads",
            Self::Catalog => "catalog",
            Self::Proofs => "proofs",
            Self::Staging => "staging",
            Self::GoBuild => "go-build",
            Self::GoModules => "go-modules",
        }
    }
}

/// A cache that is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CacheFacts {
    /// Which.
    pub cache: Cache,
    /// Where, links followed.
    pub path: PathBuf,
    /// Bytes of all its files.
    pub size_bytes: u64,
    /// How many files it has.
    pub files: u64,
    /// For a cache of Go: what says that it is there.
    pub origin: Option<Origin>,
    /// Whether it looks like what it should be. Another directory is never cleaned, whatever a variable says.
    pub is_recognized: bool,
}

/// The caches that are there and hold something, of those that are wanted.
#[must_use]
pub fn caches(host: &Host, facts: &Facts, wanted: &[Cache]) -> Vec<CacheFacts> {
    let places = &host.places;
    let look = |cache: &Cache| {
        let (path, origin) = match cache {
            Cache::Downloads => (places.downloads(), None),
            Cache::Catalog => (places.catalog_cache(), None),
            Cache::Proofs => (places.proofs(), None),
            Cache::Staging => (places.staging(), None),
            Cache::GoBuild => go_build(host, facts)?,
            Cache::GoModules => go_modules(facts)?,
        };
        // Our own places are taken as they are: there a link is removed, and not what it leads to.
        let path = if cache.is_ours() { path } else { fs::resolve(&path)? };
        let is_recognized = is_recognized(*cache, &path, &places.home);
        // What is no cache is not walked: it may be all of the disk.
        let measured = if is_recognized { tree::measure(&path) } else { Measured::default() };
        let holds_something = measured.files > 0 || (!is_recognized && is_full_dir(&path));
        let (size_bytes, files) = (measured.bytes, measured.files);
        let found = CacheFacts { cache: *cache, path, size_bytes, files, origin, is_recognized };
        holds_something.then_some(found)
    };
    Cache::ALL.iter().filter(|cache| wanted.contains(cache)).filter_map(look).collect()
}

fn is_full_dir(path: &Path) -> bool {
    fs::list(path).is_ok_and(|names| !names.is_empty())
}

/// Whether a path looks like that cache. For ours their place is enough.
pub(crate) fn is_recognized(cache: Cache, path: &Path, home: &Path) -> bool {
    if cache.is_ours() {
        return true;
    }
    let is_dir = |path: &Path| matches!(fs::inspect(path), Ok(Some(entry)) if entry.kind == Kind::Dir);
    let holds_home = fs::resolve(home).is_none_or(|home| home.starts_with(path));
    let looks_right = match cache {
        // Go itself puts this file there (`cmd/go/internal/cache`).
        Cache::GoBuild => fs::text(&path.join("README"))
            .is_some_and(|text| text.starts_with("This directory holds cached build artifacts")),
        Cache::GoModules => is_dir(&path.join("cache").join("download")),
        Cache::Downloads | Cache::Catalog | Cache::Proofs | Cache::Staging => true,
    };
    is_dir(path) && !holds_home && looks_right
}

/// GOCACHE as `go` finds it: the variable, the file of `go env -w`, else the person's cache directory.
fn go_build(host: &Host, facts: &Facts) -> Option<(PathBuf, Option<Origin>)> {
    if let Some(set) = facts.go_env.get("GOCACHE") {
        let path = PathBuf::from(&set.value);
        return path.is_absolute().then(|| (path, Some(set.origin.clone())));
    }
    let base = match host.platform.os.as_str() {
        "darwin" => host.places.home.join("Library").join("Caches"),
        "windows" => host.env.absolute_path("LocalAppData")?,
        _ => host.env.absolute_path("XDG_CACHE_HOME").unwrap_or_else(|| host.places.home.join(".cache")),
    };
    Some((base.join("go-build"), Some(Origin::Default)))
}

/// GOMODCACHE as `go` finds it, else `pkg/mod` in the first directory of GOPATH.
fn go_modules(facts: &Facts) -> Option<(PathBuf, Option<Origin>)> {
    if let Some(set) = facts.go_env.get("GOMODCACHE") {
        let path = PathBuf::from(&set.value);
        return path.is_absolute().then(|| (path, Some(set.origin.clone())));
    }
    let gopath = facts.go_env.get("GOPATH");
    let first = gopath.and_then(|set| system::split_path_list(OsStr::new(&set.value)).into_iter().next());
    let origin = gopath.map_or(Origin::Default, |set| set.origin.clone());
    let first = first.unwrap_or_else(|| facts.home.places.home.join("go"));
    first.is_absolute().then(|| (first.join("pkg").join("mod"), Some(origin)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::detect;
    use crate::host::staged::Staged;

    fn found(staged: &Staged) -> Vec<CacheFacts> {
        let host = staged.host();
        caches(&host, &detect(&host).unwrap(), &Cache::ALL)
    }

    fn build_cache(staged: &Staged, below: &str) {
        staged.file(&format!("{below}/README"), "This directory holds cached build artifacts from …\n");
        staged.file(&format!("{below}/00/00ff-d"), [0; 100]);
    }

    #[test]
    fn a_bare_home_has_none() {
        assert_eq!(found(&Staged::new()), []);
    }

    #[test]
    fn ours_and_those_of_go_are_found_where_go_would_look() {
        let staged = Staged::new();
        staged.file("home/ada/.cache/goready/downloads/a.tar.gz", [0; 7]);
        build_cache(&staged, "home/ada/.cache/go-build");
        staged.file("home/ada/go/pkg/mod/cache/download/x/@v/list", "v1.0.0\n");
        let found = found(&staged);
        let told: Vec<_> = found.iter().map(|found| (found.cache.name(), found.is_recognized)).collect();
        assert_eq!(told, [("downloads", true), ("go-build", true), ("go-modules", true)]);
        assert_eq!((found[0].size_bytes, found[0].files), (7, 1));
        assert_eq!(found[1].origin, Some(Origin::Default));
    }

    #[test]
    fn variables_move_those_of_go_and_no_variable_makes_a_cache_of_a_home() {
        let mut staged = Staged::new();
        build_cache(&staged, "elsewhere");
        staged.set("GOCACHE", staged.path("elsewhere"));
        staged.set("GOMODCACHE", staged.home());
        staged.file("home/ada/cache/download/list", "x");
        let found = found(&staged);
        assert_eq!(found[0].origin, Some(Origin::Environment { variable: "GOCACHE".into() }));
        assert!(found[0].is_recognized);
        assert_eq!((found[1].cache, found[1].is_recognized), (Cache::GoModules, false));
    }
}
