//! Everything the checks look at, gathered once.

use super::startup::read_by;
use super::trouble::Trouble;
use crate::apply::{self, Damage, Receipt, standing_blocks, standing_files, standing_programs};
use crate::catalog::Catalog;
use crate::detect::{
    BlockFacts, DetectError, Facts, FileLine, FileState, RcText, SdkFacts, detect, editors, rc_texts,
};
use crate::goenv::{GoEnvReport, go_env};
use crate::host::Host;
use crate::observe::Cancel;
use crate::plan::{Mend, SdkWish, ShellChoice, SourceSpec, WantedGo};
use crate::shell::{Moment, Shell};
use crate::verify::{Heard, Leftovers, Seen, ask_shell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// One fresh shell may take this long, with all its start-up files.
const SHELL_LIMIT: Duration = Duration::from_secs(10);

/// A trouble, and what puts it right.
pub(super) type Found = Vec<(Trouble, Option<Mend>)>;

/// What a fresh shell said.
pub(super) struct View {
    pub(super) shell: Shell,
    pub(super) moment: Moment,
    pub(super) heard: Result<Heard, Seen>,
}

/// What the checks look at.
pub(super) struct Case<'a> {
    pub(super) host: &'a Host,
    pub(super) sources: &'a [SourceSpec],
    pub(super) cancel: &'a Cancel,
    pub(super) facts: Facts,
    pub(super) settings: GoEnvReport,
    pub(super) catalog: Catalog,
    pub(super) texts: Vec<RcText>,
    /// Fresh shells: those that a set-up of ours was about, else the login shell.
    pub(super) views: Vec<View>,
    /// Files that hold a block of ours by what the receipts say, and the shells they were edited for.
    pub(super) blocks: Vec<(PathBuf, Vec<Shell>)>,
    /// Whether the last set-up was to leave every shell alone.
    pub(super) wants_no_lines: bool,
    /// Files that are ours as a whole, as the receipts left them.
    pub(super) whole: BTreeMap<PathBuf, FileState>,
    /// Tools that we put where `go install` puts programs, as the receipts left them.
    pub(super) programs: BTreeMap<PathBuf, FileState>,
    /// What became of the files of the active SDK.
    pub(super) damage: Damage,
}

impl<'a> Case<'a> {
    /// Detects, asks `go env`, and starts the shells, side by side.
    pub(super) fn gather(
        host: &'a Host,
        sources: &'a [SourceSpec],
        cancel: &'a Cancel,
    ) -> Result<Self, DetectError> {
        let mut facts = detect(host)?;
        facts.editors = editors(host, &facts.home);
        let receipts: Vec<Receipt> = apply::history(host).unwrap_or_default().receipts;
        let blocks = standing_blocks(&receipts);
        let shells = shells_to_ask(&facts, &blocks);
        let active = facts.ours.active;
        let (settings, views, damage) = std::thread::scope(|scope| {
            let damage = scope.spawn(|| active.map(|active| apply::damage(host, &receipts, active)));
            let settings = scope.spawn(|| go_env(host, cancel, |_worked_out| ()));
            let views = ask_all(host, &shells, cancel);
            (settings.join(), views, damage.join())
        });
        let settings = settings.unwrap_or_else(|_panicked| GoEnvReport {
            go: None,
            version: None,
            go_failed: None,
            settings: Vec::new(),
        });
        let wants_no_lines = apply::wants_no_lines(&receipts);
        let (texts, whole, catalog) = (rc_texts(host), standing_files(&receipts), Catalog::embedded());
        Ok(Self {
            host,
            sources,
            cancel,
            facts,
            settings,
            catalog,
            texts,
            views,
            blocks,
            wants_no_lines,
            whole,
            programs: standing_programs(&receipts),
            // A look that panicked saw nothing.
            damage: damage.ok().flatten().unwrap_or_default(),
        })
    }

    /// The active SDK of ours, as it was found.
    pub(super) fn active_sdk(&self) -> Option<&SdkFacts> {
        let active = self.facts.ours.active?;
        let root = self.host.places.sdk_store().join(active.to_string());
        let adopted = self.facts.ours.adopted.get(&active).and_then(|root| crate::host::fs::resolve(root));
        self.facts.sdks.iter().find(|sdk| {
            sdk.root == root || adopted.is_some() && crate::host::fs::resolve(&sdk.root) == adopted
        })
    }

    /// The command that PATH must lead to.
    pub(super) fn wanted_go(&self) -> PathBuf {
        self.host.places.active_bin().join(if self.host.platform.is_windows() { "go.exe" } else { "go" })
    }

    /// Whether a command is the one behind the active link.
    pub(super) fn is_ours(&self, go: &Path) -> bool {
        let wanted = self.wanted_go();
        let is_same_dir = |dir: &Path| {
            let (one, other) =
                (crate::host::fs::resolve(dir), wanted.parent().and_then(crate::host::fs::resolve));
            one.is_some() && one == other
        };
        go == wanted || go.file_name() == wanted.file_name() && go.parent().is_some_and(is_same_dir)
    }

    /// Shells that a set-up of ours was about.
    pub(super) fn configured(&self) -> Vec<Shell> {
        let shells: BTreeSet<Shell> =
            self.blocks.iter().flat_map(|(_, shells)| shells.iter().copied()).collect();
        shells.into_iter().collect()
    }

    /// Whether it is the person's login shell.
    pub(super) fn is_login_shell(&self, shell: Shell) -> bool {
        self.facts.shells.iter().any(|facts| facts.shell == shell && facts.is_login_shell)
    }

    /// Puts our files in order again for the shells they were for.
    pub(super) fn mend_shells(&self) -> Option<Mend> {
        let shells = self.configured();
        let is_possible = self.facts.ours.active.is_some() && !shells.is_empty();
        is_possible.then(|| Mend { shells: Some(ShellChoice::Only { shells }), ..Mend::default() })
    }

    /// Installs the active version anew.
    pub(super) fn mend_sdk(&self) -> Option<Mend> {
        let version = self.facts.ours.active?;
        let wanted = version.to_string().parse().ok()?;
        let sources = self.sources.to_vec();
        let sdk = SdkWish { go: WantedGo::Version { wanted }, sources, vouched: None };
        Some(Mend { sdk: Some(sdk), ..Mend::default() })
    }

    /// The last line of a start-up file of this shell that names this directory.
    pub(super) fn line_naming(&self, view: &View, dir: &Path) -> Option<FileLine> {
        let read = read_by(&self.texts, view.shell, view.moment);
        crate::detect::last_line_naming(read, dir, &self.host.places.home)
    }
}

/// The shells of our blocks that are installed; without any, the login shell.
fn shells_to_ask(facts: &Facts, blocks: &[(PathBuf, Vec<Shell>)]) -> Vec<(Shell, PathBuf)> {
    let ours = |shell: Shell| blocks.iter().any(|(_, shells)| shells.contains(&shell));
    let has_block = facts.rc_files.values().any(|rc| matches!(rc.block, BlockFacts::Present { .. }));
    let mut seen = BTreeSet::new();
    let wanted = facts.shells.iter().filter(|facts| {
        if blocks.is_empty() {
            facts.is_login_shell || has_block && facts.shell == Shell::Bash
        } else {
            ours(facts.shell)
        }
    });
    wanted.filter(|facts| seen.insert(facts.shell)).map(|facts| (facts.shell, facts.path.clone())).collect()
}

/// Every shell at login and interactive, two at a time: they mostly wait for the disk.
fn ask_all(host: &Host, shells: &[(Shell, PathBuf)], cancel: &Cancel) -> Vec<View> {
    let kinds: Vec<Shell> = shells.iter().map(|(shell, _)| *shell).collect();
    let leftovers = Leftovers::watch(host, &kinds);
    let ask = |moment: Moment| {
        let asked = shells.iter().map(|(shell, path)| {
            let heard = ask_shell(host, SHELL_LIMIT, cancel, (*shell, path.as_path()), (moment, "go"));
            View { shell: *shell, moment, heard }
        });
        asked.collect::<Vec<View>>()
    };
    let mut views = std::thread::scope(|scope| {
        let logins = scope.spawn(|| ask(Moment::Login));
        let mut views = ask(Moment::Interactive);
        views.extend(logins.join().unwrap_or_default());
        views
    });
    leftovers.remove();
    views.sort_by_key(|view| (view.shell, view.moment == Moment::Interactive));
    views
}
