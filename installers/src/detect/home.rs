//! The person's home: our places in it, whether they can be written, what exists already.

use super::facts::HomeFacts;
use super::go_env::GoSettings;
use super::rc_files::RcFiles;
use crate::host::fs::{self, Kind};
use crate::host::{Host, system};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The person's user id: ours, and as root the owner of the home.
pub(crate) fn person(host: &Host) -> u32 {
    let me = fs::user_id();
    if me != 0 {
        return me;
    }
    fs::inspect_target(&host.places.home).ok().flatten().map_or(me, |entry| entry.owner)
}

pub(super) fn home(
    host: &Host,
    person: u32,
    zdotdir: Option<PathBuf>,
    settings: &GoSettings,
    rc: &RcFiles,
) -> HomeFacts {
    let places = host.places.clone();
    let dirs = [&places.data, &places.state, &places.cache];
    let is_writable = dirs.into_iter().all(|dir| existing_parent(dir).is_some_and(fs::is_writable_dir));
    let data = existing_parent(&places.data).and_then(fs::resolve);
    let mounts = fs::text(&host.system("/proc/self/mountinfo")).map(|text| system::parse_mounts(&text));
    let mount =
        data.as_deref().zip(mounts.as_deref()).and_then(|(dir, mounts)| system::mount_of(mounts, dir));
    HomeFacts {
        user_id: person,
        is_writable,
        is_noexec: mount.is_some_and(|mount| mount.is_noexec),
        file_system: mount.map(|mount| mount.file_system.clone()),
        free_bytes: data.as_deref().and_then(system::free_bytes),
        config_base: config_base(host),
        zdotdir,
        existing_dirs: existing_dirs(host, settings, rc),
        places,
    }
}

/// `$XDG_CONFIG_HOME`, else `~/.config`.
pub(super) fn config_base(host: &Host) -> PathBuf {
    host.places.config.parent().map_or_else(|| host.places.home.join(".config"), Path::to_owned)
}

/// The innermost of `path` and its parents that exists; none when that is no directory, so that nothing can be made.
fn existing_parent(path: &Path) -> Option<&Path> {
    let is_there = |path: &&Path| fs::inspect(path).ok().flatten().is_some();
    path.ancestors().find(is_there).filter(|dir| is_dir(dir))
}

fn is_dir(path: &Path) -> bool {
    fs::inspect_target(path).ok().flatten().is_some_and(|entry| entry.kind == Kind::Dir)
}

/// Of everything a plan may want to make, what is there: our places, GOPATH and GOBIN, the shells' directories, and
/// the parents of each below the home. Sorted.
fn existing_dirs(host: &Host, settings: &GoSettings, rc: &RcFiles) -> Vec<PathBuf> {
    let places = &host.places;
    let mut wanted = vec![
        places.sdk_store(),
        places.env_dir(),
        places.staging(),
        places.history(),
        places.tree_heads(),
        places.logs(),
        places.downloads(),
        places.proofs(),
        places.config.clone(),
        config_base(host).join("environment.d"),
    ];
    for gopath in settings.gopath_dirs(host) {
        wanted.push(gopath.join("bin"));
    }
    wanted.extend(settings.gobin());
    wanted.extend(rc.asked.iter().cloned());
    wanted.extend(rc.files.keys().filter_map(|path| path.parent()).map(Path::to_owned));
    let mut existing = BTreeSet::new();
    for path in &wanted {
        for dir in path.ancestors().take_while(|dir| !places.home.starts_with(dir)) {
            if !existing.contains(dir) && is_dir(dir) {
                existing.insert(dir.to_owned());
            }
        }
    }
    existing.insert(places.home.clone());
    existing.into_iter().collect()
}

/// ZDOTDIR as zsh sees it: of the environment, or set by a plain line of `~/.zshenv`.
pub(super) fn zdotdir(host: &Host) -> Option<PathBuf> {
    let home = &host.places.home;
    let said = fs::text(&home.join(".zshenv"));
    let said = said.and_then(|text| text.lines().rev().find_map(|line| zdotdir_of_line(line, host)));
    said.or_else(|| host.env.absolute_path("ZDOTDIR")).filter(|dir| dir != home)
}

/// Reads `export ZDOTDIR="$HOME/.config/zsh"` and the like; anything cleverer than home and XDG variables is left
/// alone, because it cannot be known without running it.
fn zdotdir_of_line(line: &str, host: &Host) -> Option<PathBuf> {
    let line = line.trim_start();
    let line = ["export ", "typeset -gx ", "typeset -x "]
        .into_iter()
        .find_map(|word| line.strip_prefix(word))
        .unwrap_or(line)
        .trim_start();
    let value = line.strip_prefix("ZDOTDIR=")?;
    let value = value.split(" #").next()?.trim().trim_end_matches(';').trim_end();
    let value = match value.strip_prefix('"') {
        Some(inner) => inner.strip_suffix('"')?.to_owned(),
        None => match value.strip_prefix("~/") {
            Some(below) => format!("$HOME/{below}"),
            None => value.to_owned(),
        },
    };
    let home = host.places.home.to_string_lossy();
    let config = config_base(host);
    let config = config.to_string_lossy();
    let expanded = value
        .replace("${XDG_CONFIG_HOME:-$HOME/.config}", &config)
        .replace("${XDG_CONFIG_HOME}", &config)
        .replace("$XDG_CONFIG_HOME", &config);
    let expanded = super::rc_lines::with_home(&expanded, &home);
    let is_plain = !expanded.contains(['$', '`', '\'', '"', '\\', '*', '(', ' ', '\t']) || expanded == *home;
    Some(PathBuf::from(expanded)).filter(|path| is_plain && path.is_absolute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::staged::Staged;

    #[test]
    fn zdotdir_is_read_from_plain_lines_of_zshenv_only() {
        let staged = Staged::new();
        let host = staged.host();
        let home = &host.places.home;
        let zsh = home.join(".config/zsh");
        for line in [
            "export ZDOTDIR=\"$HOME/.config/zsh\"",
            "ZDOTDIR=~/.config/zsh",
            "  export ZDOTDIR=${XDG_CONFIG_HOME:-$HOME/.config}/zsh # comment",
            "typeset -gx ZDOTDIR=${HOME}/.config/zsh;",
        ] {
            assert_eq!(zdotdir_of_line(line, &host), Some(zsh.clone()), "{line}");
        }
        for line in ["# ZDOTDIR=~/x", "ZDOTDIR=$(cat f)", "ZDOTDIR=relative", "OZDOTDIR=/x", "ZDOTDIR=\"/x"] {
            assert_eq!(zdotdir_of_line(line, &host), None, "{line}");
        }
        assert_eq!(zdotdir(&host), None);
        staged.file("home/ada/.zshenv", "export ZDOTDIR=$HOME/.config/zsh\n");
        assert_eq!(zdotdir(&host), Some(zsh));
    }
}
