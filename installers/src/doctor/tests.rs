//! Faults on staged machines, without any program that could answer: what the real machine of the tests cannot be.

use super::*;
use crate::host::net::{NetSettings, Reach};
use crate::host::staged::Staged;

/// What doctor finds there, by code; the shells and the network are left alone.
fn codes(staged: &Staged) -> Vec<String> {
    let mut host = staged.host();
    host.clock = crate::host::Clock::Fixed(1_800_000_000);
    let mut settings = NetSettings::new("test");
    settings.reach = Reach::Offline;
    let found = examine(&host, &Net::new(settings), &[], &|_check| (), &Cancel::default()).unwrap();
    found.findings.into_iter().filter_map(|finding| finding.code).collect()
}

/// A machine with a Go of ours, active and first on PATH, that answers `go env` with nothing to complain about.
pub(super) fn machine() -> Staged {
    let mut staged = Staged::new();
    let store = "home/ada/.local/share/goready";
    staged.sdk(&format!("{store}/sdk/go1.27.4"), "go1.27.4");
    staged.program(&format!("{store}/sdk/go1.27.4/bin/go"), "#!/bin/sh\necho '{}'\n");
    #[cfg(unix)]
    staged.link(&format!("{store}/go"), "sdk/go1.27.4");
    staged.file("etc/os-release", "ID=debian\nVERSION_ID=12\n");
    staged.program("usr/bin/git", "#!/bin/sh\necho git version 2.50.1\n");
    staged.dir("tmp");
    let path =
        format!("{}:{}", staged.path(&format!("{store}/go/bin")).display(), staged.path("usr/bin").display());
    staged.set("PATH", path);
    staged.set("TMPDIR", staged.path("tmp"));
    staged
}

#[test]
fn a_healthy_machine_has_no_findings() {
    assert_eq!(codes(&machine()), Vec::<String>::new());
}

/// Machines that this one cannot be: what their facts lead to.
#[test]
fn foreign_machines_are_told_from_their_files() {
    type Stage = fn(&mut Staged);
    let cases: [(&str, Stage, &[&str]); 8] = [
        (
            "WSL",
            |staged| {
                staged.file("proc/sys/kernel/osrelease", "5.15.153.1-microsoft-standard-WSL2\n");
                staged.program("mnt/c/Go/bin/go.exe", "MZ");
            },
            &[],
        ),
        (
            "git 2.20",
            |staged| {
                staged.program("usr/bin/git", "#!/bin/sh\necho git version 2.20.1\n");
            },
            &["GR-DOC-089"],
        ),
        ("no git", |staged| staged.remove("usr/bin/git"), &["GR-DOC-088"]),
        (
            "another platform's tools",
            |staged| {
                let tool = "home/ada/.local/share/goready/sdk/go1.27.4/pkg/tool";
                staged.program(&format!("{tool}/linux_arm64/compile"), "");
                staged.program(&format!("{tool}/linux_arm64/link"), "");
                staged.remove(&format!("{tool}/linux_amd64"));
            },
            &["GR-DOC-006"],
        ),
        (
            "noexec home",
            |staged| {
                let line = format!(
                    "36 35 98:0 / {} rw,noexec - ext4 /dev/x rw\n",
                    staged.home().canonicalize().unwrap().display()
                );
                staged.file("proc/self/mountinfo", line);
            },
            &["GR-DOC-083"],
        ),
        (
            "home on NFS",
            |staged| {
                let line = format!(
                    "36 35 98:0 / {} rw - nfs4 server:/home rw\n",
                    staged.home().canonicalize().unwrap().display()
                );
                staged.file("proc/self/mountinfo", line);
            },
            &["GR-DOC-084"],
        ),
        (
            "noexec /tmp",
            |staged| {
                let line = format!(
                    "36 35 98:0 / {} rw,noexec - tmpfs t rw\n",
                    staged.path("tmp").canonicalize().unwrap().display()
                );
                staged.file("proc/self/mountinfo", line);
            },
            &["GR-DOC-083"],
        ),
        ("flatpak", |staged| drop(staged.dir("var/lib/flatpak/app/com.visualstudio.code")), &["GR-DOC-114"]),
    ];
    for (name, stage, wanted) in cases {
        let mut staged = machine();
        stage(&mut staged);
        assert_eq!(codes(&staged), wanted, "{name}");
    }
}
