//! Shell files: what each shell reads, and how our block gets in and out.
//!
//! Everything here is text in, text out: no file is opened, no platform is asked (as I1 wants it of `plan`). A plan
//! uses it in this order:
//!
//! 1. [`rc_targets`] names the files a shell really reads when it starts;
//! 2. [`block_body`] makes the guarded lines that go into each, quoted by [`quote`];
//! 3. [`block`] puts them between our markers into the file's bytes, or takes them out again;
//! 4. [`env_file`] makes the files those lines read: the only place where PATH and GOPATH are set.
//!
//! [`probe`] says how to start a fresh shell of a kind and ask it which `go` it finds.

pub mod block;
pub mod env_file;
mod environment_d;
pub mod kinds;
pub mod probe;
pub mod quote;
mod taken_away;

mod bash;
mod csh;
mod elvish;
mod fish;
mod hand_over;
mod ksh;
mod nushell;
mod posix;
mod powershell;
mod word;
mod xonsh;
mod zsh;

pub use block::{BlockError, BlockState, Place, RcFileError};
pub use env_file::{EnvSpec, EnvVar, Moment, NEUTRALISABLE, env_file_name, env_file_text, neutralised};
pub use environment_d::environment_d_text;
pub(crate) use fish::FISH_FILE;
pub(crate) use hand_over::{INSIDE_A_KEEPER, handed_to, is_keeper};
pub use kinds::{
    Creation, RcTarget, ReadAt, Role, Shell, ShellSetting, Syntax, block_body, merged_targets, rc_targets,
};
pub use probe::{ASKED, ProbeAnswer, ProbeCommand, by_products, parse_answer, probe};
pub(crate) use probe::{can_be_asked_for, probe_for, script_question};
pub use quote::{QuoteError, quote};
pub use taken_away::TakenAway;
pub use word::WordKind;
pub(crate) use word::{Behind, Word, defines};
