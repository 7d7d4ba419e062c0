//! A home with a Go in which tools are built, interrupted and taken back, by the real binary.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of tests stop the test where something is wrong, and start real programs"
)]

use crate::faults::{Machine, Ran, Start, cache, proxy};
use crate::server::{Answer, Content, Ending, Framing, ModuleProxy, Request, Site};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// Modules come from where they really are. (SDKs come from a recorded tree, which has no others.)
pub const UPSTREAM: [&str; 2] = ["--source", "goproxy:https://proxy.golang.org"];

/// A home with a Go of ours.
#[derive(Debug)]
pub struct ToolHome {
    _place: Option<TempDir>,
    /// How goready is run in it.
    pub machine: Machine,
}

/// Whether modules are there that earlier tests fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modules {
    /// All that tests ever fetched, shared by all tests.
    Shared,
    /// None.
    Missing,
}

impl ToolHome {
    /// A new home with this Go, found by no shell.
    #[must_use]
    pub fn new(go: &str, modules: Modules) -> Self {
        let place = TempDir::new().unwrap();
        let home = Self::below(place.path(), go, modules);
        Self { _place: Some(place), ..home }
    }

    /// The same below a directory of the caller's.
    #[must_use]
    pub fn below(place: &Path, go: &str, modules: Modules) -> Self {
        fs::create_dir_all(place).unwrap();
        let home = Self { _place: None, machine: Machine::new(place, &proxy(), Start::Bare) };
        if modules == Modules::Shared {
            let shared = shared_gopath();
            symlink(shared, home.machine.home().join(".cache/goready/proofs/gopath")).unwrap();
        }
        home.good(&["setup", "--go", go, "--shells", "none", "--yes"]);
        home
    }

    /// Runs goready, with modules from where they really are.
    #[must_use]
    pub fn run(&self, words: &[&str]) -> Ran {
        self.machine.run(&[words, &UPSTREAM].concat())
    }

    /// Runs goready; it must go well.
    pub fn good(&self, words: &[&str]) {
        drop(self.told(words));
    }

    /// The same, and what it said.
    #[must_use]
    pub fn told(&self, words: &[&str]) -> Ran {
        let ran = self.machine.run(words);
        assert_eq!(ran.code, Some(0), "{words:?}\n{}{}", ran.stdout, ran.stderr);
        ran
    }

    /// Installs tools; it must go well.
    pub fn install(&self, tools: &[&str]) {
        drop(self.installed(tools));
    }

    /// The same, and what it said.
    #[must_use]
    pub fn installed(&self, tools: &[&str]) -> Ran {
        self.told(&[&["tools", "install"], tools, &["--yes"], &UPSTREAM].concat())
    }

    /// Where `go install` puts programs.
    #[must_use]
    pub fn bin(&self) -> PathBuf {
        self.machine.home().join("go/bin")
    }

    /// The bytes of everything there, by name.
    #[must_use]
    pub fn programs(&self) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        for entry in fs::read_dir(self.bin()).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            found.insert(name, fs::read(path).unwrap());
        }
        found
    }

    /// Has goimports format something, as whoever has it on PATH.
    pub fn goimports(&self) -> Result<(), String> {
        let mut goimports = Command::new(self.bin().join("goimports"));
        self.machine.environment(&mut goimports);
        let go = self.machine.home().join(".local/share/goready/go/bin");
        goimports.env("PATH", format!("{}:/usr/bin:/bin", go.display()));
        let source = self.machine.home().parent().unwrap().join("x.go");
        if !source.exists() {
            fs::write(&source, "package   x\n").unwrap();
        }
        let output = goimports.arg(source).output().map_err(|error| error.to_string())?;
        if output.stdout == b"package x\n" { Ok(()) } else { Err(format!("goimports: {output:?}")) }
    }

    /// What lies about that no finished run leaves.
    #[must_use]
    pub fn strays(&self) -> Vec<String> {
        self.machine.strays()
    }

    /// Toolchains that some go command fetched behind our back.
    #[must_use]
    pub fn hidden_toolchains(&self) -> Vec<PathBuf> {
        let caches = [
            self.machine.home().join("go/pkg/mod"),
            self.machine.home().join(".cache/goready/proofs/gopath/pkg/mod"),
            self.machine.home().join(".cache/goready/proofs/home/go/pkg/mod"),
        ];
        let mut found = Vec::new();
        for dir in caches {
            let unpacked = dir.join("golang.org");
            let entries = fs::read_dir(&unpacked).into_iter().flatten().map(|entry| entry.unwrap().path());
            let is_toolchain =
                |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with("toolchain@");
            found.extend(entries.filter(is_toolchain));
            let fetched = dir.join("cache/download/golang.org/toolchain");
            found.extend(fetched.exists().then_some(fetched));
        }
        found
    }
}

/// The module cache that all tests share.
fn shared_gopath() -> PathBuf {
    let dir = cache().join("tools-gopath");
    fs::create_dir_all(&dir).unwrap();
    dir
}

/// The modules that tests fetched, as a module proxy that goes away: after so many answers it cuts each one off.
pub struct FailingProxy {
    proxy: ModuleProxy,
    good: usize,
    asked: AtomicUsize,
}

impl FailingProxy {
    /// Answers this often, and never again.
    #[must_use]
    pub fn after(good: usize) -> Self {
        let dir = shared_gopath().join("pkg/mod/cache/download");
        Self { proxy: ModuleProxy::new(dir), good, asked: AtomicUsize::new(0) }
    }
}

impl Site for FailingProxy {
    fn answer(&self, request: &Request) -> Answer {
        if self.asked.fetch_add(1, Ordering::SeqCst) >= self.good {
            let cut = Answer::ok(Content::of("gone")).framing(Framing::Declared(1000));
            return cut.ending(Ending::CutAfter(2));
        }
        // The answers of the checksum database are kept among the modules.
        if request.path().ends_with("/supported") {
            return Answer::ok(Content::of(""));
        }
        self.proxy.answer(request)
    }
}
