//! Reusable parts. Functions that take `&mut Ui` and draw end in `_ui`.

mod banner;
mod bar;
mod button;
mod card;
mod choice;
mod diff;
mod field;
mod line;
mod mark;
mod row;

pub(crate) use banner::{Notice, banner_ui};
pub(crate) use bar::bar_ui;
pub(crate) use button::{Button, Rank};
pub(crate) use card::{card_ui, heading_ui, rule_ui, tag_ui};
pub(crate) use choice::{check_ui, radio_ui};
pub(crate) use diff::diff_ui;
pub(crate) use field::field_ui;
pub(crate) use line::{Line, Tone};
pub(crate) use mark::{Mark, mark_ui};
pub(crate) use row::{figure_ui, row_ui};
