//! The compatibility matrix against what real SDKs say of themselves.
//!
//! SDKs come from Go's module proxy into `GOREADY_TEST_CACHE` (default `target/test-cache`), once.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests start real programs")]

use goready_installers::catalog::matrix::ports::{Listed, PortFacts, of_dist_list};
use goready_installers::catalog::matrix::{Matrix, Port};
use goready_installers::platform::Target;
use goready_installers::version::GoVersion;
use goready_tests::sdk::sdk;
use std::collections::BTreeMap;
use std::process::{Command, Output};

fn dist_list(version: &str, more: &[&str]) -> Output {
    let mut go = Command::new(sdk(version).join("bin/go"));
    go.args(["tool", "dist", "list", "-json"]).args(more);
    let home = tempfile::tempdir().unwrap();
    go.env_clear().env("HOME", home.path()).env("PATH", "/usr/bin:/bin").env("GOTOOLCHAIN", "local");
    go.output().unwrap()
}

/// Every cell of the release's line, whether or not it lists the target. How many it lists.
fn compare(version: &str) -> usize {
    let line = version.parse::<GoVersion>().unwrap().line();
    let with_broken = dist_list(version, &["-broken"]);
    let tells_broken = with_broken.status.success();
    let answer = if tells_broken { with_broken } else { dist_list(version, &[]) };
    assert!(answer.status.success(), "{version}: {}", String::from_utf8_lossy(&answer.stderr));
    let listed: BTreeMap<Target, PortFacts> = of_dist_list(&answer.stdout).unwrap();
    let matrix = Matrix::built_in();
    for row in &matrix.rows {
        let cell = row.cells.iter().find(|cell| cell.line == line).unwrap();
        let name = format!("{} in {version}", row.target);
        match listed.get(&row.target) {
            Some(facts) => {
                let expected = match facts.listed {
                    Listed::FirstClass => Port::FirstClass,
                    Listed::Supported => Port::Supported,
                    Listed::Broken => Port::Broken,
                };
                assert_eq!((cell.port, cell.cgo), (expected, facts.cgo), "{name}");
            }
            None if tells_broken => assert!(!cell.port.is_listed(), "{name}: {:?}", cell.port),
            None => assert!(!cell.port.builds(), "{name}: {:?}", cell.port),
        }
    }
    let missing: Vec<&Target> =
        listed.keys().filter(|target| matrix.rows.iter().all(|row| row.target != **target)).collect();
    assert!(missing.is_empty(), "{version} also lists {missing:?}");
    listed.len()
}

#[test]
fn every_cell_of_a_line_is_what_its_go_says() {
    assert_eq!(compare("go1.23.12"), 51);
}

#[test]
#[ignore = "long: fetches the newest patch of every line"]
fn every_cell_of_every_line_is_what_its_go_says() {
    let newest = ["go1.19.13", "go1.20.14", "go1.21.13", "go1.22.12", "go1.23.12", "go1.24.13", "go1.25.14"];
    for version in newest.into_iter().chain(["go1.26.11", "go1.27.4"]) {
        let targets = compare(version);
        assert!(targets > 40, "{version}: {targets}");
    }
}
