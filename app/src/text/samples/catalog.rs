use super::{GO, text};
use goready_installers::catalog::goproxy::GoProxyError;
use goready_installers::catalog::services::ServicesError;
use goready_installers::catalog::{CatalogError, Gap};
use goready_installers::engine::EngineError;
use goready_installers::platform::Platform;
use goready_installers::trust::Sha256Sum;
use goready_installers::version::GoLine;

pub(super) fn all() -> Vec<EngineError> {
    let host = || text("mirror.example");
    let gaps = [Gap::StartsAt { first: GO }, Gap::EndsWith { last: GO }, Gap::Missing, Gap::Never];
    let mut errors: Vec<EngineError> = vec![
        ServicesError::Syntax { reason: text("line 3") }.into(),
        ServicesError::Entry { entry: text("nju"), reason: text("no address") }.into(),
        ServicesError::Unknown { id: text("go.dve"), known: vec![text("modules"), text("go.dev")] }.into(),
        GoProxyError::Empty.into(),
        GoProxyError::NotAUrl { entry: text("x") }.into(),
        GoProxyError::Scheme { scheme: text("ftp"), entry: text("ftp://x") }.into(),
        GoProxyError::Module { text: text("x y") }.into(),
        CatalogError::RequestSyntax { text: text("banana") }.into(),
        CatalogError::ModFile { path: "/p/go.mod".into(), line: 3, reason: "not a Go version" }.into(),
        CatalogError::UnknownRelease { wanted: text("1.99"), nearest: vec![GO] }.into(),
        CatalogError::UnknownRelease { wanted: text("1.99"), nearest: Vec::new() }.into(),
        CatalogError::TooOld {
            wanted: text("go1.18.10"),
            oldest: GoLine { major: 1, minor: 19 },
            nearest: vec![GO, GO],
        }
        .into(),
        CatalogError::IndexSyntax { host: host(), reason: text("it begins with `<html>`") }.into(),
        CatalogError::IndexTooLarge { host: host(), size_bytes: 40_000_000, limit_bytes: 33_554_432 }.into(),
        CatalogError::HashConflict {
            host: host(),
            filename: text("go1.23.12.linux-amd64.tar.gz"),
            expected: Sha256Sum([1; 32]),
            listed: Sha256Sum([2; 32]),
        }
        .into(),
        CatalogError::CacheSyntax { line: 7, reason: "not a file of a release" }.into(),
    ];
    errors.extend(gaps.map(|gap| {
        let platform = Platform::new("linux", "riscv64");
        CatalogError::NotForPlatform { version: GO, platform, gap, nearest: vec![GO] }.into()
    }));
    errors
}
