//! Distributions, C libraries, word sizes, WSL, containers, emulation, tools; one Debian as a snapshot.

use super::{elf, facts_of};
use crate::detect::tools::build_info_section;
use crate::detect::{Facts, Origin, Sourced};
use crate::host::fs::user_id;
use crate::host::staged::Staged;
use crate::platform::Platform;

const AMD64: u16 = 62;
const ARM: u16 = 40;
const GLIBC: &str = "/lib64/ld-linux-x86-64.so.2";

fn value<T: Clone>(sourced: Option<&Sourced<T>>) -> Option<T> {
    sourced.map(|sourced| sourced.value.clone())
}

fn kernel(staged: &Staged, arch: &str, release: &str) {
    staged.file("proc/sys/kernel/arch", format!("{arch}\n"));
    staged.file("proc/sys/kernel/osrelease", format!("{release}\n"));
}

/// Debian 12 with its own Go, bash as login shell, a module proxy in `go env -w`, and gopls.
fn debian() -> Staged {
    let mut staged = Staged::new();
    kernel(&staged, "x86_64", "6.1.0-18-amd64");
    staged.file(
        "etc/os-release",
        "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\nVERSION_ID=\"12\"\n",
    );
    staged.file("proc/cpuinfo", "processor\t: 0\nvendor_id\t: GenuineIntel\nflags\t\t: fpu sse2 pni ssse3 sse4_1 sse4_2 popcnt cx16 lahf_lm\n");
    staged.file(
        "lib64/ld-linux-x86-64.so.2",
        "ld.so (Debian GLIBC 2.36-9+deb12u10) stable release version 2.36.\n",
    );
    staged.program("usr/bin/dash", elf(AMD64, 64, GLIBC, &[]));
    staged.program("usr/bin/bash", "");
    staged.link("usr/bin/sh", "dash");
    staged.link("bin", "usr/bin");
    staged.file(
        "etc/shells",
        "# valid login shells\n/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n/bin/dash\n",
    );
    staged.file("etc/passwd", format!("ada:x:{}:1000:Ada:/home/ada:/bin/bash\n", user_id()));
    staged.file("proc/self/mountinfo", "22 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw\n");
    staged.dir("run/systemd/system");
    staged.sdk("usr/lib/go-1.19", "go1.19.8");
    staged.link("usr/lib/go", "go-1.19");
    staged.link("usr/bin/go", "../lib/go/bin/go");
    staged.file("home/ada/.profile", "# ~/.profile\n");
    staged.file("home/ada/.bashrc", "# ~/.bashrc\n# >>> goready 1 nl=0 >>> x\nbody\n# <<< goready 1 <<<\n");
    staged.file("home/ada/.config/go/env", "GOPROXY=https://goproxy.example,direct\n");
    let modules = "path\tgolang.org/x/tools/gopls\nmod\tgolang.org/x/tools/gopls\tv0.15.3\th1:x=\n";
    let gopls = elf(AMD64, 64, "", &build_info_section("go1.19.8", modules));
    staged.program("home/ada/go/bin/gopls", gopls);
    staged.set("SHELL", "/bin/sh");
    staged.set("HTTPS_PROXY", "http://ada:secret@proxy:3128");
    staged
}

#[test]
fn facts_of_a_staged_debian() {
    let staged = debian();
    let mut facts = facts_of(&staged);
    let json = serde_json::to_string(&facts).unwrap();
    assert_eq!(serde_json::from_str::<Facts>(&json).unwrap(), facts, "facts survive being written and read");
    facts.home.free_bytes = facts.home.free_bytes.map(|_| 1 << 30);
    facts.home.user_id = 1000;
    let text = serde_json::to_string_pretty(&facts).unwrap();
    let root = staged.path("").to_string_lossy().into_owned();
    insta::assert_snapshot!(text.replace(root.trim_end_matches('/'), "[root]"));
}

#[test]
fn glibc_is_told_by_the_loader_of_sh() {
    let facts = facts_of(&debian());
    let libc = value(facts.machine.libc.as_ref()).unwrap();
    assert_eq!((libc.name.as_str(), libc.version.as_deref()), ("glibc", Some("2.36")));
    let staged = Staged::new();
    staged.file("lib/x86_64-linux-gnu/ld-2.31.so", "");
    staged.link("lib64/ld-linux-x86-64.so.2", "../lib/x86_64-linux-gnu/ld-2.31.so");
    staged.program("bin/sh", elf(AMD64, 64, GLIBC, &[]));
    let libc = value(facts_of(&staged).machine.libc.as_ref()).unwrap();
    assert_eq!((libc.name.as_str(), libc.version.as_deref()), ("glibc", Some("2.31")));
}

#[test]
fn musl_is_told_by_the_loader_also_with_a_static_sh() {
    for loader in ["/lib/ld-musl-x86_64.so.1", ""] {
        let staged = Staged::new();
        staged.program("bin/sh", elf(AMD64, 64, loader, &[]));
        staged.file("lib/ld-musl-x86_64.so.1", b"\x7fELF\0libc\x001.2.4\0");
        staged.file("usr/lib/os-release", "ID=alpine\nVERSION_ID=3.19.1\nPRETTY_NAME='Alpine Linux v3.19'\n");
        let machine = facts_of(&staged).machine;
        let libc = value(machine.libc.as_ref()).unwrap();
        assert_eq!((libc.name.as_str(), libc.version.as_deref()), ("musl", Some("1.2.4")));
        assert_eq!(value(machine.distribution.as_ref()).as_deref(), Some("alpine"));
        assert_eq!(value(machine.pretty_name.as_ref()).as_deref(), Some("Alpine Linux v3.19"));
    }
}

#[test]
fn a_32_bit_userland_below_a_64_bit_kernel_is_no_emulation() {
    let mut staged = Staged::new();
    staged.platform = Platform::new("linux", "arm64");
    kernel(&staged, "aarch64", "6.1.21-v8+");
    staged.program("bin/sh", elf(ARM, 32, "/lib/ld-linux-armhf.so.3", &[]));
    staged.file("lib/ld-linux-armhf.so.3", "stable release version 2.31.\n");
    staged.file(
        "proc/cpuinfo",
        "Features\t: half thumb fastmult vfp edsp neon vfpv3 crc32\nCPU implementer\t: 0x41\n",
    );
    let machine = facts_of(&staged).machine;
    assert_eq!(machine.platform.value, Platform::new("linux", "arm"));
    assert!(matches!(machine.platform.origin, Origin::File { .. }));
    assert_eq!(machine.kernel_arch.value, "aarch64");
    assert_eq!(value(machine.cpu_level.as_ref()).as_deref(), Some("7"));
    assert_eq!(value(machine.libc.as_ref()).unwrap().version.as_deref(), Some("2.31"));
    assert_eq!(machine.emulation, None);
}

#[test]
fn a_foreign_processor_is_emulation() {
    let apple = "vendor_id\t: VirtualApple\nflags\t\t: fpu sse2\n";
    let arm = "processor\t: 0\nCPU implementer\t: 0x41\n";
    let intel = "vendor_id\t: GenuineIntel\nflags\t\t: fpu sse2\n";
    for (arch, kernel_arch, cpuinfo, expected) in [
        ("amd64", "x86_64", apple, Some("rosetta")),
        ("amd64", "aarch64", "", Some("qemu")),
        ("amd64", "x86_64", arm, Some("qemu")),
        ("riscv64", "riscv64", intel, Some("qemu")),
        ("arm64", "x86_64", intel, Some("qemu")),
        ("amd64", "x86_64", intel, None),
        ("386", "x86_64", intel, None),
        ("arm", "aarch64", arm, None),
        ("mipsle", "mips", "", None),
    ] {
        let mut staged = Staged::new();
        staged.platform = Platform::new("linux", arch);
        kernel(&staged, kernel_arch, "6.1.0");
        staged.file("proc/cpuinfo", cpuinfo);
        let emulation = facts_of(&staged).machine.emulation;
        assert_eq!(value(emulation.as_ref()).as_deref(), expected, "{arch} {kernel_arch} {cpuinfo}");
    }
    let staged = Staged::new();
    kernel(&staged, "aarch64", "6.6.0");
    staged.file("proc/sys/fs/binfmt_misc/rosetta", "enabled\n");
    assert_eq!(value(facts_of(&staged).machine.emulation.as_ref()).as_deref(), Some("rosetta"));
}

#[test]
fn wsl_is_told_by_the_kernel_else_by_its_variables() {
    for (release, variable, version) in [
        ("4.4.0-19041-Microsoft", None, Some("1")),
        ("5.15.90.1-microsoft-standard-WSL2", None, Some("2")),
        ("6.1.0-own-kernel", Some("Debian"), Some("2")),
        ("6.1.0-18-amd64", None, None),
    ] {
        let mut staged = Staged::new();
        kernel(&staged, "x86_64", release);
        if let Some(name) = variable {
            staged.set("WSL_DISTRO_NAME", name);
        }
        assert_eq!(value(facts_of(&staged).machine.wsl.as_ref()).as_deref(), version, "{release}");
    }
}

#[test]
fn containers_are_told_by_the_traces_they_leave() {
    for (file, text, name) in [
        (".dockerenv", "", "docker"),
        ("run/.containerenv", "engine=\"podman-4.3.1\"\n", "podman"),
        ("run/systemd/container", "systemd-nspawn\n", "systemd-nspawn"),
        ("proc/1/environ", "PATH=/bin\0container=lxc\0TERM=x\0", "lxc"),
        ("proc/1/cgroup", "12:pids:/docker/0123\n", "docker"),
        ("proc/1/cgroup", "1:name=systemd:/kubepods/besteffort/pod1\n", "kubernetes"),
    ] {
        let staged = Staged::new();
        let path = staged.file(file, text);
        let container = facts_of(&staged).machine.container.unwrap();
        assert_eq!(container.value, name);
        assert_eq!(container.origin, Origin::File { path });
    }
    let mut staged = Staged::new();
    staged.file("proc/1/cgroup", "0::/init.scope\n");
    staged.file("proc/1/environ", "PATH=/bin\0");
    assert_eq!(facts_of(&staged).machine.container, None);
    staged.set("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    assert_eq!(value(facts_of(&staged).machine.container.as_ref()).as_deref(), Some("kubernetes"));
}

#[test]
fn the_mount_that_will_hold_the_store_tells_noexec_and_type() {
    let staged = Staged::new();
    let home = staged.home().canonicalize().unwrap();
    let mounts = format!(
        "22 1 254:1 / / rw - ext4 /dev/vda1 rw\n30 22 0:26 / {} rw,noexec - nfs4 server:/home rw\n",
        home.display()
    );
    staged.file("proc/self/mountinfo", mounts);
    let home = facts_of(&staged).home;
    assert!(home.is_noexec);
    assert_eq!(home.file_system.as_deref(), Some("nfs4"));
}

#[test]
fn tools_tell_the_go_that_built_them() {
    let mut staged = Staged::new();
    let gopls = "path\tgolang.org/x/tools/gopls\nmod\tgolang.org/x/tools/gopls\tv0.18.1\th1:x=\n";
    let wrapper = "path\texample.org/my/dlv\nmod\texample.org/my\tv9.9.9\th1:x=\n";
    let modules = |text: &str| elf(AMD64, 64, "", &build_info_section("go1.23.4", text));
    staged.program("gobin/gopls", modules(gopls));
    staged.program("home/ada/go/bin/gopls", elf(ARM, 32, "", &build_info_section("go1.22.1", gopls)));
    staged.program("home/ada/go/bin/dlv", modules(wrapper));
    staged.program("usr/bin/goimports", "#!/bin/sh\n");
    staged.link("usr/bin/gopls", staged.path("gobin/gopls"));
    staged.file("home/ada/go/bin/goimports", "not a program");
    staged.set("GOBIN", staged.path("gobin"));
    let tools = facts_of(&staged).tools;
    let said: Vec<_> = tools
        .iter()
        .map(|tool| (tool.name.as_str(), tool.built_with.as_deref(), tool.version.as_deref()))
        .collect();
    assert_eq!(
        said,
        [
            ("gopls", Some("go1.23.4"), Some("v0.18.1")),
            ("gopls", Some("go1.22.1"), Some("v0.18.1")),
            ("dlv", Some("go1.23.4"), None),
            ("goimports", None, None),
        ]
    );
    assert_eq!(tools[0].path, staged.path("gobin/gopls"));
}
