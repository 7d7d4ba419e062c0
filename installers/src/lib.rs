//! Everything in GoReady that looks at a machine or changes it.
//!
//! ```text
//! refresh(&Host) → Catalog
//! detect(&Host) → Facts → plan(Facts, Request, Catalog) → Plan → apply(Plan, &Host, …) → Receipt → verify → Findings
//! ```
//!
//! `detect` and `verify` read, `plan` thinks, only `apply` writes. The invariants that hold this together:
//!
//! - **I1** `plan` and `catalog` do no I/O and hold no `cfg(target_os)`: the platform is data.
//! - **I2** Only [`host`] names the environment, files, processes or the network.
//! - **I3** Nothing here knows egui, clap or a language for people; nothing prints; there are no globals.
//! - **I4** A plan is immutable; what happens is a receipt, synced before and after each step.
//! - **I5** `apply` never decides what to do: a step whose precondition does not hold fails.
//! - **I6** A user's file changes only by atomic replacement; a shell file only between our markers.
//! - **I7** Every step has an inverse, or the plan says that it has none.

pub mod apply;
pub mod archive;
pub mod catalog;
pub mod detect;
pub mod doctor;
pub mod engine;
pub mod error;
pub mod goenv;
pub mod host;
mod jsonc;
pub mod observe;
pub mod plan;
pub mod platform;
pub mod refresh;
pub mod shell;
pub mod trust;
pub mod verify;
pub mod version;
pub mod why;
