//! A language, and its texts ready to be formatted.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;
use std::str::FromStr;
use unic_langid::{LanguageIdentifier, langid};

/// A language GoReady speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LangTag {
    /// English, in the United States' spelling.
    #[default]
    EnUs,
    /// Chinese, simplified.
    ZhCn,
}

impl LangTag {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::EnUs, Self::ZhCn];

    /// The tag by which the language is known everywhere, such as `zh-CN` (BCP 47).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EnUs => "en-US",
            Self::ZhCn => "zh-CN",
        }
    }

    /// The language's name in itself, for a list to choose from: whoever is lost in the wrong one still finds it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::EnUs => "English",
            Self::ZhCn => "简体中文",
        }
    }

    pub(crate) const fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::EnUs => langid!("en-US"),
            Self::ZhCn => langid!("zh-CN"),
        }
    }

    /// All texts of the language, joined by the build script.
    pub(crate) const fn source(self) -> &'static str {
        match self {
            Self::EnUs => include_str!(concat!(env!("OUT_DIR"), "/en-US.ftl")),
            Self::ZhCn => include_str!(concat!(env!("OUT_DIR"), "/zh-CN.ftl")),
        }
    }
}

impl fmt::Display for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name of a language that GoReady does not speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage {
    /// What was given.
    pub text: String,
}

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no such language: `{}`", self.text)
    }
}

impl std::error::Error for UnknownLanguage {}

impl FromStr for LangTag {
    type Err = UnknownLanguage;

    /// Reads what a person writes after `--lang`: `zh-CN`, `zh_cn`, `zh`, `en`. Unlike [`crate::negotiate`] it refuses
    /// what is not spoken, since it was asked for by name.
    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        crate::negotiate::spoken(text).ok_or_else(|| UnknownLanguage { text: text.to_owned() })
    }
}

/// The texts of one language. Making one parses all texts (about a millisecond), so a program makes one and keeps it.
pub struct Lang {
    tag: LangTag,
    bundle: FluentBundle<FluentResource>,
}

impl Lang {
    /// The texts of this language.
    #[must_use]
    pub fn new(tag: LangTag) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![tag.identifier()]);
        // The marks keep right-to-left values apart; we speak no such language, and they would break copied commands.
        bundle.set_use_isolating(false);
        // Both can only fail for texts that the build script refuses: syntax errors and names given twice.
        let _ = bundle.add_builtins();
        match FluentResource::try_new(tag.source().to_owned()) {
            Ok(texts) | Err((texts, _)) => bundle.add_resource_overriding(texts),
        }
        Self { tag, bundle }
    }

    /// Which language this is.
    #[must_use]
    pub const fn tag(&self) -> LangTag {
        self.tag
    }

    /// A message that the build script saw; were it lost, its id would still tell something.
    pub(crate) fn format(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.find(id, args).unwrap_or_else(|| id.to_owned())
    }

    pub(crate) fn find(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        // What Fluent reports here is an argument that was not given; it shows as `{$name}` in the text.
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }
}

impl Default for Lang {
    fn default() -> Self {
        Self::new(LangTag::default())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lang").field("tag", &self.tag).finish_non_exhaustive()
    }
}
