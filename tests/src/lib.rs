//! What the tests of the built binary share: real shells, started fresh in a home of their own, and servers on the
//! loopback interface.

#![allow(
    clippy::missing_panics_doc,
    clippy::panic,
    reason = "these are tests' own means: whatever goes wrong in them fails a test"
)]

pub mod faults;
mod sampled;
pub mod sdk;
pub mod server;
pub mod shell_home;
pub mod shells;
pub mod tool_home;

pub use sampled::sampled;
