//! Staged machines, looked at as a whole.

use super::*;
use crate::host::staged::Staged;
use crate::trust::Sha256Sum;

fn facts_of(staged: &Staged) -> Facts {
    detect(&staged.host()).unwrap()
}

#[test]
fn an_empty_machine_gives_facts_with_holes() {
    let staged = Staged::new();
    let facts = facts_of(&staged);
    assert_eq!(facts.machine.distribution, None);
    assert_eq!(facts.machine.libc, None);
    assert_eq!(facts.sdks, []);
    assert_eq!(facts.shells, []);
    assert_eq!(facts.ours, OursFacts::default());
    assert_eq!(facts.go_env_file.state, FileState::Absent);
    assert!(facts.home.is_writable);
    assert!(facts.home.free_bytes.is_some());
    assert_eq!(facts.home.existing_dirs, [staged.home()]);
}
