//! Go's settings, told whole: every variable with its value, where that comes from, and what is wrong with it.
//!
//! The values are worked out from what the go command reads ([`compute`]), so that they can be told where `go env`
//! itself fails: a GOROOT that leads nowhere, a GOTOOLCHAIN that means nothing. Then `go env -json` is asked too, and
//! where it says something else, the setting says both.

mod ask;
mod compute;
mod report;
mod traps;
mod variables;

#[cfg(test)]
mod tests;

pub use report::{GoEnvReport, Setting, SettingOrigin};
pub use traps::Trap;
pub use variables::{VARIABLES, Variable};

use ask::Question;
pub(crate) use traps::Known;

use traps::{Surroundings, trap};

use crate::catalog::Catalog;
use crate::catalog::matrix::targets_of;
use crate::detect::go_env::GoSettings;
use crate::detect::{first_go, line_that_sets, rc_texts, version_at, without_userinfo};
use crate::host::{Host, fs};
use crate::observe::Cancel;
use crate::platform::Target;
use crate::shell::ASKED;
use crate::verify::Seen;
use crate::version::GoVersion;
use compute::Sources;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The constants that were built into a Go.
const BUILT_IN: &str = "src/internal/buildcfg/zbootstrap.go";

/// The experiments of a Go: a field of a struct for each.
const EXPERIMENTS: &str = "src/internal/goexperiment/flags.go";

/// Tells every setting of the Go that answers here. What is done `meanwhile`, with the settings as they were worked out,
/// costs no time: the go command is asked first and needs the longest.
#[must_use]
pub fn go_env(host: &Host, cancel: &Cancel, meanwhile: impl FnOnce(&[Setting])) -> GoEnvReport {
    let first = first_go(host);
    let own_root = first.as_ref().and_then(|first| first.root.clone());
    let settings = GoSettings::read(host, crate::detect::person(host)).with_goroot(own_root.as_deref());
    let sources = sources(host, &settings, own_root);
    let question = first.as_ref().map(|first| Question::ask(&first.go, &sources, cancel));
    let mut settings = settings_of(&sources);
    meanwhile(&settings);
    let (said, go_failed) = match question.map(|asked| asked.and_then(|question| question.answer(cancel))) {
        None => (BTreeMap::new(), None),
        Some(Ok(said)) => (said, None),
        Some(Err(seen)) => (BTreeMap::new(), Some(seen)),
    };
    let mut version = sources.version;
    // A script that starts a Go lies in no GOROOT; the Go that it starts says where that is.
    if version.is_none()
        && let Some(root) = said.get("GOROOT").map(PathBuf::from)
        && version_at(&root).is_some()
    {
        let read = GoSettings::read(host, crate::detect::person(host)).with_goroot(Some(&root));
        let sources = self::sources(host, &read, Some(root));
        (version, settings) = (sources.version, settings_of(&sources));
    }
    compare(&mut settings, &said);
    if let Some(seen) = &go_failed {
        blame(&mut settings, seen);
    }
    GoEnvReport { go: first.map(|first| first.go), version, go_failed, settings }
}

/// The same for the Go that new terminals find: a window may have the PATH of before the set-up.
#[must_use]
pub fn go_env_of_active(host: &Host, cancel: &Cancel) -> GoEnvReport {
    let mut host = host.clone();
    let bin = host.places.active_bin();
    if fs::inspect_target(&bin).ok().flatten().is_some() {
        host.env.put_first_on_path(&bin);
    }
    go_env(&host, cancel, |_worked_out| ())
}

/// The verdict on a value that somebody else than this run has, such as a fresh shell. Of [`ASKED`], `variables` are
/// those that are set there.
pub(crate) fn judge(
    host: &Host,
    name: &str,
    value: &str,
    variables: &BTreeMap<String, String>,
) -> Option<Trap> {
    let own_root = first_go(host).and_then(|first| first.root);
    let mut host = host.clone();
    host.env.drop_where(|name| ASKED.contains(&name));
    for (name, value) in variables {
        host.env.set(name, value);
    }
    let settings = GoSettings::read(&host, crate::detect::person(&host)).with_goroot(own_root.as_deref());
    let sources = sources(&host, &settings, own_root);
    with_surroundings(&sources, |around| trap(name, value, around))
}

fn sources<'a>(host: &'a Host, settings: &'a GoSettings, own_root: Option<PathBuf>) -> Sources<'a> {
    let version = own_root.as_deref().and_then(version_at);
    let built_in = own_root.as_ref().and_then(|root| fs::text(&root.join(BUILT_IN))).unwrap_or_default();
    let own_root = own_root.map(|root| usual_name(host, version, root));
    Sources { host, settings, version, own_root, built_in }
}

/// Go before 1.21 was built to be in `/usr/local/go`, and calls itself so where that leads to it.
fn usual_name(host: &Host, version: Option<GoVersion>, root: PathBuf) -> PathBuf {
    let usual = host.system("/usr/local/go");
    let is_old = version.is_some_and(|version| version < GoVersion::new(1, 21, 0));
    if is_old && fs::resolve(&usual).is_some_and(|usual| usual == root) { usual } else { root }
}

/// What is worked out; where only the go command knows a value, it is empty.
fn settings_of(sources: &Sources<'_>) -> Vec<Setting> {
    let arch = sources.arch();
    let printed = VARIABLES.iter().filter(|variable| variable.is_printed(sources.line(), &arch));
    let mut texts = None;
    printed
        .map(|variable| {
            let mut setting = setting(sources, variable);
            if let SettingOrigin::Environment { set_at } = &mut setting.origin {
                let texts = texts.get_or_insert_with(|| rc_texts(sources.host));
                let value = sources.host.env.text(variable.name).unwrap_or_default();
                let home = &sources.host.places.home;
                *set_at = line_that_sets(texts, (variable.name, &value), home, |_text| true);
            }
            setting
        })
        .collect()
}

/// Notes what the go command says: a value of its own, another one than was worked out, or a variable of a later Go.
fn compare(settings: &mut Vec<Setting>, said: &BTreeMap<String, String>) {
    for setting in settings.iter_mut() {
        let Some(said) = said.get(&setting.name).map(|said| without_userinfo(said)) else { continue };
        if setting.origin == SettingOrigin::GoCommand {
            setting.value = said;
        } else if setting.value != said {
            setting.go_says = Some(said);
        }
    }
    let unknown = said.iter().filter(|(name, _)| Variable::named(name).is_none());
    settings.extend(unknown.map(|(name, value)| only_said(name, value)));
    settings.sort_by(|a, b| a.name.cmp(&b.name));
}

/// Where the go command names a variable in its complaint, its value is what it complains about.
fn blame(settings: &mut [Setting], seen: &Seen) {
    let Seen::Failed { line, .. } = seen else { return };
    let says = line.as_str();
    let is_word = |word: &str, name: &str| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()) == name;
    let is_named = |name: &str| says.split([' ', '=']).any(|word| is_word(word, name));
    for setting in settings.iter_mut().filter(|setting| is_set(&setting.origin) && setting.trap.is_none()) {
        if is_named(&setting.name) {
            setting.trap = Some(Trap::Refused { says: without_userinfo(says) });
        }
    }
}

/// Whether somebody set a value, other than whoever built this Go.
const fn is_set(origin: &SettingOrigin) -> bool {
    match origin {
        SettingOrigin::Environment { .. } | SettingOrigin::GoEnvFile { .. } => true,
        SettingOrigin::GorootEnvFile { .. }
        | SettingOrigin::File { .. }
        | SettingOrigin::Derived { .. }
        | SettingOrigin::GoCommand
        | SettingOrigin::Default => false,
    }
}

fn setting(sources: &Sources<'_>, variable: &Variable) -> Setting {
    let name = variable.name;
    let Some((value, origin)) = sources.value(variable) else { return only_said(name, "") };
    let is_set = is_set(&origin);
    let trap = is_set.then(|| match sources.settings.text(name) {
        Some(raw) => with_surroundings(sources, |around| trap(name, &raw, around)),
        // Without GOTOOLCHAIN, Go merely runs itself.
        None => (matches!(name, "GOPROXY" | "GOSUMDB") && sources.settings.is_emptied(name))
            .then_some(Trap::Emptied),
    });
    Setting {
        name: name.to_owned(),
        is_default: !is_set || sources.unset(variable).is_some_and(|default| default == value),
        go_says: None,
        trap: trap.flatten(),
        value: without_userinfo(&value),
        origin,
    }
}

/// A value that only the go command knows; empty where it did not answer.
fn only_said(name: &str, value: &str) -> Setting {
    Setting {
        name: name.to_owned(),
        value: without_userinfo(value),
        origin: SettingOrigin::GoCommand,
        is_default: true,
        go_says: None,
        trap: None,
    }
}

fn with_surroundings<T>(sources: &Sources<'_>, look: impl FnOnce(&Surroundings<'_>) -> T) -> T {
    let host = sources.host;
    let is = |path: &Path, kind: fs::Kind| {
        fs::inspect_target(path).ok().flatten().is_some_and(|entry| entry.kind == kind)
    };
    let is_dir = |path: &Path| is(path, fs::Kind::Dir);
    let proxy = sources.settings.text("GOPROXY").unwrap_or_default();
    look(&Surroundings {
        own_root: sources.own_root.as_deref(),
        os: &host.platform.os,
        arch: &sources.arch_of_go(),
        proxy: &proxy,
        is_goroot: &|path| is_dir(&path.join("pkg/tool")),
        is_same: &|one, other| {
            one == other || fs::resolve(one).is_some_and(|one| fs::resolve(other) == Some(one))
        },
        is_dir: &is_dir,
        is_file: &|path| is(path, fs::Kind::File),
        is_on_path: &|name| crate::host::run::find_program(name, &host.env.path_dirs()).is_some(),
        is_cached: &|name| sources.settings.has_fetched(host, name),
        release: &|name| Known::of(name, &Catalog::embedded()),
        target: Target::new(sources.os(), sources.arch()),
        targets: &|| sources.line().and_then(targets_of).unwrap_or_default(),
        experiments: &|| experiments(sources),
    })
}

/// The names of the experiments that this Go has.
fn experiments(sources: &Sources<'_>) -> Vec<String> {
    let text = sources.own_root.as_ref().and_then(|root| fs::text(&root.join(EXPERIMENTS)));
    let text = text.unwrap_or_default();
    let fields = text.lines().filter_map(|line| line.trim().strip_suffix("bool"));
    fields.map(|name| name.trim().to_ascii_lowercase()).collect()
}
