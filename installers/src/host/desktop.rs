//! Programs of the desktop that show a folder. They are started and left to themselves.

use super::Host;
use super::run::{LaunchError, Program, find_program};
use crate::detect::vs_code;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What shows a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// The desktop's window for files.
    Folder,
    /// A terminal.
    Terminal,
    /// VS Code, or its free build.
    VsCode,
}

impl Opener {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Folder, Self::Terminal, Self::VsCode];
}

/// Terminals that begin where they are started, the person's choice among Debian's alternatives first.
const TERMINALS: [&str; 11] = [
    "x-terminal-emulator",
    "gnome-terminal",
    "konsole",
    "xfce4-terminal",
    "mate-terminal",
    "kitty",
    "alacritty",
    "foot",
    "wezterm",
    "terminator",
    "xterm",
];

/// What a program is told, from title and words.
type Telling = fn(&str, &str) -> Vec<String>;

/// What shows words in a dialog of their own, and how each is told; whoever has none of them may get notifications.
const DIALOGS: [(&str, Telling); 4] = [
    ("zenity", |title, words| {
        let text = format!("--text={words}");
        vec!["--error".into(), "--no-markup".into(), format!("--title={title}"), text]
    }),
    ("kdialog", |title, words| vec!["--title".into(), title.into(), "--error".into(), words.into()]),
    ("xmessage", |title, words| vec!["-center".into(), format!("{title}\n\n{words}")]),
    ("notify-send", |title, words| {
        vec!["--app-name=GoReady".into(), "--".into(), title.into(), words.into()]
    }),
];

/// Whether something listens on this socket of the machine itself.
#[must_use]
pub fn answers(socket: &Path) -> bool {
    #[cfg(unix)]
    return std::os::unix::net::UnixStream::connect(socket).is_ok();
    #[cfg(not(unix))]
    return socket.exists();
}

impl Host {
    /// Has the desktop show words to somebody who sees no terminal; false where nothing here can.
    #[must_use]
    pub fn tell(&self, title: &str, words: &str) -> bool {
        let dirs = self.env.path_dirs();
        let told = |(name, args): (&str, Telling)| {
            let program = find_program(name, &dirs)?;
            let program = Program::new(program, &self.places.home, self.env.clone());
            program.args(args(title, words)).launch().ok()
        };
        DIALOGS.into_iter().find_map(told).is_some()
    }

    /// Starts this very program again, with other words, and leaves it to itself.
    pub fn start_again(&self, words: &[OsString]) -> Result<(), LaunchError> {
        let start = |source| LaunchError::Start { path: PathBuf::from("goready"), source };
        let program = std::env::current_exe().map_err(start)?;
        Program::new(program, &self.dir, self.env.clone()).args(words).launch()
    }

    /// Those that can be opened here.
    #[must_use]
    pub fn openers(&self) -> Vec<Opener> {
        let can = |opener: &Opener| self.opener(*opener, Path::new("/")).is_some();
        Opener::ALL.into_iter().filter(can).collect()
    }

    /// Has a folder shown; the program is returned by name. None: there is no such program here.
    ///
    /// It finds the active Go first, though the desktop may not know of it before the next login.
    #[must_use]
    pub fn open_in(&self, opener: Opener, dir: &Path) -> Option<Result<String, LaunchError>> {
        let (path, args) = self.opener(opener, dir)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut env = self.env.clone();
        let dirs = [self.places.active_bin()].into_iter().chain(self.env.path_dirs());
        if let Ok(list) = std::env::join_paths(dirs) {
            env.set("PATH", list);
        }
        Some(Program::new(path, dir, env).args(args).launch().map(|()| name))
    }

    /// Has the desktop show a notification. None: nothing here does that.
    #[must_use]
    pub fn notify(&self, title: &str, words: &str) -> Option<Result<(), LaunchError>> {
        let program = find_program("notify-send", &self.env.path_dirs())?;
        let args = ["--app-name=GoReady", "--", title, words];
        Some(Program::new(program, &self.places.home, self.env.clone()).args(args).launch())
    }

    /// The program, and what it is told.
    fn opener(&self, opener: Opener, dir: &Path) -> Option<(PathBuf, Vec<OsString>)> {
        let dirs = self.env.path_dirs();
        let found = |name: &str| find_program(name, &dirs);
        let with = |words: &[&str]| {
            let words = words.iter().map(OsString::from);
            words.chain([dir.as_os_str().to_owned()]).collect::<Vec<_>>()
        };
        let is_mac = self.platform.os == "darwin";
        match opener {
            Opener::Folder if is_mac => Some((found("open")?, with(&[]))),
            Opener::Terminal if is_mac => Some((found("open")?, with(&["-a", "Terminal"]))),
            Opener::Folder => found("xdg-open")
                .map(|program| (program, with(&[])))
                .or_else(|| Some((found("gio")?, with(&["open"])))),
            Opener::Terminal => TERMINALS.into_iter().find_map(found).map(|program| (program, Vec::new())),
            Opener::VsCode => vs_code(self).map(|program| (program, with(&[]))),
        }
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;
    use crate::host::{Env, HostSettings};
    use std::time::{Duration, Instant};

    /// A host on whose PATH are programs that write down how they were called.
    fn host(dir: &Path, programs: &[(&str, &str)]) -> Host {
        let bin = dir.join("bin");
        std::fs::create_dir_all(&bin).unwrap();
        for (name, then) in programs {
            let path = bin.join(name);
            let log = dir.join("log");
            let script = format!("#!/bin/sh\necho \"$0 $PWD $*\" >> '{}'\n{then}\n", log.display());
            std::fs::write(&path, script).unwrap();
            std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        }
        let mut env = Env::default();
        env.set("PATH", format!("{}:/usr/bin:/bin", bin.display()));
        let settings = HostSettings { home: Some(dir.to_owned()), foreign_home_allowed: true };
        Host::from_parts(&settings, env, dir.to_owned(), dir.to_owned()).unwrap()
    }

    fn said(dir: &Path) -> String {
        let end = Instant::now() + Duration::from_secs(10);
        loop {
            match std::fs::read_to_string(dir.join("log")) {
                Ok(text) if text.ends_with('\n') => return text,
                Ok(_) | Err(_) => assert!(Instant::now() < end, "nothing was started"),
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn what_is_here_is_offered_and_is_started_in_the_folder() {
        let dir = tempfile::tempdir().unwrap();
        let host = host(dir.path(), &[("xterm", "sleep 30"), ("code", "exit 0")]);
        assert!(host.openers().contains(&Opener::Terminal) && host.openers().contains(&Opener::VsCode));
        let nothing = Host { env: Env::default(), ..host.clone() };
        assert!(!nothing.openers().contains(&Opener::Terminal));
        let project = dir.path().join("my project");
        std::fs::create_dir(&project).unwrap();
        let began = Instant::now();
        assert_eq!(host.open_in(Opener::VsCode, &project).unwrap().unwrap(), "code");
        assert!(said(dir.path()).ends_with(&format!("{0} {0}\n", project.display())));
        assert!(began.elapsed() < Duration::from_secs(8), "it is not waited for");
    }

    #[test]
    fn a_program_that_ends_at_once_with_an_error_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let host = host(dir.path(), &[("code", "exit 3")]);
        let error = host.open_in(Opener::VsCode, dir.path()).unwrap().unwrap_err();
        assert!(matches!(&error, LaunchError::EndedAtOnce { path } if path.ends_with("code")), "{error}");
    }

    #[test]
    fn words_are_shown_by_the_first_program_that_can() {
        let dir = tempfile::tempdir().unwrap();
        let host = host(dir.path(), &[("zenity", "exit 5"), ("xmessage", "exec /bin/sleep 30")]);
        let host = Host { env: only_bin(dir.path()), ..host };
        assert!(host.tell("GoReady", "It had to stop"));
        let told = said(dir.path());
        let lines: Vec<&str> = told.lines().collect();
        let [first, second, ..] = lines.as_slice() else { panic!("{told}") };
        assert!(
            first.contains("zenity") && first.ends_with("--title=GoReady --text=It had to stop"),
            "{told}"
        );
        assert!(second.contains("xmessage") && told.ends_with("It had to stop\n"), "{told}");
        let nothing = Host { env: Env::default(), ..host };
        assert!(!nothing.tell("GoReady", "It had to stop"));
    }

    /// No program but those of the test; what scripts need is built into the shell.
    fn only_bin(dir: &Path) -> Env {
        let mut env = Env::default();
        env.set("PATH", dir.join("bin"));
        env
    }
}
