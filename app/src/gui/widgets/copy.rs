//! Copying without a button of its own: whatever is a path, a value or an error offers it where it is pointed at with the
//! second mouse button, and on Ctrl+C where the keyboard has come to it.

use super::button::Button;
use crate::gui::theme::{CORNER, Theme};
use eframe::egui::{
    Area, Context, Event, Frame, Id, Key, Margin, Modifiers, Order, Popup, PopupKind, Pos2, RectAlign,
    Response, Stroke, StrokeKind, Ui,
};

/// What was clicked, and where.
#[derive(Clone, Debug)]
struct Offer {
    text: String,
    at: Pos2,
}

fn id() -> Id {
    Id::unique("copy-offer")
}

/// Offers to copy this text where `response` was clicked with the second button.
pub(crate) fn offer_copy(response: &Response, text: impl FnOnce() -> String) {
    if response.secondary_clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let offer = Offer { text: text(), at };
        response.ctx.data_mut(|data| data.insert_temp(id(), offer));
    }
}

fn id_of_keys() -> Id {
    Id::unique("copied-by-keys")
}

/// Copies on Ctrl+C what the keyboard has come to, and shows where it is and that it can be copied.
pub(super) fn copy_by_keys(ui: &Ui, response: &Response, hint: &str, text: impl FnOnce() -> String) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(hint));
    if !response.has_focus() {
        return;
    }
    let ring = Stroke::new(2.0, Theme::of(ui).accent);
    ui.painter().rect_stroke(response.rect.expand(4.0), CORNER, ring, StrokeKind::Outside);
    // At its right, where no other value is.
    let shown = Popup::from_response(response).kind(PopupKind::Tooltip).align(RectAlign::RIGHT).gap(8.0);
    shown.show(|ui| ui.label(hint));
    if ui.input(|input| input.events.contains(&Event::Copy)) {
        let text = text();
        response.ctx.data_mut(|data| data.insert_temp(id_of_keys(), text));
    }
}

/// What was copied by keys in this frame.
pub(crate) fn copied_by_keys(ui: &Ui) -> Option<String> {
    ui.ctx().data_mut(|data| data.remove_temp(id_of_keys()))
}

/// Draws the offer until something else is done; the text that is to be copied. `words` are those of the button.
pub(crate) fn copy_offer_ui(ui: &mut Ui, words: &str) -> Option<String> {
    let ctx = ui.ctx().clone();
    let offer: Offer = ctx.data(|data| data.get_temp(id()))?;
    let theme = Theme::of(ui);
    let shown =
        Area::new(id()).order(Order::Foreground).fixed_pos(offer.at).constrain(true).show(&ctx, |ui| {
            let frame = Frame::new()
                .fill(theme.surface)
                .stroke(Stroke::new(1.0, theme.line))
                .corner_radius(CORNER)
                .inner_margin(Margin::same(4));
            frame.show(ui, |ui| Button::quiet(words).show_ui(ui).clicked()).inner
        });
    let is_left = ctx.input(|input| {
        let is_pressed = input.pointer.any_pressed() || input.smooth_scroll_delta().y != 0.0;
        let is_on_it = input.pointer.interact_pos().is_some_and(|at| shown.response.rect.contains(at));
        is_pressed && !is_on_it
    });
    if shown.inner || is_left {
        close_copy_offer(&ctx);
    }
    shown.inner.then_some(offer.text)
}

/// Takes Esc for the offer, where there is one.
pub(crate) fn copy_offer_takes_escape(ui: &Ui) {
    let is_open = ui.data(|data| data.get_temp::<Offer>(id()).is_some());
    if is_open && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        close_copy_offer(ui.ctx());
    }
}

fn close_copy_offer(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<Offer>(id()));
}
