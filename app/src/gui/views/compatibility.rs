//! Compatibility: which Go builds for which target, what is offered for download, and how that is known.

use super::page::{title_ui, waiting_ui, wide_page_ui};
use super::{Asked, failed};
use crate::command::{Command, TableForm};
use crate::gui::theme::space;
use crate::gui::widgets::{
    Button, Cell as Drawn, Input, Line, Pressed, Sign, Table, Tone, card_ui, heading_ui, right_first_ui,
    signed_ui, small_check_ui, table_card_ui,
};
use crate::job::Job;
use crate::model::{Feature, Model, has_cgo};
use crate::text::Words;
use eframe::egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui, vec2};
use goready_i18n::{Lang, msg};
use goready_installers::catalog::matrix::{Cell, Download, Matrix, MatrixRow, Port, PortSource};

/// Width of the panel with everything about a target.
const DETAIL_WIDTH: f32 = 300.0;

/// Below this width the panel stands below the table.
const BESIDE: f32 = 960.0;

/// How high it is there at most.
const DETAIL_HEIGHT: f32 = 168.0;

/// Draws it.
pub(super) fn compatibility_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    wide_page_ui(ui, |ui| match (&model.matrix.job, &model.matrix.value) {
        (Job::Failed(failure), _) => {
            failed::reading_failed_ui(ui, &failure.error, msg::compatibility_failed(lang), words)
        }
        (_, Some(matrix)) => matrix_ui(ui, model, matrix, words),
        (Job::Idle | Job::Running(_) | Job::Done(()), None) => {
            title_ui(ui, &msg::compatibility_title(lang));
            waiting_ui(ui, &msg::compatibility_reading(lang), "");
            None
        }
    })
}

fn matrix_ui(ui: &mut Ui, model: &Model, matrix: &Matrix, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let filter = right_first_ui(ui, |ui| {
        let name = msg::compatibility_filter(lang);
        let written = Input::new("filter", &name, &model.filter).show_ui(ui, 220.0);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            title_ui(ui, &msg::compatibility_title(lang));
        });
        written.map(Command::Filter)
    });
    let narrowed = features_ui(ui, model, matrix, lang);
    let rows = model.rows_shown(matrix);
    let chosen = rows.iter().copied().find(|row| Some(row.target.to_string()) == model.selected);
    let frame = Frame::NONE;
    let mut copied = None;
    Panel::bottom("legend").frame(frame).resizable(false).show_separator_line(false).show(ui, |ui| {
        copied = legend_ui(ui, lang);
    });
    let mut asked = filter.or(narrowed).or(copied);
    if let Some(row) = chosen {
        let panel = if ui.available_width() < BESIDE {
            let frame = frame.inner_margin(Margin { top: 12, ..Margin::ZERO });
            Panel::bottom("detail-below").frame(frame).exact_size(DETAIL_HEIGHT)
        } else {
            let frame = frame.inner_margin(Margin { left: 12, ..Margin::ZERO });
            Panel::right("detail").frame(frame).exact_size(DETAIL_WIDTH)
        };
        let panel = panel.resizable(false);
        panel.show_separator_line(false).show(ui, |ui| {
            let of_detail = card_ui(ui, |ui| detail_ui(ui, matrix, row, words));
            asked = asked.take().or(of_detail);
        });
    }
    if rows.is_empty() {
        waiting_ui(ui, &msg::environment_nothing(lang), "");
        return asked;
    }
    asked.or(table_ui(ui, model, matrix, &rows, words))
}

/// What targets must be to be shown, in the line that the table is sorted by, else in the newest.
fn features_ui(ui: &mut Ui, model: &Model, matrix: &Matrix, lang: &Lang) -> Asked {
    let line = matrix.lines.get(model.line_looked_at(matrix))?;
    let shown = ui.scope(|ui| {
        // Every line is as high as the boxes in it.
        ui.spacing_mut().interact_size.y = 28.0;
        ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
        ui.horizontal_wrapped(|ui| boxes_ui(ui, model, &line.line.to_string(), lang)).inner
    });
    shown.inner
}

fn boxes_ui(ui: &mut Ui, model: &Model, line: &str, lang: &Lang) -> Asked {
    Line::new(ui).add(Tone::Small, &msg::compatibility_only(lang, line)).show_ui(ui);
    let mut asked = None;
    for feature in Feature::ALL {
        let words = match feature {
            Feature::FirstClass => msg::matrix_port_first_class(lang),
            Feature::Supported => msg::matrix_port_supported(lang),
            Feature::Broken => msg::matrix_port_broken(lang),
            Feature::Absent => msg::compatibility_absent(lang),
            Feature::Cgo => msg::matrix_cgo(lang),
            Feature::Download => msg::compatibility_download(lang),
        };
        if small_check_ui(ui, model.narrowed.contains(&feature), &words).clicked() {
            asked = Some(Command::Narrow(feature));
        }
    }
    asked
}

fn table_ui(ui: &mut Ui, model: &Model, matrix: &Matrix, rows: &[&MatrixRow], words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let mut names = vec![msg::compatibility_target(lang)];
    names.extend(matrix.lines.iter().map(|line| line.line.to_string()));
    names.push("cgo".to_owned());
    let mut widths = vec![132.0];
    widths.extend(matrix.lines.iter().map(|_| 52.0));
    widths.push(0.0);
    let sorted_by = Some(model.sorted_by);
    let table = Table { id: "matrix", widths: &widths, names: &names, sorted_by };
    let draw = |index: usize| {
        let row = rows.get(index)?;
        let name = row.target.to_string();
        let mut cells = vec![Drawn::words(Tone::Mono, &name)];
        let told = |cell: &Cell| msg::matrix_cell(lang, words.cell(cell), cell.line.to_string());
        cells.extend(row.cells.iter().map(|cell| Drawn::signs(signs(cell), &told(cell))));
        let (sign, said) = if row.cells.last().is_some_and(has_cgo) {
            (Sign::Tick, msg::matrix_cgo(lang))
        } else {
            (Sign::Dash, msg::matrix_no_cgo(lang))
        };
        cells.push(Drawn::signs(vec![sign], &said));
        Some((model.selected.as_ref() == Some(&name), name, cells))
    };
    let pressed = table_card_ui(ui, |ui| table.show_ui(ui, rows.len(), draw));
    match pressed? {
        Pressed::Column(column) => Some(Command::SortBy(column)),
        Pressed::Row(row) => {
            let target = rows.get(row)?.target.to_string();
            let is_chosen = model.selected.as_ref() == Some(&target);
            Some(Command::Select((!is_chosen).then_some(target)))
        }
    }
}

fn signs(cell: &Cell) -> Vec<Sign> {
    let port = match (cell.port, cell.source) {
        (Port::FirstClass, _) => Sign::Star,
        (Port::Supported, _) => Sign::Dot,
        (Port::Broken, _) => Sign::Cross,
        (_, PortSource::Unproved) => Sign::Question,
        (Port::NotYet { .. } | Port::Removed { .. } | Port::Never, PortSource::Ran | PortSource::Read) => {
            Sign::Dash
        }
    };
    let is_offered = matches!(cell.download, Download::Offered { .. });
    [Some(port), is_offered.then_some(Sign::Arrow)].into_iter().flatten().collect()
}

/// What the signs mean, and the table for elsewhere.
fn legend_ui(ui: &mut Ui, lang: &Lang) -> Asked {
    ui.add_space(space::S);
    // Every line is as high as the buttons at its end.
    ui.spacing_mut().interact_size.y = 28.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for (sign, words) in [
            (Sign::Star, msg::matrix_port_first_class(lang)),
            (Sign::Dot, msg::matrix_port_supported(lang)),
            (Sign::Arrow, msg::compatibility_download(lang)),
            (Sign::Cross, msg::matrix_port_broken(lang)),
            (Sign::Dash, msg::compatibility_absent(lang)),
            (Sign::Question, msg::matrix_unproved(lang)),
        ] {
            signed_ui(ui, sign, &words);
            ui.add_space(space::M);
        }
        let csv = Button::quiet(&msg::compatibility_copy_csv(lang)).show_ui(ui).clicked();
        let markdown = Button::quiet(&msg::compatibility_copy_markdown(lang)).show_ui(ui).clicked();
        let csv = csv.then_some(Command::CopyTable(TableForm::Csv));
        csv.or(markdown.then_some(Command::CopyTable(TableForm::Markdown)))
    })
    .inner
}

/// Everything about one target: each line in words, and how it is known.
fn detail_ui(ui: &mut Ui, matrix: &Matrix, row: &MatrixRow, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let target = row.target.to_string();
    let mut pressed = false;
    ScrollArea::vertical().id_salt("detail").auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        heading_ui(ui, &target);
        for cell in row.cells.iter().rev() {
            let line = msg::matrix_cell(lang, words.cell(cell), cell.line.to_string());
            Line::new(ui).add(Tone::Plain, &line).show_selectable_ui(ui);
        }
        for source in words.matrix_sources(matrix) {
            Line::new(ui).add(Tone::Small, &source).show_selectable_ui(ui);
        }
        let copy = msg::common_copy(lang);
        pressed = Button::quiet(&copy).of_row(&target).show_ui(ui).clicked();
    });
    pressed.then_some(Command::Copy(target))
}
