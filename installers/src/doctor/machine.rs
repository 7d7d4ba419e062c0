//! Processor, volumes, compiler, git, and the project in the working directory.

use super::case::{Case, Found};
use super::trouble::Trouble;
use crate::host::fs::{self, Kind};
use crate::host::run::find_program;
use crate::host::{Program, system};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Below this, a build of any size fails.
const LITTLE_BYTES: u64 = 500 << 20;

/// `git --version` takes milliseconds.
const GIT_LIMIT: Duration = Duration::from_secs(2);

/// The oldest git that Go from 1.25 on works with.
const OLDEST_GIT: (u32, u32) = (2, 24);

/// File systems that are on another computer.
const NETWORKED: [&str; 9] = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "fuse.sshfs", "9p"];

/// The userland is the machine's own.
pub(super) fn processor(case: &Case<'_>) -> Found {
    let machine = &case.facts.machine;
    if let Some(emulation) = &machine.emulation {
        return vec![(Trouble::Emulated { by: emulation.value.clone() }, None)];
    }
    let (kernel, userland) = (&machine.kernel_arch.value, &machine.platform.value.arch);
    let is_narrow = match (kernel.as_str(), userland.as_str()) {
        ("x86_64" | "amd64", arch) => arch == "386",
        ("aarch64" | "arm64", arch) => arch == "arm",
        _ => false,
    };
    let trouble = Trouble::NarrowUserland { kernel: kernel.clone(), userland: userland.clone() };
    if is_narrow { vec![(trouble, None)] } else { Found::new() }
}

/// In WSL, PATH also holds the directories of Windows.
pub(super) fn wsl(case: &Case<'_>) -> Found {
    if case.facts.machine.wsl.is_none() {
        return Found::new();
    }
    let go = case.facts.path.iter().find_map(|dir| {
        ["go", "go.exe"]
            .map(|name| dir.join(name))
            .into_iter()
            .find(|path| fs::inspect(path).ok().flatten().is_some())
    });
    let windows = go.filter(|go| {
        go.strip_prefix(case.host.system("/mnt"))
            .is_ok_and(|below| below.components().next().is_some_and(|drive| drive.as_os_str().len() == 1))
    });
    windows.map(|go| (Trouble::WindowsGo { go }, None)).into_iter().collect()
}

/// Programs may be started from it, it has room, and it is here.
pub(super) fn home_volume(case: &Case<'_>) -> Found {
    let home = &case.facts.home;
    let path = home.places.data.clone();
    let mut found = Found::new();
    if home.is_noexec {
        found.push((Trouble::NoExec { path: path.clone() }, None));
    }
    if let Some(file_system) = home.file_system.clone().filter(|name| NETWORKED.contains(&name.as_str())) {
        found.push((Trouble::NetworkedHome { path: home.places.home.clone(), file_system }, None));
    }
    if let Some(free_bytes) = home.free_bytes.filter(|free| *free < LITTLE_BYTES) {
        found.push((Trouble::LittleSpace { path, free_bytes }, None));
    }
    found
}

/// It is there, may be written, and programs may be started from it: `go run` and `go test` do.
pub(super) fn temp_dir(case: &Case<'_>) -> Found {
    let set = case.host.env.get("TMPDIR").map(PathBuf::from);
    let dir = set.unwrap_or_else(|| case.host.system("/tmp"));
    if cfg!(windows) {
        return Found::new();
    }
    let is_dir = fs::inspect_target(&dir).ok().flatten().is_some_and(|entry| entry.kind == Kind::Dir);
    if !is_dir {
        return vec![(Trouble::TempDirMissing { path: dir }, None)];
    }
    if !fs::is_writable_dir(&dir) {
        return vec![(Trouble::NotWritable { path: dir, owner: None }, None)];
    }
    // `go build` takes GOTMPDIR in its place, where that is set.
    let has_own = case.settings.setting("GOTMPDIR").is_some_and(|setting| !setting.value.is_empty());
    if !has_own && is_noexec(case, &dir) { vec![(Trouble::NoExec { path: dir }, None)] } else { Found::new() }
}

fn is_noexec(case: &Case<'_>, dir: &Path) -> bool {
    let mounts = fs::text(&case.host.system("/proc/self/mountinfo")).map(|text| system::parse_mounts(&text));
    let real = fs::resolve(dir);
    let mount =
        mounts.as_deref().zip(real.as_deref()).and_then(|(mounts, dir)| system::mount_of(mounts, dir));
    mount.is_some_and(|mount| mount.is_noexec)
}

/// Where cgo is asked for, or a compiler named, it is there. That none is there is no trouble by itself: Go does without.
pub(super) fn c_compiler(case: &Case<'_>) -> Found {
    let set = |name: &str| case.settings.setting(name).filter(|setting| !setting.is_default);
    let is_asked = set("CGO_ENABLED").is_some_and(|setting| setting.value == "1") || set("CC").is_some();
    let is_off = case
        .settings
        .setting("CGO_ENABLED")
        .is_some_and(|setting| setting.value == "0" && !setting.is_default);
    let compiler = case.settings.setting("CC").map(|setting| setting.value.clone()).unwrap_or_default();
    let Some(word) = compiler.split_whitespace().next().filter(|_| is_asked && !is_off) else {
        return Found::new();
    };
    let dirs: Vec<PathBuf> = case.facts.path.clone();
    let is_there = if word.contains('/') {
        crate::host::run::is_executable(Path::new(word))
    } else {
        find_program(word, &dirs).is_some()
    };
    if is_there { Found::new() } else { vec![(Trouble::CompilerMissing { compiler: word.to_owned() }, None)] }
}

/// git is there, and new enough.
pub(super) fn git(case: &Case<'_>) -> Found {
    if case.facts.ours.active.is_none() && case.settings.go.is_none() {
        return Found::new();
    }
    let mut dirs = case.facts.path.clone();
    dirs.extend(["/usr/local/bin", "/usr/bin", "/bin"].map(|dir| case.host.system(dir)));
    let Some(git) = find_program("git", &dirs) else { return vec![(Trouble::GitMissing, None)] };
    let mut env = case.host.env.clone();
    env.drop_where(|name| name.starts_with("GIT_"));
    let asked = Program::new(git, case.host.root.clone(), env).args(["--version"]).timeout(GIT_LIMIT);
    let Ok(ended) = asked.run(case.cancel) else { return Found::new() };
    let version = ended.stdout_text().split_whitespace().nth(2).unwrap_or_default().to_owned();
    let mut numbers = version.split('.').map_while(|part| part.parse::<u32>().ok());
    let known = numbers.next().zip(numbers.next());
    let needs_new = case.settings.version.is_none_or(|go| go.line().minor >= 25 || go.line().major > 1);
    let is_old = needs_new && known.is_some_and(|known| known < OLDEST_GIT);
    if is_old { vec![(Trouble::GitOld { version }, None)] } else { Found::new() }
}
