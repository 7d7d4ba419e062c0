//! What the tests of the built binary share: real shells, started fresh in a home of their own.

mod sampled;
pub mod shell_home;
pub mod shells;

pub use sampled::sampled;
