//! A hello world: written, built without network, run.

use super::finding::{Proof, Seen};
use super::{Case, outcome};
use crate::host::fs::{self, FsError};
use crate::host::lock::Lock;
use crate::host::{Ended, Program, system};
use std::path::{Path, PathBuf};

/// What both halves share. One run at a time works here: a second would change the source under the first.
struct Hello {
    dir: PathBuf,
    binary: PathBuf,
    /// Differs from run to run, so that compiler and linker really work and an old program cannot answer.
    mark: String,
    _lock: Lock,
}

pub(super) fn prove(case: &Case<'_>) {
    let mut written = None;
    let is_built = case.prove(Proof::HelloBuild, || {
        let built = Hello::write(case).and_then(|hello| {
            let seen = hello.build(case)?;
            written = Some(hello);
            Ok(seen)
        });
        built.unwrap_or_else(|broken| broken)
    });
    case.prove(Proof::HelloRun, || match (is_built, &written) {
        (true, Some(hello)) => hello.run(case).unwrap_or_else(|broken| broken),
        _ => Seen::Blocked { by: Box::new(Proof::HelloBuild) },
    });
}

impl Hello {
    /// Writes the module: `go.mod` and one file.
    fn write(case: &Case<'_>) -> Result<Self, Seen> {
        let lock = case.bench.lock(case.limits.build, case.cancel).map_err(Seen::of_lock_error)?;
        let dir = case.bench.path("hello");
        let binary = dir.join(if case.host.platform.is_windows() { "hello.exe" } else { "hello" });
        let mark = format!("proof {}", case.host.clock.unix_secs());
        // The version line names the line only: 1.19 and 1.20 do not parse a patch number there.
        let module = format!("module hello\n\ngo {}\n", case.wanted.version.line());
        let write = || -> Result<(), FsError> {
            case.bench.sweep()?;
            fs::create_dirs(&dir)?;
            fs::remove_file(&binary)?;
            fs::write_atomic(&dir.join("go.mod"), module.as_bytes(), 0o644)?;
            fs::write_atomic(&dir.join("main.go"), source(&mark).as_bytes(), 0o644)
        };
        write().map_err(|error| Seen::of_fs_error(&error))?;
        Ok(Self { dir, binary, mark, _lock: lock })
    }

    fn build(&self, case: &Case<'_>) -> Result<Seen, Seen> {
        // A home under version control must not be asked for its state: that is git's business, and it may fail.
        let go = Program::new(case.wanted.go(case.host), &self.dir, case.bench.build_env(case.host))
            .args(["build", "-buildvcs=false", "-o"])
            .args([&self.binary])
            .args(["."])
            .timeout(case.limits.build);
        let ended = go.run(case.cancel);
        if let Ok(ended) = &ended
            && ended.code != Some(0)
            && is_about_full_disk(ended, &self.dir)
        {
            return Err(Seen::DiskFull { path: self.dir.clone() });
        }
        outcome::success(ended)?;
        let size = fs::inspect(&self.binary).map_err(|error| Seen::of_fs_error(&error))?;
        match size.map(|entry| entry.size) {
            None | Some(0) => Err(Seen::Silent),
            Some(size_bytes) => Ok(Seen::Built { size_bytes }),
        }
    }

    fn run(&self, case: &Case<'_>) -> Result<Seen, Seen> {
        let hello = Program::new(&self.binary, &self.dir, case.bench.env(case.host)).timeout(case.limits.go);
        let ended = outcome::success(hello.run(case.cancel))?;
        let printed = ended.stdout_text();
        if printed.is_empty() {
            return Err(Seen::Silent);
        }
        // What `runtime.Version()` gives may name experiments behind the version.
        let begins = format!("hello from {} ", case.wanted.version);
        let ends = format!(" {}, {}", case.host.platform, self.mark);
        let line = printed.lines().find(|line| line.starts_with(&begins) && line.ends_with(&ends));
        line.map(|line| Seen::Printed { line: line.to_owned() })
            .ok_or_else(|| Seen::Garbled { line: outcome::first_line(&printed) })
    }
}

/// Go hands on the system's message, and does not translate it; but when already the index of its packages found no
/// room it says that packages are missing (seen with Go 1.23 on a volume of 64 KB), so the room is looked at too.
fn is_about_full_disk(ended: &Ended, dir: &Path) -> bool {
    /// Less than any build of hello needs.
    const ROOM_BYTES: u64 = 4 << 20;
    let text = ended.stderr_text();
    text.contains("no space left on device")
        || text.contains("disk quota exceeded")
        || system::free_bytes(dir).is_some_and(|free| free < ROOM_BYTES)
}

fn source(mark: &str) -> String {
    format!(
        "// Written by GoReady to prove that this Go works; it may be deleted.\n\
         package main\n\n\
         import (\n\t\"fmt\"\n\t\"runtime\"\n)\n\n\
         func main() {{\n\
         \tfmt.Printf(\"hello from %s %s/%s, {mark}\\n\", runtime.Version(), runtime.GOOS, runtime.GOARCH)\n\
         }}\n"
    )
}
