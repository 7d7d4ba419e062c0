//! A tool that does not exist for this platform. All of them exist where these tests run, so the platform is made another
//! one: in a mount namespace `/bin/sh`, from which the userland's architecture is read, is a program for 32-bit ARM,
//! which dlv does not know.

use goready_tests::faults::{OLD, Ran};
use goready_tests::sampled;
use goready_tests::tool_home::{Modules, ToolHome, UPSTREAM};
use serde_json::Value;
use std::fs;

/// As much of an ELF file as tells its machine: 32 bits, little end first, executable, ARM.
const ARM_PROGRAM: &[u8] = b"\x7fELF\x01\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x28\0\x01\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x34\0\0\0\0\0\0\0\0\0\0\0";

/// Puts `$0` over `/bin/sh` and becomes the rest.
const BECOME: &str = "mount --bind \"$0\" /bin/sh && exec \"$@\"";

/// goready on 32-bit ARM, as far as it can see; none where namespaces are not allowed.
fn on_arm(home: &ToolHome, words: &[&str]) -> Option<Ran> {
    let shell = home.machine.home().join("../arm-sh");
    fs::write(&shell, ARM_PROGRAM).unwrap();
    let shell = shell.to_str().unwrap();
    let prefix = ["unshare", "--user", "--map-root-user", "--mount", "bash", "-c", BECOME, shell];
    let output = home.machine.prefixed(&prefix, &[words, &UPSTREAM].concat()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let ran = Ran { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) };
    if ran.stderr.starts_with("unshare:") || ran.stderr.starts_with("mount:") {
        sampled(&format!("SKIPPED: a tool that does not exist here: {}", ran.stderr.trim()));
        return None;
    }
    Some(ran)
}

#[test]
fn a_tool_that_does_not_exist_here_ends_in_81_with_the_reason_and_the_rest_is_done() {
    let home = ToolHome::new(OLD, Modules::Shared);
    let words = ["tools", "install", "dlv", "goimports", "--yes"];
    let Some(ran) = on_arm(&home, &words) else { return };
    assert_eq!(ran.code, Some(81), "{ran:?}");
    // A plan that is only shown says the same, and nothing of it is done.
    let before = home.programs();
    for shown in [
        &["tools", "install", "dlv", "staticcheck", "--dry-run"][..],
        &["plan", "--go", OLD, "--shells", "none", "--tools", "dlv"],
    ] {
        let shown = on_arm(&home, shown).unwrap();
        assert_eq!(shown.code, Some(81), "{shown:?}");
        assert!(format!("{}{}", shown.stdout, shown.stderr).contains("dlv does not exist"), "{shown:?}");
    }
    assert_eq!(home.programs(), before);
    let reason = "dlv does not exist for this platform: it does not know the processor architecture";
    let after = ran.stderr.split_once("goimports at work").unwrap().1;
    assert!(after.contains(reason), "the reason is not said last: {ran:?}");
    home.goimports().unwrap();
    assert_eq!(home.programs().into_keys().collect::<Vec<_>>(), ["goimports"]);
    // Asked again, nothing is left to do, and what was asked for is still not there.
    let again = on_arm(&home, &[&words[..], &["--lang", "zh-CN"]].concat()).unwrap();
    assert_eq!(again.code, Some(81), "{again:?}");
    assert!(again.stderr.contains("dlv 不支持这个平台：它不支持此系统上的这种处理器架构"), "{again:?}");
    home.good(&["undo", "--yes"]);
    assert_eq!(home.programs(), std::collections::BTreeMap::new());
}

/// What was named ends a set-up in 81, what came with the set does not; and a script is told which tool, and why.
#[test]
fn a_set_up_does_the_rest_too_and_tells_a_script_what_does_not_exist() {
    let home = ToolHome::new(OLD, Modules::Shared);
    let base = ["setup", "--go", OLD, "--shells", "none", "--yes", "--json"];
    let Some(ran) = on_arm(&home, &[&base[..], &["--tools", "dlv,goimports"]].concat()) else { return };
    assert_eq!(ran.code, Some(81), "{ran:?}");
    let answer: Value = serde_json::from_str(&ran.stdout).unwrap();
    let warnings = answer["plan"]["warnings"].as_array().unwrap().iter();
    let found: Vec<&Value> = warnings.filter(|warning| warning["warning"] == "tool_not_here").collect();
    assert_eq!(found.len(), 1, "{answer}");
    assert_eq!((&found[0]["tool"], &found[0]["gap"]["gap"]), (&"dlv".into(), &"arch".into()), "{answer}");
    assert_eq!(answer["changed"], true);
    home.goimports().unwrap();
}
