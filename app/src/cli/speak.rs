//! What must be known of a command line before it is read: in which language to refuse it, and where to look.

use crate::settings::Settings;
use clap::Command;
use goready_i18n::{LangTag, from_locale_variables};
use goready_installers::host::Env;
use std::ffi::OsString;
use std::path::PathBuf;

/// What a first look at the words gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Peeked {
    /// `--lang`.
    pub(crate) lang: Option<String>,
    /// `--home`.
    pub(crate) home: Option<PathBuf>,
    /// `--json`.
    pub(crate) wants_json: bool,
}

/// A first look, also at words that mean nothing.
pub(crate) fn peek(words: &[OsString]) -> Peeked {
    let mut peeked = Peeked::default();
    let mut words = words.iter().skip(1).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        match word.to_str() {
            Some("--json") => peeked.wants_json = true,
            Some("--lang") => peeked.lang = words.next().map(|value| value.to_string_lossy().into_owned()),
            Some("--home") => peeked.home = words.next().map(PathBuf::from),
            Some(word) => {
                if let Some(value) = word.strip_prefix("--lang=") {
                    peeked.lang = Some(value.to_owned());
                } else if let Some(value) = word.strip_prefix("--home=") {
                    peeked.home = Some(PathBuf::from(value));
                }
            }
            None => {}
        }
    }
    peeked
}

/// The language: option, variable, preferences, then what the system is set to.
pub(crate) fn lang(peeked: &Peeked, env: &Env, of_file: Option<&Settings>) -> LangTag {
    let asked = peeked.lang.clone().or_else(|| env.text("GOREADY_LANG"));
    let asked = asked.and_then(|text| text.parse().ok());
    asked.or_else(|| of_file.and_then(|settings| settings.lang)).unwrap_or_else(|| {
        let var = |name| env.text(name);
        let (all, messages, lang, list) = (var("LC_ALL"), var("LC_MESSAGES"), var("LANG"), var("LANGUAGE"));
        from_locale_variables(all.as_deref(), messages.as_deref(), lang.as_deref(), list.as_deref())
            .unwrap_or_default()
    })
}

/// The command that the words name, as far as they name one: `goready sdk use`.
pub(crate) fn command_of(command: &Command, words: &[OsString]) -> String {
    let mut name = "goready".to_owned();
    let mut found = command;
    for word in words.iter().skip(1).filter_map(|word| word.to_str()) {
        if let Some(verb) = found.find_subcommand(word) {
            name = format!("{name} {word}");
            found = verb;
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn language_home_and_json_are_seen_in_any_place() {
        let seen = peek(&words("goready --lang zh setup --home=/h --json --bogus"));
        assert_eq!(seen, Peeked { lang: Some("zh".into()), home: Some("/h".into()), wants_json: true });
        assert_eq!(peek(&words("goready -- --json")), Peeked::default());
    }

    #[test]
    fn the_language_is_chosen_by_option_variable_file_and_system_in_this_order() {
        let env = |vars: &[(&str, &str)]| -> Env { vars.iter().map(|(n, v)| (n.into(), v.into())).collect() };
        let file = Settings { lang: Some(LangTag::ZhCn), ..Settings::default() };
        let option = Peeked { lang: Some("en".into()), ..Peeked::default() };
        let none = Peeked::default();
        let chinese = env(&[("GOREADY_LANG", "zh-CN"), ("LANG", "en_US.UTF-8")]);
        assert_eq!(lang(&option, &chinese, Some(&file)), LangTag::EnUs);
        assert_eq!(lang(&none, &chinese, None), LangTag::ZhCn);
        assert_eq!(lang(&none, &env(&[("LANG", "en_US.UTF-8")]), Some(&file)), LangTag::ZhCn);
        assert_eq!(lang(&none, &env(&[("LANG", "zh_CN.UTF-8")]), None), LangTag::ZhCn);
        assert_eq!(lang(&none, &env(&[]), None), LangTag::EnUs);
    }
}
