//! The place where Go works for us: a HOME and caches of our own, below the cache directory.

use crate::host::fs::{self, FsError};
use crate::host::lock::{Lock, LockError};
use crate::host::net::NetSettings;
use crate::host::{Env, Host, tree};
use crate::observe::Cancel;
use crate::plan::ModuleSource;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a system gives a person before any of their own files is read.
const SYSTEM_PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// Directories below [`crate::host::Places::proofs`] that stand for everything Go would otherwise write to the home.
///
/// The build cache in it is kept, so that the next proof is quick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bench {
    root: PathBuf,
}

/// A [`Bench`] that may be gone after its use.
#[derive(Debug)]
pub(crate) struct PassingBench {
    bench: Bench,
    is_temporary: bool,
}

impl std::ops::Deref for PassingBench {
    type Target = Bench;

    fn deref(&self) -> &Bench {
        &self.bench
    }
}

impl Drop for PassingBench {
    fn drop(&mut self) {
        if self.is_temporary {
            // What cannot be removed is in a directory for temporary files, and empty but for a few bytes.
            let _ = tree::remove_tree(&self.bench.root);
        }
    }
}

impl Bench {
    /// Makes the directories, and turns Go's telemetry off in that HOME.
    ///
    /// The file is the only switch there is: without it `go` leaves counters, and a child of its own that outlives it
    /// to sort them (golang.org/x/telemetry `start.go`, Go 1.23 on).
    pub fn set_up(host: &Host, cancel: &Cancel) -> Result<Self, LockError> {
        Self::at(host.places.proofs(), host, cancel)
    }

    /// The bench of our cache where that exists; else one that goes away: a question leaves nothing in a home that was
    /// never set up.
    pub(crate) fn passing(host: &Host, cancel: &Cancel) -> Result<PassingBench, LockError> {
        if fs::is_writable_dir(&host.places.cache) {
            return Ok(PassingBench { bench: Self::set_up(host, cancel)?, is_temporary: false });
        }
        let temp = host.env.absolute_path("TMPDIR").filter(|dir| fs::is_writable_dir(dir));
        let temp = temp.unwrap_or_else(|| PathBuf::from("/tmp"));
        let names = (0..100).map(|attempt| temp.join(format!("goready-{}-{attempt}", std::process::id())));
        let mut made = names.map(|root| fs::create_private_dir(&root).map(|()| root));
        let first = made.next().unwrap_or_else(|| Ok(temp.clone()));
        let root = first.or_else(|error| made.find_map(Result::ok).ok_or(error))?;
        let bench = PassingBench { bench: Self { root }, is_temporary: true };
        Self::at(bench.root.clone(), host, cancel)?;
        Ok(bench)
    }

    fn at(root: PathBuf, host: &Host, cancel: &Cancel) -> Result<Self, LockError> {
        let bench = Self { root };
        for dir in [bench.home(), bench.go_path(), bench.go_cache(), bench.tmp()] {
            fs::create_dirs(&dir)?;
        }
        let config = if host.platform.os == "darwin" {
            bench.home().join("Library/Application Support")
        } else {
            bench.config()
        };
        let mode = config.join("go/telemetry/mode");
        if fs::inspect(&mode)?.is_none() {
            let _lock = bench.lock(Duration::from_secs(20), cancel)?;
            mode.parent().map_or(Ok(Vec::new()), fs::create_dirs)?;
            fs::write_atomic(&mode, b"off\n", 0o644)?;
        }
        Ok(bench)
    }

    /// Removes everything it keeps: the next proof makes it anew.
    pub(crate) fn remove(host: &Host, cancel: &Cancel) -> Result<(), LockError> {
        let bench = Self { root: host.places.proofs() };
        let _lock = bench.lock(Duration::from_secs(20), cancel)?;
        Ok(tree::remove_tree(&bench.root)?)
    }

    /// Keeps other runs off what is written here.
    pub(crate) fn lock(&self, wait: Duration, cancel: &Cancel) -> Result<Lock, LockError> {
        Lock::take(&self.path("lock"), "proving a Go", wait, cancel, |_holder| ())
    }

    /// Removes the working directories of a `go build` that was killed. Only under the lock: no other is at work then.
    pub(crate) fn sweep(&self) -> Result<(), FsError> {
        for name in fs::list(&self.tmp())?.iter().filter(|name| name.starts_with("go-")) {
            tree::remove_tree(&self.tmp().join(name))?;
        }
        Ok(())
    }

    /// A file or directory below it.
    #[must_use]
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.root.join(name)
    }

    /// The HOME of programs that work for us.
    #[must_use]
    pub fn home(&self) -> PathBuf {
        self.path("home")
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.path("home/.config")
    }

    fn go_path(&self) -> PathBuf {
        self.path("gopath")
    }

    pub(crate) fn go_cache(&self) -> PathBuf {
        self.path("gocache")
    }

    pub(crate) fn tmp(&self) -> PathBuf {
        self.path("tmp")
    }

    /// An environment in which a `go` command keeps its hands off the person's home, downloads no other Go and sends
    /// nothing. Nothing of the person's environment is in it.
    #[must_use]
    pub fn env(&self, host: &Host) -> Env {
        let mut env = system_env(host);
        for (name, path) in [
            ("HOME", self.home()),
            ("USERPROFILE", self.home()),
            ("XDG_CONFIG_HOME", self.config()),
            ("XDG_CACHE_HOME", self.path("home/.cache")),
            ("XDG_DATA_HOME", self.path("home/.local/share")),
            ("XDG_STATE_HOME", self.path("home/.local/state")),
            ("TMPDIR", self.tmp()),
            ("TMP", self.tmp()),
            ("GOTMPDIR", self.tmp()),
        ] {
            env.set(name, path);
        }
        env.set("GOTOOLCHAIN", "local");
        env
    }

    /// [`Bench::env`] for a build without network and without settings of the person.
    #[must_use]
    pub fn build_env(&self, host: &Host) -> Env {
        let mut env = self.env(host);
        env.set("GOPATH", self.go_path());
        env.set("GOMODCACHE", self.path("gopath/pkg/mod"));
        env.set("GOCACHE", self.go_cache());
        for (name, value) in [
            ("GOENV", "off"),
            ("GOPROXY", "off"),
            ("GOWORK", "off"),
            ("GO111MODULE", "on"),
            ("GOTELEMETRY", "off"),
            ("CGO_ENABLED", "0"),
        ] {
            env.set(name, value);
        }
        env
    }
}

/// Variables that say how the network is reached from here.
const NETWORK: [&str; 10] = [
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
];

impl Bench {
    /// [`Bench::build_env`] for a build that fetches modules: from this source, past this machine's proxy, each module
    /// checked against the checksum database. No variable of the person takes that away.
    pub(crate) fn module_env(&self, host: &Host, net: &NetSettings, source: &ModuleSource) -> Env {
        let mut env = self.build_env(host);
        env.set("GOPROXY", &source.proxies);
        env.set("GOSUMDB", &source.database);
        env.set("GOFLAGS", "-trimpath");
        for name in NETWORK {
            if let Some(value) = host.env.get(name) {
                env.set(name, value);
            }
        }
        if let Some(file) = &net.ca_file {
            env.set("SSL_CERT_FILE", file);
        }
        // Passwords of a module proxy; the HOME of this environment has none.
        let netrc = host.env.absolute_path("NETRC").unwrap_or_else(|| host.places.home.join(".netrc"));
        env.set("NETRC", netrc);
        env
    }

    /// [`Bench::build_env`] for a tool, which starts the `go` it finds on PATH.
    pub(crate) fn tool_env(&self, host: &Host, go_root: &Path) -> Env {
        let mut env = self.build_env(host);
        env.put_first_on_path(&go_root.join("bin"));
        env
    }
}

/// What every program needs to start at all, and PATH as a system gives it.
pub(super) fn system_env(host: &Host) -> Env {
    let mut env = Env::default();
    env.set("PATH", SYSTEM_PATH);
    for name in ["SystemRoot", "SystemDrive", "windir", "PATHEXT", "ComSpec"] {
        if let Some(value) = host.env.get(name) {
            env.set(name, value);
        }
    }
    if let (true, Some(root)) = (host.platform.is_windows(), host.env.get("SystemRoot")) {
        let system = PathBuf::from(root).join("System32");
        env.set("PATH", OsStr::new(&system));
    }
    env
}
