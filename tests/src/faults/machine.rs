//! A home that is set up, interrupted and taken back, by the real binary.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of tests stop the test where something is wrong, and start real programs"
)]

use super::proxy::{NEW, OLD, cache};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What is in a home before the run that is interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The shell files of a person, nothing of ours.
    Bare,
    /// The same, and an older Go that we set up for bash.
    OldGo,
}

/// How a run ended and what it printed.
#[derive(Clone, Debug)]
pub struct Ran {
    /// The exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// A home and how goready is run in it.
#[derive(Clone, Debug)]
pub struct Machine {
    place: PathBuf,
    source: String,
    /// What it was before.
    pub start: Start,
}

/// The binary: `GOREADY_BIN`, else the one beside this test's.
#[must_use]
pub fn binary() -> PathBuf {
    let given = std::env::var_os("GOREADY_BIN").map(PathBuf::from);
    let binary = given.unwrap_or_else(|| {
        std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().join("goready")
    });
    assert!(binary.is_file(), "{} is missing: cargo build -p goready", binary.display());
    binary
}

/// Where homes are made: `GOREADY_TEST_VOLUME`, else shared memory where there is some (what SIGKILL leaves does not
/// depend on the disk, and a thousand SDKs need not wear one), else the usual place.
#[must_use]
pub fn volume() -> PathBuf {
    let given = std::env::var_os("GOREADY_TEST_VOLUME").map(PathBuf::from);
    let shared = Path::new("/dev/shm");
    given.unwrap_or_else(|| if shared.is_dir() { shared.to_owned() } else { std::env::temp_dir() })
}

impl Machine {
    /// A new home below `place`, with shell files that are a person's: no final newline, CR LF, not UTF-8.
    #[must_use]
    pub fn new(place: &Path, source: &str, start: Start) -> Self {
        let machine = Self { place: place.canonicalize().unwrap(), source: source.to_owned(), start };
        let home = machine.home();
        for (name, bytes) in [
            (".profile", b"# mine\nEDITOR=vi; export EDITOR".as_slice()),
            (".bashrc", b"# mine\r\nalias ll='ls -l'\r\n"),
            (".zshrc", b"# caf\xe9, not UTF-8\nHISTSIZE=1000\n"),
            (".config/go/env", b"GONOPROXY=example.com\nGOPROXY=https://proxy.example.com\n"),
        ] {
            let path = home.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        machine.warm();
        if start == Start::OldGo {
            let ran = machine.run(&["setup", "--go", OLD, "--shells", "bash", "--yes"]);
            assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
        }
        machine
    }

    /// The home.
    #[must_use]
    pub fn home(&self) -> PathBuf {
        self.place.join("home")
    }

    /// Makes the build cache of the proofs a link to one that all tests share: a cold one costs half a minute of
    /// compiling Go's library for each proof. An undo of the first set-up removes the link, not the cache.
    pub fn warm(&self) {
        let shared = cache().join("proofs-gocache");
        fs::create_dir_all(&shared).unwrap();
        let link = self.home().join(".cache/goready/proofs/gocache");
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        if fs::symlink_metadata(&link).is_err() {
            symlink(shared, link).unwrap();
        }
    }

    /// The words of the run that is interrupted: another Go, one more shell, a `go env -w` value.
    #[must_use]
    pub fn wish(&self) -> Vec<&'static str> {
        vec![
            "setup",
            "--go",
            NEW,
            "--shells",
            "bash,zsh",
            "--goproxy",
            "https://goproxy.example.org,direct",
            "--yes",
        ]
    }

    /// The same home, asking these sources instead.
    #[must_use]
    pub fn asking(&self, sources: &str) -> Self {
        Self { source: sources.to_owned(), ..self.clone() }
    }

    /// The command, its output kept.
    #[must_use]
    pub fn command(&self, words: &[&str]) -> Command {
        self.prefixed(&[], words)
    }

    /// The command below another one, such as strace.
    #[must_use]
    pub fn prefixed(&self, prefix: &[&str], words: &[&str]) -> Command {
        let binary = binary();
        let mut command = match prefix {
            [] => Command::new(binary),
            [program, args @ ..] => {
                let mut command = Command::new(program);
                command.args(args).arg(binary);
                command
            }
        };
        command.arg("--home").arg(self.home()).args(words);
        if words.first() != Some(&"undo") {
            command.args(["--source", &self.source]);
        }
        self.environment(&mut command);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// A person's environment, made from nothing.
    pub fn environment(&self, command: &mut Command) {
        command.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", self.home()).env("USER", "ada");
        command.env("LANG", "C.UTF-8").env("SHELL", "/bin/bash").current_dir(&self.place);
    }

    /// Runs goready to its end.
    #[must_use]
    pub fn run(&self, words: &[&str]) -> Ran {
        let output = self.command(words).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ran { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }

    /// The journal that the interrupted run writes.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        let receipt = if self.start == Start::OldGo { "0002" } else { "0001" };
        self.home().join(".local/state/goready/history").join(receipt).join("journal.jsonl")
    }

    /// What the active Go says of itself, if there is one; an error when there is one that does not work.
    pub fn active_version(&self) -> Result<Option<String>, String> {
        let link = self.home().join(".local/share/goready/go");
        if fs::symlink_metadata(&link).is_err() {
            return Ok(None);
        }
        let mut go = Command::new(link.join("bin/go"));
        self.environment(&mut go);
        // Go counts its own use below the home; that must not be taken for ours.
        go.env("HOME", self.elsewhere());
        let output = go.arg("version").output().map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let version = text.strip_prefix("go version go").and_then(|rest| rest.split(' ').next());
        version.map(|version| Some(version.to_owned())).ok_or_else(|| format!("go version: {output:?}"))
    }

    /// A home for Go itself.
    fn elsewhere(&self) -> PathBuf {
        let dir = self.place.join("elsewhere");
        fs::create_dir_all(&dir).unwrap();
        dir
    }

    /// Builds and runs a hello world with the Go that a fresh login shell finds.
    pub fn hello(&self) -> Result<(), String> {
        let dir = self.place.join("hello");
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("go.mod"), "module hello\n\ngo 1.19\n").unwrap();
        fs::write(dir.join("main.go"), "package main\n\nfunc main() { println(\"hello\") }\n").unwrap();
        let mut shell = Command::new("bash");
        self.environment(&mut shell);
        shell.env("GOCACHE", cache().join("proofs-gocache")).env("GOFLAGS", "-buildvcs=false");
        shell.env("GOTELEMETRY", "off").env("GOTOOLCHAIN", "local").env("CGO_ENABLED", "0");
        shell.env("ELSEWHERE", self.elsewhere());
        let script = "cd ../hello && HOME=$ELSEWHERE go build -o hello . && ./hello";
        let output = shell.current_dir(self.home()).args(["-lc", script]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() && said == "hello\n" { Ok(()) } else { Err(format!("hello: {output:?}")) }
    }

    /// What lies about that no finished run leaves: unfinished downloads, files not yet in their place, staging,
    /// receipts without a beginning.
    #[must_use]
    pub fn strays(&self) -> Vec<String> {
        let mut strays = Vec::new();
        let mut waiting = vec![self.home()];
        while let Some(dir) = waiting.pop() {
            if dir.ends_with("goready/sdk") || dir.ends_with("goready/proofs") {
                continue; // pictures compare the first, and the second is Go's own
            }
            for entry in fs::read_dir(&dir).unwrap() {
                let entry = entry.unwrap();
                let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
                let is_unfinished = [".goready-new", ".partial", ".partial.json", ".json.new"]
                    .iter()
                    .any(|end| name.ends_with(end));
                let is_receipt = dir.ends_with("goready/history") && path.is_dir();
                if is_unfinished || name == "staging" || (is_receipt && !path.join("journal.jsonl").exists())
                {
                    strays.push(path.display().to_string());
                }
                if entry.file_type().unwrap().is_dir() {
                    waiting.push(path);
                }
            }
        }
        strays
    }
}
