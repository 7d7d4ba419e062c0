//! Whether a place that a person names can be used as a Go: looked at only when one asks for it.

use super::facts::SdkHealth;
use super::sdks::{self, goroot_at};
use crate::host::Host;
use crate::host::fs;
use crate::plan::Unadoptable;
use crate::platform::Platform;
use crate::version::GoVersion;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// A Go that somebody else installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Adoptable {
    /// Its GOROOT, links followed.
    pub(crate) root: PathBuf,
    /// Which Go it is.
    pub(crate) version: GoVersion,
}

/// Looks at a GOROOT, or at the `go` command of one.
pub(crate) fn adoptable(host: &Host, wanted: &Platform, path: &Path) -> Result<Adoptable, Unadoptable> {
    if fs::resolve(path).is_none() {
        return Err(Unadoptable::Absent);
    }
    let root = goroot_at(path)
        .ok_or_else(|| if is_script(path) { Unadoptable::Script } else { Unadoptable::NotAGo })?;
    let says = sdks::version_of(&root);
    let store = fs::resolve(&host.places.sdk_store());
    if let (Some(version), true) = (says.version, root.parent().map(Path::to_owned) == store) {
        return Err(Unadoptable::Ours { version });
    }
    match sdks::health(&root, says.version, super::Owner::Unknown) {
        SdkHealth::Stomped { .. } => return Err(Unadoptable::Stomped),
        SdkHealth::Partial { missing } => return Err(Unadoptable::Partial { missing }),
        SdkHealth::Whole => {}
    }
    // `devel …`, or a release with more behind it: nobody published that.
    let version = says.version.filter(|_| says.text.is_none());
    let version = version.ok_or_else(|| Unadoptable::NoRelease { says: says.text.unwrap_or_default() })?;
    let dirs = fs::list(&root.join("pkg/tool")).unwrap_or_default();
    if dirs.is_empty() {
        return Err(Unadoptable::Partial { missing: vec!["pkg/tool".to_owned()] });
    }
    if !dirs.contains(&format!("{}_{}", wanted.os, wanted.arch)) {
        return Err(Unadoptable::Foreign {
            platform: dirs.join(", ").replace('_', "/"),
            wanted: wanted.clone(),
        });
    }
    let go = root.join("bin").join(if wanted.is_windows() { "go.exe" } else { "go" });
    if is_script(&go) { Err(Unadoptable::Script) } else { Ok(Adoptable { root, version }) }
}

fn is_script(path: &Path) -> bool {
    let mut first = [0; 2];
    fs::open(path).is_ok_and(|mut file| file.read_exact(&mut first).is_ok()) && first == *b"#!"
}
