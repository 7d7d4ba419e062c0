//! Where one can be in the window.

/// A place of the navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// The machine and its verdict.
    #[default]
    Home,
    /// Which Gos are here, and which there are.
    Versions,
    /// What was done.
    History,
}

impl Place {
    /// In the order of the navigation.
    pub(crate) const ALL: [Self; 3] = [Self::Home, Self::Versions, Self::History];
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
