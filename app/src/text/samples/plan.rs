use super::{GO, text};
use goready_installers::catalog::CatalogError;
use goready_installers::catalog::tool_pins::{Misfit, PlatformGap, Tool, ToolVersion};
use goready_installers::detect::Obstacle;
use goready_installers::engine::EngineError;
use goready_installers::host::fs::Kind;
use goready_installers::plan::{PlanError, Unadoptable};
use goready_installers::platform::Platform;
use goready_installers::shell::QuoteError;
use goready_installers::trust::Sha256Sum;
use goready_installers::version::{GoLine, GoVersion};
use std::path::PathBuf;

pub(super) fn all() -> Vec<EngineError> {
    let path = || PathBuf::from("/home/ann/.profile");
    let archive = || PathBuf::from("/home/ann/go.tar.gz");
    let (armed, machine) = (Platform::new("linux", "arm64"), Platform::new("linux", "amd64"));
    let mut errors = vec![
        PlanError::Catalog { source: CatalogError::RequestSyntax { text: text("banana") } },
        PlanError::NoSource { version: GO },
        PlanError::UnknownArchive { path: archive(), sha256: Sha256Sum([1; 32]) },
        PlanError::ForeignArchive { path: archive(), archive: armed, machine },
        PlanError::NotInstalled { version: GO, installed: vec![GO] },
        PlanError::NotInstalled { version: GO, installed: Vec::new() },
        PlanError::BrokenMarkers { path: path(), line: 7, reason: text("no partner") },
        PlanError::PlaceTaken { path: path() },
        PlanError::NotEmpty { path: "/home/ann/hello".into() },
        PlanError::NotACache { path: path() },
        PlanError::CacheInUse { path: path(), root: PathBuf::from("/usr/local/go") },
        PlanError::HomeReadOnly { path: "/home/ann".into() },
        PlanError::NoSpace { path: path(), needed_bytes: 368_000_000, free_bytes: 1_000_000 },
        refused("GOPATH", "~/go"),
        refused("GOBIN", "bin"),
        refused("GOPROXY", "::"),
        refused("GOFLAGS", "-x\n"),
        PlanError::SettingPlace { name: text("GOBIN"), path: path(), obstacle: Obstacle::InsideGo },
        PlanError::NoReceipt { id: text("0007"), known: vec![text("0001")] },
        PlanError::NoReceipt { id: text("0007"), known: Vec::new() },
        PlanError::LaterReceipts { id: text("0001"), later: vec![text("0003"), text("0002")] },
    ];
    errors.extend(unadoptable());
    errors.extend(tools());
    errors.extend(obstacles().into_iter().map(|obstacle| PlanError::Blocked { path: path(), obstacle }));
    errors.extend(quotes().into_iter().map(|source| PlanError::Quote { source }));
    errors.into_iter().map(EngineError::from).collect()
}

fn unadoptable() -> Vec<PlanError> {
    let reasons = [
        Unadoptable::Absent,
        Unadoptable::NotAGo,
        Unadoptable::Script,
        Unadoptable::NoRelease { says: text("devel go1.28-1234567") },
        Unadoptable::Foreign { platform: text("linux/arm64"), wanted: Platform::new("linux", "amd64") },
        Unadoptable::Partial { missing: vec![text("pkg/tool")] },
        Unadoptable::Stomped,
        Unadoptable::Ours { version: GO },
        Unadoptable::VersionTaken { version: GO },
        Unadoptable::Replaced { version: GO },
    ];
    let path = || PathBuf::from("/usr/local/go");
    reasons.into_iter().map(|reason| PlanError::NotAdoptable { path: path(), reason }).collect()
}

fn refused(name: &str, value: &str) -> PlanError {
    PlanError::SettingRefused { name: text(name), value: text(value) }
}

fn tools() -> Vec<PlanError> {
    let version = |text: &str| text.parse::<ToolVersion>().unwrap();
    let misfits = [
        (Misfit::NeedsGo { least: GoVersion::new(1, 27, 0) }, Some("v0.16.2")),
        (Misfit::OtherLines { first: GoLine { major: 1, minor: 19 }, last: GO.line() }, None),
        (Misfit::NotForPlatform { gap: PlatformGap::Arch }, None),
    ];
    let misfits = misfits.into_iter().map(|(misfit, fits)| PlanError::ToolDoesNotFit {
        tool: Tool::Gopls,
        version: version("v0.24.0"),
        go: GO,
        misfit,
        fits: fits.map(version),
    });
    let program = || PathBuf::from("/home/ann/go/bin/gopls");
    let others = [
        PlanError::ToolPlace { path: program(), obstacle: Obstacle::NotAFile { kind: Kind::Dir } },
        PlanError::ToolPlace { path: program(), obstacle: Obstacle::DirectoryReadOnly },
        PlanError::ToolNotInstalled { tool: Tool::Dlv, installed: vec![Tool::Gopls] },
        PlanError::ToolNotInstalled { tool: Tool::Dlv, installed: Vec::new() },
        PlanError::NoActiveGo,
    ];
    misfits.chain(others).collect()
}

fn obstacles() -> Vec<Obstacle> {
    vec![
        Obstacle::NotAFile { kind: Kind::Dir },
        Obstacle::NotAFile { kind: Kind::Link },
        Obstacle::NotAFile { kind: Kind::Other },
        Obstacle::DanglingLink { target: "/nowhere".into() },
        Obstacle::DirectoryReadOnly,
        Obstacle::ForeignOwner { owner: 0 },
        Obstacle::ForeignLink { owner: 1000 },
        Obstacle::Unreadable { message: text("permission denied") },
        Obstacle::TooLarge { size: 9_000_000 },
    ]
}

fn quotes() -> Vec<QuoteError> {
    vec![
        QuoteError::ControlCharacter { value: text("a\nb") },
        QuoteError::NotUnicode { path: "/home/x".into() },
        QuoteError::Separator { path: "/home/a:b".into(), separator: ':' },
        QuoteError::Relative { path: "x".into() },
        QuoteError::VariableName { name: text("A B") },
    ]
}
