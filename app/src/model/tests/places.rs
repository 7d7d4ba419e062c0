//! Places, what they read, and everything that stands by itself.

use super::*;
use crate::command::Theme;
use goready_installers::refresh::Freshness;

#[test]
fn a_window_opens_at_home_and_looks_at_the_machine() {
    let (model, effects) = Model::new(LangTag::ZhCn, "goready".to_owned());
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
    bench.news(stale, News::Remembered(Ok(Vec::new())));
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
    let receipts = bench.machine.receipts();
    bench.news(task, News::Remembered(Ok(receipts)));
    assert_eq!(bench.model.history.value.as_ref().unwrap().len(), 4);
    bench.command(Command::Refresh);
    let (task, ..) = bench.order(|task| matches!(task, Task::History));
    bench.news(task, News::Remembered(Err(samples::error())));
    assert!(matches!(bench.model.history.job, Job::Failed(_)));
}

#[test]
fn words_and_colours_change_at_once_and_copying_reaches_the_clipboard() {
    let mut bench = Bench::new();
    bench.command(Command::Speak(LangTag::ZhCn));
    bench.command(Command::Wear(Theme::Dark));
    bench.command(Command::Copy("go version".to_owned()));
    assert_eq!((bench.model.lang, bench.model.theme), (LangTag::ZhCn, Theme::Dark));
    assert!(matches!(bench.others.as_slice(), [Effect::Copy(text)] if text == "go version"));
}

#[test]
fn an_idle_window_closes_without_a_question() {
    for command in [Command::Close, Command::StopAndClose] {
        let mut bench = Bench::new();
        bench.command(command);
        assert!(bench.closes());
    }
}
