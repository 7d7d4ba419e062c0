//! Every way to be refused: text, code, class and hint.

use crate::synthetic::{Log, Signer, missing};
use goready_installers::error::{Class, Coded, Hint};
use goready_installers::trust::{Fork, H1, PgpError, Sha256Sum, SourceFailure, TrustError};
use std::collections::BTreeSet;

fn of_bytes() -> Vec<TrustError> {
    let (expected, found) = (Sha256Sum([0; 32]), Sha256Sum([255; 32]));
    let name = "go1.27.4.linux-amd64.tar.gz".to_owned();
    vec![
        TrustError::HexDigest { text: "xyz".into() },
        TrustError::H1Syntax { text: "h2:xyz".into() },
        TrustError::NameRefused { name: "a\\nb".into() },
        TrustError::Sha256Mismatch { name: name.clone(), expected, found },
        TrustError::H1Mismatch { name: name.clone(), expected: H1(expected.0), found: H1(found.0) },
        TrustError::NoEvidence { name },
    ]
}

fn of_the_database() -> Vec<TrustError> {
    let path = "/tile/8/0/001".to_owned();
    let (module, version) = ("golang.org/toolchain".to_owned(), "v1".to_owned());
    let signer = Signer::new("sum.example.com", 1);
    let head = |size| {
        let root = Log::numbered(size).root_at(size);
        signer.database().open_head(&signer.head(size, root), "test").unwrap()
    };
    let fork = Fork { older: head(2), newer: head(3), found: head(1).root(), proof: None };
    let down = SourceFailure { class: Class::Unreachable, message: "no route".into(), ..missing("/latest") };
    let unsigned = TrustError::NoteUnsigned { path: path.clone(), name: "sum.example.com".into() };
    vec![
        TrustError::VerifierKey { text: "a+b".into(), reason: "not of the form `NAME+HASH+KEY`" },
        TrustError::ModuleName { module: "a//b".into(), version: version.clone() },
        TrustError::ReplyTooLong { path: path.clone(), limit_bytes: 65_536 },
        TrustError::ReplySyntax { path: path.clone(), reason: "not UTF-8" },
        unsigned.clone(),
        TrustError::NoteSignature { path: path.clone(), name: "sum.example.com".into() },
        TrustError::StoredHead { source: Box::new(unsigned) },
        TrustError::TileLength { path: path.clone(), expected_bytes: 8192, found_bytes: 12 },
        TrustError::TileMismatch { path: path.clone() },
        TrustError::RootMismatch { tree_size: 300, path },
        TrustError::RecordOutsideTree { record: 300, tree_size: 300 },
        TrustError::RecordMismatch { record: 5, tree_size: 300 },
        TrustError::Source(missing("/latest")),
        TrustError::Source(down),
        TrustError::TreeMismatch { older: 5, newer: 300 },
        TrustError::RecordElsewhere { record: 5, module, version: version.clone() },
        TrustError::ToolchainGoMod { version, found: H1([0; 32]) },
        TrustError::Fork { name: "sum.example.com".into(), fork: Box::new(fork) },
    ]
}

fn of_signatures() -> Vec<TrustError> {
    let key = || "0E225917414670F4442C250DFD533C07C264648F".to_owned();
    let errors = [
        PgpError::CertificateSyntax { name: "lab".into(), reason: "empty".into() },
        PgpError::CertificateElsewhere { name: "lab".into(), expected: key(), found: key() },
        PgpError::SignatureSyntax { reason: "no signature".into() },
        PgpError::UnknownSigner { primary: key(), issuer: key() },
        PgpError::SignatureRefused { reason: "hash weaker than SHA-256" },
        PgpError::WeakKey { key: key() },
        PgpError::NotASigner { key: key(), reason: "no valid binding signature" },
        PgpError::SignedTooEarly { key: key(), signed_at: 5, made_at: 6 },
        PgpError::SignedTooLate { key: key(), signed_at: 6, expired_at: 5 },
        PgpError::Revoked { key: key() },
        PgpError::Mismatch { key: key() },
        PgpError::DataUnread { message: "bad sector".into() },
    ];
    errors.into_iter().map(TrustError::Pgp).collect()
}

#[test]
fn every_refusal_has_text_code_class_and_hint() {
    let errors = [of_bytes(), of_the_database(), of_signatures()].concat();
    let line = |error: &TrustError| {
        format!("{} {:?} {:?}\n    {error}\n", error.code(), error.class(), error.hint())
    };
    let report: String = errors.iter().map(line).collect();
    insta::assert_snapshot!(report);
    for error in &errors {
        let text = error.to_string();
        assert!(!text.ends_with('.') && !text.contains('\n'), "{text}");
        assert_ne!((error.class(), error.hint()), (Class::Internal, Hint::ReportBug));
    }
    let codes: BTreeSet<&str> = errors.iter().map(Coded::code).collect();
    // Two examples are of one variant: a source's failure, whose class is the transport's.
    assert_eq!(codes.len(), errors.len() - 1);
}
