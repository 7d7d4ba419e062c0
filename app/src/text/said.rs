//! What the window says for a moment.

use super::Words;
use crate::model::Said;
use goready_i18n::msg;
use goready_installers::host::desktop::Opener;

impl Words<'_> {
    /// What is said, in a sentence.
    pub(crate) fn said(&self, said: &Said) -> String {
        match said {
            Said::OneAtATime => msg::habits_one_at_a_time(self.lang),
            Said::SetAside(path) => msg::refused_set_aside(self.lang, self.path(path)),
            Said::Copied => msg::habits_copied(self.lang),
            Said::Opened(Opener::Folder) => msg::habits_opened_folder(self.lang),
            Said::Opened(Opener::Terminal) => msg::habits_opened_terminal(self.lang),
            Said::Opened(Opener::VsCode) => msg::habits_opened_vs_code(self.lang),
        }
    }
}
