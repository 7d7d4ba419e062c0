//! Two runs at the same time: the second names the first and ends, and the first can be stopped at any moment.

use crate::answers::assert_refused;
use crate::{Bare, zip};
use goready_tests::faults::{Hashes, NEW, differences, recorder};
use goready_tests::server::{Answer, Changed, Content, Ending, Server};
use std::process::Command;
use std::time::{Duration, Instant};

/// Longer than any machine needs to begin a download.
const TOO_LONG: Duration = Duration::from_mins(1);

#[test]
fn a_second_run_names_the_first_and_the_first_stops_when_it_is_told_to() {
    let silence = Answer::ok(Content::of("never sent")).ending(Ending::Silence);
    let server = Server::http(Changed::of(recorder()).answer_at(&zip(NEW), silence));
    let bare = Bare::new(&format!("goproxy:{}", server.url("")));
    let (machine, home) = (&bare.machine, bare.machine.home());
    let mut hashes = Hashes::default();
    let before = hashes.picture(&home);

    let mut first = machine.command(&["setup", "--go", NEW, "--yes"]).spawn().unwrap();
    let begun = Instant::now();
    while !server.requests().iter().any(|request| request.path() == zip(NEW)) {
        assert!(first.try_wait().unwrap().is_none(), "the first run is over");
        assert!(begun.elapsed() < TOO_LONG, "the first run does not come to its download");
        std::thread::sleep(Duration::from_millis(5));
    }
    for (lang, holder) in
        [("en", format!("process {}: goready setup", first.id())), ("zh", "goready setup".into())]
    {
        let second = machine.run(&["setup", "--go", NEW, "--yes", "--lang", lang]);
        assert_refused(&second, 75, "GR-LOCK-001");
        assert!(second.stderr.contains(&holder), "{}", second.stderr);
    }
    // Looking needs no lock.
    assert_eq!(machine.run(&["status"]).code, Some(0));

    let interrupted = Command::new("kill").args(["-INT", &first.id().to_string()]).status();
    assert!(interrupted.unwrap().success());
    let first = first.wait_with_output().unwrap();
    assert_eq!(first.status.code(), Some(130), "{first:?}");
    assert!(String::from_utf8_lossy(&first.stderr).contains("[GR-"), "{first:?}");
    assert_eq!(machine.strays(), Vec::<String>::new());
    let undone = machine.run(&["undo", "--yes"]);
    assert_eq!(undone.code, Some(0), "{}{}", undone.stdout, undone.stderr);
    assert_eq!(differences(&hashes.picture(&home), &before), Vec::<String>::new());
}
