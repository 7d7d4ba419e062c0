//! Every screen in every state it can be in.

use crate::command::Command;
use crate::job::{Failure, Job, Kept, Progress, Running, TaskId};
use crate::model::{Closing, Feature, Model, Opened, Place, PlanFile, Sizes, Step};
use crate::samples::{self, Machine};
use crate::wish::{Choices, GoChoice, Wish};
use goready_installers::apply::{Event as Happened, History};
use goready_installers::catalog::matrix::Matrix;
use goready_installers::detect::{Cache, FileLine};
use goready_installers::engine::ShellFile;
use goready_installers::goenv::SettingOrigin;
use goready_installers::observe::Cancel;
use goready_installers::plan::{Inverse, NewProject, Plan, Request};
use goready_installers::verify::Proof;
use std::time::{Duration, Instant};

/// A window at home that has not seen anything yet.
pub(super) fn blank() -> Model {
    let (command, project) = ("goready".to_owned(), "/src/hello".to_owned());
    let opened = Opened { command, project, ..Opened::default() };
    Model::new(opened).0
}

/// A window that has seen a machine without Go.
pub(super) fn home(machine: &Machine) -> Model {
    let mut model = blank();
    model.machine.value = Some(machine.looked());
    model.machine.job = Job::Done(());
    model
}

fn at(machine: &Machine, place: Place) -> Model {
    let mut model = home(machine);
    model.place = place;
    model
}

fn running<P>(progress: P) -> Running<P> {
    Running { task: TaskId::default(), cancel: Cancel::default(), progress }
}

fn failure<P>(progress: P) -> Failure<P> {
    Failure { error: samples::error(), progress }
}

/// Every one, with a name for messages.
pub(super) fn scenes() -> Vec<(&'static str, Model)> {
    let machine = Machine::new();
    let mut all = places(&machine);
    all.extend(settings(&machine));
    all.extend(preferences(&machine));
    all.extend(choosing(&machine));
    all.extend(reviews(&machine));
    all.extend(runs(&machine));
    all
}

/// What the interrupted run was asked.
pub(super) fn interrupted_request() -> Request {
    Request::ActivateSdk { version: "go1.23.12".parse().unwrap() }
}

fn places(machine: &Machine) -> Vec<(&'static str, Model)> {
    let with = |missing| {
        let mut model = home(machine);
        model.machine.value = Some(machine.looked_with_go(missing));
        model
    };
    let mut interrupted = with(0);
    if let Some(looked) = &mut interrupted.machine.value {
        looked.facts.ours.open_receipt = Some("0001".to_owned());
        looked.facts.ours.open_request = Some(interrupted_request());
    }
    let mut old = with(0);
    if let Some(looked) = &mut old.machine.value {
        looked.is_out_of_support = true;
    }
    let mut offered = with(0);
    offered.project.is_open = true;
    let mut failed = blank();
    failed.machine.job = Job::Failed(failure(()));
    let mut asked = home(machine);
    asked.closing = Closing::Asked;
    let mut versions = with(0);
    versions.place = Place::Versions;
    versions.releases.value = Some(samples::releases());
    let mut tools = with(0);
    tools.place = Place::Tools;
    let mut lookup_failed = at(machine, Place::Versions);
    lookup_failed.releases.job = Job::Failed(failure(()));
    let mut reading = at(machine, Place::History);
    reading.history.job = Job::Running(running(()));
    let mut unreadable = at(machine, Place::History);
    unreadable.history.job = Job::Failed(failure(()));
    let mut nothing_done = at(machine, Place::History);
    nothing_done.history.value = Some(History::default());
    let mut history = at(machine, Place::History);
    history.history.value = Some(machine.history());
    let mut opened = at(machine, Place::History);
    opened.history.value = Some(machine.history());
    opened.selected = Some("0005".to_owned());
    vec![
        ("home, looking", blank()),
        ("home, nothing set up", home(machine)),
        ("home, incomplete", with(2)),
        ("home, ready", with(0)),
        ("home, interrupted", interrupted),
        ("home, out of support", old),
        ("home, a project offered", offered),
        ("home, failed", failed),
        ("closing", asked),
        ("versions, looking", at(machine, Place::Versions)),
        ("versions", versions),
        ("versions, failed", lookup_failed),
        ("tools, no Go", at(machine, Place::Tools)),
        ("tools", tools),
        ("history, reading", reading),
        ("history, failed", unreadable),
        ("history, empty", nothing_done),
        ("history", history),
        ("history, one damaged", opened),
    ]
}

fn settings(machine: &Machine) -> Vec<(&'static str, Model)> {
    let told = |selected: Option<&str>, filter: &str| {
        let mut model = at(machine, Place::Environment);
        model.go_env.value = Some(machine.go_env());
        (model.selected, model.filter) = (selected.map(str::to_owned), filter.to_owned());
        model
    };
    let tabulated = |selected: Option<&str>, filter: &str, sorted_by| {
        let mut model = at(machine, Place::Compatibility);
        model.matrix.value = Some(Matrix::built_in());
        (model.selected, model.filter) = (selected.map(str::to_owned), filter.to_owned());
        model.sorted_by = sorted_by;
        model
    };
    let mut narrowed = tabulated(None, "", 0);
    narrowed.narrowed.extend([Feature::FirstClass, Feature::Cgo]);
    let mut not_tabulated = at(machine, Place::Compatibility);
    not_tabulated.matrix.job = Job::Failed(failure(()));
    let mut edited = told(Some("GOPROXY"), "");
    edited.setting = "https://goproxy.cn,direct".to_owned();
    let mut kept = told(Some("GOPROXY"), "");
    if let Some(setting) = kept.go_env.value.as_mut().and_then(|report| report.settings.first_mut()) {
        setting.origin = SettingOrigin::GoEnvFile {
            set_at: FileLine { path: "/home/ann/.config/go/env".into(), line: 1 },
        };
    }
    let mut overruled = told(Some("GOPROXY"), "");
    if let Some(setting) = overruled.go_env.value.as_mut().and_then(|report| report.settings.first_mut()) {
        setting.origin = SettingOrigin::Environment { set_at: None };
    }
    let listed = |files: Kept<Vec<ShellFile>>| {
        let mut model = at(machine, Place::Environment);
        (model.shows_shell_files, model.shell_files) = (true, files);
        model
    };
    let files = |value| listed(Kept { value: Some(value), job: Job::Done(()) });
    let mut examined = at(machine, Place::Checks);
    examined.checks.value = Some(samples::examination());
    examined.why.value = Some(samples::why());
    let mut chosen = at(machine, Place::Checks);
    chosen.checks.value = Some(samples::examination());
    if let Some(found) = &mut chosen.checks.value {
        found.findings.push(samples::proxy_off());
    }
    let mut not_examined = at(machine, Place::Checks);
    not_examined.checks.job = Job::Failed(failure(()));
    let mut untraced = at(machine, Place::Checks);
    untraced.checks.value = Some(samples::examination());
    untraced.why.job = Job::Failed(failure(()));
    untraced.report = Job::Failed(failure(()));
    let mut copied = at(machine, Place::Home);
    copied.checks.value = Some(samples::examination());
    copied.command(Command::Copy("go version".to_owned()), Instant::now());
    let mut untold = at(machine, Place::Environment);
    untold.go_env.job = Job::Failed(failure(()));
    let searched = |query: &str| {
        let mut model = home(machine);
        model.command(Command::ShowPalette(true), Instant::now());
        model.command(Command::Find(query.to_owned()), Instant::now());
        model
    };
    vec![
        ("environment, reading", at(machine, Place::Environment)),
        ("environment", told(None, "")),
        ("environment, one setting", told(Some("GOTOOLCHAIN"), "")),
        ("environment, edited", edited),
        ("environment, kept", kept),
        ("environment, overruled", overruled),
        ("shell files, reading", listed(Kept::default())),
        ("shell files", files(samples::shell_files())),
        ("shell files, none", files(Vec::new())),
        ("shell files, failed", listed(Kept { value: None, job: Job::Failed(failure(())) })),
        ("environment, filtered", told(None, "proxy")),
        ("environment, nothing found", told(None, "zzz")),
        ("environment, failed", untold),
        ("checks, reading", at(machine, Place::Checks)),
        ("checks", examined),
        ("checks, a choice", chosen),
        ("checks, failed", not_examined),
        ("checks, untraced", untraced),
        ("home, copied", copied),
        ("compatibility, reading", at(machine, Place::Compatibility)),
        ("compatibility", tabulated(None, "", 0)),
        ("compatibility, one target", tabulated(Some("linux/riscv64"), "", 2)),
        ("compatibility, filtered", tabulated(Some("linux/arm"), "armv7", 0)),
        ("compatibility, nothing found", tabulated(None, "zzz", 0)),
        ("compatibility, narrowed", narrowed),
        ("compatibility, failed", not_tabulated),
        ("palette", searched("")),
        ("palette, found", searched("sz")),
        ("palette, nothing found", searched("zzz")),
    ]
}

/// The settings in every state.
fn preferences(machine: &Machine) -> Vec<(&'static str, Model)> {
    let of_refused = |place| {
        let opened = Opened { refused: Some(samples::error().into()), ..Opened::default() };
        let mut model = Model::new(opened).0;
        (model.place, model.machine.value) = (place, Some(machine.looked()));
        model
    };
    let mut not_set_aside = of_refused(Place::Settings);
    if let Some(refused) = &mut not_set_aside.refused {
        refused.setting_aside = Job::Failed(failure(()));
    }
    let mut preferences = at(machine, Place::Settings);
    preferences.caches.value = Some(machine.sizes());
    let mut with_go = at(machine, Place::Settings);
    with_go.machine.value = Some(machine.looked_with_go(0));
    with_go.caches.value = Some(machine.sizes());
    with_go.opening = Job::Failed(failure(()));
    let mut tested = at(machine, Place::Settings);
    tested.in_force.source = samples::tries().into_keys().collect();
    tested.tries = samples::tries();
    let mut not_kept = at(machine, Place::Settings);
    not_kept.keeping = Job::Failed(failure(()));
    not_kept.caches.job = Job::Failed(failure(()));
    let mut nothing_cached = at(machine, Place::Settings);
    nothing_cached.caches.value = Some(Sizes::default());
    vec![
        ("settings", preferences),
        ("settings, with Go", with_go),
        ("settings, tested", tested),
        ("settings, measuring", at(machine, Place::Settings)),
        ("settings, failed", not_kept),
        ("settings, no cache", nothing_cached),
        ("home, settings refused", of_refused(Place::Home)),
        ("settings, not set aside", not_set_aside),
    ]
}

fn choosing(machine: &Machine) -> Vec<(&'static str, Model)> {
    let choose = |choices: Choices| {
        let mut model = home(machine);
        (model.step, model.choices) = (Some(Step::Choose), choices);
        model
    };
    let known = |choices| {
        let mut model = choose(choices);
        model.releases.value = Some(samples::releases());
        model
    };
    let older = Choices { go: GoChoice::Version(samples::GO), ..Choices::default() };
    let module = Choices { go: GoChoice::Module("/src/go.mod".into()), ..Choices::default() };
    let china = Choices {
        region: Some("cn".to_owned()),
        goproxy: Some("https://goproxy.cn,direct".to_owned()),
        shells: Some(Vec::new()),
        ..Choices::default()
    };
    let gopath = |dir: &str| Choices { gopath: Some(dir.to_owned()), ..Choices::default() };
    let mut failed = choose(Choices::default());
    failed.releases.job = Job::Failed(failure(()));
    vec![
        ("choose, looking", choose(Choices::default())),
        ("choose", known(Choices::default())),
        ("choose, an older one", known(older)),
        ("choose, of a module", known(module)),
        ("choose, in China", known(china)),
        ("choose, failed", failed),
        ("choose, a GOPATH", known(gopath("/srv/my go"))),
        ("choose, a GOPATH refused", known(gopath("~/go"))),
    ]
}

fn reviews(machine: &Machine) -> Vec<(&'static str, Model)> {
    let reviewing = |plan, wish| {
        let mut model = home(machine);
        (model.step, model.plan, model.wish) = (Some(Step::Review), plan, Some(wish));
        model
    };
    let set_up = || Wish::SetUp(Choices::default());
    let review = machine.review();
    let nothing = samples::empty(&review.plan);
    // The steps of a removal alone matter here: none can be taken back.
    let of_request = |request: Request, wish| {
        let mut review = machine.review();
        review.plan.request = request;
        review.plan.steps.iter_mut().for_each(|step| step.undo = Inverse::InstallAgain);
        reviewing(Job::Done(review), wish)
    };
    let undo = Request::Undo { receipts: vec!["0001".to_owned()] };
    let removal = Request::RemoveSdk { version: samples::GO };
    let caches = Request::CleanCaches { caches: vec![Cache::Downloads] };
    let saving = |saved| {
        let mut model = reviewing(Job::Done(machine.review()), set_up());
        model.plan_file = PlanFile { is_open: true, path: "/src/my plan.json".to_owned(), saved };
        model
    };
    vec![
        ("review, planning", reviewing(Job::Running(running(())), set_up())),
        ("review", reviewing(Job::Done(review), set_up())),
        ("review, saving", saving(Job::Idle)),
        ("review, saved", saving(Job::Done("/src/my plan.json".into()))),
        ("review, not saved", saving(Job::Failed(failure(())))),
        ("review, an undo", of_request(undo, Wish::Undo(None))),
        ("review, a removal", of_request(removal, Wish::Remove(samples::GO))),
        ("review, caches", of_request(caches, Wish::CleanCaches)),
        ("review, nothing to do", reviewing(Job::Done(nothing), set_up())),
        ("review, failed", reviewing(Job::Failed(failure(())), Wish::Use(samples::GO))),
    ]
}

fn runs(machine: &Machine) -> Vec<(&'static str, Model)> {
    let install = |run| {
        let mut model = home(machine);
        (model.step, model.run, model.wish) =
            (Some(Step::Install), run, Some(Wish::SetUp(Choices::default())));
        model
    };
    let at_work = |happened: Vec<Happened>| {
        let mut progress = Progress::new(machine.review().plan, Instant::now());
        for event in happened {
            progress.take(event, progress.begun + Duration::from_secs(1));
        }
        progress
    };
    let fetching = || {
        at_work(vec![
            Happened::Started { step: 1 },
            Happened::SourceFailed {
                step: 1,
                url: "https://go.dev/dl/x".to_owned(),
                code: "GR-NET-001".to_owned(),
                message: "no route".to_owned(),
            },
            Happened::Progress { step: 1, done_bytes: 30_000_000, total_bytes: Some(70_000_000) },
        ])
    };
    let waiting = at_work(vec![Happened::Waiting { holder: "process 4711: goready setup".to_owned() }]);
    let proving = || {
        at_work(vec![
            Happened::Proving { proof: Proof::GoVersion },
            Happened::Proving { proof: Proof::HelloBuild },
            Happened::Proving { proof: Proof::HelloRun },
            Happened::Proved { proof: Proof::GoVersion },
        ])
    };
    let mut changing = proving();
    changing.plan.request = Request::RemoveSdk { version: samples::GO };
    let mut fetched = fetching();
    fetched.take(Happened::Finished { step: 1, evidence: Vec::new() }, fetched.begun);
    let mut logged = install(Job::Running(running(fetching())));
    logged.shows_log = true;
    let mut looking_around = install(Job::Running(running(fetching())));
    looking_around.step = None;
    let stopping = running(fetching());
    stopping.cancel.request();
    let stopped = Failure { error: samples::cancelled(), progress: fetching() };
    let mut next = install(Job::Running(running(fetching())));
    next.next = Some(Wish::GoEnv("GOPROXY".to_owned(), None));
    let mut due = install(Job::Done(machine.outcome(samples::proved())));
    due.next = Some(Wish::CleanCaches);
    let mut undone = machine.outcome(samples::proved());
    undone.plan = Plan { request: Request::Undo { receipts: vec!["0001".to_owned()] }, ..undone.plan };
    let mut project = machine.outcome(samples::proved());
    let dir = "/src/hello".into();
    let made = NewProject { dir, version: samples::GO, vs_code: true };
    project.plan = Plan { request: Request::NewProject(made), ..project.plan };
    let mut not_opened = install(Job::Done(project.clone()));
    not_opened.opening = Job::Failed(failure(()));
    let building = at_work(vec![
        Happened::Started { step: 1 },
        Happened::Building {
            step: 1,
            modules: 7,
            packages: 100,
            packages_before: Some(400),
            left_secs: Some(90),
        },
    ]);
    vec![
        ("install, building", install(Job::Running(running(building)))),
        ("done, project", install(Job::Done(project))),
        ("done, not opened", not_opened),
        ("install", install(Job::Running(running(fetching())))),
        ("install, waiting", install(Job::Running(running(waiting)))),
        ("install, proving", install(Job::Running(running(proving())))),
        (
            "install, proofs stopped",
            install(Job::Failed(Failure { error: samples::cancelled(), progress: proving() })),
        ),
        ("install, another change", install(Job::Running(running(changing)))),
        ("install, with its log", logged),
        ("install, stopping", install(Job::Running(stopping))),
        ("home, at work", looking_around),
        ("install, failed", install(Job::Failed(failure(fetching())))),
        ("install, failed later", install(Job::Failed(failure(fetched)))),
        ("install, stopped", install(Job::Failed(stopped))),
        ("done", install(Job::Done(machine.outcome(samples::proved())))),
        ("done, broken", install(Job::Done(machine.outcome(samples::failed())))),
        ("install, another waits", next),
        ("done, another is due", due),
        ("done, undone", install(Job::Done(undone))),
    ]
}
