use super::{GO, fs, text};
use crate::cli::{CliError, UsageError, UsageProblem};
use crate::display::WindowError;
use crate::settings::{Kind, SettingsError, Wrong};
use goready_installers::host::FsOp;
use std::io;
use std::path::PathBuf;

pub(super) fn all() -> Vec<CliError> {
    let path = || PathBuf::from("/home/ann/plan.json");
    let reason = || text("it says why");
    let mut errors = vec![
        CliError::NeedsYes { command: text("goready setup --yes") },
        CliError::Declined,
        CliError::NoPlanFile { path: path() },
        CliError::PlanFile { path: path(), reason: reason() },
        CliError::PlanAltered { path: path() },
        CliError::FileThere { path: path() },
        CliError::NotOpened { program: text("xdg-open"), path: path(), reason: Some(reason()) },
        CliError::NotOpened { program: text("xdg-open"), path: path(), reason: None },
        CliError::Output { reason: reason() },
        CliError::Terminal { reason: reason() },
        CliError::NotInstalled { wanted: text("1.22"), installed: vec![GO], install: None },
        CliError::NotInstalled {
            wanted: text("1.22"),
            installed: vec![GO],
            install: Some(text("goready sdk install 1.22")),
        },
        CliError::NotInstalled { wanted: text("1.22"), installed: Vec::new(), install: None },
        CliError::NoneActive,
        CliError::Panicked { message: reason() },
    ];
    errors.extend(usage().into_iter().map(CliError::from));
    errors.extend(window().map(CliError::from));
    errors.extend(settings().into_iter().map(CliError::from));
    errors
}

fn usage() -> Vec<UsageError> {
    let option = || text("--go");
    let problems = vec![
        (UsageProblem::UnknownOption { option: text("--dry-rum") }, vec![text("--dry-run")]),
        (UsageProblem::UnknownCommand { command: text("setpu") }, vec![text("setup"), text("status")]),
        (UsageProblem::UnexpectedArgument { argument: text("x") }, Vec::new()),
        (UsageProblem::InvalidValue { option: option(), value: text("x") }, Vec::new()),
        (UsageProblem::MissingValue { option: option() }, Vec::new()),
        (UsageProblem::MissingArguments { arguments: text("<VERSION>") }, Vec::new()),
        (UsageProblem::MissingCommand, Vec::new()),
        (UsageProblem::Conflict { one: text("--all"), other: text("[RECEIPT]") }, Vec::new()),
        (UsageProblem::Conflict { one: option(), other: option() }, Vec::new()),
        (UsageProblem::NotUtf8, Vec::new()),
        (UsageProblem::NothingAsked, Vec::new()),
        (UsageProblem::Other { reason: text("Format") }, Vec::new()),
    ];
    let command = || text("goready setup");
    problems
        .into_iter()
        .map(|(problem, nearest)| UsageError { problem, nearest, command: command() })
        .collect()
}

fn window() -> [WindowError; 5] {
    [
        WindowError::Missing {
            libraries: vec![text("libXcursor.so.1"), text("libxkbcommon-x11.so.0")],
            packages: vec![text("libxcursor1"), text("libxkbcommon-x11-0")],
        },
        WindowError::Refused { reason: text("it says why") },
        WindowError::Silent { display: text("DISPLAY=:9") },
        WindowError::NoDrawing { reason: text("it says why"), packages: vec![text("libgl1-mesa-dri")] },
        WindowError::NoDrawing { reason: text("it says why"), packages: Vec::new() },
    ]
}

fn settings() -> Vec<SettingsError> {
    let path = || PathBuf::from("/home/ann/.config/goready/settings.toml");
    let word = || Wrong::NotOneOf { value: text("fr"), known: vec![text("en-US"), text("zh-CN")] };
    let seconds = || Wrong::NotSeconds { value: text("soon") };
    let mut errors = vec![
        SettingsError::Fs { source: fs(FsOp::Read, io::ErrorKind::PermissionDenied) },
        SettingsError::Syntax { path: path(), line: 2, reason: text("expected `=`") },
        SettingsError::UnknownKey { path: path(), line: 3, key: text("sauce"), nearest: Some("source") },
        SettingsError::UnknownKey { path: path(), line: 3, key: text("zzz"), nearest: None },
        SettingsError::Value { path: path(), line: 1, key: "lang", reason: word() },
        SettingsError::Value { path: path(), line: 1, key: "wait", reason: seconds() },
        SettingsError::Variable { name: "GOREADY_WAIT", reason: seconds() },
        SettingsError::Variable {
            name: "GOREADY_TOOLS",
            reason: Wrong::Apart { one: text("none"), other: text("gopls") },
        },
    ];
    errors.extend([Kind::Text, Kind::List, Kind::Number, Kind::Switch, Kind::Table].map(|wanted| {
        SettingsError::Value { path: path(), line: 1, key: "offline", reason: Wrong::Type { wanted } }
    }));
    errors
}
