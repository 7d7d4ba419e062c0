//! Tools that do not do what they are for: garbage, silence, chatter, an early end. Each is found in bounded time.

use super::*;
use crate::catalog::tool_pins::Tool;
use crate::plan::GoalTool;

/// What a tool that is this script comes to.
fn seen(tool: Tool, script: &str) -> Finding {
    let mut sandbox = Sandbox::new(GOOD_GO);
    let path = sandbox.dir.path().join(tool.name());
    sandbox.script(&path, script);
    sandbox.wanted.tools.push(GoalTool { tool, path });
    sandbox.limits.tool = Duration::from_secs(1);
    let begun = Instant::now();
    let finding = of(&sandbox.verify(), &Proof::Tool { tool });
    assert!(begun.elapsed() < Duration::from_secs(30), "{finding:?}");
    assert_eq!(finding.severity, Severity::Broken, "{finding:?}");
    finding
}

#[test]
fn a_gopls_that_answers_garbage_is_not_taken_for_one() {
    for garbage in ["echo hello, I am no gopls", "cat /bin/sh", "printf 'Content-Length: 3\\r\\n\\r\\n{]}'"] {
        let finding = seen(Tool::Gopls, garbage);
        assert!(matches!(finding.seen, Seen::Garbled { .. }), "{garbage}: {finding:?}");
    }
}

#[test]
fn a_gopls_that_never_answers_is_killed_in_time() {
    for silent in ["sleep 1000", "cat >/dev/null", "while :; do echo noise >&2; sleep 0.1; done"] {
        let finding = seen(Tool::Gopls, silent);
        assert_eq!(finding.seen, Seen::TimedOut { limit_ms: 1000 }, "{silent}");
    }
}

#[test]
fn a_gopls_that_ends_early_is_told_with_what_it_said() {
    let finding = seen(Tool::Gopls, "echo 'gopls: cannot start' >&2; exit 3");
    assert_eq!(finding.seen, Seen::Failed { code: Some(3), line: "gopls: cannot start".into() });
    let refused = r#"body='{"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no"}}'
printf 'Content-Length: %d\r\n\r\n%s' ${#body} "$body"; sleep 10"#;
    let finding = seen(Tool::Gopls, refused);
    assert!(matches!(&finding.seen, Seen::Failed { line, .. } if line.contains("no")), "{finding:?}");
}

#[test]
fn a_gopls_that_answers_and_finds_nothing_is_not_proved() {
    let blind = r#"body='{"jsonrpc":"2.0","id":1,"result":{"capabilities":{}}}'
printf 'Content-Length: %d\r\n\r\n%s' ${#body} "$body"; sleep 1000"#;
    assert_eq!(seen(Tool::Gopls, blind).seen, Seen::TimedOut { limit_ms: 1000 });
}

#[test]
fn other_tools_that_do_nothing_something_else_or_nothing_at_all_are_found() {
    for tool in [Tool::Goimports, Tool::Staticcheck] {
        assert_eq!(seen(tool, "exit 0").seen, Seen::Silent);
        assert!(matches!(seen(tool, "echo hello").seen, Seen::Garbled { .. }));
        assert!(matches!(seen(tool, "echo oh >&2; exit 2").seen, Seen::Failed { code: Some(2), .. }));
        assert_eq!(seen(tool, "sleep 1000").seen, Seen::TimedOut { limit_ms: 1000 });
    }
    assert!(matches!(seen(Tool::Dlv, "echo '> main.main()'").seen, Seen::Garbled { .. }));
    assert_eq!(seen(Tool::Dlv, "sleep 1000").seen, Seen::TimedOut { limit_ms: 1000 });
}

#[test]
fn a_machine_that_forbids_tracing_is_advice_with_its_cure() {
    let mut sandbox = Sandbox::new(GOOD_GO);
    let path = sandbox.dir.path().join("dlv");
    sandbox.script(
        &path,
        "echo 'could not launch process: fork/exec ./hello: operation not permitted' >&2; exit 1",
    );
    sandbox.wanted.tools.push(GoalTool { tool: Tool::Dlv, path });
    let finding = of(&sandbox.verify(), &Proof::Tool { tool: Tool::Dlv });
    assert_eq!((finding.severity, finding.code()), (Severity::Advice, Some("GR-VFY-015")), "{finding:?}");
}
