//! The maintainer's command that makes the pinned lists in `assets/data`; run it at the root of the repository.
//!
//! ```text
//! cargo run -p goready-tests --bin pin-releases -- compact INPUT.json DAY
//! cargo run -p goready-tests --bin pin-releases -- h1 CACHE-DIR DAY
//! ```
//!
//! `compact` writes `releases.txt` from the JSON list of Go's download site, which was taken on DAY. `h1` writes
//! `h1-pins.txt`: it asks a module proxy which toolchains it has, and the checksum database, with proof, for the directory
//! hash of the newest patch of each line on each platform. It asks for nothing that the proxy does not list, so no name
//! is guessed. What the database answers is kept in CACHE-DIR, so that a run that was interrupted does not ask twice.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for maintainers, who read its output"
)]

use goready_installers::catalog::goproxy::{MODULE_TOOLCHAIN, ModuleFile, ProxyUrl, ToolchainModule};
use goready_installers::catalog::services::{ModuleProxy, Relay, Services};
use goready_installers::catalog::{OLDEST_LINE, compact_official_index};
use goready_installers::error::{Class, Coded};
use goready_installers::host::net::{Net, NetSettings};
use goready_installers::observe::Cancel;
use goready_installers::platform::Platform;
use goready_installers::trust::{SourceFailure, SumDb, TileSource, TreeHead};
use goready_installers::version::{GoLine, GoVersion};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args.as_slice() {
        ["compact", input, day] => compact(Path::new(input), day),
        ["h1", cache, day] => pin_h1(Path::new(cache), day),
        _ => Err("usage: pin-releases compact INPUT.json DAY | pin-releases h1 CACHE-DIR DAY".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pin-releases: {error}");
            ExitCode::FAILURE
        }
    }
}

fn compact(input: &Path, day: &str) -> Outcome<()> {
    write("assets/data/releases.txt", &compact_official_index(&fs::read(input)?, day)?)
}

fn pin_h1(cache: &Path, day: &str) -> Outcome<()> {
    let services = Services::built_in()?;
    let database = SumDb::golang();
    let is_relay = |proxy: &&ModuleProxy| matches!(proxy.checksum_database, Relay::Relayed);
    let proxy: ProxyUrl = services
        .module_proxies
        .iter()
        .find(is_relay)
        .ok_or("no proxy passes on the checksum database")?
        .url
        .parse()?;
    let net = Net::new(NetSettings::new("goready-pin-releases"));
    let list =
        net.get_small(&proxy.join(&ModuleFile::List.path(MODULE_TOOLCHAIN)?), 4 << 20, &Cancel::default())?;
    let source = Kept { net, base: proxy.join(&format!("sumdb/{}", database.name())), dir: cache.to_owned() };
    let (mut head, mut lines): (Option<TreeHead>, Vec<String>) = (None, Vec::new());
    for module in newest(ToolchainModule::list(&String::from_utf8_lossy(&list))) {
        let record = database
            .lookup(&source, MODULE_TOOLCHAIN, &module.to_string(), head.as_ref())
            .map_err(|error| format!("{module}: {error}"))?;
        println!("{module} {} (record {})", record.h1, record.id);
        lines.push(format!("{module} {}", record.h1));
        head = Some(record.head);
    }
    let tree = head.ok_or("nothing was looked up")?.size();
    println!("{} pinned, tree {tree}", lines.len());
    write("assets/data/h1-pins.txt", &format!("{HEAD}tree {tree}\nday {day}\n{}\n", lines.join("\n")))
}

const HEAD: &str = "\
# Directory hashes of Go's toolchain modules: the newest patch of each line on each platform that the proxy listed.
# Each record was proved to be in the checksum database's signed tree, and each tree to continue the one before; the
# last had as many records as `tree` says, on that day.
# Made by: cargo run -p goready-tests --bin pin-releases -- h1 CACHE-DIR DAY
";

/// The newest patch of each line on each platform, oldest line first.
fn newest(modules: Vec<ToolchainModule>) -> impl Iterator<Item = ToolchainModule> {
    let mut newest: BTreeMap<(GoLine, Platform), GoVersion> = BTreeMap::new();
    for ToolchainModule { go, platform } in modules {
        if go.is_stable() && go.line() >= OLDEST_LINE {
            newest.entry((go.line(), platform)).and_modify(|known| *known = go.max(*known)).or_insert(go);
        }
    }
    newest.into_iter().map(|((_, platform), go)| ToolchainModule { go, platform })
}

/// The database behind a proxy, with what it answered kept in a directory.
struct Kept {
    net: Net,
    base: String,
    dir: PathBuf,
}

impl TileSource for Kept {
    fn get(&self, path: &str) -> Result<Vec<u8>, SourceFailure> {
        let file = self.dir.join(path.trim_start_matches('/').replace('/', "_"));
        if let Ok(bytes) = fs::read(&file) {
            return Ok(bytes);
        }
        let failure = |message: String, class| SourceFailure { path: path.to_owned(), message, class };
        let bytes = self
            .net
            .get_small(&format!("{}{path}", self.base), 1 << 20, &Cancel::default())
            .map_err(|error| failure(error.to_string(), error.class()))?;
        fs::create_dir_all(&self.dir)
            .and_then(|()| fs::write(&file, &bytes))
            .map_err(|error| failure(error.to_string(), Class::Io))?;
        Ok(bytes)
    }
}

fn write(path: &str, text: &str) -> Outcome<()> {
    fs::write(path, text)
        .map_err(|error| format!("cannot write {path} (run this at the repository's root): {error}"))?;
    println!("{path}: {} bytes", text.len());
    Ok(())
}
