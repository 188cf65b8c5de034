//! Gives what the header fields of an response say of its error.

mod parameters;
mod rate_limit;

use parameters::parameter;

use super::report_builder::ReportBuilder;
use super::text_class::numeral;
use super::{Report, UpstreamResponse, text};
use crate::http_date::parse_http_date;
use crate::json_value::Value;
use crate::number::parse_number;
use crate::percent::percent_decode;

/// Fields with the id of a request, the most telling first.
const IDS: [&str; 46] = [
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
    // Of a trace and not of a request.
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

/// Takes what the fields say of the error before its body does.
pub fn draft_first<'a>(builder: &mut ReportBuilder<'a>, response: &UpstreamResponse<'a>) {
    let status = response.header("grpc-status");
    if !status.is_empty() && status != "0" {
        builder.is_error = true;
        builder.code.offer(0, numeral(status.into()));
        let message = percent_decode(response.header("grpc-message"));
        builder.offer_detail(0, &message);
    }
}

/// Takes what the fields say where the body does not.
pub fn draft_last<'a>(builder: &mut ReportBuilder<'a>, response: &UpstreamResponse<'a>) {
    for (_, challenge) in response.headers.iter().filter(|(name, _)| *name == "www-authenticate") {
        if let Some(code) = parameter(challenge, "error").filter(|code| !text::holds(code, b' ')) {
            builder.offer_code(130, &Value::String(code));
        }
        if let Some(detail) = parameter(challenge, "error_description") {
            builder.detail.offer(70, detail);
        }
        if let Some(help) = parameter(challenge, "error_uri") {
            builder.help.offer(60, help);
        }
    }
    for name in ["x-amzn-errortype", "x-ms-error-code", "x-error-code"] {
        let code = response.header(name).split(':').next().unwrap_or_default();
        builder.offer_code(131, &Value::String(code.into()));
    }
}

/// Takes what the fields say beside the error.
pub fn finish<'a>(report: &mut Report<'a>, response: &UpstreamResponse<'a>) {
    if report.retry_after.is_none() {
        report.retry_after = retry_after(response);
    }
    if report.request_id.is_none() {
        let known = IDS.iter().map(|name| response.header(name)).find(|id| !id.is_empty());
        // Then one whose name says what it is: many systems have a name of their own.
        let named = |(name, value): &&(&str, &'a str)| {
            ENDS.iter().any(|end| name.ends_with(end)) && !value.trim_ascii().is_empty()
        };
        let other = || response.headers.iter().find(named).map(|(_, value)| value.trim_ascii());
        report.request_id = known.or_else(other).map(Into::into);
    }
    rate_limit::finish(report, response);
}

fn retry_after(response: &UpstreamResponse<'_>) -> Option<f64> {
    let value = response.header("retry-after");
    if let Some(seconds) = parse_number(value) {
        return (seconds >= 0.0).then_some(seconds);
    }
    if let Some(then) = parse_http_date(value) {
        return Some((then - response.created_at()?).max(0.0));
    }
    let others = ["retry-after-ms", "x-ms-retry-after-ms"];
    let milliseconds = others.iter().find_map(|name| parse_number(response.header(name)))?;
    (milliseconds >= 0.0).then_some(milliseconds / 1000.0)
}
