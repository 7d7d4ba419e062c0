//! Whatever can go wrong between a wish and its receipt.

use crate::apply::ApplyError;
use crate::archive::ArchiveError;
use crate::catalog::CatalogError;
use crate::catalog::goproxy::GoProxyError;
use crate::catalog::services::ServicesError;
use crate::detect::DetectError;
use crate::error::{Class, Coded, Hint};
use crate::host::net::NetError;
use crate::host::{FsError, HostError};
use crate::plan::PlanError;
use crate::trust::TrustError;

/// Whatever can go wrong between a wish and its receipt.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// There is no home to work in.
    #[error(transparent)]
    Host(#[from] HostError),
    /// A source or region that was named does not exist.
    #[error(transparent)]
    Services(#[from] ServicesError),
    /// A GOPROXY list means nothing.
    #[error(transparent)]
    GoProxy(#[from] GoProxyError),
    /// A key or database that was named cannot be used.
    #[error(transparent)]
    Trust(#[from] TrustError),
    /// The machine could not be looked at.
    #[error(transparent)]
    Detect(#[from] DetectError),
    /// What was asked means nothing, or does not exist.
    #[error(transparent)]
    Catalog(Box<CatalogError>),
    /// An archive that was named cannot be used.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// No plan can be made.
    #[error(transparent)]
    Plan(Box<PlanError>),
    /// The plan was not carried out to its end.
    #[error(transparent)]
    Apply(#[from] ApplyError),
    /// A file operation failed.
    #[error(transparent)]
    Fs(#[from] FsError),
    /// What a setting names for the network cannot be used.
    #[error(transparent)]
    Net(#[from] NetError),
}

// The two largest are boxed, so that every result of the engine does not carry their size.
impl From<CatalogError> for EngineError {
    fn from(source: CatalogError) -> Self {
        Self::Catalog(Box::new(source))
    }
}

impl From<PlanError> for EngineError {
    fn from(source: PlanError) -> Self {
        Self::Plan(Box::new(source))
    }
}

impl EngineError {
    /// The error as its module tells it.
    #[must_use]
    pub fn coded(&self) -> &dyn Coded {
        match self {
            Self::Host(source) => source,
            Self::Services(source) => source,
            Self::Net(source) => source,
            Self::GoProxy(source) => source,
            Self::Trust(source) => source,
            Self::Detect(source) => source,
            Self::Catalog(source) => source.as_ref(),
            Self::Archive(source) => source,
            Self::Plan(source) => source.as_ref(),
            Self::Apply(source) => source,
            Self::Fs(source) => source,
        }
    }
}

impl Coded for EngineError {
    fn code(&self) -> &'static str {
        self.coded().code()
    }

    fn class(&self) -> Class {
        self.coded().class()
    }

    fn hint(&self) -> Hint {
        self.coded().hint()
    }
}
