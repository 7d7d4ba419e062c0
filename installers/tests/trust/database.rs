//! Real answers of Go's checksum database.

use crate::fixture::{Between, Recorded, earlier_notes};
use crate::synthetic::{Log, Signer, missing};
use goready_installers::error::{Class, Coded as _, Hint};
use goready_installers::trust::tlog::LogHash;
use goready_installers::trust::{Anchor, SourceFailure, SumDb, TileSource, TreeHead, TrustError};

pub(crate) const MODULE: &str = "golang.org/toolchain";
/// Version, number of its record, size of the tree that its recorded lookup names, directory hash.
const TOOLCHAINS: [(&str, u64, u64, &str); 3] = [
    (
        "v0.0.1-go1.27.4.linux-amd64",
        71_124_599,
        71_769_961,
        "h1:8Tl0rBb7KdISSdPkZBjlpZxsUBb+004GI/SM2XbmSqI=",
    ),
    (
        "v0.0.1-go1.23.12.linux-amd64",
        41_685_323,
        66_385_784,
        "h1:CQZ55qhuGAYcgv4npnr3DsfZP3i8URMjkpv7TYHRIH4=",
    ),
    (
        "v0.0.1-go1.21.9.linux-amd64",
        24_929_362,
        51_828_373,
        "h1:rRL9rPpsjKfpdDFcppvNgw1/dynUMrpDcTxdIwtyFR0=",
    ),
];

pub(crate) fn latest() -> TreeHead {
    let note = String::from_utf8(Recorded.get("/latest").unwrap()).unwrap();
    SumDb::golang().open_head(&note, "/latest").unwrap()
}

#[test]
fn records_of_real_toolchains_are_proved() {
    for (version, id, size, h1) in TOOLCHAINS {
        let record = SumDb::golang().lookup(&Recorded, MODULE, version, None).unwrap();
        assert_eq!((record.id, record.head.size()), (id, size));
        assert_eq!(record.h1.to_string(), h1);
        assert_eq!(record.go_mod_h1.to_string(), "h1:8wlg68NqwW7eMnI1aABk/C2pDYXj8mrMY4TyRfiLeS0=");
        assert_eq!(record.database, "sum.golang.org");
    }
}

#[test]
fn the_leaf_of_a_real_record_is_the_published_one() {
    let answer =
        String::from_utf8(Recorded.get(&format!("/lookup/{MODULE}@{}", TOOLCHAINS[2].0)).unwrap()).unwrap();
    let (_, rest) = answer.split_once('\n').unwrap();
    let record = &rest[..=rest.find("\n\n").unwrap()];
    assert_eq!(
        LogHash::of_record(record.as_bytes()).to_string(),
        "A/+TP2a1pyCJM2jsWxhtn8S+e4UYsO5MYbxns1Xhj+o="
    );
}

#[test]
fn a_larger_stored_head_is_kept_and_the_answers_head_proved_to_be_its_beginning() {
    let stored = latest();
    for (version, ..) in TOOLCHAINS {
        let source = Between::honest(&Recorded);
        let record = SumDb::golang().lookup(&source, MODULE, version, Some(&stored)).unwrap();
        assert_eq!(record.head, stored);
        assert!(source.asked().len() <= 24, "{} questions", source.asked().len());
    }
}

#[test]
fn heads_that_others_published_long_ago_are_the_beginning_of_what_is_served_now() {
    for note in earlier_notes() {
        let stored = SumDb::golang().open_head(&note, "published").unwrap();
        for (version, _, size, _) in &TOOLCHAINS[..2] {
            let record = SumDb::golang().lookup(&Recorded, MODULE, version, Some(&stored)).unwrap();
            assert_eq!(record.head.size(), *size);
        }
    }
}

#[test]
fn each_lookup_hands_its_head_to_the_next() {
    let mut stored = None;
    for (version, ..) in TOOLCHAINS.iter().rev().skip(1) {
        let record = SumDb::golang().lookup(&Recorded, MODULE, version, stored.as_ref()).unwrap();
        let text = serde_json::to_string(&record.head).unwrap();
        stored = Some(serde_json::from_str(&text).unwrap());
    }
    assert_eq!(stored.unwrap().size(), TOOLCHAINS[0].2);
}

#[test]
fn the_pinned_database_is_gos_own() {
    let golang = SumDb::golang();
    assert_eq!(golang.name(), "sum.golang.org");
    assert_eq!(golang.key(), "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
    assert_eq!(SumDb::from_key(&golang.key()).unwrap().anchor(), Anchor::BuiltIn);
    // Another key under the same name is another database, and all evidence from it says so.
    let other = Signer::new("sum.golang.org", 1);
    assert_eq!(other.database().anchor(), Anchor::Named { name: other.verifier() });
}

#[test]
fn keys_that_are_none_are_refused() {
    let good = Signer::new("sum.example.com", 1).verifier();
    let short = &good[..good.len() - 4];
    for key in [
        "",
        "sum.example.com",
        short,
        &good.replace("sum.example.com", "sum example.com"),
        &good.replace("sum.example.com", "sum.example.org"),
        &good.replacen("+AY", "+Ao", 1),
        &good.to_uppercase(),
    ] {
        let error = SumDb::from_key(key).unwrap_err();
        assert!(matches!(error, TrustError::VerifierKey { .. }), "{key:?}: {error}");
    }
}

#[test]
fn capitals_are_escaped_and_what_is_no_module_version_is_never_asked() {
    struct Nothing;
    impl TileSource for Nothing {
        fn get(&self, path: &str) -> Result<Vec<u8>, SourceFailure> {
            Err(missing(path))
        }
    }
    let source = Between::honest(&Nothing);
    let golang = SumDb::golang();
    let error = golang.lookup(&source, "github.com/BurntSushi/toml", "v1.2.3-RC1", None).unwrap_err();
    assert_eq!(source.asked(), ["/lookup/github.com/!burnt!sushi/toml@v1.2.3-!r!c1"]);
    // The transport's class comes through.
    assert_eq!(
        (error.class(), error.code(), error.hint()),
        (Class::NotFound, "GR-TRUST-019", Hint::CheckNetwork)
    );
    for (module, version) in [
        ("", "v1"),
        ("a/../b", "v1"),
        ("a//b", "v1"),
        ("/a", "v1"),
        ("a", ""),
        ("a", "v1/../x"),
        ("a", "v1 x"),
        ("a", "latest"),
        ("a@b", "v1"),
        ("a\n", "v1"),
        ("é", "v1"),
        ("a", "v1?x"),
        ("!a", "v1"),
    ] {
        let error = golang.lookup(&source, module, version, None).unwrap_err();
        assert!(matches!(error, TrustError::ModuleName { .. }), "{module}@{version}: {error}");
    }
    assert_eq!(source.asked().len(), 1);
}

#[test]
fn an_unreachable_source_keeps_its_class_whatever_it_was_asked() {
    struct Down;
    impl TileSource for Down {
        fn get(&self, path: &str) -> Result<Vec<u8>, SourceFailure> {
            if path.starts_with("/tile/") {
                let message = "connection refused".to_owned();
                return Err(SourceFailure { path: path.to_owned(), message, class: Class::Unreachable });
            }
            Recorded.get(path)
        }
    }
    let source = Between::honest(&Down);
    let error = SumDb::golang().lookup(&source, MODULE, TOOLCHAINS[0].0, None).unwrap_err();
    assert_eq!((error.class(), error.hint()), (Class::Unreachable, Hint::CheckNetwork));
    assert_eq!(source.asked().len(), 2, "a source that is down is not asked again");
    assert!(error.to_string().starts_with("checksum database does not answer: connection refused: `/tile/"));
}

#[test]
fn a_note_with_strangers_signatures_is_read_and_one_bad_signature_of_ours_spoils_it() {
    let (ours, stranger) = (Signer::new("sum.example.com", 1), Signer::new("witness.example.com", 2));
    let text = format!("go.sum database tree\n5\n{}\n", Log::numbered(5).root_at(5));
    let database = ours.database();
    let open = |signatures: &str| database.open_head(&format!("{text}\n{signatures}"), "test");
    let (good, other) = (ours.line(&text), stranger.line(&text));
    let bad = ours.line("another text\n");
    assert_eq!(open(&good).unwrap().size(), 5);
    assert_eq!(open(&format!("{other}{good}")).unwrap().size(), 5);
    assert!(matches!(open(&other).unwrap_err(), TrustError::NoteUnsigned { .. }));
    assert!(matches!(open(&format!("{bad}{good}")).unwrap_err(), TrustError::NoteSignature { .. }));
    assert!(matches!(open(&format!("{good}{bad}")).unwrap_err(), TrustError::NoteSignature { .. }));
    // The same name with another key is another signer.
    let namesake = Signer::new("sum.example.com", 3).line(&text);
    assert!(matches!(open(&namesake).unwrap_err(), TrustError::NoteUnsigned { .. }));
    for nonsense in ["", "\n", "— sum.example.com", "— sum.example.com AAAA\n", "junk\n", good.trim_end()]
    {
        let error = open(nonsense).unwrap_err();
        assert!(matches!(error, TrustError::ReplySyntax { .. }), "{nonsense:?}: {error}");
    }
    assert!(matches!(open(&other.repeat(101)).unwrap_err(), TrustError::ReplySyntax { .. }));
    assert!(matches!(open(&other.repeat(1000)).unwrap_err(), TrustError::ReplyTooLong { .. }));
}

#[test]
fn signed_text_that_is_no_tree_head_is_refused() {
    let signer = Signer::new("sum.example.com", 1);
    let root = Log::numbered(5).root_at(5);
    for text in [
        "hello\n".to_owned(),
        format!("go.sum database tree\n05\n{root}\n"),
        format!("go.sum database tree\n-5\n{root}\n"),
        format!("go.sum database tree\n+5\n{root}\n"),
        format!("go.sum database tree\n99999999999999999999\n{root}\n"),
        format!("go.sum database tree\n{}\n{root}\n", (1_u64 << 48) + 1),
        "go.sum database tree\n5\nAAAA\n".to_owned(),
        "go.sum database tree\n5\n".to_owned(),
    ] {
        let error = signer.database().open_head(&signer.note(&text), "test").unwrap_err();
        assert!(matches!(error, TrustError::ReplySyntax { .. }), "{text:?}: {error}");
    }
}
