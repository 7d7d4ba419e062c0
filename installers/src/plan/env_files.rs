//! Our env files, one per shell syntax and moment, and which GOPATH they export.

use crate::detect::{Facts, Origin, Sourced};
use crate::platform::Platform;
use crate::shell::{EnvSpec, Moment, QuoteError, Shell, Syntax, TakenAway, env_file_name, env_file_text};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// One of our env files as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvFile {
    /// Where.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// The GOPATH in force: what the person has set, else `~/go`.
#[must_use]
pub fn gopath(facts: &Facts) -> Sourced<PathBuf> {
    gopath_of(&facts.go_env, &facts.home.places.home, &facts.machine.platform.value)
}

/// The same from Go's settings alone.
#[must_use]
pub fn gopath_of(
    go_env: &BTreeMap<String, Sourced<String>>,
    home: &Path,
    platform: &Platform,
) -> Sourced<PathBuf> {
    let default = || Sourced { value: home.join("go"), origin: Origin::Default };
    go_env.get("GOPATH").map_or_else(default, |set| {
        // Of several entries `go install` uses the first.
        let first = first_entry(&set.value, platform);
        first.map_or_else(default, |value| Sourced { value, origin: set.origin.clone() })
    })
}

/// The first entry of a list of paths as this platform writes it; none where it is no absolute path there.
fn first_entry(list: &str, platform: &Platform) -> Option<PathBuf> {
    let first = list.split(platform.list_separator()).next()?;
    is_absolute(first, platform).then(|| PathBuf::from(first))
}

/// Whether every entry is an absolute path as this platform writes it.
pub(super) fn is_list_of_absolute_paths(list: &str, platform: &Platform) -> bool {
    list.split(platform.list_separator()).all(|entry| is_absolute(entry, platform))
}

fn is_absolute(path: &str, platform: &Platform) -> bool {
    if platform.is_windows() {
        // `C:\…`, `C:/…`, or a share: `\\server\…`.
        let rest = path
            .strip_prefix(|drive: char| drive.is_ascii_alphabetic())
            .and_then(|rest| rest.strip_prefix(':'));
        rest.is_some_and(|rest| rest.starts_with(['\\', '/'])) || path.starts_with("\\\\")
    } else {
        path.starts_with('/')
    }
}

/// What the env files set. GOPATH is left to the file of `go env -w` where that has one.
pub(super) fn env_spec(facts: &Facts, neutralise: &BTreeSet<TakenAway>) -> EnvSpec {
    let gopath = gopath(facts);
    let exported = match &gopath.origin {
        Origin::GoEnvFile { .. } | Origin::GorootEnvFile { .. } => None,
        Origin::Environment { .. } | Origin::File { .. } | Origin::System | Origin::Default => {
            Some(exported_gopath(facts, &gopath))
        }
    };
    EnvSpec {
        ours_first: vec![facts.home.places.active_bin()],
        after: gobin(facts).into_iter().chain([gopath.value.join("bin")]).collect(),
        gopath: exported,
        // What was taken away once stays away: a later set-up does not bring it back.
        neutralise: facts.ours.neutralised.union(neutralise).cloned().collect(),
    }
}

/// Where `go install` puts programs, where the file of `go env -w` says so. One that a person's own line exports is
/// put on PATH there too.
fn gobin(facts: &Facts) -> Option<PathBuf> {
    let set = facts.go_env.get("GOBIN").filter(|set| matches!(set.origin, Origin::GoEnvFile { .. }))?;
    first_entry(&set.value, &facts.machine.platform.value)
}

/// The whole value the person has, several entries included.
fn exported_gopath(facts: &Facts, gopath: &Sourced<PathBuf>) -> PathBuf {
    match (&gopath.origin, facts.go_env.get("GOPATH")) {
        (Origin::Environment { .. } | Origin::File { .. }, Some(set)) => PathBuf::from(&set.value),
        _ => gopath.value.clone(),
    }
}

/// The env files that these shells source; they take these variables away besides those that they do already.
pub fn env_files(
    facts: &Facts,
    shells: &[Shell],
    neutralise: &BTreeSet<TakenAway>,
) -> Result<Vec<EnvFile>, QuoteError> {
    let spec = env_spec(facts, neutralise);
    let syntaxes: BTreeSet<Syntax> = shells.iter().map(|shell| shell.syntax()).collect();
    let mut files = Vec::new();
    for syntax in syntaxes {
        for moment in [Moment::Login, Moment::Interactive] {
            let path = env_file_path(&facts.home.places.env_dir(), syntax, moment);
            files.push(EnvFile { path, text: env_file_text(syntax, moment, &spec)? });
        }
    }
    files.dedup_by(|a, b| a.path == b.path);
    Ok(files)
}

pub(super) fn env_file_path(dir: &Path, syntax: Syntax, moment: Moment) -> PathBuf {
    dir.join(env_file_name(syntax, moment))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_entry_of_a_gopath_is_read_as_its_platform_writes_it() {
        for (os, list, first) in [
            ("linux", "/home/ada/go:/opt/go", Some("/home/ada/go")),
            ("linux", "go:/opt/go", None),
            ("darwin", "/Users/ada/go", Some("/Users/ada/go")),
            ("windows", r"C:\Users\ada\go;D:\go", Some(r"C:\Users\ada\go")),
            ("windows", "d:/go", Some("d:/go")),
            ("windows", r"\\server\share\go", Some(r"\\server\share\go")),
            ("windows", "C:go", None),
            ("windows", "/go", None),
            ("linux", "", None),
        ] {
            let found = first_entry(list, &Platform::new(os, "amd64"));
            assert_eq!(found.as_deref(), first.map(Path::new), "{os} {list}");
        }
    }
}
