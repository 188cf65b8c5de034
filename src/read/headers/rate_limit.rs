//! What the headers of a response say of a rate limit.

use super::parameters::{find_parameter, split_outside_quotes};
use crate::http_date::parse_http_date;
use crate::number::parse_number;
use crate::read::{RateLimit, Report, UpstreamResponse, text};

/// A `reset` above the first number of a row is a moment since 1970 and not a delay. The second number
/// is how many of its units make a second.
const MOMENT_UNITS: [(f64, f64); 2] = [(1e11, 1000.0), (3e8, 1.0)];

/// Completes the rate limit of a report with the headers of many APIs and of the RateLimit drafts.
pub fn complete_rate_limit<'a>(report: &mut Report<'a>, response: &UpstreamResponse<'a>) {
    if !response.headers.iter().any(|(name, _)| text::contains(name, "limit")) {
        return;
    }
    let mut limit = report.rate_limit.take().unwrap_or_default();
    // The names begin in many ways: `x-ratelimit-limit`, `anthropic-ratelimit-requests-limit`.
    let find = |end: &str| {
        response.headers.iter().find_map(|(name, value)| {
            let (_, rest) = text::split_once(name, "limit-")?;
            let rest = rest.strip_prefix("requests-").unwrap_or(rest);
            (rest.strip_suffix("-requests").unwrap_or(rest) == end).then_some(*value)
        })
    };
    limit.limit = find("limit").and_then(parse_leading_number);
    limit.remaining = find("remaining").and_then(parse_leading_number);
    let reset = find("reset-after")
        .or_else(|| find("reset"))
        .and_then(|value| parse_reset(value, response));
    limit.reset = reset.or(limit.reset);
    limit.scope = find("scope").map(Into::into).or(limit.scope);
    limit.bucket = find("bucket").map(Into::into).or(limit.bucket);
    if let Some(global) = find("global") {
        limit.global = Some(global.eq_ignore_ascii_case("true"));
    }
    complete_from_drafts(&mut limit, response);
    report.rate_limit = (limit != RateLimit::default()).then_some(limit);
}

/// Returns the seconds until a reset, which is a number of seconds, a moment, or a duration with units.
fn parse_reset(value: &str, response: &UpstreamResponse<'_>) -> Option<f64> {
    let number = parse_leading_number(value)
        .or_else(|| parse_http_date(value))
        .or_else(|| parse_rfc3339(value))
        .or_else(|| parse_duration(value))?;
    let Some((_, unit)) = MOMENT_UNITS.iter().find(|(least, _)| number > *least) else {
        return Some(number);
    };
    Some((number / unit - response.created_at()?).max(0.0))
}

/// Returns the number that a value begins with. A policy may follow it, as in `100, 100;w=60`.
fn parse_leading_number(text: &str) -> Option<f64> {
    parse_number(text.split([',', ';']).next().unwrap_or_default())
}

/// Returns the moment of a date and time (RFC 3339, 5.6), in seconds since 1970. A part beyond its
/// range counts into the next month or day.
fn parse_rfc3339(text: &str) -> Option<f64> {
    let text = text.trim_ascii();
    text.as_bytes().get(16).filter(|byte| **byte == b':')?;
    let zone = text.bytes().skip(17).position(|byte| !is_digit_or_dot(byte));
    let zone = zone.map_or(text.len(), |at| at.saturating_add(17));
    let after_zone = |more: usize| zone.saturating_add(more);
    let places = [
        (0, 4),
        (5, 7),
        (8, 10),
        (11, 13),
        (14, 16),
        (17, zone),
        (after_zone(1), after_zone(3)),
        (after_zone(4), after_zone(6)),
    ];
    let mut parts = [0.0; 8];
    for (part, (start, end)) in parts.iter_mut().zip(places) {
        *part = parse_number(text.get(start..end).unwrap_or("0"))?;
    }
    let [mut year, mut month, day, hour, minute, second, offset_hours, offset_minutes] = parts;
    let offset = offset_hours * 60.0 + offset_minutes;
    let offset = if text.as_bytes().get(zone) == Some(&b'-') { -offset } else { offset };
    // Years begin in March, so that a leap day is the last day of its year.
    month -= 3.0;
    if month < 0.0 {
        year -= 1.0;
        month += 12.0;
    }
    let leaps = (year / 4.0).floor() - (year / 100.0).floor() + (year / 400.0).floor();
    let days = year * 365.0 + leaps + (month * 30.6 + 0.5).floor() + day - 719_469.0;
    Some((days * 1440.0 + hour * 60.0 + minute - offset) * 60.0 + second)
}

/// Returns the seconds of a duration with units, such as `1m2.5s`.
fn parse_duration(text: &str) -> Option<f64> {
    let mut rest = text.trim_ascii();
    let mut seconds = 0.0;
    loop {
        let end = rest.bytes().position(|byte| !is_digit_or_dot(byte))?;
        let (digits, after) = rest.split_at_checked(end)?;
        let (unit, length) = match after.as_bytes() {
            [b'm', b's', ..] => (0.001, 2),
            [b's', ..] => (1.0, 1),
            [b'm', ..] => (60.0, 1),
            [b'h', ..] => (3600.0, 1),
            _ => return None,
        };
        seconds += parse_number(digits)? * unit;
        rest = after.get(length..)?;
        if rest.is_empty() {
            return Some(seconds);
        }
    }
}

const fn is_digit_or_dot(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'.'
}

/// Completes a rate limit with the headers of the later drafts, `"day";r=50;t=30`, and of the earlier
/// ones, `limit=100, remaining=50, reset=30`. Of several policies the one with the least left counts.
fn complete_from_drafts<'a>(limit: &mut RateLimit<'a>, response: &UpstreamResponse<'a>) {
    let (mut least, mut best) = (f64::INFINITY, "");
    for is_policy in [false, true] {
        let header = if is_policy { "ratelimit-policy" } else { "ratelimit" };
        let best_name = find_policy_name(best);
        for (_, value) in response.headers.iter().filter(|(name, _)| *name == header) {
            let mut rest = *value;
            while !rest.is_empty() {
                let (member, after) = split_outside_quotes(rest, b',');
                rest = after;
                if is_policy {
                    if best_name.is_empty() || find_policy_name(member) == best_name {
                        limit.limit = limit.limit.or(parse_number_parameter(member, "q"));
                    }
                    continue;
                }
                // Of two that are used up, the one counts that takes longer.
                let left = parse_number_parameter(member, "r").unwrap_or(f64::MAX);
                let left = left - parse_number_parameter(member, "t").unwrap_or_default() / 1e12;
                if left < least {
                    (least, best) = (left, member);
                }
                limit.limit = limit.limit.or(parse_number_parameter(member, "limit"));
                limit.remaining = limit.remaining.or(parse_number_parameter(member, "remaining"));
                limit.reset = limit.reset.or(parse_number_parameter(member, "reset"));
            }
        }
    }
    limit.remaining = limit.remaining.or(parse_number_parameter(best, "r"));
    limit.reset = limit.reset.or(parse_number_parameter(best, "t"));
    let name = find_policy_name(best);
    if limit.bucket.is_none() && !name.is_empty() {
        limit.bucket = Some(name.trim_matches('"').into());
    }
}

/// Returns the name of a policy with its quotes. It is empty for a member of the earlier drafts.
fn find_policy_name(member: &str) -> &str {
    let (name, _) = split_outside_quotes(member, b';');
    if split_outside_quotes(name, b'=').1.is_empty() { name.trim_ascii() } else { "" }
}

fn parse_number_parameter(member: &str, name: &str) -> Option<f64> {
    parse_leading_number(find_parameter(member, name)?)
}
