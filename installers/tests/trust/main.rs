//! The trust layer against what the world really serves, and against everything that could be wrong with it.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "these are tests")]

mod corruptions;
mod database;
mod errors;
mod fixture;
mod forge;
mod forks;
mod google;
mod proofs;
mod signatures;
mod synthetic;
