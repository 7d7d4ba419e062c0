//! Settings of Go that break it or surprise people, wherever they are set: in this run, in the file of `go env -w`, in a
//! fresh shell.

use super::case::{Case, Found};
use super::startup::read_by;
use super::trouble::{Holder, Trouble};
use crate::detect::{FileLine, FileState, MAX_USER_FILE_BYTES, RcText, line_that_sets};
use crate::goenv::{SettingOrigin, Trap, judge};
use crate::host::fs;
use crate::plan::{Mend, ShellChoice};
use crate::shell::block::last_line_of_block;
use crate::shell::{EnvVar, NEUTRALISABLE, ProbeAnswer, TakenAway};
use crate::verify::Seen;
use std::collections::BTreeMap;

/// What is wrong with these variables: one trouble for each value and place.
pub(super) fn of(case: &Case<'_>, names: &[&str]) -> Found {
    names.iter().flat_map(|name| of_one(case, name)).collect()
}

/// A value that is wrong, and who has it from one place.
struct Held {
    value: String,
    trap: Trap,
    origin: SettingOrigin,
    holders: Vec<Holder>,
}

fn of_one(case: &Case<'_>, name: &str) -> Found {
    let mut found = in_shells(case, name);
    if let Some(setting) = case.settings.setting(name)
        && let Some(trap) = &setting.trap
    {
        // This run has a variable from some shell, and cannot know from which.
        let is_inherited = matches!(setting.origin, SettingOrigin::Environment { .. });
        let same = found.iter_mut().filter(|held| is_inherited && held.value == setting.value);
        if let Some(held) = same.min_by_key(|held| held.origin != setting.origin) {
            held.holders.insert(0, Holder::ThisRun);
        } else {
            let (value, origin) = (setting.value.clone(), setting.origin.clone());
            found.insert(0, Held { value, trap: trap.clone(), origin, holders: vec![Holder::ThisRun] });
        }
    }
    let told = |Held { value, trap, origin, holders }: Held| {
        let fix = fix(case, (name, &value), &trap, &origin, &holders);
        (Trouble::Setting { name: name.to_owned(), value, trap, origin, holders }, fix)
    };
    found.into_iter().map(told).collect()
}

/// What fresh shells have, each blamed on a file that it reads, where one of those says so.
fn in_shells(case: &Case<'_>, name: &str) -> Vec<Held> {
    let mut found: Vec<Held> = Vec::new();
    for view in &case.views {
        let Ok(heard) = &view.heard else { continue };
        let Some(value) = value_in(&heard.answer, name) else { continue };
        let Some(trap) = judge(case.host, name, value, &heard.answer.variables) else { continue };
        let value = crate::detect::without_userinfo(value);
        let read = read_by(&case.texts, view.shell, view.moment);
        let is_read = |text: &RcText| read.iter().any(|read| std::ptr::eq(*read, text));
        let set_at = line_that_sets(&case.texts, (name, &value), &case.host.places.home, is_read);
        let origin = SettingOrigin::Environment { set_at };
        let holder = Holder::Shell { shell: view.shell, moment: view.moment };
        match found.iter_mut().find(|held| held.value == value && held.origin == origin) {
            Some(held) => held.holders.push(holder),
            None => found.push(Held { value, trap, origin, holders: vec![holder] }),
        }
    }
    found
}

/// What a shell answered of a variable.
fn value_in<'a>(answer: &'a ProbeAnswer, name: &str) -> Option<&'a str> {
    match name {
        "GOROOT" => answer.goroot.as_deref(),
        "GOPATH" => answer.gopath.as_deref(),
        _ => answer.variables.get(name).map(String::as_str),
    }
}

/// A line of `go env -w` is taken out; a line of a start-up file is made harmless by our env file, where fresh shells of
/// ours have it and no choice of the person's may be behind it.
fn fix(
    case: &Case<'_>,
    (name, value): (&str, &str),
    trap: &Trap,
    origin: &SettingOrigin,
    holders: &[Holder],
) -> Option<Mend> {
    if !trap.is_unset_by_us() {
        return None;
    }
    match origin {
        SettingOrigin::GoEnvFile { .. } => {
            Some(Mend { go_env: BTreeMap::from([(name.to_owned(), None)]), ..Mend::default() })
        }
        // fish keeps it for all its sessions and writes that file itself: no line of ours hides it from programs.
        SettingOrigin::Environment { set_at: Some(at) } if at.is_fish_universal() => None,
        SettingOrigin::Environment { set_at: Some(at) } if is_behind_our_block(case, at) => None,
        SettingOrigin::Environment { .. } => {
            let shells = case.configured();
            let has_shell = holders
                .iter()
                .any(|holder| matches!(holder, Holder::Shell { shell, .. } if shells.contains(shell)));
            let can = has_shell && NEUTRALISABLE.contains(&name) && case.facts.ours.active.is_some();
            let taken = taken_away(case, name, value).filter(|_| can)?;
            let shells = Some(ShellChoice::Only { shells });
            Some(Mend { shells, neutralise: [taken].into(), ..Mend::default() })
        }
        SettingOrigin::GorootEnvFile { .. }
        | SettingOrigin::File { .. }
        | SettingOrigin::Derived { .. }
        | SettingOrigin::GoCommand
        | SettingOrigin::Default => None,
    }
}

/// What our env files are to take away. Of a value with a password in it nothing of ours can speak: what is told here is
/// not what shells have.
fn taken_away(case: &Case<'_>, name: &str, value: &str) -> Option<TakenAway> {
    let variable = EnvVar::parse(name).ok()?;
    if name == "GOROOT" {
        return Some(TakenAway::always(variable));
    }
    let mut heard = case.views.iter().filter_map(|view| view.heard.as_ref().ok());
    let is_whole = heard.any(|heard| value_in(&heard.answer, name) == Some(value));
    TakenAway::only(variable, value).ok().filter(|_| is_whole)
}

/// Whether a line is read after our block in the same file, which then cannot take away what the line sets.
fn is_behind_our_block(case: &Case<'_>, at: &FileLine) -> bool {
    let text = case.texts.iter().find(|text| text.path() == at.path);
    let end = text.and_then(|text| last_line_of_block(text.text()));
    end.is_some_and(|end| at.line > end)
}

/// The file of `go env -w` can be read, and its lines mean something.
pub(super) fn go_env_file(case: &Case<'_>) -> Found {
    let file = &case.facts.go_env_file;
    if file.state == FileState::Absent {
        let obstacle = file.obstacle.clone().filter(|_| fs::inspect(&file.path).ok().flatten().is_some());
        let unreadable = |obstacle| Trouble::GoEnvFileUnreadable { path: file.path.clone(), obstacle };
        return obstacle.map(|obstacle| (unreadable(obstacle), None)).into_iter().collect();
    }
    let bytes = fs::read_small(&file.target, MAX_USER_FILE_BYTES).ok().flatten().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let odd: Vec<usize> =
        text.lines().zip(1..).filter(|(line, _)| is_odd(line)).map(|(_, number)| number).collect();
    let first = odd.first().map(|line| FileLine { path: file.path.clone(), line: *line });
    first.map(|at| (Trouble::GoEnvFileGarbage { at, count: odd.len() }, None)).into_iter().collect()
}

/// Neither empty, nor a comment, nor `NAME=value`.
fn is_odd(line: &str) -> bool {
    let is_pair = line.split_once('=').is_some_and(|(name, _)| {
        name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    });
    !(line.trim().is_empty() || line.starts_with('#') || is_pair)
}

/// Variables that no other check is about: what Go refuses of them is told with its silence.
const REFUSED: [&str; 10] = [
    "GO386",
    "GOAMD64",
    "GOARM",
    "GOARM64",
    "GOFIPS140",
    "GOMIPS",
    "GOMIPS64",
    "GOPPC64",
    "GORISCV64",
    "GOWASM",
];

/// `go env` answers, and says what its sources say. Where a setting or a damaged Go explains its silence, that is told.
pub(super) fn go_env(case: &Case<'_>) -> Found {
    let refused = of(case, &REFUSED);
    if !refused.is_empty() {
        return refused;
    }
    let report = &case.settings;
    let is_explained = report.settings.iter().any(|setting| {
        setting.trap.as_ref().is_some_and(|trap| trap.severity() == crate::verify::Severity::Broken)
    }) || !super::sdk::sdk(case).is_empty()
        || !super::sdk::platform(case).is_empty()
        || !super::machine::temp_dir(case).is_empty();
    match (&report.go, &report.go_failed) {
        (Some(go), Some(Seen::TooLong { limit_bytes })) => {
            vec![(Trouble::GoEnvTooLong { go: go.clone(), limit_bytes: *limit_bytes }, None)]
        }
        (Some(go), Some(seen)) if !is_explained => {
            vec![(Trouble::GoEnvFails { go: go.clone(), seen: seen.clone() }, None)]
        }
        _ => {
            let differing = report.settings.iter().filter(|setting| setting.go_says.is_some());
            let names: Vec<String> = differing.map(|setting| setting.name.clone()).collect();
            if names.is_empty() { Found::new() } else { vec![(Trouble::GoEnvDiffers { names }, None)] }
        }
    }
}
