//! Sources that are asked whether they answer.

use super::*;
use goready_installers::engine::{Backing, Tried};

#[test]
fn a_source_is_asked_once_at_a_time_and_its_answer_is_kept() {
    let mut bench = Bench::new();
    bench.command(Command::TrySource("go.dev".to_owned()));
    bench.command(Command::TrySource("go.dev".to_owned()));
    bench.command(Command::TrySource("modules".to_owned()));
    let (other, ..) = bench.order(|task| matches!(task, Task::TrySource(word) if word == "modules"));
    let (task, ..) = bench.order(|task| matches!(task, Task::TrySource(word) if word == "go.dev"));
    assert!(!bench.orders.iter().any(|(_, task, _)| matches!(task, Task::TrySource(_))));
    let tried = Tried { took: std::time::Duration::ZERO, backing: Backing::Hashes };
    bench.news(task, News::Tried(Ok(Ok(tried))));
    assert!(matches!(&bench.model.tries["go.dev"], Job::Done(Ok(_))));
    assert!(bench.model.tries["modules"].is_running());
    bench.news(other, News::Tried(Err(samples::error())));
    assert!(matches!(&bench.model.tries["modules"], Job::Failed(_)));
}

#[test]
fn a_test_that_is_stopped_is_not_heard_any_more() {
    let mut bench = Bench::new();
    bench.command(Command::TrySource("go.dev".to_owned()));
    let (task, _, cancel) = bench.order(|task| matches!(task, Task::TrySource(_)));
    bench.command(Command::StopTry("go.dev".to_owned()));
    assert!(cancel.is_requested() && bench.model.tries.is_empty());
    bench.news(task, News::Tried(Err(samples::error())));
    assert!(bench.model.tries.is_empty());
}

#[test]
fn all_sources_in_force_are_asked_at_once_from_anywhere() {
    let mut bench = Bench::new();
    bench.model.in_force.source = vec!["modules".to_owned(), "go.dev".to_owned()];
    bench.command(Command::TrySources);
    assert_eq!(bench.model.place, Place::Settings);
    for source in ["modules", "go.dev"] {
        bench.order(|task| matches!(task, Task::TrySource(word) if word == source));
    }
    let mut usual = Bench::new();
    usual.command(Command::TrySources);
    assert_eq!(usual.model.sources_in_force().len(), usual.model.tries.len());
    assert!(!usual.model.tries.is_empty());
}
