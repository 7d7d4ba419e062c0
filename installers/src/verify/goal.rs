//! From a plan's goal to what is to be proved.

use super::Wanted;
use crate::host::Host;
use crate::plan::Goal;

impl Wanted {
    /// What must be so once a plan with this goal is done.
    #[must_use]
    pub fn of_goal(goal: &Goal, host: &Host) -> Self {
        Self {
            version: goal.version,
            root: goal.root.clone(),
            link_bin: host.places.active_bin(),
            gopath: goal.gopath.clone(),
            go_env: goal.go_env.clone(),
            shells: crate::detect::shell_programs(host, &goal.shells),
            tools: goal.tools.clone(),
        }
    }
}
