//! What a test sampled of a large space, told at the end of `tests/run`.
#![expect(clippy::disallowed_methods, reason = "`tests/run` names the file by a variable")]

use std::fs::OpenOptions;
use std::io::Write as _;

/// Notes what was sampled, such as `12 real shells × 8 nasty names`; shown by `tests/run`, else on standard output.
pub fn sampled(what: &str) {
    let line = format!("sampled: {what}\n");
    let file = std::env::var_os("GOREADY_SAMPLED")
        .and_then(|path| OpenOptions::new().append(true).open(path).ok())
        .is_some_and(|mut file| file.write_all(line.as_bytes()).is_ok());
    if !file {
        // A test's output is captured by the runner and shown with `--show-output`.
        let _ = std::io::stdout().write_all(line.as_bytes());
    }
}
