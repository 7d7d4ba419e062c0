//! A home of its own for each test, an environment made from nothing, and what a run did.

use snapbox::cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A home that no other test sees.
pub(crate) struct Sandbox {
    dir: TempDir,
}

/// What a run printed, and how it ended.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        let sandbox = Self { dir: tempfile::tempdir().unwrap() };
        fs::create_dir(sandbox.home()).unwrap();
        sandbox
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file below the home.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.home().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The binary with HOME in the sandbox and nothing else of this process's environment.
    pub(crate) fn command(&self) -> Command {
        self.at_home(Command::new(env!("CARGO_BIN_EXE_goready")))
    }

    /// The same, killed where it takes longer than anything does that waits for nobody.
    pub(crate) fn bounded(&self) -> Command {
        self.at_home(Command::new("timeout").args(["-s", "KILL", "60", env!("CARGO_BIN_EXE_goready")]))
    }

    fn at_home(&self, command: Command) -> Command {
        command.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", self.home()).current_dir(self.dir.path())
    }

    /// Copies the binary below the sandbox. Were it written by this process, a child that another test starts meanwhile
    /// would hold it open, and it could not be run.
    pub(crate) fn copy_binary(&self, to: &Path) {
        let copy = Command::new("cp").arg(env!("CARGO_BIN_EXE_goready")).arg(to);
        let copied = copy.current_dir(self.dir()).output().unwrap();
        assert!(copied.status.success(), "{copied:?}");
    }

    pub(crate) fn run(&self, words: &[&str]) -> Ran {
        ran(self.command().args(words))
    }

    /// Every path below the home, with what it holds.
    pub(crate) fn tree(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut tree = BTreeMap::new();
        collect(&self.home(), &mut tree);
        tree
    }
}

pub(crate) fn ran(command: Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn collect(dir: &Path, tree: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_symlink() {
            let target = fs::read_link(&path).unwrap();
            tree.insert(path, target.into_os_string().into_encoded_bytes());
        } else if path.is_dir() {
            collect(&path, tree);
            tree.insert(path, Vec::new());
        } else {
            let bytes = fs::read(&path).unwrap();
            tree.insert(path, bytes);
        }
    }
}

impl Ran {
    /// The one JSON object on standard output.
    pub(crate) fn json(&self) -> serde_json::Value {
        let values: Vec<serde_json::Value> =
            serde_json::Deserializer::from_str(&self.stdout).into_iter().map(Result::unwrap).collect();
        assert_eq!(values.len(), 1, "{}", self.stdout);
        assert!(values[0].is_object(), "{}", self.stdout);
        values[0].clone()
    }

    /// Fails unless the run ended so, with this code in its message.
    #[track_caller]
    pub(crate) fn failed_with(&self, exit: i32, code: &str) {
        assert_eq!(self.code, exit, "{}{}", self.stdout, self.stderr);
        assert!(self.stderr.contains(&format!("[{code}]")), "{}", self.stderr);
    }
}
