//! Signed notes: a text, a blank line, and signature lines by keys that have names.
//!
//! Format and rules: `golang.org/x/mod/sumdb/note`. The signature covers the text with its last newline, and not the
//! blank line after it.

use super::digest::excerpt;
use super::error::TrustError;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// The longest note that is looked at, in bytes.
pub const LIMIT_BYTES: usize = 16 << 10;
/// The most signature lines that are looked at.
const LIMIT_SIGNATURES: usize = 100;
/// The byte in front of a key that says Ed25519, the only algorithm of this format so far.
const ALGORITHM_ED25519: u8 = 1;

/// Whose signature a note must carry; written as `NAME+HASH+KEY`, such as the constants in `cmd/go`.
#[derive(Clone, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    hash: [u8; 4],
    key: VerifyingKey,
}

impl Verifier {
    /// The signer's name, as signature lines give it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text of a note that this key has signed; `origin` (a path or file) names the note in errors.
    ///
    /// Signatures by others are passed over. A signature line with this key's name and hash that does not verify
    /// refuses the note, even when another one would verify.
    pub fn open<'note>(&self, note: &'note [u8], origin: &str) -> Result<&'note str, TrustError> {
        let syntax = |reason| TrustError::ReplySyntax { path: origin.to_owned(), reason };
        if note.len() > LIMIT_BYTES {
            return Err(TrustError::ReplyTooLong { path: origin.to_owned(), limit_bytes: LIMIT_BYTES });
        }
        let note = std::str::from_utf8(note).ok().ok_or_else(|| syntax("not UTF-8"))?;
        if note.chars().any(|c| c.is_ascii_control() && c != '\n') {
            return Err(syntax("control character in a signed note"));
        }
        let blank = note.rfind("\n\n").ok_or_else(|| syntax("not a signed note"))?;
        let (text, rest) = note.split_at(blank + 1);
        let lines = rest
            .strip_prefix('\n')
            .and_then(|lines| lines.strip_suffix('\n'))
            .ok_or_else(|| syntax("not a signed note"))?;
        let mut signed = false;
        for (count, line) in lines.split('\n').enumerate() {
            let line = SignatureLine::parse(line).ok_or_else(|| syntax("not a signature line"))?;
            if count >= LIMIT_SIGNATURES {
                return Err(syntax("too many signatures"));
            }
            if line.name != self.name || line.hash != self.hash {
                continue;
            }
            let verdict = Signature::from_slice(&line.signature)
                .and_then(|signature| self.key.verify_strict(text.as_bytes(), &signature));
            if verdict.is_err() {
                return Err(TrustError::NoteSignature { path: origin.to_owned(), name: self.name.clone() });
            }
            signed = true;
        }
        if signed {
            Ok(text)
        } else {
            Err(TrustError::NoteUnsigned { path: origin.to_owned(), name: self.name.clone() })
        }
    }
}

/// `— NAME BASE64(hash || signature)`.
struct SignatureLine<'note> {
    name: &'note str,
    hash: [u8; 4],
    signature: Vec<u8>,
}

impl<'note> SignatureLine<'note> {
    fn parse(line: &'note str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix("— ")?.split_once(' ')?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (hash, signature) = bytes.split_first_chunk::<4>()?;
        (is_name(name) && !signature.is_empty()).then(|| Self {
            name,
            hash: *hash,
            signature: signature.to_vec(),
        })
    }
}

/// A signer's name: something without white space and `+`.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '+')
}

impl FromStr for Verifier {
    type Err = TrustError;

    fn from_str(text: &str) -> Result<Self, TrustError> {
        let error = |reason| TrustError::VerifierKey { text: excerpt(text), reason };
        let parts = text.split_once('+').and_then(|(name, rest)| {
            let (hash, key) = rest.split_once('+')?;
            Some((name, hash, STANDARD.decode(key).ok()?))
        });
        let (name, hash, key) = parts.ok_or_else(|| error("not of the form `NAME+HASH+KEY`"))?;
        if !is_name(name) {
            return Err(error("a name has no white space"));
        }
        let Some((&ALGORITHM_ED25519, point)) = key.split_first() else {
            return Err(error("not an Ed25519 key"));
        };
        let digest = Sha256::new().chain_update(name).chain_update("\n").chain_update(&key).finalize();
        let computed = digest.first_chunk::<4>().copied().unwrap_or_default();
        if hash != format!("{:08x}", u32::from_be_bytes(computed)) {
            return Err(error("the hash is not that of name and key"));
        }
        let key = VerifyingKey::try_from(point).ok().ok_or_else(|| error("not an Ed25519 key"))?;
        Ok(Self { name: name.to_owned(), hash: computed, key })
    }
}

impl fmt::Display for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = vec![ALGORITHM_ED25519];
        key.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+", self.name)?;
        write!(f, "{:08x}+{}", u32::from_be_bytes(self.hash), STANDARD.encode(key))
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verifier({self})")
    }
}
