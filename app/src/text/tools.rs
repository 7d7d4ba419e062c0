//! Tools: what fits a Go, and why.

use super::Words;
use goready_i18n::msg;
use goready_installers::catalog::tool_pins::{Fit, Fitting, Limit, PlatformGap, Tool};

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
}
