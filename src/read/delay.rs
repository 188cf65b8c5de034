//! The delay before another try, in the forms in which servers state it.
//!
//! This module must not know where a text stands.

mod timestamp;

use timestamp::parse_timestamp;

use super::text;
use crate::ascii;
use crate::http_date::{is_weekday, parse_http_date};
use crate::number::parse_number;
use crate::retry::resolve_delay;

/// Returns the longest of the delays in a list, in seconds: `30, 60` is 60. A date has a comma, too.
/// `unit` is the seconds of a number without a unit, and `now` the current time in seconds since 1970.
pub fn parse_longest_delay(list: &str, unit: f64, now: Option<f64>) -> Option<f64> {
    let mut longest: Option<f64> = None;
    let mut rest = list;
    while !rest.is_empty() {
        let comma = rest.bytes().position(|byte| byte == b',').unwrap_or(rest.len());
        let end = if is_weekday(rest.get(..comma).unwrap_or_default().trim_ascii()) {
            // It belongs to the date after it.
            let date = rest.bytes().skip(comma.saturating_add(1)).position(|byte| byte == b',');
            date.map_or(rest.len(), |at| comma.saturating_add(1).saturating_add(at))
        } else {
            comma
        };
        let (item, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let delay = parse_delay(item, unit, now);
        longest = if delay > longest { delay } else { longest };
        rest = after.get(1..).unwrap_or_default();
    }
    longest
}

/// Returns a delay in seconds. It may be a number, which is a delay or a moment by its size, a duration
/// with units such as `1m30s` or `PT90S`, an HTTP-date, or a timestamp (RFC 3339). A moment in the past gives 0.
/// Returns `None` for any other text, and for a moment if the current time is not known.
pub fn parse_delay(text: &str, unit: f64, now: Option<f64>) -> Option<f64> {
    let text = text.trim_ascii();
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    if text.bytes().all(is_digit_or_dot) {
        return resolve_delay(parse_number(text)? * unit, now);
    }
    if let Some(seconds) = parse_duration(text) {
        return Some(seconds);
    }
    let moment = parse_http_date(text, now).or_else(|| parse_timestamp(text))?;
    Some((moment - now?).max(0.0))
}

/// The units of a duration, and their seconds: as Go and Protobuf write them, and as people do.
const UNITS: [(&str, f64); 7] = [
    ("ns", 1e-9),
    ("us|\u{b5}s|\u{3bc}s", 1e-6),
    ("ms|msec|msecs|millisecond|milliseconds", 0.001),
    ("s|sec|secs|second|seconds", 1.0),
    ("m|min|mins|minute|minutes", 60.0),
    ("h|hr|hrs|hour|hours", 3600.0),
    ("d|day|days", 86_400.0),
];

/// Returns the seconds of a duration with units, such as `1m2.5s` or `2 hours`, or in the form of
/// ISO 8601, such as `P1DT2H`. There, a month has no known length.
fn parse_duration(text: &str) -> Option<f64> {
    let (date, time) = match text.strip_prefix('P') {
        Some(period) => ascii::split_once_at(period, b"T").unwrap_or((period, "")),
        None => ("", text),
    };
    let is_days = |days: &str| days.bytes().all(is_digit_or_dot);
    if date.is_empty() && time.is_empty()
        || !date.is_empty() && !date.strip_suffix('D').is_some_and(is_days)
    {
        return None;
    }
    let mut seconds = 0.0;
    for mut rest in [date, time] {
        while !rest.is_empty() {
            let (digits, after) = split_while(rest, is_digit_or_dot);
            let is_unit = |byte: u8| !is_digit_or_dot(byte) && !byte.is_ascii_whitespace();
            let (unit, after) = split_while(after.trim_ascii_start(), is_unit);
            let (_, factor) = UNITS.iter().find(|(words, _)| text::is_word_of(words, unit))?;
            seconds += parse_number(digits)? * factor;
            rest = after.trim_ascii_start();
        }
    }
    seconds.is_finite().then_some(seconds)
}

fn split_while(text: &str, is_part: fn(u8) -> bool) -> (&str, &str) {
    let end = text.bytes().position(|byte| !is_part(byte)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

const fn is_digit_or_dot(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'.'
}

#[cfg(test)]
mod tests {
    use super::parse_longest_delay;

    #[test]
    fn a_delay_is_read_in_every_form_that_is_known() {
        // 2026-10-21T07:28:00Z
        let now = Some(1_792_567_680.0);
        for (text, expected) in [
            ("30", Some(30.0)),
            ("0.25", Some(0.25)),
            (" 30 ", Some(30.0)),
            ("\"30\"", Some(30.0)),
            ("1792567710", Some(30.0)),
            ("1792567710.5", Some(30.5)),
            ("1792567710000", Some(30.0)),
            ("1792567000", Some(0.0)),
            ("30, 60", Some(60.0)),
            ("soon,60,30", Some(60.0)),
            ("30s", Some(30.0)),
            ("1m30s", Some(90.0)),
            ("500ms", Some(0.5)),
            ("1h", Some(3600.0)),
            ("1d", Some(86_400.0)),
            ("250\u{b5}s", Some(0.000_25)),
            ("90 s", Some(90.0)),
            ("90sec", Some(90.0)),
            ("90 Seconds", Some(90.0)),
            ("1 minute 30 seconds", Some(90.0)),
            ("1min30s", Some(90.0)),
            ("1.5 minutes", Some(90.0)),
            ("2 hours", Some(7200.0)),
            ("1 day", Some(86_400.0)),
            ("PT90S", Some(90.0)),
            ("PT1M30S", Some(90.0)),
            ("P1DT1H", Some(90_000.0)),
            ("P1D", Some(86_400.0)),
            ("\"PT0.5S\"", Some(0.5)),
            ("Wed, 21 Oct 2026 07:28:30 GMT", Some(30.0)),
            ("Wednesday, 21-Oct-26 07:28:30 GMT", Some(30.0)),
            ("Wed Oct 21 07:28:30 2026", Some(30.0)),
            ("Wed, 21 Oct 2026 07:28:30 GMT, Wed, 21 Oct 2026 07:29:00 GMT", Some(60.0)),
            ("7, Wed, 21 Oct 2026 07:28:30 GMT, 9", Some(30.0)),
            ("Wed, 21 Oct 2026 07:28:30 +0000", Some(30.0)),
            ("Wed, 21 Oct 2026 09:28:30 +0200", Some(30.0)),
            ("Wed, 21 Oct 2026 00:28:30 PDT", Some(30.0)),
            ("Tue, 20 Oct 2026 23:28:30 PST", Some(30.0)),
            ("Wed Oct 21 2026 09:28:30 GMT+0200 (Central European Summer Time)", Some(30.0)),
            ("2026-10-21T07:28:30Z", Some(30.0)),
            ("2026-10-21 07:28:30 UTC", Some(30.0)),
            ("2026-10-21T09:28:30.5+02:00", Some(30.5)),
            ("2026-10-21T09:28:30+0200", Some(30.0)),
            ("2026-10-21T00:28:30-07", Some(30.0)),
            ("Wed, 21 Oct 2026 09:28:30 CEST", None),
            ("Wed, 21 Oct 2026 09:28:30 B", None),
            ("2026-10-21", None),
            ("2026-13-21T07:28:30Z", None),
            ("1e3", None),
            ("+30", None),
            ("-30", None),
            ("0x1e", None),
            ("5 months", None),
            ("P1M", None),
            ("P1M1D", None),
            ("P", None),
            ("PT", None),
            ("PD", None),
            ("1 30 s", None),
            ("seconds", None),
            ("soon", None),
            ("30;60", None),
            ("\"", None),
            ("", None),
            (",", None),
            ("s", None),
            (".", None),
            ("1m30", None),
        ] {
            assert_eq!(parse_longest_delay(text, 1.0, now), expected, "{text}");
        }
        assert_eq!(parse_longest_delay("1500", 0.001, now), Some(1.5));
        assert_eq!(parse_longest_delay("1792567710000", 0.001, now), Some(30.0));
        for moment in ["1792567710", "Wed, 21 Oct 2026 07:28:30 GMT", "2026-10-21T07:28:30Z"] {
            assert_eq!(parse_longest_delay(moment, 1.0, None), None, "{moment}");
        }
    }
}
