//! Paths below a module proxy, and the modules that Go's toolchains travel as.

use super::GoProxyError;
use crate::platform::Platform;
use crate::version::GoVersion;
use std::fmt;
use std::fmt::Write as _;
use std::str::FromStr;

/// The module whose versions are Go toolchains (`cmd/go/internal/toolchain`).
pub const MODULE_TOOLCHAIN: &str = "golang.org/toolchain";

/// What a proxy can be asked about a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModuleFile<'a> {
    /// The versions it knows, one a line, in no order.
    List,
    /// JSON about the newest version.
    Latest,
    /// JSON about a version.
    Info(&'a str),
    /// A version's `go.mod`.
    Mod(&'a str),
    /// A version's content.
    Zip(&'a str),
}

impl ModuleFile<'_> {
    /// The escaped path below a proxy: `golang.org/toolchain/@v/v0.0.1-go1.27.4.linux-amd64.zip`.
    pub fn path(self, module: &str) -> Result<String, GoProxyError> {
        let base = escape_path(module)?;
        Ok(match self {
            Self::List => format!("{base}/@v/list"),
            Self::Latest => format!("{base}/@latest"),
            Self::Info(version) => format!("{base}/@v/{}.info", escape_version(version)?),
            Self::Mod(version) => format!("{base}/@v/{}.mod", escape_version(version)?),
            Self::Zip(version) => format!("{base}/@v/{}.zip", escape_version(version)?),
        })
    }
}

/// A module path as it stands in addresses: each capital letter as `!` and its small one, so that proxies may keep
/// their tree on file systems that do not tell case.
///
/// Stricter than Go in nothing that a real module has; whatever could leave the proxy's directory is refused.
pub fn escape_path(path: &str) -> Result<String, GoProxyError> {
    let sound = path.split('/').all(|element| {
        !element.is_empty()
            && !element.starts_with('.')
            && !element.ends_with('.')
            && element.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b))
    });
    if sound { Ok(escape_case(path)) } else { Err(GoProxyError::Module { text: path.to_owned() }) }
}

/// A version as it stands in addresses, by the same rule.
pub fn escape_version(version: &str) -> Result<String, GoProxyError> {
    let sound = version.starts_with('v')
        && version.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._+~".contains(&b))
        && !version.contains("..");
    if sound { Ok(escape_case(version)) } else { Err(GoProxyError::Module { text: version.to_owned() }) }
}

fn escape_case(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_uppercase() {
            escaped.push('!');
        }
        escaped.push(c.to_ascii_lowercase());
    }
    escaped
}

/// A Go toolchain as a module: one release for one platform.
///
/// The platform is named by GOARCH, unlike in official archive names: `linux-arm`, where the archive says
/// `linux-armv6l`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolchainModule {
    /// The release.
    pub go: GoVersion,
    /// What its programs run on.
    pub platform: Platform,
}

impl ToolchainModule {
    /// The path of its zip below a proxy: `golang.org/toolchain/@v/v0.0.1-go1.27.4.linux-amd64.zip`.
    pub fn zip_path(&self) -> Result<String, GoProxyError> {
        ModuleFile::Zip(&self.to_string()).path(MODULE_TOOLCHAIN)
    }

    /// The path of its `go.mod` below a proxy.
    pub fn mod_path(&self) -> Result<String, GoProxyError> {
        ModuleFile::Mod(&self.to_string()).path(MODULE_TOOLCHAIN)
    }

    /// The toolchains of a proxy's `@v/list`, in its order; lines of other kinds are passed over, for the list also
    /// holds names that today's grammar of versions does not know (`go1.9.2rc2`).
    #[must_use]
    pub fn list(text: &str) -> Vec<Self> {
        text.lines().filter_map(|line| line.trim().parse().ok()).collect()
    }
}

impl fmt::Display for ToolchainModule {
    /// The module version: `v0.0.1-go1.27.4.linux-amd64`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v0.0.1-{}.", self.go)?;
        f.write_str(&self.platform.os)?;
        f.write_char('-')?;
        f.write_str(&self.platform.arch)
    }
}

impl FromStr for ToolchainModule {
    type Err = GoProxyError;

    fn from_str(text: &str) -> Result<Self, GoProxyError> {
        let parsed = text.strip_prefix("v0.0.1-").and_then(|rest| {
            let (go, platform) = rest.rsplit_once('.')?;
            let (os, arch) = platform.split_once('-')?;
            let plain = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
            let go = go.starts_with("go").then(|| go.parse().ok()).flatten()?;
            (plain(os) && plain(arch)).then(|| Self { go, platform: Platform::new(os, arch) })
        });
        parsed.ok_or_else(|| GoProxyError::Module { text: text.to_owned() })
    }
}
