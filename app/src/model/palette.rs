//! The list of every command, found by its English name, its Chinese name or the initials of its pinyin.

use super::pinyin::initials;
use super::{Model, Outcome, Place, Step};
use crate::cli::EDITABLE;
use crate::command::{Command, TableForm, Theme};
use crate::job::Job;
use crate::settings::Preference;
use crate::wish::Wish;
use goready_i18n::{Lang, LangTag, msg};
use goready_installers::host::desktop::Opener;
use goready_installers::plan::{Plan, Request};

/// The keys that open the list.
pub(crate) const PALETTE_KEYS: &str = "Ctrl+K";

/// The keys that lead to the preferences.
pub(crate) const SETTINGS_KEYS: &str = "Ctrl+,";

/// The keys of a screen's primary action.
pub(crate) const CONFIRM_KEYS: &str = "Enter";
/// The keys of the way back.
pub(crate) const BACK_KEYS: &str = "Esc";

/// The list while it is open.
#[derive(Clone, Debug)]
pub(crate) struct Palette {
    /// What is looked for.
    pub(crate) query: String,
    /// Which of the found entries is chosen.
    pub(crate) chosen: usize,
    entries: Vec<Entry>,
}

/// A command with its names.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// In English and in Chinese.
    names: [String; 2],
    initials: String,
    /// The keys that do the same; empty for none.
    pub(crate) keys: &'static str,
    /// The command.
    pub(crate) command: Command,
}

impl Entry {
    fn new(name: impl Fn(&Lang) -> String, keys: &'static str, command: Command) -> Self {
        let names = [LangTag::EnUs, LangTag::ZhCn].map(|tag| name(&Lang::new(tag)));
        let [_, chinese] = &names;
        let initials = initials(chinese);
        Self { names, initials, keys, command }
    }

    /// Its name in a language.
    pub(crate) fn name(&self, lang: LangTag) -> &str {
        let [english, chinese] = &self.names;
        match lang {
            LangTag::EnUs => english,
            LangTag::ZhCn => chinese,
        }
    }

    /// How well it fits what is looked for, best first; none where it does not. `query` is in small letters.
    fn rank(&self, query: &str) -> Option<usize> {
        let names = self.names.iter().map(|name| name.to_lowercase());
        let of_names = names.filter_map(|name| match name.find(query) {
            Some(0) => Some(0),
            Some(_) => Some(1),
            None => None,
        });
        let plain: String = query.split_whitespace().collect();
        let of_initials = self.initials.find(&plain).map(|at| if at == 0 { 1 } else { 2 });
        of_names.chain(of_initials).min()
    }
}

impl Palette {
    /// Every command that makes sense now.
    pub(super) fn of(model: &Model) -> Self {
        Self { query: String::new(), chosen: 0, entries: entries(model) }
    }

    /// What was found, best first.
    pub(crate) fn found(&self) -> Vec<&Entry> {
        let query = self.query.trim().to_lowercase();
        let ranked = self.entries.iter().filter_map(|entry| Some((entry.rank(&query)?, entry)));
        let mut ranked: Vec<(usize, &Entry)> = ranked.collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Looks for something else.
    pub(super) fn find(&mut self, query: String) {
        (self.query, self.chosen) = (query, 0);
    }

    /// Goes lines down, or up, and around the ends.
    pub(super) fn step(&mut self, lines: isize) {
        let count = self.found().len().max(1);
        self.chosen = self.chosen.min(count - 1).saturating_add(count).saturating_add_signed(lines) % count;
    }
}

fn entries(model: &Model) -> Vec<Entry> {
    let mut all = Vec::new();
    if !matches!(model.run, Job::Idle) {
        all.push(Entry::new(msg::palette_show_run, "", Command::ShowRun));
    }
    all.extend(of_step(model));
    all.push(Entry::new(msg::palette_set_up, "", Command::SetUp));
    for place in Place::ALL {
        let keys = if place == Place::Settings { SETTINGS_KEYS } else { "" };
        all.push(Entry::new(|lang| place.name(lang), keys, Command::Go(place)));
    }
    for name in EDITABLE {
        all.push(Entry::new(|lang| msg::palette_set(lang, name), "", Command::ShowSetting(name)));
    }
    all.extend([
        Entry::new(msg::palette_refresh, "F5", Command::Refresh),
        Entry::new(msg::environment_show_shell_files, "", Command::ShowShellFiles(true)),
        Entry::new(msg::compatibility_copy_csv, "", Command::CopyTable(TableForm::Csv)),
        Entry::new(msg::compatibility_copy_markdown, "", Command::CopyTable(TableForm::Markdown)),
        Entry::new(msg::checks_copy_report, "", Command::CopyReport),
        Entry::new(msg::palette_undo, "", Command::Plan(Wish::Undo(None))),
        Entry::new(msg::palette_clean, "", Command::Plan(Wish::CleanCaches)),
        Entry::new(msg::palette_light, "", Command::Set(Preference::Theme(Theme::Light))),
        Entry::new(msg::palette_dark, "", Command::Set(Preference::Theme(Theme::Dark))),
        Entry::new(msg::palette_system, "", Command::Set(Preference::Theme(Theme::System))),
        Entry::new(msg::palette_english, "", Command::Set(Preference::Lang(LangTag::EnUs))),
        Entry::new(msg::palette_chinese, "", Command::Set(Preference::Lang(LangTag::ZhCn))),
        Entry::new(msg::palette_close, "", Command::Close),
    ]);
    all
}

/// What makes sense in the assistant alone.
fn of_step(model: &Model) -> Vec<Entry> {
    let mut all = Vec::new();
    if model.step == Some(Step::Review) && matches!(model.plan, Job::Done(_)) {
        all.push(Entry::new(msg::review_save, "", Command::KeepPlan(true)));
    }
    let project = match &model.run {
        Job::Done(Outcome { plan: Plan { request: Request::NewProject(project), .. }, .. }) => Some(project),
        Job::Done(_) | Job::Idle | Job::Running(_) | Job::Failed(_) => None,
    };
    let looked = model.machine.value.as_ref();
    let home = looked.map(|looked| &looked.facts.home.places.home);
    let Some((dir, looked)) = project.map(|project| &project.dir).or(home).zip(looked) else { return all };
    for opener in &looked.openers {
        let name = match opener {
            Opener::Folder => msg::habits_open_folder,
            Opener::Terminal => msg::habits_open_terminal,
            Opener::VsCode => msg::habits_open_vs_code,
        };
        all.push(Entry::new(name, "", Command::Open(*opener, dir.clone())));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Opened;
    use crate::samples::Machine;

    /// All that there can be.
    fn palette() -> Palette {
        let machine = Machine::new();
        let mut model = Model::new(Opened::default()).0;
        model.machine.value = Some(machine.looked());
        (model.step, model.plan) = (Some(Step::Review), Job::Done(machine.review()));
        Palette::of(&model)
    }

    #[test]
    fn every_command_is_found_by_either_name_and_by_its_initials() {
        let mut palette = palette();
        let all = palette.entries.clone();
        assert!(all.len() > 12);
        for entry in &all {
            let [english, chinese] = &entry.names;
            assert!(!entry.initials.is_empty(), "{chinese}");
            for query in [english.to_uppercase(), chinese.clone(), entry.initials.to_uppercase()] {
                palette.find(query.clone());
                let found: Vec<&Command> = palette.found().iter().map(|entry| &entry.command).collect();
                assert!(found.contains(&&entry.command), "`{query}` finds {found:?}");
            }
        }
    }

    #[test]
    fn every_chinese_character_of_a_name_has_its_initial() {
        for entry in palette().entries {
            let [_, chinese] = &entry.names;
            let han = chinese.chars().filter(|c| ('\u{4e00}'..'\u{a000}').contains(c)).count();
            let latin = chinese.chars().filter(char::is_ascii_alphanumeric).count();
            assert_eq!(entry.initials.chars().count(), han + latin, "{chinese}: {}", entry.initials);
        }
    }

    #[test]
    fn what_begins_with_the_query_comes_first_and_nonsense_finds_nothing() {
        let mut palette = palette();
        palette.find("set".to_owned());
        assert_eq!(palette.found()[0].command, Command::SetUp);
        palette.find("bbb".to_owned());
        assert!(palette.found().is_empty());
        palette.step(1);
        assert_eq!(palette.chosen, 0);
    }

    #[test]
    fn steps_go_around() {
        let mut palette = palette();
        let count = palette.found().len();
        palette.step(-1);
        assert_eq!(palette.chosen, count - 1);
        palette.step(2);
        assert_eq!(palette.chosen, 1);
    }
}
