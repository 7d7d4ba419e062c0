use super::*;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

fn dir() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn write(cursor: &mut TreeCursor<'_>, path: &str, bytes: &[u8]) -> Result<(), FsError> {
    cursor.create_file(path, FileMode::Plain)?.write(bytes, Path::new(""), path)
}

fn kind(result: Result<(), FsError>) -> io::ErrorKind {
    result.unwrap_err().source.kind()
}

#[test]
fn files_land_where_they_should_whatever_the_order() {
    let dir = dir();
    let tree = NewTree::open(dir.path()).unwrap();
    let (mut one, mut other) = (tree.cursor(), tree.cursor());
    for (cursor, path) in
        [(0, "a/b/c/1"), (1, "a/b/2"), (0, "a/3"), (1, "a/b/c/4"), (0, "5"), (0, "a/b/c/d/6")]
    {
        let cursor = if cursor == 0 { &mut one } else { &mut other };
        write(cursor, path, path.as_bytes()).unwrap();
    }
    one.create_dir("e/f").unwrap();
    other.create_dir("e/f").unwrap();
    one.create_dir("").unwrap();
    let mut found = walk(dir.path()).unwrap();
    found.sort();
    let found: Vec<String> =
        found.into_iter().map(|found| format!("{} {:?}", found.path, found.is)).collect();
    let expected = [
        "5 File(1)",
        "a Dir",
        "a/3 File(3)",
        "a/b Dir",
        "a/b/2 File(5)",
        "a/b/c Dir",
        "a/b/c/1 File(7)",
        "a/b/c/4 File(7)",
        "a/b/c/d Dir",
        "a/b/c/d/6 File(9)",
        "e Dir",
        "e/f Dir",
    ];
    assert_eq!(found, expected);
}

#[test]
fn no_name_leads_out_of_the_tree() {
    let dir = dir();
    fs::create_dir(dir.path().join("tree")).unwrap();
    let tree = NewTree::open(&dir.path().join("tree")).unwrap();
    let mut cursor = tree.cursor();
    for path in ["../x", "a/../../x", "/x", "", "a/", "a//b", ".", "a/.", "..", "a/..", "./x", "a\0b"] {
        assert_eq!(kind(write(&mut cursor, path, b"x")), io::ErrorKind::InvalidInput, "{path:?}");
    }
    for path in ["..", "/x", "a/../..", "a//b", "."] {
        assert_eq!(kind(cursor.create_dir(path)), io::ErrorKind::InvalidInput, "{path:?}");
    }
    assert_eq!(walk_files(dir.path()).unwrap(), Vec::<PathBuf>::new());
}

#[test]
fn a_link_that_somebody_puts_in_the_way_is_not_followed() {
    let (dir, outside) = (dir(), dir());
    let tree = NewTree::open(dir.path()).unwrap();
    symlink(outside.path(), dir.path().join("a")).unwrap();
    symlink(outside.path().join("x"), dir.path().join("f")).unwrap();
    let mut cursor = tree.cursor();
    let through = cursor.create_dir("a").unwrap_err();
    assert_eq!((through.op, through.path), (FsOp::CreateDir, dir.path().join("a")));
    assert!(write(&mut cursor, "a/x", b"x").is_err());
    assert_eq!(kind(write(&mut cursor, "f", b"x")), io::ErrorKind::AlreadyExists);
    // Put there while the directory is open already: files still go to where it was opened.
    write(&mut cursor, "b/1", b"1").unwrap();
    fs::rename(dir.path().join("b"), dir.path().join("moved")).unwrap();
    symlink(outside.path(), dir.path().join("b")).unwrap();
    write(&mut cursor, "b/2", b"2").unwrap();
    assert!(dir.path().join("moved/2").is_file());
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    assert!(NewTree::open(&dir.path().join("a")).is_err(), "the root itself is a link");
}

#[test]
fn nothing_is_written_twice() {
    let dir = dir();
    let tree = NewTree::open(dir.path()).unwrap();
    let mut cursor = tree.cursor();
    write(&mut cursor, "a", b"first").unwrap();
    assert_eq!(kind(write(&mut cursor, "a", b"second")), io::ErrorKind::AlreadyExists);
    assert_eq!(kind(write(&mut cursor, "a/b", b"")), io::ErrorKind::NotADirectory);
    assert_eq!(fs::read(dir.path().join("a")).unwrap(), b"first");
    assert_eq!(NewTree::open(dir.path()).unwrap_err().source.kind(), io::ErrorKind::DirectoryNotEmpty);
}

#[test]
fn removing_takes_links_and_closed_directories_and_nothing_else() {
    let (dir, outside) = (dir(), dir());
    fs::write(outside.path().join("kept"), "kept").unwrap();
    let root = dir.path().join("root");
    fs::create_dir_all(root.join("closed/inner")).unwrap();
    fs::write(root.join("closed/inner/file"), "").unwrap();
    symlink(outside.path(), root.join("closed/link")).unwrap();
    symlink("nowhere", root.join("dangling")).unwrap();
    for name in ["closed/inner", "closed"] {
        fs::set_permissions(root.join(name), fs::Permissions::from_mode(0o555)).unwrap();
    }
    let before = fs::metadata(outside.path()).unwrap();
    // As root nothing is closed: then only this call shows what it does.
    system::make_removable(&root).unwrap();
    assert_eq!(fs::metadata(root.join("closed/inner")).unwrap().mode() & 0o777, 0o755);
    assert_eq!(fs::metadata(outside.path()).unwrap().mode(), before.mode());
    remove_tree(&root).unwrap();
    remove_tree(&root).unwrap();
    assert!(fs::symlink_metadata(&root).is_err());
    assert_eq!(fs::read(outside.path().join("kept")).unwrap(), b"kept");
    symlink(outside.path(), &root).unwrap();
    remove_tree(&root).unwrap();
    assert!(outside.path().join("kept").is_file());
    assert!(fs::symlink_metadata(&root).is_err(), "the link itself is gone");
}

#[test]
fn only_empty_directories_are_removed_as_such() {
    let dir = dir();
    let root = dir.path().join("root");
    fs::create_dir_all(root.join("empty/empty")).unwrap();
    fs::create_dir_all(root.join("full/empty")).unwrap();
    fs::write(root.join("full/file"), "").unwrap();
    remove_empty_dirs(&root).unwrap();
    assert_eq!(walk(&root).unwrap().len(), 2);
    fs::remove_file(root.join("full/file")).unwrap();
    remove_empty_dirs(&root).unwrap();
    assert!(!root.exists());
    remove_empty_dirs(&root).unwrap();
}

#[test]
fn walking_names_links_and_does_not_follow_them() {
    let dir = dir();
    fs::create_dir(dir.path().join("d")).unwrap();
    symlink("..", dir.path().join("d/up")).unwrap();
    fs::write(dir.path().join("d/f"), "12").unwrap();
    let mut found = walk(dir.path()).unwrap();
    found.sort();
    let expected = [("d", Is::Dir), ("d/f", Is::File(2)), ("d/up", Is::Other)];
    assert_eq!(found, expected.map(|(path, is)| Found { path: path.to_owned(), is }));
    assert_eq!(walk_files(dir.path()).unwrap(), [dir.path().join("d/f"), dir.path().join("d/up")]);
    assert_eq!(walk(&dir.path().join("none")).unwrap_err().source.kind(), io::ErrorKind::NotFound);
}

#[test]
fn a_tree_is_synced_with_its_volume_and_the_volume_tells_its_room() {
    let dir = dir();
    fs::create_dir(dir.path().join("d")).unwrap();
    fs::write(dir.path().join("d/f"), "12").unwrap();
    sync_volume(dir.path()).unwrap();
    sync_each(dir.path()).unwrap();
    assert!(sync_volume(&dir.path().join("none")).is_err());
    assert!(free_bytes(dir.path()).unwrap().is_some_and(|bytes| bytes > 0));
    assert!(free_bytes(&dir.path().join("none")).is_err());
}
