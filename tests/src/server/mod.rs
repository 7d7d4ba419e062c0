//! Servers on the loopback interface, honest and otherwise.
//!
//! - [`Server`] answers HTTP or HTTPS from a [`Site`] and counts requests and bytes; it ends when it is dropped.
//! - [`Script`] is a site with one file and a list of [`Turn`]s: how each request in turn is treated.
//! - [`OfficialSite`] has the layout of go.dev/dl and dl.google.com/go, [`ModuleProxy`] that of a module proxy with a
//!   checksum database; both serve a directory, and [`Changed`] wraps any site to replace single answers.
//! - [`ForwardProxy`] is what `HTTPS_PROXY` points at; it leads every name to an address of the test's choice.
//! - [`TestAuthority`] issues certificates: good, expired, not yet valid, for another name.

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a server of a test that cannot start ends the test, and says so where it happens"
)]

mod authority;
mod changed;
mod content;
mod forward_proxy;
mod http;
mod listen;
mod module_proxy;
mod official_site;
mod script;

pub use authority::{TestAuthority, Validity};
pub use changed::Changed;
pub use content::Content;
pub use forward_proxy::ForwardProxy;
pub use http::{Answer, Ending, Framing, Request};
pub use listen::{Server, Site};
pub use module_proxy::ModuleProxy;
pub use official_site::OfficialSite;
pub use script::{Script, Turn};
