//! Gives what the header fields of an response say of an allowance of requests.

use super::parameters::{cut, value_of};
use crate::http_date::parse_http_date;
use crate::number::parse_number;
use crate::read::{RateLimit, Report, UpstreamResponse, text};

/// Numbers above these are moments, in milliseconds and in seconds, and no durations.
const MOMENT: [(f64, f64); 2] = [(1e11, 1000.0), (3e8, 1.0)];

/// Takes what the fields say of an allowance. Their names are those of many APIs.
pub fn finish<'a>(report: &mut Report<'a>, response: &UpstreamResponse<'a>) {
    if !response.headers.iter().any(|(name, _)| text::has(name, "limit")) {
        return;
    }
    let mut limit = report.rate_limit.take().unwrap_or_default();
    // Whose limit it is stands before: `x-ratelimit-limit`, `anthropic-ratelimit-requests-limit`.
    let value = |end: &str| {
        response.headers.iter().find_map(|(name, value)| {
            let (_, rest) = text::cut(name, "limit-")?;
            let rest = rest.strip_prefix("requests-").unwrap_or(rest);
            (rest.strip_suffix("-requests").unwrap_or(rest) == end).then_some(*value)
        })
    };
    limit.limit = value("limit").and_then(number_of);
    limit.remaining = value("remaining").and_then(number_of);
    let reset = value("reset-after").or_else(|| value("reset")).and_then(|text| {
        let moment = || parse_http_date(text).or_else(|| timestamp(text));
        let number = number_of(text).or_else(moment).or_else(|| span(text))?;
        let Some((_, unit)) = MOMENT.iter().find(|(least, _)| number > *least) else {
            return Some(number);
        };
        Some((number / unit - response.created_at()?).max(0.0))
    });
    limit.reset = reset.or(limit.reset);
    limit.scope = value("scope").map(Into::into).or(limit.scope);
    limit.bucket = value("bucket").map(Into::into).or(limit.bucket);
    if let Some(global) = value("global") {
        limit.global = Some(global.eq_ignore_ascii_case("true"));
    }
    structured(&mut limit, response);
    report.rate_limit = (limit != RateLimit::default()).then_some(limit);
}

/// Gives the number that a value begins with: `100, 100;w=60` gives a policy after it.
fn number_of(text: &str) -> Option<f64> {
    parse_number(text.split([',', ';']).next().unwrap_or_default())
}

/// Gives the moment of a date of RFC 3339, in seconds since 1970. What is beyond its range counts
/// into the next month or day.
fn timestamp(text: &str) -> Option<f64> {
    let text = text.trim_ascii();
    text.as_bytes().get(16).filter(|byte| **byte == b':')?;
    let zone = text.bytes().skip(17).position(|byte| !is_numeric(byte));
    let zone = zone.map_or(text.len(), |at| at.saturating_add(17));
    let at = |more: usize| zone.saturating_add(more);
    let places =
        [(0, 4), (5, 7), (8, 10), (11, 13), (14, 16), (17, zone), (at(1), at(3)), (at(4), at(6))];
    let mut parts = [0.0; 8];
    for (part, (start, end)) in parts.iter_mut().zip(places) {
        *part = parse_number(text.get(start..end).unwrap_or("0"))?;
    }
    let [mut year, mut month, day, hour, minute, second, hours, minutes] = parts;
    let ahead = hours * 60.0 + minutes;
    let ahead = if text.as_bytes().get(zone) == Some(&b'-') { -ahead } else { ahead };
    // Years begin in March, so that a leap day is the last day of its year.
    month -= 3.0;
    if month < 0.0 {
        year -= 1.0;
        month += 12.0;
    }
    let leaps = (year / 4.0).floor() - (year / 100.0).floor() + (year / 400.0).floor();
    let days = year * 365.0 + leaps + (month * 30.6 + 0.5).floor() + day - 719_469.0;
    Some((days * 1440.0 + hour * 60.0 + minute - ahead) * 60.0 + second)
}

/// Gives the seconds of a span with units, such as `1m2.5s`.
fn span(text: &str) -> Option<f64> {
    let mut rest = text.trim_ascii();
    let mut seconds = 0.0;
    loop {
        let end = rest.bytes().position(|byte| !is_numeric(byte))?;
        let (digits, after) = rest.split_at_checked(end)?;
        let (size, length) = match after.as_bytes() {
            [b'm', b's', ..] => (0.001, 2),
            [b's', ..] => (1.0, 1),
            [b'm', ..] => (60.0, 1),
            [b'h', ..] => (3600.0, 1),
            _ => return None,
        };
        seconds += parse_number(digits)? * size;
        rest = after.get(length..)?;
        if rest.is_empty() {
            return Some(seconds);
        }
    }
}

const fn is_numeric(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'.'
}

/// Takes the structured field of the later drafts, `"day";r=50;t=30`, and that of the earlier ones,
/// `limit=100, remaining=50, reset=30`. Of several policies the one counts that has least left.
fn structured<'a>(limit: &mut RateLimit<'a>, response: &UpstreamResponse<'a>) {
    let (mut least, mut best) = (f64::INFINITY, "");
    for is_quota in [false, true] {
        let field = if is_quota { "ratelimit-policy" } else { "ratelimit" };
        let name = name_of(best);
        for (_, value) in response.headers.iter().filter(|(name, _)| *name == field) {
            let mut rest = *value;
            while !rest.is_empty() {
                let (member, after) = cut(rest, b',');
                rest = after;
                if is_quota {
                    if name.is_empty() || name_of(member) == name {
                        limit.limit = limit.limit.or(parameter(member, "q"));
                    }
                    continue;
                }
                // Of two that are used up, the one that takes longer.
                let left = parameter(member, "r").unwrap_or(f64::MAX);
                let left = left - parameter(member, "t").unwrap_or_default() / 1e12;
                if left < least {
                    (least, best) = (left, member);
                }
                limit.limit = limit.limit.or(parameter(member, "limit"));
                limit.remaining = limit.remaining.or(parameter(member, "remaining"));
                limit.reset = limit.reset.or(parameter(member, "reset"));
            }
        }
    }
    limit.remaining = limit.remaining.or(parameter(best, "r"));
    limit.reset = limit.reset.or(parameter(best, "t"));
    let name = name_of(best);
    if limit.bucket.is_none() && !name.is_empty() {
        limit.bucket = Some(name.trim_matches('"').into());
    }
}

/// Gives the name of a policy, in its quotes; empty for a member of the earlier drafts.
fn name_of(member: &str) -> &str {
    let (name, _) = cut(member, b';');
    if cut(name, b'=').1.is_empty() { name.trim_ascii() } else { "" }
}

fn parameter(member: &str, name: &str) -> Option<f64> {
    number_of(value_of(member, name)?)
}
