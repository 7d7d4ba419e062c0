//! `go version`: the right release for this platform.

use super::finding::{Proof, Seen};
use super::{Case, outcome};
use crate::host::Program;
use crate::platform::Platform;
use crate::version::GoVersion;

pub(super) fn prove(case: &Case<'_>) {
    case.prove(Proof::GoVersion, || seen(case).unwrap_or_else(|broken| broken));
}

fn seen(case: &Case<'_>) -> Result<Seen, Seen> {
    let wanted = case.wanted;
    // In the SDK's own directory: a go.mod in any other could make another Go answer.
    let go = Program::new(wanted.go(case.host), &wanted.root, case.bench.env(case.host))
        .args(["version"])
        .timeout(case.limits.go);
    let ended = outcome::success(go.run(case.cancel))?;
    judge(&ended.stdout_text(), wanted.version, &case.host.platform)
}

/// Compares what `go version` printed with what was asked.
pub(super) fn judge(printed: &str, wanted: GoVersion, here: &Platform) -> Result<Seen, Seen> {
    if printed.trim().is_empty() {
        return Err(Seen::Silent);
    }
    let Some((version, platform)) = parse(printed) else {
        return Err(Seen::Garbled { line: outcome::first_line(printed) });
    };
    if version != wanted {
        return Err(Seen::OtherVersion { version, wanted });
    }
    if platform != *here {
        return Err(Seen::OtherPlatform { platform, wanted: here.clone() });
    }
    Ok(Seen::Version { version, platform })
}

/// Reads `go version go1.23.12 linux/amd64`; experiments stand between version and platform.
pub(super) fn parse(printed: &str) -> Option<(GoVersion, Platform)> {
    let line = printed.lines().find_map(|line| line.trim().strip_prefix("go version "))?;
    let version = line.split_whitespace().next()?.parse().ok()?;
    let (os, arch) = line.split_whitespace().next_back()?.split_once('/')?;
    Some((version, Platform::new(os, arch)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn experiments_between_version_and_platform_do_not_matter() {
        let (version, platform) = parse("go version go1.23.12 X:boringcrypto,loopvar linux/arm64\n").unwrap();
        assert_eq!((version, platform), (GoVersion::new(1, 23, 12), Platform::new("linux", "arm64")));
    }

    #[test]
    fn what_is_no_answer_of_a_release_is_not_read_as_one() {
        for text in
            ["", "go version", "go version go1.23", "go version devel go1.28-1a2b linux/amd64", "1.23.4"]
        {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn version_and_platform_are_compared_apart() {
        let (wanted, here) = (GoVersion::new(1, 23, 12), Platform::new("linux", "amd64"));
        let other = judge("go version go1.23.11 linux/amd64", wanted, &here);
        assert_eq!(other, Err(Seen::OtherVersion { version: GoVersion::new(1, 23, 11), wanted }));
        let foreign = judge("go version go1.23.12 linux/386", wanted, &here);
        assert_eq!(
            foreign,
            Err(Seen::OtherPlatform { platform: Platform::new("linux", "386"), wanted: here.clone() })
        );
        assert_eq!(judge("\n", wanted, &here), Err(Seen::Silent));
    }
}
