//! The two atomic changes: a file's bytes, and where a link points.
//!
//! Both write beside the goal under a fixed name, sync, rename, and sync the directory. The name is fixed so that what
//! a killed run left can be found and removed by the next.

use super::open::{require_writable_place, written_place};
use super::{FsError, FsOp, Kind, inspect, open_file, remove_file, sync_dir};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How the name of a file ends that is not yet in its place.
pub const PENDING_SUFFIX: &str = ".goready-new";

/// The name beside `path` under which its next content is written.
#[must_use]
pub fn pending_path(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}{PENDING_SUFFIX}"))
}

/// Removes what a killed run left beside `path`.
pub fn remove_pending(path: &Path) -> Result<(), FsError> {
    let pending = pending_path(path);
    match inspect(&pending)? {
        Some(entry) if matches!(entry.kind, Kind::File | Kind::Link) => remove_file(&pending).map(drop),
        _ => Ok(()),
    }
}

/// Replaces a file's bytes, durably. An existing file keeps its mode, owner and extended attributes; a new one gets
/// `mode` under the umask. `path` must not be a link: resolve it first, so that the link stays. A FIFO, a device or a
/// directory in its place is refused.
pub fn write_atomic(path: &Path, bytes: &[u8], mode: u32) -> Result<(), FsError> {
    require_writable_place(path, FsOp::Write)?;
    place(path, |pending| write_pending(pending, path, bytes, mode))
}

/// Has a file made beside `path` and puts it there by one rename, durably.
fn place(path: &Path, make: impl FnOnce(&Path) -> Result<(), FsError>) -> Result<(), FsError> {
    remove_pending(path)?;
    let pending = pending_path(path);
    let placed =
        make(&pending).and_then(|()| fs::rename(&pending, path).map_err(FsError::at(FsOp::Rename, path)));
    if placed.is_err() {
        // The first error is the one to tell; what stays here is removed by the next run.
        let _ = fs::remove_file(&pending);
    }
    placed?;
    path.parent().map_or(Ok(()), sync_dir)
}

/// Replaces the bytes of a file that somebody named, or that is kept where somebody likes: a link stays, and what it
/// leads to is replaced.
pub fn write_named(path: &Path, bytes: &[u8], mode: u32) -> Result<(), FsError> {
    write_atomic(&written_place(path).map_err(FsError::at(FsOp::Write, path))?, bytes, mode)
}

/// Writes a file that must not be there yet, durably. What could not be written as a whole is removed again.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FsError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    let mut file = options.open(path).map_err(FsError::at(FsOp::Write, path))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(path);
    }
    written.map_err(FsError::at(FsOp::Write, path))?;
    path.parent().map_or(Ok(()), sync_dir)
}

fn write_pending(pending: &Path, path: &Path, bytes: &[u8], mode: u32) -> Result<(), FsError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    let mut file = options.open(pending).map_err(FsError::at(FsOp::Write, path))?;
    file.write_all(bytes).map_err(FsError::at(FsOp::Write, path))?;
    if let Some(entry) = inspect(path)? {
        keep_attributes(&file, path, entry).map_err(FsError::at(FsOp::Write, path))?;
    }
    file.sync_all().map_err(FsError::at(FsOp::Sync, path))
}

#[cfg(unix)]
fn keep_attributes(file: &File, path: &Path, entry: super::Entry) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let old = fs::metadata(path)?;
    let new = file.metadata()?;
    if (old.uid(), old.gid()) != (new.uid(), new.gid()) {
        fchown(file, Some(old.uid()), Some(old.gid()))?;
    }
    file.set_permissions(fs::Permissions::from_mode(entry.mode))?;
    copy_xattrs(path, file)
}

#[cfg(not(unix))]
fn keep_attributes(file: &File, path: &Path, _entry: super::Entry) -> io::Result<()> {
    file.set_permissions(fs::metadata(path)?.permissions())
}

/// Access control lists and security labels are extended attributes. A volume that has none is no error.
#[cfg(target_os = "linux")]
fn copy_xattrs(from: &Path, to: &File) -> io::Result<()> {
    use rustix::fs::{XattrFlags, fsetxattr, getxattr, listxattr};
    use rustix::io::Errno;
    const MOST_BYTES: usize = 1 << 16;
    let mut names = vec![0_u8; MOST_BYTES];
    let length = match listxattr(from, names.as_mut_slice()) {
        Ok(length) => length,
        Err(Errno::OPNOTSUPP) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    names.truncate(length);
    for name in names.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        let mut value = vec![0_u8; MOST_BYTES];
        let length = getxattr(from, name, value.as_mut_slice())?;
        value.truncate(length);
        match fsetxattr(to, name, &value, XattrFlags::empty()) {
            // The kernel's own labels may be set by root alone; the new file has got its default.
            Ok(()) | Err(Errno::PERM | Errno::OPNOTSUPP | Errno::ACCESS) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[cfg(all(unix, not(target_os = "linux")))]
fn copy_xattrs(_from: &Path, _to: &File) -> io::Result<()> {
    Ok(())
}

/// The mode of a program that [`copy_program`] puts to its place.
pub const PROGRAM_MODE: u32 = 0o755;

/// Replaces a program by a copy of another, durably. Until its bytes are on disk the copy has another name and cannot be
/// run. (The standard library has the kernel copy, which shares the blocks where the file system can.)
pub fn copy_program(from: &Path, to: &Path) -> Result<(), FsError> {
    place(to, |pending| copy_pending(from, pending, to))
}

fn copy_pending(from: &Path, pending: &Path, to: &Path) -> Result<(), FsError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut source = open_file(from).map_err(FsError::at(FsOp::Read, from))?;
    let mut copy = options.open(pending).map_err(FsError::at(FsOp::Write, to))?;
    io::copy(&mut source, &mut copy).map_err(FsError::at(FsOp::Write, to))?;
    #[cfg(unix)]
    copy.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(PROGRAM_MODE))
        .map_err(FsError::at(FsOp::Write, to))?;
    copy.sync_all().map_err(FsError::at(FsOp::Sync, to))
}

/// Gives a file a second name, or copies it with its mode and time of change where one file cannot have both: on another
/// volume, or where the system forbids links to files of others.
pub fn link_or_copy(from: &Path, to: &Path) -> Result<(), FsError> {
    if fs::hard_link(from, to).is_err() {
        copy_with_times(from, to).map_err(FsError::at(FsOp::Write, to))?;
    }
    to.parent().map_or(Ok(()), sync_dir)
}

fn copy_with_times(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = open_file(from)?;
    let metadata = source.metadata()?;
    let mut copy = OpenOptions::new().write(true).create_new(true).open(to)?;
    io::copy(&mut source, &mut copy)?;
    copy.set_times(fs::FileTimes::new().set_modified(metadata.modified()?))?;
    copy.set_permissions(metadata.permissions())?;
    copy.sync_all()
}

/// Replaces a file by one that [`link_or_copy`] kept, durably: with the mode and time of change it had.
pub fn replace_by_kept(kept: &Path, path: &Path) -> Result<(), FsError> {
    place(path, |pending| link_or_copy(kept, pending))
}

/// Points a link at `target`, durably: at every instant it points to the old or to the new.
pub fn replace_link(link: &Path, target: &Path) -> Result<(), FsError> {
    remove_pending(link)?;
    let pending = pending_path(link);
    make_link(target, &pending).map_err(FsError::at(FsOp::Link, link))?;
    fs::rename(&pending, link).map_err(FsError::at(FsOp::Rename, link))?;
    link.parent().map_or(Ok(()), sync_dir)
}

#[cfg(unix)]
fn make_link(target: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(windows)]
fn make_link(target: &Path, link: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(target, link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replaced_file_keeps_its_mode_and_leaves_nothing_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(".profile");
        fs::write(&path, b"old").unwrap();
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
        fs::write(pending_path(&path), b"left by a killed run").unwrap();
        write_atomic(&path, b"new", 0o644).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(super::super::list(dir.path()).unwrap(), [".profile"]);
        #[cfg(unix)]
        assert_eq!(inspect(&path).unwrap().unwrap().mode, 0o640);
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_one_that_is_there() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("plan.json");
        write_new(&path, b"one").unwrap();
        let error = write_new(&path, b"two").unwrap_err();
        assert_eq!(error.source.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert!(write_new(&dir.path().join("no/such/plan.json"), b"").is_err());
    }

    #[test]
    #[cfg(unix)]
    fn a_program_that_was_kept_comes_back_with_its_mode_and_time_of_change() {
        use std::os::unix::fs::PermissionsExt;
        type Keep = fn(&Path, &Path) -> bool;
        let ways: [Keep; 2] =
            [|from, to| link_or_copy(from, to).is_ok(), |from, to| copy_with_times(from, to).is_ok()];
        for keep in ways {
            let dir = tempfile::tempdir().unwrap();
            let (path, kept) = (dir.path().join("gopls"), dir.path().join("kept-1"));
            let then = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
            fs::write(&path, b"theirs").unwrap();
            File::open(&path).unwrap().set_modified(then).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o711)).unwrap();
            assert!(keep(&path, &kept));
            fs::remove_file(&path).unwrap();
            fs::write(&path, b"ours").unwrap();
            replace_by_kept(&kept, &path).unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"theirs");
            let restored = fs::metadata(&path).unwrap();
            assert_eq!((restored.permissions().mode() & 0o7777, restored.modified().unwrap()), (0o711, then));
            assert_eq!(super::super::list(dir.path()).unwrap(), ["gopls", "kept-1"]);
        }
    }

    #[test]
    fn a_link_is_flipped_in_one_step() {
        let dir = tempfile::tempdir().unwrap();
        let link = dir.path().join("go");
        replace_link(&link, Path::new("sdk/go1.22.0")).unwrap();
        replace_link(&link, Path::new("sdk/go1.23.0")).unwrap();
        assert_eq!(super::super::link_target(&link).unwrap(), Path::new("sdk/go1.23.0"));
        assert_eq!(super::super::list(dir.path()).unwrap(), ["go"]);
    }
}
