//! What an earlier try left is built on, and never with bytes of another file.

use crate::{LENGTH, Machine, noise};
use goready_installers::error::Coded;
use goready_installers::host::net::{Naming, NetError, forget_partial};
use goready_tests::server::{Answer, Content, Ending, Request, Script, Server, Turn};
use std::sync::atomic::{AtomicU32, Ordering};

const PERCENTS: [u64; 3] = [1, 50, 99];

#[test]
fn a_download_that_is_cut_goes_on_where_it_stopped_and_fetches_no_byte_twice() {
    for percent in PERCENTS {
        let cut = LENGTH * percent / 100;
        let server = Server::http(Script::new(noise(1), [Turn::CutAfter(cut), Turn::Whole]));
        let machine = Machine::new();
        let downloaded = machine.download(&server.url("/file")).unwrap();
        machine.assert_holds(&downloaded, &noise(1));
        assert_eq!((downloaded.fetched_bytes_total, downloaded.tries), (LENGTH, 2), "{percent} %");
        assert_eq!(server.bytes_sent(), LENGTH, "{percent} %");
        let second = &server.requests()[1];
        assert_eq!(second.range_start(), Some(cut));
        assert_eq!(second.header("if-range"), Some("\"first\""));
        assert_eq!(machine.seen.load(Ordering::SeqCst), LENGTH);
    }
}

#[test]
fn the_next_run_goes_on_where_the_last_one_was_cut() {
    for percent in PERCENTS {
        let cut = LENGTH * percent / 100;
        let server = Server::http(Script::new(noise(1), [Turn::CutAfter(cut), Turn::Whole]));
        let mut machine = Machine::new();
        machine.settings.patience.tries = 1;
        let error = machine.download(&server.url("/file")).unwrap_err();
        assert_eq!(error.code(), "GR-NET-011", "{error}");
        assert_eq!(machine.bytes_at_hand(), cut);
        let downloaded = machine.download(&server.url("/file")).unwrap();
        machine.assert_holds(&downloaded, &noise(1));
        assert_eq!(
            (downloaded.resumed_from, downloaded.fetched_bytes_total),
            (cut, LENGTH - cut),
            "{percent} %"
        );
        assert_eq!(server.bytes_sent(), LENGTH, "{percent} %");
    }
}

#[test]
fn a_server_without_ranges_is_taken_from_the_start() {
    let cut = LENGTH / 2;
    let server = Server::http(Script::new(noise(1), [Turn::CutAfter(cut), Turn::IgnoringRange]));
    let machine = Machine::new();
    let downloaded = machine.download(&server.url("/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(1));
    assert_eq!(downloaded.fetched_bytes_total, cut + LENGTH);
    assert_eq!(machine.seen.load(Ordering::SeqCst), LENGTH, "progress never runs past the end");
}

#[test]
fn a_file_that_changed_meanwhile_is_taken_from_the_start() {
    let cut = LENGTH / 2;
    let changed = Turn::Replaced(Content::of(noise(2)), "\"second\"");
    let server = Server::http(Script::new(noise(1), [Turn::CutAfter(cut), changed]));
    let machine = Machine::new();
    let downloaded = machine.download(&server.url("/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(2));
    assert_eq!(downloaded.fetched_bytes_total, cut + LENGTH);
    assert_eq!(downloaded.etag.as_deref(), Some("\"second\""));
}

#[test]
fn a_changed_file_is_noticed_even_when_the_server_ignores_if_range() {
    let cut = LENGTH / 2;
    let asked = AtomicU32::new(0);
    let site = move |request: &Request| {
        if asked.fetch_add(1, Ordering::SeqCst) == 0 {
            return Answer::file(request, Content::of(noise(1)), Some("\"first\""))
                .ending(Ending::CutAfter(cut));
        }
        let mut careless = request.clone();
        careless.headers.remove("if-range");
        Answer::file(&careless, Content::of(noise(2)), Some("\"second\""))
    };
    let server = Server::http(site);
    let machine = Machine::new();
    let downloaded = machine.download(&server.url("/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(2));
    assert_eq!((downloaded.fetched_bytes_total, downloaded.tries), (cut + LENGTH, 3));
    assert_eq!(server.requests()[2].range_start(), None);
}

#[test]
fn a_part_that_does_not_continue_what_is_at_hand_is_thrown_away() {
    let cut = LENGTH / 2;
    for wrong in [Turn::RangeShiftedBy(1), Turn::RangeOfTotal(LENGTH + 1), Turn::Refusal(416, None)] {
        let server = Server::http(Script::new(noise(1), [Turn::CutAfter(cut), wrong.clone(), Turn::Whole]));
        let machine = Machine::new();
        let downloaded = machine.download(&server.url("/file")).unwrap();
        machine.assert_holds(&downloaded, &noise(1));
        assert_eq!((downloaded.fetched_bytes_total, downloaded.tries), (cut + LENGTH, 3), "{wrong:?}");
        assert_eq!(server.requests()[2].range_start(), None, "{wrong:?}");
    }
}

#[test]
fn a_part_where_the_whole_was_asked_for_is_refused() {
    let site = |_: &Request| {
        let mut answer = Answer::ok(Content::of("abc")).header("Content-Range", "bytes 0-2/3");
        answer.status = 206;
        answer
    };
    let server = Server::http(site);
    let error = Machine::new().download(&server.url("/file")).unwrap_err();
    assert!(matches!(error, NetError::Malformed { .. }), "{error}");
}

#[test]
fn without_a_validator_only_a_file_that_never_changes_is_continued() {
    let cut = LENGTH / 2;
    for (naming, fetched) in [(Naming::Immutable, LENGTH), (Naming::Mutable, cut + LENGTH)] {
        let script = Script::new(noise(1), [Turn::CutAfter(cut), Turn::Whole]).etag(None);
        let server = Server::http(script);
        let machine = Machine::new();
        let downloaded =
            machine.download_with(&server.url("/file"), |request| request.naming = naming).unwrap();
        machine.assert_holds(&downloaded, &noise(1));
        assert_eq!(downloaded.fetched_bytes_total, fetched, "{naming:?}");
    }
}

#[test]
fn a_weak_etag_proves_nothing_and_last_modified_stands_in() {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    let script =
        Script::new(noise(1), [Turn::CutAfter(10), Turn::Whole]).etag(Some("W/\"weak\"")).last_modified(date);
    let server = Server::http(script);
    let machine = Machine::new();
    let downloaded = machine.download(&server.url("/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(1));
    assert_eq!(server.requests()[1].header("if-range"), Some(date));
    assert_eq!(downloaded.etag, None);
}

#[test]
fn a_file_that_is_whole_costs_no_request() {
    let server = Server::http(Script::new(noise(1), []));
    let machine = Machine::new();
    machine.download(&server.url("/file")).unwrap();
    let again = machine.download(&server.url("/file")).unwrap();
    machine.assert_holds(&again, &noise(1));
    assert_eq!((again.resumed_from, again.fetched_bytes_total, again.tries), (LENGTH, 0, 0));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn bytes_of_another_address_or_with_a_torn_note_are_not_built_on() {
    for spoil in ["other address", "torn note", "no note", "longer than the file"] {
        let server = Server::http(Script::new(noise(1), [Turn::CutAfter(1000), Turn::Whole]));
        let mut machine = Machine::new();
        machine.settings.patience.tries = 1;
        machine.download(&server.url("/file")).unwrap_err();
        let mut url = server.url("/file");
        match spoil {
            "other address" => url.push_str("-2"),
            "torn note" => std::fs::write(machine.note(), "{\"url\": \"htt").unwrap(),
            "no note" => std::fs::remove_file(machine.note()).unwrap(),
            _ => std::fs::write(machine.partial(), vec![7; 2_000_000]).unwrap(),
        }
        let downloaded = machine.download(&url).unwrap();
        machine.assert_holds(&downloaded, &noise(1));
        assert_eq!((downloaded.resumed_from, downloaded.fetched_bytes_total), (0, LENGTH), "{spoil}");
    }
}

#[test]
fn another_expected_size_than_before_starts_over() {
    let server = Server::http(Script::new(noise(1), [Turn::CutAfter(1000), Turn::Whole]));
    let mut machine = Machine::new();
    machine.settings.patience.tries = 1;
    machine.download(&server.url("/file")).unwrap_err();
    let error = machine
        .download_with(&server.url("/file"), |request| request.expected_size = Some(LENGTH - 1))
        .unwrap_err();
    assert!(matches!(error, NetError::WrongSize { found_bytes: LENGTH, .. }), "{error}");
    assert_eq!(server.requests()[1].range_start(), None);
}

#[test]
fn a_forgotten_partial_leaves_nothing() {
    let server = Server::http(Script::new(noise(1), []));
    let machine = Machine::new();
    machine.download(&server.url("/file")).unwrap();
    forget_partial(&machine.partial()).unwrap();
    forget_partial(&machine.partial()).unwrap();
    assert_eq!(std::fs::read_dir(machine.dir.path()).unwrap().count(), 0);
}

#[test]
fn a_password_in_the_address_reaches_neither_disk_nor_error() {
    let server = Server::http(Script::new(noise(1), [Turn::CutAfter(10), Turn::Refusal(403, None)]));
    let machine = Machine::new();
    let url = server.url("/file?token=s3cret").replace("http://", "http://ann:passw0rd@");
    let error = machine.download(&url).unwrap_err();
    assert!(server.requests()[0].header("authorization").is_some_and(|value| value.starts_with("Basic ")));
    for text in [error.to_string(), format!("{error:?}"), std::fs::read_to_string(machine.note()).unwrap()] {
        assert!(!text.contains("s3cret") && !text.contains("passw0rd"), "{text}");
    }
}
