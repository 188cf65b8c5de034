//! The signs by which each format is recognised. A function says whether a response has the format.
//!
//! The table of formats tries them in order, so a sign may rely on the formats before it.

use super::text::split_status_line;
use crate::json_value::Value;
use crate::number::format_decimal;
use crate::read::content::{ParsedBody, ParsedResponse};
use crate::read::generic::annotated_object::AnnotatedObject;
use crate::read::generic::object_class::{first_or_self, is_list_of_texts, is_map_of_fields};
use crate::read::member_roles::find_role;
use crate::read::parse::html::{BlockClass, PageBlock};
use crate::read::text;

// Bodies of any kind

pub fn is_grpc(response: &ParsedResponse<'_, '_>) -> bool {
    has_nonzero_header(response, "grpc-status")
}

pub fn is_empty(response: &ParsedResponse<'_, '_>) -> bool {
    match &response.body {
        ParsedBody::Empty | ParsedBody::Json(Value::Null) => true,
        ParsedBody::Json(Value::Object(members)) => {
            members.is_empty() && !has_nonzero_header(response, "x-amzn-errortype")
        }
        _ => false,
    }
}

fn has_nonzero_header(response: &ParsedResponse<'_, '_>, name: &str) -> bool {
    !matches!(response.response.header(name), "" | "0")
}

// XML

pub fn is_xml(response: &ParsedResponse<'_, '_>) -> bool {
    !root_name(response).is_empty()
}

pub fn is_problem_xml(response: &ParsedResponse<'_, '_>) -> bool {
    root_name(response) == "problem"
}

pub fn is_soap(response: &ParsedResponse<'_, '_>) -> bool {
    matches!(root_name(response), "Envelope" | "Fault")
}

pub fn is_falcon_xml(response: &ParsedResponse<'_, '_>) -> bool {
    matches!(&response.body, ParsedBody::Xml("error", value) if value.get("title").is_some())
}

pub fn is_xml_rpc(response: &ParsedResponse<'_, '_>) -> bool {
    root_name(response) == "methodResponse"
}

pub fn is_aws_xml(response: &ParsedResponse<'_, '_>) -> bool {
    let ParsedBody::Xml(name, value) = &response.body else { return false };
    *name == "ErrorResponse"
        || *name == "Error" && value.get("Code").is_some()
        || *name == "Response" && value.get("Errors").is_some()
}

/// Returns the name of the root of an XML document, or an empty text for any other body.
#[inline(never)]
fn root_name<'a>(response: &ParsedResponse<'_, 'a>) -> &'a str {
    match response.body {
        ParsedBody::Xml(root, _) => root,
        _ => "",
    }
}

// Pages and plain text

pub const fn is_html(response: &ParsedResponse<'_, '_>) -> bool {
    matches!(response.body, ParsedBody::Html(_))
}

pub fn is_cloudflare_page(response: &ParsedResponse<'_, '_>) -> bool {
    let has_mark = |body: &str| text::contains_word_of("Cloudflare|cf-error|cf-wrapper", body);
    let is_proxied = !response.response.header("cf-ray").is_empty();
    is_html(response)
        && (is_proxied && !response.page().is_empty()
            || str::from_utf8(response.response.body).is_ok_and(has_mark))
}

pub fn is_werkzeug_page(response: &ParsedResponse<'_, '_>) -> bool {
    is_page_with_start(response, "<!doctype html>\n<html lang=en>\n<title>")
}

pub fn is_webob_page(response: &ParsedResponse<'_, '_>) -> bool {
    is_page_with_start(response, "<html>\n <head>\n  <title>")
}

fn is_page_with_start(response: &ParsedResponse<'_, '_>, start: &str) -> bool {
    is_html(response) && response.response.body.trim_ascii_start().starts_with(start.as_bytes())
}

pub fn is_express_page(response: &ParsedResponse<'_, '_>) -> bool {
    let is_title = |block: &PageBlock| block.class == BlockClass::Title && block.text == "Error";
    response.page().iter().any(is_title)
        && str::from_utf8(response.response.body).is_ok_and(|text| text::contains(text, "<pre>"))
}

pub const fn is_plain_text(response: &ParsedResponse<'_, '_>) -> bool {
    matches!(response.body, ParsedBody::Text(_))
}

pub fn is_cloudflare_text(response: &ParsedResponse<'_, '_>) -> bool {
    matches!(response.body, ParsedBody::Text(text) if text.starts_with("error code:"))
}

pub fn is_webob_text(response: &ParsedResponse<'_, '_>) -> bool {
    let status = response.response.status;
    matches!(response.body, ParsedBody::Text(text) if split_status_line(status, text).is_some())
}

// JSON

pub fn is_problem_json(response: &ParsedResponse<'_, '_>) -> bool {
    if !matches!(response.json(), Value::Object(_)) {
        return false;
    }
    let is_uri = |text: &str| {
        text == "about:blank" || text::contains(text, "://") || text.starts_with("urn:")
    };
    let has_type_uri = response.get(&["type"]).and_then(Value::as_str).is_some_and(is_uri);
    response.has_content_type("problem+json")
        || has_type_uri && (response.has("title") || response.has("status"))
        || response.has("title")
            && response.has("status")
            && has_any(response, "detail|traceId|errors|violations")
}

pub fn is_json_rpc(response: &ParsedResponse<'_, '_>) -> bool {
    let is_error = |call: &Value<'_>| call.get("jsonrpc").is_some() && call.get("error").is_some();
    match response.json() {
        Value::Array(calls) => calls.iter().any(is_error),
        call => is_error(call),
    }
}

pub fn is_trpc(response: &ParsedResponse<'_, '_>) -> bool {
    let error = first_or_self(response.json()).and_then(|root| root.get("error"));
    error
        .map(|error| error.get("json").unwrap_or(error))
        .and_then(|error| error.get("data"))
        .is_some_and(|data| data.get("httpStatus").is_some() && data.get("code").is_some())
}

pub fn is_fhir(response: &ParsedResponse<'_, '_>) -> bool {
    is_member_text(response, "resourceType", "OperationOutcome")
}

pub fn is_kubernetes(response: &ParsedResponse<'_, '_>) -> bool {
    is_member_text(response, "kind", "Status") && response.has("apiVersion")
}

pub fn is_aws_json(response: &ParsedResponse<'_, '_>) -> bool {
    matches!(response.json(), Value::Object(_))
        && (response.has("__type") || has_nonzero_header(response, "x-amzn-errortype"))
}

pub fn is_discord(response: &ParsedResponse<'_, '_>) -> bool {
    // Discord's codes are 0 or have five digits and more. The codes of others are shorter.
    let is_own = |digits: &str| digits == "0" || digits.len() > 4 && !digits.starts_with('-');
    let has_code = matches!(response.get(&["code"]), Some(Value::Number(digits)) if is_own(digits));
    let may_have_tree = matches!(response.get(&["errors"]), None | Some(Value::Object(_)));
    let is_rate_limit = response.has("retry_after") && response.has("global");
    let is_other = || has_any(response, "more_info|status|statusCode|error|details");
    response.has("message") && (has_code && may_have_tree && !is_other() || is_rate_limit)
}

pub fn is_webob_json(response: &ParsedResponse<'_, '_>) -> bool {
    let status = format_decimal(response.response.status.into());
    let is_status_line = |code: &str| {
        code.strip_prefix(&*status).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    response.has("title")
        && response.has("message")
        && response.get(&["code"]).and_then(Value::as_str).is_some_and(is_status_line)
}

pub fn is_falcon(response: &ParsedResponse<'_, '_>) -> bool {
    response.get(&["title"]).is_some_and(|title| title.as_str().is_some())
        && has_only_names(response, "title|description|code|link|request_id")
}

pub fn is_fastapi(response: &ParsedResponse<'_, '_>) -> bool {
    has_list_with(response, "detail", |item| item.get("loc").is_some())
}

pub fn is_azion(response: &ParsedResponse<'_, '_>) -> bool {
    is_only_member(response, "detail") && has_list(response, "detail")
}

pub fn is_cloudflare_api(response: &ParsedResponse<'_, '_>) -> bool {
    response.has("success") && has_list(response, "errors")
}

pub fn is_anthropic(response: &ParsedResponse<'_, '_>) -> bool {
    is_member_text(response, "type", "error") && response.get(&["error", "type"]).is_some()
}

pub fn is_stripe(response: &ParsedResponse<'_, '_>) -> bool {
    response.get(&["error", "type"]).is_some()
        && (response.get(&["error", "doc_url"]).is_some()
            || response.get(&["error", "request_log_url"]).is_some())
}

pub fn is_google(response: &ParsedResponse<'_, '_>) -> bool {
    let error = first_or_self(response.json()).and_then(|root| root.get("error"));
    let Some(error) = error else { return false };
    let has_reason = |item: &Value<'_>| item.get("reason").is_some();
    matches!(error.get("code"), Some(Value::Number(_)))
        && error.get("type").is_none()
        && error.get("message").is_some()
        && (error.get("status").is_some_and(|status| status.as_str().is_some())
            || matches!(error.get("errors"), Some(Value::Array(items))
                if items.first().is_some_and(has_reason)))
}

pub fn is_elasticsearch(response: &ParsedResponse<'_, '_>) -> bool {
    response.get(&["error", "root_cause"]).is_some()
}

pub fn is_openai(response: &ParsedResponse<'_, '_>) -> bool {
    response.get(&["error", "message"]).is_some()
        && response.get(&["error", "param"]).is_some()
        && response.get(&["error", "type"]).is_some()
}

pub fn is_odata(response: &ParsedResponse<'_, '_>) -> bool {
    response.get(&["error", "code"]).is_some_and(|code| code.as_str().is_some())
        && response.get(&["error", "message"]).is_some()
}

pub fn is_slack(response: &ParsedResponse<'_, '_>) -> bool {
    matches!(response.get(&["ok"]), Some(Value::Bool(false))) && response.has("error")
}

pub fn is_graphql(response: &ParsedResponse<'_, '_>) -> bool {
    let Some(Value::Array(items)) = response.get(&["errors"]) else { return false };
    let is_graphql_error = |item: &Value<'_>| {
        item.get("message").is_some()
            && (item.get("locations").is_some()
                || item.get("extensions").is_some()
                || matches!(item.get("path"), Some(Value::Array(_))))
    };
    response.has_content_type("graphql")
        || items.first().is_some_and(is_graphql_error)
        || response.has("data")
            && items.first().is_some_and(|item| item.get("message").is_some())
            && has_only_names(response, "data|errors|extensions")
}

pub fn is_json_api(response: &ParsedResponse<'_, '_>) -> bool {
    let is_json_api_error = |item: &Value<'_>| {
        item.get("title").is_some() && item.get("detail").is_some()
            || matches!(item.get("source"), Some(Value::Object(_)))
    };
    response.has_content_type("vnd.api+json") && has_list(response, "errors")
        || has_list_with(response, "errors", is_json_api_error)
}

pub fn is_jsend(response: &ParsedResponse<'_, '_>) -> bool {
    !response.has("message")
        && is_member_text(response, "status", "fail")
        && matches!(response.get(&["data"]), Some(Value::Object(_)))
}

pub fn is_jira(response: &ParsedResponse<'_, '_>) -> bool {
    has_list(response, "errorMessages")
}

pub fn is_boom(response: &ParsedResponse<'_, '_>) -> bool {
    response.has("statusCode") && (response.has("validation") || response.has("attributes"))
}

pub fn is_h3(response: &ParsedResponse<'_, '_>) -> bool {
    response.has("message") && (response.has("statusText") || response.has("statusMessage"))
}

pub fn is_spring(response: &ParsedResponse<'_, '_>) -> bool {
    response.has("timestamp") && response.has("status") && response.has("error")
}

pub fn is_nestjs(response: &ParsedResponse<'_, '_>) -> bool {
    response.has("message") && response.has("statusCode")
}

pub fn is_github(response: &ParsedResponse<'_, '_>) -> bool {
    response.has("message") && response.has("documentation_url")
}

pub fn is_twilio(response: &ParsedResponse<'_, '_>) -> bool {
    response.has("more_info") && response.has("code")
}

pub fn is_paypal(response: &ParsedResponse<'_, '_>) -> bool {
    response.has("debug_id") && response.has("name")
}

pub fn is_connect(response: &ParsedResponse<'_, '_>) -> bool {
    /// All codes of Connect: those of gRPC except "ok", in lower case.
    const CODES: &str = "canceled|unknown|invalid_argument|deadline_exceeded|not_found|already_exists|\
        permission_denied|resource_exhausted|failed_precondition|aborted|out_of_range|\
        unimplemented|internal|unavailable|data_loss|unauthenticated";
    let is_detail = |item: &Value<'_>| item.get("type").is_some() && item.get("value").is_some();
    let code = response.get(&["code"]).and_then(Value::as_str);
    code.is_some_and(|code| text::is_word_of(CODES, code))
        && has_only_names(response, "code|message|details")
        && match response.get(&["details"]) {
            Some(Value::Array(items)) => items.iter().all(is_detail),
            other => other.is_none(),
        }
}

pub fn is_laravel(response: &ParsedResponse<'_, '_>) -> bool {
    response.has("message") && matches!(response.get(&["errors"]), Some(Value::Object(_)))
}

pub fn is_salesforce(response: &ParsedResponse<'_, '_>) -> bool {
    matches!(response.json(), Value::Array(items)
        if items.first().is_some_and(|item| item.get("errorCode").is_some()))
}

pub fn is_oauth2(response: &ParsedResponse<'_, '_>) -> bool {
    let (ParsedBody::Form(value) | ParsedBody::Json(value)) = &response.body else { return false };
    let Some(error) = value.get("error").and_then(Value::as_str) else { return false };
    let is_code = error.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let is_only = matches!(value, Value::Object(members) if members.len() == 1);
    is_code && (is_only || value.get("error_description").is_some())
}

pub fn is_errors_list(response: &ParsedResponse<'_, '_>) -> bool {
    has_list(response, "errors")
}

pub fn is_shopify(response: &ParsedResponse<'_, '_>) -> bool {
    is_only_member(response, "errors")
}

pub fn is_django_rest_framework(response: &ParsedResponse<'_, '_>) -> bool {
    let Value::Object(members) = response.json() else { return false };
    let is_scalar =
        |(_, value): &(_, Value<'_>)| !matches!(value, Value::Array(_) | Value::Object(_));
    !members.iter().any(is_scalar) && is_map_of_fields(&AnnotatedObject::new(members))
        || matches!(&**members, [(name, value)]
            if find_role(name).is_none() && is_list_for_field(value))
}

/// Whether a list has the errors of a field, which are texts, or those of several forms in it.
fn is_list_for_field(value: &Value<'_>) -> bool {
    matches!(value, Value::Array(items) if items.iter().all(|item| match item {
        Value::Object(members) => members.iter().all(|(_, value)| is_list_of_texts(value)),
        item => item.as_str().is_some(),
    }))
}

pub fn is_message(response: &ParsedResponse<'_, '_>) -> bool {
    response.get(&["message"]).is_some_and(|text| text.as_str().is_some())
}

/// Whether a member is this text.
fn is_member_text(response: &ParsedResponse<'_, '_>, name: &str, value: &str) -> bool {
    response.get(&[name]).and_then(Value::as_str) == Some(value)
}

/// Whether a member is a list.
fn has_list(response: &ParsedResponse<'_, '_>, name: &str) -> bool {
    matches!(response.get(&[name]), Some(Value::Array(_)))
}

/// Whether a member is a list whose first item has a property.
fn has_list_with(
    response: &ParsedResponse<'_, '_>,
    name: &str,
    is_it: impl Fn(&Value<'_>) -> bool,
) -> bool {
    matches!(response.get(&[name]), Some(Value::Array(items)) if items.first().is_some_and(is_it))
}

/// Whether the JSON value has a member with a name of a list.
#[inline(never)]
fn has_any(response: &ParsedResponse<'_, '_>, names: &str) -> bool {
    text::find_word(names, &mut |name| response.has(name)).is_some()
}

/// Whether the object has this member and no other.
fn is_only_member(response: &ParsedResponse<'_, '_>, name: &str) -> bool {
    matches!(response.json(), Value::Object(members)
        if matches!(&**members, [(only, _)] if only == name))
}

/// Whether the value is an object that has no other members than these.
fn has_only_names(response: &ParsedResponse<'_, '_>, names: &str) -> bool {
    matches!(response.json(), Value::Object(members)
        if members.iter().all(|(name, _)| text::is_word_of(names, name)))
}
