//! What the tests of the built binary share: real shells, started fresh in a home of their own.

pub mod shells;
