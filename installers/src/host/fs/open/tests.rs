//! What is no regular file, and must be neither waited for nor replaced.

#![cfg(unix)]

use super::super::{
    Appender, DirLock, Notes, copy_program, read, read_named, read_small, sha256, write_atomic, write_named,
};
use super::*;
use std::os::unix::fs::{FileTypeExt as _, symlink};
use std::sync::mpsc;
use std::time::Duration;

/// A FIFO that nobody opens, a socket, a device and a folder.
fn odd_places(dir: &Path) -> [PathBuf; 4] {
    let [fifo, socket, folder] = ["fifo", "socket", "folder"].map(|name| dir.join(name));
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &fifo,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::from_raw_mode(0o600),
        0,
    )
    .unwrap();
    let _ = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    fs::create_dir(&folder).unwrap();
    [fifo, socket, folder, "/dev/null".into()]
}

/// What a closure says, which must not wait for anybody.
#[track_caller]
fn at_once<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (tell, told) = mpsc::sync_channel(1);
    std::thread::Builder::new().spawn(move || tell.send(work())).unwrap();
    told.recv_timeout(Duration::from_secs(20)).unwrap()
}

#[track_caller]
fn refused<T: Send + 'static>(path: &Path, work: impl FnOnce(&Path) -> Result<T, FsError> + Send + 'static) {
    let place = path.to_owned();
    let error = at_once(move || work(&place)).err().unwrap();
    assert!(error.not_a_file().is_some_and(|kind| kind != Kind::File), "{}: {error:?}", path.display());
}

#[test]
fn whatever_is_no_file_is_neither_waited_for_nor_read_nor_written() {
    let dir = tempfile::tempdir().unwrap();
    for place in odd_places(dir.path()) {
        refused(&place, read);
        refused(&place, |path| read_named(path, 10));
        refused(&place, sha256);
        refused(&place, |path| write_atomic(path, b"x", 0o644));
        refused(&place, |path| write_named(path, b"x", 0o644));
        refused(&place, |path| Appender::open(path, 0));
        refused(&place, Notes::begin);
        let to = dir.path().join("copy");
        refused(&place, move |path| copy_program(path, &to));
        let small = place.clone();
        assert_eq!(at_once(move || read_small(&small, 10)).unwrap(), None);
    }
    let fifo = dir.path().join("fifo");
    assert!(fs::metadata(&fifo).unwrap().file_type().is_fifo());
    assert!(!at_once(move || DirLock::is_free(&fifo)));
}

#[test]
fn a_file_is_read_and_written_through_its_links() {
    let dir = tempfile::tempdir().unwrap();
    let (file, link) = (dir.path().join("file"), dir.path().join("link"));
    fs::write(&file, b"words").unwrap();
    symlink(&file, &link).unwrap();
    assert_eq!(read(&link).unwrap(), b"words");
    assert_eq!(read_named(&link, 2).unwrap(), b"wo");
    assert_eq!(read_named(&dir.path().join("none"), 2).unwrap_err().not_a_file(), None);
    write_named(&link, b"others", 0o644).unwrap();
    assert_eq!((fs::read_link(&link).unwrap(), fs::read(&file).unwrap()), (file, b"others".to_vec()));
}

#[test]
fn a_link_to_what_is_no_file_stays_a_link() {
    let dir = tempfile::tempdir().unwrap();
    let nowhere = dir.path().join("nowhere");
    for target in odd_places(dir.path()).into_iter().chain([nowhere]) {
        let link = dir.path().join("link");
        symlink(&target, &link).unwrap();
        refused(&link, |path| write_named(path, b"x", 0o644));
        assert_eq!(fs::read_link(&link).unwrap(), target);
        fs::remove_file(&link).unwrap();
    }
}
