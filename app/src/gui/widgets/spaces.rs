//! Spaces at which no line is broken: commands among words are drawn with them. What is marked there is copied with the
//! spaces that people type, or a shell would take two words for one.

use eframe::egui::{Context, FullOutput, Id, OutputCommand, Plugin};

/// Looks like a space, and keeps its words together.
pub(super) const UNBROKEN_SPACE: &str = "\u{a0}";

/// The words as people type them.
pub(super) fn with_plain_spaces(words: &str) -> String {
    words.replace(UNBROKEN_SPACE, " ")
}

/// Copies a value as it is, whatever spaces it holds.
pub(crate) fn copy_value(ctx: &Context, value: String) {
    ctx.data_mut(|data| data.insert_temp(id(), value.clone()));
    ctx.copy_text(value);
}

fn id() -> Id {
    Id::unique("copied-value")
}

/// Gives what is copied of drawn words the spaces that people type.
#[derive(Debug)]
pub(crate) struct PlainSpaces;

impl Plugin for PlainSpaces {
    fn debug_name(&self) -> &'static str {
        "plain-spaces"
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        for command in &mut output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command
                && text.contains(UNBROKEN_SPACE)
                && ctx.data(|data| data.get_temp::<String>(id())).as_ref() != Some(text)
            {
                *text = with_plain_spaces(text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::dress;
    use crate::gui::widgets::{Line, Tone};
    use eframe::egui::{RawInput, Ui};
    use goready_i18n::LangTag;

    fn shown(mut add: impl FnMut(&mut Ui)) -> FullOutput {
        let ctx = Context::default();
        dress(&ctx, LangTag::EnUs);
        let mut output = ctx.run_ui(RawInput::default(), |ui| add(ui));
        output.textures_delta.clear();
        output
    }

    #[test]
    fn a_command_among_words_goes_to_the_next_line_as_a_whole() {
        let words = "The value that was written by `go env -w GOROOT` stays";
        shown(|ui| {
            for width in (140..400_u16).step_by(10).map(f32::from) {
                let galley = Line::new(ui).add_marked(Tone::Plain, words).wrapped(ui, width);
                let mut rows = galley.rows.iter().map(|row| with_plain_spaces(&row.text()));
                assert!(rows.any(|row| row.contains("go env -w GOROOT")), "{width}: {}", galley.text());
            }
        });
    }

    #[test]
    fn what_is_marked_of_it_is_copied_as_people_type_it_and_a_value_as_it_is() {
        let copied = |add: fn(&mut Ui)| {
            let commands = shown(add).platform_output.commands;
            commands.into_iter().find_map(|command| {
                if let OutputCommand::CopyText(text) = command { Some(text) } else { None }
            })
        };
        let of_words = copied(|ui| ui.ctx().copy_text("go\u{a0}env".to_owned()));
        assert_eq!(of_words.as_deref(), Some("go env"));
        let of_value = copied(|ui| copy_value(ui.ctx(), "/a\u{a0}b".to_owned()));
        assert_eq!(of_value.as_deref(), Some("/a\u{a0}b"));
    }
}
