//! The assistant in the terminal: what is here, which Go, the plan, a yes, and what was proved.

use super::args::SetUpArgs;
use super::ask;
use super::change::{self, Agreement};
use super::error::CliError;
use super::run_setup;
use super::session::{Ending, Session};
use goready_i18n::msg;
use goready_installers::detect::Facts;
use goready_installers::version::GoVersion;

/// The versions that are offered by a word; an exact one goes with `--go`.
const OFFERED: [&str; 2] = ["stable", "oldstable"];

/// From the facts to a Go that is proved.
pub(crate) fn run(session: &Session<'_>, args: &SetUpArgs) -> Result<Ending, CliError> {
    let engine = session.engine()?;
    let facts = engine.facts()?;
    session.out.say(&about(session, &facts));
    let go = choose(session, &facts)?;
    let args = SetUpArgs { go: Some(go), ..args.clone() };
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
    let shells: Vec<_> = facts.shells.iter().map(|shell| shell.shell).collect();
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

fn choose(session: &Session<'_>, facts: &Facts) -> Result<String, CliError> {
    let lang = session.lang;
    let mut offers = vec![
        (msg::run_assistant_stable(lang), OFFERED[0].to_owned()),
        (msg::run_assistant_oldstable(lang), OFFERED[1].to_owned()),
    ];
    for version in facts.ours.versions.iter().rev() {
        offers.push((msg::run_assistant_installed(lang, version.bare()), version.bare()));
    }
    let labels = offers.iter().map(|(label, _)| label.clone()).collect();
    let chosen = ask::choose(session, &msg::setup_choose_version(lang), labels)?;
    let found = offers.into_iter().find(|(label, _)| *label == chosen);
    Ok(found.map_or_else(|| OFFERED[0].to_owned(), |(_, go)| go))
}
