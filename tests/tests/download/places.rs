//! The places Go comes from, served from a directory: the official layout, module proxies, the checksum database.

use crate::{Machine, noise};
use goready_installers::catalog::goproxy::{ModuleFile, ToolchainModule};
use goready_installers::host::net::{NetError, SumdbPlace, SumdbTransport, first_answer, module_urls};
use goready_installers::observe::Cancel;
use goready_tests::server::{Answer, Changed, ModuleProxy, OfficialSite, Request, Server};
use sha2::{Digest, Sha256};
use std::path::Path;

const TOOLCHAIN: &str = "golang.org/toolchain";
const VERSION: &str = "v0.0.1-go1.22.2.linux-amd64";
const ARCHIVE: &str = "go1.22.2.linux-amd64.tar.gz";

fn write(dir: &Path, name: &str, bytes: &[u8]) {
    let path = dir.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn the_official_layout_is_read_through_its_redirect() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), ARCHIVE, &noise(1));
    let server = Server::http(OfficialSite::new(dir.path()));
    let machine = Machine::new();
    let downloaded = machine.download(&server.url(&format!("/dl/{ARCHIVE}"))).unwrap();
    machine.assert_holds(&downloaded, &noise(1));
    let index = machine.small(&server.url("/dl/?mode=json")).unwrap();
    let index: serde_json::Value = serde_json::from_slice(&index).unwrap();
    let sha256 = format!("{:x}", Sha256::digest(noise(1)));
    assert_eq!(index[0]["files"][0]["sha256"], sha256.as_str());
    assert_eq!(index[0]["files"][0]["size"], downloaded.size);
    // The real site answers a page with status 200 for what it does not know.
    let error = machine.small(&server.url(&format!("/dl/{ARCHIVE}.sha256"))).unwrap_err();
    assert!(matches!(error, NetError::WebPage { .. }), "{error}");
    assert_eq!(machine.small(&server.url(&format!("/go/{ARCHIVE}.sha256"))).unwrap(), sha256.as_bytes());
}

#[test]
fn a_list_of_proxies_is_walked_as_go_walks_it() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), &format!("{TOOLCHAIN}/@v/{VERSION}.zip"), b"PK");
    let good = Server::http(ModuleProxy::new(dir.path()));
    let empty = tempfile::tempdir().unwrap();
    let without = Server::http(ModuleProxy::new(empty.path()));
    let broken = Server::http(|_: &Request| Answer::status(403));
    let machine = Machine::new();
    let net = machine.net();
    let cancel = Cancel::default();
    let ask = |list: &str| {
        let urls = module_urls(list, TOOLCHAIN, ModuleFile::Zip(VERSION)).unwrap();
        first_answer(&urls, |url| net.get_small(url, 100, &cancel))
    };
    let (good, without, broken) = (good.url("/"), without.url(""), broken.url("/proxy"));
    assert_eq!(ask(&format!("{without},{good}")).unwrap(), b"PK");
    assert_eq!(ask(&format!("{broken}|{good}")).unwrap(), b"PK");
    assert!(matches!(ask(&format!("{broken},{good}")), Err(NetError::Status { status: 403, .. })));
    assert!(matches!(ask(&format!("{without},off")), Err(NetError::Absent { .. })));
    let file = format!("file://{}", dir.path().display());
    assert_eq!(ask(&format!("file://{},{file}", empty.path().display())).unwrap(), b"PK");
    let list = module_urls(&good, TOOLCHAIN, ModuleFile::List).unwrap();
    let list = first_answer(&list, |url| net.get_small(url, 1000, &cancel)).unwrap();
    let known = ToolchainModule::list(std::str::from_utf8(&list).unwrap());
    assert_eq!(known.iter().map(ToString::to_string).collect::<Vec<_>>(), [VERSION]);
}

#[test]
fn the_checksum_database_is_asked_through_the_first_proxy_that_carries_it() {
    let carrying = tempfile::tempdir().unwrap();
    write(carrying.path(), "sumdb/sum.goready.test/supported", b"");
    write(carrying.path(), "sumdb/sum.goready.test/latest", b"through the proxy");
    write(carrying.path(), "sumdb/sum.goready.test/lookup/a.example/b@v1.0.0+incompatible", b"record");
    let plain = tempfile::tempdir().unwrap();
    let database = tempfile::tempdir().unwrap();
    write(database.path(), "latest", b"directly");
    let with = Server::http(ModuleProxy::new(carrying.path()));
    let without = Server::http(ModuleProxy::new(plain.path()));
    let direct = Server::http(ModuleProxy::new(database.path()));
    let dead = Server::http(|_: &Request| Answer::status(403));
    let machine = Machine::new();
    let net = machine.net();
    let cancel = Cancel::default();
    let address = direct.url("");
    let ask = |proxies: &str, path: &str| {
        let place = SumdbPlace { name: "sum.goready.test", address: &address, proxies };
        SumdbTransport::new(&net, &place, &cancel).unwrap().fetch(path)
    };
    let (with, without_url, dead) = (with.url(""), without.url("/"), dead.url(""));
    assert_eq!(ask(&with, "/latest").unwrap(), b"through the proxy");
    assert_eq!(ask(&with, "/lookup/a.example/b@v1.0.0+incompatible").unwrap(), b"record");
    assert_eq!(ask(&format!("{without_url},{with}"), "/latest").unwrap(), b"through the proxy");
    for list in
        [without_url.clone(), format!("{without_url},direct"), "off".to_owned(), format!("{dead}|direct")]
    {
        assert_eq!(ask(&list, "/latest").unwrap(), b"directly", "{list}");
    }
    assert!(matches!(ask(&format!("{dead},direct"), "/latest"), Err(NetError::Status { .. })));
    // Once a proxy carries the database, what it does not have is not asked for elsewhere.
    assert!(matches!(ask(&with, "/tile/8/0/000"), Err(NetError::Absent { .. })));
    let files = format!("file://{}", carrying.path().display());
    assert_eq!(ask(&files, "/latest").unwrap(), b"through the proxy");
}

#[test]
fn the_way_to_the_checksum_database_is_found_once() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "sumdb/sum.goready.test/supported", b"");
    write(dir.path(), "sumdb/sum.goready.test/latest", b"note");
    let server = Server::http(ModuleProxy::new(dir.path()));
    let net = Machine::new().net();
    let cancel = Cancel::default();
    let place =
        SumdbPlace { name: "sum.goready.test", address: "https://127.0.0.1:1", proxies: &server.url("") };
    let transport = SumdbTransport::new(&net, &place, &cancel).unwrap();
    for _ in 0..3 {
        assert_eq!(transport.fetch("/latest").unwrap(), b"note");
    }
    assert_eq!(server.requests().len(), 4);
    let traffic = net.traffic();
    assert_eq!((traffic.sockets, traffic.requests, traffic.bytes_in), (1, 4, 12));
    assert_eq!(traffic.hosts.into_iter().collect::<Vec<_>>(), [server.address().to_string()]);
}

#[test]
fn single_answers_of_a_site_can_be_replaced() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), ARCHIVE, b"archive");
    let path = format!("/go/{ARCHIVE}");
    let server = Server::http(Changed::of(OfficialSite::new(dir.path())).bytes_at(&path, *b"altered"));
    assert_eq!(Machine::new().small(&server.url(&format!("/dl/{ARCHIVE}"))).unwrap(), b"altered");
}
