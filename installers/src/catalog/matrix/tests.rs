//! The numbers of this table are those of Go's own lists and release notes, written down by hand.

use super::ports::{LinePorts, built_in, written};
use super::*;
use std::sync::LazyLock;

static MATRIX: LazyLock<Matrix> = LazyLock::new(Matrix::built_in);

fn line(minor: u32) -> GoLine {
    GoLine { major: 1, minor }
}

fn target(text: &str) -> Target {
    let (os, arch) = text.split_once('/').unwrap();
    Target::new(os, arch)
}

fn with(minor: u32, wanted: impl Fn(&Cell) -> bool) -> Vec<String> {
    let has = MATRIX
        .rows
        .iter()
        .filter(|row| wanted(row.cells.iter().find(|cell| cell.line == line(minor)).unwrap()));
    has.map(|row| row.target.to_string()).collect()
}

fn cell(minor: u32, name: &str) -> Cell {
    MATRIX.cell(line(minor), &target(name)).unwrap().clone()
}

#[test]
fn the_pinned_list_is_read_to_its_last_word() {
    let lines = built_in();
    let minors: Vec<u32> = lines.iter().map(|ports| ports.line.minor).collect();
    assert_eq!(minors, (19..=27).collect::<Vec<u32>>());
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/data/ports.txt");
    assert_eq!(
        written(&lines),
        std::fs::read_to_string(file).unwrap(),
        "read and written it is not the same"
    );
    for LinePorts { line, asked, day, unlisted, .. } in lines {
        assert!(asked.len() >= 2 && asked.iter().all(|version| version.line() == line), "{line}: {asked:?}");
        assert_eq!(day, "2026-11-24");
        let expected = if line.minor < 21 { PortSource::Read } else { PortSource::Ran };
        assert_eq!(unlisted, expected, "{line}");
    }
}

#[test]
fn each_line_has_as_many_targets_and_cgo_targets_as_go_says() {
    for (minor, targets, cgo) in [
        (19, 46, 40),
        (20, 47, 41),
        (21, 47, 40),
        (22, 48, 40),
        (23, 49, 41),
        (24, 48, 41),
        (25, 48, 41),
        (26, 47, 40),
        (27, 47, 41),
    ] {
        assert_eq!(with(minor, |cell| cell.port.builds()).len(), targets, "1.{minor}");
        assert_eq!(with(minor, |cell| cell.port.builds() && cell.cgo).len(), cgo, "1.{minor} with cgo");
    }
}

#[test]
fn targets_come_and_go_with_their_lines() {
    for (minor, added, gone) in [
        (20, &["freebsd/riscv64"][..], &[][..]),
        (21, &["wasip1/wasm"], &["openbsd/mips64"]),
        (22, &["openbsd/ppc64"], &[]),
        (23, &["openbsd/riscv64"], &[]),
        (24, &[], &["windows/arm"]),
        (25, &[], &[]),
        (26, &[], &["freebsd/riscv64"]),
        (27, &[], &[]),
    ] {
        let (before, after) =
            (with(minor - 1, |cell| cell.port.builds()), with(minor, |cell| cell.port.builds()));
        let new: Vec<&str> = after.iter().filter(|name| !before.contains(name)).map(String::as_str).collect();
        let lost: Vec<&str> =
            before.iter().filter(|name| !after.contains(name)).map(String::as_str).collect();
        assert_eq!((new.as_slice(), lost.as_slice()), (added, gone), "1.{minor}");
    }
}

#[test]
fn what_is_in_the_sources_and_broken_is_told_apart_from_what_is_not_there() {
    for (minor, broken) in [
        (19, &["linux/sparc64"][..]),
        (20, &["linux/sparc64"]),
        (21, &["linux/sparc64", "openbsd/mips64", "openbsd/ppc64"]),
        (22, &["linux/sparc64", "openbsd/mips64", "openbsd/riscv64"]),
        (23, &["linux/sparc64", "openbsd/mips64"]),
        (24, &["linux/sparc64", "openbsd/mips64", "windows/arm"]),
        (25, &["linux/sparc64", "openbsd/mips64", "windows/arm"]),
        (26, &["freebsd/riscv64", "linux/sparc64", "openbsd/mips64"]),
        (27, &["freebsd/riscv64", "linux/sparc64"]),
    ] {
        assert_eq!(with(minor, |cell| cell.port == Port::Broken), broken, "1.{minor}");
    }
    assert_eq!(cell(19, "linux/sparc64").source, PortSource::Read);
    assert_eq!(cell(21, "linux/sparc64").source, PortSource::Ran);
    assert_eq!(cell(19, "wasip1/wasm").port, Port::NotYet { first: line(21) });
    assert_eq!(cell(19, "openbsd/ppc64").port, Port::NotYet { first: line(21) });
    assert_eq!(cell(26, "windows/arm").port, Port::Removed { last: line(25) });
    assert_eq!(cell(27, "openbsd/mips64").port, Port::Removed { last: line(26) });
}

#[test]
fn the_same_eight_targets_are_first_class_in_every_line() {
    for minor in 19..=27 {
        assert_eq!(
            with(minor, |cell| cell.port == Port::FirstClass),
            [
                "darwin/amd64",
                "darwin/arm64",
                "linux/386",
                "linux/amd64",
                "linux/arm",
                "linux/arm64",
                "windows/386",
                "windows/amd64"
            ],
            "1.{minor}"
        );
    }
}

#[test]
fn boards_and_routers_were_there_in_every_line_with_cgo() {
    for name in ["linux/riscv64", "linux/mips", "linux/mipsle", "linux/mips64", "linux/mips64le", "linux/arm"]
    {
        for minor in 19..=27 {
            let cell = cell(minor, name);
            assert!(cell.port.builds() && cell.cgo, "{name} in 1.{minor}");
        }
    }
    assert!(!cell(26, "linux/ppc64").cgo && cell(27, "linux/ppc64").cgo);
}

#[test]
fn downloads_are_those_of_the_release_list() {
    let offered = |minor| with(minor, |cell| matches!(cell.download, Download::Offered { .. }));
    for (minor, count) in
        [(19, 13), (20, 13), (21, 39), (22, 40), (23, 41), (24, 40), (25, 40), (26, 39), (27, 39)]
    {
        assert_eq!(offered(minor).len(), count, "1.{minor}");
    }
    // What is offered builds, and what builds is offered from 1.21 on but for targets that are no machine's own.
    for minor in 19..=27 {
        let builds = with(minor, |cell| cell.port.builds());
        assert!(offered(minor).iter().all(|name| builds.contains(name)), "1.{minor}");
        let without: Vec<&String> = builds.iter().filter(|name| !offered(minor).contains(name)).collect();
        let is_guest =
            |name: &&String| ["android/", "ios/", "js/", "wasip1/"].iter().any(|os| name.starts_with(os));
        assert!(minor < 21 || without.iter().all(is_guest), "1.{minor}: {without:?}");
    }
}

#[test]
fn a_download_says_since_when_and_which_installers_come_with_it() {
    let offered = |minor, name: &str| match cell(minor, name).download {
        Download::Offered { since, from_start, archive, installers } => {
            let installers: Vec<String> = installers.into_iter().collect();
            format!("{since} {from_start} {archive} {}", installers.join(" ")).trim_end().to_owned()
        }
        Download::NotOffered => "not offered".to_owned(),
        Download::Unproved => "unproved".to_owned(),
    };
    for (minor, name, expected) in [
        (22, "openbsd/ppc64", "go1.22.4 false tar.gz"),
        (23, "openbsd/ppc64", "go1.23.0 true tar.gz"),
        (23, "openbsd/riscv64", "go1.23.0 true tar.gz"),
        (20, "linux/riscv64", "not offered"),
        (21, "linux/riscv64", "go1.21.0 true tar.gz"),
        (19, "linux/arm", "go1.19 true tar.gz"),
        (20, "windows/arm64", "go1.20 true zip msi"),
        (20, "windows/arm", "not offered"),
        (23, "windows/arm", "go1.23.0 true zip msi"),
        (24, "windows/arm", "not offered"),
        (27, "darwin/arm64", "go1.27.0 true tar.gz pkg"),
        (25, "freebsd/riscv64", "go1.25.0 true tar.gz"),
        (26, "freebsd/riscv64", "not offered"),
        (27, "js/wasm", "not offered"),
    ] {
        assert_eq!(offered(minor, name), expected, "{name} in 1.{minor}");
    }
}

#[test]
fn an_archive_that_a_line_offers_it_offers_to_its_end() {
    let catalog = Catalog::embedded();
    for (line, (_, of_line)) in offers(&catalog) {
        let mut releases = catalog.releases().filter(|release| release.version().line() == line);
        let newest = releases.find(|release| release.is_complete()).unwrap();
        assert_eq!(files(newest).len(), of_line.len(), "{line}");
    }
}

#[test]
fn a_line_that_the_release_list_does_not_know_says_so() {
    let offers = offers(&Catalog::embedded());
    assert_eq!(download(&offers, line(28), &target("linux/amd64")), Download::Unproved);
}

#[test]
fn a_word_of_the_list_that_means_nothing_proves_nothing() {
    let text =
        "line 1.28\nasked go1.28.0\nunlisted maybe\nlinux/amd64 first cgo hearsay\nlinux/arm unproved\n";
    let lines = ports::parse(text);
    assert_eq!(lines[0].unlisted, PortSource::Unproved);
    let targets: Vec<String> = lines[0].targets.keys().map(ToString::to_string).collect();
    assert_eq!(targets, ["linux/arm"]);
    assert_eq!(lines[0].targets[&target("linux/arm")].source, PortSource::Unproved);
}

#[test]
fn filters_are_combined() {
    let set = |words: &[&str]| words.iter().map(ToString::to_string).collect();
    let selected = |lines: &[u32], oses: &[&str], arches: &[&str]| {
        let lines = lines.iter().map(|minor| line(*minor)).collect();
        MATRIX.select(&MatrixFilter { lines, oses: set(oses), arches: set(arches) })
    };
    assert_eq!(selected(&[], &[], &[]), *MATRIX);
    let linux = selected(&[19, 23], &["linux"], &[]);
    assert_eq!((linux.lines.len(), linux.rows.len()), (2, 14));
    assert!(linux.rows.iter().all(|row| row.cells.len() == 2 && row.target.os == "linux"));
    assert_eq!(selected(&[], &["linux", "darwin"], &["arm64"]).rows.len(), 2);
    // `wasip1` came with 1.21.
    assert!(selected(&[20], &[], &[]).rows.iter().all(|row| row.target.os != "wasip1"));
    assert_eq!(selected(&[20], &["wasip1"], &[]).rows[0].cells[0].port, Port::NotYet { first: line(21) });
    let never = selected(&[], &["freebsd"], &["mipsle"]);
    assert!(never.rows[0].cells.iter().all(|cell| cell.port == Port::Never), "{never:?}");
}
