//! Plans for machines that are not this one: macOS, Windows, musl, ARM. A plan is made from facts alone, so the facts are
//! files, and what is planned is compared with what was looked at once.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test program whatever goes wrong is a failure")]

use goready_installers::catalog::Catalog;
use goready_installers::detect::{Facts, Obstacle};
use goready_installers::error::Coded as _;
use goready_installers::plan::{
    Action, Mend, Plan, PlanError, Request, SdkWish, SetUp, ShellChoice, SourceSpec, WantedGo, plan,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The machines, each with its facts.
const MACHINES: [(&str, &str); 4] = [
    ("macos-zsh", include_str!("plans/macos-zsh.json")),
    ("windows-powershell", include_str!("plans/windows-powershell.json")),
    ("alpine-musl", include_str!("plans/alpine-musl.json")),
    ("raspberry-pi", include_str!("plans/raspberry-pi.json")),
];

fn facts(text: &str) -> Facts {
    serde_json::from_str(text).unwrap()
}

/// A set-up of this Go from the usual two kinds of sources.
fn set_up(go: &str) -> Request {
    let sources = vec![
        SourceSpec::Official {
            base: "https://go.dev/dl/".to_owned(),
            signatures: "https://go.dev/dl/".to_owned(),
            index: None,
        },
        SourceSpec::ModuleProxy {
            proxies: "https://proxy.golang.org,direct".to_owned(),
            database: "sum.golang.org".to_owned(),
            database_address: "https://sum.golang.org".to_owned(),
        },
    ];
    let go = WantedGo::Version { wanted: go.parse().unwrap() };
    let sdk = SdkWish { go, sources, vouched: None };
    Request::SetUp(SetUp { sdk, shells: ShellChoice::Installed, go_env: BTreeMap::new(), tools: None })
}

/// A plan as a page: a line for each field of a step, texts as they are.
fn page(plan: &Plan) -> String {
    let mut page = String::new();
    for step in &plan.steps {
        let Value::Object(fields) = serde_json::to_value(step).unwrap() else {
            panic!("a step is an object")
        };
        for (name, value) in fields {
            let indent = if name == "id" { "" } else { "    " };
            match value.as_str().filter(|text| text.contains('\n')) {
                Some(text) => {
                    let text = text.trim_end().replace('\n', "\n        | ");
                    writeln!(page, "{indent}{name}:\n        | {text}").unwrap();
                }
                None => writeln!(page, "{indent}{name}: {value}").unwrap(),
            }
        }
    }
    for (name, list) in [
        ("satisfied", serde_json::to_value(&plan.satisfied).unwrap()),
        ("warnings", serde_json::to_value(&plan.warnings).unwrap()),
        ("goal", serde_json::to_value(&plan.goal).unwrap()),
    ] {
        writeln!(page, "{name}: {list:#}").unwrap();
    }
    writeln!(page, "download: {} bytes, disk: {} bytes", plan.download_bytes, plan.disk_bytes).unwrap();
    page
}

#[test]
fn plans_for_other_machines_are_what_they_were() {
    for (name, text) in MACHINES {
        let plan = plan(&facts(text), &set_up("1.23.12"), &Catalog::embedded()).unwrap();
        insta::assert_snapshot!(name, page(&plan));
    }
}

#[track_caller]
fn refused(facts: &Facts, go: &str, exit: u8, code: &str) -> PlanError {
    let error = plan(facts, &set_up(go), &Catalog::embedded()).unwrap_err();
    assert_eq!((error.class().exit_code(), error.code()), (exit, code), "{error}");
    error
}

#[test]
fn every_machine_refuses_what_it_cannot_do() {
    for (name, text) in MACHINES {
        println!("{name}");
        let usual = facts(text);
        refused(&usual, "1.23.99", 66, "GR-CAT-003");
        refused(&usual, "1.18.10", 81, "GR-CAT-005");
        let mut full = usual.clone();
        full.home.free_bytes = Some(1 << 20);
        refused(&full, "1.23.12", 74, "GR-PLAN-010");
        let mut read_only = usual.clone();
        read_only.home.is_writable = false;
        refused(&read_only, "1.23.12", 73, "GR-PLAN-009");
        let mut elsewhere = usual;
        elsewhere.machine.platform.value.arch = "sparc64".to_owned();
        refused(&elsewhere, "1.23.12", 81, "GR-CAT-004");
    }
}

#[test]
fn a_go_that_a_platform_got_later_or_lost_is_refused_with_the_nearest_that_it_has() {
    for (machine, os, arch, go) in
        [("raspberry-pi", "linux", "riscv64", "1.20.14"), ("windows-powershell", "windows", "arm", "1.27.0")]
    {
        let (_, text) = MACHINES.iter().find(|(name, _)| *name == machine).unwrap();
        let mut facts = facts(text);
        facts.machine.platform.value = goready_installers::platform::Platform::new(os, arch);
        let error = refused(&facts, go, 81, "GR-CAT-004");
        assert_ne!(error.hint(), goready_installers::error::Hint::None, "{error}");
    }
}

#[test]
fn an_old_go_that_needs_glibc_is_told_on_musl_alone() {
    for (name, text) in MACHINES {
        let plan = plan(&facts(text), &set_up("1.20.14"), &Catalog::embedded()).unwrap();
        let told = serde_json::to_string(&plan.warnings).unwrap().contains("needs_glibc");
        assert_eq!(told, name == "alpine-musl", "{name}");
    }
}

#[test]
fn a_plan_for_another_machine_is_the_same_after_it_was_saved() {
    for (name, text) in MACHINES {
        let plan = plan(&facts(text), &set_up("1.23.12"), &Catalog::embedded()).unwrap();
        let saved: Plan = serde_json::from_str(&serde_json::to_string(&plan).unwrap()).unwrap();
        assert_eq!((saved.digest(), saved), (plan.digest(), plan), "{name}");
    }
}

/// Where `go install` puts programs is told by the env files too, so a change of it renews them at once.
#[test]
fn shells_find_tools_where_they_go_once_the_value_is_kept() {
    let facts = facts(MACHINES[3].1);
    let env_files = |name: &str, value: &str| {
        let go_env = BTreeMap::from([(name.to_owned(), Some(value.to_owned()))]);
        let mend = Mend { go_env, shells: Some(ShellChoice::Installed), ..Mend::default() };
        let plan = plan(&facts, &Request::Mend(Box::new(mend)), &Catalog::embedded()).unwrap();
        let is_set = |action: &Action| matches!(action, Action::SetGoEnv { .. });
        assert!(plan.steps.iter().any(|step| is_set(&step.action)), "{plan:?}");
        let texts = plan.steps.into_iter().filter_map(|step| {
            if let Action::WriteFile { text, .. } = step.action { Some(text) } else { None }
        });
        texts.collect::<Vec<String>>().join("\n")
    };
    let text = env_files("GOPATH", "/srv/go");
    assert!(text.contains("/srv/go/bin") && !text.contains("GOPATH="), "go reads its own file: {text}");
    assert!(env_files("GOBIN", "/srv/bin").contains("/srv/bin"));
    assert!(env_files("GOPROXY", "direct").contains("GOPATH="));
}

/// Into a Go, and to where something else than a folder is, no program can be put.
#[test]
fn a_place_where_no_program_can_be_is_refused() {
    let (_, text) = MACHINES.iter().find(|(name, _)| *name == "raspberry-pi").unwrap();
    let ask = |facts: &Facts, name: &str, value: &str| {
        let go_env = [(name.to_owned(), Some(value.to_owned()))].into();
        let mend = Request::Mend(Box::new(Mend { go_env, ..Mend::default() }));
        plan(facts, &mend, &Catalog::embedded()).map_err(Box::new)
    };
    let mut machine = facts(text);
    let store = machine.home.places.sdk_store().join("go1.23.12");
    for (name, value) in [
        ("GOBIN", store.join("bin")),
        ("GOBIN", machine.home.places.active_bin()),
        ("GOPATH", store.clone()),
        ("GOPATH", store.join("work")),
    ] {
        let error = ask(&machine, name, value.to_str().unwrap()).unwrap_err();
        let inside = Obstacle::InsideGo;
        let is_it = matches!(&*error, PlanError::SettingPlace { obstacle, .. } if *obstacle == inside);
        assert!(is_it, "{name}={}: {error}", value.display());
    }
    machine.bin.dir.value = "/home/ada/.bashrc".into();
    machine.bin.obstacle = Some(Obstacle::NotADirectory);
    let error = ask(&machine, "GOBIN", "/home/ada/.bashrc").unwrap_err();
    assert!(matches!(&*error, PlanError::SettingPlace { name, .. } if name == "GOBIN"), "{error}");
    ask(&machine, "GOPATH", "/home/ada/work").unwrap();
    machine.bin.obstacle = Some(Obstacle::DirectoryReadOnly);
    ask(&machine, "GOBIN", "/home/ada/.bashrc").unwrap();
}

/// A set-up with a GOPATH of its own: it is kept for Go, its folder is made, shells find what is installed there, and
/// that is what is proved.
#[test]
fn a_set_up_goes_by_the_gopath_that_is_asked_for() {
    let (_, text) = MACHINES.iter().find(|(name, _)| *name == "raspberry-pi").unwrap();
    let with = |gopath: &str| {
        let Request::SetUp(mut set_up) = set_up("1.23.12") else { unreachable!("it is one") };
        set_up.go_env.insert("GOPATH".to_owned(), gopath.to_owned());
        plan(&facts(text), &Request::SetUp(set_up), &Catalog::embedded()).map_err(Box::new)
    };
    let asked = with("/srv/go").unwrap();
    let steps = serde_json::to_string(&asked.steps).unwrap();
    assert!(steps.contains(r#"["GOPATH","/srv/go"]"#) && steps.contains("/srv/go/bin"), "{steps}");
    assert!(!page(&asked).contains("gopath_kept"), "what is asked for is not what is kept");
    let goal = asked.goal.unwrap();
    assert_eq!(goal.gopath, std::path::Path::new("/srv/go"));
    assert!(!goal.go_env.contains_key("GOPATH"), "it is a part of every goal");
    let refused = with("~/go").unwrap_err();
    assert!(matches!(&*refused, PlanError::SettingRefused { name, .. } if name == "GOPATH"), "{refused}");
}
