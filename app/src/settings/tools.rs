//! Tools as people name them: `gopls`, `dlv@v1.25.2`, `goimports@latest`, or a word for several.

use super::words::Wrong;
use goready_installers::catalog::tool_pins::Tool;
use goready_installers::plan::{Chosen, ToolWish, WantedTool};

/// Tools, and who chose them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ToolChoice {
    /// Which, each once.
    pub(crate) tools: Vec<ToolWish>,
    /// Whether they were named one by one.
    pub(crate) chosen: Chosen,
}

/// The word for what the assistant offers.
const DEFAULT: &str = "default";

/// The word for no tool at all.
const NONE: &str = "none";

impl ToolChoice {
    /// What the assistant offers.
    pub(crate) fn default_set() -> Self {
        let fitting = |tool| ToolWish { tool, wanted: WantedTool::Fitting };
        Self { tools: Tool::DEFAULT_SET.map(fitting).to_vec(), chosen: Chosen::BySet }
    }
}

/// `gopls,dlv@v1.25.2`, `default`, or `none`.
pub(crate) fn tools_of(text: &str) -> Result<ToolChoice, Wrong> {
    tool_words(text.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty()))
}

/// The tools of a list of words. Two releases of one tool have no place beside each other.
pub(crate) fn tool_words<'a>(words: impl Iterator<Item = &'a str>) -> Result<ToolChoice, Wrong> {
    let words: Vec<&str> = words.collect();
    match words.as_slice() {
        [DEFAULT] => return Ok(ToolChoice::default_set()),
        [NONE] => return Ok(ToolChoice { tools: Vec::new(), chosen: Chosen::ByName }),
        _ => {}
    }
    if let Some(wrong) = Wrong::not_alone(&words, &[DEFAULT, NONE]) {
        return Err(wrong);
    }
    let mut tools: Vec<(&str, ToolWish)> = Vec::new();
    for word in words {
        let wish = wish(word)?;
        match tools.iter().find(|(_, known)| known.tool == wish.tool) {
            None => tools.push((word, wish)),
            Some((_, known)) if *known == wish => {}
            Some((one, _)) => {
                return Err(Wrong::Apart { one: (*one).to_owned(), other: word.to_owned() });
            }
        }
    }
    Ok(ToolChoice { tools: tools.into_iter().map(|(_, wish)| wish).collect(), chosen: Chosen::ByName })
}

fn wish(word: &str) -> Result<ToolWish, Wrong> {
    let (name, version) = word.split_once('@').map_or((word, None), |(name, version)| (name, Some(version)));
    let known = || [DEFAULT, NONE].into_iter().chain(Tool::ALL.map(Tool::name)).map(str::to_owned).collect();
    let tool: Tool =
        name.parse().map_err(|_unknown| Wrong::NotOneOf { value: word.to_owned(), known: known() })?;
    let wanted = match version {
        None => WantedTool::Fitting,
        Some("latest") => WantedTool::Latest,
        Some(version) => WantedTool::Version {
            version: version.parse().map_err(|_no_version| Wrong::NotOneOf {
                value: word.to_owned(),
                known: vec![name.to_owned(), format!("{name}@latest"), format!("{name}@v1.2.3")],
            })?,
        },
    };
    Ok(ToolWish { tool, wanted })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tools_are_named_with_or_without_a_version_or_come_as_a_set() {
        let choice = tools_of("gopls, dlv@v1.25.2 goimports@latest").unwrap();
        assert_eq!(choice.chosen, Chosen::ByName);
        let wanted: Vec<_> = choice.tools.iter().map(|wish| &wish.wanted).collect();
        let version = "v1.25.2".parse().unwrap();
        assert_eq!(wanted, [&WantedTool::Fitting, &WantedTool::Version { version }, &WantedTool::Latest]);
        assert_eq!(tools_of("default").unwrap(), ToolChoice::default_set());
        assert!(tools_of("none").unwrap().tools.is_empty());
        assert_eq!(tools_of("gopls gopls").unwrap().tools.len(), 1);
    }

    #[test]
    fn a_word_for_several_stands_alone_and_of_one_tool_there_is_one_release() {
        for (text, one, other) in [
            ("none,gopls", "none", "gopls"),
            ("gopls,none", "none", "gopls"),
            ("default none", "default", "none"),
            ("gopls@v0.23.0,gopls@v0.22.0", "gopls@v0.23.0", "gopls@v0.22.0"),
            ("gopls dlv gopls@latest", "gopls", "gopls@latest"),
        ] {
            let wrong = Wrong::Apart { one: one.to_owned(), other: other.to_owned() };
            assert_eq!(tools_of(text), Err(wrong), "{text}");
        }
    }

    #[test]
    fn what_is_no_tool_or_no_version_is_refused_with_what_may_be_written() {
        for text in ["gopl", "gopls@", "gopls@1", "gopls@v1.2.3/../..", "@latest", "-x", "golint"] {
            let Err(Wrong::NotOneOf { known, .. }) = tools_of(text) else { panic!("{text:?} was taken") };
            assert!(!known.is_empty(), "{text}");
        }
    }
}
