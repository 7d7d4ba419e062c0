//! Where one can be in the window.

use goready_i18n::{Lang, msg};

/// A place of the navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// The machine and its verdict.
    #[default]
    Home,
    /// Which Gos are here, and which there are.
    Versions,
    /// gopls and its like: what fits, and what is here.
    Tools,
    /// Go's settings, and where each comes from.
    Environment,
    /// What usually goes wrong, looked at.
    Checks,
    /// Which Go builds for what.
    Compatibility,
    /// What was done.
    History,
    /// How GoReady works and looks.
    Settings,
}

impl Place {
    /// In the order of the navigation.
    pub(crate) const ALL: [Self; 8] = [
        Self::Home,
        Self::Versions,
        Self::Tools,
        Self::Environment,
        Self::Checks,
        Self::Compatibility,
        Self::History,
        Self::Settings,
    ];
}

impl Place {
    /// Its name.
    pub(crate) fn name(self, lang: &Lang) -> String {
        match self {
            Self::Home => msg::window_nav_home(lang),
            Self::Versions => msg::window_nav_versions(lang),
            Self::Tools => msg::window_nav_tools(lang),
            Self::Environment => msg::window_nav_environment(lang),
            Self::Checks => msg::window_nav_checks(lang),
            Self::Compatibility => msg::window_nav_compatibility(lang),
            Self::History => msg::window_nav_history(lang),
            Self::Settings => msg::window_nav_settings(lang),
        }
    }

    /// What the way back to it from the assistant is called.
    pub(crate) fn way_back(self, lang: &Lang) -> String {
        match self {
            Self::Home => msg::window_home(lang),
            Self::Versions
            | Self::Tools
            | Self::Environment
            | Self::Checks
            | Self::Compatibility
            | Self::History
            | Self::Settings => msg::window_back(lang),
        }
    }
}

/// A step of the assistant, which stands before the place it was begun from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// What is to be set up.
    Choose,
    /// What will change.
    Review,
    /// What happens, and what came of it.
    Install,
}
