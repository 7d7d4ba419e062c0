//! Ctrl-C: the first asks the run to stop, the second ends it at once. Both are safe: the same command completes it.

use super::error::CliError;
use super::session::Session;
use goready_i18n::{Lang, msg};
use goready_installers::error::Class;

/// From now on Ctrl-C (and SIGTERM) asks this run to stop.
pub(crate) fn listen(session: &Session<'_>) -> Result<(), CliError> {
    let (cancel, out, tag) = (session.cancel.clone(), session.out, session.lang.tag());
    let set = ctrlc::try_set_handler(move || {
        if cancel.is_requested() {
            std::process::exit(i32::from(Class::Cancelled.exit_code()));
        }
        cancel.request();
        out.say(&msg::run_stopping(&Lang::new(tag)));
    });
    match set {
        // A run that carries out two plans has set it already.
        Ok(()) | Err(ctrlc::Error::MultipleHandlers) => Ok(()),
        Err(error @ (ctrlc::Error::NoSuchSignal(_) | ctrlc::Error::System(_))) => {
            Err(CliError::Terminal { reason: error.to_string() })
        }
    }
}
