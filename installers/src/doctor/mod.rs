//! Doctor: every thing that usually goes wrong with a Go, looked at in one go.
//!
//! A check looks and never changes. What it finds is a [`Finding`] with a stable code; where goready can put it right, a
//! [`Mend`](crate::plan::Mend) goes with it, which is planned, shown and applied like every other request. A fault has
//! one finding: what follows from a broken link or a missing block is not told again for each shell.
//!
//! | module | looks at |
//! | --- | --- |
//! | `sdk` | the Go itself: link, tree, platform, support |
//! | `path` | shell files, fresh shells, PATH, the desktop |
//! | `startup` | nothing: which start-up files a shell reads |
//! | `settings` | GOROOT, GOTOOLCHAIN, GOFLAGS and the like, wherever they are set |
//! | `gopath` | GOPATH, GOBIN, caches: can they be used? |
//! | `tools` | gopls, dlv, goimports |
//! | `machine` | processor, volumes, compiler, git |
//! | `project` | the `go.mod` or `go.work` here |
//! | `network` | certificates, clock, proxy, checksum database |
//! | `editor` | VS Code and sandboxes |
//! | `cache` | sizes, interrupted changes |

mod cache;
mod case;
mod check;
mod editor;
mod gopath;
mod machine;
mod network;
mod path;
mod project;
mod sdk;
mod settings;
mod startup;
mod tools;
mod trouble;

#[cfg(test)]
mod captured;
#[cfg(test)]
mod tests;

pub use check::Check;
pub(crate) use startup::{read_by, reads_lines};
pub use trouble::{Finding, Holder, Look, Trouble};

use crate::detect::DetectError;
use crate::host::Host;
use crate::host::net::{Net, Reach};
use crate::observe::Cancel;
use crate::plan::{Mend, SourceSpec};
use crate::verify::Severity;
use crate::version::GoVersion;
use case::Case;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What the checks that ask the network or walk trees may take together.
const SLOW_BUDGET: Duration = Duration::from_secs(2);

/// What doctor found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Examination {
    /// The Go of ours that is active.
    pub active: Option<GoVersion>,
    /// One finding for each check that is well, one for each trouble of the others, in the order of the checks.
    pub findings: Vec<Finding>,
}

impl Examination {
    /// Whether something is broken.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Broken)
    }

    /// How many findings are this bad.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// How many checks found all well; one that was not looked at did not.
    #[must_use]
    pub fn count_fine(&self) -> usize {
        let is_fine = |finding: &&Finding| finding.severity == Severity::Ok && finding.look == Look::Taken;
        self.findings.iter().filter(is_fine).count()
    }

    /// Everything that can be put right, in one request; none where nothing can.
    #[must_use]
    pub fn mend(&self) -> Option<Mend> {
        let fixes = self.findings.iter().filter_map(|finding| finding.fix.clone());
        let all = fixes.fold(Mend::default(), Mend::and);
        (!all.is_empty()).then_some(all)
    }
}

/// Looks at everything. `sources` are where an SDK that must be replaced would come from; `observe` is told each check
/// as its turn comes.
pub fn examine(
    host: &Host,
    net: &Net,
    sources: &[SourceSpec],
    observe: &dyn Fn(Check),
    cancel: &Cancel,
) -> Result<Examination, DetectError> {
    let slow_cancel = Cancel::default();
    let is_online = net.settings().reach == Reach::Online;
    let mut examination = std::thread::scope(|scope| {
        let slow = scope.spawn(|| network::reach(host, net, is_online, &slow_cancel));
        let sizes = scope.spawn(|| cache::sizes(host, SLOW_BUDGET));
        let begun = std::time::Instant::now();
        let examination = Case::gather(host, sources, cancel).map(|case| {
            let mut findings = Vec::new();
            for check in Check::ALL {
                observe(check);
                findings.extend(run(&case, check));
            }
            Examination { active: case.facts.ours.active, findings }
        });
        while !slow.is_finished() && begun.elapsed() < SLOW_BUDGET && !cancel.is_requested() {
            std::thread::sleep(Duration::from_millis(10));
        }
        slow_cancel.request();
        // A thread that panicked found nothing.
        let mut late = slow.join().unwrap_or_default();
        late.extend(sizes.join().unwrap_or_default());
        examination.map(|mut examination| {
            examination.findings.extend(late);
            examination
        })
    })?;
    examination.findings.sort_by_key(|finding| finding.check);
    Ok(examination)
}

/// Whether there is nothing of the kind that a check looks at; such things nobody needs.
fn is_absent(case: &Case<'_>, check: Check) -> bool {
    match check {
        Check::Gopls => tools::is_absent(case, "gopls"),
        Check::Dlv => tools::is_absent(case, "dlv"),
        Check::Goimports => tools::is_absent(case, "goimports"),
        Check::Project => project::file(case).is_none(),
        Check::VsCode => case.facts.editors.is_empty(),
        Check::Wsl => case.facts.machine.wsl.is_none(),
        Check::Go
        | Check::ActiveLink
        | Check::Sdk
        | Check::Platform
        | Check::Libc
        | Check::Support
        | Check::ShellFiles
        | Check::Shells
        | Check::PathOrder
        | Check::Desktop
        | Check::Goroot
        | Check::Toolchain
        | Check::Flags
        | Check::Modules
        | Check::Workspace
        | Check::ModuleSources
        | Check::Checksums
        | Check::CrossTarget
        | Check::Experiments
        | Check::GoEnvFile
        | Check::GoEnv
        | Check::Gopath
        | Check::Gobin
        | Check::Caches
        | Check::Processor
        | Check::HomeVolume
        | Check::TempDir
        | Check::CCompiler
        | Check::Git
        | Check::NetworkSettings
        | Check::Clock
        | Check::ModuleProxy
        | Check::ChecksumDatabase
        | Check::Sandbox
        | Check::CacheSize
        | Check::Receipts => false,
    }
}

/// One check; well where nothing was found.
fn run(case: &Case<'_>, check: Check) -> Vec<Finding> {
    let troubles = match check {
        Check::Go => sdk::go(case),
        Check::ActiveLink => sdk::active_link(case),
        Check::Sdk => sdk::sdk(case),
        Check::Platform => sdk::platform(case),
        Check::Libc => sdk::libc(case),
        Check::Support => sdk::support(case),
        Check::ShellFiles => path::shell_files(case),
        Check::Shells => path::shells(case),
        Check::PathOrder => path::order(case),
        Check::Desktop => path::desktop(case),
        Check::Goroot => settings::of(case, &["GOROOT"]),
        Check::Toolchain => settings::of(case, &["GOTOOLCHAIN"]),
        Check::Flags => settings::of(case, &["GOFLAGS"]),
        Check::Modules => settings::of(case, &["GO111MODULE"]),
        Check::Workspace => settings::of(case, &["GOWORK"]),
        Check::ModuleSources => settings::of(case, &["GOPROXY", "GONOPROXY"]),
        Check::Checksums => settings::of(case, &["GOSUMDB", "GONOSUMDB", "GOPRIVATE", "GOINSECURE"]),
        Check::CrossTarget => settings::of(case, &["GOOS", "GOARCH"]),
        Check::Experiments => settings::of(case, &["GOEXPERIMENT"]),
        Check::GoEnvFile => settings::go_env_file(case),
        Check::GoEnv => settings::go_env(case),
        Check::Gopath => settings::of(case, &["GOPATH"]),
        Check::Gobin => gopath::gobin(case),
        Check::Caches => gopath::caches(case),
        Check::Gopls => tools::tool(case, "gopls"),
        Check::Dlv => tools::tool(case, "dlv"),
        Check::Goimports => tools::tool(case, "goimports"),
        Check::Processor => machine::processor(case),
        Check::Wsl => machine::wsl(case),
        Check::HomeVolume => machine::home_volume(case),
        Check::TempDir => machine::temp_dir(case),
        Check::CCompiler => machine::c_compiler(case),
        Check::Git => machine::git(case),
        Check::Project => project::project(case),
        Check::NetworkSettings => network::settings(case),
        Check::Clock => network::clock(case),
        Check::VsCode => editor::vs_code(case),
        Check::Sandbox => editor::sandbox(case),
        Check::Receipts => cache::receipts(case),
        // These run beside the others, under a budget of their own.
        Check::ModuleProxy | Check::ChecksumDatabase | Check::CacheSize => return Vec::new(),
    };
    if troubles.is_empty() {
        let look = if is_absent(case, check) { Look::NothingThere } else { Look::Taken };
        return vec![Finding::quiet(check, look)];
    }
    troubles.into_iter().map(|(trouble, fix)| Finding::new(check, trouble, fix)).collect()
}
