//! Lines that people write into their start-up files on purpose: none is called broken that does what it is for, and
//! none is promised a repair that it is not given.

use super::bed::Bed;
use serde_json::Value;

fn asked(bed: &Bed, command: &str) -> Value {
    let ran = bed.run(&[], &["why", command, "--json"]);
    serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{}{}", ran.stdout, ran.stderr))
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
