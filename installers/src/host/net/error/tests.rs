use super::*;
use crate::host::fs::FsOp;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// One of each; the list is proved complete by [`Coded::code`]'s exhaustive match and the count below.
fn each() -> Vec<NetError> {
    let url = || "https://a.example/file".to_owned();
    let text = || "why".to_owned();
    let limit = Duration::from_millis(1500);
    let wait = Some(Duration::from_mins(1));
    let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
    vec![
        NetError::Offline { url: url() },
        NetError::Address { url: url(), reason: text() },
        NetError::ProxySetting { variable: "HTTPS_PROXY".to_owned(), reason: text() },
        NetError::ProxyRefused { url: url(), reason: text() },
        NetError::CaFile { path: "/ca.pem".into(), reason: text() },
        NetError::NoAuthorities { url: url() },
        NetError::UnknownHost { url: url() },
        NetError::Connect { url: url(), reason: text() },
        NetError::TimedOut { url: url(), phase: Phase::Connecting, limit },
        NetError::TimedOut { url: url(), phase: Phase::Answering, limit },
        NetError::TimedOut { url: url(), phase: Phase::Reading, limit },
        NetError::TooSlow { url: url(), bytes_per_sec: 9 },
        NetError::Broken { url: url(), received_bytes: 7 },
        NetError::CertificateExpired { url: url() },
        NetError::CertificateNotYetValid { url: url() },
        NetError::UnknownAuthority { url: url() },
        NetError::WrongHost { url: url() },
        NetError::Tls { url: url(), reason: text() },
        NetError::Malformed { url: url(), reason: text() },
        NetError::Redirect { url: url(), to: "http://a.example".to_owned(), reason: "why" },
        NetError::Absent { url: url(), status: 404 },
        NetError::Status { url: url(), status: 403, retry_after: None },
        NetError::Status { url: url(), status: 429, retry_after: wait },
        NetError::WebPage { url: url() },
        NetError::Encoded { url: url(), encoding: "br".to_owned() },
        NetError::TooLarge { url: url(), limit_bytes: 5 },
        NetError::WrongSize { url: url(), expected_bytes: 5, found_bytes: 6 },
        NetError::Cancelled { url: url() },
        NetError::Client { reason: text() },
        NetError::ProxiesOff,
        NetError::GoProxy(GoProxyError::Empty),
        NetError::File(FsError::at(FsOp::Read, "/file")(missing)),
    ]
}

#[test]
fn every_error_has_its_text_code_class_and_hint() {
    let mut table = String::new();
    for error in each() {
        writeln!(table, "{} {:?} {:?}\n    {error}", error.code(), error.class(), error.hint()).unwrap();
    }
    insta::assert_snapshot!(table);
}

#[test]
fn codes_are_numbered_without_gap() {
    let codes: BTreeSet<_> =
        each().iter().map(Coded::code).filter(|code| code.starts_with("GR-NET-")).collect();
    let expected: BTreeSet<_> = (1..=27).map(|number| format!("GR-NET-{number:03}")).collect();
    assert!(codes.iter().copied().eq(expected.iter().map(String::as_str)), "{codes:?}");
}
