//! Homes and shell files that cannot be worked with. Each run is offline and plans only.

use crate::sandbox::{Ran, Sandbox, ran};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

#[test]
fn without_a_usable_home_nothing_begins() {
    let sandbox = Sandbox::new();
    let file = sandbox.dir().join("file");
    fs::write(&file, "").unwrap();
    let file = file.to_str().unwrap();
    ran(sandbox.command().env_remove("HOME").arg("status")).failed_with(73, "GR-HOST-001");
    ran(sandbox.command().env("HOME", "").arg("status")).failed_with(73, "GR-HOST-001");
    ran(sandbox.command().env("HOME", "home").arg("status")).failed_with(64, "GR-HOST-002");
    sandbox.run(&["--home", file, "status"]).failed_with(73, "GR-HOST-003");
    sandbox.run(&["--home", "nowhere", "status"]).failed_with(73, "GR-HOST-003");
}

#[test]
fn help_and_usage_need_no_home() {
    let sandbox = Sandbox::new();
    assert_eq!(ran(sandbox.command().env_remove("HOME").arg("--help")).code, 0);
    assert_eq!(ran(sandbox.command().env_remove("HOME").arg("--version")).code, 0);
    assert_eq!(ran(sandbox.command().env_remove("HOME").arg("setpu")).code, 64);
}

#[test]
fn a_home_of_someone_else_is_refused_to_root() {
    let sandbox = Sandbox::new();
    if std::os::unix::fs::chown(sandbox.home(), Some(65534), Some(65534)).is_err() {
        eprintln!("SKIPPED: only root can give a home to someone else");
        return;
    }
    sandbox.run(&["status"]).failed_with(77, "GR-HOST-004");
    assert_eq!(sandbox.run(&["--as-owner", "status"]).code, 0);
}

#[test]
fn a_read_only_home_is_told_before_anything_is_fetched() {
    let sandbox = Sandbox::new();
    let Some(ran) = ran_as_nobody(&sandbox, 0o555) else { return };
    ran.failed_with(73, "GR-PLAN-009");
}

/// A run by a user without rights; none when this test is not run by root and the home cannot be made read-only.
#[expect(clippy::disallowed_methods, reason = "the tests' own door: snapbox cannot change the user")]
fn ran_as_nobody(sandbox: &Sandbox, mode: u32) -> Option<Ran> {
    use std::os::unix::process::CommandExt;
    let binary = sandbox.dir().join("goready");
    sandbox.copy_binary(&binary);
    fs::set_permissions(sandbox.dir(), fs::Permissions::from_mode(0o755)).unwrap();
    if std::os::unix::fs::chown(sandbox.home(), Some(65534), Some(65534)).is_err() {
        eprintln!("SKIPPED: only root can run as another user");
        return None;
    }
    fs::set_permissions(sandbox.home(), fs::Permissions::from_mode(mode)).unwrap();
    let mut command = std::process::Command::new(&binary);
    command.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", sandbox.home()).current_dir("/");
    let output = command.args(["setup", "--yes", "--offline"]).uid(65534).gid(65534).output().unwrap();
    Some(Ran {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    })
}

fn planned(sandbox: &Sandbox) -> Ran {
    sandbox.run(&["plan", "--offline", "--shells", "bash"])
}

#[test]
fn a_shell_that_was_asked_for_and_is_not_here_is_named() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["plan", "--offline", "--shells", "bash,powershell"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("nothing is done for it: powershell"), "{}", ran.stdout);
}

#[test]
fn markers_that_do_not_pair_up_stop_the_plan_and_name_the_line() {
    let sandbox = Sandbox::new();
    sandbox.write(".bashrc", "one\n# >>> goready 1 >>>\ntwo\n");
    let ran = planned(&sandbox);
    ran.failed_with(65, "GR-PLAN-006");
    assert!(ran.stderr.contains("~/.bashrc") && ran.stderr.contains('2'), "{}", ran.stderr);
}

#[test]
fn a_shell_file_that_cannot_be_changed_is_left_alone_with_a_note() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.home().join(".bashrc")).unwrap();
    let ran = planned(&sandbox);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("~/.bashrc stays as it is, because it is a folder"), "{}", ran.stdout);
    fs::remove_dir(sandbox.home().join(".bashrc")).unwrap();
    symlink("/nowhere/bashrc", sandbox.home().join(".bashrc")).unwrap();
    let ran = planned(&sandbox);
    assert!(ran.stdout.contains("/nowhere/bashrc"), "{}", ran.stdout);
}

#[test]
fn a_plan_shows_files_that_are_not_utf_8_or_have_windows_line_ends() {
    let sandbox = Sandbox::new();
    sandbox.write(".bashrc", b"# caf\xe9\r\nalias x=y\r\n");
    let ran = planned(&sandbox);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("goready"), "{}", ran.stdout);
}

#[test]
fn a_second_run_at_the_same_time_ends_with_75_and_names_the_first() {
    let sandbox = Sandbox::new();
    sandbox.write(".local/state/goready/history/lock", "process 4711: goready setup\n");
    let lock = fs::File::open(sandbox.home().join(".local/state/goready/history/lock")).unwrap();
    lock.lock().unwrap();
    let ran = sandbox.run(&["setup", "--yes", "--offline", "--wait", "0"]);
    ran.failed_with(75, "GR-LOCK-001");
    assert!(ran.stderr.contains("process 4711"), "{}", ran.stderr);
}

#[test]
fn a_home_with_every_odd_character_is_planned_and_quoted() {
    let sandbox = Sandbox::new();
    let odd = sandbox.dir().join("it's $HOME `x` 中文");
    fs::create_dir(&odd).unwrap();
    let ran = sandbox.run(&["--home", odd.to_str().unwrap(), "plan", "--offline", "--shells", "bash"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("中文"), "{}", ran.stdout);
}

#[test]
fn a_home_that_no_shell_file_can_name_is_refused() {
    let sandbox = Sandbox::new();
    let odd = sandbox.dir().join("two\nlines");
    fs::create_dir(&odd).unwrap();
    let ran = sandbox.run(&["--home", odd.to_str().unwrap(), "plan", "--offline", "--shells", "bash"]);
    ran.failed_with(65, "GR-PLAN-005");
}
