//! Which shells are installed, and which one logs this person in.

use super::facts::ShellFacts;
use crate::host::fs::{self, Kind};
use crate::host::{Host, system};
use crate::shell::Shell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where shells live that neither `/etc/shells` nor this run's PATH names. Below the home where relative.
const USUAL_DIRS: [&str; 10] = [
    "/usr/bin",
    "/bin",
    "/usr/local/bin",
    "/opt/homebrew/bin",
    "/home/linuxbrew/.linuxbrew/bin",
    "/run/current-system/sw/bin",
    "/snap/bin",
    ".nix-profile/bin",
    ".local/bin",
    ".cargo/bin",
];

/// The directories of PATH that are worth a look, each once.
///
/// In WSL, PATH also names the directories of Windows: programs there are not of this system, and each look costs a
/// round trip to Windows.
pub(super) fn search_path(host: &Host, is_wsl: bool) -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    let dirs = host.env.path_dirs().into_iter().filter(|dir| dir.is_absolute());
    dirs.filter(|dir| !(is_wsl && is_windows_drive(dir))).filter(|dir| seen.insert(dir.clone())).collect()
}

/// `/mnt/c/…`
fn is_windows_drive(dir: &Path) -> bool {
    let mut below = dir.strip_prefix("/mnt").into_iter().flat_map(Path::components);
    below.next().is_some_and(|drive| drive.as_os_str().len() == 1)
}

/// Every shell there is, each program once per kind: `sh` stays `sh` where it leads to dash.
pub(super) fn shells(host: &Host, person: u32, search: &[PathBuf]) -> Vec<ShellFacts> {
    let login = login_shell(host, person);
    let mut programs: Vec<(Shell, PathBuf)> = login.clone().into_iter().collect();
    programs.extend(listed(host));
    let usual = USUAL_DIRS.iter().map(|dir| match dir.strip_prefix('/') {
        Some(_) => host.system(dir),
        None => host.places.home.join(dir),
    });
    for dir in search.iter().cloned().chain(usual) {
        for shell in Shell::ALL {
            programs.extend(shell.executables().iter().map(|name| (shell, dir.join(name))));
        }
    }
    let login = login.and_then(|(shell, path)| Some((shell, fs::resolve(&path)?)));
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (shell, path) in programs.into_iter().filter(|(_, path)| is_executable(path)) {
        let Some(program) = fs::resolve(&path).map(|program| (shell, program)) else { continue };
        if seen.insert(program.clone()) {
            let is_login_shell = login.as_ref() == Some(&program);
            found.push(ShellFacts { shell, path, is_login_shell });
        }
    }
    found.sort_by_key(|facts| (facts.shell, !facts.is_login_shell));
    found
}

/// The shells the system lists as fit for logging in.
fn listed(host: &Host) -> Vec<(Shell, PathBuf)> {
    let text = fs::text(&host.system("/etc/shells")).unwrap_or_default();
    let lines = text.lines().map(str::trim).filter(|line| line.starts_with('/'));
    lines.filter_map(|line| Some((shell_of(Path::new(line))?, host.system(line)))).collect()
}

/// From the account; SHELL only where the account is not in `/etc/passwd` (a directory service).
fn login_shell(host: &Host, person: u32) -> Option<(Shell, PathBuf)> {
    let passwd = fs::text(&host.system("/etc/passwd")).unwrap_or_default();
    let account = system::account_of(&passwd, person).map(|account| account.shell);
    let path = account.or_else(|| host.env.absolute_path("SHELL"))?;
    Some((shell_of(&path)?, host.system(path.to_str()?)))
}

/// The kind of a shell by its file name. Almquist's shell under its own name is what `sh` is there.
fn shell_of(path: &Path) -> Option<Shell> {
    match path.file_name()?.to_str()? {
        "ash" | "busybox" => Some(Shell::Sh),
        "rbash" => Some(Shell::Bash),
        "rksh" | "rksh93" => Some(Shell::Ksh),
        "zsh5" | "rzsh" => Some(Shell::Zsh),
        name => Shell::from_executable(name),
    }
}

/// Whether there is a program that somebody may run. (Windows has no such bit.)
pub(super) fn is_executable(path: &Path) -> bool {
    let entry = fs::inspect_target(path).ok().flatten();
    entry.is_some_and(|entry| entry.kind == Kind::File && (cfg!(windows) || entry.mode & 0o111 != 0))
}

/// These shells, each with the executable that is found first; those that are not installed are left out.
#[must_use]
pub fn shell_programs(host: &Host, wanted: &[Shell]) -> Vec<(Shell, PathBuf)> {
    let is_wsl = super::machine::is_wsl(host);
    let installed = shells(host, super::home::person(host), &search_path(host, is_wsl));
    let first = |shell: &Shell| installed.iter().find(|facts| facts.shell == *shell);
    wanted.iter().filter_map(first).map(|facts| (facts.shell, facts.path.clone())).collect()
}
