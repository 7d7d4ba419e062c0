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
#[path = "set_up/end_to_end.rs"]
mod end_to_end;
#[path = "set_up/switch.rs"]
mod switch;
#[path = "set_up/traced.rs"]
mod traced;
#[path = "set_up/trust.rs"]
mod trust;

use goready_tests::faults::{Machine, Start, recorder, volume};
use goready_tests::server::Server;
use tempfile::TempDir;

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
