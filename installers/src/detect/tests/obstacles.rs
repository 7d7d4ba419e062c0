//! Files that cannot be changed, and why.

use super::facts_of;
use crate::detect::{FileFacts, FileState, MAX_USER_FILE_BYTES, Obstacle};
use crate::host::fs::{Kind, user_id};
use crate::host::staged::Staged;
use crate::trust::sha256_of;
use std::path::Path;

/// A machine with bash, whose `.bashrc` is the file to look at.
fn with_bash() -> Staged {
    let staged = Staged::new();
    staged.program("usr/bin/bash", "");
    staged
}

fn bashrc(staged: &Staged) -> FileFacts {
    facts_of(staged).rc_files[&staged.path("home/ada/.bashrc")].file.clone()
}

#[test]
fn a_plain_file_has_its_hash_and_no_obstacle() {
    let staged = with_bash();
    let path = staged.file("home/ada/.bashrc", b"caf\xe9\r\n");
    let file = bashrc(&staged);
    let sha256 = sha256_of(b"caf\xe9\r\n".as_slice()).unwrap();
    assert_eq!(file.state, FileState::Present { sha256, size: 6 });
    assert_eq!((file.target.canonicalize().unwrap(), file.obstacle), (path.canonicalize().unwrap(), None));
}

#[test]
fn a_link_is_followed_to_the_file_that_would_be_replaced() {
    let staged = with_bash();
    staged.file("dotfiles/bash/rc", "x");
    staged.link("home/ada/dots", "../../dotfiles");
    staged.link("home/ada/.bashrc", "dots/bash/../bash/rc");
    let file = bashrc(&staged);
    assert_eq!(file.path, staged.path("home/ada/.bashrc"));
    assert!(file.target.ends_with("dotfiles/bash/rc") && !file.target.to_string_lossy().contains("dots/"));
    assert_eq!(file.obstacle, None);
    assert_ne!(file.state, FileState::Absent);
}

#[test]
fn a_directory_or_fifo_is_no_file() {
    let staged = with_bash();
    staged.dir("home/ada/.bashrc");
    assert_eq!(bashrc(&staged).obstacle, Some(Obstacle::NotAFile { kind: Kind::Dir }));
    staged.remove("home/ada/.bashrc");
    staged.fifo("home/ada/.bashrc");
    assert_eq!(bashrc(&staged).obstacle, Some(Obstacle::NotAFile { kind: Kind::Other }));
}

#[test]
fn a_link_that_leads_nowhere_says_so() {
    let staged = with_bash();
    for target in ["gone/rc", ".bashrc", "/nowhere/of/this/machine"] {
        staged.link("home/ada/.bashrc", target);
        let file = bashrc(&staged);
        assert_eq!(file.obstacle, Some(Obstacle::DanglingLink { target: target.into() }));
        assert_eq!(file.state, FileState::Absent);
        assert!(facts_of(&staged).is_there(&staged.path("home/ada/.bashrc")), "the link itself is there");
        staged.remove_link("home/ada/.bashrc");
    }
}

#[test]
fn a_file_of_another_user_is_left_to_them() {
    let staged = with_bash();
    staged.file("home/ada/.bashrc", "x");
    if !staged.give_away("home/ada/.bashrc", 4711) {
        eprintln!("SKIPPED: only root can give a file away");
        return;
    }
    let file = bashrc(&staged);
    assert_eq!(file.obstacle, Some(Obstacle::ForeignOwner { owner: 4711 }));
    assert_ne!(file.state, FileState::Absent);
}

#[test]
fn root_does_not_follow_a_link_of_another_user() {
    let staged = with_bash();
    staged.file("home/ada/rc", "x");
    staged.link("home/ada/.bashrc", "rc");
    if user_id() != 0 || !staged.give_away("home/ada/.bashrc", 4711) {
        eprintln!("SKIPPED: only root can give a link away");
        return;
    }
    assert_eq!(bashrc(&staged).obstacle, Some(Obstacle::ForeignLink { owner: 4711 }));
}

#[test]
fn root_may_work_on_the_files_of_the_homes_owner() {
    let staged = with_bash();
    staged.file("home/ada/.bashrc", "x");
    if !(staged.give_away("home/ada", 4711) && staged.give_away("home/ada/.bashrc", 4711)) {
        eprintln!("SKIPPED: only root can give a home away");
        return;
    }
    assert_eq!(facts_of(&staged).home.user_id, 4711);
    assert_eq!(bashrc(&staged).obstacle, None);
}

#[test]
fn a_read_only_directory_or_unreadable_file_is_told_to_everybody_but_root() {
    let staged = with_bash();
    staged.file("home/ada/.bashrc", "x");
    staged.chmod("home/ada/.bashrc", 0o000);
    if user_id() == 0 {
        eprintln!("SKIPPED: modes do not bind root");
        return;
    }
    assert!(matches!(bashrc(&staged).obstacle, Some(Obstacle::Unreadable { .. })));
    staged.chmod("home/ada/.bashrc", 0o444);
    assert_eq!(bashrc(&staged).obstacle, None, "a read-only file is replaced and keeps its mode");
    staged.chmod("home/ada", 0o555);
    let facts = facts_of(&staged);
    staged.chmod("home/ada", 0o755);
    assert_eq!(
        facts.rc_files[&staged.path("home/ada/.bashrc")].file.obstacle,
        Some(Obstacle::DirectoryReadOnly)
    );
    assert!(!facts.home.is_writable);
}

#[test]
fn a_parent_that_is_no_directory_cannot_be_written() {
    let staged = Staged::new();
    staged.file("home/ada/.config", "a file");
    let facts = facts_of(&staged);
    let conf = staged.path("home/ada/.config/environment.d/60-goready.conf");
    assert_eq!(facts.rc_files[&conf].file.obstacle, Some(Obstacle::DirectoryReadOnly));
    staged.file("home/ada/.local", "a file");
    assert!(!facts_of(&staged).home.is_writable);
}

#[test]
fn a_file_of_more_than_4_mib_is_not_read() {
    let staged = with_bash();
    let limit = usize::try_from(MAX_USER_FILE_BYTES).unwrap();
    staged.file("home/ada/.bashrc", vec![b'\n'; limit]);
    assert_eq!(bashrc(&staged).obstacle, None);
    staged.file("home/ada/.bashrc", vec![b'\n'; limit + 1]);
    assert_eq!(bashrc(&staged).obstacle, Some(Obstacle::TooLarge { size: MAX_USER_FILE_BYTES + 1 }));
    assert_eq!(bashrc(&staged).state, FileState::Absent);
}

#[test]
fn a_path_below_a_link_keeps_its_missing_part() {
    let staged = Staged::new();
    staged.dir("real");
    staged.link("home/ada/.config", staged.path("real"));
    let facts = facts_of(&staged);
    let conf = staged.path("home/ada/.config/environment.d/60-goready.conf");
    let file = &facts.rc_files[&conf].file;
    assert_eq!((file.obstacle.clone(), &file.state), (None, &FileState::Absent));
    assert!(file.target.ends_with(Path::new("real/environment.d/60-goready.conf")));
}
