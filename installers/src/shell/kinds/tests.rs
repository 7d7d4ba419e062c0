use super::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;

fn listed(shell: Shell, os: &str, role: Role, zdotdir: Option<&str>, present: &[&str]) -> Vec<String> {
    let present: BTreeSet<PathBuf> = present.iter().map(|name| Path::new("/home/ada").join(name)).collect();
    let setting = ShellSetting {
        os,
        home: Path::new("/home/ada"),
        xdg_config_home: None,
        zdotdir: zdotdir.map(Path::new),
        existing: &|path| present.contains(path),
        late: &|_| false,
        role,
    };
    rc_targets(shell, &setting)
        .iter()
        .map(|target| format!("{} {:?} {:?}", target.path.display(), target.read_at, target.creation))
        .collect()
}

#[test]
fn each_shell_has_its_files() {
    let mut table = String::new();
    for os in ["linux", "darwin", "windows"] {
        for shell in Shell::ALL {
            for line in listed(shell, os, Role::Used, None, &[]) {
                writeln!(table, "{os} {shell:?}: {line}").unwrap();
            }
        }
    }
    insta::assert_snapshot!("rc_targets", table);
}

#[test]
fn a_bash_profile_that_exists_is_edited_because_it_shadows_the_profile() {
    let login = |present: &[&str]| listed(Shell::Bash, "linux", Role::Used, None, present)[0].clone();
    assert!(login(&[]).starts_with("/home/ada/.profile "));
    assert!(login(&[".profile"]).starts_with("/home/ada/.profile "));
    assert!(login(&[".profile", ".bash_login"]).starts_with("/home/ada/.bash_login "));
    assert!(login(&[".profile", ".bash_login", ".bash_profile"]).starts_with("/home/ada/.bash_profile "));
}

#[test]
fn zsh_follows_zdotdir() {
    let files = listed(Shell::Zsh, "linux", Role::Used, Some("/home/ada/.zsh"), &[]);
    assert_eq!(files, ["/home/ada/.zsh/.zprofile Login IfMissing", "/home/ada/.zsh/.zshrc Any IfMissing"]);
}

#[test]
fn tcsh_prefers_its_own_file() {
    let files = listed(Shell::Tcsh, "linux", Role::Used, None, &[".tcshrc", ".cshrc"]);
    assert_eq!(files, ["/home/ada/.tcshrc Interactive IfMissing", "/home/ada/.login Login IfMissing"]);
}

#[test]
fn an_old_elvish_file_is_edited_where_it_stands() {
    let files = listed(Shell::Elvish, "linux", Role::Used, None, &[".elvish/rc.elv"]);
    assert_eq!(files.len(), 2);
    assert!(files[1].starts_with("/home/ada/.elvish/rc.elv "));
}

#[test]
fn for_a_shell_that_is_merely_installed_no_file_is_made() {
    for shell in Shell::ALL {
        assert_eq!(listed(shell, "linux", Role::Installed, None, &[]), [""; 0], "{shell:?}");
    }
    assert_eq!(listed(Shell::Zsh, "linux", Role::Installed, None, &[".zshrc"]).len(), 1);
    assert_eq!(listed(Shell::Fish, "linux", Role::Installed, None, &[".config/fish"]).len(), 1);
}

#[test]
fn a_file_of_several_shells_is_named_once() {
    let setting = ShellSetting {
        os: "linux",
        home: Path::new("/home/ada"),
        xdg_config_home: None,
        zdotdir: None,
        existing: &|_| false,
        late: &|_| false,
        role: Role::Used,
    };
    let all = merged_targets(Shell::ALL.into_iter().flat_map(|shell| rc_targets(shell, &setting)));
    let paths: BTreeSet<_> = all.iter().map(|target| target.path.clone()).collect();
    assert_eq!(paths.len(), all.len());
    assert_eq!(all[0].shells, [Shell::Sh, Shell::Dash, Shell::Bash, Shell::Ksh, Shell::Mksh]);
}

#[test]
fn each_language_guards_its_source() {
    let mut table = String::new();
    let setting = ShellSetting {
        os: "linux",
        home: Path::new("/h"),
        xdg_config_home: None,
        zdotdir: None,
        existing: &|_| false,
        late: &|_| false,
        role: Role::Used,
    };
    for target in merged_targets(Shell::ALL.into_iter().flat_map(|shell| rc_targets(shell, &setting))) {
        let body = block_body(&target, Path::new("/h/it's a/env")).unwrap();
        write!(table, "===== {}\n{body}", target.path.display()).unwrap();
    }
    insta::assert_snapshot!("blocks", table);
}

#[test]
fn programs_are_known_by_their_names() {
    assert_eq!(Shell::from_executable("zsh"), Some(Shell::Zsh));
    assert_eq!(Shell::from_executable("pwsh.exe"), Some(Shell::PowerShell));
    assert_eq!(Shell::from_executable("ksh93"), Some(Shell::Ksh));
    assert_eq!(Shell::from_executable("nologin"), None);
}
