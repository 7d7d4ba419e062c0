//! What happens while a plan is carried out, in lines: for the terminal and for the log of the window.

use super::{OFFLINE, Words, cause, evidence, proof, source_names};
use goready_i18n::msg;
use goready_installers::apply::Event;

/// An event in a line; none for figures. `title` says what a step does.
pub(crate) fn happened(words: &Words<'_>, event: &Event, title: impl Fn(usize) -> String) -> Option<String> {
    let lang = words.lang;
    Some(match event {
        Event::Progress { .. } | Event::Building { .. } | Event::Proved { .. } => return None,
        // Who said `--offline` waits for no word about each source; the error at the end tells it once.
        Event::SourceFailed { code, .. } if code == OFFLINE => return None,
        Event::Planned { plan } => msg::run_planned(lang, plan.steps.len()),
        Event::Waiting { holder } => msg::run_waiting(lang, holder.as_str()),
        Event::Started { step } => msg::run_step_begun(lang, title(*step)),
        Event::SourceFailed { url, code, message, .. } => {
            let (cause, names) = (cause(lang, code, message), words.list(source_names(url)));
            msg::run_source_failed(lang, code.as_str(), cause, names)
        }
        Event::Finished { step, evidence: found } => {
            let proofs = words.list(found.iter().map(|found| evidence(words, found)));
            if proofs.is_empty() {
                msg::run_step_done(lang, title(*step))
            } else {
                msg::run_step_verified(lang, proofs, title(*step))
            }
        }
        Event::Proving { proof: begun } => msg::run_proving(lang, proof(words, begun)),
    })
}
