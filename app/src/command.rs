//! What a person wants, as views say it; and what the model asks of the world in answer.

use crate::job::TaskId;
use crate::model::{Draft, Feature, Place};
use crate::settings::Preference;
use crate::wish::{Choices, Wish};
use goready_i18n::LangTag;
use goready_installers::doctor::Examination;
use goready_installers::host::desktop::Opener;
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
    /// Forget the wish that waits for what is carried out.
    DropNext,
    /// Carry out the plan that is shown.
    Agree,
    /// Open or close the field for a file that keeps the plan.
    KeepPlan(bool),
    /// What is being written into that field.
    NamePlanFile(String),
    /// Save the plan that is shown in that file.
    SavePlan,
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
    /// Put the compatibility table, as it is filtered and sorted, on the clipboard.
    CopyTable(TableForm),
    /// Put a text about the checks that may be posted publicly on the clipboard.
    CopyReport,
    /// Have a program of the desktop show this folder.
    Open(Opener, PathBuf),
    /// Ask this source whether it answers, and what backs it.
    TrySource(String),
    /// Show every source in force, and ask each whether it answers.
    TrySources,
    /// Ask it no longer.
    StopTry(String),
    /// Prefer this from now on.
    Set(Preference),
    /// Set the refused file of preferences aside.
    SetAside,
    /// What is being written into a field of the preferences.
    Draft(Draft),
    /// Open or close the field for the first project's folder, at home.
    OfferProject(bool),
    /// What is being written into that field, there or where a set-up has ended.
    NameProject(String),
    /// Look for this in the table that is shown.
    Filter(String),
    /// Show only targets that are so in the compatibility table, or others too again.
    Narrow(Feature),
    /// Show everything about this row of the table.
    Select(Option<String>),
    /// Sort the table by this column.
    SortBy(usize),
    /// Show everything about this setting of Go, wherever one is.
    ShowSetting(&'static str),
    /// What is being written into the field of the setting that is shown.
    EditSetting(String),
    /// Show the shell files, or Go's settings again.
    ShowShellFiles(bool),
    /// Show only what somebody set.
    OnlySet(bool),
    /// Open or close the list of all commands.
    ShowPalette(bool),
    /// Look for this among all commands.
    Find(String),
    /// Go this many lines down the list of all commands.
    Step(isize),
    /// Close the window; asks first while something is carried out.
    Close,
    /// Stop what is carried out, then close.
    StopAndClose,
    /// Close once what is carried out has ended well.
    CloseOnceDone,
    /// Keep the window open after all.
    Stay,
}

/// How a table is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TableForm {
    /// Comma-separated values (RFC 4180).
    Csv,
    /// A table of Markdown.
    Markdown,
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

impl Theme {
    /// Every one.
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// How it is called in the preferences file.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How long work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// As it should.
    Well,
    /// With a proof that failed, or before its end.
    Badly,
}

/// What the model asks of the world outside.
#[derive(Debug)]
pub(crate) enum Effect {
    /// Give the worker a task.
    Start(TaskId, Task, Cancel),
    /// Put this text on the clipboard.
    Copy(String),
    /// Tell the person who looks elsewhere that long work has ended, and how.
    Attract(Ending),
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
    /// Look at everything that usually goes wrong.
    Examine,
    /// Look at what of it can be seen without network.
    Glance,
    /// Find out who gets which Go.
    Why,
    /// Make a text about the checks, in this language, that may be posted publicly.
    Report(LangTag, Box<Examination>),
    /// Tell Go's settings.
    GoEnv,
    /// Tell what of ours is in shell files.
    ShellFiles,
    /// Make the compatibility table.
    Matrix,
    /// Measure the store and the caches.
    Caches,
    /// Keep a preference.
    Keep(Preference),
    /// Set the file of preferences aside.
    SetAside,
    /// Find out which releases there are.
    Releases(Freshness),
    /// Ask a source whether it answers, and what backs it.
    TrySource(String),
    /// Have the desktop show a notification: title and words.
    Notify(String, String),
    /// Make a plan.
    Plan(Wish),
    /// Carry out a plan.
    Apply(Box<Plan>),
    /// Have a program of the desktop show this folder.
    Open(Opener, PathBuf),
    /// Save a plan in a file as it is named.
    SavePlan(Box<Plan>, String),
}
