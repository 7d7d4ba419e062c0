//! What a person may write wrongly, or ask too early: told before anything happens.

use crate::Bare;
use crate::answers::{answer, assert_refused};
use goready_tests::faults::Hashes;
use std::fs;

#[test]
fn words_that_mean_nothing_are_refused_before_anything_happens() {
    let bare = Bare::new("modules");
    let before = Hashes::default().picture(&bare.machine.home());
    for (words, exit, code) in [
        (&["setup", "--source", "foo://x"][..], 66, "GR-SERVICES-003"),
        (&["setup", "--source", "go.dve"], 66, "GR-SERVICES-003"),
        (&["setup", "--source", "goproxy:ftp://x"], 65, "GR-PROXY-003"),
        (&["setup", "--goproxy", "ftp://x"], 65, "GR-PROXY-003"),
        (&["setup", "--goproxy", ","], 65, "GR-PROXY-001"),
        (&["setup", "--go", "/"], 64, "GR-CAT-001"),
        (&["setup", "--go", "1.x"], 64, "GR-CAT-001"),
    ] {
        assert_refused(&bare.machine.run(&[words, &["--yes", "--json"]].concat()), exit, code);
    }
    assert_eq!(Hashes::default().picture(&bare.machine.home()), before);
}

#[test]
fn a_settings_file_that_is_a_folder_is_not_passed_over() {
    let bare = Bare::new("modules");
    fs::create_dir_all(bare.machine.home().join(".config/goready/settings.toml")).unwrap();
    assert_refused(&bare.machine.run(&["status", "--json"]), 65, "GR-FS-006");
}

#[test]
fn verify_without_a_go_of_ours_proves_nothing_and_says_so() {
    let ran = Bare::new("modules").machine.run(&["verify", "--json"]);
    assert_eq!((ran.code, &answer(&ran)["ok"]), (Some(1), &false.into()), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn a_folder_says_by_its_go_mod_which_go_it_wants() {
    let bare = Bare::new("modules");
    let project = bare.machine.home().join("project");
    fs::create_dir(&project).unwrap();
    fs::write(project.join("go.mod"), "module x\n\ngo 1.22.3\n").unwrap();
    let plan = |go: &str| answer(&bare.machine.run(&["plan", "--go", go, "--offline", "--json"]));
    let folder = plan(project.to_str().unwrap())["plan"]["steps"].clone();
    assert_eq!(folder[0]["version"].as_str().map(|version| &version[..6]), Some("go1.22"));
    assert_eq!(folder, plan(project.join("go.mod").to_str().unwrap())["plan"]["steps"]);
}

#[test]
fn a_saved_plan_is_refused_where_the_machine_changed_though_yes_was_said() {
    let bare = Bare::new("modules");
    let home = bare.machine.home();
    let saved = bare.machine.run(&["plan", "--go", "1.22.12", "--offline", "--json"]);
    assert_eq!(saved.code, Some(0), "{}", saved.stderr);
    fs::write(home.join("plan.json"), saved.stdout).unwrap();
    fs::write(home.join(".bashrc"), "alias ll='ls -l'\n").unwrap();
    let before = Hashes::default().picture(&home);
    let plan = home.join("plan.json");
    let words = ["apply", plan.to_str().unwrap(), "--offline", "--yes", "--json"];
    assert_refused(&bare.machine.run(&words), 65, "GR-APPLY-003");
    assert_eq!(Hashes::default().picture(&home), before);
}
