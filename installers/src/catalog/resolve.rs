//! From what was asked to the release that it means on a platform.

use super::error::{CatalogError, Gap};
use super::index::{Catalog, OLDEST_LINE, Support};
use super::release::{ModuleKnown, Release, ReleaseFile};
use super::request::{ModuleLine, VersionRequest};
use crate::platform::Platform;
use crate::version::{GoLine, GoVersion};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// How many releases an error names instead.
const MOST_NEAREST: usize = 3;

/// The release that a request means on a platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Resolved {
    /// Which release.
    pub version: GoVersion,
    /// Whether its line still gets security fixes.
    pub support: Support,
    /// Its official archive for the platform; none when its hash is not known.
    pub file: Option<ReleaseFile>,
    /// How it is known to exist as a toolchain module for the platform.
    pub module: ModuleKnown,
    /// Why it is this one.
    pub why: Why,
}

/// Why a request means this release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Why {
    /// It is the newest stable release.
    NewestStable,
    /// It is the newest patch of the line before the newest.
    NewestOfLineBefore,
    /// It is the newest patch of the line that was asked for.
    NewestOfLine,
    /// It was asked for by name.
    Named,
    /// It is the newest patch of the line that a module asks for.
    Module {
        /// The file.
        path: PathBuf,
        /// Which of its lines says so.
        by: ModuleLine,
    },
}

impl Catalog {
    /// The release that a request means on a platform.
    ///
    /// Nothing is ever substituted: where the release does not exist (66) or not for this platform (81), the error names
    /// the nearest that do.
    pub fn resolve(&self, request: &VersionRequest, platform: &Platform) -> Result<Resolved, CatalogError> {
        let lookup = Lookup { catalog: self, platform };
        let (release, why) = match request {
            VersionRequest::Stable => (lookup.newest_of_line_number(0, request)?, Why::NewestStable),
            VersionRequest::OldStable => (lookup.newest_of_line_number(1, request)?, Why::NewestOfLineBefore),
            VersionRequest::Line { line } => {
                (lookup.newest_of(*line, None, &line.to_string())?, Why::NewestOfLine)
            }
            VersionRequest::Exact { version } => (lookup.exact(*version)?, Why::Named),
            VersionRequest::Module { path, by, line, at_least } => {
                let wanted = at_least.map_or_else(|| line.to_string(), |version| version.to_string());
                let release = lookup.newest_of(*line, *at_least, &wanted)?;
                (release, Why::Module { path: path.clone(), by: *by })
            }
        };
        let version = release.version();
        let Some(module) = self.availability(release, platform) else {
            return Err(lookup.not_for_platform(version));
        };
        Ok(Resolved {
            version,
            support: self.support(version.line()),
            file: release.archive(platform),
            module,
            why,
        })
    }
}

struct Lookup<'a> {
    catalog: &'a Catalog,
    platform: &'a Platform,
}

impl<'a> Lookup<'a> {
    /// The newest patch of the newest stable line, or of the one `older` lines before it.
    fn newest_of_line_number(
        &self,
        older: usize,
        request: &VersionRequest,
    ) -> Result<&'a Release, CatalogError> {
        let wanted = request.to_string();
        let Some(line) = self.catalog.stable_lines().nth(older) else {
            return Err(CatalogError::UnknownRelease { wanted, nearest: Vec::new() });
        };
        self.newest_of(line, None, &wanted)
    }

    /// The newest stable patch of a line on the platform that is not below `at_least`, or `at_least` itself.
    fn newest_of(
        &self,
        line: GoLine,
        at_least: Option<GoVersion>,
        wanted: &str,
    ) -> Result<&'a Release, CatalogError> {
        if line < OLDEST_LINE {
            return Err(self.too_old(wanted, line));
        }
        let in_line = || {
            self.catalog.releases().filter(move |release| {
                release.version().line() == line && at_least.is_none_or(|least| release.version() >= least)
            })
        };
        let stable = || in_line().filter(|release| release.version().is_stable());
        if let Some(release) = stable().find(|release| self.exists(release)) {
            return Ok(release);
        }
        let named = at_least.and_then(|version| self.catalog.release(version));
        match (named.filter(|release| self.exists(release)), stable().next()) {
            (Some(named), _) => Ok(named),
            (None, Some(elsewhere)) => Err(self.not_for_platform(elsewhere.version())),
            (None, None) => {
                let nearest = self.nearest(line, at_least.is_some_and(|version| !version.is_stable()));
                Err(CatalogError::UnknownRelease { wanted: wanted.to_owned(), nearest })
            }
        }
    }

    fn exact(&self, version: GoVersion) -> Result<&'a Release, CatalogError> {
        if version.line() < OLDEST_LINE {
            return Err(self.too_old(&version.to_string(), version.line()));
        }
        self.catalog.release(version).ok_or_else(|| CatalogError::UnknownRelease {
            wanted: version.to_string(),
            nearest: self.nearest(version.line(), !version.is_stable()),
        })
    }

    fn exists(&self, release: &Release) -> bool {
        self.catalog.availability(release, self.platform).is_some()
    }

    fn too_old(&self, wanted: &str, line: GoLine) -> CatalogError {
        CatalogError::TooOld {
            wanted: wanted.to_owned(),
            oldest: OLDEST_LINE,
            nearest: self.nearest(line, false),
        }
    }

    fn not_for_platform(&self, version: GoVersion) -> CatalogError {
        CatalogError::NotForPlatform {
            version,
            platform: self.platform.clone(),
            gap: self.gap(version),
            nearest: self.nearest(version.line(), false),
        }
    }

    /// The releases for this platform that come nearest to a line: the newest of the line itself, of the lines next to
    /// it, and of all; best first. With `unstable`, the line's newest candidate before them.
    fn nearest(&self, line: GoLine, unstable: bool) -> Vec<GoVersion> {
        let newest: Vec<GoVersion> =
            self.catalog.newest_of_lines(self.platform).iter().map(|release| release.version()).collect();
        let candidate = || {
            let in_line = |release: &&Release| release.version().line() == line && self.exists(release);
            self.catalog.releases().filter(in_line).map(Release::version).find(|version| !version.is_stable())
        };
        let mut nearest: Vec<GoVersion> = unstable.then(candidate).flatten().into_iter().collect();
        let same = newest.iter().find(|version| version.line() == line);
        // A newer Go builds what an older one built, so the line above comes before the line below.
        let above = newest.iter().filter(|version| version.line() > line).min();
        let below = newest.iter().filter(|version| version.line() < line).max();
        let beside = if same.is_some() { [None, None] } else { [above, below] };
        nearest.extend(same.into_iter().chain(beside.into_iter().flatten()).chain(newest.first()));
        let mut best: Vec<GoVersion> = Vec::new();
        for version in nearest {
            if !best.contains(&version) && best.len() < MOST_NEAREST {
                best.push(version);
            }
        }
        best
    }

    fn gap(&self, version: GoVersion) -> Gap {
        let mut known = self
            .catalog
            .releases()
            .filter(|release| release.version().is_stable() && release.known(self.platform).is_some())
            .map(Release::version);
        let last = known.next();
        let first = known.next_back().or(last);
        match (first, last) {
            (Some(first), _) if version < first => Gap::StartsAt { first },
            (_, Some(last)) if version > last => Gap::EndsWith { last },
            (Some(_), _) => Gap::Missing,
            (None, _) => Gap::Never,
        }
    }
}

#[cfg(test)]
mod tests;
