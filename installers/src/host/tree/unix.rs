//! Trees by directory descriptors.

use super::super::fs::{FsError, FsOp};
use super::{FileMode, NewFile, is_one_component, refused_name};
use rustix::fs::{Dir, FileType, Mode, OFlags};
use rustix::io::Errno;
use std::fs::File;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

const OPEN_DIR: OFlags =
    OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);
const CREATE_FILE: OFlags =
    OFlags::WRONLY.union(OFlags::CREATE).union(OFlags::EXCL).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// An empty directory in which a tree is made, possibly by several threads, each with a [`TreeCursor`] of its own.
#[derive(Debug)]
pub struct NewTree {
    root: OwnedFd,
    path: PathBuf,
}

impl NewTree {
    /// Opens an existing directory; a link is not followed, and one that holds anything is an error.
    pub fn open(path: &Path) -> Result<Self, FsError> {
        let open = || -> Result<OwnedFd, Errno> {
            let root = rustix::fs::open(path, OPEN_DIR, Mode::empty())?;
            for entry in Dir::read_from(&root)? {
                if !matches!(entry?.file_name().to_bytes(), b"." | b"..") {
                    return Err(Errno::NOTEMPTY);
                }
            }
            Ok(root)
        };
        let root = open().map_err(|errno| FsError::at(FsOp::List, path)(errno.into()))?;
        Ok(Self { root, path: path.to_owned() })
    }

    /// A way to make files in it, for one thread.
    #[must_use]
    pub fn cursor(&self) -> TreeCursor<'_> {
        TreeCursor { tree: self, open: Vec::new() }
    }

    /// The directory.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Makes files and directories, and keeps the directories on the way to the last one open: archives list files by
/// directory, so most files need no directory to be opened, and no thread holds more descriptors than a path is deep.
#[derive(Debug)]
pub struct TreeCursor<'a> {
    tree: &'a NewTree,
    open: Vec<(String, OwnedFd)>,
}

impl TreeCursor<'_> {
    /// Makes a directory and its parents; those that are there already are fine, links are not.
    pub fn create_dir(&mut self, path: &str) -> Result<(), FsError> {
        self.enter(path, path)
    }

    /// Makes a file, and its parents where they are missing; one that is there already is an error.
    pub fn create_file(&mut self, path: &str, mode: FileMode) -> Result<NewFile, FsError> {
        let (dir, name) = path.rsplit_once('/').unwrap_or(("", path));
        if !is_one_component(name) || path.starts_with('/') {
            return Err(refused_name(&self.tree.path, path));
        }
        self.enter(dir, path)?;
        let parent = self.open.last().map_or(&self.tree.root, |(_, fd)| fd);
        let bits = match mode {
            FileMode::Plain => 0o644,
            FileMode::Executable => 0o755,
        };
        match rustix::fs::openat(parent, name, CREATE_FILE, Mode::from_raw_mode(bits)) {
            Ok(fd) => Ok(NewFile { file: File::from(fd) }),
            Err(errno) => {
                Err(FsError { op: FsOp::Write, path: self.tree.path.join(path), source: errno.into() })
            }
        }
    }

    /// Opens `dir`, from the nearest directory that is open already. `whole` is for the error.
    fn enter(&mut self, dir: &str, whole: &str) -> Result<(), FsError> {
        let mut names = dir.split('/').filter(|_| !dir.is_empty()).peekable();
        let mut depth = 0;
        while let (Some(name), Some((open, _))) = (names.peek(), self.open.get(depth)) {
            if name != open {
                break;
            }
            depth += 1;
            names.next();
        }
        self.open.truncate(depth);
        for name in names {
            if !is_one_component(name) {
                return Err(refused_name(&self.tree.path, whole));
            }
            let parent = self.open.last().map_or(&self.tree.root, |(_, fd)| fd);
            let fd = make_and_open(parent, name).map_err(|errno| FsError {
                op: FsOp::CreateDir,
                path: self.tree.path.join(dir),
                source: errno.into(),
            })?;
            self.open.push((name.to_owned(), fd));
        }
        Ok(())
    }
}

fn make_and_open(parent: &OwnedFd, name: &str) -> Result<OwnedFd, Errno> {
    match rustix::fs::mkdirat(parent, name, Mode::from_raw_mode(0o755)) {
        // Another thread was first. If it is no directory, opening says so.
        Ok(()) | Err(Errno::EXIST) => rustix::fs::openat(parent, name, OPEN_DIR, Mode::empty()),
        Err(errno) => Err(errno),
    }
}

/// Gives the owner all rights on every directory of a tree, by descriptor, so that no link is followed. A directory that
/// forbids even reading is left as it is.
pub(super) fn make_removable(root: &Path) -> Result<(), FsError> {
    let opened = rustix::fs::open(root, OPEN_DIR, Mode::empty());
    opened.and_then(|dir| open_up(&dir)).map_err(|errno| FsError::at(FsOp::Remove, root)(errno.into()))
}

fn open_up(dir: &OwnedFd) -> Result<(), Errno> {
    let mode = Mode::from_raw_mode(rustix::fs::fstat(dir)?.st_mode);
    if !mode.contains(Mode::RWXU) {
        rustix::fs::fchmod(dir, mode | Mode::RWXU)?;
    }
    for entry in Dir::read_from(dir)? {
        let entry = entry?;
        let is_dir = matches!(entry.file_type(), FileType::Directory | FileType::Unknown);
        if is_dir && !matches!(entry.file_name().to_bytes(), b"." | b"..") {
            match rustix::fs::openat(dir, entry.file_name(), OPEN_DIR, Mode::empty()) {
                Ok(inner) => open_up(&inner)?,
                Err(Errno::NOTDIR | Errno::LOOP | Errno::NOENT | Errno::ACCESS) => {}
                Err(errno) => return Err(errno),
            }
        }
    }
    Ok(())
}

/// Syncs the volume in one call; false where there is no such call.
pub(super) fn sync_whole_volume(root: &Path) -> Result<bool, FsError> {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        let synced =
            rustix::fs::open(root, OPEN_DIR, Mode::empty()).and_then(|root| match rustix::fs::syncfs(root) {
                Ok(()) => Ok(true),
                Err(Errno::NOSYS | Errno::PERM) => Ok(false), // an old kernel, or a sandbox that does not know it
                Err(errno) => Err(errno),
            });
        synced.map_err(|errno| FsError::at(FsOp::Sync, root)(errno.into()))
    }
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    {
        let _ = root;
        Ok(false)
    }
}

pub(super) fn free_bytes(path: &Path) -> Result<Option<u64>, FsError> {
    let stat = rustix::fs::statvfs(path).map_err(|errno| FsError::at(FsOp::Inspect, path)(errno.into()))?;
    Ok(Some(stat.f_bavail.saturating_mul(stat.f_frsize)))
}
