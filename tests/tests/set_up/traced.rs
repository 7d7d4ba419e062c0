//! Which sockets a run opens and which programs it starts, as the kernel sees it.

use goready_tests::faults::{Machine, Ran};
use std::fs;
use std::process::Output;

/// What a run did that others can see.
#[derive(Debug, Default)]
pub(crate) struct Traced {
    /// Calls that make a socket.
    pub(crate) sockets: Vec<String>,
    /// Calls that make a process or run a program, but for the one that started the run itself.
    pub(crate) children: Vec<String>,
}

/// Runs goready below strace.
#[track_caller]
pub(crate) fn traced(machine: &Machine, words: &[&str]) -> (Ran, Traced) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let path = log.path().to_str().unwrap();
    let prefix = ["strace", "-f", "--seccomp-bpf", "-o", path, "-e", "trace=network,process"];
    let output: Output = machine.prefixed(&prefix, words).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let ran = Ran { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) };
    (ran, read(&fs::read_to_string(log.path()).unwrap()))
}

/// Reads what strace wrote: lines such as `4711  socket(AF_INET, …) = 3`.
fn read(log: &str) -> Traced {
    let mut traced = Traced::default();
    let calls =
        log.lines().filter_map(|line| line.split_once(char::is_whitespace)).map(|(_, call)| call.trim());
    for call in calls.filter(|call| !call.starts_with("<...") && !call.starts_with(['+', '-'])) {
        let name = call.split('(').next().unwrap_or_default();
        match name {
            "socket" | "socketpair" | "connect" => traced.sockets.push(call.to_owned()),
            "fork" | "vfork" | "execve" | "execveat" => traced.children.push(call.to_owned()),
            // A thread is no child process.
            "clone" | "clone3" if !call.contains("CLONE_THREAD") => traced.children.push(call.to_owned()),
            _ => {}
        }
    }
    assert!(
        traced.children.first().is_some_and(|call| call.starts_with("execve(")),
        "strace saw nothing: {log}"
    );
    traced.children.remove(0);
    traced
}

#[test]
fn sockets_and_children_are_told_from_threads() {
    let log = "7  execve(\"goready\", [\"goready\"], 0x1 /* 3 vars */) = 0\n\
               7  clone3({flags=CLONE_VM|CLONE_THREAD, stack=0x1} => {parent_tid=[8]}, 88) = 8\n\
               8  socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 3\n\
               8  vfork( <unfinished ...>\n\
               9  execve(\"/bin/sh\", [\"sh\"], 0x1 /* 3 vars */) = 0\n\
               8  <... vfork resumed>) = 9\n\
               9  +++ exited with 0 +++\n";
    let Traced { sockets, children } = read(log);
    assert_eq!(sockets, ["socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 3"]);
    assert_eq!(children.len(), 2, "{children:?}");
}
