//! Certificates, clock, module proxy and checksum database.

use super::case::{Case, Found};
use super::check::Check;
use super::trouble::{Finding, Look, Trouble};
use crate::catalog::Catalog;
use crate::catalog::goproxy::{GoProxy, ProxySource};
use crate::catalog::services::Services;
use crate::detect::go_env::GoSettings;
use crate::error::Coded as _;
use crate::host::Host;
use crate::host::fs;
use crate::host::net::{Net, NetError, Proxies, redacted};
use crate::observe::Cancel;
use std::path::PathBuf;

/// What answers `200` with a few bytes at every module proxy.
const SMALL_FILE: &str = "golang.org/x/text/@v/list";

/// The day this goready's release list was made is in the past on every clock that is right.
pub(super) fn clock(case: &Case<'_>) -> Found {
    let captured = format!("{}T00:00:00Z", Catalog::captured());
    let built = captured.parse::<jiff::Timestamp>().map_or(0, jiff::Timestamp::as_second);
    if case.host.clock.unix_secs() < built { vec![(Trouble::ClockBehind, None)] } else { Found::new() }
}

/// What variables name is there and can be used.
pub(super) fn settings(case: &Case<'_>) -> Found {
    let mut found = Found::new();
    for variable in ["SSL_CERT_FILE", "SSL_CERT_DIR"] {
        let Some(path) = case.host.env.get(variable).map(PathBuf::from) else { continue };
        let first = std::env::split_paths(&path).next().unwrap_or(path);
        if fs::inspect_target(&first).ok().flatten().is_none() {
            found.push((Trouble::CertificatesMissing { variable: variable.to_owned(), path: first }, None));
        }
    }
    let env = case.host.env.iter();
    let env =
        env.map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()));
    if let Err(NetError::ProxySetting { variable, .. }) = Proxies::from_env(&env.collect()) {
        found.push((Trouble::ProxyVariable { variable }, None));
    }
    found
}

/// Asks the module proxy and the checksum database in force. Offline, or where they are switched off, nothing is asked
/// and nothing is known.
pub(super) fn reach(host: &Host, net: &Net, is_online: bool, cancel: &Cancel) -> Vec<Finding> {
    let ask = |check: Check, url: Option<String>| match url {
        None => Finding::quiet(check, Look::NothingThere),
        Some(_) if !is_online => Finding::quiet(check, Look::Offline),
        Some(url) => {
            let trouble = ask(net, &url, cancel);
            trouble.map_or_else(|| Finding::ok(check), |trouble| Finding::new(check, trouble, None))
        }
    };
    let settings = GoSettings::read(host, crate::detect::person(host));
    let proxy = proxy_url(&settings);
    let through_proxy = proxy.is_some();
    let database = database_url(&settings).map(|url| format!("{url}/latest"));
    let proxied = ask(Check::ModuleProxy, proxy);
    // Every public proxy hands the database through, so that its own address need not be reached.
    let is_reached = through_proxy && is_online && proxied.trouble.is_none();
    let database = match database {
        Some(_) if is_reached => Finding::ok(Check::ChecksumDatabase),
        other => ask(Check::ChecksumDatabase, other),
    };
    vec![proxied, database]
}

fn proxy_url(settings: &GoSettings) -> Option<String> {
    let list = settings.text("GOPROXY").unwrap_or_else(|| "https://proxy.golang.org,direct".to_owned());
    let entries = list.parse::<GoProxy>().ok()?;
    match &entries.entries().first()?.source {
        ProxySource::Proxy(url) if !url.is_local() => Some(url.join(SMALL_FILE)),
        ProxySource::Proxy(_) | ProxySource::Direct | ProxySource::Off => None,
    }
}

fn database_url(settings: &GoSettings) -> Option<String> {
    let name = settings.text("GOSUMDB").unwrap_or_else(|| "sum.golang.org".to_owned());
    if name == "off" {
        return None;
    }
    let services = Services::built_in().ok()?;
    services.checksum_database(name.split('+').next().unwrap_or(&name)).ok().map(|found| found.url.clone())
}

fn ask(net: &Net, url: &str, cancel: &Cancel) -> Option<Trouble> {
    let error = net.get_small(url, 1 << 20, cancel).err()?;
    let url = redacted(url);
    match error {
        NetError::UnknownAuthority { .. } | NetError::WrongHost { .. } => Some(Trouble::Intercepted { url }),
        NetError::CertificateExpired { .. } | NetError::CertificateNotYetValid { .. } => {
            Some(Trouble::CertificateTime { url })
        }
        // It answers, though it does not have this very file; or the offline switch forbade the question.
        NetError::Absent { .. } | NetError::TooLarge { .. } | NetError::Offline { .. } => None,
        NetError::Address { .. }
        | NetError::ProxySetting { .. }
        | NetError::ProxyRefused { .. }
        | NetError::CaFile { .. }
        | NetError::NoAuthorities { .. }
        | NetError::UnknownHost { .. }
        | NetError::Connect { .. }
        | NetError::TimedOut { .. }
        | NetError::TooSlow { .. }
        | NetError::Broken { .. }
        | NetError::Tls { .. }
        | NetError::Malformed { .. }
        | NetError::Redirect { .. }
        | NetError::Status { .. }
        | NetError::WebPage { .. }
        | NetError::Encoded { .. }
        | NetError::WrongSize { .. }
        | NetError::Client { .. }
        | NetError::ProxiesOff
        | NetError::GoProxy(_)
        | NetError::File(_)
        | NetError::Cancelled { .. } => Some(Trouble::Unreachable { url, code: error.code().to_owned() }),
    }
}
