use super::{GO, fs, text, url};
use goready_installers::apply::{ApplyError, BuildFailure, FailedSource, ReceiptError};
use goready_installers::archive::ArchiveError;
use goready_installers::catalog::tool_pins::Tool;
use goready_installers::engine::EngineError;
use goready_installers::error::{Class, Hint};
use goready_installers::host::{FsOp, LockError};
use goready_installers::trust::TrustError;
use std::io;
use std::path::PathBuf;

pub(super) fn all() -> Vec<EngineError> {
    let path = || PathBuf::from("/home/ann/.profile");
    let journal = || PathBuf::from("/home/ann/.local/state/goready/history/0001/journal.jsonl");
    let failed = vec![FailedSource { url: url(), code: text("GR-NET-008"), message: text("cannot connect") }];
    let (class, hint) = (Class::Unreachable, Hint::CheckNetwork);
    let mut errors = vec![
        ApplyError::Cancelled,
        ApplyError::ChangedSincePlanned { path: path() },
        ApplyError::PlanOutdated,
        ApplyError::NoSourceServed { version: GO, failed, class, hint },
        ApplyError::OtherVersion { version: GO, found: text("go1.22.1") },
        ApplyError::TreeHash { version: GO, expected: text("h1:a"), found: text("h1:b") },
        ApplyError::PlaceTaken { path: path() },
        ApplyError::NotListed { path: path() },
        ApplyError::GoEnvFile { path: path(), line: 3 },
        ApplyError::BrokenMarkers { path: path(), line: 7 },
        ApplyError::Fs { source: fs(FsOp::Write, io::ErrorKind::StorageFull) },
        ApplyError::Receipt {
            source: ReceiptError::Damaged { path: journal(), line: 2, reason: text("no JSON") },
        },
        ApplyError::Receipt { source: ReceiptError::Torn { path: journal() } },
        ApplyError::Receipt { source: ReceiptError::Newer { path: journal(), format: 2 } },
        ApplyError::Trust { source: TrustError::NoEvidence { name: text("x") } },
        ApplyError::Archive { source: ArchiveError::UnknownFormat },
        ApplyError::Lock { source: LockError::Held { holder: text("process 4711: goready setup") } },
        ApplyError::Lock { source: LockError::Cancelled },
    ];
    errors.extend(tools());
    errors.into_iter().map(EngineError::from).collect()
}

fn tools() -> Vec<ApplyError> {
    let version = || "v0.16.2".parse().unwrap();
    let (tool, said) = (Tool::Gopls, || text("go: what it said"));
    let causes = [
        BuildFailure::NeedsNewerGo,
        BuildFailure::NoSuchVersion,
        BuildFailure::Refused,
        BuildFailure::Unreachable,
        BuildFailure::Integrity,
        BuildFailure::DiskFull,
        BuildFailure::Compiler,
        BuildFailure::Silent,
        BuildFailure::NotStarted,
    ];
    let not_built =
        |cause| ApplyError::ToolNotBuilt { tool, version: version(), go: GO, cause, said: said() };
    let does_not_start = ApplyError::ToolDoesNotStart { tool, version: version(), said: said() };
    let refused = ApplyError::ToolNotBuilt {
        tool,
        version: "v99.0.0".parse().unwrap(),
        go: GO,
        cause: BuildFailure::Refused,
        said: said(),
    };
    let not_fetched = ApplyError::ToolNotFetched { tool, version: version() };
    causes.into_iter().map(not_built).chain([refused, not_fetched, does_not_start]).collect()
}
