//! What shells set behind the place where they usually read our env files.

use super::rc_lines::RcText;
use crate::host::Host;
use crate::shell::{EnvVar, FISH_FILE, NEUTRALISABLE};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Variables that can be taken away, by the file in which a block of ours is read behind the line that sets them.
pub(super) fn set_late(texts: &[RcText], host: &Host) -> BTreeMap<PathBuf, BTreeSet<EnvVar>> {
    let mut found: BTreeMap<PathBuf, BTreeSet<EnvVar>> = BTreeMap::new();
    for text in texts.iter().filter(|text| !text.is_ours(host)) {
        let Some(file) = last_word(text.path(), &host.places.home) else { continue };
        let is_set = |name: &&str| !text.lines_that_set(name, &host.places.home).is_empty();
        let names: BTreeSet<EnvVar> = NEUTRALISABLE
            .iter()
            .filter(|name| is_set(name))
            .filter_map(|name| EnvVar::parse(name).ok())
            .collect();
        if !names.is_empty() {
            found.entry(file).or_default().extend(names);
        }
    }
    found
}

/// The file whose end is read behind this one and behind our usual place, where this one is: zsh's `.zlogin`, fish's
/// `config.fish`, and what fish reads of `conf.d` behind our own file there. Files of the system come first.
fn last_word(path: &Path, home: &Path) -> Option<PathBuf> {
    let (dir, name) = (path.parent()?, path.file_name()?.to_str()?);
    if name == ".zlogin" || path.ends_with("fish/config.fish") && path.starts_with(home) {
        return Some(path.to_owned());
    }
    let is_behind =
        dir.ends_with("fish/conf.d") && dir.starts_with(home) && name > FISH_FILE.rsplit('/').next()?;
    is_behind.then(|| dir.with_file_name("config.fish"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::rc_texts;
    use crate::host::staged::Staged;

    #[test]
    fn only_what_is_read_behind_our_place_counts() {
        let staged = Staged::new();
        staged.file("home/ada/.zlogin", "export GOROOT=/old\n# export GOFLAGS=-v\n");
        staged.file("home/ada/.zshrc", "export GOFLAGS=-v\n");
        staged.file("home/ada/.config/fish/conf.d/a.fish", "set -gx GOFLAGS -v\n");
        staged.file("home/ada/.config/fish/conf.d/z.fish", "set -gx GO111MODULE off\n");
        staged.file("home/ada/.config/fish/config.fish", "set -gx GOROOT /old\nset -gx EDITOR vi\n");
        let host = staged.host();
        let found = set_late(&rc_texts(&host), &host);
        let names: Vec<(String, Vec<&str>)> = found
            .iter()
            .map(|(path, names)| {
                let path = path.strip_prefix(&host.places.home).unwrap().display().to_string();
                (path, names.iter().map(EnvVar::as_str).collect())
            })
            .collect();
        let expected =
            [(".config/fish/config.fish", vec!["GO111MODULE", "GOROOT"]), (".zlogin", vec!["GOROOT"])];
        assert_eq!(names, expected.map(|(path, names)| (path.to_owned(), names)));
    }
}
