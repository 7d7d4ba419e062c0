//! Changes one key of `settings.toml` and leaves every other byte as the person wrote it. Pure.

use toml::de::DeTable;

/// The text with this key of no table set to a TOML value, or without it. A text that is no TOML comes back unchanged.
pub(super) fn edited(text: &str, key: &str, literal: Option<&str>) -> String {
    let Ok(table) = DeTable::parse(text) else { return text.to_owned() };
    let found = table.get_ref().iter().find(|(name, _)| name.get_ref() == key);
    let spans = found.map(|(name, value)| (name.span(), value.span()));
    match (spans, literal) {
        (Some((_, value)), Some(literal)) => replaced(text, value.start, value.end, literal),
        (Some((name, value)), None) => {
            let start = text.get(..name.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
            let rest = text.get(value.end..).unwrap_or_default();
            let end = rest.find('\n').map_or(text.len(), |at| value.end + at + 1);
            replaced(text, start, end, "")
        }
        (None, Some(literal)) => inserted(text, &format!("{key} = {literal}\n")),
        (None, None) => text.to_owned(),
    }
}

fn replaced(text: &str, start: usize, end: usize, by: &str) -> String {
    let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    format!("{before}{by}{after}")
}

/// A line behind the last key of no table: before the first table, with what explains it.
fn inserted(text: &str, line: &str) -> String {
    let mut at = 0;
    for part in text.split_inclusive('\n') {
        if part.trim_start().starts_with('[') {
            let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
            return format!("{before}{line}{after}");
        }
        at += part.len();
    }
    let ends_line = text.is_empty() || text.ends_with('\n');
    format!("{text}{}{line}", if ends_line { "" } else { "\n" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_changes_and_the_rest_stays() {
        let text =
            "# mine\nlang = \"en-US\" # why\nsource = [\n  \"go.dev\",\n]\n\n[trust]\nsumdb_url = \"x\"\n";
        let set = edited(text, "lang", Some("\"zh-CN\""));
        assert_eq!(set, text.replace("en-US", "zh-CN"));
        let taken = edited(text, "source", None);
        assert_eq!(taken, "# mine\nlang = \"en-US\" # why\n\n[trust]\nsumdb_url = \"x\"\n");
        let added = edited(text, "offline", Some("true"));
        assert!(added.contains("]\n\noffline = true\n[trust]\n"), "{added}");
        assert_eq!(edited(&added, "offline", None), text);
    }

    #[test]
    fn texts_without_an_end_or_without_anything_are_begun_well() {
        assert_eq!(edited("", "lang", Some("\"zh-CN\"")), "lang = \"zh-CN\"\n");
        assert_eq!(edited("wait = 1", "offline", Some("true")), "wait = 1\noffline = true\n");
        assert_eq!(edited("wait = 1", "wait", None), "");
        assert_eq!(edited("wait =", "wait", None), "wait =");
    }
}
