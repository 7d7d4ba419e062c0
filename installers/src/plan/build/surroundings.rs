//! What the machine brings along that may get in the way of a Go: told before anybody agrees, and taken away where we can.

use super::Build;
use crate::detect::{Origin, SdkFacts};
use crate::plan::reason::Warning;
use crate::plan::request::ShellChoice;
use crate::shell::{EnvVar, TakenAway};
use crate::version::GoVersion;
use std::collections::BTreeSet;
use std::path::PathBuf;

impl Build<'_> {
    pub(super) fn warn_of_version(&mut self, version: GoVersion) {
        if !self.catalog.is_supported(version.line()) {
            self.warnings.push(Warning::OutOfSupport { version });
        }
        let is_musl = self.facts.machine.libc.as_ref().is_some_and(|libc| libc.value.name == "musl");
        // From 1.21 on the go command is linked statically (go-truth, measured).
        if is_musl && version < GoVersion::new(1, 21, 0) {
            self.warnings.push(Warning::NeedsGlibc { version });
        }
    }

    /// A GOROOT that a start-up file sets would break every Go but the one it names, and the next update breaks that
    /// too: the line stays as it is, and our env file takes the variable away behind it. A file that is read last, and of
    /// a shell that is not set up, keeps the last word; that is told.
    pub(super) fn take_away_goroot(&mut self, choice: &ShellChoice) {
        let Ok(goroot) = EnvVar::parse("GOROOT").map(TakenAway::always) else { return };
        let lines = &self.facts.goroot_lines;
        let is_known = self.facts.ours.neutralised.contains(&goroot);
        if !lines.is_empty() {
            self.neutralise.insert(goroot);
        }
        let edited: BTreeSet<PathBuf> = self.targets(choice).into_iter().map(|target| target.path).collect();
        for line in lines {
            let path = &line.at.path;
            if self.facts.set_late.contains_key(path) && !edited.contains(path) {
                let (value, path) = (line.value.clone(), path.clone());
                self.warnings.push(Warning::GorootIsSet { value, origin: Origin::File { path } });
            } else if !is_known {
                self.warnings.push(Warning::GorootTakenAway { line: line.clone() });
            }
        }
    }

    pub(super) fn warn_of_others(&mut self, version: GoVersion) {
        let is_in_lines = |value: &str| self.facts.goroot_lines.iter().any(|line| line.value == value);
        if let Some(goroot) = self.facts.go_env.get("GOROOT")
            && !matches!(goroot.origin, Origin::GorootEnvFile { .. } | Origin::Default)
            && !is_in_lines(&goroot.value)
        {
            let (value, origin) = (goroot.value.clone(), goroot.origin.clone());
            self.warnings.push(Warning::GorootIsSet { value, origin });
        }
        let ours = self.sdk_root(version);
        let is_it = |sdk: &SdkFacts| sdk.root == ours || (sdk.is_adopted && sdk.version == Some(version));
        let other = self.facts.sdks.iter().find(|sdk| sdk.is_first_on_path && !is_it(sdk));
        if let Some(other) = other.filter(|sdk| sdk.owner != crate::detect::Owner::Goready) {
            self.warnings.push(Warning::OtherGoFirst { root: other.root.clone(), version: other.version });
        }
    }
}
