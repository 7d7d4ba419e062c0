//! goimports adds a missing import.

use super::{Bed, SOURCE, line_with};
use crate::plan::GoalTool;
use crate::verify::finding::Seen;
use crate::verify::{Case, outcome};

const WITHOUT_IMPORT: &str = "package main\n\nfunc main() {\n\tfmt.Println(\"imported\")\n}\n";

pub(super) fn prove(case: &Case<'_>, goal: &GoalTool) -> Result<Seen, Seen> {
    let bed = Bed::make(case, goal, WITHOUT_IMPORT)?;
    let ended = outcome::success(bed.tool(case, goal).args([SOURCE]).run(case.cancel))?;
    line_with(&ended, "import \"fmt\"").map(|line| Seen::ImportAdded { line })
}
