//! Every text GoReady shows to people, typed, in every language it speaks.
//!
//! The texts are in `locales/<language>/<screen>.ftl`, in [Fluent](https://projectfluent.org) syntax. The build script
//! reads all of them, fails when they do not fit together, and writes one function per message into [`msg`]:
//!
//! ```
//! use goready_i18n::{Lang, LangTag, msg};
//!
//! let lang = Lang::new(LangTag::ZhCn);
//! assert_eq!(msg::setup_nothing_to_do(&lang, "1.27.4"), "Go 1.27.4 已经就绪，无需改动");
//! ```
//!
//! # To add a message
//!
//! 1. Write it into the file of its screen, for each language; its id begins with the file's name
//!    (`setup-title` in `setup.ftl`). A new screen is a new file in each language.
//! 2. Arguments (`{ $version }`) have the same names in each language. In the function they come in the order of the
//!    alphabet, so that rewording a sentence never swaps two of them.
//! 3. A variable by which a plural is chosen is a number; languages may differ in whether they choose. A variable by
//!    which a text is chosen by name (`{ $severity -> [broken] … *[advice] … }`) has the same names everywhere.
//! 4. Whole sentences only: no terms, attributes or references to other messages. Numbers with units come from
//!    [`quantity`].
//! 5. The tests of this crate check the typography: no final period after one sentence, full-width punctuation and a
//!    space between Chinese and Latin letters in Chinese, characters that every font has.

mod lang;
mod negotiate;
pub mod quantity;

pub use fluent_bundle::FluentValue;
pub use fluent_bundle::types::FluentNumber;
pub use lang::{Lang, LangTag, UnknownLanguage};
pub use negotiate::{from_locale_variables, negotiate};

/// One function per message; [`by_id`](msg::by_id) for where the id is made at run time.
pub mod msg {
    use crate::{FluentNumber, FluentValue, Lang};

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));

    /// The message of this id; none when there is no such id. For help texts, whose ids follow from the commands.
    #[must_use]
    pub fn by_id(lang: &Lang, id: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        lang.find(id, args)
    }

    /// Every id, sorted.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        ALL.iter().map(|(id, _)| *id)
    }

    /// The names of a message's arguments, sorted; none when there is no such id.
    #[must_use]
    pub fn arguments(id: &str) -> Option<&'static [&'static str]> {
        let found = ALL.binary_search_by_key(&id, |(known, _)| known).ok()?;
        ALL.get(found).map(|(_, arguments)| *arguments)
    }
}
