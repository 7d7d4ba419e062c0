//! The command line's grammar. What people read about it comes from Fluent: see `help`.
//!
//! The doc comments here are for us; `help` replaces every one of them by its text, and a test fails where it has none.

mod at_once;

use clap::{ArgAction, Args, Parser, Subcommand};
use std::path::PathBuf;

/// A whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "goready",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    infer_long_args = false
)]
pub(crate) struct CommandLine {
    /// What to do; without it the assistant starts.
    #[command(subcommand)]
    pub(crate) verb: Option<Verb>,
    /// Options that every verb takes.
    #[command(flatten)]
    pub(crate) global: Global,
}

/// Options that every verb takes.
#[derive(Clone, Debug, Default, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Global {
    /// Act as if this were the home.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,
    /// As root, work in a home of someone else.
    #[arg(long, global = true)]
    pub(crate) as_owner: bool,
    /// Agree to the plan beforehand.
    #[arg(long, short = 'y', global = true)]
    pub(crate) yes: bool,
    /// Show the plan and stop.
    #[arg(long, short = 'n', global = true)]
    pub(crate) dry_run: bool,
    /// One JSON object on standard output.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Language of all texts.
    #[arg(long, global = true, value_name = "LANG")]
    pub(crate) lang: Option<String>,
    /// Which services to prefer.
    #[arg(long, global = true, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// Where SDKs come from, in order.
    #[arg(long, global = true, value_name = "LIST")]
    pub(crate) source: Vec<String>,
    /// More certificate authorities.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) ca_file: Option<PathBuf>,
    /// Open no socket.
    #[arg(long, global = true)]
    pub(crate) offline: bool,
    /// Look up the releases now.
    #[arg(long, global = true, conflicts_with = "offline")]
    pub(crate) refresh: bool,
    /// How long to wait for another run.
    #[arg(long, global = true, value_name = "SECS")]
    pub(crate) wait: Option<u64>,
    /// The assistant in the terminal, also on a desktop.
    #[arg(long, global = true)]
    pub(crate) terminal: bool,
    /// Say only what went wrong.
    #[arg(long, short = 'q', global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Show the log live.
    #[arg(long, short = 'v', global = true)]
    pub(crate) verbose: bool,
    /// No colours.
    #[arg(long, global = true)]
    pub(crate) no_color: bool,
    /// Exit 2 when something changed or would change.
    #[arg(long, global = true)]
    pub(crate) detailed_exitcode: bool,
    /// Explain.
    #[arg(long, short = 'h', global = true, action = ArgAction::Help)]
    pub(crate) help: Option<bool>,
    /// Say which goready this is.
    #[arg(long, short = 'V', global = true, action = ArgAction::Version)]
    pub(crate) version: Option<bool>,
}

/// The verb with which a fresh program tells what ended the window.
pub(crate) const WHAT_HAPPENED: &str = "what-happened";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Install a Go, make it active, and have every shell find it.
    Setup(SetUpArgs),
    /// What `setup` would do.
    Plan(SetUpArgs),
    /// Carry out a plan that was saved.
    Apply {
        /// The file.
        #[arg(value_name = "PLAN.json")]
        plan: PathBuf,
    },
    /// Prove the active Go.
    Verify,
    /// Take back what a receipt says.
    Undo {
        /// Which receipt; without it the newest.
        #[arg(value_name = "RECEIPT", conflicts_with = "all")]
        receipt: Option<String>,
        /// Every receipt.
        #[arg(long)]
        all: bool,
    },
    /// List the receipts.
    History,
    /// Say what is on this machine.
    Status,
    /// Look at everything that usually goes wrong.
    Doctor {
        /// Put right what can be put right.
        #[arg(long)]
        fix: bool,
        /// Write a report that may be posted publicly.
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// Which program each way of starting programs gets.
    Why {
        /// Which command; without it, `go`.
        #[arg(value_name = "COMMAND")]
        command: Option<String>,
        /// Make them agree.
        #[arg(long)]
        fix: bool,
    },
    /// Go's settings, each with its origin.
    Env {
        /// Which variable; without it, all.
        #[arg(value_name = "VARIABLE")]
        variable: Option<String>,
        /// Only what is not default.
        #[arg(long, conflicts_with = "variable")]
        changed: bool,
        /// The value it is to have.
        #[arg(long, value_name = "VALUE", requires = "variable")]
        set: Option<String>,
        /// Take its value out.
        #[arg(long, requires = "variable", conflicts_with = "set")]
        unset: bool,
    },
    /// Several Gos side by side.
    #[command(subcommand_required = true, arg_required_else_help = false)]
    Sdk {
        /// What to do with them.
        #[command(subcommand)]
        verb: SdkVerb,
    },
    /// Which Go builds for which target.
    Matrix(MatrixArgs),
    /// Begin a first project.
    New {
        /// Where.
        #[arg(value_name = "DIR")]
        dir: PathBuf,
    },
    /// What can be fetched or built again.
    #[command(subcommand_required = true, arg_required_else_help = false)]
    Cache {
        /// What to do with it.
        #[command(subcommand)]
        verb: CacheVerb,
    },
    /// Tools that fit the active Go.
    #[command(subcommand_required = true, arg_required_else_help = false)]
    Tools {
        /// What to do with them.
        #[command(subcommand)]
        verb: ToolsVerb,
    },
    /// Print a completion script.
    Completions {
        /// For which shell.
        #[arg(value_name = "SHELL")]
        shell: CompletionShell,
    },
    /// Tell what ended the window: its own way to do so.
    #[command(hide = true)]
    WhatHappened {
        /// Stable code.
        #[arg(long, value_name = "CODE")]
        code: String,
        /// The file that says more.
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
        /// What happened.
        #[arg(value_name = "MESSAGE")]
        message: String,
    },
    /// Print the manual page.
    #[command(hide = true)]
    Man,
    /// Print the schemas of the JSON answers.
    #[command(hide = true)]
    Schema {
        /// Which one; without it their names.
        #[arg(value_name = "NAME")]
        name: Option<String>,
    },
    /// Explain a verb.
    Help {
        /// Which verb.
        #[arg(value_name = "COMMAND")]
        command: Vec<String>,
    },
}

/// What to do with SDKs.
#[derive(Debug, Subcommand)]
pub(crate) enum SdkVerb {
    /// Those that are installed, or that could be.
    List {
        /// Those that could be installed.
        #[arg(long)]
        available: bool,
    },
    /// Install one beside the active one.
    Install {
        /// Which.
        #[arg(value_name = "VERSION", required_unless_present = "from")]
        go: Option<String>,
        /// An archive on this machine.
        #[arg(long, value_name = "FILE", conflicts_with = "go")]
        from: Option<PathBuf>,
        /// The archive's hash.
        #[arg(long, value_name = "HEX", requires = "from")]
        sha256: Option<String>,
    },
    /// Install the newest patch of a line.
    Update {
        /// Which line; without it the active one's.
        #[arg(value_name = "LINE")]
        line: Option<String>,
    },
    /// Make another one active.
    Use {
        /// Which.
        #[arg(value_name = "VERSION")]
        go: String,
    },
    /// Use one that somebody else installed.
    Adopt {
        /// Its GOROOT, or its `go` command.
        #[arg(value_name = "PATH")]
        path: PathBuf,
    },
    /// Remove one.
    Remove {
        /// Which.
        #[arg(value_name = "VERSION")]
        go: String,
    },
}

/// What to do with caches.
#[derive(Debug, Subcommand)]
pub(crate) enum CacheVerb {
    /// Those that hold something.
    List,
    /// Empty them.
    Clean {
        /// Which; without it all of ours.
        #[arg(value_name = "CACHE")]
        caches: Vec<CacheWord>,
    },
}

/// Caches as they are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum CacheWord {
    /// Archives we downloaded.
    Downloads,
    /// The list of releases.
    Catalog,
    /// Builds that prove an SDK.
    Proofs,
    /// What killed runs left.
    Staging,
    /// Go's build cache.
    GoBuild,
    /// Go's module cache.
    GoModules,
}

/// What to do with tools.
#[derive(Debug, Subcommand)]
pub(crate) enum ToolsVerb {
    /// What fits the active Go, and what is there.
    List,
    /// Build tools and put them in place.
    Install {
        /// Which; without it the default set.
        #[arg(value_name = "NAME[@VERSION]")]
        tools: Vec<String>,
    },
    /// Build anew what fits the active Go.
    Update {
        /// Which; without it those of ours.
        #[arg(value_name = "NAME[@VERSION]")]
        tools: Vec<String>,
    },
    /// Remove tools of ours.
    Remove {
        /// Which.
        #[arg(value_name = "NAME", required = true)]
        tools: Vec<String>,
    },
}

/// What `setup` and `plan` are asked.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct SetUpArgs {
    /// Which Go.
    #[arg(long, value_name = "VERSION", conflicts_with = "from")]
    pub(crate) go: Option<String>,
    /// An archive on this machine.
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// The archive's hash.
    #[arg(long, value_name = "HEX", requires = "from")]
    pub(crate) sha256: Option<String>,
    /// Which shells are to find it.
    #[arg(long, value_name = "SHELLS")]
    pub(crate) shells: Option<String>,
    /// GOPROXY for `go env -w`.
    #[arg(long, value_name = "LIST")]
    pub(crate) goproxy: Option<String>,
    /// GOPATH for `go env -w`.
    #[arg(long, value_name = "DIR")]
    pub(crate) gopath: Option<String>,
    /// Tools to install besides.
    #[arg(long, value_name = "TOOLS")]
    pub(crate) tools: Option<String>,
}

/// What `matrix` is asked; nothing asks for all there is.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct MatrixArgs {
    /// Lines of Go.
    #[arg(long, value_name = "LINE", value_delimiter = ',')]
    pub(crate) go: Vec<String>,
    /// Operating systems, as Go names them.
    #[arg(long, value_name = "OS", value_delimiter = ',')]
    pub(crate) os: Vec<String>,
    /// Architectures, as Go names them.
    #[arg(long, value_name = "ARCH", value_delimiter = ',')]
    pub(crate) arch: Vec<String>,
}

/// Shells with completion scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum CompletionShell {
    /// bash.
    Bash,
    /// zsh.
    Zsh,
    /// fish.
    Fish,
    /// elvish.
    Elvish,
    /// PowerShell.
    Powershell,
}

impl Verb {
    /// The verb as it is typed, for the lock's note and the log.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Setup(_) => "setup",
            Self::Plan(_) => "plan",
            Self::Apply { .. } => "apply",
            Self::Verify => "verify",
            Self::Undo { .. } => "undo",
            Self::History => "history",
            Self::Status => "status",
            Self::Doctor { .. } => "doctor",
            Self::Why { .. } => "why",
            Self::Env { .. } => "env",
            Self::Sdk { verb } => match verb {
                SdkVerb::List { .. } => "sdk list",
                SdkVerb::Install { .. } => "sdk install",
                SdkVerb::Update { .. } => "sdk update",
                SdkVerb::Use { .. } => "sdk use",
                SdkVerb::Adopt { .. } => "sdk adopt",
                SdkVerb::Remove { .. } => "sdk remove",
            },
            Self::Matrix(_) => "matrix",
            Self::New { .. } => "new",
            Self::Cache { verb } => match verb {
                CacheVerb::List => "cache list",
                CacheVerb::Clean { .. } => "cache clean",
            },
            Self::Tools { verb } => match verb {
                ToolsVerb::List => "tools list",
                ToolsVerb::Install { .. } => "tools install",
                ToolsVerb::Update { .. } => "tools update",
                ToolsVerb::Remove { .. } => "tools remove",
            },
            Self::Completions { .. } => "completions",
            Self::WhatHappened { .. } => WHAT_HAPPENED,
            Self::Man => "man",
            Self::Schema { .. } => "schema",
            Self::Help { .. } => "help",
        }
    }
}
