use super::*;
use crate::apply::journal::Journal;
use crate::apply::{Ending, Record};
use crate::error::{Coded as _, Hint};
use crate::host::staged::Staged;
use crate::trust::Sha256Sum;
use std::fs as real;

/// A home with as many receipts, each ended.
fn staged(count: usize) -> Staged {
    let staged = Staged::new();
    let host = staged.host();
    for _ in 0..count {
        let request = Request::Undo { receipts: Vec::new() };
        let mut journal = Journal::begin(&host, &request, Sha256Sum::of(b"plan")).unwrap();
        let ending = Ending::Complete;
        journal.append(&Record::End { at: 0, ending, findings: Vec::new() }).unwrap();
    }
    staged
}

fn ids(history: &History) -> (Vec<&str>, Vec<&str>) {
    let receipts = history.receipts.iter().map(|receipt| receipt.id.as_str());
    (receipts.collect(), history.damaged.iter().map(|damaged| damaged.id.as_str()).collect())
}

#[test]
fn a_damaged_receipt_hides_no_other_and_is_named_with_its_place() {
    type Spoil = fn(&str) -> Vec<u8>;
    let rubbish: [(&str, Spoil); 5] = [
        ("garbage", |_| b"\xff\x00\x01\nmore\n".to_vec()),
        ("empty", |_| Vec::new()),
        ("half a first line", |text| text.as_bytes()[..20].to_vec()),
        ("without its end", |text| text.lines().next().map(|line| format!("{line}\n").into_bytes()).unwrap()),
        ("newer", |text| text.replacen("\"format\":1", "\"format\":2", 1).into_bytes()),
    ];
    for (name, spoil) in rubbish {
        let staged = staged(3);
        let host = staged.host();
        let journal = host.places.history().join("0002").join(JOURNAL);
        let text = real::read_to_string(&journal).unwrap();
        real::write(&journal, spoil(&text)).unwrap();
        let found = history(&host).unwrap();
        assert_eq!(ids(&found), (vec!["0001", "0003"], vec!["0002"]), "{name}");
        let entries = found.entries();
        assert_eq!(entries.iter().map(HistoryEntry::id).collect::<Vec<_>>(), ["0001", "0002", "0003"]);
        let damaged = &found.damaged[0];
        assert!(damaged.error.to_string().contains(journal.to_str().unwrap()), "{name}: {}", damaged.error);
        let code = match name {
            "garbage" => "GR-RCPT-001",
            "newer" => "GR-RCPT-002",
            _ => "GR-RCPT-003",
        };
        assert_eq!(damaged.error.code(), code, "{name}: {}", damaged.error);
        if name != "newer" {
            let dir = damaged.dir.display().to_string();
            assert_eq!(damaged.error.hint(), Hint::MoveAway { path: dir }, "{name}");
        }
    }
}

#[test]
fn a_journal_that_is_no_file_is_a_damaged_receipt() {
    let staged = staged(2);
    let host = staged.host();
    let journal = host.places.history().join("0001").join(JOURNAL);
    real::remove_file(&journal).unwrap();
    assert_eq!(ids(&history(&host).unwrap()), (vec!["0002"], vec!["0001"]), "gone");
    real::create_dir(&journal).unwrap();
    assert_eq!(ids(&history(&host).unwrap()), (vec!["0002"], vec!["0001"]), "a directory");
}

#[test]
fn only_a_newest_receipt_that_is_damaged_keeps_a_new_one_from_being_begun() {
    let staged = staged(2);
    let host = staged.host();
    let spoil =
        |id: &str| real::write(host.places.history().join(id).join(JOURNAL), "rubbish\n{}\n").unwrap();
    let begin = || {
        let request = Request::Undo { receipts: Vec::new() };
        newest(&host).and_then(|_| Journal::begin(&host, &request, Sha256Sum::of(b"plan")))
    };
    spoil("0001");
    assert_eq!(begin().unwrap().id, "0003");
    spoil("0003");
    assert!(matches!(begin(), Err(ReceiptError::Damaged { .. })), "whether it was ended cannot be said");
}
