//! What a plan says: titles, steps, reasons, warnings.

use super::Words;
use goready_i18n::{msg, quantity};
use goready_installers::catalog::VersionRequest;
use goready_installers::detect::{Cache, FileState};
use goready_installers::plan::{
    Action, Candidate, Form, Inverse, Mend, Plan, Reason, Request, Satisfied, SdkWish, WantedGo, Warning,
};
use goready_installers::version::GoVersion;
use std::path::Path;

/// Sources that a row of the window names; how many more there are is said behind them.
const MOST_NAMED: usize = 2;

/// The one setting of Go that is changed, where nothing else is asked but what follows from it.
fn setting(mend: &Mend) -> Option<&str> {
    let mut names = mend.go_env.keys();
    let name = names.next().filter(|_| names.next().is_none())?;
    // Where programs go belongs into PATH, so our shell files follow these two.
    let follow = matches!(name.as_str(), "GOPATH" | "GOBIN");
    let alone = Mend {
        go_env: mend.go_env.clone(),
        shells: mend.shells.clone().filter(|_| follow),
        ..Mend::default()
    };
    (*mend == alone).then_some(name.as_str())
}

impl Words<'_> {
    /// What a plan is about.
    pub(crate) fn plan_title(&self, plan: &Plan) -> String {
        let version = || plan.goal.as_ref().map(|goal| goal.version).or_else(|| unpacked(plan));
        match &plan.request {
            Request::SetUp(set_up) => msg::plan_title_set_up(self.lang, self.wish(&set_up.sdk, version())),
            Request::InstallSdk(wish) => msg::plan_title_install(self.lang, self.wish(wish, version())),
            Request::ActivateSdk { version } => msg::plan_title_activate(self.lang, version.bare()),
            Request::AdoptSdk(adoption) => {
                msg::adopt_title(self.lang, self.path(&adoption.root), adoption.version.bare())
            }
            Request::RemoveSdk { version } => msg::plan_title_remove(self.lang, version.bare()),
            Request::Mend(mend) => match setting(mend) {
                Some(name) => msg::environment_plan_title(self.lang, name),
                None => msg::plan_title_mend(self.lang),
            },
            Request::NewProject(project) => msg::project_title(self.lang, self.path(&project.dir)),
            Request::CleanCaches { .. } => msg::cache_title(self.lang),
            Request::InstallTools(wish) => self.tools_title(wish, version()),
            Request::RemoveTools { tools } => msg::tools_title_remove(self.lang, self.list(tools)),
            Request::Undo { receipts } => msg::plan_title_undo(self.lang, self.list(receipts)),
        }
    }

    /// What a receipt was about.
    pub(crate) fn request(&self, request: &Request) -> String {
        match request {
            Request::SetUp(set_up) => match asked(&set_up.sdk) {
                Some(version) => msg::run_request_set_up_version(self.lang, version),
                None => msg::run_request_set_up(self.lang),
            },
            Request::InstallSdk(sdk) => match asked(sdk) {
                Some(version) => msg::run_request_install_version(self.lang, version),
                None => msg::run_request_install(self.lang),
            },
            Request::ActivateSdk { version } => msg::run_request_activate(self.lang, version.bare()),
            Request::AdoptSdk(adoption) => {
                msg::adopt_request(self.lang, self.path(&adoption.root), adoption.version.bare())
            }
            Request::RemoveSdk { version } => msg::run_request_remove(self.lang, version.bare()),
            Request::Mend(mend) => match setting(mend) {
                Some(name) => msg::environment_request(self.lang, name),
                None => msg::run_request_mend(self.lang),
            },
            Request::NewProject(project) => msg::project_request(self.lang, self.path(&project.dir)),
            Request::CleanCaches { caches } => {
                msg::cache_request(self.lang, self.list(caches.iter().map(|cache| self.cache(*cache))))
            }
            Request::InstallTools(wish) => {
                msg::tools_request_install(self.lang, self.list(wish.tools.iter().map(|wish| wish.tool)))
            }
            Request::RemoveTools { tools } => msg::tools_request_remove(self.lang, self.list(tools)),
            Request::Undo { receipts } => msg::run_request_undo(self.lang, self.list(receipts)),
        }
    }

    /// What a plan is about, with the Go that it leads to.
    pub(crate) fn planned(&self, plan: &Plan) -> String {
        match (&plan.request, &plan.goal) {
            (Request::SetUp(_), Some(goal)) => {
                msg::run_request_set_up_version(self.lang, goal.version.bare())
            }
            (request, _) => self.request(request),
        }
    }

    /// What was wished, as exactly as it is known by now.
    fn wish(&self, wish: &SdkWish, version: Option<GoVersion>) -> String {
        match (&wish.go, version) {
            (WantedGo::Version { .. }, Some(version)) => format!("Go {}", version.bare()),
            (WantedGo::Version { .. }, None) => msg::plan_wanted_go(self.lang),
            (WantedGo::Archive { archive }, _) => {
                msg::plan_wanted_archive(self.lang, self.path(&archive.path))
            }
        }
    }

    /// What a step does.
    pub(crate) fn action(&self, action: &Action) -> String {
        let lang = self.lang;
        let size = |bytes: u64| quantity::size(lang, bytes);
        match action {
            Action::Fetch { version, candidates, size_bytes, .. } => match local(candidates) {
                Some(path) => msg::plan_fetch_local(lang, self.path(path)),
                None => msg::plan_fetch(lang, size(*size_bytes), version.bare()),
            },
            Action::Unpack { root, size_bytes, .. } => {
                msg::plan_unpack(lang, self.path(root), size(*size_bytes))
            }
            Action::Activate { link, version: Some(version), after, .. } => {
                let target = after.as_deref().unwrap_or(Path::new(""));
                msg::plan_activate(lang, self.path(link), self.path(target), version.bare())
            }
            Action::Activate { link, version: None, .. } => msg::plan_deactivate(lang, self.path(link)),
            Action::Adopt { link, after: Some(root), .. } => {
                msg::adopt_step(lang, self.path(link), self.path(root))
            }
            Action::Adopt { link, before, after: None, .. } => {
                let root = before.as_deref().unwrap_or(Path::new(""));
                msg::adopt_forget(lang, self.path(link), self.path(root))
            }
            Action::MakeDir { path } => msg::plan_make_dir(lang, self.path(path)),
            Action::WriteFile { path, .. } => msg::plan_write_file(lang, self.path(path)),
            Action::EditShellFile { path, shells, .. } => {
                msg::plan_edit_shell_file(lang, self.path(path), self.shells(shells))
            }
            Action::SetGoEnv { path, values, .. } => self.set_go_env(path, values),
            Action::EmptySettings { path, keys, .. } => {
                let settings = self.list(keys.iter().map(|key| key.join(".")));
                msg::plan_empty_settings(lang, self.path(path), settings)
            }
            Action::SetAside { version, root, aside } => {
                msg::plan_set_aside(lang, self.path(aside), self.path(root), version.bare())
            }
            Action::MoveBack { version, root, .. } => {
                msg::plan_move_back(lang, self.path(root), version.bare())
            }
            Action::InstallTool { .. }
            | Action::PlaceTool { .. }
            | Action::TakeTool { .. }
            | Action::RemoveTool { .. } => self.tool_action(action),
            Action::RemoveSdk { version, root } => {
                msg::plan_remove_sdk(lang, self.path(root), version.bare())
            }
            Action::RemoveCache { cache, path, size_bytes } => {
                msg::cache_remove(lang, self.cache(*cache), self.path(path), size(*size_bytes))
            }
            Action::RestoreFile { path, to: FileState::Absent, .. } => {
                msg::plan_remove_file(lang, self.path(path))
            }
            Action::RestoreFile { path, .. } => msg::plan_restore_file(lang, self.path(path)),
            Action::TakeOutBlock { path, .. } => msg::plan_take_out_block(lang, self.path(path)),
            Action::RestoreGoEnv { path, values, .. } => msg::plan_restore_go_env(
                lang,
                self.list(values.iter().map(|(name, ..)| name)),
                self.path(path),
            ),
            Action::RestoreLink { link, to: Some(to), .. } => {
                msg::plan_restore_link(lang, self.path(link), self.path(to))
            }
            Action::RestoreLink { link, to: None, .. } => msg::plan_remove_link(lang, self.path(link)),
            Action::RemoveEmptyDirs { .. } => msg::plan_remove_dirs(lang),
            Action::RemoveCaches { .. } => msg::plan_remove_caches(lang),
        }
    }

    fn set_go_env(&self, path: &Path, values: &[(String, Option<String>)]) -> String {
        let is_set = |(_, value): &&(String, Option<String>)| value.is_some();
        let (set, unset): (Vec<_>, Vec<_>) = values.iter().partition(is_set);
        let set = self.list(set.iter().map(|(name, value)| {
            format!(
                "{name}={}",
                goready_installers::detect::without_userinfo(value.as_deref().unwrap_or_default())
            )
        }));
        let unset = self.list(unset.iter().map(|(name, _)| name));
        match (set.is_empty(), unset.is_empty()) {
            (_, true) => msg::plan_set_go_env(self.lang, self.path(path), set),
            (true, false) => msg::plan_unset_go_env(self.lang, self.path(path), unset),
            (false, false) => msg::plan_set_and_unset_go_env(self.lang, self.path(path), set, unset),
        }
    }

    /// Where a download comes from; none for other steps.
    pub(crate) fn sources(&self, action: &Action) -> Option<String> {
        let names = source_names_of(action);
        (!names.is_empty()).then(|| msg::plan_fetch_from(self.lang, self.list(names)))
    }

    /// Where a download comes from, in few words; none for other steps.
    pub(crate) fn first_sources(&self, action: &Action) -> Option<String> {
        let names = source_names_of(action);
        match names.split_at_checked(MOST_NAMED) {
            Some((first, rest @ [_, ..])) => {
                Some(msg::window_step_fetch_from(self.lang, rest.len(), self.list(first)))
            }
            Some(_) | None => self.sources(action),
        }
    }

    /// What a cache holds.
    pub(crate) fn cache(&self, cache: Cache) -> String {
        match cache {
            Cache::Downloads => msg::cache_name_downloads(self.lang),
            Cache::Catalog => msg::cache_name_catalog(self.lang),
            Cache::Proofs => msg::cache_name_proofs(self.lang),
            Cache::Staging => msg::cache_name_staging(self.lang),
            Cache::GoBuild => msg::cache_name_go_build(self.lang),
            Cache::GoModules => msg::cache_name_go_modules(self.lang),
        }
    }

    /// Why a step is there.
    pub(crate) fn reason(&self, reason: &Reason) -> String {
        let lang = self.lang;
        match reason {
            Reason::NotInstalled => msg::plan_why_not_installed(lang),
            Reason::NotActive { active } => {
                msg::plan_why_not_active(lang, active.map_or_else(|| "none".to_owned(), GoVersion::bare))
            }
            Reason::ShellsDoNotFindIt { shells } => msg::plan_why_shells(lang, self.shells(shells)),
            Reason::OursIsStale => msg::plan_why_stale(lang),
            Reason::TakesAway { variables } => msg::plan_why_takes_away(lang, self.list(variables)),
            Reason::Damaged => msg::plan_why_damaged(lang),
            Reason::Pristine { evidence } => msg::adopt_why_pristine(lang, super::evidence(self, evidence)),
            Reason::EditorGoesAstray => msg::plan_why_editor(lang),
            Reason::AdoptedGone => msg::adopt_why_gone(lang),
            Reason::DesktopDoesNotFindIt => msg::plan_why_desktop(lang),
            Reason::GoInstallNeedsIt => msg::plan_why_go_install(lang),
            Reason::NotBuilt => msg::tools_why_not_built(lang),
            Reason::ToolsGoThere => msg::tools_why_there(lang),
            Reason::Asked => msg::plan_why_asked(lang),
            Reason::ActiveIsRemoved => msg::plan_why_active_removed(lang),
            Reason::Undone { receipt } => msg::plan_why_undone(lang, receipt.as_str()),
        }
    }

    /// How a step is taken back.
    pub(crate) fn inverse(&self, inverse: Inverse) -> String {
        match inverse {
            Inverse::Remove => msg::plan_undo_remove(self.lang),
            Inverse::Restore => msg::plan_undo_restore(self.lang),
            Inverse::Nothing => msg::plan_undo_nothing(self.lang),
            Inverse::InstallAgain => msg::plan_undo_install_again(self.lang),
            Inverse::FillsAgain => msg::cache_undo_fills_again(self.lang),
        }
    }

    /// What is already so.
    pub(crate) fn satisfied(&self, satisfied: &Satisfied) -> String {
        match satisfied {
            Satisfied::Installed { version } => msg::plan_satisfied_installed(self.lang, version.bare()),
            Satisfied::Active { version } => msg::plan_satisfied_active(self.lang, version.bare()),
            Satisfied::ToolInPlace { tool, version, go } => {
                msg::tools_in_place(self.lang, go.bare(), tool.name(), version.to_string())
            }
            Satisfied::File { path } => self.path(path),
            Satisfied::CacheEmpty { cache } => msg::cache_empty(self.lang, self.cache(*cache)),
            Satisfied::AlreadyUndone { path } => msg::plan_satisfied_undone(self.lang, self.path(path)),
        }
    }

    /// What the person should know before agreeing.
    pub(crate) fn warning(&self, warning: &Warning) -> String {
        let lang = self.lang;
        match warning {
            Warning::ShellFileLeftAlone { path, shells, obstacle } => msg::plan_warn_shell_file_left(
                lang,
                self.obstacle(obstacle),
                self.path(path),
                self.shells(shells),
            ),
            Warning::ShellsNotInstalled { shells } => {
                msg::plan_warn_shells_not_installed(lang, self.shells(shells))
            }
            Warning::NoShellKnowsUs { version } => msg::plan_warn_no_shell_knows_us(lang, version.bare()),
            Warning::GorootIsSet { value, origin } => {
                msg::plan_warn_goroot(lang, self.origin(origin), value.as_str())
            }
            Warning::GorootTakenAway { line } => msg::plan_warn_goroot_taken_away(
                lang,
                line.at.line,
                self.path(&line.at.path),
                line.value.as_str(),
            ),
            Warning::GopathNotFollowed { at, value } => {
                msg::plan_warn_gopath_not_followed(lang, at.line, self.path(&at.path), value.as_str())
            }
            Warning::GopathKept { value, origin } => {
                msg::plan_warn_gopath_kept(lang, self.origin(origin), value.as_str())
            }
            Warning::OtherGoFirst { root, version } => {
                let version = version.map_or_else(|| msg::common_unknown(lang), GoVersion::bare);
                msg::plan_warn_other_go_first(lang, self.path(root), version)
            }
            Warning::OutOfSupport { version } => msg::plan_warn_out_of_support(lang, version.bare()),
            Warning::NoExec { path } => msg::plan_warn_noexec(lang, self.path(path)),
            Warning::NeedsGlibc { version } => msg::plan_warn_needs_glibc(lang, version.bare()),
            Warning::ContinuesReceipt { receipt } => msg::plan_warn_continues(lang, receipt.as_str()),
            Warning::SdkAltered { root, files, count } => self.sdk_altered(root, files, *count),
            Warning::SdkAlteredSomewhere { root, because } => {
                msg::adopt_warn_altered_somewhere(lang, self.path(root), self.uncompared(because))
            }
            Warning::SdkNotCompared { root, because } => {
                msg::adopt_warn_not_compared(lang, self.path(root), self.uncompared(because))
            }
            Warning::BecomesActive { version: Some(version) } => {
                msg::plan_warn_becomes_active(lang, version.bare())
            }
            Warning::BecomesActive { version: None } => msg::plan_warn_none_active(lang),
            Warning::ToolNotHere { .. }
            | Warning::NoToolFits { .. }
            | Warning::ToolReplaced { .. }
            | Warning::ToolsOfOtherGo { .. }
            | Warning::ToolStaysRemoved { .. } => self.tool_warning(warning),
            Warning::OldBytesGone { path } => msg::plan_warn_old_bytes_gone(lang, self.path(path)),
            Warning::ChangedSince { path } => msg::plan_warn_changed_since(lang, self.path(path)),
            Warning::StaysChanged { path } => msg::plan_warn_stays_changed(lang, self.path(path)),
            Warning::Occupied { path, obstacle, kept: None } => {
                msg::plan_warn_occupied(lang, self.obstacle(obstacle), self.path(path))
            }
            Warning::Occupied { path, obstacle, kept: Some(kept) } => {
                let (obstacle, kept) = (self.obstacle(obstacle), self.path(kept));
                msg::plan_warn_occupied_kept(lang, kept, obstacle, self.path(path))
            }
            Warning::ProjectStays { path } => msg::project_stays(lang, self.path(path)),
            Warning::SdkStaysRemoved { version } => msg::plan_warn_sdk_stays_removed(lang, version.bare()),
        }
    }
}

/// The release or line that was asked for by its number.
fn asked(sdk: &SdkWish) -> Option<String> {
    match &sdk.go {
        WantedGo::Version { wanted: VersionRequest::Exact { version } } => Some(version.bare()),
        WantedGo::Version { wanted: VersionRequest::Line { line } } => Some(line.to_string()),
        WantedGo::Version {
            wanted: VersionRequest::Stable | VersionRequest::OldStable | VersionRequest::Module { .. },
        }
        | WantedGo::Archive { .. } => None,
    }
}

/// The version that a plan installs, or that is installed already.
fn unpacked(plan: &Plan) -> Option<GoVersion> {
    let planned = plan.steps.iter().find_map(|step| {
        if let Action::Unpack { version, .. } = &step.action { Some(*version) } else { None }
    });
    planned.or_else(|| {
        plan.satisfied.iter().find_map(|satisfied| {
            if let Satisfied::Installed { version } = satisfied { Some(*version) } else { None }
        })
    })
}

/// The archive on this machine, where the only candidate is one.
fn local(candidates: &[Candidate]) -> Option<&Path> {
    let found = candidates.iter().find(|candidate| matches!(candidate.form, Form::Local { .. }))?;
    Some(Path::new(&found.url))
}

/// The hosts a step downloads from, each once, in the order they are asked.
fn source_names_of(action: &Action) -> Vec<String> {
    let Action::Fetch { candidates, .. } = action else { return Vec::new() };
    let of_network = candidates.iter().filter(|candidate| !matches!(candidate.form, Form::Local { .. }));
    let mut known: Vec<String> = Vec::new();
    for name in of_network.flat_map(|candidate| source_names(&candidate.url)) {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    known
}

/// The hosts of an address or of a GOPROXY list; words such as `direct` and directories as they are.
pub(crate) fn source_names(url: &str) -> Vec<String> {
    let name = |entry: &str| {
        if let Some(dir) = entry.strip_prefix("file://") {
            return dir.to_owned();
        }
        let rest = entry.split_once("://").map_or(entry, |(_, rest)| rest);
        let authority = rest.split(['/', '?']).next().unwrap_or(rest);
        if authority.is_empty() {
            // A directory: `file:///srv/proxy`.
            return rest.to_owned();
        }
        authority.rsplit('@').next().unwrap_or(authority).to_owned()
    };
    url.split([',', '|'])
        .map(str::trim)
        .filter(|entry| !entry.is_empty() && *entry != "off")
        .map(name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_named_without_paths_and_passwords() {
        assert_eq!(source_names("https://go.dev/dl/go1.27.4.linux-amd64.tar.gz"), ["go.dev"]);
        assert_eq!(source_names("file:///media/stick"), ["/media/stick"]);
        assert_eq!(
            source_names("https://u:p@proxy.example:8080/x|https://b/,direct,off"),
            ["proxy.example:8080", "b", "direct"]
        );
        assert_eq!(source_names("file:///srv/proxy"), ["/srv/proxy"]);
    }
}
