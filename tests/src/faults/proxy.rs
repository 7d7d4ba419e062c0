//! A module proxy as a tree of files, recorded once.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of tests stop the test where something is wrong, and start real programs"
)]

use super::machine::{Machine, Start};
use crate::server::{Answer, ModuleProxy, Request, Server, Site};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The Go that is there before a run.
pub const OLD: &str = "1.22.12";

/// The Go that a run sets up.
pub const NEW: &str = "1.23.12";

/// Where everything is recorded from.
const UPSTREAM: &str = "https://proxy.golang.org";

/// Where tests keep what they fetched, between runs.
#[must_use]
pub fn cache() -> PathBuf {
    let cache = std::env::var_os("GOREADY_TEST_CACHE").map(PathBuf::from);
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), PathBuf::from);
    let cache = cache.unwrap_or_else(|| target.join("test-cache"));
    fs::create_dir_all(&cache).unwrap();
    cache.canonicalize().unwrap()
}

/// The tree, as a `--source` word. Filled on first use by runs that install [`OLD`] and [`NEW`], in both orders, through
/// a recording server: so it holds every tile that a proof of inclusion or consistency between the two asks for.
#[must_use]
pub fn proxy() -> String {
    format!("goproxy:file://{}", filled().display())
}

fn filled() -> PathBuf {
    let dir = tree();
    let lock = File::create(cache().join("toolchain-proxy.lock")).unwrap();
    lock.lock().unwrap();
    if !dir.join("complete").exists() {
        let recorder = Server::http(recorder());
        let source = format!("goproxy:{}", recorder.url(""));
        for order in [[OLD, NEW], [NEW, OLD]] {
            let place = tempfile::tempdir().unwrap();
            let machine = Machine::new(place.path(), &source, Start::Bare);
            for version in order {
                let ran = machine.run(&["sdk", "install", version, "--yes"]);
                assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
            }
        }
        fs::write(dir.join("complete"), "").unwrap();
    }
    dir
}

/// The same tree over HTTP, for clients that ask for more than goready does: what is missing is recorded too.
#[must_use]
pub fn serve_proxy() -> Server {
    filled();
    Server::http(recorder())
}

/// A module proxy with its checksum database, as a site: the tree, and behind it Go's public services, asked once for
/// each file.
#[must_use]
pub fn recorder() -> impl Site {
    let dir = tree();
    Recorder { replay: ModuleProxy::new(&dir), dir }
}

/// Where the tree lies.
#[must_use]
pub fn tree() -> PathBuf {
    let dir = cache().join("toolchain-proxy");
    fs::create_dir_all(&dir).unwrap();
    dir
}

/// Answers from the tree, and fetches into it what is not there yet.
struct Recorder {
    dir: PathBuf,
    replay: ModuleProxy,
}

impl Recorder {
    /// Fetches a file into the tree; others that want it meanwhile wait.
    fn record(&self, path: &Path, of: &str) -> bool {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let lock = File::create(cache().join("recording.lock")).unwrap();
        lock.lock().unwrap();
        if path.is_file() {
            return true;
        }
        let partial = self.dir.join("recording");
        let url = format!("{UPSTREAM}{of}");
        let mut curl = Command::new("curl");
        curl.args(["-fsSL", "--retry", "3", "-o"]).arg(&partial).arg(&url);
        curl.status().unwrap().success() && fs::rename(&partial, path).is_ok()
    }
}

impl Site for Recorder {
    fn answer(&self, request: &Request) -> Answer {
        let path = self.dir.join(request.path().trim_start_matches('/'));
        if !path.is_file() && !self.record(&path, request.path()) {
            return Answer::status(404);
        }
        self.replay.answer(request)
    }
}
