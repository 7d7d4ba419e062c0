//! dlv runs a program to a breakpoint in `main.main` and prints a local variable.

use super::{Bed, line_with};
use crate::host::fs;
use crate::host::{Ended, Program};
use crate::plan::GoalTool;
use crate::verify::finding::{PtraceCause, Seen};
use crate::verify::{Case, outcome};
use std::path::Path;

const HELLO: &str = "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tanswer := 42042\n\
                     \tfmt.Println(\"the answer is\", answer)\n}\n";

/// What the variable holds; the program itself prints it in a longer line.
const ANSWER: &str = "42042";

/// To the entry of `main.main`, past the assignment.
const SCRIPT: &str = "break main.main\ncontinue\nnext\nnext\nprint answer\nexit\n";

pub(super) fn prove(case: &Case<'_>, goal: &GoalTool) -> Result<Seen, Seen> {
    let bed = Bed::make(case, goal, HELLO)?;
    let binary = bed.path(if case.host.platform.is_windows() { "hello.exe" } else { "hello" });
    let script = bed.path("script");
    let write = fs::write_atomic(&script, SCRIPT.as_bytes(), 0o644);
    write.map_err(|error| Seen::of_fs_error(&error))?;
    // Without optimisation, so that the variable is really there.
    let go = Program::new(case.wanted.go(case.host), &bed.dir, case.bench.build_env(case.host))
        .args(["build", "-buildvcs=false", "-o"])
        .args([&binary])
        .args(["-gcflags=-N -l", "."])
        .timeout(case.limits.build);
    outcome::success(go.run(case.cancel))?;
    let dlv = bed
        .tool(case, goal)
        .args(["exec", "--allow-non-terminal-interactive=true", "--init"])
        .args([&script])
        .args([&binary]);
    let ended = dlv.run(case.cancel).map_err(|error| outcome::of_run_error(&error))?;
    if is_forbidden(&ended) {
        return Ok(Seen::PtraceForbidden {
            cause: cause(&case.host.system("/proc/sys/kernel/yama/ptrace_scope")),
        });
    }
    let stopped = line_with(&ended, "main.main")?;
    let printed = ended.stdout_text().lines().any(|line| line.trim() == ANSWER);
    if !printed {
        return Err(Seen::Garbled { line: stopped });
    }
    Ok(Seen::Stopped { value: ANSWER.to_owned() })
}

/// The kernel says `EPERM`; a volume mounted noexec would say `permission denied`.
fn is_forbidden(ended: &Ended) -> bool {
    let text = format!("{}{}", ended.stderr_text(), ended.stdout_text());
    ended.code != Some(0)
        && text.contains("could not launch process")
        && text.contains("operation not permitted")
}

/// Yama forbids it to programs without a capability at level 2, and to all at level 3
/// (<https://docs.kernel.org/admin-guide/LSM/Yama.html>); otherwise it is a filter of system calls, as containers have.
fn cause(yama: &Path) -> PtraceCause {
    match fs::text(yama).as_deref().map(str::trim) {
        Some("2") => PtraceCause::YamaAdmin,
        Some("3") => PtraceCause::YamaNobody,
        Some(_) | None => PtraceCause::Filtered,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_forbids_tracing_is_told_by_yamas_level() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ptrace_scope");
        assert_eq!(cause(&path), PtraceCause::Filtered);
        for (level, expected) in [
            ("1\n", PtraceCause::Filtered),
            ("2\n", PtraceCause::YamaAdmin),
            ("3\n", PtraceCause::YamaNobody),
        ] {
            std::fs::write(&path, level).unwrap();
            assert_eq!(cause(&path), expected);
        }
    }

    #[test]
    fn a_refusal_to_trace_is_told_from_one_to_execute() {
        let ended =
            |line: &str| Ended { code: Some(1), stdout: Vec::new(), stderr: line.as_bytes().to_vec() };
        let launch = "could not launch process: fork/exec /x/hello: ";
        assert!(is_forbidden(&ended(&format!("{launch}operation not permitted"))));
        assert!(!is_forbidden(&ended(&format!("{launch}permission denied"))));
        assert!(!is_forbidden(&ended("could not launch process: not an executable file")));
    }
}
