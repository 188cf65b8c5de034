//! Timestamps (RFC 3339, 5.6).

use crate::http_date::{compute_moment, parse_zone};
use crate::number::parse_number;

/// Returns the moment of a timestamp in seconds since 1970. A time without a zone is in UTC, as all
/// times of HTTP are (RFC 9110, 5.6.7). Other software writes a space in place of the `T` and before the
/// zone, and an offset without its colon.
pub fn parse_timestamp(text: &str) -> Option<f64> {
    let (date, time) = text.split_at_checked(10)?;
    let time = time.strip_prefix(['T', 't', ' '])?;
    let [year, month, day] = parse_numbers(date, b'-', [4, 2, 2])?;
    let end = time.bytes().position(|byte| !matches!(byte, b'0'..=b'9' | b':' | b'.'));
    let (time, zone) = time.split_at_checked(end.unwrap_or(time.len()))?;
    let (clock, fraction) = match time.split_once('.') {
        Some((clock, digits)) => (clock, parse_number(&["0.", digits].concat())?),
        None => (time, 0.0),
    };
    let [hour, minute, second] = parse_numbers(clock, b':', [2, 2, 2])?;
    let zone = zone.trim_ascii_start();
    let offset = if zone.is_empty() { 0 } else { parse_zone(zone)? };
    // A leap second is the 61st of its minute.
    let is_valid = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second < 61;
    if !is_valid {
        return None;
    }
    let second_of_day =
        hour.saturating_mul(3600).saturating_add(minute.saturating_mul(60)).saturating_add(second);
    Some(compute_moment(year, month, day, second_of_day.saturating_sub(offset)) + fraction)
}

/// Returns three numbers of fixed lengths between separators.
fn parse_numbers(text: &str, separator: u8, lengths: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(char::from(separator));
    let mut numbers = [0; 3];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let digits = parts.next().filter(|digits| digits.len() == length)?;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        *number = digits.parse().ok().filter(|_| is_number)?;
    }
    parts.next().is_none().then_some(numbers)
}
