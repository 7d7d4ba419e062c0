//! Faults of the project in the working directory.

use super::bed::Bed;
use super::table::Cure::ByHand;
use super::table::{Env, Fault, fault, nothing};
use std::fs;

/// A `go.mod` in the working directory.
fn module(bed: &Bed, text: &str) -> Env {
    fs::write(bed.place("work/go.mod"), text).unwrap();
    nothing()
}

/// All of them; none is the machine's, so none is cured.
pub(crate) const PROJECTS: &[Fault] = &[
    fault("a project that asks for more", &["GR-DOC-090"], ByHand, |bed| {
        module(bed, "module x\n\ngo 1.99\n");
        vec![("GOTOOLCHAIN", "local".to_owned())]
    }),
    fault(
        "a project that asks for more than a toolchain that is named",
        &["GR-DOC-034", "GR-DOC-090"],
        ByHand,
        |bed| {
            module(bed, "module x\n\ngo 1.23.0\n");
            vec![("GOTOOLCHAIN", "go1.22.12".to_owned())]
        },
    ),
    fault("a project that asks for more than PATH holds", &["GR-DOC-090"], ByHand, |bed| {
        module(bed, "module x\n\ngo 1.28.1\n");
        vec![("GOTOOLCHAIN", "path".to_owned())]
    }),
    fault("a project of a Go that never was released", &["GR-DOC-092"], ByHand, |bed| {
        module(bed, "module x\n\ngo 1.99\n")
    }),
    fault("a go.mod that does not parse", &["GR-DOC-091"], ByHand, |bed| module(bed, "module x\n)\n")),
    fault("a go.mod with a byte order mark", &["GR-DOC-091"], ByHand, |bed| {
        module(bed, "\u{feff}module x\n\ngo 1.21\n")
    }),
    fault("a go.mod with a word that Go does not know", &["GR-DOC-091"], ByHand, |bed| {
        module(bed, "module x\n\ngo 1.21\n\nfoo bar\n")
    }),
    fault("a go.mod without a version that it needs", &["GR-DOC-091"], ByHand, |bed| {
        module(bed, "module x\n\ngo 1.21\n\nrequire example.com/a\n")
    }),
    fault("a go.mod that names no module", &["GR-DOC-091"], ByHand, |bed| module(bed, "go 1.21\n")),
    fault("a workspace without one of its modules", &["GR-DOC-091"], ByHand, |bed| {
        fs::write(bed.place("work/go.work"), "go 1.21\n\nuse ./gone\n").unwrap();
        nothing()
    }),
];
