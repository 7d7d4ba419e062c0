//! Directory hashes of modules, as they stand in `go.sum` and in the checksum database.
//!
//! Source of the algorithm: `golang.org/x/mod/sumdb/dirhash`, `Hash1`. It covers names and contents only: neither
//! modes, times, compression nor the order of a zip's entries change it.

use super::digest::{Sha256Sum, excerpt};
use super::error::TrustError;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// A module's directory hash; written as `h1:` and 44 characters of base64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct H1(pub [u8; 32]);

impl H1 {
    /// Accepts this hash only when it is the expected one; `name` says of what, for the error.
    pub fn require(self, expected: Self, name: &str) -> Result<(), TrustError> {
        if self == expected {
            Ok(())
        } else {
            Err(TrustError::H1Mismatch { name: name.to_owned(), expected, found: self })
        }
    }
}

/// The directory hash over files, given by full name (`golang.org/toolchain@VERSION/bin/go`) and sha256, in any order.
///
/// A name with a newline could pretend to be two files and is refused, as Go does.
pub fn dir_hash(entries: impl IntoIterator<Item = (String, Sha256Sum)>) -> Result<H1, TrustError> {
    let mut entries: Vec<(String, Sha256Sum)> = entries.into_iter().collect();
    if let Some((name, _)) = entries.iter().find(|(name, _)| name.contains('\n')) {
        return Err(TrustError::NameRefused { name: excerpt(name) });
    }
    // The order of `String` is that of its bytes, which is the one that Go sorts by.
    entries.sort_unstable();
    let mut hasher = Sha256::new();
    for (name, sum) in &entries {
        hasher.update(format!("{sum}  {name}\n"));
    }
    Ok(H1(hasher.finalize().into()))
}

/// The hash of a `go.mod` file, which stands in the line `MODULE VERSION/go.mod h1:…`.
#[must_use]
pub fn go_mod_hash(bytes: &[u8]) -> H1 {
    let line = format!("{}  go.mod\n", Sha256Sum::of(bytes));
    H1(Sha256::digest(line).into())
}

impl fmt::Display for H1 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "h1:{}", STANDARD.encode(self.0))
    }
}

impl fmt::Debug for H1 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "H1({self})")
    }
}

impl FromStr for H1 {
    type Err = TrustError;

    fn from_str(text: &str) -> Result<Self, TrustError> {
        let bytes = text.strip_prefix("h1:").and_then(|encoded| STANDARD.decode(encoded).ok());
        let array = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        array.map(Self).ok_or_else(|| TrustError::H1Syntax { text: excerpt(text) })
    }
}

impl From<H1> for String {
    fn from(h1: H1) -> Self {
        h1.to_string()
    }
}

impl TryFrom<String> for H1 {
    type Error = TrustError;

    fn try_from(text: String) -> Result<Self, TrustError> {
        text.parse()
    }
}

impl JsonSchema for H1 {
    fn schema_name() -> Cow<'static, str> {
        "H1".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A module's directory hash, as in go.sum",
            "pattern": "^h1:[A-Za-z0-9+/]{43}=$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What every toolchain module's `go.mod` says (`cmd/distpack`), and its hash in the checksum database.
    const TOOLCHAIN_GO_MOD: (&[u8], &str) =
        (b"module golang.org/toolchain\n", "h1:8wlg68NqwW7eMnI1aABk/C2pDYXj8mrMY4TyRfiLeS0=");

    #[test]
    fn the_hash_of_the_toolchains_go_mod_is_the_published_one() {
        let (bytes, h1) = TOOLCHAIN_GO_MOD;
        assert_eq!(go_mod_hash(bytes).to_string(), h1);
        assert_eq!(dir_hash([("go.mod".to_owned(), Sha256Sum::of(bytes))]).unwrap().to_string(), h1);
    }

    #[test]
    fn order_of_entries_does_not_matter_and_names_do() {
        let entry = |name: &str, bytes: &[u8]| (name.to_owned(), Sha256Sum::of(bytes));
        // Bytewise: capitals before small letters, `.` before `/`, and UTF-8 last.
        let sorted =
            [entry("m@v/B", b"1"), entry("m@v/a.go", b"2"), entry("m@v/a/b", b"3"), entry("m@v/é", b"4")];
        let mut turned = sorted.clone();
        turned.reverse();
        let h1 = dir_hash(sorted.clone()).unwrap();
        assert_eq!(dir_hash(turned).unwrap(), h1);
        let mut renamed = sorted;
        renamed[0].0.push('x');
        assert_ne!(dir_hash(renamed).unwrap(), h1);
        // The same text, hashed by coreutils: `sha256sum` of the four lines in this order, in base64.
        let lines: String = [("B", "1"), ("a.go", "2"), ("a/b", "3"), ("é", "4")]
            .map(|(name, text)| format!("{}  m@v/{name}\n", Sha256Sum::of(text.as_bytes())))
            .concat();
        assert_eq!(h1.0, Sha256Sum::of(lines.as_bytes()).0);
    }

    #[test]
    fn a_name_with_a_newline_is_refused() {
        let error = dir_hash([("a\nb".to_owned(), Sha256Sum::default())]).unwrap_err();
        assert_eq!(error, TrustError::NameRefused { name: "a\\nb".into() });
    }

    #[test]
    fn what_is_no_h1_is_refused() {
        let good = TOOLCHAIN_GO_MOD.1;
        assert_eq!(good.parse::<H1>().unwrap().to_string(), good);
        let without = &good[3..];
        let other = good.replace("h1:", "h2:");
        let short = "h1:AAAA";
        // The last digit holds two bits of nothing; only zero is canonical.
        let loose = good.replace("S0=", "S1=");
        let newline = format!("{good}\n");
        for text in ["", "h1:", without, &other, short, &loose, &newline] {
            assert!(text.parse::<H1>().is_err(), "{text:?} was taken for an h1");
        }
    }
}
