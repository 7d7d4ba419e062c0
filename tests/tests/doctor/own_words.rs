//! Lines that people write into their start-up files on purpose: none is called broken that does what it is for, and
//! none is promised a repair that it is not given.

use super::bed::Bed;
use serde_json::Value;

fn asked(bed: &Bed, command: &str) -> Value {
    let ran = bed.run(&[], &["why", command, "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).unwrap()
}

/// The line, from 1, at which a file holds a text.
fn line_of(bed: &Bed, file: &str, text: &str) -> usize {
    let all = std::fs::read_to_string(bed.path(file)).unwrap();
    all.lines().position(|line| line.contains(text)).unwrap() + 1
}

#[test]
fn why_promises_no_repair_of_a_line_that_only_the_person_may_move() {
    let bed = Bed::new();
    Bed::program(&bed.place("other/bin/go"), "#!/bin/sh\necho go version go1.19 linux/amd64\n");
    let line = format!("export PATH={}:$PATH\n", bed.place("other/bin").display());
    bed.append(".bashrc", &line);
    let why = asked(&bed, "go");
    assert_eq!((why.get("agree"), why.get("fix")), (Some(&Value::Bool(false)), Some(&Value::Null)));
    let number = line_of(&bed, ".bashrc", line.trim());
    let at = serde_json::json!([{ "path": bed.path(".bashrc"), "line": number }]);
    assert_eq!(why.get("in_the_way"), Some(&at));
    let told = bed.run(&[], &["why"]).stdout;
    assert!(told.contains(&format!("Line {number} of ~/.bashrc")) && !told.contains("--fix"), "{told}");
    bed.take_out_block(".bashrc");
    let why = asked(&bed, "go");
    assert!(why.get("fix").is_some_and(Value::is_object), "a missing block is put back: {why}");
}

/// Where `chsh` is not allowed, people have bash start their shell.
#[test]
fn a_shell_that_hands_over_is_not_broken_and_who_it_hands_over_to_is_asked() {
    let bed = Bed::new();
    for (line, codes) in [
        ("exec fish", &[][..]),
        ("case $- in *i*) exec zsh;; esac", &[]),
        ("[ -z \"$TMUX\" ] && exec tmux", &[]),
        ("exec tmux", &["GR-DOC-022"]),
        ("exec dash", &["GR-DOC-022"]),
        ("exec no-such-shell", &["GR-DOC-014"]),
    ] {
        bed.append(".bashrc", &format!("{line}\n"));
        let looked = bed.doctor(&[]);
        assert_eq!(looked.codes(), codes, "{line}: {}", looked.stdout);
        assert_eq!(looked.is_broken(), line.contains("no-such"), "{line}");
        let told = bed.run(&[], &["doctor", "--offline"]).stdout;
        assert!(!told.contains("terminal process group"), "{line}: {told}");
        if codes.contains(&"GR-DOC-022") {
            let at = format!("(line {} of ~/.bashrc)", line_of(&bed, ".bashrc", line));
            assert!(told.contains(&at), "{line}: {told}");
        }
        bed.reset();
    }
    bed.append(".bashrc", "exec fish\n");
    let told = bed.run(&[], &["why"]).stdout;
    let line = line_of(&bed, ".bashrc", "exec fish");
    assert!(
        told.contains(&format!("An interactive bash hands over to fish (line {line} of ~/.bashrc)")),
        "{told}"
    );
    assert_eq!(bed.run(&[], &["verify"]).code, 0);
}

/// A function or an alias is told with the line that makes it one, and is broken only where it leads away.
#[test]
fn a_function_or_an_alias_called_go_is_told_by_its_own_line() {
    let bed = Bed::new();
    for (file, line, code) in [
        (".bashrc", "go() { command go \"$@\"; }", "GR-DOC-023"),
        (".bashrc", "alias go='nice go'", "GR-DOC-023"),
        (".zshrc", "function go { time command go $@ }", "GR-DOC-023"),
        (".config/fish/config.fish", "function go; command go $argv; end", "GR-DOC-023"),
        (".bashrc", "alias go=gotip", "GR-DOC-024"),
        (".zshrc", "go() { /opt/other/bin/go \"$@\" }", "GR-DOC-024"),
    ] {
        bed.append(file, &format!("{line}\n# the last line\n"));
        let looked = bed.doctor(&[]);
        let codes = looked.codes();
        assert!(!codes.is_empty() && codes.iter().all(|found| found == code), "{line}: {}", looked.stdout);
        assert_eq!(looked.is_broken(), code == "GR-DOC-024", "{line}");
        let told = bed.run(&[], &["doctor", "--offline"]).stdout;
        let at = format!("(line {} of ~/{file})", line_of(&bed, file, line));
        assert!(told.contains(&at), "{line}: {told}");
        assert_eq!(bed.run(&[], &["verify"]).code, i32::from(code == "GR-DOC-024"), "{line}");
        bed.reset();
    }
}

#[test]
fn why_sees_functions_and_aliases_of_every_command() {
    let bed = Bed::new();
    bed.append(".bashrc", "gopls() { echo mine; }\nalias dlv='sudo dlv'\ngo() { command go \"$@\"; }\n");
    Bed::program(&bed.path("go/bin/dlv"), "#!/bin/sh\n");
    for (command, text, kind, leads_to) in [
        ("gopls", "gopls()", "function", None),
        ("dlv", "alias dlv", "alias", Some("go/bin/dlv")),
        ("go", "go() { command", "function", Some(".local/share/goready/go/bin/go")),
    ] {
        let why = asked(&bed, command);
        let answers = why.get("answers").and_then(Value::as_array).unwrap();
        let of = |answer: &&Value| {
            answer.get("consumer")
                == Some(&serde_json::json!({ "consumer": "interactive_shell", "shell": "bash" }))
        };
        let answer = answers.iter().find(of).unwrap();
        let at = serde_json::json!({ "path": bed.path(".bashrc"), "line": line_of(&bed, ".bashrc", text) });
        assert_eq!(answer.get("word"), Some(&serde_json::json!({ "kind": kind, "at": at })), "{command}");
        assert_eq!(
            answer.get("command"),
            Some(&serde_json::json!(leads_to.map(|to| bed.path(to)))),
            "{command}"
        );
    }
    let told = bed.run(&[], &["why", "gopls"]).stdout;
    assert!(
        told.contains("An interactive bash takes it for a function that starts something else"),
        "{told}"
    );
}
