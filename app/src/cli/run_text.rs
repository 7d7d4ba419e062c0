//! `completions`, `man`, `schema`, `help`: texts made from the grammar, and the schemas.

use super::args::CompletionShell;
use super::error::{CliError, UsageError, UsageProblem};
use super::help;
use super::json::TextReport;
use super::schemas::SHAPES;
use super::session::{Ending, Session};
use clap_complete::{Generator, Shell as CompleteFor};

const SHAPE: &str = "goready.text.v1";

fn answer(session: &Session<'_>, text: String) -> Result<Ending, CliError> {
    let report = TextReport { text };
    session.answer(SHAPE, &report, || report.text.clone())?;
    Ok(Ending::Fine)
}

/// `goready completions SHELL`.
pub(crate) fn completions(session: &Session<'_>, shell: CompletionShell) -> Result<Ending, CliError> {
    let shell = match shell {
        CompletionShell::Bash => CompleteFor::Bash,
        CompletionShell::Zsh => CompleteFor::Zsh,
        CompletionShell::Fish => CompleteFor::Fish,
        CompletionShell::Elvish => CompleteFor::Elvish,
        CompletionShell::Powershell => CompleteFor::PowerShell,
    };
    let mut command = help::command(session.lang);
    command.set_bin_name("goready");
    command.build();
    let mut script = Vec::new();
    shell
        .try_generate(&command, &mut script)
        .map_err(|error| CliError::Output { reason: error.to_string() })?;
    answer(session, String::from_utf8_lossy(&script).into_owned())
}

/// `goready man`.
pub(crate) fn man(session: &Session<'_>) -> Result<Ending, CliError> {
    let mut page = Vec::new();
    let man = clap_mangen::Man::new(help::command(session.lang));
    man.render(&mut page).map_err(|error| CliError::Output { reason: error.to_string() })?;
    answer(session, String::from_utf8_lossy(&page).into_owned())
}

/// `goready schema`.
pub(crate) fn schema(session: &Session<'_>, name: Option<&str>) -> Result<Ending, CliError> {
    let names = || SHAPES.iter().flat_map(|shape| shape.names).map(ToString::to_string).collect::<Vec<_>>();
    let Some(name) = name else { return answer(session, names().join("\n")) };
    let Some(shape) = SHAPES.iter().find(|shape| shape.file == name || shape.names.contains(&name)) else {
        let problem = UsageProblem::InvalidValue { option: "NAME".to_owned(), value: name.to_owned() };
        return Err(UsageError { problem, nearest: names(), command: "goready schema".to_owned() }.into());
    };
    let text = serde_json::to_string_pretty(&shape.schema()?)
        .map_err(|error| CliError::Output { reason: error.to_string() })?;
    answer(session, text)
}

/// `goready help`.
pub(crate) fn help(session: &Session<'_>, command: &[String]) -> Result<Ending, CliError> {
    if let Some(text) = help::of(session.lang, command) {
        return answer(session, text);
    }
    let problem = UsageProblem::UnknownCommand { command: command.join(" ") };
    Err(UsageError { problem, nearest: Vec::new(), command: "goready".to_owned() }.into())
}
