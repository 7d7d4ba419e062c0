//! Everything that can be wrong with a real lookup, each refused for its own reason.

use crate::database::{MODULE, latest};
use crate::fixture::{Between, Recorded, earlier_notes};
use goready_installers::trust::{SumDb, TileSource as _, TreeHead, TrustError};

const VERSION: &str = "v0.0.1-go1.27.4.linux-amd64";
const OTHER: &str = "v0.0.1-go1.23.12.linux-amd64";
const LOOKUP: &str = "/lookup/golang.org/toolchain@v0.0.1-go1.27.4.linux-amd64";

/// What is altered: the answer at a path, whole or as text.
struct Corruption {
    what: &'static str,
    path: &'static str,
    alter: fn(Vec<u8>) -> Vec<u8>,
    refused: fn(&TrustError) -> bool,
}

fn text(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.contains(from), "nothing to alter");
    text.replacen(from, to, 1).into_bytes()
}

fn flip(mut bytes: Vec<u8>, at: usize) -> Vec<u8> {
    bytes[at] ^= 1;
    bytes
}

macro_rules! corruption {
    ($what:literal, $path:expr, $alter:expr, $pattern:pat) => {
        Corruption { what: $what, path: $path, alter: $alter, refused: |error| matches!(error, $pattern) }
    };
}

fn corruptions_of_the_note() -> Vec<Corruption> {
    use TrustError as E;
    vec![
        corruption!(
            "a bit of the note's signature",
            LOOKUP,
            |b| text(&b, "Az3grufb", "Az3grufc"),
            E::NoteSignature { .. }
        ),
        corruption!(
            "the size in the note",
            LOOKUP,
            |b| text(&b, "\n71769961\n", "\n71769960\n"),
            E::NoteSignature { .. }
        ),
        corruption!(
            "the root in the note",
            LOOKUP,
            |b| text(&b, "\nO0jl", "\nO0jm"),
            E::NoteSignature { .. }
        ),
        corruption!(
            "a line more in the note",
            LOOKUP,
            |b| text(&b, "\n\n— ", "\nmore\n\n— "),
            E::NoteSignature { .. }
        ),
        corruption!(
            "the key's name",
            LOOKUP,
            |b| text(&b, "— sum.golang", "— sun.golang"),
            E::NoteUnsigned { .. }
        ),
        corruption!(
            "the key's hash",
            LOOKUP,
            |b| text(&b, "— sum.golang.org Az3g", "— sum.golang.org Az3h"),
            E::NoteUnsigned { .. }
        ),
        corruption!("the signature taken away", LOOKUP, |b| text(&b, "— ", "- "), E::ReplySyntax { .. }),
        corruption!(
            "the note cut off",
            LOOKUP,
            |mut b| {
                b.truncate(b.len() - 1);
                b
            },
            E::ReplySyntax { .. }
        ),
        corruption!(
            "the note of another lookup of this log",
            LOOKUP,
            |b| {
                let other = Recorded.get(&LOOKUP.replace("1.27.4", "1.21.9")).unwrap();
                let cut = |bytes: &[u8]| bytes.windows(2).position(|pair| pair == b"\n\n").unwrap();
                [&b[..cut(&b)], &other[cut(&other)..]].concat()
            },
            E::RecordOutsideTree { .. }
        ),
    ]
}

fn corruptions_of_the_record() -> Vec<Corruption> {
    use TrustError as E;
    vec![
        corruption!(
            "a hash in the record",
            LOOKUP,
            |b| text(&b, "h1:8Tl0", "h1:8Tl1"),
            E::RecordMismatch { .. }
        ),
        corruption!(
            "the version in the record",
            LOOKUP,
            |b| text(&b, "go1.27.4.", "go1.27.3."),
            E::RecordMismatch { .. }
        ),
        corruption!(
            "a line more in the record",
            LOOKUP,
            |b| text(&b, "\n\ngo.sum", "\nexample.com v1.0.0 h1:x\n\ngo.sum"),
            E::RecordMismatch { .. }
        ),
        corruption!(
            "a line less in the record",
            LOOKUP,
            |b| {
                let lines: Vec<&str> = std::str::from_utf8(&b).unwrap().split_inclusive('\n').collect();
                [&lines[..2], &lines[3..]].concat().concat().into_bytes()
            },
            E::RecordMismatch { .. }
        ),
        corruption!("carriage returns", LOOKUP, |b| text(&b, "SqI=\n", "SqI=\r\n"), E::RecordMismatch { .. }),
        corruption!(
            "the record's number, a neighbour's",
            LOOKUP,
            |b| text(&b, "71124599\n", "71124600\n"),
            E::RecordMismatch { .. }
        ),
        corruption!(
            "the record's number, beyond the tree",
            LOOKUP,
            |b| text(&b, "71124599\n", "71769961\n"),
            E::RecordOutsideTree { .. }
        ),
        corruption!(
            "the record's number, negative",
            LOOKUP,
            |b| text(&b, "71124599\n", "-1\n"),
            E::ReplySyntax { .. }
        ),
        corruption!(
            "the record's number, with a zero in front",
            LOOKUP,
            |b| text(&b, "71124599\n", "071124599\n"),
            E::ReplySyntax { .. }
        ),
        corruption!(
            "the proved record of another version",
            LOOKUP,
            |_| Recorded.get(&LOOKUP.replace(VERSION, OTHER)).unwrap(),
            E::RecordElsewhere { .. }
        ),
        corruption!("something in front", LOOKUP, |b| [b"\n", b.as_slice()].concat(), E::ReplySyntax { .. }),
        corruption!(
            "something behind",
            LOOKUP,
            |b| [b.as_slice(), b"more\n"].concat(),
            E::ReplySyntax { .. }
        ),
        corruption!(
            "bytes that are no text",
            LOOKUP,
            |b| [b.as_slice(), b"\xff\n"].concat(),
            E::ReplySyntax { .. }
        ),
        corruption!(
            "a page of a captive portal",
            LOOKUP,
            |_| b"<!doctype html>\n<title>Sign in</title>\n\n<p>Hello\n".to_vec(),
            E::ReplySyntax { .. }
        ),
        corruption!("nothing", LOOKUP, |_| Vec::new(), E::ReplySyntax { .. }),
        corruption!("more than any answer", LOOKUP, |b| b.repeat(200), E::ReplyTooLong { .. }),
    ]
}

/// The edge of the tree of 71,769,961, and the complete tiles above the record.
fn corruptions_of_tiles() -> Vec<Corruption> {
    use TrustError as E;
    const EDGE: [&str; 4] =
        ["/tile/8/3/000.p/4", "/tile/8/2/004.p/71", "/tile/8/1/x001/095.p/31", "/tile/8/0/x280/351.p/105"];
    const INNER: [&str; 2] = ["/tile/8/1/x001/085", "/tile/8/0/x277/830"];
    vec![
        corruption!("a bit of the edge's tile of level 3", EDGE[0], |b| flip(b, 0), E::RootMismatch { .. }),
        corruption!("a bit of the edge's tile of level 2", EDGE[1], |b| flip(b, 700), E::RootMismatch { .. }),
        corruption!("a bit of the edge's tile of level 1", EDGE[2], |b| flip(b, 31), E::RootMismatch { .. }),
        corruption!(
            "a bit of the edge's tile of level 0",
            EDGE[3],
            |b| {
                let last = b.len() - 1;
                flip(b, last)
            },
            E::RootMismatch { .. }
        ),
        corruption!("a bit of an inner tile of level 1", INNER[0], |b| flip(b, 8191), E::TileMismatch { .. }),
        corruption!("a bit of the record's own tile", INNER[1], |b| flip(b, 4000), E::TileMismatch { .. }),
        corruption!(
            "another tile in the record's place",
            INNER[1],
            |_| Recorded.get("/tile/8/0/x162/833").unwrap(),
            E::TileMismatch { .. }
        ),
        corruption!(
            "two hashes changed about",
            INNER[1],
            |mut b| {
                b[..64].rotate_left(32);
                b
            },
            E::TileMismatch { .. }
        ),
        corruption!(
            "a tile cut within a hash",
            INNER[1],
            |mut b| {
                b.truncate(8000 - 1);
                b
            },
            E::TileLength { .. }
        ),
        corruption!(
            "a tile cut after a hash",
            INNER[1],
            |mut b| {
                b.truncate(8192 - 32);
                b
            },
            E::TileLength { .. }
        ),
        corruption!(
            "an incomplete tile that is complete",
            EDGE[2],
            |_| Recorded.get("/tile/8/1/x001/095").unwrap(),
            E::TileLength { .. }
        ),
        corruption!(
            "an incomplete tile of an older tree",
            EDGE[0],
            |_| Recorded.get("/tile/8/3/000.p/3").unwrap(),
            E::TileLength { .. }
        ),
        corruption!(
            "a tile with something behind",
            EDGE[0],
            |b| [b.as_slice(), b"\n"].concat(),
            E::TileLength { .. }
        ),
        corruption!("an empty tile", EDGE[1], |_| Vec::new(), E::TileLength { .. }),
    ]
}

#[test]
fn every_corruption_of_a_real_lookup_is_refused_for_its_own_reason() {
    let mut count = 0;
    let tables = [corruptions_of_the_note(), corruptions_of_the_record(), corruptions_of_tiles()];
    for corruption in tables.into_iter().flatten() {
        let met = std::cell::Cell::new(false);
        let source = Between::altering(&Recorded, |path, bytes| {
            if path == corruption.path {
                met.set(true);
                let altered = (corruption.alter)(bytes.clone());
                assert_ne!(altered, bytes, "{} changes nothing", corruption.what);
                return altered;
            }
            bytes
        });
        let error = SumDb::golang().lookup(&source, MODULE, VERSION, None);
        let error = error.expect_err(corruption.what);
        assert!(met.get(), "{} is never asked for", corruption.path);
        assert!((corruption.refused)(&error), "{}: refused for another reason: {error}", corruption.what);
        count += 1;
    }
    println!("{count} corruptions of a real lookup refused");
    assert_eq!(count, 39);
}

#[test]
fn every_corruption_of_a_stored_head_is_refused() {
    let stored = serde_json::to_value(latest()).unwrap();
    let with = |key: &str, value: serde_json::Value| {
        let mut altered = stored.clone();
        altered[key] = value;
        serde_json::from_value::<TreeHead>(altered).unwrap()
    };
    let note = stored["note"].as_str().unwrap();
    let heads = [
        with("size", 71_999_283.into()),
        with("size", 0.into()),
        with("root", earlier_notes()[0].lines().nth(2).unwrap().into()),
        with("note", note.replace("71999284", "71999285").into()),
        with("note", earlier_notes()[0].clone().into()),
        with("note", "".into()),
    ];
    for head in heads {
        let error = SumDb::golang().lookup(&Recorded, MODULE, VERSION, Some(&head)).unwrap_err();
        assert!(matches!(error, TrustError::StoredHead { .. }), "{head:?}: {error}");
    }
}
