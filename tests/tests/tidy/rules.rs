//! What code may name, and where.

use crate::code::Code;

/// Something that stands where it may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offence {
    /// The line, from 1.
    pub(crate) line: usize,
    /// What stands there.
    pub(crate) what: String,
}

/// What outside the standard library reaches the machine.
const MACHINE_CRATES: [&str; 8] =
    ["rustix::", "libc::", "nix::", "reqwest::", "hyper::", "tempfile::", "sys_locale::", "ctrlc::"];

/// Names of the standard library below `std::env` that ask the environment nothing: the system's way to write lists.
const NOT_THE_MACHINE: [&str; 2] = ["std::env::split_paths", "std::env::join_paths"];

/// Names the machine without `installers::host` (I2), each with its reason; a path ending in `/` is a directory.
pub(crate) const MACHINE_ALLOWED: [(&str, &str); 11] = [
    // The door itself.
    ("installers/src/host/", ""),
    // What the process is given and gives back.
    ("app/src/main.rs", "std::env::args_os"),
    ("app/src/main.rs", "std::process::ExitCode"),
    // The second Ctrl+C ends the process where it stands.
    ("app/src/cli/interrupt.rs", "std::process::exit"),
    ("app/src/cli/interrupt.rs", "ctrlc::"),
    // Where nothing comes back from a panic, the process ends in it.
    ("app/src/cli/exit.rs", "std::process::exit"),
    // The process id makes names unique; it says nothing of the machine.
    ("app/src/log.rs", "std::process::id"),
    ("installers/src/apply/staging.rs", "std::process::id"),
    ("installers/src/verify/bench.rs", "std::process::id"),
    // Constants of the compiler.
    ("installers/src/platform.rs", "std::env::consts::OS"),
    ("installers/src/platform.rs", "std::env::consts::ARCH"),
];

/// Environment, files, processes, network outside `installers::host` (I2).
pub(crate) fn machine(path: &str, code: &Code) -> Vec<Offence> {
    let is_fenced = |name: &str| {
        ["std::fs", "std::env", "std::process", "std::net", "std::os"]
            .iter()
            .any(|module| is_below(name, module))
    };
    let mut found: Vec<Offence> =
        std_names(code).into_iter().filter(|offence| is_fenced(&offence.what)).collect();
    // Behind `::` the word is a module of ours, such as `super::libc`.
    let crates = MACHINE_CRATES.map(|name| words_unless(code, name, |before| before == Some(':')));
    found.extend(crates.into_iter().flatten());
    found.retain(|offence| !NOT_THE_MACHINE.contains(&offence.what.as_str()));
    found.retain(|offence| {
        !MACHINE_ALLOWED.iter().any(|(place, what)| {
            if place.ends_with('/') {
                path.starts_with(place)
            } else {
                path == *place && offence.what == *what
            }
        })
    });
    found
}

/// Printing, asking and globals of the engine (I3).
pub(crate) fn prints(code: &Code) -> Vec<Offence> {
    let macros = ["println!", "print!", "eprintln!", "eprint!", "dbg!", "static mut ", "thread_local!"];
    let streams = ["std::io::stdout", "std::io::stderr", "std::io::stdin"];
    let named = std_names(code).into_iter().filter(|offence| streams.contains(&offence.what.as_str()));
    words(code, &macros).into_iter().chain(named).collect()
}

/// Input, output and the platform that goready was compiled for, in what must be pure (I1).
pub(crate) fn impure(code: &Code) -> Vec<Offence> {
    let fenced = ["std::fs", "std::env", "std::process", "std::net", "std::os", "std::thread", "std::io"];
    let clock = ["std::time::Instant", "std::time::SystemTime"];
    let mut found: Vec<Offence> = std_names(code)
        .into_iter()
        .filter(|offence| fenced.iter().chain(&clock).any(|module| is_below(&offence.what, module)))
        .collect();
    let doors = [
        "crate::host::fs",
        "crate::host::net",
        "crate::host::run",
        "crate::host::Host",
        "crate::host::Clock",
    ];
    // These ask the platform that goready runs on, not the one that is planned for.
    let platform = ["cfg(", "cfg!(", "split_paths", "join_paths", "MAIN_SEPARATOR"];
    found.extend(words(code, &doors).into_iter().chain(words(code, &platform)));
    let is_test =
        |offence: &Offence| offence.what == "cfg(" && code_line(code, offence.line).contains("cfg(test)");
    found.retain(|offence| !is_test(offence));
    found
}

/// Colours that are not the theme's.
pub(crate) fn colours(code: &Code) -> Vec<Offence> {
    let mut found = words(code, &["Rgba::", "Hsva::", "hex_color!"]);
    for (at, word) in code.text.match_indices("Color32::") {
        // What is transparent has no colour.
        if !code.text[at + word.len()..].starts_with("TRANSPARENT") {
            found.push(Offence { line: code.line_at(at), what: word.to_owned() });
        }
    }
    found
}

/// Threads, files, sockets and programs in the window (I8).
pub(crate) fn work(code: &Code) -> Vec<Offence> {
    let fenced =
        ["std::fs", "std::process", "std::net", "std::thread", "std::sync::mpsc", "std::env", "std::io"];
    let named = std_names(code)
        .into_iter()
        .filter(|offence| fenced.iter().any(|module| is_below(&offence.what, module)));
    let doors =
        ["host::fs", "host::net", "host::run", "host::tree", "Host::open", "Engine::open", "engine.apply"];
    named.chain(words(code, &doors)).collect()
}

fn code_line(code: &Code, line: usize) -> &str {
    code.text.lines().nth(line - 1).unwrap_or_default()
}

fn is_below(name: &str, module: &str) -> bool {
    name.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn is_name(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// Where one of these words begins a name.
fn words(code: &Code, words: &[&str]) -> Vec<Offence> {
    words.iter().flat_map(|word| words_unless(code, word, |_| false)).collect()
}

/// Where a word begins a name, unless the character before it says that it is another thing.
fn words_unless(code: &Code, word: &str, is_other: impl Fn(Option<char>) -> bool) -> Vec<Offence> {
    let before = |at: usize| code.text[..at].chars().next_back();
    let begins = |at: usize| !is_name(before(at)) || !is_name(word.chars().next());
    let places = code.text.match_indices(word).map(|(at, _)| at);
    let places = places.filter(|at| begins(*at) && !is_other(before(*at)));
    places.map(|at| Offence { line: code.line_at(at), what: word.to_owned() }).collect()
}

/// Every name of the standard library, those of `use std::{a, b::{c, d}}` one by one.
fn std_names(code: &Code) -> Vec<Offence> {
    let mut found = Vec::new();
    for (at, _) in code.text.match_indices("std::") {
        if !is_name(code.text[..at].chars().next_back()) {
            let mut names = Vec::new();
            expand("std", &code.text[at + "std".len()..], &mut names);
            let line = code.line_at(at);
            found.extend(names.into_iter().map(|what| Offence { line, what }));
        }
    }
    found
}

/// Reads `::a::{b, c}` behind a prefix; returns how far it read.
fn expand(prefix: &str, rest: &str, names: &mut Vec<String>) -> usize {
    let plain: usize = rest.chars().take_while(|c| is_name(Some(*c)) || *c == ':').map(char::len_utf8).sum();
    let path = format!("{prefix}{}", &rest[..plain]);
    let Some(group) = rest[plain..].strip_prefix('{') else {
        names.push(path.trim_end_matches(':').to_owned());
        return plain;
    };
    let mut at = 0;
    while let Some(c) = group[at..].chars().next() {
        match c {
            '}' => return plain + at + 2,
            ',' => at += 1,
            c if c.is_whitespace() => at += c.len_utf8(),
            c if is_name(Some(c)) => at += expand(&path, &group[at..], names),
            c => at += c.len_utf8(),
        }
    }
    plain + at + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whats(found: &[Offence]) -> Vec<&str> {
        found.iter().map(|offence| offence.what.as_str()).collect()
    }

    #[test]
    fn the_machine_is_found_however_it_is_named() {
        let code = Code::of(
            "use std::{collections::BTreeMap, env, fs::{self, File}};\nuse std::fmt;\n\
             fn f() { std::net::TcpStream::connect(x); rustix::fs::sync(); mystd::fs::x(); }\n",
        );
        let found = machine("app/src/log.rs", &code);
        let expected =
            ["std::env", "std::fs::self", "std::fs::File", "std::net::TcpStream::connect", "rustix::"];
        assert_eq!(whats(&found), expected);
        assert_eq!(found[3].line, 3);
        assert!(machine("installers/src/host/fs.rs", &code).is_empty());
    }

    #[test]
    fn lists_of_paths_are_no_machine_but_not_pure_either() {
        let code = Code::of("let dirs = std::env::split_paths(list);");
        assert!(machine("installers/src/verify/bench.rs", &code).is_empty());
        assert!(!impure(&code).is_empty());
    }

    #[test]
    fn what_is_allowed_is_allowed_in_its_place_alone() {
        let code = Code::of("fn f() -> u32 { std::process::id() }");
        assert!(machine("app/src/log.rs", &code).is_empty());
        assert_eq!(whats(&machine("app/src/model.rs", &code)), ["std::process::id"]);
    }

    #[test]
    fn printing_and_asking_are_found() {
        for text in [
            "println!(\"x\")",
            "dbg!(x)",
            "writeln!(std::io::stderr(), \"x\")",
            "use std::io::{self, stdin};",
        ] {
            assert_eq!(prints(&Code::of(text)).len(), 1, "{text}");
        }
        assert!(prints(&Code::of("writeln!(text, \"println!\"); // println!")).is_empty());
    }

    #[test]
    fn what_is_not_pure_is_found() {
        for text in [
            "if cfg!(windows) {}",
            "#[cfg(target_os = \"linux\")] fn f() {}",
            "use crate::host::fs;",
            "std::env::split_paths(x)",
            "let now = std::time::Instant::now();",
        ] {
            assert!(!impure(&Code::of(text)).is_empty(), "{text}");
        }
        assert!(impure(&Code::of("use crate::host::Places;\n#[cfg(test)]\nmod tests;\n")).is_empty());
    }

    #[test]
    fn colours_are_found_and_transparency_is_none() {
        assert_eq!(
            colours(&Code::of("f(Color32::RED, Color32::TRANSPARENT, Color32::from_gray(3))")).len(),
            2
        );
        assert!(colours(&Code::of("use egui::Color32; f(Color32::TRANSPARENT)")).is_empty());
    }

    #[test]
    fn work_in_the_window_is_found() {
        for text in [
            "std::thread::spawn(f);",
            "use std::sync::{Arc, mpsc::channel};",
            "goready_installers::host::fs::read(x)",
            "let file = std::fs::File::open(x);",
        ] {
            assert!(!work(&Code::of(text)).is_empty(), "{text}");
        }
        assert!(work(&Code::of("use crate::worker::Worker; use std::sync::Arc;")).is_empty());
    }
}
