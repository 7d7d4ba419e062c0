//! Scripts that stand for `go` and for shells, in a sandbox home.

use super::{Finding, Limits, Proof, Proving, Wanted, verify_within};
use crate::host::{Env, Host, HostSettings, Program};
use crate::observe::Cancel;
use crate::shell::Shell;
use crate::version::GoVersion;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A home with an active SDK whose `go` is a script.
pub(super) struct Sandbox {
    pub(super) dir: tempfile::TempDir,
    pub(super) host: Host,
    pub(super) wanted: Wanted,
    pub(super) limits: Limits,
}

/// A `go` that does everything right.
pub(super) const GOOD_GO: &str = r#"
case "$1" in
version) echo "go version go1.23.12 linux/amd64" ;;
env) printf '{"GOROOT":"%s","GOPATH":"%s","GOPROXY":"off"}\n' "$ROOT" "${GOPATH:-$HOME/go}" ;;
build)
    mark=$(sed -n 's/.*%s\/%s, \(.*\)\\n.*/\1/p' main.go)
    printf '#!/bin/sh\necho "hello from go1.23.12 linux/amd64, %s"\n' "$mark" >"$4"
    chmod 755 "$4" ;;
esac
"#;

impl Sandbox {
    pub(super) fn new(go: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("home");
        fs::create_dir(&home).unwrap();
        let mut env = Env::default();
        env.set("HOME", &home);
        let mut host = Host::from_parts(&HostSettings::default(), env, "/".into(), "/".into()).unwrap();
        host.platform = crate::platform::Platform::new("linux", "amd64");
        let places = &host.places;
        let root = places.sdk_store().join("go1.23.12");
        fs::create_dir_all(root.join("bin")).unwrap();
        std::os::unix::fs::symlink(&root, places.active_link()).unwrap();
        let wanted = Wanted {
            version: GoVersion::new(1, 23, 12),
            link_bin: places.active_bin(),
            gopath: home.join("go"),
            go_env: BTreeMap::new(),
            shells: Vec::new(),
            tools: Vec::new(),
            root,
        };
        let second = Duration::from_secs(20);
        let sandbox = Self {
            dir,
            host,
            wanted,
            limits: Limits { go: second, build: second, shell: second, tool: second },
        };
        sandbox.script(&sandbox.go(), &format!("ROOT='{}'\n{go}", sandbox.wanted.root.display()));
        sandbox
    }

    pub(super) fn go(&self) -> PathBuf {
        self.wanted.root.join("bin/go")
    }

    /// Writes a script. A child of ours does it: were the file ever open for writing here, a fork of another test at
    /// that moment would make the kernel refuse to start it ("text file busy").
    pub(super) fn script(&self, path: &Path, text: &str) {
        let mut env = Env::default();
        env.set("PATH", "/usr/bin:/bin");
        let write = Program::new("/bin/sh", self.dir.path(), env)
            .args(["-c", r#"cat >"$0" && chmod 755 "$0""#])
            .args([path]);
        let stdin = format!("#!/bin/sh\n{text}").into_bytes();
        let ended = Program { stdin, ..write }.run(&Cancel::default()).unwrap();
        assert_eq!(ended.code, Some(0), "{}", ended.stderr_text());
    }

    /// Adds a shell that is this script.
    pub(super) fn shell(&mut self, shell: Shell, text: &str) {
        let path = self.dir.path().join(format!("shell-{}", self.wanted.shells.len()));
        self.script(&path, text);
        self.wanted.shells.push((shell, path));
    }

    pub(super) fn verify(&self) -> Vec<Finding> {
        self.verify_until(&Cancel::default())
    }

    pub(super) fn verify_until(&self, cancel: &Cancel) -> Vec<Finding> {
        let told = RefCell::new((Vec::new(), Vec::new()));
        let observe = |proving| match proving {
            Proving::Begun(proof) => told.borrow_mut().0.push(proof),
            Proving::Ended(proof) => {
                let (begun, ended) = &mut *told.borrow_mut();
                assert!(begun.contains(&proof), "{proof:?} ends before it begins");
                ended.push(proof);
            }
        };
        let findings = verify_within(&self.host, &self.wanted, self.limits, &observe, cancel);
        let (mut begun, mut ended) = told.into_inner();
        begun.sort();
        ended.sort();
        let proofs: Vec<Proof> = findings.iter().map(|finding| finding.proof.clone()).collect();
        assert_eq!((begun, ended), (proofs.clone(), proofs), "each proof begins once and ends once");
        findings
    }
}

/// What was found about one proof.
pub(super) fn of(findings: &[Finding], proof: &Proof) -> Finding {
    findings.iter().find(|finding| finding.proof == *proof).unwrap().clone()
}
