//! Unpacking onto a volume that is too small: a small tmpfs in a mount namespace of its own.
#![cfg(target_os = "linux")]
#![expect(
    clippy::disallowed_methods,
    reason = "the test starts itself again below a mount, and is told so by a variable"
)]

use flate2::Compression;
use flate2::write::GzEncoder;
use goready_installers::archive::{ArchiveError, Layout, Limits, unpack};
use goready_installers::error::{Class, Coded as _, Hint};
use goready_installers::host::FsOp;
use goready_installers::observe::Cancel;
use std::path::Path;
use std::process::Command;

const VOLUME: &str = "GOREADY_TEST_SMALL_VOLUME";

#[test]
fn a_full_volume_is_a_file_error_with_its_path() {
    let dir = tempfile::tempdir().unwrap();
    let mut tar = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for n in 0..200_u32 {
        let bytes: Vec<u8> = (0..20_000_u32).map(|m| (m.wrapping_mul(n + 7) >> 3).to_le_bytes()[0]).collect();
        let mut header = tar::Header::new_ustar();
        header.set_size(20_000);
        header.set_mode(0o644);
        tar.append_data(&mut header, format!("go/d{}/f{n}", n / 10), bytes.as_slice()).unwrap();
    }
    std::fs::write(dir.path().join("archive"), tar.into_inner().unwrap().finish().unwrap()).unwrap();
    std::fs::create_dir(dir.path().join("volume")).unwrap();
    let script = r#"mount -t tmpfs -o "$1" small "$2/volume" || exit 99; exec "$3" --exact --ignored --nocapture inside"#;
    let itself = std::env::current_exe().unwrap();
    // Too few bytes, from the first file to nearly all; and too few files.
    for options in
        ["size=40k", "size=1m", "size=2m", "size=3900k", "nr_inodes=3", "nr_inodes=50", "nr_inodes=215"]
    {
        let mut unshare = Command::new("unshare");
        unshare.args(["--map-root-user", "--mount", "sh", "-c", script, "sh", options]);
        unshare.arg(dir.path()).arg(&itself).env(VOLUME, dir.path());
        let Ok(output) = unshare.output() else {
            println!("SKIPPED: no unshare");
            return;
        };
        let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        if output.status.code() == Some(99) || text.contains("unshare failed") {
            println!("SKIPPED: this user may not mount: {text}");
            return;
        }
        assert!(output.status.success() && text.contains("1 passed"), "{options}: {text}");
    }
}

#[test]
#[ignore = "started by the test above, below a mount"]
fn inside() {
    let Some(dir) = std::env::var_os(VOLUME) else { return };
    let dir = Path::new(&dir);
    let staging = dir.join("volume/staging");
    std::fs::create_dir(&staging).unwrap();
    let layout = Layout::Official;
    let unpacked =
        unpack(&dir.join("archive"), &layout, &staging, Limits::default(), &|_| {}, &Cancel::default());
    let error = unpacked.unwrap_err();
    assert_eq!((error.code(), error.class()), ("GR-FS-001", Class::Io), "{error}");
    assert_eq!(error.hint(), Hint::FreeSpace { needed_bytes: None });
    let ArchiveError::Fs { source } = &error else { unreachable!("a file error") };
    assert!(source.path.starts_with(&staging), "{error}");
    assert!(matches!(source.op, FsOp::Write | FsOp::CreateDir), "{error}");
}
