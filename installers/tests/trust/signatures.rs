//! Which signatures are enough, and why every other one is not.

use crate::fixture::testdata;
use crate::forge::{
    Forge, Key, MADE, Saying, YEAR, armored, certifying, sign, signature_at, signature_by, signing,
};
use goready_installers::error::{Class, Coded as _, Hint};
use goready_installers::trust::{Anchor, PgpError, PgpEvidence, ReleaseKey, TrustError};
use pgp::crypto::hash::HashAlgorithm;
use pgp::packet::{RevocationCode, SignatureType, Subpacket, SubpacketData};
use pgp::ser::Serialize as _;
use std::io::{self, Read};

const DATA: &[u8] = b"a release of Go, as if\n";

fn release_key(forge: Forge) -> ReleaseKey {
    let name = forge.primary.name();
    ReleaseKey::test_or_site("lab", &forge.certificate(), &name).unwrap()
}

/// The verdict on a plain signature by the forge's subkey, made a day after it.
fn verdict(forge: Forge) -> Result<PgpEvidence, PgpError> {
    verdict_at(forge, MADE + 86_400)
}

fn verdict_at(forge: Forge, at: u32) -> Result<PgpEvidence, PgpError> {
    let signature = armored(&signature_at(&forge.sub, at, DATA));
    pgp_error(release_key(forge).verify(&signature, DATA))
}

fn pgp_error(result: Result<PgpEvidence, TrustError>) -> Result<PgpEvidence, PgpError> {
    result.map_err(|error| {
        let TrustError::Pgp(error) = error else { panic!("not about signatures: {error}") };
        error
    })
}

fn changed(change: impl FnOnce(&mut Forge)) -> Forge {
    let mut forge = Forge::new();
    change(&mut forge);
    forge
}

fn revocation(typ: SignatureType, at: u32, reason: Option<RevocationCode>) -> (Saying, Key) {
    let primary = Key::new(1);
    let mut saying = Saying::new(typ, &primary);
    saying.at = Some(at);
    let reason = reason.map(|code| SubpacketData::RevocationReason(code, Vec::new().into()));
    saying.more.extend(reason.map(|data| Subpacket::regular(data).unwrap()));
    (saying, primary)
}

#[test]
fn a_signature_by_a_bound_subkey_is_enough_and_its_evidence_names_the_key() {
    let forge = Forge::new();
    let (primary, sub) = (forge.primary.name(), forge.sub.name());
    let evidence = verdict(forge).unwrap();
    let anchor = Anchor::Named { name: "lab".into() };
    assert_eq!(evidence, PgpEvidence { primary, subkey: sub, signed_at: u64::from(MADE) + 86_400, anchor });
}

#[test]
fn a_key_of_the_settings_is_named_by_its_fingerprint() {
    let forge = Forge::new();
    let (name, signature) = (forge.primary.name(), armored(&signature_by(&forge.sub, DATA)));
    let certificate = forge.certificate();
    let key = ReleaseKey::from_settings(&certificate).unwrap();
    assert_eq!(key.verify(&signature, DATA).unwrap().anchor, Anchor::Named { name });
    for nonsense in [&b""[..], b"hello", &signature, &certificate[..certificate.len() / 2]] {
        let error = ReleaseKey::from_settings(nonsense).unwrap_err();
        assert!(matches!(error, TrustError::Pgp(PgpError::CertificateSyntax { .. })), "{error}");
        assert_eq!(error.class(), Class::BadInput);
    }
}

#[test]
fn a_certificate_of_another_primary_key_is_refused() {
    let forge = Forge::new();
    let (found, expected) = (forge.primary.name(), Key::new(9).name());
    let certificate = forge.certificate();
    let error = ReleaseKey::test_or_site("lab", &certificate, &expected).unwrap_err();
    assert_eq!(
        error,
        TrustError::Pgp(PgpError::CertificateElsewhere {
            name: "lab".into(),
            expected,
            found: found.clone()
        })
    );
    let spaced: String = found.to_lowercase().chars().flat_map(|c| [c, ' ']).collect();
    ReleaseKey::test_or_site("lab", &certificate, &spaced).unwrap();
    for short in ["", &found[..39], &found[24..], "zz"] {
        ReleaseKey::test_or_site("lab", &certificate, short).unwrap_err();
    }
}

#[test]
fn other_data_is_refused() {
    let forge = Forge::new();
    let (sub, signature) = (forge.sub.name(), armored(&signature_by(&forge.sub, DATA)));
    let key = release_key(forge);
    for data in [&b""[..], &DATA[1..], &DATA[..DATA.len() - 1], &[DATA, b"\n"].concat(), b"something else"] {
        let error = key.verify(&signature, data).unwrap_err();
        assert_eq!(error, TrustError::Pgp(PgpError::Mismatch { key: sub.clone() }));
        assert_eq!((error.class(), error.code()), (Class::Integrity, "GR-TRUST-050"));
    }
}

#[test]
fn every_flipped_bit_of_a_signature_is_refused_but_where_nothing_is_signed() {
    let forge = Forge::new();
    let signature = signature_by(&forge.sub, DATA).to_bytes().unwrap();
    let key = release_key(forge);
    let good = key.verify(&rearmored(&signature), DATA).unwrap();
    // Behind the hashed part come two bytes of length and the key's short id, a hint that nothing depends on; and
    // each of the two numbers that make up the signature has its length in bits in front, which is not looked at twice.
    let hashed = usize::from(u16::from_be_bytes([signature[6], signature[7]]));
    let hint = 8 + hashed + 2..8 + hashed + 2 + 10;
    let lengths = [signature.len() - 68, signature.len() - 67, signature.len() - 34, signature.len() - 33];
    let (mut refused, mut harmless) = (0, 0);
    for byte in 0..signature.len() {
        for bit in 0..8 {
            let mut altered = signature.clone();
            altered[byte] ^= 1 << bit;
            match key.verify(&rearmored(&altered), DATA) {
                Err(_) => refused += 1,
                Ok(evidence) => {
                    let unsigned = hint.contains(&byte) || lengths.contains(&byte);
                    assert!(unsigned, "byte {byte} bit {bit} of {} went unnoticed", signature.len());
                    assert_eq!(evidence, good);
                    harmless += 1;
                }
            }
        }
    }
    println!("{refused} flipped bits refused, {harmless} harmless ones");
    assert!(refused > 800 && harmless < 100);
}

/// Packets in armour again, as they are.
fn rearmored(packets: &[u8]) -> Vec<u8> {
    use base64::Engine as _;
    let text = base64::engine::general_purpose::STANDARD.encode(packets);
    let lines: Vec<&str> =
        text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN PGP SIGNATURE-----\n\n{}\n-----END PGP SIGNATURE-----\n", lines.join("\n"))
        .into_bytes()
}

#[test]
fn expiry_is_judged_at_the_time_of_signing() {
    let too_late = |at| {
        let error = verdict_at(Forge::new(), at).unwrap_err();
        let (key, expired_at) = (Key::new(2).name(), u64::from(MADE + YEAR));
        assert_eq!(error, PgpError::SignedTooLate { key, signed_at: at, expired_at });
    };
    verdict_at(Forge::new(), MADE).unwrap();
    verdict_at(Forge::new(), MADE + YEAR - 1).unwrap();
    too_late(MADE + YEAR);
    too_late(u32::MAX);
    let early = verdict_at(Forge::new(), MADE - 1).unwrap_err();
    assert!(matches!(early, PgpError::SignedTooEarly { .. }), "{early}");
    // A lifetime of nothing is none.
    verdict_at(changed(|forge| forge.binding.as_mut().unwrap().key_lifetime = Some(0)), u32::MAX).unwrap();
    verdict_at(changed(|forge| forge.binding.as_mut().unwrap().key_lifetime = None), u32::MAX).unwrap();
    // So is the primary key's.
    let mortal = || changed(|forge| forge.own.key_lifetime = Some(1000));
    verdict_at(mortal(), MADE + 999).unwrap();
    let error = verdict_at(mortal(), MADE + 1000).unwrap_err();
    assert!(matches!(error, PgpError::SignedTooLate { key, .. } if key == Key::new(1).name()));
}

#[test]
fn the_newest_binding_is_the_one_that_counts() {
    let renewed = |lifetime| {
        changed(|forge| {
            let mut newer = forge.binding.clone().unwrap();
            newer.at = Some(MADE + 1000);
            newer.key_lifetime = Some(lifetime);
            let (back, key) = forge.back.clone().unwrap();
            let back = sign_back(back, &key);
            newer.unhashed.push(back);
            forge.on_subkey.push((newer, forge.primary.clone()));
        })
    };
    verdict_at(renewed(2 * YEAR), MADE + YEAR + 5).unwrap();
    let error = verdict_at(renewed(500), MADE + 501).unwrap_err();
    assert!(matches!(error, PgpError::SignedTooLate { .. }), "{error}");
}

fn sign_back(back: Saying, key: &Key) -> Subpacket {
    let (primary, sub) = (Key::new(1).primary(), key.subkey());
    let signature = back.on_primary_key(key, &sub, &primary);
    Subpacket::regular(SubpacketData::EmbeddedSignature(Box::new(signature))).unwrap()
}

#[test]
fn revoked_keys_are_refused_and_retired_ones_stay_good_for_what_they_signed_before() {
    use RevocationCode::{KeyCompromised, KeyRetired, KeySuperseded, NoReason};
    let at = MADE + 86_400;
    for reason in [None, Some(NoReason), Some(KeyCompromised), Some(KeySuperseded), Some(KeyRetired)] {
        let soft = matches!(reason, Some(KeySuperseded | KeyRetired));
        for (made, refused) in [(at - 10, true), (at, true), (at + 10, !soft)] {
            let sub =
                changed(|f| f.on_subkey.push(revocation(SignatureType::SubkeyRevocation, made, reason)));
            let primary =
                changed(|f| f.on_primary.push(revocation(SignatureType::KeyRevocation, made, reason)));
            for (forge, key) in [(sub, Key::new(2).name()), (primary, Key::new(1).name())] {
                let expected = if refused { Some(PgpError::Revoked { key }) } else { None };
                assert_eq!(verdict_at(forge, at).err(), expected, "{reason:?} at {made}");
            }
        }
    }
}

#[test]
fn a_revocation_by_somebody_else_revokes_nothing() {
    let stranger = Key::new(9);
    let forged = |typ| (revocation(typ, MADE, None).0, stranger.clone());
    verdict(changed(|forge| forge.on_subkey.push(forged(SignatureType::SubkeyRevocation)))).unwrap();
    verdict(changed(|forge| forge.on_primary.push(forged(SignatureType::KeyRevocation)))).unwrap();
}

#[test]
fn a_subkey_counts_only_when_both_keys_have_agreed() {
    let weak = |saying: &mut Saying| saying.hash = HashAlgorithm::Sha1;
    let stranger = Key::new(9);
    let cases: Vec<(&str, Forge)> = vec![
        ("a binding by somebody else", changed(|f| f.binder = stranger.clone())),
        ("a binding by the subkey itself", changed(|f| f.binder = f.sub.clone())),
        ("a binding with SHA-1", changed(|f| weak(f.binding.as_mut().unwrap()))),
        ("a binding that has expired", changed(|f| f.binding.as_mut().unwrap().own_lifetime = Some(60))),
        (
            "a binding with unknown critical parts",
            changed(|f| {
                let data = SubpacketData::Experimental(100, Vec::new().into());
                f.binding.as_mut().unwrap().more.push(Subpacket::critical(data).unwrap());
            }),
        ),
        ("a subkey for other uses", changed(|f| f.binding.as_mut().unwrap().flags = Some(certifying()))),
        ("a subkey for no use", changed(|f| f.binding.as_mut().unwrap().flags = None)),
        ("no signature by the subkey", changed(|f| f.back = None)),
        ("a signature by another subkey", changed(|f| f.back.as_mut().unwrap().1 = stranger.clone())),
        ("a signature by the subkey with SHA-1", changed(|f| weak(&mut f.back.as_mut().unwrap().0))),
    ];
    for (what, forge) in cases {
        let error = verdict(forge).expect_err(what);
        assert!(
            matches!(&error, PgpError::NotASigner { key, .. } if *key == Key::new(2).name()),
            "{what}: {error}"
        );
    }
    // A subkey without any binding is not even read as a part of the certificate.
    let error = verdict(changed(|forge| forge.binding = None)).unwrap_err();
    assert!(matches!(error, PgpError::UnknownSigner { .. }), "{error}");
    // A binding that holds a signature of another type spoils the file.
    let odd = changed(|forge| forge.back.as_mut().unwrap().0.typ = SignatureType::SubkeyBinding);
    let name = odd.primary.name();
    let error = ReleaseKey::test_or_site("lab", &odd.certificate(), &name).unwrap_err();
    assert!(matches!(error, TrustError::Pgp(PgpError::CertificateSyntax { .. })), "{error}");
    for (what, forge) in [
        ("a primary key without a sound self-signature", changed(|f| weak(&mut f.own))),
        ("a self-signature that has expired", changed(|f| f.own.own_lifetime = Some(60))),
        ("a name that was taken back", changed(|f| f.own.typ = SignatureType::CertRevocation)),
    ] {
        let error = verdict(forge).expect_err(what);
        assert!(
            matches!(&error, PgpError::NotASigner { key, .. } if *key == Key::new(1).name()),
            "{what}: {error}"
        );
    }
}

#[test]
fn a_primary_key_signs_only_where_it_says_so() {
    let signed = |flags| {
        let forge = changed(|forge| forge.own.flags = flags);
        let signature = armored(&signature_by(&forge.primary, DATA));
        pgp_error(release_key(forge).verify(&signature, DATA))
    };
    let evidence = signed(Some(signing())).unwrap();
    assert_eq!((&evidence.subkey, &evidence.primary), (&Key::new(1).name(), &Key::new(1).name()));
    for flags in [None, Some(certifying())] {
        assert!(matches!(signed(flags).unwrap_err(), PgpError::NotASigner { .. }));
    }
    // Its own time counts, too.
    let forge = changed(|forge| forge.own.flags = Some(signing()));
    let signature = armored(&signature_at(&forge.primary, MADE - 1, DATA));
    let error = pgp_error(release_key(forge).verify(&signature, Unread)).unwrap_err();
    assert!(matches!(error, PgpError::SignedTooEarly { .. }), "{error}");
}

#[test]
fn a_key_that_is_not_in_the_certificate_asks_for_an_update() {
    let forge = Forge::new();
    let (primary, issuer) = (forge.primary.name(), Key::new(3).name());
    let error = release_key(forge).verify(&armored(&signature_by(&Key::new(3), DATA)), Unread).unwrap_err();
    assert_eq!(error, TrustError::Pgp(PgpError::UnknownSigner { primary, issuer }));
    assert_eq!((error.hint(), error.code()), (Hint::UpdateGoready, "GR-TRUST-043"));
}

/// Data that must not be asked for.
struct Unread;

impl Read for Unread {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        panic!("data was read for a signature that cannot be good")
    }
}

#[test]
fn signatures_of_the_wrong_kind_are_refused_before_the_data_is_read() {
    let sub = Key::new(2);
    let plain = || {
        let mut saying = Saying::new(SignatureType::Binary, &sub);
        saying.at = Some(MADE + 5);
        saying
    };
    let with = |change: &dyn Fn(&mut Saying)| {
        let mut saying = plain();
        change(&mut saying);
        saying
    };
    let critical = |data| Subpacket::critical(data).unwrap();
    let cases: [(&str, Saying); 9] = [
        ("MD5", with(&|s| s.hash = HashAlgorithm::Md5)),
        ("SHA-1", with(&|s| s.hash = HashAlgorithm::Sha1)),
        ("RIPEMD-160", with(&|s| s.hash = HashAlgorithm::Ripemd160)),
        ("SHA-224", with(&|s| s.hash = HashAlgorithm::Sha224)),
        ("over text", with(&|s| s.typ = SignatureType::Text)),
        ("without a time", with(&|s| s.at = None)),
        ("without a key", with(&|s| s.issuer = None)),
        ("with an expiry", with(&|s| s.own_lifetime = Some(YEAR))),
        (
            "with unknown critical parts",
            with(&|s| {
                s.more.push(critical(SubpacketData::Experimental(109, vec![1].into())));
            }),
        ),
    ];
    let key = release_key(Forge::new());
    for (what, saying) in cases {
        let error = pgp_error(key.verify(&armored(&sign(saying, &sub, DATA)), Unread)).expect_err(what);
        assert!(matches!(error, PgpError::SignatureRefused { .. }), "{what}: {error}");
    }
    for hash in
        [HashAlgorithm::Sha384, HashAlgorithm::Sha512, HashAlgorithm::Sha3_256, HashAlgorithm::Sha3_512]
    {
        key.verify(&armored(&sign(with(&|s| s.hash = hash), &sub, DATA)), DATA).unwrap();
    }
    // A time in the part that is not signed is no time.
    let mut saying = with(&|s| s.at = None);
    let time = SubpacketData::SignatureCreationTime(pgp::types::Timestamp::from_secs(MADE + 5));
    saying.unhashed.push(Subpacket::regular(time).unwrap());
    key.verify(&armored(&sign(saying, &sub, DATA)), Unread).unwrap_err();
}

#[test]
fn one_good_signature_among_others_is_enough() {
    let key = release_key(Forge::new());
    let (sub, stranger) = (Key::new(2), Key::new(9));
    let bytes = |signature: pgp::composed::DetachedSignature| signature.to_bytes().unwrap();
    let good = || bytes(signature_by(&sub, DATA));
    let bad = || bytes(signature_by(&sub, b"other"));
    let foreign = || bytes(signature_by(&stranger, DATA));
    // A marker packet, and a packet of a type that nobody knows and everybody may pass over.
    let (marker, unknown) = (vec![0xca, 3, b'P', b'G', b'P'], vec![0xfc, 2, 1, 2]);
    for file in [
        vec![foreign(), good()],
        vec![good(), foreign()],
        vec![bad(), good()],
        vec![marker, good()],
        vec![unknown, good()],
    ] {
        key.verify(&rearmored(&file.concat()), DATA).unwrap();
    }
    let error = |file: Vec<Vec<u8>>| pgp_error(key.verify(&rearmored(&file.concat()), DATA)).unwrap_err();
    assert!(matches!(error(vec![foreign(), bad()]), PgpError::Mismatch { .. }));
    let late = || bytes(signature_at(&sub, u32::MAX, DATA));
    assert!(matches!(error(vec![foreign(), late()]), PgpError::SignedTooLate { .. }));
    assert!(matches!(error(vec![foreign(), foreign()]), PgpError::UnknownSigner { .. }));
    // Only so many are looked at.
    let many: Vec<Vec<u8>> = std::iter::repeat_with(foreign).take(16).chain([good()]).collect();
    assert!(matches!(error(many), PgpError::UnknownSigner { .. }));
    // Text around the armour is nobody's.
    let armour = rearmored(&good());
    key.verify(&[b"Here it is:\n\n", armour.as_slice(), b"\nBye\n"].concat(), DATA).unwrap();
    key.verify(&String::from_utf8(armour).unwrap().replace('\n', "\r\n").into_bytes(), DATA).unwrap();
}

#[test]
fn what_is_no_signature_is_refused() {
    let key = release_key(Forge::new());
    let good = armored(&signature_by(&Key::new(2), DATA));
    let page = b"<!doctype html><title>Not found</title>\n".to_vec();
    let long = [good.clone(), vec![b'\n'; 70_000]].concat();
    let empty = b"-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----\n".to_vec();
    for nonsense in
        [Vec::new(), page, Forge::new().certificate(), good[..good.len() / 2].to_vec(), long, empty]
    {
        let error = key.verify(&nonsense, Unread).unwrap_err();
        assert!(
            matches!(error, TrustError::Pgp(PgpError::SignatureSyntax { .. })),
            "{error}: {}",
            String::from_utf8_lossy(&nonsense)
        );
        assert_eq!((error.class(), error.hint()), (Class::Integrity, Hint::FetchAgain));
        assert!(!error.to_string().contains('\n'));
    }
}

#[test]
fn data_that_cannot_be_read_is_no_fault_of_the_signature() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("bad sector"))
        }
    }
    let signature = armored(&signature_by(&Key::new(2), DATA));
    let error = release_key(Forge::new()).verify(&signature, DATA.chain(Broken)).unwrap_err();
    assert_eq!(
        (error.class(), error.to_string().as_str()),
        (Class::Io, "signed data cannot be read: bad sector")
    );
}

fn recorded(name: &str) -> Vec<u8> {
    std::fs::read(testdata().join("pgp").join(name)).unwrap()
}

#[test]
fn what_gnupg_signs_is_read_as_gnupg_means_it() {
    let key = ReleaseKey::from_settings(&recorded("lab.asc")).unwrap();
    assert_eq!(key.primary(), "984C8821398D225A09ED1D1EDEFF27DEFD04D24B");
    for (file, subkey) in [
        ("lab-rsa.sig.asc", "40415BFB92FCD43D729E992A65AEE6E5804178F2"),
        ("lab-ed25519.sig.asc", "E15751A1D8306E5FD52BF6188F2BEE4A55542AF0"),
        ("all.sig.asc", "40415BFB92FCD43D729E992A65AEE6E5804178F2"),
    ] {
        let evidence = key.verify(&recorded(file), recorded("data.txt").as_slice()).unwrap();
        assert_eq!(evidence.subkey, subkey, "{file}");
        let error = pgp_error(key.verify(&recorded(file), b"Go, as if".as_slice())).unwrap_err();
        assert_eq!(error, PgpError::Mismatch { key: subkey.to_owned() });
    }
}

#[test]
fn a_key_of_1024_bits_is_refused() {
    let key = ReleaseKey::from_settings(&recorded("weak.asc")).unwrap();
    let error = pgp_error(key.verify(&recorded("weak.sig.asc"), Unread)).unwrap_err();
    assert_eq!(error, PgpError::WeakKey { key: key.primary().to_owned() });
}
