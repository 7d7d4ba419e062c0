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
    let dir = cache().join("toolchain-proxy");
    fs::create_dir_all(&dir).unwrap();
    let lock = File::create(cache().join("toolchain-proxy.lock")).unwrap();
    lock.lock().unwrap();
    if !dir.join("complete").exists() {
        let recorder = Server::http(Recorder { dir: dir.clone(), replay: ModuleProxy::new(&dir) });
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
    let dir = filled();
    Server::http(Recorder { replay: ModuleProxy::new(&dir), dir })
}

/// Answers from the tree, and fetches into it what is not there yet.
struct Recorder {
    dir: PathBuf,
    replay: ModuleProxy,
}

impl Site for Recorder {
    fn answer(&self, request: &Request) -> Answer {
        let path = self.dir.join(request.path().trim_start_matches('/'));
        if !path.is_file() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let partial = path.with_extension("recording");
            let url = format!("{UPSTREAM}{}", request.path());
            let fetched = Command::new("curl")
                .args(["-fsSL", "--retry", "3", "-o"])
                .arg(&partial)
                .arg(&url)
                .status()
                .unwrap();
            if !fetched.success() {
                return Answer::status(404);
            }
            fs::rename(&partial, &path).unwrap();
        }
        self.replay.answer(request)
    }
}
