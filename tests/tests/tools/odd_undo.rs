//! Undo where a tool of ours was given another mode, or something else stands in its place.

use super::super::OLDER;
use goready_tests::faults::OLD;
use goready_tests::tool_home::{Modules, ToolHome};
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::Command;

#[test]
fn a_tool_of_ours_that_was_made_private_comes_back_private() {
    let home = ToolHome::new(OLD, Modules::Shared);
    home.install(&[OLDER]);
    let path = home.bin().join("goimports");
    let before = fs::read(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    home.install(&["goimports"]);
    assert_ne!(fs::read(&path).unwrap(), before);
    home.good(&["undo", "--yes"]);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o700);
}

#[test]
fn what_took_the_place_of_a_tool_stays_and_undo_ends() {
    let home = ToolHome::new(OLD, Modules::Shared);
    let path = home.bin().join("goimports");
    for odd in ["fifo", "folder", "dangling", "loop", "link"] {
        home.install(&["goimports"]);
        let held = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        match odd {
            "fifo" => assert!(Command::new("mkfifo").arg(&path).status().unwrap().success()),
            "folder" => fs::create_dir(&path).unwrap(),
            "dangling" => symlink("/nowhere/goimports", &path).unwrap(),
            "loop" => symlink("goimports", &path).unwrap(),
            _ => {
                fs::write(home.machine.home().join("mine"), held).unwrap();
                symlink("../../mine", &path).unwrap();
            }
        }
        let before = fs::symlink_metadata(&path).unwrap().file_type();
        let undone = home.told(&["undo", "--yes"]);
        let said = undone.stdout + &undone.stderr;
        assert!(said.contains("goimports stays, because it is"), "{odd}: {said}");
        assert_eq!(fs::symlink_metadata(&path).unwrap().file_type(), before, "{odd}");
        if before.is_dir() { fs::remove_dir(&path) } else { fs::remove_file(&path) }.unwrap();
        assert!(!home.machine.home().join(".local/share/goready/tools").exists(), "{odd}");
    }
}
