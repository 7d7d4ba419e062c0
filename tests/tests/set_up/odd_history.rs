//! A receipt that is damaged hides no other, keeps nobody from a new change, and is not gone past by an undo.

use crate::Bare;
use crate::answers::{answer, assert_refused};
use std::fs;

#[test]
fn a_damaged_receipt_is_listed_and_not_taken_back_and_the_others_are() {
    let bare = Bare::new("modules");
    let run = |words: &[&str]| bare.machine.run(&[words, &["--json"]].concat());
    let set = |value: &str| answer(&run(&["env", "GOPROXY", &format!("--set={value}"), "--yes"]));
    for value in ["https://a", "https://b", "https://c"] {
        set(value);
    }
    let dir = bare.machine.home().join(".local/state/goready/history/0002");
    fs::write(dir.join("journal.jsonl"), b"\xffnot a journal\n{}\n").unwrap();

    let history = answer(&run(&["history"]));
    let ids = |list: &str| {
        let entries = history[list].as_array().unwrap();
        entries.iter().map(|entry| entry["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((ids("receipts"), ids("damaged")), (vec!["0001".into(), "0003".into()], vec!["0002".into()]));
    let said = bare.machine.run(&["history"]).stdout;
    assert!(said.contains("history/0002/journal.jsonl") && said.contains("[GR-RCPT-001]"), "{said}");

    for words in [&["undo", "2", "--yes"][..], &["undo", "--all", "--yes"]] {
        assert_refused(&run(words), 65, "GR-RCPT-001");
    }
    assert_eq!(answer(&run(&["undo", "--yes"]))["changed"], true, "a newer one is taken back");
    for words in [&["undo", "1", "--yes"][..], &["undo", "--yes"]] {
        assert_refused(&run(words), 65, "GR-RCPT-001");
    }
    assert_eq!(set("https://d")["changed"], true, "the history goes on");

    fs::rename(&dir, bare.machine.home().join("aside")).unwrap();
    assert_eq!(answer(&run(&["undo", "--all", "--yes"]))["changed"], true, "as its next step says");
}
