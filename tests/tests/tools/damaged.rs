//! Tools of ours that are damaged, in their place or in our store: doctor names them, a repair or the same command heals.

use goready_tests::faults::OLD;
use goready_tests::tool_home::{Modules, ToolHome};
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

/// Damages a program.
type Damage = fn(&Path);

fn take_the_right_to_run(path: &Path) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
}

fn cut_off(path: &Path) {
    // The program may be open, or have another name in our store.
    let beginning = fs::read(path).unwrap().get(..100_000).unwrap().to_vec();
    fs::remove_file(path).unwrap();
    fs::write(path, beginning).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

fn remove(path: &Path) {
    fs::remove_file(path).unwrap();
}

#[test]
fn a_damaged_tool_of_ours_is_named_and_put_in_place_again() {
    let home = ToolHome::new(OLD, Modules::Shared);
    home.install(&["goimports"]);
    let whole = fs::read(home.bin().join("goimports")).unwrap();
    let damages: [(Damage, &str); 3] =
        [(take_the_right_to_run, "GR-DOC-073"), (cut_off, "GR-DOC-074"), (remove, "GR-DOC-075")];
    for (damage, code) in damages {
        damage(&home.bin().join("goimports"));
        let looked = home.run(&["doctor", "--offline"]);
        assert!(looked.stdout.contains(code), "{code}: {looked:?}");
        let fixed = home.run(&["doctor", "--offline", "--fix", "--yes"]);
        assert_eq!(fixed.code, Some(0), "{code}: {fixed:?}");
        home.goimports().unwrap();
        assert_eq!(fs::read(home.bin().join("goimports")).unwrap(), whole, "{code}");
        assert!(!home.run(&["doctor", "--offline"]).stdout.contains(code), "{code}");
    }
    take_the_right_to_run(&home.bin().join("goimports"));
    home.install(&["goimports"]);
    home.goimports().unwrap();
}

#[test]
fn what_is_left_of_a_stored_tool_does_not_keep_it_from_being_built_again() {
    let home = ToolHome::new(OLD, Modules::Shared);
    home.install(&["goimports"]);
    let store = home.machine.home().join(".local/share/goready/tools/goimports");
    let stored = fs::read_dir(&store).unwrap().next().unwrap().unwrap().path().join("goimports");
    let damages: [Damage; 2] = [cut_off, remove];
    for damage in damages {
        damage(&stored);
        fs::remove_file(home.bin().join("goimports")).unwrap();
        home.install(&["goimports"]);
        home.goimports().unwrap();
    }
    // What is not ours is not taken away.
    remove(&stored);
    fs::remove_file(home.bin().join("goimports")).unwrap();
    let theirs = stored.with_file_name("notes.txt");
    fs::write(&theirs, "mine").unwrap();
    let refused = home.run(&["tools", "install", "goimports", "--yes"]);
    assert_eq!(refused.code, Some(73), "{refused:?}");
    assert!(refused.stderr.contains("GR-APPLY-007"), "{refused:?}");
    assert_eq!(fs::read(theirs).unwrap(), b"mine");
}

#[test]
fn no_tool_is_ever_put_into_a_go_of_ours() {
    let home = ToolHome::new(OLD, Modules::Missing);
    let data = home.machine.home().join(".local/share/goready");
    let refuses = |bin: &Path| {
        let file = home.machine.home().join(".config/go/env");
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, format!("GOBIN={}\n", bin.display())).unwrap();
        let refused = home.run(&["tools", "install", "goimports", "--yes"]);
        assert_eq!(refused.code, Some(73), "{refused:?}");
        assert!(refused.stderr.contains("goready env GOBIN --set"), "{refused:?}");
    };
    for bin in
        [data.join("go/bin"), data.join(format!("sdk/go{OLD}/bin")), home.machine.home().join(".bashrc")]
    {
        refuses(&bin);
    }
    // The store may be on another disk.
    fs::rename(data.join("sdk"), home.machine.home().join("elsewhere")).unwrap();
    symlink(home.machine.home().join("elsewhere"), data.join("sdk")).unwrap();
    refuses(&data.join("go/bin"));
    assert!(!data.join("go/bin/goimports").exists());
}
