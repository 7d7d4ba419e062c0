//! Homes that are odd but usable: shell files that are links or folders, data on another volume, a volume where nothing
//! can be run.

use crate::answers::answer;
use crate::{Bare, module_proxy};
use goready_tests::faults::{Hashes, NEW, Ran, Volume, binary, differences};
use goready_tests::sampled;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

/// Room for an SDK, its archive, and a build cache.
const ROOMY: u64 = 1 << 30;

#[test]
fn a_link_stays_a_link_and_what_cannot_be_changed_is_named_and_left_alone() {
    let (_server, source) = module_proxy();
    let bare = Bare::new(&source);
    let home = bare.machine.home();
    fs::create_dir(home.join("dotfiles")).unwrap();
    fs::rename(home.join(".bashrc"), home.join("dotfiles/bashrc")).unwrap();
    symlink("dotfiles/bashrc", home.join(".bashrc")).unwrap();
    fs::remove_file(home.join(".zshrc")).unwrap();
    symlink("dotfiles/gone", home.join(".zshrc")).unwrap();
    let mut hashes = Hashes::default();
    let before = hashes.picture(&home);

    let ran = bare.machine.run(&["setup", "--go", NEW, "--yes"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stderr.contains("Note: ~/.zshrc stays as it is"), "{}", ran.stderr);
    assert_eq!(fs::read_link(home.join(".bashrc")).unwrap(), Path::new("dotfiles/bashrc"));
    assert!(
        String::from_utf8_lossy(&fs::read(home.join("dotfiles/bashrc")).unwrap()).contains(">>> goready")
    );
    assert!(!home.join("dotfiles/gone").exists());

    // A shell that merely is there need not find it; one that is asked for by name must.
    let named =
        bare.machine.run(&["setup", "--go", NEW, "--shells", "bash,zsh", "--goproxy", "off", "--yes"]);
    assert_eq!(named.code, Some(1), "{}{}", named.stdout, named.stderr);
    assert!(named.stderr.contains("[GR-VFY-021]"), "{}", named.stderr);

    let undone = bare.machine.run(&["undo", "--all", "--yes"]);
    assert_eq!(undone.code, Some(0), "{}{}", undone.stdout, undone.stderr);
    assert_eq!(differences(&hashes.picture(&home), &before), Vec::<String>::new());
}

#[test]
fn a_goroot_of_a_start_up_file_is_taken_away_behind_it_and_its_gopath_is_kept() {
    let (_server, source) = module_proxy();
    let bare = Bare::new(&source);
    let home = bare.machine.home();
    let prepended = |name: &str, line: &str| {
        let rest = fs::read(home.join(name)).unwrap_or_default();
        fs::write(home.join(name), [line.as_bytes(), rest.as_slice()].concat()).unwrap();
    };
    prepended(".bashrc", "export GOROOT=/opt/old-go\n");
    prepended(".profile", "export GOPATH=$HOME/work\n");
    let mut hashes = Hashes::default();
    let before = hashes.picture(&home);

    let words = ["setup", "--go", NEW, "--shells", "bash", "--yes"];
    let ran = bare.machine.run(&words);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stderr.contains("~/.bashrc sets GOROOT to /opt/old-go in line 1"), "{}", ran.stderr);
    let gopath = home.join("work").display().to_string();
    assert!(ran.stderr.contains(&format!("your GOPATH {gopath} is kept (~/.profile)")), "{}", ran.stderr);
    let mut bash = Command::new("bash");
    bash.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", &home);
    // Go itself is not started: it would keep its telemetry in this home. The proofs of the set-up have started it.
    let output = bash.args(["-lic", "command -v go; echo \"$GOPATH [$GOROOT]\""]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let wanted = format!("{}/.local/share/goready/go/bin/go\n{gopath} []\n", home.display());
    assert!(said.ends_with(&wanted), "{said}");
    assert_eq!(answer(&bare.machine.run(&[&words[..], &["--json"]].concat()))["changed"], false);

    let undone = bare.machine.run(&["undo", "--yes"]);
    assert_eq!(undone.code, Some(0), "{}{}", undone.stdout, undone.stderr);
    assert_eq!(differences(&hashes.picture(&home), &before), Vec::<String>::new());
}

/// Runs goready with the places that XDG variables name, on another volume than the home.
fn run_with_data(home: &Path, data: &Path, words: &[&str]) -> Ran {
    let mut command = Command::new(binary());
    command
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("HOME", home)
        .env("USER", "ada")
        .env("LANG", "C.UTF-8");
    let output = command.env("XDG_DATA_HOME", data).current_dir(home).args(words).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ran { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
}

#[test]
fn a_store_on_another_volume_than_home_and_cache_is_filled_and_emptied() {
    let Some(volume) = Volume::mount(ROOMY) else {
        sampled("SKIPPED: a store on another volume: only root may mount one");
        return;
    };
    let (_server, source) = module_proxy();
    let bare = Bare::new(&source);
    let (home, data) = (bare.machine.home(), volume.path().join("data"));
    let mut hashes = Hashes::default();
    let before = hashes.picture(&home);
    let words = ["setup", "--go", NEW, "--shells", "bash", "--yes", "--json", "--source", &source];
    let ran = run_with_data(&home, &data, &words);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert_eq!(answer(&ran)["changed"], true);
    assert!(data.join(format!("goready/sdk/go{NEW}/bin/go")).is_file());
    assert!(!home.join(".local/share/goready").exists());
    let undone = run_with_data(&home, &data, &["undo", "--yes"]);
    assert_eq!(undone.code, Some(0), "{}{}", undone.stdout, undone.stderr);
    assert_eq!(differences(&hashes.picture(&home), &before), Vec::<String>::new());
    assert!(!data.exists());
}

#[test]
fn a_store_that_a_link_puts_elsewhere_is_filled_there_and_the_link_stays() {
    let (_server, source) = module_proxy();
    let bare = Bare::new(&source);
    let home = bare.machine.home();
    let (link, disk) = (home.join(".local/share/goready"), home.join("disk"));
    fs::create_dir(&disk).unwrap();
    fs::create_dir_all(home.join(".local/share")).unwrap();
    symlink(&disk, &link).unwrap();
    let mut hashes = Hashes::default();
    let before = hashes.picture(&home);
    let ran = bare.machine.run(&["setup", "--go", NEW, "--shells", "bash", "--yes", "--json"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert_eq!(answer(&ran)["changed"], true);
    assert!(disk.join(format!("sdk/go{NEW}/bin/go")).is_file());
    let undone = bare.machine.run(&["undo", "--yes"]);
    assert_eq!(undone.code, Some(0), "{}{}", undone.stdout, undone.stderr);
    assert_eq!(differences(&hashes.picture(&home), &before), Vec::<String>::new());
    assert_eq!(fs::read_link(&link).unwrap(), disk);
}

#[test]
fn a_volume_where_nothing_can_be_run_is_told_before_and_proved_broken_after() {
    let Some(volume) = Volume::mount(ROOMY) else {
        sampled("SKIPPED: a volume without execution: only root may mount one");
        return;
    };
    let remounted = Command::new("mount").args(["-o", "remount,noexec"]).arg(volume.path()).status();
    assert!(remounted.unwrap().success());
    let (_server, source) = module_proxy();
    let bare = Bare::new(&source);
    let (home, data) = (bare.machine.home(), volume.path().join("data"));
    for (lang, note) in [("en", "Note: programs cannot be started from"), ("zh", "注意：无法从")] {
        let words = ["setup", "--go", NEW, "--shells", "bash", "--yes", "--lang", lang, "--source", &source];
        let ran = run_with_data(&home, &data, &words);
        assert_eq!(ran.code, Some(1), "{}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains(note), "{}", ran.stderr);
        assert!(ran.stderr.contains("[GR-VFY-"), "{}", ran.stderr);
        let undone = run_with_data(&home, &data, &["undo", "--yes"]);
        assert_eq!(undone.code, Some(0), "{}{}", undone.stdout, undone.stderr);
    }
}
