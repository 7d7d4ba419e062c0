//! Domain values as text for people, through Fluent. Exhaustive matches: a new variant does not compile without words.

mod adopt;
mod afterwards;
mod built;
mod cause;
mod chain;
mod doctor;
mod error;
mod evidence;
mod facts;
mod findings;
mod goenv;
mod happened;
mod hint;
mod hint_window;
mod history;
mod matrix;
mod plan;
mod said;
mod tools;
mod why;
mod wish;

pub(crate) use afterwards::TakenBack;
pub(crate) use built::built;
pub(crate) use cause::{OFFLINE, cause, failed_sources};
pub(crate) use error::{error, receipt_error};
pub(crate) use evidence::evidence;
pub(crate) use findings::{finding, proof, proofs, seen};
pub(crate) use happened::happened;
pub(crate) use hint::next_step;
pub(crate) use hint_window::next_step_in_window;
pub(crate) use history::time;
pub(crate) use plan::source_names;

use goready_i18n::{Lang, LangTag, msg};
use goready_installers::shell::Shell;
use std::borrow::Cow;
use std::path::Path;

/// A language, and what makes paths short in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    /// The language.
    pub(crate) lang: &'a Lang,
    home: Option<&'a Path>,
}

impl<'a> Words<'a> {
    /// Texts in this language; paths below `home` begin with `~`.
    pub(crate) const fn new(lang: &'a Lang, home: Option<&'a Path>) -> Self {
        Self { lang, home }
    }

    /// A path as people read it.
    pub(crate) fn path(&self, path: &Path) -> String {
        let home = self.home.filter(|home| home.parent().is_some()); // below `/` everything is
        let below = home.and_then(|home| path.strip_prefix(home).ok());
        match below {
            Some(below) if below.as_os_str().is_empty() => "~".to_owned(),
            Some(below) => Path::new("~").join(below).display().to_string(),
            None => path.display().to_string(),
        }
    }

    /// Several things in one sentence.
    pub(crate) fn list<T: ToString>(&self, items: impl IntoIterator<Item = T>) -> String {
        let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
        // Marks between words belong to the language, but are no words: translators see them in whole sentences only.
        items.join(match self.lang.tag() {
            LangTag::EnUs => ", ",
            LangTag::ZhCn => "、",
        })
    }

    /// A value as far as people read one: of a longer one the beginning, and how long it is.
    pub(crate) fn short(&self, value: &str) -> String {
        const FIT: usize = 300;
        match value.char_indices().nth(FIT).and_then(|(end, _)| value.get(..end)) {
            Some(begin) => msg::words_shortened(self.lang, begin, value.chars().count().to_string()),
            None => value.to_owned(),
        }
    }

    /// Shells by name.
    pub(crate) fn shells(&self, shells: &[Shell]) -> String {
        if shells.is_empty() {
            return msg::words_unknown_shells(self.lang);
        }
        self.list(shells.iter().map(|shell| crate::settings::shell_name(*shell)))
    }
}

/// Control characters as words: a terminal would obey those of somebody's file.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let is_obeyed = |c: char| c.is_control() && c != '\t';
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let words = |c: char| if is_obeyed(c) { c.escape_default().to_string() } else { c.to_string() };
    Cow::Owned(text.chars().map(words).collect())
}

/// Words as a sentence of their own: the command line puts some of them behind others.
pub(crate) fn sentence(words: &str) -> String {
    // A command is written as it is typed, also at the beginning.
    if words.starts_with("goready") {
        return words.to_owned();
    }
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect()
}

#[cfg(test)]
mod samples;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_below_the_home_are_short() {
        let lang = Lang::default();
        let words = Words::new(&lang, Some(Path::new("/home/ann")));
        assert_eq!(words.path(Path::new("/home/ann/.profile")), "~/.profile");
        assert_eq!(words.path(Path::new("/home/ann")), "~");
        assert_eq!(words.path(Path::new("/home/annabel/x")), "/home/annabel/x");
        assert_eq!(Words::new(&lang, None).path(Path::new("/x")), "/x");
        assert_eq!(Words::new(&lang, Some(Path::new("/"))).path(Path::new("/bin/sh")), "/bin/sh");
    }
}
