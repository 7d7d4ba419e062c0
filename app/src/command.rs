//! What a person wants, as views say it; and what the model asks of the world in answer.

use crate::job::TaskId;
use crate::model::Place;
use crate::wish::{Choices, Wish};
use goready_i18n::LangTag;
use goready_installers::observe::Cancel;
use goready_installers::plan::Plan;
use goready_installers::refresh::Freshness;
use std::path::PathBuf;

/// An intent. Views return it; the model decides what comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Go to this place. What is carried out goes on.
    Go(Place),
    /// Read again what this place shows.
    Refresh,
    /// Begin a set-up: choose.
    SetUp,
    /// Choose this.
    Choose(Choices),
    /// Make the plan for this wish.
    Plan(Wish),
    /// Carry out the plan that is shown.
    Agree,
    /// One step back in the assistant.
    Back,
    /// Leave the assistant. What is carried out goes on.
    Leave,
    /// Show what is carried out.
    ShowRun,
    /// Stop what is carried out.
    Stop,
    /// Try again what failed.
    TryAgain,
    /// Show or hide the log of what is carried out.
    ShowLog(bool),
    /// A file was dropped on the window: an archive of Go, a `go.mod` or a `go.work`.
    Drop(PathBuf),
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
    /// Tell the person who looks elsewhere that long work has ended.
    Attract,
    /// Close the window.
    Close,
}

/// Work for the worker: it ends, and there is one at a time of those that change or ask the network.
#[derive(Debug)]
pub(crate) enum Task {
    /// Look at the machine.
    Look,
    /// Read the history.
    History,
    /// Find out which releases there are.
    Releases(Freshness),
    /// Make a plan.
    Plan(Wish),
    /// Carry out a plan.
    Apply(Box<Plan>),
}
