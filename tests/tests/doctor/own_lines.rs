//! Lines of the person's own in start-up files: what doctor says of them, and what they still bring about afterwards.

use super::bed::Bed;
use std::fs;

/// What a fresh shell has in a variable.
fn value_in(bed: &Bed, flags: &[&str], variable: &str) -> String {
    bed.said_by("bash", flags, &format!("echo \"${variable}\""))
}

/// What broke Go is hidden, and nothing else that the person may set in its place, there or for one command.
#[test]
fn a_line_that_the_person_changed_counts_again() {
    let bed = Bed::new();
    let line = |value: &str| format!("export GOFLAGS={value}\n");
    bed.prepend(".bashrc", &line("-mod=vendor"));
    let faulty = bed.picture();
    assert_eq!(bed.doctor(&[]).codes(), ["GR-DOC-037"]);
    assert_eq!(bed.doctor(&["--fix", "--yes"]).code, 0);
    assert_eq!(value_in(&bed, &["-ic"], "GOFLAGS"), "");
    let text = fs::read_to_string(bed.path(".bashrc")).unwrap();
    fs::write(bed.path(".bashrc"), text.replace(&line("-mod=vendor"), &line("-tags=netgo"))).unwrap();
    assert_eq!(value_in(&bed, &["-ic"], "GOFLAGS"), "-tags=netgo");
    assert_eq!(bed.doctor(&[]).codes(), [""; 0]);
    // A set-up keeps what is hidden, and hides no more.
    fs::write(bed.path(".bashrc"), text.replace(&line("-mod=vendor"), &line("sticky"))).unwrap();
    assert_eq!(bed.doctor(&["--fix", "--yes"]).code, 0);
    fs::write(bed.path(".bashrc"), text).unwrap();
    assert_eq!(value_in(&bed, &["-ic"], "GOFLAGS"), "");
    for _ in 0..2 {
        assert_eq!(bed.run(&[], &["undo", "--yes"]).code, 0);
    }
    assert_eq!(bed.differences(&faulty), [""; 0]);
}
