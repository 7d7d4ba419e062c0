//! Places and values that are not what they usually are: doctor names them, blames nothing else, and waits for none.

use super::bed::{Bed, VERSION};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

/// Makes a pipe, which says nothing to whoever reads it.
fn pipe(at: &Path) {
    assert!(Command::new("mkfifo").arg(at).status().unwrap().success());
}

/// Changes what is at a path.
type Stage = fn(&Path);

/// Damage that a build finds, and `go version` does not: seen by names and large sizes, and put right by a whole SDK.
#[test]
fn a_source_that_is_missing_cut_or_added_is_seen_and_put_right() {
    let bed = Bed::new();
    let stage: [(&str, Stage); 3] = [
        ("GR-DOC-004", |sdk| fs::remove_file(sdk.join("src/fmt/print.go")).unwrap()),
        ("GR-DOC-077", |sdk| {
            Bed::unshare(&sdk.join("src/net/http/server.go"));
            fs::write(sdk.join("src/net/http/server.go"), "").unwrap();
        }),
        ("GR-DOC-076", |sdk| {
            fs::write(sdk.join("src/fmt/zz_old.go"), "package fmt\nvar x = gone\n").unwrap();
        }),
    ];
    for (code, stage) in stage {
        bed.reset();
        stage(&bed.own_sdk());
        let looked = bed.doctor(&[]);
        assert_eq!(looked.codes(), [code], "{}", looked.stdout);
    }
    assert_eq!(bed.doctor(&["--fix", "--yes"]).code, 0);
    assert_eq!(bed.doctor(&[]).codes(), [""; 0]);
}

/// That our lines are gone from a start-up file does not explain that the shell does not even start.
#[test]
fn a_shell_that_never_answers_is_told_whatever_else_is_wrong_with_its_files() {
    let bed = Bed::new();
    fs::remove_file(bed.path(".bashrc")).unwrap();
    pipe(&bed.path(".bashrc"));
    let looked = bed.doctor(&[]);
    assert_eq!(looked.codes(), ["GR-DOC-010", "GR-DOC-014"], "{}", looked.stdout);
}

/// A damaged Go may be better than none: it makes room only once there is another one to put in its place.
#[test]
fn a_repair_that_cannot_be_had_takes_nothing_away() {
    let bed = Bed::new();
    let linker = bed.own_sdk().join("pkg/tool/linux_amd64/link");
    Bed::unshare(&linker);
    fs::set_permissions(&linker, fs::Permissions::from_mode(0o644)).unwrap();
    fs::remove_dir_all(bed.path(".cache/goready/downloads")).unwrap();
    let before = bed.picture();
    for words in [&["doctor", "--fix"][..], &["setup", "--go", VERSION]] {
        let refused = bed.run_unsourced(&[], &[words, &["--offline", "--yes"]].concat());
        assert!(refused.code == 69, "{words:?}: {}: {}", refused.code, refused.stderr);
        assert_eq!(bed.differences(&before), Vec::<String>::new(), "{words:?}: {}", refused.stderr);
    }
}

/// `tools list` and doctor tell the same of what stands in a tool's place, and nothing waits for a pipe to say something.
#[test]
fn what_stands_in_the_place_of_a_tool_is_told_alike() {
    let bed = Bed::new();
    let gopls = bed.path("go/bin/gopls");
    let stage: [(&str, Stage); 4] = [
        ("a folder", |at| fs::create_dir(at).unwrap()),
        ("a link that leads nowhere", |at| std::os::unix::fs::symlink("/nowhere/gopls", at).unwrap()),
        ("a pipe", pipe),
        ("a script", |at| Bed::program(at, "#!/bin/sh\nsleep 600\n")),
    ];
    for (what, stage) in stage {
        fs::create_dir_all(gopls.parent().unwrap()).unwrap();
        stage(&gopls);
        let is_script = what == "a script";
        let looked = bed.doctor(&[]);
        assert_eq!(looked.codes(), [if is_script { "GR-DOC-074" } else { "GR-DOC-073" }], "{what}");
        let listed = bed.run(&[], &["tools", "list"]).stdout;
        let words = if is_script { "is not built by Go" } else { "no program that can be run" };
        assert!(
            listed.lines().any(|line| line.contains("gopls") && line.contains(words)),
            "{what}: {listed}"
        );
        bed.reset();
    }
}

/// What Go reads without a word is not blamed, however long it is, and a value that is shown is shown short.
#[test]
fn what_go_takes_without_a_word_is_not_blamed() {
    let bed = Bed::new();
    let lines = "GOPRIVATE=corp.example\n".repeat(70_000);
    bed.append(".config/go/env", &format!("# {}\n{lines}", "x".repeat(70)));
    fs::write(bed.place("work/go.mod"), "module x\n").unwrap();
    let looked = bed.doctor(&[]);
    assert_eq!(looked.codes(), [""; 0], "{}", looked.stdout);
    bed.reset();
    bed.append(".config/go/env", &format!("GOFLAGS={}\n", "x".repeat(1_500_000)));
    for words in [&["doctor", "--offline"][..], &["env"], &["env", "--changed"]] {
        let ran = bed.run(&[], words);
        assert!(
            ran.stdout.contains("1500000") && ran.stdout.len() < 20_000,
            "{words:?}: {}",
            ran.stdout.len()
        );
    }
}
