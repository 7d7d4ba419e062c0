//! A language, and its texts ready to be formatted.

use flate2::read::DeflateDecoder;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;
use std::io::Read as _;
use std::str::FromStr;
use std::sync::OnceLock;
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

    /// The name of each screen and its texts, deflated.
    const fn screens(self) -> &'static [(&'static str, &'static [u8])] {
        match self {
            Self::EnUs => include!(concat!(env!("OUT_DIR"), "/en-US.rs")),
            Self::ZhCn => include!(concat!(env!("OUT_DIR"), "/zh-CN.rs")),
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

/// The texts of one language. Those of a screen are parsed when the first of them is asked for: all of them take some
/// milliseconds, which a command that says three lines need not wait for.
pub struct Lang {
    tag: LangTag,
    screens: Vec<Screen>,
}

/// The texts of one screen.
struct Screen {
    name: &'static str,
    packed: &'static [u8],
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl Screen {
    fn bundle(&self, tag: LangTag) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let mut bundle = FluentBundle::new_concurrent(vec![tag.identifier()]);
            // The marks keep right-to-left values apart; we speak no such language, and they would break copied commands.
            bundle.set_use_isolating(false);
            // Both can only fail for texts that the build script refuses: syntax errors and names given twice.
            let _ = bundle.add_builtins();
            match FluentResource::try_new(self.text()) {
                Ok(texts) | Err((texts, _)) => bundle.add_resource_overriding(texts),
            }
            bundle
        })
    }

    /// Its texts as they were written.
    fn text(&self) -> String {
        let mut text = String::new();
        // What the build script packed can be unpacked.
        let _ = DeflateDecoder::new(self.packed).read_to_string(&mut text);
        text
    }

    /// Whether its texts may hold a message: the build script has every id begin with the name of its screen.
    fn may_hold(&self, id: &str) -> bool {
        id.strip_prefix(self.name).is_some_and(|rest| rest.starts_with('-'))
    }
}

impl Lang {
    /// The texts of this language.
    #[must_use]
    pub fn new(tag: LangTag) -> Self {
        let screens = tag.screens().iter();
        Self {
            tag,
            screens: screens.map(|(name, packed)| Screen { name, packed, bundle: OnceLock::new() }).collect(),
        }
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
        let mut screens = self.screens.iter().filter(|screen| screen.may_hold(id));
        let (bundle, message) = screens.find_map(|screen| {
            let bundle = screen.bundle(self.tag);
            Some((bundle, bundle.get_message(id)?))
        })?;
        let pattern = message.value()?;
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        // What Fluent reports here is an argument that was not given; it shows as `{$name}` in the text.
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
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
