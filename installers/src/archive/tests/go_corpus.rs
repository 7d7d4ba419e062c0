//! The archives of Go's own tests for `archive/tar` and `archive/zip`, which nobody here wrote.
//!
//! They come from an SDK: `$GOREADY_TEST_GOROOT`, else `/usr/local/go`. As SDKs they are all refused. With the rule on
//! the root switched off, each is refused or yields exactly the files that Python's `tarfile` and `zipfile` list.

use super::super::{Format, NewTree, Policy, Sink, unpack_by};
use super::build_tar::gz;
use super::*;
use crate::host::ReadAt;
use std::process::Command;

/// Name and bytes of every archive there, those in base64 or bzip2 unpacked, tar archives as gzip.
fn corpus(kind: &str) -> Option<Vec<(String, Vec<u8>)>> {
    #[expect(clippy::disallowed_methods, reason = "a test finds its data by the environment")]
    let root = std::env::var_os("GOREADY_TEST_GOROOT").unwrap_or_else(|| "/usr/local/go".into());
    let dir = Path::new(&root).join("src/archive").join(kind).join("testdata");
    let Ok(entries) = fs::read_dir(&dir) else {
        println!("SKIPPED: no Go with {}; name one with GOREADY_TEST_GOROOT", dir.display());
        return None;
    };
    let mut all = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.contains(&format!(".{kind}")) && !name.ends_with(".notzip") {
            continue;
        }
        let script = "import sys,base64,bz2; b=open(sys.argv[1],'rb').read(); n=sys.argv[1]; \
            b=base64.b64decode(b) if n.endswith('base64') else b; b=bz2.decompress(b) if n.endswith('bz2') else b; \
            sys.stdout.buffer.write(b)";
        let plain = python(script, &path)?;
        all.push((name, if kind == "tar" { gz(&plain) } else { plain }));
    }
    all.sort();
    Some(all)
}

/// What Python says on standard output, or a loud word that there is none.
fn python(script: &str, path: &Path) -> Option<Vec<u8>> {
    #[expect(clippy::disallowed_methods, reason = "a test asks another reader for its opinion")]
    let Ok(output) = Command::new("python3").args(["-I", "-c", script]).arg(path).output() else {
        println!("SKIPPED: no python3 to compare with");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(output.stdout)
}

/// Size, sha256 and name of every regular file, as Python reads the archive.
fn listed_by_python(kind: &str, path: &Path) -> Option<String> {
    let script = match kind {
        "tar" => {
            "import sys,tarfile,hashlib\n\
            t=tarfile.open(sys.argv[1])\n\
            l=[(m.name,t.extractfile(m).read()) for m in t if not m.isdir() and (m.isreg() or 1/0)]\n\
            for n,b in sorted(l): print(len(b),hashlib.sha256(b).hexdigest(),n)"
        }
        _ => {
            "import sys,zipfile,hashlib\n\
            z=zipfile.ZipFile(sys.argv[1])\n\
            l=[(i.filename,z.read(i)) for i in z.infolist() if not i.is_dir()]\n\
            for n,b in sorted(l): print(len(b),hashlib.sha256(b).hexdigest(),n)"
        }
    };
    python(script, path).map(|listed| String::from_utf8(listed).unwrap())
}

fn compare(kind: &str, least: usize) {
    let Some(all) = corpus(kind) else { return };
    let (mut refused, mut agreed) = (Vec::new(), Vec::new());
    for (name, archive) in &all {
        let place = Place::new();
        let error = place.unpack(archive, &Layout::Official, Limits::default()).unwrap_err();
        assert!(!matches!(error, ArchiveError::Fs { .. }), "{name}: {error}");
        let place = Place::new();
        let file = place.path("archive");
        fs::write(&file, archive).unwrap();
        match unpacked_without_root(&file, &place.staging()) {
            Err(error) => refused.push(format!("{name}: {error}")),
            Ok(unpacked) => {
                let told = unpacked.manifest.iter();
                let told: String =
                    told.map(|file| format!("{} {} {}\n", file.size, file.sha256, file.path)).collect();
                let Some(listed) = listed_by_python(kind, &file) else { return };
                assert_eq!(told, listed, "{name}");
                agreed.push(name);
            }
        }
    }
    println!(
        "{kind}: {} archives refused as SDKs; without a root {} agree with Python: {agreed:?}",
        all.len(),
        agreed.len()
    );
    println!("{}", refused.join("\n"));
    assert!(all.len() >= least, "only {} archives", all.len());
    assert!(agreed.len() > 2, "hardly anything was read");
}

fn unpacked_without_root(file: &Path, staging: &Path) -> Result<Unpacked, ArchiveError> {
    let cancel = Cancel::default();
    let file = ReadAt::open(file)?;
    let format = Format::of(&file)?;
    let tree = NewTree::open(staging)?;
    let sink = Sink::new(&tree, &|_| {}, &cancel);
    let policy = Policy::without_root(Limits::default(), file.size());
    unpack_by(policy, &file, format, &Layout::Official, &tree, &sink)
}

#[test]
fn tar_archives_of_gos_own_tests_are_refused_or_read_as_python_does() {
    compare("tar", 40);
}

#[test]
fn zip_archives_of_gos_own_tests_are_refused_or_read_as_python_does() {
    compare("zip", 30);
}
