//! What the window says for a moment: that something was copied, saved, opened.

use super::Model;
use crate::cli::CliError;
use crate::command::Effect;
use crate::job::TaskId;
use goready_installers::host::desktop::Opener;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Long enough to read a short sentence twice.
const SHOWN: Duration = Duration::from_secs(5);

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Something is on the clipboard.
    Copied,
    /// This shows a folder.
    Opened(Opener),
    /// A file that was refused is here since.
    SetAside(PathBuf),
    /// Another change is carried out: what was wished is to be asked for again.
    OneAtATime,
}

/// Something that is said, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Saying {
    /// What.
    pub(crate) what: Said,
    /// Until then.
    pub(crate) until: Instant,
}

impl Model {
    /// Says something, in place of what was said before.
    pub(super) fn say(&mut self, what: Said, now: Instant) {
        self.saying = Some(Saying { what, until: now + SHOWN });
    }

    /// How long it is still said; what was said long enough is forgotten.
    pub(crate) fn still_says(&mut self, now: Instant) -> Option<Duration> {
        let left = self.saying.as_ref()?.until.checked_duration_since(now).filter(|left| !left.is_zero());
        if left.is_none() {
            self.saying = None;
        }
        left
    }

    /// Says that a folder is shown, or keeps why it is not.
    pub(super) fn opened(&mut self, task: TaskId, opened: Result<Opener, CliError>, now: Instant) {
        match &opened {
            Ok(opener) if self.opening.runs(task) => self.say(Said::Opened(*opener), now),
            // What was said before is not about this one.
            Ok(_) | Err(_) => self.saying = None,
        }
        self.opening.end(task, opened.map(drop));
    }

    /// Puts words on the clipboard, and says so.
    pub(super) fn copy(&mut self, text: String, now: Instant) -> Vec<Effect> {
        self.say(Said::Copied, now);
        vec![Effect::Copy(text)]
    }
}
