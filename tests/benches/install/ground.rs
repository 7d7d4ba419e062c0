//! The ground all contestants stand on: one SDK as archive and as zip, one volume, one state of the caches.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a measurement stops where something is wrong, and starts real programs"
)]

use goready_tests::faults::{Machine, NEW, OLD, Start, cache, proxy, serve_proxy};
use goready_tests::server::Server;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// What the kernel remembers when a turn begins; what else it kept is dropped before every turn, where we may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Warmth {
    /// The archive, as after a download.
    ArchiveInMemory,
    /// Nothing.
    Cold,
}

/// What was prepared.
pub(crate) struct Ground {
    /// The SDK in the layout of go.dev.
    pub(crate) archive: PathBuf,
    /// Its hash.
    pub(crate) sha256: String,
    /// Serves the SDK's zip and the checksum database's answers.
    pub(crate) proxy: Server,
    /// An older `go`, which fetches the newer one by itself.
    pub(crate) older_go: PathBuf,
    warmth: Warmth,
    drops_caches: bool,
    zip: PathBuf,
    place: TempDir,
}

impl Ground {
    /// Fetches what is missing, and unpacks and repacks it.
    pub(crate) fn prepare(warmth: Warmth) -> Self {
        let source = proxy();
        let place = tempfile::Builder::new().prefix("bench-").tempdir_in(cache()).unwrap();
        let machine = Machine::new(place.path(), &source, Start::Bare);
        for version in [OLD, NEW] {
            let ran = machine.run(&["sdk", "install", version, "--yes"]);
            assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
        }
        let store = machine.home().join(".local/share/goready/sdk");
        let archive = repacked(&store);
        let drops_caches = fs::write("/proc/sys/vm/drop_caches", "3").is_ok();
        let zips = cache().join("toolchain-proxy/golang.org/toolchain/@v");
        let mut zip = fs::read_dir(zips).unwrap().map(|entry| entry.unwrap().path());
        let is_of_new = |path: &PathBuf| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            path.extension().is_some_and(|extension| extension == "zip")
                && name.contains(&format!("go{NEW}."))
        };
        Self {
            sha256: said(Command::new("sha256sum").arg(&archive)).split(' ').next().unwrap().to_owned(),
            archive,
            proxy: serve_proxy(),
            older_go: store.join(format!("go{OLD}/bin/go")),
            warmth,
            drops_caches,
            zip: zip.find(is_of_new).unwrap(),
            place,
        }
    }

    /// A new empty folder on the volume.
    pub(crate) fn fresh(&self) -> TempDir {
        tempfile::tempdir_in(self.place.path()).unwrap()
    }

    /// The same state of disk and caches before every turn.
    pub(crate) fn settle(&self) {
        assert!(Command::new("sync").status().unwrap().success());
        // What was deleted after the last turn is given back to the disk behind `sync`.
        thread::sleep(Duration::from_millis(500));
        if self.drops_caches {
            fs::write("/proc/sys/vm/drop_caches", "3").unwrap();
        }
        if self.warmth == Warmth::ArchiveInMemory {
            for file in [&self.archive, &self.zip] {
                io::copy(&mut File::open(file).unwrap(), &mut io::sink()).unwrap();
            }
        }
    }

    /// What is compared, and where.
    pub(crate) fn describe(&self, rounds: usize) -> String {
        let bytes = |path: &Path| path.metadata().unwrap().len() / 1_000_000;
        let volume = said(Command::new("stat").args(["-f", "-c", "%T"]).arg(self.place.path()));
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let caches = match (self.drops_caches, self.warmth) {
            (false, _) => "caches as they are (dropping them needs root)",
            (true, Warmth::ArchiveInMemory) => "caches dropped, the archive read once",
            (true, Warmth::Cold) => "caches dropped",
        };
        format!(
            "Go {NEW}, tar.gz {} MB, zip {} MB; {} processors, {}, {rounds} rounds, {caches}, load {}",
            bytes(&self.archive),
            bytes(&self.zip),
            thread::available_parallelism().map_or(1, std::num::NonZero::get),
            volume.trim(),
            load.split(' ').next().unwrap_or("unknown"),
        )
    }
}

/// The SDK of the store as go.dev packs it; made once.
fn repacked(store: &Path) -> PathBuf {
    let archive = cache().join(format!("go{NEW}.linux-amd64.tar.gz"));
    if !archive.is_file() {
        let partial = archive.with_extension("partial");
        let made = Command::new("tar")
            .args(["--format=ustar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner"])
            .arg(format!("--transform=s,^go{NEW},go,"))
            .arg("-C")
            .arg(store)
            .arg("-czf")
            .arg(&partial)
            .arg(format!("go{NEW}"))
            .status();
        assert!(made.unwrap().success());
        fs::rename(partial, &archive).unwrap();
    }
    archive
}

fn said(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}
