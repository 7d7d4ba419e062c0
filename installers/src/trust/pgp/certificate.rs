//! A certificate, and which of its keys could sign at which time.

use super::error::PgpError;
use super::{LIMIT_CERTIFICATE_BYTES, is_strong, is_understood};
use crate::trust::digest::excerpt;
use pgp::composed::{Deserializable as _, SignedPublicKey, SignedPublicSubKey};
use pgp::crypto::hash::HashAlgorithm;
use pgp::packet::{RevocationCode, Signature, SignatureConfig, SignatureType};
use pgp::ser::Serialize as _;
use pgp::types::{Duration, KeyDetails, KeyId, PublicParams, SignatureBytes, Tag, Timestamp, VerifyingKey};

/// The certificate of a pinned primary key.
#[derive(Clone, Debug)]
pub(super) struct Certificate {
    primary: String,
    key: SignedPublicKey,
}

/// Which key a signature says it is by: a hint until the signature is found good.
pub(super) enum Issuer {
    Fingerprint(String),
    Id(KeyId),
}

/// A key of the certificate that was valid when it signed.
#[derive(Clone, Copy)]
pub(super) struct SigningKey<'a>(&'a dyn VerifyingKey);

impl SigningKey<'_> {
    pub(super) fn fingerprint(self) -> String {
        fingerprint(self.0)
    }

    pub(super) fn verify(self, hash: HashAlgorithm, digest: &[u8], signature: &SignatureBytes) -> bool {
        self.0.verify(hash, digest, signature).is_ok()
    }
}

impl Issuer {
    pub(super) fn of(config: &SignatureConfig) -> Option<Self> {
        let by_fingerprint =
            config.issuer_fingerprint().first().map(|found| Self::Fingerprint(format!("{found:X}")));
        by_fingerprint.or_else(|| config.issuer_key_id().first().map(|id| Self::Id(**id)))
    }

    fn is(&self, key: &impl KeyDetails) -> bool {
        match self {
            Self::Fingerprint(expected) => fingerprint(key) == *expected,
            Self::Id(id) => key.legacy_key_id() == *id,
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Fingerprint(fingerprint) => fingerprint.clone(),
            Self::Id(id) => id.to_string().to_uppercase(),
        }
    }
}

impl Certificate {
    /// The certificate of this primary key, out of an armoured file that may hold others as well.
    pub(super) fn parse(name: &str, armored: &[u8], primary: &str) -> Result<Self, PgpError> {
        let syntax = |reason: &str| syntax(name, reason);
        let primary: String = primary.split_whitespace().collect::<String>().to_uppercase();
        if primary.len() != 40 || !primary.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(syntax("its fingerprint must have 40 hexadecimal digits"));
        }
        let mut keys = read(name, armored)?;
        let Some(at) = keys.iter().position(|key| fingerprint(key) == primary) else {
            let found = keys.first().map(fingerprint).unwrap_or_default();
            return Err(PgpError::CertificateElsewhere { name: excerpt(name), expected: primary, found });
        };
        Ok(Self { primary, key: keys.swap_remove(at) })
    }

    /// The certificate of an armoured file that holds no other one.
    pub(super) fn only(armored: &[u8]) -> Result<Self, PgpError> {
        let name = "certificate of the settings";
        let [key] = <[SignedPublicKey; 1]>::try_from(read(name, armored)?)
            .ok()
            .ok_or_else(|| syntax(name, "more than one certificate in the file"))?;
        Ok(Self { primary: fingerprint(&key), key })
    }

    /// The primary key's fingerprint.
    pub(super) fn primary(&self) -> &str {
        &self.primary
    }

    /// The key that a signature names, when it was valid at that time.
    pub(super) fn signing_key(&self, issuer: &Issuer, signed_at: u32) -> Result<SigningKey<'_>, PgpError> {
        let by_primary = issuer.is(&self.key.primary_key);
        let subkey = self.key.public_subkeys.iter().find(|subkey| issuer.is(&subkey.key));
        if !by_primary && subkey.is_none() {
            return Err(PgpError::UnknownSigner { primary: self.primary.clone(), issuer: issuer.name() });
        }
        let own = self.primary_at(signed_at)?;
        match subkey {
            Some(subkey) if !by_primary => self.subkey_at(subkey, signed_at),
            _ if own.key_flags().sign() => Ok(SigningKey(&self.key.primary_key)),
            _ => Err(PgpError::NotASigner { key: self.primary.clone(), reason: "meant for other uses" }),
        }
    }

    /// The self-signature that says what the primary key is for; an error when the key was not valid at that time.
    fn primary_at(&self, at: u32) -> Result<&Signature, PgpError> {
        let key = &self.key.primary_key;
        strong(key)?;
        let revoked = |signature: &&Signature| signature.verify_key(key).is_ok();
        unrevoked(key, self.key.details.revocation_signatures.iter().filter(revoked), at)?;
        let by_name = self.key.details.users.iter().flat_map(|user| {
            let valid = |signature: &&Signature| {
                signature.typ() != Some(SignatureType::CertRevocation)
                    && signature.verify_certification(key, Tag::UserId, &user.id).is_ok()
            };
            user.signatures.iter().filter(|signature| is_sound(signature, at)).filter(valid)
        });
        let direct = self.key.details.direct_signatures.iter().filter(|signature| {
            signature.typ() == Some(SignatureType::Key)
                && is_sound(signature, at)
                && signature.verify_key(key).is_ok()
        });
        let own = by_name.chain(direct).max_by_key(|signature| made_at(signature));
        let own = own.ok_or_else(|| PgpError::NotASigner {
            key: self.primary.clone(),
            reason: "no valid self-signature",
        })?;
        living(key, own, at)?;
        Ok(own)
    }

    /// A subkey that the primary key has made a signing key, and that has agreed to it.
    fn subkey_at<'a>(&'a self, subkey: &'a SignedPublicSubKey, at: u32) -> Result<SigningKey<'a>, PgpError> {
        let (primary, key) = (&self.key.primary_key, &subkey.key);
        let refused = |reason| PgpError::NotASigner { key: fingerprint(key), reason };
        strong(key)?;
        let of_type =
            |wanted| subkey.signatures.iter().filter(move |signature| signature.typ() == Some(wanted));
        let by_primary = |signature: &&Signature| signature.verify_subkey_binding(primary, key).is_ok();
        unrevoked(key, of_type(SignatureType::SubkeyRevocation).filter(by_primary), at)?;
        // The newest binding is the primary key's last word, also about the years before it.
        let sound = of_type(SignatureType::SubkeyBinding).filter(|signature| is_sound(signature, at));
        let binding = sound.filter(by_primary).max_by_key(|signature| made_at(signature));
        let binding = binding.ok_or_else(|| refused("no valid binding signature"))?;
        if !binding.key_flags().sign() {
            return Err(refused("meant for other uses"));
        }
        // Without the subkey's own signature anybody's key could be claimed as a subkey (RFC 9580, section 10.1.5).
        let back = binding
            .embedded_signature()
            .ok_or_else(|| refused("no signature of its own for the primary key"))?;
        if !is_sound(back, at) || back.verify_primary_key_binding(key, primary).is_err() {
            return Err(refused("no valid signature of its own for the primary key"));
        }
        living(key, binding, at)?;
        Ok(SigningKey(key))
    }
}

/// The certificates of an armoured file, at least one; what is no certificate in it is passed over.
fn read(name: &str, armored: &[u8]) -> Result<Vec<SignedPublicKey>, PgpError> {
    const LIMIT: usize = 100;
    if armored.len() > LIMIT_CERTIFICATE_BYTES {
        return Err(syntax(name, "longer than any certificate"));
    }
    let (found, _) =
        SignedPublicKey::from_armor_many(armored).map_err(|error| syntax(name, &error.to_string()))?;
    let (mut keys, mut first_error) = (Vec::new(), None);
    for result in found.take(LIMIT) {
        match result {
            Ok(key) => keys.push(key),
            Err(error) => {
                first_error.get_or_insert_with(|| syntax(name, &error.to_string()));
            }
        }
    }
    if keys.is_empty() { Err(first_error.unwrap_or_else(|| syntax(name, "empty"))) } else { Ok(keys) }
}

fn syntax(name: &str, reason: &str) -> PgpError {
    PgpError::CertificateSyntax { name: excerpt(name), reason: excerpt(reason) }
}

/// Refuses keys whose signatures could be forged today.
fn strong(key: &impl KeyDetails) -> Result<(), PgpError> {
    let is_strong = match key.public_params() {
        // The first two bytes of an RSA key are the length of its modulus in bits.
        PublicParams::RSA(params) => params
            .to_bytes()
            .ok()
            .and_then(|bytes| bytes.first_chunk::<2>().map(|bits| u16::from_be_bytes(*bits) >= 2048))
            .unwrap_or(false),
        PublicParams::EdDSALegacy(_) | PublicParams::Ed25519(_) => true,
        PublicParams::DSA(_)
        | PublicParams::ECDSA(_)
        | PublicParams::ECDH(_)
        | PublicParams::Elgamal(_)
        | PublicParams::X25519(_)
        | PublicParams::X448(_)
        | PublicParams::Ed448(_)
        | PublicParams::Unknown { .. } => false,
    };
    if is_strong { Ok(()) } else { Err(PgpError::WeakKey { key: fingerprint(key) }) }
}

/// Refuses a key that its owner took back, given the valid revocations of it.
///
/// A key that was only replaced or retired stays good for what it signed before. One that was lost to somebody else,
/// or revoked without a reason, is good for nothing: whoever has it can date signatures back.
fn unrevoked<'a>(
    key: &impl KeyDetails,
    mut revocations: impl Iterator<Item = &'a Signature>,
    at: u32,
) -> Result<(), PgpError> {
    let counts = |revocation: &Signature| match revocation.revocation_reason_code() {
        Some(RevocationCode::KeySuperseded | RevocationCode::KeyRetired) => made_at(revocation) <= at,
        _ => true,
    };
    if revocations.any(counts) { Err(PgpError::Revoked { key: fingerprint(key) }) } else { Ok(()) }
}

/// Refuses a key outside of the time that its self-signature gives it.
fn living(key: &impl KeyDetails, own: &Signature, at: u32) -> Result<(), PgpError> {
    let made = key.created_at().as_secs();
    if at < made {
        return Err(PgpError::SignedTooEarly { key: fingerprint(key), signed_at: at, made_at: made });
    }
    let lifetime = own.key_expiration_time().map_or(0, Duration::as_secs);
    let expired_at = u64::from(made) + u64::from(lifetime);
    if lifetime > 0 && u64::from(at) >= expired_at {
        return Err(PgpError::SignedTooLate { key: fingerprint(key), signed_at: at, expired_at });
    }
    Ok(())
}

/// Whether a signature over keys may count at all: hash, parts, and its own expiry.
fn is_sound(signature: &Signature, at: u32) -> bool {
    let lifetime = signature.signature_expiration_time().map_or(0, Duration::as_secs);
    let lives = lifetime == 0 || u64::from(at) < u64::from(made_at(signature)) + u64::from(lifetime);
    let config = signature.config();
    lives && config.is_some_and(|config| is_strong(config.hash_alg) && is_understood(config))
}

fn made_at(signature: &Signature) -> u32 {
    signature.created().map_or(0, Timestamp::as_secs)
}

fn fingerprint(key: &(impl KeyDetails + ?Sized)) -> String {
    format!("{:X}", key.fingerprint())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::pgp::{GOOGLE_PRIMARY, google_certificate};

    /// Made on, expired on (seconds since 1970), fingerprint.
    const SUBKEYS: [(u32, u32, &str); 5] = [
        (1_563_819_182, 1_658_427_182, "2F528D36D67B69EDF998D85778BD65473CB3BD13"),
        (1_635_257_503, 1_729_865_503, "8461EFA0E74ABAE010DE66994EB27DB2A3B88B8B"),
        (1_676_474_712, 1_771_082_712, "A5F483CD733A4EBAEA378B2AE88979FB9B30ACF2"),
        (1_706_646_134, 1_801_254_134, "0F06FF86BEEAF4E71866EE5232EE5355A6BC6E42"),
        (1_736_268_781, 1_830_876_781, "0E225917414670F4442C250DFD533C07C264648F"),
    ];
    /// What these two say of their primary key is hashed with SHA-1; they signed no release of Go 1.19 or later.
    const OLD: [(u32, &str); 2] = [
        (1_500_000_000, "3B068FB4789ABE4AEFA3BB491397BC53640DB551"),
        (1_500_000_000, "3E50F6D3EC278FDEB655C8CA6494C6D6997C215E"),
    ];

    fn by(fingerprint: &str) -> Issuer {
        Issuer::Fingerprint(fingerprint.to_owned())
    }

    #[test]
    fn each_of_googles_subkeys_could_sign_from_its_first_second_to_its_last() {
        let google = google_certificate();
        assert_eq!(google.key.public_subkeys.len(), SUBKEYS.len() + OLD.len());
        for (made, expired, fingerprint) in SUBKEYS {
            let signs = |at| google.signing_key(&by(fingerprint), at);
            assert_eq!(signs(made).unwrap().fingerprint(), fingerprint);
            assert!(signs(expired - 1).is_ok());
            assert!(matches!(signs(made - 1).err().unwrap(), PgpError::SignedTooEarly { .. }));
            assert!(matches!(signs(expired).err().unwrap(), PgpError::SignedTooLate { .. }));
        }
        for (at, fingerprint) in OLD {
            let refused = google.signing_key(&by(fingerprint), at).err().unwrap();
            assert!(matches!(refused, PgpError::NotASigner { .. }), "{refused}");
        }
        // The primary key may sign as well, and a key of 2026 is not known here yet.
        assert!(google.signing_key(&by(GOOGLE_PRIMARY), 1_500_000_000).is_ok());
        let newer = google.signing_key(&by("B8DBE9CCAF2116F84A084BD61D09C015006FEAB8"), 1_800_000_000);
        assert!(matches!(newer.err().unwrap(), PgpError::UnknownSigner { .. }));
    }
}
