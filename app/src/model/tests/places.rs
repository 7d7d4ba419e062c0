//! Places, what they read, and everything that stands by itself.

use super::*;
use crate::command::Theme;
use crate::model::{Draft, Looked, Sizes};
use crate::settings::{InForce, Preference};
use goready_installers::apply::History;
use goready_installers::catalog::matrix::Matrix;
use goready_installers::host::scheme::Scheme;
use goready_installers::refresh::Freshness;

#[test]
fn a_window_opens_at_home_and_looks_at_the_machine() {
    let (model, effects) = Model::new(opened(LangTag::ZhCn));
    assert_eq!((model.place, model.step, model.lang), (Place::Home, None, LangTag::ZhCn));
    assert!(matches!(effects.as_slice(), [Effect::Start(_, Task::Look, _)]));
    assert!(model.machine.job.is_running());
}

#[test]
fn every_place_reads_what_it_shows_and_reads_it_once_at_a_time() {
    for place in Place::ALL {
        let mut bench = Bench::new();
        bench.command(Command::Go(place));
        assert_eq!(bench.model.place, place);
        let asked = bench.orders.len();
        assert!(asked > 0, "{place:?}");
        bench.command(Command::Refresh);
        bench.command(Command::Go(place));
        assert_eq!(bench.orders.len(), asked, "{place:?} asks again while it is being answered");
    }
}

#[test]
fn what_was_read_last_stays_while_it_is_read_again_and_when_that_fails() {
    let mut bench = Bench::new();
    bench.command(Command::Refresh);
    assert!(bench.model.machine.value.is_some() && bench.model.machine.job.is_running());
    let (task, ..) = bench.order(|task| matches!(task, Task::Look));
    bench.news(task, News::Looked(Err(samples::error())));
    assert!(bench.model.machine.value.is_some());
    assert!(matches!(bench.model.machine.job, Job::Failed(_)));
    bench.command(Command::TryAgain);
    bench.answer_look();
    assert!(matches!(bench.model.machine.job, Job::Done(())));
}

#[test]
fn an_answer_to_an_earlier_question_is_not_heard() {
    let mut bench = Bench::new();
    bench.command(Command::Refresh);
    let (task, ..) = bench.order(|task| matches!(task, Task::Look));
    let stale = TaskId(task.0 - 1);
    let other = bench.machine.looked_with_go(0);
    bench.news(stale, News::Looked(Ok(Box::new(other))));
    assert!(bench.model.machine.job.is_running());
    assert!(bench.model.machine.value.as_ref().unwrap().facts.ours.active.is_none());
    bench.news(stale, News::Remembered(Ok(History::default())));
    bench.news(stale, News::Released(Ok(Releases::default())));
    assert!(bench.model.history.value.is_none() && bench.model.releases.value.is_none());
}

#[test]
fn releases_are_asked_once_and_again_only_when_the_person_asks() {
    let mut bench = Bench::new();
    bench.command(Command::Go(Place::Versions));
    let (task, order, _) = bench.order(|task| matches!(task, Task::Releases(_)));
    assert!(matches!(order, Task::Releases(Freshness::Day)));
    bench.news(task, News::Released(Ok(samples::releases())));
    bench.answer_look();
    bench.command(Command::Go(Place::Versions));
    assert!(!bench.orders.iter().any(|(_, task, _)| matches!(task, Task::Releases(_))));
    bench.command(Command::Refresh);
    let (_, order, _) = bench.order(|task| matches!(task, Task::Releases(_)));
    assert!(matches!(order, Task::Releases(Freshness::Now)));
}

#[test]
fn the_history_shows_what_the_worker_read_or_why_it_could_not() {
    let mut bench = Bench::new();
    bench.command(Command::Go(Place::History));
    let (task, ..) = bench.order(|task| matches!(task, Task::History));
    let history = bench.machine.history();
    bench.news(task, News::Remembered(Ok(history)));
    assert_eq!(bench.model.history.value.as_ref().unwrap().entries().len(), 5);
    bench.command(Command::Refresh);
    let (task, ..) = bench.order(|task| matches!(task, Task::History));
    bench.news(task, News::Remembered(Err(samples::error())));
    assert!(matches!(bench.model.history.job, Job::Failed(_)));
}

#[test]
fn a_preference_is_in_force_at_once_and_is_kept() {
    for preference in [
        Preference::Lang(LangTag::ZhCn),
        Preference::Theme(Theme::Dark),
        Preference::Region(Some("cn".to_owned())),
        Preference::Source(vec!["go.dev".to_owned()]),
        Preference::CaFile(Some("/etc/ca.pem".into())),
        Preference::Proxy(Some("proxy.example:3128".to_owned())),
        Preference::Offline(true),
    ] {
        let mut bench = Bench::new();
        bench.command(Command::Set(preference.clone()));
        let (task, order, _) = bench.order(|task| matches!(task, Task::Keep(_)));
        assert!(matches!(order, Task::Keep(kept) if kept == preference));
        let (model, force) = (&bench.model, &bench.model.in_force);
        assert!(match preference {
            Preference::Lang(lang) => model.lang == lang,
            Preference::Theme(theme) => model.theme == theme,
            Preference::Region(region) => force.region == region,
            Preference::Source(source) => force.source == source,
            Preference::CaFile(file) => force.ca_file == file,
            Preference::Proxy(proxy) => force.proxy == proxy,
            Preference::Offline(offline) => force.offline == offline,
            Preference::Window(_) => false,
        });
        bench.news(task, News::Preferred(Err(samples::error()), Box::default()));
        assert!(matches!(bench.model.keeping, Job::Failed(_)), "the person learns that it was refused");
        assert_eq!(bench.model.in_force, InForce::default(), "what was refused is not in force");
    }
}

#[test]
fn what_is_written_chosen_and_copied_is_kept_as_it_is() {
    let mut bench = Bench::new();
    let draft = Draft { source: "go.dev".to_owned(), ca_file: "/x".to_owned(), ..Draft::default() };
    bench.command(Command::Draft(draft.clone()));
    bench.command(Command::NameProject("/src/one".to_owned()));
    bench.command(Command::Go(Place::Environment));
    bench.command(Command::Filter("proxy".to_owned()));
    bench.command(Command::Select(Some("GOPROXY".to_owned())));
    bench.command(Command::OnlySet(true));
    bench.command(Command::Copy("go version".to_owned()));
    let model = &bench.model;
    assert_eq!((&model.draft, model.project.dir.as_str()), (&draft, "/src/one"));
    assert_eq!((model.filter.as_str(), model.selected.as_deref()), ("proxy", Some("GOPROXY")));
    assert!(model.only_set);
    assert!(matches!(bench.others.as_slice(), [Effect::Copy(text)] if text == "go version"));
    bench.command(Command::Go(Place::Home));
    assert_eq!(
        (bench.model.filter.as_str(), &bench.model.selected),
        ("", &None),
        "another place, another table"
    );
}

#[test]
fn settings_targets_and_caches_are_told_or_why_they_could_not_be() {
    let mut bench = Bench::new();
    bench.command(Command::Go(Place::Environment));
    let (task, ..) = bench.order(|task| matches!(task, Task::GoEnv));
    let report = bench.machine.go_env();
    bench.news(task, News::Explained(Ok(Box::new(report))));
    assert!(bench.model.go_env.value.is_some());
    bench.command(Command::Refresh);
    let (task, ..) = bench.order(|task| matches!(task, Task::GoEnv));
    bench.news(task, News::Explained(Err(samples::error())));
    assert!(matches!(bench.model.go_env.job, Job::Failed(_)));
    bench.command(Command::Go(Place::Checks));
    let (task, ..) = bench.order(|task| matches!(task, Task::Examine));
    bench.news(task, News::Examined(Ok(Box::new(samples::examination()))));
    assert!(bench.model.checks.value.is_some());
    bench.command(Command::Go(Place::Compatibility));
    let (task, ..) = bench.order(|task| matches!(task, Task::Matrix));
    bench.news(task, News::Tabulated(Ok(Box::new(Matrix::built_in()))));
    bench.command(Command::SortBy(2));
    assert_eq!(bench.model.sorted_by, 2);
    bench.command(Command::Go(Place::Settings));
    let (task, ..) = bench.order(|task| matches!(task, Task::Caches));
    bench.news(task, News::Measured(Ok(Sizes::default())));
    assert!(bench.model.caches.value.is_some());
}

#[test]
fn the_list_of_all_commands_opens_finds_and_closes_with_what_is_done() {
    let mut bench = Bench::new();
    bench.command(Command::Step(1));
    assert!(bench.model.palette.is_none());
    bench.command(Command::ShowPalette(true));
    bench.command(Command::Find("history".to_owned()));
    bench.command(Command::Step(1));
    let palette = bench.model.palette.as_ref().unwrap();
    assert_eq!(palette.query, "history");
    assert!(palette.found().iter().any(|entry| entry.command == Command::Go(Place::History)));
    bench.command(Command::Go(Place::History));
    assert!(bench.model.palette.is_none());
    bench.command(Command::ShowPalette(true));
    bench.command(Command::ShowPalette(false));
    assert!(bench.model.palette.is_none());
}

#[test]
fn an_idle_window_closes_without_a_question() {
    for command in [Command::Close, Command::StopAndClose] {
        let mut bench = Bench::new();
        bench.command(command);
        assert!(bench.closes());
    }
}

#[test]
fn what_the_desktop_prefers_is_kept_whoever_asked() {
    let mut bench = Bench::new();
    assert_eq!(bench.model.scheme, None);
    bench.news(TaskId::default(), News::Scheme(Scheme::Dark));
    assert_eq!(bench.model.scheme, Some(Scheme::Dark));
    bench.news(TaskId::default(), News::Scheme(Scheme::Light));
    assert_eq!(bench.model.scheme, Some(Scheme::Light));
}

/// After the page that ended a set-up is left, the field is at home, until the plan is agreed to or another place is
/// looked at.
#[test]
fn a_first_project_is_offered_at_home_from_everywhere_once_a_go_is_ready() {
    let mut bench = Bench::new();
    assert!(!bench.model.can_create_project(), "there is no Go");
    let old = Looked { is_out_of_support: true, ..bench.machine.looked_with_go(0) };
    bench.model.machine.value = Some(old);
    assert!(bench.model.can_create_project(), "a Go without security fixes builds all the same");
    bench.model.machine.value = Some(bench.machine.looked_with_go(0));
    bench.command(Command::Go(Place::Tools));
    bench.command(Command::OfferProject(true));
    assert_eq!((bench.model.place, bench.model.project.is_open), (Place::Home, true));
    bench.command(Command::Plan(Wish::Project("/src/hello".into())));
    bench.command(Command::Back);
    assert!(bench.model.project.is_open, "the folder can be named otherwise");
    bench.command(Command::Go(Place::Tools));
    bench.command(Command::Go(Place::Home));
    assert!(!bench.model.project.is_open);
}
