//! GOTOOLCHAIN: `local`, `auto`, `path`, `default`, `goV`, `goV+auto`, `goV+path`; `local` and `default` may stand before
//! the plus (`cmd/go/internal/toolchain`).

use super::{Surroundings, Trap};
use crate::catalog::{Catalog, Release};
use crate::version::{GoLine, GoVersion};
use std::path::Path;

/// So many lines after the newest that is known one may have come out: two in a year.
const LINES_TO_COME: u32 = 4;

/// So many patches after the newest that is known one may have come out: no line had more than 15 in all.
const PATCHES_TO_COME: u32 = 20;

/// What is known about a toolchain as a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// It was released.
    Released,
    /// It may be one that came out later, or one that no list of ours holds.
    Possible,
    /// There is no such release.
    Never,
}

impl Known {
    /// What a catalog, which may be a few years old, lets one say about a name such as `go1.23.4`.
    pub(crate) fn of(name: &str, catalog: &Catalog) -> Self {
        let Ok(version) = name.parse::<GoVersion>() else { return Self::Never };
        if catalog.release(version).is_some() {
            return Self::Released;
        }
        let stable = || catalog.releases().map(Release::version).filter(|known| known.is_stable());
        let (Some(newest), Some(oldest)) = (stable().next(), stable().next_back()) else {
            return Self::Possible;
        };
        let (line, last_line) = (version.line(), newest.line());
        let of_line = stable().find(|known| known.line() == line);
        let is_possible = match (of_line, version.patch()) {
            // Lists of stable releases say nothing about these.
            (_, None) => line <= GoLine { minor: last_line.minor + LINES_TO_COME, ..last_line },
            (Some(known), Some(patch)) => {
                let is_next = version > known && patch <= known.patch().unwrap_or_default() + PATCHES_TO_COME;
                is_next && catalog.is_supported(line)
            }
            (None, Some(patch)) => {
                let is_next = line.major == last_line.major
                    && (last_line.minor..=last_line.minor + LINES_TO_COME).contains(&line.minor)
                    && patch <= PATCHES_TO_COME;
                is_next || version < oldest
            }
        };
        if is_possible { Self::Possible } else { Self::Never }
    }
}

/// The verdict on a value.
pub(super) fn trap(value: &str, around: &Surroundings<'_>) -> Option<Trap> {
    let (name, after) = value.split_once('+').map_or((value, None), |(name, after)| (name, Some(after)));
    let is_named = name.strip_prefix("go1").is_some_and(|rest| {
        rest.is_empty() || rest.starts_with('.') || rest.starts_with("rc") || rest.starts_with("beta")
    });
    let is_word = matches!(name, "local" | "default") || (after.is_none() && matches!(name, "auto" | "path"));
    if !(is_named || is_word) || after.is_some_and(|after| !matches!(after, "auto" | "path")) {
        return Some(Trap::ToolchainInvalid);
    }
    if !is_named {
        return None;
    }
    let is_ours = around.own_root.and_then(Path::file_name).is_some_and(|own| own == name);
    let is_here = is_ours || (around.is_on_path)(name);
    let cannot_be_had = match after {
        _ if is_here => None,
        Some("path") => Some(Trap::ToolchainNotOnPath),
        _ if (around.is_cached)(name) => None,
        _ if around.proxy == "off" => Some(Trap::ToolchainUnreachable),
        _ => match (around.release)(name) {
            Known::Released => None,
            Known::Possible => Some(Trap::ToolchainNotKnown),
            Known::Never => Some(Trap::ToolchainNeverReleased),
        },
    };
    Some(cannot_be_had.unwrap_or_else(|| match after {
        Some(_) => Trap::ToolchainLeast { least: name.to_owned() },
        None => Trap::ToolchainPinned,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_come_out_later_is_told_from_what_never_was_released() {
        let catalog = Catalog::embedded();
        let newest = catalog.releases().map(Release::version).find(|version| version.is_stable());
        let GoLine { major, minor } = newest.unwrap().line();
        let next = |lines: u32, rest: &str| format!("go{major}.{}{rest}", minor + lines);
        for (name, wanted) in [
            ("go1.23.4".to_owned(), Known::Released),
            (newest.unwrap().to_string(), Known::Released),
            (next(0, ".15"), Known::Possible),
            (next(1, ".0"), Known::Possible),
            (next(1, "rc2"), Known::Possible),
            ("go1.24rc1".to_owned(), Known::Possible),
            ("go1.18.3".to_owned(), Known::Possible),
            ("go1.23.99".to_owned(), Known::Never),
            ("go1.22".to_owned(), Known::Never),
            (next(0, ".99"), Known::Never),
            ("go1.99.0".to_owned(), Known::Never),
            ("go1.zz".to_owned(), Known::Never),
            ("go1.23.4-acme".to_owned(), Known::Never),
        ] {
            assert_eq!(Known::of(&name, &catalog), wanted, "{name}");
        }
    }
}
