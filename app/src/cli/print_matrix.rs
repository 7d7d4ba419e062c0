//! The compatibility matrix as text: a table of signs with its legend; for a single target, each line in words.

use crate::text::Words;
use goready_i18n::msg;
use goready_installers::catalog::matrix::{Cell, Download, Matrix, MatrixRow, Port, PortSource};
use std::fmt::Write as _;

/// A line's name or a cell, with the space behind it: `1cd* `.
const COLUMN: usize = 5;

/// The whole text.
pub(crate) fn table(words: &Words<'_>, matrix: &Matrix) -> String {
    let mut text = String::new();
    let width = matrix.rows.iter().map(|row| row.target.to_string().len()).max().unwrap_or(0);
    let names: Vec<String> = matrix.lines.iter().map(|line| line.line.to_string()).collect();
    line(&mut text, &columns("", width, &names));
    for row in &matrix.rows {
        let cells: Vec<String> = row.cells.iter().map(sign).collect();
        line(&mut text, &columns(&row.target.to_string(), width, &cells));
    }
    line(&mut text, "");
    if let [row] = matrix.rows.as_slice() {
        in_words(&mut text, words, row);
    } else {
        line(&mut text, &msg::matrix_legend_ports(words.lang));
        line(&mut text, &msg::matrix_legend_more(words.lang));
    }
    line(&mut text, "");
    for source in words.matrix_sources(matrix) {
        line(&mut text, &source);
    }
    text
}

fn columns(name: &str, width: usize, cells: &[String]) -> String {
    let mut text = format!("{name:width$}  ");
    for cell in cells {
        // Writing to a String cannot fail.
        let _ = write!(text, "{cell:COLUMN$}");
    }
    text.trim_end().to_owned()
}

/// `1cd`: one sign for the port, one for cgo, one for the download.
fn sign(cell: &Cell) -> String {
    let port = match cell.port {
        Port::FirstClass => "1",
        Port::Supported => "+",
        Port::Broken => "!",
        Port::NotYet { .. } | Port::Removed { .. } | Port::Never => "-",
    };
    let source = match cell.source {
        PortSource::Ran | PortSource::Read => "",
        PortSource::Unproved => "?",
    };
    let cgo = if cell.port.builds() && cell.cgo { "c" } else { "" };
    let download = match &cell.download {
        Download::Offered { from_start: true, .. } => "d",
        Download::Offered { from_start: false, .. } => "d*",
        Download::NotOffered => "",
        Download::Unproved => "?",
    };
    format!("{port}{source}{cgo}{download}")
}

fn in_words(text: &mut String, words: &Words<'_>, row: &MatrixRow) {
    for cell in &row.cells {
        line(text, &msg::matrix_cell(words.lang, words.cell(cell), cell.line.to_string()));
    }
}

fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use goready_i18n::{Lang, LangTag};
    use goready_installers::catalog::matrix::MatrixFilter;
    use std::path::Path;

    fn selected(lang: LangTag, os: &str, arch: &[&str]) -> String {
        let filter = MatrixFilter {
            oses: [os.to_owned()].into(),
            arches: arch.iter().map(ToString::to_string).collect(),
            ..MatrixFilter::default()
        };
        table(&Words::new(&Lang::new(lang), None::<&Path>), &Matrix::built_in().select(&filter))
    }

    #[test]
    fn a_few_targets_are_a_table_with_a_legend() {
        insta::assert_snapshot!("openbsd", selected(LangTag::EnUs, "openbsd", &[]));
        insta::assert_snapshot!("openbsd-zh", selected(LangTag::ZhCn, "openbsd", &[]));
    }

    #[test]
    fn one_target_is_told_in_words() {
        insta::assert_snapshot!("openbsd-ppc64", selected(LangTag::EnUs, "openbsd", &["ppc64"]));
        insta::assert_snapshot!("openbsd-ppc64-zh", selected(LangTag::ZhCn, "openbsd", &["ppc64"]));
        insta::assert_snapshot!("windows-arm", selected(LangTag::EnUs, "windows", &["arm"]));
    }

    #[test]
    fn the_whole_table_fits_a_terminal_of_eighty_columns() {
        for tag in LangTag::ALL {
            let text = table(&Words::new(&Lang::new(tag), None::<&Path>), &Matrix::built_in());
            let rows = text.lines().take_while(|line| !line.is_empty());
            assert!(rows.clone().count() > 50 && rows.clone().all(|row| row.len() <= 80), "{text}");
        }
    }
}
