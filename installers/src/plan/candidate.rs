//! Where an archive may come from, and what makes its bytes good enough.

use crate::archive::Layout;
use crate::trust::{H1, Sha256Sum};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place one archive may come from, and what makes it good enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Candidate {
    /// Where from.
    pub url: String,
    /// How it is packed.
    pub form: Form,
    /// Any one of these suffices.
    pub enough: Vec<Required>,
}

/// How an SDK is packed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum Form {
    /// An archive as go.dev publishes it.
    Official {
        /// Its published file name.
        filename: String,
    },
    /// A zip of the module `golang.org/toolchain`, at this module version.
    Toolchain {
        /// Such as `v0.0.1-go1.27.4.linux-amd64`.
        module_version: String,
    },
    /// A file the person named.
    Local {
        /// What is in it.
        layout: Layout,
    },
}

/// What makes bytes good enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "required", rename_all = "snake_case")]
pub enum Required {
    /// This hash, pinned in goready.
    PinnedSha256 {
        /// The hash.
        sha256: Sha256Sum,
    },
    /// This hash, read from go.dev, while the bytes come from another host.
    ListedSha256 {
        /// The hash.
        sha256: Sha256Sum,
        /// The host of the list.
        host: String,
    },
    /// This hash, vouched for by the person.
    VouchedSha256 {
        /// The hash.
        sha256: Sha256Sum,
    },
    /// A signature by the release key.
    Signature {
        /// Where the signature is: a URL, or an absolute path beside a local archive.
        url: String,
    },
    /// Inclusion in the checksum database.
    Database {
        /// Which: `sum.golang.org` or a test database.
        name: String,
        /// Where it is asked directly.
        address: String,
        /// Proxies that may carry it, in GOPROXY's syntax; empty for none.
        proxies: String,
    },
    /// This directory hash, pinned in goready.
    PinnedH1 {
        /// The hash.
        h1: H1,
    },
}
