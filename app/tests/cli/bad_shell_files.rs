//! Shell files of somebody else. Each run is another user's, offline, and plans only.

use crate::sandbox::{Ran, Sandbox};
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;

/// The user without rights of most systems.
const NOBODY: u32 = 65534;

/// A home of nobody's, with the binary where nobody can run it; none where this test is not run by root.
fn of_nobody() -> Option<Sandbox> {
    let sandbox = Sandbox::new();
    sandbox.copy_binary(&sandbox.dir().join("goready"));
    fs::set_permissions(sandbox.dir(), fs::Permissions::from_mode(0o755)).unwrap();
    if chown(sandbox.home(), Some(NOBODY), Some(NOBODY)).is_err() {
        eprintln!("SKIPPED: only root can run as another user");
        return None;
    }
    Some(sandbox)
}

#[expect(clippy::disallowed_methods, reason = "the tests' own door: snapbox cannot change the user")]
fn planned(sandbox: &Sandbox, more: &[&str]) -> Ran {
    let mut command = std::process::Command::new(sandbox.dir().join("goready"));
    command.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", sandbox.home()).current_dir("/");
    command.args(["plan", "--offline", "--shells", "bash"]).args(more);
    let output = command.uid(NOBODY).gid(NOBODY).output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn a_shell_file_of_root_is_left_alone_with_a_note() {
    let Some(sandbox) = of_nobody() else { return };
    sandbox.write(".bashrc", "# the administrator's\n");
    let ran = planned(&sandbox, &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("~/.bashrc stays as it is, because"), "{}", ran.stdout);
    let chinese = planned(&sandbox, &["--lang", "zh"]);
    assert!(chinese.stdout.contains("~/.bashrc 保持不变（"), "{}", chinese.stdout);
}

#[test]
fn shell_files_that_are_all_of_root_end_the_plan_with_the_first_of_them() {
    let Some(sandbox) = of_nobody() else { return };
    for name in [".bashrc", ".profile", ".bash_profile"] {
        sandbox.write(name, "# the administrator's\n");
    }
    for lang in ["en", "zh"] {
        let ran = planned(&sandbox, &["--lang", lang]);
        ran.failed_with(77, "GR-PLAN-007");
        assert!(ran.stderr.contains("~/.bash"), "{}", ran.stderr);
        assert_eq!(ran.stderr.lines().count(), 2, "one cause and one next step: {}", ran.stderr);
    }
}

#[test]
fn a_shell_file_that_may_not_be_read_is_left_alone_with_a_note() {
    let Some(sandbox) = of_nobody() else { return };
    sandbox.write(".bashrc", "# secret\n");
    fs::set_permissions(sandbox.home().join(".bashrc"), fs::Permissions::from_mode(0o000)).unwrap();
    chown(sandbox.home().join(".bashrc"), Some(NOBODY), Some(NOBODY)).unwrap();
    let ran = planned(&sandbox, &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("~/.bashrc stays as it is, because"), "{}", ran.stdout);
}
