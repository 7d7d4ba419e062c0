//! What our env files take away of what start-up files set.
//!
//! GOROOT goes whatever it says, because beside our Go no value of it is right. Of any other variable only the very value
//! that was found to break Go goes: what the person writes in its place counts, in the file as on a command line.

use super::env_file::EnvVar;
use super::quote::QuoteError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A variable to take away. As text it is its name, or `NAME=value` where only that value goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct TakenAway {
    name: EnvVar,
    value: Option<String>,
}

impl TakenAway {
    /// The variable, whatever it says.
    #[must_use]
    pub const fn always(name: EnvVar) -> Self {
        Self { name, value: None }
    }

    /// The variable, while it says just this. A value with a control character fits into no line.
    pub fn only(name: EnvVar, value: &str) -> Result<Self, QuoteError> {
        super::quote::refuse_control(value)?;
        Ok(Self { name, value: Some(value.to_owned()) })
    }

    /// The variable.
    #[must_use]
    pub const fn name(&self) -> &EnvVar {
        &self.name
    }

    /// The value that goes; none where each does.
    pub(super) fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// The line by which [`noted`] knows a value again, a comment in each of the languages. It does not end with the
    /// value, because csh goes on behind a backslash at the end of a comment.
    pub(super) fn note(&self) -> Option<String> {
        let text = self.value.as_ref().map(|value| format!("{}={value}", self.name.as_str()))?;
        Some(format!("{BEGIN}{text}{END}\n"))
    }
}

const BEGIN: &str = "# Taken away while it says just this: <";
const END: &str = ">";

/// What the notes of an env file name.
pub(super) fn noted(text: &str) -> impl Iterator<Item = TakenAway> {
    text.lines().filter_map(|line| line.strip_prefix(BEGIN)?.strip_suffix(END)?.to_owned().try_into().ok())
}

impl TryFrom<String> for TakenAway {
    type Error = QuoteError;

    fn try_from(text: String) -> Result<Self, QuoteError> {
        match text.split_once('=') {
            Some((name, value)) => Self::only(EnvVar::parse(name)?, value),
            None => Ok(Self::always(EnvVar::parse(&text)?)),
        }
    }
}

impl From<TakenAway> for String {
    fn from(taken: TakenAway) -> Self {
        let name = Self::from(taken.name);
        match taken.value {
            Some(value) => name + "=" + &value,
            None => name,
        }
    }
}
