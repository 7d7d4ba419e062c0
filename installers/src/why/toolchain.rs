//! Which other Go the one that was found would start in the working directory (`cmd/go/internal/toolchain`, from 1.21).

use super::{Switch, SwitchCause};
use crate::catalog::VersionRequest;
use crate::detect::go_env::GoSettings;
use crate::host::{Host, fs};
use crate::version::GoVersion;
use std::path::PathBuf;

/// None where the Go that was found runs itself.
pub(super) fn switch(host: &Host, has: GoVersion) -> Option<Switch> {
    if has < GoVersion::new(1, 21, 0) {
        return None;
    }
    let settings = GoSettings::read(host, crate::detect::person(host));
    let toolchain = settings.text("GOTOOLCHAIN").unwrap_or_else(|| "auto".to_owned());
    let (name, after) = toolchain.split_once('+').unwrap_or((&toolchain, ""));
    let named = name.parse::<GoVersion>().ok().filter(|_| name.starts_with("go1"));
    let may_follow_module = matches!(name, "auto" | "path") || matches!(after, "auto" | "path");
    let base = named.unwrap_or(has);
    let by_module = may_follow_module.then(|| module_wish(host, &settings)).flatten();
    if let Some((path, wish)) = by_module.filter(|(_, wish)| !wish.is_met_by(base)) {
        return Some(Switch { version: wanted(&wish), because: SwitchCause::Module { path } });
    }
    named.filter(|named| *named != has).map(|named| Switch {
        version: named.to_string(),
        because: SwitchCause::Toolchain { value: toolchain.clone() },
    })
}

/// The release or line that a module file asks for.
fn wanted(wish: &VersionRequest) -> String {
    match wish {
        VersionRequest::Module { at_least: Some(least), .. } => least.to_string(),
        VersionRequest::Module { line, .. } | VersionRequest::Line { line } => format!("go{line}"),
        VersionRequest::Exact { version } => version.to_string(),
        VersionRequest::Stable | VersionRequest::OldStable => String::new(),
    }
}

/// What the `go.work` or `go.mod` in force asks for.
fn module_wish(host: &Host, settings: &GoSettings) -> Option<(PathBuf, VersionRequest)> {
    let upwards = |name: &str| {
        let files = host.dir.ancestors().map(|dir| dir.join(name));
        files.into_iter().find(|path| {
            fs::inspect_target(path).ok().flatten().is_some_and(|entry| entry.kind == fs::Kind::File)
        })
    };
    let work = match settings.text("GOWORK").as_deref() {
        Some("off") => None,
        Some(path) if path.starts_with('/') => Some(PathBuf::from(path)),
        Some(_) | None => upwards("go.work"),
    };
    let path = work.or_else(|| upwards("go.mod"))?;
    let bytes = fs::read_small(&path, 1 << 20).ok().flatten()?;
    let wish = VersionRequest::from_go_mod(&String::from_utf8_lossy(&bytes), &path).ok()?;
    Some((path, wish))
}
