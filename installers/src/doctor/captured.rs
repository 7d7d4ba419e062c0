//! Machines that this one cannot be, by facts as `status --json` captured them there: counted apart from faults that are
//! made for real.

use super::case::Case;
use super::check::Check;
use super::tests::machine;
use super::{Finding, Look, run};
use crate::detect::{Libc, Origin, Sourced, ToolFacts};
use crate::host::staged::Staged;
use crate::observe::Cancel;
use crate::platform::Platform;
use std::path::{Path, PathBuf};

fn sourced<T>(value: T) -> Sourced<T> {
    Sourced { value, origin: Origin::System }
}

/// The codes of a check on a healthy machine whose facts are changed so.
fn codes(staged: &Staged, check: Check, change: impl Fn(&mut Case<'_>)) -> Vec<String> {
    let host = staged.host();
    let cancel = Cancel::default();
    let mut case = Case::gather(&host, &[], &cancel).unwrap();
    assert_eq!(codes_of(&run(&case, check)), Vec::<String>::new(), "healthy: {check:?}");
    change(&mut case);
    codes_of(&run(&case, check))
}

fn codes_of(findings: &[Finding]) -> Vec<String> {
    findings.iter().filter_map(|finding| finding.code.clone()).collect()
}

#[test]
fn rosetta_and_qemu_are_named() {
    for by in ["rosetta", "qemu"] {
        let found = codes(&machine(), Check::Processor, |case| {
            case.facts.machine.emulation = Some(sourced(by.to_owned()));
        });
        assert_eq!(found, ["GR-DOC-080"], "{by}");
    }
}

#[test]
fn a_userland_of_32_bits_below_a_kernel_of_64_is_named_and_no_other() {
    for (kernel, arch, expected) in [
        ("x86_64", "386", &["GR-DOC-081"][..]),
        ("aarch64", "arm", &["GR-DOC-081"]),
        ("armv7l", "arm", &[]),
        ("i686", "386", &[]),
        ("aarch64", "arm64", &[]),
    ] {
        let found = codes(&machine(), Check::Processor, |case| {
            case.facts.machine.kernel_arch.value = kernel.to_owned();
            case.facts.machine.platform.value = Platform::new("linux", arch);
        });
        assert_eq!(found, expected, "{kernel} {arch}");
    }
}

#[test]
fn on_musl_a_go_that_needs_glibc_is_named_and_a_later_one_is_not() {
    for (version, expected) in
        [("go1.20.14", &["GR-DOC-007"][..]), ("go1.19.13", &["GR-DOC-007"]), ("go1.21.0", &[])]
    {
        let found = codes(&machine(), Check::Libc, |case| {
            case.facts.machine.libc = Some(sourced(Libc { name: "musl".to_owned(), version: None }));
            case.facts.ours.active = version.parse().ok();
        });
        assert_eq!(found, expected, "{version}");
    }
}

#[test]
fn in_wsl_a_go_of_windows_that_comes_first_is_named() {
    let staged = machine();
    staged.program("mnt/c/Program Files/Go/bin/go.exe", "MZ");
    let windows = staged.path("mnt/c/Program Files/Go/bin");
    let ours = staged.path("home/ada/.local/share/goready/go/bin");
    let in_wsl = |path: Vec<PathBuf>| {
        codes(&staged, Check::Wsl, |case| {
            case.facts.machine.wsl = Some(sourced("2".to_owned()));
            case.facts.path.clone_from(&path);
        })
    };
    assert_eq!(in_wsl(vec![windows.clone(), ours.clone()]), ["GR-DOC-082"]);
    assert_eq!(in_wsl(vec![ours, windows.clone()]), Vec::<String>::new());
    let elsewhere = codes(&staged, Check::Wsl, |case| case.facts.path = vec![windows.clone()]);
    assert_eq!(elsewhere, Vec::<String>::new(), "no WSL");
}

#[test]
fn a_tool_that_does_not_fit_or_was_built_by_an_earlier_line_is_named() {
    let tool = |name: &str, version: &str, built_with: &str| ToolFacts {
        name: name.to_owned(),
        path: Path::new("/home/ada/go/bin").join(name),
        built_with: Some(built_with.to_owned()),
        version: Some(version.to_owned()),
    };
    for (tool, expected) in [
        (tool("gopls", "v0.24.0", "go1.27.4"), &[][..]),
        (tool("gopls", "v0.24.0", "go1.26.1"), &["GR-DOC-070"]),
        (tool("dlv", "v1.22.1", "go1.27.4"), &["GR-DOC-071"]),
        (tool("dlv", "v1.27.1", "go1.27.1 X:something"), &[]),
    ] {
        let check = if tool.name == "dlv" { Check::Dlv } else { Check::Gopls };
        let found = codes(&machine(), check, |case| case.facts.tools = vec![tool.clone()]);
        assert_eq!(found, expected, "{tool:?}");
    }
}

#[test]
fn what_is_not_here_was_not_looked_at() {
    let staged = machine();
    let (host, cancel) = (staged.host(), Cancel::default());
    let case = Case::gather(&host, &[], &cancel).unwrap();
    for (check, look) in [
        (Check::Gopls, Look::NothingThere),
        (Check::VsCode, Look::NothingThere),
        (Check::Wsl, Look::NothingThere),
        (Check::Git, Look::Taken),
    ] {
        let looks: Vec<Look> = run(&case, check).into_iter().map(|finding| finding.look).collect();
        assert_eq!(looks, [look], "{check:?}");
    }
}
