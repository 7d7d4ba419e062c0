//! A module proxy from a directory, checksum database included.

use super::content::Content;
use super::http::{Answer, Request};
use super::listen::Site;
use std::path::{Component, Path, PathBuf};

/// Serves a directory in the layout of a module proxy, which is also that of `GOMODCACHE/cache/download`:
/// `golang.org/toolchain/@v/VERSION.zip` and so on, names escaped.
///
/// `@v/list` is made of the zips that are there, unless it is a file. Below `sumdb/NAME/` lie the answers of a checksum
/// database (`supported`, `latest`, `lookup/MODULE@VERSION`, `tile/8/…`) as files; without them it answers 404, which
/// sends clients to the database itself.
pub struct ModuleProxy {
    dir: PathBuf,
}

impl ModuleProxy {
    /// Serves this directory, as it is at the time of each request.
    #[must_use]
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into() }
    }

    fn list(dir: &Path) -> Option<String> {
        let mut versions: Vec<String> = std::fs::read_dir(dir)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.strip_suffix(".zip")?.to_owned()))
            .collect();
        versions.sort();
        Some(versions.iter().flat_map(|version| [version.as_str(), "\n"]).collect())
    }
}

impl Site for ModuleProxy {
    fn answer(&self, request: &Request) -> Answer {
        let relative = Path::new(request.path().trim_start_matches('/'));
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return Answer::status(404);
        }
        let path = self.dir.join(relative);
        if let Some(content) = Content::file(path.clone()) {
            let etag = format!("\"{}-{}\"", relative.display(), content.length());
            let kind = if path.extension().is_some_and(|ext| ext == "zip") {
                "application/zip"
            } else {
                "text/plain"
            };
            return Answer::file(request, content, Some(&etag)).header("Content-Type", kind);
        }
        let made =
            (request.path().ends_with("/@v/list")).then(|| path.parent().and_then(Self::list)).flatten();
        made.map_or_else(|| Answer::status(404), |list| Answer::ok(Content::of(list)))
    }
}
