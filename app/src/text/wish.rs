//! Wishes, before they are requests.

use super::Words;
use crate::wish::{GoChoice, Wish};
use goready_i18n::msg;
use goready_installers::detect::Cache;
use goready_installers::plan::Request;

impl Words<'_> {
    /// What is wished, as requests are named.
    pub(crate) fn wished(&self, wish: &Wish) -> String {
        let lang = self.lang;
        match wish {
            Wish::SetUp(choices) => match &choices.go {
                GoChoice::Version(version) => msg::run_request_set_up_version(lang, version.bare()),
                GoChoice::Stable | GoChoice::Module(_) | GoChoice::Archive(_) => {
                    msg::run_request_set_up(lang)
                }
            },
            Wish::Install(version) => msg::run_request_install_version(lang, version.bare()),
            Wish::Use(version) => msg::run_request_activate(lang, version.bare()),
            Wish::Adopt(root) => msg::next_adopt(lang, self.path(root)),
            Wish::Remove(version) => msg::run_request_remove(lang, version.bare()),
            Wish::InstallTools(tools) => msg::tools_request_install(lang, self.list(tools)),
            Wish::RemoveTools(tools) => msg::tools_request_remove(lang, self.list(tools)),
            Wish::Mend(mend) => self.request(&Request::Mend(mend.clone())),
            Wish::Project(dir) => msg::project_request(lang, self.path(dir)),
            Wish::GoEnv(name, _) => msg::environment_request(lang, name.as_str()),
            Wish::CleanCaches => {
                let ours = Cache::ALL.into_iter().filter(|cache| cache.is_ours());
                msg::cache_request(lang, self.list(ours.map(|cache| self.cache(cache))))
            }
            Wish::Undo(Some(receipt)) => msg::run_request_undo(lang, receipt.as_str()),
            Wish::Undo(None) => msg::next_undo(lang),
            Wish::GoOn(request) => self.request(request),
        }
    }
}
