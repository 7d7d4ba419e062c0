//! What a chain of evidence hangs on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a key is believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "key", rename_all = "snake_case")]
pub enum Anchor {
    /// It is built into goready: the key of Go's own publisher.
    BuiltIn,
    /// A setting names it: a test's key, or that of one's own site. All evidence shows it.
    Named {
        /// What the setting calls it.
        name: String,
    },
}

impl fmt::Display for Anchor {
    /// Nothing for built-in keys; otherwise an addition to what was said of the evidence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn => Ok(()),
            Self::Named { name } => write!(f, ", by a key of your settings: {name}"),
        }
    }
}
