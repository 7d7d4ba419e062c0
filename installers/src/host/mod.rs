//! The one door to the machine (I2): environment, files, programs, network and clock.

pub mod fs;

pub use fs::{FsError, FsOp};
