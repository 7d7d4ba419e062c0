//! Choose: which Go, for which shells, from where. The newest stable one is chosen already.

use super::page::{Crumb, crumbs_ui, footer_ui, page_ui, title_ui};
use super::{Asked, confirms, gopath};
use crate::command::Command;
use crate::gui::theme::{ROW_HEIGHT, Theme, space};
use crate::gui::widgets::{
    Button, Line, Mark, Tone, card_ui, check_ui, field_ui, figure_ui, radio_ui, tag_ui, tall_field_ui,
};
use crate::job::Job;
use crate::model::{BACK_KEYS, CONFIRM_KEYS, Model, ReleaseRow, Releases};
use crate::settings::shell_name;
use crate::text::{self, Words};
use crate::wish::{Choices, GoChoice, Wish};
use eframe::egui::{CollapsingHeader, RichText, Ui, vec2};
use goready_i18n::{Lang, msg, quantity};
use goready_installers::catalog::Support;
use goready_installers::catalog::services::Services;
use goready_installers::catalog::tool_pins::Tool;
use goready_installers::detect::Facts;
use goready_installers::shell::Shell;
use goready_installers::version::GoVersion;

/// Width of the box of a shell or tool.
const TICK_WIDTH: f32 = 132.0;

/// Draws it.
pub(super) fn choose_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let can_review = gopath::refusal(model).is_none();
    let pressed = footer_ui(ui, &msg::choose_help(lang), |ui| {
        let review = msg::choose_review(lang);
        let review = Button::primary(&review).with_keys(CONFIRM_KEYS).enabled_if(can_review);
        let review = review.show_ui(ui).clicked();
        ui.add_space(space::XS);
        let cancel = Button::other(&msg::common_cancel(lang)).with_keys(BACK_KEYS).show_ui(ui).clicked();
        review.then(|| plan_of(model)).or(cancel.then_some(Command::Leave))
    });
    let mut choices = model.choices.clone();
    page_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        crumbs_ui(ui, lang, None, Crumb::Choose);
        title_ui(ui, &msg::choose_title(lang));
        card_ui(ui, |ui| go_ui(ui, model, &mut choices, words));
        if let Some(looked) = &model.machine.value {
            card_ui(ui, |ui| rest_ui(ui, model, &looked.facts, &mut choices, words));
        }
    });
    let chosen = (choices != model.choices).then_some(Command::Choose(choices));
    pressed.or(chosen).or_else(|| (can_review && confirms(ui)).then(|| plan_of(model)))
}

fn plan_of(model: &Model) -> Command {
    Command::Plan(Wish::SetUp(model.choices.clone()))
}

/// The Gos there are: what a file asks for, then the supported lines, then the older ones.
fn go_ui(ui: &mut Ui, model: &Model, choices: &mut Choices, words: &Words<'_>) {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = 0.0;
    file_ui(ui, &model.choices.go, words);
    let Some(releases) = &model.releases.value else {
        stable_ui(ui, None, choices, words);
        let note = match &model.releases.job {
            Job::Failed(_) => msg::versions_failed(lang),
            Job::Idle | Job::Running(_) | Job::Done(()) => msg::versions_looking(lang),
        };
        Line::new(ui).add(Tone::Small, &note).show_ui(ui);
        return;
    };
    stable_ui(ui, Some(releases), choices, words);
    let stable = releases.stable();
    let others = releases.newest_of_lines().filter(|release| Some(release.version) != stable);
    let (supported, older): (Vec<_>, Vec<_>) =
        others.partition(|release| release.support == Support::Supported);
    for release in supported {
        release_ui(ui, release, choices, words);
    }
    let opened = older.iter().any(|release| choices.go == GoChoice::Version(release.version));
    ui.add_space(space::S);
    CollapsingHeader::new(RichText::new(msg::choose_older(lang, older.len())).color(Theme::of(ui).text2))
        .id_salt("older")
        .default_open(opened)
        .show_unindented(ui, |ui| {
            for release in older {
                release_ui(ui, release, choices, words);
            }
        });
    source_ui(ui, releases, words);
}

/// The Go that a dropped file names.
fn file_ui(ui: &mut Ui, go: &GoChoice, words: &Words<'_>) {
    let name = match go {
        GoChoice::Module(path) => msg::choose_module(words.lang, words.path(path)),
        GoChoice::Archive(path) => msg::choose_archive(words.lang, words.path(path)),
        GoChoice::Stable | GoChoice::Version(_) => return,
    };
    let line = Line::new(ui).add(Tone::Strong, &name);
    radio_ui(ui, true, &name, line, |_| {});
}

fn stable_ui(ui: &mut Ui, releases: Option<&Releases>, choices: &mut Choices, words: &Words<'_>) {
    let lang = words.lang;
    let row = releases.and_then(|releases| {
        let stable = releases.stable()?;
        releases.all.iter().find(|release| release.version == stable)
    });
    let name = row.map_or_else(|| msg::plan_wanted_go(lang), |row| go(row.version));
    let line = Line::new(ui).add(Tone::Strong, &name);
    let pressed = radio_ui(ui, choices.go == GoChoice::Stable, &name, line, |ui| {
        size_ui(ui, row, lang);
        tag_ui(ui, &msg::choose_newest(lang), Mark::Ok.colours(Theme::of(ui)));
    });
    if pressed.clicked() {
        choices.go = GoChoice::Stable;
    }
}

fn release_ui(ui: &mut Ui, release: &ReleaseRow, choices: &mut Choices, words: &Words<'_>) {
    let this = GoChoice::Version(release.version);
    let name = go(release.version);
    let line = Line::new(ui).add(Tone::Strong, &name);
    let pressed = radio_ui(ui, choices.go == this, &name, line, |ui| {
        size_ui(ui, Some(release), words.lang);
        support_ui(ui, release, words.lang);
    });
    if pressed.clicked() {
        choices.go = this;
    }
}

/// Whether a release still gets security fixes.
pub(super) fn support_ui(ui: &mut Ui, release: &ReleaseRow, lang: &Lang) {
    let theme = Theme::of(ui);
    if !release.version.is_stable() {
        tag_ui(ui, &msg::choose_preview(lang), Mark::Running.colours(theme));
        return;
    }
    match release.support {
        Support::Supported => tag_ui(ui, &msg::choose_supported(lang), Mark::Ok.colours(theme)),
        Support::Archived => tag_ui(ui, &msg::choose_archived(lang), Mark::Advice.colours(theme)),
    };
}

fn size_ui(ui: &mut Ui, release: Option<&ReleaseRow>, lang: &Lang) {
    if let Some(size) = release.and_then(|release| release.size_bytes) {
        figure_ui(ui, &quantity::size(lang, size));
    }
}

/// Where the list is from; and that it is old, where nobody answered.
pub(super) fn source_ui(ui: &mut Ui, releases: &Releases, words: &Words<'_>) {
    let lang = words.lang;
    let known = match (&releases.from, releases.at) {
        (Some(from), Some(at)) => {
            msg::versions_of(lang, text::time(lang, at), words.list(text::source_names(from)))
        }
        _ => msg::versions_built_in(lang, releases.captured.as_str()),
    };
    ui.add_space(space::S);
    let shown = Line::new(ui).add(Tone::Small, &known).show_ui(ui);
    if !releases.failed.is_empty() {
        let silent = releases.failed.iter().flat_map(|failed| text::source_names(&failed.url));
        shown.on_hover_text(msg::versions_silent(lang, words.list(silent)));
    }
}

fn go(version: GoVersion) -> String {
    format!("Go {}", version.bare())
}

/// Shells, sources, folders.
fn rest_ui(ui: &mut Ui, model: &Model, facts: &Facts, choices: &mut Choices, words: &Words<'_>) {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = space::M;
    tall_field_ui(ui, &msg::choose_tools(lang), |ui| tools_ui(ui, &mut choices.tools));
    tall_field_ui(ui, &msg::choose_shells(lang), |ui| shells_ui(ui, facts, choices, lang));
    tall_field_ui(ui, &msg::choose_region(lang), |ui| region_ui(ui, choices, lang));
    field_ui(ui, &msg::choose_place(lang), |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let path = words.path(&facts.home.places.sdk_store());
        Line::new(ui).add(Tone::Mono, &path).show_selectable_ui(ui);
        let folder = words.path(&facts.home.places.data);
        let elsewhere = if facts.ours.versions.is_empty() {
            msg::choose_place_elsewhere(lang, folder)
        } else {
            msg::preferences_sdks_elsewhere(lang, folder)
        };
        Line::new(ui).add(Tone::Small, &elsewhere).show_ui(ui);
    });
    tall_field_ui(ui, gopath::NAME, |ui| gopath::gopath_ui(ui, model, facts, &mut choices.gopath, words));
}

/// All that are in use, or only some that are ticked.
fn shells_ui(ui: &mut Ui, facts: &Facts, choices: &mut Choices, lang: &Lang) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut here: Vec<Shell> = facts.shells.iter().map(|shell| shell.shell).collect();
    here.sort_unstable();
    here.dedup();
    let used = msg::choose_shells_used(lang);
    let line = Line::new(ui).add(Tone::Plain, &used);
    if radio_ui(ui, choices.shells.is_none(), &used, line, |_| {}).clicked() {
        choices.shells = None;
    }
    let only = msg::choose_shells_only(lang);
    let line = Line::new(ui).add(Tone::Plain, &only);
    if radio_ui(ui, choices.shells.is_some(), &only, line, |_| {}).clicked() && choices.shells.is_none() {
        let login = facts.shells.iter().find(|shell| shell.is_login_shell);
        choices.shells = Some(login.map(|login| login.shell).into_iter().collect());
    }
    if let Some(chosen) = &mut choices.shells {
        ticks_ui(ui, &here, chosen);
        if chosen.is_empty() {
            Line::new(ui).add(Tone::Small, &msg::choose_no_shells(lang)).show_ui(ui);
        }
    }
}

/// A box for each tool.
fn tools_ui(ui: &mut Ui, chosen: &mut Vec<Tool>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let columns = fitting(ui.available_width(), TICK_WIDTH);
    for row in Tool::ALL.chunks(columns) {
        ui.horizontal(|ui| {
            for tool in row {
                if tick_ui(ui, chosen.contains(tool), tool.name()) {
                    toggle(chosen, *tool);
                }
            }
        });
    }
}

/// A box of the usual width; whether it was pressed.
fn tick_ui(ui: &mut Ui, is_on: bool, name: &str) -> bool {
    let line = Line::new(ui).add(Tone::Plain, name);
    ui.allocate_ui(vec2(TICK_WIDTH, ROW_HEIGHT), |ui| check_ui(ui, is_on, name, line)).inner.clicked()
}

/// Chooses what is not chosen, and the other way round; the order is the one of the kind.
fn toggle<T: Ord + Copy>(chosen: &mut Vec<T>, this: T) {
    let was_on = chosen.contains(&this);
    chosen.retain(|other| *other != this);
    chosen.extend((!was_on).then_some(this));
    chosen.sort_unstable();
}

/// A box for each shell, as many in a row as there is room for.
fn ticks_ui(ui: &mut Ui, here: &[Shell], chosen: &mut Vec<Shell>) {
    let columns = fitting(ui.available_width(), TICK_WIDTH);
    for row in here.chunks(columns) {
        ui.horizontal(|ui| {
            for shell in row {
                if tick_ui(ui, chosen.contains(shell), shell_name(*shell)) {
                    toggle(chosen, *shell);
                }
            }
        });
    }
}

/// How many things of a width stand side by side; one at least.
fn fitting(room: f32, width: f32) -> usize {
    let mut count = 1;
    let mut used = 2.0 * width;
    while used <= room && count < 12 {
        count += 1;
        used += width + space::S;
    }
    count
}

/// The preset, and whether Go itself is to use its proxies.
fn region_ui(ui: &mut Ui, choices: &mut Choices, lang: &Lang) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let Ok(services) = Services::built_in() else { return };
    for region in &services.regions {
        let name = region_name(&region.id, lang);
        let is_usual = services.regions.first().is_some_and(|first| first.id == region.id);
        let this = (!is_usual).then(|| region.id.clone());
        let is_chosen = choices.region == this;
        let line = Line::new(ui).add(Tone::Plain, &name).add(Tone::Small, &region.sources.join(" · "));
        if radio_ui(ui, is_chosen, &name, line, |_| {}).clicked() && !is_chosen {
            choices.goproxy = (!is_usual).then(|| region.goproxy.clone());
            choices.region = this;
        }
        if is_chosen && !is_usual {
            let name = msg::choose_goproxy(lang);
            let what = format!("go env -w GOPROXY={}", region.goproxy);
            let line = Line::new(ui).add(Tone::Plain, &name).add(Tone::Small, &what);
            let is_on = choices.goproxy.is_some();
            if check_ui(ui, is_on, &name, line).clicked() {
                choices.goproxy = (!is_on).then(|| region.goproxy.clone());
            }
        }
    }
}

/// A region's name; one that got none yet is called by its id.
pub(super) fn region_name(id: &str, lang: &Lang) -> String {
    match id {
        "default" => msg::choose_region_usual(lang),
        "cn" => msg::choose_region_cn(lang),
        other => other.to_owned(),
    }
}
