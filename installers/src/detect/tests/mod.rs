//! Staged machines, looked at as a whole.

mod machines;
mod obstacles;
mod owners;
mod shell_files;

use super::*;
use crate::host::staged::Staged;
use crate::host::{Env, HostSettings};
use crate::observe::Cancel;
use crate::version::GoVersion;
use std::time::Instant;

pub(super) fn facts_of(staged: &Staged) -> Facts {
    detect(&staged.host()).unwrap()
}

/// An ELF file with a loader and a section of build information, each if asked for.
pub(super) fn elf(machine: u16, bits: u8, loader: &str, build_info: &[u8]) -> Vec<u8> {
    let is_64 = bits == 64;
    let names = b"\0.shstrtab\0.go.buildinfo\0";
    let (header, program, section) = if is_64 { (64, 56, 64) } else { (52, 32, 40) };
    let at_loader = header + program;
    let at_names = at_loader + loader.len() + 1;
    let at_info = at_names + names.len();
    let at_sections = at_info + build_info.len();
    let word = |n: usize| -> Vec<u8> {
        if is_64 { u64::try_from(n).unwrap().to_le_bytes().to_vec() } else { half(n) }
    };
    let mut out = [b"\x7fELF".as_slice(), &[if is_64 { 2 } else { 1 }, 1, 1], &[0; 9]].concat();
    out.extend([2, 0]);
    out.extend(machine.to_le_bytes());
    out.extend(half(1));
    out.extend([word(0), word(header), word(at_sections), half(0)].concat());
    let counts = [header, program, usize::from(!loader.is_empty()), section, 3, 1];
    out.extend(counts.iter().flat_map(|n| u16::try_from(*n).unwrap().to_le_bytes()));
    let size = loader.len() + 1;
    out.extend(if is_64 {
        [half(3), half(4), word(at_loader), word(0), word(0), word(size), word(size), word(1)].concat()
    } else {
        [half(3), half(at_loader), half(0), half(0), half(size), half(size), half(4), half(1)].concat()
    });
    out.extend([loader.as_bytes(), b"\0", names, build_info].concat());
    for (name, at, size) in [(0, 0, 0), (1, at_names, names.len()), (11, at_info, build_info.len())] {
        let start = [half(name), half(1), word(0), word(0), word(at), word(size)].concat();
        out.extend(&start);
        out.extend(vec![0; section - start.len()]);
    }
    out
}

fn half(n: usize) -> Vec<u8> {
    u32::try_from(n).unwrap().to_le_bytes().to_vec()
}

#[test]
fn an_empty_machine_gives_facts_with_holes() {
    let staged = Staged::new();
    let facts = facts_of(&staged);
    assert_eq!(facts.machine.distribution, None);
    assert_eq!(facts.machine.libc, None);
    assert_eq!(facts.sdks, []);
    assert_eq!(facts.shells, []);
    assert_eq!(facts.ours, OursFacts::default());
    assert_eq!(facts.go_env_file.state, FileState::Absent);
    assert!(facts.home.is_writable);
    assert!(facts.home.free_bytes.is_some());
    assert_eq!(facts.home.existing_dirs, [staged.home()]);
}

#[test]
fn a_home_that_went_away_is_the_one_error() {
    let staged = Staged::new();
    let host = staged.host();
    staged.remove("home");
    let error = detect(&host).unwrap_err();
    assert_eq!(error.code(), "GR-DETECT-001");
    assert_eq!(error.class(), Class::CannotCreate);
    assert_eq!(error.hint(), Hint::NameHome);
    assert!(error.to_string().starts_with("home is no directory any more: `"));
}

#[test]
fn whole_sdks_of_the_store_are_ours_and_the_link_says_which_is_active() {
    let staged = Staged::new();
    let store = "home/ada/.local/share/goready/sdk";
    for version in ["go1.9.7", "go1.22.3", "go1.27.4"] {
        staged.sdk(&format!("{store}/{version}"), version);
    }
    staged.sdk(&format!("{store}/go1.23.1"), "go1.23.2");
    staged.sdk(&format!("{store}/1.24.0"), "go1.24.0");
    staged.sdk(&format!("{store}/go1.25.0"), "go1.25.0");
    staged.chmod(&format!("{store}/go1.25.0/bin/go"), 0o644);
    staged.dir(&format!("{store}/go1.26.0"));
    staged.link("home/ada/.local/share/goready/go", "sdk/go1.22.3");
    staged.file("home/ada/.local/share/goready/env/login.sh", "x\n");
    let ours = facts_of(&staged).ours;
    let whole: Vec<GoVersion> = ["1.9.7", "1.22.3", "1.27.4"].map(|text| text.parse().unwrap()).into();
    assert_eq!(ours.versions, whole);
    assert_eq!(ours.active, Some(whole[1]));
    assert_eq!(ours.active_link.as_deref(), Some("sdk/go1.22.3".as_ref()));
    assert!(matches!(ours.env_files.values().next(), Some(FileState::Present { size: 2, .. })));
}

#[test]
fn a_link_that_leads_elsewhere_makes_nothing_active() {
    for target in ["/usr/local/go", "sdk/go1.26.0", "sdk", "../elsewhere/go1.22.3"] {
        let staged = Staged::new();
        staged.sdk("home/ada/.local/share/goready/sdk/go1.22.3", "go1.22.3");
        staged.sdk("home/ada/.local/share/elsewhere/go1.22.3", "go1.22.3");
        staged.link("home/ada/.local/share/goready/go", target);
        let ours = facts_of(&staged).ours;
        assert_eq!(ours.active, None, "{target}");
        assert_eq!(ours.active_link, Some(target.into()));
    }
}

#[test]
fn the_lock_names_its_holder() {
    let staged = Staged::new();
    let host = staged.host();
    let lock = host.lock("goready setup", std::time::Duration::ZERO, &Cancel::default(), |_| {}).unwrap();
    assert!(detect(&host).unwrap().ours.lock_holder.unwrap().ends_with("goready setup"));
    drop(lock);
    assert_eq!(detect(&host).unwrap().ours.lock_holder, None);
}

#[test]
fn directories_that_exist_are_known_with_their_parents() {
    let mut staged = Staged::new();
    staged.dir("home/ada/.config/fish/conf.d");
    staged.program("usr/bin/fish", "");
    staged.dir("work/go/bin");
    staged.dir("home/ada/.local/share/goready/sdk");
    staged.set("GOPATH", staged.path("work/go"));
    let facts = facts_of(&staged);
    for dir in [".config", ".config/fish", ".config/fish/conf.d", ".local/share", ".local/share/goready/sdk"]
    {
        assert!(facts.has_dir(&staged.home().join(dir)), "{dir}");
    }
    assert!(facts.has_dir(&staged.path("work/go/bin")));
    assert!(facts.is_there(&staged.path("home/ada/.config/fish")));
    assert!(!facts.has_dir(&staged.home().join("go")));
}

#[test]
fn passwords_of_proxies_stay_out_of_the_facts() {
    let mut staged = Staged::new();
    staged.set("https_proxy", "http://ada:secret@proxy:3128");
    staged.set("NO_PROXY", "localhost,.example");
    staged.file("home/ada/.config/go/env", "GOPROXY=https://ada:secret@proxy/,direct\n");
    let facts = facts_of(&staged);
    assert_eq!(facts.proxies["https_proxy"], "http://proxy:3128");
    assert_eq!(facts.proxies["NO_PROXY"], "localhost,.example");
    assert!(!serde_json::to_string(&facts).unwrap().contains("secret"));
}

#[test]
fn systemd_is_told_by_its_directories() {
    let mut staged = Staged::new();
    assert!(!facts_of(&staged).systemd_user);
    staged.set("XDG_RUNTIME_DIR", staged.dir("run/user/1000"));
    assert!(!facts_of(&staged).systemd_user);
    staged.dir("run/user/1000/systemd");
    assert!(facts_of(&staged).systemd_user);
    staged.remove("run/user");
    staged.dir("run/systemd/system");
    assert!(facts_of(&staged).systemd_user);
}

#[test]
fn facts_have_a_schema() {
    let schema = schemars::schema_for!(Facts).to_value();
    let facts = serde_json::to_value(facts_of(&Staged::new())).unwrap();
    let described = schema["properties"].as_object().unwrap();
    assert!(facts.as_object().unwrap().keys().all(|key| described.contains_key(key)));
}

#[test]
fn detect_of_this_machine_is_timed_and_repeats_itself() {
    let home = tempfile::tempdir().unwrap();
    let settings = HostSettings { home: Some(home.path().to_owned()), foreign_home_allowed: true };
    let env = Env::of_this_process();
    let host = Host::from_parts(&settings, env, "/".into(), "/".into()).unwrap();
    let first = detect(&host).unwrap();
    let start = Instant::now();
    let mut second = detect(&host).unwrap();
    println!("detect of this machine: {:?}, {} SDKs", start.elapsed(), second.sdks.len());
    second.detected_at = first.detected_at;
    second.home.free_bytes = first.home.free_bytes;
    assert_eq!(first, second, "nothing but the volatile facts may differ");
    assert!(first.machine.kernel_release.value.contains('.'));
    let json = serde_json::to_string(&first).unwrap();
    assert_eq!(serde_json::from_str::<Facts>(&json).unwrap(), first);
}
