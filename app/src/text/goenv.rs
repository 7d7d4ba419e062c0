//! Go's settings: origins, meanings, and what is wrong with a value.

use super::Words;
use goready_i18n::msg;
use goready_installers::goenv::{SettingOrigin, Trap};

impl Words<'_> {
    /// Where a setting comes from.
    pub(crate) fn setting_origin(&self, origin: &SettingOrigin) -> String {
        let lang = self.lang;
        match origin {
            SettingOrigin::Environment { set_at: None } => msg::env_from_environment(lang),
            SettingOrigin::Environment { set_at: Some(at) } => {
                msg::env_from_line(lang, at.line.to_string(), self.path(&at.path))
            }
            SettingOrigin::GoEnvFile { set_at } => {
                msg::env_from_go_env_file(lang, set_at.line.to_string(), self.path(&set_at.path))
            }
            SettingOrigin::GorootEnvFile { set_at } => {
                msg::env_from_goroot_file(lang, set_at.line.to_string(), self.path(&set_at.path))
            }
            SettingOrigin::File { path } => msg::env_from_file(lang, self.path(path)),
            SettingOrigin::Derived { variable } => msg::env_from_variable(lang, variable.as_str()),
            SettingOrigin::GoCommand => msg::env_from_go(lang),
            SettingOrigin::Default => msg::env_from_default(lang),
        }
    }

    /// What a variable is for. Its text goes by its name; a test shows that each has one.
    pub(crate) fn setting_meaning(&self, name: &str) -> String {
        let id = format!("env-meaning-{}", name.to_lowercase().replace('_', "-"));
        msg::by_id(self.lang, &id, &[]).unwrap_or_else(|| msg::env_meaning_unknown(self.lang))
    }

    /// What goready would do about a value, and why.
    pub(crate) fn setting_trap(&self, trap: &Trap) -> String {
        let why = self.trap(trap);
        if trap.is_unset_by_us() {
            msg::env_would_unset(self.lang, why)
        } else {
            msg::env_look(self.lang, why)
        }
    }

    /// What is wrong with a value.
    pub(crate) fn trap(&self, trap: &Trap) -> String {
        let lang = self.lang;
        match trap {
            Trap::GorootEmpty => msg::env_trap_goroot_empty(lang),
            Trap::GorootForeign { own } => msg::env_trap_goroot_foreign(lang, self.path(own)),
            Trap::GorootNeedless => msg::env_trap_goroot_needless(lang),
            Trap::ToolchainInvalid => msg::env_trap_toolchain_invalid(lang),
            Trap::ToolchainPinned => msg::env_trap_toolchain_pinned(lang),
            Trap::ToolchainLeast { least } => msg::env_trap_toolchain_least(lang, self.short(least)),
            Trap::ToolchainNotOnPath => msg::env_trap_toolchain_not_on_path(lang),
            Trap::ToolchainNeverReleased => msg::env_trap_toolchain_never_released(lang),
            Trap::ToolchainNotKnown => msg::env_trap_toolchain_not_known(lang),
            Trap::ToolchainUnreachable => msg::env_trap_toolchain_unreachable(lang),
            Trap::FlagsInvalid { word } => msg::env_trap_flags_invalid(lang, self.short(word)),
            Trap::FlagsModVendor => msg::env_trap_flags_mod_vendor(lang),
            Trap::ModulesOff => msg::env_trap_modules_off(lang),
            Trap::ModulesAuto => msg::env_trap_modules_auto(lang),
            Trap::ModulesInvalid => msg::env_trap_modules_invalid(lang),
            Trap::ProxyOff => msg::env_trap_proxy_off(lang),
            Trap::Emptied => msg::env_trap_emptied(lang),
            Trap::ProxyInvalid { entry } => msg::env_trap_proxy_invalid(lang, self.short(entry)),
            Trap::ChecksumsOff => msg::env_trap_checksums_off(lang),
            Trap::PatternTooWide => msg::env_trap_pattern_too_wide(lang),
            Trap::Insecure => msg::env_trap_insecure(lang),
            Trap::GopathIsGoroot => msg::env_trap_gopath_is_goroot(lang),
            Trap::GobinInGoroot => msg::env_trap_gobin_in_goroot(lang),
            Trap::GopathInGoroot => msg::env_trap_gopath_in_goroot(lang),
            Trap::GopathSeveral { count } => msg::env_trap_gopath_several(lang, *count),
            Trap::Relative => msg::env_trap_relative(lang),
            Trap::DirMissing => msg::env_trap_dir_missing(lang),
            Trap::FileMissing => msg::env_trap_file_missing(lang),
            Trap::TargetUnknown { target } => msg::env_trap_target_unknown(lang, self.short(target)),
            Trap::ExperimentUnknown { word } => msg::env_trap_experiment_unknown(lang, self.short(word)),
            Trap::Refused { says } => msg::env_trap_refused(lang, says.as_str()),
            Trap::CacheOff => msg::env_trap_cache_off(lang),
            Trap::CrossSticky { host } => msg::env_trap_cross_sticky(lang, host.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use goready_i18n::{Lang, LangTag};
    use goready_installers::goenv::VARIABLES;

    #[test]
    fn every_variable_has_a_meaning_of_its_own_in_every_language() {
        for tag in LangTag::ALL {
            let lang = Lang::new(tag);
            let words = Words::new(&lang, None);
            let unknown = words.setting_meaning("GONEW");
            for variable in VARIABLES {
                assert_ne!(words.setting_meaning(variable.name), unknown, "{tag}: {}", variable.name);
            }
        }
    }

    #[test]
    fn no_meaning_is_for_a_variable_that_does_not_exist() {
        for id in msg::ids().filter_map(|id| id.strip_prefix("env-meaning-")).filter(|id| *id != "unknown") {
            let name = id.to_uppercase().replace('-', "_");
            assert!(VARIABLES.iter().any(|variable| variable.name == name), "{name}");
        }
    }
}
