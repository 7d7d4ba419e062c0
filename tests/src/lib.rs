//! What the tests of the built binary share: real shells, started fresh in a home of their own, and servers on the
//! loopback interface.

pub mod server;
pub mod shells;
