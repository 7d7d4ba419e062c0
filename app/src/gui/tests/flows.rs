//! What pressing things asks for, by mouse and by keyboard.

use super::scenes::{interrupted_request, scenes};
use super::*;
use crate::command::TableForm;
use crate::model::{Feature, Place};
use crate::samples;
use crate::settings::Preference;
use crate::wish::{Choices, GoChoice, Wish};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::By;
use goready_installers::catalog::matrix::Matrix;
use goready_installers::catalog::tool_pins::Tool;
use goready_installers::host::desktop::Opener;

/// High enough to show every screen as a whole.
pub(super) const HIGH: [f32; 2] = [1280.0, 1600.0];

pub(super) fn scene(name: &str) -> Harness<'static, Stage> {
    let found = scenes().into_iter().find(|(scene, _)| *scene == name).unwrap();
    harness(found.1, egui::Theme::Light, HIGH)
}

/// What a press of a button asks for. Asking changes no model, so that each goes back to the others.
pub(super) fn pressed(
    harness: &mut Harness<'static, Stage>,
    scenes: &mut [(&'static str, Model)],
    (name, button): (&str, &str),
) -> Command {
    let (_, model) = scenes.iter_mut().find(|(scene, _)| *scene == name).unwrap();
    harness.state_mut().asked.clear();
    std::mem::swap(&mut harness.state_mut().model, model);
    // A panel that was not there before finds its height in its first frame.
    harness.run_steps(3);
    let buttons = buttons(harness);
    let found = harness.query_by_role_and_label(Role::Button, button);
    found.unwrap_or_else(|| panic!("{name} has no `{button}` among {buttons:?}")).click();
    harness.run();
    std::mem::swap(&mut harness.state_mut().model, model);
    harness.state().asked.first().unwrap_or_else(|| panic!("`{button}` of {name} does nothing")).clone()
}

#[test]
fn every_button_asks_for_what_it_says() {
    let mut harness = harness(scenes::blank(), egui::Theme::Light, HIGH);
    let mut scenes = scenes();
    let set_up = || Command::Plan(Wish::SetUp(Choices::default()));
    let change =
        |value: Option<&str>| Command::Plan(Wish::GoEnv("GOPROXY".to_owned(), value.map(str::to_owned)));
    for (scene, button, command) in [
        ("home, nothing set up", "Set up Go…", Command::SetUp),
        ("home, interrupted", "Go on…", Command::Plan(Wish::GoOn(Box::new(interrupted_request())))),
        ("home, ready", "Look for a newer Go…", Command::SetUp),
        ("home, out of support", "Look for a newer Go…", Command::SetUp),
        ("home, failed", "Try again", Command::TryAgain),
        ("home, at work", "Show", Command::ShowRun),
        ("home, ready", "Create a first project…", Command::OfferProject(true)),
        (
            "home, a project offered",
            "Create a first project…",
            Command::Plan(Wish::Project("/src/hello".into())),
        ),
        ("home, a project offered", "Close A first project", Command::OfferProject(false)),
        ("home, ready", "Go versions", Command::Go(Place::Versions)),
        ("home, ready", "History", Command::Go(Place::History)),
        ("install", "Home", Command::Go(Place::Home)),
        ("versions", "Make active… 1.22.12", Command::Plan(Wish::Use("go1.22.12".parse().unwrap()))),
        ("versions", "Remove… 1.23.12", Command::Plan(Wish::Remove(samples::GO))),
        ("versions", "Install… 1.26.11", Command::Plan(Wish::Install("go1.26.11".parse().unwrap()))),
        ("versions, looking", "Set up Go…", Command::SetUp),
        ("history", "Undo… 0003", Command::Plan(Wish::Undo(Some("0003".to_owned())))),
        ("choose", "Review changes", set_up()),
        ("choose", "Cancel", Command::Leave),
        ("review", "Set up", Command::Agree),
        ("review", "Back", Command::Back),
        ("review", "Copy as command", Command::Copy("goready setup --tools default --yes".to_owned())),
        ("review", "Save plan…", Command::KeepPlan(true)),
        ("review, saving", "Save plan…", Command::KeepPlan(false)),
        ("review, saving", "Save", Command::SavePlan),
        ("review, saved", "Close Save this plan", Command::KeepPlan(false)),
        (
            "review, saved",
            "Copy goready apply '/src/my plan.json'",
            Command::Copy("goready apply '/src/my plan.json'".to_owned()),
        ),
        ("review, failed", "Try again", Command::TryAgain),
        ("review, nothing to do", "Back to Home", Command::Leave),
        ("settings", "Test go.dev", Command::TrySource("go.dev".to_owned())),
        ("settings, tested", "Cancel a", Command::StopTry("a".to_owned())),
        (
            "settings",
            "Earlier modules",
            Command::Set(Preference::Source(
                ["modules", "go.dev", "dl.google.com"].map(str::to_owned).to_vec(),
            )),
        ),
        ("settings", "Empty our caches…", Command::Plan(Wish::CleanCaches)),
        ("settings", "Home", Command::Go(Place::Home)),
        ("checks", "Copy redacted report", Command::CopyReport),
        ("checks", "Fix… Why this Go?", Command::Plan(Wish::Mend(Box::default()))),
        (
            "checks",
            "Copy A program started from the desktop",
            Command::Copy("A program started from the desktop → /usr/bin/go → Go 1.23.12".to_owned()),
        ),
        ("checks, a choice", "Take out… GOPROXY", change(None)),
        ("checks", "Fix… Active link", Command::Plan(Wish::Mend(Box::default()))),
        ("tools", "Install… gopls", Command::Plan(Wish::InstallTools(vec![Tool::Gopls]))),
        (
            "tools",
            "Install the 3 missing ones…",
            Command::Plan(Wish::InstallTools(Tool::DEFAULT_SET.to_vec())),
        ),
        ("home, ready", "Search commands", Command::ShowPalette(true)),
        ("environment, one setting", "Copy value", Command::Copy("go1.22.0".to_owned())),
        ("environment, edited", "Change… GOPROXY", change(Some("https://goproxy.cn,direct"))),
        ("environment, kept", "Take out… GOPROXY", change(None)),
        ("environment", "Show shell files", Command::ShowShellFiles(true)),
        ("shell files", "Show Go's settings", Command::ShowShellFiles(false)),
        ("shell files", "Copy /home/ann/.bashrc", Command::Copy("/home/ann/.bashrc".to_owned())),
        ("done, project", "Open in VS Code", Command::Open(Opener::VsCode, "/src/hello".into())),
        ("done, project", "Open folder", Command::Open(Opener::Folder, "/src/hello".into())),
        ("done, project", "Copy go run .", Command::Copy("go run .".to_owned())),
        ("install", "Cancel", Command::Stop),
        ("install", "Show log", Command::ShowLog(true)),
        ("install, with its log", "Hide log", Command::ShowLog(false)),
        ("install, failed", "Try again", Command::TryAgain),
        ("done", "Back to Home", Command::Leave),
        ("done", "Create a first project…", Command::Plan(Wish::Project("/src/hello".into()))),
        ("done", "Copy go version", Command::Copy("go version".to_owned())),
        ("closing", "Stop and close", Command::StopAndClose),
        ("closing", "Keep open", Command::Stay),
        ("closing", "Close when done", Command::CloseOnceDone),
        ("compatibility", "Copy as CSV", Command::CopyTable(TableForm::Csv)),
        ("compatibility", "Copy as Markdown", Command::CopyTable(TableForm::Markdown)),
    ] {
        assert_eq!(pressed(&mut harness, &mut scenes, (scene, button)), command, "`{button}` of {scene}");
    }
}

/// The folder that grows is shown with its size and opens; there is nothing to open before a Go is in it.
#[test]
fn the_folder_of_the_go_versions_opens_from_the_settings() {
    let mut harness = scene("settings, with Go");
    assert!(harness.query_by_value("543 MB").is_some(), "its size is told");
    harness.get_by_role_and_label(Role::Button, "Open folder Go versions").click();
    harness.run();
    let [Command::Open(Opener::Folder, dir)] = harness.state().asked.as_slice() else { panic!("it opens") };
    assert!(dir.ends_with("goready/sdk"), "{}", dir.display());
    let all = buttons(&scene("settings"));
    assert!(!all.iter().any(|name| name.starts_with("Open folder")), "{all:?}");
}

/// Only a whole Go of somebody else's: ours are made active, and what is damaged is no use.
#[test]
fn a_go_of_somebody_elses_can_be_used_where_it_is() {
    let mut harness = scene("versions");
    let all = buttons(&harness);
    let mut offers = all.iter().filter(|name| name.starts_with("Use this Go… "));
    let (offer, others) = (offers.next().expect("it is offered"), offers.count());
    assert_eq!(others, 0, "{all:?}");
    harness.get_by_role_and_label(Role::Button, offer).click();
    harness.run();
    let [Command::Plan(Wish::Adopt(root))] = harness.state().asked.as_slice() else { panic!("it is a wish") };
    assert!(root.ends_with("usr/lib/go") && offer.ends_with(root.to_str().unwrap()));
}

#[test]
fn what_is_chosen_is_a_choice_of_the_model() {
    let mut harness = scene("choose");
    harness.get_by_role_and_label(Role::RadioButton, "Go 1.26.11").click();
    harness.run();
    let go = GoChoice::Version("go1.26.11".parse().unwrap());
    let chosen = Choices { go, ..Choices::default() };
    assert_eq!(harness.state().asked, [Command::Choose(chosen)]);
    let mut harness = scene("choose");
    harness.get_by_role_and_label(Role::RadioButton, "Sources in China first").click();
    harness.run();
    let Some(Command::Choose(chosen)) = harness.state().asked.first() else { panic!("it is a choice") };
    assert_eq!(chosen.region.as_deref(), Some("cn"));
    assert!(chosen.goproxy.as_ref().is_some_and(|list| list.contains("goproxy.cn")));
}

/// The usual one is written already; what Go would refuse is refused at the field, with the reason.
#[test]
fn the_gopath_is_a_choice_that_is_checked_where_it_is_written() {
    let mut harness = scene("choose");
    let field = harness.get_by_role_and_label(Role::TextInput, "GOPATH");
    assert!(field.accesskit_node().value().is_some_and(|usual| usual.ends_with("/go")), "the usual one");
    field.focus();
    harness.run();
    harness.event(egui::Event::Text("x".to_owned()));
    harness.run();
    let Some(Command::Choose(chosen)) = harness.state().asked.first() else { panic!("it is a choice") };
    assert!(chosen.gopath.as_ref().is_some_and(|dir| dir.ends_with("/gox")), "{chosen:?}");
    let mut harness = scene("choose, a GOPATH");
    harness.get_by_role_and_label(Role::Button, "Review changes").click();
    harness.run();
    let [Command::Plan(wish)] = harness.state().asked.as_slice() else { panic!("it is a wish") };
    assert!(wish.command("goready").unwrap().contains("--gopath '/srv/my go'"));
    let mut harness = scene("choose, a GOPATH refused");
    assert_eq!(harness.query_all_by_label_contains("cannot be GOPATH").count(), 1);
    harness.get_by_role_and_label(Role::Button, "Review changes").click();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().asked.is_empty(), "{:?}", harness.state().asked);
}

/// A field is called what stands beside it; what is shown in it while it is empty is its hint.
#[test]
fn the_fields_of_the_settings_are_called_what_stands_beside_them() {
    let harness = scene("settings");
    for (name, hint) in [
        ("Sources in order", "Empty: those of the region"),
        ("CA file", "Certificate authorities besides the system's"),
    ] {
        let field = harness.get_by_role_and_label(Role::TextInput, name);
        assert_eq!(field.accesskit_node().placeholder(), Some(hint));
        assert!(harness.query_by_role_and_label(Role::Button, &format!("Save {name}")).is_some());
    }
}

/// What a plan says of the way back is true for this plan, and its path names what it does.
#[test]
fn a_review_promises_no_way_back_that_is_not_there() {
    for (name, said, crumb) in [
        ("review", "All of it can be taken back: History", "Install"),
        ("review, a removal", "This cannot be taken back; what is removed can be installed again", "Apply"),
        ("review, caches", "None of this can be taken back; caches fill again when they are needed", "Apply"),
        ("review, an undo", "", "Apply"),
    ] {
        let harness = scene(name);
        let back = harness.query_all_by_label_contains("taken back").count();
        assert_eq!(back, usize::from(!said.is_empty()), "{name}");
        assert!(harness.query_all_by_label_contains(said).next().is_some(), "{name}");
        let path = harness.query_all_by_label_contains("› Review ›").next();
        let path = path.and_then(|path| path.accesskit_node().label().or(path.accesskit_node().value()));
        assert!(path.as_ref().is_some_and(|path| path.contains(crumb)), "{name}: {path:?}");
    }
}

/// What is said of a run that failed is true of this one; its next step is a place of the window.
#[test]
fn a_run_that_failed_says_what_there_is_of_it() {
    for (name, note) in [
        ("install, failed", "Nothing was changed"),
        ("install, failed later", "What was done is kept, and can be taken back: History"),
    ] {
        let harness = scene(name);
        assert!(harness.query_by_label(note).is_some() || harness.query_by_value(note).is_some(), "{name}");
        let next = "Next: first set up a Go: Home, “Set up Go…”";
        assert!(harness.query_by_label(next).is_some() || harness.query_by_value(next).is_some(), "{name}");
    }
}

#[test]
fn keys_do_what_they_do_everywhere() {
    for (name, key, command) in [
        ("home, ready", Key::F5, Some(Command::Refresh)),
        ("history", Key::F5, Some(Command::Refresh)),
        ("review", Key::Escape, Some(Command::Back)),
        ("choose", Key::Escape, Some(Command::Back)),
        ("review", Key::Enter, Some(Command::Agree)),
        ("choose", Key::Enter, Some(Command::Plan(Wish::SetUp(Choices::default())))),
        ("home, nothing set up", Key::Enter, Some(Command::SetUp)),
        ("home, a project offered", Key::Enter, Some(Command::Plan(Wish::Project("/src/hello".into())))),
        ("closing", Key::Escape, Some(Command::Stay)),
        ("install", Key::Escape, None),
        ("home, ready", Key::Escape, None),
        ("review", Key::F5, None),
    ] {
        let mut harness = scene(name);
        harness.key_press(key);
        harness.run();
        assert_eq!(harness.state().asked.first(), command.as_ref(), "{key:?} on {name}");
    }
}

/// Who keeps Enter down agrees to nothing that was not there when the key went down.
#[test]
fn a_key_that_is_held_down_confirms_no_second_screen() {
    let mut harness = scene("choose");
    harness.key_down(Key::Enter);
    harness.run();
    assert_eq!(harness.state().asked.len(), 1, "the first press counts");
    let review = scenes().into_iter().find(|(name, _)| *name == "review").unwrap().1;
    harness.state_mut().show(review);
    harness.key_down(Key::Enter);
    harness.run();
    assert_eq!(harness.state().asked, [], "a plan that nobody read is agreed to");
    harness.key_up(Key::Enter);
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().asked, [Command::Agree]);
}

/// A row is one stop of the keyboard, and arrows go on to rows that were not in sight.
#[test]
fn arrows_go_through_all_rows_of_a_table() {
    let mut harness = scene("compatibility");
    harness.set_size(egui::vec2(800.0, 560.0));
    harness.run();
    harness.get_by_role_and_label(Role::Button, "aix/ppc64").focus();
    harness.run();
    let mut seen = Vec::new();
    for _ in 0..Matrix::built_in().rows.len() {
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of one lifetime alone")]
        let focused = harness.query_all(By::new().predicate(|node| node.is_focused()));
        seen.extend(focused.filter_map(|node| node.accesskit_node().label()));
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    let all: Vec<String> = Matrix::built_in().rows.iter().map(|row| row.target.to_string()).collect();
    assert_eq!(seen, all);
}

/// Tab goes through every control of a screen, and Space presses the one it is at.
#[test]
fn the_keyboard_alone_reaches_every_control() {
    for name in ["home, nothing set up", "versions", "history", "choose", "review", "install", "done"] {
        let mut harness = scene(name);
        let mut reached = std::collections::BTreeSet::new();
        for _ in 0..40 {
            harness.key_press(Key::Tab);
            harness.step();
            #[expect(
                clippy::redundant_closure_for_method_calls,
                reason = "the method is of one lifetime alone"
            )]
            let focused = harness.query_all(By::new().predicate(|node| node.is_focused()));
            reached.extend(focused.filter_map(|node| node.accesskit_node().label()));
        }
        for button in buttons(&harness) {
            assert!(reached.contains(&button), "Tab never comes to `{button}` of {name}: {reached:?}");
        }
    }
    let mut harness = scene("done");
    harness.get_by_role_and_label(Role::Button, "Back to Home").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().asked, [Command::Leave]);
}

#[test]
fn the_other_language_is_a_press_away_and_written_in_itself() {
    let mut harness = scene("settings");
    harness.get_by_role_and_label(Role::RadioButton, "简体中文").click();
    harness.run();
    assert_eq!(harness.state().asked, [Command::Set(Preference::Lang(LangTag::ZhCn))]);
}

#[test]
fn the_list_of_all_commands_is_worked_by_keys() {
    for modifiers_and_key in [(Modifiers::COMMAND, Key::K), (Modifiers::COMMAND | Modifiers::SHIFT, Key::P)] {
        let mut harness = scene("home, ready");
        harness.key_press_modifiers(modifiers_and_key.0, modifiers_and_key.1);
        harness.run();
        assert_eq!(harness.state().asked, [Command::ShowPalette(true)]);
    }
    let mut harness = scene("home, ready");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    harness.run();
    assert_eq!(harness.state().asked, [Command::Go(Place::Settings)]);
    for (key, command) in [
        (Key::Escape, Command::ShowPalette(false)),
        (Key::ArrowDown, Command::Step(1)),
        (Key::ArrowUp, Command::Step(-1)),
        (Key::Enter, Command::SetUp),
    ] {
        let mut harness = scene("palette, found");
        harness.key_press(key);
        harness.run();
        assert_eq!(harness.state().asked, [command]);
    }
    let mut harness = scene("palette");
    harness.event(egui::Event::Text("h".to_owned()));
    harness.run();
    assert_eq!(harness.state().asked.first(), Some(&Command::Find("h".to_owned())));
}

#[test]
fn a_row_of_a_table_is_chosen_as_a_whole() {
    let mut harness = scene("environment");
    harness.get_by_role_and_label(Role::Button, "GOTOOLCHAIN").click();
    harness.run();
    assert_eq!(harness.state().asked, [Command::Select(Some("GOTOOLCHAIN".to_owned()))]);
}

#[test]
fn the_compatibility_table_is_filtered_sorted_and_told_in_words() {
    let mut harness = scene("compatibility");
    harness.get_by_role_and_label(Role::Button, "linux/amd64").click();
    harness.run();
    harness.get_by_role_and_label(Role::ColumnHeader, "1.21").click();
    harness.run();
    let selected = Command::Select(Some("linux/amd64".to_owned()));
    assert_eq!(harness.state().asked, [selected, Command::SortBy(3)]);
    harness.state_mut().asked.clear();
    harness.get_by_role_and_label(Role::ColumnHeader, "cgo").click();
    harness.run();
    harness.get_by_role_and_label(Role::CheckBox, "first class").click();
    harness.run();
    let cgo = Command::SortBy(Matrix::built_in().lines.len() + 1);
    assert_eq!(harness.state().asked, [cgo, Command::Narrow(Feature::FirstClass)]);
    let harness = scene("compatibility, filtered");
    assert!(harness.query_by_role_and_label(Role::Button, "linux/arm").is_some(), "Go calls armv7 arm");
    assert!(harness.query_by_role_and_label(Role::Button, "linux/amd64").is_none());
    let harness = scene("compatibility, one target");
    assert!(harness.query_all_by_label_contains("Go 1.19: ").count() > 1);
}

#[test]
fn a_button_says_which_keys_do_the_same() {
    for (name, button, keys) in [
        ("history", "Look again", "F5"),
        ("home, ready", "Search commands", "Ctrl+K"),
        ("home, ready", "Settings", "Ctrl+,"),
        ("review", "Set up", "Enter"),
        ("review", "Back", "Esc"),
        ("done", "Back to Home", "Esc"),
        ("closing", "Keep open", "Esc"),
    ] {
        let mut harness = scene(name);
        harness.get_by_role_and_label(Role::Button, button).hover();
        harness.run_steps(30);
        assert!(harness.query_by_value(keys).is_some(), "`{button}` of {name} says nothing of {keys}");
    }
}

/// Paths, values and errors are copied by the second mouse button, wherever they stand.
#[test]
fn the_second_button_copies_what_it_points_at() {
    for (name, ending, beginning) in [
        ("home, ready", "/usr/lib/go", "/"), // not the version before it
        ("environment", "go1.22.0", "go1.22.0"),
        ("checks", "/usr/bin/go", "/usr/bin/go"),
    ] {
        let mut harness = scene(name);
        harness.run();
        let at = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.value().or_else(|| node.label())
        };
        let all: Vec<_> = harness.query_all(By::new()).filter(|node| at(node).is_some()).collect();
        let found = all.iter().find(|node| at(node).is_some_and(|words| words.ends_with(ending)));
        let names = || all.iter().filter_map(at).collect::<Vec<_>>();
        found.unwrap_or_else(|| panic!("{name} has no `{ending}`: {:?}", names())).click_secondary();
        harness.run();
        harness.get_by_role_and_label(Role::Button, "Copy").click();
        harness.run();
        let [Command::Copy(text)] = harness.state().asked.as_slice() else { panic!("{name} copies nothing") };
        assert!(text.starts_with(beginning) && text.ends_with(ending), "{name}: {text}");
        harness.run();
        assert!(harness.query_by_role_and_label(Role::Button, "Copy").is_none(), "{name}: it is gone");
    }
}

/// The same by the keyboard alone: Tab comes to each, says how, and Ctrl+C copies it.
#[test]
fn the_keyboard_copies_what_it_comes_to() {
    for (name, beginning, part) in [
        ("home, ready", "/", "/usr/lib/go"),
        ("home, ready", "", "linux"),
        ("checks", "Active link\n", "[GR-DOC-"),
    ] {
        let mut harness = scene(name);
        harness.run();
        let mut copied = Vec::new();
        for _ in 0..40 {
            harness.key_press(Key::Tab);
            harness.run();
            harness.event(egui::Event::Copy);
            harness.run();
            let asked = std::mem::take(&mut harness.state_mut().asked);
            if let [Command::Copy(text)] = asked.as_slice() {
                assert!(harness.query_by_value("Ctrl+C copies this").is_some(), "{name} says how");
                copied.push(text.clone());
            }
        }
        let found = copied.iter().any(|text| text.starts_with(beginning) && text.contains(part));
        assert!(found, "{name}: {copied:?}");
    }
}

/// The count beside the checks says what it counts, and what was just done is said aloud.
#[test]
fn counts_and_passing_words_are_told_to_those_who_do_not_see_them() {
    let harness = scene("home, copied");
    let checks = harness.get_by_role_and_label(Role::Button, "Checks");
    assert_eq!(checks.accesskit_node().description().as_deref(), Some("2 broken"));
    let copied = harness.get_by_label("Copied");
    assert_eq!(copied.accesskit_node().live(), egui::accesskit::Live::Polite);
    let harness = scene("home, ready");
    assert_eq!(harness.get_by_role_and_label(Role::Button, "Checks").accesskit_node().description(), None);
}

/// A build tells how far it is, and what cannot be opened here is not offered.
#[test]
fn a_build_is_counted_and_only_what_is_here_is_offered() {
    let harness = scene("install, building");
    assert!(harness.query_by_label("100 of about 400 packages compiled, about 2 min left").is_some());
    let mut harness = scene("done, project");
    harness.state_mut().model.machine.value.as_mut().unwrap().openers = vec![Opener::Folder];
    harness.run();
    let all = buttons(&harness);
    assert!(all.contains(&"Open folder".to_owned()), "{all:?}");
    assert!(!all.iter().any(|name| name == "Open terminal" || name == "Open in VS Code"), "{all:?}");
}
