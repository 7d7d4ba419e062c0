//! Values in the file of `go env -w`.

use super::Build;
use crate::catalog::goproxy::GoProxy;
use crate::detect::{Facts, FileState, Obstacle, Origin, Sourced};
use crate::plan::PlanError;
use crate::plan::action::{Action, Inverse};
use crate::plan::env_files::is_list_of_absolute_paths;
use crate::plan::reason::Reason;
use crate::platform::Platform;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl Build<'_> {
    /// A variable to be taken out is named only where its line is known to be there.
    pub(super) fn set_go_env(&mut self, wanted: &BTreeMap<String, Option<String>>) -> Result<(), PlanError> {
        check(wanted, &self.facts.machine.platform.value)?;
        let in_file = |name: &String, value: &Option<String>| {
            let set = self.facts.go_env.get(name);
            let set = set.filter(|set| matches!(&set.origin, Origin::GoEnvFile { .. }));
            value.as_ref().is_some_and(|value| set.is_some_and(|set| set.value == *value))
        };
        let values: Vec<(String, Option<String>)> = wanted
            .iter()
            .filter(|(name, value)| !in_file(name, value))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        if values.is_empty() {
            return Ok(());
        }
        let file = &self.facts.go_env_file;
        let undo = if file.state == FileState::Absent { Inverse::Remove } else { Inverse::Restore };
        let (path, target, before) = (file.path.clone(), file.target.clone(), file.state.clone());
        self.add(Action::SetGoEnv { path, target, before, values }, Reason::Asked, undo);
        Ok(())
    }

    /// Refuses a place into which no program can be put.
    pub(super) fn check_places(&self, wanted: &BTreeMap<String, Option<String>>) -> Result<(), PlanError> {
        let set = |name: &str| wanted.get(name).and_then(Option::as_deref);
        let separator = self.facts.machine.platform.value.list_separator();
        let gobin = set("GOBIN").map(|value| ("GOBIN", PathBuf::from(value), PathBuf::from(value)));
        // Of several entries `go install` uses the first.
        let gopath = set("GOPATH").and_then(|value| value.split(separator).next()).map(PathBuf::from);
        let gopath = gopath.map(|path| ("GOPATH", path.join("bin"), path));
        for (name, bin, path) in gobin.into_iter().chain(gopath) {
            if let Some(obstacle) = self.obstacle_at(&bin) {
                return Err(PlanError::SettingPlace { name: name.to_owned(), path, obstacle });
            }
        }
        Ok(())
    }

    /// What stands against programs in a directory for good; what another person or mode could change does not.
    fn obstacle_at(&self, bin: &Path) -> Option<Obstacle> {
        let places = &self.facts.home.places;
        let gos = self.facts.sdks.iter().map(|sdk| sdk.root.clone());
        let mut gos = gos.chain([places.sdk_store(), places.active_link()]);
        if gos.any(|go| bin.starts_with(go)) {
            return Some(Obstacle::InsideGo);
        }
        let looked = &self.facts.bin;
        let obstacle = looked.obstacle.clone().filter(|_| looked.dir.value == bin)?;
        match obstacle {
            Obstacle::InsideGo | Obstacle::NotADirectory | Obstacle::DanglingLink { .. } => Some(obstacle),
            Obstacle::NotAFile { .. }
            | Obstacle::DirectoryReadOnly
            | Obstacle::ForeignOwner { .. }
            | Obstacle::ForeignLink { .. }
            | Obstacle::Unreadable { .. }
            | Obstacle::TooLarge { .. } => None,
        }
    }
}

/// The machine as it is once these values are in the file. What the environment of this run says for them is what our
/// env files said before: a person's own line goes before both, and is named where the value is shown.
pub(super) fn facts_with<'a>(facts: &'a Facts, wanted: &BTreeMap<String, Option<String>>) -> Cow<'a, Facts> {
    if !wanted.keys().any(|name| matches!(name.as_str(), "GOPATH" | "GOBIN")) {
        return Cow::Borrowed(facts);
    }
    let mut after = facts.clone();
    for (name, value) in wanted {
        let origin = Origin::GoEnvFile { path: facts.go_env_file.path.clone() };
        match value {
            Some(value) => after.go_env.insert(name.clone(), Sourced { value: value.clone(), origin }),
            None => after.go_env.remove(name),
        };
    }
    Cow::Owned(after)
}

/// The values that `go env` must answer afterwards. GOPATH is a part of every goal anyway.
pub(super) fn proved(wanted: &BTreeMap<String, Option<String>>) -> BTreeMap<String, String> {
    let others = wanted.iter().filter(|(name, _)| *name != "GOPATH");
    others.filter_map(|(name, value)| Some((name.clone(), value.clone()?))).collect()
}

/// Each value that is to be set.
pub(super) fn check(wanted: &BTreeMap<String, Option<String>>, platform: &Platform) -> Result<(), PlanError> {
    let set = wanted.iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
    set.into_iter().try_for_each(|(name, value)| check_setting(name, value, platform))
}

/// Refuses what the go command would refuse, and what would send tools to a place nobody meant.
pub fn check_setting(name: &str, value: &str, platform: &Platform) -> Result<(), PlanError> {
    let is_fine = match name {
        _ if value.contains(['\n', '\r', '\0']) => false,
        "GOPATH" => is_list_of_absolute_paths(value, platform),
        "GOBIN" => is_list_of_absolute_paths(value, platform) && !value.contains(platform.list_separator()),
        "GOPROXY" => value.parse::<GoProxy>().is_ok(),
        _ => true,
    };
    let refused = || PlanError::SettingRefused { name: name.to_owned(), value: value.to_owned() };
    if is_fine { Ok(()) } else { Err(refused()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_would_make_go_fail_are_refused() {
        let linux = Platform::new("linux", "amd64");
        for (name, value, is_fine) in [
            ("GOPATH", "/home/ann/go", true),
            ("GOPATH", "/home/ann/go:/opt/go", true),
            ("GOPATH", "go", false),
            ("GOPATH", "~/go", false),
            ("GOPATH", "", false),
            ("GOBIN", "/home/ann/bin", true),
            ("GOBIN", "/home/ann/bin:/opt/bin", false),
            ("GOBIN", "bin", false),
            ("GOPROXY", "https://goproxy.cn,direct", true),
            ("GOPROXY", "off", true),
            ("GOPROXY", "::", false),
            ("GOFLAGS", "-mod=mod\nGOROOT=/x", false),
            ("GOFLAGS", "-mod=mod", true),
        ] {
            assert_eq!(check_setting(name, value, &linux).is_ok(), is_fine, "{name}={value}");
        }
        let windows = Platform::new("windows", "amd64");
        assert!(check_setting("GOPATH", r"C:\go;D:\go", &windows).is_ok());
        assert!(check_setting("GOBIN", r"C:\go;D:\go", &windows).is_err());
    }
}
