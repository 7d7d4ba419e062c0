//! `Content-Range` (RFC 9110, 14.4).

/// A range of a file whose size is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ContentRange {
    pub(super) first: u64,
    pub(super) last: u64,
    pub(super) total: u64,
}

impl ContentRange {
    /// Reads `bytes 100-299/300`; an unknown total (`*`) proves nothing and is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let rest = text.trim().strip_prefix("bytes")?.strip_prefix([' ', '\t'])?.trim_start();
        let (range, total) = rest.split_once('/')?;
        let (first, last) = range.split_once('-')?;
        let range = Self { first: number(first)?, last: number(last)?, total: number(total)? };
        (range.first <= range.last && range.last < range.total).then_some(range)
    }

    pub(super) fn length(self) -> u64 {
        self.last - self.first + 1
    }
}

fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_only_when_it_is_whole_and_sound() {
        let range = ContentRange::parse("bytes 100-299/300").unwrap();
        assert_eq!((range.first, range.last, range.total, range.length()), (100, 299, 300, 200));
        for text in [
            "",
            "bytes",
            "bytes 0-9",
            "bytes 0-9/*",
            "bytes */300",
            "bytes 9-0/300",
            "bytes 0-300/300",
            "items 0-9/10",
            "bytes -1-9/10",
            "bytes 0-+9/10",
            "bytes0-9/10",
        ] {
            assert_eq!(ContentRange::parse(text), None, "{text}");
        }
    }
}
