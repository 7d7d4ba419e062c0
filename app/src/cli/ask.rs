//! Questions in the terminal.

use super::error::CliError;
use super::out::Colour;
use super::session::Session;
use goready_i18n::msg;
use inquire::InquireError;
use inquire::ui::{RenderConfig, Styled};

/// Goes on only with a yes.
pub(crate) fn yes(session: &Session<'_>, question: &str) -> Result<(), CliError> {
    let (yes, no) = (msg::common_yes(session.lang), msg::common_no(session.lang));
    let chosen = choose(session, question, vec![yes.clone(), no])?;
    if chosen == yes { Ok(()) } else { Err(CliError::Declined) }
}

/// One of several.
pub(crate) fn choose(
    session: &Session<'_>,
    question: &str,
    options: Vec<String>,
) -> Result<String, CliError> {
    let help = msg::run_ask_help(session.lang);
    let cancelled = msg::common_cancel(session.lang);
    let look = match session.out.colour {
        Colour::On => RenderConfig::default_colored(),
        Colour::Off => RenderConfig::empty(),
    };
    let look = look.with_canceled_prompt_indicator(Styled::new(&cancelled));
    let select = inquire::Select::new(question, options).with_help_message(&help).with_render_config(look);
    select.prompt().map_err(failed)
}

fn failed(error: InquireError) -> CliError {
    match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => CliError::Declined,
        other @ (InquireError::NotTTY
        | InquireError::InvalidConfiguration(_)
        | InquireError::IO(_)
        | InquireError::Custom(_)) => CliError::Terminal { reason: other.to_string() },
    }
}
