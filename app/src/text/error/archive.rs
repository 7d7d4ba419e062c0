//! Archives that were not unpacked.

use super::host;
use crate::text::Words;
use goready_i18n::{Lang, msg, quantity};
use goready_installers::archive::{ArchiveError, Refusal};

/// Why an archive was not unpacked.
pub(super) fn archive(words: &Words<'_>, error: &ArchiveError) -> String {
    let lang = words.lang;
    match error {
        ArchiveError::UnknownFormat => msg::error_archive_unknown_format(lang),
        ArchiveError::Refused { entry, refusal } if entry.is_empty() => {
            msg::error_archive_refused_whole(lang, rule(lang, refusal))
        }
        ArchiveError::Refused { entry, refusal } => {
            msg::error_archive_refused(lang, entry.as_str(), rule(lang, refusal))
        }
        ArchiveError::Damaged { detail } => msg::error_archive_damaged(lang, detail.as_str()),
        ArchiveError::NotGo { detail } => msg::error_archive_not_go(lang, detail.as_str()),
        ArchiveError::TreeDiffers { detail } => msg::error_archive_tree_differs(lang, detail.as_str()),
        ArchiveError::Fs { source } => host::fs(words, source),
        ArchiveError::Thread { source } => msg::error_archive_thread(lang, source.to_string()),
        ArchiveError::Cancelled => msg::error_archive_cancelled(lang),
    }
}

/// The rule that was broken, as what the archive holds.
fn rule(lang: &Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Absolute => msg::error_archive_rule_absolute(lang),
        Refusal::ParentComponent => msg::error_archive_rule_parent_component(lang),
        Refusal::DotComponent => msg::error_archive_rule_dot_component(lang),
        Refusal::EmptyComponent => msg::error_archive_rule_empty_component(lang),
        Refusal::Backslash => msg::error_archive_rule_backslash(lang),
        Refusal::Colon => msg::error_archive_rule_colon(lang),
        Refusal::WindowsCharacter { character } => {
            msg::error_archive_rule_windows_character(lang, character.to_string())
        }
        Refusal::WindowsDevice => msg::error_archive_rule_windows_device(lang),
        Refusal::TrailingDotOrSpace => msg::error_archive_rule_trailing_dot_or_space(lang),
        Refusal::ControlCharacter => msg::error_archive_rule_control_character(lang),
        Refusal::NotUtf8 => msg::error_archive_rule_not_utf8(lang),
        Refusal::NameTooLong => msg::error_archive_rule_name_too_long(lang),
        Refusal::TooDeep => msg::error_archive_rule_too_deep(lang),
        Refusal::OutsideRoot { root } => msg::error_archive_rule_outside_root(lang, root.as_str()),
        Refusal::Duplicate => msg::error_archive_rule_duplicate(lang),
        Refusal::Collision { other } => msg::error_archive_rule_collision(lang, other.as_str()),
        Refusal::FileAsDirectory => msg::error_archive_rule_file_as_directory(lang),
        Refusal::GoModTwice => msg::error_archive_rule_go_mod_twice(lang),
        Refusal::SymbolicLink => msg::error_archive_rule_symbolic_link(lang),
        Refusal::HardLink => msg::error_archive_rule_hard_link(lang),
        Refusal::Device => msg::error_archive_rule_device(lang),
        Refusal::Fifo => msg::error_archive_rule_fifo(lang),
        Refusal::Sparse => msg::error_archive_rule_sparse(lang),
        Refusal::UnknownKind { kind } => msg::error_archive_rule_unknown_kind(lang, kind.as_str()),
        Refusal::DirectoryWithBytes => msg::error_archive_rule_directory_with_bytes(lang),
        Refusal::OldHeader => msg::error_archive_rule_old_header(lang),
        Refusal::GnuPrefix => msg::error_archive_rule_gnu_prefix(lang),
        Refusal::OddNumber => msg::error_archive_rule_odd_number(lang),
        Refusal::BytesBehindName => msg::error_archive_rule_bytes_behind_name(lang),
        Refusal::GlobalPax => msg::error_archive_rule_global_pax(lang),
        Refusal::PaxSize => msg::error_archive_rule_pax_size(lang),
        Refusal::LinkName => msg::error_archive_rule_link_name(lang),
        Refusal::PaxRecord { key } => msg::error_archive_rule_pax_record(lang, key.as_str()),
        Refusal::MixedExtensions => msg::error_archive_rule_mixed_extensions(lang),
        Refusal::RepeatedExtension => msg::error_archive_rule_repeated_extension(lang),
        Refusal::DanglingExtension => msg::error_archive_rule_dangling_extension(lang),
        Refusal::ExtensionTooLarge => msg::error_archive_rule_extension_too_large(lang),
        Refusal::SecondMember => msg::error_archive_rule_second_member(lang),
        Refusal::TrailingBytes => msg::error_archive_rule_trailing_bytes(lang),
        Refusal::LeadingBytes => msg::error_archive_rule_leading_bytes(lang),
        Refusal::OverlapOrGap => msg::error_archive_rule_overlap_or_gap(lang),
        Refusal::Comment => msg::error_archive_rule_comment(lang),
        Refusal::MultiDisk => msg::error_archive_rule_multi_disk(lang),
        Refusal::Zip64 => msg::error_archive_rule_zip64(lang),
        Refusal::Encrypted => msg::error_archive_rule_encrypted(lang),
        Refusal::Method { method } => msg::error_archive_rule_method(lang, method.to_string()),
        Refusal::ZipFlags { flags } => msg::error_archive_rule_zip_flags(lang, format!("{flags:#06x}")),
        Refusal::ExtraField { id } => msg::error_archive_rule_extra_field(lang, format!("{id:#06x}")),
        Refusal::HeadersDiffer { field } => msg::error_archive_rule_headers_differ(lang, *field),
        Refusal::ReadersDiffer => msg::error_archive_rule_readers_differ(lang),
        Refusal::TooManyEntries { limit } => {
            msg::error_archive_rule_too_many_entries(lang, limit.to_string())
        }
        Refusal::TooManyBytes { limit } => {
            msg::error_archive_rule_too_many_bytes(lang, quantity::size(lang, *limit))
        }
        Refusal::Ratio { limit } => msg::error_archive_rule_ratio(lang, limit.to_string()),
    }
}
