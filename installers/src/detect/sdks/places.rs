//! Where Gos are found, and who puts them there.

use super::super::facts::Owner;
use super::super::go_env::GoSettings;
use super::{go_in, goroot_of};
use crate::host::Host;
use crate::host::fs;
use crate::version::GoVersion;
use std::path::{Path, PathBuf};

/// More entries than this in a directory of SDKs are not looked at.
const MOST_ENTRIES: usize = 200;

/// A directory that may be a GOROOT.
pub(super) struct Candidate {
    pub(super) root: PathBuf,
    pub(super) owner: Owner,
}

/// A directory of SDKs: what its entries are named like, and where in each the GOROOT is.
struct Shelf {
    dir: PathBuf,
    entry: Entry,
    below: &'static str,
    owner: Owner,
}

/// Which names of a shelf are looked at.
#[derive(Clone, Copy)]
enum Entry {
    /// Every name.
    Any,
    /// `go`, `golang`, or either with a version: `go1.22.3`, `go-1.22`. Not `google-cloud-sdk`.
    NamedGo,
    /// Homebrew's `go` and `go@1.22`.
    Formula,
    /// `toolchain@v0.0.1-go1.22.3.linux-amd64`
    Toolchain,
}

impl Entry {
    fn fits(self, name: &str) -> bool {
        match self {
            Self::Any => true,
            Self::NamedGo => ["golang", "go"].iter().any(|word| {
                let rest = name.strip_prefix(word).map(|rest| rest.trim_start_matches(['-', '.', '_']));
                rest.is_some_and(|rest| {
                    rest.is_empty() || rest == "tip" || rest.starts_with(|first: char| first.is_ascii_digit())
                })
            }),
            Self::Formula => name == "go" || name.starts_with("go@"),
            Self::Toolchain => name.starts_with("toolchain@v0.0.1-go"),
        }
    }
}

/// The GOROOTs of every `go` on PATH, in its order.
pub(super) fn on_path(search: &[PathBuf]) -> Vec<Candidate> {
    let roots = search.iter().filter_map(|dir| goroot_of(&go_in(dir)?));
    roots.map(|root| Candidate { root, owner: Owner::Unknown }).collect()
}

/// The places known for each owner, ours first.
pub(super) fn usual(host: &Host, settings: &GoSettings) -> Vec<Candidate> {
    let store = host.places.sdk_store();
    let names = fs::list(&store).unwrap_or_default();
    let ours =
        names.into_iter().filter(|name| name.parse::<GoVersion>().is_ok_and(|v| v.to_string() == *name));
    let mut found: Vec<Candidate> = ours
        .map(|name| store.join(name))
        .map(|root| {
            // What a link of the store leads to is somebody else's.
            let is_link = fs::link_target(&root).is_some();
            Candidate { root, owner: if is_link { Owner::Unknown } else { Owner::Goready } }
        })
        .collect();
    found.push(Candidate { root: host.system("/usr/local/go"), owner: Owner::UsrLocal });
    let set = settings.text("GOROOT").map(PathBuf::from).filter(|root| root.is_absolute());
    found.extend(set.map(|root| Candidate { root, owner: Owner::Unknown }));
    for shelf in system_shelves(host).into_iter().chain(home_shelves(host, settings)) {
        found.extend(shelf.candidates());
    }
    found
}

impl Shelf {
    fn candidates(self) -> Vec<Candidate> {
        let Self { dir, entry, below, owner } = self;
        let names = fs::list(&dir).unwrap_or_default();
        let fitting = names.iter().filter(|name| entry.fits(name)).take(MOST_ENTRIES);
        let mut found = Vec::new();
        for name in fitting {
            match entry {
                // Homebrew keeps a directory per version below the formula's.
                Entry::Formula => {
                    let versions = dir.join(name);
                    let names = fs::list(&versions).unwrap_or_default();
                    let roots =
                        names.iter().take(MOST_ENTRIES).map(|version| versions.join(version).join(below));
                    found.extend(roots.map(|root| Candidate { root, owner }));
                }
                Entry::Any | Entry::NamedGo | Entry::Toolchain => {
                    let root = if below.is_empty() { dir.join(name) } else { dir.join(name).join(below) };
                    found.push(Candidate { root, owner });
                }
            }
        }
        found
    }
}

fn system_shelves(host: &Host) -> Vec<Shelf> {
    let shelf = |dir: &str, entry, below, owner| Shelf { dir: host.system(dir), entry, below, owner };
    vec![
        shelf("/usr/lib", Entry::NamedGo, "", Owner::Distribution),
        shelf("/usr/lib64", Entry::NamedGo, "", Owner::Distribution),
        shelf("/opt", Entry::NamedGo, "", Owner::Unknown),
        shelf("/snap/go", Entry::Any, "", Owner::Snap),
        shelf("/var/lib/snapd/snap/go", Entry::Any, "", Owner::Snap),
        shelf("/opt/homebrew/Cellar", Entry::Formula, "libexec", Owner::Homebrew),
        shelf("/usr/local/Cellar", Entry::Formula, "libexec", Owner::Homebrew),
        shelf("/home/linuxbrew/.linuxbrew/Cellar", Entry::Formula, "libexec", Owner::Homebrew),
    ]
}

fn home_shelves(host: &Host, settings: &GoSettings) -> Vec<Shelf> {
    let mut shelves = Vec::new();
    for (base, below, entry, goroot, owner) in home_bases(host) {
        shelves.push(Shelf { dir: base.join(below), entry, below: goroot, owner });
    }
    if let Some(cache) = settings.module_cache(host) {
        let dir = cache.join("golang.org");
        shelves.push(Shelf { dir, entry: Entry::Toolchain, below: "", owner: Owner::ModuleCache });
    }
    shelves
}

/// The version managers' own directories: base, shelf below it, names, GOROOT below an entry, owner.
fn home_bases(host: &Host) -> Vec<(PathBuf, &'static str, Entry, &'static str, Owner)> {
    let home = &host.places.home;
    let base = |variable: &str, default: &str| {
        host.env.absolute_path(variable).unwrap_or_else(|| home.join(default))
    };
    let data = host.env.absolute_path("XDG_DATA_HOME").unwrap_or_else(|| home.join(".local/share"));
    let mise = host.env.absolute_path("MISE_DATA_DIR").unwrap_or_else(|| data.join("mise"));
    let goup_rs = base("GOUP_HOME", ".goup");
    vec![
        (base("ASDF_DATA_DIR", ".asdf"), "installs/golang", Entry::Any, "go", Owner::Asdf),
        (mise, "installs/go", Entry::Any, "", Owner::Mise),
        (home.join(".gvm"), "gos", Entry::NamedGo, "", Owner::Gvm),
        (home.join(".gvm"), "versions", Entry::NamedGo, "", Owner::Gvm),
        (base("GOENV_ROOT", ".goenv"), "versions", Entry::Any, "", Owner::Goenv),
        (home.join(".go"), "", Entry::Any, "", Owner::Goup),
        (home.join(".go"), "versions", Entry::Any, "", Owner::Goup),
        (goup_rs.clone(), "", Entry::NamedGo, "", Owner::Goup),
        (goup_rs, "versions", Entry::Any, "", Owner::Goup),
        (home.join("sdk"), "", Entry::NamedGo, "", Owner::HomeSdk),
        (home.join("go"), "sdk", Entry::NamedGo, "", Owner::Unknown),
        (home.join(".g"), "versions", Entry::Any, "", Owner::Unknown),
        (home.join(".linuxbrew/Cellar"), "", Entry::Formula, "libexec", Owner::Homebrew),
    ]
}

/// Tells the owner of a GOROOT by where it is.
pub(super) struct Known {
    home: Vec<(PathBuf, Owner)>,
    roots: [PathBuf; 2],
}

/// Whatever stands below one of these, of the system's root.
const SYSTEM_OWNERS: [(&str, Owner); 14] = [
    ("snap", Owner::Snap),
    ("var/lib/snapd", Owner::Snap),
    ("opt/homebrew", Owner::Homebrew),
    ("usr/local/Cellar", Owner::Homebrew),
    ("usr/local/Homebrew", Owner::Homebrew),
    ("home/linuxbrew", Owner::Homebrew),
    ("usr/local/go", Owner::UsrLocal),
    ("opt/local/lib", Owner::Distribution),
    ("usr/lib", Owner::Distribution),
    ("usr/lib64", Owner::Distribution),
    ("usr/share", Owner::Distribution),
    ("usr/pkg", Owner::Distribution),
    ("nix/store", Owner::Distribution),
    ("gnu/store", Owner::Distribution),
];

impl Known {
    pub(super) fn new(host: &Host) -> Self {
        let mut home = vec![(host.places.sdk_store(), Owner::Goready)];
        let bases = home_bases(host).into_iter().filter(|(.., owner)| *owner != Owner::Unknown);
        home.extend(bases.map(|(base, _, _, _, owner)| (base, owner)));
        let real =
            home.iter().filter_map(|(dir, owner)| Some((fs::resolve(dir)?, *owner))).collect::<Vec<_>>();
        home.extend(real);
        let root = fs::resolve(&host.root).unwrap_or_else(|| host.root.clone());
        Self { home, roots: [host.root.clone(), root] }
    }

    pub(super) fn owner_of(&self, root: &Path) -> Owner {
        if let Some((_, owner)) = self.home.iter().find(|(dir, _)| root.starts_with(dir)) {
            return *owner;
        }
        let is_toolchain = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with("toolchain@v0.0.1-go");
        if root.file_name().is_some_and(is_toolchain) {
            return Owner::ModuleCache;
        }
        let logical = self.roots.iter().find_map(|base| root.strip_prefix(base).ok());
        let owners = SYSTEM_OWNERS.iter();
        let found = logical.and_then(|path| owners.into_iter().find(|(dir, _)| path.starts_with(dir)));
        found.map_or(Owner::Unknown, |(_, owner)| *owner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_gos_are_told_from_other_names() {
        for name in ["go", "golang", "go1.22.3", "go-1.19", "golang-1.20", "gotip"] {
            assert!(Entry::NamedGo.fits(name), "{name}");
        }
        for name in ["google-cloud-sdk", "godot", "gopls", "goland", "gcc", "golang-docs"] {
            assert!(!Entry::NamedGo.fits(name), "{name}");
        }
    }
}
