//! Settings of Go that are edited, shell files, and folders that are opened.

use super::*;
use crate::job::Built;
use crate::model::Said;
use goready_installers::apply::Event as Happened;
use goready_installers::host::desktop::Opener;
use std::path::PathBuf;

#[test]
fn the_field_of_a_setting_begins_with_its_value_and_keeps_what_is_written() {
    let mut bench = Bench::new();
    bench.command(Command::ShowSetting("GOPROXY"));
    assert_eq!((bench.model.place, bench.model.setting.as_str()), (Place::Environment, ""));
    let (task, ..) = bench.order(|task| matches!(task, Task::GoEnv));
    let report = bench.machine.go_env();
    bench.news(task, News::Explained(Ok(Box::new(report))));
    assert_eq!(bench.model.setting, "https://proxy.golang.org,direct");
    bench.command(Command::EditSetting("direct".to_owned()));
    bench.command(Command::Refresh);
    let (task, ..) = bench.order(|task| matches!(task, Task::GoEnv));
    let report = bench.machine.go_env();
    bench.news(task, News::Explained(Ok(Box::new(report))));
    assert_eq!(bench.model.setting, "direct", "another look takes no word away");
    bench.command(Command::Select(Some("GOTOOLCHAIN".to_owned())));
    assert_eq!(bench.model.setting, "go1.22.0");
    bench.command(Command::Select(None));
    assert_eq!(bench.model.setting, "");
}

#[test]
fn shell_files_are_read_when_they_are_shown_or_the_person_learns_why_not() {
    let mut bench = Bench::new();
    bench.command(Command::Go(Place::Environment));
    assert!(!bench.orders.iter().any(|(_, task, _)| matches!(task, Task::ShellFiles)));
    bench.command(Command::Go(Place::Home));
    bench.command(Command::ShowShellFiles(true));
    assert_eq!(bench.model.place, Place::Environment);
    let (task, ..) = bench.order(|task| matches!(task, Task::ShellFiles));
    bench.news(task, News::Listed(Ok(samples::shell_files())));
    assert_eq!(bench.model.shell_files.value.as_ref().unwrap().len(), 2);
    bench.command(Command::Refresh);
    let (task, ..) = bench.order(|task| matches!(task, Task::ShellFiles));
    bench.news(task, News::Listed(Err(samples::error())));
    assert!(matches!(bench.model.shell_files.job, Job::Failed(_)));
    bench.command(Command::ShowShellFiles(false));
    assert!(!bench.model.shows_shell_files);
}

#[test]
fn a_folder_is_opened_and_that_is_said_or_why_it_is_not() {
    let mut bench = Bench::new();
    let dir = PathBuf::from("/src/hello");
    bench.command(Command::Open(Opener::Terminal, dir.clone()));
    let (task, order, _) = bench.order(|task| matches!(task, Task::Open(..)));
    assert!(matches!(order, Task::Open(Opener::Terminal, asked) if asked == dir));
    bench.news(task, News::Opened(Ok(Opener::Terminal)));
    let said = bench.model.saying.as_ref().map(|saying| saying.what.clone());
    assert_eq!(said, Some(Said::Opened(Opener::Terminal)));
    bench.command(Command::Open(Opener::VsCode, dir.clone()));
    let (task, ..) = bench.order(|task| matches!(task, Task::Open(..)));
    bench.news(task, News::Opened(Err(samples::error())));
    assert!(matches!(bench.model.opening, Job::Failed(_)));
    bench.command(Command::Open(Opener::VsCode, dir));
    assert!(bench.model.opening.is_running(), "it can be tried again");
}

#[test]
fn a_build_moves_the_bar_and_ends_with_its_step() {
    let (mut bench, task, _) = Bench::running();
    let happened = |bench: &mut Bench, event| bench.news(task, News::Happened(event));
    let building = |packages| Happened::Building {
        step: 1,
        modules: 3,
        packages,
        packages_before: Some(400),
        left_secs: None,
    };
    let fraction = |bench: &Bench| match &bench.model.run {
        Job::Running(running) => running.progress.fraction(),
        Job::Idle | Job::Done(_) | Job::Failed(_) => panic!("it runs"),
    };
    happened(&mut bench, building(1));
    assert!(fraction(&bench).abs() < f32::EPSILON, "it has not begun");
    happened(&mut bench, Happened::Started { step: 1 });
    happened(&mut bench, building(100));
    let quarter = fraction(&bench);
    happened(&mut bench, building(300));
    assert!(quarter > 0.0 && fraction(&bench) > quarter);
    let Job::Running(running) = &bench.model.run else { panic!("it runs") };
    let built = Built { modules: 3, packages: 300, packages_before: Some(400), left_secs: None };
    assert_eq!((running.progress.built(1), running.progress.built(2)), (Some(built), None));
    happened(&mut bench, Happened::Finished { step: 1, evidence: Vec::new() });
    happened(&mut bench, building(300));
    let Job::Running(running) = &bench.model.run else { panic!("it runs") };
    assert_eq!(running.progress.built(1), None);
}
