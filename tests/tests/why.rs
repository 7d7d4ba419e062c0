//! `why` on a machine with four Gos, against every consumer started for real: shells, sudo, cron, sshd, and systemd's
//! generator.
//!
//! The machine is this one in a mount namespace of its own (`why/four-gos`), so that its packages, its users and its
//! `/usr/local/go` are not touched.

#![expect(clippy::unwrap_used, reason = "in a test program whatever goes wrong is a failure")]
#![expect(clippy::disallowed_methods, reason = "tests start real programs")]

use goready_tests::faults::{binary, cache, proxy};
use goready_tests::sampled;
use goready_tests::sdk::sdk;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Consumers that are started for real.
const STARTED: [&str; 8] = [
    "this_terminal",
    "login_shell",
    "interactive_shell",
    "script",
    "sudo",
    "ssh_command",
    "user_service",
    "cron",
];

/// The command that a consumer gets, and the version that it runs.
type Gets = BTreeMap<String, (String, String)>;

fn said(why: &str) -> Gets {
    let why: Value = serde_json::from_str(why).unwrap();
    let answers = why.get("answers").and_then(Value::as_array).unwrap().iter();
    let text =
        |answer: &Value, at: &str| answer.pointer(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    let gets = answers.map(|answer| {
        let runs = text(answer, "/runs/version");
        let runs = if runs.is_empty() { text(answer, "/version") } else { runs };
        (text(answer, "/consumer/consumer"), (text(answer, "/command"), runs))
    });
    gets.collect()
}

fn real(lines: &str) -> Gets {
    let words = lines.lines().map(|line| line.split(' ').map(str::to_owned).collect::<Vec<String>>());
    let gets = words.map(|words| match words.as_slice() {
        [consumer, command, version] => (consumer.clone(), (command.clone(), version.clone())),
        other => (other.join(" "), (String::new(), String::new())),
    });
    gets.collect()
}

#[test]
#[ignore = "long: three minutes, and packages of the distribution"]
fn every_consumer_on_a_machine_with_four_gos_gets_what_why_says() {
    let work = tempfile::tempdir_in(cache()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/why/four-gos");
    let debs = cache().join("debs");
    let ended = Command::new("unshare")
        .args(["--mount", "--propagation", "private"])
        .arg(script)
        .args([&binary(), work.path(), &sdk("go1.21.13"), &sdk("go1.20.14")])
        .arg(proxy())
        .arg(debs)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ended.stderr);
    let last = told.lines().last().unwrap_or_default();
    // The script says 77 where the machine is not fit for it; unshare itself where a namespace is not allowed.
    if ended.status.code() == Some(77) || last.starts_with("unshare:") {
        sampled(&format!("SKIPPED: why on a machine with four Gos: {last}"));
        return;
    }
    assert!(ended.status.success(), "{told}");
    let text = String::from_utf8_lossy(&ended.stdout).into_owned();
    let (why, lines) = text.split_once("== said\n").unwrap().1.split_once("== real\n").unwrap();
    let (said, real) = (said(why), real(lines));
    for consumer in STARTED {
        let (said, real) = (said.get(consumer), real.get(consumer));
        assert!(
            real.is_some_and(|(command, _)| command.starts_with('/')),
            "{consumer} was not started: {real:?}"
        );
        assert_eq!(said, real, "{consumer}");
    }
    sampled(&format!("why: {} consumers started on a machine with four Gos", STARTED.len()));
}
