//! The faults: how each is made, what doctor must say, and whether it can be cured.

use super::bed::{Bed, VERSION};
use goready_tests::sdk::sdk;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

/// Variables of the run that looks.
pub(crate) type Env = Vec<(&'static str, String)>;

/// Whether `--fix` puts a fault right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cure {
    Automatic,
    ByHand,
}

use Cure::{Automatic, ByHand};

/// One fault.
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    pub(crate) stage: fn(&Bed) -> Env,
    pub(crate) codes: &'static [&'static str],
    pub(crate) cure: Cure,
}

pub(crate) const fn fault(
    name: &'static str,
    codes: &'static [&'static str],
    cure: Cure,
    stage: fn(&Bed) -> Env,
) -> Fault {
    Fault { name, stage, codes, cure }
}

pub(crate) fn nothing() -> Env {
    Vec::new()
}

/// A line of the file of `go env -w`.
pub(crate) fn go_env(bed: &Bed, line: &str) -> Env {
    bed.append(".config/go/env", &format!("{line}\n"));
    nothing()
}

fn vs_code(bed: &Bed, text: &str) -> Env {
    bed.append(".config/Code/User/settings.json", text);
    fs::create_dir_all(bed.path(".vscode/extensions/golang.go-0.52.0")).unwrap();
    nothing()
}

fn active_link(bed: &Bed) -> std::path::PathBuf {
    bed.path(".local/share/goready/go")
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Every fault; each one of each kind of cure comes early in its group of six.
pub(crate) const FAULTS: &[Fault] = &[
    fault("block gone from .bashrc", &["GR-DOC-010"], Automatic, |bed| {
        bed.take_out_block(".bashrc");
        nothing()
    }),
    fault("block gone from .profile", &["GR-DOC-010"], Automatic, |bed| {
        bed.take_out_block(".profile");
        nothing()
    }),
    fault("zsh's file gone", &["GR-DOC-010"], Automatic, |bed| {
        fs::remove_file(bed.path(".zshrc")).unwrap();
        nothing()
    }),
    fault("fish's file gone", &["GR-DOC-010"], Automatic, |bed| {
        let dir = bed.path(".config/fish/conf.d");
        for entry in fs::read_dir(dir).unwrap() {
            fs::remove_file(entry.unwrap().path()).unwrap();
        }
        nothing()
    }),
    fault("env file gone", &["GR-DOC-012"], Automatic, |bed| {
        fs::remove_file(bed.path(".local/share/goready/env/login.sh")).unwrap();
        nothing()
    }),
    fault("env file of fish gone", &["GR-DOC-012"], Automatic, |bed| {
        fs::remove_file(bed.path(".local/share/goready/env/interactive.fish")).unwrap();
        nothing()
    }),
    fault("compiler not executable", &["GR-DOC-003"], Automatic, |bed| {
        let compiler = bed.own_sdk().join("pkg/tool/linux_amd64/compile");
        Bed::unshare(&compiler);
        chmod(&compiler, 0o644);
        nothing()
    }),
    fault("env file changed", &["GR-DOC-013"], Automatic, |bed| {
        bed.append(".local/share/goready/env/interactive.sh", "echo mine >/dev/null\n");
        nothing()
    }),
    fault("marks that do not pair up", &["GR-DOC-011"], ByHand, |bed| {
        let text = fs::read_to_string(bed.path(".bashrc")).unwrap();
        let end = text.lines().position(|line| line.starts_with("# <<< goready")).unwrap();
        let kept: Vec<&str> =
            text.lines().enumerate().filter(|(at, _)| *at != end).map(|(_, line)| line).collect();
        fs::write(bed.path(".bashrc"), kept.join("\n")).unwrap();
        nothing()
    }),
    fault("another Go before ours in .bashrc", &["GR-DOC-016"], ByHand, |bed| {
        Bed::program(&bed.place("other/bin/go"), "#!/bin/sh\necho go version go1.19 linux/amd64\n");
        bed.append(".bashrc", &format!("export PATH={}:$PATH\n", bed.place("other/bin").display()));
        nothing()
    }),
    fault("PATH replaced in .zshrc", &["GR-DOC-015"], ByHand, |bed| {
        bed.append(".zshrc", "export PATH=/nowhere\n");
        nothing()
    }),
    fault("start-up file that ends bash", &["GR-DOC-014"], ByHand, |bed| {
        bed.prepend(".bashrc", "exit 3\n");
        nothing()
    }),
    fault("GOROOT in the file of go env -w", &["GR-DOC-030"], Automatic, |bed| {
        go_env(bed, "GOROOT=/nowhere")
    }),
    fault("start-up file that complains", &["GR-DOC-017"], ByHand, |bed| {
        bed.prepend(".bashrc", "trap 'echo bye >&2; exit 3' EXIT\n");
        nothing()
    }),
    fault("active link gone", &["GR-DOC-002"], Automatic, |bed| {
        fs::remove_file(active_link(bed)).unwrap();
        nothing()
    }),
    fault("active link leads nowhere", &["GR-DOC-002"], Automatic, |bed| {
        fs::remove_file(active_link(bed)).unwrap();
        symlink("sdk/go1.0.0", active_link(bed)).unwrap();
        nothing()
    }),
    fault("another Go first in this terminal", &["GR-DOC-018"], ByHand, |bed| {
        let other = bed.place("other/bin");
        fs::create_dir_all(&other).unwrap();
        symlink(active_link(bed).join("bin/go"), other.join("go")).unwrap();
        let ours = bed.path(".local/share/goready/go/bin");
        vec![("PATH", format!("{}:{}:/usr/bin:/bin", other.display(), ours.display()))]
    }),
    fault("go not executable", &["GR-DOC-003"], Automatic, |bed| {
        let go = bed.own_sdk().join("bin/go");
        Bed::unshare(&go);
        chmod(&go, 0o644);
        nothing()
    }),
    fault("stale GOROOT in .bashrc", &["GR-DOC-030"], Automatic, |bed| {
        bed.prepend(".bashrc", "export GOROOT=/usr/lib/go-1.18\n");
        nothing()
    }),
    fault("stale GOROOT behind our block in .bashrc", &["GR-DOC-030"], ByHand, |bed| {
        bed.append(".bashrc", "export GOROOT=/usr/lib/go-1.18\n");
        nothing()
    }),
    fault("stale GOROOT in config.fish", &["GR-DOC-030"], Automatic, |bed| {
        bed.append(".config/fish/config.fish", "set -gx GOROOT /usr/lib/go-1.18");
        nothing()
    }),
    fault("stale GOROOT behind our file of fish", &["GR-DOC-030"], Automatic, |bed| {
        bed.append(".config/fish/conf.d/z.fish", "set -gx GOROOT /usr/lib/go-1.18\n");
        nothing()
    }),
    fault("stale GOROOT in .zlogin", &["GR-DOC-030"], Automatic, |bed| {
        bed.append(".zlogin", "export GOROOT=/usr/lib/go-1.18\r\n");
        nothing()
    }),
    fault("modules off in config.fish", &["GR-DOC-038"], Automatic, |bed| {
        bed.append(".config/fish/config.fish", "set -gx GO111MODULE off\n");
        nothing()
    }),
    fault("stale GOROOT for all of fish", &["GR-DOC-030"], ByHand, |bed| {
        let lines = "# This file contains fish universal variable definitions.\n# VERSION: 3.0\nSETUVAR --export \
                     GOROOT:/usr/lib/go\\x2d1\\x2e18\n";
        bed.append(".config/fish/fish_variables", lines);
        nothing()
    }),
    fault("a package of the library gone", &["GR-DOC-004"], Automatic, |bed| {
        fs::remove_dir_all(bed.own_sdk().join("src/fmt")).unwrap();
        nothing()
    }),
    fault("two releases over each other", &["GR-DOC-005"], Automatic, |bed| {
        let root = bed.own_sdk();
        let old = sdk("go1.23.12");
        for file in witnesses() {
            if old.join(&file).exists() && !root.join(&file).exists() {
                fs::create_dir_all(root.join(&file).parent().unwrap()).unwrap();
                fs::copy(old.join(&file), root.join(&file)).unwrap();
            }
        }
        nothing()
    }),
    fault("VERSION gone", &["GR-DOC-004"], Automatic, |bed| {
        fs::remove_file(bed.own_sdk().join("VERSION")).unwrap();
        nothing()
    }),
    fault("GOTOOLCHAIN means nothing", &["GR-DOC-033"], Automatic, |bed| go_env(bed, "GOTOOLCHAIN=*")),
    fault("GOTOOLCHAIN names one version", &["GR-DOC-034"], Automatic, |bed| {
        go_env(bed, "GOTOOLCHAIN=go1.22.1")
    }),
    fault("-mod=vendor in .profile", &["GR-DOC-037"], Automatic, |bed| {
        bed.prepend(".profile", "export GOFLAGS='-v -mod=vendor'\n");
        nothing()
    }),
    fault("GOTOOLCHAIN that cannot be had", &["GR-DOC-035", "GR-DOC-041"], Automatic, |bed| {
        go_env(bed, "GOTOOLCHAIN=go1.99.0\nGOPROXY=off")
    }),
    fault("GOFLAGS with a word", &["GR-DOC-036"], Automatic, |bed| go_env(bed, "GOFLAGS=mod=mod")),
    fault("-mod=vendor left over", &["GR-DOC-037"], Automatic, |bed| go_env(bed, "GOFLAGS=-mod=vendor")),
    fault("modules off", &["GR-DOC-038"], Automatic, |bed| go_env(bed, "GO111MODULE=off")),
    fault("modules auto", &["GR-DOC-039"], Automatic, |bed| go_env(bed, "GO111MODULE=auto")),
    fault("modules off in fish", &["GR-DOC-038"], Automatic, |bed| {
        bed.prepend(".config/fish/conf.d/a.fish", "set -gx GO111MODULE off\n");
        nothing()
    }),
    fault("modules yes", &["GR-DOC-040"], Automatic, |bed| go_env(bed, "GO111MODULE=yes")),
    fault("proxy off", &["GR-DOC-041"], ByHand, |bed| go_env(bed, "GOPROXY=off")),
    fault("proxy of no address", &["GR-DOC-042"], Automatic, |bed| go_env(bed, "GOPROXY=nonsense")),
    fault("checksums off", &["GR-DOC-043"], Automatic, |bed| go_env(bed, "GOSUMDB=off")),
    fault("nothing is checked", &["GR-DOC-044"], Automatic, |bed| go_env(bed, "GONOSUMDB=*")),
    fault("toolchain pinned in .zshenv", &["GR-DOC-034"], Automatic, |bed| {
        bed.prepend(".zshenv", "export GOTOOLCHAIN=go1.22.1\n");
        nothing()
    }),
    fault("insecure modules", &["GR-DOC-045"], ByHand, |bed| go_env(bed, "GOINSECURE=corp.example")),
    fault("GOPATH is GOROOT", &["GR-DOC-046"], Automatic, |bed| {
        let root = bed.place("store").join(format!("go{VERSION}"));
        go_env(bed, &format!("GOPATH={}", root.display()))
    }),
    fault("GOPATH with several entries", &["GR-DOC-048"], ByHand, |bed| {
        let (one, two) = (bed.path("one"), bed.path("two"));
        go_env(bed, &format!("GOPATH={}:{}", one.display(), two.display()))
    }),
    fault("GOBIN relative", &["GR-DOC-049"], Automatic, |bed| go_env(bed, "GOBIN=bin")),
    fault("build cache off", &["GR-DOC-051"], Automatic, |bed| go_env(bed, "GOCACHE=off")),
    fault("GOTMPDIR gone", &["GR-DOC-050"], Automatic, |bed| go_env(bed, "GOTMPDIR=/nowhere")),
    fault("builds for Windows", &["GR-DOC-052"], Automatic, |bed| go_env(bed, "GOOS=windows")),
    fault("a processor that does not exist", &["GR-DOC-053"], Automatic, |bed| go_env(bed, "GOARCH=zz")),
    fault("a system that does not exist in .bashrc", &["GR-DOC-053"], Automatic, |bed| {
        bed.prepend(".bashrc", "export GOOS=plan10\n");
        nothing()
    }),
    fault("an experiment that does not exist", &["GR-DOC-054"], Automatic, |bed| {
        go_env(bed, "GOEXPERIMENT=zz")
    }),
    fault("an experiment that does not exist in .zshrc", &["GR-DOC-054"], Automatic, |bed| {
        bed.prepend(".zshrc", "export GOEXPERIMENT=zz\n");
        nothing()
    }),
    fault("a processor's variant that does not exist", &["GR-DOC-029"], Automatic, |bed| {
        go_env(bed, "GOFIPS140=zz")
    }),
    fault("a workspace that is gone", &["GR-DOC-055"], Automatic, |bed| {
        go_env(bed, "GOWORK=/nowhere/go.work")
    }),
    fault("a workspace that is gone in config.fish", &["GR-DOC-055"], Automatic, |bed| {
        bed.append(".config/fish/config.fish", "set -gx GOWORK /nowhere/go.work\n");
        nothing()
    }),
    fault("a toolchain that never was released", &["GR-DOC-057"], Automatic, |bed| {
        go_env(bed, "GOTOOLCHAIN=go1.99.0")
    }),
    fault("a line's name for a toolchain", &["GR-DOC-057"], Automatic, |bed| {
        go_env(bed, "GOTOOLCHAIN=go1.22+auto")
    }),
    fault("a toolchain that PATH does not hold", &["GR-DOC-056"], Automatic, |bed| {
        go_env(bed, "GOTOOLCHAIN=go1.22.1+path")
    }),
    fault("a toolchain newer than we know", &["GR-DOC-058"], Automatic, |bed| {
        go_env(bed, "GOTOOLCHAIN=go1.28.1")
    }),
    fault("a least toolchain", &["GR-DOC-059"], Automatic, |bed| go_env(bed, "GOTOOLCHAIN=go1.22.1+auto")),
    fault("a proxy list that is set to nothing", &["GR-DOC-068"], Automatic, |bed| go_env(bed, "GOPROXY=")),
    fault("flags whose quote does not end", &["GR-DOC-036"], Automatic, |bed| {
        go_env(bed, "GOFLAGS='-ldflags=-s -w")
    }),
    fault("GOROOT in this terminal", &["GR-DOC-030"], ByHand, |_bed| vec![("GOROOT", "/nowhere".to_owned())]),
    fault("GOFLAGS in this terminal", &["GR-DOC-036"], ByHand, |_bed| vec![("GOFLAGS", "x".to_owned())]),
    fault("GOROOT of another Go", &["GR-DOC-031"], Automatic, |bed| {
        go_env(bed, &format!("GOROOT={}", sdk("go1.23.12").display()))
    }),
    fault("GOROOT of this Go", &["GR-DOC-032"], Automatic, |bed| {
        let root = bed.place("store").join(format!("go{VERSION}"));
        go_env(bed, &format!("GOROOT={}", root.display()))
    }),
    fault("garbage in the file of go env -w", &["GR-DOC-060"], ByHand, |bed| go_env(bed, "export GOBIN=/x")),
    fault("a value longer than what is read of go", &["GR-DOC-067"], ByHand, |bed| {
        go_env(bed, &format!("GOPRIVATE=corp.example/{}", "x".repeat(1_500_000)))
    }),
    fault("the file of go env -w is a folder", &["GR-DOC-061"], ByHand, |bed| {
        fs::create_dir_all(bed.path(".config/go/env")).unwrap();
        nothing()
    }),
    fault("a go that prints nothing", &["GR-DOC-062"], ByHand, |bed| {
        let go = bed.own_sdk().join("bin/go");
        fs::remove_file(&go).unwrap();
        Bed::program(&go, "#!/bin/sh\n");
        nothing()
    }),
    fault("a go that prints colours", &["GR-DOC-062"], ByHand, |bed| {
        let go = bed.own_sdk().join("bin/go");
        fs::remove_file(&go).unwrap();
        Bed::program(&go, "#!/bin/sh\nprintf '\\033[31mhello\\033[0m\\n'\n");
        nothing()
    }),
    fault("a go that hangs", &["GR-DOC-062"], ByHand, |bed| {
        let go = bed.own_sdk().join("bin/go");
        fs::remove_file(&go).unwrap();
        Bed::program(&go, "#!/bin/sh\nsleep 60\n");
        nothing()
    }),
    fault("a file where programs go", &["GR-DOC-065"], ByHand, |bed| {
        let _ = fs::remove_dir_all(bed.path("go/bin"));
        bed.append("go/bin", "in the way\n");
        nothing()
    }),
    fault("a file where the build cache goes", &["GR-DOC-065"], ByHand, |bed| {
        bed.append(".cache/go-build", "in the way\n");
        nothing()
    }),
    fault("module cache of another user", &["GR-DOC-066"], ByHand, |bed| {
        let cache = bed.path("go/pkg/mod");
        fs::create_dir_all(&cache).unwrap();
        std::os::unix::fs::chown(&cache, Some(54_321), None).unwrap();
        nothing()
    }),
    fault("GOBIN that no shell looks in", &["GR-DOC-064"], Automatic, |bed| {
        Bed::program(&bed.path("tools/hello"), "#!/bin/sh\n");
        go_env(bed, &format!("GOBIN={}", bed.path("tools").display()))
    }),
    fault("GOBIN that is not there yet", &["GR-DOC-064"], Automatic, |bed| {
        go_env(bed, &format!("GOBIN={}", bed.path("tools").display()))
    }),
    fault("GOBIN of a line that no shell looks in", &["GR-DOC-064"], ByHand, |bed| {
        fs::create_dir(bed.path("tools")).unwrap();
        vec![("GOBIN", bed.path("tools").display().to_string())]
    }),
    fault("GOBIN in the Go", &["GR-DOC-069"], Automatic, |bed| {
        go_env(bed, &format!("GOBIN={}", active_link(bed).join("bin").display()))
    }),
    fault("GOPATH moved after the set-up", &["GR-DOC-064"], Automatic, |bed| {
        Bed::program(&bed.path("moved/bin/hello"), "#!/bin/sh\n");
        go_env(bed, &format!("GOPATH={}", bed.path("moved").display()))
    }),
    fault("a gopls that may not be run", &["GR-DOC-073"], ByHand, |bed| {
        bed.append("go/bin/gopls", "text\n");
        nothing()
    }),
    fault("a gopls that is a script", &["GR-DOC-074"], ByHand, |bed| {
        Bed::program(&bed.path("go/bin/gopls"), "#!/bin/sh\n");
        nothing()
    }),
    fault("a folder in the place of dlv", &["GR-DOC-073"], ByHand, |bed| {
        fs::create_dir_all(bed.path("go/bin/dlv")).unwrap();
        nothing()
    }),
    fault("a dlv that leads nowhere", &["GR-DOC-073"], ByHand, |bed| {
        fs::create_dir_all(bed.path("go/bin")).unwrap();
        symlink("/nowhere/dlv", bed.path("go/bin/dlv")).unwrap();
        nothing()
    }),
    fault("a goimports that another Go built", &["GR-DOC-070"], ByHand, |bed| {
        build_with("go1.23.12", &bed.path("go/bin/goimports"));
        nothing()
    }),
    fault("another goimports first", &["GR-DOC-072"], ByHand, |bed| {
        build_with(&format!("go{VERSION}"), &bed.path("go/bin/goimports"));
        build_with(&format!("go{VERSION}"), &bed.place("other/bin/goimports"));
        bed.append(".bashrc", &format!("export PATH={}:$PATH\n", bed.place("other/bin").display()));
        nothing()
    }),
    fault("no folder for temporary files", &["GR-DOC-086"], ByHand, |_bed| {
        vec![("TMPDIR", "/nowhere".to_owned())]
    }),
    fault("temporary files on a noexec volume", &["GR-DOC-083"], ByHand, |bed| {
        let at = bed.place("tmp");
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", "noexec,size=50m", "tmpfs"]).arg(at).status();
        assert!(mounted.unwrap().success(), "mounting a small volume needs root");
        nothing()
    }),
    fault("cgo without its compiler", &["GR-DOC-087"], ByHand, |_bed| {
        vec![("CGO_ENABLED", "1".to_owned()), ("CC", "no-such-cc".to_owned())]
    }),
    fault("certificates that are not there", &["GR-DOC-100"], ByHand, |_bed| {
        vec![("SSL_CERT_FILE", "/nowhere/ca.pem".to_owned())]
    }),
    fault("a proxy that is no address", &["GR-DOC-101"], ByHand, |_bed| {
        vec![("HTTPS_PROXY", "http://[nonsense".to_owned())]
    }),
    fault("VS Code with a Go that is gone", &["GR-DOC-110"], Automatic, |bed| {
        vs_code(bed, "{\n  // mine\n  \"go.goroot\": \"/usr/lib/go-1.18\",\n}\n")
    }),
    fault("VS Code with another Go", &["GR-DOC-111"], Automatic, |bed| {
        vs_code(bed, &format!("{{\"go.goroot\": \"{}\"}}\n", sdk("go1.23.12").display()))
    }),
    fault("VS Code with a dlv that is gone", &["GR-DOC-110"], Automatic, |bed| {
        vs_code(bed, "{\"go.alternateTools\": {\"dlv\": \"/opt/dlv\"}}\n")
    }),
    fault("VS Code's settings are garbage", &["GR-DOC-112"], ByHand, |bed| {
        vs_code(bed, "{\"go.goroot\": \n")
    }),
    fault("VS Code without its extension", &["GR-DOC-113"], ByHand, |bed| {
        vs_code(bed, "{\"go.useLanguageServer\": \"true\"}\n");
        fs::remove_dir(bed.path(".vscode/extensions/golang.go-0.52.0")).unwrap();
        fs::create_dir(bed.path(".vscode/extensions/ms-python.python-1")).unwrap();
        nothing()
    }),
    fault("a change that was interrupted", &["GR-DOC-121"], ByHand, |bed| {
        let history = bed.path(".local/state/goready/history");
        let receipt =
            fs::read_dir(history).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.is_dir());
        let journal = receipt.unwrap().join("journal.jsonl");
        let text = fs::read_to_string(&journal).unwrap();
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("{\"record\":\"end\"")).collect();
        fs::write(journal, kept.join("\n") + "\n").unwrap();
        nothing()
    }),
];

/// Files that only older lines than the healthy home's have.
fn witnesses() -> Vec<String> {
    let text = include_str!("../../../assets/data/stomp-witnesses.txt");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

/// A program that this Go really built.
fn build_with(version: &str, to: &Path) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("go.mod"), "module hello\n\ngo 1.19\n").unwrap();
    fs::write(dir.path().join("main.go"), "package main\n\nfunc main() {}\n").unwrap();
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    let built = Command::new(sdk(version).join("bin/go"))
        .args(["build", "-o", to.to_str().unwrap(), "."])
        .current_dir(dir.path())
        .env("HOME", dir.path())
        .env("GOCACHE", goready_tests::faults::cache().join("verify-gocache"))
        .env("GOTOOLCHAIN", "local")
        .env("GOFLAGS", "")
        .env("CGO_ENABLED", "0")
        .status()
        .unwrap();
    assert!(built.success());
}
