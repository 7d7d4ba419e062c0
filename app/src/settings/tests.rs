use super::words::Wrong;
use super::*;
use goready_installers::error::{Class, Coded};
use goready_installers::shell::Shell;
use std::path::Path;

fn of_text(text: &str) -> Result<Settings, SettingsError> {
    file::parse(Path::new("/home/ann/.config/goready/settings.toml"), text)
}

fn of_variables(vars: &[(&str, &str)]) -> Result<Settings, SettingsError> {
    Settings::of_variables(&vars.iter().map(|(name, value)| (name.into(), value.into())).collect())
}

#[test]
fn an_option_goes_before_a_variable_and_a_variable_before_the_file() {
    let file = of_text("lang = \"zh-CN\"\nregion = \"cn\"\nwait = 1\n").unwrap();
    let variables = of_variables(&[("GOREADY_REGION", "default"), ("GOREADY_WAIT", "2")]).unwrap();
    let options = Settings { wait: Some(3), ..Settings::default() };
    let all = options.or(variables).or(file);
    assert_eq!((all.wait, all.region.as_deref(), all.lang), (Some(3), Some("default"), Some(LangTag::ZhCn)));
}

#[test]
fn a_missing_file_says_nothing() {
    let home = tempfile::tempdir().unwrap();
    let places = Places::xdg(home.path(), &Env::default());
    assert_eq!(Settings::of_file(&places).unwrap(), Settings::default());
}

#[test]
fn an_empty_variable_says_nothing() {
    let said = of_variables(&[("GOREADY_LANG", ""), ("GOREADY_WAIT", ""), ("GOREADY_SOURCE", "")]).unwrap();
    assert_eq!(said, Settings::default());
}

#[test]
fn an_unknown_key_is_refused_with_its_line_and_the_nearest_one() {
    let error = of_text("# mine\nlang = \"en\"\nsauce = [\"go.dev\"]\n").unwrap_err();
    assert!(
        matches!(&error, SettingsError::UnknownKey { line: 3, nearest: Some("source"), .. }),
        "{error:?}"
    );
    assert_eq!(error.class(), Class::BadInput);
    let error = of_text("[trust]\nrelease-key = \"x\"\n").unwrap_err();
    assert!(
        matches!(&error, SettingsError::UnknownKey { line: 2, nearest: Some("trust.release_key"), .. }),
        "{error:?}"
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_refused_with_its_line() {
    for (text, bad_line) in [
        ("\nwait = \"soon\"\n", 2),
        ("wait = -1\n", 1),
        ("source = \"go.dev\"\n", 1),
        ("source = [1]\n", 1),
        ("offline = 1\n", 1),
        ("lang = \"fr\"\n", 1),
        ("shells = [\"bsh\"]\n", 1),
        ("trust = 1\n", 1),
    ] {
        let error = of_text(text).unwrap_err();
        assert!(matches!(error, SettingsError::Value { line, .. } if line == bad_line), "{text}: {error:?}");
    }
}

#[test]
fn what_is_no_toml_is_refused_with_its_line() {
    let error = of_text("lang = \"en\"\nregion = \n").unwrap_err();
    assert!(matches!(error, SettingsError::Syntax { line: 2, .. }), "{error:?}");
}

#[test]
fn a_variable_that_means_nothing_is_refused_by_name() {
    let error = of_variables(&[("GOREADY_OFFLINE", "perhaps")]).unwrap_err();
    assert!(matches!(error, SettingsError::Variable { name: "GOREADY_OFFLINE", .. }));
}

#[test]
fn shells_are_named_or_all_or_none() {
    let only = |shells: &[Shell]| ShellChoice::Only { shells: shells.to_vec() };
    assert_eq!(shells_of("installed"), Ok(ShellChoice::Installed));
    assert_eq!(shells_of("none"), Ok(only(&[])));
    assert_eq!(shells_of("fish, bash,bash"), Ok(only(&[Shell::Bash, Shell::Fish])));
    assert_eq!(shells_of("nu pwsh"), Ok(only(&[Shell::Nushell, Shell::PowerShell])));
    assert!(matches!(shells_of("bahs"), Err(Wrong::NotOneOf { value, .. }) if value == "bahs"));
}

#[test]
fn a_goproxy_list_in_the_sources_keeps_its_commas() {
    assert_eq!(sources_of("go.dev, modules"), ["go.dev", "modules"]);
    assert_eq!(
        sources_of("modules,goproxy:https://a|https://b,direct"),
        ["modules", "goproxy:https://a|https://b,direct"]
    );
    assert_eq!(sources_of(" , "), [""; 0]);
}

#[test]
fn the_nearest_word_is_found_or_none() {
    assert_eq!(words::nearest("regoin", ["lang", "region"]), Some("region"));
    assert_eq!(words::nearest("zzzzzz", ["lang", "region"]), None);
}
