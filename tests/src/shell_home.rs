//! A home directory for shells to start in: our store below it or elsewhere, an older Go, and our blocks.
#![expect(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    reason = "a test's support: what cannot be made must stop the test"
)]

use goready_installers::shell::{
    EnvSpec, EnvVar, Moment, RcTarget, Role, Shell, ShellSetting, Syntax, TakenAway, block, block_body,
    env_file_name, env_file_text, quote, rc_targets,
};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The PATH that shells are started with.
pub const SYSTEM: &str = "/usr/bin:/bin";

/// The one value of GOFLAGS that our env files take away here, hard to write in every language.
pub const BAD_FLAGS: &str = "-mod=vendor -tags=it's,\"a\",`b`,$c,!d,*?[e] \\";

/// A person's home, our store, which may be elsewhere, and an older Go.
#[derive(Debug)]
pub struct Home {
    keep: TempDir,
    /// The home directory.
    pub root: PathBuf,
    data: PathBuf,
}

impl Home {
    /// A home of this name, with the data directory at its usual place.
    pub fn new(name: &str) -> Self {
        let keep = TempDir::new().unwrap();
        let root = keep.path().join(name);
        let data = root.join(".local/share");
        Self { keep, root, data }.filled()
    }

    /// A plain home whose data directory has this name.
    pub fn with_data(name: &str) -> Self {
        let keep = TempDir::new().unwrap();
        let (root, data) = (keep.path().join("ada"), keep.path().join(name));
        Self { keep, root, data }.filled()
    }

    fn filled(self) -> Self {
        fake_go(&self.ours());
        fake_go(&self.old());
        fs::create_dir_all(self.gopath().join("bin")).unwrap();
        fs::create_dir_all(&self.root).unwrap();
        self
    }

    /// Our Go's `bin`.
    pub fn ours(&self) -> PathBuf {
        self.data.join("goready/go/bin")
    }

    /// The `bin` of an older Go, outside the home.
    pub fn old(&self) -> PathBuf {
        self.keep.path().join("old go/bin")
    }

    /// GOPATH, which has a blank in it.
    pub fn gopath(&self) -> PathBuf {
        self.data.join("go path")
    }

    /// Where our env files are.
    pub fn env_dir(&self) -> PathBuf {
        self.data.join("goready/env")
    }

    /// What our env files are to bring about here.
    pub fn spec(&self) -> EnvSpec {
        EnvSpec {
            ours_first: vec![self.ours()],
            after: vec![self.gopath().join("bin")],
            gopath: Some(self.gopath()),
            neutralise: vec![
                TakenAway::always(EnvVar::parse("GOROOT").unwrap()),
                TakenAway::only(EnvVar::parse("GOFLAGS").unwrap(), BAD_FLAGS).unwrap(),
            ],
        }
    }

    /// The files of this shell, for somebody who uses it.
    pub fn targets(&self, shell: Shell) -> Vec<RcTarget> {
        rc_targets(
            shell,
            &ShellSetting {
                os: "linux",
                home: &self.root,
                xdg_config_home: None,
                zdotdir: None,
                existing: &|path| path.exists(),
                late: &|_| false,
                role: Role::Used,
            },
        )
    }

    /// Writes the env files of every language.
    pub fn write_env_files(&self) {
        fs::create_dir_all(self.env_dir()).unwrap();
        for syntax in
            [Syntax::Posix, Syntax::Fish, Syntax::Csh, Syntax::Nushell, Syntax::Elvish, Syntax::Xonsh]
        {
            for moment in [Moment::Login, Moment::Interactive] {
                let text = env_file_text(syntax, moment, &self.spec()).unwrap();
                fs::write(self.env_dir().join(env_file_name(syntax, moment)), text).unwrap();
            }
        }
    }

    /// Puts our block into every file of this shell.
    pub fn set_up(&self, shell: Shell) {
        self.write_env_files();
        for target in self.targets(shell) {
            let body = block_body(&target, &self.env_dir()).unwrap();
            let before = fs::read(&target.path).unwrap_or_default();
            fs::create_dir_all(target.path.parent().unwrap()).unwrap();
            fs::write(&target.path, block::insert(&before, &body, target.place).unwrap()).unwrap();
        }
    }

    /// A line of the person's own that sets PATH (and a stale GOROOT), in the files this shell reads before our block.
    pub fn own_line(&self, shell: Shell, entries: &[PathBuf]) {
        let syntax = shell.syntax();
        let words: Vec<String> =
            entries.iter().map(|entry| quote(syntax, entry.to_str().unwrap()).unwrap()).collect();
        let line = match syntax {
            Syntax::Posix => format!("export PATH={}\nexport GOROOT=/stale\n", words.join(":")),
            Syntax::Fish => format!("set -gx PATH {}\nset -gx GOROOT /stale\n", words.join(" ")),
            Syntax::Csh => format!("set path = ( {} )\nsetenv GOROOT /stale\n", words.join(" ")),
            Syntax::Nushell => format!("$env.PATH = [{}]\n$env.GOROOT = '/stale'\n", words.join(", ")),
            Syntax::Elvish => format!("set paths = [{}]\nset-env GOROOT /stale\n", words.join(" ")),
            Syntax::Xonsh => format!("$PATH = [{}]\n$GOROOT = '/stale'\n", words.join(", ")),
            Syntax::PowerShell => String::new(),
        };
        self.write_own(shell, &line);
    }

    /// A line of the person's own that sets GOFLAGS, in the same files.
    pub fn own_flags(&self, shell: Shell, value: &str) {
        let syntax = shell.syntax();
        let word = quote(syntax, value).unwrap();
        let line = match syntax {
            Syntax::Posix => format!("export GOFLAGS={word}\n"),
            Syntax::Fish => format!("set -gx GOFLAGS {word}\n"),
            Syntax::Csh => format!("setenv GOFLAGS {word}\n"),
            Syntax::Nushell => format!("$env.GOFLAGS = {word}\n"),
            Syntax::Elvish => format!("set-env GOFLAGS {word}\n"),
            Syntax::Xonsh => format!("$GOFLAGS = {word}\n"),
            Syntax::PowerShell => String::new(),
        };
        self.write_own(shell, &line);
    }

    fn write_own(&self, shell: Shell, line: &str) {
        let syntax = shell.syntax();
        let config = self.root.join(".config");
        let mut files: Vec<PathBuf> = self.targets(shell).into_iter().map(|target| target.path).collect();
        // Where the file is our own as a whole, the person has another one, read before it.
        match syntax {
            Syntax::Fish => files = vec![config.join("fish/conf.d/a.fish")],
            Syntax::Nushell => files = vec![config.join("nushell/config.nu")],
            Syntax::Xonsh => files = vec![config.join("xonsh/rc.xsh")],
            Syntax::Posix | Syntax::Csh | Syntax::Elvish | Syntax::PowerShell => {}
        }
        // `.login` comes after `.cshrc`, where the line stands already.
        files.retain(|file| !file.ends_with(".login"));
        for file in files {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, line).unwrap();
        }
    }

    /// The system's entries of PATH.
    pub fn system(&self) -> Vec<PathBuf> {
        SYSTEM.split(':').map(PathBuf::from).collect()
    }

    /// Our entries of PATH, then these.
    pub fn ours_and(&self, rest: &[PathBuf]) -> Vec<PathBuf> {
        [&[self.ours(), self.gopath().join("bin")], rest].concat()
    }
}

fn fake_go(dir: &Path) {
    fs::create_dir_all(dir).unwrap();
    fs::write(dir.join("go"), "#!/bin/sh\necho fake\n").unwrap();
    fs::set_permissions(dir.join("go"), fs::Permissions::from_mode(0o755)).unwrap();
}
