//! What a shell's start leaves in the home by itself, and nobody asked for: removed again where it was not there before.

use crate::host::Host;
use crate::host::fs::{self, Kind};
use crate::shell::{Shell, by_products};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The places that shells write to when they start, as they were before.
#[derive(Debug)]
pub(crate) struct Leftovers {
    places: Vec<Watched>,
}

#[derive(Debug)]
struct Watched {
    /// The place, links followed where it was there.
    path: PathBuf,
    /// It and its parents as far as they were not there, outermost first.
    missing: Vec<PathBuf>,
    /// What was in it.
    before: BTreeSet<PathBuf>,
}

impl Leftovers {
    /// Looks at the places these shells write to.
    pub(crate) fn watch(host: &Host, shells: &[Shell]) -> Self {
        let paths: BTreeSet<PathBuf> = shells.iter().flat_map(|shell| written_by(host, *shell)).collect();
        // A place that cannot be looked at is not touched later either.
        let places = paths.iter().filter_map(|path| Watched::look(path)).collect();
        Self { places }
    }

    /// Removes what has come since. What cannot be removed stays: it is no harm, and no reason to doubt a proof.
    pub(crate) fn remove(self) {
        for place in &self.places {
            place.remove_new();
        }
        let missing: BTreeSet<&PathBuf> = self.places.iter().flat_map(|place| &place.missing).collect();
        for dir in missing.into_iter().rev() {
            let _ = fs::remove_dir_if_empty(dir);
        }
    }
}

impl Watched {
    fn look(path: &Path) -> Option<Self> {
        let missing = fs::missing_dirs(path).ok()?;
        let path = fs::resolve(path).unwrap_or_else(|| path.to_owned());
        let before = tree(&path).into_iter().collect();
        Some(Self { path, missing, before })
    }

    fn remove_new(&self) {
        for path in tree(&self.path).into_iter().rev().filter(|path| !self.before.contains(path)) {
            let _ = match fs::inspect(&path) {
                Ok(Some(entry)) if entry.kind == Kind::Dir => fs::remove_dir_if_empty(&path),
                Ok(Some(_)) => fs::remove_file(&path),
                Ok(None) | Err(_) => continue,
            };
        }
    }
}

/// Everything at and below a path, a directory before what is in it. Links are not followed.
fn tree(path: &Path) -> Vec<PathBuf> {
    let Ok(Some(entry)) = fs::inspect(path) else { return Vec::new() };
    let mut found = vec![path.to_owned()];
    if entry.kind == Kind::Dir {
        for name in fs::list(path).unwrap_or_default() {
            found.extend(tree(&path.join(name)));
        }
    }
    found
}

/// The places of [`by_products`] for this person, and the completion cache that zsh's start-up files make on Ubuntu.
fn written_by(host: &Host, shell: Shell) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = by_products(shell).iter().map(|name| moved(host, name)).collect();
    if shell == Shell::Zsh {
        let dir = host.env.absolute_path("ZDOTDIR").unwrap_or_else(|| host.places.home.clone());
        paths.push(dir.join(".zcompdump"));
    }
    paths
}

/// A path below the home, or below the XDG directory that stands in its place.
fn moved(host: &Host, name: &str) -> PathBuf {
    const BASES: [(&str, &str); 4] = [
        (".config/", "XDG_CONFIG_HOME"),
        (".local/share/", "XDG_DATA_HOME"),
        (".local/state/", "XDG_STATE_HOME"),
        (".cache/", "XDG_CACHE_HOME"),
    ];
    let below = BASES.iter().find_map(|(prefix, variable)| {
        Some(host.env.absolute_path(variable)?.join(name.strip_prefix(prefix)?))
    });
    below.unwrap_or_else(|| host.places.home.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::fake_go::{GOOD_GO, Sandbox};
    use std::fs as std_fs;

    fn home() -> (Sandbox, PathBuf) {
        let sandbox = Sandbox::new(GOOD_GO);
        let home = sandbox.host.places.home.clone();
        (sandbox, home)
    }

    fn write(path: &Path) {
        std_fs::create_dir_all(path.parent().unwrap()).unwrap();
        std_fs::write(path, b"").unwrap();
    }

    #[test]
    fn what_a_shell_made_goes_with_the_directories_made_for_it() {
        let (sandbox, home) = home();
        let before = tree(&home);
        let leftovers = Leftovers::watch(&sandbox.host, &[Shell::Fish]);
        write(&home.join(".config/fish/fish_variables"));
        write(&home.join(".local/share/fish/generated/a/b"));
        leftovers.remove();
        assert_eq!(tree(&home), before);
    }

    #[test]
    fn what_was_there_stays_and_so_does_what_other_programs_make() {
        let (sandbox, home) = home();
        write(&home.join(".config/fish/conf.d/goready.fish"));
        let leftovers = Leftovers::watch(&sandbox.host, &[Shell::Fish, Shell::Zsh]);
        let mut before = tree(&home);
        write(&home.join(".config/fish/functions/new"));
        write(&home.join(".zcompdump"));
        write(&home.join(".zsh_history"));
        write(&home.join(".cache/other"));
        leftovers.remove();
        before.extend([home.join(".zsh_history"), home.join(".cache"), home.join(".cache/other")]);
        before.sort();
        let mut after = tree(&home);
        after.sort();
        assert_eq!(after, before);
    }

    #[test]
    fn a_configuration_that_is_a_link_is_tidied_where_it_leads() {
        let (sandbox, home) = home();
        let dotfiles = home.join("dotfiles/fish");
        write(&dotfiles.join("config.fish"));
        std_fs::create_dir(home.join(".config")).unwrap();
        std::os::unix::fs::symlink(&dotfiles, home.join(".config/fish")).unwrap();
        let before = tree(&home);
        let leftovers = Leftovers::watch(&sandbox.host, &[Shell::Fish]);
        write(&home.join(".config/fish/fish_variables"));
        leftovers.remove();
        assert_eq!(tree(&home), before);
    }

    #[test]
    fn xdg_directories_stand_in_the_place_of_the_usual_ones() {
        let (mut sandbox, home) = home();
        sandbox.host.env.set("XDG_DATA_HOME", home.join("data"));
        let paths = written_by(&sandbox.host, Shell::Fish);
        assert!(paths.contains(&home.join("data/fish")), "{paths:?}");
        assert!(paths.contains(&home.join(".config/fish")), "{paths:?}");
    }
}
