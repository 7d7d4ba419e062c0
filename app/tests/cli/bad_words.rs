//! Command lines and preferences that mean nothing.

use crate::sandbox::{Sandbox, ran};

#[test]
fn each_mistake_has_its_exit_code_and_its_stable_code() {
    let sandbox = Sandbox::new();
    for (words, exit, code) in [
        (&["setpu"][..], 64, "GR-USE-002"),
        (&["setup", "--dry-rum"], 64, "GR-USE-001"),
        (&["status", "x"], 64, "GR-USE-003"),
        (&["setup", "--wait", "soon"], 64, "GR-USE-004"),
        (&["setup", "--go"], 64, "GR-USE-005"),
        (&["sdk", "use"], 64, "GR-USE-006"),
        (&["sdk"], 64, "GR-USE-007"),
        (&["undo", "0001", "--all"], 64, "GR-USE-008"),
        (&["setup", "--tools", "none,gopls"], 64, "GR-USE-008"),
        (&["setup", "--shells", "bash,none"], 64, "GR-USE-008"),
        (&["tools", "install", "gopls@v0.23.0", "gopls@v0.22.0"], 64, "GR-USE-008"),
        (&["tools", "install", "none", "gopls"], 64, "GR-USE-008"),
        (&["tools", "remove", "gopls", "default"], 64, "GR-USE-008"),
        (&["completions", "tcsh"], 64, "GR-USE-004"),
        (&["help", "setpu"], 64, "GR-USE-002"),
        (&["schema", "goready.x.v1"], 64, "GR-USE-004"),
        (&["setup", "--shells", "bahs"], 64, "GR-USE-004"),
        (&["--lang", "fr", "status"], 64, "GR-USE-004"),
        (&["cache"], 64, "GR-USE-007"),
        (&["cache", "clean", "home"], 64, "GR-USE-004"),
        (&["new"], 64, "GR-USE-006"),
        (&["new", ""], 64, "GR-USE-005"),
        (&["new", "a", "b"], 64, "GR-USE-003"),
        (&[], 64, "GR-USE-010"),
        (&["setup", "--go", "banana", "--offline"], 64, "GR-CAT-001"),
        (&["setup", "--go", "1.99", "--offline"], 66, "GR-CAT-003"),
        (&["setup", "--go", "1.18", "--offline"], 81, "GR-CAT-005"),
        (&["setup", "--go", "./go.mod", "--offline"], 66, "GR-FS-004"),
        (&["setup", "--from", "nowhere.tar.gz", "--offline"], 66, "GR-FS-004"),
        (&["setup", "--source", "go.dve", "--offline"], 66, "GR-SERVICES-003"),
        (&["setup", "--region", "atlantis", "--offline"], 66, "GR-SERVICES-003"),
        (&["apply", "nowhere.json"], 66, "GR-CLI-008"),
        (&["undo", "0007"], 66, "GR-PLAN-011"),
        (&["sdk", "use", "1.22"], 66, "GR-CLI-009"),
        (&["sdk", "remove", "x"], 66, "GR-CLI-009"),
        (&["sdk", "update", "--offline"], 66, "GR-CLI-010"),
        (&["new", "hello"], 66, "GR-CLI-010"),
    ] {
        let ran = sandbox.run(words);
        assert_eq!(ran.code, exit, "{words:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(&format!("[{code}]")), "{words:?}: {}", ran.stderr);
        assert_eq!(ran.stdout, "", "{words:?}");
        assert!(sandbox.tree().is_empty(), "{words:?} left something");
    }
}

#[test]
fn with_json_a_mistake_is_one_object_too() {
    let sandbox = Sandbox::new();
    for (words, code, exit) in [
        (&["setpu", "--json"][..], "GR-USE-002", 64),
        (&["--json", "setup", "--go", "1.99", "--offline"], "GR-CAT-003", 66),
        (&["--json"], "GR-USE-010", 64),
    ] {
        let ran = sandbox.run(words);
        let json = ran.json();
        assert_eq!(json["schema"], "goready.error.v1", "{words:?}");
        assert_eq!(json["error"]["code"], code, "{words:?}");
        assert_eq!((json["error"]["exit"].as_i64(), ran.code), (Some(i64::from(exit)), exit), "{words:?}");
    }
}

#[test]
fn a_mistake_names_what_was_probably_meant() {
    let sandbox = Sandbox::new();
    assert!(sandbox.run(&["setup", "--dry-rum"]).stderr.contains("--dry-run"));
    assert!(sandbox.run(&["setup", "--go", "1.99", "--offline"]).stderr.contains("1.27"));
    assert!(sandbox.run(&["setup", "--source", "go.dve", "--offline"]).stderr.contains("go.dev"));
}

#[test]
fn preferences_that_mean_nothing_are_refused_with_their_line() {
    let sandbox = Sandbox::new();
    sandbox.write(".config/goready/settings.toml", "lang = \"en-US\"\nsauce = [\"go.dev\"]\n");
    let ran = sandbox.run(&["status"]);
    ran.failed_with(65, "GR-SET-002");
    assert!(
        ran.stderr.contains("settings.toml") && ran.stderr.contains('2') && ran.stderr.contains("source")
    );
    sandbox.write(".config/goready/settings.toml", "lang = \n");
    sandbox.run(&["status"]).failed_with(65, "GR-SET-001");
    sandbox.write(".config/goready/settings.toml", "wait = \"soon\"\n");
    sandbox.run(&["status"]).failed_with(65, "GR-SET-003");
    sandbox.write(".config/goready/settings.toml", "");
    ran_with(&sandbox, "GOREADY_WAIT", "soon").failed_with(65, "GR-SET-004");
}

fn ran_with(sandbox: &Sandbox, name: &str, value: &str) -> crate::sandbox::Ran {
    ran(sandbox.command().env(name, value).arg("status"))
}

#[test]
fn the_language_comes_from_option_variable_file_or_system() {
    let sandbox = Sandbox::new();
    let chinese = |ran: crate::sandbox::Ran| ran.stderr.contains("错误");
    assert!(chinese(sandbox.run(&["--lang", "zh", "setpu"])));
    assert!(chinese(ran(sandbox.command().env("LANG", "zh_CN.UTF-8").arg("setpu"))));
    assert!(chinese(ran(sandbox
        .command()
        .env("GOREADY_LANG", "zh-CN")
        .env("LANG", "en_US.UTF-8")
        .arg("setpu"))));
    assert!(!chinese(ran(sandbox.command().env("LANG", "zh_CN.UTF-8").args(["--lang", "en", "setpu"]))));
    sandbox.write(".config/goready/settings.toml", "lang = \"zh-CN\"\n");
    assert!(chinese(sandbox.run(&["setpu"])));
}

#[test]
fn the_next_step_is_the_command_that_helps() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["sdk", "use", "go1.22"]);
    assert!(ran.stderr.contains("goready sdk install 1.22"), "{}", ran.stderr);
    // A receipt is found by its number, however it is written.
    assert!(sandbox.run(&["undo", "7"]).stderr.contains("0007"));
}

#[test]
fn what_is_offline_and_not_here_is_told_in_one_line() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["setup", "--offline", "--yes", "--go", "1.23"]);
    ran.failed_with(69, "GR-APPLY-004");
    assert_eq!(ran.stderr.matches("GR-NET-001").count(), 0, "{}", ran.stderr);
    let (error, after) = ran.stderr.split_once("Error: ").unwrap();
    assert!(!error.contains("did not serve"), "{error}");
    assert!(after.lines().count() <= 3, "{after}");
}
