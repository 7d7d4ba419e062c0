//! Every message of every language: it can be formatted, and it is written as that language is written.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in the functions its tests share")]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use goready_i18n::{FluentValue, Lang, LangTag, msg};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Messages, or the ends or beginnings of their ids, whose words are the same in every language: names and commands.
const WITHOUT_CHINESE: [&str; 9] = [
    "common-app-name",
    "-examples",
    "matrix-cell",
    "matrix-facts",
    "error-archive-rule-fifo",
    "project-proof-test",
    "status-wsl",
    "words-go",
    "words-owner-",
];

/// Arguments that stand for words of the sentence's own language, so that no space sets them apart from Chinese: `time`
/// is 5 秒. All others are names, paths, numbers: Latin letters and digits.
const WORDS: [&str; 4] = ["obstacle", "op", "rule", "time"];

/// Stands for an argument of [`WORDS`] in a text: neither letter nor mark.
const WORD: char = '\u{fffc}';

/// The message with an argument such as `<version>` for each of its arguments.
fn formatted(lang: &Lang, id: &str) -> String {
    let names = msg::arguments(id).unwrap();
    let values: Vec<(&str, FluentValue<'_>)> =
        names.iter().map(|name| (*name, FluentValue::from(format!("<{name}>")))).collect();
    msg::by_id(lang, id, &values).unwrap()
}

/// Every text of the language as it was written, each variant of a choice for itself, with `<version>` or [`WORD`] where
/// an argument is put in, and `<>` where a choice is.
fn texts(tag: LangTag) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for file in fs::read_dir(Path::new("locales").join(tag.as_str())).unwrap() {
        let source = fs::read_to_string(file.unwrap().path()).unwrap();
        for entry in parser::parse(source.as_str()).unwrap().body {
            if let Entry::Message(message) = entry {
                collect(message.id.name, &message.value.unwrap(), &mut texts);
            }
        }
    }
    texts.sort();
    texts
}

fn collect(id: &str, pattern: &Pattern<&str>, texts: &mut Vec<(String, String)>) {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::VariableReference { id } if WORDS.contains(&id.name) => text.push(WORD),
                InlineExpression::VariableReference { id } => text.extend(["<", id.name, ">"]),
                InlineExpression::StringLiteral { value } => text.push_str(value),
                InlineExpression::NumberLiteral { .. }
                | InlineExpression::FunctionReference { .. }
                | InlineExpression::MessageReference { .. }
                | InlineExpression::TermReference { .. }
                | InlineExpression::Placeable { .. } => text.push_str("<>"),
            },
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                text.push(WORD);
                for variant in variants {
                    collect(id, &variant.value, texts);
                }
            }
        }
    }
    texts.push((id.to_owned(), text));
}

/// Han characters, without punctuation.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// All complaints at once, so that a translator sees the whole list.
#[track_caller]
fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

fn complaints(tag: LangTag, wrong: impl Fn(&str, &str) -> bool) -> Vec<String> {
    texts(tag)
        .into_iter()
        .filter(|(id, text)| wrong(id, text))
        .map(|(id, text)| format!("{id}: {text}"))
        .collect()
}

#[test]
fn every_message_formats_with_all_of_its_arguments() {
    for tag in LangTag::ALL {
        let lang = Lang::new(tag);
        for id in msg::ids() {
            let text = formatted(&lang, id);
            assert!(!text.trim().is_empty() && text != id, "{tag} {id} is empty");
            assert!(!text.contains("{$") && !text.contains("{ $"), "{tag} {id} lacks an argument: {text}");
            assert_eq!(text, text.trim(), "{tag} {id} has spaces around it");
        }
    }
}

#[test]
fn an_id_that_does_not_exist_gives_nothing() {
    let lang = Lang::default();
    assert_eq!(msg::by_id(&lang, "setup-nonsense", &[]), None);
    assert_eq!(msg::arguments("setup-nonsense"), None);
}

#[test]
fn ids_are_sorted_and_each_is_there_once() {
    let ids: Vec<&str> = msg::ids().collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(ids.len() > 10);
}

#[test]
fn plurals_follow_the_number() {
    let english = Lang::new(LangTag::EnUs);
    assert_eq!([1, 2, 11].map(|n| msg::setup_steps(&english, n)), ["One step", "2 steps", "11 steps"]);
    let chinese = Lang::new(LangTag::ZhCn);
    assert_eq!([1, 2, 11].map(|n| msg::setup_steps(&chinese, n)), ["1 个步骤", "2 个步骤", "11 个步骤"]);
}

#[test]
fn a_language_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Lang>();
}

#[test]
fn no_invisible_marks_surround_arguments() {
    let lang = Lang::new(LangTag::ZhCn);
    let text = msg::setup_downloaded(&lang, "78.4 MB", "1.27.4");
    assert_eq!(text, "已下载 Go 1.27.4（78.4 MB）");
}

#[test]
fn no_chinese_is_in_the_english_texts() {
    assert_none(&complaints(LangTag::EnUs, |_, text| {
        !text.chars().all(|c| c.is_ascii() || c == WORD || "…–—“”‘’·→✓×•".contains(c))
    }));
}

#[test]
fn every_chinese_text_is_chinese() {
    let mut whole: BTreeMap<String, String> = BTreeMap::new();
    for (id, text) in texts(LangTag::ZhCn) {
        whole.entry(id).or_default().push_str(&text);
    }
    whole.retain(|id, text| {
        // Outside of `<argument>`.
        let has_words = text
            .split('<')
            .filter_map(|part| part.rsplit('>').next())
            .any(|part| part.contains(char::is_alphabetic));
        has_words
            && !text.chars().any(is_han)
            && !WITHOUT_CHINESE.iter().any(|known| id.starts_with(known) || id.ends_with(known))
    });
    assert_none(&whole.into_iter().map(|(id, text)| format!("{id}: {text}")).collect::<Vec<_>>());
}

#[test]
fn chinese_texts_use_full_width_punctuation() {
    // An ASCII mark next to a Chinese character, whichever side; ASCII quotes and code keep theirs.
    assert_none(&complaints(LangTag::ZhCn, |_, text| {
        let chars: Vec<char> = text.chars().collect();
        let wide = |c: &char| is_han(*c) || "，。；：！？（）、《》".contains(*c);
        chars.windows(2).any(|pair| {
            (wide(&pair[0]) && ",.;:!?()\"'".contains(pair[1]))
                || (",;:!?()\"'".contains(pair[0]) && wide(&pair[1]))
        })
    }));
}

#[test]
fn chinese_texts_keep_a_space_between_han_and_latin_and_none_around_marks() {
    assert_none(&complaints(LangTag::ZhCn, |_, text| {
        let chars: Vec<char> = text.chars().collect();
        let mark = |c: char| "，。；：！？（）、《》".contains(c);
        chars.windows(2).any(|pair| {
            let [left, right] = [pair[0], pair[1]];
            let latin = |c: char| c.is_ascii_alphanumeric() || "<>`$".contains(c);
            // A date is written as one word: 2026年11月25日.
            let of_date = |c: char| "年月日".contains(c);
            (is_han(left) && !of_date(left) && latin(right))
                || (latin(left) && is_han(right) && !of_date(right))
                || (mark(left) && right == ' ')
                || (left == ' ' && mark(right))
        })
    }));
}

#[test]
fn chinese_texts_address_nobody_stiffly() {
    assert_none(&complaints(LangTag::ZhCn, |_, text| text.contains('您')));
}

#[test]
fn every_character_is_in_the_fonts_we_ship() {
    // ASCII, a few marks of Latin texts, Han, Chinese punctuation: what any font for Chinese has.
    let known = |c: char| {
        matches!(c, '\n' | ' '..='~')
            || "…–—“”‘’·→✓×•".contains(c)
            || is_han(c)
            || "，。；：！？（）、《》「」～".contains(c)
            || c == WORD
    };
    for tag in LangTag::ALL {
        assert_none(&complaints(tag, |_, text| !text.chars().all(known)));
    }
}

#[test]
fn one_sentence_has_no_final_period() {
    let one_sentence = |text: &str, stop: char| {
        text.ends_with(stop) && !text.contains('\n') && text.matches(stop).count() == 1
    };
    assert_none(&complaints(LangTag::EnUs, |_, text| one_sentence(text, '.')));
    assert_none(&complaints(LangTag::ZhCn, |_, text| one_sentence(text, '。')));
}

#[test]
fn an_ellipsis_is_one_character() {
    // In code, as in `go test ./...`, three dots are three dots.
    let dotted =
        |text: &str| text.split('`').step_by(2).any(|words| words.contains("...") || words.contains("。。"));
    for tag in LangTag::ALL {
        assert_none(&complaints(tag, |_, text| dotted(text)));
    }
}
