use super::{fs, text, url};
use goready_installers::apply::ApplyError;
use goready_installers::catalog::goproxy::GoProxyError;
use goready_installers::engine::EngineError;
use goready_installers::host::FsOp;
use goready_installers::host::net::{NetError, Phase};
use std::io;
use std::time::Duration;

pub(super) fn all() -> Vec<EngineError> {
    let reason = || text("refused");
    let limit = Duration::from_secs(10);
    let errors = vec![
        NetError::Offline { url: url() },
        NetError::Address { url: url(), reason: reason() },
        NetError::ProxySetting { variable: text("HTTPS_PROXY"), reason: reason() },
        NetError::ProxyRefused { url: url(), reason: reason() },
        NetError::CaFile { path: "/etc/ca.pem".into(), reason: reason() },
        NetError::NoAuthorities { url: url() },
        NetError::UnknownHost { url: url() },
        NetError::Connect { url: url(), reason: reason() },
        NetError::TimedOut { url: url(), phase: Phase::Answering, limit },
        NetError::TooSlow { url: url(), bytes_per_sec: 120 },
        NetError::Broken { url: url(), received_bytes: 1_000_000 },
        NetError::CertificateExpired { url: url() },
        NetError::CertificateNotYetValid { url: url() },
        NetError::UnknownAuthority { url: url() },
        NetError::WrongHost { url: url() },
        NetError::Tls { url: url(), reason: reason() },
        NetError::Malformed { url: url(), reason: reason() },
        NetError::Redirect { url: url(), to: text("http://other.example/"), reason: "it leaves https" },
        NetError::Absent { url: url(), status: 404 },
        NetError::Status { url: url(), status: 503, retry_after: None },
        NetError::Status { url: url(), status: 429, retry_after: Some(limit) },
        NetError::WebPage { url: url() },
        NetError::Encoded { url: url(), encoding: text("gzip") },
        NetError::TooLarge { url: url(), limit_bytes: 500_000_000 },
        NetError::WrongSize { url: url(), expected_bytes: 73_700_000, found_bytes: 1_000 },
        NetError::Cancelled { url: url() },
        NetError::Client { reason: reason() },
        NetError::ProxiesOff,
        NetError::GoProxy(GoProxyError::Empty),
        NetError::File(fs(FsOp::Write, io::ErrorKind::StorageFull)),
    ];
    errors.into_iter().map(|error| ApplyError::from(error).into()).collect()
}
