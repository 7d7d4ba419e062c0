//! The compatibility matrix in words.

use super::Words;
use goready_i18n::msg;
use goready_installers::catalog::matrix::{Cell, Download, Matrix, MatrixLine, MatrixRow, Port, PortSource};
use std::collections::BTreeSet;

impl Words<'_> {
    /// Whether a line builds for a target.
    pub(crate) fn port(&self, port: Port) -> String {
        let lang = self.lang;
        match port {
            Port::FirstClass => msg::matrix_port_first_class(lang),
            Port::Supported => msg::matrix_port_supported(lang),
            Port::Broken => msg::matrix_port_broken(lang),
            Port::NotYet { first } => msg::matrix_port_not_yet(lang, first.to_string()),
            Port::Removed { last } => msg::matrix_port_removed(lang, last.to_string()),
            Port::Never => msg::matrix_port_never(lang),
        }
    }

    /// What is offered for download.
    pub(crate) fn download(&self, download: &Download) -> String {
        let lang = self.lang;
        match download {
            Download::Offered { since, from_start, archive, installers } => {
                let files = self.list([archive].into_iter().chain(installers));
                if *from_start {
                    msg::matrix_download(lang, files)
                } else {
                    msg::matrix_download_since(lang, files, since.bare())
                }
            }
            Download::NotOffered => msg::matrix_no_download(lang),
            Download::Unproved => msg::matrix_download_unproved(lang),
        }
    }

    /// Everything a cell says.
    pub(crate) fn cell(&self, cell: &Cell) -> String {
        let lang = self.lang;
        let mut said = Vec::new();
        if cell.port.builds() {
            said.push(if cell.cgo { msg::matrix_cgo(lang) } else { msg::matrix_no_cgo(lang) });
            said.push(self.download(&cell.download));
        }
        match cell.source {
            PortSource::Ran => {}
            PortSource::Read => said.push(msg::matrix_read(lang)),
            PortSource::Unproved => said.push(msg::matrix_unproved(lang)),
        }
        said.into_iter().fold(self.port(cell.port), |facts, fact| msg::matrix_facts(lang, fact, facts))
    }

    /// The table as words: names of the columns first, then a row for each target.
    pub(crate) fn matrix_table(&self, matrix: &Matrix, rows: &[&MatrixRow]) -> Vec<Vec<String>> {
        let lines = matrix.lines.iter().map(|line| format!("Go {}", line.line));
        let mut table: Vec<Vec<String>> =
            vec![[msg::compatibility_target(self.lang)].into_iter().chain(lines).collect()];
        for row in rows {
            let cells = row.cells.iter().map(|cell| self.cell(cell));
            table.push([row.target.to_string()].into_iter().chain(cells).collect());
        }
        table
    }

    /// Where a table is from: one sentence for its targets, one for its downloads.
    pub(crate) fn matrix_sources(&self, matrix: &Matrix) -> Vec<String> {
        let lang = self.lang;
        let days: BTreeSet<&str> = matrix.lines.iter().map(|line| line.day.as_str()).collect();
        let asked = matrix.lines.iter().map(|line| line.asked.len()).sum::<usize>();
        let mut said = vec![msg::matrix_asked(lang, asked, self.list(days))];
        let lines = |wanted| {
            let lines = matrix.lines.iter().filter(move |line: &&MatrixLine| line.unlisted == wanted);
            self.list(lines.map(|line| line.line))
        };
        let (read, unproved) = (lines(PortSource::Read), lines(PortSource::Unproved));
        if !read.is_empty() {
            said.push(msg::matrix_read_in(lang, read));
        }
        if !unproved.is_empty() {
            said.push(msg::matrix_unproved_in(lang, unproved));
        }
        said.push(msg::matrix_downloads_of(lang, matrix.downloads_day.as_str()));
        said
    }
}
