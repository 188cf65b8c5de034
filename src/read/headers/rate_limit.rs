//! What the headers of a response say of a rate limit.

use std::borrow::Cow;

use super::parameters::{find_last_parameter, split_outside_quotes, unquote};
use crate::ascii;
use crate::number::parse_number;
use crate::read::delay::parse_longest_delay;
use crate::read::{RateLimit, Report, UpstreamResponse, text};
use crate::retry::resolve_delay;

/// Completes the rate limit of a report with the headers of many APIs and of the RateLimit drafts.
///
/// An API may have several quotas: of requests and of tokens, per minute and per day. The one counts
/// that is used up, and of several the one that ends last. If none is, it is the quota of requests.
pub fn complete_rate_limit<'a>(report: &mut Report<'a>, response: &UpstreamResponse<'a>) {
    let is_about_quota =
        |name: &str| text::contains(name, "limit") || text::contains(name, "remaining");
    if !response.headers.iter().any(|(name, _)| is_about_quota(name)) {
        return;
    }
    let mut limit = report.rate_limit.take().unwrap_or_default();
    let find = |end: &str| {
        let mut headers = response.headers.iter().filter_map(|(name, value)| {
            let (_, rest) = text::split_once(name, "limit-")?;
            (rest == end).then_some(*value)
        });
        headers.next()
    };
    limit.scope = find("scope").map(Into::into).or(limit.scope);
    limit.bucket = find("bucket").map(Into::into).or(limit.bucket);
    if let Some(global) = find("global") {
        limit.global = Some(global.eq_ignore_ascii_case("true"));
    }
    let mut chosen = find_header_quota(response);
    let draft = find_draft_quota(response);
    if draft.ends_after(&chosen) {
        chosen = draft;
    } else if !chosen.is_used_up() || draft.is_used_up() || draft.remaining.is_none() {
        chosen.complete(&draft);
    }
    // Some APIs say in one header how many requests of how many were sent: `40/40`.
    let calls = response.headers.iter().find(|(name, _)| name.ends_with("call-limit"));
    let calls = calls.and_then(|(_, value)| ascii::split_once_at(value, b"/"));
    if let Some((sent, all)) =
        calls.and_then(|(sent, all)| parse_number(sent).zip(parse_number(all)))
    {
        chosen.limit = Some(all);
        chosen.remaining = Some((all - sent).max(0.0));
    }
    limit.limit = chosen.limit;
    limit.remaining = chosen.remaining;
    limit.reset = chosen.reset.or(limit.reset);
    if limit.bucket.is_none() && !chosen.name.is_empty() {
        limit.bucket = Some(chosen.name);
    }
    report.rate_limit = (limit != RateLimit::default()).then_some(limit);
}

/// A quota of an API.
#[derive(Debug, Clone, Default)]
struct Quota<'a> {
    /// The name, or what the quota counts. It is empty if that is requests.
    name: Cow<'a, str>,
    limit: Option<f64>,
    remaining: Option<f64>,
    /// Seconds.
    reset: Option<f64>,
}

impl<'a> Quota<'a> {
    fn is_used_up(&self) -> bool {
        self.remaining.is_some_and(|remaining| remaining <= 0.0)
    }

    /// Whether this quota is used up, and another is not or ends before this one.
    fn ends_after(&self, other: &Self) -> bool {
        self.is_used_up() && (!other.is_used_up() || self.reset > other.reset)
    }

    /// Takes over from another quota what this one lacks.
    fn complete(&mut self, other: &Self) {
        self.limit = self.limit.or(other.limit);
        self.remaining = self.remaining.or(other.remaining);
        self.reset = self.reset.or(other.reset);
        if self.name.is_empty() {
            self.name = other.name.clone();
        }
    }
}

/// What a header says of a quota.
#[derive(Clone, Copy)]
enum QuotaPart {
    Limit,
    Remaining,
    Reset,
    ResetAfter,
}

/// The words for the parts in the names of headers. A longer word comes before the one in it.
const QUOTA_PARTS: [(&str, QuotaPart); 4] = [
    ("reset-after", QuotaPart::ResetAfter),
    ("reset", QuotaPart::Reset),
    ("remaining", QuotaPart::Remaining),
    ("limit", QuotaPart::Limit),
];

/// The names of a quota and of the API that has it, as the name of a header has them. They begin in many
/// ways, and what the quota counts stands before or after the part: `x-ratelimit-limit`,
/// `anthropic-ratelimit-input-tokens-remaining`, `x-ratelimit-reset-tokens`.
#[derive(Clone, Copy, PartialEq, Eq)]
struct QuotaName<'a> {
    /// The beginning of the name, to `limit`; empty without that word.
    prefix: &'a str,
    /// What the quota counts. It is empty if that is requests.
    unit: &'a str,
    /// What stands after the part, if something stands before it as well.
    suffix: &'a str,
}

impl QuotaName<'_> {
    const fn is_requests(self) -> bool {
        !self.prefix.is_empty() && self.unit.is_empty()
    }
}

/// Returns the quota and the part of it that a header has by its name.
fn parse_quota_header<'a>(name: &'a str) -> Option<(QuotaName<'a>, QuotaPart)> {
    // Without a part, it is the limit.
    if matches!(name, "x-rate-limit" | "x-ratelimit") {
        let name = QuotaName { prefix: name, unit: "", suffix: "" };
        return Some((name, QuotaPart::Limit));
    }
    let ((before, after), part) = QUOTA_PARTS
        .iter()
        .find_map(|(word, part)| Some((split_around_word(name, word)?, *part)))?;
    let end = text::find(before, "limit").map_or(0, |at| at.saturating_add(5));
    let (prefix, unit) = before.split_at_checked(end)?;
    let unit = unit.strip_prefix('-').unwrap_or(unit);
    let (unit, suffix) = if unit.is_empty() { (after, "") } else { (unit, after) };
    let unit = if unit == "requests" { "" } else { unit };
    Some((QuotaName { prefix, unit, suffix }, part))
}

/// Returns what is before and after the last place where a word stands between hyphens.
fn split_around_word<'a>(name: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    (0..name.len()).rev().find_map(|at| {
        let (before, rest) = name.split_at_checked(at)?;
        let after = rest.strip_prefix(word)?;
        let before = if before.is_empty() { before } else { before.strip_suffix('-')? };
        let after = if after.is_empty() { after } else { after.strip_prefix('-')? };
        Some((before, after))
    })
}

/// The most quotas that are looked at, so that the time grows with the number of headers alone.
const MAX_QUOTAS: usize = 32;

/// Returns the quota of the headers that have one part each.
fn find_header_quota<'a>(response: &UpstreamResponse<'a>) -> Quota<'a> {
    let names = response.headers.iter().filter_map(|(name, _)| match parse_quota_header(name) {
        Some((name, QuotaPart::Remaining)) => Some(name),
        _ => None,
    });
    let mut chosen = Quota::default();
    for name in names.take(MAX_QUOTAS) {
        let quota = collect_quota(response, Some(name));
        // Something else than a quota may remain, but then it has no reset.
        let is_quota = !name.prefix.is_empty() || quota.reset.is_some();
        if is_quota && quota.ends_after(&chosen) {
            chosen = quota;
        }
    }
    let requests = collect_quota(response, None);
    if !chosen.is_used_up() {
        return requests;
    }
    // The quotas of Kong, for example, share one reset.
    if requests.remaining.is_none() || chosen.name.is_empty() {
        chosen.complete(&requests);
    }
    chosen
}

/// Collects the parts of a quota, of each the first. Without a name they are those of requests, of any
/// beginning.
fn collect_quota<'a>(response: &UpstreamResponse<'a>, wanted: Option<QuotaName<'a>>) -> Quota<'a> {
    let now = response.created_at();
    let name = wanted.map_or("", |name| name.unit);
    let mut quota = Quota { name: name.into(), ..Quota::default() };
    // A `reset-after` is a delay. The `reset` beside it may be a moment of a clock that is wrong.
    let mut reset_after = None;
    for (name, value) in response.headers {
        let Some((name, part)) = parse_quota_header(name) else { continue };
        if !wanted.map_or_else(|| name.is_requests(), |wanted| name == wanted) {
            continue;
        }
        let (place, number) = match part {
            QuotaPart::Limit => (&mut quota.limit, parse_leading_number(value)),
            QuotaPart::Remaining => (&mut quota.remaining, parse_least_number(value)),
            QuotaPart::Reset => (&mut quota.reset, parse_reset(value, now)),
            QuotaPart::ResetAfter => (&mut reset_after, parse_reset(value, now)),
        };
        *place = place.or(number);
    }
    quota.reset = reset_after.or(quota.reset);
    quota
}

/// The longest delay until a reset, which is more than nine years. A larger number is a moment: some
/// servers have a clock that is far behind, but no quota takes so long.
const MAX_RESET_DELAY: f64 = 3e8;

/// Returns the seconds until a reset, which is given in one of the forms of a delay.
fn parse_reset(value: &str, now: Option<f64>) -> Option<f64> {
    let parse_number = || resolve_delay(parse_leading_number(value)?, now);
    let delay = parse_longest_delay(value, 1.0, now).or_else(parse_number)?;
    if delay > MAX_RESET_DELAY { Some((delay - now?).max(0.0)) } else { Some(delay) }
}

/// Returns the number that a value begins with. A policy may follow it, as in `100, 100;w=60`.
fn parse_leading_number(text: &str) -> Option<f64> {
    parse_number(ascii::first_part(text, b",;"))
}

/// Returns the least number of a list: two lines of a header are two quotas.
fn parse_least_number(list: &str) -> Option<f64> {
    let mut least: Option<f64> = None;
    let mut rest = list;
    while !rest.is_empty() {
        let (item, after) = split_outside_quotes(rest, b',');
        rest = after;
        if let Some(number) = parse_leading_number(item) {
            least = Some(least.map_or(number, |other| other.min(number)));
        }
    }
    least
}

/// Returns the quota of the headers of the later drafts, `"day";r=50;t=30`, or of the earlier ones,
/// `limit=100, remaining=50, reset=30`. Of several policies the one with the least left counts.
fn find_draft_quota<'a>(response: &UpstreamResponse<'a>) -> Quota<'a> {
    let now = response.created_at();
    let (mut earlier, mut best) = (Quota::default(), Quota::default());
    let mut best_name = "";
    visit_members(response, "ratelimit", &mut |member| {
        let parse_delay = |name| resolve_delay(parse_number_parameter(member, name)?, now);
        let quota = Quota {
            remaining: parse_number_parameter(member, "r"),
            reset: parse_delay("t"),
            ..Quota::default()
        };
        let left = |quota: &Quota<'_>| quota.remaining.unwrap_or(f64::MAX);
        let name = find_policy_name(member);
        if best_name.is_empty() || left(&quota) < left(&best) || quota.ends_after(&best) {
            (best_name, best) = (name, quota);
        }
        earlier.complete(&Quota {
            limit: parse_number_parameter(member, "limit"),
            remaining: parse_number_parameter(member, "remaining"),
            reset: parse_delay("reset"),
            ..Quota::default()
        });
    });
    visit_members(response, "ratelimit-policy", &mut |member| {
        if best_name.is_empty() || find_policy_name(member) == best_name {
            best.limit = best.limit.or(parse_number_parameter(member, "q"));
        }
    });
    earlier.complete(&best);
    earlier.name = unquote(best_name);
    earlier
}

/// Passes the members of a header that is a list (RFC 9651, 3.1) to a function, of all its lines.
fn visit_members<'a>(response: &UpstreamResponse<'a>, name: &str, visit: &mut dyn FnMut(&'a str)) {
    for (_, value) in response.headers.iter().filter(|(other, _)| *other == name) {
        let mut rest = *value;
        while !rest.is_empty() {
            let (member, after) = split_outside_quotes(rest, b',');
            rest = after;
            visit(member);
        }
    }
}

/// Returns the name of a policy with its quotes. It is empty for a member of the earlier drafts.
fn find_policy_name(member: &str) -> &str {
    let (name, _) = split_outside_quotes(member, b';');
    if split_outside_quotes(name, b'=').1.is_empty() { name.trim_ascii() } else { "" }
}

fn parse_number_parameter(member: &str, name: &str) -> Option<f64> {
    parse_leading_number(find_last_parameter(member, name)?)
}
