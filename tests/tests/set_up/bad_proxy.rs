//! A module proxy that answers a web page, hangs, sends half or sends more: told by its code in both languages, nothing is
//! left, and the same command completes once the proxy is well.

use crate::{Bare, kept, zip};
use goready_tests::faults::{Hashes, NEW, Picture, Ran, Thing, differences, recorder};
use goready_tests::server::{Answer, Changed, Content, Ending, Framing, Server};
use std::fs;
use std::path::Path;

/// Bytes that are no page and no zip.
fn noise() -> Content {
    Content::of((0..1_000_003_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<u8>>())
}

/// Runs a set-up whose zip is answered so.
fn run_with(answer: Answer, more: &[&str]) -> (Bare, Ran) {
    let server = Server::http(Changed::of(recorder()).answer_at(&zip(NEW), answer));
    let bare = Bare::new(&format!("goproxy:{}", server.url("")));
    let ran = bare.machine.run(&[&["setup", "--go", NEW, "--yes"], more].concat());
    (bare, ran)
}

/// The files of a home, without those that a run that failed is to leave: its history, its log, our caches of other
/// things.
fn files(home: &Path) -> Picture {
    let outlives = [".local/state/goready", ".cache/goready/proofs", ".cache/goready/catalog.json"];
    let mut files = Hashes::default().everything(home);
    files.retain(|path, thing| *thing != Thing::Dir && !outlives.iter().any(|place| path.starts_with(place)));
    files
}

/// Fails unless the run ended so, told one cause and one next step, and left neither a file nor a download behind.
#[track_caller]
fn assert_fails_cleanly((bare, ran): (Bare, Ran), exit: i32, codes: &[&str]) {
    assert_eq!(ran.code, Some(exit), "{}", ran.stderr);
    for code in codes {
        assert!(ran.stderr.contains(&format!("[{code}]")), "{code}: {}", ran.stderr);
    }
    let said = |words: [&str; 2]| {
        ran.stderr.lines().filter(|line| words.iter().any(|word| line.starts_with(word))).count()
    };
    assert_eq!((said(["Error: ", "错误："]), said(["Next: ", "下一步："])), (1, 1), "{}", ran.stderr);
    let untouched = Bare::new("modules");
    let (left, wanted) = (files(&bare.machine.home()), files(&untouched.machine.home()));
    assert_eq!(differences(&left, &wanted), Vec::<String>::new());
}

#[test]
fn a_web_page_for_a_zip_is_told_as_one() {
    let page = Answer::page("<!DOCTYPE html><title>Log in</title>");
    assert_fails_cleanly(run_with(page.clone(), &[]), 76, &["GR-APPLY-004", "GR-NET-021"]);
    assert_fails_cleanly(run_with(page, &["--lang", "zh"]), 76, &["GR-APPLY-004", "GR-NET-021"]);
}

#[test]
fn a_zip_that_never_comes_costs_a_bounded_time() {
    let begun = std::time::Instant::now();
    let silence = Answer::ok(noise()).ending(Ending::Silence);
    assert_fails_cleanly(run_with(silence, &[]), 69, &["GR-APPLY-004"]);
    assert!(begun.elapsed().as_secs() < 120, "{:?}", begun.elapsed());
}

#[test]
fn half_a_zip_is_asked_for_again_and_then_given_up() {
    let half = Answer::ok(noise()).ending(Ending::CutAfter(500_000));
    let (bare, ran) = run_with(half, &[]);
    assert_eq!(ran.code, Some(69), "{}", ran.stderr);
    // What came of it is kept: the next run builds on it, whatever server has the rest.
    let partial = bare.machine.home().join(".cache/goready/downloads");
    assert!(fs::read_dir(partial).unwrap().count() > 0);
    let well = Server::http(recorder());
    let source = format!("goproxy:{}", well.url(""));
    let again = bare.machine.run(&["setup", "--go", NEW, "--yes", "--source", &source]);
    assert_eq!(again.code, Some(0), "{}{}", again.stdout, again.stderr);
    assert_eq!(bare.machine.strays(), Vec::<String>::new());
}

#[test]
fn more_than_a_zip_is_refused() {
    let mut more = fs::read(kept(&zip(NEW))).unwrap();
    more.extend([0; 1000]);
    assert_fails_cleanly(run_with(Answer::ok(Content::of(more)), &[]), 80, &["GR-ARC-002"]);
    let endless = Answer::ok(noise()).framing(Framing::Declared(600_000_000));
    assert_fails_cleanly(run_with(endless, &["--lang", "zh"]), 80, &["GR-APPLY-004"]);
}

#[test]
fn a_proxy_that_answers_everything_with_a_page_is_told_as_such() {
    let captive = Server::http(|_: &_| Answer::page("<!DOCTYPE html><title>Log in</title>"));
    let bare = Bare::new(&format!("goproxy:{}", captive.url("")));
    let mut command = bare.machine.command(&["setup", "--go", NEW, "--yes"]);
    // The checksum database's own address leads into the same net.
    let output = command.env("HTTPS_PROXY", captive.url("")).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let ran = Ran { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) };
    assert_fails_cleanly((bare, ran), 76, &["GR-APPLY-004"]);
}
