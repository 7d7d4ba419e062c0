//! `tools list`: which tools fit the active Go, and which are there.

use super::args::ToolsVerb;
use super::error::CliError;
use super::json::{ListedTool, ToolsListReport};
use super::session::{Ending, Session};
use crate::text::Words;
use goready_i18n::msg;
use goready_installers::catalog::tool_pins::{Tool, ToolPins};
use goready_installers::detect::{Facts, ToolFacts};
use std::fmt::Write as _;

/// `goready tools …`.
pub(crate) fn tools(session: &Session<'_>, verb: &ToolsVerb) -> Result<Ending, CliError> {
    match verb {
        ToolsVerb::List => list(session),
    }
}

fn list(session: &Session<'_>) -> Result<Ending, CliError> {
    let facts = session.engine()?.facts()?;
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
        let found = facts.tools.iter().filter(|found| found.name == tool.name()).cloned().collect();
        let fitting = facts.ours.active.map(|go| pins.fitting(tool, go, platform));
        ListedTool { tool, fitting, found }
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
    match listed.found.first() {
        None => msg::tools_line_absent(lang, fits),
        Some(found) => msg::tools_line_found(lang, fits, found_text(words, found)),
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
