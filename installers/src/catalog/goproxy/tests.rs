use super::*;
use crate::platform::Platform;

fn list(text: &str) -> GoProxy {
    text.parse().unwrap()
}

#[test]
fn a_list_keeps_order_and_what_lets_the_next_be_asked() {
    let parsed = list("https://one.example|https://two.example/go/, direct");
    let falls: Vec<_> = parsed.entries().iter().map(|e| e.fall_through).collect();
    assert_eq!(falls, [FallThrough::OnAnyError, FallThrough::IfAbsent, FallThrough::IfAbsent]);
    assert_eq!(parsed.to_string(), "https://one.example|https://two.example/go/,direct");
}

#[test]
fn direct_and_off_end_the_list() {
    assert_eq!(list("https://a.example,direct,https://b.example").entries().len(), 2);
    assert_eq!(list("off,https://b.example").to_string(), "off");
}

#[test]
fn empty_entries_are_passed_over_and_an_empty_list_is_refused() {
    assert_eq!(list(",, https://a.example ,").entries().len(), 1);
    for text in ["", " ", ",|,"] {
        assert_eq!(text.parse::<GoProxy>(), Err(GoProxyError::Empty), "{text:?}");
    }
}

#[test]
fn a_host_without_scheme_means_https() {
    assert_eq!(list("proxy.example.com/go").to_string(), "https://proxy.example.com/go");
}

#[test]
fn other_schemes_relative_paths_and_words_are_refused() {
    for text in ["ftp://a.example", "/var/proxy", "nonsense", "https://", "file:proxy", "file://host/share"] {
        assert!(text.parse::<GoProxy>().is_err(), "{text}");
    }
}

#[test]
fn credentials_are_used_but_never_shown() {
    let parsed = list("https://ann:s3cret@proxy.example.com/go");
    let ProxySource::Proxy(url) = &parsed.entries()[0].source else { panic!("not a proxy") };
    assert_eq!(url.join("a/@v/list"), "https://ann:s3cret@proxy.example.com/go/a/@v/list");
    for shown in [parsed.to_string(), format!("{parsed:?}"), url.to_string(), format!("{url:?}")] {
        assert!(!shown.contains("s3cret") && !shown.contains("ann"), "{shown}");
    }
    let error = "ftp://ann:s3cret@proxy.example.com".parse::<GoProxy>().unwrap_err();
    assert!(!error.to_string().contains("s3cret"), "{error}");
}

#[test]
fn only_plain_http_to_another_machine_is_exposed() {
    let exposed = |text: &str| text.parse::<ProxyUrl>().unwrap().is_exposed();
    assert!(exposed("http://proxy.example.com"));
    assert!(!exposed("http://127.0.0.1:3000"));
    assert!(!exposed("http://[::1]:3000"));
    assert!(!exposed("https://proxy.example.com"));
    assert!("file:///srv/proxy".parse::<ProxyUrl>().unwrap().is_local());
}

#[test]
fn capital_letters_are_escaped_in_paths_and_versions() {
    let path = ModuleFile::Zip("v1.0.0-RC1").path("github.com/BurntSushi/toml").unwrap();
    assert_eq!(path, "github.com/!burnt!sushi/toml/@v/v1.0.0-!r!c1.zip");
    assert_eq!(ModuleFile::List.path("golang.org/toolchain").unwrap(), "golang.org/toolchain/@v/list");
    assert_eq!(ModuleFile::Latest.path("a.example/b").unwrap(), "a.example/b/@latest");
}

#[test]
fn paths_that_could_leave_the_tree_are_refused() {
    for path in ["", "/a", "a/", "a//b", "../a", "a/../b", "a/./b", "a\\b", "a b", "a!b", "a/%2e%2e/b", "ä"]
    {
        assert!(escape_path(path).is_err(), "{path:?}");
    }
    for version in ["", "1.0.0", "v1/../..", "v1..0", "v1 ", "v1!a"] {
        assert!(escape_version(version).is_err(), "{version:?}");
    }
}

#[test]
fn a_toolchain_is_named_by_goarch() {
    let module = ToolchainModule { go: "go1.27.4".parse().unwrap(), platform: Platform::new("linux", "arm") };
    assert_eq!(module.to_string(), "v0.0.1-go1.27.4.linux-arm");
    assert_eq!(module.zip_path().unwrap(), "golang.org/toolchain/@v/v0.0.1-go1.27.4.linux-arm.zip");
}

#[test]
fn a_version_list_gives_the_toolchains_it_holds() {
    let text = "v0.0.1-go1.20.linux-amd64\nv0.0.1-go1.9.2rc2.linux-amd64\nv0.0.1-go1.27rc1.windows-arm64\n\nhello\nv0.0.1-1.22.0.linux-amd64\n";
    let found: Vec<_> = ToolchainModule::list(text).iter().map(ToString::to_string).collect();
    assert_eq!(found, ["v0.0.1-go1.20.linux-amd64", "v0.0.1-go1.27rc1.windows-arm64"]);
}
