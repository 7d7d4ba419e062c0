//! `~/.config/environment.d`: so that programs started from the desktop see Go too.
//!
//! systemd's user manager reads `*.conf` there at login and hands the values to everything it starts (environment.d(5)).

use super::env_file::{EnvSpec, entry_text, path_entries};
use super::kinds::Syntax;
use super::quote::{QuoteError, path_text, quote_environment_d};
use std::fmt::Write as _;

/// The text of our file in `environment.d`; it cannot take variables away, so `neutralise` has no effect here.
pub fn environment_d_text(spec: &EnvSpec) -> Result<String, QuoteError> {
    let mut text =
        String::from("# Made by GoReady and replaced at every change; to take it away: goready undo\n");
    let mut path = String::new();
    for dir in path_entries(spec) {
        path.push_str(&quote_environment_d(entry_text(Syntax::Posix, dir)?)?);
        path.push(':');
    }
    if !path.is_empty() {
        let _ = writeln!(text, "PATH=\"{path}${{PATH}}\"");
    }
    if let Some(gopath) = &spec.gopath {
        let gopath = quote_environment_d(path_text(gopath)?)?;
        let _ = writeln!(text, "GOPATH=\"{gopath}\"");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_for_systemd() {
        let spec = EnvSpec {
            ours_first: vec!["/a b/$x/go/bin".into()],
            after: vec![r#"/q"u\o/bin"#.into()],
            gopath: Some("/路径 #1".into()),
            neutralise: vec![],
        };
        assert_eq!(
            environment_d_text(&spec).unwrap().lines().skip(1).collect::<Vec<_>>(),
            [r#"PATH="/a b/\$\$x/go/bin:/q\"u\\o/bin:${PATH}""#, r#"GOPATH="/路径 #1""#]
        );
    }
}
