//! One of every error, for the snapshot of what people and programs read.

mod apply;
mod archive;
mod catalog;
mod net;
mod own;
mod plan;
mod trust;

use super::{Words, error, next_step};
use crate::cli::CliError;
use goready_i18n::{Lang, LangTag};
use goready_installers::engine::EngineError;
use goready_installers::error::Coded as _;
use goready_installers::host::fs::{Kind, NotAFile};
use goready_installers::host::{FsError, FsOp};
use goready_installers::version::GoVersion;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

const GO: GoVersion = GoVersion::new(1, 23, 12);
const URL: &str = "https://mirror.example/x";

fn url() -> String {
    URL.to_owned()
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn fs(op: FsOp, kind: io::ErrorKind) -> FsError {
    FsError { op, path: "/home/ann/.profile".into(), source: kind.into() }
}

fn not_a_file(op: FsOp, kind: Kind) -> FsError {
    let source = io::Error::new(io::ErrorKind::InvalidInput, NotAFile { kind });
    FsError { op, path: "/home/ann/.profile".into(), source }
}

/// Files, home, detect.
fn host() -> Vec<EngineError> {
    use goready_installers::detect::DetectError;
    use goready_installers::host::HostError;
    use io::ErrorKind::{Other, PermissionDenied, ReadOnlyFilesystem, StorageFull};
    let path = || "/home/ann".into();
    vec![
        fs(FsOp::Write, StorageFull).into(),
        fs(FsOp::Read, PermissionDenied).into(),
        fs(FsOp::CreateDir, ReadOnlyFilesystem).into(),
        fs(FsOp::Read, io::ErrorKind::NotFound).into(),
        fs(FsOp::Rename, io::ErrorKind::NotFound).into(),
        not_a_file(FsOp::Read, Kind::Other).into(),
        not_a_file(FsOp::Write, Kind::Dir).into(),
        fs(FsOp::List, Other).into(),
        fs(FsOp::Inspect, Other).into(),
        fs(FsOp::Link, Other).into(),
        fs(FsOp::Remove, Other).into(),
        fs(FsOp::Sync, Other).into(),
        fs(FsOp::Lock, Other).into(),
        HostError::HomeUnset.into(),
        HostError::HomeRelative { path: "x".into() }.into(),
        HostError::HomeNotDirectory { path: path() }.into(),
        HostError::HomeForeign { path: path(), owner: 1000 }.into(),
        DetectError::HomeGone { path: path() }.into(),
    ]
}

pub(super) fn all() -> Vec<CliError> {
    let of_engine =
        [host(), net::all(), trust::all(), archive::all(), catalog::all(), plan::all(), apply::all()];
    let of_engine = of_engine.into_iter().flatten().map(CliError::from);
    own::all().into_iter().chain(of_engine).collect()
}

fn sheet(tag: LangTag) -> String {
    let lang = Lang::new(tag);
    let words = Words::new(&lang, Some(Path::new("/home/ann")));
    let mut sheet = String::new();
    for sample in all() {
        let (code, class) = (sample.code(), sample.class());
        writeln!(sheet, "{code} {class:?} {}", class.exit_code()).unwrap();
        writeln!(sheet, "  log:  {sample}").unwrap();
        writeln!(sheet, "  text: {}", error(&words, &sample)).unwrap();
        let step = next_step(&words, &sample.next_step());
        writeln!(sheet, "  next: {}", step.as_deref().unwrap_or("-")).unwrap();
    }
    sheet
}

#[test]
fn every_error_in_english() {
    insta::assert_snapshot!(sheet(LangTag::EnUs));
}

#[test]
fn every_error_in_chinese() {
    insta::assert_snapshot!(sheet(LangTag::ZhCn));
}

/// Who said no needs no advice.
const NO_NEXT_STEP: [&str; 1] = ["GR-CLI-002"];

#[test]
fn every_error_has_a_next_step_in_every_language() {
    for tag in LangTag::ALL {
        let lang = Lang::new(tag);
        let words = Words::new(&lang, None);
        for sample in all() {
            let step = next_step(&words, &sample.next_step());
            let is_silent = NO_NEXT_STEP.contains(&sample.code());
            assert_eq!(step.is_none_or(|step| step.is_empty()), is_silent, "{} {sample}", sample.code());
        }
    }
}

#[test]
fn no_text_shows_the_name_of_an_argument() {
    for tag in LangTag::ALL {
        let sheet = sheet(tag);
        assert!(!sheet.contains("{$") && !sheet.contains("{ $"), "{sheet}");
    }
}

/// Codes of errors that never reach a person as an error: they end as a finding, or as another error.
const INTERNAL: [&str; 4] = ["GR-DOC-", "GR-RUN-", "GR-SHELL-", "GR-VFY-"];

#[test]
fn every_code_in_the_source_is_in_the_sheet() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut codes = BTreeSet::new();
    for dir in ["installers/src", "app/src"] {
        codes_below(&root.join(dir), &mut codes);
    }
    let sheet = sheet(LangTag::EnUs);
    let internal = |code: &String| INTERNAL.iter().any(|prefix| code.starts_with(prefix));
    let missing: Vec<&String> =
        codes.iter().filter(|code| !internal(code) && !sheet.contains(*code)).collect();
    assert!(codes.len() > 100, "{codes:?}");
    assert!(missing.is_empty(), "no sample of {missing:?}");
}

/// Every `"GR-…-000"` in the `coded` arms of Rust files below a directory.
fn codes_below(dir: &Path, codes: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes_below(&path, codes);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            let arms = source.split("=> \"GR-").skip(1).filter_map(|rest| rest.split('"').next());
            codes.extend(arms.map(|rest| format!("GR-{rest}")));
        }
    }
}
