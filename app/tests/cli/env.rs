//! `env NAME --set VALUE` and `--unset`: a plan, a receipt, and an undo.

use crate::answers::assert_valid;
use crate::sandbox::Sandbox;
use std::fs;

const FILE: &str = ".config/go/env";

#[test]
fn a_setting_of_go_is_changed_and_taken_back_byte_for_byte() {
    let sandbox = Sandbox::new();
    sandbox.write(FILE, "# mine\nGOFLAGS=-mod=mod\nGOPROXY=direct");
    let before = fs::read(sandbox.home().join(FILE)).unwrap();
    let set = ["env", "GOPROXY", "--set", "https://goproxy.cn,direct", "--offline", "--json"];
    let refused = sandbox.run(&set);
    assert_eq!(refused.code, 64, "nobody agreed");
    assert_eq!(fs::read(sandbox.home().join(FILE)).unwrap(), before);
    let ran = sandbox.run(&[&set[..], &["--yes"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_valid(&ran.json());
    let text = fs::read_to_string(sandbox.home().join(FILE)).unwrap();
    assert!(text.contains("# mine\n") && text.contains("GOPROXY=https://goproxy.cn,direct"), "{text}");
    let again = sandbox.run(&[&set[..], &["--yes"]].concat());
    assert_eq!(again.json()["changed"], false, "{}", again.stdout);
    let ran = sandbox.run(&["env", "GOPROXY", "--unset", "--offline", "--yes"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!fs::read_to_string(sandbox.home().join(FILE)).unwrap().contains("GOPROXY"));
    let ran = sandbox.run(&["undo", "--all", "--yes"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(fs::read(sandbox.home().join(FILE)).unwrap(), before);
}

#[test]
fn a_value_that_go_would_refuse_and_a_setting_that_is_not_ours_to_change_are_refused() {
    let sandbox = Sandbox::new();
    for (name, value) in [("GOPATH", "go"), ("GOBIN", "~/bin"), ("GOBIN", "/a:/b"), ("GOPROXY", "::")] {
        sandbox.run(&["env", name, "--set", value, "--offline", "--yes"]).failed_with(65, "GR-PLAN-030");
    }
    sandbox.run(&["env", "GOROOT", "--set", "/x", "--offline", "--yes"]).failed_with(64, "GR-USE-004");
    sandbox.run(&["env", "--set", "/x", "--yes"]).failed_with(64, "GR-USE-006");
    assert!(!sandbox.home().join(FILE).exists());
}
