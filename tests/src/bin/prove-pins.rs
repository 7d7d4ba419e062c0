//! The maintainer's command that proves the table of tools in `assets/data/tools.toml` again, by real builds.
//!
//! ```text
//! cargo build -p goready
//! cargo run -p goready-tests --bin prove-pins                              every pin; half an hour or more
//! cargo run -p goready-tests --bin prove-pins -- --line 1.22 --tool gopls  these
//! ```
//!
//! Each pin is built by goready itself, with the Go it was run with, in a home of its own, and must do what it is for; then
//! the release that the table names as the first that does not fit must behave as the table says, built by `go install`
//! under `GOTOOLCHAIN=local`. Releases newer than the table are told. Ends with 1 where the table is wrong.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command for maintainers, who read its output, and which starts real programs"
)]

use goready_installers::catalog::tool_pins::{Limit, Pin, Tool, ToolPins, ToolVersion};
use goready_installers::version::{GoLine, GoVersion};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::time::Instant;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What to prove.
#[derive(Default)]
struct Wanted {
    line: Option<GoLine>,
    tool: Option<Tool>,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let proved = wanted(&args).and_then(|wanted| prove(&wanted));
    match proved {
        Ok(0) => ExitCode::SUCCESS,
        Ok(wrong) => {
            eprintln!("prove-pins: {wrong} pins are wrong");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("prove-pins: {error}");
            ExitCode::FAILURE
        }
    }
}

fn wanted(args: &[String]) -> Outcome<Wanted> {
    let mut wanted = Wanted::default();
    let mut args = args.iter();
    while let Some(name) = args.next() {
        let value = args.next().ok_or("usage: prove-pins [--line 1.22] [--tool gopls]")?;
        match name.as_str() {
            "--line" => wanted.line = Some(value.parse()?),
            "--tool" => wanted.tool = Some(value.parse()?),
            _ => return Err(format!("no such option: {name}").into()),
        }
    }
    Ok(wanted)
}

/// How many pins are wrong.
fn prove(wanted: &Wanted) -> Outcome<usize> {
    let table = ToolPins::built_in();
    let is_wanted = |pin: &&Pin| {
        wanted.line.is_none_or(|line| pin.run_with.line() == line)
            && wanted.tool.is_none_or(|tool| pin.tool == tool)
    };
    let mut by_go: BTreeMap<GoVersion, Vec<&Pin>> = BTreeMap::new();
    for pin in table.pins().iter().filter(is_wanted) {
        by_go.entry(pin.run_with).or_default().push(pin);
    }
    let mut wrong = 0;
    for (go, pins) in &by_go {
        let home = Home::new(*go)?;
        for pin in pins {
            let begun = Instant::now();
            let found = home.proves(pin).and_then(|()| home.limits(pin));
            let secs = begun.elapsed().as_secs();
            match found {
                Ok(limit) => println!("ok    {go} {} {} ({secs} s): {limit}", pin.tool, pin.version),
                Err(error) => {
                    wrong += 1;
                    println!("WRONG {go} {} {} ({secs} s): {error}", pin.tool, pin.version);
                }
            }
        }
    }
    for tool in Tool::ALL.into_iter().filter(|tool| wanted.tool.is_none_or(|wanted| wanted == *tool)) {
        tell_newer(&table, tool);
    }
    Ok(wrong)
}

/// A home with one Go.
struct Home {
    dir: tempfile::TempDir,
    go: GoVersion,
}

impl Home {
    fn new(go: GoVersion) -> Outcome<Self> {
        let home = Self { dir: tempfile::tempdir()?, go };
        home.goready(&["setup", "--go", &go.bare(), "--shells", "none"])?;
        Ok(home)
    }

    /// Builds the pin, has it do what it is for, and takes it back.
    fn proves(&self, pin: &Pin) -> Outcome<()> {
        let named = format!("{}@{}", pin.tool, pin.version);
        self.goready(&["tools", "install", &named])?;
        self.goready(&["undo"])
    }

    /// Why no newer release is pinned, as it shows now.
    fn limits(&self, pin: &Pin) -> Outcome<String> {
        let (version, builds) = match &pin.limit {
            Limit::Newest => return Ok("the newest".to_owned()),
            Limit::NeedsGo { version, .. } | Limit::DoesNotBuild { version, .. } => (version, false),
            Limit::Refuses { version, .. } | Limit::Warns { version, .. } => (version, true),
        };
        let output = self.go_install(pin.tool, version)?;
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let said = text.lines().rfind(|line| !line.starts_with("go: downloading")).unwrap_or_default();
        let holds = match &pin.limit {
            Limit::NeedsGo { .. } => said.contains("requires go >= ") || text.contains("invalid go version"),
            Limit::Newest | Limit::DoesNotBuild { .. } | Limit::Refuses { .. } | Limit::Warns { .. } => true,
        };
        if output.status.success() == builds && holds {
            return Ok(format!("{version} {}", if builds { "builds, as the table says" } else { said }));
        }
        Err(format!("{version} should {}build: {said}", if builds { "" } else { "not " }).into())
    }

    fn go_install(&self, tool: Tool, version: &ToolVersion) -> Outcome<Output> {
        let home = self.dir.path();
        let root = home.join(".local/share/goready/sdk").join(self.go.to_string());
        let mut go = Command::new(root.join("bin/go"));
        go.current_dir(home).env_clear().env("PATH", "/usr/bin:/bin").env("HOME", home.join("scratch"));
        for (name, value) in [("GOTOOLCHAIN", "local"), ("CGO_ENABLED", "0"), ("GOFLAGS", "-trimpath")] {
            go.env(name, value);
        }
        for (name, value) in std::env::vars().filter(|(name, _)| is_about_network(name)) {
            go.env(name, value);
        }
        Ok(go.args(["install", &format!("{}@{version}", tool.package())]).output()?)
    }

    fn goready(&self, words: &[&str]) -> Outcome<()> {
        let output = Command::new(goready()?)
            .arg("--home")
            .arg(self.dir.path())
            .args(words)
            .args(["--source", "modules", "--yes", "--quiet"])
            .output()?;
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(format!("goready {}: {}", words.join(" "), said.trim()).into())
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // Go's module cache forbids writing to its directories.
        let _ = Command::new("chmod").arg("-R").arg("u+w").arg(self.dir.path()).status();
    }
}

fn is_about_network(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    name == "GOPROXY" || name.ends_with("_PROXY") || name.starts_with("SSL_CERT_")
}

/// The binary beside this one.
fn goready() -> Outcome<PathBuf> {
    let beside = std::env::current_exe()?.with_file_name("goready");
    if Path::new(&beside).is_file() { Ok(beside) } else { Err("first: cargo build -p goready".into()) }
}

/// Releases newer than the table do not make it wrong; somebody should look at them.
fn tell_newer(table: &ToolPins, tool: Tool) {
    let Some(fact) = table.fact(tool) else { return };
    let url = format!("https://proxy.golang.org/{}/@latest", module(tool));
    let output = Command::new("curl").args(["-fsSL", &url]).output();
    let newest = output.ok().and_then(|output| {
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
        answer.get("Version")?.as_str()?.parse::<ToolVersion>().ok()
    });
    match newest {
        Some(newest) if newest > fact.newest => println!("look  {tool} {newest} is newer than the table"),
        Some(_) => {}
        None => println!("look  {tool}: the module proxy does not tell its newest release"),
    }
}

fn module(tool: Tool) -> &'static str {
    match tool {
        Tool::Gopls => "golang.org/x/tools/gopls",
        Tool::Dlv => "github.com/go-delve/delve",
        Tool::Goimports => "golang.org/x/tools",
        Tool::Staticcheck => "honnef.co/go/tools",
    }
}
