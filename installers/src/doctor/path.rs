//! Shell files, fresh shells, PATH and the desktop.

use super::case::{Case, Found, View};
use super::startup::{self, read_by};
use super::trouble::Trouble;
use crate::detect::{BlockFacts, FileLine, FileState, RcText};
use crate::host::fs;
use crate::host::run::find_program;
use crate::plan::{Mend, ShellChoice, env_files};
use crate::shell::{Behind, Moment, Shell, Word, defines};
use crate::trust::Sha256Sum;
use crate::verify::{Heard, Seen};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every file that a set-up of ours edited or made is as it left it.
pub(super) fn shell_files(case: &Case<'_>) -> Found {
    let mut found = Found::new();
    for (path, _) in &case.blocks {
        match case.facts.rc_files.get(path).map(|rc| &rc.block) {
            Some(BlockFacts::Present { .. }) => {}
            Some(BlockFacts::Broken { line, .. }) => {
                found.push((Trouble::BlockBroken { at: FileLine { path: path.clone(), line: *line } }, None));
            }
            Some(BlockFacts::Absent) | None => {
                found.push((Trouble::BlockMissing { path: path.clone() }, case.mend_shells()));
            }
        }
    }
    found.extend(env_file_troubles(case));
    found
}

fn env_file_troubles(case: &Case<'_>) -> Found {
    if case.facts.ours.active.is_none() || case.configured().is_empty() {
        return Found::new();
    }
    let wanted = env_files(&case.facts, &case.configured(), &BTreeSet::new()).unwrap_or_default();
    let mut found = Found::new();
    for file in wanted {
        let is_known = case.whole.contains_key(&file.path);
        match case.facts.ours.env_files.get(&file.path) {
            Some(FileState::Present { sha256, .. }) if *sha256 == Sha256Sum::of(file.text.as_bytes()) => {}
            // As a change of ours left it; what it should hold depends on settings that have changed since.
            Some(now) if case.whole.get(&file.path) == Some(now) => {}
            Some(FileState::Present { .. }) => {
                found.push((Trouble::EnvFileChanged { path: file.path }, case.mend_shells()));
            }
            Some(FileState::Absent) | None if is_known => {
                found.push((Trouble::EnvFileMissing { path: file.path }, case.mend_shells()));
            }
            Some(FileState::Absent) | None => {}
        }
    }
    found
}

/// What every fresh shell finds. What a missing block, env file or link explains is not told again; that a shell does not
/// answer at all, none of them explains.
pub(super) fn shells(case: &Case<'_>) -> Found {
    if case.facts.ours.active.is_none() {
        return Found::new();
    }
    let explained = explained_shells(case);
    let mut found = Found::new();
    let is_told = |view: &&View| !explained.contains(&view.shell) || view.heard.is_err();
    for view in case.views.iter().filter(is_told) {
        let trouble = trouble_of(case, view);
        // Without lines of ours it is the same trouble however a shell is started.
        if let Some(trouble) = trouble.filter(|trouble| found.iter().all(|(known, _)| known != trouble)) {
            let mend = lines_for(&trouble);
            found.push((trouble, mend));
        }
    }
    found
}

/// Our lines where no shell has any, for all shells as a set-up puts them, unless the person wanted none.
fn lines_for(trouble: &Trouble) -> Option<Mend> {
    let is_meant = matches!(trouble, Trouble::ShellNotSetUp { is_chosen: false, .. });
    is_meant.then(|| Mend { shells: Some(ShellChoice::Installed), ..Mend::default() })
}

/// Whether a shell comes to read lines of ours, by what the receipts say or by what its files hold.
fn has_lines(case: &Case<'_>, shell: Shell) -> bool {
    let reads = |moment| reads_lines(case, shell, moment);
    case.configured().contains(&shell) || reads(Moment::Login) || reads(Moment::Interactive)
}

/// Whether what a shell reads at this moment holds lines of ours.
fn reads_lines(case: &Case<'_>, shell: Shell, moment: Moment) -> bool {
    startup::reads_lines(&case.texts, &case.facts, shell, moment)
}

fn explained_shells(case: &Case<'_>) -> BTreeSet<Shell> {
    let has_own_trouble = |path: &Path| {
        let block = case.facts.rc_files.get(path).map(|rc| &rc.block);
        !matches!(block, Some(BlockFacts::Present { .. }))
    };
    let mut explained = BTreeSet::new();
    for (_, shells) in case.blocks.iter().filter(|(path, _)| has_own_trouble(path)) {
        explained.extend(shells.iter().copied());
    }
    let is_all = !super::sdk::answering(case).is_empty() || !env_file_troubles(case).is_empty();
    if is_all {
        explained.extend(case.configured());
    }
    explained
}

fn trouble_of(case: &Case<'_>, view: &View) -> Option<Trouble> {
    let (shell, moment) = (view.shell, view.moment);
    let heard = match &view.heard {
        Ok(heard) => heard,
        Err(Seen::TerminalNeeded | Seen::Cancelled) => return None,
        Err(Seen::HandsOver { to, at }) => return handed_over(case, view, (to, at)),
        Err(seen) => return Some(Trouble::ShellSilent { shell, moment, seen: seen.clone() }),
    };
    if let Some(word) = heard.answer.word("go") {
        return Some(word_trouble(case, view, heard, &word));
    }
    let is_other = |go: &String| !case.is_ours(Path::new(go));
    if heard.answer.go.as_ref().is_none_or(is_other) && !reads_lines(case, shell, moment) {
        let (go, is_chosen) = (heard.answer.go.clone(), case.wants_no_lines);
        let not_set_up = Trouble::ShellNotSetUp { shell, go, is_chosen };
        // A set-up makes no file for a shell that merely is installed: what it then does not read is no trouble.
        return (case.is_login_shell(shell) || !has_lines(case, shell)).then_some(not_set_up);
    }
    match &heard.answer.go {
        None => Some(Trouble::ShellWithoutGo { shell, moment, at: line_that_replaces_path(case, view) }),
        Some(go) if is_other(go) => {
            let at = Path::new(go).parent().and_then(|dir| case.line_naming(view, dir));
            Some(Trouble::ShellOtherGo { shell, moment, go: go.clone(), at })
        }
        Some(_) if heard.code != Some(0) => {
            Some(Trouble::ShellComplains { shell, moment, line: heard.line.clone() })
        }
        Some(_) => None,
    }
}

/// An alias or a function that starts the active Go is told, not called broken.
fn word_trouble(case: &Case<'_>, view: &View, heard: &Heard, word: &Word) -> Trouble {
    let go = match &word.behind {
        Behind::SameName => find_program("go", &heard.answer.path),
        Behind::Path(path) => Some(path.clone()),
        Behind::Other => None,
    };
    let read = read_by(&case.texts, view.shell, view.moment);
    Trouble::ShellWord {
        shell: view.shell,
        moment: view.moment,
        kind: word.kind,
        is_active: go.is_some_and(|go| case.is_ours(&go)),
        at: crate::detect::last_line(read, |line| defines(line, "go")),
    }
}

/// A shell that was asked as well speaks for itself.
fn handed_over(case: &Case<'_>, view: &View, (to, at): (&str, &FileLine)) -> Option<Trouble> {
    let is_asked =
        |other: &View| other.shell != view.shell && Shell::from_executable(to) == Some(other.shell);
    let (shell, moment) = (view.shell, view.moment);
    let trouble = Trouble::ShellHandsOver { shell, moment, to: to.to_owned(), at: at.clone() };
    (!case.views.iter().any(is_asked)).then_some(trouble)
}

/// The last line that sets PATH without the PATH from before. The person's files are read after the system's; ours only
/// ever add to PATH.
fn line_that_replaces_path(case: &Case<'_>, view: &View) -> Option<FileLine> {
    let places = &case.host.places;
    let read = read_by(&case.texts, view.shell, view.moment);
    let not_ours = read.into_iter().filter(|text| !text.path().starts_with(places.env_dir()));
    let (theirs, of_system): (Vec<&RcText>, Vec<&RcText>) =
        not_ours.partition(|text| text.path().starts_with(&places.home));
    let replaces = |line: &str| line.contains("PATH=") && !line.contains("$PATH") && !line.contains("${PATH");
    crate::detect::last_line(theirs, replaces).or_else(|| crate::detect::last_line(of_system, replaces))
}

/// What PATH finds in this run. Fresh shells count for more: a terminal that is open since before the set-up is told,
/// not called broken.
pub(super) fn order(case: &Case<'_>) -> Found {
    let on_path: Vec<PathBuf> = case.facts.path.iter().filter_map(|dir| go_in(dir)).collect();
    let Some(first) = on_path.first() else { return Found::new() };
    if case.facts.ours.active.is_none() {
        let roots: BTreeSet<PathBuf> = on_path.iter().filter_map(|go| fs::resolve(go)).collect();
        let roots: Vec<PathBuf> = roots.into_iter().collect();
        return if roots.len() > 1 { vec![(Trouble::SeveralGos { roots }, None)] } else { Found::new() };
    }
    let ours_is_on_path = on_path.iter().any(|go| case.is_ours(go));
    if case.is_ours(first) || !ours_is_on_path {
        return Found::new();
    }
    vec![(Trouble::OtherGoFirst { go: first.clone() }, None)]
}

fn go_in(dir: &Path) -> Option<PathBuf> {
    let path = dir.join("go");
    crate::host::run::is_executable(&path).then_some(path)
}

/// Our file for systemd's user manager is where a set-up put it.
pub(super) fn desktop(case: &Case<'_>) -> Found {
    let name = Path::new("environment.d/60-goready.conf");
    let ours = case.whole.keys().find(|path| path.ends_with(name));
    let missing = ours.filter(|path| fs::inspect(path).ok().flatten().is_none());
    missing
        .map(|path| (Trouble::DesktopFileMissing { path: path.clone() }, case.mend_shells()))
        .into_iter()
        .collect()
}
