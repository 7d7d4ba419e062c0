//! Foreign Gos, their owners and their health.

use super::facts_of;
use crate::detect::{Owner, SdkFacts, SdkHealth};
use crate::host::staged::Staged;

fn only(staged: &Staged) -> SdkFacts {
    let mut sdks = facts_of(staged).sdks;
    assert_eq!(sdks.len(), 1, "{sdks:?}");
    sdks.remove(0)
}

#[test]
fn every_place_has_its_owner() {
    for (root, owner) in [
        ("home/ada/.local/share/goready/sdk/go1.22.3", Owner::Goready),
        ("usr/lib/go-1.22", Owner::Distribution),
        ("usr/lib/go", Owner::Distribution),
        ("usr/lib/golang", Owner::Distribution),
        ("usr/lib64/go", Owner::Distribution),
        ("usr/local/go", Owner::UsrLocal),
        ("snap/go/10489", Owner::Snap),
        ("opt/homebrew/Cellar/go/1.22.3/libexec", Owner::Homebrew),
        ("usr/local/Cellar/go@1.22/1.22.3/libexec", Owner::Homebrew),
        ("home/linuxbrew/.linuxbrew/Cellar/go/1.22.3/libexec", Owner::Homebrew),
        ("home/ada/.asdf/installs/golang/1.22.3/go", Owner::Asdf),
        ("home/ada/.local/share/mise/installs/go/1.22.3", Owner::Mise),
        ("home/ada/.gvm/gos/go1.22.3", Owner::Gvm),
        ("home/ada/.goenv/versions/1.22.3", Owner::Goenv),
        ("home/ada/.go/go1.22.3", Owner::Goup),
        ("home/ada/.go/versions/1.22.3", Owner::Goup),
        ("home/ada/.goup/go1.22.3", Owner::Goup),
        ("home/ada/sdk/go1.22.3", Owner::HomeSdk),
        ("home/ada/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.22.3.linux-amd64", Owner::ModuleCache),
        ("opt/go1.22.3", Owner::Unknown),
        ("opt/go", Owner::Unknown),
    ] {
        let staged = Staged::new();
        let path = staged.sdk(root, "go1.22.3");
        let sdk = only(&staged);
        assert_eq!((sdk.owner, &sdk.root), (owner, &path), "{root}");
        assert_eq!(sdk.version.unwrap().to_string(), "go1.22.3");
        assert_eq!(sdk.version_text, None);
        assert_eq!(sdk.health, SdkHealth::Whole);
        assert!(!sdk.is_first_on_path);
    }
}

#[test]
fn variables_move_the_managers_places() {
    for (variable, base, below, owner) in [
        ("ASDF_DATA_DIR", "data/asdf", "installs/golang/1.22.3/go", Owner::Asdf),
        ("MISE_DATA_DIR", "data/mise", "installs/go/1.22.3", Owner::Mise),
        ("GOENV_ROOT", "data/goenv", "versions/1.22.3", Owner::Goenv),
        ("GOUP_HOME", "data/goup", "go1.22.3", Owner::Goup),
        ("GOMODCACHE", "data/mod", "golang.org/toolchain@v0.0.1-go1.22.3.linux-amd64", Owner::ModuleCache),
        ("GOROOT", "data/own", "", Owner::Unknown),
    ] {
        let mut staged = Staged::new();
        staged.sdk(format!("{base}/{below}").trim_end_matches('/'), "go1.22.3");
        staged.set(variable, staged.path(base));
        assert_eq!(only(&staged).owner, owner, "{variable}");
    }
}

#[test]
fn the_first_go_on_path_is_known_through_its_links() {
    let mut staged = Staged::new();
    staged.sdk("usr/lib/go-1.19", "go1.19.8");
    staged.link("usr/lib/go", "go-1.19");
    staged.link("usr/bin/go", "../lib/go/bin/go");
    staged.sdk("usr/local/go", "go1.23.4");
    let path = [staged.path("nowhere"), staged.path("usr/bin"), staged.path("usr/local/go/bin")];
    staged.set("PATH", std::env::join_paths(path).unwrap());
    let sdks = facts_of(&staged).sdks;
    let seen: Vec<_> = sdks.iter().map(|sdk| (sdk.owner, sdk.is_first_on_path)).collect();
    assert_eq!(seen, [(Owner::Distribution, true), (Owner::UsrLocal, false)]);
}

#[test]
fn a_link_in_usr_local_belongs_to_whom_it_leads() {
    let staged = Staged::new();
    staged.sdk("home/ada/sdk/go1.22.3", "go1.22.3");
    staged.link("usr/local/go", staged.path("home/ada/sdk/go1.22.3"));
    let sdk = only(&staged);
    assert_eq!(sdk.owner, Owner::HomeSdk);
    assert!(sdk.root.ends_with("ada/sdk/go1.22.3"));
}

#[test]
fn wrappers_of_managers_are_no_goroot() {
    let mut staged = Staged::new();
    staged.program("home/ada/.asdf/shims/go", "#!/bin/sh\n");
    staged.program("usr/bin/go", "#!/bin/sh\n");
    staged.dir("usr/src/runtime");
    let path = [staged.path("home/ada/.asdf/shims"), staged.path("usr/bin")];
    staged.set("PATH", std::env::join_paths(path).unwrap());
    assert_eq!(facts_of(&staged).sdks, []);
}

#[test]
fn the_go_of_snap_is_the_current_revision() {
    let mut staged = Staged::new();
    staged.sdk("snap/go/10489", "go1.22.3");
    staged.sdk("snap/go/10500", "go1.22.4");
    staged.link("snap/go/current", "10500");
    staged.program("usr/bin/snap", "");
    staged.link("snap/bin/go", "../../usr/bin/snap");
    staged.set("PATH", staged.path("snap/bin"));
    let sdks = facts_of(&staged).sdks;
    let seen: Vec<_> =
        sdks.iter().map(|sdk| (sdk.version.unwrap().to_string(), sdk.owner, sdk.is_first_on_path)).collect();
    assert_eq!(
        seen,
        [("go1.22.4".to_owned(), Owner::Snap, true), ("go1.22.3".to_owned(), Owner::Snap, false)]
    );
}

#[test]
fn version_files_of_other_builds_keep_their_text() {
    for (text, version) in [
        ("devel go1.24-abcdef Tue Jan 1 00:00:00 2025 +0000", None),
        ("go1.22.3 (Red Hat 1.22.3-1.el9)", Some("go1.22.3")),
        ("go1.21.0 X:boringcrypto", Some("go1.21.0")),
        ("weekly.2012-03-27", None),
    ] {
        let staged = Staged::new();
        staged.sdk("usr/local/go", text);
        let sdk = only(&staged);
        assert_eq!(sdk.version.map(|version| version.to_string()).as_deref(), version);
        assert_eq!(sdk.version_text.as_deref(), Some(text));
    }
}

#[test]
fn an_sdk_with_parts_missing_is_partial() {
    let staged = Staged::new();
    staged.sdk("usr/local/go", "go1.22.3");
    staged.remove("usr/local/go/bin/go");
    staged.remove("usr/local/go/pkg/tool/linux_amd64/link");
    staged.remove("usr/local/go/src/unsafe");
    let missing = ["bin/go", "src/unsafe/unsafe.go", "pkg/tool/*/link"].map(str::to_owned).to_vec();
    assert_eq!(only(&staged).health, SdkHealth::Partial { missing });
}

#[test]
fn a_directory_of_our_store_that_was_cut_short_is_listed() {
    let staged = Staged::new();
    staged.dir("home/ada/.local/share/goready/sdk/go1.22.3");
    let facts = facts_of(&staged);
    assert_eq!(facts.ours.versions, []);
    assert_eq!(facts.sdks[0].owner, Owner::Goready);
    assert!(matches!(&facts.sdks[0].health, SdkHealth::Partial { missing } if missing.len() == 6));
}

#[test]
fn two_releases_over_each_other_are_stomped() {
    let staged = Staged::new();
    staged.sdk("usr/local/go", "go1.23.4");
    assert_eq!(only(&staged).health, SdkHealth::Whole);
    staged.file("usr/local/go/src/os/str.go", "package os\n");
    let evidence = vec!["src/os/str.go is not of go1.23.4".to_owned()];
    assert_eq!(only(&staged).health, SdkHealth::Stomped { evidence });
    staged.file("usr/local/go/VERSION", "go1.24rc1");
    assert_eq!(only(&staged).health, SdkHealth::Whole, "candidates are not accused");
}
