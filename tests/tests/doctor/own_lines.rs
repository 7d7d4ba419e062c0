//! Lines of the person's own in start-up files: what doctor says of them, and what they still bring about afterwards.

use super::bed::Bed;
use serde_json::Value;
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

/// Two files say the same, and each shell is told the one that it reads.
#[test]
fn each_shell_is_told_the_line_that_it_has_a_value_from() {
    let bed = Bed::new();
    let line = "export GOROOT=/usr/lib/go-1.18\n";
    bed.prepend(".profile", line);
    bed.prepend(".bashrc", line);
    let looked = bed.doctor(&[]);
    let told: Vec<_> = looked.findings().iter().filter_map(place_and_moments).collect();
    let at = |name: &str, moment: &str| (bed.path(name).display().to_string(), vec![moment.to_owned()]);
    assert_eq!(told, [at(".profile", "login"), at(".bashrc", "interactive")], "{}", looked.stdout);
    assert_eq!(bed.doctor(&["--fix", "--yes"]).code, 0);
    assert_eq!(bed.doctor(&[]).codes(), [""; 0]);
}

/// The file that a finding about a setting names, and the moments of the shells that have it; nothing of what is fine.
fn place_and_moments(finding: &Value) -> Option<(String, Vec<String>)> {
    let text = |value: &Value, at: &str| value.pointer(at).and_then(Value::as_str).unwrap().to_owned();
    let holders = finding.pointer("/trouble/holders").and_then(Value::as_array)?;
    let moments = holders.iter().map(|holder| text(holder, "/moment")).collect();
    Some((text(finding, "/trouble/origin/set_at/path"), moments))
}
