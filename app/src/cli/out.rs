//! Where words go: text for people to standard error, data to standard output.

use super::args::Global;
use super::error::CliError;
use goready_installers::host::Env;
use std::io::{self, IsTerminal as _, Write as _};

/// The streams of this run, and how they may be used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Out {
    loudness: Loudness,
    /// Whether text for people may be coloured.
    pub(crate) colour: Colour,
    /// Whether standard error is a terminal: progress may move.
    pub(crate) is_live: bool,
    /// Whether somebody can be asked.
    pub(crate) can_ask: bool,
}

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Loudness {
    Quiet,
    Usual,
}

/// Whether text may be coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    /// It may not.
    Off,
    /// It may.
    On,
}

impl Colour {
    /// The text in an SGR colour, such as `32` for green.
    pub(crate) fn paint(self, sgr: &str, text: &str) -> String {
        match self {
            Self::Off => text.to_owned(),
            Self::On => format!("\u{1b}[{sgr}m{text}\u{1b}[0m"),
        }
    }
}

impl Out {
    /// As the command line and the environment want it.
    pub(crate) fn new(global: &Global, env: &Env) -> Self {
        let is_terminal = io::stderr().is_terminal() && env.text("TERM").as_deref() != Some("dumb");
        let colour = if is_terminal && !global.no_color && env.get("NO_COLOR").is_none() {
            Colour::On
        } else {
            Colour::Off
        };
        let loudness = if global.quiet { Loudness::Quiet } else { Loudness::Usual };
        let can_ask = io::stdin().is_terminal() && is_terminal && !global.json && !global.quiet;
        Self { loudness, colour, is_live: is_terminal && !global.quiet, can_ask }
    }

    /// Text for people.
    pub(crate) fn say(self, text: &str) {
        if self.loudness == Loudness::Usual {
            complain(text);
        }
    }
}

/// Text for people, also with `--quiet`: what went wrong.
pub(crate) fn complain(text: &str) {
    let mut stream = io::stderr().lock();
    // Nobody is left to be told that standard error is closed.
    let _ = stream
        .write_all(text.as_bytes())
        .and_then(|()| if text.ends_with('\n') { Ok(()) } else { stream.write_all(b"\n") });
}

/// Data. A reader that has had enough (`goready history | head -1`) is no failure.
pub(crate) fn data(text: &str) -> Result<(), CliError> {
    let mut stream = io::stdout().lock();
    let newline: &[u8] = if text.ends_with('\n') { b"" } else { b"\n" };
    let written = stream.write_all(text.as_bytes()).and_then(|()| stream.write_all(newline));
    match written.and_then(|()| stream.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(CliError::Output { reason: error.to_string() }),
    }
}
