//! Rust source without what does not count: comments, what strings hold, and tests.

/// A source text, read.
#[derive(Debug)]
pub(crate) struct Code {
    /// The text with comments, tests and the inside of strings blanked out; lines and columns are those of the file.
    pub(crate) text: String,
    /// The strings outside of tests.
    pub(crate) literals: Vec<Literal>,
}

/// A string in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// Where its first quote is in the text.
    pub(crate) at: usize,
    /// Its line, from 1.
    pub(crate) line: usize,
    /// What stands between the quotes.
    pub(crate) text: String,
}

impl Code {
    /// Reads a source text.
    pub(crate) fn of(source: &str) -> Self {
        let mut reader = Reader { source: source.as_bytes(), at: 0, out: Vec::new(), literals: Vec::new() };
        while reader.step() {}
        let (mut out, mut literals) = (reader.out, reader.literals);
        for (from, to) in tests_in(&String::from_utf8_lossy(&out)) {
            blank(&mut out[from..to]);
            literals.retain(|literal| !(from..to).contains(&literal.at));
        }
        Self { text: String::from_utf8_lossy(&out).into_owned(), literals }
    }

    /// The line of a place in the text, from 1.
    pub(crate) fn line_at(&self, at: usize) -> usize {
        line_at(self.text.as_bytes(), at)
    }

    /// Names of modules in files of their own that exist for tests alone.
    pub(crate) fn test_modules(source: &str) -> Vec<String> {
        let mut lines = source.lines().map(str::trim);
        let mut found = Vec::new();
        while let Some(line) = lines.next() {
            if line == "#[cfg(test)]" {
                let next = lines.find(|next| !next.starts_with("#["));
                let name =
                    next.and_then(|next| next.strip_suffix(';')?.rsplit_once("mod ").map(|(_, name)| name));
                found.extend(name.map(str::to_owned));
            }
        }
        found
    }
}

fn line_at(text: &[u8], at: usize) -> usize {
    text.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

fn blank(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
}

/// From each `#[cfg(test)]` to the end of the item below it.
fn tests_in(text: &str) -> Vec<(usize, usize)> {
    const MARK: &str = "#[cfg(test)]";
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(MARK)).map(|at| at + from) {
        let mut depth = 0_usize;
        let end = text.char_indices().skip_while(|(at, _)| *at < start + MARK.len()).find_map(|(at, c)| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            (depth == 0 && matches!(c, '}' | ';')).then_some(at + 1)
        });
        from = end.unwrap_or(text.len());
        found.push((start, from));
    }
    found
}

struct Reader<'a> {
    source: &'a [u8],
    at: usize,
    out: Vec<u8>,
    literals: Vec<Literal>,
}

impl Reader<'_> {
    fn starts_with(&self, text: &str) -> bool {
        self.source[self.at..].starts_with(text.as_bytes())
    }

    /// The next piece: a comment, a string, or one byte of code.
    fn step(&mut self) -> bool {
        let Some(byte) = self.source.get(self.at) else { return false };
        if self.starts_with("//") {
            let end = self.find(self.at, "\n").unwrap_or(self.source.len());
            self.skip_to(end);
        } else if self.starts_with("/*") {
            let end = self.find(self.at, "*/").map_or(self.source.len(), |at| at + 2);
            self.skip_to(end);
        } else if let Some(hashes) = self.raw_string() {
            let open = self.at + 2 + hashes;
            let close = format!("\"{}", "#".repeat(hashes));
            let end = self.find(open, &close).unwrap_or(self.source.len());
            self.literal(open, end, end + close.len());
        } else if *byte == b'"' {
            let mut end = self.at + 1;
            while self.source.get(end).is_some_and(|byte| *byte != b'"') {
                end += if self.source[end] == b'\\' { 2 } else { 1 };
            }
            self.literal(self.at + 1, end, end + 1);
        } else if let Some(end) = self.character() {
            self.skip_to(end);
        } else {
            self.out.push(*byte);
            self.at += 1;
        }
        true
    }

    fn find(&self, from: usize, text: &str) -> Option<usize> {
        let rest = self.source.get(from..)?;
        rest.windows(text.len()).position(|window| window == text.as_bytes()).map(|at| at + from)
    }

    /// `r"` or `r#"`, and how many hashes; `br"` begins a byte earlier.
    fn raw_string(&self) -> Option<usize> {
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let before = self.at.checked_sub(1).and_then(|at| self.source.get(at));
        if !self.starts_with("r") || before.is_some_and(|byte| is_name(byte) && *byte != b'b') {
            return None;
        }
        let hashes = self.source[self.at + 1..].iter().take_while(|byte| **byte == b'#').count();
        (self.source.get(self.at + 1 + hashes) == Some(&b'"')).then_some(hashes)
    }

    /// The end of a character such as `'"'` or `'\''`; none for a lifetime.
    fn character(&self) -> Option<usize> {
        if !self.starts_with("'") {
            return None;
        }
        let rest = &self.source[self.at + 1..];
        let inside = if rest.first() == Some(&b'\\') {
            2 + rest.get(2..)?.iter().position(|byte| *byte == b'\'')?
        } else {
            str::from_utf8(rest).ok()?.chars().next()?.len_utf8()
        };
        (rest.get(inside) == Some(&b'\'')).then_some(self.at + inside + 2)
    }

    fn skip_to(&mut self, end: usize) {
        let end = end.min(self.source.len());
        let mut skipped = self.source[self.at..end].to_vec();
        blank(&mut skipped);
        self.out.extend(skipped);
        self.at = end;
    }

    /// Keeps the quotes in the text, and what stands between `open` and `close` apart.
    fn literal(&mut self, open: usize, close: usize, end: usize) {
        let (close, end) = (close.min(self.source.len()), end.min(self.source.len()));
        let text = String::from_utf8_lossy(&self.source[open..close]).into_owned();
        self.literals.push(Literal { at: self.at, line: line_at(self.source, self.at), text });
        let start = self.out.len();
        self.skip_to(end);
        self.out[start] = b'"';
        if let Some(last) = self.out.last_mut() {
            *last = b'"';
        }
    }
}

#[test]
fn comments_strings_and_tests_do_not_count() {
    let source = "// a std::fs\nfn f<'a>() { g('\"', \"std::env \\\" x\", r#\"in \"raw\" std\"#) } /* std::net */\n\
                  #[cfg(test)]\nmod tests {\n    fn t() { h(\"t\") }\n}\nfn last() {}\n";
    let code = Code::of(source);
    assert!(!code.text.contains("std::") && !code.text.contains("h("), "{}", code.text);
    assert_eq!(code.text.len(), source.len());
    assert_eq!(code.line_at(code.text.find("last").unwrap()), 7);
    let texts: Vec<&str> = code.literals.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(texts, ["std::env \\\" x", "in \"raw\" std"]);
    assert_eq!(code.literals[0].line, 2);
    assert_eq!(
        Code::test_modules("#[cfg(test)]\npub(crate) mod staged;\n#[cfg(test)]\nmod tests {\n"),
        ["staged"]
    );
}
