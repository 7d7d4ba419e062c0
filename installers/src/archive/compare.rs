//! The tree on disk against what was written.

use super::FileEntry;
use super::error::ArchiveError;
use super::policy::Policy;
use crate::host::tree::{self, Found, Is};
use std::path::Path;

/// Finds every expected file with its size, every directory, and nothing else; says how many directories there are.
///
/// This catches what no error told: files that fell together on this file system, that were taken away meanwhile, or
/// that somebody else put there.
pub(super) fn compare(root: &Path, manifest: &[FileEntry], policy: &Policy) -> Result<u64, ArchiveError> {
    let files = manifest.iter().map(|file| Found { path: file.path.clone(), is: Is::File(file.size) });
    let dirs = policy.dirs().map(|path| Found { path: path.to_owned(), is: Is::Dir });
    let mut expected: Vec<Found> = files.chain(dirs).collect();
    expected.sort_unstable();
    let mut found = tree::walk(root)?;
    found.sort_unstable();
    let differs = |detail: String| Err(ArchiveError::TreeDiffers { detail });
    for (expected, found) in expected.iter().zip(&found) {
        if expected != found {
            return differs(format!("expected {} and found {}", told(expected), told(found)));
        }
    }
    let common = expected.len().min(found.len());
    if let Some(missing) = expected.get(common) {
        return differs(format!("{} is missing", told(missing)));
    }
    if let Some(foreign) = found.get(common) {
        return differs(format!("{} is not of the archive", told(foreign)));
    }
    Ok(super::count(expected.len().saturating_sub(manifest.len())))
}

fn told(found: &Found) -> String {
    let path = super::error::escaped(found.path.as_bytes());
    match found.is {
        Is::Dir => format!("directory `{path}`"),
        Is::File(size) => format!("file `{path}` of {size} bytes"),
        Is::Other => format!("special file `{path}`"),
    }
}
