//! The history: long ones, and one with a damaged receipt.

use super::flows::{HIGH, pressed, scene};
use super::scenes::scenes;
use super::*;
use egui::{Key, Role};
use egui_kittest::kittest::By;
use goready_installers::apply::Receipt;

/// However long the history is, only what is seen is drawn, and Tab goes from row to row beyond that.
#[test]
fn a_long_history_costs_what_is_seen_of_it() {
    let mut harness = scene("history");
    let history = harness.state_mut().model.history.value.as_mut().unwrap();
    let receipt = history.receipts[2].clone();
    history.damaged.clear();
    history.receipts = (1..=3000).map(|id| Receipt { id: format!("{id:04}"), ..receipt.clone() }).collect();
    harness.set_size(egui::vec2(800.0, 560.0));
    harness.run();
    let shown = buttons(&harness).iter().filter(|name| name.starts_with("Undo… ")).count();
    assert!((5..=12).contains(&shown), "{shown} rows are drawn");
    harness.get_by_role_and_label(Role::Button, "Undo… 3000").focus();
    let mut reached = std::collections::BTreeSet::new();
    for _ in 0..60 {
        harness.key_press(Key::Tab);
        harness.run();
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of one lifetime alone")]
        let focused = harness.query_all(By::new().predicate(|node| node.is_focused()));
        reached.extend(focused.filter_map(|node| node.accesskit_node().label()));
    }
    assert!((2980..3000).all(|id| reached.contains(&format!("Undo… {id}"))), "{reached:?}");
}

/// One that is damaged stands among the others, says why and where, and offers no undo.
#[test]
fn a_damaged_receipt_is_told_and_is_not_offered_to_be_taken_back() {
    let harness = scene("history, one damaged");
    harness.get_by_label("Receipt 0005 cannot be read");
    assert!(harness.query_all_by_label_contains("history/0005").count() > 1, "its place is told");
    harness.get_by_label("GR-RCPT-003");
    let all = buttons(&harness);
    assert!(!all.contains(&"Undo… 0005".to_owned()), "{all:?}");
    assert!(all.contains(&"Undo… 0003".to_owned()), "{all:?}");
}

#[test]
fn what_a_receipt_did_or_why_it_cannot_be_read_is_shown_and_hidden() {
    let mut harness = harness(scenes::blank(), egui::Theme::Light, HIGH);
    let mut scenes = scenes();
    let selected = |id: Option<&str>| Command::Select(id.map(str::to_owned));
    for (scene, button, command) in [
        ("history", "Why? 0005", selected(Some("0005"))),
        ("history", "0 steps 0003", selected(Some("0003"))),
        ("history, one damaged", "Close 0005", selected(None)),
    ] {
        assert_eq!(pressed(&mut harness, &mut scenes, (scene, button)), command, "`{button}` of {scene}");
    }
}
