//! The command line: words in, engine driven, words and an exit code out.

mod args;
mod ask;
mod assistant;
mod change;
mod error;
mod exit;
mod help;
mod interrupt;
mod json;
mod last_words;
mod out;
mod print_matrix;
mod print_plan;
mod progress;
mod run_cache;
mod run_doctor;
mod run_env;
mod run_matrix;
mod run_new;
mod run_sdk;
mod run_setup;
mod run_status;
mod run_text;
mod run_tools;
mod run_undo;
mod run_why;
mod schemas;
mod session;
mod speak;
mod usage;
mod window;

pub(crate) use error::{CliError, NextStep, OwnHint, UsageError, UsageProblem};
pub(crate) use run_doctor::report_text;
pub(crate) use run_env::EDITABLE;
pub(crate) use run_setup::save_plan;
pub(crate) use session::quoted;

use crate::gui::Fall;
use crate::log::{Live, Log};
use crate::redact::Redactor;
use crate::settings::{Settings, SettingsError};
use args::{CommandLine, Global, Verb};
use clap::FromArgMatches as _;
use clap::error::ErrorKind;
use exit::Failure;
use goready_i18n::{Lang, LangTag, msg};
use goready_installers::host::{Env, Host, HostSettings};
use goready_installers::observe::Cancel;
use goready_installers::plan::UndoWish;
use last_words::LastWords;
use out::Out;
use session::{Ending, Session};
use std::ffi::OsString;
use std::sync::Arc;

/// Runs a command line, its first word included; the process exit code.
pub(crate) fn run(words: &[OsString], env: &Env) -> u8 {
    let peeked = speak::peek(words);
    let host = Host::open(&HostSettings { home: peeked.home.clone(), foreign_home_allowed: true }).ok();
    let of_file = host.as_ref().map(|host| Settings::of_file(&host.places));
    let lang = Lang::new(speak::lang(&peeked, env, of_file.as_ref().and_then(|said| said.as_ref().ok())));
    let line = match read(words, &lang) {
        Ok(line) => line,
        Err(stopped) => return exit::stopped(&lang, &peeked, stopped),
    };
    let home = host.as_ref().map(|host| host.places.home.clone());
    let user = env.text("USER").or_else(|| env.text("LOGNAME"));
    let redactor = Redactor::new(home.as_deref().and_then(std::path::Path::to_str), user.as_deref());
    let shown = if line.global.verbose { Live::StandardError } else { Live::No };
    let log = Arc::new(Log::new(redactor, shown));
    let typed: Vec<String> = words.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let verb = line.verb.as_ref().map_or("setup", Verb::name);
    if let Some(host) = &host {
        log.aim(&host.places, host.clock, verb);
    }
    // Quoted, so that what hides a secret finds the end of its word.
    let command: Vec<String> = typed.iter().map(|word| session::quoted(word)).collect();
    log.line(&format!("goready {} {}", env!("CARGO_PKG_VERSION"), command.join(" ")));
    let out = Out::new(&line.global, env);
    let cancel = Cancel::default();
    let mut session = Session {
        global: &line.global,
        settings: Settings::default(),
        refused: None,
        lang: &lang,
        out,
        log: &log,
        home,
        typed,
        has_window: line.verb.is_none() && window::is_wanted(&line.global, env),
        verb,
        cancel,
    };
    let of_file = of_file.unwrap_or_else(|| Ok(Settings::default())).or_else(|error| {
        log.line(&format!("error {error}"));
        session.refused = Some(for_window(error, session.has_window, line.verb.as_ref())?);
        Ok(Settings::default())
    });
    let ended = settings(&line.global, env, of_file).and_then(|settings| {
        session.settings = settings;
        let last = cfg!(panic = "abort").then(|| LastWords::of(&session, env));
        exit::guarded(&log, last, || dispatch(&session, line.verb.as_ref(), env))
    });
    let code = exit::code(&session, ended);
    log.line(&format!("exit {code}"));
    log.flush();
    code
}

/// A file of preferences that is refused, for a window to show: a person can mend it there, or is told there what fell. A
/// command acts by no other preferences than those that were written.
fn for_window(
    error: SettingsError,
    has_window: bool,
    verb: Option<&Verb>,
) -> Result<Arc<CliError>, SettingsError> {
    let shows = has_window || matches!(verb, Some(Verb::WhatHappened { .. }));
    if shows { Ok(Arc::new(error.into())) } else { Err(error) }
}

/// Options before variables before the file.
fn settings(
    global: &Global,
    env: &Env,
    of_file: Result<Settings, SettingsError>,
) -> Result<Settings, CliError> {
    let lang = global.lang.as_deref().map(|text| {
        text.parse::<LangTag>().map_err(|_unknown| UsageError {
            problem: UsageProblem::InvalidValue { option: "--lang".to_owned(), value: text.to_owned() },
            nearest: LangTag::ALL.map(|tag| tag.as_str().to_owned()).to_vec(),
            command: "goready".to_owned(),
        })
    });
    let of_options = Settings {
        lang: lang.transpose()?,
        region: global.region.clone(),
        source: (!global.source.is_empty())
            .then(|| global.source.iter().flat_map(|list| crate::settings::sources_of(list)).collect()),
        ca_file: global.ca_file.clone(),
        proxy: None,
        offline: global.offline.then_some(true),
        wait: global.wait,
        shells: None, // an option of `setup` alone
        theme: None,
        window: None,
        tools: None, // another one
        trust: crate::settings::TrustKeys::default(),
    };
    Ok(of_options.or(Settings::of_variables(env)?).or(of_file?))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else clap says is a refusal")]
fn read(words: &[OsString], lang: &Lang) -> Result<CommandLine, Failure> {
    if let Some(line) = CommandLine::at_once(words) {
        return Ok(line);
    }
    let mut command = help::command(lang);
    let read = command.try_get_matches_from_mut(words);
    let read = read.and_then(|matches| CommandLine::from_arg_matches(&matches));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp => Failure::Help { text: error.render().to_string() },
        ErrorKind::DisplayVersion => Failure::Help { text: format!("goready {}", env!("CARGO_PKG_VERSION")) },
        _ => Failure::Usage { error: usage::from_clap(&error, speak::command_of(&command, words)) },
    })
}

fn dispatch(session: &Session<'_>, verb: Option<&Verb>, env: &Env) -> Result<Ending, CliError> {
    match verb {
        None if session.has_window => window::open_or_ask(session, env),
        None if session.out.can_ask => {
            if !session.global.terminal {
                session.out.say(&msg::start_no_display(session.lang));
            }
            assistant::run(session, &args::SetUpArgs::default())
        }
        None => {
            if let Some(text) = help::of(session.lang, &[]) {
                session.out.say(&text);
            }
            let problem = UsageProblem::NothingAsked;
            Err(UsageError { problem, nearest: Vec::new(), command: "goready".to_owned() }.into())
        }
        Some(Verb::Setup(args)) => run_setup::set_up(session, args),
        Some(Verb::Plan(args)) => run_setup::plan(session, args),
        Some(Verb::Apply { plan }) => run_setup::apply(session, plan),
        Some(Verb::Verify) => run_status::verify(session),
        Some(Verb::Undo { all: true, .. }) => run_undo::undo(session, &UndoWish::All),
        Some(Verb::Undo { receipt: Some(id), .. }) => run_undo::undo(session, &run_undo::receipt(id)),
        Some(Verb::Undo { .. }) => run_undo::undo(session, &UndoWish::Newest),
        Some(Verb::History) => run_undo::history(session),
        Some(Verb::Status) => run_status::status(session),
        Some(Verb::Doctor { fix, report }) => {
            let then = if *fix { run_doctor::Then::Fix } else { run_doctor::Then::Nothing };
            run_doctor::doctor(session, then, report.as_deref())
        }
        Some(Verb::Why { command, fix }) => run_why::why(session, command.as_deref(), *fix),
        Some(Verb::Env { variable: Some(name), set: Some(value), .. }) => {
            run_env::change(session, name, Some(value))
        }
        Some(Verb::Env { variable: Some(name), unset: true, .. }) => run_env::change(session, name, None),
        Some(Verb::Env { variable, changed, .. }) => run_env::env(session, variable.as_deref(), *changed),
        Some(Verb::Sdk { verb }) => run_sdk::sdk(session, verb),
        Some(Verb::Matrix(args)) => run_matrix::matrix(session, args),
        Some(Verb::New { dir }) => run_new::new(session, dir),
        Some(Verb::Cache { verb }) => run_cache::cache(session, verb),
        Some(Verb::Tools { verb }) => run_tools::tools(session, verb),
        Some(Verb::Completions { shell }) => run_text::completions(session, *shell),
        Some(Verb::WhatHappened { code, report, message }) => {
            let fall = Fall { message: message.clone(), code: code.clone(), report: report.clone() };
            window::tell(session, fall, env)
        }
        Some(Verb::Man) => run_text::man(session),
        Some(Verb::Schema { name }) => run_text::schema(session, name.as_deref()),
        Some(Verb::Help { command }) => run_text::help(session, command),
    }
}
