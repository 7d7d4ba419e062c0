//! The file of `go env -w`: edited so that every other line stays as it is.
//!
//! Format (cmd/go/internal/cfg, read 2026-11): lines `KEY=VALUE`; lines that start with `#` and lines without such a
//! beginning are passed over; of several lines with one key the last wins. Values are taken as they are, unquoted.

/// The value of `name`, if a line sets it.
pub(crate) fn value(bytes: &[u8], name: &str) -> Option<String> {
    lines(bytes)
        .filter_map(|line| value_in(line, name))
        .next_back()
        .map(|value| String::from_utf8_lossy(value).into_owned())
}

/// The bytes with `name` set to `value`, or with its lines taken out. An error is the line a newline would break.
pub(super) fn set(bytes: &[u8], name: &str, value: Option<&str>) -> Result<Vec<u8>, usize> {
    if value.is_some_and(|value| value.contains(['\n', '\r', '\0'])) {
        return Err(lines(bytes).count() + 1);
    }
    let last =
        lines(bytes).enumerate().filter(|(_, line)| value_in(line, name).is_some()).map(|(at, _)| at).last();
    let mut edited = Vec::with_capacity(bytes.len() + 64);
    for (at, line) in lines(bytes).enumerate() {
        match (value_in(line, name).is_some(), value) {
            (false, _) => edited.extend_from_slice(line),
            (true, Some(value)) if Some(at) == last => {
                edited.extend_from_slice(format!("{name}={value}").as_bytes());
                // Go takes a carriage return for a part of the value.
                edited.extend_from_slice(if line.ends_with(b"\n") { b"\n" } else { b"" });
            }
            (true, _) => {}
        }
    }
    if let (None, Some(value)) = (last, value) {
        if !edited.is_empty() && !edited.ends_with(b"\n") {
            edited.push(b'\n');
        }
        edited.extend_from_slice(format!("{name}={value}\n").as_bytes());
    }
    Ok(edited)
}

/// The bytes with the value from before, where ours is still there; otherwise unchanged.
pub(super) fn give_back(
    bytes: &[u8],
    name: &str,
    ours: Option<&str>,
    before: Option<&str>,
) -> Result<Vec<u8>, usize> {
    if value(bytes, name).as_deref() == ours { set(bytes, name, before) } else { Ok(bytes.to_vec()) }
}

fn lines(bytes: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    // `split_inclusive` gives nothing for an empty file, and keeps each line's own end.
    bytes.split_inclusive(|byte| *byte == b'\n')
}

fn line_end(line: &[u8]) -> &[u8] {
    if line.ends_with(b"\r\n") {
        b"\r\n"
    } else if line.ends_with(b"\n") {
        b"\n"
    } else {
        b""
    }
}

fn value_in<'a>(line: &'a [u8], name: &str) -> Option<&'a [u8]> {
    let line = line.strip_suffix(line_end(line)).unwrap_or(line);
    line.strip_prefix(name.as_bytes())?.strip_prefix(b"=")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_lines_stay_byte_for_byte() {
        let old = b"# mine\r\nGOFLAGS=-mod=mod\r\nGOPROXY=old\n\xff\xfe\nGONOSUMDB=x";
        let new = set(old, "GOPROXY", Some("https://proxy.example|direct")).unwrap();
        assert_eq!(
            new,
            b"# mine\r\nGOFLAGS=-mod=mod\r\nGOPROXY=https://proxy.example|direct\n\xff\xfe\nGONOSUMDB=x"
        );
        assert_eq!(
            give_back(&new, "GOPROXY", Some("https://proxy.example|direct"), Some("old")).unwrap(),
            old
        );
    }

    #[test]
    fn of_several_lines_the_last_wins_and_is_the_one_kept() {
        let new = set(b"A=1\nGOBIN=a\nGOBIN=b\n", "GOBIN", Some("c")).unwrap();
        assert_eq!(new, b"A=1\nGOBIN=c\n");
        assert_eq!(value(b"GOBIN=a\nGOBIN=b", "GOBIN").as_deref(), Some("b"));
    }

    #[test]
    fn a_value_changed_by_someone_else_stays() {
        assert_eq!(give_back(b"GOBIN=theirs\n", "GOBIN", Some("ours"), None).unwrap(), b"GOBIN=theirs\n");
        assert_eq!(set(b"", "GOBIN", Some("a\nGOFLAGS=b")), Err(1));
        assert_eq!(give_back(b"A=1\n", "GOBIN", None, Some("b")).unwrap(), b"A=1\nGOBIN=b\n");
    }

    proptest! {
        #[test]
        fn a_value_that_was_set_can_be_read_and_taken_out(before in "[^\r\n\0]{0,40}", value_ in "[^\r\n\0]{0,20}") {
            let file = format!("{before}\n");
            prop_assume!(!before.starts_with("GOPROXY="));
            let new = set(file.as_bytes(), "GOPROXY", Some(&value_)).unwrap();
            prop_assert_eq!(value(&new, "GOPROXY"), Some(value_));
            prop_assert_eq!(set(&new, "GOPROXY", None).unwrap(), file.into_bytes());
        }
    }
}
