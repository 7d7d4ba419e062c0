//! The list of every command, found by its English name, its Chinese name or the initials of its pinyin.

mod entries;

use super::Model;
use super::pinyin::initials;
use crate::command::Command;
use goready_i18n::{Lang, LangTag};

/// The keys that open the list.
pub(crate) const PALETTE_KEYS: &str = "Ctrl+K";

/// The keys that lead to the preferences.
pub(crate) const SETTINGS_KEYS: &str = "Ctrl+,";

/// The keys of a screen's primary action.
pub(crate) const CONFIRM_KEYS: &str = "Enter";
/// The keys of the way back.
pub(crate) const BACK_KEYS: &str = "Esc";

/// The list while it is open.
#[derive(Clone, Debug)]
pub(crate) struct Palette {
    /// What is looked for.
    pub(crate) query: String,
    /// Which of the found entries is chosen.
    pub(crate) chosen: usize,
    entries: Vec<Entry>,
}

/// A command with its names.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// In English and in Chinese.
    names: [String; 2],
    initials: String,
    /// The keys that do the same; empty for none.
    pub(crate) keys: &'static str,
    /// The command.
    pub(crate) command: Command,
}

impl Entry {
    fn new(name: impl Fn(&Lang) -> String, keys: &'static str, command: Command) -> Self {
        let names = [LangTag::EnUs, LangTag::ZhCn].map(|tag| name(&Lang::new(tag)));
        let [_, chinese] = &names;
        let initials = initials(chinese);
        Self { names, initials, keys, command }
    }

    /// Its name in a language.
    pub(crate) fn name(&self, lang: LangTag) -> &str {
        let [english, chinese] = &self.names;
        match lang {
            LangTag::EnUs => english,
            LangTag::ZhCn => chinese,
        }
    }

    /// How well it fits what is looked for, best first; none where it does not. `query` is in small letters.
    fn rank(&self, query: &str) -> Option<usize> {
        let names = self.names.iter().map(|name| name.to_lowercase());
        let of_names = names.filter_map(|name| match name.find(query) {
            Some(0) => Some(0),
            Some(_) => Some(1),
            None => None,
        });
        let plain: String = query.split_whitespace().collect();
        let of_initials = self.initials.find(&plain).map(|at| if at == 0 { 1 } else { 2 });
        of_names.chain(of_initials).min()
    }
}

impl Palette {
    /// Every command that makes sense now.
    pub(super) fn of(model: &Model) -> Self {
        Self { query: String::new(), chosen: 0, entries: entries::entries(model) }
    }

    /// What was found, best first.
    pub(crate) fn found(&self) -> Vec<&Entry> {
        let query = self.query.trim().to_lowercase();
        let ranked = self.entries.iter().filter_map(|entry| Some((entry.rank(&query)?, entry)));
        let mut ranked: Vec<(usize, &Entry)> = ranked.collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Looks for something else.
    pub(super) fn find(&mut self, query: String) {
        (self.query, self.chosen) = (query, 0);
    }

    /// Goes lines down, or up, and around the ends.
    pub(super) fn step(&mut self, lines: isize) {
        let count = self.found().len().max(1);
        self.chosen = self.chosen.min(count - 1).saturating_add(count).saturating_add_signed(lines) % count;
    }
}

#[cfg(test)]
mod tests;
