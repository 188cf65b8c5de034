//! Timestamps (RFC 3339, 5.6).

use crate::http_date::{compute_moment, parse_clock, parse_digits, parse_zone};
use crate::number::parse_number;

/// Returns the moment of a timestamp in seconds since 1970. A time without a zone is in UTC, as all
/// times of HTTP are (RFC 9110, 5.6.7). Other software writes a space in place of the `T` and before the
/// zone, and an offset without its colon.
pub fn parse_timestamp(text: &str) -> Option<f64> {
    let parse_part = |start: usize, end: usize| parse_digits(text.get(start..end)?);
    let (year, month, day) = (parse_part(0, 4)?, parse_part(5, 7)?, parse_part(8, 10)?);
    let has_separators = text.get(4..5)? == "-" && text.get(7..8)? == "-";
    let is_valid = (1.0..13.0).contains(&month) && (1.0..32.0).contains(&day);
    if !has_separators || !is_valid || !matches!(text.get(10..11)?, "T" | "t" | " ") {
        return None;
    }
    let second = parse_clock(text.get(11..19)?)?;
    let rest = text.get(19..)?;
    let end = rest.bytes().position(|byte| byte != b'.' && !byte.is_ascii_digit());
    let (fraction, zone) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
    let fraction = if fraction.is_empty() { 0.0 } else { parse_number(fraction)? };
    let zone = zone.trim_ascii_start();
    let offset = if zone.is_empty() { 0.0 } else { parse_zone(zone)? };
    (fraction < 1.0).then(|| compute_moment(year, month, day) + second + fraction - offset)
}
