//! Undo where something else has taken the place of our files: it ends, says so, and takes back all the rest.

use crate::{Bare, module_proxy};
use goready_tests::faults::NEW;
use std::fs;
use std::os::unix::fs::{FileTypeExt as _, symlink};
use std::path::Path;
use std::process::Command;

/// What the start-up file held before.
const OWN: &str = "alias ll='ls -l'\n";

fn set_up(source: &str) -> Bare {
    let bare = Bare::new(source);
    let home = bare.machine.home();
    for name in [".bashrc", ".profile"] {
        fs::write(home.join(name), OWN).unwrap();
    }
    good(&bare, &["setup", "--go", NEW, "--shells", "bash", "--yes"]);
    bare
}

/// What it said.
fn good(bare: &Bare, words: &[&str]) -> String {
    let ran = bare.machine.run(words);
    assert_eq!(ran.code, Some(0), "{words:?}\n{}{}", ran.stdout, ran.stderr);
    ran.stdout + &ran.stderr
}

fn make_fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn what_took_the_place_of_our_files_stays_is_told_and_the_rest_is_taken_back() {
    let (_server, source) = module_proxy();
    let bare = set_up(&source);
    let (home, data) = (bare.machine.home(), bare.machine.home().join(".local/share/goready"));
    good(&bare, &["env", "GOPROXY", "--set=off", "--yes"]);
    let (profile, login) = (home.join(".profile"), data.join("env/login.sh"));
    let (rc, settings) = (data.join("env/interactive.sh"), home.join(".config/go/env"));
    let rc = if rc.exists() { rc } else { data.join("env/env.sh") };
    let found = [&profile, &login, &rc, &settings].map(|path| path.is_file());
    assert_eq!(found, [true; 4], "{:?}", fs::read_dir(data.join("env")).unwrap().collect::<Vec<_>>());
    for path in [&profile, &login, &rc, &settings] {
        fs::remove_file(path).unwrap();
    }
    fs::create_dir(&profile).unwrap();
    make_fifo(&login);
    symlink("/nowhere/interactive.sh", &rc).unwrap();
    symlink("env", &settings).unwrap();

    let said = good(&bare, &["undo", "--all", "--yes"]);
    for words in ["it is a folder", "it is no regular file", "where nothing is"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(said.contains("what was there before our change is kept in"), "{said}");
    assert!(profile.is_dir() && fs::symlink_metadata(&login).unwrap().file_type().is_fifo());
    assert!(fs::read_link(&rc).is_ok() && fs::read_link(&settings).is_ok());
    assert_eq!(fs::read_to_string(home.join(".bashrc")).unwrap(), OWN);
    assert!(!data.join("sdk").exists() && !data.join("go").exists());
}

#[test]
fn a_start_up_file_that_moved_among_dotfiles_loses_our_part_there_and_stays_a_link() {
    let (_server, source) = module_proxy();
    let bare = set_up(&source);
    let (home, dotfiles) = (bare.machine.home(), bare.machine.home().join("dotfiles"));
    fs::create_dir(&dotfiles).unwrap();
    for name in [".bashrc", ".profile"] {
        let moved = dotfiles.join(&name[1..]);
        fs::rename(home.join(name), &moved).unwrap();
        symlink(&moved, home.join(name)).unwrap();
    }
    let profile = dotfiles.join("profile");
    let later = fs::read_to_string(&profile).unwrap() + "export LATER=1\n";
    fs::write(&profile, later).unwrap();
    good(&bare, &["undo", "--yes"]);
    assert_eq!(fs::read_to_string(dotfiles.join("bashrc")).unwrap(), OWN);
    assert_eq!(fs::read_to_string(&profile).unwrap(), OWN.to_owned() + "export LATER=1\n");
    assert!([".bashrc", ".profile"].iter().all(|name| home.join(name).is_symlink()));
}
