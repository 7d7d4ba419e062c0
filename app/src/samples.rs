//! What the tests of the window show: facts, plans and receipts of a real home that is made for them.

use crate::cli::CliError;
use crate::job::{Failure, Job, Running, TaskId};
use crate::model::{Looked, Outcome, ReleaseRow, Releases, Review, Sizes, Try};
use goready_installers::apply::{DamagedReceipt, FailedSource, History, Receipt, ReceiptError, Standing};
use goready_installers::catalog::{Catalog, Support};
use goready_installers::detect::{Cache, CacheFacts, Facts, FileLine, Owner, SdkFacts, SdkHealth};
use goready_installers::doctor::{self as examined, Check, Examination, Holder, Trouble};
use goready_installers::engine::{Backing, Engine, EngineSettings, Network, ShellFile, Tried};
use goready_installers::goenv::{GoEnvReport, Setting, SettingOrigin, Trap};
use goready_installers::host::HostSettings;
use goready_installers::host::desktop::Opener;
use goready_installers::observe::Cancel;
use goready_installers::plan::{Mend, Plan, Request, SetUp, ShellChoice};
use goready_installers::shell::Shell;
use goready_installers::verify::{Finding, Proof, Seen};
use goready_installers::version::GoVersion;
use goready_installers::why::{Answer, Basis, Consumer, Switch, SwitchCause, SwitchFailure, Why};
use std::collections::BTreeMap;
use std::time::Duration;
use tempfile::TempDir;

/// The Go of the samples.
pub(crate) const GO: GoVersion = GoVersion::new(1, 23, 12);

/// A home with a `.bashrc`, and an engine without network for it.
#[derive(Debug)]
pub(crate) struct Machine {
    home: TempDir,
    facts: Facts,
    review: Review,
}

impl Machine {
    /// A new one.
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join(".bashrc"), "alias ll='ls -l'\n").unwrap();
        let host = HostSettings { home: Some(home.path().to_owned()), foreign_home_allowed: false };
        let settings = EngineSettings { host, network: Network::Forbidden, ..EngineSettings::default() };
        let engine = Engine::open(&settings).unwrap();
        let mut facts = engine.facts().unwrap();
        // Wherever the tests run.
        facts.sdks.clear();
        let review = review(&engine);
        Self { home, facts, review }
    }

    /// Its home.
    pub(crate) fn home(&self) -> &std::path::Path {
        self.home.path()
    }

    /// It without any Go.
    pub(crate) fn looked(&self) -> Looked {
        Looked {
            facts: self.facts.clone(),
            missing: None,
            is_out_of_support: false,
            openers: Opener::ALL.to_vec(),
        }
    }

    /// It with a Go of ours, one of the distribution, and a damaged one; `missing` steps of the set-up.
    pub(crate) fn looked_with_go(&self, missing: usize) -> Looked {
        let mut looked = self.looked();
        let sdk = |root: &str, version, owner, health| SdkFacts {
            root: self.home().join(root),
            version,
            version_text: None,
            owner,
            is_first_on_path: false,
            health,
            is_adopted: false,
        };
        let partial = SdkHealth::Partial { missing: vec!["bin/go".to_owned()] };
        looked.facts.sdks = vec![
            sdk("sdk/go1.23.12", Some(GO), Owner::Goready, SdkHealth::Whole),
            sdk("sdk/go1.22.12", Some(GoVersion::new(1, 22, 12)), Owner::Goready, SdkHealth::Whole),
            sdk("usr/lib/go", Some(GoVersion::new(1, 19, 8)), Owner::Distribution, SdkHealth::Whole),
            sdk("go", None, Owner::Unknown, partial),
        ];
        looked.facts.ours.versions = vec![GoVersion::new(1, 22, 12), GO];
        looked.facts.ours.active = Some(GO);
        looked.missing = Some(missing);
        looked
    }

    /// The plan that sets up Go there.
    pub(crate) fn review(&self) -> Review {
        self.review.clone()
    }

    /// Go's settings there, whatever Go answers where the tests run.
    pub(crate) fn go_env(&self) -> GoEnvReport {
        let setting = |name: &str, value: &str, origin, trap| Setting {
            name: name.to_owned(),
            value: value.to_owned(),
            is_default: origin == SettingOrigin::Default,
            origin,
            go_says: None,
            trap,
        };
        let set_at = FileLine { path: self.home().join(".config/go/env"), line: 3 };
        let in_file = SettingOrigin::GoEnvFile { set_at };
        GoEnvReport {
            go: Some(self.home().join("go/bin/go")),
            version: Some(GO),
            go_failed: Some(failed()),
            settings: vec![
                setting("GOPROXY", "https://proxy.golang.org,direct", SettingOrigin::Default, None),
                setting("GOTOOLCHAIN", "go1.22.0", in_file, Some(Trap::ToolchainPinned)),
                setting("GOFLAGS", "", SettingOrigin::Default, None),
            ],
        }
    }

    /// The store, and caches of ours and of Go.
    pub(crate) fn sizes(&self) -> Sizes {
        let cache = |cache: Cache| CacheFacts {
            cache,
            path: self.home().join(cache.name()),
            size_bytes: 12_345_678,
            files: 7,
            origin: None,
            is_recognized: true,
        };
        Sizes { sdks_bytes: 543_210_000, caches: Cache::ALL.map(cache).to_vec() }
    }

    /// What a set-up led to; with a proof that failed, where that is wanted.
    pub(crate) fn outcome(&self, seen: Seen) -> Outcome {
        let took = Duration::from_millis(700);
        Outcome {
            plan: self.review().plan,
            receipt: "0001".to_owned(),
            findings: vec![
                Finding::new(Proof::HelloBuild, proved(), took),
                Finding::new(Proof::ShellLogin { shell: Shell::Bash }, seen, took),
            ],
            evidence: Vec::new(),
            took: Duration::from_secs(42),
        }
    }

    /// Receipts of every standing.
    pub(crate) fn history(&self) -> History {
        let request = self.review().plan.request;
        let standings = [Standing::Undone, Standing::Abandoned, Standing::Complete, Standing::Open];
        let receipt = |(index, standing): (usize, Standing)| Receipt {
            id: format!("{:04}", index + 1),
            dir: self.home().to_owned(),
            begun_at: 1_795_000_000,
            goready: "0.1.0".to_owned(),
            request: request.clone(),
            dirs: Vec::new(),
            steps: Vec::new(),
            standing,
            findings: Vec::new(),
        };
        let receipts = standings.into_iter().enumerate().map(receipt).collect();
        let dir = self.home().join("history/0005");
        let error = ReceiptError::Torn { path: dir.join("journal.jsonl") };
        History { receipts, damaged: vec![DamagedReceipt { id: "0005".to_owned(), dir, error }] }
    }
}

fn review(engine: &Engine) -> Review {
    let sdk = engine.wish(&GO.bare()).unwrap();
    let shells = ShellChoice::Only { shells: vec![Shell::Bash] };
    let goproxy = ("GOPROXY".to_owned(), "https://proxy.example|direct".to_owned());
    let request = Request::SetUp(SetUp { sdk, shells, go_env: BTreeMap::from([goproxy]), tools: None });
    let plan = engine.plan(&request).unwrap();
    let diffs = engine.diffs(&plan).unwrap();
    Review { plan, diffs }
}

/// A plan without steps that asks the same.
pub(crate) fn empty(plan: &Plan) -> Review {
    Review { plan: Plan { steps: Vec::new(), ..plan.clone() }, diffs: Vec::new() }
}

/// What a proof that held saw.
pub(crate) fn proved() -> Seen {
    Seen::Built { size_bytes: 2_100_000 }
}

/// What a proof that failed saw.
pub(crate) fn failed() -> Seen {
    Seen::Cancelled
}

/// The releases of three lines.
pub(crate) fn releases() -> Releases {
    let row = |minor, patch, support| ReleaseRow {
        version: GoVersion::new(1, minor, patch),
        support,
        is_newest_of_line: true,
        size_bytes: Some(70_000_000),
    };
    Releases {
        all: vec![
            row(27, 4, Support::Supported),
            row(26, 11, Support::Supported),
            row(23, 12, Support::Archived),
        ],
        at: Some(1_795_000_000),
        from: Some("https://go.dev/dl/?mode=json".to_owned()),
        captured: Catalog::captured().to_owned(),
        failed: Vec::new(),
    }
}

/// An error.
pub(crate) fn error() -> CliError {
    CliError::NoneActive
}

/// The person stopped it.
pub(crate) fn cancelled() -> CliError {
    use goready_installers::apply::ApplyError;
    use goready_installers::engine::EngineError;
    CliError::from(EngineError::from(ApplyError::Cancelled))
}

/// One thing broken that can be put right, one that is left to the person, one that is fine.
pub(crate) fn examination() -> Examination {
    let link = std::path::PathBuf::from("/home/ann/.local/share/goready/go");
    let broken = Trouble::LinkBroken { link, target: None };
    Examination {
        active: None,
        findings: vec![
            examined::Finding::new(Check::ActiveLink, broken, Some(Mend::default())),
            examined::Finding::new(Check::Go, Trouble::NoGo, None),
            examined::Finding::ok(Check::Libc),
        ],
    }
}

/// GOPROXY=off, by `go env -w`.
pub(crate) fn proxy_off() -> examined::Finding {
    let set_at = FileLine { path: "/home/ann/.config/go/env".into(), line: 1 };
    let trouble = Trouble::Setting {
        name: "GOPROXY".to_owned(),
        value: "off".to_owned(),
        trap: Trap::ProxyOff,
        origin: SettingOrigin::GoEnvFile { set_at },
        holders: vec![Holder::ThisRun],
    };
    examined::Finding::new(Check::ModuleSources, trouble, None)
}

/// A shell that gets ours through a link, the desktop that gets another one, and cron that gets none.
pub(crate) fn why() -> Why {
    let answer = |consumer, basis, command: Option<&str>| Answer {
        consumer,
        basis,
        command: command.map(Into::into),
        links: Vec::new(),
        program: None,
        at: None,
        version: command.map(|_| GO),
        runs: None,
        word: None,
        failed: None,
    };
    let profile = || std::path::PathBuf::from("/home/ann/.profile");
    let started = Answer {
        links: vec!["/home/ann/.local/share/goready/go".into()],
        program: Some("/home/ann/.local/share/goready/sdk/go1.23.12/bin/go".into()),
        at: Some(FileLine { path: profile(), line: 8 }),
        runs: Some(Switch {
            version: "go1.22.0".to_owned(),
            because: SwitchCause::Toolchain { value: "go1.22.0".to_owned() },
            fails: Some(SwitchFailure::ProxyOff),
        }),
        ..answer(
            Consumer::LoginShell { shell: Shell::Bash },
            Basis::Started,
            Some("/home/ann/.local/share/goready/go/bin/go"),
        )
    };
    let silent = Answer { failed: Some(failed()), ..answer(Consumer::ThisTerminal, Basis::Started, None) };
    let computed = Basis::Computed { files: vec![profile()] };
    Why {
        command: "go".to_owned(),
        answers: vec![
            started,
            answer(Consumer::Desktop, computed, Some("/usr/bin/go")),
            answer(Consumer::Cron, Basis::Computed { files: Vec::new() }, None),
            silent,
        ],
        agree: false,
        fix: Some(Mend::default()),
        in_the_way: Vec::new(),
    }
}

/// A block in a file of the person's, and a file of ours.
pub(crate) fn shell_files() -> Vec<ShellFile> {
    let block = "@@ -1,2 +1,3 @@\n alias ll='ls -l'\n+# >>> goready >>>\n export EDITOR=vim\n";
    vec![
        ShellFile { path: "/home/ann/.bashrc".into(), is_ours: false, unified: block.to_owned() },
        ShellFile { path: "/home/ann/env/login.sh".into(), is_ours: true, unified: "+# ours\n".to_owned() },
    ]
}

/// A source in each state that a test can be in.
pub(crate) fn tries() -> BTreeMap<String, Try> {
    let refused = || FailedSource {
        url: "https://go.dev".to_owned(),
        code: "GR-NET-008".to_owned(),
        message: "refused".to_owned(),
    };
    let answered = |backing| Job::Done(Ok(Tried { took: Duration::from_millis(300), backing }));
    let database = Backing::Database { name: "sum.golang.org".to_owned(), size: 71_769_961 };
    let running = Running { task: TaskId::default(), cancel: Cancel::default(), progress: () };
    BTreeMap::from([
        ("a".to_owned(), Job::Running(running)),
        ("b".to_owned(), Job::Failed(Failure { error: error(), progress: () })),
        ("go.dev".to_owned(), Job::Done(Err(refused()))),
        ("hashes".to_owned(), answered(Backing::Hashes)),
        ("modules".to_owned(), answered(database)),
        ("unbacked".to_owned(), answered(Backing::NoDatabase(refused()))),
        ("untested".to_owned(), Job::Idle),
    ])
}
