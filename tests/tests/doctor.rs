//! Faults made for real, each in a home of its own that a set-up made: doctor names exactly the fault, `--fix` cures it
//! where a cure exists, and `undo` brings it back byte for byte. The healthy home has no findings.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of tests stop the test where something is wrong, and start real programs"
)]

mod doctor {
    pub(crate) mod bed;
    mod oddities;
    mod own_lines;
    mod own_words;
    pub(crate) mod projects;
    pub(crate) mod table;
}

use doctor::bed::{Bed, Looked, codes_of, findings_of};
use doctor::projects::PROJECTS;
use doctor::table::{Cure, FAULTS, Fault};
use goready_tests::faults::{Machine, NEW, Start, binary, proxy, volume};
use goready_tests::sampled;
use goready_tests::server::{Answer, Request, Server, Site, TestAuthority, Validity};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Every how many-th fault the ordinary run takes.
const SAMPLE: usize = 6;

#[test]
fn a_healthy_home_has_no_findings_in_any_shell() {
    let bed = Bed::new();
    let looked = bed.doctor(&[]);
    assert_eq!(looked.codes(), Vec::<String>::new(), "{}", looked.stdout);
    assert_eq!(looked.code, 0);
    let shells: Vec<&str> = Bed::SHELLS.to_vec();
    sampled(&format!("doctor: a healthy home in {}", shells.join(", ")));
}

/// A set-up of all shells makes no file for one that merely is installed: this home has a `.zshrc`, and nothing that zsh
/// reads at a login alone.
#[test]
fn a_shell_is_not_blamed_where_a_set_up_left_it_alone() {
    let place = tempfile::tempdir_in(volume()).unwrap();
    let machine = Machine::new(place.path(), &proxy(), Start::Bare);
    assert!(Path::new("/bin/zsh").exists(), "zsh is missing: tests/install");
    let ran = machine.run(&["setup", "--go", NEW, "--yes"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    let looked = machine.run(&["doctor", "--offline"]);
    assert!(
        !looked.stdout.contains("GR-DOC-015") && !looked.stdout.contains("GR-DOC-021"),
        "{}",
        looked.stdout
    );
    let zshrc = fs::read(machine.home().join(".zshrc")).unwrap();
    assert!(String::from_utf8_lossy(&zshrc).contains("goready"), "zsh was not set up at all");
}

/// What is not looked at is not called fine.
#[test]
fn what_was_not_looked_at_is_told_so() {
    let bed = Bed::new();
    let looked = bed.doctor(&[]);
    let look = |check: &str| {
        let findings = looked.findings();
        let finding = findings.iter().find(|finding| finding.get("check").unwrap() == check).unwrap();
        finding.get("look").and_then(Value::as_str).unwrap().to_owned()
    };
    for (check, expected) in [
        ("module_proxy", "offline"),
        ("checksum_database", "offline"),
        ("gopls", "nothing_there"),
        ("project", "nothing_there"),
        ("shells", "taken"),
    ] {
        assert_eq!(look(check), expected, "{check}");
    }
    for (lang, words) in [("en-US", "Module proxy: not looked at"), ("zh-CN", "未检查")] {
        let text = bed.run(&[], &["doctor", "--offline", "--lang", lang]).stdout;
        assert!(text.contains(words), "{text}");
    }
}

/// Each shell is told the line of a file that it reads itself.
#[test]
fn a_line_that_replaces_path_is_blamed_in_the_shell_that_reads_it() {
    let bed = Bed::new();
    bed.append(".bashrc", "export PATH=/nowhere\n");
    bed.append(".zshrc", "export PATH=/elsewhere\n");
    let blamed = |shell: &str| {
        let findings = bed.doctor(&[]).findings();
        let of_shell = findings.iter().find(|finding| {
            finding.get("code").and_then(Value::as_str) == Some("GR-DOC-015")
                && finding.pointer("/trouble/shell").and_then(Value::as_str) == Some(shell)
        });
        let path = of_shell.unwrap().pointer("/trouble/at/path").and_then(Value::as_str).unwrap().to_owned();
        Path::new(&path).file_name().unwrap().to_str().unwrap().to_owned()
    };
    assert_eq!(blamed("bash"), ".bashrc");
    assert_eq!(blamed("zsh"), ".zshrc");
}

/// Every fault.
fn faults() -> impl Iterator<Item = &'static Fault> {
    FAULTS.iter().chain(PROJECTS)
}

#[test]
fn a_sample_of_faults_is_named_cured_and_brought_back() {
    // The first of each kind of cure, and every few of the rest.
    let sample = faults().enumerate().filter(|(index, _)| index % SAMPLE == 0).map(|(_, fault)| fault);
    let count = go_through(sample);
    sampled(&format!("doctor: {count} of {} staged faults (tests/run --long: all)", faults().count()));
}

#[test]
#[ignore = "long: every staged fault"]
fn every_fault_is_named_cured_and_brought_back() {
    assert!(faults().count() >= 40);
    let count = go_through(faults());
    sampled(&format!("doctor: all {count} staged faults"));
}

/// Comments, trailing commas, line ends and everything else that VS Code allows stay as they are.
#[test]
fn settings_of_an_editor_are_emptied_and_nothing_else_in_them_changes() {
    let bed = Bed::new();
    let before = "\u{feff}// mine\r\n{\r\n\t\"go.goroot\" : \"/usr/lib/go-1.18\", /* old */\r\n\t\"go.alternateTools\": \
                  {\"dlv\": \"/opt/dlv\", \"gopls\": \"gopls\",},\r\n\t\"editor.fontSize\": 14,\r\n}";
    let path = bed.path("dotfiles/settings.json");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, before).unwrap();
    fs::create_dir_all(bed.path(".config/Code/User")).unwrap();
    std::os::unix::fs::symlink(&path, bed.path(".config/Code/User/settings.json")).unwrap();
    let looked = bed.doctor(&[]);
    assert_eq!(looked.codes(), ["GR-DOC-110", "GR-DOC-110"]);
    let shown = bed.run(&[], &["doctor", "--offline", "--fix", "--dry-run"]);
    assert!(shown.stderr.contains("+\t\"go.goroot\" : \"\", /* old */"), "{}", shown.stderr);
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    let fixed = bed.doctor(&["--fix", "--yes"]);
    assert_eq!((fixed.code, left_after(&fixed)), (0, Vec::new()), "{}", fixed.stderr);
    let wanted = before.replace("/usr/lib/go-1.18", "").replace("/opt/dlv", "");
    assert_eq!(fs::read_to_string(&path).unwrap(), wanted);
    assert!(fs::symlink_metadata(bed.path(".config/Code/User/settings.json")).unwrap().is_symlink());
    assert_eq!(bed.run(&[], &["undo", "--yes"]).code, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}

/// Real servers and closed doors: what does not answer, what shows a certificate that nobody vouches for, and what is
/// blocked have names of their own; a proxy that answers is fine, whatever its answer.
#[test]
fn what_is_wrong_with_the_network_is_named() {
    let bed = Bed::new();
    let authority = TestAuthority::new();
    let https = |validity| Server::https(Refusing, &authority, &["localhost"], validity);
    let (intercepted, expired, plain) =
        (https(Validity::Current), https(Validity::Expired), Server::http(Refusing));
    let own = authority.pem_file(&bed.place("work")).display().to_string();
    let closed = "http://127.0.0.1:1".to_owned();
    let env = |name: &'static str, value: String| vec![(name, value)];
    let at = |server: &Server| server.url_as("localhost", "");
    let by_authority = |server: &Server| vec![("GOPROXY", at(server)), ("SSL_CERT_FILE", own.clone())];
    for (what, env, expected) in [
        ("no proxy there", env("GOPROXY", closed.clone()), vec!["module_proxy GR-DOC-103"]),
        ("a proxy that refuses", env("GOPROXY", at(&plain)), vec![]),
        ("intercepted", env("GOPROXY", at(&intercepted)), vec!["module_proxy GR-DOC-104"]),
        ("an authority of the company", by_authority(&intercepted), vec![]),
        ("expired", by_authority(&expired), vec!["module_proxy GR-DOC-105"]),
        (
            "the database behind a closed door",
            vec![("GOPROXY", "off".to_owned()), ("HTTPS_PROXY", closed)],
            vec!["checksum_database GR-DOC-103"],
        ),
    ] {
        let looked = bed.run(&env, &["doctor", "--json"]);
        let network = |finding: &Value| {
            let text = |key: &str| finding.get(key).and_then(Value::as_str).map(str::to_owned);
            let check = text("check").filter(|check| check == "module_proxy" || check == "checksum_database");
            Some(format!("{} {}", check?, text("code")?))
        };
        let found: Vec<String> = looked.findings().iter().filter_map(network).collect();
        // Whatever the proxy does, the database is asked too; only the proxy is staged here.
        let found: Vec<&String> =
            found.iter().filter(|found| what.contains("database") || found.starts_with("module")).collect();
        assert_eq!(found, expected.iter().collect::<Vec<_>>(), "{what}: {}", looked.stdout);
    }
    sampled("doctor: six networks, each with a real server or a closed door");
}

/// A server that knows nobody.
struct Refusing;

impl Site for Refusing {
    fn answer(&self, _request: &Request) -> Answer {
        Answer::status(404)
    }
}

/// How many faults were gone through; what went wrong with any of them fails the test at the end.
fn go_through<'a>(faults: impl Iterator<Item = &'a Fault>) -> usize {
    let bed = Bed::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    for fault in faults {
        count += 1;
        if let Err(problem) = go_through_one(&bed, fault) {
            wrong.push(format!("{}: {problem}", fault.name));
        }
        bed.reset();
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    count
}

fn go_through_one(bed: &Bed, fault: &Fault) -> Result<(), String> {
    let env = (fault.stage)(bed);
    let faulty = bed.picture();
    let looked = bed.doctor_with(&env, &[]);
    let mut codes = looked.codes();
    codes.dedup();
    if codes != fault.codes {
        return Err(format!(
            "found {codes:?} instead of {:?}\n{}{}",
            fault.codes, looked.stdout, looked.stderr
        ));
    }
    let is_broken = looked.is_broken();
    if looked.code != i32::from(is_broken) {
        return Err(format!("exit {} where broken is {is_broken}", looked.code));
    }
    if bed.picture() != faulty {
        return Err("looking changed the home".to_owned());
    }
    let is_fixable = looked.findings().iter().any(|finding| finding.get("fix").is_some_and(Value::is_object));
    if (fault.cure == Cure::ByHand) == is_fixable {
        return Err(format!("a fix is offered: {is_fixable}"));
    }
    if fault.cure == Cure::ByHand {
        return Ok(());
    }
    let fixed = bed.doctor_with(&env, &["--fix", "--yes"]);
    if fixed.code != 0 {
        return Err(format!("--fix: exit {}\n{}{}", fixed.code, fixed.stdout, fixed.stderr));
    }
    // What is the person's own choice stays, and was said to stay.
    let chosen =
        looked.findings().into_iter().filter(|finding| !finding.get("fix").is_some_and(Value::is_object));
    let chosen = codes_of(&chosen.collect::<Vec<_>>());
    let left = left_after(&fixed);
    if left != chosen {
        return Err(format!("not cured: {left:?}\n{}", fixed.stderr));
    }
    let undone = bed.run(&env, &["undo", "--yes"]);
    if undone.code != 0 {
        return Err(format!("undo: exit {}\n{}", undone.code, undone.stderr));
    }
    let differing = bed.differences(&faulty);
    if differing.is_empty() { Ok(()) } else { Err(format!("undo left {differing:#?}")) }
}

fn left_after(fixed: &Looked) -> Vec<String> {
    let answer: Value = serde_json::from_str(&fixed.stdout).unwrap_or_default();
    answer.get("after").map(|after| codes_of(&findings_of(after))).unwrap_or_default()
}

/// GOPROXY is also where SDKs come from; what fetches none must answer all the same.
#[test]
fn a_goproxy_that_means_nothing_is_told_and_mended() {
    let bed = Bed::new();
    bed.append(".config/go/env", "GOPROXY=ftp://proxy.example\n");
    let before = bed.picture();
    for words in [&["status"][..], &["history"], &["env"], &["why"], &["env", "GOPROXY"]] {
        let ran = bed.run_unsourced(&[], words);
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.stderr);
    }
    let looked = bed.run_unsourced(&[], &["doctor", "--offline", "--json"]);
    assert_eq!(looked.codes(), ["GR-DOC-042"], "{}{}", looked.stdout, looked.stderr);
    let refused = bed.run_unsourced(&[], &["sdk", "install", "1.26", "--yes"]);
    assert!(refused.code == 65 && refused.stderr.contains("[GR-PROXY-003]"), "{}", refused.stderr);
    assert_eq!(bed.run_unsourced(&[], &["doctor", "--offline", "--fix", "--yes"]).code, 0);
    assert_eq!(bed.run_unsourced(&[], &["doctor", "--offline", "--json"]).codes(), [""; 0]);
    assert_eq!(bed.run_unsourced(&[], &["undo", "--yes"]).code, 0);
    assert_eq!(bed.differences(&before), [""; 0]);
}

/// Shells are started here a second time, by hand, and systemd's own generator is asked about `environment.d`.
#[test]
fn why_says_what_really_happens_when_things_are_started() {
    let bed = Bed::new();
    let other = bed.path("sdk/other/bin");
    Bed::program(&other.join("go"), "#!/bin/sh\necho go version go1.22.0 linux/amd64\n");
    bed.append(".bashrc", &format!("export PATH={}:$PATH\n", other.display()));
    bed.prepend(".zshenv", &format!("export PATH={}:$PATH\n", other.display()));
    let asked = bed.run(&[], &["why", "--json"]);
    assert_eq!(asked.code, 0, "{}", asked.stderr);
    let answer: Value = serde_json::from_str(&asked.stdout).unwrap();
    assert_eq!(answer.get("agree"), Some(&Value::Bool(false)));
    let answers = answer.get("answers").and_then(Value::as_array).unwrap();
    for shell in Bed::SHELLS {
        for (consumer, flags) in
            [("login_shell", &["-l", "-c"][..]), ("interactive_shell", &["-i", "-c"]), ("script", &["-c"])]
        {
            let said = answers.iter().find(|answer| {
                let who = answer.get("consumer").unwrap();
                who.get("consumer").and_then(Value::as_str) == Some(consumer)
                    && who.get("shell").and_then(Value::as_str) == Some(shell)
            });
            let said = said.unwrap().get("command").and_then(Value::as_str).unwrap_or_default();
            assert_eq!(said, bed.command_in(shell, flags), "{shell} {consumer}");
        }
    }
    if let Some(path) = bed.generated_path() {
        let service = answers.iter().find(|answer| {
            answer.pointer("/consumer/consumer").and_then(Value::as_str) == Some("user_service")
        });
        let found = path.split(':').map(|dir| format!("{dir}/go")).find(|go| Path::new(go).exists());
        let said = service.unwrap().get("command").and_then(Value::as_str).map(str::to_owned);
        assert_eq!(said, found, "systemd's generator says {path}");
    }
    sampled(&format!("why: {} shells at login, interactive and for a script", Bed::SHELLS.len()));
}

/// As ratios in one run: `doctor --offline` with warm caches to `go env -json` plus one start of each configured shell,
/// `env` to `go env -json`. Only an optimised binary (`GOREADY_BIN`) is held to the bounds.
#[test]
#[ignore = "long: a measurement"]
fn looking_costs_little() {
    const TURNS: usize = 15;
    let bed = Bed::new();
    let go = bed.path(".local/share/goready/go/bin/go");
    let (mut doctor, mut env) = (Vec::new(), Vec::new());
    for _turn in 0..TURNS {
        let go_env = bed.time(&go, &["env", "-json"]);
        env.push(bed.time(&binary(), &["env"]) / go_env);
        let shells: f64 =
            Bed::SHELLS.iter().map(|shell| bed.time(Path::new(shell), &["-i", "-c", "true"])).sum();
        doctor.push(bed.time(&binary(), &["doctor", "--offline"]) / (go_env + shells));
    }
    for ratios in [&mut doctor, &mut env] {
        ratios.sort_by(f64::total_cmp);
    }
    let middle = |ratios: &[f64]| ratios.get(TURNS / 2).copied().unwrap_or_default();
    let (doctor, env) = (middle(&doctor), middle(&env));
    sampled(&format!(
        "doctor: {doctor:.2} times go env -json and the shells; env: {env:.2} times go env -json"
    ));
    if std::env::var_os("GOREADY_BIN").is_some() {
        assert!(doctor <= 3.0 && env <= 1.5, "doctor {doctor:.2}, env {env:.2}");
    }
}

#[test]
fn a_report_tells_neither_who_nor_where_nor_what_opens_doors() {
    let bed = Bed::new();
    bed.append(
        ".config/go/env",
        &format!(
            "GOPROXY=https://ada:sesame@proxy.example?token=0pen5e5ame,off\nGOFLAGS=-ldflags=-Xmain.token=t0psecret\n\
             GOPATH=/{}/g:{}/h\nGOINSECURE=gitlab.example/ghp_0123456789abcdef\n",
            bed.home().display(),
            bed.place("./home/.").display()
        ),
    );
    let host = fs::read_to_string("/etc/hostname").unwrap_or_default();
    let env = [
        ("USER", "adalovelace".to_owned()),
        ("HTTPS_PROXY", "http://ada:pr0xypass@proxy.example:3128".to_owned()),
        ("HTTP_PROXY", "http://ada:pr0xypass@proxy.example:3128".to_owned()),
        ("GOAUTH", "netrc".to_owned()),
        ("GOBIN", bed.path("adalovelace").display().to_string()),
    ];
    let report = bed.place("report.txt");
    bed.doctor_with(&env, &["--report", report.to_str().unwrap()]);
    let text = fs::read_to_string(report).unwrap();
    assert!(text.contains("GOPROXY"), "{text}");
    assert!(text.contains("gitlab.example/***"), "{text}");
    assert!(text.contains("GOPATH is ~/g:~/./h (line"), "{text}");
    let home = bed.home();
    let home = home.to_str().unwrap();
    for secret in [
        "sesame",
        "0pen5e5ame",
        "t0psecret",
        "pr0xypass",
        "adalovelace",
        "0123456789abcdef",
        home,
        host.trim(),
    ] {
        assert!(secret.is_empty() || !text.contains(secret), "{secret} is in\n{text}");
    }
}

#[test]
fn both_languages_tell_every_trouble_and_its_next_step() {
    let bed = Bed::new();
    bed.append(".bashrc", "export PATH=/nowhere\n");
    for (lang, word) in [("en-US", "finds no Go"), ("zh-CN", "找不到 Go")] {
        let ran = bed.run(&[], &["doctor", "--offline", "--lang", lang]);
        assert_eq!(ran.code, 1);
        assert!(ran.stdout.contains(word) && ran.stdout.contains("[GR-DOC-015]"), "{}", ran.stdout);
        assert!(ran.stdout.contains("→"), "{}", ran.stdout);
    }
}
