//! Real SDKs, fetched from Go's module proxy once and kept between runs.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of tests stop the test where something is wrong, and start real programs"
)]

use crate::faults::cache;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;

fn run(program: &str, args: &[&str]) {
    let status = Command::new(program).args(args).status().unwrap();
    assert!(status.success(), "{program} {args:?}: {status}");
}

/// A real SDK, fetched and unpacked once; tests that come at the same time wait for each other.
#[must_use]
pub fn sdk(version: &str) -> PathBuf {
    let dir = cache().join("verify-sdk");
    fs::create_dir_all(&dir).unwrap();
    let lock = File::create(dir.join(format!("{version}.lock"))).unwrap();
    lock.lock().unwrap();
    let root = dir.join(version);
    if !root.exists() {
        let name = format!("v0.0.1-{version}.linux-amd64");
        let (zip, new) = (dir.join(format!("{name}.zip")), dir.join(format!("{version}.new")));
        if !zip.exists() {
            let url = format!("https://proxy.golang.org/golang.org/toolchain/@v/{name}.zip");
            let partial = dir.join(format!("{name}.partial"));
            run("curl", &["-fsSL", "--retry", "3", "-o", partial.to_str().unwrap(), &url]);
            fs::rename(partial, &zip).unwrap();
        }
        let _ = fs::remove_dir_all(&new);
        run("python3", &["-c", UNPACK, zip.to_str().unwrap(), new.to_str().unwrap()]);
        fs::rename(new, &root).unwrap();
    }
    root.canonicalize().unwrap()
}

/// A toolchain zip becomes an SDK: prefix off, `_go.mod` back to `go.mod`, executable bits where the go command sets them.
const UNPACK: &str = r#"
import os, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    for name in archive.namelist():
        inside = name.split("/", 2)[2]
        if inside.rsplit("/", 1)[-1] == "_go.mod":
            inside = inside[: -len("_go.mod")] + "go.mod"
        path = os.path.join(sys.argv[2], inside)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(archive.read(name))
        if inside.startswith(("bin/", "pkg/tool/")):
            os.chmod(path, 0o755)
"#;
