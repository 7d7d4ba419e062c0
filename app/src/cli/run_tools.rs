//! `tools list|install|update|remove`: the tools that fit the active Go.

use super::args::ToolsVerb;
use super::change::{self, Agreement};
use super::error::CliError;
use super::json::{ListedTool, ToolsListReport};
use super::run_setup;
use super::session::{Ending, Session};
use crate::settings::{ToolChoice, tool_words};
use crate::text::Words;
use goready_i18n::msg;
use goready_installers::catalog::tool_pins::{Tool, ToolPins};
use goready_installers::detect::{Facts, FileState, ProgramFacts, ToolFacts};
use goready_installers::plan::{Chosen, Request, ToolWish, WantedTool};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// `goready tools …`.
pub(crate) fn tools(session: &Session<'_>, verb: &ToolsVerb) -> Result<Ending, CliError> {
    match verb {
        ToolsVerb::List => list(session),
        ToolsVerb::Install { tools } if tools.is_empty() => {
            install(session, ToolChoice::default_set(), "goready.tools-install.v1")
        }
        ToolsVerb::Install { tools } => install(session, choice(session, tools)?, "goready.tools-install.v1"),
        ToolsVerb::Update { tools } if tools.is_empty() => update(session),
        ToolsVerb::Update { tools } => install(session, choice(session, tools)?, "goready.tools-update.v1"),
        ToolsVerb::Remove { tools } => {
            let tools = choice(session, tools)?.tools.into_iter().map(|wish| wish.tool).collect();
            plan_and_do(session, &Request::RemoveTools { tools }, "goready.tools-remove.v1")
        }
    }
}

fn choice(session: &Session<'_>, words: &[String]) -> Result<ToolChoice, CliError> {
    let read = tool_words(words.iter().map(String::as_str));
    read.map_err(|wrong| run_setup::refused(session, "NAME[@VERSION]", &words.join(" "), wrong))
}

fn install(session: &Session<'_>, choice: ToolChoice, shape: &str) -> Result<Ending, CliError> {
    let wish = session.engine()?.tools_wish(choice.tools, choice.chosen)?;
    plan_and_do(session, &Request::InstallTools(wish), shape)
}

/// What fits the active Go, of every tool that we ever built.
fn update(session: &Session<'_>) -> Result<Ending, CliError> {
    let facts = session.engine()?.facts()?;
    let known: BTreeSet<Tool> = facts.ours.tools.iter().map(|known| known.tool).collect();
    let tools = known.into_iter().map(|tool| ToolWish { tool, wanted: WantedTool::Fitting }).collect();
    install(session, ToolChoice { tools, chosen: Chosen::BySet }, "goready.tools-update.v1")
}

fn plan_and_do(session: &Session<'_>, request: &Request, shape: &str) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    let plan = engine.plan(request)?;
    change::carry_out(session, &engine, &plan, shape, Agreement::Open)
}

fn list(session: &Session<'_>) -> Result<Ending, CliError> {
    let facts = session.engine()?.facts_about_tools()?;
    let report = ToolsListReport { active: facts.ours.active, tools: listed(&facts) };
    session.answer("goready.tools-list.v1", &report, || {
        let words = session.words();
        let mut text = String::new();
        let heading = match report.active {
            Some(version) => msg::tools_for(session.lang, version.bare()),
            None => msg::tools_no_go(session.lang),
        };
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{heading}");
        for tool in &report.tools {
            let _ = writeln!(text, "  {}", line(&words, tool));
        }
        text
    })?;
    Ok(Ending::Fine)
}

fn listed(facts: &Facts) -> Vec<ListedTool> {
    let (pins, platform) = (ToolPins::built_in(), &facts.machine.platform.value);
    let of = |tool: Tool| {
        let found: Vec<ToolFacts> =
            facts.tools.iter().filter(|found| found.name == tool.name()).cloned().collect();
        let fitting = facts.ours.active.map(|go| pins.fitting(tool, go, platform));
        let stored = facts.ours.tools.iter().filter(|known| known.tool == tool).cloned().collect();
        let is_blocked = |place: &&ProgramFacts| {
            let is_program = found.iter().any(|found| found.path == place.path);
            let is_there = place.state != FileState::Absent || place.obstacle.is_some();
            place.tool == tool && is_there && !is_program
        };
        let blocked = facts.bin.programs.iter().find(is_blocked).map(|place| place.path.clone());
        ListedTool { tool, fitting, stored, found, blocked }
    };
    Tool::ALL.into_iter().map(of).collect()
}

/// The tool, what fits, and what is there.
fn line(words: &Words<'_>, listed: &ListedTool) -> String {
    let lang = words.lang;
    let fits = match &listed.fitting {
        None => listed.tool.name().to_owned(),
        Some(fitting) => words.fitting(listed.tool, fitting),
    };
    match (listed.found.first(), &listed.blocked) {
        (None, None) => msg::tools_line_absent(lang, fits),
        (None, Some(path)) => msg::tools_line_blocked(lang, fits, words.path(path)),
        (Some(found), _) if found.built_with.is_none() => {
            msg::tools_line_unknown(lang, fits, words.path(&found.path))
        }
        (Some(found), _) => msg::tools_line_found(lang, fits, found_text(words, found)),
    }
}

fn found_text(words: &Words<'_>, found: &ToolFacts) -> String {
    let unknown = || msg::common_unknown(words.lang);
    let version = found.version.clone().unwrap_or_else(unknown);
    let built = found.built_with.clone().unwrap_or_else(unknown);
    msg::tools_found(words.lang, built, words.path(&found.path), version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Words;
    use goready_i18n::{Lang, LangTag};
    use goready_installers::catalog::tool_pins::Fitting;
    use goready_installers::platform::Platform;

    #[test]
    fn every_answer_of_the_table_is_worded_in_every_language() {
        let pins = ToolPins::built_in();
        for tag in LangTag::ALL {
            let lang = Lang::new(tag);
            let words = Words::new(&lang, None);
            for pin in pins.pins() {
                for (os, arch) in
                    [("linux", "amd64"), ("linux", "arm"), ("freebsd", "amd64"), ("plan9", "386")]
                {
                    let fitting = pins.fitting(pin.tool, pin.from, &Platform::new(os, arch));
                    let text = words.fitting(pin.tool, &fitting);
                    assert!(text.starts_with(pin.tool.name()), "{text}");
                }
            }
            assert!(!words.fitting(Tool::Gopls, &Fitting::NoPin).is_empty());
        }
    }
}
