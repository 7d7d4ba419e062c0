//! What is carried out, what waits for it, what is asked meanwhile; and what stands above every place.

use super::flows::{HIGH, pressed, scene};
use super::scenes::scenes;
use super::*;
use crate::wish::Wish;
use egui::Role;

#[test]
fn what_stands_above_a_place_asks_for_what_it_says() {
    let mut harness = harness(scenes::blank(), egui::Theme::Light, HIGH);
    let mut scenes = scenes();
    for (scene, button, command) in [
        ("home, settings refused", "Set aside and use the defaults", Command::SetAside),
        ("settings, not set aside", "Set aside and use the defaults", Command::SetAside),
        ("install, another waits", "Drop it", Command::DropNext),
        ("done, another is due", "Drop it", Command::DropNext),
        ("done, another is due", "Review changes", Command::Plan(Wish::CleanCaches)),
    ] {
        assert_eq!(pressed(&mut harness, &mut scenes, (scene, button)), command, "`{button}` of {scene}");
    }
    let harness = scene("install, another waits");
    harness.get_by_label("Next: change GOPROXY");
    assert!(harness.query_by_role_and_label(Role::Button, "Review changes").is_none(), "it waits");
    let said = "It waits until this has ended: set up Go 1.23.12. You see its plan before anything is done.";
    assert!(harness.query_all_by_value(said).count() > 0, "{said}");
}

/// What is proved now is named, not what was begun last; the bar is of what is carried out; and what the person stopped did
/// not fail.
#[test]
fn proofs_under_way_are_named_and_stopped_ones_did_not_fail() {
    let harness = scene("install, proving");
    let said = "Proving: hello world, built without network · hello world, run";
    assert!(harness.query_by_value(said).is_some(), "{said} is not said");
    let bar = |name| scene(name).get_by_role(Role::ProgressIndicator).accesskit_node().label();
    assert_eq!(bar("install, proving").as_deref(), Some("Setting up Go 1.23.12"));
    assert_eq!(bar("install, another change").as_deref(), Some("At work: remove Go 1.23.12"));
    let harness = scene("install, proofs stopped");
    let marks = harness.query_all_by_role(Role::Image).filter_map(|node| node.accesskit_node().label());
    let marks: Vec<String> = marks.collect();
    assert!(marks.iter().any(|mark| mark == "stopped"), "{marks:?}");
    assert!(!marks.iter().any(|mark| mark == "failed"), "{marks:?}");
}

/// However little room there is, what the assistant asks stays on the screen: its page scrolls, the buttons do not.
#[test]
fn the_buttons_that_decide_are_in_sight_in_the_smallest_window_at_any_zoom() {
    for (width, height) in [(800.0, 560.0), (500.0, 350.0), (400.0, 280.0)] {
        let mut harness = harness(scenes::blank(), egui::Theme::Light, [width, height]);
        for (name, decisive) in [
            ("choose", &["Review changes", "Cancel"][..]),
            ("review", &["Set up", "Back", "Copy as command", "Save plan…"]),
            ("review, a removal", &["Apply", "Back", "Save plan…"]),
            ("install", &["Cancel"]),
            ("install, another waits", &["Cancel", "Drop it"]),
            ("install, failed later", &["Try again", "Back to Home"]),
            ("done", &["Back to Home"]),
            ("closing", &["Close when done", "Stop and close", "Keep open"]),
        ] {
            harness.state_mut().show(scenes().into_iter().find(|(scene, _)| *scene == name).unwrap().1);
            harness.run_steps(3);
            for button in decisive {
                let rect = harness.get_by_role_and_label(Role::Button, button).rect();
                let window = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, height));
                assert!(window.contains_rect(rect), "`{button}` of {name} at {width}×{height}: {rect:?}");
            }
        }
    }
}
