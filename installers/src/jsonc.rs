//! JSON with comments, as VS Code keeps its settings: read far enough to know which strings are set where, and to
//! empty some of them with every other byte kept.

/// A string that is set, with the keys that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Keys from the outside in.
    pub(crate) key: Vec<String>,
    /// The value.
    pub(crate) value: String,
    /// The line of the value, from 1.
    pub(crate) line: usize,
    /// Where the value is in the text, quotes included: first byte, and the one behind the last.
    span: (usize, usize),
}

/// The text is no JSON with comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotJson;

/// Deeper settings than this nobody has.
const MOST_DEPTH: usize = 64;

/// Every string value of the outermost object and the objects in it.
pub(crate) fn entries(text: &str) -> Result<Vec<Entry>, NotJson> {
    let mut reader = Reader { rest: text, line: 1, length: text.len(), entries: Vec::new() };
    reader.skip_blanks()?;
    if reader.rest.is_empty() {
        return Ok(Vec::new()); // VS Code makes an empty file at first.
    }
    reader.value(&mut Vec::new())?;
    reader.skip_blanks()?;
    if reader.rest.is_empty() { Ok(reader.entries) } else { Err(NotJson) }
}

/// The text with the strings of these keys empty, each where it is set; all else stays byte for byte.
pub(crate) fn emptied(text: &str, keys: &[Vec<String>]) -> Result<String, NotJson> {
    let mut emptied = String::with_capacity(text.len());
    let mut kept = 0;
    for entry in entries(text)?.into_iter().filter(|entry| keys.contains(&entry.key)) {
        let (from, to) = entry.span;
        emptied.push_str(text.get(kept..from).ok_or(NotJson)?);
        emptied.push_str("\"\"");
        kept = to;
    }
    emptied.push_str(text.get(kept..).ok_or(NotJson)?);
    Ok(emptied)
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    length: usize,
    entries: Vec<Entry>,
}

impl Reader<'_> {
    fn advance(&mut self, bytes: usize) -> Result<(), NotJson> {
        let (passed, rest) = self.rest.split_at_checked(bytes).ok_or(NotJson)?;
        self.line += passed.matches('\n').count();
        self.rest = rest;
        Ok(())
    }

    /// Blanks and comments.
    fn skip_blanks(&mut self) -> Result<(), NotJson> {
        loop {
            let trimmed = self.rest.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
            self.advance(self.rest.len() - trimmed.len())?;
            if self.rest.starts_with("//") {
                let end = self.rest.find('\n').unwrap_or(self.rest.len());
                self.advance(end)?;
            } else if self.rest.starts_with("/*") {
                let end = self.rest.find("*/").ok_or(NotJson)? + 2;
                self.advance(end)?;
            } else {
                return Ok(());
            }
        }
    }

    fn value(&mut self, keys: &mut Vec<String>) -> Result<(), NotJson> {
        if keys.len() > MOST_DEPTH {
            return Err(NotJson);
        }
        match self.rest.chars().next().ok_or(NotJson)? {
            '{' => self.members('}', keys),
            '[' => self.members(']', keys),
            '"' => {
                let (line, from) = (self.line, self.length - self.rest.len());
                let value = self.string()?;
                if !keys.is_empty() {
                    let span = (from, self.length - self.rest.len());
                    self.entries.push(Entry { key: keys.clone(), value, line, span });
                }
                Ok(())
            }
            _ => {
                let end = self.rest.find(|c: char| ",]}/ \t\r\n".contains(c)).unwrap_or(self.rest.len());
                let word = self.rest.get(..end).unwrap_or_default();
                let is_number = word.parse::<f64>().is_ok();
                if !(is_number || matches!(word, "true" | "false" | "null")) {
                    return Err(NotJson);
                }
                self.advance(end)
            }
        }
    }

    /// The members of an object or an array; a comma may stand behind the last.
    fn members(&mut self, end: char, keys: &mut Vec<String>) -> Result<(), NotJson> {
        self.advance(1)?;
        loop {
            self.skip_blanks()?;
            if self.rest.starts_with(end) {
                return self.advance(1);
            }
            if end == '}' {
                let key = self.string()?;
                self.skip_blanks()?;
                if !self.rest.starts_with(':') {
                    return Err(NotJson);
                }
                self.advance(1)?;
                self.skip_blanks()?;
                keys.push(key);
                self.value(keys)?;
                keys.pop();
            } else {
                keys.push(String::new());
                self.value(keys)?;
                keys.pop();
            }
            self.skip_blanks()?;
            if self.rest.starts_with(',') {
                self.advance(1)?;
            } else if !self.rest.starts_with(end) {
                return Err(NotJson);
            }
        }
    }

    fn string(&mut self) -> Result<String, NotJson> {
        let inner = self.rest.strip_prefix('"').ok_or(NotJson)?;
        let mut is_escaped = false;
        let end = inner.find(|c: char| {
            let ends = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            ends
        });
        let end = end.ok_or(NotJson)?;
        let quoted = self.rest.get(..end + 2).ok_or(NotJson)?;
        let value = serde_json::from_str(quoted).map_err(|_error| NotJson)?;
        self.advance(end + 2)?;
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_found_with_their_keys_and_lines() {
        let text = "// mine\n{\n  \"go.goroot\": \"/x\", /* a\nb */\n  \"a\": [1, \"two\", true],\n  \"go.alternateTools\": {\n    \"dlv\": \"C:\\\\d\\\"\",\n  },\n}\n";
        let found = entries(text).unwrap();
        let of = |key: &[&str]| found.iter().find(|entry| entry.key == key).unwrap();
        assert_eq!((of(&["go.goroot"]).value.as_str(), of(&["go.goroot"]).line), ("/x", 3));
        let dlv = of(&["go.alternateTools", "dlv"]);
        assert_eq!((dlv.value.as_str(), dlv.line), ("C:\\d\"", 7));
    }

    #[test]
    fn strings_are_emptied_and_all_else_stays_byte_for_byte() {
        let text = "\u{feff}// mine\r\n{\r\n\t\"go.goroot\" : \"/x\\\"y\", /* a */\r\n\t\"go.alternateTools\": {\"go\":\"/g\",\"dlv\": \"/d\",},\r\n\t\"other\": {\"go.goroot\": \"/x\"}, // end\r\n}";
        let keys = [vec!["go.goroot".to_owned()], vec!["go.alternateTools".to_owned(), "dlv".to_owned()]];
        let wanted = text.replacen("\"/x\\\"y\"", "\"\"", 1).replacen("\"/d\"", "\"\"", 1);
        let found = emptied(text, &keys).unwrap();
        assert_eq!(found, wanted);
        assert_eq!(emptied(&found, &keys).unwrap(), found);
        assert_eq!(emptied(text, &[]).unwrap(), text);
        assert_eq!(emptied("{", &keys), Err(NotJson));
    }

    #[test]
    fn what_is_no_json_is_told() {
        for text in ["{", "{\"a\": }", "{\"a\" 1}", "{} x", "nonsense", "{\"a\": \"\n", "/* open"] {
            assert_eq!(entries(text), Err(NotJson), "{text}");
        }
        assert_eq!(entries(" // nothing\n"), Ok(Vec::new()));
        assert_eq!(entries(&"[".repeat(10_000)), Err(NotJson));
    }
}
