//! Real shells, started fresh in a home of their own, find our Go and no other.
//!
//! `tests/install` installs every shell named here; one that is missing fails the test.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "helpers of tests stop the test where something is wrong"
)]

use goready_installers::shell::{
    BlockState, Creation, EnvSpec, Moment, Shell, Syntax, block, block_body, by_products, env_file_name,
    env_file_text, environment_d_text, merged_targets, quote,
};
use goready_tests::sampled;
use goready_tests::shell_home::{BAD_FLAGS, Home, SYSTEM};
use goready_tests::shells::{REAL, Seen, joined, program, start, start_command};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Names that a home directory may have, each hard for some shell.
const NASTY: [&str; 8] = [
    "plain",
    "a b",
    "it's",
    "say \"hi\"",
    "$HOME",
    "路径 é",
    "back\\slash",
    "wow! #~ *?[x] {a,b};&|`id` %d <>()^",
];

fn both_moments() -> [Moment; 2] {
    [Moment::Login, Moment::Interactive]
}

/// Elvish knows no login; dash and sh are asked below one.
fn moves_to_the_front(shell: Shell, moment: Moment) -> bool {
    shell != Shell::Elvish && (moment == Moment::Login || matches!(shell, Shell::Sh | Shell::Dash))
}

fn assert_sees(seen: &Seen, home: &Home, go: &Path, path: &[PathBuf], what: &str) {
    let answer = seen.answer.as_ref().unwrap_or_else(|| panic!("{what}: no answer in {}", seen.output));
    assert_eq!(answer.go.as_deref(), go.join("go").to_str(), "{what}: {}", seen.output);
    assert_eq!(answer.gopath.as_deref(), home.gopath().to_str(), "{what}");
    assert_eq!(answer.goroot, None, "{what}: the stale GOROOT is still there");
    // A fish at login appends the system's directories that PATH lacks.
    let shown = answer.path.len().min(if what.starts_with("Fish Login") { path.len() } else { usize::MAX });
    assert_eq!(joined(&answer.path[..shown]), joined(path), "{what}");
    assert_eq!(seen.code, Some(0), "{what}: {}", seen.output);
}

/// Homes in which the shell itself does not work, whatever we do: BSD's csh runs what stands between backquotes in
/// HOME, and ksh93 does not find its `.kshrc` below a quote.
fn is_no_home_for(shell: Shell, moment: Moment, name: &str) -> bool {
    (shell == Shell::Csh && name.contains('`'))
        || (shell == Shell::Ksh
            && moment == Moment::Interactive
            && name.contains(['\'', '"', '`', '$', '\\']))
}

fn every_nasty_place(shell: Shell) {
    let mut starts = 0;
    for name in NASTY {
        for moment in both_moments() {
            for (place, home) in [("home", Home::new(name)), ("data", Home::with_data(name))] {
                let what = format!("{shell:?} {moment:?} with {place} {name:?}");
                let own = [vec![home.old()], home.system()].concat();
                home.own_line(shell, &own);
                if place == "home" && is_no_home_for(shell, moment, name) {
                    let pristine = start(shell, moment, &home.root, SYSTEM);
                    let reads = pristine.answer.is_some_and(|answer| answer.path.starts_with(&own));
                    assert!(!reads, "{what}: it works without us, so it has to with us");
                    continue;
                }
                home.set_up(shell);
                let seen = start(shell, moment, &home.root, SYSTEM);
                assert_sees(&seen, &home, &home.ours(), &home.ours_and(&own), &what);
                starts += 1;
            }
        }
    }
    let names = NASTY.len();
    sampled(&format!(
        "{shell:?}: {starts} fresh starts, login and interactive, {names} names of home and of data"
    ));
}

/// One test for each shell, so that a failure names it and the two cores are used.
macro_rules! each_shell {
    ($check:ident: $($name:ident $shell:ident),+ $(,)?) => {
        $(#[test] fn $name() { $check(Shell::$shell); })+
    };
}

each_shell! { every_nasty_place:
    sh_finds_our_go_from_every_nasty_place Sh,
    dash_finds_our_go_from_every_nasty_place Dash,
    bash_finds_our_go_from_every_nasty_place Bash,
    zsh_finds_our_go_from_every_nasty_place Zsh,
    ksh_finds_our_go_from_every_nasty_place Ksh,
    mksh_finds_our_go_from_every_nasty_place Mksh,
    fish_finds_our_go_from_every_nasty_place Fish,
    tcsh_finds_our_go_from_every_nasty_place Tcsh,
    csh_finds_our_go_from_every_nasty_place Csh,
    nushell_finds_our_go_from_every_nasty_place Nushell,
    elvish_finds_our_go_from_every_nasty_place Elvish,
    xonsh_finds_our_go_from_every_nasty_place Xonsh,
}

#[test]
fn a_login_moves_us_to_the_front_and_an_interactive_shell_keeps_the_order() {
    for shell in REAL {
        for moment in both_moments() {
            let home = Home::new("ada");
            let gobin = home.gopath().join("bin");
            let own = [vec![home.old(), gobin.clone()], home.system(), vec![home.ours(), gobin]].concat();
            home.own_line(shell, &own);
            home.set_up(shell);
            let seen = start(shell, moment, &home.root, SYSTEM);
            let what = format!("{shell:?} {moment:?}");
            if moves_to_the_front(shell, moment) {
                let rest = [vec![home.old()], home.system()].concat();
                assert_sees(&seen, &home, &home.ours(), &home.ours_and(&rest), &what);
            } else {
                assert_sees(&seen, &home, &home.old(), &own, &what);
            }
        }
    }
}

#[test]
fn an_interactive_login_shell_has_us_first_whatever_its_later_files_did() {
    for shell in [Shell::Zsh, Shell::Ksh, Shell::Mksh] {
        let home = Home::new("ada");
        let own = [vec![home.old()], home.system(), vec![home.ours()]].concat();
        home.own_line(shell, &own);
        home.set_up(shell);
        let mut command = goready_installers::shell::probe(shell, Moment::Login);
        command.args.insert(0, "-i".into());
        let seen = start_command(shell, &command, &home.root, SYSTEM);
        let rest = [vec![home.old()], home.system()].concat();
        assert_sees(&seen, &home, &home.ours(), &home.ours_and(&rest), &format!("{shell:?}"));
    }
}

#[test]
fn of_a_variable_only_the_value_that_breaks_go_is_taken_away() {
    let close = format!("{BAD_FLAGS}x");
    for shell in REAL {
        for moment in both_moments() {
            for (set, stays) in [(BAD_FLAGS, false), (&close, true), ("-tags=netgo", true)] {
                let home = Home::new("ada");
                home.own_flags(shell, set);
                home.set_up(shell);
                let seen = start(shell, moment, &home.root, SYSTEM);
                let what = format!("{shell:?} {moment:?} with {set}: {}", seen.output);
                let answer = seen.answer.unwrap_or_else(|| panic!("{what}"));
                let left = answer.variables.get("GOFLAGS").map(String::as_str);
                assert_eq!(left, stays.then_some(set), "{what}");
                assert_eq!(seen.code, Some(0), "{what}");
            }
        }
    }
}

#[test]
fn a_shell_inside_a_shell_changes_nothing_more() {
    for shell in REAL {
        let home = Home::new("ada");
        home.set_up(shell);
        let path = home.ours_and(&home.system());
        let seen = start(shell, Moment::Interactive, &home.root, &joined(&path));
        let answer = seen.answer.unwrap_or_else(|| panic!("{shell:?}: {}", seen.output));
        let mut entries = answer.path.clone();
        entries.sort();
        entries.dedup();
        assert_eq!(entries.len(), answer.path.len(), "{shell:?}: {:?}", answer.path);
        assert_eq!(answer.path[..2], path[..2], "{shell:?}");
    }
}

#[test]
fn with_the_env_file_gone_every_shell_starts_as_if_we_had_never_been_there() {
    for shell in REAL {
        for moment in both_moments() {
            let home = Home::with_data("it's a $HOME");
            let own = [vec![home.old()], home.system()].concat();
            home.own_line(shell, &own);
            let pristine = start(shell, moment, &home.root, SYSTEM);
            home.set_up(shell);
            fs::remove_dir_all(home.env_dir()).unwrap();
            let seen = start(shell, moment, &home.root, SYSTEM);
            assert_eq!(seen.answer, pristine.answer, "{shell:?} {moment:?}");
            assert_eq!(seen.output, pristine.output, "{shell:?} {moment:?}");
            assert_eq!(seen.code, Some(0), "{shell:?} {moment:?}: {}", seen.output);
        }
    }
}

#[test]
fn the_files_come_back_byte_for_byte() {
    let home = Home::new("ada");
    let all = merged_targets(REAL.into_iter().flat_map(|shell| home.targets(shell)));
    for (index, target) in all.iter().enumerate() {
        let before: &[u8] = if index % 2 == 0 { b"export A=1" } else { b"\xff\r\nnot text\r\n" };
        let body = block_body(target, &home.env_dir()).unwrap();
        let with = block::insert(before, &body, target.place).unwrap();
        assert!(matches!(block::inspect(&with), Ok(BlockState::Present { .. })));
        assert_eq!(block::remove(&with).unwrap(), before, "{}", target.path.display());
        if target.creation == Creation::OwnFile {
            assert_eq!(block::remove(&block::insert(b"", &body, target.place).unwrap()).unwrap(), b"");
        }
    }
}

#[test]
fn a_probe_leaves_nothing_in_the_home_but_the_named_by_products() {
    for shell in REAL {
        for moment in both_moments() {
            let home = Home::new("ada");
            home.set_up(shell);
            let seen = start(shell, moment, &home.root, SYSTEM);
            let known = by_products(shell);
            // A directory on the way to a by-product is one too.
            let named = |path: &Path| {
                known.iter().any(|known| path.starts_with(known) || Path::new(known).starts_with(path))
            };
            let stray: Vec<_> = seen.left_behind.iter().filter(|path| !named(path)).collect();
            assert!(stray.is_empty(), "{shell:?} {moment:?} left {stray:?}");
        }
    }
}

const POSIX: [Shell; 6] = [Shell::Sh, Shell::Dash, Shell::Bash, Shell::Zsh, Shell::Ksh, Shell::Mksh];

/// What a script prints in a shell that reads no file of its own; it must end well and say nothing on stderr.
fn script(program: &Path, flags: &[&str], text: &str) -> String {
    let out = Command::new(program).args(flags).arg("-c").arg(text).env_clear().output().unwrap();
    let (stdout, stderr) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success() && stderr.is_empty(), "{}: {stderr}\n{text}\n{stdout}", program.display());
    stdout.into_owned()
}

fn posix_programs() -> Vec<(PathBuf, Vec<&'static str>)> {
    let mut all: Vec<_> = POSIX
        .into_iter()
        .map(|shell| (program(shell), if shell == Shell::Zsh { vec!["-f"] } else { vec![] }))
        .collect();
    all.push(("/bin/busybox".into(), vec!["sh"]));
    all
}

#[test]
fn path_is_put_together_by_whole_entries_in_every_posix_shell() {
    let dir = TempDir::new().unwrap();
    let spec = EnvSpec { ours_first: vec!["/A/bin".into()], after: vec!["/B".into()], ..EnvSpec::default() };
    // PATH before (`-` is unset), after the login file, after the interactive file.
    let table = [
        ("-", "/A/bin:/B", "/A/bin:/B"),
        ("", "/A/bin:/B", "/A/bin:/B"),
        ("/x", "/A/bin:/B:/x", "/A/bin:/B:/x"),
        ("/x::/y", "/A/bin:/B:/x::/y", "/A/bin:/B:/x::/y"),
        (":/x", "/A/bin:/B::/x", "/A/bin:/B::/x"),
        ("/x:", "/A/bin:/B:/x:", "/A/bin:/B:/x:"),
        (":/A/bin", "/A/bin:/B:", "/B::/A/bin"),
        ("/A/bin", "/A/bin:/B", "/B:/A/bin"),
        ("/B:/A/bin", "/A/bin:/B", "/B:/A/bin"),
        ("/x:/A/bin:/A/bin:/y:/B:/A/bin", "/A/bin:/B:/x:/y", "/x:/A/bin:/A/bin:/y:/B:/A/bin"),
        ("/A/bin2:/x/A/bin:/A:/b", "/A/bin:/B:/A/bin2:/x/A/bin:/A:/b", "/A/bin:/B:/A/bin2:/x/A/bin:/A:/b"),
        ("/a x/*:/A/BIN:/[AB]", "/A/bin:/B:/a x/*:/A/BIN:/[AB]", "/A/bin:/B:/a x/*:/A/BIN:/[AB]"),
    ];
    for (program, flags) in posix_programs() {
        for moment in both_moments() {
            let file = dir.path().join(env_file_name(Syntax::Posix, moment));
            fs::write(&file, env_file_text(Syntax::Posix, moment, &spec).unwrap()).unwrap();
            let file = file.display();
            for (before, login, interactive) in table {
                let before = if before == "-" { "unset PATH".into() } else { format!("PATH='{before}'") };
                let case = if program.ends_with("bash") { "shopt -s nocasematch;" } else { "" };
                let text = format!("{case} {before}; set -euC; . {file}; . {file}; echo \"<$PATH>\"; set");
                let out = script(&program, &flags, &text);
                let want = if moment == Moment::Login { login } else { interactive };
                let (first, rest) = out.split_once('\n').unwrap();
                assert_eq!(first, format!("<{want}>"), "{} {moment:?}: {before}", program.display());
                let leaked = rest.lines().find(|line| line.starts_with("__goready"));
                assert_eq!(leaked, None, "{} {moment:?}", program.display());
            }
        }
    }
}

#[test]
fn the_block_survives_a_strict_person_with_the_env_file_there_or_gone() {
    for shell in POSIX {
        for (moment, there) in both_moments().into_iter().flat_map(|moment| [(moment, true), (moment, false)])
        {
            let home = Home::new("ada");
            for target in home.targets(shell) {
                fs::write(&target.path, "set -euC\n").unwrap();
            }
            home.set_up(shell);
            if !there {
                fs::remove_dir_all(home.env_dir()).unwrap();
            }
            let seen = start(shell, moment, &home.root, SYSTEM);
            let found = seen.answer.as_ref().and_then(|answer| answer.go.clone());
            assert_eq!(found.is_some(), there, "{shell:?} {moment:?}: {}", seen.output);
            // Without a `go` the question itself fails under `set -e`, but not before it was put.
            assert!(there || !seen.output.contains("goready/"), "{shell:?} {moment:?}: {}", seen.output);
        }
    }
}

#[test]
fn no_helper_of_ours_is_left_in_the_other_shells() {
    let home = Home::with_data("a b");
    home.write_env_files();
    for moment in both_moments() {
        let word = |syntax| {
            quote(syntax, home.env_dir().join(env_file_name(syntax, moment)).to_str().unwrap()).unwrap()
        };
        for (shell, flags, text) in [
            (Shell::Tcsh, vec!["-f"], format!("source {}; set; setenv; alias", word(Syntax::Csh))),
            (Shell::Csh, vec!["-f"], format!("source {}; set; setenv; alias", word(Syntax::Csh))),
            (Shell::Fish, vec!["-N"], format!("source {}; set --names; functions -a", word(Syntax::Fish))),
            (
                Shell::Nushell,
                vec!["-n"],
                format!("source {}; scope variables | get name | str join ' '", word(Syntax::Nushell)),
            ),
            (
                Shell::Xonsh,
                vec!["--no-rc", "-DXONSH_DATA_DIR=/nonexistent"],
                format!("source @({})\nprint(sorted(__xonsh__.ctx))", word(Syntax::Xonsh)),
            ),
        ] {
            let out = Command::new(program(shell))
                .args(flags)
                .args(["-c", &text])
                .env_clear()
                .envs([("PATH", SYSTEM), ("HOME", home.root.to_str().unwrap()), ("LANG", "C.UTF-8")])
                .output()
                .unwrap();
            let shown = String::from_utf8_lossy(&out.stdout).to_lowercase();
            let errors = String::from_utf8_lossy(&out.stderr);
            assert!(out.status.success() && errors.is_empty(), "{shell:?} {moment:?}: {errors}");
            assert!(!shown.is_empty() && !shown.contains("__goready"), "{shell:?} {moment:?}: {shown}");
            for helper in [" ours", "\nours\n", "$ours", "\nrest\n", "\nnew\n", "\ndir\n"] {
                assert!(!shown.contains(helper), "{shell:?} {moment:?} leaves {helper:?}");
            }
        }
    }
}

#[test]
fn systemd_reads_our_environment_d_as_it_is_meant() {
    let generator =
        Path::new("/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator");
    assert!(generator.exists(), "systemd is not installed: run tests/install");
    for name in NASTY {
        let home = Home::with_data(name);
        let dir = home.root.join(".config/environment.d");
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("60-goready.conf"), environment_d_text(&home.spec()).unwrap()).unwrap();
        let out =
            Command::new(generator).env_clear().env("HOME", &home.root).env("PATH", SYSTEM).output().unwrap();
        // The generator prints assignments quoted for a shell.
        let text =
            format!("{}\nprintf '%s\\n' \"$PATH\" \"$GOPATH\"", String::from_utf8(out.stdout).unwrap());
        let want = format!("{}\n{}\n", joined(&home.ours_and(&home.system())), home.gopath().display());
        assert_eq!(script(&program(Shell::Bash), &[], &text), want, "{name:?}");
    }
}
