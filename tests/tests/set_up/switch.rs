//! `sdk use` switches between installed Gos, and each real shell sees the switch.

use crate::{Bare, module_proxy};
use goready_installers::shell::Shell;
use goready_tests::faults::{Machine, NEW, OLD, Ran};
use goready_tests::sampled;
use goready_tests::shells::{REAL, program};
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};

/// Every line that goready installs, oldest first, and the newest Go there is.
const LINES: [&str; 6] = ["1.19", "1.20", "1.21", "1.22", "1.23", "stable"];

/// A home and a PATH on which every real shell is found by its name, wherever `tests/install` put it.
struct Shells {
    bare: Bare,
    path: String,
}

impl Shells {
    fn new(source: &str) -> Self {
        let bare = Bare::new(source);
        let bin = bare.machine.home().parent().unwrap().join("shells");
        fs::create_dir(&bin).unwrap();
        for shell in REAL {
            let name = shell.executables().first().unwrap();
            symlink(program(shell), bin.join(name)).unwrap();
        }
        Self { bare, path: format!("{}:/usr/bin:/bin", bin.display()) }
    }

    fn run(&self, words: &[&str]) -> Ran {
        let output = self.bare.machine.command(words).env("PATH", &self.path).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let ran =
            Ran { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) };
        assert_eq!(ran.code, Some(0), "{words:?}: {}{}", ran.stdout, ran.stderr);
        ran
    }

    /// Fails unless `go version` says this in each fresh shell.
    #[track_caller]
    fn all_see(&self, version: &str) {
        for shell in REAL {
            assert_eq!(version_in(shell, &self.bare.machine), version, "{shell:?}");
        }
    }
}

/// What `go version` says in a fresh shell, typed as a person would: at login where the shell knows one.
fn version_in(shell: Shell, machine: &Machine) -> String {
    const QUESTION: &str = "go version";
    let (args, input): (&[&str], &str) = match shell {
        Shell::Sh
        | Shell::Dash
        | Shell::Bash
        | Shell::Zsh
        | Shell::Ksh
        | Shell::Mksh
        | Shell::Fish
        | Shell::Xonsh => (&["-l", "-c", QUESTION], ""),
        Shell::Tcsh | Shell::Csh => (&["-l"], QUESTION),
        Shell::Nushell => (&["--no-history", "-l", "-c", QUESTION], ""),
        Shell::Elvish => (&[], QUESTION),
        Shell::PowerShell => panic!("no package source here has it"),
    };
    let mut command = Command::new(program(shell));
    machine.environment(&mut command);
    let mut child = command
        .args(args)
        .envs([("GOTELEMETRY", "off"), ("TERM", "xterm"), ("HISTFILE", "/dev/null")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(format!("{input}\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let version = said.lines().find_map(|line| line.strip_prefix("go version go")?.split(' ').next());
    version.unwrap_or_else(|| panic!("{shell:?}: {output:?}")).to_owned()
}

#[test]
fn each_real_shell_sees_the_switch_to_another_go() {
    let (_server, source) = module_proxy();
    let shells = Shells::new(&source);
    let all = REAL.map(|shell| serde_json::to_value(shell).unwrap().as_str().unwrap().to_owned()).join(",");
    shells.run(&["sdk", "install", OLD, "--yes"]);
    shells.run(&["setup", "--go", NEW, "--shells", &all, "--yes"]);
    shells.all_see(NEW);
    // The short form is a line: the newest of it that is installed.
    let ran = shells.run(&["sdk", "use", "1.22", "--yes"]);
    assert!(ran.stderr.contains(OLD), "{}", ran.stderr);
    shells.all_see(OLD);
    shells.run(&["undo", "--yes"]);
    shells.all_see(NEW);
    sampled(&format!("sdk use: a switch and its undo, seen by {} real shells", REAL.len()));
}

#[test]
#[ignore = "long: some 5 minutes and 450 MB from the module proxy"]
fn every_line_installs_builds_and_runs_and_takes_its_turn() {
    let (_server, source) = module_proxy();
    let bare = Bare::new(&source);
    let machine = &bare.machine;
    let run = |words: &[&str]| {
        let ran = machine.run(words);
        assert_eq!(ran.code, Some(0), "{words:?}: {}{}", ran.stdout, ran.stderr);
    };
    let mut versions = Vec::new();
    for line in LINES {
        // Ends with 1 unless hello was built and run.
        run(&["setup", "--go", line, "--shells", "bash", "--yes"]);
        machine.hello().unwrap();
        versions.push(machine.active_version().unwrap().unwrap());
    }
    for version in versions.iter().rev().skip(1) {
        run(&["sdk", "use", version, "--yes"]);
        assert_eq!(version_in(Shell::Bash, machine), *version);
        machine.hello().unwrap();
    }
    run(&["undo", "--all", "--yes"]);
    assert_eq!(machine.active_version().unwrap(), None);
    sampled(&format!("every line: {} installed, built hello and took their turn", versions.join(", ")));
}
