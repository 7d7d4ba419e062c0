//! The compatibility table as it is filtered and sorted, and written down for elsewhere.

use super::Model;
use crate::command::{Effect, TableForm};
use crate::text::Words;
use goready_i18n::Lang;
use goready_installers::catalog::matrix::{Cell, Download, Matrix, MatrixRow, Port};
use std::time::Instant;

/// What a target may be in a line of Go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feature {
    /// Go builds for it, and a release waits for it.
    FirstClass,
    /// Go builds for it.
    Supported,
    /// Go hides it.
    Broken,
    /// Go does not build for it.
    Absent,
    /// Programs may use cgo there.
    Cgo,
    /// An SDK is offered for download.
    Download,
}

impl Feature {
    /// Every one.
    pub(crate) const ALL: [Self; 6] =
        [Self::FirstClass, Self::Supported, Self::Broken, Self::Absent, Self::Cgo, Self::Download];

    const fn is_support(self) -> bool {
        match self {
            Self::FirstClass | Self::Supported | Self::Broken | Self::Absent => true,
            Self::Cgo | Self::Download => false,
        }
    }

    fn is_of(self, cell: &Cell) -> bool {
        match self {
            Self::FirstClass => cell.port == Port::FirstClass,
            Self::Supported => cell.port == Port::Supported,
            Self::Broken => cell.port == Port::Broken,
            Self::Absent => !cell.port.builds() && cell.port != Port::Broken,
            Self::Cgo => has_cgo(cell),
            Self::Download => matches!(cell.download, Download::Offered { .. }),
        }
    }
}

/// Whether programs for this target may use cgo.
pub(crate) fn has_cgo(cell: &Cell) -> bool {
    cell.port.builds() && cell.cgo
}

impl Model {
    /// The rows that fit the filter, sorted.
    pub(crate) fn rows_shown<'a>(&self, matrix: &'a Matrix) -> Vec<&'a MatrixRow> {
        let is_meant =
            |row: &MatrixRow| self.filter.split_whitespace().all(|word| row.target.is_meant_by(word));
        let line = self.line_looked_at(matrix);
        let fits =
            |row: &&MatrixRow| is_meant(row) && row.cells.get(line).is_some_and(|cell| self.wants(cell));
        let mut rows: Vec<&MatrixRow> = matrix.rows.iter().filter(fits).collect();
        // Stable sorts: targets that are alike stay in the order of their names.
        match self.sorted_by.checked_sub(1) {
            None => {}
            Some(line) if line < matrix.lines.len() => {
                rows.sort_by_key(|row| row.cells.get(line).map_or(u8::MAX, rank));
            }
            Some(_) => rows.sort_by_key(|row| !row.cells.last().is_some_and(has_cgo)),
        }
        rows
    }

    /// The line of Go that is narrowed by: the one sorted by, else the newest.
    pub(crate) fn line_looked_at(&self, matrix: &Matrix) -> usize {
        let sorted_by = self.sorted_by.checked_sub(1).filter(|line| *line < matrix.lines.len());
        sorted_by.unwrap_or(matrix.lines.len().saturating_sub(1))
    }

    /// Any of the kinds of support that are wanted, and all of the rest.
    fn wants(&self, cell: &Cell) -> bool {
        let (support, rest): (Vec<Feature>, Vec<Feature>) =
            self.narrowed.iter().partition(|feature| feature.is_support());
        let is_supported = support.is_empty() || support.iter().any(|feature| feature.is_of(cell));
        is_supported && rest.iter().all(|feature| feature.is_of(cell))
    }

    /// Shows only targets like this, or others too again.
    pub(super) fn narrow(&mut self, feature: Feature) {
        if !self.narrowed.remove(&feature) {
            self.narrowed.insert(feature);
        }
    }

    /// Puts what is shown of it on the clipboard.
    pub(super) fn copy_table(&mut self, form: TableForm, now: Instant) -> Vec<Effect> {
        // From the list of all commands it may be asked for before anybody looked at it.
        let built_in = self.matrix.value.is_none().then(Matrix::built_in);
        let Some(matrix) = self.matrix.value.as_ref().or(built_in.as_ref()) else { return Vec::new() };
        let lang = Lang::new(self.lang);
        let rows = Words::new(&lang, None).matrix_table(matrix, &self.rows_shown(matrix));
        let text = match form {
            TableForm::Csv => csv(&rows),
            TableForm::Markdown => markdown(&rows),
        };
        self.copy(text, now)
    }
}

/// Comma-separated values (RFC 4180): a cell with a comma, quote or line end stands in quotes.
fn csv(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| {
        let needs_quotes = cell.contains([',', '"', '\n', '\r']);
        if needs_quotes { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n").collect()
}

fn markdown(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let Some((names, rows)) = rows.split_first() else { return String::new() };
    let rule = format!("|{}\n", " --- |".repeat(names.len()));
    [line(names), rule].into_iter().chain(rows.iter().map(line)).collect()
}

/// Best first.
const fn rank(cell: &Cell) -> u8 {
    match (&cell.port, &cell.download) {
        (Port::FirstClass, _) => 0,
        (Port::Supported, Download::Offered { .. }) => 1,
        (Port::Supported, Download::NotOffered | Download::Unproved) => 2,
        (Port::Broken, _) => 3,
        (Port::NotYet { .. } | Port::Removed { .. } | Port::Never, _) => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_their_form_wants_them() {
        let rows = [vec!["a".to_owned(), "b|c".to_owned()], vec!["x, \"y\"".to_owned(), String::new()]];
        assert_eq!(csv(&rows), "a,b|c\r\n\"x, \"\"y\"\"\",\r\n");
        assert_eq!(markdown(&rows), "| a | b\\|c |\n| --- | --- |\n| x, \"y\" |  |\n");
    }

    fn model(narrowed: &[Feature], sorted_by: usize) -> Model {
        let (mut model, _) = Model::new(crate::model::Opened::default());
        (model.narrowed, model.sorted_by) = (narrowed.iter().copied().collect(), sorted_by);
        model
    }

    #[test]
    fn kinds_of_support_add_up_and_the_rest_is_asked_of_each() {
        let matrix = Matrix::built_in();
        let newest = matrix.lines.len() - 1;
        let shown = |narrowed: &[Feature]| {
            let rows = model(narrowed, 0).rows_shown(&matrix);
            rows.into_iter().map(|row| row.cells[newest].clone()).collect::<Vec<_>>()
        };
        let [all, first, builds] =
            [&[][..], &[Feature::FirstClass], &[Feature::FirstClass, Feature::Supported]].map(shown);
        assert!(first.iter().all(|cell| cell.port == Port::FirstClass) && !first.is_empty());
        assert!(builds.iter().all(|cell| cell.port.builds()));
        assert!(first.len() < builds.len() && builds.len() < all.len());
        let kinds = [Feature::FirstClass, Feature::Supported, Feature::Broken, Feature::Absent];
        assert_eq!(kinds.map(|kind| shown(&[kind]).len()).iter().sum::<usize>(), all.len());
        let offered = shown(&[Feature::Download, Feature::Cgo]);
        assert!(offered.iter().all(|cell| has_cgo(cell) && Feature::Download.is_of(cell)));
        assert!(!offered.is_empty() && offered.len() < builds.len());
    }

    #[test]
    fn targets_are_narrowed_by_the_line_they_are_sorted_by() {
        let matrix = Matrix::built_in();
        let shown = |sorted_by| model(&[Feature::Supported], sorted_by).rows_shown(&matrix).len();
        assert_ne!(shown(1), shown(matrix.lines.len()), "Go builds for more targets now");
        assert_eq!(shown(0), shown(matrix.lines.len()));
    }

    #[test]
    fn sorted_by_cgo_those_with_it_come_first() {
        let matrix = Matrix::built_in();
        let rows = model(&[], matrix.lines.len() + 1).rows_shown(&matrix);
        let with: Vec<bool> = rows.iter().map(|row| row.cells.last().is_some_and(has_cgo)).collect();
        assert!(with.is_sorted_by_key(|with| !with) && with.contains(&true) && with.contains(&false));
    }

    #[test]
    fn a_feature_is_asked_for_once_and_given_up_by_the_next_press() {
        let mut model = model(&[], 0);
        model.narrow(Feature::Cgo);
        assert!(model.narrowed.contains(&Feature::Cgo));
        model.narrow(Feature::Cgo);
        assert!(model.narrowed.is_empty());
    }
}
