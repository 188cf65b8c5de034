//! What the headers of a response say of its error.
//!
//! This module must not know the formats of bodies.

mod challenges;
mod parameters;
mod rate_limit;

use std::borrow::Cow;

use challenges::{add_challenges, read_challenges};
use rate_limit::complete_rate_limit;

use super::delay::parse_longest_delay;
use super::ranks::{CodeRank, HelpRank, TextRank};
use super::report_builder::ReportBuilder;
use super::text_class::{parse_code, parse_word};
use super::{Report, UpstreamResponse, text};
use crate::ascii;
use crate::json_value::Value;
use crate::percent::percent_decode;

/// Headers with the id of a request, best first. The last ones, from `x-amzn-trace-id` on, identify a
/// trace and not a request.
pub const REQUEST_ID_HEADERS: &str = "x-request-id|request-id|x-amzn-requestid|x-amzn-request-id|x-amz-request-id|\
    x-ms-request-id|x-github-request-id|x-okta-request-id|x-shopify-request-id|x-requestid|\
    requestid|x-correlation-id|correlation-id|x-correlationid|x-trace-id|trace-id|x-traceid|\
    paypal-debug-id|twilio-request-id|x-fb-trace-id|x-arequestid|x-goog-request-id|\
    x-cloud-trace-context|x-amz-cf-id|x-ms-correlation-request-id|x-ms-client-request-id|\
    x-slack-req-id|x-dropbox-request-id|x-notion-request-id|x-zm-trackingid|x-zoom-trackingid|\
    x-ms-activity-id|x-trans-id|x-tt-logid|intuit_tid|rlogid|sap-message-id|\
    x-hubspot-correlation-id|trackingid|atl-traceid|x-vcap-request-id|x-ray-id|\
    x-akamai-request-id|x-vercel-id|fly-request-id|x-nf-request-id|cf-ray|x-amzn-trace-id|\
    apigw-requestid|x-b3-traceid|x-envoy-request-id|request-context|traceparent";

/// Each header with an id has one of these in its name.
const REQUEST_ID_PARTS: &str = "id|trace|ray|context";

/// The ends of the names of other headers with such an id.
pub const REQUEST_ID_HEADER_ENDS: &str =
    "request-id|requestid|request-guid|req-id|correlation-id|transactionid|trace-id";

/// Offers the status and the message of gRPC, which come before what the body says.
pub fn offer_grpc_status<'a>(builder: &mut ReportBuilder<'a>, response: &UpstreamResponse<'a>) {
    let status = response.header("grpc-status");
    if !status.is_empty() && status != "0" {
        builder.is_error = true;
        builder.code.offer(CodeRank::Code.rank(), parse_code(status.into()));
        let message = percent_decode(response.header("grpc-message"));
        builder.offer_detail(TextRank::Message.rank(), &message);
    }
}

/// Headers with a code.
const CODE_HEADERS: &str =
    "x-amzn-errortype|x-ms-error-code|x-error-code|x-clickhouse-exception-code|x-vercel-error";

/// Offers what challenges and headers with a code say, which comes after what the body says.
pub fn offer_header_fallbacks<'a>(
    builder: &mut ReportBuilder<'a>,
    response: &UpstreamResponse<'a>,
) {
    let mut challenges = Vec::new();
    for (_, list) in response.headers.iter().filter(|(name, _)| *name == "www-authenticate") {
        read_challenges(&mut challenges, list);
    }
    for challenge in challenges {
        for (name, value) in challenge.params {
            offer_challenge(builder, &name, value);
        }
    }
    let is_read = &mut |name| {
        let code = ascii::first_part(response.header(name), b":");
        builder.offer_code(CodeRank::CodeHeader.rank(), &Value::String(code.into()));
        false
    };
    text::find_word(CODE_HEADERS, is_read);
}

/// Offers what a parameter of a challenge says.
fn offer_challenge<'a>(builder: &mut ReportBuilder<'a>, name: &str, value: Cow<'a, str>) {
    if value.is_empty() {
        return;
    }
    match name {
        "error" | "oauth_problem" if !text::contains_byte(&value, b' ') => {
            builder.offer_code(CodeRank::Challenge.rank(), &Value::String(value));
        }
        "error_description" => builder.detail.offer(TextRank::Challenge.rank(), value),
        "error_uri" => builder.help.offer(HelpRank::Challenge.rank(), value),
        _ => {}
    }
}

/// Completes a report with the delay, the id of the request, the rate limit and the challenges that the
/// headers have.
pub fn complete_from_headers<'a>(report: &mut Report<'a>, response: &UpstreamResponse<'a>) {
    if report.retry_after.is_none() {
        report.retry_after = find_retry_after(response);
    }
    // What is said of this response comes before what is said of its problem.
    report.retryable = find_retry_word(response).or(report.retryable);
    // A search for each of the names takes longer than all else here.
    let is_likely = |(name, _): &(&str, _)| text::contains_word_of(REQUEST_ID_PARTS, name);
    if report.request_id.is_none() && response.headers.iter().any(is_likely) {
        let has_id = |name: &str| !response.header(name).is_empty();
        let known = text::find_word(REQUEST_ID_HEADERS, &mut |name| has_id(name));
        let known = known.map(|name| response.header(name));
        // Many systems have a header of their own. The end of its name shows that it has an id.
        let is_other = |(name, value): &&(&str, &'a str)| {
            text::ends_with_word_of(REQUEST_ID_HEADER_ENDS, name) && !value.trim_ascii().is_empty()
        };
        let find_other =
            || response.headers.iter().find(is_other).map(|(_, value)| value.trim_ascii());
        report.request_id = known.or_else(find_other).map(Into::into);
    }
    complete_rate_limit(report, response);
    add_challenges(report, response);
}

/// Headers of single APIs that end like `Retry-After`, with the seconds of their unit.
const RETRY_AFTER_ENDS: [(&str, f64); 4] = [
    ("retry-after", 1.0),
    ("retry-after-seconds", 1.0),
    ("retry-after-ms", 0.001),
    ("retry-after-milliseconds", 0.001),
];

/// Returns the delay before another try, in seconds: that of `Retry-After` (RFC 9110, 10.2.3), or that
/// of a header such as `X-RateLimit-Retry-After`. Of several the longest counts.
fn find_retry_after(response: &UpstreamResponse<'_>) -> Option<f64> {
    let now = response.created_at();
    let find_longest = |is_other: bool| {
        let mut longest = None;
        for (name, value) in response.headers {
            let is_named = |end: &str| if is_other { name.ends_with(end) } else { *name == end };
            let row = RETRY_AFTER_ENDS.iter().find(|(end, _)| is_named(end));
            let delay = row.and_then(|(_, unit)| parse_longest_delay(value, *unit, now));
            longest = if delay > longest { delay } else { longest };
        }
        longest
    };
    find_longest(false).or_else(|| find_longest(true))
}

/// Returns what a header such as `x-should-retry` says of another try. Of several words, a no counts.
fn find_retry_word(response: &UpstreamResponse<'_>) -> Option<bool> {
    let mut found = None;
    for (name, value) in response.headers {
        if !text::ends_with_word_of("should-retry|retryable", name) {
            continue;
        }
        let mut rest = *value;
        while !rest.is_empty() {
            let (word, after) = ascii::split_once_at(rest, b",").unwrap_or((rest, ""));
            if let Some(word) = parse_word(word.trim_ascii()) {
                found = Some(word && found.unwrap_or(true));
            }
            rest = after;
        }
    }
    found
}
