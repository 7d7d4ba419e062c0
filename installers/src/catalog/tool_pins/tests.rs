use super::*;

fn go(text: &str) -> GoVersion {
    text.parse().unwrap()
}

fn version(text: &str) -> ToolVersion {
    text.parse().unwrap()
}

fn linux() -> Platform {
    Platform::new("linux", "amd64")
}

fn fit(tool: Tool, with: &str, platform: &Platform) -> Fit {
    match ToolPins::built_in().fitting(tool, go(with), platform) {
        Fitting::Fits(fit) => fit,
        other @ (Fitting::NotForPlatform { .. } | Fitting::NoPin) => panic!("{tool} with {with}: {other:?}"),
    }
}

/// What was built and run for each line, in the order of [`Tool::ALL`]: gopls, dlv, goimports, staticcheck.
const RAN: [(&str, [&str; 4]); 9] = [
    ("go1.19.13", ["v0.15.3", "v1.22.1", "v0.24.1", "v0.4.7"]),
    ("go1.20.14", ["v0.15.3", "v1.22.1", "v0.24.1", "v0.4.7"]),
    ("go1.21.13", ["v0.16.2", "v1.25.0", "v0.24.1", "v0.4.7"]),
    ("go1.22.12", ["v0.16.2", "v1.25.2", "v0.30.0", "v0.5.1"]),
    ("go1.23.12", ["v0.18.1", "v1.25.2", "v0.36.0", "v0.6.1"]),
    ("go1.24.13", ["v0.20.0", "v1.26.3", "v0.42.0", "v0.6.1"]),
    ("go1.25.14", ["v0.21.1", "v1.27.2", "v0.49.0", "v0.7.0"]),
    ("go1.26.11", ["v0.23.0", "v1.27.2", "v0.52.0", "v0.8.2"]),
    ("go1.27.4", ["v0.24.0", "v1.27.2", "v0.52.0", "v0.8.2"]),
];

#[test]
fn the_built_in_table_can_be_read() {
    let pins = ToolPins::parse(BUILT_IN).unwrap();
    assert_eq!(pins.pins().len(), 40);
    for tool in Tool::ALL {
        assert!(pins.fact(tool).is_some_and(|fact| !fact.source.is_empty()), "{tool}");
    }
}

#[test]
fn every_line_has_the_release_of_every_tool_that_was_run_with_it() {
    for (with, versions) in RAN {
        for (tool, wanted) in Tool::ALL.into_iter().zip(versions) {
            let fit = fit(tool, with, &linux());
            assert_eq!(
                (fit.version, fit.run_with, fit.tag),
                (version(wanted), go(with), None),
                "{tool} {with}"
            );
            assert_eq!(fit.better, None, "{tool} {with}");
        }
    }
}

#[test]
fn a_newer_patch_than_the_table_knows_has_the_pins_of_its_line() {
    assert_eq!(fit(Tool::Gopls, "go1.23.99", &linux()).version, version("v0.18.1"));
}

#[test]
fn an_older_patch_has_what_fits_it_and_names_what_a_newer_one_would_allow() {
    for (tool, with, fits, better, from) in [
        (Tool::Gopls, "go1.23.0", "v0.16.2", "v0.18.1", "go1.23.4"),
        (Tool::Gopls, "go1.23.1", "v0.17.1", "v0.18.1", "go1.23.4"),
        (Tool::Gopls, "go1.23.3", "v0.17.1", "v0.18.1", "go1.23.4"),
        (Tool::Gopls, "go1.24.1", "v0.18.1", "v0.20.0", "go1.24.2"),
        (Tool::Staticcheck, "go1.22.0", "v0.4.7", "v0.5.1", "go1.22.1"),
    ] {
        let fit = fit(tool, with, &linux());
        assert_eq!(fit.version, version(fits), "{tool} {with}");
        assert_eq!(fit.better, Some(Better { go: go(from), version: version(better) }), "{tool} {with}");
    }
    assert_eq!(fit(Tool::Gopls, "go1.23.4", &linux()).better, None);
}

#[test]
fn releases_that_exist_and_take_a_go_are_named_newest_first() {
    let pins = ToolPins::built_in();
    assert!(pins.knows(Tool::Gopls, &version("v0.18.1")) && !pins.knows(Tool::Gopls, &version("v99.0.0")));
    let old = pins.releases_for(Tool::Gopls, go("go1.22.12"));
    assert_eq!(old.first(), Some(&version("v0.16.2")), "{old:?}");
    let new = pins.releases_for(Tool::Gopls, go("go1.27.4"));
    assert_eq!(new.first(), pins.fact(Tool::Gopls).map(|fact| &fact.newest), "{new:?}");
    assert!(new.is_sorted_by(|one, next| one > next), "{new:?}");
}

#[test]
fn a_go_outside_the_table_has_no_pin() {
    for with in ["go1.18.10", "go1.28.0", "go1.27rc1"] {
        assert_eq!(ToolPins::built_in().fitting(Tool::Gopls, go(with), &linux()), Fitting::NoPin, "{with}");
    }
}

#[test]
fn dlv_says_where_it_does_not_exist_and_why() {
    let pins = ToolPins::built_in();
    for (with, os, arch, gap) in [
        ("go1.27.4", "linux", "arm", PlatformGap::Arch),
        ("go1.27.4", "linux", "mips", PlatformGap::Arch),
        ("go1.27.4", "windows", "386", PlatformGap::Arch),
        ("go1.27.4", "openbsd", "amd64", PlatformGap::Os),
        ("go1.27.4", "freebsd", "amd64", PlatformGap::Cgo),
        ("go1.27.4", "android", "arm64", PlatformGap::Unlisted),
        ("go1.23.12", "linux", "riscv64", PlatformGap::GoTooOld { least: GoLine { major: 1, minor: 24 } }),
    ] {
        let found = pins.fitting(Tool::Dlv, go(with), &Platform::new(os, arch));
        let Fitting::NotForPlatform { gap: found, .. } = found else { panic!("{os}/{arch}: {found:?}") };
        assert_eq!(found, gap, "{os}/{arch}");
    }
}

#[test]
fn dlv_is_built_with_a_tag_where_it_is_experimental() {
    for (with, os, arch, tag) in [
        ("go1.27.4", "linux", "riscv64", Some("exp.linuxriscv64")),
        ("go1.27.4", "linux", "loong64", Some("exp.linuxloong64")),
        ("go1.27.4", "windows", "arm64", Some("exp.winarm64")),
        ("go1.24.13", "windows", "arm64", None),
        ("go1.24.13", "linux", "riscv64", Some("exp.linuxriscv64")),
        ("go1.23.12", "linux", "ppc64le", Some("exp.linuxppc64le")),
        ("go1.27.4", "linux", "ppc64le", None),
        ("go1.27.4", "darwin", "arm64", None),
    ] {
        let fit = fit(Tool::Dlv, with, &Platform::new(os, arch));
        assert_eq!(fit.tag.as_deref(), tag, "{os}/{arch} {with}");
    }
}

#[test]
fn tools_without_refusals_exist_everywhere() {
    for tool in [Tool::Gopls, Tool::Goimports, Tool::Staticcheck] {
        for (os, arch) in [("linux", "arm"), ("openbsd", "amd64"), ("windows", "386"), ("freebsd", "amd64")] {
            assert_eq!(fit(tool, "go1.27.4", &Platform::new(os, arch)).tag, None, "{tool} {os}/{arch}");
        }
    }
}

#[test]
fn a_named_release_is_judged_before_anything_is_fetched() {
    let pins = ToolPins::built_in();
    let judge = |tool, named: &str, with: &str| pins.judge(tool, &version(named), go(with), &linux());
    assert_eq!(
        judge(Tool::Gopls, "v0.24.0", "go1.22.12"),
        Err(Misfit::NeedsGo { least: go("go1.27.0") }),
        "gopls@latest under Go 1.22"
    );
    assert_eq!(judge(Tool::Gopls, "v0.16.2", "go1.22.12"), Ok(None));
    assert_eq!(judge(Tool::Gopls, "v0.18.1", "go1.23.3"), Err(Misfit::NeedsGo { least: go("go1.23.4") }));
    assert_eq!(judge(Tool::Gopls, "v0.99.0", "go1.22.12"), Ok(None), "newer than the table");
    let lines = |first, last| Err(Misfit::OtherLines { first: line(first), last: line(last) });
    assert_eq!(judge(Tool::Dlv, "v1.23.0", "go1.20.14"), lines(21, 23));
    assert_eq!(judge(Tool::Dlv, "v1.22.0", "go1.19.13"), Ok(None), "its go line is a hint to this Go");
    assert_eq!(judge(Tool::Dlv, "v1.22.1", "go1.23.12"), lines(19, 22));
    let arm = Platform::new("linux", "arm");
    let absent = Misfit::NotForPlatform { gap: PlatformGap::Arch };
    assert_eq!(pins.judge(Tool::Dlv, &version("v1.27.2"), go("go1.27.4"), &arm), Err(absent));
}

fn line(minor: u32) -> GoLine {
    GoLine { major: 1, minor }
}

#[test]
fn a_table_that_contradicts_itself_is_refused() {
    for (from, to) in [
        ("format = 1", "format = 2"),
        ("format = 1", "format = 1\nsurprise = 1"),
        ("name = \"gopls\"", "name = \"golint\""),
        ("version = \"v0.21.1\"", "version = \"v0.24.0\""),
        ("run_with = \"go1.27.4\"", "run_with = \"go1.26.4\""),
        ("to = \"1.23.0\"", "to = \"1.23.2\""),
        ("version = \"v1.27.2\"\nrun_with = \"go1.27.4\"", "version = \"v1.26.3\"\nrun_with = \"go1.27.4\""),
        ("no_cgo = [\"freebsd/amd64\"]", "no_cgo = [\"linux/amd64\"]"),
    ] {
        assert!(BUILT_IN.contains(from), "{from}");
        assert!(ToolPins::parse(&BUILT_IN.replacen(from, to, 1)).is_err(), "{to}");
    }
}
