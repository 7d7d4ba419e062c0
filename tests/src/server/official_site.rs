//! The official download site, from a directory of archives.

use super::content::Content;
use super::http::{Answer, Request};
use super::listen::Site;
use goready_installers::version::GoVersion;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::path::PathBuf;

/// Serves archives named as go.dev/dl names them (`go1.23.12.linux-amd64.tar.gz`), with `.asc` files beside them:
///
/// - `/dl/?mode=json` lists the newest patch of the two newest lines, `&include=all` everything: the list is made from the
///   archives when the site is made;
/// - `/dl/FILE` leads by 302 to `/go/FILE`, but for names the real site does not know (`.sha256`, `.zip.asc`), where it
///   answers a page with status 200;
/// - `/go/FILE`, `/go/FILE.sha256` and `/go/FILE.asc` are what dl.google.com serves.
///
/// To lie about a hash or to break a file, wrap it in [`super::Changed`].
pub struct OfficialSite {
    dir: PathBuf,
    releases: BTreeMap<GoVersion, Vec<Value>>,
    sums: BTreeMap<String, String>,
}

impl OfficialSite {
    /// Reads (and hashes) the archives of a directory.
    #[must_use]
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        let dir = dir.into();
        let mut site = Self { dir, releases: BTreeMap::new(), sums: BTreeMap::new() };
        let mut names: Vec<String> = std::fs::read_dir(&site.dir)
            .expect("a directory of archives")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        names.sort();
        for name in names {
            site.add(&name);
        }
        site
    }

    /// Addresses of the files, for `--source`.
    #[must_use]
    pub fn files_path() -> &'static str {
        "/dl/"
    }

    fn add(&mut self, name: &str) {
        let Some((version, os, arch, kind)) = parts(name) else { return };
        let path = self.dir.join(name);
        let mut hasher = Sha256::new();
        let mut file = File::open(&path).expect("an archive that can be read");
        let size = std::io::copy(&mut file, &mut hasher).expect("an archive that can be read");
        let sha256 = format!("{:x}", hasher.finalize());
        let entry = json!({
            "filename": name, "os": os, "arch": arch, "version": version.to_string(),
            "sha256": sha256, "size": size, "kind": kind,
        });
        self.sums.insert(name.to_owned(), sha256);
        self.releases.entry(version).or_default().push(entry);
    }

    fn index(&self, query: &str) -> String {
        let mut lines = Vec::new();
        let everything = query.contains("include=all");
        let listed: Vec<Value> = self
            .releases
            .iter()
            .rev()
            .filter(|(version, _)| {
                let fresh = version.is_stable() && !lines.contains(&version.line()) && lines.len() < 2;
                if fresh {
                    lines.push(version.line());
                }
                fresh || everything
            })
            .map(|(version, files)| {
                json!({ "version": version.to_string(), "stable": version.is_stable(), "files": files })
            })
            .collect();
        format!("{:#}\n", Value::Array(listed))
    }

    fn stored(&self, request: &Request, name: &str) -> Answer {
        if let Some(sum) = name.strip_suffix(".sha256").and_then(|name| self.sums.get(name)) {
            return Answer::ok(Content::of(sum.as_bytes())).header("Content-Type", "text/plain");
        }
        let known = self.sums.contains_key(name.strip_suffix(".asc").unwrap_or(name));
        match Content::file(self.dir.join(name)).filter(|_| known) {
            Some(content) => Answer::file(request, content, Some(&format!("\"{name}\"")))
                .header("Content-Type", "application/octet-stream"),
            None => Answer::status(404),
        }
    }
}

impl Site for OfficialSite {
    fn answer(&self, request: &Request) -> Answer {
        match (request.path(), request.query()) {
            ("/dl/", query) if query.contains("mode=json") => {
                Answer::ok(Content::of(self.index(query))).header("Content-Type", "application/json")
            }
            (path, _) => {
                if let Some(name) = path.strip_prefix("/go/") {
                    return self.stored(request, name);
                }
                match path.strip_prefix("/dl/") {
                    Some(name) if forwards(name) => Answer::redirect(&format!("/go/{name}")),
                    Some(_) => Answer::page("<!DOCTYPE html><title>The Go Programming Language</title>"),
                    None => Answer::status(404),
                }
            }
        }
    }
}

/// The names that go.dev leads on to where the bytes are (golang.org/x/website, internal/dl).
fn forwards(name: &str) -> bool {
    let known = [".tar.gz", ".tar.gz.asc", ".pkg", ".msi", ".zip"];
    name.starts_with("go") && known.iter().any(|end| name.ends_with(end))
}

/// Version, os, arch and kind in an archive's name.
fn parts(name: &str) -> Option<(GoVersion, &str, &str, &'static str)> {
    let stem = name.strip_suffix(".tar.gz").or_else(|| name.strip_suffix(".zip"))?;
    if let Some(version) = stem.strip_suffix(".src") {
        return Some((version.parse().ok()?, "", "", "source"));
    }
    let (version, platform) = stem.rsplit_once('.')?;
    let (os, arch) = platform.split_once('-')?;
    Some((version.parse().ok()?, os, arch, "archive"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(site: &OfficialSite, target: &str) -> Answer {
        site.answer(&Request { method: "GET".into(), target: target.into(), headers: BTreeMap::new() })
    }

    fn text(answer: &Answer) -> String {
        let mut out = Vec::new();
        answer.content.write(answer.part.clone(), &mut out, |_| {}).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn it_lists_forwards_and_serves_like_the_real_one() {
        let dir = tempfile::tempdir().unwrap();
        for name in [
            "go1.22.1.linux-amd64.tar.gz",
            "go1.22.2.linux-amd64.tar.gz",
            "go1.20.linux-armv6l.tar.gz",
            "go1.23rc1.linux-amd64.tar.gz",
            "go1.21.0.windows-amd64.zip",
            "go1.22.2.linux-amd64.tar.gz.asc",
            "note.txt",
        ] {
            std::fs::write(dir.path().join(name), name).unwrap();
        }
        let site = OfficialSite::new(dir.path());
        let versions = |target: &str| -> Vec<String> {
            let list: Value = serde_json::from_str(&text(&get(&site, target))).unwrap();
            list.as_array().unwrap().iter().map(|r| r["version"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(versions("/dl/?mode=json"), ["go1.22.2", "go1.21.0"]);
        assert_eq!(
            versions("/dl/?mode=json&include=all"),
            ["go1.23rc1", "go1.22.2", "go1.22.1", "go1.21.0", "go1.20"]
        );
        let forwarded = get(&site, "/dl/go1.22.2.linux-amd64.tar.gz");
        assert_eq!(forwarded.status, 302);
        assert!(forwarded.headers.contains(&("Location".into(), "/go/go1.22.2.linux-amd64.tar.gz".into())));
        assert_eq!(text(&get(&site, "/go/go1.22.2.linux-amd64.tar.gz")), "go1.22.2.linux-amd64.tar.gz");
        assert_eq!(get(&site, "/go/go1.22.2.linux-amd64.tar.gz.asc").status, 200);
        assert_eq!(text(&get(&site, "/go/go1.22.2.linux-amd64.tar.gz.sha256")).len(), 64);
        assert!(text(&get(&site, "/dl/go1.22.2.linux-amd64.tar.gz.sha256")).starts_with("<!DOCTYPE html>"));
        for absent in ["/go/note.txt", "/go/../note.txt", "/go/go1.9.1.linux-amd64.tar.gz", "/elsewhere"] {
            assert_eq!(get(&site, absent).status, 404, "{absent}");
        }
    }
}
