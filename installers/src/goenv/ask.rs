//! What `go env -json` itself says, asked so that it leaves nothing in the person's home.

use super::compute::Sources;
use crate::host::run::MAX_OUTPUT_BYTES;
use crate::host::{Env, Host, Program, Running};
use crate::observe::Cancel;
use crate::verify::{Bench, PassingBench, Seen, of_run_error, success};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// `go env` answers within milliseconds; a first start from a cold disk may take a second.
const LIMIT: Duration = Duration::from_secs(5);

/// What the question itself changes, so that the answer to it says nothing: the directory it is asked in, our build
/// cache, and the directory of telemetry, which is kept off in ours.
const CHANGED_BY_ASKING: [&str; 5] = ["GOMOD", "GOWORK", "GOCACHE", "GOTELEMETRY", "GOTELEMETRYDIR"];

/// `go env -json`, started and not heard yet.
pub(super) struct Question {
    running: Running,
    /// What the go command writes to; it may go away with this.
    _bench: PassingBench,
    /// Whether GOTOOLCHAIN was changed for the question.
    names_a_go: bool,
    /// Whether GOENV was named for the question.
    names_goenv: bool,
}

impl Question {
    /// Asks with the person's environment in a directory of ours: a `go.mod` in theirs could make Go fetch another one.
    pub(super) fn ask(go: &Path, sources: &Sources<'_>, cancel: &Cancel) -> Result<Self, Seen> {
        let host = sources.host;
        let bench = Bench::passing(host, cancel).map_err(Seen::of_lock_error)?;
        let toolchain = sources.settings.text("GOTOOLCHAIN").unwrap_or_default();
        // A Go that is named outright would be looked up and fetched.
        let names_a_go = toolchain.starts_with("go1");
        let mut env = env(host, &bench, sources);
        if names_a_go {
            env.set("GOTOOLCHAIN", "local");
        }
        let program = Program::new(go, bench.tmp(), env).args(["env", "-json"]).timeout(LIMIT);
        let running = program.start().map_err(|error| of_run_error(&error))?;
        Ok(Self { running, _bench: bench, names_a_go, names_goenv: host.env.get("GOENV").is_none() })
    }

    /// The answer, without what the question changed.
    pub(super) fn answer(self, cancel: &Cancel) -> Result<BTreeMap<String, String>, Seen> {
        let ended = success(self.running.end(cancel))?;
        let text = ended.stdout_text();
        if text.is_empty() {
            return Err(Seen::Silent);
        }
        if ended.stdout.len() >= MAX_OUTPUT_BYTES {
            return Err(Seen::TooLong { limit_bytes: u64::try_from(MAX_OUTPUT_BYTES).unwrap_or(u64::MAX) });
        }
        let mut said: BTreeMap<String, String> =
            serde_json::from_str(&text).map_err(|_not_json| Seen::garbled(&text))?;
        said.retain(|name, _| !CHANGED_BY_ASKING.contains(&name.as_str()));
        if self.names_a_go {
            said.remove("GOTOOLCHAIN");
        }
        if self.names_goenv {
            said.remove("GOENV");
        }
        Ok(said)
    }
}

/// The person's environment, but for where Go would write: its build cache and its counters.
fn env(host: &Host, bench: &Bench, sources: &Sources<'_>) -> Env {
    let mut env = host.env.clone();
    if env.get("GOENV").is_none() {
        env.set("GOENV", sources.settings.file_path());
    }
    env.set("XDG_CONFIG_HOME", bench.config());
    env.set("GOCACHE", bench.go_cache());
    // An answer of a few milliseconds is no work to share: more threads of Go only contend with ours.
    env.set("GOMAXPROCS", "1");
    env.drop_where(|name| name == "PWD");
    env
}
