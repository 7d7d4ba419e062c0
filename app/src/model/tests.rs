//! Commands and events in, state and effects out.

mod assistant;
mod checks;
mod environment;
mod places;
mod plan_file;
mod refused;
mod sources;

use super::{Closing, Event, Model, News, Opened, Place, Releases, Step};
use crate::command::{Command, Effect, Task};
use crate::job::{Job, TaskId};
use crate::samples::{self, Machine};
use crate::wish::{Choices, Wish};
use goready_i18n::LangTag;
use goready_installers::observe::Cancel;
use std::time::Instant;

/// A window, and what it asked of the worker.
struct Bench {
    machine: Machine,
    model: Model,
    orders: Vec<(TaskId, Task, Cancel)>,
    others: Vec<Effect>,
}

impl Bench {
    /// A window whose first look has ended.
    fn new() -> Self {
        let (model, effects) = Model::new(opened(LangTag::EnUs));
        let mut bench = Self { machine: Machine::new(), model, orders: Vec::new(), others: Vec::new() };
        bench.keep(effects);
        bench.answer_look();
        bench
    }

    fn keep(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Start(task, order, cancel) => self.orders.push((task, order, cancel)),
                other @ (Effect::Copy(_) | Effect::Attract(_) | Effect::Close) => self.others.push(other),
            }
        }
    }

    fn command(&mut self, command: Command) {
        let effects = self.model.command(command, Instant::now());
        self.keep(effects);
    }

    fn news(&mut self, task: TaskId, news: News) {
        let effects = self.model.event(Event { task, news }, Instant::now());
        self.keep(effects);
    }

    /// The newest order of a kind; it is taken away.
    fn order(&mut self, is_wanted: impl Fn(&Task) -> bool) -> (TaskId, Task, Cancel) {
        let found = self.orders.iter().rposition(|(_, task, _)| is_wanted(task));
        self.orders.remove(found.expect("the task was asked for"))
    }

    fn answer_look(&mut self) {
        let (task, ..) = self.order(|task| matches!(task, Task::Look));
        let looked = self.machine.looked();
        self.news(task, News::Looked(Ok(Box::new(looked))));
    }

    /// To a plan for a set-up that waits for agreement.
    fn reviewed() -> Self {
        let mut bench = Self::new();
        bench.command(Command::SetUp);
        bench.command(Command::Plan(set_up()));
        let (task, ..) = bench.order(|task| matches!(task, Task::Plan(_)));
        let review = bench.machine.review();
        bench.news(task, News::Planned(Ok(Box::new(review))));
        bench
    }

    /// To a run that has begun.
    fn running() -> (Self, TaskId, Cancel) {
        let mut bench = Self::reviewed();
        bench.command(Command::Agree);
        let (task, _, cancel) = bench.order(|task| matches!(task, Task::Apply(_)));
        (bench, task, cancel)
    }

    fn closes(&self) -> bool {
        self.others.iter().any(|effect| matches!(effect, Effect::Close))
    }
}

fn opened(lang: LangTag) -> Opened {
    Opened { lang, command: "goready".to_owned(), ..Opened::default() }
}

fn set_up() -> Wish {
    Wish::SetUp(Choices::default())
}

fn applied() -> News {
    News::Applied(Ok(("0001".to_owned(), Vec::new())))
}
