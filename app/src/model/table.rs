//! The compatibility table as it is filtered and sorted, and written down for elsewhere.

use super::Model;
use crate::command::{Effect, TableForm};
use crate::text::Words;
use goready_i18n::Lang;
use goready_installers::catalog::matrix::{Cell, Download, Matrix, MatrixRow, Port};
use std::time::Instant;

impl Model {
    /// The rows that fit the filter, sorted.
    pub(crate) fn rows_shown<'a>(&self, matrix: &'a Matrix) -> Vec<&'a MatrixRow> {
        let fits = |row: &&MatrixRow| self.filter.split_whitespace().all(|word| row.target.is_meant_by(word));
        let mut rows: Vec<&MatrixRow> = matrix.rows.iter().filter(fits).collect();
        if let Some(line) = self.sorted_by.checked_sub(1) {
            // A stable sort: targets that are alike stay in the order of their names.
            rows.sort_by_key(|row| row.cells.get(line).map_or(u8::MAX, rank));
        }
        rows
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
}
