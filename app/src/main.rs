//! `goready`: gets a machine ready for Go, and proves it.
//!
//! Chooses between the window, the assistant in the terminal and a command, and sets the exit code.

mod cli;
mod command;
mod display;
mod gui;
mod job;
mod log;
mod model;
mod packed;
mod redact;
#[cfg(test)]
mod samples;
mod settings;
mod text;
mod wish;
mod worker;

use goready_installers::host::Env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let env = Env::of_this_process();
    ExitCode::from(cli::run(&words, &env))
}
