//! Closing the window while something is carried out: asked once, and done as the person says.

use super::Model;
use crate::command::Effect;

/// Whether the window is to be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closing {
    /// No.
    No,
    /// The person is asked: something is carried out.
    Asked,
    /// As soon as what is carried out has stopped.
    OnceStopped,
    /// As soon as what is carried out has ended well.
    OnceDone,
}

impl Model {
    pub(super) fn close(&mut self) -> Vec<Effect> {
        if !self.run.is_running() {
            return vec![Effect::Close];
        }
        if self.closing != Closing::OnceStopped {
            self.closing = Closing::Asked;
        }
        Vec::new()
    }

    pub(super) fn close_once_done(&mut self) -> Vec<Effect> {
        if !self.run.is_running() {
            return vec![Effect::Close];
        }
        self.changed(|model| model.closing = Closing::OnceDone)
    }

    pub(super) fn stop_and_close(&mut self) -> Vec<Effect> {
        if !self.run.is_running() {
            return vec![Effect::Close];
        }
        self.closing = Closing::OnceStopped;
        self.run.stop();
        Vec::new()
    }
}
