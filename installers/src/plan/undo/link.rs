//! Where the active link leads after an undo: to what it led to before, as long as that is there.
//!
//! A removed SDK does not come back, so the link may have no way back. Then a Go that works now stays active; a link to
//! nothing is never made.

use super::{Effect, Undo};
use crate::plan::action::Action;
use crate::plan::reason::Warning;
use crate::version::GoVersion;
use std::path::Path;

impl Undo<'_> {
    /// Notes the SDKs that go. Where the active link leads to one of them and nothing takes it elsewhere, it goes first.
    pub(super) fn let_go(&mut self, effects: &[Effect]) {
        let link = self.facts.places.active_link();
        let now = self.facts.links.get(&link).cloned().flatten();
        let mut last_receipt = None;
        let mut is_restored = false;
        for effect in effects {
            match effect {
                Effect::Sdk { root, was_added: true, receipt, .. } => {
                    self.going.insert(root.clone());
                    if now.as_deref().is_some_and(|to| beside(&link, to) == *root) {
                        last_receipt = Some(receipt.clone());
                    }
                }
                // What was set aside, or adopted, comes back to its place, and the link leads to it again.
                Effect::Moved { root, .. } | Effect::Link { path: root, before: Some(_), .. }
                    if self.going.contains(root) =>
                {
                    self.going.remove(root);
                    last_receipt =
                        last_receipt.filter(|_| now.as_deref().is_none_or(|to| beside(&link, to) != *root));
                }
                // The link comes back as it was, and none that leads elsewhere comes to lead through it.
                Effect::Link { path: root, before: Some(to), .. } if self.facts.vanished.contains(to) => {
                    self.going.insert(root.clone());
                }
                Effect::Link { path, .. } => is_restored |= *path == link,
                Effect::Moved { .. }
                | Effect::Sdk { was_added: false, .. }
                | Effect::File { .. }
                | Effect::Tool { .. } => {}
            }
        }
        if let (Some(receipt), false) = (last_receipt, is_restored) {
            self.add(Action::RestoreLink { link, now, to: None }, &receipt);
        }
    }

    /// Points a link to where it led before, unless nothing is there any more.
    pub(super) fn restore_link(
        &mut self,
        path: &Path,
        before: Option<&Path>,
        after: Option<&Path>,
        receipt: &str,
    ) {
        let now = self.facts.links.get(path).cloned().flatten();
        let gone = before.filter(|to| self.is_gone(path, to));
        if let Some(version) = gone.and_then(version_of) {
            self.warn_removed(version);
        }
        let stays = now.as_deref().filter(|to| !self.is_gone(path, to));
        let goal = if gone.is_some() { stays } else { before };
        if now.as_deref() == goal {
            self.already(path);
        } else if now.as_deref() == after {
            let (link, to) = (path.to_owned(), goal.map(Path::to_owned));
            self.add(Action::RestoreLink { link, now, to }, receipt);
        } else {
            self.warnings.push(Warning::StaysChanged { path: path.to_owned() });
        }
    }

    pub(super) fn warn_removed(&mut self, version: GoVersion) {
        let warning = Warning::SdkStaysRemoved { version };
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// Whether a link that says `to` leads to an SDK of a receipt that is not there, or is about to go.
    fn is_gone(&self, link: &Path, to: &Path) -> bool {
        let root = beside(link, to);
        self.facts.sdks.get(&root) == Some(&false) || self.going.contains(&root)
    }
}

fn beside(link: &Path, to: &Path) -> std::path::PathBuf {
    link.parent().unwrap_or(link).join(to)
}

fn version_of(to: &Path) -> Option<GoVersion> {
    to.file_name()?.to_str()?.parse().ok()
}
