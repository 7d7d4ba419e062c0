//! sha256 sums, as they are written in release lists and kept in receipts.

use super::error::TrustError;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::fmt;
use std::io::{self, Read, Write};
use std::str::FromStr;

/// The sha256 of some bytes; written as 64 hexadecimal digits.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Sha256Sum(pub [u8; 32]);

impl Sha256Sum {
    /// The hash of bytes already in memory.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Accepts this hash only when it is the expected one; `name` says of what, for the error.
    pub fn require(self, expected: Self, name: &str) -> Result<(), TrustError> {
        if self == expected {
            Ok(())
        } else {
            Err(TrustError::Sha256Mismatch { name: name.to_owned(), expected, found: self })
        }
    }
}

impl fmt::Display for Sha256Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sha256Sum({self})")
    }
}

impl FromStr for Sha256Sum {
    type Err = TrustError;

    /// Reads 64 hexadecimal digits, all small or all capital: a mixture is a typing slip, not a hash that was copied.
    fn from_str(text: &str) -> Result<Self, TrustError> {
        let error = || TrustError::HexDigest { text: excerpt(text) };
        let small = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let capital = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'F'));
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let mut sum = [0; 32];
        if !(small || capital) || !rest.is_empty() || pairs.len() != sum.len() {
            return Err(error());
        }
        for (byte, pair) in sum.iter_mut().zip(pairs) {
            let [high, low] = pair.map(|digit| char::from(digit).to_digit(16));
            let value = high.zip(low).map(|(high, low)| high * 16 + low).ok_or_else(error)?;
            *byte = u8::try_from(value).unwrap_or_default();
        }
        Ok(Self(sum))
    }
}

impl From<Sha256Sum> for String {
    fn from(sum: Sha256Sum) -> Self {
        sum.to_string()
    }
}

impl TryFrom<String> for Sha256Sum {
    type Error = TrustError;

    fn try_from(text: String) -> Result<Self, TrustError> {
        text.parse()
    }
}

impl JsonSchema for Sha256Sum {
    fn schema_name() -> Cow<'static, str> {
        "Sha256Sum".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A sha256 in hexadecimal digits",
            "pattern": "^([0-9a-f]{64}|[0-9A-F]{64})$",
        })
    }
}

/// Hashes bytes as they pass by, for those who write and hash at once.
#[derive(Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// A hasher that has seen nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all bytes taken in.
    #[must_use]
    pub fn finish(self) -> Sha256Sum {
        Sha256Sum(self.0.finalize().into())
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hasher")
    }
}

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The hash of all that a reader gives, read in pieces of 128 KiB.
pub fn sha256_of(mut reader: impl Read) -> io::Result<Sha256Sum> {
    let mut hasher = Hasher::new();
    for_each_chunk(&mut reader, |chunk| hasher.update(chunk))?;
    Ok(hasher.finish())
}

/// Shows all that a reader gives to `see`, piece by piece; interruptions are tried again.
pub(super) fn for_each_chunk(reader: &mut impl Read, mut see: impl FnMut(&[u8])) -> io::Result<()> {
    let mut buffer = vec![0; 128 << 10];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(count) => see(buffer.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The beginning of a text of unknown origin, fit for one line of a log.
pub(super) fn excerpt(text: &str) -> String {
    const LIMIT: usize = 100;
    let mut short: String = text.chars().take(LIMIT).flat_map(char::escape_debug).collect();
    if text.chars().nth(LIMIT).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn a_sum_prints_as_it_was_read() {
        let sum: Sha256Sum = EMPTY.parse().unwrap();
        assert_eq!(sum.to_string(), EMPTY);
        assert_eq!(EMPTY.to_uppercase().parse::<Sha256Sum>().unwrap(), sum);
        assert_eq!(serde_json::to_string(&sum).unwrap(), format!("\"{EMPTY}\""));
        assert_eq!(serde_json::from_str::<Sha256Sum>(&format!("\"{EMPTY}\"")).unwrap(), sum);
    }

    #[test]
    fn what_is_no_sum_is_refused() {
        let mixed = EMPTY.replacen('e', "E", 1);
        let short = &EMPTY[1..];
        let long = format!("{EMPTY}0");
        let spaced = format!("{EMPTY}\n");
        let foreign = EMPTY.replacen('e', "g", 1);
        let wide = EMPTY.replacen("e3", "é", 1);
        for text in ["", &mixed, short, &long, &spaced, &foreign, &wide, "+3b0"] {
            assert!(text.parse::<Sha256Sum>().is_err(), "{text:?} was taken for a sha256");
        }
    }

    #[test]
    fn pieces_hash_like_the_whole() {
        let bytes: Vec<u8> = (0..300_000_u32).map(|n| n.to_le_bytes()[0]).collect();
        let mut hasher = Hasher::new();
        bytes.chunks(777).for_each(|chunk| hasher.update(chunk));
        assert_eq!(hasher.finish(), Sha256Sum::of(&bytes));
        assert_eq!(sha256_of(bytes.as_slice()).unwrap(), Sha256Sum::of(&bytes));
        assert_eq!(sha256_of(io::empty()).unwrap().to_string(), EMPTY);
    }

    #[test]
    fn another_hash_is_refused_and_both_are_named() {
        let (found, expected) = (Sha256Sum::of(b"altered"), Sha256Sum::of(b"original"));
        assert!(found.require(found, "go.tar.gz").is_ok());
        let error = found.require(expected, "go.tar.gz").unwrap_err();
        assert_eq!(error, TrustError::Sha256Mismatch { name: "go.tar.gz".into(), expected, found });
    }
}
