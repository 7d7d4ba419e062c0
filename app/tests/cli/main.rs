//! The real binary in a sandbox: what it prints, how it exits, and what it leaves on disk. No network: every run that
//! could use it is offline.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a whole crate of tests"
)]

mod answers;
mod bad_places;
mod bad_shell_files;
mod bad_words;
mod caches;
mod consent;
mod env;
mod log;
mod matrix;
mod odd_files;
mod sandbox;
