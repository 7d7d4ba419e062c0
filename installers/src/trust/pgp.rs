//! PGP signatures of Go releases.
//!
//! The primary key is pinned by its fingerprint; its subkeys change about once a year, and old releases stay signed by
//! subkeys that have expired since. So a signature is judged at the time when it was made, and no clock is asked: a
//! subkey that was valid then is enough, and a signature that claims another time is not protected by one either.
//! (Whoever holds a subkey can date a signature as they like; that is what revocations are for.)
//!
//! Accepted are detached binary version 4 signatures with SHA-256 or a stronger hash, by RSA keys of 2048 bits or
//! more and Ed25519 keys. RFC 9580 is the format, rPGP reads it; which of what it reads is enough is decided here.

mod certificate;
mod error;

use super::anchor::Anchor;
use super::digest::{excerpt, for_each_chunk};
use super::error::TrustError;
use certificate::{Certificate, Issuer, SigningKey};
pub use error::PgpError;
use pgp::composed::{Deserializable as _, DetachedSignature};
use pgp::crypto::hash::HashAlgorithm;
use pgp::packet::{Signature, SignatureConfig, SignatureType, SignatureVersion, SubpacketData};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::digest::DynDigest;
use std::io::Read;
use std::sync::OnceLock;

/// The fingerprint of Google's Linux packages signing key, which signs Go's releases.
///
/// Published at <https://www.google.com/linuxrepositories/>; the same in every distribution's copy.
pub const GOOGLE_PRIMARY: &str = "EB4C1BFD4F042F6DDDCCEC917721F63BD38B4796";
/// The longest signature file that is looked at, in bytes; Google's have about 830.
pub const LIMIT_SIGNATURE_BYTES: usize = 64 << 10;
/// The longest certificate that is looked at, in bytes.
pub const LIMIT_CERTIFICATE_BYTES: usize = 1 << 20;
/// The most signatures of one file that are looked at.
const LIMIT_SIGNATURES: usize = 16;

/// A key that may sign releases: a certificate whose primary key is pinned.
#[derive(Clone, Debug)]
pub struct ReleaseKey {
    held: Held,
    anchor: Anchor,
}

/// A certificate; the built-in one is read when the first signature comes, which most runs never see.
#[derive(Clone, Debug)]
enum Held {
    Google(OnceLock<Certificate>),
    Read(Certificate),
}

#[expect(clippy::expect_used, reason = "the certificate is a file of this repository, and a test reads it")]
fn google_certificate() -> Certificate {
    let file = include_bytes!("../../../assets/data/keys/google_linux_signing_key.asc");
    Certificate::parse("google", file, GOOGLE_PRIMARY).expect("the pinned certificate is well formed")
}

/// Who signed, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PgpEvidence {
    /// The fingerprint of the pinned primary key.
    pub primary: String,
    /// The fingerprint of the key that made the signature: a subkey, or the primary key itself.
    pub subkey: String,
    /// When, as the signature says: seconds since 1970 (UTC).
    pub signed_at: u64,
    /// Why the primary key is believed.
    pub anchor: Anchor,
}

impl ReleaseKey {
    /// The key of Go's own releases.
    #[must_use]
    pub fn google() -> Self {
        Self { held: Held::Google(OnceLock::new()), anchor: Anchor::BuiltIn }
    }

    /// A key of a test or of one's own site: evidence from it carries `name`.
    ///
    /// The certificate is armoured; `primary_fingerprint` has 40 hexadecimal digits, spaces allowed.
    pub fn test_or_site(
        name: &str,
        certificate: &[u8],
        primary_fingerprint: &str,
    ) -> Result<Self, TrustError> {
        let certificate = Certificate::parse(name, certificate, primary_fingerprint)?;
        Ok(Self { held: Held::Read(certificate), anchor: Anchor::Named { name: name.to_owned() } })
    }

    /// The key in a certificate file that a setting names: evidence from it carries its fingerprint.
    pub fn from_settings(certificate: &[u8]) -> Result<Self, TrustError> {
        let certificate = Certificate::only(certificate)?;
        let name = certificate.primary().to_owned();
        Ok(Self { held: Held::Read(certificate), anchor: Anchor::Named { name } })
    }

    /// The fingerprint of the primary key.
    #[must_use]
    pub fn primary(&self) -> &str {
        match &self.held {
            Held::Google(_) => GOOGLE_PRIMARY,
            Held::Read(certificate) => certificate.primary(),
        }
    }

    fn certificate(&self) -> &Certificate {
        match &self.held {
            Held::Google(read) => read.get_or_init(google_certificate),
            Held::Read(certificate) => certificate,
        }
    }

    /// Accepts `data` when one of the signatures in `armored_sig` is a good one by this key.
    ///
    /// `data` is read to its end, once, and only when there is a signature that could be good. Where none is, the
    /// error is about the first of this key's; a signature by an unknown key is [`PgpError::UnknownSigner`], because
    /// the key may have got a new subkey since this goready was made.
    pub fn verify(&self, armored_sig: &[u8], mut data: impl Read) -> Result<PgpEvidence, TrustError> {
        let signatures = parse(armored_sig)?;
        let (mut candidates, mut refusals) = (Vec::new(), Vec::new());
        for signature in &signatures {
            match self.candidate(signature) {
                Ok(candidate) => candidates.push(candidate),
                Err(refusal) => refusals.push(refusal),
            }
        }
        if candidates.is_empty() {
            let known =
                refusals.iter().position(|refusal| !matches!(refusal, PgpError::UnknownSigner { .. }));
            let refusal = refusals.into_iter().nth(known.unwrap_or(0));
            return Err(refusal
                .unwrap_or(PgpError::SignatureSyntax { reason: "no signature".to_owned() })
                .into());
        }
        let feed = |chunk: &[u8]| {
            for candidate in &mut candidates {
                candidate.hasher.update(chunk);
            }
        };
        for_each_chunk(&mut data, feed)
            .map_err(|error| PgpError::DataUnread { message: error.to_string() })?;
        let mut refused = None;
        for candidate in candidates {
            let (key, signed_at) = (candidate.key.fingerprint(), candidate.signed_at);
            if candidate.matches() {
                let primary = self.primary().to_owned();
                return Ok(PgpEvidence {
                    primary,
                    subkey: key,
                    signed_at: signed_at.into(),
                    anchor: self.anchor.clone(),
                });
            }
            refused.get_or_insert(PgpError::Mismatch { key });
        }
        Err(refused.unwrap_or(PgpError::SignatureSyntax { reason: "no signature".to_owned() }).into())
    }

    /// A signature that is good if it matches the data.
    fn candidate<'a>(&'a self, signature: &'a Signature) -> Result<Candidate<'a>, PgpError> {
        let refused = |reason| PgpError::SignatureRefused { reason };
        let config = signature.config().ok_or_else(|| refused("of an unknown version"))?;
        let issuer = Issuer::of(config).ok_or_else(|| refused("does not say by which key"))?;
        if config.version() != SignatureVersion::V4 {
            return Err(refused("not of version 4"));
        }
        if config.typ() != SignatureType::Binary {
            return Err(refused("not over a file's bytes"));
        }
        if !is_strong(config.hash_alg) {
            return Err(refused("hash weaker than SHA-256"));
        }
        if !is_understood(config) {
            return Err(refused("has critical parts that are unknown here"));
        }
        if signature.signature_expiration_time().is_some_and(|time| time.as_secs() > 0) {
            return Err(refused("made to expire, which no clock here can judge"));
        }
        let signed_at = config.created().ok_or_else(|| refused("does not say when it was made"))?.as_secs();
        let key = self.certificate().signing_key(&issuer, signed_at)?;
        let hasher = config.hash_alg.new_hasher().ok().ok_or_else(|| refused("hash unknown"))?;
        Ok(Candidate { signature, config, key, signed_at, hasher })
    }
}

/// A signature by a valid key, and the hash that it must match.
struct Candidate<'a> {
    signature: &'a Signature,
    config: &'a SignatureConfig,
    key: SigningKey<'a>,
    signed_at: u32,
    hasher: Box<dyn DynDigest + Send>,
}

impl Candidate<'_> {
    /// Whether it is over exactly the data that was hashed (RFC 9580, section 5.2.4).
    fn matches(self) -> bool {
        let mut hasher = self.hasher;
        let trailer = self.config.hash_signature_data(&mut hasher).and_then(|len| self.config.trailer(len));
        let (Ok(trailer), Some(bytes)) = (trailer, self.signature.signature()) else { return false };
        hasher.update(&trailer);
        let hash = hasher.finalize();
        let begins_right = self.signature.signed_hash_value().is_some_and(|start| hash.starts_with(&start));
        begins_right && self.key.verify(self.config.hash_alg, &hash, bytes)
    }
}

/// The signatures of an armoured file; other packets in it are passed over.
fn parse(armored: &[u8]) -> Result<Vec<Signature>, PgpError> {
    let syntax = |reason: &str| PgpError::SignatureSyntax { reason: excerpt(reason) };
    if armored.len() > LIMIT_SIGNATURE_BYTES {
        return Err(syntax("longer than any signature"));
    }
    let (found, _) =
        DetachedSignature::from_armor_many(armored).map_err(|error| syntax(&error.to_string()))?;
    let (mut signatures, mut first_error) = (Vec::new(), None);
    for result in found.take(LIMIT_SIGNATURES) {
        match result {
            Ok(detached) => signatures.push(detached.signature),
            Err(error) => {
                first_error.get_or_insert_with(|| syntax(&error.to_string()));
            }
        }
    }
    match first_error {
        Some(error) if signatures.is_empty() => Err(error),
        _ => Ok(signatures),
    }
}

/// Whether nobody can make two texts with one hash.
fn is_strong(hash: HashAlgorithm) -> bool {
    use HashAlgorithm::{Sha3_256, Sha3_512, Sha256, Sha384, Sha512};
    matches!(hash, Sha256 | Sha384 | Sha512 | Sha3_256 | Sha3_512)
}

/// Whether all that the signer insists on is known here.
fn is_understood(config: &SignatureConfig) -> bool {
    config.hashed_subpackets().filter(|subpacket| subpacket.is_critical).all(|subpacket| {
        !matches!(
            subpacket.data,
            SubpacketData::Other(..) | SubpacketData::Experimental(..) | SubpacketData::Notation(..)
        )
    })
}
