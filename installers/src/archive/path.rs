//! A name from an archive, parsed once into a path that can only lie inside the tree.

use super::refusal::Refusal;

const MOST_BYTES: usize = 1_000;
const MOST_COMPONENT_BYTES: usize = 255;
const MOST_COMPONENTS: usize = 64;

/// A path below the root of an SDK: components joined by `/`, each a plain name on every system Go runs on. The root
/// itself is the empty path.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryPath(String);

/// What the names of an archive begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// Nothing: for archives of tests that are no SDK.
    #[cfg(test)]
    None,
    /// These components, joined by `/`.
    Prefix(String),
}

impl EntryPath {
    /// Parses a name as it stands in the archive and takes the root off. A slash at the end is allowed: directories
    /// have one.
    pub fn parse(name: &[u8], root: &Root) -> Result<Self, Refusal> {
        let name = str::from_utf8(name).map_err(|_not_utf8| Refusal::NotUtf8)?;
        let whole = name.strip_suffix('/').unwrap_or(name);
        if name.starts_with('/') {
            return Err(Refusal::Absolute);
        }
        if whole.len() > MOST_BYTES {
            return Err(Refusal::NameTooLong);
        }
        if whole.split('/').count() > MOST_COMPONENTS {
            return Err(Refusal::TooDeep);
        }
        whole.split('/').try_for_each(parse_component)?;
        match root {
            #[cfg(test)]
            Root::None => Ok(Self(whole.to_owned())),
            Root::Prefix(prefix) => {
                let outside = || Refusal::OutsideRoot { root: prefix.clone() };
                let rest = whole.strip_prefix(prefix.as_str()).ok_or_else(outside)?;
                if rest.is_empty() {
                    return Ok(Self::default());
                }
                rest.strip_prefix('/').map(|rest| Self(rest.to_owned())).ok_or_else(outside)
            }
        }
    }

    /// The path, components joined by `/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the root itself.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The last component.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// This path with another last component, which must be a plain name.
    #[must_use]
    pub(super) fn renamed(&self, name: &str) -> Self {
        match self.0.rsplit_once('/') {
            Some((dir, _)) => Self(format!("{dir}/{name}")),
            None => Self(name.to_owned()),
        }
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

fn parse_component(name: &str) -> Result<(), Refusal> {
    match name {
        "" => return Err(Refusal::EmptyComponent),
        "." => return Err(Refusal::DotComponent),
        ".." => return Err(Refusal::ParentComponent),
        _ => {}
    }
    if name.len() > MOST_COMPONENT_BYTES {
        return Err(Refusal::NameTooLong);
    }
    name.chars().try_for_each(parse_character)?;
    if name.ends_with(['.', ' ']) {
        return Err(Refusal::TrailingDotOrSpace);
    }
    if is_windows_device(name) {
        return Err(Refusal::WindowsDevice);
    }
    Ok(())
}

fn parse_character(character: char) -> Result<(), Refusal> {
    match character {
        '\\' => Err(Refusal::Backslash),
        ':' => Err(Refusal::Colon),
        '<' | '>' | '"' | '|' | '?' | '*' => Err(Refusal::WindowsCharacter { character }),
        _ if character.is_control() || is_invisible(character) => Err(Refusal::ControlCharacter),
        _ => Ok(()),
    }
}

/// Characters that show nothing or turn the text around, so that two names look the same: Unicode's category Cf, its
/// other default-ignorable characters, the line separators and what is no character at all.
fn is_invisible(character: char) -> bool {
    matches!(u32::from(character),
        0xAD | 0x34F | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x890..=0x891 | 0x8E2 | 0x115F..=0x1160
        | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164
        | 0xFDD0..=0xFDEF | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB | 0xFFFE..=0xFFFF
        | 0x110BD | 0x110CD | 0x13430..=0x1343F | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}

/// Names that Windows opens as a device, whatever stands behind the first dot. Source: Microsoft, "Naming Files, Paths,
/// and Namespaces".
fn is_windows_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_lowercase();
    if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$" | "clock$") {
        return true;
    }
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let mut rest = port.unwrap_or_default().chars();
    matches!((rest.next(), rest.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
}
