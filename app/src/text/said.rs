//! What the window says for a moment.

use super::Words;
use crate::model::Said;
use goready_i18n::msg;

impl Words<'_> {
    /// What is said, in a sentence.
    pub(crate) fn said(&self, said: &Said) -> String {
        match said {
            Said::Copied => msg::habits_copied(self.lang),
        }
    }
}
