//! A pipe, a socket, a device or a folder where a file was meant: refused at once, never waited for.

use crate::sandbox::{Ran, Sandbox, ran};
use snapbox::cmd::Command;
use std::fs;
use std::os::unix::fs::{FileTypeExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

fn make_fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).output().unwrap().status.success());
}

/// A home, and beside it `fifo`, `socket`, `folder`, and projects and Gos with a FIFO in them.
fn odd_place() -> Sandbox {
    let sandbox = Sandbox::new();
    let place = |path: &str| sandbox.dir().join(path);
    for dir in ["folder", "project", "go/bin", "go/pkg/tool/linux_amd64", "go/src/runtime", "go/src/unsafe"] {
        fs::create_dir_all(place(dir)).unwrap();
    }
    for fifo in ["fifo", "project/go.mod", "go/bin/go", "go/VERSION"] {
        make_fifo(&place(fifo));
    }
    drop(UnixListener::bind(place("socket")).unwrap());
    sandbox
}

fn run(sandbox: &Sandbox, words: &[&str]) -> Ran {
    ran(sandbox.bounded().args(words).arg("--offline"))
}

#[test]
fn what_is_named_and_no_file_is_refused_at_once() {
    let sandbox = odd_place();
    for place in ["fifo", "socket", "folder", "/dev/null"] {
        run(&sandbox, &["sdk", "adopt", place, "--yes"]).failed_with(65, "GR-PLAN-022");
        run(&sandbox, &["setup", "--from", place, "--yes"]).failed_with(65, "GR-FS-006");
        run(&sandbox, &["apply", place, "--yes"]).failed_with(65, "GR-FS-006");
        run(&sandbox, &["new", place, "--yes"]).failed_with(66, "GR-CLI-010");
        run(&sandbox, &["doctor", "--report", place]).failed_with(73, "GR-FS-006");
    }
    for place in ["go", "go/bin/go"] {
        run(&sandbox, &["sdk", "adopt", place, "--yes"]).failed_with(65, "GR-PLAN-022");
    }
    for place in ["project", "project/go.mod"] {
        run(&sandbox, &["setup", "--go", place, "--yes"]).failed_with(65, "GR-FS-006");
    }
    assert!(sandbox.tree().is_empty());
    assert!(fs::metadata(sandbox.dir().join("fifo")).unwrap().file_type().is_fifo());
}

#[test]
fn preferences_in_a_pipe_are_refused_and_those_of_go_are_passed_over() {
    let sandbox = odd_place();
    for dir in [".config/goready", ".config/go"] {
        fs::create_dir_all(sandbox.home().join(dir)).unwrap();
    }
    make_fifo(&sandbox.home().join(".config/go/env"));
    assert_eq!(run(&sandbox, &["status"]).code, 0);
    make_fifo(&sandbox.home().join(".config/goready/settings.toml"));
    run(&sandbox, &["status"]).failed_with(65, "GR-FS-006");
}

#[test]
fn a_report_goes_where_a_link_leads_and_takes_the_place_of_no_link() {
    let sandbox = odd_place();
    let (link, odd) = (sandbox.dir().join("link"), sandbox.dir().join("odd"));
    fs::write(sandbox.dir().join("report.txt"), "old").unwrap();
    symlink("report.txt", &link).unwrap();
    let _ = run(&sandbox, &["doctor", "--report", "link"]);
    assert!(fs::read_to_string(sandbox.dir().join("report.txt")).unwrap().contains("goready"));
    symlink("fifo", &odd).unwrap();
    run(&sandbox, &["doctor", "--report", "odd"]).failed_with(73, "GR-FS-006");
    assert!(link.is_symlink() && odd.is_symlink());
}
