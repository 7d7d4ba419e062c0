//! The checks, the count beside them, who gets which Go, and what is said for a moment.

use super::*;
use crate::model::{Said, Troubles};
use std::time::Duration;

fn glanced() -> News {
    News::Glanced(Ok(Box::new(samples::examination())))
}

#[test]
fn the_count_comes_from_a_glance_without_network_and_goes_with_a_real_look() {
    let mut bench = Bench::new();
    let (glance, ..) = bench.order(|task| matches!(task, Task::Glance));
    assert!(!bench.orders.iter().any(|(_, task, _)| matches!(task, Task::Examine)));
    bench.news(TaskId(glance.0 + 7), glanced());
    assert!(bench.model.checks.value.is_none(), "nobody asked for that one");
    bench.news(glance, glanced());
    let troubles = Troubles::of(bench.model.checks.value.as_ref().unwrap());
    assert_eq!((troubles.broken, troubles.advice, troubles.count()), (2, 0, 2));
    bench.command(Command::Refresh);
    bench.answer_look();
    assert!(!bench.orders.iter().any(|(_, task, _)| matches!(task, Task::Glance)), "once is enough");
    bench.command(Command::Go(Place::Checks));
    let (look, ..) = bench.order(|task| matches!(task, Task::Examine));
    bench.news(look, News::Examined(Err(samples::error())));
    assert!(bench.model.checks.value.is_some() && matches!(bench.model.checks.job, Job::Failed(_)));
}

#[test]
fn a_change_is_followed_by_another_glance() {
    let (mut bench, task, _) = Bench::running();
    let (glance, ..) = bench.order(|task| matches!(task, Task::Glance));
    bench.news(glance, News::Glanced(Err(samples::error())));
    assert!(bench.model.checks.value.is_none());
    bench.news(task, applied());
    bench.order(|task| matches!(task, Task::Glance));
}

#[test]
fn who_gets_which_go_is_asked_with_the_checks_and_told_or_why_not() {
    let mut bench = Bench::new();
    bench.command(Command::Go(Place::Checks));
    let (task, ..) = bench.order(|task| matches!(task, Task::Why));
    bench.news(task, News::Traced(Ok(Box::new(samples::why()))));
    assert_eq!(bench.model.why.value.as_ref().unwrap().answers.len(), 4);
    bench.command(Command::Refresh);
    let (task, ..) = bench.order(|task| matches!(task, Task::Why));
    bench.news(task, News::Traced(Err(samples::error())));
    assert!(matches!(bench.model.why.job, Job::Failed(_)));
}

#[test]
fn the_report_goes_onto_the_clipboard_or_the_person_learns_why_not() {
    let mut bench = Bench::new();
    bench.command(Command::CopyReport);
    assert!(!bench.orders.iter().any(|(_, task, _)| matches!(task, Task::Report(..))), "of what?");
    bench.model.checks.value = Some(samples::examination());
    bench.command(Command::CopyReport);
    let (task, order, _) = bench.order(|task| matches!(task, Task::Report(..)));
    assert!(matches!(order, Task::Report(LangTag::EnUs, _)));
    bench.news(TaskId(task.0 + 7), News::Reported(Ok("another".to_owned())));
    bench.news(task, News::Reported(Ok("all of it".to_owned())));
    assert!(matches!(bench.others.as_slice(), [Effect::Copy(text)] if text == "all of it"));
    bench.command(Command::CopyReport);
    let (task, ..) = bench.order(|task| matches!(task, Task::Report(..)));
    bench.news(task, News::Reported(Err(samples::error())));
    assert!(matches!(bench.model.report, Job::Failed(_)));
    bench.command(Command::Go(Place::Checks));
    assert!(matches!(bench.model.report, Job::Idle), "another look begins anew");
}

#[test]
fn what_is_said_is_said_for_a_moment() {
    let mut bench = Bench::new();
    let now = Instant::now();
    assert_eq!(bench.model.still_says(now), None);
    bench.model.command(Command::Copy("go version".to_owned()), now);
    assert_eq!(bench.model.saying.as_ref().map(|saying| &saying.what), Some(&Said::Copied));
    assert!(bench.model.still_says(now).is_some());
    assert_eq!(bench.model.still_says(now + Duration::from_mins(1)), None);
    assert!(bench.model.saying.is_none());
}

#[test]
fn the_compatibility_table_is_copied_as_it_is_shown() {
    use crate::command::TableForm;
    let mut bench = Bench::new();
    bench.command(Command::Go(Place::Compatibility));
    bench.command(Command::Filter("riscv64".to_owned()));
    for form in [TableForm::Csv, TableForm::Markdown] {
        bench.command(Command::CopyTable(form));
        let Some(Effect::Copy(text)) = bench.others.pop() else { panic!("it is copied") };
        assert!(text.contains("linux/riscv64") && !text.contains("amd64"), "{text}");
        assert!(text.contains("Go 1.19") && text.lines().count() > 3, "{text}");
    }
}
