//! The proxy variables of the environment, read as `go` reads them, so that both take the same way.
//!
//! Source: `golang.org/x/net/http/httpproxy`. One thing more than Go: `ALL_PROXY`, as curl has it, where the variable of
//! the scheme is missing.

use super::error::NetError;
use std::collections::BTreeMap;
use std::net::IpAddr;
use url::{Host, Url};

/// Which address is reached through which proxy.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    http: Option<Url>,
    https: Option<Url>,
    around: Vec<Exception>,
}

/// An entry of `NO_PROXY`.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Exception {
    Everything,
    Address {
        ip: IpAddr,
        port: Option<u16>,
    },
    Network {
        ip: IpAddr,
        bits: u8,
    },
    /// A name and, if `itself`, also the name without anything before it.
    Domain {
        suffix: String,
        itself: Itself,
        port: Option<u16>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Itself {
    Included,
    Excluded,
}

impl Proxies {
    /// Reads `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY` and their small forms (the capital ones win, as in
    /// Go); empty means unset. In a CGI program (`REQUEST_METHOD` set) `HTTP_PROXY` is a client's header, and ignored.
    pub fn from_env(env: &BTreeMap<String, String>) -> Result<Self, NetError> {
        let cgi = env.contains_key("REQUEST_METHOD");
        let http = if cgi { None } else { lookup(env, "HTTP_PROXY") };
        let all = lookup(env, "ALL_PROXY");
        Ok(Self {
            http: http.or(all).map(parse).transpose()?,
            https: lookup(env, "HTTPS_PROXY").or(all).map(parse).transpose()?,
            around: lookup(env, "NO_PROXY").map(|(_, list)| exceptions(list)).unwrap_or_default(),
        })
    }

    /// The proxy for this address, if any; this machine itself is never reached through one.
    #[must_use]
    pub fn for_url(&self, url: &Url) -> Option<&Url> {
        let proxy = match url.scheme() {
            "https" => self.https.as_ref()?,
            "http" => self.http.as_ref()?,
            _ => return None,
        };
        let host = url.host()?;
        let port = url.port_or_known_default();
        let direct =
            is_this_machine(&host) || self.around.iter().any(|exception| exception.holds(&host, port));
        (!direct).then_some(proxy)
    }
}

fn lookup<'a>(env: &'a BTreeMap<String, String>, name: &'a str) -> Option<(&'a str, &'a str)> {
    [name.to_owned(), name.to_ascii_lowercase()].iter().find_map(|spelling| {
        let (key, value) = env.get_key_value(spelling)?;
        let value = value.trim();
        (!value.is_empty()).then_some((key.as_str(), value))
    })
}

fn parse((variable, value): (&str, &str)) -> Result<Url, NetError> {
    let wrong =
        |reason: &str| NetError::ProxySetting { variable: variable.to_owned(), reason: reason.to_owned() };
    let full = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
    let Ok(url) = Url::parse(&full) else { return Err(wrong("its value is no address")) };
    if !url.has_host() {
        return Err(wrong("its value names no host"));
    }
    match url.scheme() {
        "http" | "https" | "socks5" | "socks5h" => Ok(url),
        other => Err(wrong(&format!("proxies speak http, https or socks5, not `{other}`"))),
    }
}

fn exceptions(list: &str) -> Vec<Exception> {
    list.split([',', ' ']).filter_map(|entry| exception(entry.trim())).collect()
}

/// One entry; what means nothing is passed over, as Go does.
fn exception(entry: &str) -> Option<Exception> {
    let entry = entry.to_ascii_lowercase();
    if entry == "*" {
        return Some(Exception::Everything);
    }
    if let Some((ip, bits)) = entry.split_once('/') {
        let ip: IpAddr = ip.parse().ok()?;
        let bits: u8 = bits.parse().ok()?;
        let most = if ip.is_ipv4() { 32 } else { 128 };
        return (bits <= most).then_some(Exception::Network { ip, bits });
    }
    if let Ok(ip) = entry.trim_matches(['[', ']']).parse() {
        return Some(Exception::Address { ip, port: None });
    }
    let (name, port) = match entry.rsplit_once(':') {
        Some((name, port)) => (name, Some(port.parse().ok()?)),
        None => (entry.as_str(), None),
    };
    if let Ok(ip) = name.trim_matches(['[', ']']).parse() {
        return Some(Exception::Address { ip, port });
    }
    let bare = name.strip_prefix("*.").or_else(|| name.strip_prefix('.'));
    let itself = if bare.is_some() { Itself::Excluded } else { Itself::Included };
    let suffix = bare.unwrap_or(name).trim_end_matches('.').to_owned();
    (!suffix.is_empty()).then_some(Exception::Domain { suffix, itself, port })
}

impl Exception {
    fn holds(&self, host: &Host<&str>, asked_port: Option<u16>) -> bool {
        let fits = |port: &Option<u16>| port.is_none() || *port == asked_port;
        match self {
            Self::Everything => true,
            Self::Address { ip, port } => address(host) == Some(*ip) && fits(port),
            Self::Network { ip, bits } => address(host).is_some_and(|host| same_network(host, *ip, *bits)),
            Self::Domain { suffix, itself, port } => {
                let Host::Domain(name) = host else { return false };
                let name = name.trim_end_matches('.');
                let below = name.strip_suffix(suffix.as_str()).is_some_and(|front| front.ends_with('.'));
                (below || (*itself == Itself::Included && name == suffix)) && fits(port)
            }
        }
    }
}

fn address(host: &Host<&str>) -> Option<IpAddr> {
    match host {
        Host::Domain(_) => None,
        Host::Ipv4(ip) => Some(IpAddr::V4(*ip)),
        Host::Ipv6(ip) => Some(IpAddr::V6(*ip)),
    }
}

fn is_this_machine(host: &Host<&str>) -> bool {
    matches!(host, Host::Domain("localhost")) || address(host).is_some_and(|ip| ip.is_loopback())
}

fn same_network(a: IpAddr, b: IpAddr, bits: u8) -> bool {
    let (a, b, width) = match (a, b) {
        (IpAddr::V4(a), IpAddr::V4(b)) => (u128::from(a.to_bits()), u128::from(b.to_bits()), 32),
        (IpAddr::V6(a), IpAddr::V6(b)) => (a.to_bits(), b.to_bits(), 128),
        _ => return false,
    };
    let unused = u32::from(width - bits);
    a.checked_shr(unused).unwrap_or(0) == b.checked_shr(unused).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(pairs: &[(&str, &str)]) -> Proxies {
        let env = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Proxies::from_env(&env).unwrap()
    }

    fn way(proxies: &Proxies, url: &str) -> Option<String> {
        proxies.for_url(&url.parse().unwrap()).map(ToString::to_string)
    }

    #[test]
    fn each_scheme_has_its_variable_and_all_proxy_fills_the_gap() {
        let both = proxies(&[("HTTP_PROXY", "http://plain:1"), ("https_proxy", "secure:2")]);
        assert_eq!(way(&both, "http://a.example/").as_deref(), Some("http://plain:1/"));
        assert_eq!(way(&both, "https://a.example/").as_deref(), Some("http://secure:2/"));
        assert_eq!(way(&both, "file:///etc/hosts"), None);
        let all = proxies(&[("ALL_PROXY", "socks5://everything:3"), ("HTTP_PROXY", "http://plain:1")]);
        assert_eq!(way(&all, "https://a.example/").as_deref(), Some("socks5://everything:3"));
        assert_eq!(way(&all, "http://a.example/").as_deref(), Some("http://plain:1/"));
    }

    #[test]
    fn capital_names_win_empty_is_unset_and_cgi_headers_are_ignored() {
        let both = proxies(&[("HTTP_PROXY", "http://capital"), ("http_proxy", "http://small")]);
        assert_eq!(way(&both, "http://a.example").as_deref(), Some("http://capital/"));
        let empty = proxies(&[("HTTP_PROXY", " "), ("http_proxy", "http://small")]);
        assert_eq!(way(&empty, "http://a.example").as_deref(), Some("http://small/"));
        let cgi = proxies(&[("HTTP_PROXY", "http://evil"), ("REQUEST_METHOD", "GET")]);
        assert_eq!(way(&cgi, "http://a.example"), None);
    }

    #[test]
    fn no_proxy_knows_names_suffixes_ports_addresses_and_networks() {
        let list = "one.example, .two.example,*.three.example,four.example:8080,10.1.2.3,192.168.0.0/16,[fd00::1],fd00:2::/32";
        let proxies = proxies(&[("ALL_PROXY", "http://proxy"), ("NO_PROXY", list)]);
        for direct in [
            "http://one.example",
            "http://a.one.example",
            "http://ONE.example.",
            "http://a.two.example",
            "http://a.three.example",
            "http://four.example:8080",
            "http://10.1.2.3:99",
            "https://192.168.7.7",
            "http://[fd00::1]",
            "http://[fd00:2:3::1]",
        ] {
            assert_eq!(way(&proxies, direct), None, "{direct}");
        }
        for through in [
            "http://noone.example",
            "http://two.example",
            "http://three.example",
            "http://four.example",
            "http://10.1.2.4",
            "http://192.169.0.1",
            "http://[fd00::2]",
        ] {
            assert!(way(&proxies, through).is_some(), "{through}");
        }
    }

    #[test]
    fn this_machine_is_never_reached_through_a_proxy_and_a_star_turns_proxies_off() {
        let some = proxies(&[("ALL_PROXY", "http://proxy")]);
        for url in ["http://localhost:1", "http://127.0.0.1", "http://127.9.9.9", "http://[::1]:8"] {
            assert_eq!(way(&some, url), None, "{url}");
        }
        let none = proxies(&[("ALL_PROXY", "http://proxy"), ("NO_PROXY", "*")]);
        assert_eq!(way(&none, "https://a.example"), None);
        let everything = proxies(&[("ALL_PROXY", "http://proxy"), ("NO_PROXY", "0.0.0.0/0")]);
        assert_eq!(way(&everything, "https://8.8.8.8"), None);
    }

    #[test]
    fn a_proxy_setting_that_means_nothing_is_named_without_its_value() {
        for value in ["ftp://ann:s3cret@proxy", "http://", "http://[", "::"] {
            let env = BTreeMap::from([("HTTPS_PROXY".to_owned(), value.to_owned())]);
            let error = Proxies::from_env(&env).unwrap_err().to_string();
            assert!(error.contains("HTTPS_PROXY") && !error.contains("s3cret"), "{error}");
        }
    }
}
