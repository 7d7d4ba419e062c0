//! The public services Go comes from, as data: `assets/data/services.toml`.

use crate::catalog::goproxy::{GoProxy, GoProxyError, ProxyUrl};
use crate::error::{Class, Coded, Hint};
use serde::Deserialize;

const BUILT_IN: &str = include_str!("../../../assets/data/services.toml");

/// The source id that stands for the module proxies of the `GOPROXY` list.
pub const MODULES: &str = "modules";

/// A list of services that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServicesError {
    /// The text is not the expected TOML.
    #[error("cannot read the list of services: {reason}")]
    Syntax {
        /// What the TOML reader said, with its line.
        reason: String,
    },
    /// It is TOML, but says something that cannot be.
    #[error("wrong entry in the list of services: {reason}: `{entry}`")]
    Entry {
        /// The id of the entry.
        entry: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A site, proxy, database or region that the list does not hold.
    #[error("no such service: `{id}`")]
    Unknown {
        /// The id that was asked for.
        id: String,
        /// The ids of that kind.
        known: Vec<String>,
    },
}

impl Coded for ServicesError {
    fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "GR-SERVICES-001",
            Self::Entry { .. } => "GR-SERVICES-002",
            Self::Unknown { .. } => "GR-SERVICES-003",
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::Syntax { .. } | Self::Entry { .. } => Class::BadInput,
            Self::Unknown { .. } => Class::NotFound,
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::Syntax { .. } | Self::Entry { .. } => Hint::ReportBug,
            Self::Unknown { known, .. } => Hint::ChooseOther { nearest: known.clone() },
        }
    }
}

/// Everything the list holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Services {
    /// Version of this file's shape: 1.
    pub format: u32,
    /// Sites with the official download layout.
    #[serde(rename = "site")]
    pub sites: Vec<Site>,
    /// Module proxies.
    #[serde(rename = "module_proxy")]
    pub module_proxies: Vec<ModuleProxy>,
    /// Addresses of the checksum database.
    #[serde(rename = "checksum_database")]
    pub checksum_databases: Vec<ChecksumDatabase>,
    /// What `direct` means for toolchains.
    pub toolchain_origin: Origin,
    /// Presets.
    #[serde(rename = "region")]
    pub regions: Vec<Region>,
}

/// A site from which archives are fetched as `FILES + FILENAME`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The word for `--source` and settings.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The address that file names are appended to; ends with a slash.
    pub files: String,
    /// JSON of the two newest stable releases.
    pub index: Option<String>,
    /// JSON of every release.
    pub index_all: Option<String>,
    /// Whether `FILE.sha256` is served. Never enough by itself: it comes from where the bytes come from.
    pub sha256: bool,
    /// Whether `FILE.tar.gz.asc` is served.
    pub signatures: bool,
    /// Whether answers say how long they are; without it, resuming and the early check of the size fall away.
    pub length: Length,
    /// When this was read.
    pub read: toml::value::Datetime,
    /// Where this was read.
    pub source: String,
}

/// Whether a site's answers carry `Content-Length`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// They do.
    Declared,
    /// They do not.
    Undeclared,
}

/// A module proxy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModuleProxy {
    /// The word for `--source` and settings.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Its base address.
    pub url: String,
    /// Whether it answers below `/sumdb/`.
    pub checksum_database: Relay,
    /// When this was read.
    pub read: toml::value::Datetime,
    /// Where this was read.
    pub source: String,
}

/// Whether a module proxy also passes on the checksum database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relay {
    /// It does.
    Relayed,
    /// It does not.
    Absent,
    /// Nobody has found out; its `/supported` tells.
    Unknown,
}

/// One address of the checksum database.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecksumDatabase {
    /// What `GOSUMDB` says for this address.
    pub id: String,
    /// Where it answers.
    pub url: String,
    /// The name in its notes and below a proxy's `/sumdb/`.
    pub name: String,
    /// Its verifier key, in the form of `golang.org/x/mod/sumdb/note`.
    pub key: String,
    /// When this was read.
    pub read: toml::value::Datetime,
    /// Where this was read.
    pub source: String,
}

/// The module origin that `direct` means for toolchains.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Its base address, in the layout of a module proxy.
    pub url: String,
    /// When this was read.
    pub read: toml::value::Datetime,
    /// Where this was read.
    pub source: String,
}

/// A preset: which services are asked, and in which order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// The word for `--region`.
    pub id: String,
    /// Site ids and [`MODULES`], in the order in which they are asked.
    pub sources: Vec<String>,
    /// The `GOPROXY` list.
    pub goproxy: String,
    /// The `GOSUMDB` value, one of [`ChecksumDatabase::id`].
    pub gosumdb: String,
}

impl Services {
    /// The list GoReady was built with.
    pub fn built_in() -> Result<Self, ServicesError> {
        Self::parse(BUILT_IN)
    }

    /// Reads a list and proves that every reference and address in it holds.
    pub fn parse(text: &str) -> Result<Self, ServicesError> {
        let services: Self =
            toml::from_str(text).map_err(|error| ServicesError::Syntax { reason: error.to_string() })?;
        services.prove()?;
        Ok(services)
    }

    /// The site of this id.
    pub fn site(&self, id: &str) -> Result<&Site, ServicesError> {
        find(&self.sites, id, |site| &site.id)
    }

    /// The checksum database that a `GOSUMDB` value names.
    pub fn checksum_database(&self, id: &str) -> Result<&ChecksumDatabase, ServicesError> {
        find(&self.checksum_databases, id, |database| &database.id)
    }

    /// The preset of this id.
    pub fn region(&self, id: &str) -> Result<&Region, ServicesError> {
        find(&self.regions, id, |region| &region.id)
    }

    fn prove(&self) -> Result<(), ServicesError> {
        let wrong = |entry: &str, reason: &str| ServicesError::Entry {
            entry: entry.to_owned(),
            reason: reason.to_owned(),
        };
        if self.format != 1 {
            return Err(wrong("format", "only format 1 is known"));
        }
        for (id, url) in self.addresses() {
            if !url.starts_with("https://") || url::Url::parse(url).is_err() {
                return Err(wrong(id, "not an https address"));
            }
        }
        if let Some(site) = self.sites.iter().find(|site| !site.files.ends_with('/')) {
            return Err(wrong(&site.id, "`files` must end with a slash"));
        }
        for region in &self.regions {
            region.goproxy.parse::<GoProxy>().map_err(|error| wrong(&region.id, &error.to_string()))?;
            self.checksum_database(&region.gosumdb)?;
            for source in region.sources.iter().filter(|source| *source != MODULES) {
                self.site(source)?;
            }
        }
        Ok(())
    }

    fn addresses(&self) -> impl Iterator<Item = (&str, &str)> {
        let sites = self.sites.iter().flat_map(|site| {
            [Some(&site.files), site.index.as_ref(), site.index_all.as_ref()]
                .into_iter()
                .flatten()
                .map(|url| (site.id.as_str(), url.as_str()))
        });
        let proxies = self.module_proxies.iter().map(|proxy| (proxy.id.as_str(), proxy.url.as_str()));
        let databases = self.checksum_databases.iter().map(|db| (db.id.as_str(), db.url.as_str()));
        let origin = std::iter::once(("toolchain_origin", self.toolchain_origin.url.as_str()));
        sites.chain(proxies).chain(databases).chain(origin)
    }
}

impl Site {
    /// The address of a file in this site.
    #[must_use]
    pub fn file(&self, filename: &str) -> String {
        format!("{}{filename}", self.files)
    }
}

impl Origin {
    /// The origin in the form that module paths are joined to.
    pub fn proxy_url(&self) -> Result<ProxyUrl, ServicesError> {
        self.url.parse().map_err(|error: GoProxyError| ServicesError::Entry {
            entry: "toolchain_origin".to_owned(),
            reason: error.to_string(),
        })
    }
}

fn find<'a, T>(all: &'a [T], id: &str, id_of: impl Fn(&T) -> &String) -> Result<&'a T, ServicesError> {
    all.iter().find(|item| id_of(item) == id).ok_or_else(|| ServicesError::Unknown {
        id: id.to_owned(),
        known: all.iter().map(|item| id_of(item).clone()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_is_sound() {
        let services = Services::built_in().unwrap();
        for id in ["default", "cn"] {
            let region = services.region(id).unwrap();
            assert!(region.sources.iter().any(|source| source == MODULES), "{id}");
        }
        assert!(services.toolchain_origin.proxy_url().is_ok());
    }

    #[test]
    fn both_names_of_the_checksum_database_have_one_key() {
        let services = Services::built_in().unwrap();
        let keys: std::collections::BTreeSet<_> =
            services.checksum_databases.iter().map(|db| (&db.name, &db.key)).collect();
        assert_eq!((services.checksum_databases.len(), keys.len()), (2, 1));
    }

    #[test]
    fn an_unknown_id_names_those_that_exist() {
        let error = Services::built_in().unwrap().region("mars").unwrap_err();
        assert_eq!(error.class(), Class::NotFound);
        assert_eq!(error.hint(), Hint::ChooseOther { nearest: vec!["default".into(), "cn".into()] });
    }

    #[test]
    fn plain_http_unknown_keys_and_dangling_references_are_refused() {
        let good = BUILT_IN;
        for (from, to) in [
            ("https://mirrors.hust.edu.cn", "http://mirrors.hust.edu.cn"),
            ("format = 1", "format = 2"),
            ("format = 1", "format = 1\nsurprise = 1"),
            ("\"nju\", \"hust\"", "\"nju\", \"tuna\""),
            ("gosumdb = \"sum.golang.org\"", "gosumdb = \"elsewhere\""),
            ("goproxy = \"https://proxy.golang.org,direct\"", "goproxy = \"\""),
            ("edu.cn/golang/\"", "edu.cn/golang\""),
        ] {
            assert!(good.contains(from), "{from}");
            assert!(Services::parse(&good.replacen(from, to, 1)).is_err(), "{to}");
        }
    }
}
