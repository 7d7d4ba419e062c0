//! How far a build of a tool is.

use crate::job::Built;
use goready_i18n::{Lang, msg, quantity};
use std::time::Duration;

/// Modules while they are fetched, then packages, and the time left where an earlier build tells it.
pub(crate) fn built(lang: &Lang, built: &Built) -> String {
    let of = match built.packages_before.filter(|before| *before >= built.packages) {
        _ if built.packages == 0 => msg::tools_building_modules(lang, built.modules),
        Some(before) => msg::tools_building_packages_of(lang, before, built.packages),
        None => msg::tools_building_packages(lang, built.packages),
    };
    match built.left_secs {
        None => of,
        Some(secs) => {
            msg::tools_building_left(lang, quantity::time_left(lang, Duration::from_secs(secs)), of)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_packages_and_the_time_of_the_last_build_are_told() {
        let words = |modules, packages, packages_before, left_secs| {
            built(&Lang::default(), &Built { modules, packages, packages_before, left_secs })
        };
        assert_eq!(words(1, 0, None, None), "1 module fetched");
        assert_eq!(words(7, 12, None, None), "12 packages compiled");
        assert_eq!(words(7, 12, Some(400), Some(90)), "12 of about 400 packages compiled, about 2 min left");
        assert_eq!(words(7, 412, Some(400), None), "412 packages compiled");
    }
}
