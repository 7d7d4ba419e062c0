//! The one next step.

use super::Words;
use crate::cli::{NextStep, OwnHint};
use goready_i18n::{msg, quantity};
use goready_installers::error::Hint;

/// The one next step; none where nothing sensible can be advised.
pub(crate) fn next_step(words: &Words<'_>, step: &NextStep) -> Option<String> {
    match step {
        NextStep::Engine(hint) => engine(words, hint),
        NextStep::Own(hint) => Some(own(words, hint)),
    }
}

fn own(words: &Words<'_>, hint: &OwnHint) -> String {
    match hint {
        OwnHint::SeeHelp { command } => msg::hint_see_help(words.lang, format!("{command} --help")),
        OwnHint::RunCommand { command } => msg::hint_run_command(words.lang, command.as_str()),
        OwnHint::MendLine { path, line } => {
            msg::hint_mend_line(words.lang, line.to_string(), words.path(path))
        }
        OwnHint::MendVariable { name } => msg::hint_mend_variable(words.lang, name.as_str()),
        OwnHint::InstallPackages { packages } => {
            msg::window_hint_install_packages(words.lang, "goready --terminal", words.list(packages))
        }
        OwnHint::OpenByHand { path } => msg::hint_open_by_hand(words.lang, words.path(path)),
        OwnHint::SavePlanAgain => msg::hint_save_plan_again(words.lang),
    }
}

fn engine(words: &Words<'_>, hint: &Hint) -> Option<String> {
    let lang = words.lang;
    Some(match hint {
        Hint::None => return None,
        Hint::RunAgain => msg::hint_run_again(lang),
        Hint::FreeSpace { needed_bytes: None } => msg::hint_free_space(lang),
        Hint::FreeSpace { needed_bytes: Some(bytes) } => {
            msg::hint_free_space_bytes(lang, quantity::size(lang, *bytes))
        }
        Hint::CheckNetwork => msg::hint_check_network(lang),
        Hint::CheckClock => msg::hint_check_clock(lang),
        Hint::UseCaFile => msg::hint_use_ca_file(lang),
        Hint::PassSha256 => msg::hint_pass_sha256(lang),
        Hint::FetchAgain => msg::hint_fetch_again(lang),
        Hint::DistrustSource => msg::hint_distrust_source(lang),
        Hint::ChooseOther { nearest } => match nearest.as_slice() {
            [] => return None,
            [one] => msg::hint_choose_one(lang, one.as_str()),
            [..] => msg::hint_choose_other(lang, words.list(nearest)),
        },
        Hint::RepairMarkers { path, line } => msg::hint_repair_markers(lang, line.to_string(), path.as_str()),
        Hint::GrantAccess { path } => msg::hint_grant_access(lang, path.as_str()),
        Hint::MoveAway { path } => msg::hint_move_away(lang, path.as_str()),
        Hint::NameFile { path } => msg::hint_name_file(lang, path.as_str()),
        Hint::CheckPath { path } => msg::hint_check_path(lang, path.as_str()),
        Hint::LookAt { path } => msg::hint_look_at(lang, path.as_str()),
        Hint::NameOther { named } => msg::hint_name_other(lang, named.as_str()),
        Hint::MendLine { path, line } => msg::hint_mend_line(lang, line.to_string(), path.as_str()),
        Hint::CheckSetting { name } => msg::hint_check_setting(lang, name.as_str()),
        Hint::NameHome => msg::hint_name_home(lang),
        Hint::PassAsOwner => msg::hint_pass_as_owner(lang),
        Hint::WaitForOther => msg::hint_wait_for_other(lang),
        Hint::PlanAgain => msg::hint_plan_again(lang),
        Hint::UndoFirst { receipts } => msg::hint_undo_first(lang, words.list(receipts)),
        Hint::SetUpFirst => msg::hint_run_command(lang, "goready setup"),
        Hint::Run { command } => msg::hint_run_command(lang, command.as_str()),
        Hint::GoOnline => msg::hint_go_online(lang),
        Hint::UpdateGoready => msg::hint_update_goready(lang),
        Hint::ReportBug => msg::hint_report_bug(lang),
    })
}
