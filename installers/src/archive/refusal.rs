//! What an archive may not hold, one variant per rule.
//!
//! Official Go archives and toolchain zips hold regular files and directories with plain names and nothing else
//! (`cmd/distpack` writes nothing else; no link in seven unpacked trees). So whatever could be read in two ways, or
//! would land somewhere else on some system, is refused: no Go release loses anything by it.

/// A rule that an archive broke.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A name that starts with `/`.
    #[error("absolute name")]
    Absolute,
    /// A component `..`.
    #[error("`..` in the name")]
    ParentComponent,
    /// A component `.`.
    #[error("`.` in the name")]
    DotComponent,
    /// Nothing between two slashes, or no name at all.
    #[error("empty component in the name")]
    EmptyComponent,
    /// A backslash, which separates directories on Windows.
    #[error("backslash in the name")]
    Backslash,
    /// A colon: a drive letter or an alternate stream on Windows.
    #[error("colon in the name")]
    Colon,
    /// One of `<>"|?*`, which Windows cannot write.
    #[error("character in the name that Windows forbids: {character:?}")]
    WindowsCharacter {
        /// Which.
        character: char,
    },
    /// A device name such as `con` or `com1.txt`.
    #[error("name that Windows reserves for a device")]
    WindowsDevice,
    /// A component that ends in a dot or a space, which Windows drops.
    #[error("component ends in a dot or a space")]
    TrailingDotOrSpace,
    /// A control character, or one that is invisible or turns the writing direction.
    #[error("control or invisible character in the name")]
    ControlCharacter,
    /// Bytes that are no UTF-8, or a zip name beyond ASCII that is not marked as UTF-8.
    #[error("name is not UTF-8")]
    NotUtf8,
    /// A component of more than 255 bytes or a path of more than 1,000.
    #[error("name is too long")]
    NameTooLong,
    /// More than 64 components.
    #[error("name has too many components")]
    TooDeep,
    /// A first component other than the one the layout has.
    #[error("outside the archive's root `{root}`")]
    OutsideRoot {
        /// What every name must begin with.
        root: String,
    },
    /// The same name twice.
    #[error("the same name twice")]
    Duplicate,
    /// A name that equals another one where case or Unicode normal form do not count.
    #[error("collides with `{other}` where case or Unicode form do not count")]
    Collision {
        /// The name that was there before.
        other: String,
    },
    /// A file that another entry uses as a directory, or a directory that another entry makes a file.
    #[error("file and directory of one name")]
    FileAsDirectory,
    /// `_go.mod` beside `go.mod`: both would become `go.mod`.
    #[error("both `_go.mod` and `go.mod`")]
    GoModTwice,

    /// A symbolic link.
    #[error("symbolic link")]
    SymbolicLink,
    /// A hard link.
    #[error("hard link")]
    HardLink,
    /// A character or block device.
    #[error("device")]
    Device,
    /// A FIFO.
    #[error("FIFO")]
    Fifo,
    /// A file with holes, in any of the ways tar has for them.
    #[error("sparse file")]
    Sparse,
    /// Another kind of entry.
    #[error("entry of unknown kind {kind:?}")]
    UnknownKind {
        /// The type flag (tar) or the file type bits (zip).
        kind: String,
    },
    /// A directory entry with bytes.
    #[error("directory with bytes")]
    DirectoryWithBytes,

    /// A header of a tar dialect older or odder than POSIX ustar and GNU.
    #[error("tar header is neither ustar nor GNU")]
    OldHeader,
    /// A GNU header whose extra fields hold something: some readers take it for the beginning of the name.
    #[error("GNU header with a prefix")]
    GnuPrefix,
    /// A size or mode that is not plain octal: base 256, signs, or other digits.
    #[error("number in a tar header is not plain octal")]
    OddNumber,
    /// Bytes behind the end of a name in its header field.
    #[error("bytes behind the end of the name")]
    BytesBehindName,
    /// Global PAX records, which change every entry that follows.
    #[error("global PAX header")]
    GlobalPax,
    /// A PAX `size`, which some readers obey and some do not.
    #[error("PAX size record")]
    PaxSize,
    /// A PAX or GNU link name.
    #[error("link name record")]
    LinkName,
    /// A PAX record that is malformed, repeated, or means something unknown.
    #[error("PAX record refused: `{key}`")]
    PaxRecord {
        /// Its key, escaped, or what was wrong.
        key: String,
    },
    /// GNU long names and PAX records for one entry: readers disagree on which comes first.
    #[error("GNU long name mixed with PAX records")]
    MixedExtensions,
    /// Two headers of one kind for one entry.
    #[error("repeated extension header")]
    RepeatedExtension,
    /// An extension header without an entry behind it.
    #[error("extension header without an entry")]
    DanglingExtension,
    /// An extension header of more than 64 KiB.
    #[error("extension header is too large")]
    ExtensionTooLarge,

    /// A second gzip member, which some readers append and some ignore.
    #[error("second gzip member")]
    SecondMember,
    /// Bytes behind the end of the archive.
    #[error("bytes behind the end of the archive")]
    TrailingBytes,
    /// Bytes before the first entry.
    #[error("bytes before the first entry")]
    LeadingBytes,
    /// Bytes between entries that belong to none, or entries that share bytes.
    #[error("entries overlap or leave a gap")]
    OverlapOrGap,
    /// An archive or entry comment, in which a second directory can hide.
    #[error("comment")]
    Comment,
    /// An archive in several parts.
    #[error("archive in several parts")]
    MultiDisk,
    /// The ZIP64 extension, which no Go archive needs.
    #[error("ZIP64")]
    Zip64,
    /// An encrypted entry.
    #[error("encrypted entry")]
    Encrypted,
    /// A compression other than none and deflate.
    #[error("compression method {method} is not supported")]
    Method {
        /// Its number in the zip format.
        method: u16,
    },
    /// Flags that mean something unknown.
    #[error("unknown zip flags {flags:#06x}")]
    ZipFlags {
        /// All flags.
        flags: u16,
    },
    /// An extra field that could change name or size.
    #[error("zip extra field {id:#06x}")]
    ExtraField {
        /// Its number; 0 for a field that does not fit.
        id: u16,
    },
    /// The header before the bytes says something else than the directory at the end.
    #[error("local header differs from the central directory: {field}")]
    HeadersDiffer {
        /// What differs.
        field: &'static str,
    },
    /// A second reader of the directory sees something else.
    #[error("two readers see different entries")]
    ReadersDiffer,

    /// More entries than allowed.
    #[error("more than {limit} entries")]
    TooManyEntries {
        /// The limit.
        limit: u64,
    },
    /// More bytes than allowed.
    #[error("more than {limit} bytes unpacked")]
    TooManyBytes {
        /// The limit.
        limit: u64,
    },
    /// Compressed better than any Go archive.
    #[error("more than {limit} times its size unpacked")]
    Ratio {
        /// The limit.
        limit: u64,
    },
}
