//! Follows links one by one, to know who owns them and what a dangling one says.

use crate::host::fs::{self, Kind};
use std::collections::VecDeque;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

/// As many as the kernel follows (`path_resolution(7)`).
const MOST_LINKS: usize = 40;

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Followed {
    /// The path with every link replaced. Components that do not exist stand as they are named.
    pub(super) target: PathBuf,
    /// Owner of the first link on the way that does not belong to `me`.
    pub(super) foreign_link: Option<u32>,
    /// What the link says that leads nowhere or in a circle.
    pub(super) dangling: Option<PathBuf>,
}

/// Follows `path`, which must be absolute, as user `me`.
pub(super) fn follow(path: &Path, me: u32) -> Followed {
    let mut rest = Rest::default();
    let mut target = rest.push_front(path, 0).unwrap_or_default();
    let mut foreign_link = None;
    let mut says = PathBuf::new();
    let mut links = 0;
    while let Some((name, is_from_link)) = rest.pop() {
        if name == ".." {
            target.pop();
            continue;
        }
        let next = target.join(&name);
        let entry = fs::inspect(&next).ok().flatten();
        match entry {
            Some(entry) if entry.kind == Kind::Link => {
                links += 1;
                if entry.owner != me {
                    foreign_link = foreign_link.or(Some(entry.owner));
                }
                says = fs::link_target(&next).unwrap_or_default();
                if links > MOST_LINKS {
                    return Followed { target: next, foreign_link, dangling: Some(says) };
                }
                if let Some(root) = rest.push_front(&says, 1) {
                    target = root;
                }
            }
            Some(_) => target = next,
            None => {
                let dangling = (is_from_link && fs::inspect(&next).is_ok()).then_some(says);
                return Followed { target: rest.append_to(next), foreign_link, dangling };
            }
        }
    }
    Followed { target, foreign_link, dangling: None }
}

/// The components still to be looked at, and how many of the first ones a link named.
#[derive(Default)]
struct Rest {
    names: VecDeque<OsString>,
    from_link: usize,
}

impl Rest {
    /// Puts the components of `path` in front; gives back its root where it is absolute.
    fn push_front(&mut self, path: &Path, weight: usize) -> Option<PathBuf> {
        let mut root = PathBuf::new();
        let mut names = Vec::new();
        for component in path.components() {
            match component {
                Component::Prefix(_) | Component::RootDir => root.push(component),
                Component::CurDir => {}
                Component::ParentDir | Component::Normal(_) => names.push(component.as_os_str().to_owned()),
            }
        }
        self.from_link += weight * names.len();
        for name in names.into_iter().rev() {
            self.names.push_front(name);
        }
        (!root.as_os_str().is_empty()).then_some(root)
    }

    fn pop(&mut self) -> Option<(OsString, bool)> {
        let is_from_link = self.from_link > 0;
        self.from_link = self.from_link.saturating_sub(1);
        self.names.pop_front().map(|name| (name, is_from_link))
    }

    fn append_to(self, mut path: PathBuf) -> PathBuf {
        path.extend(self.names);
        path
    }
}
