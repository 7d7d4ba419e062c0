//! What must hold where a run is refused.

use crate::Bare;
use crate::answers::assert_refused;
use goready_tests::faults::{Hashes, Thing, differences};
use std::fs;

/// Runs goready and fails unless it is refused with this code, leaves neither a file nor a download behind, and is taken
/// back by an undo.
#[track_caller]
pub(crate) fn assert_nothing_comes_of(bare: &Bare, words: &[&str], exit: i32, code: &str) {
    let (machine, home) = (&bare.machine, bare.machine.home());
    let mut hashes = Hashes::default();
    let before = hashes.picture(&home);
    assert_refused(&machine.run(words), exit, code);
    let mut after = hashes.picture(&home);
    // Directories stay until the undo, as the receipt says.
    after.retain(|path, thing| *thing != Thing::Dir || before.contains_key(path));
    assert_eq!(differences(&after, &before), Vec::<String>::new());
    assert_eq!(machine.strays(), Vec::<String>::new());
    let downloads = fs::read_dir(home.join(".cache/goready/downloads"));
    let kept: Vec<_> = downloads.into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    assert!(kept.is_empty(), "{kept:?}");
    let undone = machine.run(&["undo", "--yes"]);
    assert_eq!(undone.code, Some(0), "{}{}", undone.stdout, undone.stderr);
    assert_eq!(differences(&hashes.picture(&home), &before), Vec::<String>::new());
}
