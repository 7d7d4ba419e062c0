//! Real homes with a real Go in them, for tests that kill runs, fill disks and cut the power.
//!
//! SDKs and the checksum database's answers come from a tree of files in the layout of a module proxy, filled once from
//! Go's public services; the runs themselves open no socket.

mod bench;
mod chance;
mod full_volume;
mod machine;
mod picture;
mod proxy;

pub use bench::{Bench, Downloads, Killed, Moment, WithHello};
pub use chance::Chance;
pub use full_volume::Volume;
pub use machine::{Machine, Ran, Start, binary, volume};
pub use picture::{Hashes, Picture, Thing, differences, halfway};
pub use proxy::{NEW, OLD, cache, proxy, recorder, serve_proxy, tree};
