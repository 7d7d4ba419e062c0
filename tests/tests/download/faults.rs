//! Servers that refuse, hang, lie about sizes, or are not the server at all.

use crate::{LENGTH, Machine, noise};
use goready_installers::error::{Class, Coded, Hint};
use goready_installers::host::net::{DownloadRequest, Naming, NetError, Phase};
use goready_installers::observe::Cancel;
use goready_tests::server::{Answer, Content, Request, Script, Server, Turn};
use std::time::{Duration, Instant};

#[test]
fn a_server_that_names_a_time_is_asked_again_then() {
    for status in [429, 503] {
        let server = Server::http(Script::new(noise(1), [Turn::Refusal(status, Some("7")), Turn::Whole]));
        let machine = Machine::new();
        let downloaded = machine.download(&server.url("/file")).unwrap();
        machine.assert_holds(&downloaded, &noise(1));
        assert_eq!((downloaded.fetched_bytes_total, downloaded.tries), (LENGTH, 2));
        assert_eq!(machine.waits.so_far(), [Duration::from_secs(7)]);
    }
}

#[test]
fn a_server_that_wants_an_hour_is_given_up_at_once() {
    let server = Server::http(Script::new(noise(1), [Turn::Refusal(429, Some("3600"))]));
    let machine = Machine::new();
    let error = machine.download(&server.url("/file")).unwrap_err();
    let hour = Some(Duration::from_hours(1));
    assert!(
        matches!(error, NetError::Status { status: 429, retry_after, .. } if retry_after == hour),
        "{error}"
    );
    assert_eq!((server.requests().len(), machine.waits.so_far().len()), (1, 0));
}

#[test]
fn passing_trouble_is_waited_out_and_lasting_trouble_ends() {
    for status in [408, 425, 429, 500, 502, 503, 504] {
        let server = Server::http(Script::new(noise(1), [Turn::Refusal(status, None), Turn::Whole]));
        let machine = Machine::new();
        let downloaded = machine.download(&server.url("/file")).unwrap();
        assert_eq!((downloaded.tries, machine.waits.so_far().len()), (2, 1), "{status}");
    }
    let server = Server::http(Script::new(noise(1), [Turn::Refusal(503, None)]));
    let machine = Machine::new();
    let error = machine.download(&server.url("/file")).unwrap_err();
    assert_eq!((error.code(), error.class()), ("GR-NET-020", Class::Unreachable));
    assert_eq!((server.requests().len(), machine.waits.so_far().len()), (6, 5));
}

#[test]
fn what_is_not_there_or_forbidden_is_not_asked_for_twice() {
    for (status, class) in [(404, Class::NotFound), (410, Class::NotFound), (403, Class::Unreachable)] {
        let server = Server::http(Script::new(noise(1), [Turn::Refusal(status, None)]));
        let error = Machine::new().download(&server.url("/file")).unwrap_err();
        assert_eq!((error.class(), server.requests().len()), (class, 1), "{status}");
    }
}

#[test]
fn a_server_that_hangs_in_the_middle_is_left_and_continued() {
    let half = LENGTH / 2;
    let server = Server::http(Script::new(noise(1), [Turn::HangAfter(half), Turn::Whole]));
    let machine = Machine::impatient();
    let downloaded = machine.download(&server.url("/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(1));
    assert_eq!((downloaded.fetched_bytes_total, downloaded.tries), (LENGTH, 2));
}

#[test]
fn a_server_that_never_answers_gets_a_second_chance_only() {
    let server = Server::http(Script::new(noise(1), [Turn::Silence]));
    let error = Machine::impatient().download(&server.url("/file")).unwrap_err();
    assert!(matches!(error, NetError::TimedOut { phase: Phase::Answering, .. }), "{error}");
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_closed_port_costs_two_tries_and_hardly_any_time() {
    let server = Server::http(Script::new(noise(1), []));
    let url = server.url("/file");
    drop(server);
    let machine = Machine::new();
    let start = Instant::now();
    let error = machine.download(&url).unwrap_err();
    assert!(matches!(error, NetError::Connect { .. }), "{error}");
    assert_eq!((error.class(), error.hint()), (Class::Unreachable, Hint::CheckNetwork));
    assert_eq!(machine.waits.so_far().len(), 1);
    assert!(start.elapsed() < Duration::from_secs(3));
}

#[test]
fn cancelling_is_seen_at_once_although_the_server_hangs() {
    for turn in [Turn::Silence, Turn::HangAfter(1000)] {
        let server = Server::http(Script::new(noise(1), [turn]));
        let machine = Machine::new();
        let cancel = Cancel::default();
        let url = server.url("/file");
        std::thread::scope(|scope| {
            let running = scope.spawn(|| {
                let partial = machine.partial();
                let (max_size, naming) = (LENGTH, Naming::Mutable);
                let request =
                    DownloadRequest { url: &url, partial: &partial, expected_size: None, max_size, naming };
                let net = machine.net();
                let outcome = net.download(&request, &|_| {}, &cancel);
                drop(net);
                (outcome, Instant::now())
            });
            while server.requests().is_empty() {
                std::thread::yield_now();
            }
            let asked = Instant::now();
            cancel.request();
            let (outcome, ended) = running.join().unwrap();
            let error = outcome.unwrap_err();
            assert_eq!(error.class(), Class::Cancelled, "{error}");
            let took = ended - asked;
            assert!(took < Duration::from_millis(400), "{took:?}");
        });
    }
}

#[test]
fn a_trickle_is_recognised_as_one() {
    let server = Server::http(Script::new(noise(1), [Turn::Trickle(Duration::from_millis(20))]));
    let mut machine = Machine::new();
    machine.settings.patience.slow_window = Duration::from_millis(300);
    let error = machine.download(&server.url("/file")).unwrap_err();
    assert!(matches!(error, NetError::TooSlow { bytes_per_sec: 1..=60, .. }), "{error}");
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_small_answer_that_trickles_ends_too() {
    let server = Server::http(Script::new(noise(1), [Turn::Trickle(Duration::from_millis(20))]));
    let mut machine = Machine::new();
    machine.settings.patience.read = Duration::from_millis(100);
    machine.settings.patience.small_tries = 1;
    let error = machine.net().get_small(&server.url("/list"), 2 * LENGTH, &Cancel::default()).unwrap_err();
    assert!(matches!(error, NetError::TimedOut { phase: Phase::Reading, .. }), "{error}");
}

#[test]
fn another_size_than_expected_is_refused_and_keeps_nothing() {
    let declares_less = Turn::Declaring(LENGTH - 10);
    let declares_more = Turn::Declaring(LENGTH + 10);
    for turn in [declares_less, declares_more] {
        let server = Server::http(Script::new(noise(1), [turn]));
        let machine = Machine::new();
        let outcome =
            machine.download_with(&server.url("/file"), |request| request.expected_size = Some(LENGTH));
        let error = outcome.unwrap_err();
        assert!(matches!(error, NetError::WrongSize { .. }), "{error}");
        assert_eq!((error.class(), error.hint()), (Class::Integrity, Hint::FetchAgain));
        assert_eq!(machine.bytes_at_hand(), 0);
    }
}

#[test]
fn a_body_that_runs_past_the_expected_size_is_stopped() {
    for turn in [Turn::Chunked, Turn::UntilClose] {
        let server = Server::http(Script::new(noise(1), [turn]));
        let machine = Machine::new();
        let outcome =
            machine.download_with(&server.url("/file"), |request| request.expected_size = Some(LENGTH - 1));
        let error = outcome.unwrap_err();
        assert!(matches!(error, NetError::WrongSize { expected_bytes, .. } if expected_bytes == LENGTH - 1));
        assert_eq!(machine.bytes_at_hand(), 0);
        let outcome = machine.download_with(&server.url("/file"), |request| request.max_size = LENGTH - 1);
        assert!(matches!(outcome.unwrap_err(), NetError::TooLarge { .. }));
    }
    let server = Server::http(Script::new(noise(1), []));
    let outcome = Machine::new().download_with(&server.url("/file"), |request| request.max_size = LENGTH - 1);
    assert!(matches!(outcome.unwrap_err(), NetError::TooLarge { .. }), "a declared length is believed");
}

#[test]
fn bytes_behind_the_declared_length_are_never_read() {
    let server = Server::http(Script::new(noise(1), [Turn::Declaring(1000)]));
    let machine = Machine::new();
    let downloaded = machine.download(&server.url("/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(1)[..1000]);
    // The surplus must not be taken for the next answer on this connection.
    let net = machine.net();
    let cancel = Cancel::default();
    for _ in 0..2 {
        assert_eq!(net.get_small(&server.url("/file"), 2000, &cancel).unwrap(), noise(1)[..1000]);
    }
}

#[test]
fn a_length_that_never_comes_ends_in_an_error() {
    let server = Server::http(Script::new(b"short".to_vec(), [Turn::Declaring(50)]));
    let error = Machine::impatient().download(&server.url("/file")).unwrap_err();
    assert_eq!(error.class(), Class::Unreachable, "{error}");
    assert!(server.requests().len() <= 12, "{}", server.requests().len());
}

#[test]
fn a_body_of_undeclared_length_is_taken_whole_and_a_cut_one_is_noticed() {
    for turn in [Turn::Chunked, Turn::UntilClose] {
        let server = Server::http(Script::new(noise(1), [turn]));
        let machine = Machine::new();
        let downloaded = machine.download(&server.url("/file")).unwrap();
        machine.assert_holds(&downloaded, &noise(1));
    }
    let server = Server::http(Script::new(noise(1), [Turn::ChunkedCutAfter(1000), Turn::Chunked]));
    let machine = Machine::new();
    let downloaded = machine.download(&server.url("/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(1));
    assert_eq!(downloaded.fetched_bytes_total, LENGTH + 1000);
}

#[test]
fn a_login_page_is_never_taken_for_the_file() {
    for turn in [Turn::Page, Turn::HiddenPage] {
        let server = Server::http(Script::new(noise(1), [turn]));
        let machine = Machine::new();
        for error in [
            machine.download(&server.url("/go1.zip")).unwrap_err(),
            machine.small(&server.url("/list")).unwrap_err(),
        ] {
            assert!(matches!(error, NetError::WebPage { .. }), "{error}");
            assert_eq!((error.class(), error.hint()), (Class::Protocol, Hint::CheckNetwork));
        }
        assert_eq!(machine.bytes_at_hand(), 0);
    }
    let server = Server::http(Script::new(noise(1), [Turn::CutAfter(1000), Turn::Page, Turn::Whole]));
    let machine = Machine::new();
    assert!(matches!(machine.download(&server.url("/go1.zip")).unwrap_err(), NetError::WebPage { .. }));
    assert_eq!(machine.bytes_at_hand(), 1000, "what was fetched before is kept for the next run");
    let downloaded = machine.download(&server.url("/go1.zip")).unwrap();
    machine.assert_holds(&downloaded, &noise(1));
    assert_eq!(downloaded.resumed_from, 1000);
}

#[test]
fn an_encoding_nobody_asked_for_is_refused_unless_it_is_the_archive_s_own() {
    let refused = [("/go1.zip", "gzip"), ("/go1.tar.gz", "br"), ("/go1.zip", "deflate")];
    for (path, encoding) in refused {
        let server = Server::http(Script::new(noise(1), [Turn::Encoded(encoding)]));
        let error = Machine::new().download(&server.url(path)).unwrap_err();
        assert!(matches!(error, NetError::Encoded { .. }), "{path} {encoding}: {error}");
        assert_eq!(server.requests()[0].header("accept-encoding"), Some("identity"));
    }
    for (path, encoding) in [("/go1.tar.gz", "x-gzip"), ("/go1.tar.gz", "gzip"), ("/go1.zip", "identity")] {
        let server = Server::http(Script::new(noise(1), [Turn::Encoded(encoding)]));
        let machine = Machine::new();
        let downloaded = machine.download(&server.url(path)).unwrap();
        machine.assert_holds(&downloaded, &noise(1));
    }
}

#[test]
fn redirects_are_followed_to_a_limit() {
    let hops = |most: u32| {
        move |request: &Request| match request.path().trim_start_matches('/').parse::<u32>() {
            Ok(at) if at < most => Answer::redirect(&format!("{}", at + 1)),
            _ => Answer::ok(Content::of("there")),
        }
    };
    let server = Server::http(hops(10));
    assert_eq!(Machine::new().small(&server.url("/0")).unwrap(), b"there");
    let server = Server::http(hops(11));
    let error = Machine::new().small(&server.url("/0")).unwrap_err();
    assert!(matches!(error, NetError::Redirect { .. }), "{error}");
    assert_eq!(server.requests().len(), 11);
}

#[test]
fn redirects_to_files_or_to_nothing_are_refused() {
    for to in ["file:///etc/passwd", "ftp://127.0.0.1/", "http://[", "data:text/plain,x"] {
        let server = Server::http(Script::new(noise(1), [Turn::Redirect(to.to_owned())]));
        let error = Machine::new().small(&server.url("/")).unwrap_err();
        assert!(matches!(error, NetError::Redirect { .. } | NetError::Malformed { .. }), "{to}: {error}");
    }
    let server = Server::http(|_: &Request| Answer::status(302));
    assert!(matches!(Machine::new().small(&server.url("/")).unwrap_err(), NetError::Malformed { .. }));
}

#[test]
fn a_server_that_does_not_speak_http_is_told_from_a_broken_connection() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            use std::io::{Read as _, Write as _};
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 4096]);
            stream.write_all(b"220 mail.example ESMTP ready\r\n").unwrap();
        });
        let error = Machine::new().small(&url).unwrap_err();
        assert!(matches!(error, NetError::Malformed { .. }), "{error}");
    });
}

#[test]
fn a_small_answer_has_a_bound() {
    let machine = Machine::new();
    for turn in [Turn::Whole, Turn::Chunked] {
        let server = Server::http(Script::new(noise(1), [turn]));
        let outcome = machine.net().get_small(&server.url("/list"), LENGTH - 1, &Cancel::default());
        assert!(matches!(outcome.unwrap_err(), NetError::TooLarge { .. }));
        assert_eq!(
            machine.net().get_small(&server.url("/list"), LENGTH, &Cancel::default()).unwrap(),
            noise(1)
        );
    }
}

#[test]
fn a_full_or_missing_place_is_a_file_error_that_is_not_retried() {
    let server = Server::http(Script::new(noise(1), []));
    let machine = Machine::new();
    let partial = machine.dir.path().join("missing").join("file.partial");
    let outcome = machine.net().download(
        &DownloadRequest {
            url: &server.url("/file"),
            partial: &partial,
            expected_size: None,
            max_size: LENGTH,
            naming: Naming::Mutable,
        },
        &|_| {},
        &Cancel::default(),
    );
    assert!(matches!(outcome.unwrap_err(), NetError::File(_)));
    assert_eq!(server.requests().len(), 0);
    if std::path::Path::new("/dev/full").exists() {
        std::os::unix::fs::symlink("/dev/full", machine.partial()).unwrap();
        let error = machine.download(&server.url("/file")).unwrap_err();
        assert!(matches!(error, NetError::File(_)), "{error}");
    }
}
