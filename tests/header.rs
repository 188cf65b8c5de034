//! Holds field values to RFC 9110, 5.5 and 5.6: characters by sweeps over all of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use httpexc::header::{Challenge, Fields, RetryAfter, is_token, is_token_byte, is_value, list};
use proptest::prelude::*;

#[test]
fn a_wait_is_never_shorter_than_the_time_it_was_made_from() {
    for (millis, seconds) in [(0, 0), (1, 1), (999, 1), (1000, 1), (1001, 2), (86_400_000, 86_400)]
    {
        let span = Duration::from_millis(millis);
        assert_eq!(RetryAfter::from(span), RetryAfter::Seconds(seconds), "{millis} ms");
        let after = i64::try_from(seconds).unwrap();
        assert_eq!(RetryAfter::from(UNIX_EPOCH + span), RetryAfter::At(after), "{millis} ms");
    }
    for (millis, seconds) in [(1, 0), (999, 0), (1000, -1), (1001, -1), (2500, -2)] {
        let before: SystemTime = UNIX_EPOCH - Duration::from_millis(millis);
        assert_eq!(RetryAfter::from(before), RetryAfter::At(seconds), "{millis} ms before");
    }
    assert_eq!(RetryAfter::from(Duration::MAX), RetryAfter::Seconds(u64::MAX));
}

#[test]
fn a_field_is_found_by_its_name_in_any_case_the_first_of_several() {
    let mut fields = Fields::new();
    fields.push("vary", "Accept");
    fields.push("x-song", "7");
    fields.push("X-Song", "8");
    assert_eq!(fields.get("X-SONG"), Some("7"));
    assert_eq!(fields.get("vary"), Some("Accept"));
    assert_eq!(fields.get("song"), None);
    let pairs: Vec<_> = (&fields).into_iter().collect();
    assert_eq!(pairs, [("vary", "Accept"), ("x-song", "7"), ("X-Song", "8")]);
}

#[test]
fn challenges_are_quoted_where_rfc_9110_asks() {
    use Challenge::{Params, Raw, Token68};
    let cases = [
        (Raw("Basic realm=\"a\", Bearer"), "Basic realm=\"a\", Bearer"),
        (Token68("Negotiate", "YII="), "Negotiate YII="),
        (Params("Bearer", vec![]), "Bearer"),
        (Params("Bearer", vec![("realm", "")]), r#"Bearer realm="""#),
        (Params("Bearer", vec![("realm", "a, b=\"c\"")]), r#"Bearer realm="a, b=\"c\"""#),
        (Params("Basic", vec![("realm", r"a\b")]), r#"Basic realm="a\\b""#),
        (Params("Basic", vec![("realm", "caf\u{e9}")]), "Basic realm=\"caf\u{e9}\""),
        (
            Params("Bearer", vec![("error", "invalid_token"), ("scope", "a b")]),
            r#"Bearer error="invalid_token", scope="a b""#,
        ),
        // RFC 7616, 3.3: these three are not quoted, unless they hold what no token may.
        (
            Params(
                "Digest",
                vec![("ALGORITHM", "SHA-256"), ("stale", "true"), ("userhash", "false")],
            ),
            "Digest ALGORITHM=SHA-256, stale=true, userhash=false",
        ),
        (Params("Digest", vec![("stale", "a\", b=\"c")]), r#"Digest stale="a\", b=\"c""#),
        (Params("Digest", vec![("stale", "")]), r#"Digest stale="""#),
    ];
    for (challenge, value) in cases {
        assert_eq!(challenge.to_value(), value);
    }
}

proptest! {
    #[test]
    fn a_parameter_that_was_quoted_is_read_back(text in ".*") {
        let value = Challenge::Params("Basic", vec![("realm", &text)]).to_value();
        let mut chars =
            value.strip_prefix("Basic realm=\"").and_then(|rest| rest.strip_suffix('"')).unwrap().chars();
        let mut read = String::new();
        while let Some(char) = chars.next() {
            prop_assert_ne!(char, '"', "the string ends early: {}", value);
            read.push(if char == '\\' { chars.next().unwrap() } else { char });
        }
        prop_assert_eq!(read, text);
    }
}

#[test]
fn lists_are_joined_without_what_cannot_be_sent() {
    let cases: [(&[&str], &str); 7] = [
        (&[], ""),
        (&["", ""], ""),
        (&["", "GET", "", "HEAD", ""], "GET, HEAD"),
        (&["GET", "a\r\nb: c", "\0", "\u{2603}"], "GET"),
        (&["GET"], "GET"),
        (&["GET", "HEAD", "M-SEARCH"], "GET, HEAD, M-SEARCH"),
        (&["text/html;q=0.5", "*/*"], "text/html;q=0.5, */*"),
    ];
    for (items, value) in cases {
        assert_eq!(list(items), value);
    }
}

/// The characters of a token (RFC 9110, 5.6.2).
const TOKEN: &str = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Characters beyond Latin-1 that stand for their like.
const BEYOND: [char; 14] = [
    '\u{100}',
    '\u{10a}',
    '\u{10d}',
    '\u{130}',
    '\u{131}',
    '\u{212a}',
    '\u{2028}',
    '\u{2029}',
    '\u{feff}',
    '\u{ff0d}',
    '\u{fffd}',
    '\u{ffff}',
    '\u{1f600}',
    '\u{10ffff}',
];

#[test]
fn tokens_hold_the_77_characters_of_rfc_9110() {
    assert_eq!(TOKEN.len(), 77);
    for byte in 0..=u8::MAX {
        let char = char::from(byte);
        let expected = TOKEN.contains(char);
        assert_eq!(is_token_byte(byte), expected, "{byte}");
        assert_eq!(is_token(&char.to_string()), expected, "{byte}");
        assert_eq!(is_token(&format!("a{char}b")), expected, "{byte}");
    }
    for char in BEYOND {
        assert!(!is_token(&char.to_string()), "{char:?}");
    }
    assert!(!is_token(""));
}

#[test]
fn values_hold_latin_1_without_control_characters_but_tab() {
    for byte in 0..=u8::MAX {
        let char = char::from(byte);
        let expected = byte == b'\t' || byte >= b' ' && byte != 0x7f;
        assert_eq!(is_value(&char.to_string()), expected, "{byte}");
        assert_eq!(is_value(&format!("a{char}b")), expected, "{byte}");
    }
    for char in BEYOND {
        assert!(!is_value(&char.to_string()), "{char:?}");
    }
    assert!(is_value(""));
}

#[test]
fn a_line_that_cannot_be_sent_is_left_out() {
    let cases = [
        ("a", "b", "a: b\n"),
        ("a", "", "a: \n"),
        ("a", " \tb c\t ", "a: b c\n"),
        ("a", "b: c", "a: b: c\n"),
        ("a", "\u{85}\u{ff}", "a: \u{85}\u{ff}\n"),
        ("", "b", ""),
        ("a ", "b", ""),
        ("a:", "b", ""),
        (":status", "b", ""),
        ("a\n", "b", ""),
        ("\u{e9}", "b", ""),
        ("a", "b\r\nc: d", ""),
        ("a", "b\nc", ""),
        ("a", "\n", ""),
        ("a", "b\r", ""),
        ("a", "b\0", ""),
        ("a", "\u{7f}", ""),
        ("a", "\u{10a}", ""),
    ];
    for (name, value, lines) in cases {
        let mut fields = Fields::new();
        fields.push(name, value);
        assert_eq!(fields.as_str(), lines, "{name:?}: {value:?}");
    }
}

proptest! {
    #[test]
    fn no_text_brings_a_second_line(
        pairs in prop::collection::vec(("[a-z]{0,3}|.{0,4}", "[ -~]*|.*|[\\x00-\\x20]*|[\\x00-\\xff]*"), 0..6),
    ) {
        let mut fields = Fields::new();
        for (name, value) in &pairs {
            fields.push(name, value);
        }
        let sent: Vec<(&str, &str)> = pairs
            .iter()
            .filter(|(name, value)| is_token(name) && is_value(value))
            .map(|(name, value)| (&**name, value.trim_matches([' ', '\t'])))
            .collect();
        prop_assert_eq!(fields.iter().collect::<Vec<_>>(), &sent[..]);
        prop_assert_eq!(fields.as_str().matches('\n').count(), sent.len());
        prop_assert!(!fields.as_str().contains(['\r', '\0']));
    }
}
