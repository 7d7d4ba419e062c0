//! What works while the window draws: one thread for what changes the machine or asks the network, one task at a time;
//! a second one for what only reads, so that places can be looked at meanwhile; a third one hears what the desktop
//! prefers. Bounded channels lead back.

mod hand;

use crate::command::Task;
use crate::job::TaskId;
use crate::log::Log;
use crate::model::{Event, News};
use goready_installers::apply::Event as Happened;
use goready_installers::engine::EngineSettings;
use goready_installers::host::Host;
use goready_installers::host::scheme::Scheme;
use goready_installers::observe::Cancel;
use goready_installers::plan::ShellChoice;
use hand::Hand;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// Tasks that may wait. The model starts no second one of a kind, so these are more than it can ask for.
const MOST_TASKS: usize = 16;

/// Reports that may wait for the window to draw.
const MOST_EVENTS: usize = 256;

/// What the worker works with.
#[derive(Clone, Debug)]
pub(crate) struct Bench {
    /// The engine's settings.
    pub(crate) engine: EngineSettings,
    /// Which shells are to find Go.
    pub(crate) shells: ShellChoice,
    /// The preferences file.
    pub(crate) settings: PathBuf,
    /// How long to wait for another run.
    pub(crate) wait: Duration,
    /// The log.
    pub(crate) log: Arc<Log>,
}

/// How soon the window must draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Urgency {
    /// Something began or ended.
    Now,
    /// Figures moved.
    Soon,
}

/// Wakes the window.
pub(crate) type Wake = Arc<dyn Fn(Urgency) + Send + Sync>;

type Order = (TaskId, Task, Cancel);

/// What both threads work with, and how often it was changed.
type Shared = Arc<Mutex<(u64, Bench)>>;

/// The worker as the window holds it.
#[derive(Debug)]
pub(crate) struct Worker {
    orders: Option<[SyncSender<Order>; 2]>,
    events: Receiver<Event>,
    schemes: Receiver<Scheme>,
    changing: Option<JoinHandle<()>>,
    reading: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the threads.
    pub(crate) fn start(bench: &Bench, wake: &Wake) -> std::io::Result<Self> {
        let (sender, events) = sync_channel(MOST_EVENTS);
        let back = || Back { sender: sender.clone(), wake: Arc::clone(wake) };
        let shared = Arc::new(Mutex::new((0, bench.clone())));
        let (changing, changer) = thread("worker", Arc::clone(&shared), back())?;
        let (reading, reader) = thread("reader", shared, back())?;
        let orders = Some([changing, reading]);
        let schemes = listen(bench, Arc::clone(wake))?;
        Ok(Self { orders, events, schemes, changing: Some(changer), reading: Some(reader) })
    }

    /// Gives it a task; the answer comes as an event. A worker that is gone answers nothing: its threads never end
    /// before this value does.
    pub(crate) fn give(&self, task: TaskId, order: Task, cancel: Cancel) -> bool {
        let Some([changing, reading]) = &self.orders else { return false };
        let orders = match &order {
            Task::Look
            | Task::History
            | Task::Examine
            | Task::Glance
            | Task::Why
            | Task::Report(..)
            | Task::GoEnv
            | Task::ShellFiles
            | Task::Matrix
            | Task::Caches
            | Task::Keep(_)
            | Task::SetAside
            | Task::SavePlan(..)
            | Task::Open(..)
            | Task::Notify(..) => reading,
            Task::Releases(_) | Task::TrySource(_) | Task::Plan(_) | Task::Apply(_) => changing,
        };
        orders.try_send((task, order, cancel)).is_ok()
    }

    /// What it reported since the last call.
    pub(crate) fn next_event(&self) -> Option<Event> {
        let of_desktop = self
            .schemes
            .try_recv()
            .map(|scheme| Event { task: TaskId::default(), news: News::Scheme(scheme) });
        of_desktop.or_else(|_| self.events.try_recv()).ok()
    }

    /// Waits until what it was given has ended: what changes the machine must not be torn off with the process.
    pub(crate) fn finish(mut self) {
        self.orders = None;
        while self.events.recv().is_ok() {}
        for thread in [self.changing.take(), self.reading.take()].into_iter().flatten() {
            // A panic was told as an event.
            let _ = thread.join();
        }
    }

    /// Waits until the preferences it was given are kept. What asks the network is left to itself: nobody waits for it.
    pub(crate) fn finish_reading(mut self) {
        self.orders = None;
        if let Some(thread) = self.reading.take() {
            // A panic was told as an event.
            let _ = thread.join();
        }
    }
}

/// Listens to the desktop as long as the program runs. Nobody waits for this thread: it only hears, so that it has a way
/// back of its own.
fn listen(bench: &Bench, wake: Wake) -> std::io::Result<Receiver<Scheme>> {
    let (sender, schemes) = sync_channel(MOST_TASKS);
    let settings = bench.engine.host.clone();
    let work = move || {
        let Ok(host) = Host::open(&settings) else { return };
        host.follow_scheme(|scheme| {
            // A window that is gone has no colours.
            let _ = sender.send(scheme);
            wake(Urgency::Now);
        });
    };
    Builder::new().name("desktop".to_owned()).spawn(work)?;
    Ok(schemes)
}

fn thread(name: &str, bench: Shared, back: Back) -> std::io::Result<(SyncSender<Order>, JoinHandle<()>)> {
    let (orders, taken) = sync_channel::<Order>(MOST_TASKS);
    let work = move || {
        let mut hand = Hand::new(bench, back);
        while let Ok((id, task, cancel)) = taken.recv() {
            hand.work(id, task, &cancel);
        }
    };
    Ok((orders, Builder::new().name(name.to_owned()).spawn(work)?))
}

/// The way back to the window.
#[derive(Clone)]
struct Back {
    sender: SyncSender<Event>,
    wake: Wake,
}

impl Back {
    fn report(&self, task: TaskId, news: News) {
        // A window that is gone needs no news.
        let _ = self.sender.send(Event { task, news });
        (self.wake)(Urgency::Now);
    }

    /// Figures that find no room are followed by others.
    fn figures(&self, task: TaskId, happened: Happened) {
        if self.sender.try_send(Event { task, news: News::Happened(happened) }).is_ok() {
            (self.wake)(Urgency::Soon);
        }
    }
}
