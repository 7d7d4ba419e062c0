//! Progress out.

use crate::plan::Plan;
use crate::trust::Evidence;
use crate::verify::Proof;
use serde::Serialize;

/// What happens while a plan is carried out. `step` is the id of a [`Step`](crate::plan::Step).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The plan that is carried out; it may differ from the one shown when another run came first.
    Planned {
        /// The plan.
        plan: Box<Plan>,
    },
    /// Another run holds the lock; this one waits.
    Waiting {
        /// What the holder says of itself.
        holder: String,
    },
    /// A step begins.
    Started {
        /// Which.
        step: usize,
    },
    /// A step goes on.
    Progress {
        /// Which.
        step: usize,
        /// Bytes so far; those of an earlier run that were resumed from included.
        done_bytes: u64,
        /// Bytes in all, where known.
        total_bytes: Option<u64>,
    },
    /// A build goes on.
    Building {
        /// Which step.
        step: usize,
        /// Modules fetched so far.
        modules: u64,
        /// Packages compiled so far.
        packages: u64,
        /// Packages that the last build of this tool compiled.
        packages_before: Option<u64>,
        /// Seconds that are left, by what the last build took.
        left_secs: Option<u64>,
    },
    /// A source did not serve; the next one is tried.
    SourceFailed {
        /// Which step.
        step: usize,
        /// Where; passwords are left out.
        url: String,
        /// The error's code.
        code: String,
        /// The error as logs say it.
        message: String,
    },
    /// A step ended well.
    Finished {
        /// Which.
        step: usize,
        /// What made its bytes good enough.
        evidence: Vec<Evidence>,
    },
    /// A proof begins; others may be under way.
    Proving {
        /// Which.
        proof: Proof,
    },
    /// A proof has ended, well or not.
    Proved {
        /// Which.
        proof: Proof,
    },
}

/// Listens to what happens; called from the thread that applies and from its writers.
pub trait Observe: Sync {
    /// Told each event.
    fn event(&self, event: Event);
}

impl<F: Fn(Event) + Sync> Observe for F {
    fn event(&self, event: Event) {
        self(event);
    }
}
