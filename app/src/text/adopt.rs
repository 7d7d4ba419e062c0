//! What is said of a Go that somebody else installed.

use super::{Words, harmless};
use goready_i18n::msg;
use goready_installers::plan::{Altered, AlteredFile, Unadoptable, Uncompared};
use std::path::Path;

/// Files that a line names.
const FEW: usize = 5;

impl Words<'_> {
    /// That files of a Go are not as they were published.
    pub(super) fn sdk_altered(&self, root: &Path, files: &[AlteredFile], count: usize) -> String {
        let mut named: Vec<String> = files.iter().take(FEW).map(|file| self.altered_file(file)).collect();
        if count > FEW {
            named.push("…".to_owned());
        }
        msg::adopt_warn_altered(self.lang, count, self.list(named), self.path(root))
    }

    fn altered_file(&self, file: &AlteredFile) -> String {
        let path = harmless(&file.path);
        match file.how {
            Altered::Changed => msg::adopt_file_changed(self.lang, &*path),
            Altered::Missing => msg::adopt_file_missing(self.lang, &*path),
            Altered::Added => msg::adopt_file_added(self.lang, &*path),
        }
    }

    /// Why files were not compared.
    pub(super) fn uncompared(&self, because: &Uncompared) -> String {
        match because {
            Uncompared::Offline => msg::adopt_because_offline(self.lang),
            Uncompared::NoProxy => msg::adopt_because_no_proxy(self.lang),
            Uncompared::NoAnswer { code } => msg::adopt_because_no_answer(self.lang, code.as_str()),
            Uncompared::Unreadable { code } => msg::adopt_because_unreadable(self.lang, code.as_str()),
        }
    }

    /// Why a place cannot be used as a Go.
    pub(super) fn unadoptable(&self, path: &Path, reason: &Unadoptable) -> String {
        let (lang, path) = (self.lang, self.path(path));
        match reason {
            Unadoptable::Absent => msg::adopt_error_absent(lang, path),
            Unadoptable::NotAGo => msg::adopt_error_not_a_go(lang, path),
            Unadoptable::Script => msg::adopt_error_script(lang, path),
            Unadoptable::NoRelease { says } => msg::adopt_error_no_release(lang, path, &*harmless(says)),
            Unadoptable::Foreign { platform, wanted } => {
                msg::adopt_error_foreign(lang, path, platform.as_str(), wanted.to_string())
            }
            Unadoptable::Partial { missing } => msg::adopt_error_partial(lang, self.list(missing), path),
            Unadoptable::Stomped => msg::adopt_error_stomped(lang, path),
            Unadoptable::Ours { version } => msg::adopt_error_ours(lang, path, version.bare()),
            Unadoptable::VersionTaken { version } => msg::adopt_error_taken(lang, path, version.bare()),
            Unadoptable::Replaced { version } => msg::adopt_error_replaced(lang, path, version.bare()),
        }
    }
}
