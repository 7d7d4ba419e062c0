//! Which other Go the one that was found would start in the working directory (`cmd/go/internal/toolchain`, from 1.21),
//! and whether it can.

use super::{Switch, SwitchCause, SwitchFailure};
use crate::catalog::{Catalog, VersionRequest};
use crate::detect::go_env::GoSettings;
use crate::goenv::Known;
use crate::host::run::find_program;
use crate::host::{Host, fs};
use crate::version::{GoLine, GoVersion};
use std::path::{Path, PathBuf};

/// The first line whose first release has a patch in its name: `go1.21.0`.
const FIRST_WITH_PATCH_0: GoLine = GoLine { major: 1, minor: 21 };

/// Where Go may take another Go from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// `auto`: from PATH, and from the network.
    Anywhere,
    /// `path`: from PATH alone.
    Path,
    /// The one that GOTOOLCHAIN names, whatever a `go.mod` asks for.
    Named,
}

/// None where the Go that was found, in this GOROOT, runs itself.
pub(crate) fn switch(host: &Host, has: GoVersion, root: &Path) -> Option<Switch> {
    let settings = GoSettings::read(host, crate::detect::person(host)).with_goroot(Some(root));
    // Without modules nothing is read that could ask for another Go.
    if has < GoVersion::new(1, 21, 0) || settings.text("GO111MODULE").as_deref() == Some("off") {
        return None;
    }
    let usual = if settings.is_emptied("GOTOOLCHAIN") { "local" } else { "auto" };
    let toolchain = settings.text("GOTOOLCHAIN").unwrap_or_else(|| usual.to_owned());
    let (name, after) = toolchain.split_once('+').unwrap_or((&toolchain, ""));
    let named = name.parse::<GoVersion>().ok().filter(|_| name.starts_with("go1"));
    let reach = match (name, after) {
        ("auto", _) | (_, "auto") => Reach::Anywhere,
        ("path", _) | (_, "path") => Reach::Path,
        (_, _) => Reach::Named,
    };
    let base = named.unwrap_or(has);
    if let Some((path, wish)) = module_wish(host, &settings, reach).filter(|(_, wish)| !wish.is_met_by(base))
    {
        let version = wanted(&wish);
        let fails = failure(host, &settings, &version, reach);
        let fails = if reach == Reach::Named { Some(SwitchFailure::Forbidden) } else { fails };
        return Some(Switch { version, because: SwitchCause::Module { path }, fails });
    }
    let named = named.filter(|named| *named != has)?.to_string();
    let fails = failure(host, &settings, &named, reach);
    Some(Switch { version: named, because: SwitchCause::Toolchain { value: toolchain.clone() }, fails })
}

/// Why a Go of this name cannot be started, as far as that is known without asking the network.
fn failure(host: &Host, settings: &GoSettings, name: &str, reach: Reach) -> Option<SwitchFailure> {
    if find_program(name, &host.env.path_dirs()).is_some() {
        return None;
    }
    if reach == Reach::Path {
        return Some(SwitchFailure::NotOnPath);
    }
    if settings.has_fetched(host, name) {
        return None;
    }
    if settings.text("GOPROXY").as_deref() == Some("off") {
        return Some(SwitchFailure::ProxyOff);
    }
    (Known::of(name, &Catalog::embedded()) == Known::Never).then_some(SwitchFailure::NeverReleased)
}

/// The release that Go starts for what a module file asks for: of a line, the first.
fn wanted(wish: &VersionRequest) -> String {
    match wish {
        VersionRequest::Module { at_least: Some(least), .. } => least.to_string(),
        VersionRequest::Module { line, .. } | VersionRequest::Line { line } => {
            let patch = if *line >= FIRST_WITH_PATCH_0 { ".0" } else { "" };
            format!("go{line}{patch}")
        }
        VersionRequest::Exact { version } => version.to_string(),
        VersionRequest::Stable | VersionRequest::OldStable => String::new(),
    }
}

/// What the `go.work` or `go.mod` in force asks for.
fn module_wish(host: &Host, settings: &GoSettings, reach: Reach) -> Option<(PathBuf, VersionRequest)> {
    let work = match settings.text("GOWORK").as_deref() {
        Some("off") => None,
        Some(path) if path.starts_with('/') => Some(PathBuf::from(path)),
        Some(_) | None => host.upwards("go.work"),
    };
    let path = work.or_else(|| host.upwards("go.mod"))?;
    let bytes = fs::read_small(&path, 1 << 20).ok().flatten()?;
    let text = String::from_utf8_lossy(&bytes);
    let wish = match reach {
        Reach::Anywhere | Reach::Path => VersionRequest::from_go_mod(&text, &path),
        Reach::Named => VersionRequest::from_go_line(&text, &path),
    };
    Some((path, wish.ok()?))
}
