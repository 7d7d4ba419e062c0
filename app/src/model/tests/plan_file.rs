//! The plan saved in a file.

use super::*;

#[test]
fn a_plan_is_saved_where_the_person_says_and_only_while_it_is_shown() {
    let mut bench = Bench::new();
    bench.command(Command::SavePlan);
    let mut bench = Bench::reviewed();
    bench.command(Command::KeepPlan(true));
    bench.command(Command::NamePlanFile("  ".to_owned()));
    bench.command(Command::SavePlan);
    assert!(!bench.orders.iter().any(|(_, task, _)| matches!(task, Task::SavePlan(..))), "where to?");
    bench.command(Command::NamePlanFile(" ~/plan.json".to_owned()));
    bench.command(Command::SavePlan);
    bench.command(Command::SavePlan);
    let (task, order, _) = bench.order(|task| matches!(task, Task::SavePlan(..)));
    let shown = bench.machine.review().plan;
    assert!(matches!(order, Task::SavePlan(plan, path) if *plan == shown && path == "~/plan.json"));
    assert!(!bench.orders.iter().any(|(_, task, _)| matches!(task, Task::SavePlan(..))), "once is enough");
    bench.news(task, News::Saved(Ok("/home/ann/plan.json".into())));
    assert!(matches!(&bench.model.plan_file.saved, Job::Done(path) if path.ends_with("plan.json")));
}

#[test]
fn a_plan_that_could_not_be_saved_can_be_named_anew_and_another_plan_begins_anew() {
    let mut bench = Bench::reviewed();
    bench.command(Command::KeepPlan(true));
    bench.command(Command::NamePlanFile("/there".to_owned()));
    bench.command(Command::SavePlan);
    let (task, ..) = bench.order(|task| matches!(task, Task::SavePlan(..)));
    bench.news(task, News::Saved(Err(samples::error())));
    assert!(matches!(bench.model.plan_file.saved, Job::Failed(_)) && bench.model.plan_file.is_open);
    bench.command(Command::Plan(Wish::Undo(None)));
    assert!(!bench.model.plan_file.is_open && matches!(bench.model.plan_file.saved, Job::Idle));
}
