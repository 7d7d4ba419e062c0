//! From the HTTP library's errors to ours.

use super::client::Ready;
use super::error::{NetError, Phase};
use super::patience::Patience;
use super::tls::Authorities;
use crate::catalog::goproxy::redact;
use rustls::CertificateError;
use std::error::Error;
use std::io;
use url::Url;

/// What a request that got no answer failed of.
pub(super) fn of_request(error: &reqwest::Error, url: &Url, ready: &Ready, patience: &Patience) -> NetError {
    let shown = redact(url);
    if let Some(tls) = cause::<rustls::Error>(error) {
        return of_tls(tls, shown, ready.authorities);
    }
    if error.is_dns() {
        return NetError::UnknownHost { url: shown };
    }
    if error.is_connect() {
        if error.is_timeout() {
            return NetError::TimedOut { url: shown, phase: Phase::Connecting, limit: patience.connect };
        }
        let reason = deepest(error);
        let by_proxy = ready.proxies.for_url(url).is_some() && cause::<io::Error>(error).is_none();
        return if by_proxy {
            NetError::ProxyRefused { url: shown, reason }
        } else {
            NetError::Connect { url: shown, reason }
        };
    }
    if error.is_timeout() {
        return NetError::TimedOut { url: shown, phase: Phase::Answering, limit: patience.read };
    }
    if error.is_builder() {
        return NetError::Address { url: shown, reason: deepest(error) };
    }
    match cause::<hyper::Error>(error) {
        Some(hyper) if hyper.is_parse() => NetError::Malformed { url: shown, reason: hyper.to_string() },
        _ => NetError::Broken { url: shown, received_bytes: 0 },
    }
}

/// What the reading of an answer's body failed of.
pub(super) fn of_body(error: &io::Error, url: &Url, received_bytes: u64, patience: &Patience) -> NetError {
    let url = redact(url);
    let timed_out = error.kind() == io::ErrorKind::TimedOut
        || cause::<reqwest::Error>(error).is_some_and(reqwest::Error::is_timeout);
    if timed_out {
        return NetError::TimedOut { url, phase: Phase::Reading, limit: patience.read };
    }
    match cause::<hyper::Error>(error) {
        Some(hyper) if hyper.is_parse() => NetError::Malformed { url, reason: hyper.to_string() },
        _ => NetError::Broken { url, received_bytes },
    }
}

fn of_tls(error: &rustls::Error, url: String, authorities: Authorities) -> NetError {
    let rustls::Error::InvalidCertificate(certificate) = error else {
        return NetError::Tls { url, reason: error.to_string() };
    };
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the enum is open; what is not named here is told as text"
    )]
    match certificate {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            NetError::CertificateExpired { url }
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            NetError::CertificateNotYetValid { url }
        }
        CertificateError::UnknownIssuer if authorities == Authorities::None => {
            NetError::NoAuthorities { url }
        }
        // A known authority's name under another key is not the known authority: it was made anew, or is imitated.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => {
            NetError::UnknownAuthority { url }
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            NetError::WrongHost { url }
        }
        _ => NetError::Tls { url, reason: error.to_string() },
    }
}

/// The first error of this type in the chain of causes; looks into I/O errors, which hide what they carry.
fn cause<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<T>() {
            return Some(found);
        }
        let carried = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = match carried {
            Some(carried) => Some(carried),
            None => error.source(),
        };
    }
    None
}

/// The text of the innermost cause: it says most and, unlike the outer ones, holds no address.
fn deepest(error: &(dyn Error + 'static)) -> String {
    let mut last = error;
    while let Some(next) = last.source() {
        last = next;
    }
    last.to_string()
}
