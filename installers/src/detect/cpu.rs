//! The highest level of instructions this processor runs: GOAMD64 or GOARM.

use super::facts::{Origin, Sourced};
use crate::host::fs;
use crate::host::{Host, system};

/// The first processor's paragraph is enough, and the file grows with their number.
const MOST_BYTES: u64 = 8 << 10;

/// What GOAMD64=v2, v3 and v4 need, in the kernel's words (`arch/x86/include/asm/cpufeatures.h`).
const X86_64_LEVELS: [&[&str]; 3] = [
    &["pni", "ssse3", "sse4_1", "sse4_2", "popcnt", "cx16", "lahf_lm"],
    &["avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe"],
    &["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"],
];

/// The first lines of `/proc/cpuinfo`.
pub(super) fn cpuinfo(host: &Host) -> String {
    let bytes = fs::read_small(&host.system("/proc/cpuinfo"), MOST_BYTES).ok().flatten();
    String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
}

/// The level for programs of architecture `arch`; none where Go has no levels or nothing tells.
pub(super) fn cpu_level(host: &Host, arch: &str, cpuinfo: &str) -> Option<Sourced<String>> {
    let level = match arch {
        "amd64" => x86_64_level(cpuinfo),
        "arm" => arm_level(cpuinfo),
        _ => return None,
    };
    if let Some(value) = level {
        return Some(Sourced { value, origin: Origin::File { path: host.system("/proc/cpuinfo") } });
    }
    let asked = (arch == "amd64").then(system::x86_64_level).flatten()?;
    Some(Sourced { value: format!("v{asked}"), origin: Origin::System })
}

/// The value of the first line `name : value`.
pub(super) fn field<'a>(cpuinfo: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = cpuinfo.lines().filter_map(|line| line.split_once(':'));
    pairs.find(|(key, _)| key.trim_end() == name).map(|(_, value)| value.trim())
}

fn x86_64_level(cpuinfo: &str) -> Option<String> {
    let flags: Vec<&str> = field(cpuinfo, "flags")?.split(' ').collect();
    let reached = X86_64_LEVELS.iter().take_while(|level| level.iter().all(|flag| flags.contains(flag)));
    Some(format!("v{}", 1 + reached.count()))
}

/// 7 needs `VFPv3`. The first Raspberry Pi's kernel says "CPU architecture: 7" of an `ARMv6`, so that line alone is not
/// believed.
fn arm_level(cpuinfo: &str) -> Option<String> {
    let features: Vec<&str> = field(cpuinfo, "Features")?.split(' ').collect();
    let has = |name: &str| features.contains(&name);
    let is_64_bit = has("asimd") || field(cpuinfo, "CPU architecture") == Some("8");
    let level = if is_64_bit || has("vfpv3") || has("vfpv4") {
        "7"
    } else if has("vfp") {
        "6"
    } else {
        "5"
    };
    Some(level.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amd64_levels_need_every_flag_of_the_levels_below() {
        let v2 = X86_64_LEVELS[0].join(" ");
        let v3 = format!("{v2} {}", X86_64_LEVELS[1].join(" "));
        let v4 = format!("{v3} {}", X86_64_LEVELS[2].join(" "));
        let gap = v4.replace(" avx2", "");
        for (flags, level) in [("fpu sse2", "v1"), (&v2, "v2"), (&v3, "v3"), (&v4, "v4"), (&gap, "v2")] {
            assert_eq!(x86_64_level(&format!("processor\t: 0\nflags\t\t: {flags}\n")).unwrap(), level);
        }
        assert_eq!(x86_64_level("processor\t: 0\n"), None);
    }

    #[test]
    fn arm_levels_follow_the_floating_point_unit() {
        let pi_1 = "model name\t: ARMv6-compatible processor rev 7 (v6l)\nFeatures\t: half thumb fastmult vfp edsp \
                    java tls\nCPU architecture: 7\n";
        assert_eq!(arm_level(pi_1).unwrap(), "6");
        assert_eq!(arm_level("Features\t: half thumb vfp edsp neon vfpv3 tls vfpv4\n").unwrap(), "7");
        assert_eq!(arm_level("Features\t: swp half thumb fastmult edsp java\n").unwrap(), "5");
        assert_eq!(arm_level("Features\t: fp asimd evtstrm\nCPU architecture: 8\n").unwrap(), "7");
    }
}
