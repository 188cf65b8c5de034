//! Gives what the header fields of an answer say of its error.

use std::borrow::Cow;

use super::draft::{Draft, numeral};
use super::path::percent_decode;
use super::words;
use super::{Answer, RateLimit, Report, date, number};
use crate::value::Value;

/// Fields with the id of a request, the most telling first.
const IDS: [&str; 40] = [
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-amzn-request-id",
    "x-amz-request-id",
    "x-ms-request-id",
    "x-github-request-id",
    "x-okta-request-id",
    "x-shopify-request-id",
    "x-requestid",
    "requestid",
    "x-correlation-id",
    "correlation-id",
    "x-correlationid",
    "x-trace-id",
    "trace-id",
    "x-traceid",
    "paypal-debug-id",
    "twilio-request-id",
    "x-fb-trace-id",
    "x-arequestid",
    "x-goog-request-id",
    "x-cloud-trace-context",
    "x-amz-cf-id",
    "x-ms-correlation-request-id",
    "x-ms-client-request-id",
    "x-slack-req-id",
    "x-dropbox-request-id",
    "x-notion-request-id",
    "x-zm-trackingid",
    "x-hubspot-correlation-id",
    "trackingid",
    "atl-traceid",
    "x-vcap-request-id",
    "x-ray-id",
    "x-akamai-request-id",
    "x-vercel-id",
    "fly-request-id",
    "x-nf-request-id",
    "cf-ray",
];

/// Later ids, of a trace and not of a request.
const TRACES: [&str; 6] = [
    "x-amzn-trace-id",
    "apigw-requestid",
    "x-b3-traceid",
    "x-envoy-request-id",
    "request-context",
    "traceparent",
];

/// How the names of other fields with such an id end.
const ENDS: [&str; 6] =
    ["request-id", "requestid", "req-id", "correlation-id", "transactionid", "trace-id"];

impl<'a> Answer<'a> {
    /// Gives the value of a field, empty for none.
    pub(super) fn field(&self, name: &str) -> &'a str {
        let found = self.fields.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.trim_ascii())
    }

    /// Gives the moment at which the answer was made, or at least read.
    fn moment(&self) -> Option<f64> {
        date::parse(self.field("date")).or(self.now)
    }
}

/// Takes what the fields say of the error before its body does.
pub fn draft_first<'a>(draft: &mut Draft<'a>, answer: &Answer<'a>) {
    let status = answer.field("grpc-status");
    if !status.is_empty() && status != "0" {
        draft.is_error = true;
        draft.code.offer(0, numeral(status.into()));
        let message = percent_decode(answer.field("grpc-message"));
        draft.offer_detail(0, &message);
    }
}

/// Takes what the fields say where the body does not.
pub fn draft_last<'a>(draft: &mut Draft<'a>, answer: &Answer<'a>) {
    let challenge = answer.field("www-authenticate");
    for (name, rank) in [("error", 130), ("error_description", 70), ("error_uri", 0)] {
        let Some(value) = parameter(challenge, name) else { continue };
        match name {
            "error" if words::holds(&value, b' ') => {}
            "error" => draft.offer_code(rank, &Value::String(value)),
            "error_uri" => draft.help.offer(60, value),
            _ => draft.detail.offer(rank, value),
        }
    }
    for name in ["x-amzn-errortype", "x-ms-error-code", "x-error-code"] {
        let code = answer.field(name).split(':').next().unwrap_or_default();
        draft.offer_code(131, &Value::String(code.into()));
    }
}

/// Gives a parameter of a challenge (RFC 9110, 11.2).
fn parameter<'a>(challenge: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut rest = challenge;
    loop {
        let (before, after) = rest.split_at_checked(words::find(rest, name)?)?;
        rest = after.get(name.len()..)?;
        let is_start = before.is_empty() || before.ends_with([' ', ',', '\t']);
        let Some(value) = rest.trim_ascii_start().strip_prefix('=').filter(|_| is_start) else {
            continue;
        };
        let value = value.trim_ascii_start();
        let Some(quoted) = value.strip_prefix('"') else {
            let bare = value.split([',', ' ']).next().unwrap_or_default();
            return (!bare.is_empty()).then(|| bare.into());
        };
        let mut out = String::new();
        let mut chars = quoted.chars();
        loop {
            match chars.next() {
                None | Some('"') => break,
                Some('\\') => out.extend(chars.next()),
                Some(char) => out.push(char),
            }
        }
        return (!out.is_empty()).then(|| out.into());
    }
}

/// Takes what the fields say beside the error.
pub fn finish<'a>(report: &mut Report<'a>, answer: &Answer<'a>) {
    if report.retry_after.is_none() {
        report.retry_after = retry_after(answer);
    }
    if report.request_id.is_none() {
        let known = IDS.iter().chain(&TRACES).map(|name| answer.field(name));
        // Then one whose name says what it is: many systems have a name of their own.
        let named = |name: &str| ENDS.iter().any(|end| name.ends_with(end));
        let others = answer.fields.iter().filter(|(name, _)| named(name));
        let mut ids = known.chain(others.map(|(_, value)| value.trim_ascii()));
        report.request_id = ids.find(|id| !id.is_empty()).map(Into::into);
    }
    limit(report, answer);
}

fn retry_after(answer: &Answer<'_>) -> Option<f64> {
    let value = answer.field("retry-after");
    if let Some(seconds) = number::parse(value) {
        return (seconds >= 0.0).then_some(seconds);
    }
    if let Some(then) = date::parse(value) {
        return Some((then - answer.moment()?).max(0.0));
    }
    let others = ["retry-after-ms", "x-ms-retry-after-ms"];
    let milliseconds = others.iter().find_map(|name| number::parse(answer.field(name)))?;
    (milliseconds >= 0.0).then_some(milliseconds / 1000.0)
}

/// Numbers above these are moments, in milliseconds and in seconds, and no durations.
const MOMENT: [(f64, f64); 2] = [(1e11, 1000.0), (3e8, 1.0)];

fn limit<'a>(report: &mut Report<'a>, answer: &Answer<'a>) {
    let is_limit = |name: &str| words::has(name, "ratelimit") || words::has(name, "rate-limit");
    if !answer.fields.iter().any(|(name, _)| is_limit(name)) {
        return;
    }
    const STARTS: [&str; 4] =
        ["ratelimit-", "x-ratelimit-", "x-rate-limit-", "x-ratelimit-requests-"];
    let mut limit = report.rate_limit.take().unwrap_or_default();
    let value = |end: &str| {
        answer.fields.iter().find_map(|(name, value)| {
            let rest = STARTS.iter().find_map(|start| name.strip_prefix(start))?;
            let is_it =
                rest == end || rest.strip_suffix("-requests").is_some_and(|rest| rest == end);
            is_it.then_some(*value)
        })
    };
    // `100, 100;w=60` gives a policy after the number.
    let number_of = |text: &str| number::parse(text.split([',', ';']).next().unwrap_or_default());
    limit.limit = value("limit").and_then(number_of);
    limit.remaining = value("remaining").and_then(number_of);
    let reset = value("reset-after").or_else(|| value("reset")).and_then(|text| {
        let number = number_of(text).or_else(|| date::parse(text))?;
        let Some((_, unit)) = MOMENT.iter().find(|(least, _)| number > *least) else {
            return Some(number);
        };
        Some((number / unit - answer.moment()?).max(0.0))
    });
    limit.reset = reset.or(limit.reset);
    limit.scope = value("scope").map(Into::into).or(limit.scope);
    limit.bucket = value("bucket").map(Into::into).or(limit.bucket);
    if let Some(global) = value("global") {
        limit.global = Some(global.eq_ignore_ascii_case("true"));
    }
    structured(&mut limit, answer.field("ratelimit"), answer.field("ratelimit-policy"));
    report.rate_limit = (limit != RateLimit::default()).then_some(limit);
}

/// Takes the structured field of the later drafts, `"day";r=50;t=30`, and that of the earlier ones,
/// `limit=100, remaining=50, reset=30`.
fn structured<'a>(limit: &mut RateLimit<'a>, value: &'a str, policy: &'a str) {
    for part in value.split([',', ';']) {
        let (name, text) = part.split_once('=').unwrap_or((part, ""));
        let number = number::parse(text);
        match name.trim_ascii() {
            "limit" => limit.limit = limit.limit.or(number),
            "r" | "remaining" => limit.remaining = limit.remaining.or(number),
            "t" | "reset" => limit.reset = limit.reset.or(number),
            name if name.starts_with('"') && limit.bucket.is_none() => {
                limit.bucket = Some(name.trim_matches('"').into());
            }
            _ => {}
        }
    }
    for part in policy.split(',').next().unwrap_or_default().split(';') {
        if let Some(quota) = part.trim_ascii().strip_prefix("q=") {
            limit.limit = limit.limit.or(number::parse(quota));
        }
    }
}
