//! Proxy variables, and whether systemd's user manager is at work.

use super::redact::without_proxy_userinfo;
use crate::host::Host;
use crate::host::fs;
use std::collections::BTreeMap;

const PROXY_VARIABLES: [&str; 4] = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];

/// The proxy variables that are set, under the names they are set by, without user names and passwords.
pub(super) fn proxies(host: &Host) -> BTreeMap<String, String> {
    let names = PROXY_VARIABLES.iter().flat_map(|name| [(*name).to_owned(), name.to_lowercase()]);
    names
        .filter_map(|name| {
            let value = host.env.text(&name)?;
            Some((name, without_proxy_userinfo(&value)))
        })
        .collect()
}

/// Whether systemd's user manager, which reads `environment.d`, is at work here.
pub(super) fn systemd_user(host: &Host) -> bool {
    let is_there = |path: &std::path::Path| fs::inspect_target(path).ok().flatten().is_some();
    // The directory sd_booted(3) looks for, then the user manager's own.
    is_there(&host.system("/run/systemd/system"))
        || host.env.absolute_path("XDG_RUNTIME_DIR").is_some_and(|dir| is_there(&dir.join("systemd")))
}
