//! Reusable parts. Functions that take `&mut Ui` and draw end in `_ui`.

mod banner;
mod bar;
mod button;
mod card;
mod chain;
mod choice;
mod copy;
mod diff;
mod field;
mod input;
mod line;
mod mark;
mod row;
mod rows;
mod saying;
mod sign;
mod spaces;
mod table;

pub(crate) use banner::{Notice, banner_ui, strip_ui};
pub(crate) use bar::bar_ui;
pub(crate) use button::{Button, Rank};
pub(crate) use card::{card_ui, heading_ui, rule_ui, table_card_ui, tag_ui};
pub(crate) use chain::chain_ui;
pub(crate) use choice::{check_ui, radio_ui, small_check_ui};
pub(crate) use copy::{copied_by_keys, copy_offer_takes_escape, copy_offer_ui};
pub(crate) use diff::diff_ui;
pub(crate) use field::{button_field_ui, field_ui, right_first_ui, tall_field_ui};
pub(crate) use input::Input;
pub(crate) use line::{Line, Tone};
pub(crate) use mark::{Mark, mark_ui, paint_mark};
pub(crate) use row::{figure_ui, row_ui};
pub(crate) use rows::Rows;
pub(crate) use saying::{announce, hint_ui, saying_ui};
pub(crate) use sign::{Sign, signed_ui};
pub(crate) use spaces::{PlainSpaces, copy_value};
pub(crate) use table::{Cell, Pressed, Table};
