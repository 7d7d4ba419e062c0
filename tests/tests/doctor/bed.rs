//! A home that a real set-up made, brought back to that state after each fault.

use goready_tests::faults::{Hashes, Picture, binary, cache, differences};
use goready_tests::sdk::sdk;
use serde_json::Value;
use std::cell::RefCell;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The Go of the healthy home: the newest that is pinned, so that it is supported and needs no network to be verified.
pub(crate) const VERSION: &str = "1.27.4";

/// What a run printed, and how it ended.
pub(crate) struct Looked {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Looked {
    pub(crate) fn findings(&self) -> Vec<Value> {
        let answer: Value = serde_json::from_str(&self.stdout).unwrap_or_default();
        findings_of(&answer)
    }

    pub(crate) fn codes(&self) -> Vec<String> {
        codes_of(&self.findings())
    }

    pub(crate) fn is_broken(&self) -> bool {
        let is_broken = |finding: &Value| finding.get("severity").and_then(Value::as_str) == Some("broken");
        self.findings().iter().any(is_broken)
    }
}

/// The findings in an examination.
pub(crate) fn findings_of(examination: &Value) -> Vec<Value> {
    examination.get("findings").and_then(Value::as_array).cloned().unwrap_or_default()
}

/// Their codes.
pub(crate) fn codes_of(findings: &[Value]) -> Vec<String> {
    let codes = findings.iter().filter_map(|finding| finding.get("code").and_then(Value::as_str));
    codes.map(str::to_owned).collect()
}

/// The home, and what it was like when healthy.
pub(crate) struct Bed {
    dir: TempDir,
    hashes: RefCell<Hashes>,
}

impl Bed {
    /// Shells that the set-up is about.
    pub(crate) const SHELLS: [&'static str; 3] = ["bash", "zsh", "fish"];

    pub(crate) fn new() -> Self {
        let bed = Self { dir: TempDir::new().unwrap(), hashes: RefCell::new(Hashes::default()) };
        for name in ["home/.local/share/goready", "home/.cache/goready/proofs", "tmp", "work", "store"] {
            fs::create_dir_all(bed.place(name)).unwrap();
        }
        fs::write(bed.home().join(".bashrc"), "# mine\nalias ll='ls -l'\n").unwrap();
        fs::write(bed.home().join(".profile"), "# mine\n").unwrap();
        // The SDK is not copied with the home, and the build cache is shared: a cold one costs half a minute.
        symlink(bed.place("store"), bed.home().join(".local/share/goready/sdk")).unwrap();
        let gocache = cache().join("verify-gocache");
        fs::create_dir_all(&gocache).unwrap();
        symlink(gocache, bed.home().join(".cache/goready/proofs/gocache")).unwrap();
        let ran = bed.run(&[], &["setup", "--go", VERSION, "--shells", &Self::SHELLS.join(","), "--yes"]);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        run("cp", &["-a", bed.home().to_str().unwrap(), bed.place("healthy").to_str().unwrap()]);
        bed
    }

    /// A path beside the home.
    pub(crate) fn place(&self, name: &str) -> PathBuf {
        self.dir.path().canonicalize().unwrap().join(name)
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.place("home")
    }

    /// A path below the home.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home().join(name)
    }

    /// The SDK, in a copy of its own so that a fault in it stays in this home.
    pub(crate) fn own_sdk(&self) -> PathBuf {
        let store = self.path(".local/share/goready/sdk");
        fs::remove_file(&store).unwrap();
        fs::create_dir(&store).unwrap();
        let name = format!("go{VERSION}");
        run("cp", &["-al", self.place("store").join(&name).to_str().unwrap(), store.to_str().unwrap()]);
        store.join(name)
    }

    /// A file of an SDK, without the other names that it has.
    pub(crate) fn unshare(path: &Path) {
        let copy = path.with_extension("copy");
        fs::copy(path, &copy).unwrap();
        fs::rename(copy, path).unwrap();
    }

    /// Takes the lines between our marks, and the marks, out of a file.
    pub(crate) fn take_out_block(&self, name: &str) {
        let path = self.path(name);
        let text = fs::read_to_string(&path).unwrap();
        let mut kept = String::new();
        let mut inside = false;
        for line in text.lines() {
            let is_mark = line.contains("goready") && (line.contains(">>>") || line.contains("<<<"));
            inside = if is_mark { line.contains(">>>") } else { inside };
            if !inside && !is_mark {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        assert_ne!(text, kept, "{name} has a block");
        fs::write(path, kept).unwrap();
    }

    /// Adds to the end of a file.
    pub(crate) fn append(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let before = fs::read_to_string(&path).unwrap_or_default();
        fs::write(path, before + text).unwrap();
    }

    /// Adds before all else in a file.
    pub(crate) fn prepend(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let before = fs::read_to_string(&path).unwrap_or_default();
        fs::write(path, text.to_owned() + &before).unwrap();
    }

    /// Writes a program.
    pub(crate) fn program(path: &Path, text: &str) {
        use std::os::unix::fs::PermissionsExt as _;
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// The healthy home again.
    pub(crate) fn reset(&self) {
        let _ = Command::new("umount").arg(self.place("tmp")).stderr(std::process::Stdio::null()).status();
        fs::remove_dir_all(self.home()).unwrap();
        run("cp", &["-a", self.place("healthy").to_str().unwrap(), self.home().to_str().unwrap()]);
        for name in ["work", "tmp", "other"] {
            let _ = fs::remove_dir_all(self.place(name));
        }
        fs::create_dir(self.place("work")).unwrap();
        fs::create_dir(self.place("tmp")).unwrap();
    }

    pub(crate) fn run(&self, env: &[(&str, String)], words: &[&str]) -> Looked {
        self.run_unsourced(env, &[words, &["--source", &toolchains()]].concat())
    }

    /// Without an option that says where SDKs come from.
    pub(crate) fn run_unsourced(&self, env: &[(&str, String)], words: &[&str]) -> Looked {
        let path = format!("{}:/usr/bin:/bin", self.path(".local/share/goready/go/bin").display());
        let output = Command::new(binary())
            .args(words)
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.home())
            .env("USER", "ada")
            .env("TMPDIR", self.place("tmp"))
            .envs(env.iter().map(|(name, value)| (name, value)))
            .current_dir(self.place("work"))
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
        Looked { code: output.status.code().unwrap(), stdout, stderr }
    }

    /// What a shell started with these flags calls `go`; nothing where there is none.
    pub(crate) fn command_in(&self, shell: &str, flags: &[&str]) -> String {
        self.said_by(shell, flags, "command -v go")
    }

    /// What a fresh shell started with these flags prints of a script.
    pub(crate) fn said_by(&self, shell: &str, flags: &[&str], script: &str) -> String {
        let output = Command::new(shell)
            .args(flags)
            .arg(script)
            .env_clear()
            .env("HOME", self.home())
            .env("USER", "ada")
            .env("TERM", "xterm")
            .env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
            .current_dir(self.home())
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// The PATH that systemd's generator makes of `environment.d`; none where it is not installed.
    pub(crate) fn generated_path(&self) -> Option<String> {
        let generator = "/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator";
        let output = Command::new(generator)
            .env_clear()
            .env("HOME", self.home())
            .env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
            .output()
            .ok()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.lines().find_map(|line| line.strip_prefix("PATH=").map(|path| path.trim_matches('"').to_owned()))
    }

    /// Seconds that a program takes in this home.
    pub(crate) fn time(&self, program: &Path, args: &[&str]) -> f64 {
        let begun = std::time::Instant::now();
        let ended = Command::new(program)
            .args(args)
            .env_clear()
            .env("PATH", format!("{}:/usr/bin:/bin", self.path(".local/share/goready/go/bin").display()))
            .env("HOME", self.home())
            .current_dir(self.place("work"))
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        assert!(ended.status.success(), "{} {args:?}: {ended:?}", program.display());
        begun.elapsed().as_secs_f64()
    }

    pub(crate) fn doctor(&self, words: &[&str]) -> Looked {
        self.doctor_with(&[], words)
    }

    pub(crate) fn doctor_with(&self, env: &[(&str, String)], words: &[&str]) -> Looked {
        self.run(env, &[&["doctor", "--offline", "--json"], words].concat())
    }

    /// What the home holds; without history, logs and caches, which outlive an undo.
    pub(crate) fn picture(&self) -> Picture {
        self.hashes.borrow_mut().picture(&self.home())
    }

    /// In what the home differs from a picture.
    pub(crate) fn differences(&self, other: &Picture) -> Vec<String> {
        differences(&self.picture(), other).into_iter().map(|difference| format!("{difference:?}")).collect()
    }
}

/// A module proxy of files that serves the one toolchain, made of what the tests keep.
fn toolchains() -> String {
    let _fetched = sdk(&format!("go{VERSION}"));
    // Tests that come at the same time wait for each other.
    let lock = fs::File::create(cache().join("doctor-proxy.lock")).unwrap();
    lock.lock().unwrap();
    let dir = cache().join("doctor-proxy/golang.org/toolchain/@v");
    let name = format!("v0.0.1-go{VERSION}.linux-amd64");
    if !dir.join(format!("{name}.info")).exists() {
        fs::create_dir_all(&dir).unwrap();
        let zip = cache().join("verify-sdk").join(format!("{name}.zip"));
        let _ = fs::remove_file(dir.join(format!("{name}.zip")));
        fs::hard_link(zip, dir.join(format!("{name}.zip"))).unwrap();
        fs::write(dir.join("list"), format!("{name}\n")).unwrap();
        fs::write(dir.join(format!("{name}.mod")), "module golang.org/toolchain\n").unwrap();
        fs::write(dir.join(format!("{name}.info")), format!("{{\"Version\":\"{name}\"}}\n")).unwrap();
    }
    format!("goproxy:file://{}", cache().join("doctor-proxy").display())
}

fn run(program: &str, args: &[&str]) {
    let status = Command::new(program).args(args).status().unwrap();
    assert!(status.success(), "{program} {args:?}: {status}");
}
