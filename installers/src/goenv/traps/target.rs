//! GOOS and GOARCH: which system is built for.

use super::{Surroundings, Trap};
use crate::platform::Target;

/// The verdict on GOOS.
pub(super) fn os(value: &str, around: &Surroundings<'_>) -> Option<Trap> {
    verdict((value, around.os), |target| &target.os, |target| &target.arch, around)
}

/// The verdict on GOARCH.
pub(super) fn arch(value: &str, around: &Surroundings<'_>) -> Option<Trap> {
    verdict((value, around.arch), |target| &target.arch, |target| &target.os, around)
}

/// The verdict on a value, beside what this machine has; `own` is its half of a target and `other` the other one.
fn verdict(
    (value, here): (&str, &str),
    own: fn(&Target) -> &String,
    other: fn(&Target) -> &String,
    around: &Surroundings<'_>,
) -> Option<Trap> {
    let targets = (around.targets)();
    let is_known = targets.iter().any(|target| own(target) == value);
    // Where the other half means nothing by itself, that is told of the other half.
    let is_other_known = targets.iter().any(|target| other(target) == other(&around.target));
    let is_unknown = !targets.is_empty() && !targets.contains(&around.target);
    if is_unknown && (!is_known || is_other_known) {
        return Some(Trap::TargetUnknown { target: around.target.to_string() });
    }
    (value != here).then(|| Trap::CrossSticky { host: here.to_owned() })
}
