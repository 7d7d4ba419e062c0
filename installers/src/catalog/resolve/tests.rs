use super::*;
use crate::error::{Coded, Hint};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

/// The embedded catalog without the pinned modules, so that the tables below stay true when pins are renewed, and what
/// a module proxy may list besides.
fn catalog() -> &'static Catalog {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
        Catalog::of(
            include_str!("../../../../assets/data/releases.txt"),
            "v0.0.1-go1.27.4.linux-amd64\nv0.0.1-go1.28rc1.linux-amd64\nv0.0.1-go1.28rc2.linux-amd64\n",
        )
    });
    &CATALOG
}

fn platform(text: &str) -> Platform {
    let (os, arch) = text.split_once('/').unwrap();
    Platform::new(os, arch)
}

/// One line: the release and what is known of it, or the error with what it advises.
fn answer(catalog: &Catalog, request: &VersionRequest, platform: &Platform) -> String {
    match catalog.resolve(request, platform) {
        Ok(Resolved { version, support, file, module, why }) => {
            let file = file.map_or_else(|| "no file".to_owned(), |file| file.filename);
            format!("{version} {support:?} {file} module {module:?} {why:?}")
        }
        Err(error) => {
            let hint = error.hint();
            let nearest = if let Hint::ChooseOther { nearest } = hint {
                nearest.join(" ")
            } else {
                format!("{hint:?}")
            };
            format!("{} {}: {error}; nearest: {nearest}", error.class().exit_code(), error.code())
        }
    }
}

fn of_go_mod(text: &str) -> VersionRequest {
    VersionRequest::from_go_mod(text, Path::new("/p/go.mod")).unwrap()
}

#[test]
fn requests_mean_the_same_release_on_every_platform_that_has_it() {
    let catalog = catalog();
    let platforms = [
        "linux/amd64",
        "linux/arm",
        "linux/riscv64",
        "linux/mipsle",
        "windows/amd64",
        "windows/arm64",
        "windows/arm",
        "darwin/arm64",
        "openbsd/ppc64",
        "freebsd/riscv64",
        "wasip1/wasm",
    ];
    let requests = [
        "stable",
        "oldstable",
        "1.19",
        "go1.20",
        "1.22",
        "1.22.3",
        "1.23.12",
        "1.27rc3",
        "1.28rc2",
        "1.26.7",
    ];
    let mut text = String::new();
    for name in platforms {
        writeln!(text, "{name}").unwrap();
        for request in requests {
            let found = answer(catalog, &request.parse().unwrap(), &platform(name));
            writeln!(text, "  {request:9} {found}").unwrap();
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn what_does_not_exist_is_refused_with_the_nearest_that_does() {
    let catalog = catalog();
    for (request, expected) in [
        ("1.99", "66 GR-CAT-003: no such release of Go: `1.99`; nearest: go1.27.4"),
        ("1.28", "66 GR-CAT-003: no such release of Go: `1.28`; nearest: go1.27.4"),
        ("2.0.0", "66 GR-CAT-003: no such release of Go: `go2.0.0`; nearest: go1.27.4"),
        ("1.23.99", "66 GR-CAT-003: no such release of Go: `go1.23.99`; nearest: go1.23.12 go1.27.4"),
        ("1.28rc9", "66 GR-CAT-003: no such release of Go: `go1.28rc9`; nearest: go1.28rc2 go1.27.4"),
        (
            "1.18.10",
            "81 GR-CAT-005: goready sets up Go 1.19 and newer, not `go1.18.10`; nearest: go1.19.13 go1.27.4",
        ),
        ("1.4", "81 GR-CAT-005: goready sets up Go 1.19 and newer, not `1.4`; nearest: go1.19.13 go1.27.4"),
    ] {
        assert_eq!(
            answer(catalog, &request.parse().unwrap(), &platform("linux/amd64")),
            expected,
            "{request}"
        );
    }
}

#[test]
fn a_module_gets_the_newest_patch_of_its_line_and_never_an_older_one() {
    let catalog = catalog();
    for (text, on, expected) in [
        ("go 1.22\n", "linux/amd64", "go1.22.12"),
        ("go 1.22.3\n", "linux/amd64", "go1.22.12"),
        ("go 1.22rc1\n", "linux/amd64", "go1.22.12"),
        ("go 1.22\ntoolchain go1.23.4\n", "linux/amd64", "go1.23.12"),
        ("go 1.28rc1\n", "linux/amd64", "go1.28rc1"),
        ("go 1.27.9\n", "linux/amd64", "66 GR-CAT-003: no such release of Go: `go1.27.9`; nearest: go1.27.4"),
        (
            "go 1.20\n",
            "linux/riscv64",
            "81 GR-CAT-004: go1.20.14 does not exist for linux/riscv64: its archives start \
            at go1.21.0; nearest: go1.21.13 go1.27.4",
        ),
        (
            "go 1.13\n",
            "linux/amd64",
            "81 GR-CAT-005: goready sets up Go 1.19 and newer, not `1.13`; nearest: go1.19.13 \
            go1.27.4",
        ),
    ] {
        let found = answer(catalog, &of_go_mod(text), &platform(on));
        assert_eq!(
            found.split(" Supported").next().and_then(|t| t.split(" Archived").next()),
            Some(expected),
            "{text}"
        );
    }
}

#[test]
fn what_was_built_in_answers_without_any_look_at_the_world() {
    let catalog = Catalog::embedded();
    let found = catalog.resolve(&VersionRequest::Stable, &platform("linux/amd64")).unwrap();
    assert!(found.version >= GoVersion::new(1, 27, 4));
    assert_eq!((found.support, found.module), (Support::Supported, ModuleKnown::Pinned));
    let older = catalog.resolve(&VersionRequest::OldStable, &platform("linux/riscv64")).unwrap();
    assert!(older.version >= GoVersion::new(1, 26, 11));
    assert_eq!(older.module, ModuleKnown::Derived);
}

#[test]
fn an_empty_catalog_has_no_answer_and_does_not_panic() {
    let catalog = Catalog::of("", "");
    for request in ["stable", "oldstable", "1.23", "1.23.4", "1.23rc1", "1.1"] {
        assert!(catalog.resolve(&request.parse().unwrap(), &platform("linux/amd64")).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_request_has_an_answer_or_a_reason(minor in 0_u32..40, patch in 0_u32..20, os in "[a-z]{0,8}") {
        let catalog = catalog();
        let on = Platform::new(os, "amd64");
        for request in [format!("1.{minor}"), format!("1.{minor}.{patch}"), format!("1.{minor}rc{patch}")] {
            let _ = answer(catalog, &request.parse().unwrap(), &on);
        }
    }

    #[test]
    fn garbage_from_the_network_never_panics(text in "(\\[|\\{|\"version\":|\"go1.2|v0.0.1-go1.|release |[0-9a-f]{64}|\\PC|\n){0,30}") {
        let _ = super::super::CachedRefresh::from_go_dev_json(text.as_bytes(), "host", 0);
        let _ = super::super::CachedRefresh::from_proxy_list(&text, "host", 0);
        let _ = super::super::CachedRefresh::parse(text.as_bytes());
        Catalog::of(&text, &text);
    }
}
