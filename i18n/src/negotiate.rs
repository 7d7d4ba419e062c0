//! Which language to speak, from what the person's system says. Pure: the caller reads the environment.

use crate::LangTag;
use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

/// The language that fits best, from wishes in their order (`zh_CN.UTF-8`, `zh-Hans`, `de`); English when none does.
///
/// `C` and `POSIX` mean English. Chinese of any script or region gets the one Chinese there is.
#[must_use]
pub fn negotiate(requested: &[&str]) -> LangTag {
    requested.iter().find_map(|wish| spoken(wish)).unwrap_or_default()
}

/// The language of the variables in which Unix keeps it; none when they say nothing, so that the caller may ask the
/// operating system.
///
/// POSIX: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty. GNU gettext: before it come the languages
/// of `LANGUAGE` (`zh_CN:en`), unless it says `C`.
#[must_use]
pub fn from_locale_variables(
    lc_all: Option<&str>,
    lc_messages: Option<&str>,
    lang: Option<&str>,
    language: Option<&str>,
) -> Option<LangTag> {
    let locale = [lc_all, lc_messages, lang].into_iter().flatten().find(|value| !value.is_empty());
    if locale.is_some_and(is_c) {
        return Some(LangTag::EnUs);
    }
    let wishes: Vec<&str> = language
        .into_iter()
        .flat_map(|list| list.split(':'))
        .chain(locale)
        .filter(|wish| !wish.is_empty())
        .collect();
    (!wishes.is_empty()).then(|| negotiate(&wishes))
}

/// The language of one wish, when GoReady speaks it.
pub(crate) fn spoken(wish: &str) -> Option<LangTag> {
    if is_c(wish) {
        return Some(LangTag::EnUs);
    }
    let mut wish: LanguageIdentifier = name(wish).replace('_', "-").parse().ok()?;
    // There is one text per language: what someone writes in Taiwan or with which script does not change the choice.
    wish.script = None;
    wish.region = None;
    wish.clear_variants();
    let known = LangTag::ALL.map(LangTag::identifier);
    let wishes = [wish];
    let found = negotiate_languages(&wishes, &known, None, NegotiationStrategy::Lookup);
    LangTag::ALL.into_iter().find(|tag| found.iter().any(|found| **found == tag.identifier()))
}

/// `zh_CN` of `zh_CN.UTF-8@pinyin`.
fn name(locale: &str) -> &str {
    locale.split(['.', '@']).next().unwrap_or(locale)
}

fn is_c(locale: &str) -> bool {
    matches!(name(locale), "C" | "POSIX")
}

#[cfg(test)]
mod tests {
    use super::*;
    use LangTag::{EnUs, ZhCn};

    #[test]
    fn the_first_wish_that_is_spoken_wins() {
        for (wishes, expected) in [
            (&[] as &[&str], EnUs),
            (&["zh"], ZhCn),
            (&["zh_CN.UTF-8"], ZhCn),
            (&["zh_CN.GB18030@pinyin"], ZhCn),
            (&["zh-Hans"], ZhCn),
            (&["zh-Hans-CN"], ZhCn),
            (&["zh-Hant-HK"], ZhCn),
            (&["zh_TW"], ZhCn),
            (&["ZH-cn"], ZhCn),
            (&["en"], EnUs),
            (&["en_GB.UTF-8"], EnUs),
            (&["en", "zh"], EnUs),
            (&["de_DE.UTF-8", "zh_CN.UTF-8"], ZhCn),
            (&["de_DE", "fr"], EnUs),
            (&["C"], EnUs),
            (&["C.UTF-8", "zh"], EnUs),
            (&["POSIX"], EnUs),
            (&["zha"], EnUs),
            (&["", "%%%", "zh_CN"], ZhCn),
        ] {
            assert_eq!(negotiate(wishes), expected, "{wishes:?}");
        }
    }

    #[test]
    fn the_locale_variables_are_weighed_as_gettext_weighs_them() {
        for (lc_all, lc_messages, lang, language, expected) in [
            (None, None, None, None, None),
            (Some(""), Some(""), Some(""), Some(""), None),
            (None, None, Some("zh_CN.UTF-8"), None, Some(ZhCn)),
            (None, Some("en_US.UTF-8"), Some("zh_CN.UTF-8"), None, Some(EnUs)),
            (Some("zh_CN.UTF-8"), Some("en_US.UTF-8"), Some("en_US.UTF-8"), None, Some(ZhCn)),
            (Some(""), None, Some("zh_CN.UTF-8"), None, Some(ZhCn)),
            (None, None, Some("en_US.UTF-8"), Some("zh_CN:en"), Some(ZhCn)),
            (None, None, Some("en_US.UTF-8"), Some("fr:zh_CN:en"), Some(ZhCn)),
            (Some("C"), None, Some("zh_CN.UTF-8"), Some("zh_CN"), Some(EnUs)),
            (Some("C.UTF-8"), None, None, Some("zh_CN"), Some(EnUs)),
            (None, None, None, Some("zh_CN"), Some(ZhCn)),
            (None, None, Some("fr_FR.UTF-8"), None, Some(EnUs)),
        ] {
            let found = from_locale_variables(lc_all, lc_messages, lang, language);
            assert_eq!(found, expected, "{lc_all:?} {lc_messages:?} {lang:?} {language:?}");
        }
    }

    #[test]
    fn a_language_asked_for_by_name_and_not_spoken_is_refused() {
        assert_eq!("zh_cn".parse(), Ok(ZhCn));
        assert_eq!("en".parse(), Ok(EnUs));
        for text in ["fr", "", "chinese please", "zh CN"] {
            assert!(text.parse::<LangTag>().is_err(), "{text:?}");
        }
    }
}
