//! `sdk install --from FILE`, and a site in the official layout: an archive is good by its hash in a list from elsewhere,
//! by its signature, or by the hash that the person names. When that is broken, nothing comes of it.
//!
//! The archives are real SDKs packed anew, so their hashes are not those that goready carries.

use crate::answers::{answer, assert_refused, evidence};
use crate::refused::assert_nothing_comes_of;
use crate::{Bare, UNPINNED, module_proxy};
use goready_tests::faults::{NEW, Ran, cache};
use goready_tests::sampled;
use goready_tests::server::{Answer, Changed, ForwardProxy, OfficialSite, Server, TestAuthority, Validity};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

/// The name of an archive as Go publishes it.
fn name(version: &str) -> String {
    format!("go{version}.linux-amd64.tar.gz")
}

/// A real SDK in the official layout, packed once.
fn packed(version: &str) -> PathBuf {
    let archive = cache().join(format!("packed-{}", name(version)));
    let lock = File::create(cache().join(format!("packed-{version}.lock"))).unwrap();
    lock.lock().unwrap();
    if !archive.exists() {
        let (_server, source) = module_proxy();
        let bare = Bare::new(&source);
        let ran = bare.machine.run(&["sdk", "install", version, "--yes"]);
        assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
        let partial = archive.with_extension("partial");
        let mut tar = Command::new("tar");
        tar.args(["--format=ustar", "--owner=0", "--group=0", "--use-compress-program=gzip -1"]);
        tar.arg(format!("--transform=s,^go{version},go,")).arg("-C");
        tar.arg(bare.machine.home().join(".local/share/goready/sdk")).arg("-cf").arg(&partial);
        run(tar.arg(format!("go{version}")));
        fs::rename(partial, &archive).unwrap();
    }
    archive
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
}

fn sha256(path: &Path) -> String {
    format!("{:x}", Sha256::digest(fs::read(path).unwrap()))
}

/// A key of the tests' own that signs releases, as `GnuPG` makes one.
struct Signer {
    home: TempDir,
    /// Its certificate, for `trust.release_key`.
    certificate: PathBuf,
}

impl Signer {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let certificate = home.path().join("release.asc");
        let signer = Self { home, certificate };
        run(signer.gpg().args([
            "--passphrase",
            "",
            "--quick-gen-key",
            "lab@example.com",
            "rsa2048",
            "sign",
            "never",
        ]));
        run(signer.gpg().args(["--armor", "--output"]).arg(&signer.certificate).arg("--export"));
        signer
    }

    fn gpg(&self) -> Command {
        let mut gpg = Command::new("gpg");
        gpg.args(["--batch", "--quiet", "--no-permission-warning", "--homedir"]).arg(self.home.path());
        gpg
    }

    /// A detached, armoured signature of a file.
    fn sign(&self, file: &Path) -> Vec<u8> {
        let out = self.home.path().join("signature.asc");
        run(self.gpg().args(["--yes", "--armor", "--output"]).arg(&out).arg("--detach-sign").arg(file));
        fs::read(out).unwrap()
    }
}

impl Drop for Signer {
    fn drop(&mut self) {
        // gpg leaves its agent behind; this one serves no other home.
        let _ =
            Command::new("gpgconf").arg("--homedir").arg(self.home.path()).args(["--kill", "all"]).status();
    }
}

/// The key that signs here, and one that nobody trusts.
fn signers() -> &'static [Signer; 2] {
    static SIGNERS: OnceLock<[Signer; 2]> = OnceLock::new();
    SIGNERS.get_or_init(|| [Signer::new(), Signer::new()])
}

/// A home in which the lab's key may sign releases.
fn trusting(source: &str) -> Bare {
    let bare = Bare::new(source);
    let file = bare.machine.home().join(".config/goready/settings.toml");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, format!("trust.release_key = {:?}\n", signers()[0].certificate.to_str().unwrap()))
        .unwrap();
    bare
}

/// A directory with an archive under its published name, and beside it a signature if there is one.
fn shelf(version: &str, signature: Option<Vec<u8>>) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir_in(cache()).unwrap();
    let archive = dir.path().join(name(version));
    fs::hard_link(packed(version), &archive).unwrap();
    if let Some(signature) = signature {
        fs::write(dir.path().join(format!("{}.asc", name(version))), signature).unwrap();
    }
    (dir, archive)
}

/// The one piece of evidence of a run that installed this Go.
#[track_caller]
fn installed(bare: &Bare, ran: &Ran, version: &str) -> Value {
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    let go = bare.machine.home().join(format!(".local/share/goready/sdk/go{version}/bin/go"));
    let said =
        Command::new(go).arg("version").env("HOME", bare.machine.home().parent().unwrap()).output().unwrap();
    assert!(String::from_utf8_lossy(&said.stdout).contains(version), "{said:?}");
    let mut found = evidence(&answer(ran));
    // Said by the step that fetches, and again by the one that puts it in the store.
    found.dedup();
    let [evidence] = found.try_into().unwrap();
    evidence
}

/// Fails unless a run is refused for its bytes' sake, with this code, and nothing comes of it.
#[track_caller]
fn refused(bare: &Bare, words: &[&str], code: &str) {
    assert_nothing_comes_of(bare, words, 80, code);
}

fn from<'a>(archive: &'a Path, more: &[&'a str]) -> Vec<&'a str> {
    [&["sdk", "install", "--from", archive.to_str().unwrap(), "--yes", "--json"], more].concat()
}

#[test]
fn an_archive_on_this_machine_is_good_by_the_hash_that_the_person_names() {
    let (_dir, archive) = shelf(NEW, None);
    let bare = Bare::new("modules");
    let known = sha256(&archive);
    let ran = bare.machine.run(&from(&archive, &["--offline", "--sha256", &known]));
    assert_eq!(installed(&bare, &ran, NEW)["evidence"], "vouched_sha256");

    let bare = Bare::new("modules");
    refused(&bare, &from(&archive, &["--offline"]), "GR-PLAN-002");
    let other = known.replace(['0', '1'], "2");
    refused(&bare, &from(&archive, &["--offline", "--sha256", &other]), "GR-PLAN-002");
}

#[test]
fn an_archive_that_changed_after_its_plan_was_saved_is_refused() {
    let (dir, archive) = shelf(NEW, None);
    let mut bytes = fs::read(&archive).unwrap();
    let bare = Bare::new("modules");
    let known = sha256(&archive);
    let words = ["plan", "--from", archive.to_str().unwrap(), "--sha256", &known, "--offline", "--json"];
    let planned = bare.machine.run(&words);
    assert_eq!(planned.code, Some(0), "{}{}", planned.stdout, planned.stderr);
    let plan = dir.path().join("plan.json");
    fs::write(&plan, planned.stdout).unwrap();
    bytes[5] ^= 1; // the time in the head of the gzip member: what is inside stays as it was
    fs::remove_file(&archive).unwrap(); // it is a second name of the packed one
    fs::write(&archive, bytes).unwrap();
    refused(&bare, &["apply", plan.to_str().unwrap(), "--yes", "--json"], "GR-TRUST-004");
}

#[test]
fn an_archive_on_this_machine_is_good_by_the_signature_beside_it() {
    let [lab, stranger] = signers();
    let (_dir, archive) = shelf(NEW, Some(lab.sign(&packed(NEW))));
    let bare = trusting("modules");
    let ran = bare.machine.run(&from(&archive, &["--offline"]));
    let signature = installed(&bare, &ran, NEW);
    assert_eq!((&signature["evidence"], &signature["anchor"]["key"]), (&"signature".into(), &"named".into()));

    let bare = trusting("modules");
    for (wrong, code) in [
        (stranger.sign(&archive), "GR-TRUST-043"),
        (lab.sign(&lab.certificate), "GR-TRUST-050"),
        (b"no signature".to_vec(), "GR-TRUST-042"),
        (Vec::new(), "GR-TRUST-042"),
    ] {
        let (_dir, archive) = shelf(NEW, Some(wrong));
        refused(&bare, &from(&archive, &["--offline"]), code);
    }
    refused(&Bare::new("modules"), &from(&archive, &["--offline"]), "GR-TRUST-043");
}

#[test]
fn an_archive_on_this_machine_is_good_by_the_list_of_a_site() {
    let (dir, archive) = shelf(UNPINNED, None);
    let server = Server::http(OfficialSite::new(dir.path()));
    let bare = Bare::new(&server.url("/dl/"));
    let ran = bare.machine.run(&from(&archive, &[]));
    let listed = installed(&bare, &ran, UNPINNED);
    assert_eq!(listed["evidence"], "listed_sha256");
    assert_eq!(listed["host"], server.address().to_string());

    // A list of other bytes, a list that contradicts what goready carries, and none at all.
    let other = Server::http(OfficialSite::new(shelf(NEW, None).0.path()));
    for source in [other.url("/dl/"), "http://127.0.0.1:9/dl/".to_owned()] {
        refused(&Bare::new(&source), &from(&archive, &[]), "GR-PLAN-002");
    }
    let (_dir, contradicting) = shelf(NEW, None);
    refused(&Bare::new(&other.url("/dl/")), &from(&contradicting, &[]), "GR-PLAN-002");
}

#[test]
fn an_archive_of_a_site_is_good_by_its_signature_and_never_by_the_list_of_the_same_site() {
    let [lab, stranger] = signers();
    let install = ["sdk", "install", UNPINNED, "--yes", "--json"];
    let signature = lab.sign(&packed(UNPINNED));
    let (dir, archive) = shelf(UNPINNED, Some(signature.clone()));
    let server = Server::http(OfficialSite::new(dir.path()));
    let bare = trusting(&server.url("/dl/"));
    let ran = bare.machine.run(&install);
    assert_eq!(installed(&bare, &ran, UNPINNED)["evidence"], "signature");

    let path = format!("/go/{}", name(UNPINNED));
    let asc = format!("{path}.asc");
    let mut altered = fs::read(&archive).unwrap();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    let site = || Changed::of(OfficialSite::new(dir.path()));
    for (site, code) in [
        (site().bytes_at(&asc, stranger.sign(&archive)), "GR-TRUST-043"),
        (site().bytes_at(&asc, lab.sign(&lab.certificate)), "GR-TRUST-050"),
        (site().bytes_at(&path, altered), "GR-TRUST-050"),
    ] {
        let server = Server::http(site);
        refused(&trusting(&server.url("/dl/")), &install, code);
    }
    // The site's own list names the right hash of what it serves; without a signature that is nothing.
    let page = Answer::page("<title>Log in</title>");
    for (answer, exit) in [(Answer::status(404), 66), (page, 76)] {
        let unsigned = Server::http(site().answer_at(&asc, answer));
        assert_refused(&trusting(&unsigned.url("/dl/")).machine.run(&install), exit, "GR-APPLY-004");
    }
}

#[test]
fn an_archive_of_a_mirror_is_good_by_the_list_of_go_dev() {
    let (dir, _archive) = shelf(UNPINNED, None);
    let (authority, files) = (TestAuthority::new(), tempfile::tempdir().unwrap());
    let ca_file = authority.pem_file(files.path());
    let list_only = Changed::of(OfficialSite::new(dir.path()))
        .answer_at(&format!("/dl/{}", name(UNPINNED)), Answer::status(404));
    let go_dev = Server::https(list_only, &authority, &["go.dev"], Validity::Current);
    let proxy = ForwardProxy::to(go_dev.address());
    let mirror = |altered: Option<u8>| {
        let path = format!("/go/{}", name(UNPINNED));
        let mut bytes = fs::read(packed(UNPINNED)).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= altered.unwrap_or_default();
        Server::http(Changed::of(OfficialSite::new(dir.path())).bytes_at(&path, bytes))
    };
    let run_with = |mirror: &Server| {
        let bare = Bare::new(&format!("go.dev,{}", mirror.url("/dl/")));
        let words = ["sdk", "install", UNPINNED, "--yes", "--json", "--ca-file", ca_file.to_str().unwrap()];
        let mut command = bare.machine.command(&words);
        let output = command.env("HTTPS_PROXY", format!("http://{}", proxy.address())).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
        (bare, Ran { code: output.status.code(), stdout, stderr })
    };
    let (bare, ran) = run_with(&mirror(None));
    let listed = installed(&bare, &ran, UNPINNED);
    assert_eq!((&listed["evidence"], &listed["host"]), (&"listed_sha256".into(), &"go.dev".into()));
    let (_bare, ran) = run_with(&mirror(Some(1)));
    assert_refused(&ran, 80, "GR-TRUST-004");
}

#[test]
fn an_archive_that_is_not_what_goready_carries_the_hash_of_is_refused_however_it_is_signed() {
    let [lab, _] = signers();
    let (dir, _archive) = shelf(NEW, Some(lab.sign(&packed(NEW))));
    let server = Server::http(OfficialSite::new(dir.path()));
    refused(&trusting(&server.url("/dl/")), &["sdk", "install", NEW, "--yes", "--json"], "GR-NET-024");
    sampled("archives: 5 ways to be good, 17 to be refused; no archive that Go published can be had here");
}
