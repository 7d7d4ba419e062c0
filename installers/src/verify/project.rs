//! A first project: built, run and tested in front of the person, and left as it was.

use super::finding::{Finding, Proof, Seen};
use super::{Bench, Limits, Proving, outcome};
use crate::host::fs;
use crate::host::lock::Lock;
use crate::host::{Ended, Env, Host, Program};
use crate::observe::Cancel;
use crate::plan::NewProject;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Builds, runs and tests a project with its Go, without network. What is built lies below our cache. `observe` is told
/// each proof as it begins and as it ends.
#[must_use]
pub fn prove_project(
    host: &Host,
    project: &NewProject,
    observe: &dyn Fn(Proving),
    cancel: &Cancel,
) -> Vec<Finding> {
    match Trial::set_up(host, project, cancel) {
        Ok(trial) => trial.findings(observe),
        Err(seen) => vec![Finding::new(Proof::ProjectBuild, seen, Duration::ZERO)],
    }
}

struct Trial<'a> {
    project: &'a NewProject,
    limits: Limits,
    env: Env,
    go: PathBuf,
    binary: PathBuf,
    cancel: &'a Cancel,
    _lock: Lock,
}

impl<'a> Trial<'a> {
    fn set_up(host: &Host, project: &'a NewProject, cancel: &'a Cancel) -> Result<Self, Seen> {
        let limits = Limits::default();
        let bench = Bench::set_up(host, cancel).map_err(Seen::of_lock_error)?;
        let lock = bench.lock(limits.build, cancel).map_err(Seen::of_lock_error)?;
        bench.sweep().map_err(|error| Seen::of_fs_error(&error))?;
        let exe = if host.platform.is_windows() { ".exe" } else { "" };
        let root = host.places.sdk_store().join(project.version.to_string());
        Ok(Self {
            project,
            limits,
            env: bench.build_env(host),
            go: root.join("bin").join(format!("go{exe}")),
            binary: bench.path(format!("project{exe}")),
            cancel,
            _lock: lock,
        })
    }

    fn findings(&self, observe: &dyn Fn(Proving)) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        let mut prove = |proof: Proof, run: &dyn Fn() -> Result<Seen, Seen>| {
            observe(Proving::Begun(proof.clone()));
            let begun = Instant::now();
            let is_built = findings.first().is_none_or(Finding::is_ok);
            let seen = match (self.cancel.is_requested(), is_built) {
                (true, _) => Seen::Cancelled,
                (false, false) => Seen::Blocked { by: Box::new(Proof::ProjectBuild) },
                (false, true) => run().unwrap_or_else(|broken| broken),
            };
            observe(Proving::Ended(proof.clone()));
            findings.push(Finding::new(proof, seen, begun.elapsed()));
        };
        prove(Proof::ProjectBuild, &|| self.build());
        prove(Proof::ProjectRun, &|| self.run());
        prove(Proof::ProjectTest, &|| self.test());
        // What cannot be removed is swept with the cache.
        let _ = fs::remove_file(&self.binary);
        findings
    }

    fn build(&self) -> Result<Seen, Seen> {
        let binary = self.binary.as_os_str();
        let words = ["build".as_ref(), "-buildvcs=false".as_ref(), "-o".as_ref(), binary, ".".as_ref()];
        self.ended(&self.go, &words, self.limits.build)?;
        let built = fs::inspect(&self.binary).map_err(|error| Seen::of_fs_error(&error))?;
        built.map(|entry| Seen::Built { size_bytes: entry.size }).ok_or(Seen::Silent)
    }

    fn run(&self) -> Result<Seen, Seen> {
        printed(&self.ended(&self.binary, &[], self.limits.go)?)
    }

    fn test(&self) -> Result<Seen, Seen> {
        let words = ["test".as_ref(), "-buildvcs=false".as_ref(), "./...".as_ref()];
        printed(&self.ended(&self.go, &words, self.limits.build)?)
    }

    fn ended(&self, program: &PathBuf, words: &[&std::ffi::OsStr], limit: Duration) -> Result<Ended, Seen> {
        let program = Program::new(program, &self.project.dir, self.env.clone()).args(words).timeout(limit);
        outcome::success(program.run(self.cancel))
    }
}

/// The first line that a program printed; `go test` puts its columns apart with tabs and spaces, which are all one here.
fn printed(ended: &Ended) -> Result<Seen, Seen> {
    let line = outcome::first_line(&ended.stdout_text().replace('\t', " "));
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { Err(Seen::Silent) } else { Ok(Seen::Printed { line }) }
}
