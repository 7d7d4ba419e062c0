//! Detect: looks at the machine and changes nothing; starts no program and opens no socket.

pub mod facts;

pub use facts::*;
