//! Google's own signatures, over the archives that Google signed.
//!
//! Debian's source packages hold the archives byte for byte. They are fetched with apt, into a directory of the tests,
//! with lists of their own: the machine's stay as they are. Where that does not work the test says SKIPPED.

use crate::fixture::testdata;
use goready_installers::error::{Class, Coded as _};
use goready_installers::trust::pgp::GOOGLE_PRIMARY;
use goready_installers::trust::{
    Anchor, PgpError, PgpEvidence, ReleaseKey, Sha256Sum, TrustError, sha256_of,
};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

struct Signed {
    signature: &'static str,
    /// Source package, its version, the suite that has it, and the archive's name in it.
    package: [&'static str; 4],
    sha256: &'static str,
    subkey: &'static str,
    made_at: u64,
}

const SIGNED: [Signed; 2] = [
    // Its subkey expired on 2024-10-25.
    Signed {
        signature: "go1.19.8.src.tar.gz.asc",
        package: ["golang-1.19", "1.19.8-2", "bookworm", "golang-1.19_1.19.8.orig.tar.gz"],
        sha256: "1d7a67929dccafeaf8a29e55985bc2b789e0499cb1a17100039f084e3238da2f",
        subkey: "8461EFA0E74ABAE010DE66994EB27DB2A3B88B8B",
        made_at: 1_680_135_363,
    },
    Signed {
        signature: "go1.27.1.src.tar.gz.asc",
        package: ["golang-1.27", "1.27.1-2", "sid", "golang-1.27_1.27.1.orig.tar.gz"],
        sha256: "4e408abae126d916b6164627193f2c54f0e3ca1312d693b86db45f862ab238b1",
        subkey: "0E225917414670F4442C250DFD533C07C264648F",
        made_at: 1_787_947_784,
    },
];

impl Signed {
    fn signature(&self) -> Vec<u8> {
        fs::read(testdata().join("pgp").join(self.signature)).unwrap()
    }

    fn evidence(&self) -> PgpEvidence {
        let (primary, subkey) = (GOOGLE_PRIMARY.to_owned(), self.subkey.to_owned());
        PgpEvidence { primary, subkey, signed_at: self.made_at, anchor: Anchor::BuiltIn }
    }

    fn mismatch(&self) -> TrustError {
        TrustError::Pgp(PgpError::Mismatch { key: self.subkey.to_owned() })
    }

    /// The archive, from the cache or from Debian; or why there is none.
    fn archive(&self) -> Result<PathBuf, String> {
        let [package, version, suite, file] = self.package;
        let cache = cache().join("signed");
        let path = cache.join(file);
        if !path.exists() {
            fs::create_dir_all(&cache).map_err(|error| error.to_string())?;
            Apt::with_sources(&cache, suite)?.run(&[
                "source",
                "--download-only",
                "--tar-only",
                &format!("{package}={version}"),
            ])?;
        }
        let found = sha256_of(File::open(&path).map_err(|error| error.to_string())?).unwrap();
        let expected: Sha256Sum = self.sha256.parse().unwrap();
        if found == expected { Ok(path) } else { Err(format!("{file} is another file here")) }
    }
}

fn cache() -> PathBuf {
    #[expect(clippy::disallowed_methods, reason = "a test's cache is chosen from outside")]
    let named = std::env::var_os("GOREADY_TEST_CACHE").filter(|value| !value.is_empty());
    named.map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")), PathBuf::from)
}

/// apt with lists and sources of its own.
struct Apt {
    dir: PathBuf,
    options: Vec<String>,
}

impl Apt {
    /// Source packages of a suite, from where this machine has its Debian packages from.
    fn with_sources(cache: &Path, suite: &str) -> Result<Self, String> {
        let own = Self { dir: cache.to_owned(), options: Vec::new() };
        let targets = own.run(&["indextargets", "--format", "$(SITE) $(ORIGIN)"])?;
        let server = targets
            .lines()
            .filter_map(|line| line.strip_suffix(" Debian"))
            .find(|server| server.ends_with("/debian"));
        let server = server.ok_or("apt has no Debian packages here")?;
        let apt = cache.join("apt").join(suite);
        for dir in ["etc", "state/lists/partial", "cache/archives/partial"] {
            fs::create_dir_all(apt.join(dir)).map_err(|error| error.to_string())?;
        }
        let keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";
        let source = format!(
            "Types: deb-src\nURIs: {server}\nSuites: {suite}\nComponents: main\nSigned-By: {keyring}\n"
        );
        fs::write(apt.join("etc/test.sources"), source).map_err(|error| error.to_string())?;
        let option = |name: &str, path: PathBuf| format!("-oDir::{name}={}", path.display());
        let options = vec![
            option("Etc::sourcelist", PathBuf::from("/dev/null")),
            option("Etc::sourceparts", apt.join("etc")),
            option("State", apt.join("state")),
            option("Cache", apt.join("cache")),
            "-oAcquire::Retries=2".to_owned(),
        ];
        let apt = Self { options, ..own };
        apt.run(&["update"])?;
        Ok(apt)
    }

    fn run(&self, args: &[&str]) -> Result<String, String> {
        #[expect(clippy::disallowed_methods, reason = "a test runs apt")]
        let output = Command::new("apt-get")
            .args(&self.options)
            .args(args)
            .current_dir(&self.dir)
            .output()
            .map_err(|error| format!("apt-get: {error}"))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) }
    }
}

#[test]
fn googles_signatures_are_not_over_anything_else() {
    for signed in SIGNED {
        let error =
            ReleaseKey::google().verify(&signed.signature(), b"anything else".as_slice()).unwrap_err();
        // So far it comes only when both keys, the binding and the time are right.
        assert_eq!(error, signed.mismatch());
        assert_eq!(error.class(), Class::Integrity);
    }
}

#[test]
fn google_has_not_signed_what_others_signed() {
    let key = ReleaseKey::google();
    let signature = fs::read(testdata().join("pgp/all.sig.asc")).unwrap();
    let error = key.verify(&signature, b"Go, as if\n".as_slice()).unwrap_err();
    let issuer = "40415BFB92FCD43D729E992A65AEE6E5804178F2".to_owned();
    assert_eq!(
        error,
        TrustError::Pgp(PgpError::UnknownSigner { primary: GOOGLE_PRIMARY.to_owned(), issuer })
    );
}

#[test]
fn googles_archives_are_accepted_and_every_altered_one_is_refused() {
    let (mut accepted, mut refused) = (0, 0);
    for signed in SIGNED {
        let path = match signed.archive() {
            Ok(path) => path,
            Err(why) => {
                // Past the capture of output, so that it shows although the test passes.
                let _ = writeln!(
                    io::stderr(),
                    "SKIPPED: {} not checked against its archive: {why}",
                    signed.signature
                );
                continue;
            }
        };
        let key = ReleaseKey::google();
        let signature = signed.signature();
        assert_eq!(key.verify(&signature, File::open(&path).unwrap()).unwrap(), signed.evidence());
        accepted += 1;

        let mut bytes = fs::read(&path).unwrap();
        let mut refuse = |data: &[u8]| {
            assert_eq!(key.verify(&signature, data).unwrap_err(), signed.mismatch());
            refused += 1;
        };
        let len = bytes.len();
        refuse(&bytes[..len - 1]);
        refuse(&bytes[1..]);
        refuse(&bytes[..len / 2]);
        for at in [0, 9, len / 3, len / 2, len - 8, len - 1] {
            bytes[at] ^= 1;
            refuse(&bytes);
            bytes[at] ^= 1;
        }
        bytes.push(0);
        refuse(&bytes);
        bytes.pop();
        for other in SIGNED.iter().filter(|other| other.signature != signed.signature) {
            assert_eq!(key.verify(&other.signature(), bytes.as_slice()).unwrap_err(), other.mismatch());
            refused += 1;
        }
        for altered in altered_signatures(&signature) {
            key.verify(&altered, bytes.as_slice()).unwrap_err();
            refused += 1;
        }
    }
    println!("{accepted} real archives accepted, {refused} alterations refused");
}

/// The signature with one bit changed, at every 97th byte of it that is signed or signs.
fn altered_signatures(armored: &[u8]) -> Vec<Vec<u8>> {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    let text = std::str::from_utf8(armored).unwrap();
    let body = text.split_once("\n\n").unwrap().1.split_once("\n=").unwrap().0.replace('\n', "");
    let packet = STANDARD.decode(body).unwrap();
    let hashed = usize::from(u16::from_be_bytes([packet[7], packet[8]]));
    let after_hint = 9 + hashed + 2 + 10;
    let places = (3..9 + hashed).step_by(5).chain((after_hint + 4..packet.len()).step_by(97));
    let flip = |at: usize| {
        let mut altered = packet.clone();
        altered[at] ^= 0x10;
        let encoded = STANDARD.encode(altered);
        format!("-----BEGIN PGP SIGNATURE-----\n\n{encoded}\n-----END PGP SIGNATURE-----\n").into_bytes()
    };
    places.map(flip).collect()
}
