//! The code for the messages: one function each, and a table of all.

use super::locales::{Kind, Source, Spec};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::fmt::Write as _;
use std::io::{self, Write as _};

/// Rust code for these messages; it is compiled inside `goready_i18n::msg`.
pub(crate) fn code(messages: &[Spec]) -> String {
    let mut code = String::new();
    for message in messages {
        function(&mut code, message);
    }
    code.push_str("/// Every message with the names of its arguments, in the order of the ids.\n");
    code.push_str("pub(super) const ALL: &[(&str, &[&str])] = &[\n");
    for Spec { id, arguments, .. } in messages {
        let names: Vec<&String> = arguments.keys().collect();
        push(&mut code, format_args!("    ({id:?}, &{names:?}),\n"));
    }
    code.push_str("];\n");
    code
}

/// Rust code for the texts of one language: an array of each screen's name and its text, deflated, sorted by name. What is
/// said in comments is for whoever writes the texts.
pub(crate) fn screens<'a>(sources: impl Iterator<Item = &'a Source>) -> io::Result<String> {
    let mut sources: Vec<&Source> = sources.collect();
    sources.sort_by(|a, b| a.screen.cmp(&b.screen));
    let mut code = "&[\n".to_owned();
    for Source { screen, text, .. } in sources {
        let lines = text.split_inclusive('\n').filter(|line| !line.starts_with('#'));
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
        packer.write_all(lines.collect::<String>().as_bytes())?;
        push(&mut code, format_args!("    ({screen:?}, b\"{}\"),\n", packer.finish()?.escape_ascii()));
    }
    code.push_str("]\n");
    Ok(code)
}

fn function(code: &mut String, Spec { id, arguments, sample }: &Spec) {
    push(code, format_args!("/// The message `{id}`.\n///\n/// ```text\n"));
    for line in sample.lines() {
        push(code, format_args!("/// {}\n", line.trim_end()));
    }
    push(code, format_args!("/// ```\n#[must_use]\npub fn {}", id.replace('-', "_")));
    if arguments.values().any(|kind| *kind == Kind::Any) {
        code.push_str("<'a>");
    }
    code.push_str("(lang: &Lang");
    for (name, kind) in arguments {
        let wanted = match kind {
            Kind::Any => "FluentValue<'a>",
            Kind::Number => "FluentNumber",
        };
        push(code, format_args!(", {}: impl Into<{wanted}>", variable(name)));
    }
    push(code, format_args!(") -> String {{\n    lang.format({id:?}, &["));
    for (name, kind) in arguments {
        let value = match kind {
            Kind::Any => format!("{}.into()", variable(name)),
            Kind::Number => format!("FluentValue::Number({}.into())", variable(name)),
        };
        push(code, format_args!("({name:?}, {value}), "));
    }
    code.push_str("])\n}\n\n");
}

/// The argument's name in Rust, where some names are taken by the language.
fn variable(name: &str) -> String {
    match name.replace('-', "_").as_str() {
        taken @ ("as" | "box" | "else" | "enum" | "fn" | "for" | "if" | "in" | "let" | "loop" | "match"
        | "mod" | "move" | "mut" | "pub" | "ref" | "static" | "struct" | "trait" | "type"
        | "use" | "where" | "while") => {
            format!("r#{taken}")
        }
        "lang" => "lang_".to_owned(),
        plain => plain.to_owned(),
    }
}

fn push(code: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = code.write_fmt(text);
}
