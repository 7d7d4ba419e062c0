//! What went wrong between us and a server.

use super::{catalog, host};
use crate::text::Words;
use goready_i18n::{msg, quantity};
use goready_installers::host::net::NetError;

/// A request that failed.
pub(super) fn net(words: &Words<'_>, error: &NetError) -> String {
    let lang = words.lang;
    let size = |bytes: u64| quantity::size(lang, bytes);
    match error {
        NetError::Offline { url } => msg::error_net_offline(lang, url.as_str()),
        NetError::Address { url, reason } => msg::error_net_address(lang, reason.as_str(), url.as_str()),
        NetError::ProxySetting { variable, reason } => {
            msg::error_net_proxy_setting(lang, reason.as_str(), variable.as_str())
        }
        NetError::ProxyRefused { url, reason } => {
            msg::error_net_proxy_refused(lang, reason.as_str(), url.as_str())
        }
        NetError::CaFile { path, reason } => msg::error_net_ca_file(lang, words.path(path), reason.as_str()),
        NetError::NoAuthorities { url } => msg::error_net_no_authorities(lang, url.as_str()),
        NetError::UnknownHost { url } => msg::error_net_unknown_host(lang, url.as_str()),
        NetError::Connect { url, reason } => msg::error_net_connect(lang, reason.as_str(), url.as_str()),
        NetError::TimedOut { url, limit, .. } => {
            msg::error_net_timed_out(lang, quantity::duration(lang, *limit), url.as_str())
        }
        NetError::TooSlow { url, bytes_per_sec } => {
            msg::error_net_too_slow(lang, quantity::rate(lang, *bytes_per_sec), url.as_str())
        }
        NetError::Broken { url, received_bytes } => {
            msg::error_net_broken(lang, size(*received_bytes), url.as_str())
        }
        NetError::CertificateExpired { url } => msg::error_net_certificate_expired(lang, url.as_str()),
        NetError::CertificateNotYetValid { url } => {
            msg::error_net_certificate_not_yet_valid(lang, url.as_str())
        }
        NetError::UnknownAuthority { url } => msg::error_net_unknown_authority(lang, url.as_str()),
        NetError::WrongHost { url } => msg::error_net_wrong_host(lang, url.as_str()),
        NetError::Tls { url, reason } => msg::error_net_tls(lang, reason.as_str(), url.as_str()),
        NetError::Malformed { url, reason } => msg::error_net_malformed(lang, reason.as_str(), url.as_str()),
        NetError::Redirect { url, to, reason } => {
            msg::error_net_redirect(lang, *reason, to.as_str(), url.as_str())
        }
        NetError::Absent { url, status } => msg::error_net_absent(lang, status.to_string(), url.as_str()),
        NetError::Status { url, status, .. } => msg::error_net_status(lang, status.to_string(), url.as_str()),
        NetError::WebPage { url } => msg::error_net_web_page(lang, url.as_str()),
        NetError::Encoded { url, encoding } => msg::error_net_encoded(lang, encoding.as_str(), url.as_str()),
        NetError::TooLarge { url, limit_bytes } => {
            msg::error_net_too_large(lang, size(*limit_bytes), url.as_str())
        }
        NetError::WrongSize { url, expected_bytes, found_bytes } => {
            msg::error_net_wrong_size(lang, size(*expected_bytes), size(*found_bytes), url.as_str())
        }
        NetError::Cancelled { .. } => msg::error_net_cancelled(lang),
        NetError::Client { reason } => msg::error_net_client(lang, reason.as_str()),
        NetError::ProxiesOff => msg::error_net_proxies_off(lang),
        NetError::GoProxy(source) => catalog::goproxy(words, source),
        NetError::File(source) => host::fs(words, source),
    }
}
