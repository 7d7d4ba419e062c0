//! The plan for each request.

mod adopt;
mod clean;
mod go_env;
mod project;
mod shell_files;
mod surroundings;
mod tools;

pub use adopt::may_adopt;
pub use go_env::check_setting;

use super::action::{Action, Inverse, Step};
use super::env_files::{env_files, env_spec, gopath};
use super::fetch;
use super::reason::{Reason, Satisfied, Warning};
use super::request::{Mend, Request, SdkWish, SetUp, WantedGo};
use super::tools::ToolsWish;
use super::{Goal, GoalTool, PLAN_FORMAT, Plan, PlanError};
use crate::catalog::{Catalog, Resolved};
use crate::detect::{Facts, FileFacts, FileState, Origin};
use crate::shell::{Shell, TakenAway, environment_d_text};
use crate::trust::Sha256Sum;
use crate::version::GoVersion;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What an SDK takes on disk, as a multiple of its archive: Go 1.23.12 is 221 MB from 72 MB, Go 1.27.4 231 MB from
/// 76 MB (measured 2026-11); rounded up, because a block is larger than many of the files.
const UNPACKED_RATIO: u64 = 4;

/// The plan for a request on a machine. An undo is planned by [`plan_undo`](super::plan_undo), from receipts.
pub fn plan(facts: &Facts, request: &Request, catalog: &Catalog) -> Result<Plan, PlanError> {
    let mut build = Build::new(facts, catalog);
    match request {
        Request::SetUp(set_up) => build.set_up(set_up)?,
        Request::InstallSdk(wish) => {
            build.install(wish)?;
        }
        Request::ActivateSdk { version } => build.activate_installed(*version)?,
        Request::AdoptSdk(adoption) => build.adopt(adoption)?,
        Request::RemoveSdk { version } => build.remove(*version)?,
        Request::Mend(mend) => build.mend(mend)?,
        Request::NewProject(project) => build.new_project(project)?,
        Request::CleanCaches { caches } => build.clean(caches)?,
        Request::InstallTools(wish) => build.install_tools(wish)?,
        Request::RemoveTools { tools } => build.remove_tools(tools)?,
        Request::Undo { receipts } => {
            return Err(PlanError::NoReceipt { id: receipts.join(" "), known: Vec::new() });
        }
    }
    build.finish(request)
}

struct Build<'a> {
    facts: &'a Facts,
    catalog: &'a Catalog,
    steps: Vec<Step>,
    satisfied: Vec<Satisfied>,
    warnings: Vec<Warning>,
    goal: Option<Goal>,
    goal_tools: Vec<GoalTool>,
    download_bytes: u64,
    disk_bytes: u64,
    /// Gos of others in our store, as the steps so far leave them.
    adopted: BTreeMap<GoVersion, PathBuf>,
    /// Variables that the env files take away, besides those that they do already.
    neutralise: BTreeSet<TakenAway>,
}

impl<'a> Build<'a> {
    fn new(facts: &'a Facts, catalog: &'a Catalog) -> Self {
        let (steps, satisfied, warnings, goal_tools, neutralise) = Default::default();
        let (goal, download_bytes, disk_bytes) = (None, 0, 0);
        Self {
            facts,
            catalog,
            steps,
            satisfied,
            warnings,
            goal,
            goal_tools,
            download_bytes,
            disk_bytes,
            adopted: facts.ours.adopted.clone(),
            neutralise,
        }
    }

    fn finish(mut self, request: &Request) -> Result<Plan, PlanError> {
        let home = &self.facts.home;
        if !self.steps.is_empty() && !home.is_writable {
            return Err(PlanError::HomeReadOnly { path: home.places.home.clone() });
        }
        if let Some(free_bytes) = home.free_bytes.filter(|free| *free < self.disk_bytes) {
            let path = home.places.data.clone();
            return Err(PlanError::NoSpace { path, needed_bytes: self.disk_bytes, free_bytes });
        }
        if home.is_noexec && self.goal.is_some() {
            self.warnings.push(Warning::NoExec { path: home.places.data.clone() });
        }
        let ours = &self.facts.ours;
        if let Some(receipt) =
            ours.open_receipt.as_ref().filter(|_| ours.open_request.as_ref() == Some(request))
        {
            self.warnings.push(Warning::ContinuesReceipt { receipt: receipt.clone() });
        }
        let Self { steps, satisfied, warnings, mut goal, goal_tools, download_bytes, disk_bytes, .. } = self;
        if let Some(goal) = &mut goal {
            goal.tools = goal_tools;
        }
        let (format, request) = (PLAN_FORMAT, request.clone());
        Ok(Plan { format, request, steps, satisfied, warnings, goal, download_bytes, disk_bytes })
    }

    fn add(&mut self, action: Action, why: Reason, undo: Inverse) {
        self.steps.push(Step { id: self.steps.len() + 1, action, why, undo });
    }

    fn set_up(&mut self, set_up: &SetUp) -> Result<(), PlanError> {
        let wanted = set_up.go_env.iter().map(|(name, value)| (name.clone(), Some(value.clone()))).collect();
        go_env::check(&wanted, &self.facts.machine.platform.value)?;
        self.check_places(&wanted)?;
        // Env files, folders and proofs go by where tools are afterwards.
        let facts = go_env::facts_with(self.facts, &wanted);
        let version = self.install(&set_up.sdk)?;
        let shells = self.shells(&set_up.shells);
        self.warn_of_missing_shells(&set_up.shells);
        if !shells.is_empty() {
            self.take_away_goroot(&set_up.shells);
        }
        self.write_env_files(&facts, &self.touched_shells(&set_up.shells))?;
        self.activate(version, Reason::NotActive { active: self.facts.ours.active });
        self.edit_shell_files(&set_up.shells)?;
        self.tell_desktop(&facts)?;
        self.make_gopath_bin(&facts, wanted.contains_key("GOPATH"));
        self.set_go_env(&wanted)?;
        match &set_up.tools {
            Some(wish) => self.tools(version, wish)?,
            None => self.switch_tools(version),
        }
        self.warn_of_others(version);
        self.aim_at(&facts, version, shells, go_env::proved(&wanted));
        Ok(())
    }

    fn aim_at(
        &mut self,
        facts: &Facts,
        version: GoVersion,
        shells: Vec<Shell>,
        go_env: BTreeMap<String, String>,
    ) {
        let gopath = gopath(facts);
        self.goal = Some(Goal {
            version,
            root: self.go_root(version),
            gopath: gopath.value,
            gopath_origin: (gopath.origin != Origin::Default).then_some(gopath.origin),
            shells,
            go_env,
            tools: Vec::new(),
        });
    }

    /// The place of a version in our store.
    fn sdk_root(&self, version: GoVersion) -> PathBuf {
        self.facts.home.places.sdk_store().join(version.to_string())
    }

    /// Fetch and unpack, unless it is in the store.
    fn install(&mut self, wish: &SdkWish) -> Result<GoVersion, PlanError> {
        let platform = self.facts.machine.platform.value.clone();
        let (version, resolved) = match &wish.go {
            WantedGo::Archive { archive } => (archive.version, None),
            WantedGo::Version { wanted } => {
                let resolved = self.catalog.resolve(wanted, &platform)?;
                (resolved.version, Some(resolved))
            }
        };
        self.warn_of_version(version);
        if self.facts.ours.versions.contains(&version) {
            self.satisfied.push(Satisfied::Installed { version });
            return Ok(version);
        }
        let (candidates, size_bytes, fetched_bytes) = self.candidates(wish, resolved.as_ref())?;
        let unpacked = size_bytes.saturating_mul(UNPACKED_RATIO);
        self.download_bytes += fetched_bytes;
        self.disk_bytes += fetched_bytes + unpacked;
        let root = self.sdk_root(version);
        self.forget(version, Reason::AdoptedGone);
        let fetch = Action::Fetch { version, platform: platform.clone(), candidates, size_bytes };
        self.add(fetch, Reason::NotInstalled, Inverse::Nothing);
        // Only once there is something to put in its place.
        self.set_aside(version);
        let unpack = Action::Unpack { version, platform, root, size_bytes: unpacked };
        self.add(unpack, Reason::NotInstalled, Inverse::Remove);
        Ok(version)
    }

    /// What is in the store under the name of this version, and is not whole, makes room.
    fn set_aside(&mut self, version: GoVersion) {
        let root = self.sdk_root(version);
        if self.facts.sdks.iter().any(|sdk| sdk.root == root) {
            let name = format!("{version}-{}", self.facts.ours.aside.len() + 1);
            let aside = self.facts.home.places.aside().join(name);
            self.add(Action::SetAside { version, root, aside }, Reason::Damaged, Inverse::Restore);
        }
    }

    fn mend(&mut self, mend: &Mend) -> Result<(), PlanError> {
        self.check_places(&mend.go_env)?;
        let installed = mend.sdk.as_ref().map(|wish| self.install(wish)).transpose()?;
        let wanted = mend.activate.or(installed);
        if let Some(version) = wanted {
            if installed != Some(version) {
                self.require_installed(version)?;
            }
            self.activate(version, Reason::NotActive { active: self.facts.ours.active });
        }
        let mut shells = Vec::new();
        // Env files and proofs go by where tools are afterwards.
        let facts = go_env::facts_with(self.facts, &mend.go_env);
        if let Some(choice) = &mend.shells {
            self.neutralise.clone_from(&mend.neutralise);
            shells = self.shells(choice);
            self.write_env_files(&facts, &self.touched_shells(choice))?;
            self.edit_shell_files(choice)?;
            self.tell_desktop(&facts)?;
        }
        self.set_go_env(&mend.go_env)?;
        if mend.editors {
            self.empty_settings();
        }
        self.put_again(&mend.tools)?;
        if let Some(version) = wanted.or(self.facts.ours.active).filter(|_| mend.changes_go()) {
            self.aim_at(&facts, version, shells, go_env::proved(&mend.go_env));
        }
        Ok(())
    }

    /// A file that cannot be changed stays as it is: doctor goes on naming it.
    fn empty_settings(&mut self) {
        for editor in self.facts.editors.iter().filter(|editor| editor.file.obstacle.is_none()) {
            let keys: Vec<Vec<String>> = editor.astray.iter().map(|astray| astray.key.clone()).collect();
            if keys.is_empty() {
                continue;
            }
            let FileFacts { path, target, state, .. } = editor.file.clone();
            let action = Action::EmptySettings { path, target, before: state, keys };
            self.add(action, Reason::EditorGoesAstray, Inverse::Restore);
        }
    }

    fn candidates(
        &self,
        wish: &SdkWish,
        resolved: Option<&Resolved>,
    ) -> Result<(Vec<super::Candidate>, u64, u64), PlanError> {
        let platform = &self.facts.machine.platform.value;
        match (&wish.go, resolved) {
            (WantedGo::Archive { archive }, _) => {
                let candidate = fetch::local(archive, wish, self.catalog, platform)?;
                Ok((vec![candidate], archive.size, 0))
            }
            (WantedGo::Version { .. }, Some(resolved)) => {
                let (candidates, size) = fetch::candidates(resolved, platform, wish)?;
                Ok((candidates, size, size))
            }
            (WantedGo::Version { .. }, None) => Ok((Vec::new(), 0, 0)),
        }
    }

    fn activate(&mut self, version: GoVersion, why: Reason) {
        let places = &self.facts.home.places;
        let after = PathBuf::from("sdk").join(version.to_string());
        let before = self.facts.ours.active_link.clone();
        if before.as_ref() == Some(&after) {
            self.satisfied.push(Satisfied::Active { version });
            return;
        }
        let undo = if before.is_some() { Inverse::Restore } else { Inverse::Remove };
        let link = places.active_link();
        self.add(Action::Activate { link, version: Some(version), before, after: Some(after) }, why, undo);
    }

    fn activate_installed(&mut self, version: GoVersion) -> Result<(), PlanError> {
        self.require_installed(version)?;
        self.warn_of_version(version);
        self.use_for_shells(version);
        Ok(())
    }

    /// Makes an installed Go active for the shells that know us already, with the tools that were built with it.
    fn use_for_shells(&mut self, version: GoVersion) {
        self.activate(version, Reason::Asked);
        self.switch_tools(version);
        if !self.is_known_to_shells() {
            self.warnings.push(Warning::NoShellKnowsUs { version });
        }
        let shells = self.configured_shells();
        self.aim_at(self.facts, version, shells, BTreeMap::new());
    }

    fn install_tools(&mut self, wish: &ToolsWish) -> Result<(), PlanError> {
        let go = self.facts.ours.active.ok_or(PlanError::NoActiveGo)?;
        self.tools(go, wish)?;
        // Only the tools are proved: nothing else changes.
        self.aim_at(self.facts, go, Vec::new(), BTreeMap::new());
        Ok(())
    }

    fn require_installed(&self, version: GoVersion) -> Result<(), PlanError> {
        let installed = self.facts.ours.versions.clone();
        if installed.contains(&version) {
            Ok(())
        } else {
            Err(PlanError::NotInstalled { version, installed })
        }
    }

    fn remove(&mut self, version: GoVersion) -> Result<(), PlanError> {
        let is_adopted = self.adopted.contains_key(&version);
        if !is_adopted {
            self.require_installed(version)?;
        }
        let says = PathBuf::from("sdk").join(version.to_string());
        if self.facts.ours.active == Some(version) || self.facts.ours.active_link == Some(says) {
            let next = self.facts.ours.versions.iter().copied().filter(|other| *other != version).max();
            self.warnings.push(Warning::BecomesActive { version: next });
            match next {
                Some(next) => self.activate(next, Reason::ActiveIsRemoved),
                None => self.deactivate(),
            }
        }
        if is_adopted {
            self.forget(version, Reason::Asked);
        } else {
            let root = self.sdk_root(version);
            self.add(Action::RemoveSdk { version, root }, Reason::Asked, Inverse::InstallAgain);
        }
        Ok(())
    }

    fn deactivate(&mut self) {
        let link = self.facts.home.places.active_link();
        let before = self.facts.ours.active_link.clone();
        let action = Action::Activate { link, version: None, before, after: None };
        self.add(action, Reason::ActiveIsRemoved, Inverse::Restore);
    }

    fn write_env_files(&mut self, facts: &Facts, shells: &[Shell]) -> Result<(), PlanError> {
        let mut variables: Vec<String> =
            self.neutralise.iter().map(|taken| taken.name().as_str().to_owned()).collect();
        variables.dedup();
        let why = if variables.is_empty() { Reason::OursIsStale } else { Reason::TakesAway { variables } };
        for file in env_files(facts, shells, &self.neutralise)? {
            let known = self.facts.ours.env_files.get(&file.path).cloned();
            self.write_file(file.path, file.text, known.unwrap_or(FileState::Absent), why.clone());
        }
        Ok(())
    }

    fn write_file(&mut self, path: PathBuf, text: String, before: FileState, why: Reason) {
        let wanted = Sha256Sum::of(text.as_bytes());
        if matches!(&before, FileState::Present { sha256, .. } if *sha256 == wanted) {
            self.satisfied.push(Satisfied::File { path });
            return;
        }
        let undo = if before == FileState::Absent { Inverse::Remove } else { Inverse::Restore };
        self.add(Action::WriteFile { path, before, text }, why, undo);
    }

    /// Programs started from the desktop see what systemd's user manager was told.
    fn tell_desktop(&mut self, facts: &Facts) -> Result<(), PlanError> {
        if !self.facts.systemd_user {
            return Ok(());
        }
        let path = self.facts.home.config_base.join("environment.d").join("60-goready.conf");
        let text = environment_d_text(&env_spec(facts, &self.neutralise))?;
        let known = self.facts.rc_files.get(&path).map(|rc| rc.file.state.clone());
        self.write_file(path, text, known.unwrap_or(FileState::Absent), Reason::DesktopDoesNotFindIt);
        Ok(())
    }

    /// Where `go install` puts programs. What the person asks for now is neither kept nor overruled.
    fn make_gopath_bin(&mut self, facts: &Facts, is_asked: bool) {
        let gopath = gopath(facts);
        let path = gopath.value.join("bin");
        let is_kept = gopath.origin != Origin::Default;
        if is_kept && !is_asked {
            let (value, origin) = (gopath.value.display().to_string(), gopath.origin);
            self.warnings.push(Warning::GopathKept { value, origin });
        } else if let Some(at) = self.facts.gopath_line.as_ref().filter(|_| !is_kept) {
            let (at, value) = (at.clone(), gopath.value.display().to_string());
            self.warnings.push(Warning::GopathNotFollowed { at, value });
        }
        if self.facts.has_dir(&path) {
            self.satisfied.push(Satisfied::File { path });
        } else {
            self.add(Action::MakeDir { path }, Reason::GoInstallNeedsIt, Inverse::Remove);
        }
    }
}
