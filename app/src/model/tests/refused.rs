//! A file of preferences that is refused.

use super::*;
use crate::model::Said;
use crate::settings::Preference;

fn refused() -> Bench {
    let (model, _) = Model::new(Opened { refused: Some(samples::error().into()), ..opened(LangTag::EnUs) });
    Bench { machine: Machine::new(), model, orders: Vec::new(), others: Vec::new() }
}

#[test]
fn a_refused_file_is_told_until_it_is_set_aside_and_that_is_asked_once() {
    let mut bench = refused();
    bench.command(Command::Go(Place::History));
    assert!(bench.model.refused.is_some());
    bench.command(Command::Set(Preference::Offline(true)));
    let (task, ..) = bench.order(|task| matches!(task, Task::Keep(_)));
    let in_force = bench.model.in_force.clone();
    bench.news(task, News::Preferred(Err(samples::error()), Box::new(in_force)));
    bench.command(Command::SetAside);
    bench.command(Command::SetAside);
    let (task, ..) = bench.order(|task| matches!(task, Task::SetAside));
    assert!(!bench.orders.iter().any(|(_, task, _)| matches!(task, Task::SetAside)));
    bench.news(task, News::SetAside(Ok("/config/settings.toml.old".into())));
    assert!(bench.model.refused.is_none());
    assert!(matches!(bench.model.keeping, Job::Idle), "what could not be kept has no cause any more");
    let said = bench.model.saying.map(|saying| saying.what);
    assert_eq!(said, Some(Said::SetAside("/config/settings.toml.old".into())));
}

#[test]
fn a_file_that_could_not_be_set_aside_is_still_told_and_can_be_tried_again() {
    let mut bench = refused();
    bench.command(Command::SetAside);
    let (task, ..) = bench.order(|task| matches!(task, Task::SetAside));
    bench.news(TaskId(task.0 + 1), News::SetAside(Ok("/elsewhere".into())));
    assert!(bench.model.refused.is_some(), "another answer is not this one's");
    bench.news(task, News::SetAside(Err(samples::error())));
    let setting_aside = bench.model.refused.as_ref().map(|refused| &refused.setting_aside);
    assert!(matches!(setting_aside, Some(Job::Failed(_))));
    bench.command(Command::SetAside);
    bench.order(|task| matches!(task, Task::SetAside));
}

#[test]
fn where_nothing_is_refused_nothing_is_set_aside() {
    let mut bench = Bench::new();
    bench.command(Command::SetAside);
    assert!(bench.orders.iter().all(|(_, task, _)| !matches!(task, Task::SetAside)));
}
