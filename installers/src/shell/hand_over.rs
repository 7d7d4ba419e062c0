//! Lines by which a start-up file hands its shell over to another program: `exec fish`, where `chsh` is not allowed.

use super::kinds::Shell;

/// Programs that keep terminals, and start the shell again inside of themselves.
const KEEPERS: [&str; 6] = ["tmux", "screen", "byobu", "zellij", "dtach", "abduco"];

/// By what a shell knows that it is inside of one of them, so that it is not handed over again.
pub(crate) const INSIDE_A_KEEPER: [(&str, &str); 3] =
    [("TMUX", "goready"), ("STY", "goready"), ("ZELLIJ", "0")];

/// Whether it keeps terminals.
pub(crate) fn is_keeper(program: &str) -> bool {
    KEEPERS.contains(&program)
}

/// The shell, or the keeper of terminals, that a line replaces its own shell by.
pub(crate) fn handed_to(line: &str) -> Option<&str> {
    let line = line.trim_start();
    if line.starts_with('#') || line.starts_with("alias ") {
        return None;
    }
    let code = line.split(" #").next().unwrap_or_default();
    let ends_word = |c: char| c.is_whitespace() || ";&|(){}\"'`$".contains(c);
    let mut words = code.split(ends_word).filter(|word| !word.is_empty());
    words.by_ref().find(|word| *word == "exec")?;
    let mut is_name_of_a = false;
    let program = words.find(|word| {
        let is_value = std::mem::replace(&mut is_name_of_a, *word == "-a");
        let is_before =
            matches!(*word, "command" | "which" | "env") || word.starts_with('-') || word.contains('=');
        !is_value && !is_before
    })?;
    let name = program.rsplit('/').next().unwrap_or(program);
    (Shell::from_executable(name).is_some() || is_keeper(name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_replaces_its_shell_is_known_however_it_is_written() {
        for (line, to) in [
            ("exec fish", Some("fish")),
            ("  exec /usr/bin/fish -l", Some("fish")),
            ("case $- in *i*) exec zsh;; esac", Some("zsh")),
            ("[[ $- == *i* ]] && exec -l zsh", Some("zsh")),
            ("if command -v fish >/dev/null; then exec \"$(command -v fish)\"; fi", Some("fish")),
            ("exec -a -zsh /bin/zsh", Some("zsh")),
            ("exec env SHELL=/bin/fish fish", Some("fish")),
            ("[ -z \"$TMUX\" ] && exec tmux new -A -s main", Some("tmux")),
            ("status is-interactive; and exec bash", Some("bash")),
            ("exec 2>/dev/null", None),
            ("exec startx", None),
            ("# exec fish", None),
            ("true # exec fish", None),
            ("alias f='exec fish'", None),
            ("exec", None),
            ("", None),
        ] {
            assert_eq!(handed_to(line), to, "{line}");
        }
    }
}
