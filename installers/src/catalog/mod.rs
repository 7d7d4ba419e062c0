//! Catalog: what exists in the world; parses, never fetches (I1).
//!
//! | what | where |
//! | --- | --- |
//! | the releases that goready was built with, and what a look at the world added | [`Catalog`], [`Release`] |
//! | what such a look brought, in the form it is kept for a day | [`CachedRefresh`] |
//! | what a person may ask for, and which release that is | [`VersionRequest`], [`Resolved`] |
//! | what each line of Go builds for, and what is offered for download | [`matrix`] |
//! | directory hashes of toolchain modules, looked up with proof when goready was made | [`pins`] |
//! | which release of each tool fits which Go | [`tool_pins`] |
//! | addresses of Go's services, and the `GOPROXY` list | [`services`], [`goproxy`] |

mod cached;
mod error;
mod go_mod;
pub mod goproxy;
mod index;
mod list;
pub mod matrix;
mod official;
pub mod pins;
mod release;
mod request;
mod resolve;
pub mod services;
pub mod tool_pins;

pub use cached::CachedRefresh;
pub use error::{CatalogError, Gap};
pub(crate) use go_mod::NO_GO_LINE;
pub use index::{Catalog, OLDEST_LINE, RefreshNote, Support};
pub use official::compact_official_index;
pub use release::{FileKind, ModuleKnown, Release, ReleaseFile, Sha256Origin};
pub use request::{ModuleLine, VersionRequest};
pub use resolve::{Resolved, Why};

use crate::platform::Platform;
use crate::version::GoVersion;

/// The version under which Go's toolchain module carries a release for a platform:
/// `v0.0.1-go1.27.4.linux-amd64`.
#[must_use]
pub fn toolchain_version(version: GoVersion, platform: &Platform) -> String {
    goproxy::ToolchainModule { go: version, platform: platform.clone() }.to_string()
}
