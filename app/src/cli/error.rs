//! What ends a command before its work is done.

use crate::display::WindowError;
use crate::settings::SettingsError;
use goready_installers::engine::EngineError;
use goready_installers::error::{Class, Coded, Hint};
use goready_installers::version::GoVersion;
use schemars::JsonSchema;
use serde::Serialize;
use std::path::PathBuf;

/// What ends a command before its work is done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// The command line means nothing.
    #[error(transparent)]
    Usage {
        /// The cause.
        #[from]
        source: UsageError,
    },
    /// The preferences are refused.
    #[error(transparent)]
    Settings {
        /// The cause.
        #[from]
        source: SettingsError,
    },
    /// The engine failed.
    #[error(transparent)]
    Engine {
        /// The cause; boxed, because it is by far the largest.
        source: Box<EngineError>,
    },
    /// Nobody can be asked, and `--yes` was not given.
    #[error("nobody to ask, and `--yes` was not given")]
    NeedsYes {
        /// The command that would do it.
        command: String,
    },
    /// The person said no.
    #[error("declined")]
    Declined,
    /// There is no file of that name.
    #[error("no such file: `{}`", path.display())]
    NoPlanFile {
        /// The file.
        path: PathBuf,
    },
    /// A file that should hold a saved plan does not.
    #[error("not a plan saved by goready: {reason}: `{}`", path.display())]
    PlanFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A saved plan whose digest does not fit its steps.
    #[error("the saved plan was altered: `{}`", path.display())]
    PlanAltered {
        /// The file.
        path: PathBuf,
    },
    /// What is to be saved would take the place of a file.
    #[error("a file is there already: `{}`", path.display())]
    FileThere {
        /// The file.
        path: PathBuf,
    },
    /// No program of the desktop showed a folder.
    #[error("cannot open `{}` with `{program}`: {}", path.display(), reason.as_deref().unwrap_or("it ended at once"))]
    NotOpened {
        /// The program.
        program: String,
        /// The folder.
        path: PathBuf,
        /// What the operating system said; none: the program ended with an error.
        reason: Option<String>,
    },
    /// The JSON answer or a list could not be written.
    #[error("cannot write to standard output: {reason}")]
    Output {
        /// What the operating system said.
        reason: String,
    },
    /// A question in the terminal could not be asked.
    #[error("cannot ask in this terminal: {reason}")]
    Terminal {
        /// What the terminal library said.
        reason: String,
    },
    /// Nothing of what was named is in the store.
    #[error("not installed: `{wanted}`")]
    NotInstalled {
        /// What was named.
        wanted: String,
        /// What is installed.
        installed: Vec<GoVersion>,
        /// The command that would install it, where that helps.
        install: Option<String>,
    },
    /// No Go of ours is active, and nothing else was named.
    #[error("no Go of ours is active")]
    NoneActive,
    /// The window could not be opened.
    #[error(transparent)]
    Window {
        /// Why.
        source: WindowError,
    },
    /// A bug of ours.
    #[error("panicked: {message}")]
    Panicked {
        /// What the panic said.
        message: String,
    },
}

/// A command line that means nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub(crate) struct UsageError {
    /// What is wrong.
    pub(crate) problem: UsageProblem,
    /// What was probably meant.
    pub(crate) nearest: Vec<String>,
    /// The command whose help explains it, such as `goready sdk use`.
    pub(crate) command: String,
}

/// What is wrong with a command line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum UsageProblem {
    /// An option that does not exist here.
    #[error("no such option: `{option}`")]
    UnknownOption {
        /// As written.
        option: String,
    },
    /// A command that does not exist.
    #[error("no such command: `{command}`")]
    UnknownCommand {
        /// As written.
        command: String,
    },
    /// An argument more than the command takes.
    #[error("unexpected argument: `{argument}`")]
    UnexpectedArgument {
        /// As written.
        argument: String,
    },
    /// A value that the option does not take.
    #[error("value of `{option}` is refused: `{value}`")]
    InvalidValue {
        /// The option or argument.
        option: String,
        /// As written.
        value: String,
    },
    /// An option without its value.
    #[error("no value for `{option}`")]
    MissingValue {
        /// The option.
        option: String,
    },
    /// An argument that must be there.
    #[error("missing: {arguments}")]
    MissingArguments {
        /// All of them.
        arguments: String,
    },
    /// A command that only has commands below it.
    #[error("a command must follow")]
    MissingCommand,
    /// Two that exclude one another.
    #[error("`{one}` does not go together with `{other}`")]
    Conflict {
        /// The one.
        one: String,
        /// The other; the same where it was given twice.
        other: String,
    },
    /// Bytes that are not UTF-8 where text is needed.
    #[error("not UTF-8 where text is needed")]
    NotUtf8,
    /// Nothing was asked, and there is neither display nor terminal.
    #[error("no command, and no terminal to ask in")]
    NothingAsked,
    /// Something else the parser refuses.
    #[error("the command line cannot be read: {reason}")]
    Other {
        /// The parser's word for it.
        reason: String,
    },
}

impl From<EngineError> for CliError {
    fn from(source: EngineError) -> Self {
        Self::Engine { source: Box::new(source) }
    }
}

impl CliError {
    /// What the person may do next.
    pub(crate) fn next_step(&self) -> NextStep {
        match self {
            Self::Usage { source } if source.nearest.is_empty() => {
                NextStep::Own(OwnHint::SeeHelp { command: source.command.clone() })
            }
            Self::Settings { source } if source.hint() == Hint::None => match source {
                SettingsError::Syntax { path, line, .. }
                | SettingsError::UnknownKey { path, line, .. }
                | SettingsError::Value { path, line, .. } => {
                    NextStep::Own(OwnHint::MendLine { path: path.clone(), line: *line })
                }
                SettingsError::Variable { name, .. } => {
                    NextStep::Own(OwnHint::MendVariable { name: (*name).to_owned() })
                }
                SettingsError::Fs { .. } => NextStep::Engine(Hint::None),
            },
            Self::Window { source } => source.next_step(),
            Self::NeedsYes { command } => NextStep::Own(OwnHint::RunCommand { command: command.clone() }),
            Self::NoPlanFile { .. } | Self::PlanFile { .. } | Self::PlanAltered { .. } => {
                NextStep::Own(OwnHint::SavePlanAgain)
            }
            Self::NotOpened { path, .. } => NextStep::Own(OwnHint::OpenByHand { path: path.clone() }),
            Self::NoneActive => NextStep::Engine(Hint::SetUpFirst),
            Self::NotInstalled { install: Some(command), .. } => {
                NextStep::Own(OwnHint::RunCommand { command: command.clone() })
            }
            Self::NotInstalled { install: None, installed, .. } if installed.is_empty() => {
                NextStep::Own(OwnHint::RunCommand { command: "goready sdk list".to_owned() })
            }
            Self::Usage { .. }
            | Self::Settings { .. }
            | Self::Engine { .. }
            | Self::Declined
            | Self::FileThere { .. }
            | Self::Output { .. }
            | Self::Terminal { .. }
            | Self::NotInstalled { .. }
            | Self::Panicked { .. } => NextStep::Engine(self.hint()),
        }
    }
}

/// The one next step: the engine's, or one that only the command line knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum NextStep {
    /// The engine's.
    Engine(Hint),
    /// Of the command line.
    Own(OwnHint),
}

/// Next steps that only the command line knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "hint", rename_all = "snake_case")]
pub(crate) enum OwnHint {
    /// Read what the command takes.
    SeeHelp {
        /// The command.
        command: String,
    },
    /// Run exactly this.
    RunCommand {
        /// The command.
        command: String,
    },
    /// Mend this line of the preferences.
    MendLine {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// Give this variable another value, or none.
    MendVariable {
        /// The variable.
        name: String,
    },
    /// Install these packages, or stay in the terminal.
    InstallPackages {
        /// As Debian and Ubuntu name them.
        packages: Vec<String>,
    },
    /// Open this folder without us.
    OpenByHand {
        /// The folder.
        path: PathBuf,
    },
    /// Make the plan file again with `goready plan --json`.
    SavePlanAgain,
}

impl Coded for UsageError {
    fn code(&self) -> &'static str {
        match self.problem {
            UsageProblem::UnknownOption { .. } => "GR-USE-001",
            UsageProblem::UnknownCommand { .. } => "GR-USE-002",
            UsageProblem::UnexpectedArgument { .. } => "GR-USE-003",
            UsageProblem::InvalidValue { .. } => "GR-USE-004",
            UsageProblem::MissingValue { .. } => "GR-USE-005",
            UsageProblem::MissingArguments { .. } => "GR-USE-006",
            UsageProblem::MissingCommand => "GR-USE-007",
            UsageProblem::Conflict { .. } => "GR-USE-008",
            UsageProblem::NotUtf8 => "GR-USE-009",
            UsageProblem::NothingAsked => "GR-USE-010",
            UsageProblem::Other { .. } => "GR-USE-011",
        }
    }

    fn class(&self) -> Class {
        Class::Usage
    }

    fn hint(&self) -> Hint {
        if self.nearest.is_empty() { Hint::None } else { Hint::ChooseOther { nearest: self.nearest.clone() } }
    }
}

impl Coded for CliError {
    fn code(&self) -> &'static str {
        match self {
            Self::Usage { source } => source.code(),
            Self::Settings { source } => source.code(),
            Self::Engine { source } => source.code(),
            Self::Window { source } => source.code(),
            Self::NeedsYes { .. } => "GR-CLI-001",
            Self::Declined => "GR-CLI-002",
            Self::PlanFile { .. } => "GR-CLI-003",
            Self::PlanAltered { .. } => "GR-CLI-004",
            Self::Output { .. } => "GR-CLI-005",
            Self::Terminal { .. } => "GR-CLI-006",
            Self::Panicked { .. } => "GR-CLI-007",
            Self::NoPlanFile { .. } => "GR-CLI-008",
            Self::NotInstalled { .. } => "GR-CLI-009",
            Self::NoneActive => "GR-CLI-010",
            Self::FileThere { .. } => "GR-CLI-011",
            Self::NotOpened { .. } => "GR-CLI-012",
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::Usage { source } => source.class(),
            Self::Settings { source } => source.class(),
            Self::Engine { source } => source.class(),
            Self::Window { .. } => WindowError::class_and_hint().0,
            Self::NeedsYes { .. } => Class::Usage,
            Self::NoPlanFile { .. } | Self::NotInstalled { .. } | Self::NoneActive => Class::NotFound,
            Self::Declined => Class::Cancelled,
            Self::PlanFile { .. } | Self::PlanAltered { .. } => Class::BadInput,
            Self::FileThere { .. } => Class::CannotCreate,
            Self::Output { .. } | Self::Terminal { .. } | Self::NotOpened { .. } => Class::Io,
            Self::Panicked { .. } => Class::Internal,
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::Usage { source } => source.hint(),
            Self::Settings { source } => source.hint(),
            Self::Engine { source } => source.hint(),
            Self::Window { .. } => WindowError::class_and_hint().1,
            Self::Output { .. } | Self::Terminal { .. } => Hint::RunAgain,
            Self::NoPlanFile { .. } | Self::PlanFile { .. } | Self::PlanAltered { .. } => Hint::PlanAgain,
            Self::NotInstalled { installed, .. } => {
                Hint::ChooseOther { nearest: installed.iter().map(|version| version.bare()).collect() }
            }
            Self::FileThere { path } => Hint::NameOther { named: path.display().to_string() },
            Self::NeedsYes { .. } | Self::Declined | Self::NoneActive | Self::NotOpened { .. } => Hint::None,
            Self::Panicked { .. } => Hint::ReportBug,
        }
    }
}
