//! Shells, the login shell, and our block in their files.

use super::facts_of;
use crate::detect::{BlockFacts, Facts};
use crate::host::fs::user_id;
use crate::host::staged::Staged;
use crate::shell::{Place, Shell, block};

fn login(facts: &Facts) -> Option<Shell> {
    facts.shells.iter().find(|shell| shell.is_login_shell).map(|shell| shell.shell)
}

#[test]
fn shells_are_found_in_the_list_on_path_and_in_usual_places_once_each() {
    let mut staged = Staged::new();
    staged.program("usr/bin/dash", "");
    staged.link("usr/bin/sh", "dash");
    staged.link("bin", "usr/bin");
    staged.program("usr/bin/bash", "");
    staged.program("opt/own/zsh", "");
    staged.program("opt/path/fish", "");
    staged.file("usr/bin/tcsh", "not a program");
    staged.program("home/ada/.cargo/bin/nu", "");
    staged.file("etc/shells", "/bin/sh\n/bin/bash\n/usr/bin/bash\n/opt/own/zsh\n/bin/gone\n# /bin/x\n");
    staged.set("PATH", staged.path("opt/path"));
    let facts = facts_of(&staged);
    let kinds: Vec<Shell> = facts.shells.iter().map(|shell| shell.shell).collect();
    assert_eq!(kinds, [Shell::Sh, Shell::Dash, Shell::Bash, Shell::Zsh, Shell::Fish, Shell::Nushell]);
    assert_eq!(facts.shells[0].path, staged.path("bin/sh"));
    assert_eq!(login(&facts), None);
}

#[test]
fn the_login_shell_is_the_accounts_and_only_else_that_of_shell() {
    let mut staged = Staged::new();
    for name in ["bash", "zsh", "fish"] {
        staged.program(&format!("bin/{name}"), "");
    }
    staged.link("usr/bin/zsh", "../../bin/zsh");
    staged.set("SHELL", "/bin/fish");
    assert_eq!(login(&facts_of(&staged)), Some(Shell::Fish));
    staged.file("etc/passwd", format!("ada:x:{}:1::/home/ada:/usr/bin/zsh\n", user_id()));
    assert_eq!(login(&facts_of(&staged)), Some(Shell::Zsh));
    staged.file("etc/passwd", format!("ada:x:{}:1::/home/ada:/usr/sbin/nologin\n", user_id()));
    assert_eq!(login(&facts_of(&staged)), None);
}

#[test]
fn busybox_is_the_sh_of_alpine() {
    let staged = Staged::new();
    staged.program("bin/busybox", "");
    staged.link("bin/sh", "busybox");
    staged.link("bin/ash", "busybox");
    staged.file("etc/passwd", format!("ada:x:{}:1::/home/ada:/bin/ash\n", user_id()));
    let facts = facts_of(&staged);
    assert_eq!(facts.shells.len(), 1);
    assert_eq!(login(&facts), Some(Shell::Sh));
}

#[test]
fn windows_directories_on_path_are_passed_over_in_wsl() {
    let dirs = ["/mnt/c/Windows/System32", "/mnt/data/bin", "/usr/bin", "/usr/bin", "relative"];
    let mut staged = Staged::new();
    staged.set("PATH", dirs.join(":"));
    let host = staged.host();
    let search = crate::detect::shells::search_path(&host, true);
    assert_eq!(search, ["/mnt/data/bin", "/usr/bin"].map(std::path::PathBuf::from));
    assert_eq!(crate::detect::shells::search_path(&host, false).len(), 3);
    assert_eq!(facts_of(&staged).path.len(), 5, "the facts show PATH as it is");
}

#[test]
fn files_that_decide_what_a_shell_reads_are_known_too() {
    let staged = Staged::new();
    staged.program("usr/bin/bash", "");
    staged.program("usr/bin/tcsh", "");
    let facts = facts_of(&staged);
    let rc = |name: &str| staged.path("home/ada").join(name);
    for name in [".profile", ".bashrc", ".cshrc", ".login"] {
        assert!(facts.rc_files.contains_key(&rc(name)), "{name}");
        assert!(!facts.is_there(&rc(name)), "{name}");
    }
    staged.file("home/ada/.bash_profile", "x");
    let facts = facts_of(&staged);
    assert!(facts.is_there(&rc(".bash_profile")));
    assert!(facts.rc_files.contains_key(&rc(".bash_profile")));
}

#[test]
fn zsh_reads_below_zdotdir() {
    let staged = Staged::new();
    staged.program("usr/bin/zsh", "");
    staged.file("home/ada/.zshenv", "export ZDOTDIR=$HOME/.config/zsh\n");
    let facts = facts_of(&staged);
    let zsh = staged.path("home/ada/.config/zsh");
    assert_eq!(facts.home.zdotdir.as_deref(), Some(zsh.as_path()));
    assert!(facts.rc_files.contains_key(&zsh.join(".zshrc")));
}

#[test]
fn our_block_is_absent_present_or_broken() {
    let staged = Staged::new();
    staged.program("usr/bin/bash", "");
    let block_of = |bytes: &[u8]| {
        let path = staged.file("home/ada/.bashrc", bytes);
        facts_of(&staged).rc_files[&path].block.clone()
    };
    assert_eq!(block_of(b"caf\xe9\n"), BlockFacts::Absent);
    let whole = block::insert(b"caf\xe9\n", "one\ntwo\n", Place::End).unwrap();
    assert_eq!(block_of(&whole), BlockFacts::Present { body: "one\ntwo\n".to_owned() });
    let text = String::from_utf8_lossy(&whole).replace("# <<< goready", "# goready");
    assert!(matches!(block_of(text.as_bytes()), BlockFacts::Broken { line: 2, .. }));
}
