//! The log of a run is one that may be sent to somebody who helps.

use crate::sandbox::{Ran, Sandbox, ran};
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// What must not be found again, wherever it was planted.
const SECRETS: [&str; 7] = [
    "adalovelace",
    "proxy-secret",
    "source-secret",
    "query-secret",
    "mirror-secret",
    "variable-secret",
    "header-secret",
];

/// A set-up that fails at once, because nobody listens there, with a secret in every place that may hold one.
fn planted(sandbox: &Sandbox, more: &[&str]) -> Ran {
    let home = sandbox.home();
    let words = [
        "setup",
        "--yes",
        "--go",
        "1.23",
        "--source",
        "goproxy:http://adalovelace:source-secret@127.0.0.1:9/path?token=query-secret",
        "--source",
        "http://adalovelace:mirror-secret@127.0.0.1:9/dl/",
        "--goproxy",
        "https://adalovelace:header-secret@proxy.example.com",
        "--home",
        home.to_str().unwrap(),
    ];
    let command = sandbox.command().args(words).args(more);
    ran(command
        .env("USER", "adalovelace")
        .env("HTTPS_PROXY", "http://adalovelace:proxy-secret@127.0.0.1:9")
        .env("GOPROXY", "https://adalovelace:variable-secret@127.0.0.1:9"))
}

fn log(sandbox: &Sandbox) -> String {
    let logs = sandbox.home().join(".local/state/goready/logs");
    let files: Vec<_> = fs::read_dir(logs).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "one run, one log: {files:?}");
    fs::read_to_string(&files[0]).unwrap()
}

#[test]
fn the_log_of_a_run_hides_home_user_passwords_and_tokens() {
    let sandbox = Sandbox::new();
    let ran = planted(&sandbox, &[]);
    assert_eq!(ran.code, 69, "{}", ran.stderr);
    let log = log(&sandbox);
    // It says all the same what was asked, what failed and how it ended.
    for said in ["setup", "--home ~", "127.0.0.1:9", "GR-NET-", "GR-APPLY-004", "exit 69"] {
        assert!(log.contains(said), "{said} is missing: {log}");
    }
    for secret in SECRETS.into_iter().chain([sandbox.home().to_str().unwrap()]) {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

#[test]
fn what_is_shown_live_and_told_of_a_failure_hides_the_same() {
    let sandbox = Sandbox::new();
    let ran = planted(&sandbox, &["-v"]);
    // What is written into a file of the person's own is theirs to see before they agree.
    let is_asked = |line: &&str| line.trim_start().starts_with(['+', '-', '@']) || line.contains("GOPROXY=");
    let told: String = ran.stderr.lines().filter(|line| !is_asked(line)).collect();
    for secret in SECRETS {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
    assert!(log(&sandbox).lines().all(|line| ran.stderr.contains(line)), "{}", ran.stderr);
}

#[test]
fn a_receipt_that_must_hold_a_password_is_read_by_its_owner_alone() {
    let sandbox = Sandbox::new();
    let _ = planted(&sandbox, &[]);
    let mut holding = 0;
    for (path, bytes) in sandbox.tree() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if SECRETS.iter().any(|secret| text.contains(secret)) {
            holding += 1;
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
        }
    }
    assert!(holding > 0, "the receipt holds the request, which an undo or the next run goes by");
}
