//! Tools: what fits a Go, and why.

use super::Words;
use goready_i18n::msg;
use goready_installers::catalog::tool_pins::{Fit, Fitting, Limit, Misfit, PlatformGap, Tool};
use goready_installers::plan::{Action, ToolsWish, Warning};
use goready_installers::version::GoVersion;

impl Words<'_> {
    /// The tool and the release that fits, with the reason; or why there is none.
    pub(crate) fn fitting(&self, tool: Tool, fitting: &Fitting) -> String {
        match fitting {
            Fitting::Fits(fit) => self.fit(fit),
            Fitting::NotForPlatform { gap, .. } => {
                msg::tools_not_here(self.lang, self.platform_gap(*gap), tool.name())
            }
            Fitting::NoPin => msg::tools_no_pin(self.lang, tool.name()),
        }
    }

    fn fit(&self, fit: &Fit) -> String {
        let (lang, version) = (self.lang, fit.version.to_string());
        let why = match (&fit.better, &fit.limit) {
            (Some(better), _) => {
                msg::tools_why_older_patch(lang, better.go.bare(), better.version.to_string())
            }
            (None, Limit::Newest) => msg::tools_why_newest(lang),
            (None, Limit::NeedsGo { version, go }) => {
                msg::tools_why_needs_go(lang, go.as_str(), version.to_string())
            }
            (None, Limit::DoesNotBuild { version, .. }) => {
                msg::tools_why_does_not_build(lang, version.to_string())
            }
            (None, Limit::Refuses { version, .. }) => msg::tools_why_refuses(lang, version.to_string()),
            (None, Limit::Warns { version, .. }) => msg::tools_why_warns(lang, version.to_string()),
        };
        match &fit.tag {
            None => msg::tools_fits(lang, fit.tool.name(), version, why),
            Some(tag) => msg::tools_fits_tagged(lang, tag.as_str(), fit.tool.name(), version, why),
        }
    }

    /// Why a tool does not exist for a platform, as the end of a sentence.
    pub(crate) fn platform_gap(&self, gap: PlatformGap) -> String {
        match gap {
            PlatformGap::Os => msg::tools_gap_os(self.lang),
            PlatformGap::Arch => msg::tools_gap_arch(self.lang),
            PlatformGap::Cgo => msg::tools_gap_cgo(self.lang),
            PlatformGap::GoTooOld { least } => msg::tools_gap_go_too_old(self.lang, least.to_string()),
            PlatformGap::Unlisted => msg::tools_gap_unlisted(self.lang),
        }
    }

    /// Why a release does not fit a Go, as the end of a sentence.
    pub(crate) fn misfit(&self, misfit: &Misfit) -> String {
        match misfit {
            Misfit::NeedsGo { least } => msg::tools_misfit_needs_go(self.lang, least.bare()),
            Misfit::OtherLines { first, last } => {
                msg::tools_misfit_other_lines(self.lang, first.to_string(), last.to_string())
            }
            Misfit::NotForPlatform { gap } => self.platform_gap(*gap),
        }
    }

    /// What a plan for tools is about.
    pub(super) fn tools_title(&self, wish: &ToolsWish, go: Option<GoVersion>) -> String {
        let tools = self.list(wish.tools.iter().map(|wish| wish.tool));
        let go = go.map_or_else(|| msg::common_unknown(self.lang), GoVersion::bare);
        msg::tools_title_install(self.lang, go, tools)
    }

    /// What a step about a tool does; nothing for other steps.
    pub(super) fn tool_action(&self, action: &Action) -> String {
        let lang = self.lang;
        match action {
            Action::InstallTool { tool, version, go, tag, .. } => {
                let (go, version) = (go.bare(), version.to_string());
                match tag {
                    None => msg::tools_build(lang, go, tool.name(), version),
                    Some(tag) => msg::tools_build_tagged(lang, go, tag.as_str(), tool.name(), version),
                }
            }
            Action::PlaceTool { tool, version, path, .. } => {
                msg::tools_place(lang, self.path(path), tool.name(), version.to_string())
            }
            Action::TakeTool { path, .. } => msg::plan_remove_file(lang, self.path(path)),
            Action::RemoveTool { tool, version, go, .. } => {
                msg::tools_remove(lang, go.bare(), tool.name(), version.to_string())
            }
            Action::Fetch { .. }
            | Action::Unpack { .. }
            | Action::Activate { .. }
            | Action::Adopt { .. }
            | Action::MakeDir { .. }
            | Action::WriteFile { .. }
            | Action::EditShellFile { .. }
            | Action::SetGoEnv { .. }
            | Action::RemoveSdk { .. }
            | Action::EmptySettings { .. }
            | Action::SetAside { .. }
            | Action::MoveBack { .. }
            | Action::RestoreFile { .. }
            | Action::TakeOutBlock { .. }
            | Action::RestoreGoEnv { .. }
            | Action::RestoreLink { .. }
            | Action::RemoveEmptyDirs { .. }
            | Action::RemoveCache { .. }
            | Action::RemoveCaches { .. } => String::new(),
        }
    }

    /// What to know about tools; nothing for other warnings.
    pub(super) fn tool_warning(&self, warning: &Warning) -> String {
        let lang = self.lang;
        match warning {
            Warning::ToolNotHere { tool, gap, .. } => {
                msg::tools_not_here(lang, self.platform_gap(*gap), tool.name())
            }
            Warning::NoToolFits { tool, go } => msg::tools_warn_none_fits(lang, go.bare(), tool.name()),
            Warning::ToolReplaced { tool, path } => {
                msg::tools_warn_replaced(lang, self.path(path), tool.name())
            }
            Warning::ToolsOfOtherGo { tools, go } => {
                let words: Vec<&str> = tools.iter().map(|tool| tool.name()).collect();
                let command = format!("goready tools install {}", words.join(" "));
                msg::tools_warn_of_other_go(lang, command, go.bare(), self.list(tools))
            }
            Warning::ToolStaysRemoved { tool, version } => {
                msg::tools_warn_stays_removed(lang, tool.name(), version.to_string())
            }
            Warning::ShellFileLeftAlone { .. }
            | Warning::ShellsNotInstalled { .. }
            | Warning::NoShellKnowsUs { .. }
            | Warning::ProjectStays { .. }
            | Warning::GorootIsSet { .. }
            | Warning::GorootTakenAway { .. }
            | Warning::GopathKept { .. }
            | Warning::GopathNotFollowed { .. }
            | Warning::OtherGoFirst { .. }
            | Warning::OutOfSupport { .. }
            | Warning::NoExec { .. }
            | Warning::NeedsGlibc { .. }
            | Warning::ContinuesReceipt { .. }
            | Warning::SdkAltered { .. }
            | Warning::SdkAlteredSomewhere { .. }
            | Warning::SdkNotCompared { .. }
            | Warning::BecomesActive { .. }
            | Warning::OldBytesGone { .. }
            | Warning::ChangedSince { .. }
            | Warning::StaysChanged { .. }
            | Warning::Occupied { .. }
            | Warning::SdkStaysRemoved { .. } => String::new(),
        }
    }
}
