//! The `GOPROXY` list: where modules, and through them Go toolchains, are asked for.
//!
//! Grammar and meaning are Go's: <https://go.dev/ref/mod#goproxy-protocol>. A list is read from left to right; the sign
//! behind an entry says which answer lets the next one be asked: `,` only "that does not exist" (404, 410), `|` any
//! failure. `direct` and `off` end a list, as they do for `go`.

mod module;

pub use module::{MODULE_TOOLCHAIN, ModuleFile, ToolchainModule, escape_path, escape_version};

use crate::error::{Class, Coded, Hint};
use std::fmt;
use std::str::FromStr;
use url::Url;

/// Text of a `GOPROXY` list, or of a module path, that means nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GoProxyError {
    /// No entry at all.
    #[error("empty GOPROXY list")]
    Empty,
    /// An entry that is neither a keyword nor a URL.
    #[error("not a module proxy URL: `{entry}`")]
    NotAUrl {
        /// The entry; userinfo is taken out.
        entry: String,
    },
    /// A URL whose scheme no module proxy is reached by.
    #[error("module proxies speak https, http or file, not `{scheme}`: `{entry}`")]
    Scheme {
        /// The scheme.
        scheme: String,
        /// The entry; userinfo is taken out.
        entry: String,
    },
    /// A module path or version that no module can have.
    #[error("not a module path or version: `{text}`")]
    Module {
        /// What was given.
        text: String,
    },
}

impl Coded for GoProxyError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "GR-PROXY-001",
            Self::NotAUrl { .. } => "GR-PROXY-002",
            Self::Scheme { .. } => "GR-PROXY-003",
            Self::Module { .. } => "GR-PROXY-004",
        }
    }

    fn class(&self) -> Class {
        Class::BadInput
    }

    fn hint(&self) -> Hint {
        Hint::ChooseOther { nearest: ["https://…", "direct", "off"].map(str::to_owned).to_vec() }
    }
}

/// A `GOPROXY` list that has been understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoProxy {
    entries: Vec<ProxyEntry>,
}

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyEntry {
    /// Who is asked.
    pub source: ProxySource,
    /// Which of its answers lets the next entry be asked; of no meaning for the last.
    pub fall_through: FallThrough,
}

/// Which answers let the next entry of a list be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FallThrough {
    /// Written `,`: only 404 and 410.
    IfAbsent,
    /// Written `|`: any failure, also one of the network.
    OnAnyError,
}

/// Who is asked for a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProxySource {
    /// A module proxy.
    Proxy(ProxyUrl),
    /// `direct`: the module's own origin.
    Direct,
    /// `off`: nobody; what was not found before is refused.
    Off,
}

impl GoProxy {
    /// The entries in the order in which they are asked; never empty.
    #[must_use]
    pub fn entries(&self) -> &[ProxyEntry] {
        &self.entries
    }
}

impl FromStr for GoProxy {
    type Err = GoProxyError;

    fn from_str(text: &str) -> Result<Self, GoProxyError> {
        let mut entries = Vec::new();
        for piece in text.split_inclusive([',', '|']) {
            let fall_through =
                if piece.ends_with('|') { FallThrough::OnAnyError } else { FallThrough::IfAbsent };
            let word = piece.trim_end_matches([',', '|']).trim();
            let source = match word {
                "" => continue,
                "off" => ProxySource::Off,
                "direct" => ProxySource::Direct,
                other => ProxySource::Proxy(other.parse()?),
            };
            let last = !matches!(source, ProxySource::Proxy(_));
            entries.push(ProxyEntry { source, fall_through });
            if last {
                break;
            }
        }
        if entries.is_empty() { Err(GoProxyError::Empty) } else { Ok(Self { entries }) }
    }
}

impl fmt::Display for GoProxy {
    /// The list without user names and passwords.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.entries.len().saturating_sub(1);
        for (at, entry) in self.entries.iter().enumerate() {
            match &entry.source {
                ProxySource::Proxy(url) => write!(f, "{url}")?,
                ProxySource::Direct => f.write_str("direct")?,
                ProxySource::Off => f.write_str("off")?,
            }
            if at < last {
                f.write_str(match entry.fall_through {
                    FallThrough::IfAbsent => ",",
                    FallThrough::OnAnyError => "|",
                })?;
            }
        }
        Ok(())
    }
}

/// The base address of a module proxy. `Display` and `Debug` leave user name and password out.
#[derive(Clone, PartialEq, Eq)]
pub struct ProxyUrl {
    url: Url,
}

impl ProxyUrl {
    /// The address of a path below the proxy, with the credentials that belong to it: for requests, never for people.
    ///
    /// `path` is already escaped ([`ModuleFile::path`]) and starts without a slash.
    #[must_use]
    pub fn join(&self, path: &str) -> String {
        let mut url = self.url.clone();
        let base = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{base}/{path}"));
        url.into()
    }

    /// Whether it is a directory of this machine.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.url.scheme() == "file"
    }

    /// Whether what it says can be read and altered on the way: plain HTTP to another machine.
    ///
    /// Allowed, since the person named it and the checksum database guards the bytes; worth a word in the plan.
    #[must_use]
    pub fn is_exposed(&self) -> bool {
        let loopback = match self.url.host() {
            Some(url::Host::Domain(name)) => name == "localhost",
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        self.url.scheme() == "http" && !loopback
    }

    fn redacted(&self) -> String {
        redact(&self.url)
    }
}

impl FromStr for ProxyUrl {
    type Err = GoProxyError;

    /// Reads a URL, or, as `go` does, a host without scheme (`proxy.example.com/go`), which means https.
    fn from_str(text: &str) -> Result<Self, GoProxyError> {
        let not_a_url = || GoProxyError::NotAUrl { entry: hide_userinfo(text) };
        let bare = text.contains(['.', ':', '/']) && !text.contains(":/") && !text.starts_with('/');
        let full = if bare { format!("https://{text}") } else { text.to_owned() };
        let Ok(url) = Url::parse(&full) else { return Err(not_a_url()) };
        match url.scheme() {
            "https" | "http" if url.has_host() => Ok(Self { url }),
            "file" if url.host().is_none() && text.starts_with("file:///") => Ok(Self { url }),
            "https" | "http" | "file" => Err(not_a_url()),
            other => Err(GoProxyError::Scheme { scheme: other.to_owned(), entry: hide_userinfo(text) }),
        }
    }
}

impl fmt::Display for ProxyUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.redacted())
    }
}

impl fmt::Debug for ProxyUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ProxyUrl({})", self.redacted())
    }
}

/// A URL as people may see it: user name, password and query are secrets more often than not.
///
/// The query goes because signed addresses and tokens live there.
#[must_use]
pub fn redact(url: &Url) -> String {
    let mut shown = url.clone();
    if !shown.username().is_empty() || shown.password().is_some() {
        // Both fail only for addresses without a host, and those have no userinfo.
        let _ = shown.set_username("redacted");
        let _ = shown.set_password(None);
    }
    if shown.query().is_some_and(|query| !PUBLIC_QUERIES.contains(&query)) {
        shown.set_query(Some("redacted"));
    }
    shown.set_fragment(None);
    let text = String::from(shown);
    if url.path() == "/" { text.trim_end_matches('/').to_owned() } else { text }
}

/// Queries that Go's own services define.
const PUBLIC_QUERIES: [&str; 2] = ["mode=json", "mode=json&include=all"];

/// For text that is no URL: what stands before an `@` may be a password.
fn hide_userinfo(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((_, rest)) => format!("redacted@{rest}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
