//! Home: the verdict, and what was found.

use super::page::{page_ui, title_ui, waiting_ui};
use super::{Asked, confirms, failed, first_project};
use crate::command::Command;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{
    Button, Line, Mark, Notice, Rank, Tone, banner_ui, card_ui, field_ui, heading_ui, tag_ui,
};
use crate::job::{Job, Progress};
use crate::model::{Looked, Model, PALETTE_KEYS, Verdict};
use crate::text::Words;
use crate::wish::Wish;
use eframe::egui::{Align, Layout, Ui};
use goready_i18n::{msg, quantity};
use goready_installers::detect::{Facts, SdkFacts, SdkHealth};
use goready_installers::version::GoVersion;

/// Draws it.
pub(super) fn home_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    page_ui(ui, |ui| {
        let asked = home_title_ui(ui, model, words);
        let of_page = match (&model.machine.job, &model.machine.value) {
            (Job::Failed(failure), _) => {
                let title = msg::window_failed_look(words.lang);
                failed::reading_failed_ui(ui, &failure.error, title, words)
            }
            (_, Some(looked)) => {
                let asked = match &model.run {
                    Job::Running(running) => at_work_ui(ui, &running.progress, words),
                    Job::Idle | Job::Done(_) | Job::Failed(_) => verdict_ui(ui, looked, words),
                };
                let of_project = first_project::card_of_project_ui(ui, model, words);
                card_ui(ui, |ui| facts_ui(ui, &looked.facts, words));
                asked.or(of_project)
            }
            (Job::Idle | Job::Running(_) | Job::Done(()), None) => {
                let (title, why) = (msg::window_looking(words.lang), msg::window_looking_why(words.lang));
                waiting_ui(ui, &title, &why);
                None
            }
        };
        asked.or(of_page)
    })
}

/// The title, and the ways to the list of all commands and to a first project.
fn home_title_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let create = msg::window_next_project(words.lang);
    let search = msg::palette_button(words.lang);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let pressed = Button::quiet(&search).with_keys(PALETTE_KEYS).show_ui(ui).clicked();
            // Where the field is open, the button below it is called so.
            let can_create = model.can_create_project() && !model.project.is_open;
            let creates = can_create && Button::quiet(&create).show_ui(ui).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                title_ui(ui, &msg::window_home_title(words.lang));
            });
            let creates = creates.then_some(Command::OfferProject(true));
            pressed.then_some(Command::ShowPalette(true)).or(creates)
        })
        .inner
    })
    .inner
}

/// Something is carried out: what the machine lacks meanwhile is no verdict.
fn at_work_ui(ui: &mut Ui, progress: &Progress, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let notice = Notice {
        mark: Mark::Running,
        state: msg::window_state_running(lang),
        title: msg::window_run_title(lang, words.planned(&progress.plan)),
        why: msg::window_run_why(lang),
    };
    let pressed =
        banner_ui(ui, &notice, |ui| Button::primary(&msg::window_run_show(lang)).show_ui(ui).clicked());
    pressed.then_some(Command::ShowRun)
}

fn verdict_ui(ui: &mut Ui, looked: &Looked, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let verdict = looked.verdict();
    let interrupted = looked.facts.ours.open_request.as_ref();
    let (mark, title, why) = match verdict {
        Verdict::NotSetUp => {
            (Mark::Advice, msg::window_verdict_none(lang), msg::window_verdict_none_why(lang))
        }
        Verdict::Interrupted => {
            let what = interrupted.map(|request| words.request(request));
            let title =
                msg::window_verdict_interrupted(lang, what.unwrap_or_else(|| msg::run_request_set_up(lang)));
            (Mark::Advice, title, msg::window_verdict_interrupted_why(lang))
        }
        Verdict::Incomplete(version, missing) => (
            Mark::Advice,
            msg::window_verdict_incomplete(lang, version.bare()),
            msg::window_verdict_incomplete_why(lang, missing),
        ),
        Verdict::OutOfSupport(version) => {
            (Mark::Advice, msg::window_verdict_old(lang, version.bare()), msg::window_verdict_old_why(lang))
        }
        Verdict::Ready(version) => {
            (Mark::Ok, msg::window_verdict_ready(lang, version.bare()), msg::window_verdict_ready_why(lang))
        }
    };
    let state = if mark == Mark::Ok { msg::window_state_ok(lang) } else { msg::window_state_advice(lang) };
    let rank = if matches!(verdict, Verdict::Ready(_)) { Rank::Other } else { Rank::Primary };
    let button = match verdict {
        Verdict::Ready(_) | Verdict::OutOfSupport(_) => msg::window_update(lang),
        Verdict::Interrupted => msg::window_go_on(lang),
        Verdict::NotSetUp | Verdict::Incomplete(..) => msg::window_set_up_go(lang),
    };
    let pressed = banner_ui(ui, &Notice { mark, state, title, why }, |ui| {
        Button::of(&button, rank).show_ui(ui).clicked()
    });
    let command = match (verdict, interrupted) {
        (Verdict::Interrupted, Some(request)) => Command::Plan(Wish::GoOn(Box::new(request.clone()))),
        (
            Verdict::Interrupted
            | Verdict::NotSetUp
            | Verdict::Incomplete(..)
            | Verdict::OutOfSupport(_)
            | Verdict::Ready(_),
            _,
        ) => Command::SetUp,
    };
    (pressed || (rank == Rank::Primary && confirms(ui))).then_some(command)
}

fn facts_ui(ui: &mut Ui, facts: &Facts, words: &Words<'_>) {
    let lang = words.lang;
    let hint = msg::habits_copy_keys(lang);
    ui.spacing_mut().item_spacing.y = space::S;
    heading_ui(ui, &msg::window_facts_title(lang));
    field_ui(ui, &msg::status_system(lang), |ui| {
        Line::new(ui).add(Tone::Plain, &system(facts, words)).show_reachable_ui(ui, "", &hint);
    });
    field_ui(ui, &msg::window_fact_architecture(lang), |ui| {
        let platform = &facts.machine.platform.value;
        let mut line = Line::new(ui).add(Tone::Plain, &platform.arch);
        if let Some(level) = &facts.machine.cpu_level {
            line = line.add(Tone::Quiet, &format!("({})", level.value));
        }
        line.show_reachable_ui(ui, "", &hint);
    });
    field_ui(ui, &msg::window_fact_shells(lang), |ui| {
        Line::new(ui).add(Tone::Plain, &shells(facts, words)).show_reachable_ui(ui, "", &hint);
    });
    field_ui(ui, &msg::window_fact_go(lang), |ui| sdks_ui(ui, facts, words));
    if let Some(free) = facts.home.free_bytes {
        field_ui(ui, &msg::status_free(lang), |ui| {
            Line::new(ui).add(Tone::Plain, &quantity::size(lang, free)).show_reachable_ui(ui, "", &hint);
        });
    }
}

fn sdks_ui(ui: &mut Ui, facts: &Facts, words: &Words<'_>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    if facts.sdks.is_empty() {
        Line::new(ui).add(Tone::Plain, &msg::window_fact_no_go(words.lang)).show_ui(ui);
    }
    for sdk in &facts.sdks {
        ui.horizontal_wrapped(|ui| sdk_ui(ui, facts, sdk, words));
    }
}

fn sdk_ui(ui: &mut Ui, facts: &Facts, sdk: &SdkFacts, words: &Words<'_>) {
    let lang = words.lang;
    let hint = msg::habits_copy_keys(lang);
    let theme = Theme::of(ui);
    let version = sdk.version.map(GoVersion::bare).or_else(|| sdk.version_text.clone());
    let version = version.unwrap_or_else(|| msg::common_unknown(lang));
    Line::new(ui)
        .add(Tone::Plain, &version)
        .add(Tone::Mono, &words.path(&sdk.root))
        .show_reachable_ui(ui, "", &hint);
    let is_ours = sdk.owner == goready_installers::detect::Owner::Goready;
    let plain = (theme.text2, theme.sunken);
    let can_be_active = is_ours || sdk.is_adopted;
    if can_be_active && sdk.version.is_some() && sdk.version == facts.ours.active {
        tag_ui(ui, &msg::window_tag_active(lang), Mark::Ok.colours(theme));
    }
    if !is_ours {
        tag_ui(ui, &words.owner(sdk.owner), plain);
    }
    match &sdk.health {
        SdkHealth::Whole => {}
        SdkHealth::Partial { .. } => {
            tag_ui(ui, &msg::window_tag_incomplete(lang), Mark::Broken.colours(theme));
        }
        SdkHealth::Stomped { .. } => {
            tag_ui(ui, &msg::window_tag_damaged(lang), Mark::Broken.colours(theme));
        }
    }
}

fn system(facts: &Facts, words: &Words<'_>) -> String {
    let machine = &facts.machine;
    let name = machine.pretty_name.as_ref().map(|name| name.value.clone());
    let libc = machine.libc.as_ref().map(|libc| {
        let version = libc.value.version.clone().unwrap_or_default();
        format!("{} {version}", libc.value.name).trim_end().to_owned()
    });
    let kernel = format!("{} {}", machine.platform.value.os, machine.kernel_release.value);
    let parts = [name.or_else(|| Some(msg::common_unknown(words.lang))), libc, Some(kernel), wsl(facts)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn wsl(facts: &Facts) -> Option<String> {
    let machine = &facts.machine;
    let wsl = machine.wsl.as_ref().map(|wsl| format!("WSL {}", wsl.value));
    wsl.or_else(|| machine.container.as_ref().map(|container| container.value.clone()))
}

fn shells(facts: &Facts, words: &Words<'_>) -> String {
    if facts.shells.is_empty() {
        return msg::common_unknown(words.lang);
    }
    // The login shell first: it is the one that matters.
    let mut shells: Vec<_> = facts.shells.iter().collect();
    shells.sort_by_key(|shell| !shell.is_login_shell);
    let mut names: Vec<String> = Vec::new();
    for shell in shells {
        let name = crate::settings::shell_name(shell.shell).to_owned();
        let name = if shell.is_login_shell { msg::window_fact_login(words.lang, name) } else { name };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    words.list(names)
}
