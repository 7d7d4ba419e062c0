//! The built binary sets up real Gos, from the module proxy's bytes, and takes all of it back.
//!
//! What Go's public services say is recorded once into a tree of files and served from there on the loopback interface,
//! so runs are quick and still open real sockets. The build cache of the proofs is shared between homes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "the helpers of tests are tests too, and start real programs"
)]

#[path = "set_up/answers.rs"]
mod answers;
#[path = "set_up/archive.rs"]
mod archive;
#[path = "set_up/bad_proxy.rs"]
mod bad_proxy;
#[path = "set_up/bad_words.rs"]
mod bad_words;
#[path = "set_up/end_to_end.rs"]
mod end_to_end;
#[path = "set_up/odd_history.rs"]
mod odd_history;
#[path = "set_up/odd_home.rs"]
mod odd_home;
#[path = "set_up/odd_undo.rs"]
mod odd_undo;
#[path = "set_up/refused.rs"]
mod refused;
#[path = "set_up/second_run.rs"]
mod second_run;
#[path = "set_up/switch.rs"]
mod switch;
#[path = "set_up/traced.rs"]
mod traced;
#[path = "set_up/trust.rs"]
mod trust;

use goready_tests::faults::{Machine, Start, recorder, tree, volume};
use goready_tests::server::{Request, Server, Site as _};
use std::path::PathBuf;
use tempfile::TempDir;

/// A Go that goready carries no hash of: no stable release, and not the newest patch of its line.
const UNPINNED: &str = "1.24rc1";

/// A home that nothing was set up in, below a directory of its own.
struct Bare {
    machine: Machine,
    /// Removed with everything in it when the test ends.
    _place: TempDir,
}

impl Bare {
    /// A home whose SDKs come from this `--source`.
    fn new(source: &str) -> Self {
        Self::below("ada", source)
    }

    /// A home below a directory of this name.
    fn below(name: &str, source: &str) -> Self {
        let place = tempfile::tempdir_in(volume()).unwrap();
        let inner = place.path().join(name);
        std::fs::create_dir(&inner).unwrap();
        Self { machine: Machine::new(&inner, source, Start::Bare), _place: place }
    }
}

/// A module proxy on the loopback interface, and the `--source` word for it.
fn module_proxy() -> (Server, String) {
    let server = Server::http(recorder());
    let source = format!("goproxy:{}", server.url(""));
    (server, source)
}

/// Where a module proxy has the zip of a Go.
fn zip(version: &str) -> String {
    format!("/golang.org/toolchain/@v/v0.0.1-go{version}.linux-amd64.zip")
}

/// The file in which the tree keeps what a module proxy answers at this path; recorded now if it was not yet.
fn kept(path: &str) -> PathBuf {
    let (method, target) = ("GET".to_owned(), path.to_owned());
    let answer = recorder().answer(&Request { method, target, headers: std::collections::BTreeMap::new() });
    assert_eq!(answer.status, 200, "{path}");
    tree().join(path.trim_start_matches('/'))
}
