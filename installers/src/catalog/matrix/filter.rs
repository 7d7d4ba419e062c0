//! What a person wants to see of the matrix.

use super::{Cell, Download, Matrix, MatrixRow, Port};
use crate::platform::Target;
use crate::version::GoLine;
use std::collections::BTreeSet;

/// What a person wants to see of the matrix; an empty set asks for all there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixFilter {
    /// Lines of Go.
    pub lines: BTreeSet<GoLine>,
    /// GOOS.
    pub oses: BTreeSet<String>,
    /// GOARCH.
    pub arches: BTreeSet<String>,
}

impl Matrix {
    /// The part of the table that is asked for.
    ///
    /// Where both GOOS and GOARCH are named, each of their pairs is a row, also one that never was a target: that is the
    /// answer then. Where only lines are named, targets that none of them has are left out.
    #[must_use]
    pub fn select(&self, filter: &MatrixFilter) -> Self {
        let mut rows = if filter.oses.is_empty() || filter.arches.is_empty() {
            self.rows.iter().filter(|row| has(filter, &row.target)).cloned().collect()
        } else {
            self.pairs(filter)
        };
        let is_shown = |line: GoLine| filter.lines.is_empty() || filter.lines.contains(&line);
        for row in &mut rows {
            row.cells.retain(|cell| is_shown(cell.line));
        }
        if filter.oses.is_empty() && filter.arches.is_empty() {
            rows.retain(|row| row.cells.iter().any(|cell| cell.port.is_listed()));
        }
        let lines = self.lines.iter().filter(|line| is_shown(line.line)).cloned().collect();
        Self { lines, rows, downloads_day: self.downloads_day.clone() }
    }

    fn pairs(&self, filter: &MatrixFilter) -> Vec<MatrixRow> {
        let pairs =
            filter.oses.iter().flat_map(|os| filter.arches.iter().map(move |arch| Target::new(os, arch)));
        pairs
            .map(|target| {
                let known = self.rows.iter().find(|row| row.target == target);
                known.cloned().unwrap_or_else(|| self.no_target(target))
            })
            .collect()
    }

    /// The row of a pair that no line names.
    fn no_target(&self, target: Target) -> MatrixRow {
        let cells = self.lines.iter().map(|line| Cell {
            line: line.line,
            port: Port::Never,
            cgo: false,
            source: line.unlisted,
            download: Download::NotOffered,
        });
        MatrixRow { target, cells: cells.collect() }
    }
}

fn has(filter: &MatrixFilter, target: &Target) -> bool {
    let has = |wanted: &BTreeSet<String>, name| wanted.is_empty() || wanted.contains(name);
    has(&filter.oses, &target.os) && has(&filter.arches, &target.arch)
}
