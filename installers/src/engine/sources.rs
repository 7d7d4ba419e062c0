//! Where SDKs may come from, and what is trusted: words of the person turned into plain data.

use super::EngineError;
use crate::apply::{Trust, go_env_value};
use crate::catalog::goproxy::GoProxy;
use crate::catalog::services::{MODULES, Region, Services, ServicesError};
use crate::host::{Host, fs};
use crate::plan::{ModuleSource, SourceSpec};
use crate::trust::{ReleaseKey, SumDb};
use std::path::PathBuf;
use std::sync::OnceLock;

/// The preset that is used when the person named none.
const USUAL: &str = "default";

/// The site that signs what others only mirror.
const SIGNER: &str = "dl.google.com";

/// How the address of a mirror begins.
const SCHEMES: [&str; 3] = ["https://", "http://", "file://"];

/// Where SDKs may come from.
#[derive(Clone, Debug, Default)]
pub struct SourceSettings {
    /// Sources in order: the id of a site or module proxy of `services.toml`, `modules` (the GOPROXY list in force),
    /// `goproxy:LIST`, or the base URL of a mirror of go.dev/dl. Empty: the region's.
    pub order: Vec<String>,
    /// The id of a region; none: the usual ones, and behind them every other region's.
    pub region: Option<String>,
}

/// Keys and databases other than Google's.
#[derive(Clone, Debug, Default)]
pub struct TrustSettings {
    /// An armoured certificate whose key signs releases.
    pub release_key: Option<PathBuf>,
    /// A checksum database's verifier key (`name+hash+key`) and address.
    pub database: Option<(String, String)>,
}

impl SourceSettings {
    /// Whether the person named nothing.
    fn is_usual(&self) -> bool {
        self.order.is_empty() && self.region.is_none()
    }
}

/// Where SDKs and modules come from in a run.
#[derive(Clone, Debug)]
pub(super) struct Offers {
    /// Sources of SDKs, in order.
    pub(super) sources: Vec<SourceSpec>,
    /// Sources of modules, in order.
    pub(super) modules: Vec<ModuleSource>,
}

impl Offers {
    /// Those that the settings name.
    pub(super) fn of(
        settings: &SourceSettings,
        trust: &TrustSettings,
        host: &Host,
    ) -> Result<Self, EngineError> {
        let services = Services::built_in()?;
        let sources = in_order(settings, trust, &services, host)?;
        let modules = modules(settings, trust, &services, host)?;
        Ok(Self { sources, modules })
    }

    /// Refuses at once what somebody said wrongly. What nobody said need not be read before it is used: most runs ask no
    /// source, and a GOPROXY that means nothing must not keep `doctor` from saying so.
    pub(super) fn told(
        settings: &SourceSettings,
        trust: &TrustSettings,
        host: &Host,
    ) -> Result<OnceLock<Self>, EngineError> {
        if settings.is_usual() && trust.database.is_none() {
            return Ok(OnceLock::new());
        }
        Self::of(settings, trust, host).map(OnceLock::from)
    }
}

/// The sources a run asks, in order.
pub(super) fn in_order(
    settings: &SourceSettings,
    trust: &TrustSettings,
    services: &Services,
    host: &Host,
) -> Result<Vec<SourceSpec>, EngineError> {
    let usual = services.region(settings.region.as_deref().unwrap_or(USUAL))?;
    let mut found = Vec::new();
    let read = |region: &Region| Reader { services, host, region: region.clone(), trust: trust.clone() };
    if settings.order.is_empty() {
        read(usual).all(&usual.sources, &mut found)?;
        // Where the usual services do not answer, those of another region may. A GOPROXY of the person's own may be a rule
        // of their company: nothing that it does not name is asked in its place.
        let is_open = settings.region.is_none() && read(usual).own_goproxy().is_none();
        for other in services.regions.iter().filter(|other| is_open && other.id != usual.id) {
            read(other).all(&other.sources, &mut found)?;
        }
    } else {
        read(usual).all(&settings.order, &mut found)?;
    }
    Ok(found)
}

/// Where modules of tools come from, in order: the module proxies among the sources, else those of the region. What is a
/// source of SDKs only has no modules.
fn modules(
    settings: &SourceSettings,
    trust: &TrustSettings,
    services: &Services,
    host: &Host,
) -> Result<Vec<ModuleSource>, EngineError> {
    let usual = SourceSettings { order: Vec::new(), region: settings.region.clone() };
    let mut found = Vec::new();
    for settings in [settings, &usual] {
        if found.is_empty() {
            let specs = in_order(settings, trust, services, host)?;
            found = specs.iter().filter_map(|spec| module_source(spec, trust)).collect();
        }
    }
    Ok(found)
}

fn module_source(spec: &SourceSpec, trust: &TrustSettings) -> Option<ModuleSource> {
    match spec {
        SourceSpec::ModuleProxy { proxies, database, database_address } => {
            let name = trust.database.as_ref().map_or(database, |(key, _)| key);
            let is_usual = *database_address == format!("https://{name}");
            let database = if is_usual { name.clone() } else { format!("{name} {database_address}") };
            Some(ModuleSource { proxies: proxies.clone(), database })
        }
        SourceSpec::Official { .. } => None,
    }
}

struct Reader<'a> {
    services: &'a Services,
    host: &'a Host,
    region: Region,
    trust: TrustSettings,
}

impl Reader<'_> {
    fn all(&self, words: &[String], found: &mut Vec<SourceSpec>) -> Result<(), EngineError> {
        for word in words {
            let source = self.one(word)?;
            if !found.contains(&source) {
                found.push(source);
            }
        }
        Ok(())
    }

    fn one(&self, word: &str) -> Result<SourceSpec, EngineError> {
        if word == MODULES {
            return self.module_proxy(&self.goproxy_in_force());
        }
        if let Some(list) = word.strip_prefix("goproxy:") {
            return self.module_proxy(list);
        }
        if let Some(proxy) = self.services.module_proxies.iter().find(|proxy| proxy.id == word) {
            return self.module_proxy(&proxy.url);
        }
        if SCHEMES.iter().any(|scheme| word.starts_with(scheme)) && names_a_place(word) {
            let base = if word.ends_with('/') { word.to_owned() } else { format!("{word}/") };
            let index = Some(format!("{base}?mode=json&include=all"));
            return Ok(SourceSpec::Official { signatures: base.clone(), base, index });
        }
        let site = self.services.site(word).map_err(unknown)?;
        let signer = if site.signatures { site } else { self.services.site(SIGNER)? };
        let (base, signatures) = (site.files.clone(), signer.files.clone());
        Ok(SourceSpec::Official { base, signatures, index: site.index_all.clone() })
    }

    fn module_proxy(&self, proxies: &str) -> Result<SourceSpec, EngineError> {
        proxies.parse::<GoProxy>()?;
        let official = self.services.checksum_database(&self.region.gosumdb)?;
        let (database, database_address) = match &self.trust.database {
            Some((key, address)) => (SumDb::from_key(key)?.name().to_owned(), address.clone()),
            None => (official.name.clone(), official.url.clone()),
        };
        Ok(SourceSpec::ModuleProxy { proxies: proxies.to_owned(), database, database_address })
    }

    /// GOPROXY as `go` would see it, else the region's.
    fn goproxy_in_force(&self) -> String {
        self.own_goproxy().unwrap_or_else(|| self.region.goproxy.clone())
    }

    /// The GOPROXY that the person set to something else than Go's default, in the environment or with `go env -w`.
    fn own_goproxy(&self) -> Option<String> {
        let config = self.host.env.absolute_path("XDG_CONFIG_HOME");
        let config = config.unwrap_or_else(|| self.host.places.home.join(".config"));
        let in_file = || {
            let bytes = fs::read_small(&config.join("go").join("env"), 1 << 20).ok().flatten()?;
            go_env_value(&bytes, "GOPROXY").filter(|value| !value.is_empty())
        };
        let own = if self.region.id == USUAL { self.host.env.text("GOPROXY").or_else(in_file) } else { None };
        own.filter(|own| *own != self.region.goproxy)
    }
}

/// Whether an address says more than how to speak.
fn names_a_place(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| url.scheme() == "file" || url.has_host())
}

/// The error that also names what else may be said.
fn unknown(error: ServicesError) -> ServicesError {
    match error {
        ServicesError::Unknown { id, mut known } => {
            known.insert(0, MODULES.to_owned());
            known.extend(SCHEMES.map(|scheme| format!("{scheme}…")));
            ServicesError::Unknown { id, known }
        }
        other @ (ServicesError::Syntax { .. } | ServicesError::Entry { .. }) => other,
    }
}

/// What is trusted: Google's key and the public checksum database, unless a setting names others.
pub(super) fn trust(settings: &TrustSettings) -> Result<Trust, EngineError> {
    let release_key = match &settings.release_key {
        None => ReleaseKey::google(),
        Some(path) => ReleaseKey::from_settings(&fs::read(path)?)?,
    };
    let database = match &settings.database {
        None => SumDb::golang(),
        Some((key, _)) => SumDb::from_key(key)?,
    };
    Ok(Trust { release_key, database })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::staged::Staged;

    /// The GOPROXY lists that are asked for modules, in order.
    fn asked(staged: &Staged, region: Option<&str>) -> Vec<String> {
        let settings = SourceSettings { order: Vec::new(), region: region.map(ToOwned::to_owned) };
        let offers = Offers::of(&settings, &TrustSettings::default(), &staged.host()).unwrap();
        offers.modules.into_iter().map(|source| source.proxies).collect()
    }

    #[test]
    fn other_regions_are_asked_in_place_of_defaults_and_not_of_what_the_person_set() {
        let mut staged = Staged::new();
        let usual = asked(&staged, None);
        assert!(usual.len() > 1 && usual.iter().any(|list| list.contains("goproxy.cn")), "{usual:?}");
        staged.set("GOPROXY", &usual[0]);
        assert_eq!(asked(&staged, None), usual, "set to the default, it is one");
        for own in ["off", "https://proxy.corp.example,direct"] {
            staged.set("GOPROXY", own);
            assert_eq!(asked(&staged, None), [own]);
        }
        staged.set("GOPROXY", "");
        staged.file("home/ada/.config/go/env", "GOPROXY=https://proxy.corp.example\n");
        assert_eq!(asked(&staged, None), ["https://proxy.corp.example"]);
        assert!(asked(&staged, Some("cn"))[0].contains("goproxy.cn"), "a region that is named counts");
    }
}
