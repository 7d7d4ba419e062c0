//! What is found, and that nothing is forgotten.

use super::*;
use crate::command::Command;
use crate::job::{Failure, Job, Progress, Running, TaskId};
use crate::model::{Closing, Opened, Place, Refused, Step};
use crate::samples::{self, Machine};
use crate::wish::{Choices, Wish};
use goready_installers::doctor::Examination;
use goready_installers::observe::Cancel;
use goready_installers::plan::ShellChoice;
use goready_installers::shell::Shell;
use std::collections::BTreeSet;
use std::time::Instant;

/// A window in each state that has entries of its own.
fn windows() -> Vec<Model> {
    let machine = Machine::new();
    let window = || {
        let (mut model, _) = Model::new(Opened { command: "goready".to_owned(), ..Opened::default() });
        model.machine.value = Some(machine.looked_with_go(0));
        model.checks.value = Some(mendable());
        model.wish = Some(Wish::SetUp(Choices::default()));
        model
    };
    let progress = || Progress::new(machine.review().plan, Instant::now());
    let running =
        || Job::Running(Running { task: TaskId(9), cancel: Cancel::default(), progress: progress() });
    let mut reviewed = window();
    (reviewed.step, reviewed.plan) = (Some(Step::Review), Job::Done(machine.review()));
    let mut chosen = window();
    chosen.step = Some(Step::Choose);
    let mut at_work = window();
    (at_work.step, at_work.run, at_work.closing) = (Some(Step::Install), running(), Closing::Asked);
    let mut logged = window();
    (logged.step, logged.run, logged.shows_log) = (Some(Step::Install), running(), true);
    logged.next = Some(Wish::CleanCaches);
    let mut failed = window();
    let failure = Failure { error: samples::error(), progress: progress() };
    (failed.step, failed.run) = (Some(Step::Install), Job::Failed(failure));
    let mut environment = window();
    environment.place = Place::Environment;
    let mut shell_files = window();
    (shell_files.place, shell_files.shows_shell_files) = (Place::Environment, true);
    let mut offline = window();
    offline.in_force.offline = true;
    let mut refused = window();
    refused.refused = Some(Refused::of(samples::error().into()));
    vec![window(), reviewed, chosen, at_work, logged, failed, environment, shell_files, offline, refused]
}

/// Checks of which one can be put right.
fn mendable() -> Examination {
    let mut found = samples::examination();
    let shells = Some(ShellChoice::Only { shells: vec![Shell::Bash] });
    found
        .findings
        .iter_mut()
        .filter_map(|finding| finding.fix.as_mut())
        .for_each(|fix| fix.shells = shells.clone());
    found
}

/// All that there can be.
fn palette() -> Palette {
    let mut entries: Vec<Entry> = Vec::new();
    for entry in windows().iter().flat_map(|model| Palette::of(model).entries) {
        if !entries.iter().any(|known| known.names == entry.names) {
            entries.push(entry);
        }
    }
    Palette { query: String::new(), chosen: 0, entries }
}

/// Sorts every kind of a closed enum into those that the list must hold and those that it need not; the compiler
/// refuses a kind that nobody sorted.
macro_rules! sorted {
    ($of:ident, $enum:ident, alone: [$($alone:ident),+ $(,)?], elsewhere: [$($elsewhere:ident),+ $(,)?]) => {
        fn $of() -> (&'static [&'static str], fn(&$enum) -> &'static str) {
            fn kind(of: &$enum) -> &'static str {
                match of {
                    $($enum::$alone { .. } => stringify!($alone),)+
                    $($enum::$elsewhere { .. } => stringify!($elsewhere),)+
                }
            }
            (&[$(stringify!($alone)),+], kind)
        }
    };
}

// Elsewhere: what is written into a field, what is said of a row, a column or a file, and the list itself.
sorted!(commands, Command,
alone: [
    Go, Refresh, SetUp, Plan, Agree, KeepPlan, Back, Leave, ShowRun, Stop, TryAgain, ShowLog, Copy, CopyTable,
    CopyReport, Open, TrySources, Set, OfferProject, ShowSetting, ShowShellFiles, OnlySet, Close, StopAndClose,
    CloseOnceDone, Stay, SetAside, DropNext,
],
elsewhere: [
    Choose, NamePlanFile, SavePlan, Drop, TrySource, StopTry, Draft, NameProject, Filter, Narrow, Select, SortBy,
    EditSetting, ShowPalette, Find, Step,
]);

// Elsewhere: what needs a row, and what needs a field first: the list leads to that field.
sorted!(wishes, Wish,
    alone: [SetUp, Use, InstallTools, Mend, CleanCaches, Undo],
    elsewhere: [Install, Adopt, Remove, RemoveTools, Project, GoEnv, GoOn]);

#[test]
fn every_command_that_stands_alone_is_in_the_list() {
    let all: Vec<Command> = palette().entries.into_iter().map(|entry| entry.command).collect();
    let (alone, kind) = commands();
    let there: BTreeSet<&str> = all.iter().map(kind).collect();
    assert_eq!(there, alone.iter().copied().collect(), "commands");
    let (alone, kind) = wishes();
    let wished =
        all.iter().filter_map(|command| if let Command::Plan(wish) = command { Some(wish) } else { None });
    assert_eq!(wished.map(kind).collect::<BTreeSet<_>>(), alone.iter().copied().collect(), "wishes");
}

#[test]
fn every_command_is_found_by_either_name_and_by_its_initials() {
    let mut palette = palette();
    let all = palette.entries.clone();
    assert!(all.len() > 12);
    for entry in &all {
        let [english, chinese] = &entry.names;
        assert!(!entry.initials.is_empty(), "{chinese}");
        for query in [english.to_uppercase(), chinese.clone(), entry.initials.to_uppercase()] {
            palette.find(query.clone());
            let found: Vec<&Command> = palette.found().iter().map(|entry| &entry.command).collect();
            assert!(found.contains(&&entry.command), "`{query}` finds {found:?}");
        }
    }
}

#[test]
fn every_chinese_character_of_a_name_has_its_initial() {
    for entry in palette().entries {
        let [_, chinese] = &entry.names;
        let han = chinese.chars().filter(|c| ('\u{4e00}'..'\u{a000}').contains(c)).count();
        let latin = chinese.chars().filter(char::is_ascii_alphanumeric).count();
        assert_eq!(entry.initials.chars().count(), han + latin, "{chinese}: {}", entry.initials);
    }
}

#[test]
fn what_begins_with_the_query_comes_first_and_nonsense_finds_nothing() {
    let mut palette = palette();
    palette.find("set".to_owned());
    assert_eq!(palette.found()[0].command, Command::SetUp);
    palette.find("bbb".to_owned());
    assert!(palette.found().is_empty());
    palette.step(1);
    assert_eq!(palette.chosen, 0);
}

#[test]
fn steps_go_around() {
    let mut palette = palette();
    let count = palette.found().len();
    palette.step(-1);
    assert_eq!(palette.chosen, count - 1);
    palette.step(2);
    assert_eq!(palette.chosen, 1);
}
