//! The engine as its clients see it: the command line, the terminal assistant and the window call nothing else.
//!
//! It holds what a run was told (which home, which sources, whether the network may be used) and puts the parts
//! together; it decides nothing that `plan` decides and writes nothing that `apply` writes.

mod adopt;
mod diff;
mod error;
mod shell_files;
mod sources;
mod try_source;
mod undo;
mod wish;

pub use adopt::Examining;
pub use diff::{FileDiff, diffs};
pub use error::EngineError;
pub use shell_files::ShellFile;
pub use sources::{SourceSettings, TrustSettings};
pub use try_source::{Backing, Tried};

use crate::apply::{self, Applied, ApplyError, Event, History, Means, Observe, Trust};
use crate::catalog::Catalog;
use crate::detect::{self, Cache, CacheFacts, Facts};
use crate::doctor::{self, Check, Examination};
use crate::goenv::{GoEnvReport, Setting};
use crate::host::net::{Net, NetSettings};
use crate::host::{Env, FsError, Host, HostSettings, tree};
use crate::observe::Cancel;
use crate::plan::{self, Plan, PlanError, Request, SourceSpec, Step, UndoWish};
use crate::refresh::{Freshness, Refreshed, refresh};
use crate::verify::{Finding, Proving, Wanted, verify};
use crate::why::Why;
use sources::Offers;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// What a run was told.
#[derive(Clone, Debug, Default)]
pub struct EngineSettings {
    /// Which home.
    pub host: HostSettings,
    /// Where SDKs may come from, and in which order.
    pub sources: SourceSettings,
    /// Keys and databases other than Google's; every use is named in the evidence.
    pub trust: TrustSettings,
    /// `--ca-file`.
    pub ca_file: Option<PathBuf>,
    /// The proxy to the network, where the environment names none.
    pub proxy: Option<String>,
    /// Whether the network may be used.
    pub network: Network,
    /// Whether a catalog younger than a day is good enough.
    pub freshness: Freshness,
}

/// Whether the network may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Network {
    /// It may.
    #[default]
    Allowed,
    /// `--offline`: no socket is opened.
    Forbidden,
}

/// The engine of one run.
#[derive(Debug)]
pub struct Engine {
    host: Host,
    net: Net,
    source_settings: SourceSettings,
    trust_settings: TrustSettings,
    /// Read when something is to be fetched.
    offers: OnceLock<Offers>,
    trust: Trust,
    freshness: Freshness,
    /// What was looked up in this run: asked once, and kept on disk as soon as our cache exists.
    refreshed: Mutex<Option<Refreshed>>,
}

impl Engine {
    /// Reads the environment, and refuses settings that mean nothing; opens no socket.
    pub fn open(settings: &EngineSettings) -> Result<Self, EngineError> {
        let mut host = Host::open(&settings.host)?;
        if let Some(proxy) = &settings.proxy {
            name_proxy(&mut host.env, proxy);
        }
        let offers = Offers::told(&settings.sources, &settings.trust, &host)?;
        let trust = sources::trust(&settings.trust)?;
        let net = Net::new(net_settings(settings, &host));
        let freshness = match settings.network {
            Network::Allowed => settings.freshness,
            Network::Forbidden => Freshness::Whatever,
        };
        Ok(Self {
            host,
            net,
            source_settings: settings.sources.clone(),
            trust_settings: settings.trust.clone(),
            offers,
            trust,
            freshness,
            refreshed: Mutex::new(None),
        })
    }

    fn offers(&self) -> Result<&Offers, EngineError> {
        if let Some(offers) = self.offers.get() {
            return Ok(offers);
        }
        let offers = Offers::of(&self.source_settings, &self.trust_settings, &self.host)?;
        Ok(self.offers.get_or_init(|| offers))
    }

    /// Where SDKs come from, in order.
    fn sources(&self) -> Result<&[SourceSpec], EngineError> {
        Ok(&self.offers()?.sources)
    }

    /// The machine.
    #[must_use]
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// The network, for its count of sockets and bytes.
    #[must_use]
    pub fn net(&self) -> &Net {
        &self.net
    }

    /// Refuses what the settings name and cannot be used: sources, certificate authorities, the proxy. Opens no socket.
    pub fn require_usable_network(&self) -> Result<(), EngineError> {
        self.offers()?;
        Ok(self.net.prepare()?)
    }

    /// What is there.
    pub fn facts(&self) -> Result<Facts, EngineError> {
        Ok(detect::detect(&self.host)?)
    }

    /// The same, with what stands where tools would be installed.
    pub fn facts_about_tools(&self) -> Result<Facts, EngineError> {
        let mut facts = self.facts()?;
        facts.bin.programs = detect::programs(&self.host, &facts);
        Ok(facts)
    }

    /// What exists in the world: looked up when what is known is older than a day, at most once in a run.
    pub fn catalog(&self) -> Result<Refreshed, EngineError> {
        let mut known = self.refreshed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = &*known {
            return Ok(known.clone());
        }
        let refreshed = refresh(&self.host, &self.net, self.sources()?, self.freshness, &Cancel::default())?;
        *known = Some(refreshed.clone());
        Ok(refreshed)
    }

    /// Keeps what this run looked up, now that our cache exists.
    fn keep_catalog(&self) -> Result<(), FsError> {
        let known = self.refreshed.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = known.as_ref().and_then(|known| known.to_keep.as_ref());
        asked.map_or(Ok(()), |asked| crate::refresh::keep(&self.host, asked))
    }

    /// The caches that hold something, ours and Go's.
    pub fn caches(&self) -> Result<Vec<CacheFacts>, EngineError> {
        Ok(detect::caches(&self.host, &self.facts()?, &Cache::ALL))
    }

    /// How large our store is.
    #[must_use]
    pub fn store_bytes(&self) -> u64 {
        tree::measure(&self.host.places.sdk_store()).bytes
    }

    /// The plan for a wish; an undo is planned by [`Engine::plan_undo`].
    pub fn plan(&self, request: &Request) -> Result<Plan, EngineError> {
        if let Request::Undo { receipts } = request {
            return match receipts.as_slice() {
                [] => self.plan_undo(&UndoWish::Newest),
                [one] => self.plan_undo(&UndoWish::Receipt(one.clone())),
                [..] => self.plan_undo(&UndoWish::All),
            };
        }
        let facts = self.facts_for(request)?;
        if let Request::AdoptSdk(adoption) = request {
            self.still_adoptable(&facts, adoption)?;
        }
        let needs_catalog = request.sdk().is_some();
        let catalog = if needs_catalog { self.catalog()?.catalog } else { Catalog::embedded() };
        match plan::plan(&facts, request, &catalog) {
            Err(PlanError::Catalog { source }) if needs_catalog => {
                let wider = crate::refresh::ask_for_version(
                    &self.net,
                    self.sources()?,
                    request,
                    &facts,
                    catalog,
                    &Cancel::default(),
                );
                wider.map_or_else(
                    || Err(PlanError::Catalog { source }.into()),
                    |catalog| Ok(plan::plan(&facts, request, &catalog)?),
                )
            }
            other => Ok(other?),
        }
    }

    /// What is there, with what only this request wants to know: what stands where tools go has tens of megabytes to
    /// look at.
    fn facts_for(&self, request: &Request) -> Result<Facts, EngineError> {
        let mut facts = self.facts()?;
        let is_about_tools = match request {
            Request::InstallTools(_) | Request::RemoveTools { .. } => true,
            Request::SetUp(set_up) => {
                detect::look_where_go_installs(&self.host, &mut facts, &set_up.go_env);
                set_up.tools.is_some() || !facts.ours.tools.is_empty()
            }
            Request::ActivateSdk { .. } | Request::AdoptSdk(_) => !facts.ours.tools.is_empty(),
            Request::CleanCaches { caches } => {
                facts.caches = detect::caches(&self.host, &facts, caches);
                false
            }
            Request::NewProject(project) => {
                facts.project_place = Some(detect::project_place(project)?);
                false
            }
            Request::Mend(mend) => {
                let set = mend.go_env.iter().filter_map(|(name, value)| Some((name.clone(), value.clone()?)));
                detect::look_where_go_installs(&self.host, &mut facts, &set.collect());
                if mend.editors {
                    facts.editors = detect::editors(&self.host, &facts.home);
                }
                !mend.tools.is_empty()
            }
            Request::InstallSdk(_) | Request::RemoveSdk { .. } | Request::Undo { .. } => false,
        };
        // An SDK that lost files is not one to be kept.
        if request.sdk().is_some() {
            let receipts = apply::history(&self.host).unwrap_or_default().receipts;
            facts.ours.versions.retain(|version| apply::damage(&self.host, &receipts, *version).is_none());
        }
        if is_about_tools {
            facts.bin.programs = detect::programs(&self.host, &facts);
        }
        Ok(facts)
    }

    /// The plan that takes receipts back.
    pub fn plan_undo(&self, wish: &UndoWish) -> Result<Plan, EngineError> {
        undo::planned(&self.host, wish)
    }

    /// The text changes of a plan, rendered now from the files as they are.
    pub fn diffs(&self, plan: &Plan) -> Result<Vec<FileDiff>, EngineError> {
        Ok(diffs(plan)?)
    }

    /// Carries out a plan: takes the lock (waiting at most `wait`), plans again, and goes on only with the same steps,
    /// or with the new ones where `consent` allows it. `me` names this run to others that wait.
    pub fn apply(
        &self,
        plan: &Plan,
        run: &RunSettings<'_>,
        observe: &dyn Observe,
        cancel: &Cancel,
    ) -> Result<Applied, EngineError> {
        let waiting = |holder: &str| observe.event(Event::Waiting { holder: holder.to_owned() });
        let lock = self.host.lock(run.me, run.wait, cancel, waiting).map_err(ApplyError::from)?;
        let now = self.plan(&plan.request)?;
        let is_agreed = now.steps == plan.steps || is_rest_of(&now, plan);
        if !is_agreed && run.consent == Consent::ThisPlanOnly {
            return Err(ApplyError::PlanOutdated.into());
        }
        if let Request::AdoptSdk(adoption) = &plan.request {
            self.require_compared(adoption, cancel)?;
        }
        observe.event(Event::Planned { plan: Box::new(now.clone()) });
        let (host, net, trust) = (&self.host, &self.net, &self.trust);
        let before_end = || self.keep_catalog();
        let means = Means { host, net, trust, observe, cancel, lock: &lock, before_end: &before_end };
        Ok(apply::apply(&now, means)?)
    }

    /// Proves the Go that is active now; none when none of ours is.
    pub fn verify(
        &self,
        observe: &dyn Fn(Proving),
        cancel: &Cancel,
    ) -> Result<Option<Vec<Finding>>, EngineError> {
        let Some(version) = self.facts()?.ours.active else { return Ok(None) };
        let request = Request::ActivateSdk { version };
        let facts = self.facts_for(&request)?;
        let Some(goal) = plan::plan(&facts, &request, &Catalog::embedded())?.goal else {
            return Ok(None);
        };
        let wanted = Wanted::of_goal(&goal, &self.host);
        Ok(Some(verify(&self.host, &wanted, observe, cancel)))
    }

    /// Go's settings as the go command sees them, each with its origin. What is done `meanwhile`, with those that are worked
    /// out, costs no time.
    #[must_use]
    pub fn go_env(&self, cancel: &Cancel, meanwhile: impl FnOnce(&[Setting])) -> GoEnvReport {
        crate::goenv::go_env(&self.host, cancel, meanwhile)
    }

    /// The same for the active Go, which new terminals find, whatever PATH this run has.
    #[must_use]
    pub fn go_env_of_active(&self, cancel: &Cancel) -> GoEnvReport {
        crate::goenv::go_env_of_active(&self.host, cancel)
    }

    /// Which program each way of starting programs gets for a command, and through what.
    pub fn why(&self, command: &str, cancel: &Cancel) -> Result<Why, EngineError> {
        let mut why = crate::why::why(&self.host, command, cancel)?;
        // What would change nothing is no fix.
        why.fix = why.fix.filter(|mend| {
            let plan = self.plan(&Request::Mend(Box::new(mend.clone())));
            plan.map_or(true, |plan| plan.has_work())
        });
        Ok(why)
    }

    /// Looks at everything that usually goes wrong; `observe` is told each check as its turn comes.
    pub fn doctor(&self, observe: &dyn Fn(Check), cancel: &Cancel) -> Result<Examination, EngineError> {
        // A GOPROXY that cannot be read is one of the things it looks for.
        let sources = self.sources().unwrap_or_default();
        Ok(doctor::examine(&self.host, &self.net, sources, observe, cancel)?)
    }

    /// Every receipt, oldest first.
    pub fn history(&self) -> Result<History, EngineError> {
        Ok(apply::history(&self.host).map_err(ApplyError::from)?)
    }
}

/// Whether an interrupted run did the rest of this plan.
fn is_rest_of(now: &Plan, plan: &Plan) -> bool {
    let is_in_plan = |step: &Step| plan.steps.iter().any(|planned| planned.action == step.action);
    now.continues_receipt() && now.steps.iter().all(is_in_plan)
}

/// How a plan is carried out.
#[derive(Clone, Copy, Debug)]
pub struct RunSettings<'a> {
    /// What this run says of itself to others that wait, such as `goready setup`.
    pub me: &'a str,
    /// How long to wait for another run.
    pub wait: Duration,
    /// What the person agreed to.
    pub consent: Consent,
}

/// What the person agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// The plan that was shown; another one is refused.
    ThisPlanOnly,
    /// Whatever the request needs by the time the lock is held (`--yes`).
    TheRequest,
}

/// Has this run and the programs that it starts go through a proxy, unless the environment names one.
fn name_proxy(env: &mut Env, proxy: &str) {
    let names = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];
    let is_named = |name: &&str| env.get(name).is_some() || env.get(&name.to_ascii_lowercase()).is_some();
    if !names.iter().any(is_named) {
        // The two that Go reads too.
        env.set("HTTPS_PROXY", proxy);
        env.set("HTTP_PROXY", proxy);
    }
}

fn net_settings(settings: &EngineSettings, host: &Host) -> NetSettings {
    let text = |(name, value): (&std::ffi::OsStr, &std::ffi::OsStr)| {
        (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned())
    };
    let mut net = NetSettings::new(concat!("goready/", env!("CARGO_PKG_VERSION")));
    net.env = host.env.iter().map(text).collect();
    net.ca_file.clone_from(&settings.ca_file);
    net.reach = match settings.network {
        Network::Allowed => crate::host::net::Reach::Online,
        Network::Forbidden => crate::host::net::Reach::Offline,
    };
    net
}
