//! Holds field values to RFC 9110, 5.5 and 5.6: dates against another implementation and a naive
//! calendar, characters by sweeps over all of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use httpexc::header::{
    Challenge, DATES, Fields, RetryAfter, blocked_by, decimal, http_date, is_token, is_token_byte,
    is_value, list, unsatisfied_range, uri_reference,
};
use proptest::prelude::*;

/// Gives a date as the httpdate crate writes it, which knows the years from 1970 to 9999.
fn date_by_httpdate(moment: u64) -> String {
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(moment))
}

#[test]
fn known_dates() {
    let cases = [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
        (2_147_483_648, "Tue, 19 Jan 2038 03:14:08 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        (-14_182_940, "Sun, 20 Jul 1969 20:17:40 GMT"),
        (-2_203_891_200, "Thu, 01 Mar 1900 00:00:00 GMT"),
        (-2_203_891_201, "Wed, 28 Feb 1900 23:59:59 GMT"),
        (-12_219_292_800, "Fri, 15 Oct 1582 00:00:00 GMT"),
        (-62_135_596_800, "Mon, 01 Jan 0001 00:00:00 GMT"),
        (-62_162_035_201, "Tue, 29 Feb 0000 23:59:59 GMT"),
        (-62_162_035_200, "Wed, 01 Mar 0000 00:00:00 GMT"),
    ];
    for (moment, date) in cases {
        assert_eq!(http_date(moment), date, "{moment}");
    }
}

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
fn moments_beyond_the_years_0_to_9999_become_the_nearest_within() {
    let (first, last) = ("Sat, 01 Jan 0000 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT");
    let cases = [
        (*DATES.start(), first),
        (DATES.start() - 1, first),
        (i64::MIN, first),
        (*DATES.end(), last),
        (DATES.end() + 1, last),
        (i64::MAX, last),
    ];
    for (moment, date) in cases {
        assert_eq!(http_date(moment), date, "{moment}");
        assert_eq!(RetryAfter::At(moment).to_value(), date, "{moment}");
    }
}

#[test]
fn the_ends_of_all_months_of_all_years_are_those_of_a_naive_calendar() {
    const DAYS: [&str; 7] = ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"];
    const MONTHS: [(&str, i64); 12] = [
        ("Jan", 31),
        ("Feb", 28),
        ("Mar", 31),
        ("Apr", 30),
        ("May", 31),
        ("Jun", 30),
        ("Jul", 31),
        ("Aug", 31),
        ("Sep", 30),
        ("Oct", 31),
        ("Nov", 30),
        ("Dec", 31),
    ];
    let mut day = 0;
    for year in 0..=9999 {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (month, length) in MONTHS {
            let length = if leap && month == "Feb" { 29 } else { length };
            for (of_month, day) in [(1, day), (length, day + length - 1)] {
                let name = DAYS[usize::try_from(day % 7).unwrap()];
                let expected = format!("{name}, {of_month:02} {month} {year:04} 00:00:00 GMT");
                assert_eq!(http_date(DATES.start() + day * 86_400), expected);
            }
            day += length;
        }
    }
    assert_eq!(DATES.start() + day * 86_400 - 1, *DATES.end());
}

#[test]
fn all_days_of_400_years_are_those_of_httpdate() {
    for day in 0..146_097 {
        let moment = day * 86_400 + day % 86_400;
        assert_eq!(http_date(i64::try_from(moment).unwrap()), date_by_httpdate(moment));
    }
}

proptest! {
    #[test]
    fn any_moment_from_1970_on_is_the_one_of_httpdate(moment in 0..=*DATES.end()) {
        prop_assert_eq!(http_date(moment), date_by_httpdate(moment.unsigned_abs()));
    }

    #[test]
    fn any_moment_gives_29_characters(moment: i64) {
        prop_assert_eq!(http_date(moment).len(), 29);
    }

    #[test]
    fn any_number_has_its_digits(number: u64) {
        prop_assert_eq!(decimal(number), number.to_string());
        prop_assert_eq!(RetryAfter::Seconds(number).to_value(), number.to_string());
        prop_assert_eq!(unsatisfied_range("bytes", number), format!("bytes */{number}"));
    }
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

/// What a URI may hold: unreserved, gen-delims, sub-delims and the percent sign (RFC 3986, 2).
const URI: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~\
                   :/?#[]@!$&'()*+,;=%";

#[test]
fn no_character_leaves_a_uri_reference_that_no_uri_may_hold() {
    for char in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
        let mut buffer = [0; 4];
        let text: &str = char.encode_utf8(&mut buffer);
        let out = uri_reference(text);
        if URI.contains(char) {
            assert_eq!(out, text);
        } else {
            let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
            assert_eq!(out, encoded);
        }
    }
}

proptest! {
    #[test]
    fn a_uri_reference_is_good_after_one_pass(text in ".*") {
        let once = uri_reference(&text);
        prop_assert!(once.chars().all(|char| URI.contains(char)), "{}", once);
        prop_assert_eq!(uri_reference(&once), once);
    }

    #[test]
    fn the_one_who_asked_for_a_block_stays_between_the_brackets(uri in ".*") {
        let value = blocked_by(&uri);
        let inner = value.strip_prefix('<').and_then(|rest| rest.strip_suffix(">; rel=\"blocked-by\""));
        prop_assert!(inner.unwrap().chars().all(|char| URI.contains(char)), "{}", value);
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
