//! What a person wants, as views say it; and what the model asks of the world in answer.

use crate::job::TaskId;
use goready_i18n::LangTag;
use goready_installers::observe::Cancel;
use goready_installers::plan::Plan;

/// An intent. Views return it; the model decides what comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Look at the machine again.
    Look,
    /// Make the plan for setting up Go.
    SetUp,
    /// Carry out the plan that is shown.
    Agree,
    /// Leave this screen for Home.
    Home,
    /// Stop what is carried out.
    Stop,
    /// Try again what failed.
    TryAgain,
    /// Put this text on the clipboard.
    Copy(String),
    /// Speak this language.
    Speak(LangTag),
    /// Wear this theme.
    Wear(Theme),
    /// Close the window; asks first while something is carried out.
    Close,
    /// Stop what is carried out, then close.
    StopAndClose,
    /// Keep the window open after all.
    Stay,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the desktop says; light where it says nothing.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the model asks of the world outside.
#[derive(Debug)]
pub(crate) enum Effect {
    /// Give the worker a task.
    Start(TaskId, Task, Cancel),
    /// Put this text on the clipboard.
    Copy(String),
    /// Close the window.
    Close,
}

/// Work for the worker: it ends, and there is one at a time.
#[derive(Debug)]
pub(crate) enum Task {
    /// Look at the machine.
    Look,
    /// Plan the set-up.
    Plan,
    /// Carry out a plan.
    Apply(Box<Plan>),
}
