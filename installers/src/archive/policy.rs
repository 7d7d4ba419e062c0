//! Whether an entry may be written, and as what.

use super::error::ArchiveError;
use super::names::Names;
use super::path::{EntryPath, Root};
use super::refusal::Refusal;
use super::{Layout, Limits};
use crate::host::tree::FileMode;

/// Bytes that are allowed whatever the ratio: tiny archives of small files compress as they like.
const FREE_BYTES: u64 = 1 << 20;

/// An entry's header, as its format says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head<'a> {
    /// The name as it stands there.
    pub(super) name: &'a [u8],
    pub(super) kind: Kind,
    /// Bytes, once unpacked.
    pub(super) size: u64,
    /// Whether anybody may run it.
    pub(super) executable: bool,
}

/// The two kinds that there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Dir,
}

/// An entry that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Admitted {
    pub(super) path: EntryPath,
    /// The name that a directory hash is made of; empty where none is made.
    pub(super) original: String,
    pub(super) kind: Kind,
    pub(super) mode: FileMode,
    pub(super) size: u64,
}

/// The rules for one archive, and what was admitted so far.
#[derive(Debug)]
pub(super) struct Policy {
    root: Root,
    style: Style,
    limits: Limits,
    names: Names,
    entries: u64,
    bytes: u64,
    most_bytes: u64,
    ratio_decides: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Official,
    Toolchain,
}

impl Policy {
    pub(super) fn new(layout: &Layout, limits: Limits, archive_size: u64) -> Self {
        let style = match layout {
            Layout::Official => Style::Official,
            Layout::Toolchain { .. } => Style::Toolchain,
        };
        let by_ratio = archive_size.saturating_mul(limits.max_ratio).saturating_add(FREE_BYTES);
        Self {
            root: Root::Prefix(layout.root()),
            style,
            limits,
            names: Names::default(),
            entries: 0,
            bytes: 0,
            most_bytes: by_ratio.min(limits.max_bytes),
            ratio_decides: by_ratio < limits.max_bytes,
        }
    }

    /// The same rules without the one about the root, for archives of tests that are no SDK.
    #[cfg(test)]
    pub(super) fn without_root(limits: Limits, archive_size: u64) -> Self {
        Self { root: Root::None, ..Self::new(&Layout::Official, limits, archive_size) }
    }

    /// Admits an entry, or says which rule it breaks.
    pub(super) fn admit(&mut self, head: &Head<'_>) -> Result<Admitted, ArchiveError> {
        self.judge(head).map_err(|refusal| ArchiveError::refused(head.name, refusal))
    }

    fn judge(&mut self, head: &Head<'_>) -> Result<Admitted, Refusal> {
        self.entries += 1;
        if self.entries > self.limits.max_entries {
            return Err(Refusal::TooManyEntries { limit: self.limits.max_entries });
        }
        self.bytes = self.bytes.saturating_add(head.size);
        if self.bytes > self.most_bytes {
            return Err(self.too_much());
        }
        let named = EntryPath::parse(head.name, &self.root)?;
        match head.kind {
            Kind::Dir if head.size != 0 => return Err(Refusal::DirectoryWithBytes),
            Kind::File if head.name.ends_with(b"/") => return Err(Refusal::FileAsDirectory),
            Kind::Dir | Kind::File => {}
        }
        let path = self.restored(&named);
        match head.kind {
            Kind::File => self.names.add_file(&path),
            Kind::Dir => self.names.add_dir(&path),
        }
        .map_err(|refusal| match (refusal, self.style) {
            (Refusal::Duplicate, Style::Toolchain) if path.name() == GO_MOD => Refusal::GoModTwice,
            (refusal, _) => refusal,
        })?;
        let runs = match self.style {
            Style::Official => head.executable,
            Style::Toolchain => runs_in_toolchain(path.as_str()),
        };
        let mode = if runs { FileMode::Executable } else { FileMode::Plain };
        let original = match self.style {
            Style::Official => String::new(),
            Style::Toolchain => String::from_utf8_lossy(head.name).into_owned(),
        };
        Ok(Admitted { path, original, kind: head.kind, mode, size: head.size })
    }

    /// How many bytes a stream may unpack to, headers and padding included, before it cannot be within the limits.
    pub(super) fn most_stream_bytes(&self) -> u64 {
        // Of each entry: header, padding, and now and then an extension header with its own padding.
        const BYTES_PER_ENTRY: u64 = 3_072;
        let headers = self.limits.max_entries.saturating_mul(BYTES_PER_ENTRY);
        self.most_bytes.saturating_add(headers).saturating_add(FREE_BYTES)
    }

    /// The limit on bytes that was hit.
    pub(super) fn too_much(&self) -> Refusal {
        if self.ratio_decides {
            Refusal::Ratio { limit: self.limits.max_ratio }
        } else {
            Refusal::TooManyBytes { limit: self.limits.max_bytes }
        }
    }

    /// Entries that are allowed at most.
    pub(super) fn max_entries(&self) -> u64 {
        self.limits.max_entries
    }

    /// Every directory that must be there now, in no order.
    pub(super) fn dirs(&self) -> impl Iterator<Item = &str> {
        self.names.dirs()
    }

    fn restored(&self, path: &EntryPath) -> EntryPath {
        match self.style {
            Style::Toolchain if path.name() == HIDDEN_GO_MOD => path.renamed(GO_MOD),
            Style::Toolchain | Style::Official => path.clone(),
        }
    }
}

const GO_MOD: &str = "go.mod";
/// A zip of a module may hold no other `go.mod`, so `cmd/distpack` renames them.
const HIDDEN_GO_MOD: &str = "_go.mod";

/// Which files of a toolchain zip `go` makes executable: everything in `bin` and `pkg/tool`, and in `lib` what is named
/// `go_?*_?*_exec` (`cmd/go/internal/toolchain`, `allowExec`).
fn runs_in_toolchain(path: &str) -> bool {
    if path.starts_with("bin/") || path.starts_with("pkg/tool/") {
        return true;
    }
    let Some(rest) = path.strip_prefix("lib/") else { return false };
    let name = rest.rsplit('/').next().unwrap_or_default();
    let middle = name.strip_prefix("go_").and_then(|rest| rest.strip_suffix("_exec"));
    // Two or more letters or so, with an underscore somewhere between them.
    middle.is_some_and(|middle| {
        let inner = middle.char_indices().skip(1).collect::<Vec<_>>();
        inner.iter().take(inner.len().saturating_sub(1)).any(|(_, character)| *character == '_')
    })
}
