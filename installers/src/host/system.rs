//! What the kernel and the system's own files say: kernel, accounts, mounts, free space, processor.
//!
//! The parsers here are pure; what reads is told the path, so that a test can stage a machine below another root.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The kernel, as it names itself to this process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kernel {
    /// Its release, such as `6.1.0-18-amd64`.
    pub release: String,
    /// The machine it says to run on, such as `x86_64`. A personality (`linux32`) or user-mode emulation changes it.
    pub machine: String,
}

/// Asks the kernel for its release and machine; none where there is no such call.
#[must_use]
pub fn kernel() -> Option<Kernel> {
    #[cfg(unix)]
    {
        let name = rustix::system::uname();
        Some(Kernel {
            release: name.release().to_string_lossy().into_owned(),
            machine: name.machine().to_string_lossy().into_owned(),
        })
    }
    #[cfg(not(unix))]
    None
}

/// The name of this computer in the network; none where there is no such call.
#[must_use]
pub fn host_name() -> Option<String> {
    #[cfg(unix)]
    {
        let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
        (!name.is_empty()).then_some(name)
    }
    #[cfg(not(unix))]
    None
}

/// Bytes this user may still write on the volume of `path`, which must exist; none where it cannot be told.
#[must_use]
pub fn free_bytes(path: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        let volume = rustix::fs::statvfs(path).ok()?;
        volume.f_bavail.checked_mul(volume.f_frsize)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// The directories of a list such as PATH or GOPATH, empty ones left out.
#[must_use]
pub fn split_path_list(list: &OsStr) -> Vec<PathBuf> {
    std::env::split_paths(list).filter(|dir| !dir.as_os_str().is_empty()).collect()
}

/// A mounted volume, from a line of `/proc/self/mountinfo`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mount {
    /// Where it is mounted.
    pub point: PathBuf,
    /// Its type, such as `ext4`, `nfs4`, `9p`.
    pub file_system: String,
    /// Whether programs on it may not be started.
    pub is_noexec: bool,
}

/// Reads `/proc/self/mountinfo` (proc(5)); lines of another form are passed over.
#[must_use]
pub fn parse_mounts(mountinfo: &str) -> Vec<Mount> {
    mountinfo.lines().filter_map(parse_mount).collect()
}

/// `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw`: the optional fields end at a lone hyphen.
fn parse_mount(line: &str) -> Option<Mount> {
    let (mount, volume) = line.split_once(" - ")?;
    let mut fields = mount.split(' ');
    let point = PathBuf::from(unescape_octal(fields.nth(4)?));
    let options = fields.next()?;
    let file_system = volume.split(' ').next()?.to_owned();
    let super_options = volume.split(' ').nth(2).unwrap_or_default();
    let is_noexec = [options, super_options].iter().any(|list| list.split(',').any(|one| one == "noexec"));
    Some(Mount { point, file_system, is_noexec })
}

/// The mount that holds `path` (absolute, links followed). Of several on one point the last hides the others.
#[must_use]
pub fn mount_of<'a>(mounts: &'a [Mount], path: &Path) -> Option<&'a Mount> {
    let holds = mounts.iter().filter(|mount| path.starts_with(&mount.point));
    holds.max_by_key(|mount| mount.point.components().count())
}

/// The kernel writes space, tab, newline and backslash in mountinfo as a backslash and three octal digits.
fn unescape_octal(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'\\').then(|| after.get(..3)).flatten().and_then(octal);
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { after.get(3..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn octal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok()
}

/// A line of `/etc/passwd`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The user id.
    pub user_id: u32,
    /// The home directory.
    pub home: PathBuf,
    /// The login shell; `/bin/sh` when the field is empty (passwd(5)).
    pub shell: PathBuf,
}

/// Finds a user id's account in the text of `/etc/passwd`. Accounts of a directory service are not in there.
#[must_use]
pub fn account_of(passwd: &str, user_id: u32) -> Option<Account> {
    passwd.lines().filter_map(parse_account).find(|account| account.user_id == user_id)
}

fn parse_account(line: &str) -> Option<Account> {
    let mut fields = line.split(':');
    let user_id = fields.nth(2)?.parse().ok()?;
    let home = PathBuf::from(fields.nth(2)?);
    let shell = fields.next().map(str::trim).filter(|shell| !shell.is_empty()).unwrap_or("/bin/sh");
    Some(Account { user_id, home, shell: PathBuf::from(shell) })
}

/// The level of the x86-64 psABI (1 to 4) that the processor of this process reaches; none on other processors.
///
/// The sets are those the Go runtime looks at before it starts a program built for a GOAMD64 level.
#[must_use]
pub fn x86_64_level() -> Option<u8> {
    #[cfg(target_arch = "x86_64")]
    {
        use std::is_x86_feature_detected as has;
        let v2 = has!("sse3") && has!("ssse3") && has!("sse4.1") && has!("sse4.2");
        let v2 = v2 && has!("popcnt") && has!("cmpxchg16b");
        let v3 = v2 && has!("avx") && has!("avx2") && has!("bmi1") && has!("bmi2") && has!("f16c");
        let v3 = v3 && has!("fma") && has!("lzcnt") && has!("movbe");
        let v4 = v3 && has!("avx512f") && has!("avx512bw") && has!("avx512cd");
        let v4 = v4 && has!("avx512dq") && has!("avx512vl");
        Some(1 + u8::from(v2) + u8::from(v3) + u8::from(v4))
    }
    #[cfg(not(target_arch = "x86_64"))]
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:26 / /home rw,nosuid,noexec,relatime shared:2 master:1 - nfs4 server:/export/home rw,vers=4.2
31 22 0:27 / /mnt/two\\040words\\134x rw - ext4 /dev/vdb rw
32 22 0:28 / /home rw - ext4 /dev/vdc rw
33 22 0:29 / /tmp rw,nodev - tmpfs tmpfs rw,noexec
a line of no use
";

    #[test]
    fn a_path_belongs_to_its_innermost_and_latest_mount() {
        let mounts = parse_mounts(MOUNTS);
        let of = |path: &str| mount_of(&mounts, Path::new(path)).unwrap();
        assert_eq!(of("/etc").file_system, "ext4");
        assert_eq!(of("/homely").point, Path::new("/"));
        assert!(!of("/home/ada").is_noexec, "the second mount hides the first");
        assert!(of("/tmp/x").is_noexec);
        assert_eq!(of("/mnt/two words\\x/y").point, Path::new("/mnt/two words\\x"));
        assert!(mounts.iter().any(|mount| mount.is_noexec && mount.file_system == "nfs4"));
    }

    #[test]
    fn an_account_is_found_by_its_user_id() {
        let passwd = "root:x:0:0:root:/root:/bin/bash\nbroken\nada:x:1000:1000:,,,:/home/ada:/usr/bin/zsh\nbob:x:7:7::/b:\n";
        assert_eq!(account_of(passwd, 1000).unwrap().shell, Path::new("/usr/bin/zsh"));
        assert_eq!(account_of(passwd, 1000).unwrap().home, Path::new("/home/ada"));
        assert_eq!(account_of(passwd, 7).unwrap().shell, Path::new("/bin/sh"));
        assert_eq!(account_of(passwd, 8), None);
    }

    #[test]
    fn empty_components_of_a_path_list_are_left_out() {
        assert_eq!(split_path_list(OsStr::new("/a::/b c:")), [PathBuf::from("/a"), PathBuf::from("/b c")]);
    }
}
