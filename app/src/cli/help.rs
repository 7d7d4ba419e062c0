//! Help in the person's language: walks the grammar and gives every command and option its text from Fluent.

use super::args::CommandLine;
use clap::builder::Resettable;
use clap::{Arg, ArgAction, Command, CommandFactory};
use goready_i18n::{Lang, msg};

/// The grammar with all texts in this language.
pub(crate) fn command(lang: &Lang) -> Command {
    worded(CommandLine::command(), "goready", lang, &[])
}

/// One command and everything below it. `path` is what the person types for it after `goready`.
fn worded(command: Command, typed: &str, lang: &Lang, path: &[String]) -> Command {
    let about = text(lang, &about_id(path));
    let examples = msg::by_id(lang, &format!("cli-{}-examples", id_of(path)), &[]);
    let after =
        examples.map(|examples| format!("{}:\n{}", msg::cli_heading_examples(lang), indented(&examples)));
    let usage = usage(&command, typed);
    let has_verbs = command.has_subcommands();
    let mut command = command
        .about(about)
        .version(env!("CARGO_PKG_VERSION"))
        .long_about(Resettable::Reset)
        .override_usage(usage)
        .subcommand_help_heading(msg::cli_heading_commands(lang))
        .help_template(template(lang))
        .mut_args(|arg| worded_arg(arg, lang, path));
    if let Some(after) = after {
        command = command.after_help(after);
    } else if has_verbs {
        command = command.after_help(msg::cli_more_help(lang));
    }
    command.mut_subcommands(|verb| {
        let name = verb.get_name().to_owned();
        let path: Vec<String> = path.iter().cloned().chain([name.clone()]).collect();
        worded(verb, &format!("{typed} {name}"), lang, &path)
    })
}

fn worded_arg(arg: Arg, lang: &Lang, path: &[String]) -> Arg {
    let heading = if arg.is_global_set() {
        msg::cli_heading_global(lang)
    } else if arg.is_positional() {
        msg::cli_heading_arguments(lang)
    } else {
        msg::cli_heading_options(lang)
    };
    let words = arg_text(lang, path, arg.get_id().as_str());
    let takes_values = arg.get_action().takes_values();
    let arg = arg.help(words).long_help(Resettable::Reset).help_heading(heading);
    // clap words these itself, in English; ours name them where it helps.
    if takes_values { arg.hide_default_value(true).hide_possible_values(true) } else { arg }
}

/// The text of an option: of this command, else the one it has everywhere.
fn arg_text(lang: &Lang, path: &[String], id: &str) -> String {
    let id = id.replace('_', "-");
    let own = format!("cli-arg-{}-{id}", id_of(path));
    msg::by_id(lang, &own, &[]).unwrap_or_else(|| text(lang, &format!("cli-arg-{id}")))
}

fn about_id(path: &[String]) -> String {
    format!("cli-{}-about", id_of(path))
}

fn id_of(path: &[String]) -> String {
    if path.is_empty() { "goready".to_owned() } else { path.join("-") }
}

/// A text that a test shows to exist; were it lost, its id would still tell something.
fn text(lang: &Lang, id: &str) -> String {
    msg::by_id(lang, id, &[]).unwrap_or_else(|| id.to_owned())
}

fn template(lang: &Lang) -> String {
    format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n",
        msg::cli_heading_usage(lang)
    )
}

/// `goready undo [--all] [RECEIPT]`: the command's own options, then its arguments.
fn usage(command: &Command, typed: &str) -> String {
    let mut words = vec![typed.to_owned()];
    if command.has_subcommands() {
        words.push(if command.is_subcommand_required_set() { "COMMAND".into() } else { "[COMMAND]".into() });
    }
    for option in command.get_arguments().filter(|arg| !arg.is_positional() && !arg.is_global_set()) {
        let Some(long) = option.get_long() else { continue };
        words.push(match value_name(option) {
            Some(value) => format!("[--{long} {value}]"),
            None => format!("[--{long}]"),
        });
    }
    for argument in command.get_positionals() {
        let name = value_name(argument).unwrap_or_else(|| argument.get_id().to_string());
        let many = if matches!(argument.get_action(), ArgAction::Append) { "..." } else { "" };
        words.push(if argument.is_required_set() {
            format!("{name}{many}")
        } else {
            format!("[{name}]{many}")
        });
    }
    words.join(" ")
}

fn value_name(arg: &Arg) -> Option<String> {
    if !arg.get_action().takes_values() {
        return None;
    }
    arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string)
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

/// What `--help` prints for a command; none when there is no such command.
pub(crate) fn of(lang: &Lang, path: &[String]) -> Option<String> {
    let mut command = command(lang);
    command.build();
    let mut found = &mut command;
    for name in path {
        found = found.find_subcommand_mut(name)?;
    }
    Some(found.render_help().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use goready_i18n::LangTag;

    /// Every command and option below `command`, with the id of its text.
    fn ids(command: &Command, path: &[String], found: &mut Vec<(String, Vec<String>)>) {
        found.push((format!("command {}", id_of(path)), vec![about_id(path)]));
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str().replace('_', "-");
            let own = format!("cli-arg-{}-{id}", id_of(path));
            found.push((format!("{} {id}", id_of(path)), vec![own, format!("cli-arg-{id}")]));
        }
        for verb in command.get_subcommands() {
            let path: Vec<String> = path.iter().cloned().chain([verb.get_name().to_owned()]).collect();
            ids(verb, &path, found);
        }
    }

    #[test]
    fn every_command_and_option_has_a_text_in_every_language() {
        let mut found = Vec::new();
        ids(&CommandLine::command(), &[], &mut found);
        assert!(found.len() > 40);
        for tag in LangTag::ALL {
            let lang = Lang::new(tag);
            for (what, ids) in &found {
                assert!(
                    ids.iter().any(|id| msg::by_id(&lang, id, &[]).is_some()),
                    "{tag}: {what} needs one of {ids:?}"
                );
            }
        }
    }

    #[test]
    fn no_text_is_for_a_command_or_option_that_does_not_exist() {
        let mut found = Vec::new();
        ids(&CommandLine::command(), &[], &mut found);
        let known: Vec<&String> = found.iter().flat_map(|(_, ids)| ids).collect();
        for id in msg::ids().filter(|id| id.starts_with("cli-arg-") || id.ends_with("-about")) {
            assert!(known.iter().any(|known| *known == id), "{id}");
        }
    }

    #[test]
    fn the_grammar_holds() {
        command(&Lang::default()).debug_assert();
    }

    #[test]
    fn help_has_no_english_of_clap_in_it() {
        let chinese = Lang::new(LangTag::ZhCn);
        for path in [&[][..], &["setup"], &["undo"], &["sdk"], &["sdk", "install"], &["completions"]] {
            let path: Vec<String> = path.iter().map(ToString::to_string).collect();
            let text = of(&chinese, &path).unwrap();
            for word in ["Usage", "Options", "Arguments", "Commands", "Print", "[default", "possible values"]
            {
                assert!(!text.contains(word), "{word} in {text}");
            }
        }
    }

    #[test]
    fn help_of_each_command() {
        let lang = Lang::default();
        insta::assert_snapshot!("help", of(&lang, &[]).unwrap());
        for name in ["setup", "undo", "sdk"] {
            insta::assert_snapshot!(format!("help-{name}"), of(&lang, &[name.to_owned()]).unwrap());
        }
        let chinese = Lang::new(LangTag::ZhCn);
        insta::assert_snapshot!("help-setup-zh", of(&chinese, &["setup".to_owned()]).unwrap());
    }
}
