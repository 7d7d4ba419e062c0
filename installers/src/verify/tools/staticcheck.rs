//! staticcheck reports a comparison of a value with itself.

use super::{Bed, line_with};
use crate::plan::GoalTool;
use crate::verify::finding::Seen;
use crate::verify::{Case, outcome};

const SUSPICIOUS: &str = "package main\n\nimport \"os\"\n\nfunc main() {\n\tcount := len(os.Args)\n\
                          \tif count == count {\n\t\tos.Exit(0)\n\t}\n}\n";

pub(super) fn prove(case: &Case<'_>, goal: &GoalTool) -> Result<Seen, Seen> {
    let bed = Bed::make(case, goal, SUSPICIOUS)?;
    // It exits with 1 when it reports something.
    let ended = bed.tool(case, goal).args(["./..."]).run(case.cancel);
    let ended = ended.map_err(|error| outcome::of_run_error(&error))?;
    line_with(&ended, "SA4000").map(|message| Seen::Diagnosed { message })
}
