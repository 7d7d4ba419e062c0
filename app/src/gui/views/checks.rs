//! Checks: what is broken, what deserves a look, what is fine; and a repair, which is a plan like any other.

use super::page::{page_ui, place_title_with_ui, waiting_ui};
use super::{Asked, chain, failed};
use crate::cli::EDITABLE;
use crate::command::Command;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{Button, Line, Mark, Rank, Tone, card_ui, row_ui, rule_ui, tag_ui};
use crate::job::Job;
use crate::model::Model;
use crate::text::{self, Words};
use crate::wish::Wish;
use eframe::egui::{CollapsingHeader, RichText, Ui};
use goready_i18n::{Lang, msg};
use goready_installers::doctor::{Examination, Finding, Look, Trouble};
use goready_installers::goenv::SettingOrigin;
use goready_installers::verify::Severity;
use std::iter;

/// Draws it.
pub(super) fn checks_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    page_ui(ui, |ui| {
        let asked = place_title_with_ui(ui, &msg::checks_title(lang), lang, |ui| {
            let is_ready = model.checks.value.is_some() && !model.report.is_running();
            let copy = Button::quiet(&msg::checks_copy_report(lang)).enabled_if(is_ready).show_ui(ui);
            copy.clicked().then_some(Command::CopyReport)
        });
        let of_report = match &model.report {
            Job::Failed(failure) => {
                failed::reading_failed_ui(ui, &failure.error, msg::checks_report_failed(lang), words)
            }
            Job::Idle | Job::Running(_) | Job::Done(()) => None,
        };
        let of_list = match (&model.checks.job, &model.checks.value) {
            (Job::Failed(failure), _) => {
                failed::reading_failed_ui(ui, &failure.error, msg::checks_failed(lang), words)
            }
            (_, Some(found)) => found_ui(ui, model, found, words),
            (Job::Idle | Job::Running(_) | Job::Done(()), None) => {
                waiting_ui(ui, &msg::checks_reading(lang), &msg::checks_reading_why(lang));
                None
            }
        };
        asked.or(of_report).or(of_list)
    })
}

fn found_ui(ui: &mut Ui, model: &Model, found: &Examination, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    counts_ui(ui, found, lang);
    let of = |severity| found.findings.iter().filter(move |finding| finding.severity == severity);
    let troubles: Vec<&Finding> = of(Severity::Broken).chain(of(Severity::Advice)).collect();
    let mut asked = None;
    if !troubles.is_empty() {
        card_ui(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, finding) in troubles.iter().enumerate() {
                if index > 0 {
                    rule_ui(ui);
                }
                asked = asked.take().or(ui.push_id(index, |ui| trouble_ui(ui, finding, words)).inner);
            }
        });
    }
    let mend = found.mend().filter(|_| troubles.iter().filter(|finding| finding.fix.is_some()).count() > 1);
    if let Some(mend) = mend
        && Button::primary(&msg::checks_fix_all(lang)).show_ui(ui).clicked()
    {
        asked = Some(Command::Plan(Wish::Mend(Box::new(mend))));
    }
    asked = asked.or(chain::why_ui(ui, model, words));
    card_ui(ui, |ui| {
        let title = RichText::new(msg::checks_fine(lang, found.count_fine()));
        CollapsingHeader::new(title.color(Theme::of(ui).text)).id_salt("fine").show_unindented(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for finding in of(Severity::Ok) {
                let line = Line::new(ui).add_marked(Tone::Plain, &words.check(finding.check));
                if finding.look == Look::Taken {
                    row_ui(ui, Mark::Ok, &msg::window_state_ok(lang), line, |_| {});
                } else {
                    line.add(Tone::Quiet, &words.look(finding.look)).show_ui(ui);
                }
            }
        });
    });
    asked
}

/// How many of each.
fn counts_ui(ui: &mut Ui, found: &Examination, lang: &Lang) {
    ui.horizontal(|ui| {
        let theme = Theme::of(ui);
        let (broken, advice, fine) =
            (found.count(Severity::Broken), found.count(Severity::Advice), found.count_fine());
        for (mark, count, words) in [
            (Mark::Broken, broken, msg::checks_broken(lang, broken)),
            (Mark::Advice, advice, msg::checks_advice(lang, advice)),
            (Mark::Ok, fine, msg::checks_fine(lang, fine)),
        ] {
            if count > 0 {
                tag_ui(ui, &words, mark.colours(theme));
            }
        }
    });
}

/// What is wrong, what to do by hand, and the repair.
fn trouble_ui(ui: &mut Ui, finding: &Finding, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let (mark, state) = match finding.severity {
        Severity::Ok => (Mark::Ok, msg::window_state_ok(lang)),
        Severity::Advice => (Mark::Advice, msg::window_state_advice(lang)),
        Severity::Broken => (Mark::Broken, msg::window_state_broken(lang)),
    };
    let check = words.check(finding.check);
    let line = Line::new(ui).add_marked(Tone::Strong, &check);
    let mut asked = None;
    ui.add_space(space::XS);
    row_ui(ui, mark, &state, line, |ui| {
        let fix = msg::checks_fix(lang);
        if let Some(mend) = &finding.fix
            && Button::of(&fix, Rank::Other).of_row(&check).show_ui(ui).clicked()
        {
            asked = Some(Command::Plan(Wish::Mend(Box::new(mend.clone()))));
        }
        let set_up = msg::window_set_up_go(lang);
        if wants_a_go(finding) && Button::of(&set_up, Rank::Other).of_row(&check).show_ui(ui).clicked() {
            asked = Some(Command::SetUp);
        }
        let take_out = msg::environment_unset(lang);
        if let Some(name) = in_our_hands(finding)
            && Button::of(&take_out, Rank::Other).of_row(&check).show_ui(ui).clicked()
        {
            asked = Some(Command::Plan(Wish::GoEnv(name.to_owned(), None)));
        }
        if let Some(code) = &finding.code {
            Line::new(ui).add(Tone::QuietMono, code).show_selectable_ui(ui);
        }
    });
    let seen = finding.trouble.as_ref().map(|trouble| words.trouble(trouble));
    let said = seen.into_iter().chain(words.by_hand_in_window(finding));
    let said: Vec<String> = said.map(|said| text::sentence(&said)).collect();
    let code = finding.code.iter().map(|code| format!("[{code}]"));
    let whole: Vec<String> = iter::once(check).chain(said.iter().cloned()).chain(code).collect();
    for (index, said) in said.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.add_space(space::XXL);
            let line = Line::new(ui).add_marked(Tone::Quiet, said);
            // The keyboard stops once at each trouble, and copies all of it.
            if index == 0 {
                line.show_reachable_ui(ui, &whole.join("\n"), &msg::habits_copy_keys(lang));
            } else {
                line.show_selectable_ui(ui);
            }
        });
    }
    ui.add_space(space::S);
    asked
}

/// The setting of `go env -w` that can be taken out here, where that may have been a choice, so that it is no repair.
fn in_our_hands(finding: &Finding) -> Option<&str> {
    let Some(Trouble::Setting { name, origin: SettingOrigin::GoEnvFile { .. }, .. }) = &finding.trouble
    else {
        return None;
    };
    (finding.fix.is_none() && EDITABLE.contains(&name.as_str())).then_some(name)
}

/// Whether it has no repair of its own, and a Go that is set up ends it.
fn wants_a_go(finding: &Finding) -> bool {
    let ends = matches!(
        finding.trouble,
        Some(
            Trouble::NoGo
                | Trouble::GoNotOnPath { .. }
                | Trouble::LinkBroken { .. }
                | Trouble::OutOfSupport { .. }
        )
    );
    finding.fix.is_none() && ends
}
