//! Verdicts on values, on a machine that is told in words.

use super::*;

/// A machine whose Go is in `/sdk/go1.23.4`; another one is in `/usr/local/go`.
fn found(name: &str, value: &str) -> Option<Trap> {
    found_behind("off", name, value)
}

fn pair(text: &str) -> Target {
    let (os, arch) = text.split_once('/').unwrap();
    Target::new(os, arch)
}

/// The same behind this GOPROXY.
fn found_behind(proxy: &str, name: &str, value: &str) -> Option<Trap> {
    let target = match (name, value) {
        ("GOOS", os) => Target::new(os, "amd64"),
        ("GOARCH", arch) => Target::new("linux", arch),
        _ => Target::new("linux", "amd64"),
    };
    let around = Surroundings {
        own_root: Some(Path::new("/sdk/go1.23.4")),
        os: "linux",
        arch: "amd64",
        proxy,
        is_goroot: &|path| path == Path::new("/sdk/go1.23.4") || path == Path::new("/usr/local/go"),
        is_same: &|one, other| one == other,
        is_dir: &|path| path == Path::new("/tmp"),
        is_file: &|path| path == Path::new("/w/go.work"),
        is_on_path: &|name| name == "go1.22.2",
        is_cached: &|name| name == "go1.22.1",
        release: &|name| if name == "go1.22.3" { Known::Released } else { Known::Never },
        target,
        targets: &|| ["linux/amd64", "linux/arm64", "windows/amd64", "js/wasm"].map(pair).to_vec(),
        experiments: &|| vec!["arenas".to_owned(), "jsonv2".to_owned()],
    };
    trap(name, value, &around)
}

#[test]
fn values_that_break_or_surprise_are_told() {
    let own = PathBuf::from("/sdk/go1.23.4");
    for (name, value, wanted) in [
        ("GOROOT", "/nowhere", Trap::GorootEmpty),
        ("GOROOT", "/usr/local/go", Trap::GorootForeign { own }),
        ("GOROOT", "/sdk/go1.23.4", Trap::GorootNeedless),
        ("GOTOOLCHAIN", "*", Trap::ToolchainInvalid),
        ("GOTOOLCHAIN", "go1.22.1+fast", Trap::ToolchainInvalid),
        ("GOTOOLCHAIN", "auto+auto", Trap::ToolchainInvalid),
        ("GOTOOLCHAIN", "go1.22.1", Trap::ToolchainPinned),
        ("GOTOOLCHAIN", "go1.23.4+auto", Trap::ToolchainLeast { least: "go1.23.4".to_owned() }),
        ("GOTOOLCHAIN", "go1.22.2+path", Trap::ToolchainLeast { least: "go1.22.2".to_owned() }),
        ("GOTOOLCHAIN", "go1.22.1+path", Trap::ToolchainNotOnPath),
        ("GOTOOLCHAIN", "go1.99.0", Trap::ToolchainUnreachable),
        ("GOFLAGS", "-v mod=mod", Trap::FlagsInvalid { word: "mod=mod".to_owned() }),
        ("GOFLAGS", "-v '-ldflags=-s -w", Trap::FlagsInvalid { word: "'-ldflags=-s -w".to_owned() }),
        ("GOFLAGS", "-v -mod=vendor", Trap::FlagsModVendor),
        ("GOFLAGS", "--mod=vendor", Trap::FlagsModVendor),
        ("GO111MODULE", "off", Trap::ModulesOff),
        ("GO111MODULE", "auto", Trap::ModulesAuto),
        ("GO111MODULE", "yes", Trap::ModulesInvalid),
        ("GOPROXY", "off", Trap::ProxyOff),
        ("GOPROXY", "https://a,b", Trap::ProxyInvalid { entry: "b".to_owned() }),
        ("GOPROXY", "ftp://a,direct", Trap::ProxyInvalid { entry: "ftp://a".to_owned() }),
        ("GOPROXY", ",", Trap::ProxyInvalid { entry: ",".to_owned() }),
        ("GOSUMDB", "off", Trap::ChecksumsOff),
        ("GONOSUMDB", "*", Trap::PatternTooWide),
        ("GONOSUMDB", "corp.example,*.*", Trap::PatternTooWide),
        ("GOPRIVATE", "github.com/*", Trap::PatternTooWide),
        ("GOINSECURE", "corp.example", Trap::Insecure),
        ("GOPATH", "/sdk/go1.23.4", Trap::GopathIsGoroot),
        ("GOPATH", "/sdk/go1.23.4/work", Trap::GopathInGoroot),
        ("GOBIN", "/sdk/go1.23.4/bin", Trap::GobinInGoroot),
        ("GOPATH", "/a:/b", Trap::GopathSeveral { count: 2 }),
        ("GOPATH", "~/go", Trap::Relative),
        ("GOBIN", "bin", Trap::Relative),
        ("GOCACHE", "off", Trap::CacheOff),
        ("GOTMPDIR", "/gone", Trap::DirMissing),
        ("GOOS", "windows", Trap::CrossSticky { host: "linux".to_owned() }),
        ("GOARCH", "arm64", Trap::CrossSticky { host: "amd64".to_owned() }),
        ("GOOS", "plan10", Trap::TargetUnknown { target: "plan10/amd64".to_owned() }),
        ("GOARCH", "zz", Trap::TargetUnknown { target: "linux/zz".to_owned() }),
        ("GOARCH", "wasm", Trap::TargetUnknown { target: "linux/wasm".to_owned() }),
        ("GOEXPERIMENT", "zz", Trap::ExperimentUnknown { word: "zz".to_owned() }),
        ("GOEXPERIMENT", "arenas,nozz", Trap::ExperimentUnknown { word: "nozz".to_owned() }),
        ("GOWORK", "/nowhere/go.work", Trap::FileMissing),
        ("GOWORK", "go.work", Trap::Relative),
    ] {
        assert_eq!(found(name, value), Some(wanted), "{name}={value}");
    }
}

#[test]
fn values_that_are_fine_are_left_in_peace() {
    for (name, value) in [
        ("GOTOOLCHAIN", "local"),
        ("GOTOOLCHAIN", "auto"),
        ("GOTOOLCHAIN", "local+path"),
        ("GOTOOLCHAIN", "path"),
        ("GOFLAGS", "-trimpath -mod=mod '-ldflags=-s -w'"),
        ("GO111MODULE", "on"),
        ("GOPROXY", "https://proxy.golang.org,direct"),
        ("GOPROXY", "direct"),
        ("GOPROXY", "https://a|direct,never asked"),
        ("GOPROXY", "proxy.b,https://a"),
        ("GOSUMDB", "sum.golang.google.cn"),
        ("GONOSUMDB", "*.corp.example,github.com/acme"),
        ("GOPRIVATE", "git.corp.example/*"),
        ("GOPATH", "/home/ada/go"),
        ("GOBIN", "/home/ada/bin"),
        ("GOCACHE", "/cache"),
        ("GOTMPDIR", "/tmp"),
        ("GOOS", "linux"),
        ("GOARCH", "amd64"),
        ("GOROOT", ""),
        ("CC", "clang"),
        ("GOEXPERIMENT", "none,jsonv2,noarenas,noregabi"),
        ("GOWORK", "off"),
        ("GOWORK", "auto"),
        ("GOWORK", "/w/go.work"),
    ] {
        assert_eq!(found(name, value), None, "{name}={value}");
    }
}

#[test]
fn a_toolchain_that_can_be_fetched_is_told_from_one_that_never_was_released() {
    let found = |value: &str| found_behind("https://proxy.golang.org", "GOTOOLCHAIN", value);
    assert_eq!(found("go1.22.3"), Some(Trap::ToolchainPinned));
    assert_eq!(found("go1.22.3+auto"), Some(Trap::ToolchainLeast { least: "go1.22.3".to_owned() }));
    assert_eq!(found("go1.99.0"), Some(Trap::ToolchainNeverReleased));
    assert_eq!(
        found("go1.22+auto"),
        Some(Trap::ToolchainNeverReleased),
        "the first of that line is go1.22.0"
    );
}

#[test]
fn where_both_halves_of_a_target_are_set_the_one_that_means_nothing_is_told() {
    let around = |os: &'static str, arch: &'static str, name: &str| {
        let is = |_: &Path| false;
        let around = Surroundings {
            own_root: None,
            os: "linux",
            arch: "amd64",
            proxy: "",
            is_goroot: &is,
            is_same: &|_, _| false,
            is_dir: &is,
            is_file: &is,
            is_on_path: &|_| false,
            is_cached: &|_| false,
            release: &|_| Known::Possible,
            target: Target::new(os, arch),
            targets: &|| ["linux/amd64", "js/wasm"].map(pair).to_vec(),
            experiments: &Vec::new,
        };
        trap(name, if name == "GOOS" { os } else { arch }, &around)
    };
    let is_unknown = |found: Option<Trap>| matches!(found, Some(Trap::TargetUnknown { .. }));
    assert!(!is_unknown(around("js", "wasm", "GOOS")) && !is_unknown(around("js", "wasm", "GOARCH")));
    assert!(is_unknown(around("js", "zz", "GOARCH")) && !is_unknown(around("js", "zz", "GOOS")));
    assert!(is_unknown(around("js", "amd64", "GOOS")) && is_unknown(around("js", "amd64", "GOARCH")));
}
