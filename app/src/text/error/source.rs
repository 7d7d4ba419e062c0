//! Why a source did not serve, in a few words: receipts and events carry the code, and the log's words behind it.

use crate::text::cause::cause;
use crate::text::{Words, source_names};
use goready_i18n::msg;

/// The code of a run that may not use the network.
const OFFLINE: &str = "GR-NET-001";

/// A source by its name, with the cause: for a line of its own.
pub(crate) fn failed_source(words: &Words<'_>, url: &str, code: &str, message: &str) -> String {
    msg::source_failed(words.lang, cause(words.lang, code, message), code, words.list(source_names(url)))
}

/// Whether it failed only because the network may not be used: then nobody waits for a word about it.
pub(crate) fn is_offline(code: &str) -> bool {
    code == OFFLINE
}

#[cfg(test)]
mod tests {
    use super::*;
    use goready_i18n::{Lang, LangTag};

    #[test]
    fn a_cause_is_told_in_the_language_and_a_source_by_its_name() {
        let chinese = Lang::new(LangTag::ZhCn);
        let url = "https://go.dev/dl/go1.27.4.linux-amd64.tar.gz";
        let text = failed_source(&Words::new(&chinese, None), url, "GR-NET-007", "cannot find the address");
        assert_eq!(text, "go.dev：找不到它的地址 [GR-NET-007]");
        let english = Lang::default();
        let text = failed_source(&Words::new(&english, None), url, "GR-FS-001", "said in a log");
        assert_eq!(text, "go.dev: said in a log [GR-FS-001]");
    }
}
