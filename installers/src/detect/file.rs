//! One file of the person's: its hash, and why it could not be changed.

use super::facts::{FileFacts, FileState, Obstacle};
use super::follow::{Followed, follow};
use crate::host::fs::{self, FsError, Kind};
use crate::trust::sha256_of;
use std::path::Path;

/// No shell file of a person is larger; a larger one is something else, and is left alone.
pub const MAX_USER_FILE_BYTES: u64 = 4 << 20;

/// Looks at a file of the person with user id `person`; the second value is its bytes, for looking at our block.
///
/// Links are followed. A file that belongs to someone else is an obstacle, since replacing it would change its owner;
/// root may also change what is root's own.
#[must_use]
pub fn file_facts(path: &Path, person: u32) -> (FileFacts, Option<Vec<u8>>) {
    let me = fs::user_id();
    let Followed { target, foreign_link, dangling } = follow(path, me);
    let mut bytes = None;
    let mut state = FileState::Absent;
    let seen = match fs::inspect(&target) {
        Err(error) => Some(unreadable(&error)),
        Ok(None) => None,
        Ok(Some(entry)) if entry.kind != Kind::File => Some(Obstacle::NotAFile { kind: entry.kind }),
        Ok(Some(entry)) => match read(&target, entry.size) {
            Err(obstacle) => Some(obstacle),
            Ok((known, content)) => {
                (state, bytes) = (known, Some(content));
                let is_own = entry.owner == person || entry.owner == me;
                (!is_own).then_some(Obstacle::ForeignOwner { owner: entry.owner })
            }
        },
    };
    let link = dangling.map(|target| Obstacle::DanglingLink { target });
    let foreign = foreign_link.filter(|_| me == 0).map(|owner| Obstacle::ForeignLink { owner });
    let obstacle = link.or(foreign).or(seen).or_else(|| directory(&target));
    (FileFacts { path: path.to_owned(), target, state, obstacle }, bytes)
}

/// The state and the bytes; the obstacle when they cannot be had.
fn read(path: &Path, size: u64) -> Result<(FileState, Vec<u8>), Obstacle> {
    if size > MAX_USER_FILE_BYTES {
        return Err(Obstacle::TooLarge { size });
    }
    let bytes = fs::read_small(path, MAX_USER_FILE_BYTES + 1).map_err(|error| unreadable(&error))?;
    let bytes = bytes.ok_or(Obstacle::NotAFile { kind: Kind::Other })?;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_USER_FILE_BYTES {
        return Err(Obstacle::TooLarge { size });
    }
    let sha256 =
        sha256_of(bytes.as_slice()).map_err(|error| Obstacle::Unreadable { message: error.to_string() })?;
    Ok((FileState::Present { sha256, size }, bytes))
}

fn unreadable(error: &FsError) -> Obstacle {
    Obstacle::Unreadable { message: error.source.to_string() }
}

/// Whether the directory that would hold the new file, or the innermost one that exists, cannot be written.
fn directory(target: &Path) -> Option<Obstacle> {
    let parents = target.ancestors().skip(1);
    let (dir, entry) = parents.into_iter().find_map(|dir| {
        let entry = fs::inspect_target(dir).ok().flatten()?;
        Some((dir, entry))
    })?;
    let is_writable = entry.kind == Kind::Dir && fs::is_writable_dir(dir);
    (!is_writable).then_some(Obstacle::DirectoryReadOnly)
}

/// The state of a file of ours, without a look at owner and links.
pub(super) fn file_state(path: &Path) -> FileState {
    let size = fs::inspect_target(path).ok().flatten().map_or(0, |entry| entry.size);
    read(path, size).map_or(FileState::Absent, |(state, _)| state)
}
