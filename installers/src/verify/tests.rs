use super::fake_go::{GOOD_GO, Sandbox, of};
use super::*;
use std::fmt::Write as _;
use std::fs;

fn variable(name: &str) -> Proof {
    Proof::GoEnv { variable: name.to_owned() }
}

/// What this `go` comes to in the proof of its version.
fn version_of(go: &str) -> Finding {
    of(&Sandbox::new(go).verify(), &Proof::GoVersion)
}

#[test]
fn a_go_that_does_all_it_must_is_proved() {
    let sandbox = Sandbox::new(GOOD_GO);
    let findings = sandbox.verify();
    let proofs: Vec<Proof> = findings.iter().map(|finding| finding.proof.clone()).collect();
    let all = [Proof::GoVersion, variable("GOPATH"), variable("GOROOT"), Proof::HelloBuild, Proof::HelloRun];
    assert_eq!(proofs, all);
    assert!(findings.iter().all(Finding::is_ok), "{findings:#?}");
    assert!(findings.iter().all(|finding| finding.code().is_none() && finding.class().is_none()));
}

#[test]
fn a_missing_go_is_found_in_every_proof() {
    let sandbox = Sandbox::new(GOOD_GO);
    fs::remove_file(sandbox.go()).unwrap();
    let findings = sandbox.verify();
    assert!(findings.iter().all(|finding| finding.severity == Severity::Broken), "{findings:#?}");
    let Seen::NotStarted { path, cause, .. } = of(&findings, &Proof::GoVersion).seen else { panic!() };
    assert_eq!((path, cause), (sandbox.wanted.link_bin.join("go"), StartCause::Missing));
    let run = of(&findings, &Proof::HelloRun);
    assert_eq!(run.seen, Seen::Blocked { by: Box::new(Proof::HelloBuild) });
}

#[test]
fn a_go_that_prints_nothing_is_not_taken_for_any_version() {
    let finding = version_of("exit 0");
    assert_eq!((finding.seen.clone(), finding.code()), (Seen::Silent, Some("GR-VFY-004")));
}

#[test]
fn another_version_is_named_beside_the_wanted_one() {
    let finding = version_of("echo go version go1.23.1 linux/amd64");
    let (version, wanted) = (GoVersion::new(1, 23, 1), GoVersion::new(1, 23, 12));
    assert_eq!(finding.seen, Seen::OtherVersion { version, wanted });
    assert_eq!(finding.class(), Some(crate::error::Class::Broken));
}

#[test]
fn garbage_is_shown_by_its_first_line_without_control_characters() {
    let finding = version_of(r"printf '\n\033[31mI am \000 no go\nsecond\n'");
    assert_eq!(finding.seen, Seen::Garbled { line: "[31mI am  no go".into() });
    let long = version_of("yes | tr -d '\\n' | head -c 5000000");
    let Seen::Garbled { line } = long.seen else { panic!("{long:?}") };
    assert_eq!(line.chars().count(), 301);
}

#[test]
fn exit_1_is_told_with_the_first_line_that_says_something() {
    let finding = version_of("echo '# a heading' >&2; echo 'go: cannot find GOROOT' >&2; exit 1");
    assert_eq!(finding.seen, Seen::Failed { code: Some(1), line: "go: cannot find GOROOT".into() });
    let killed = version_of("kill -9 $$");
    assert_eq!(killed.seen, Seen::Failed { code: None, line: String::new() });
}

#[test]
fn a_go_that_hangs_is_killed_with_its_children() {
    let mut sandbox = Sandbox::new("sleep 1000 & echo $! >>\"$ROOT/children\"; wait");
    sandbox.limits = Limits {
        go: Duration::from_millis(300),
        build: Duration::from_millis(300),
        shell: Duration::from_millis(300),
        tool: Duration::from_millis(300),
    };
    let findings = sandbox.verify();
    assert_eq!(of(&findings, &Proof::GoVersion).seen, Seen::TimedOut { limit_ms: 300 });
    assert_eq!(of(&findings, &Proof::HelloBuild).seen, Seen::TimedOut { limit_ms: 300 });
    let children = fs::read_to_string(sandbox.wanted.root.join("children")).unwrap();
    let begun = Instant::now();
    for child in children.lines() {
        // Being killed takes the kernel a moment.
        while let Ok(state) = fs::read_to_string(format!("/proc/{child}/stat"))
            && !state.contains(") Z ")
        {
            assert!(begun.elapsed() < Duration::from_secs(30), "still alive: {state}");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

#[test]
fn a_stop_ends_every_proof_at_once() {
    let mut sandbox = Sandbox::new("sleep 1000");
    sandbox.shell(Shell::Bash, "sleep 1000");
    let cancel = Cancel::default();
    let findings = thread::scope(|scope| {
        scope.spawn(|| {
            // Both lines of work shall be inside a program when the stop comes.
            thread::sleep(Duration::from_millis(300));
            cancel.request();
        });
        sandbox.verify_until(&cancel)
    });
    assert!(findings.iter().all(|finding| finding.severity == Severity::Broken));
    assert_eq!(of(&findings, &Proof::GoVersion).class(), Some(crate::error::Class::Cancelled));
    let shell = of(&findings, &Proof::ShellInteractive { shell: Shell::Bash });
    assert_eq!(shell.seen, Seen::Cancelled);
}

#[test]
fn a_go_without_permission_and_one_for_another_machine_are_told_apart() {
    let sandbox = Sandbox::new(GOOD_GO);
    let go = sandbox.go();
    let cause = || {
        let seen = of(&sandbox.verify(), &Proof::GoVersion).seen;
        let Seen::NotStarted { cause, .. } = seen else { panic!("{seen:?}") };
        cause
    };
    fs::set_permissions(&go, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    assert_eq!(cause(), StartCause::NotExecutable);
    fs::remove_file(&go).unwrap();
    write_from_child(&sandbox, &go, "printf '#!/no/such/loader\\n'");
    assert_eq!(cause(), StartCause::LoaderMissing);
    fs::remove_file(&go).unwrap();
    write_from_child(&sandbox, &go, "printf '\\177ELF for another machine'");
    assert_eq!(cause(), StartCause::ForeignFormat);
}

/// Writes a file that is no shell script; see [`Sandbox::script`] for why a child does it.
fn write_from_child(sandbox: &Sandbox, path: &std::path::Path, printf: &str) {
    let maker = sandbox.dir.path().join("maker");
    sandbox.script(&maker, &format!("{printf} >'{0}'; chmod 755 '{0}'", path.display()));
    let mut env = crate::host::Env::default();
    env.set("PATH", "/usr/bin:/bin");
    let made = crate::host::Program::new(&maker, sandbox.dir.path(), env).run(&Cancel::default()).unwrap();
    assert_eq!(made.code, Some(0));
}

#[test]
fn go_env_that_differs_is_told_by_variable() {
    let mut sandbox = Sandbox::new(
        r#"[ "$1" = env ] && echo '{"GOROOT":"/usr/local/go","GOPATH":"/else/where","GOPROXY":"direct"}'"#,
    );
    sandbox.wanted.go_env.insert("GOPROXY".into(), "https://goproxy.example".into());
    let findings = sandbox.verify();
    let other = |name: &str| {
        let seen = of(&findings, &variable(name)).seen;
        let Seen::OtherValue { value, wanted } = seen else { panic!("{seen:?}") };
        (value, wanted)
    };
    assert_eq!(other("GOROOT"), ("/usr/local/go".into(), sandbox.wanted.root.display().to_string()));
    assert_eq!(other("GOPATH").0, "/else/where");
    assert_eq!(other("GOPROXY"), ("direct".into(), "https://goproxy.example".into()));
}

#[test]
fn go_env_that_is_no_json_is_garbage_for_each_variable() {
    let findings = Sandbox::new("echo GOROOT=/x").verify();
    let seen = Seen::Garbled { line: "GOROOT=/x".into() };
    assert_eq!(of(&findings, &variable("GOROOT")).seen, seen);
    assert_eq!(of(&findings, &variable("GOPATH")).seen, seen);
}

#[test]
fn a_variable_that_hides_what_was_asked_is_advice() {
    let mut sandbox = Sandbox::new(GOOD_GO);
    sandbox.wanted.go_env.insert("GOPROXY".into(), "off".into());
    sandbox.host.env.set("GOPROXY", "direct");
    let finding = of(&sandbox.verify(), &variable("GOPROXY"));
    assert_eq!(finding.severity, Severity::Advice);
    assert_eq!(finding.seen, Seen::Overridden { value: "direct".into(), wanted: "off".into() });
}

#[test]
fn a_build_that_fails_is_told_by_its_message_and_hello_is_not_run() {
    let findings =
        Sandbox::new("[ $1 = build ] && { printf '# hello\n./main.go:1: broken\n' >&2; exit 1; }").verify();
    let build = of(&findings, &Proof::HelloBuild);
    assert_eq!(build.seen, Seen::Failed { code: Some(1), line: "./main.go:1: broken".into() });
    assert_eq!(of(&findings, &Proof::HelloRun).code(), Some("GR-VFY-014"));
}

#[test]
fn a_build_that_makes_nothing_is_not_taken_for_a_success() {
    assert_eq!(of(&Sandbox::new("exit 0").verify(), &Proof::HelloBuild).seen, Seen::Silent);
}

#[test]
fn a_full_disk_is_named_as_such() {
    let go = "[ $1 = build ] && { echo 'write /tmp/x: no space left on device' >&2; exit 1; }";
    let finding = of(&Sandbox::new(go).verify(), &Proof::HelloBuild);
    assert_eq!(finding.code(), Some("GR-VFY-010"));
    assert_eq!(finding.hint(), crate::error::Hint::FreeSpace { needed_bytes: None });
}

#[test]
fn a_hello_of_another_go_or_another_time_is_no_proof() {
    let go = r#"[ $1 = build ] && { printf '#!/bin/sh\necho hello from go1.22.1\n' >"$4"; chmod 755 "$4"; }"#;
    let finding = of(&Sandbox::new(go).verify(), &Proof::HelloRun);
    assert_eq!(finding.seen, Seen::Garbled { line: "hello from go1.22.1".into() });
}

#[test]
fn a_cache_that_cannot_be_made_is_one_finding_and_no_crash() {
    let sandbox = Sandbox::new(GOOD_GO);
    fs::write(sandbox.host.places.home.join(".cache"), b"a file").unwrap();
    let observe = |_proving: Proving| ();
    let findings = verify(&sandbox.host, &sandbox.wanted, &observe, &Cancel::default());
    let codes: Vec<Option<&str>> = findings.iter().map(Finding::code).collect();
    assert_eq!(codes, [Some("GR-VFY-011")]);
}

#[test]
fn findings_survive_json() {
    let findings = Sandbox::new("exit 3").verify();
    let text = serde_json::to_string(&findings).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Finding>>(&text).unwrap(), findings);
    assert!(text.contains(r#"{"proof":{"proof":"go_version"},"severity":"broken","code":"GR-VFY-003","seen":{"seen":"failed","code":3,"line":""}"#), "{text}");
}

#[test]
fn every_code_stands_for_one_thing() {
    let (version, wanted) = (GoVersion::new(1, 2, 3), GoVersion::new(1, 2, 4));
    let text = String::new;
    let path = PathBuf::new;
    let platform = || crate::platform::Platform::new("", "");
    let all = [
        Seen::NotStarted { path: path(), cause: StartCause::Other, message: text() },
        Seen::TimedOut { limit_ms: 0 },
        Seen::Failed { code: None, line: text() },
        Seen::Silent,
        Seen::Garbled { line: text() },
        Seen::TooLong { limit_bytes: 0 },
        Seen::OtherVersion { version, wanted },
        Seen::OtherPlatform { platform: platform(), wanted: platform() },
        Seen::OtherValue { value: text(), wanted: text() },
        Seen::Overridden { value: text(), wanted: text() },
        Seen::DiskFull { path: path() },
        Seen::FileFailed { path: path(), message: text() },
        Seen::Busy { holder: text() },
        Seen::Cancelled,
        Seen::Blocked { by: Box::new(Proof::GoVersion) },
        Seen::NoAnswer { code: None, line: text() },
        Seen::GoNotFound { path: Vec::new() },
        Seen::OtherGo { go: text(), wanted: path() },
        Seen::ForeignGoroot { goroot: path(), wanted: path() },
        Seen::ForeignGopath { gopath: text(), wanted: path() },
        Seen::ShellComplained { code: None, line: text() },
        Seen::TerminalNeeded,
        Seen::HandsOver { to: text(), at: crate::detect::FileLine { path: path(), line: 1 } },
    ];
    let codes: std::collections::BTreeSet<_> = all.iter().filter_map(|seen| seen.verdict().1).collect();
    assert_eq!(codes.len(), all.len());
    let mut table = String::new();
    for seen in all {
        let finding = Finding::new(Proof::GoVersion, seen, Duration::ZERO);
        let name = serde_json::to_value(&finding.seen).unwrap()["seen"].as_str().unwrap().to_owned();
        let Finding { severity, code, .. } = &finding;
        let (code, class, hint) = (code.as_deref().unwrap(), finding.class(), finding.hint());
        writeln!(table, "{code} {name}: {severity:?}, {class:?}, {hint:?}").unwrap();
    }
    insta::assert_snapshot!("codes", table);
}

mod tools;
