//! The one next step as the window words it: there is no command line to run again, so a place of the window stands where
//! the terminal names an option.

use super::{Words, hint};
use crate::cli::NextStep;
use goready_i18n::{msg, quantity};
use goready_installers::error::Hint;

/// The one next step; none where nothing sensible can be advised.
pub(crate) fn next_step_in_window(words: &Words<'_>, step: &NextStep) -> Option<String> {
    let lang = words.lang;
    let hint = match step {
        NextStep::Own(_) => return hint::next_step(words, step),
        NextStep::Engine(hint) => hint,
    };
    let settings = || msg::window_nav_settings(lang);
    Some(match hint {
        Hint::RunAgain => msg::window_hint_try_again(lang),
        Hint::FreeSpace { needed_bytes: None } => msg::window_hint_free_space(lang),
        Hint::FreeSpace { needed_bytes: Some(bytes) } => {
            msg::window_hint_free_space_bytes(lang, quantity::size(lang, *bytes))
        }
        Hint::CheckNetwork => {
            msg::window_hint_check_network(lang, msg::preferences_sources(lang), settings())
        }
        Hint::UseCaFile => msg::window_hint_use_ca_file(lang, msg::preferences_ca_file(lang), settings()),
        Hint::PassSha256 => msg::window_hint_pass_sha256(lang, "goready setup --from FILE --sha256 HEX"),
        Hint::RepairMarkers { path, line } => {
            msg::window_hint_repair_markers(lang, line.to_string(), path.as_str())
        }
        Hint::GrantAccess { path } => msg::window_hint_grant_access(lang, path.as_str()),
        Hint::MoveAway { path } => msg::window_hint_move_away(lang, path.as_str()),
        Hint::LookAt { path } => msg::window_hint_look_at(lang, path.as_str()),
        Hint::NameHome => msg::window_hint_name_home(lang),
        Hint::PassAsOwner => msg::window_hint_pass_as_owner(lang),
        Hint::WaitForOther => msg::window_hint_wait_for_other(lang),
        Hint::PlanAgain => msg::window_hint_plan_again(lang),
        Hint::UndoFirst { receipts } => {
            msg::window_hint_undo_first(lang, msg::window_nav_history(lang), words.list(receipts))
        }
        Hint::SetUpFirst => {
            msg::window_hint_set_up_first(lang, msg::window_set_up_go(lang), msg::window_nav_home(lang))
        }
        Hint::GoOnline => msg::window_hint_go_online(lang, msg::preferences_offline(lang), settings()),
        Hint::None
        | Hint::CheckClock
        | Hint::FetchAgain
        | Hint::DistrustSource
        | Hint::ChooseOther { .. }
        | Hint::NameFile { .. }
        | Hint::CheckPath { .. }
        | Hint::NameOther { .. }
        | Hint::MendLine { .. }
        | Hint::CheckSetting { .. }
        | Hint::Run { .. }
        | Hint::UpdateGoready
        | Hint::ReportBug => return hint::next_step(words, step),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::CliError;
    use crate::text::samples;
    use goready_i18n::{Lang, LangTag};

    /// Options belong to a command line. A whole command that only the terminal can carry out is named as one.
    #[test]
    fn no_hint_of_the_window_names_an_option_or_a_command_to_run_again() {
        for tag in LangTag::ALL {
            let lang = Lang::new(tag);
            let words = Words::new(&lang, None);
            for error in samples::all() {
                let step = error.next_step();
                if matches!(step, NextStep::Own(_)) || matches!(error, CliError::Usage { .. }) {
                    continue; // of the command line alone
                }
                let Some(said) = next_step_in_window(&words, &step) else { continue };
                let option = said.find("--").map(|at| said[..at].contains("goready "));
                assert_ne!(option, Some(false), "{tag}: {said}");
                assert!(!said.contains("same command") && !said.contains("同一命令"), "{tag}: {said}");
            }
        }
    }
}
