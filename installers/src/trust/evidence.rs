//! What made bytes good enough: printed, and kept in receipts.

use super::anchor::Anchor;
use super::pgp::PgpEvidence;
use super::sumdb::SumRecord;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why bytes were accepted; any one is enough (decisions.md, "Trust: what is enough").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "evidence", rename_all = "snake_case")]
pub enum Evidence {
    /// Their sha256 is in the release list that goready carries.
    PinnedSha256,
    /// Their sha256 is in a release list, and they came from somewhere else.
    ListedSha256 {
        /// The host that served the list.
        host: String,
    },
    /// The person named their sha256.
    VouchedSha256,
    /// A release key signed them.
    Signature {
        /// Who and when.
        #[serde(flatten)]
        signature: PgpEvidence,
    },
    /// Their directory hash is in the checksum database, proved.
    Database {
        /// The database's name.
        name: String,
        /// How many records its tree had.
        tree_size: u64,
        /// The record's number.
        record: u64,
        /// Why the database's key is believed.
        anchor: Anchor,
    },
    /// Their directory hash is one that goready carries.
    PinnedH1,
}

impl From<PgpEvidence> for Evidence {
    fn from(signature: PgpEvidence) -> Self {
        Self::Signature { signature }
    }
}

impl From<&SumRecord> for Evidence {
    fn from(record: &SumRecord) -> Self {
        Self::Database {
            name: record.database.clone(),
            tree_size: record.head.size(),
            record: record.id,
            anchor: record.anchor.clone(),
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PinnedSha256 => f.write_str("sha256 pinned in goready"),
            Self::ListedSha256 { host } => write!(f, "sha256 from the release list of {host}"),
            Self::VouchedSha256 => f.write_str("sha256 named by the person"),
            Self::Signature { signature: PgpEvidence { primary, subkey, signed_at, anchor } } => {
                write!(f, "PGP signature by {primary}")?;
                if subkey != primary {
                    write!(f, " (subkey {subkey})")?;
                }
                let time = i64::try_from(*signed_at).ok().and_then(|secs| Timestamp::from_second(secs).ok());
                if let Some(time) = time {
                    write!(f, " of {}", time.strftime("%Y-%m-%d"))?;
                }
                write!(f, "{anchor}")
            }
            Self::Database { name, tree_size, anchor, .. } => {
                write!(f, "checksum database {name}, tree {tree_size}{anchor}")
            }
            Self::PinnedH1 => f.write_str("directory hash pinned in goready"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Evidence> {
        let named = Anchor::Named { name: "lab".into() };
        let signature = PgpEvidence {
            primary: "AAAA".into(),
            subkey: "BBBB".into(),
            signed_at: 1_787_947_784,
            anchor: Anchor::BuiltIn,
        };
        let by_primary = PgpEvidence { subkey: "AAAA".into(), anchor: named.clone(), ..signature.clone() };
        let database = |anchor| Evidence::Database {
            name: "sum.example.com".into(),
            tree_size: 71_999_284,
            record: 5,
            anchor,
        };
        vec![
            Evidence::PinnedSha256,
            Evidence::ListedSha256 { host: "go.example.com".into() },
            Evidence::VouchedSha256,
            signature.into(),
            by_primary.into(),
            database(Anchor::BuiltIn),
            database(named),
            Evidence::PinnedH1,
        ]
    }

    #[test]
    fn each_kind_of_evidence_says_what_it_rests_on() {
        let texts: Vec<String> = all().iter().map(ToString::to_string).collect();
        assert_eq!(
            texts,
            [
                "sha256 pinned in goready",
                "sha256 from the release list of go.example.com",
                "sha256 named by the person",
                "PGP signature by AAAA (subkey BBBB) of 2026-08-28",
                "PGP signature by AAAA of 2026-08-28, by a key of your settings: lab",
                "checksum database sum.example.com, tree 71999284",
                "checksum database sum.example.com, tree 71999284, by a key of your settings: lab",
                "directory hash pinned in goready",
            ]
        );
    }

    #[test]
    fn evidence_in_a_receipt_reads_back_as_it_was() {
        for evidence in all() {
            let text = serde_json::to_string(&evidence).unwrap();
            assert_eq!(serde_json::from_str::<Evidence>(&text).unwrap(), evidence, "{text}");
        }
    }
}
