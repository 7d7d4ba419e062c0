//! The maintainer's command that makes `assets/data/ports.txt`; run it at the root of the repository.
//!
//! ```text
//! cargo run -p goready-tests --bin pin-ports -- SDKS DAY
//! ```
//!
//! SDKS is a directory of unpacked SDKs that run on this machine, such as the store of a home that goready set up
//! (`goready sdk install` each line's first and newest release). Each is asked, on DAY, what it builds for; the releases
//! of a line must agree.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command for maintainers, who read its output; it starts the SDKs"
)]

use goready_installers::catalog::matrix::PortSource;
use goready_installers::catalog::matrix::ports::{self, LinePorts, Listed, PortFacts};
use goready_installers::platform::Target;
use goready_installers::version::GoVersion;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

type Outcome<T> = Result<T, Box<dyn Error>>;

const GOAL: &str = "assets/data/ports.txt";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args.as_slice() {
        [sdks, day] => pin(Path::new(sdks), day),
        _ => Err("usage: pin-ports SDKS DAY".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pin-ports: {error}");
            ExitCode::FAILURE
        }
    }
}

fn pin(sdks: &Path, day: &str) -> Outcome<()> {
    let mut lines: Vec<LinePorts> = Vec::new();
    let mut found: Vec<GoVersion> = Vec::new();
    for entry in fs::read_dir(sdks)? {
        found.extend(entry?.file_name().to_string_lossy().parse::<GoVersion>().ok());
    }
    found.sort_unstable();
    for version in found {
        let ports = asked(&sdks.join(version.to_string()), version, day)?;
        println!("{version}: {} targets", ports.targets.len());
        match lines.iter_mut().find(|known| known.line == ports.line) {
            Some(known) if (&known.targets, known.unlisted) == (&ports.targets, ports.unlisted) => {
                known.asked.push(version);
            }
            Some(known) => return Err(format!("{version} differs from {:?}", known.asked).into()),
            None => lines.push(ports),
        }
    }
    let text = ports::written(&lines);
    fs::write(GOAL, &text)
        .map_err(|error| format!("cannot write {GOAL} (run this at the repository's root): {error}"))?;
    println!("{GOAL}: {} lines of Go, {} bytes", lines.len(), text.len());
    Ok(())
}

/// What a release says of itself.
fn asked(sdk: &Path, version: GoVersion, day: &str) -> Outcome<LinePorts> {
    let (targets, unlisted) = if let Ok(json) = dist_list(sdk, &["-broken"]) {
        (ports::of_dist_list(&json)?, PortSource::Ran)
    } else {
        let mut targets = ports::of_dist_list(&dist_list(sdk, &[])?)?;
        targets.extend(incomplete(&fs::read_to_string(sdk.join("src/cmd/dist/build.go"))?)?);
        (targets, PortSource::Read)
    };
    Ok(LinePorts { line: version.line(), asked: vec![version], day: day.to_owned(), unlisted, targets })
}

fn dist_list(sdk: &Path, more: &[&str]) -> Outcome<Vec<u8>> {
    let mut go = Command::new(sdk.join("bin/go"));
    go.args(["tool", "dist", "list", "-json"]).args(more).env("GOTOOLCHAIN", "local").env_remove("GOROOT");
    let output = go.output().map_err(|error| format!("{}: {error}", sdk.display()))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("{}: {}", sdk.display(), String::from_utf8_lossy(&output.stderr)).into())
    }
}

/// The targets that `build.go` of before 1.21 marks as not complete.
fn incomplete(source: &str) -> Outcome<BTreeMap<Target, PortFacts>> {
    let cgo = table(source, "var cgoEnabled = map[string]bool{")?;
    let marked = table(source, "var incomplete = map[string]bool{")?;
    let facts = marked.into_keys().map(|name| {
        let (os, arch) = name.split_once('/').ok_or("a target without a slash")?;
        let has_cgo = *cgo.get(&name).ok_or("a target that cgoEnabled does not know")?;
        let facts = PortFacts { listed: Listed::Broken, cgo: has_cgo, source: PortSource::Read };
        Ok((Target::new(os, arch), facts))
    });
    facts.collect()
}

/// A `map[string]bool` of a Go source: `"linux/sparc64": true,` a line.
fn table(source: &str, start: &str) -> Outcome<BTreeMap<String, bool>> {
    let (_, body) = source.split_once(start).ok_or_else(|| format!("no `{start}`"))?;
    let (body, _) = body.split_once("\n}").ok_or("a table without an end")?;
    let entries = body.lines().filter_map(|line| line.trim().strip_suffix(',')?.split_once(':'));
    Ok(entries.map(|(name, value)| (name.trim_matches('"').to_owned(), value.trim() == "true")).collect())
}
