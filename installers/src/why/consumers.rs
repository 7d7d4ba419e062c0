//! Consumers that are not started: what they would find, worked out from the files that decide it.

use super::secure_path::secure_path;
use super::{Answer, Basis, Consumer, Look, SHELL_LIMIT};
use crate::detect::FileLine;
use crate::host::{Host, Program, fs};
use crate::jsonc;
use crate::observe::Cancel;
use crate::shell::{Shell, parse_answer, script_question};
use crate::verify::{Heard, Seen, login_env, success};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What Debian's cron, cronie and the rest give a job (crontab(5)).
const CRON_PATH: &str = "/usr/bin:/bin";

/// What systemd's user manager begins with (`systemd --user`, built-in default).
const MANAGER_PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// What sshd gives a command, where login.defs and PAM say nothing (`_PATH_STDPATH`).
const SSH_PATH: &str = "/usr/local/bin:/usr/bin:/bin:/usr/games";

/// `secure_path` in the sudoers file of Debian 12 (sudo 1.9.13); the others' has the same directories, some of them fewer.
const SECURE_PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// A start-up file's size, at most.
const MOST_BYTES: u64 = 1 << 20;

/// A script of this shell: no login, not interactive. Started for real.
pub(super) fn ask_script(
    host: &Host,
    (shell, path): (Shell, &Path),
    asked: &str,
    variables: &[(&str, String)],
    cancel: &Cancel,
) -> Result<Heard, Seen> {
    let mut env = login_env(host, path);
    for (name, value) in variables {
        env.set(*name, value);
    }
    let question = script_question(shell, asked);
    let program =
        Program::new(path, &host.places.home, env).args(question).timeout(SHELL_LIMIT).in_own_session();
    let ended = success(program.run(cancel))?;
    let line = ended.stderr_text().lines().next().unwrap_or_default().to_owned();
    match parse_answer(&ended.stdout) {
        Some(answer) => Ok(Heard { answer, code: ended.code, line }),
        None => Err(Seen::NoAnswer { code: ended.code, line }),
    }
}

/// What sshd adds for a command: PATH, and the sign by which bash knows to read `.bashrc` (`SSH_SOURCE_BASHRC`).
pub(super) fn ssh_env(host: &Host) -> Vec<(&'static str, String)> {
    let path = path_of_environment(host).unwrap_or_else(|| SSH_PATH.to_owned());
    vec![("PATH", path), ("SSH_CLIENT", "127.0.0.1 50000 22".to_owned())]
}

/// The consumers that are worked out. `asked` are the answers of the shells.
pub(super) fn computed(look: &Look<'_>, asked: &[Answer]) -> Vec<Answer> {
    let manager = manager_path(look);
    let answer = |consumer: Consumer, (path, files): &(String, Vec<PathBuf>)| {
        look.answer(consumer, Basis::Computed { files: files.clone() }, &split(path))
    };
    let desktop = desktop(look, asked, &manager);
    let vs_code = vs_code(look, &desktop);
    vec![
        desktop,
        vs_code,
        answer(Consumer::Cron, &cron_path(look)),
        answer(Consumer::UserService, &manager),
        answer(Consumer::Sudo, &sudo_path(look)),
    ]
}

fn split(path: &str) -> Vec<PathBuf> {
    std::env::split_paths(OsStr::new(path)).filter(|dir| !dir.as_os_str().is_empty()).collect()
}

/// The built-in PATH, then `environment.d` of the system and of the person, in the order of their names
/// (environment.d(5)).
fn manager_path(look: &Look<'_>) -> (String, Vec<PathBuf>) {
    let host = look.host;
    let dirs = [
        host.system("/usr/lib/environment.d"),
        host.system("/etc/environment.d"),
        look.facts.home.config_base.join("environment.d"),
    ];
    let mut path = MANAGER_PATH.to_owned();
    let mut files = Vec::new();
    if let Some(set) = path_of_environment(host) {
        path = set;
        files.push(host.system("/etc/environment"));
    }
    // A file of a later directory hides one of the same name.
    let mut by_name = std::collections::BTreeMap::new();
    for dir in dirs {
        for name in fs::list(&dir).unwrap_or_default().into_iter().filter(|name| is_conf(name)) {
            by_name.insert(name.clone(), dir.join(name));
        }
    }
    for file in by_name.into_values() {
        let text = fs::text(&file).unwrap_or_default();
        for value in text.lines().filter_map(|line| line.trim().strip_prefix("PATH=")) {
            path = expanded(host, value, &path);
            if !files.contains(&file) {
                files.push(file.clone());
            }
        }
    }
    (path, files)
}

/// systemd reads names that end so, in small letters.
fn is_conf(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| end == "conf")
}

/// `PATH=` of `/etc/environment`, which PAM reads at every login.
fn path_of_environment(host: &Host) -> Option<String> {
    let text = fs::text(&host.system("/etc/environment"))?;
    let value = text.lines().rev().find_map(|line| {
        let line = line.trim();
        line.strip_prefix("export ").unwrap_or(line).trim_start().strip_prefix("PATH=").map(str::to_owned)
    })?;
    Some(value.trim_matches(['"', '\'']).to_owned())
}

/// `"${PATH}"`, `$HOME` and `${VAR:-…}` of environment.d, without its quotes and escapes.
fn expanded(host: &Host, value: &str, path: &str) -> String {
    let home = host.places.home.display().to_string();
    let value = value.trim().trim_matches('"').replace("\\$", "\u{0}").replace('\\', "");
    let value = value.replace("${PATH}", path).replace("$PATH", path);
    value.replace("${HOME}", &home).replace("$HOME", &home).replace('\u{0}', "$")
}

/// Where the display manager starts a login shell (Debian's Xsession, most of them for X11), it is that shell's; with
/// GNOME and KDE on Wayland it is systemd's user manager, which is what counts where it is there.
fn desktop(look: &Look<'_>, asked: &[Answer], manager: &(String, Vec<PathBuf>)) -> Answer {
    let (path, files) = manager;
    let login = asked.iter().find(|answer| matches!(answer.consumer, Consumer::LoginShell { .. }));
    match login {
        Some(login) if !look.facts.systemd_user => {
            let profile = look.host.places.home.join(".profile");
            let basis = Basis::Computed { files: vec![profile] };
            Answer { consumer: Consumer::Desktop, basis, ..login.clone() }
        }
        Some(_) | None => {
            look.answer(Consumer::Desktop, Basis::Computed { files: files.clone() }, &split(path))
        }
    }
}

/// `go.alternateTools` and `go.goroot` of its settings go before PATH; else it is as it was started.
fn vs_code(look: &Look<'_>, desktop: &Answer) -> Answer {
    let bases = ["Code/User", "VSCodium/User", "Code - OSS/User"];
    for base in bases {
        let file = look.facts.home.config_base.join(base).join("settings.json");
        let Some(entries) = fs::text(&file).and_then(|text| jsonc::entries(&text).ok()) else { continue };
        let of = |keys: &[&str]| entries.iter().find(|entry| entry.key == keys && !entry.value.is_empty());
        let tool =
            of(&["go.alternateTools", look.command]).map(|entry| (PathBuf::from(&entry.value), entry.line));
        let goroot = of(&["go.goroot"]).filter(|_| look.command == "go");
        let goroot = goroot.map(|entry| (Path::new(&entry.value).join("bin/go"), entry.line));
        if let Some((command, line)) = tool.or(goroot).filter(|(command, _)| command.is_absolute()) {
            let is_there = fs::inspect_target(&command).ok().flatten().is_some();
            let basis = Basis::Computed { files: vec![file.clone()] };
            let answer = look.of_command(Consumer::VsCode, basis, is_there.then_some(command));
            return Answer { at: Some(FileLine { path: file, line }), ..answer };
        }
    }
    Answer { consumer: Consumer::VsCode, ..desktop.clone() }
}

/// `PATH=` of the person's crontab, of `/etc/crontab` for the system's jobs, or what cron gives.
fn cron_path(look: &Look<'_>) -> (String, Vec<PathBuf>) {
    let host = look.host;
    let user = host.env.text("USER").or_else(|| host.env.text("LOGNAME")).unwrap_or_default();
    let is_plain = !user.is_empty() && !user.contains(['/', '.']);
    let spool = ["/var/spool/cron/crontabs", "/var/spool/cron"].map(|dir| host.system(dir).join(&user));
    for file in spool.into_iter().filter(|_| is_plain) {
        let bytes = fs::read_small(&file, MOST_BYTES).ok().flatten().unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // A job has the value of the last line before it; nearly always there is one, at the top.
        if let Some(path) = text.lines().find_map(|line| line.trim().strip_prefix("PATH=")) {
            return (path.trim_matches(['"', '\'']).to_owned(), vec![file]);
        }
    }
    // cron hands its own PATH on where PAM's environment sets one.
    let of_pam = path_of_environment(host).map(|path| (path, vec![host.system("/etc/environment")]));
    let pam_sets = fs::text(&host.system("/etc/pam.d/cron")).is_some_and(|text| text.contains("pam_env.so"));
    of_pam.filter(|_| pam_sets).unwrap_or_else(|| (CRON_PATH.to_owned(), Vec::new()))
}

/// `secure_path` where sudo's policy can be read and has one; where only root may read it, what Debian, Ubuntu, Fedora and
/// RHEL ship in it; else the PATH of whoever calls it.
fn sudo_path(look: &Look<'_>) -> (String, Vec<PathBuf>) {
    let host = look.host;
    let mut files = vec![host.system("/etc/sudoers")];
    let dir = host.system("/etc/sudoers.d");
    let names = fs::list(&dir).unwrap_or_default().into_iter();
    files.extend(names.filter(|name| !name.contains('.') && !name.ends_with('~')).map(|name| dir.join(name)));
    let found =
        files.iter().rev().find_map(|file| Some((secure_path(&fs::text(file)?)?, vec![file.clone()])));
    // There, and not ours to read: sudo keeps it from everybody but root.
    let policy = host.system("/etc/sudoers");
    let is_closed = fs::inspect(&policy).ok().flatten().is_some() && fs::open(&policy).is_err();
    let shipped = || is_closed.then(|| (SECURE_PATH.to_owned(), vec![policy.clone()]));
    let own = || {
        let dirs: Vec<String> = look.facts.path.iter().map(|dir| dir.display().to_string()).collect();
        (dirs.join(":"), Vec::new())
    };
    found.or_else(shipped).unwrap_or_else(own)
}
