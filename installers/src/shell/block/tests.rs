use super::*;
use proptest::prelude::*;

const BODY: &str = "if true; then . x; fi\n";

fn put(bytes: &[u8]) -> Vec<u8> {
    insert(bytes, BODY, Place::End).unwrap()
}

#[test]
fn the_block_reads_like_this() {
    let out = put(b"alias ll='ls -l'\n");
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "alias ll='ls -l'\n\
         # >>> goready 1 >>> made by GoReady; to take it out: goready undo\n\
         if true; then . x; fi\n\
         # <<< goready 1 <<<\n"
    );
}

#[test]
fn every_odd_file_comes_back_byte_for_byte() {
    let odd: &[&[u8]] = &[
        b"",
        b"\n",
        b"\r\n",
        b"a",
        b"a\n",
        b"a\r\nb\r\n",
        b"a\r\nb",
        b"a\r",
        b"a\0b",
        b"\0",
        b"\xff\x80 not utf-8",
        b"\xEF\xBB\xBF",
        b"\xEF\xBB\xBF# with a byte order mark\r\n",
        b"ends in a backslash \\",
        b"ends in a backslash \\\n",
        b"\\",
        b"\\\n",
        b"# >>> other tool >>>\nx\n# <<< other tool <<<\n",
        b"echo '# >>> goready 1 >>>' # not at the line's start\n",
        b"## >>> goready 1 >>>\n",
        b"# >>> goready\n",
    ];
    for bytes in odd {
        for place in [Place::Start, Place::End] {
            let with = insert(bytes, BODY, place).unwrap();
            assert_eq!(&remove(&with).unwrap(), bytes, "{place:?} {:?}", String::from_utf8_lossy(bytes));
            assert_eq!(insert(&with, BODY, place).unwrap(), with);
        }
    }
}

#[test]
fn a_missing_final_newline_is_recorded_and_restored() {
    let with = put(b"a");
    assert!(with.starts_with(b"a\n# >>> goready 1 nl=1 >>>"));
    assert_eq!(remove(&with).unwrap(), b"a");
}

#[test]
fn a_line_continued_by_a_backslash_does_not_swallow_the_marker() {
    assert!(put(b"a\\").starts_with(b"a\\\n\n# >>> goready 1 nl=2 >>>"));
    assert!(put(b"a\\\n").starts_with(b"a\\\n\n# >>> goready 1 nl=1 >>>"));
}

#[test]
fn a_line_written_behind_the_block_is_not_glued_to_the_one_before() {
    let mut with = put(b"a");
    with.extend_from_slice(b"b\n");
    assert_eq!(remove(&with).unwrap(), b"a\nb\n");
}

#[test]
fn a_new_body_replaces_the_old_one_in_its_place() {
    let with = [put(b"a"), b"after\n".to_vec()].concat();
    let renewed = insert(&with, "new", Place::Start).unwrap();
    let BlockState::Present { body, range } = inspect(&renewed).unwrap() else { panic!("absent") };
    assert_eq!(body, "new\n");
    assert_eq!(&renewed[..range.start], b"a\n");
    assert_eq!(&renewed[range.end..], b"after\n");
}

#[test]
fn blanks_and_carriage_returns_around_markers_are_forgiven() {
    let text = b"x\r\n  # >>> goready 1 >>> whatever \r\nbody\r\n\t# <<< goready 1 <<< \r\ny\r\n";
    let BlockState::Present { body, .. } = inspect(text).unwrap() else { panic!("absent") };
    assert_eq!(body, "body\r\n");
    assert_eq!(remove(text).unwrap(), b"x\r\ny\r\n");
}

#[test]
fn a_block_whose_last_newline_was_cut_is_still_found() {
    let mut with = put(b"a\n");
    with.pop();
    assert_eq!(remove(&with).unwrap(), b"a\n");
}

#[test]
fn broken_markers_are_refused_with_their_line() {
    let start = "# >>> goready 1 >>> x\n";
    let end = "# <<< goready 1 <<<\n";
    let table: &[(String, BlockError)] = &[
        (format!("a\n{start}b\n"), BlockError::Unbalanced { line: 2 }),
        (format!("a\nb\n{end}"), BlockError::Unbalanced { line: 3 }),
        (format!("{end}{start}"), BlockError::Unbalanced { line: 1 }),
        (format!("{start}{end}{start}{end}"), BlockError::Duplicate { line: 3 }),
        (format!("{start}{start}{end}"), BlockError::Duplicate { line: 2 }),
        (format!("{start}{end}{end}"), BlockError::Unbalanced { line: 3 }),
        ("# >>> goready >>>\n".into(), BlockError::Malformed { line: 1 }),
        ("# >>> goready 1\n".into(), BlockError::Malformed { line: 1 }),
        ("# >>> goready 1 nl=x >>>\n".into(), BlockError::Malformed { line: 1 }),
        ("# >>> goready 1 >>>>\n".into(), BlockError::Malformed { line: 1 }),
        ("# <<< goready 1 <<< x\n".into(), BlockError::Malformed { line: 1 }),
        ("# >>> goready 99999999999 >>>\n".into(), BlockError::Malformed { line: 1 }),
        ("a\n# >>> goready 2 >>>\n".into(), BlockError::Newer { line: 2, version: 2 }),
    ];
    for (text, want) in table {
        assert_eq!(inspect(text.as_bytes()).unwrap_err(), *want, "{text}");
        assert_eq!(insert(text.as_bytes(), BODY, Place::End).unwrap_err(), *want, "{text}");
        assert_eq!(remove(text.as_bytes()).unwrap_err(), *want, "{text}");
    }
}

#[test]
fn a_utf16_profile_is_refused() {
    assert_eq!(inspect(b"\xFF\xFEa\0"), Err(BlockError::Utf16));
    assert_eq!(insert(b"\xFE\xFF\0a", BODY, Place::End), Err(BlockError::Utf16));
}

#[test]
fn a_body_with_a_marker_is_refused() {
    let body = "x\n# <<< goready 1 <<<\n";
    assert_eq!(insert(b"", body, Place::End), Err(BlockError::MarkerInBody));
}

#[test]
fn every_error_has_a_code_a_class_and_a_hint() {
    let all = [
        BlockError::Unbalanced { line: 3 },
        BlockError::Duplicate { line: 3 },
        BlockError::Malformed { line: 3 },
        BlockError::Newer { line: 3, version: 2 },
        BlockError::Utf16,
        BlockError::MarkerInBody,
    ];
    let lines: Vec<String> = all
        .into_iter()
        .map(|problem| problem.in_file("/home/ada/.profile"))
        .map(|error| format!("{} {} {:?} {error}", error.code(), error.class().exit_code(), error.hint()))
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    GR-SHELL-001 65 RepairMarkers { path: "/home/ada/.profile", line: 3 } cannot edit shell file, block marker without a partner on line 3: `/home/ada/.profile`
    GR-SHELL-002 65 RepairMarkers { path: "/home/ada/.profile", line: 3 } cannot edit shell file, second block on line 3: `/home/ada/.profile`
    GR-SHELL-003 65 RepairMarkers { path: "/home/ada/.profile", line: 3 } cannot edit shell file, damaged block marker on line 3: `/home/ada/.profile`
    GR-SHELL-004 65 UpdateGoready cannot edit shell file, block of format 2 on line 3, this goready knows 1: `/home/ada/.profile`
    GR-SHELL-005 65 None cannot edit shell file, file in utf-16: `/home/ada/.profile`
    GR-SHELL-006 70 ReportBug cannot edit shell file, marker inside the text of a block: `/home/ada/.profile`
    "#);
}

/// Bytes that look like shell files more often than chance would have it.
fn file_bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\n".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b"\\".to_vec()),
        Just(b"# >>> goready".to_vec()),
        Just(b"# <<< goready".to_vec()),
        Just(b"# >>> goready 1 >>>".to_vec()),
        Just(b"\xEF\xBB\xBF".to_vec()),
        Just("路径='$HOME'".as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..12),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![Just(Place::Start), Just(Place::End)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn removing_what_was_inserted_gives_the_same_bytes(
        bytes in file_bytes(), body in "[ -~\u{4e00}-\u{4eff}\n]{0,40}", place in place(),
    ) {
        prop_assume!(inspect(&bytes) == Ok(BlockState::Absent));
        prop_assume!(!body.contains("goready"));
        let with = insert(&bytes, &body, place).unwrap();
        prop_assert_eq!(remove(&with).unwrap(), bytes.clone());
        prop_assert_eq!(insert(&with, &body, place).unwrap(), with.clone());
        let renewed = insert(&with, "other", place).unwrap();
        prop_assert_eq!(remove(&renewed).unwrap(), bytes);
    }

    #[test]
    fn no_bytes_make_it_panic_and_a_refusal_is_the_same_everywhere(bytes in file_bytes()) {
        let seen = inspect(&bytes).map(|_| ());
        prop_assert_eq!(insert(&bytes, "x", Place::End).map(|_| ()), seen.clone());
        prop_assert_eq!(remove(&bytes).map(|_| ()), seen);
    }
}
