//! A machine with four Gos, staged: what the consumers that are not started would find.

use super::*;
use crate::host::staged::Staged;

/// A distribution's Go, one in `/usr/local`, ours, and one in `~/sdk`.
fn machine() -> Staged {
    let mut staged = Staged::new();
    staged.sdk("usr/lib/go-1.19", "go1.19.8");
    #[cfg(unix)]
    staged.link("usr/bin/go", staged.path("usr/lib/go-1.19/bin/go"));
    staged.sdk("usr/local/go", "go1.22.12");
    staged.sdk("home/ada/.local/share/goready/sdk/go1.27.4", "go1.27.4");
    #[cfg(unix)]
    staged.link("home/ada/.local/share/goready/go", "sdk/go1.27.4");
    staged.sdk("home/ada/sdk/go1.23.12", "go1.23.12");
    staged.file(
        "etc/sudoers",
        format!("Defaults secure_path=\"{}\"\n", staged.path("usr/local/go/bin").display()),
    );
    let ours = staged.home().join(".local/share/goready/go/bin");
    staged.file(
        "home/ada/.config/environment.d/60-goready.conf",
        format!("# ours\nPATH=\"{}:${{PATH}}\"\n", ours.display()),
    );
    staged.dir("run/systemd/system");
    staged.set(
        "PATH",
        format!(
            "{}:{}",
            staged.path("home/ada/sdk/go1.23.12/bin").display(),
            staged.path("usr/bin").display()
        ),
    );
    staged.set("USER", "ada");
    staged
}

fn answer(why: &Why, consumer: Consumer) -> Answer {
    why.answers.iter().find(|answer| answer.consumer == consumer).unwrap().clone()
}

#[test]
fn every_consumer_is_told_its_go_with_the_file_that_decides() {
    let staged = machine();
    let found = why(&staged.host(), "go", &Cancel::default()).unwrap();
    let version = |consumer| answer(&found, consumer).version.map(GoVersion::bare);
    assert_eq!(version(Consumer::ThisTerminal).as_deref(), Some("1.23.12"));
    assert_eq!(version(Consumer::UserService).as_deref(), Some("1.27.4"));
    assert_eq!(version(Consumer::Sudo).as_deref(), Some("1.22.12"));
    assert!(!found.agree);
    assert!(found.fix.is_some());
    let of = |consumer| match answer(&found, consumer).basis {
        Basis::Computed { files } => files,
        Basis::Started | Basis::ThisEnvironment => panic!("{consumer:?} is worked out"),
    };
    assert_eq!(of(Consumer::Sudo), [staged.path("etc/sudoers")]);
    assert_eq!(of(Consumer::UserService), [staged.home().join(".config/environment.d/60-goready.conf")]);
}

#[test]
fn links_are_named_one_by_one() {
    let staged = machine();
    let link = staged.home().join(".local/share/goready/go");
    assert_eq!(links_of(&link.join("bin/go")), [link]);
}

#[test]
fn vs_code_takes_its_own_setting_before_path() {
    let staged = machine();
    let sdk = staged.path("home/ada/sdk/go1.23.12");
    let settings = format!("{{\n  \"go.goroot\": \"{}\",\n}}\n", sdk.display());
    let file = staged.file("home/ada/.config/Code/User/settings.json", settings);
    let found = why(&staged.host(), "go", &Cancel::default()).unwrap();
    let code = answer(&found, Consumer::VsCode);
    assert_eq!(code.command, Some(sdk.join("bin/go")));
    assert_eq!(code.at, Some(FileLine { path: file, line: 2 }));
}

#[test]
fn a_crontab_with_a_path_of_its_own_decides_for_cron() {
    let staged = machine();
    let dir = staged.path("usr/local/go/bin");
    let tab = staged.file(
        "var/spool/cron/crontabs/ada",
        format!("SHELL=/bin/sh\nPATH={}\n* * * * * go version\n", dir.display()),
    );
    let found = why(&staged.host(), "go", &Cancel::default()).unwrap();
    let cron = answer(&found, Consumer::Cron);
    assert_eq!(cron.version.map(GoVersion::bare).as_deref(), Some("1.22.12"));
    assert_eq!(cron.basis, Basis::Computed { files: vec![tab] });
}

#[test]
fn a_module_or_gotoolchain_makes_another_go_run_or_fail() {
    let mut staged = machine();
    let runs = |staged: &Staged| {
        let found = why(&staged.host(), "go", &Cancel::default()).unwrap();
        answer(&found, Consumer::ThisTerminal).runs.map(|runs| (runs.version, runs.because, runs.fails))
    };
    assert_eq!(runs(&staged), None);
    let path = staged.file("go.mod", "module x\n\ngo 1.23.1\ntoolchain go1.25.3\n");
    let module = || SwitchCause::Module { path: path.clone() };
    assert_eq!(runs(&staged), Some(("go1.25.3".to_owned(), module(), None)));
    staged.set("GOTOOLCHAIN", "local");
    assert_eq!(runs(&staged), None, "its `toolchain` line means nothing");
    staged.file("go.mod", "module x\n\ngo 1.24\n");
    let fails =
        |staged: &Staged| runs(staged).map(|(version, because, fails)| (version, because == module(), fails));
    let first = || "go1.24.0".to_owned();
    assert_eq!(fails(&staged), Some((first(), true, Some(SwitchFailure::Forbidden))));
    staged.set("GOTOOLCHAIN", "path");
    assert_eq!(fails(&staged), Some((first(), true, Some(SwitchFailure::NotOnPath))));
    staged.set("GOTOOLCHAIN", "auto");
    assert_eq!(fails(&staged), Some((first(), true, None)));
    staged.set("GOPROXY", "off");
    assert_eq!(fails(&staged), Some((first(), true, Some(SwitchFailure::ProxyOff))));
    staged.set("GOPROXY", "direct");
    staged.file("go.mod", "module x\n\ngo 1.99\n");
    assert_eq!(fails(&staged), Some(("go1.99.0".to_owned(), true, Some(SwitchFailure::NeverReleased))));
    staged.file("go.mod", "module x\n)\n");
    assert_eq!(runs(&staged), None, "a file that does not parse asks for nothing");
    staged.set("GOTOOLCHAIN", "go1.22.1");
    let because = SwitchCause::Toolchain { value: "go1.22.1".to_owned() };
    assert_eq!(runs(&staged), Some(("go1.22.1".to_owned(), because, None)));
}

#[test]
fn a_line_is_named_to_those_that_read_its_file() {
    let mut staged = machine();
    let dir = staged.home().join("sdk/go1.23.12/bin");
    let line = format!("export PATH={}:$PATH\n", dir.display());
    let bashrc = staged.file("home/ada/.bashrc", &line);
    let zshenv = staged.file("home/ada/.zshenv", format!("# mine\n{line}"));
    staged.set("SHELL", "/bin/bash");
    let host = staged.host();
    let (facts, texts) = (detect::detect(&host).unwrap(), rc_texts(&host));
    let configured = BTreeSet::new();
    let look = Look { host: &host, facts: &facts, texts: &texts, command: "go", configured: &configured };
    let read = |shell, is_ssh| last_line_naming(look.read_by_script(shell, is_ssh), &dir, &host.places.home);
    let at = |path: &Path, line| Some(FileLine { path: path.to_owned(), line });
    assert_eq!(read(Shell::Bash, true), at(&bashrc, 1), "sshd makes bash read it");
    assert_eq!(read(Shell::Bash, false), None, "a script reads nothing");
    assert_eq!(read(Shell::Zsh, false), at(&zshenv, 2));
    assert_eq!(read(Shell::Dash, true), None);
}
