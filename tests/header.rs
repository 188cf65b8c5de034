//! Header names and values by RFC 9110, 5.5 and 5.6, for every character.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use httpexc::header::{
    Challenge, Headers, RetryAfter, is_header_value, is_token, is_token_byte, join_list,
};
use proptest::prelude::*;

#[test]
fn a_delay_is_never_shorter_than_the_time_that_it_is_made_from() {
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
fn the_first_header_with_a_name_in_any_case_is_found() {
    let mut headers = Headers::new();
    headers.push("vary", "Accept");
    headers.push("x-song", "7");
    headers.push("X-Song", "8");
    assert_eq!(headers.get("X-SONG"), Some("7"));
    assert_eq!(headers.get("vary"), Some("Accept"));
    assert_eq!(headers.get("song"), None);
    let pairs: Vec<_> = (&headers).into_iter().collect();
    assert_eq!(pairs, [("vary", "Accept"), ("x-song", "7"), ("X-Song", "8")]);
}

#[test]
fn challenges_are_quoted_by_rfc_9110() {
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
        // These three are not quoted if their values are tokens (RFC 7616, 3.3).
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
    fn a_quoted_parameter_is_read_back(text in ".*") {
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
fn lists_are_joined_without_items_that_cannot_be_sent() {
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
        assert_eq!(join_list(items), value);
    }
}

/// The characters of a token (RFC 9110, 5.6.2).
const TOKEN_CHARACTERS: &str =
    "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Samples of the characters that are not in Latin-1.
const NOT_LATIN_1: [char; 14] = [
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
fn tokens_have_the_77_characters_of_rfc_9110() {
    assert_eq!(TOKEN_CHARACTERS.len(), 77);
    for byte in 0..=u8::MAX {
        let char = char::from(byte);
        let expected = TOKEN_CHARACTERS.contains(char);
        assert_eq!(is_token_byte(byte), expected, "{byte}");
        assert_eq!(is_token(&char.to_string()), expected, "{byte}");
        assert_eq!(is_token(&format!("a{char}b")), expected, "{byte}");
    }
    for char in NOT_LATIN_1 {
        assert!(!is_token(&char.to_string()), "{char:?}");
    }
    assert!(!is_token(""));
}

#[test]
fn values_have_latin_1_without_control_characters_except_tab() {
    for byte in 0..=u8::MAX {
        let char = char::from(byte);
        let expected = byte == b'\t' || byte >= b' ' && byte != 0x7f;
        assert_eq!(is_header_value(&char.to_string()), expected, "{byte}");
        assert_eq!(is_header_value(&format!("a{char}b")), expected, "{byte}");
    }
    for char in NOT_LATIN_1 {
        assert!(!is_header_value(&char.to_string()), "{char:?}");
    }
    assert!(is_header_value(""));
}

#[test]
fn a_header_that_cannot_be_sent_is_left_out() {
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
        let mut headers = Headers::new();
        headers.push(name, value);
        assert_eq!(headers.as_str(), lines, "{name:?}: {value:?}");
    }
}

proptest! {
    #[test]
    fn no_text_starts_another_line(
        pairs in prop::collection::vec(("[a-z]{0,3}|.{0,4}", "[ -~]*|.*|[\\x00-\\x20]*|[\\x00-\\xff]*"), 0..6),
    ) {
        let mut headers = Headers::new();
        for (name, value) in &pairs {
            headers.push(name, value);
        }
        let sent: Vec<(&str, &str)> = pairs
            .iter()
            .filter(|(name, value)| is_token(name) && is_header_value(value))
            .map(|(name, value)| (&**name, value.trim_matches([' ', '\t'])))
            .collect();
        prop_assert_eq!(headers.iter().collect::<Vec<_>>(), &sent[..]);
        prop_assert_eq!(headers.as_str().matches('\n').count(), sent.len());
        prop_assert!(!headers.as_str().contains(['\r', '\0']));
    }
}
