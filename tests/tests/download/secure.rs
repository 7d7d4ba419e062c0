//! Whom we believe: certificates, downgrades, proxies, and nobody at all when offline.

use crate::{LENGTH, Machine, noise};
use goready_installers::error::{Class, Coded, Hint};
use goready_installers::host::net::{NetError, Reach};
use goready_installers::observe::Cancel;
use goready_tests::server::{ForwardProxy, Script, Server, TestAuthority, Turn, Validity};

const NAME: &str = "go.goready.test";

fn file() -> Script {
    Script::new(noise(1), [])
}

/// A machine that trusts this authority beside the system's.
fn trusting(authority: &TestAuthority) -> Machine {
    let mut machine = Machine::new();
    machine.settings.ca_file = Some(authority.pem_file(machine.dir.path()));
    machine
}

#[test]
fn an_unknown_authority_is_refused_and_accepted_once_it_is_named() {
    let authority = TestAuthority::new();
    let server = Server::https(file(), &authority, &["127.0.0.1"], Validity::Current);
    let machine = Machine::new();
    let error = machine.download(&server.url("/file")).unwrap_err();
    assert!(matches!(error, NetError::UnknownAuthority { .. } | NetError::NoAuthorities { .. }), "{error}");
    assert_eq!((error.class(), error.hint()), (Class::Protocol, Hint::UseCaFile));
    assert_eq!(server.requests().len(), 0);

    let machine = trusting(&authority);
    let downloaded = machine.download(&server.url("/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(1));
    let other = trusting(&TestAuthority::new());
    assert!(matches!(other.small(&server.url("/file")).unwrap_err(), NetError::UnknownAuthority { .. }));
}

#[test]
fn a_certificate_of_another_time_says_check_the_clock() {
    let authority = TestAuthority::new();
    let machine = trusting(&authority);
    for (validity, code) in [(Validity::Expired, "GR-NET-012"), (Validity::NotYet, "GR-NET-013")] {
        let server = Server::https(file(), &authority, &["127.0.0.1"], validity);
        let error = machine.small(&server.url("/file")).unwrap_err();
        assert_eq!((error.code(), error.class(), error.hint()), (code, Class::Protocol, Hint::CheckClock));
        assert_eq!(server.connections(), 1, "asking again does not move the clock");
    }
}

#[test]
fn a_certificate_for_another_name_is_refused() {
    let authority = TestAuthority::new();
    let server = Server::https(file(), &authority, &["elsewhere.goready.test"], Validity::Current);
    let error = trusting(&authority).small(&server.url("/file")).unwrap_err();
    assert!(matches!(error, NetError::WrongHost { .. }), "{error}");
}

#[test]
fn plain_http_where_tls_is_spoken_and_the_reverse_fail_in_words() {
    let authority = TestAuthority::new();
    let secure = Server::https(file(), &authority, &["127.0.0.1"], Validity::Current);
    let plain = Server::http(file());
    let machine = trusting(&authority);
    let error = machine.small(&plain.url("/file").replace("http:", "https:")).unwrap_err();
    assert!(matches!(error, NetError::Tls { .. }), "{error}");
    assert!(machine.small(&secure.url("/file").replace("https:", "http:")).is_err());
}

#[test]
fn https_never_leads_to_http() {
    let authority = TestAuthority::new();
    let plain = Server::http(file());
    let redirect = Script::new(noise(1), [Turn::Redirect(plain.url("/file"))]);
    let server = Server::https(redirect, &authority, &["127.0.0.1"], Validity::Current);
    let machine = trusting(&authority);
    for error in [
        machine.download(&server.url("/file")).unwrap_err(),
        machine.small(&server.url("/file")).unwrap_err(),
    ] {
        assert!(matches!(error, NetError::Redirect { .. }), "{error}");
        assert_eq!(error.class(), Class::Protocol);
    }
    assert_eq!(plain.connections(), 0);
}

#[test]
fn http_may_lead_to_https() {
    let authority = TestAuthority::new();
    let secure = Server::https(file(), &authority, &["127.0.0.1"], Validity::Current);
    let server = Server::http(Script::new(noise(1), [Turn::Redirect(secure.url("/file"))]));
    let machine = trusting(&authority);
    let downloaded = machine.download(&server.url("/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(1));
}

#[test]
fn a_cut_tls_connection_is_continued_too() {
    let authority = TestAuthority::new();
    let script = Script::new(noise(1), [Turn::CutAfter(LENGTH / 2), Turn::Whole]);
    let server = Server::https(script, &authority, &["127.0.0.1"], Validity::Current);
    let machine = trusting(&authority);
    let downloaded = machine.download(&server.url("/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(1));
    assert_eq!((downloaded.fetched_bytes_total, downloaded.tries), (LENGTH, 2));
}

#[test]
fn offline_opens_no_socket_but_reads_files() {
    let server = Server::http(file());
    let mut machine = Machine::new();
    machine.settings.reach = Reach::Offline;
    let net = machine.net();
    let cancel = Cancel::default();
    for url in [server.url("/file"), server.url("/file").replace("http:", "https:")] {
        let error = net.get_small(&url, LENGTH, &cancel).unwrap_err();
        assert!(matches!(error, NetError::Offline { .. }), "{error}");
        assert_eq!((error.class(), error.hint()), (Class::Unreachable, Hint::GoOnline));
        assert!(matches!(machine.download(&url).unwrap_err(), NetError::Offline { .. }));
    }
    let path = machine.dir.path().join("a file with space");
    std::fs::write(&path, noise(1)).unwrap();
    let url = format!("file://{}", path.display());
    assert_eq!(net.get_small(&url, LENGTH, &cancel).unwrap(), noise(1));
    machine.assert_holds(&machine.download(&url).unwrap(), &noise(1));
    assert_eq!((net.traffic().sockets, net.traffic().requests, server.connections()), (0, 0, 0));
}

#[test]
fn proxies_of_the_environment_are_used_for_both_schemes() {
    let authority = TestAuthority::new();
    let plain = Server::http(file());
    let to_plain = ForwardProxy::to(plain.address());
    let machine = Machine::new().env("http_proxy", &to_plain.url());
    let downloaded = machine.download(&plain.url_as(NAME, "/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(1));
    assert_eq!(to_plain.asked(), [format!("GET http://{NAME}:{}/file", plain.address().port())]);

    let secure = Server::https(file(), &authority, &[NAME], Validity::Current);
    let to_secure = ForwardProxy::to(secure.address());
    let machine = trusting(&authority).env("HTTPS_PROXY", &to_secure.url());
    let downloaded = machine.download(&secure.url_as(NAME, "/file")).unwrap();
    machine.assert_holds(&downloaded, &noise(1));
    assert_eq!(to_secure.asked(), [format!("CONNECT {NAME}:{}", secure.address().port())]);
    assert_eq!(secure.requests()[0].header("proxy-authorization"), None);
}

#[test]
fn no_proxy_and_this_machine_go_around_the_proxy() {
    let server = Server::http(file());
    let proxy = ForwardProxy::to(server.address());
    let machine = Machine::new().env("ALL_PROXY", &proxy.url());
    assert_eq!(machine.small(&server.url("/file")).unwrap(), noise(1));
    assert_eq!(proxy.asked().len(), 0, "this machine needs no proxy");
    // An address that leads here and is not a loopback address.
    let url = server.url_as("0.0.0.0", "/file");
    assert_eq!(machine.small(&url).unwrap(), noise(1));
    assert_eq!(proxy.asked().len(), 1);
    let machine = machine.env("NO_PROXY", "elsewhere.example,0.0.0.0/8");
    assert_eq!(machine.small(&url).unwrap(), noise(1));
    assert_eq!(proxy.asked().len(), 1);
}

#[test]
fn a_proxy_that_wants_a_password_gets_it_and_one_that_does_not_get_it_is_named() {
    let authority = TestAuthority::new();
    let secure = Server::https(file(), &authority, &[NAME], Validity::Current);
    let plain = Server::http(file());
    // "ann:s3cret" in base64.
    let authorization = "Basic YW5uOnMzY3JldA==";
    for (server, port) in [(&secure, secure.address()), (&plain, plain.address())] {
        let proxy = ForwardProxy::for_members(port, authorization);
        let url = server.url_as(NAME, "/file");
        let stranger = trusting(&authority).env("ALL_PROXY", &proxy.url());
        let error = stranger.small(&url).unwrap_err();
        assert!(matches!(error, NetError::ProxyRefused { .. }), "{error}");
        assert_eq!((error.class(), error.hint()), (Class::Unreachable, Hint::CheckNetwork));
        let member =
            trusting(&authority).env("ALL_PROXY", &proxy.url().replace("http://", "http://ann:s3cret@"));
        assert_eq!(member.small(&url).unwrap(), noise(1));
        assert_eq!(server.requests().last().unwrap().header("authorization"), None);
    }
}

#[test]
fn a_proxy_that_is_not_there_is_reported_as_no_connection() {
    let server = Server::http(file());
    let proxy = ForwardProxy::to(server.address());
    let gone = proxy.url();
    drop(proxy);
    let machine = Machine::new().env("ALL_PROXY", &gone);
    let error = machine.small(&server.url_as(NAME, "/file")).unwrap_err();
    assert!(matches!(error, NetError::Connect { .. }), "{error}");
}
