//! Operating system, processor, C library; WSL, containers and foreign processors.

use super::cpu::{cpu_level, cpuinfo, field};
use super::facts::{Machine, Origin, Sourced};
use super::libc::userland;
use crate::host::fs;
use crate::host::{Host, system};
use crate::platform::Platform;
use std::path::PathBuf;

pub(super) fn machine(host: &Host) -> Machine {
    let userland = userland(host);
    let platform = platform(host, userland.arch);
    let kernel = system::kernel()
        .unwrap_or(system::Kernel { release: String::new(), machine: platform.value.arch.clone() });
    let kernel_arch = kernel_word(host, "/proc/sys/kernel/arch", kernel.machine);
    let kernel_release = kernel_word(host, "/proc/sys/kernel/osrelease", kernel.release);
    let release = OsRelease::read(host);
    let cpuinfo = cpuinfo(host);
    Machine {
        distribution: release.field("ID"),
        distribution_version: release.field("VERSION_ID"),
        pretty_name: release.field("PRETTY_NAME"),
        libc: userland.libc,
        cpu_level: cpu_level(host, &platform.value.arch, &cpuinfo),
        wsl: wsl(host, &kernel_release),
        container: container(host),
        emulation: emulation(host, &platform.value.arch, &kernel_arch, &cpuinfo),
        platform,
        kernel_arch,
        kernel_release,
    }
}

/// The userland's platform: that of `/bin/sh` where it can be read, since a static GoReady of 64 bits also runs on a
/// 32-bit userland below a 64-bit kernel; else what this binary was compiled for.
fn platform(host: &Host, arch: Option<Sourced<String>>) -> Sourced<Platform> {
    match arch.filter(|_| host.platform.os == "linux") {
        Some(Sourced { value, origin }) => Sourced { value: Platform::new("linux", value), origin },
        None => Sourced { value: host.platform.clone(), origin: Origin::System },
    }
}

/// A word of the kernel's: from its file, which no personality or user-mode emulation changes, else as it was asked.
/// (`/proc/sys/kernel/arch` is there from Linux 6.1 on.)
fn kernel_word(host: &Host, file: &str, asked: String) -> Sourced<String> {
    let path = host.system(file);
    match fs::text(&path).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()) {
        Some(value) => Sourced { value, origin: Origin::File { path } },
        None => Sourced { value: asked, origin: Origin::System },
    }
}

fn kernel_release(host: &Host) -> Sourced<String> {
    let asked = system::kernel().map(|kernel| kernel.release).unwrap_or_default();
    kernel_word(host, "/proc/sys/kernel/osrelease", asked)
}

/// Whether this is the Windows Subsystem for Linux.
pub(super) fn is_wsl(host: &Host) -> bool {
    wsl(host, &kernel_release(host)).is_some()
}

/// os-release(5).
struct OsRelease {
    path: PathBuf,
    text: String,
}

impl OsRelease {
    fn read(host: &Host) -> Self {
        let files = ["/etc/os-release", "/usr/lib/os-release"].map(|file| host.system(file));
        let found = files.into_iter().find_map(|path| fs::text(&path).map(|text| Self { path, text }));
        found.unwrap_or_else(|| Self { path: PathBuf::new(), text: String::new() })
    }

    fn field(&self, name: &str) -> Option<Sourced<String>> {
        let pairs = self.text.lines().filter_map(|line| line.trim().split_once('='));
        let (_, value) = pairs.rev().find(|(key, _)| *key == name)?;
        let value = unquote(value);
        (!value.is_empty()).then(|| Sourced { value, origin: Origin::File { path: self.path.clone() } })
    }
}

/// Takes a shell's quotes off; a backslash keeps the next character as it is.
fn unquote(value: &str) -> String {
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''));
    let inner = quote.and_then(|quote| value.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(value);
    if quote == Some('\'') {
        return inner.to_owned();
    }
    let mut out = String::new();
    let mut chars = inner.chars();
    while let Some(char) = chars.next() {
        out.extend(if char == '\\' { chars.next() } else { Some(char) });
    }
    out
}

/// Microsoft's kernels name themselves: `4.4.0-19041-Microsoft` (1), `5.15.90.1-microsoft-standard-WSL2` (2). A kernel
/// of one's own is possible in WSL 2 only; there the variables tell.
fn wsl(host: &Host, release: &Sourced<String>) -> Option<Sourced<String>> {
    let name = release.value.to_lowercase();
    if name.contains("microsoft") || name.contains("wsl2") {
        let version = if name.contains("wsl2") || name.contains("microsoft-standard") { "2" } else { "1" };
        return Some(Sourced { value: version.to_owned(), origin: release.origin.clone() });
    }
    let variable =
        ["WSL_DISTRO_NAME", "WSL_INTEROP"].into_iter().find(|name| host.env.get(name).is_some())?;
    Some(Sourced { value: "2".to_owned(), origin: Origin::Environment { variable: variable.to_owned() } })
}

/// The files and variables by which containers make themselves known.
fn container(host: &Host) -> Option<Sourced<String>> {
    let from_file = |file: &str, name: &dyn Fn(&str) -> Option<String>| {
        let path = host.system(file);
        let value = name(&fs::text(&path)?)?;
        Some(Sourced { value, origin: Origin::File { path } })
    };
    let word = |text: &str| Some(text.trim().to_owned()).filter(|word| !word.is_empty());
    from_file("/run/.containerenv", &|_| Some("podman".to_owned()))
        .or_else(|| from_file("/.dockerenv", &|_| Some("docker".to_owned())))
        .or_else(|| from_file("/run/systemd/container", &word))
        .or_else(|| from_file("/proc/1/environ", &container_variable))
        .or_else(|| from_file("/proc/1/cgroup", &container_cgroup))
        .or_else(|| {
            let (variable, value) = [("KUBERNETES_SERVICE_HOST", Some("kubernetes".to_owned()))]
                .into_iter()
                .chain([("container", host.env.text("container"))])
                .find(|(name, _)| host.env.get(name).is_some())?;
            Some(Sourced { value: value?, origin: Origin::Environment { variable: variable.to_owned() } })
        })
}

/// `container=lxc` of the first process (systemd's container interface).
fn container_variable(environ: &str) -> Option<String> {
    let value = environ.split('\0').find_map(|pair| pair.strip_prefix("container="))?;
    (!value.is_empty()).then(|| value.to_owned())
}

fn container_cgroup(cgroup: &str) -> Option<String> {
    let marks = [
        ("kubepods", "kubernetes"),
        ("docker", "docker"),
        ("libpod", "podman"),
        ("containerd", "containerd"),
        ("lxc", "lxc"),
    ];
    marks.into_iter().find(|(mark, _)| cgroup.contains(mark)).map(|(_, name)| name.to_owned())
}

/// Whether our programs run on a processor of another family, and through what, as far as it shows.
fn emulation(host: &Host, arch: &str, kernel: &Sourced<String>, cpuinfo: &str) -> Option<Sourced<String>> {
    let cpu = |value: &str| {
        let origin = Origin::File { path: host.system("/proc/cpuinfo") };
        Some(Sourced { value: value.to_owned(), origin })
    };
    if field(cpuinfo, "vendor_id") == Some("VirtualApple") {
        return cpu("rosetta");
    }
    let ours = family(arch)?;
    if family(&kernel.value).is_some_and(|theirs| theirs != ours) {
        let rosetta = host.system("/proc/sys/fs/binfmt_misc/rosetta");
        let is_rosetta = fs::inspect(&rosetta).ok().flatten().is_some();
        let value = if is_rosetta { "rosetta" } else { "qemu" };
        return Some(Sourced { value: value.to_owned(), origin: kernel.origin.clone() });
    }
    // QEMU's user mode answers uname for the processor it plays, but shows the real one's cpuinfo.
    let shown = if field(cpuinfo, "CPU implementer").is_some() {
        "arm"
    } else if field(cpuinfo, "vendor_id").is_some() && field(cpuinfo, "flags").is_some() {
        "x86"
    } else {
        return None;
    };
    (shown != ours).then(|| cpu("qemu")).flatten()
}

/// Processors that run each other's programs themselves, by the names of Go and of the kernel.
fn family(arch: &str) -> Option<&'static str> {
    Some(match arch {
        "386" | "amd64" | "x86" | "x86_64" | "i386" | "i486" | "i586" | "i686" => "x86",
        "arm64" | "aarch64" | "aarch64_be" => "arm",
        name if name.starts_with("arm") => "arm",
        name if name.starts_with("riscv") => "riscv",
        name if name.starts_with("ppc") || name.starts_with("powerpc") => "ppc",
        name if name.starts_with("mips") => "mips",
        name if name.starts_with("loong") => "loong",
        name if name.starts_with("s390") => "s390",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_of_os_release_come_off() {
        assert_eq!(unquote("\"Debian GNU/Linux 12 (bookworm)\""), "Debian GNU/Linux 12 (bookworm)");
        assert_eq!(unquote("'a\\b'"), "a\\b");
        assert_eq!(unquote("\"a\\\"b\\$\""), "a\"b$");
        assert_eq!(unquote("debian"), "debian");
    }
}
