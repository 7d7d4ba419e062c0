//! What doctor looks at, what it found, and what to do by hand.

use super::Words;
use goready_i18n::{msg, quantity};
use goready_installers::detect::FileLine;
use goready_installers::doctor::{Check, Finding, Holder, Look, Trouble};
use goready_installers::goenv::SettingOrigin;
use goready_installers::shell::{Moment, Shell};

impl Words<'_> {
    /// What a check is called. Its text goes by its name; a test shows that each has one.
    pub(crate) fn check(&self, check: Check) -> String {
        let id = format!("doctor-check-{}", check_name(check));
        msg::by_id(self.lang, &id, &[]).unwrap_or(id)
    }

    /// What a person does about a trouble that goready does not put right; none where there is nothing to say.
    pub(crate) fn by_hand(&self, finding: &Finding) -> Option<String> {
        let trouble = finding.trouble.as_ref()?;
        if let Trouble::Setting { name, origin, .. } = trouble {
            return Some(match origin {
                SettingOrigin::Environment { set_at: Some(at) } if at.is_fish_universal() => {
                    msg::doctor_hand_setting_fish(self.lang, name.as_str())
                }
                SettingOrigin::Environment { set_at: Some(at) } => {
                    msg::doctor_hand_setting_env(self.lang, at.line.to_string(), self.path(&at.path))
                }
                SettingOrigin::Environment { set_at: None } => {
                    msg::doctor_hand_setting_session(self.lang, name.as_str())
                }
                SettingOrigin::GoEnvFile { .. }
                | SettingOrigin::GorootEnvFile { .. }
                | SettingOrigin::File { .. }
                | SettingOrigin::Derived { .. }
                | SettingOrigin::GoCommand
                | SettingOrigin::Default => msg::doctor_hand_setting_file(self.lang, name.as_str()),
            });
        }
        if matches!(trouble, Trouble::ShellWithoutGo { at: None, .. }) {
            return Some(msg::doctor_hand_path_lost(self.lang));
        }
        let (_, code) = trouble.verdict();
        let id = format!("doctor-hand-{}", code.trim_start_matches("GR-DOC-"));
        msg::by_id(self.lang, &id, &[])
    }

    /// The same in the window, which names its own places where the terminal names an option or a command to run again.
    pub(crate) fn by_hand_in_window(&self, finding: &Finding) -> Option<String> {
        let (_, code) = finding.trouble.as_ref()?.verdict();
        let id = format!("window-hint-hand-{}", code.trim_start_matches("GR-DOC-"));
        let places = [
            ("home", msg::window_nav_home(self.lang)),
            ("versions", msg::window_nav_versions(self.lang)),
            ("history", msg::window_nav_history(self.lang)),
            ("settings", msg::window_nav_settings(self.lang)),
            ("button", msg::window_set_up_go(self.lang)),
            ("field", msg::preferences_ca_file(self.lang)),
            ("region", msg::choose_region_cn(self.lang)),
        ];
        msg::by_id(self.lang, &id, &places.map(|(name, words)| (name, words.into())))
            .or_else(|| self.by_hand(finding))
    }

    /// What is said of a check that found nothing.
    pub(crate) fn look(&self, look: Look) -> String {
        match look {
            Look::Taken => msg::doctor_fine(self.lang),
            Look::Offline => msg::doctor_offline(self.lang),
            Look::NothingThere => msg::doctor_nothing_there(self.lang),
        }
    }

    fn fresh(&self, shell: Shell, moment: Moment) -> String {
        let name = crate::settings::shell_name(shell);
        match moment {
            Moment::Login => msg::doctor_moment_login(self.lang, name),
            Moment::Interactive => msg::doctor_moment_interactive(self.lang, name),
        }
    }

    fn holder(&self, holder: Holder) -> String {
        match holder {
            Holder::ThisRun => msg::doctor_holder_this_run(self.lang),
            Holder::Shell { shell, moment: Moment::Login } => {
                msg::doctor_holder_login(self.lang, crate::settings::shell_name(shell))
            }
            Holder::Shell { shell, moment: Moment::Interactive } => {
                msg::doctor_holder_interactive(self.lang, crate::settings::shell_name(shell))
            }
        }
    }

    fn at_line(&self, seen: String, at: Option<&FileLine>) -> String {
        match at {
            None => seen,
            Some(at) => msg::doctor_at_line(self.lang, at.line.to_string(), self.path(&at.path), seen),
        }
    }

    /// What was seen, and why it matters.
    #[expect(clippy::too_many_lines, reason = "a table")]
    pub(crate) fn trouble(&self, trouble: &Trouble) -> String {
        let lang = self.lang;
        let size = |bytes: u64| quantity::size(lang, bytes);
        match trouble {
            Trouble::NoGo => msg::doctor_no_go(lang),
            Trouble::GoNotOnPath { root } => msg::doctor_go_not_on_path(lang, self.path(root)),
            Trouble::LinkBroken { link, target: None } => msg::doctor_link_missing(lang, self.path(link)),
            Trouble::LinkBroken { link, target: Some(target) } => {
                msg::doctor_link_broken(lang, self.path(link), self.path(target))
            }
            Trouble::SdkNotExecutable { root, files } => {
                msg::doctor_sdk_not_executable(lang, self.few(files), self.path(root))
            }
            Trouble::SdkPartial { root, missing } => {
                msg::doctor_sdk_partial(lang, self.few(missing), self.path(root))
            }
            Trouble::SdkStomped { root } => msg::doctor_sdk_stomped(lang, self.path(root)),
            Trouble::SdkStray { root, files } => {
                msg::doctor_sdk_stray(lang, self.few(files), self.path(root))
            }
            Trouble::SdkCut { root, files } => msg::doctor_sdk_cut(lang, self.few(files), self.path(root)),
            Trouble::SdkForeign { root, platform, wanted } => {
                msg::doctor_sdk_foreign(lang, self.path(root), platform.as_str(), wanted.as_str())
            }
            Trouble::NeedsGlibc { version } => msg::doctor_needs_glibc(lang, version.bare()),
            Trouble::OutOfSupport { version } => msg::doctor_out_of_support(lang, version.bare()),
            Trouble::AdoptedGone { version, root, now: None } => {
                msg::doctor_adopted_gone(lang, self.path(root), version.bare())
            }
            Trouble::AdoptedGone { version, root, now: Some(now) } => {
                msg::doctor_adopted_other(lang, now.bare(), self.path(root), version.bare())
            }
            Trouble::BlockMissing { path } => msg::doctor_block_missing(lang, self.path(path)),
            Trouble::BlockBroken { at } => {
                msg::doctor_block_broken(lang, at.line.to_string(), self.path(&at.path))
            }
            Trouble::EnvFileMissing { path } => msg::doctor_env_file_missing(lang, self.path(path)),
            Trouble::EnvFileChanged { path } => msg::doctor_env_file_changed(lang, self.path(path)),
            Trouble::ShellSilent { shell, moment, seen } => {
                msg::doctor_shell_silent(lang, super::seen(self, seen), self.fresh(*shell, *moment))
            }
            Trouble::ShellWithoutGo { shell, moment, at } => {
                let seen = msg::doctor_shell_without_go(lang, self.fresh(*shell, *moment));
                self.at_line(seen, at.as_ref())
            }
            Trouble::ShellNotSetUp { shell, go: None, .. } => {
                msg::doctor_shell_not_set_up(lang, crate::settings::shell_name(*shell))
            }
            Trouble::ShellNotSetUp { shell, go: Some(go), .. } => {
                msg::doctor_shell_not_set_up_other(lang, go.as_str(), crate::settings::shell_name(*shell))
            }
            Trouble::ShellOtherGo { shell, moment, go, at } => {
                let seen = msg::doctor_shell_other_go(lang, go.as_str(), self.fresh(*shell, *moment));
                self.at_line(seen, at.as_ref())
            }
            Trouble::ShellWord { shell, moment, kind, is_active, at } => {
                let (kind, fresh) = (super::why::word_kind(*kind), self.fresh(*shell, *moment));
                let seen = if *is_active {
                    msg::doctor_shell_word(lang, kind, fresh)
                } else {
                    msg::doctor_shell_word_other(lang, kind, fresh)
                };
                self.at_line(seen, at.as_ref())
            }
            Trouble::ShellHandsOver { shell, moment, to, at } => {
                let seen = msg::doctor_shell_hands_over(lang, self.fresh(*shell, *moment), to.as_str());
                self.at_line(seen, Some(at))
            }
            Trouble::ShellComplains { shell, moment, line } => {
                msg::doctor_shell_complains(lang, line.as_str(), self.fresh(*shell, *moment))
            }
            Trouble::OtherGoFirst { go } => msg::doctor_other_go_first(lang, self.path(go)),
            Trouble::SeveralGos { roots } => {
                msg::doctor_several_gos(lang, self.list(roots.iter().map(|root| self.path(root))))
            }
            Trouble::DesktopFileMissing { path } => msg::doctor_desktop_file_missing(lang, self.path(path)),
            Trouble::Setting { name, value, trap, origin, holders } => {
                let holders = self.list(holders.iter().map(|holder| self.holder(*holder)));
                let (origin, why) = (self.setting_origin(origin), self.trap(trap));
                msg::doctor_setting(lang, holders, name.as_str(), origin, self.short(value), why)
            }
            Trouble::GoEnvFileGarbage { at, count } => {
                msg::doctor_go_env_file_garbage(lang, *count, at.line.to_string(), self.path(&at.path))
            }
            Trouble::GoEnvFileUnreadable { path, obstacle } => {
                msg::doctor_go_env_file_unreadable(lang, self.obstacle(obstacle), self.path(path))
            }
            Trouble::GoEnvFails { go, seen } => {
                msg::doctor_go_env_fails(lang, self.path(go), super::seen(self, seen))
            }
            Trouble::GoEnvTooLong { go, limit_bytes } => {
                msg::doctor_go_env_too_long(lang, self.path(go), size(*limit_bytes))
            }
            Trouble::GoEnvDiffers { names } => msg::doctor_go_env_differs(lang, self.list(names)),
            Trouble::BinNotOnPath { dir } => msg::doctor_bin_not_on_path(lang, self.path(dir)),
            Trouble::NotADirectory { path } => msg::doctor_not_a_directory(lang, self.path(path)),
            Trouble::NotWritable { path, owner: None } => msg::doctor_not_writable(lang, self.path(path)),
            Trouble::NotWritable { path, owner: Some(owner) } => {
                msg::doctor_owned_by_other(lang, owner.to_string(), self.path(path))
            }
            Trouble::ToolOfOtherGo { path, built_with, active, .. } => {
                msg::doctor_tool_of_other_go(lang, active.bare(), built_with.as_str(), self.path(path))
            }
            Trouble::ToolMisfit { name, version, fitting, active, .. } => msg::doctor_tool_misfit(
                lang,
                active.bare(),
                fitting.as_str(),
                name.as_str(),
                version.as_str(),
            ),
            Trouble::ToolShadowed { first, installed, .. } => {
                msg::doctor_tool_shadowed(lang, self.path(first), self.path(installed))
            }
            Trouble::ToolGone { name, path } => msg::doctor_tool_gone(lang, name.as_str(), self.path(path)),
            Trouble::ToolNotRunnable { path, .. } => msg::doctor_tool_not_runnable(lang, self.path(path)),
            Trouble::ToolUnknown { path, .. } => msg::doctor_tool_unknown(lang, self.path(path)),
            Trouble::Emulated { by } => msg::doctor_emulated(lang, by.as_str()),
            Trouble::NarrowUserland { kernel, userland } => {
                msg::doctor_narrow_userland(lang, kernel.as_str(), userland.as_str())
            }
            Trouble::WindowsGo { go } => msg::doctor_windows_go(lang, self.path(go)),
            Trouble::NoExec { path } => msg::doctor_no_exec(lang, self.path(path)),
            Trouble::NetworkedHome { path, file_system } => {
                msg::doctor_networked_home(lang, self.path(path), file_system.as_str())
            }
            Trouble::LittleSpace { path, free_bytes } => {
                msg::doctor_little_space(lang, self.path(path), size(*free_bytes))
            }
            Trouble::TempDirMissing { path } => msg::doctor_temp_dir_missing(lang, self.path(path)),
            Trouble::CompilerMissing { compiler } => msg::doctor_compiler_missing(lang, compiler.as_str()),
            Trouble::GitMissing => msg::doctor_git_missing(lang),
            Trouble::GitOld { version } => msg::doctor_git_old(lang, version.as_str()),
            Trouble::ProjectTooNew { path, wanted, active } => {
                msg::doctor_project_too_new(lang, active.bare(), self.path(path), wanted.as_str())
            }
            Trouble::ProjectNeverReleased { path, wanted } => {
                msg::doctor_project_never_released(lang, self.path(path), wanted.as_str())
            }
            Trouble::ProjectUnreadable { path, reason } => {
                msg::doctor_project_unreadable(lang, self.path(path), reason.as_str())
            }
            Trouble::CertificatesMissing { variable, path } => {
                msg::doctor_certificates_missing(lang, self.path(path), variable.as_str())
            }
            Trouble::ProxyVariable { variable } => msg::doctor_proxy_variable(lang, variable.as_str()),
            Trouble::ClockBehind => msg::doctor_clock_behind(lang),
            Trouble::Unreachable { url, code } => msg::doctor_unreachable(lang, code.as_str(), url.as_str()),
            Trouble::Intercepted { url } => msg::doctor_intercepted(lang, url.as_str()),
            Trouble::CertificateTime { url } => msg::doctor_certificate_time(lang, url.as_str()),
            Trouble::EditorGoMissing { at, setting, path } => msg::doctor_editor_go_missing(
                lang,
                path.as_str(),
                at.line.to_string(),
                self.path(&at.path),
                setting.as_str(),
            ),
            Trouble::EditorOtherGo { at, path } => {
                msg::doctor_editor_other_go(lang, path.as_str(), at.line.to_string(), self.path(&at.path))
            }
            Trouble::EditorUnreadable { path } => msg::doctor_editor_unreadable(lang, self.path(path)),
            Trouble::EditorExtensionMissing { path } => {
                msg::doctor_editor_extension_missing(lang, self.path(path))
            }
            Trouble::EditorSandboxed { editor } => msg::doctor_editor_sandboxed(lang, editor.as_str()),
            Trouble::CacheLarge { path, bytes } => {
                msg::doctor_cache_large(lang, self.path(path), size(*bytes))
            }
            Trouble::Interrupted { receipt } => msg::doctor_interrupted(lang, receipt.as_str()),
        }
    }

    /// The first few of many.
    fn few(&self, items: &[String]) -> String {
        const FEW: usize = 3;
        let mut few: Vec<String> = items.iter().take(FEW).cloned().collect();
        if items.len() > FEW {
            few.push("…".to_owned());
        }
        self.list(few)
    }
}

/// `go_env_file` becomes `go-env-file`.
fn check_name(check: Check) -> String {
    let name = serde_json::to_value(check).unwrap_or_default();
    name.as_str().unwrap_or_default().replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use goready_i18n::{Lang, LangTag};

    #[test]
    fn every_check_has_a_name_in_every_language() {
        for tag in LangTag::ALL {
            let lang = Lang::new(tag);
            for check in Check::ALL {
                let name = Words::new(&lang, None).check(check);
                assert!(!name.starts_with("doctor-check"), "{tag}: {name}");
            }
        }
    }

    #[test]
    fn no_name_is_for_a_check_that_does_not_exist() {
        let known: Vec<String> = Check::ALL.into_iter().map(check_name).collect();
        for id in msg::ids().filter_map(|id| id.strip_prefix("doctor-check-")) {
            assert!(known.iter().any(|known| known == id), "{id}");
        }
    }
}
