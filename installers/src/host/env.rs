//! The environment as a snapshot: taken once, an empty value counts as unset.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// Variables as this run sees them and as every child gets them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Env {
    vars: BTreeMap<OsString, OsString>,
}

impl Env {
    /// The environment of this process.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads it (I2)")]
    pub fn of_this_process() -> Self {
        std::env::vars_os().collect()
    }

    /// The value of `name`, if it is set and not empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&OsStr> {
        self.vars.get(OsStr::new(name)).map(OsString::as_os_str).filter(|value| !value.is_empty())
    }

    /// The value as text; bytes that are not UTF-8 are replaced.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(|value| value.to_string_lossy().into_owned())
    }

    /// The value as an absolute path; a relative one is ignored, as the XDG specification asks.
    #[must_use]
    pub fn absolute_path(&self, name: &str) -> Option<PathBuf> {
        self.get(name).map(PathBuf::from).filter(|path| path.is_absolute())
    }

    /// Sets `name` for us and for children.
    pub fn set(&mut self, name: impl Into<OsString>, value: impl Into<OsString>) {
        self.vars.insert(name.into(), value.into());
    }

    /// Unsets every variable of which `drop` says yes.
    pub fn drop_where(&mut self, drop: impl Fn(&str) -> bool) {
        self.vars.retain(|name, _| name.to_str().is_none_or(|name| !drop(name)));
    }

    /// All variables in order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&OsStr, &OsStr)> {
        self.vars.iter().map(|(name, value)| (name.as_os_str(), value.as_os_str()))
    }

    /// Has a directory come before everything else on PATH. A directory that cannot stand there (`:` in its name) leaves PATH
    /// as it is.
    pub fn put_first_on_path(&mut self, dir: &Path) {
        let dirs = [dir.to_owned()].into_iter().chain(self.path_dirs());
        if let Ok(path) = std::env::join_paths(dirs) {
            self.set("PATH", path);
        }
    }

    /// The directories of PATH in order; empty components are left out.
    #[must_use]
    pub fn path_dirs(&self) -> Vec<PathBuf> {
        self.get("PATH")
            .map(|path| std::env::split_paths(path).filter(|dir| !dir.as_os_str().is_empty()).collect())
            .unwrap_or_default()
    }
}

impl FromIterator<(OsString, OsString)> for Env {
    fn from_iter<I: IntoIterator<Item = (OsString, OsString)>>(vars: I) -> Self {
        Self { vars: vars.into_iter().collect() }
    }
}
