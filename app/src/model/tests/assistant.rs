//! Choose, review, install, done: to the end, and out of it at every step.

use super::*;
use crate::model::Said;
use crate::wish::GoChoice;
use goready_installers::apply::Event as Happened;
use goready_installers::catalog::tool_pins::Tool;

fn plan_order(bench: &mut Bench) -> (TaskId, Cancel) {
    let (task, _, cancel) = bench.order(|task| matches!(task, Task::Plan(_)));
    (task, cancel)
}

#[test]
fn a_set_up_goes_from_choosing_to_done() {
    let mut bench = Bench::new();
    bench.command(Command::SetUp);
    assert_eq!(bench.model.step, Some(Step::Choose));
    let choices = Choices { go: GoChoice::Version(samples::GO), ..Choices::default() };
    bench.command(Command::Choose(choices.clone()));
    assert_eq!(bench.model.choices, choices);
    bench.command(Command::Plan(Wish::SetUp(choices.clone())));
    let (task, order, _) = bench.order(|task| matches!(task, Task::Plan(_)));
    assert!(matches!(order, Task::Plan(Wish::SetUp(asked)) if asked == choices));
    let review = bench.machine.review();
    bench.news(task, News::Planned(Ok(Box::new(review.clone()))));
    bench.command(Command::Agree);
    assert_eq!(bench.model.step, Some(Step::Install));
    let (task, order, _) = bench.order(|task| matches!(task, Task::Apply(_)));
    assert!(matches!(order, Task::Apply(plan) if *plan == review.plan));
    bench.news(task, News::Happened(Happened::Started { step: 1 }));
    let Job::Running(running) = &bench.model.run else { panic!("it runs") };
    assert_eq!(running.progress.running(), Some((1, 0, None)));
    bench.news(task, applied());
    assert!(matches!(&bench.model.run, Job::Done(outcome) if outcome.receipt == "0001"));
    assert!(bench.others.iter().any(|effect| matches!(effect, Effect::Attract(_))));
    assert!(bench.model.machine.job.is_running(), "the machine is another one now");
    bench.command(Command::Leave);
    assert!(bench.model.step.is_none() && matches!(bench.model.run, Job::Idle));
}

#[test]
fn every_change_of_a_place_goes_through_a_plan() {
    for wish in [
        Wish::Install(samples::GO),
        Wish::Use(samples::GO),
        Wish::Remove(samples::GO),
        Wish::Adopt("/opt/go".into()),
        Wish::InstallTools(vec![Tool::Gopls]),
        Wish::RemoveTools(vec![Tool::Gopls]),
        Wish::Project("/src/one".into()),
        Wish::GoEnv("GOPROXY".to_owned(), None),
        Wish::CleanCaches,
        Wish::Undo(None),
        Wish::Undo(Some("0001".to_owned())),
    ] {
        let mut bench = Bench::new();
        bench.command(Command::Plan(wish.clone()));
        let (_, order, _) = bench.order(|task| matches!(task, Task::Plan(_)));
        assert!(matches!(order, Task::Plan(asked) if asked == wish));
        assert_eq!((bench.model.step, &bench.model.wish), (Some(Step::Review), &Some(wish)));
        bench.command(Command::Back);
        assert_eq!(bench.model.step, None, "there is nothing to choose");
    }
}

#[test]
fn nothing_is_carried_out_without_a_plan_that_has_work() {
    let mut bench = Bench::new();
    bench.command(Command::Agree);
    bench.command(Command::Plan(set_up()));
    bench.command(Command::Agree);
    let (task, _) = plan_order(&mut bench);
    let nothing = samples::empty(&bench.machine.review().plan);
    bench.news(task, News::Planned(Ok(Box::new(nothing))));
    bench.command(Command::Agree);
    assert!(!bench.orders.iter().any(|(_, task, _)| matches!(task, Task::Apply(_))));
    assert_eq!(bench.model.step, Some(Step::Review));
}

#[test]
fn back_goes_from_the_plan_to_the_same_choices_and_stops_its_making() {
    let mut bench = Bench::new();
    bench.command(Command::SetUp);
    let choices = Choices { go: GoChoice::Version(samples::GO), ..Choices::default() };
    bench.command(Command::Choose(choices.clone()));
    bench.command(Command::Plan(Wish::SetUp(choices.clone())));
    let (task, cancel) = plan_order(&mut bench);
    bench.command(Command::Back);
    assert!(cancel.is_requested());
    assert_eq!((bench.model.step, &bench.model.choices), (Some(Step::Choose), &choices));
    let review = bench.machine.review();
    bench.news(task, News::Planned(Ok(Box::new(review))));
    assert!(matches!(bench.model.plan, Job::Idle), "nobody waits for that plan any more");
    bench.command(Command::Back);
    assert_eq!(bench.model.step, None);
}

#[test]
fn a_plan_outruns_an_earlier_one() {
    let mut bench = Bench::new();
    bench.command(Command::Plan(Wish::Use(samples::GO)));
    let (first, cancel) = plan_order(&mut bench);
    bench.command(Command::Plan(set_up()));
    let (second, _) = plan_order(&mut bench);
    assert!(cancel.is_requested() && first != second);
    let review = bench.machine.review();
    bench.news(first, News::Planned(Err(samples::error())));
    assert!(bench.model.plan.is_running());
    bench.news(second, News::Planned(Ok(Box::new(review))));
    assert!(matches!(bench.model.plan, Job::Done(_)));
}

#[test]
fn a_plan_that_could_not_be_made_is_tried_again_with_the_same_wish() {
    let mut bench = Bench::new();
    bench.command(Command::Plan(Wish::Remove(samples::GO)));
    let (task, _) = plan_order(&mut bench);
    bench.news(task, News::Planned(Err(samples::error())));
    assert!(matches!(bench.model.plan, Job::Failed(_)));
    bench.command(Command::TryAgain);
    let (_, order, _) = bench.order(|task| matches!(task, Task::Plan(_)));
    assert!(matches!(order, Task::Plan(Wish::Remove(version)) if version == samples::GO));
}

/// At every step of the plan: it fails there, or the person stops it there; trying again plans anew.
#[test]
fn a_run_that_ends_at_any_step_keeps_what_was_done_and_is_planned_anew() {
    let steps = Bench::reviewed().machine.review().plan.steps.len();
    assert!(steps > 3);
    for stopped_by_person in [false, true] {
        for last in 0..=steps {
            let (mut bench, task, cancel) = Bench::running();
            for step in 1..=last {
                bench.news(task, News::Happened(Happened::Started { step }));
                if step < last {
                    bench.news(task, News::Happened(Happened::Finished { step, evidence: Vec::new() }));
                }
            }
            let error = if stopped_by_person {
                bench.command(Command::Stop);
                assert!(cancel.is_requested());
                samples::cancelled()
            } else {
                samples::error()
            };
            bench.news(task, News::Applied(Err(error)));
            let Job::Failed(failure) = &bench.model.run else { panic!("it failed") };
            assert_eq!(failure.progress.done_count(), last.saturating_sub(1));
            assert_eq!(failure.progress.has_changed_nothing(), last < 2, "{last}");
            assert_eq!(failure.progress.running().map(|(step, ..)| step), (last > 0).then_some(last));
            bench.command(Command::TryAgain);
            plan_order(&mut bench);
            assert_eq!(bench.model.step, Some(Step::Review));
        }
    }
}

#[test]
fn a_run_hears_no_other_task() {
    let (mut bench, task, _) = Bench::running();
    let stale = TaskId(task.0 - 1);
    bench.news(stale, News::Happened(Happened::Started { step: 1 }));
    bench.news(stale, applied());
    let Job::Running(running) = &bench.model.run else { panic!("it runs") };
    assert_eq!(running.progress.running(), None);
    bench.news(task, applied());
    bench.news(task, News::Applied(Err(samples::error())));
    assert!(matches!(bench.model.run, Job::Done(_)), "it ends once");
}

#[test]
fn a_run_goes_on_while_other_places_are_looked_at_and_is_shown_again() {
    for place in Place::ALL {
        let (mut bench, task, cancel) = Bench::running();
        bench.command(Command::Go(place));
        assert_eq!((bench.model.step, bench.model.run.is_running()), (None, true));
        // There is one change at a time: another wish waits for the one at work, and shows it.
        for other in
            [Command::SetUp, Command::Plan(set_up()), Command::ShowRun, Command::Drop("/x.zip".into())]
        {
            bench.command(Command::Leave);
            bench.model.saying = None;
            let waits = matches!(other, Command::SetUp | Command::Drop(_));
            bench.command(other);
            assert_eq!(bench.model.step, Some(Step::Install));
            let said = bench.model.saying.as_ref().map(|saying| saying.what.clone());
            assert_eq!(said, waits.then_some(Said::OneAtATime), "nothing is chosen meanwhile");
        }
        assert!(!cancel.is_requested());
        bench.command(Command::Go(place));
        bench.news(task, applied());
        bench.command(Command::ShowRun);
        assert!(matches!((bench.model.step, &bench.model.run), (Some(Step::Install), Job::Done(_))));
    }
}

/// It is planned when it is looked at, on the machine as it is then, and is carried out by nobody but the person.
#[test]
fn a_wish_waits_for_what_is_carried_out_and_is_looked_at_before_it_is_done() {
    let (mut bench, task, _) = Bench::running();
    let wish = |name: &str| Wish::GoEnv(name.to_owned(), None);
    bench.command(Command::Plan(wish("GOPROXY")));
    bench.command(Command::Plan(wish("GOBIN")));
    assert_eq!((bench.model.step, &bench.model.next), (Some(Step::Install), &Some(wish("GOBIN"))));
    assert!(!bench.orders.iter().any(|(_, task, _)| matches!(task, Task::Plan(_))), "it is not planned yet");
    bench.news(task, applied());
    assert_eq!(bench.model.next, Some(wish("GOBIN")), "it is not done by itself");
    assert!(matches!((bench.model.step, &bench.model.run), (Some(Step::Install), Job::Done(_))));
    bench.command(Command::Plan(wish("GOBIN")));
    assert_eq!((bench.model.step, &bench.model.next), (Some(Step::Review), &None));
    plan_order(&mut bench);
}

#[test]
fn a_wish_that_waits_can_be_dropped_and_outlives_others() {
    let (mut bench, task, _) = Bench::running();
    bench.command(Command::Plan(Wish::CleanCaches));
    bench.command(Command::DropNext);
    assert_eq!(bench.model.next, None);
    bench.command(Command::Plan(Wish::CleanCaches));
    bench.news(task, News::Applied(Err(samples::error())));
    bench.command(Command::TryAgain);
    assert_eq!(bench.model.next, Some(Wish::CleanCaches), "what failed is tried again first");
}

#[test]
fn there_is_no_run_to_show_where_none_was_begun() {
    let mut bench = Bench::new();
    bench.command(Command::ShowRun);
    bench.command(Command::Stop);
    assert_eq!(bench.model.step, None);
}

#[test]
fn closing_during_a_run_asks_once_and_then_waits_for_its_end() {
    let (mut bench, task, cancel) = Bench::running();
    bench.command(Command::Close);
    assert_eq!((bench.model.closing, bench.closes()), (Closing::Asked, false));
    bench.command(Command::Stay);
    assert_eq!((bench.model.closing, cancel.is_requested()), (Closing::No, false));
    bench.command(Command::Close);
    bench.command(Command::StopAndClose);
    bench.command(Command::Close);
    assert_eq!((bench.model.closing, cancel.is_requested()), (Closing::OnceStopped, true));
    bench.news(task, News::Applied(Err(samples::cancelled())));
    assert!(bench.closes());
}

#[test]
fn a_question_about_closing_falls_away_with_the_run() {
    let (mut bench, task, _) = Bench::running();
    bench.command(Command::Close);
    bench.news(task, applied());
    assert_eq!((bench.model.closing, bench.closes()), (Closing::No, false));
}

#[test]
fn a_dropped_file_is_a_choice() {
    for (path, go) in [
        ("/src/go.mod", GoChoice::Module("/src/go.mod".into())),
        ("/src/go.work", GoChoice::Module("/src/go.work".into())),
        ("/tmp/go.zip", GoChoice::Archive("/tmp/go.zip".into())),
    ] {
        let mut bench = Bench::new();
        bench.command(Command::Drop(path.into()));
        assert_eq!((bench.model.step, &bench.model.choices.go), (Some(Step::Choose), &go));
    }
}

#[test]
fn choosing_means_something_only_where_one_chooses() {
    let mut bench = Bench::reviewed();
    let before = bench.model.choices.clone();
    let choices = Choices { go: GoChoice::Version(samples::GO), ..Choices::default() };
    bench.command(Command::Choose(choices));
    assert_eq!(bench.model.choices, before);
}

#[test]
fn the_log_is_shown_on_request_and_holds_every_event_but_figures() {
    let (mut bench, task, _) = Bench::running();
    bench.command(Command::ShowLog(true));
    assert!(bench.model.shows_log);
    bench.news(task, News::Happened(Happened::Started { step: 1 }));
    bench.news(task, News::Happened(Happened::Progress { step: 1, done_bytes: 5, total_bytes: Some(9) }));
    let Job::Running(running) = &bench.model.run else { panic!("it runs") };
    assert_eq!(running.progress.running(), Some((1, 5, Some(9))));
    assert_eq!(running.progress.log.len(), 1);
}

#[test]
fn releases_that_could_not_be_looked_up_are_tried_again_where_one_chooses() {
    let mut bench = Bench::new();
    bench.command(Command::SetUp);
    let (task, ..) = bench.order(|task| matches!(task, Task::Releases(_)));
    bench.news(task, News::Released(Err(samples::error())));
    bench.command(Command::TryAgain);
    bench.order(|task| matches!(task, Task::Releases(_)));
}

#[test]
fn a_window_that_closes_once_done_stays_where_something_failed() {
    let (mut bench, task, cancel) = Bench::running();
    bench.command(Command::Close);
    bench.command(Command::CloseOnceDone);
    assert_eq!((bench.model.closing, cancel.is_requested()), (Closing::OnceDone, false));
    bench.command(Command::Close);
    assert_eq!(bench.model.closing, Closing::Asked, "it can be thought over");
    bench.command(Command::CloseOnceDone);
    bench.news(task, applied());
    assert!(bench.closes());
    let (mut bench, task, _) = Bench::running();
    bench.command(Command::Close);
    bench.command(Command::CloseOnceDone);
    bench.news(task, News::Applied(Err(samples::error())));
    assert_eq!((bench.model.closing, bench.closes()), (Closing::No, false));
    bench.command(Command::CloseOnceDone);
    assert!(bench.closes(), "nothing is at work any more");
}
