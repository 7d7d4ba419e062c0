//! What the tests of the built program share.

pub mod server;
