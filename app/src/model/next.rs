//! A wish that waits for what is carried out. It is one, it is never carried out by itself, and its plan is made when its
//! turn has come: on another machine than the one it was wished on.

use super::Model;
use crate::command::Effect;
use crate::wish::Wish;

impl Model {
    /// Remembers a wish, in place of the one that waited before, and shows for what it waits.
    pub(super) fn remember(&mut self, wish: Wish) -> Vec<Effect> {
        self.next = Some(wish);
        self.show_run()
    }

    /// Forgets the wish that waits.
    pub(super) fn drop_next(&mut self) {
        self.next = None;
    }
}
