//! `go env`: GOROOT, GOPATH, and what was asked for the file of `go env -w`.

use super::finding::{Proof, Seen};
use super::{Case, outcome};
use crate::host::{Env, Host, Program, fs};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

pub(super) fn prove(case: &Case<'_>) {
    let mut asked: Vec<&str> = case.wanted.go_env.keys().map(String::as_str).collect();
    // Our own environment says GOTOOLCHAIN=local, which would hide the file's value: it is asked for by itself.
    asked.retain(|name| *name != "GOTOOLCHAIN");
    let names: Vec<&str> = ["GOROOT", "GOPATH"].into_iter().chain(asked.iter().copied()).collect();
    let answer = OnceCell::new();
    let seen = |name: &str, judge: &dyn Fn(&str) -> Seen| match answer
        .get_or_init(|| ask(case, env(case), &names))
    {
        Ok(values) => judge(values.get(name).map_or("", String::as_str)),
        Err(broken) => broken.clone(),
    };
    let proof = |name: &str| Proof::GoEnv { variable: name.to_owned() };
    case.prove(proof("GOROOT"), || seen("GOROOT", &|value| goroot(case, value)));
    case.prove(proof("GOPATH"), || seen("GOPATH", &|value| gopath(case, value)));
    for name in asked.into_iter().filter(|name| *name != "GOPATH") {
        case.prove(proof(name), || seen(name, &|value| judge_asked(case, name, value)));
    }
    if case.wanted.go_env.contains_key("GOTOOLCHAIN") {
        case.prove(proof("GOTOOLCHAIN"), || toolchain(case).unwrap_or_else(|broken| broken));
    }
}

/// A clean environment in which only the person's file of `go env -w` is read.
fn env(case: &Case<'_>) -> Env {
    let mut env = case.bench.env(case.host);
    env.set("GOENV", env_file(case.host));
    env
}

/// The file of `go env -w`: GOENV, else `go/env` in the person's configuration directory (`os.UserConfigDir` of Go).
fn env_file(host: &Host) -> OsString {
    let home = &host.places.home;
    let base = match host.platform.os.as_str() {
        "windows" => host.env.absolute_path("AppData").unwrap_or_else(|| home.join("AppData/Roaming")),
        "darwin" | "ios" => home.join("Library/Application Support"),
        _ => host.env.absolute_path("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config")),
    };
    match host.env.get("GOENV") {
        Some(off) if off == "off" => off.to_owned(),
        Some(path) => host.dir.join(path).into_os_string(),
        None => base.join("go/env").into_os_string(),
    }
}

/// What `go env -json` says of these variables.
fn ask(case: &Case<'_>, env: Env, names: &[&str]) -> Result<BTreeMap<String, String>, Seen> {
    let go = Program::new(case.wanted.go(case.host), &case.wanted.root, env)
        .args(["env", "-json"])
        .args(names)
        .timeout(case.limits.go);
    let ended = outcome::success(go.run(case.cancel))?;
    if ended.stdout_text().is_empty() {
        return Err(Seen::Silent);
    }
    serde_json::from_slice(&ended.stdout)
        .map_err(|_not_json| Seen::Garbled { line: outcome::first_line(&ended.stdout_text()) })
}

/// GOROOT must be the SDK itself, whatever links lead to it.
fn goroot(case: &Case<'_>, value: &str) -> Seen {
    let root = &case.wanted.root;
    if !value.is_empty() && is_same_place(Path::new(value), root) {
        Seen::Value { value: value.to_owned() }
    } else {
        Seen::OtherValue { value: value.to_owned(), wanted: root.display().to_string() }
    }
}

/// Whether two paths are one place, links followed; places that do not exist are compared as they are written.
pub(super) fn is_same_place(one: &Path, other: &Path) -> bool {
    one == other || fs::resolve(one).is_some_and(|one| fs::resolve(other) == Some(one))
}

/// GOPATH as the file sets it. Where the file leaves it to the shells, this Go must take what they export.
fn gopath(case: &Case<'_>, value: &str) -> Seen {
    let wanted = case.wanted.gopath.as_path();
    let from_file = Path::new(value) != case.bench.home().join("go");
    let value = if from_file {
        value.to_owned()
    } else {
        let mut env = env(case);
        env.set("GOPATH", wanted);
        match ask(case, env, &["GOPATH"]) {
            Ok(mut values) => values.remove("GOPATH").unwrap_or_default(),
            Err(broken) => return broken,
        }
    };
    if is_first_entry(&value, wanted) {
        Seen::Value { value }
    } else {
        Seen::OtherValue { value, wanted: wanted.display().to_string() }
    }
}

/// Whether the first directory of a list such as GOPATH is this one: where `go install` puts things.
pub(super) fn is_first_entry(list: &str, wanted: &Path) -> bool {
    let separator = if cfg!(windows) { ';' } else { ':' };
    list.split(separator).next().is_some_and(|first| is_same_place(Path::new(first), wanted))
}

fn judge_asked(case: &Case<'_>, name: &str, value: &str) -> Seen {
    let wanted = case.wanted.go_env.get(name).cloned().unwrap_or_default();
    if value != wanted {
        return Seen::OtherValue { value: value.to_owned(), wanted };
    }
    match case.host.env.text(name) {
        Some(set) if set != wanted => Seen::Overridden { value: set, wanted },
        _ => Seen::Value { value: wanted },
    }
}

/// GOTOOLCHAIN, asked without ours and without network: a Go it names that is not here must not be fetched.
fn toolchain(case: &Case<'_>) -> Result<Seen, Seen> {
    let mut env = env(case);
    env.drop_where(|name| name == "GOTOOLCHAIN");
    env.set("GOPROXY", "off");
    let values = ask(case, env, &["GOTOOLCHAIN"])?;
    Ok(judge_asked(case, "GOTOOLCHAIN", values.get("GOTOOLCHAIN").map_or("", String::as_str)))
}
