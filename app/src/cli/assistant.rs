//! The assistant in the terminal: what is here, which Go, the plan, a yes, and what was proved.

use super::args::SetUpArgs;
use super::ask;
use super::change::{self, Agreement};
use super::error::CliError;
use super::run_setup;
use super::session::{Ending, Session};
use goready_i18n::msg;
use goready_installers::catalog::tool_pins::Tool;
use goready_installers::catalog::{Catalog, Release, Support};
use goready_installers::detect::Facts;
use goready_installers::version::GoVersion;

/// From the facts to a Go that is proved.
pub(crate) fn run(session: &Session<'_>, args: &SetUpArgs) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    let facts = engine.facts()?;
    session.out.say(&about(session, &facts));
    let go = choose(session, &engine.catalog()?.catalog, &facts)?;
    let tools = match (&args.tools, &session.settings.tools) {
        (Some(tools), _) => Some(tools.clone()),
        (None, Some(_)) => None, // the setting has answered
        (None, None) => Some(choose_tools(session)?),
    };
    let args = SetUpArgs { go: Some(go), tools, ..args.clone() };
    let request = run_setup::request(session, &engine, &args)?;
    let plan = engine.plan(&request)?;
    change::carry_out(session, &engine, &plan, "goready.setup.v1", Agreement::Open)
}

/// The facts in a few lines.
fn about(session: &Session<'_>, facts: &Facts) -> String {
    let (lang, words) = (session.lang, session.words());
    let system = facts.machine.pretty_name.as_ref().map(|name| name.value.clone());
    let system = system.unwrap_or_else(|| msg::common_unknown(lang));
    let platform = facts.machine.platform.value.to_string();
    let mut shells: Vec<_> = facts.shells.iter().map(|shell| shell.shell).collect();
    shells.dedup(); // mksh and lksh are one kind
    let active = facts.ours.active.map_or_else(|| msg::words_no_go(lang), GoVersion::bare);
    let others =
        facts.sdks.iter().filter(|sdk| sdk.owner != goready_installers::detect::Owner::Goready).count();
    [
        msg::run_assistant_machine(lang, platform, system),
        msg::run_assistant_shells(lang, words.shells(&shells)),
        msg::run_assistant_go(lang, active, others),
    ]
    .join("\n")
}

/// The default set, or none.
fn choose_tools(session: &Session<'_>) -> Result<String, CliError> {
    let set = session.words().list(Tool::DEFAULT_SET);
    let none = msg::tools_choose_none(session.lang);
    let chosen = ask::choose(session, &msg::tools_choose(session.lang), vec![set.clone(), none])?;
    Ok(if chosen == set { "default" } else { "none" }.to_owned())
}

/// The newest of each line, and what is installed already.
fn choose(session: &Session<'_>, catalog: &Catalog, facts: &Facts) -> Result<String, CliError> {
    let lang = session.lang;
    let mut offers: Vec<(String, GoVersion)> = Vec::new();
    let newest = catalog.newest_of_lines(&facts.machine.platform.value);
    let mut versions: Vec<GoVersion> = newest.into_iter().map(Release::version).collect();
    versions.extend(facts.ours.versions.iter().copied());
    versions.sort_unstable_by(|a, b| b.cmp(a));
    versions.dedup();
    for version in versions {
        let label = match (facts.ours.versions.contains(&version), catalog.support(version.line())) {
            (true, _) => msg::status_release_installed(lang, version.bare()),
            (false, Support::Supported) => msg::status_release(lang, version.bare()),
            (false, Support::Archived) => msg::status_release_archived(lang, version.bare()),
        };
        offers.push((label, version));
    }
    let labels = offers.iter().map(|(label, _)| label.clone()).collect();
    let chosen = ask::choose(session, &msg::setup_choose_version(lang), labels)?;
    let found = offers.into_iter().find(|(label, _)| *label == chosen);
    // The list is made of these; without a match the usual one is planned, and shown before anything happens.
    Ok(found.map_or_else(|| run_setup::USUAL_GO.to_owned(), |(_, version)| version.bare()))
}
