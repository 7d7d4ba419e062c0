use super::text;
use goready_installers::engine::EngineError;
use goready_installers::error::Class;
use goready_installers::trust::{Fork, H1, PgpError, Sha256Sum, SourceFailure, TrustError};

fn name() -> String {
    text("go1.23.12.linux-amd64.tar.gz")
}

fn h1() -> H1 {
    "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".parse().unwrap()
}

fn fork() -> Box<Fork> {
    let root = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    let head = |size: u64| serde_json::json!({ "size": size, "root": root, "note": "" });
    let fork = serde_json::json!({ "older": head(1), "newer": head(2), "found": root, "proof": null });
    serde_json::from_value(fork).unwrap()
}

pub(super) fn all() -> Vec<EngineError> {
    let (path, module, version) =
        (|| text("/latest"), || text("golang.org/toolchain"), || text("v0.0.1-go1.23.12"));
    let (expected, found) = (Sha256Sum([1; 32]), Sha256Sum([2; 32]));
    let failure = SourceFailure { path: path(), message: text("no answer"), class: Class::Unreachable };
    let mut errors = vec![
        TrustError::HexDigest { text: text("xyz") },
        TrustError::H1Syntax { text: text("xyz") },
        TrustError::NameRefused { name: text("a\\nb") },
        TrustError::Sha256Mismatch { name: name(), expected, found },
        TrustError::H1Mismatch { name: name(), expected: h1(), found: h1() },
        TrustError::NoEvidence { name: name() },
        TrustError::VerifierKey { text: text("xyz"), reason: "no hash" },
        TrustError::ModuleName { module: module(), version: version() },
        TrustError::ReplyTooLong { path: path(), limit_bytes: 65_536 },
        TrustError::ReplySyntax { path: path(), reason: "not a note" },
        TrustError::NoteUnsigned { path: path(), name: text("sum.example") },
        TrustError::NoteSignature { path: path(), name: text("sum.example") },
        TrustError::StoredHead {
            source: Box::new(TrustError::NoteUnsigned { path: path(), name: text("sum.example") }),
        },
        TrustError::TileLength { path: path(), expected_bytes: 8192, found_bytes: 1 },
        TrustError::TileMismatch { path: path() },
        TrustError::RootMismatch { tree_size: 7, path: path() },
        TrustError::RecordOutsideTree { record: 9, tree_size: 7 },
        TrustError::RecordMismatch { record: 3, tree_size: 7 },
        TrustError::TreeMismatch { older: 5, newer: 7 },
        TrustError::RecordElsewhere { record: 3, module: module(), version: version() },
        TrustError::ToolchainGoMod { version: version(), found: h1() },
        TrustError::Fork { name: text("sum.example"), fork: fork() },
        TrustError::Source(failure),
    ];
    errors.extend(pgp().into_iter().map(TrustError::from));
    errors.into_iter().map(EngineError::from).collect()
}

fn pgp() -> Vec<PgpError> {
    let key = || text("EB4C1BFD4F042F6DDDCCEC917721F63BD38B4796");
    vec![
        PgpError::CertificateSyntax { name: text("key.asc"), reason: text("no armour") },
        PgpError::CertificateElsewhere { name: text("key.asc"), expected: key(), found: text("AAAA") },
        PgpError::SignatureSyntax { reason: text("no armour") },
        PgpError::UnknownSigner { primary: key(), issuer: text("AAAA") },
        PgpError::SignatureRefused { reason: "over text" },
        PgpError::WeakKey { key: key() },
        PgpError::NotASigner { key: key(), reason: "no back signature" },
        PgpError::SignedTooEarly { key: key(), signed_at: 1, made_at: 2 },
        PgpError::SignedTooLate { key: key(), signed_at: 2, expired_at: 1 },
        PgpError::Revoked { key: key() },
        PgpError::Mismatch { key: key() },
        PgpError::DataUnread { message: text("input/output error") },
    ]
}
