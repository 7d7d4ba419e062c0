//! Certificates and signatures of every kind, the wrong ones included, which no proper program would write.

use ed25519_dalek::Signer as _;
use pgp::composed::{ArmorOptions, DetachedSignature, SignedKeyDetails, SignedPublicKey, SignedPublicSubKey};
use pgp::crypto::hash::HashAlgorithm;
use pgp::crypto::public_key::PublicKeyAlgorithm;
use pgp::packet::{
    KeyFlags, PubKeyInner, PublicKey, PublicSubkey, Signature, SignatureConfig, SignatureType, Subpacket,
    SubpacketData, UserId,
};
use pgp::types::{
    Duration, EddsaLegacyPublicParams, Fingerprint, KeyDetails, KeyId, KeyVersion, Mpi, PacketHeaderVersion,
    Password, PublicParams, SignatureBytes, SignedUser, SigningKey, Tag, Timestamp,
};

/// When the keys here are made: 2023-11-14.
pub(crate) const MADE: u32 = 1_700_000_000;
pub(crate) const YEAR: u32 = 31_536_000;

/// An Ed25519 key. Unlike rPGP's own it signs whatever it is told to, weak hashes too.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    secret: ed25519_dalek::SigningKey,
    inner: PubKeyInner,
}

impl Key {
    pub(crate) fn new(seed: u8) -> Self {
        let secret = ed25519_dalek::SigningKey::from_bytes(&[seed; 32]);
        let params = EddsaLegacyPublicParams::Ed25519 { key: secret.verifying_key() };
        let (version, algorithm) = (KeyVersion::V4, PublicKeyAlgorithm::EdDSALegacy);
        let made = Timestamp::from_secs(MADE);
        let inner =
            PubKeyInner::new(version, algorithm, made, None, PublicParams::EdDSALegacy(params)).unwrap();
        Self { secret, inner }
    }

    pub(crate) fn primary(&self) -> PublicKey {
        PublicKey::from_inner(self.inner.clone()).unwrap()
    }

    pub(crate) fn subkey(&self) -> PublicSubkey {
        PublicSubkey::from_inner(self.inner.clone()).unwrap()
    }

    pub(crate) fn name(&self) -> String {
        format!("{:X}", self.primary().fingerprint())
    }
}

impl KeyDetails for Key {
    fn version(&self) -> KeyVersion {
        KeyVersion::V4
    }
    fn legacy_key_id(&self) -> KeyId {
        self.primary().legacy_key_id()
    }
    fn fingerprint(&self) -> Fingerprint {
        self.primary().fingerprint()
    }
    fn algorithm(&self) -> PublicKeyAlgorithm {
        PublicKeyAlgorithm::EdDSALegacy
    }
    fn created_at(&self) -> Timestamp {
        Timestamp::from_secs(MADE)
    }
    fn legacy_v3_expiration_days(&self) -> Option<u16> {
        None
    }
    fn public_params(&self) -> &PublicParams {
        panic!("not asked for by signing")
    }
}

impl SigningKey for Key {
    fn sign(&self, _: &Password, _: HashAlgorithm, digest: &[u8]) -> pgp::errors::Result<SignatureBytes> {
        let bytes = self.secret.sign(digest).to_bytes();
        let (r, s) = bytes.split_at(32);
        Ok(SignatureBytes::Mpis(vec![Mpi::from_slice(r), Mpi::from_slice(s)]))
    }
    fn hash_alg(&self) -> HashAlgorithm {
        HashAlgorithm::Sha256
    }
}

/// What a signature says, before it is made.
#[derive(Clone)]
pub(crate) struct Saying {
    pub(crate) typ: SignatureType,
    pub(crate) hash: HashAlgorithm,
    pub(crate) at: Option<u32>,
    pub(crate) issuer: Option<Key>,
    pub(crate) flags: Option<KeyFlags>,
    pub(crate) key_lifetime: Option<u32>,
    pub(crate) own_lifetime: Option<u32>,
    pub(crate) more: Vec<Subpacket>,
    pub(crate) unhashed: Vec<Subpacket>,
}

impl Saying {
    pub(crate) fn new(typ: SignatureType, issuer: &Key) -> Self {
        Self {
            typ,
            hash: HashAlgorithm::Sha256,
            at: Some(MADE),
            issuer: Some(issuer.clone()),
            flags: None,
            key_lifetime: None,
            own_lifetime: None,
            more: Vec::new(),
            unhashed: Vec::new(),
        }
    }

    /// The signature of a subkey over its primary key.
    pub(crate) fn on_primary_key(self, key: &Key, sub: &PublicSubkey, primary: &PublicKey) -> Signature {
        self.config().sign_primary_key_binding(key, sub, &Password::empty(), primary).unwrap()
    }

    fn config(self) -> SignatureConfig {
        let mut config = SignatureConfig::v4(self.typ, PublicKeyAlgorithm::EdDSALegacy, self.hash);
        let mut hashed = Vec::new();
        hashed.extend(self.at.map(|at| SubpacketData::SignatureCreationTime(Timestamp::from_secs(at))));
        hashed.extend(self.issuer.as_ref().map(|key| SubpacketData::IssuerFingerprint(key.fingerprint())));
        hashed.extend(self.flags.map(SubpacketData::KeyFlags));
        let lifetime = |secs| SubpacketData::KeyExpirationTime(Duration::from_secs(secs));
        hashed.extend(self.key_lifetime.map(lifetime));
        let lifetime = |secs| SubpacketData::SignatureExpirationTime(Duration::from_secs(secs));
        hashed.extend(self.own_lifetime.map(lifetime));
        config.hashed_subpackets = hashed.into_iter().map(|data| Subpacket::regular(data).unwrap()).collect();
        config.hashed_subpackets.extend(self.more);
        config.unhashed_subpackets = self.unhashed;
        let id = self.issuer.map(|key| SubpacketData::IssuerKeyId(key.legacy_key_id()));
        config.unhashed_subpackets.extend(id.map(|data| Subpacket::regular(data).unwrap()));
        config
    }
}

pub(crate) fn signing() -> KeyFlags {
    let mut flags = KeyFlags::default();
    flags.set_sign(true);
    flags
}

pub(crate) fn certifying() -> KeyFlags {
    let mut flags = KeyFlags::default();
    flags.set_certify(true);
    flags
}

/// A certificate in the making: primary key 1, subkey 2, bound as they should be unless a test says otherwise.
pub(crate) struct Forge {
    pub(crate) primary: Key,
    pub(crate) sub: Key,
    /// The primary key's self-signature.
    pub(crate) own: Saying,
    /// The binding, who makes it, and the signature of the subkey's own that goes into it.
    pub(crate) binding: Option<Saying>,
    pub(crate) binder: Key,
    pub(crate) back: Option<(Saying, Key)>,
    /// Further signatures over the subkey and over the primary key, by whom.
    pub(crate) on_subkey: Vec<(Saying, Key)>,
    pub(crate) on_primary: Vec<(Saying, Key)>,
}

impl Forge {
    pub(crate) fn new() -> Self {
        let (primary, sub) = (Key::new(1), Key::new(2));
        let mut own = Saying::new(SignatureType::CertPositive, &primary);
        own.flags = Some(certifying());
        let mut binding = Saying::new(SignatureType::SubkeyBinding, &primary);
        binding.flags = Some(signing());
        binding.key_lifetime = Some(YEAR);
        let back = Saying::new(SignatureType::KeyBinding, &sub);
        Self {
            own,
            binding: Some(binding),
            binder: primary.clone(),
            back: Some((back, sub.clone())),
            on_subkey: Vec::new(),
            on_primary: Vec::new(),
            primary,
            sub,
        }
    }

    pub(crate) fn certificate(self) -> Vec<u8> {
        let (primary, sub, none) = (self.primary.primary(), self.sub.subkey(), Password::empty());
        let user = UserId::from_str(PacketHeaderVersion::New, "Lab <lab@example.com>").unwrap();
        let own = self.own.config();
        let own = own.sign_certification(&self.primary, &primary, &none, Tag::UserId, &user).unwrap();
        let mut on_subkey: Vec<Signature> = Vec::new();
        if let Some(mut binding) = self.binding {
            if let Some((back, key)) = self.back {
                let back = back.on_primary_key(&key, &sub, &primary);
                let back = SubpacketData::EmbeddedSignature(Box::new(back));
                binding.unhashed.push(Subpacket::regular(back).unwrap());
            }
            let config = binding.config();
            on_subkey.push(config.sign_subkey_binding(&self.binder, &primary, &none, &sub).unwrap());
        }
        for (saying, key) in self.on_subkey {
            on_subkey.push(saying.config().sign_subkey_binding(&key, &primary, &none, &sub).unwrap());
        }
        let mut revocations = Vec::new();
        for (saying, key) in self.on_primary {
            revocations.push(saying.config().sign_key(&key, &none, &primary).unwrap());
        }
        let details =
            SignedKeyDetails::new(revocations, vec![], vec![SignedUser::new(user, vec![own])], vec![]);
        let subkey = SignedPublicSubKey { key: sub, signatures: on_subkey };
        let certificate = SignedPublicKey { primary_key: primary, details, public_subkeys: vec![subkey] };
        certificate.to_armored_bytes(ArmorOptions::default()).unwrap()
    }
}

/// A signature over data, as packets.
pub(crate) fn sign(saying: Saying, key: &Key, data: &[u8]) -> DetachedSignature {
    DetachedSignature::new(saying.config().sign(key, &Password::empty(), data).unwrap())
}

/// A plain one, made one day after the key.
pub(crate) fn signature_by(key: &Key, data: &[u8]) -> DetachedSignature {
    signature_at(key, MADE + 86_400, data)
}

pub(crate) fn signature_at(key: &Key, at: u32, data: &[u8]) -> DetachedSignature {
    let mut saying = Saying::new(SignatureType::Binary, key);
    saying.at = Some(at);
    sign(saying, key, data)
}

pub(crate) fn armored(signature: &DetachedSignature) -> Vec<u8> {
    signature.to_armored_bytes(ArmorOptions::default()).unwrap()
}
