//! The build script's rules: texts that do not fit together stop the build, and the complaint says where and why.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in the functions its tests share")]

#[path = "../build/generate.rs"]
mod generate;
#[path = "../build/locales.rs"]
mod locales;

use locales::{Kind, Source, Spec, check};

fn sources(english: &[(&str, &str)], chinese: &[(&str, &str)]) -> Vec<Source> {
    let of = |locale: &str, files: &[(&str, &str)]| -> Vec<Source> {
        let source = |(screen, text): &(&str, &str)| Source {
            locale: locale.into(),
            screen: (*screen).into(),
            text: (*text).into(),
        };
        files.iter().map(source).collect()
    };
    [of("en-US", english), of("zh-CN", chinese)].into_iter().flatten().collect()
}

fn one(english: &str, chinese: &str) -> Result<Vec<Spec>, Vec<String>> {
    check(&sources(&[("setup", english)], &[("setup", chinese)]))
}

#[track_caller]
fn assert_refused(result: Result<Vec<Spec>, Vec<String>>, expected: &[&str]) {
    assert_eq!(result.unwrap_err(), expected);
}

#[test]
fn texts_that_fit_become_messages_with_their_arguments() {
    let english =
        "setup-a = From { $from } to { $to }\nsetup-n = { $count ->\n  [one] One\n *[other] { $count }\n }\n";
    let messages = one(english, "setup-a = { $to }，来自 { $from }\nsetup-n = { $count } 个\n").unwrap();
    let found: Vec<_> = messages
        .iter()
        .map(|spec| (spec.id.as_str(), spec.arguments.clone().into_iter().collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        found,
        [
            ("setup-a", vec![("from".to_owned(), Kind::Any), ("to".to_owned(), Kind::Any)]),
            ("setup-n", vec![("count".to_owned(), Kind::Number)]),
        ]
    );
    let code = generate::code(&messages);
    assert!(
        code.contains("pub fn setup_a<'a>(lang: &Lang, from: impl Into<FluentValue<'a>>, to: impl Into<")
    );
    assert!(code.contains("pub fn setup_n(lang: &Lang, count: impl Into<FluentNumber>) -> String"));
}

#[test]
fn a_message_that_one_language_lacks_is_refused() {
    assert_refused(
        one("setup-a = A\nsetup-b = B\n", "setup-a = 甲\n"),
        &["en-US/setup.ftl: `setup-b` does not exist in zh-CN"],
    );
    assert_refused(
        one("setup-a = A\n", "setup-a = 甲\nsetup-b = 乙\n"),
        &["zh-CN/setup.ftl: `setup-b` does not exist in en-US"],
    );
}

#[test]
fn arguments_that_differ_are_refused() {
    assert_refused(
        one("setup-a = { $size } of { $name }\n", "setup-a = { $nmae }\n"),
        &["zh-CN/setup.ftl: `setup-a` has the arguments [$nmae], and [$name $size] in en-US"],
    );
}

#[test]
fn choices_that_differ_are_refused_and_plurals_may_differ() {
    let english = "setup-a = { $kind ->\n  [file] File\n *[folder] Folder\n }\n";
    assert_refused(
        one(english, "setup-a = { $kind ->\n *[file] 文件\n }\n"),
        &["zh-CN/setup.ftl: `setup-a` chooses among [$kind: file], and among [$kind: file, folder] in en-US"],
    );
    assert_refused(
        one(english, "setup-a = { $kind }\n"),
        &["zh-CN/setup.ftl: `setup-a` chooses among [], and among [$kind: file, folder] in en-US"],
    );
    assert!(
        one("setup-a = { $n ->\n  [0] None\n  [one] One\n *[other] { $n }\n }\n", "setup-a = { $n } 个\n")
            .is_ok()
    );
}

#[test]
fn an_id_given_twice_is_refused_also_across_files() {
    assert_refused(
        one("setup-a = A\nsetup-a = B\n", "setup-a = 甲\n"),
        &["en-US/setup.ftl: `setup-a` is already in en-US/setup.ftl"],
    );
    let files = sources(&[("a", "a-b-c = A\n"), ("a-b", "a-b-c = A\n")], &[("a", "a-b-c = 甲\n")]);
    assert_refused(check(&files), &["en-US/a-b.ftl: `a-b-c` is already in en-US/a.ftl"]);
}

#[test]
fn an_id_carries_its_screens_name() {
    let complaint = "en-US/setup.ftl: `title` must be named `setup-…`, in small letters, digits and hyphens";
    let errors = one("title = A\n", "title = 甲\n").unwrap_err();
    assert_eq!(errors.first().map(String::as_str), Some(complaint));
    for id in ["setup", "setup-", "setup-A", "setup-a--b", "setupa-b", "setup_a"] {
        let errors = one(&format!("{id} = A\n"), &format!("{id} = 甲\n"));
        assert!(errors.is_err_and(|errors| errors.len() == 2), "{id}");
    }
}

#[test]
fn what_translators_cannot_handle_is_refused() {
    for (text, complaint) in [
        ("setup-a =\n  .title = T\n", "`setup-a` has the attribute `.title`: make it a message"),
        ("-setup-a = A\n", "the term `-setup-a` is refused: write the words where they are used"),
        ("setup-a = { setup-b }\n", "`setup-a` refers to another message: translators need whole sentences"),
        ("setup-a = { DATETIME($a) }\n", "`setup-a` calls `DATETIME`: only NUMBER exists"),
        (
            "setup-a = { \"x\" ->\n  [x] A\n *[y] B\n }\n",
            "`setup-a` selects by something else than a variable",
        ),
    ] {
        let errors = one(text, text).unwrap_err();
        assert!(errors.iter().any(|error| error == &format!("en-US/setup.ftl: {complaint}")), "{errors:#?}");
    }
}

#[test]
fn a_syntax_error_names_its_line() {
    let errors = one("setup-a = A\n\nsetup-b = { $\n", "setup-a = 甲\n").unwrap_err();
    assert!(errors.iter().any(|error| error.starts_with("en-US/setup.ftl:3: ")), "{errors:#?}");
}

#[test]
fn a_language_nobody_listed_is_refused() {
    let mut files = sources(&[("setup", "setup-a = A\n")], &[("setup", "setup-a = 甲\n")]);
    files.push(Source { locale: "fr-FR".into(), screen: "setup".into(), text: "setup-a = A\n".into() });
    assert_refused(check(&files), &["locales/fr-FR: not one of the languages in build/locales.rs"]);
}

#[test]
fn a_message_in_another_file_than_in_the_first_language_is_refused() {
    let files =
        sources(&[("a", "a-b-c = A\n"), ("a-b", "a-b-d = A\n")], &[("a-b", "a-b-c = 甲\na-b-d = 甲\n")]);
    assert_refused(check(&files), &["zh-CN/a-b.ftl: `a-b-c` is in en-US/a.ftl"]);
}

#[test]
fn the_texts_of_a_language_are_written_screen_by_screen() {
    let files = sources(&[("b", "b-x = \"X\"\n"), ("a", "a-x = X\n")], &[]);
    let code = generate::screens(files.iter()).unwrap();
    let lines: Vec<&str> = code.lines().collect();
    assert_eq!((lines.first(), lines.last(), lines.len()), (Some(&"&["), Some(&"]"), 4));
    assert!(lines[1].starts_with("    (\"a\", b\"") && lines[2].starts_with("    (\"b\", b\""), "{code}");
}
