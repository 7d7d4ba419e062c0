use super::{fs, text};
use goready_installers::archive::{ArchiveError, Refusal};
use goready_installers::engine::EngineError;
use goready_installers::host::FsOp;
use std::io;

pub(super) fn all() -> Vec<EngineError> {
    let mut errors = vec![
        ArchiveError::UnknownFormat,
        ArchiveError::Refused { entry: String::new(), refusal: Refusal::TrailingBytes },
        ArchiveError::Damaged { detail: text("unexpected end") },
        ArchiveError::NotGo { detail: text("no VERSION file") },
        ArchiveError::TreeDiffers { detail: text("go/bin/go") },
        ArchiveError::Fs { source: fs(FsOp::Read, io::ErrorKind::PermissionDenied) },
        ArchiveError::Thread { source: io::ErrorKind::WouldBlock.into() },
        ArchiveError::Cancelled,
    ];
    errors
        .extend(refusals().into_iter().map(|refusal| ArchiveError::Refused { entry: text("go/x"), refusal }));
    errors.into_iter().map(EngineError::from).collect()
}

fn refusals() -> Vec<Refusal> {
    vec![
        Refusal::Absolute,
        Refusal::ParentComponent,
        Refusal::DotComponent,
        Refusal::EmptyComponent,
        Refusal::Backslash,
        Refusal::Colon,
        Refusal::WindowsCharacter { character: '?' },
        Refusal::WindowsDevice,
        Refusal::TrailingDotOrSpace,
        Refusal::ControlCharacter,
        Refusal::NotUtf8,
        Refusal::NameTooLong,
        Refusal::TooDeep,
        Refusal::OutsideRoot { root: text("go/") },
        Refusal::Duplicate,
        Refusal::Collision { other: text("go/X") },
        Refusal::FileAsDirectory,
        Refusal::GoModTwice,
        Refusal::SymbolicLink,
        Refusal::HardLink,
        Refusal::Device,
        Refusal::Fifo,
        Refusal::Sparse,
        Refusal::UnknownKind { kind: text("'Z'") },
        Refusal::DirectoryWithBytes,
        Refusal::OldHeader,
        Refusal::GnuPrefix,
        Refusal::OddNumber,
        Refusal::BytesBehindName,
        Refusal::GlobalPax,
        Refusal::PaxSize,
        Refusal::LinkName,
        Refusal::PaxRecord { key: text("SCHILY.xattr") },
        Refusal::MixedExtensions,
        Refusal::RepeatedExtension,
        Refusal::DanglingExtension,
        Refusal::ExtensionTooLarge,
        Refusal::SecondMember,
        Refusal::TrailingBytes,
        Refusal::LeadingBytes,
        Refusal::OverlapOrGap,
        Refusal::Comment,
        Refusal::MultiDisk,
        Refusal::Zip64,
        Refusal::Encrypted,
        Refusal::Method { method: 12 },
        Refusal::ZipFlags { flags: 0x40 },
        Refusal::ExtraField { id: 0x7075 },
        Refusal::HeadersDiffer { field: "size" },
        Refusal::ReadersDiffer,
        Refusal::TooManyEntries { limit: 100_000 },
        Refusal::TooManyBytes { limit: 2_000_000_000 },
        Refusal::Ratio { limit: 20 },
    ]
}
