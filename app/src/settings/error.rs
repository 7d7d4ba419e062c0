//! Preferences that are refused.

use super::words::Wrong;
use goready_installers::error::{Class, Coded, Hint};
use goready_installers::host::FsError;
use std::path::PathBuf;

/// Preferences that are refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SettingsError {
    /// The file cannot be read.
    #[error(transparent)]
    Fs {
        /// The cause.
        #[from]
        source: FsError,
    },
    /// The file is no TOML.
    #[error("not TOML at line {line} of `{}`: {reason}", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the reader said.
        reason: String,
    },
    /// A key that does not exist.
    #[error("no such setting `{key}` at line {line} of `{}`", path.display())]
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What was written, with its table.
        key: String,
        /// The key that comes nearest.
        nearest: Option<&'static str>,
    },
    /// A value that means nothing.
    #[error("value of `{key}` at line {line} of `{}` is refused: {reason:?}", path.display())]
    Value {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The key.
        key: &'static str,
        /// Why.
        reason: Wrong,
    },
    /// A variable whose value means nothing.
    #[error("value of the variable {name} is refused: {reason:?}")]
    Variable {
        /// The variable.
        name: &'static str,
        /// Why.
        reason: Wrong,
    },
}

impl Coded for SettingsError {
    fn code(&self) -> &'static str {
        match self {
            Self::Fs { source } => source.code(),
            Self::Syntax { .. } => "GR-SET-001",
            Self::UnknownKey { .. } => "GR-SET-002",
            Self::Value { .. } => "GR-SET-003",
            Self::Variable { .. } => "GR-SET-004",
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::Fs { source } => source.class(),
            Self::Syntax { .. } | Self::UnknownKey { .. } | Self::Value { .. } | Self::Variable { .. } => {
                Class::BadInput
            }
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::Fs { source } => source.hint(),
            Self::Syntax { .. } => Hint::None,
            Self::UnknownKey { nearest, .. } => {
                nearest.map_or(Hint::None, |nearest| Hint::ChooseOther { nearest: vec![nearest.to_owned()] })
            }
            Self::Value { reason, .. } | Self::Variable { reason, .. } => match reason {
                Wrong::NotOneOf { known, .. } => Hint::ChooseOther { nearest: known.clone() },
                Wrong::NotSeconds { .. } | Wrong::Apart { .. } | Wrong::Type { .. } => Hint::None,
            },
        }
    }
}
