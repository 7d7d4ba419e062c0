//! Go versions: which are here and whose they are, and which there are.

use super::page::{page_ui, place_title_ui, waiting_ui};
use super::{Asked, choose, failed};
use crate::command::Command;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{
    Button, Line, Mark, Tone, card_ui, figure_ui, heading_ui, row_ui, rule_ui, tag_ui,
};
use crate::job::Job;
use crate::model::{Model, ReleaseRow, Releases};
use crate::text::Words;
use crate::wish::Wish;
use eframe::egui::{CollapsingHeader, RichText, Ui};
use goready_i18n::{msg, quantity};
use goready_installers::catalog::Support;
use goready_installers::detect::{Facts, Owner, SdkFacts, SdkHealth};
use goready_installers::version::GoVersion;

/// Draws it.
pub(super) fn versions_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    page_ui(ui, |ui| {
        let mut asked = place_title_ui(ui, &msg::versions_title(lang), lang);
        match (&model.machine.job, &model.machine.value) {
            (Job::Failed(failure), _) => {
                let title = msg::window_failed_look(lang);
                asked = asked.or(failed::reading_failed_ui(ui, &failure.error, title, words));
            }
            (_, Some(looked)) => asked = asked.or(card_ui(ui, |ui| installed_ui(ui, &looked.facts, words))),
            (Job::Idle | Job::Running(_) | Job::Done(()), None) => {}
        }
        let of_releases = match (&model.releases.job, &model.releases.value) {
            (Job::Failed(failure), None) => {
                failed::reading_failed_ui(ui, &failure.error, msg::versions_failed(lang), words)
            }
            (_, Some(releases)) => {
                let here = model.machine.value.as_ref().map(|looked| looked.facts.ours.versions.as_slice());
                card_ui(ui, |ui| available_ui(ui, releases, here.unwrap_or_default(), words))
            }
            (Job::Idle | Job::Running(_) | Job::Done(()), None) => {
                waiting_ui(ui, &msg::versions_looking(lang), &msg::window_planning_why(lang));
                None
            }
        };
        asked.or(of_releases)
    })
}

fn installed_ui(ui: &mut Ui, facts: &Facts, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = 0.0;
    heading_ui(ui, &msg::versions_installed(lang));
    ui.add_space(space::XS);
    if facts.sdks.is_empty() {
        let line = Line::new(ui).add(Tone::Plain, &msg::versions_none(lang));
        let mut pressed = false;
        row_ui(ui, Mark::Absent, &msg::window_state_absent(lang), line, |ui| {
            pressed = Button::primary(&msg::window_set_up_go(lang)).show_ui(ui).clicked();
        });
        return pressed.then_some(Command::SetUp);
    }
    let mut asked = None;
    for (index, sdk) in facts.sdks.iter().enumerate() {
        if index > 0 {
            rule_ui(ui);
        }
        asked = asked.or(ui.push_id(index, |ui| sdk_ui(ui, facts, sdk, words)).inner);
    }
    asked
}

/// One Go of this machine. What something else installed can be used where it is, and is left alone otherwise.
fn sdk_ui(ui: &mut Ui, facts: &Facts, sdk: &SdkFacts, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let name = sdk.version.map(GoVersion::bare).or_else(|| sdk.version_text.clone());
    let name = name.unwrap_or_else(|| msg::common_unknown(lang));
    let is_ours = sdk.owner == Owner::Goready || sdk.is_adopted;
    let is_active = is_ours && sdk.version.is_some() && sdk.version == facts.ours.active;
    let (mark, state) = match &sdk.health {
        SdkHealth::Whole => (Mark::Ok, msg::window_state_ok(lang)),
        SdkHealth::Partial { .. } => (Mark::Broken, msg::window_tag_incomplete(lang)),
        SdkHealth::Stomped { .. } => (Mark::Broken, msg::window_tag_damaged(lang)),
    };
    let line = Line::new(ui).add(Tone::Strong, &name).add(Tone::QuietMono, &words.path(&sdk.root));
    let mut asked = None;
    row_ui(ui, mark, &state, line, |ui| {
        let theme = Theme::of(ui);
        if mark == Mark::Broken {
            tag_ui(ui, &state, mark.colours(theme));
        }
        if !is_ours {
            let version = sdk.version.filter(|version| !facts.ours.versions.contains(version));
            let can_be_used = mark == Mark::Ok && version.is_some();
            let adopt = msg::versions_adopt(lang);
            if can_be_used && Button::quiet(&adopt).of_row(&words.path(&sdk.root)).show_ui(ui).clicked() {
                asked = Some(Command::Plan(Wish::Adopt(sdk.root.clone())));
            }
            tag_ui(ui, &words.owner(sdk.owner), (theme.text2, theme.sunken));
            return;
        }
        let Some(version) = sdk.version else { return };
        if Button::quiet(&msg::versions_remove(lang)).of_row(&name).show_ui(ui).clicked() {
            asked = Some(Command::Plan(Wish::Remove(version)));
        }
        if is_active {
            tag_ui(ui, &msg::window_tag_active(lang), Mark::Ok.colours(theme));
        } else if Button::quiet(&msg::versions_use(lang)).of_row(&name).show_ui(ui).clicked() {
            asked = Some(Command::Plan(Wish::Use(version)));
        }
        if sdk.is_adopted {
            tag_ui(ui, &words.owner(sdk.owner), (theme.text2, theme.sunken));
        }
    });
    asked
}

/// The newest of each line; the ones without security fixes open when asked.
fn available_ui(ui: &mut Ui, releases: &Releases, here: &[GoVersion], words: &Words<'_>) -> Asked {
    let lang = words.lang;
    ui.spacing_mut().item_spacing.y = 0.0;
    heading_ui(ui, &msg::versions_available(lang));
    ui.add_space(space::XS);
    let (supported, older): (Vec<_>, Vec<_>) = releases
        .newest_of_lines()
        .partition(|release| release.support == Support::Supported || !release.version.is_stable());
    let mut asked = None;
    for release in supported {
        asked = asked.or(release_ui(ui, release, here, words));
        rule_ui(ui);
    }
    ui.add_space(space::S);
    let title = RichText::new(msg::choose_older(lang, older.len())).color(Theme::of(ui).text2);
    CollapsingHeader::new(title).id_salt("older").show_unindented(ui, |ui| {
        for release in older {
            asked = asked.take().or(release_ui(ui, release, here, words));
        }
    });
    choose::source_ui(ui, releases, words);
    asked
}

fn release_ui(ui: &mut Ui, release: &ReleaseRow, here: &[GoVersion], words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let is_here = here.contains(&release.version);
    let (mark, state) = if is_here {
        (Mark::Ok, msg::versions_here(lang))
    } else {
        (Mark::Absent, msg::versions_available(lang))
    };
    let name = release.version.bare();
    let line = Line::new(ui).add(Tone::Strong, &name);
    let mut asked = None;
    row_ui(ui, mark, &state, line, |ui| {
        if is_here {
            tag_ui(ui, &msg::versions_here(lang), Mark::Ok.colours(Theme::of(ui)));
        } else if Button::quiet(&msg::versions_install(lang)).of_row(&name).show_ui(ui).clicked() {
            asked = Some(Command::Plan(Wish::Install(release.version)));
        }
        if let Some(size) = release.size_bytes {
            figure_ui(ui, &quantity::size(lang, size));
        }
        choose::support_ui(ui, release, lang);
    });
    asked
}
