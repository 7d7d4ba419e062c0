//! Trees by paths, where there are no directory descriptors: the staging directory is private, so nobody else changes
//! the directories on the way.

use super::super::fs::{FsError, FsOp};
use super::{FileMode, NewFile, is_one_component, refused_name};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// An empty directory in which a tree is made, possibly by several threads, each with a [`TreeCursor`] of its own.
#[derive(Debug)]
pub struct NewTree {
    path: PathBuf,
}

impl NewTree {
    /// Opens an existing directory; a link is not followed, and one that holds anything is an error.
    pub fn open(path: &Path) -> Result<Self, FsError> {
        let kind = fs::symlink_metadata(path).map_err(FsError::at(FsOp::List, path))?;
        if !kind.is_dir() {
            return Err(FsError::at(FsOp::List, path)(io::ErrorKind::NotADirectory.into()));
        }
        if fs::read_dir(path).map_err(FsError::at(FsOp::List, path))?.next().is_some() {
            return Err(FsError::at(FsOp::List, path)(io::ErrorKind::DirectoryNotEmpty.into()));
        }
        Ok(Self { path: path.to_owned() })
    }

    /// A way to make files in it, for one thread.
    #[must_use]
    pub fn cursor(&self) -> TreeCursor<'_> {
        TreeCursor { tree: self, last: String::new() }
    }

    /// The directory.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Makes files and directories.
#[derive(Debug)]
pub struct TreeCursor<'a> {
    tree: &'a NewTree,
    last: String,
}

impl TreeCursor<'_> {
    /// Makes a directory and its parents; those that are there already are fine.
    pub fn create_dir(&mut self, path: &str) -> Result<(), FsError> {
        if !path.is_empty() && path != self.last {
            if !path.split('/').all(is_one_component) {
                return Err(refused_name(&self.tree.path, path));
            }
            let place = self.tree.path.join(path);
            fs::create_dir_all(&place).map_err(FsError::at(FsOp::CreateDir, &place))?;
            path.clone_into(&mut self.last);
        }
        Ok(())
    }

    /// Makes a file, and its parents where they are missing; one that is there already is an error.
    pub fn create_file(&mut self, path: &str, _mode: FileMode) -> Result<NewFile, FsError> {
        let (dir, name) = path.rsplit_once('/').unwrap_or(("", path));
        if !is_one_component(name) || path.starts_with('/') {
            return Err(refused_name(&self.tree.path, path));
        }
        self.create_dir(dir)?;
        let place = self.tree.path.join(path);
        let file = fs::OpenOptions::new().write(true).create_new(true).open(&place);
        Ok(NewFile { file: file.map_err(FsError::at(FsOp::Write, &place))? })
    }
}

pub(super) fn make_removable(root: &Path) -> Result<(), FsError> {
    for path in super::walk_files(root)? {
        let metadata = fs::symlink_metadata(&path).map_err(FsError::at(FsOp::Inspect, &path))?;
        let mut permissions = metadata.permissions();
        if metadata.is_file() && permissions.readonly() {
            #[expect(
                clippy::permissions_set_readonly_false,
                reason = "not Unix: there is only this one attribute"
            )]
            permissions.set_readonly(false);
            fs::set_permissions(&path, permissions).map_err(FsError::at(FsOp::Remove, &path))?;
        }
    }
    Ok(())
}

/// Nothing of the kind here.
#[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
pub(super) fn sync_whole_volume(_root: &Path) -> Result<bool, FsError> {
    Ok(false)
}

/// Not asked here yet.
#[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
pub(super) fn free_bytes(_path: &Path) -> Result<Option<u64>, FsError> {
    Ok(None)
}
