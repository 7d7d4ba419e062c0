use super::*;
use crate::apply::history;
use crate::apply::journal::Journal;
use crate::host::staged::Staged;
use crate::trust::Sha256Sum;
use std::fs as real;

fn request() -> Request {
    Request::Undo { receipts: Vec::new() }
}

fn digest() -> Sha256Sum {
    Sha256Sum::of(b"plan")
}

#[test]
fn a_receipt_that_was_never_begun_lends_its_name_to_the_next() {
    let staged = Staged::new();
    let host = staged.host();
    let mut first = Journal::begin(&host, &request(), digest()).unwrap();
    first.append(&Record::End { at: 0, ending: Ending::Complete, findings: Vec::new() }).unwrap();
    for torn in [None, Some(""), Some("{\"record\":\"begin\",\"form")] {
        let dir = host.places.history().join("0002");
        let _ = real::remove_dir_all(&dir);
        real::create_dir(&dir).unwrap();
        if let Some(torn) = torn {
            real::write(dir.join(JOURNAL), torn).unwrap();
        }
        assert_eq!(Journal::begin(&host, &request(), digest()).unwrap().id, "0002", "{torn:?}");
        let ids: Vec<String> =
            history(&host).unwrap().receipts.into_iter().map(|receipt| receipt.id).collect();
        assert_eq!(ids, ["0001", "0002"], "{torn:?}");
    }
    assert_eq!(Journal::begin(&host, &request(), digest()).unwrap().id, "0003");
}

#[test]
fn taking_a_receipt_up_again_removes_copies_that_were_not_finished() {
    let staged = Staged::new();
    let host = staged.host();
    let mut journal = Journal::begin(&host, &request(), digest()).unwrap();
    assert_eq!(journal.back_up(b"old").unwrap(), "backup-1");
    real::write(journal.dir.join(".backup-2.goready-new"), b"half").unwrap();
    let receipt = history(&host).unwrap().receipts.remove(0);
    let mut journal = Journal::reopen(&host, &receipt).unwrap();
    assert!(!journal.dir.join(".backup-2.goready-new").exists());
    let name = journal.back_up(b"newer").unwrap();
    assert_ne!(name, "backup-1", "a copy is never overwritten");
    assert_eq!(real::read(journal.dir.join("backup-1")).unwrap(), b"old");
}
