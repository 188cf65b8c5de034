//! Reads the formats of JSON whose members do not have the usual names or meanings.

use std::borrow::Cow;

use super::own_members::{first_item, offer_own_code, offer_own_detail, offer_own_title};
use super::usual_names::{convert_number_codes, read_usual_names};
use crate::ascii;
use crate::json_value::Value;
use crate::problem::ErrorCode;
use crate::read::content::{ParsedBody, ParsedResponse};
use crate::read::generic::annotated_object::AnnotatedObject;
use crate::read::generic::error_list::read_error_list;
use crate::read::generic::error_map::read_error_map;
use crate::read::generic::object::{read_list, read_object};
use crate::read::generic::object_class::find_field_errors;
use crate::read::generic::typed_details::read_typed_details;
use crate::read::member_roles::{MemberRole, TimeUnit, find_role};
use crate::read::ranks::{CodeRank, FieldRank, LabelRank, RequestIdRank};
use crate::read::report_builder::{BestCandidate, ReportBuilder, read_retryable};
use crate::read::text_class::{find_text, parse_nested_json};
use crate::read::{ReportedFieldError, RequestPart, path, text};

/// Reads problem details (RFC 9457), also in XML. Members without a meaning there are extensions.
pub fn read_problem<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let (ParsedBody::Json(value) | ParsedBody::Xml(_, value)) = &response.body else { return };
    let Value::Object(members) = value else { return read_usual_names(response, builder) };
    offer_own_title(builder, value.get("title"));
    offer_own_detail(builder, value.get("detail"));
    let mut type_uri = None;
    if let Some(Value::String(uri)) = value.get("type") {
        type_uri = Some(uri.clone());
        if uri != "about:blank" && !uri.is_empty() {
            builder.code.offer(CodeRank::ElementName.rank(), ErrorCode::Text(uri.clone()));
        }
    }
    offer_own_code(builder, value.get("code"));
    let mut has_error_list = false;
    if let Some(Value::Array(items)) = value.get("errors") {
        has_error_list = true;
        builder.offer_retryable_of(&mut items.iter());
        read_error_list(&mut builder.errors, items, &[], None);
    }
    builder.instance = value.get("instance").and_then(find_text).cloned();
    let is_extension = |name: &str| {
        !text::is_exact_word_of("type|title|detail|status|instance|code", name)
            && (name != "errors" || !has_error_list)
    };
    if members.iter().any(|(name, _)| is_extension(name)) {
        // Extensions with usual names mean the usual: field errors by name, ids, advice.
        // A name or an id is one of the program's own.
        let has_usual_name = |name: &str| {
            is_extension(name) && !matches!(find_role(name), None | Some(MemberRole::NameOrId))
        };
        read_some_members(builder, members, &has_usual_name, 1);
        if builder.errors.is_empty() {
            let mut others = members.iter().filter(|(name, _)| is_extension(name));
            if let Some(items) = others.find_map(|(_, value)| find_field_errors(value)) {
                read_error_list(&mut builder.errors, items, &[], None);
            }
        }
        builder.first_entry = None;
        // `field` means the same everywhere. `target` may be anything.
        if builder.field.would_take(FieldRank::Field.rank()) {
            builder.field = BestCandidate::default();
        }
        let is_retryable_read = value.get("retryable").and_then(read_retryable).is_some();
        let is_read = |name: &str| {
            text::is_exact_word_of("errors|help|requestId|request_id", name)
                || name == "retryable" && is_retryable_read
        };
        builder.extensions.clear();
        copy_members(&mut builder.extensions, members, &|name| {
            is_extension(name) && !is_read(name)
        });
        if matches!(response.body, ParsedBody::Xml(..)) {
            convert_number_codes(builder);
        }
    }
    builder.type_uri = type_uri;
}

/// Reads JSON of AWS. A name space and a URL around the code are not part of it.
pub fn read_aws_json<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let own = ["__type", "code", "Code"].iter().find_map(|name| response.get(&[name]));
    let header = response.response.header("x-amzn-errortype");
    let code = own.and_then(Value::as_str).filter(|text| !text.is_empty()).unwrap_or(header);
    let code = ascii::rsplit_once(code, b"#").map_or(code, |(_, name)| name);
    let code = ascii::first_part(code, b":");
    if !code.is_empty() {
        builder.code.offer(CodeRank::Code.rank(), ErrorCode::Text(code.to_owned().into()));
    }
    read_usual_names(response, builder);
}

/// Reads a status of Kubernetes: its reason is the code, and its code repeats the status code.
pub fn read_kubernetes<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    offer_own_code(builder, response.get(&["reason"]));
    offer_fallback_code(builder, response.get(&["code"]));
    offer_own_detail(builder, response.get(&["message"]));
    if let Some(Value::Array(causes)) = response.get(&["details", "causes"]) {
        read_error_list(&mut builder.errors, causes, &[], None);
    }
    if let Some(delay) = response.get(&["details", "retryAfterSeconds"]) {
        builder.offer_retry_after(TimeUnit::Second, delay);
    }
    if let Some(details) = response.get(&["details"]) {
        builder.extensions.push(("details".into(), details.clone()));
    }
}

/// Offers what is the code if a format's own member has none.
#[inline(never)]
fn offer_fallback_code<'a>(builder: &mut ReportBuilder<'a>, value: Option<&Value<'a>>) {
    if let Some(value) = value {
        builder.offer_code(CodeRank::FirstEntry.rank(), value);
    }
}

/// Reads an error of Elasticsearch. The causes of the error are not further errors.
pub fn read_elasticsearch<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let Some(Value::Object(members)) = response.get(&["error"]) else { return };
    let is_cause =
        |name: &str| text::is_exact_word_of("root_cause|caused_by|suppressed|failed_shards", name);
    read_some_members(builder, members, &|name| !is_cause(name), 1);
    copy_members(&mut builder.extensions, members, &is_cause);
}

/// Reads errors of GraphQL. Only their list is about errors, and the data is not.
pub fn read_graphql<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    if let Some(Value::Array(items)) = response.get(&["errors"]) {
        read_list(builder, items);
    }
    for name in ["requestId", "request_id", "traceId"] {
        if let Some(id) = response.get(&["extensions", name]).and_then(find_text) {
            builder.request_id.offer(RequestIdRank::TraceId.rank(), id.clone());
        }
    }
    for name in ["data", "extensions"] {
        if let Some(value) = response.get(&[name]).filter(|value| !matches!(value, Value::Null)) {
            builder.extensions.push((name.into(), value.clone()));
        }
    }
}

/// Reads an error of hapi, which names the part of the request and the keys in it.
pub fn read_boom<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let Some(validation) = response.get(&["validation"]) else {
        return read_except(response, builder, &["attributes"]);
    };
    // If several parts are checked at once, each has a report under its name.
    match validation {
        Value::Object(parts) if validation.get("keys").is_none() => {
            parts.iter().for_each(|(_, report)| read_boom_validation(report, builder));
        }
        report => read_boom_validation(report, builder),
    }
    read_except(response, builder, &["validation", "attributes"]);
}

fn read_boom_validation<'a>(report: &Value<'a>, builder: &mut ReportBuilder<'a>) {
    let source = report.get("source").and_then(Value::as_str);
    let part = source.and_then(RequestPart::from_name);
    let message = report.get("message").and_then(find_text);
    let Some(Value::Array(keys)) = report.get("keys") else { return };
    for key in keys {
        let mut error =
            ReportedFieldError { part, message: message.cloned(), ..ReportedFieldError::default() };
        path::append_path_value(&mut error.path, key, false);
        builder.errors.push(error);
    }
}

/// Reads by the usual names all but some members, which are extensions.
fn read_except<'a>(
    response: &ParsedResponse<'_, 'a>,
    builder: &mut ReportBuilder<'a>,
    names: &[&str],
) {
    let Value::Object(members) = response.json() else { return };
    let is_extension = |name: &str| names.contains(&name);
    read_some_members(builder, members, &|name| !is_extension(name), 0);
    copy_members(&mut builder.extensions, members, &is_extension);
}

/// Adds copies of some members of an object to others.
fn copy_members<'a>(
    out: &mut Vec<(Cow<'a, str>, Value<'a>)>,
    members: &[(Cow<'a, str>, Value<'a>)],
    is_included: &dyn Fn(&str) -> bool,
) {
    for member in members {
        if is_included(&member.0) {
            out.push(member.clone());
        }
    }
}

/// Reads some members of an object by the usual names.
fn read_some_members<'a>(
    builder: &mut ReportBuilder<'a>,
    members: &[(Cow<'a, str>, Value<'a>)],
    is_included: &dyn Fn(&str) -> bool,
    level: u8,
) {
    let mut included = Vec::new();
    copy_members(&mut included, members, is_included);
    read_object(builder, &AnnotatedObject::new(&included), level);
}

/// Reads an error of h3. Its data is the program's own, except for errors in it.
pub fn read_h3<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    for name in ["statusText", "statusMessage"] {
        if let Some(text) = response.get(&[name]).and_then(find_text) {
            builder.offer_label(LabelRank::ReasonPhrase.rank(), text);
        }
    }
    read_except(response, builder, &["data", "stack", "url"]);
    for name in ["errors", "issues"] {
        match response.get(&["data", name]) {
            Some(Value::Array(items)) => read_error_list(&mut builder.errors, items, &[], None),
            Some(Value::Object(members)) => {
                read_error_map(&mut builder.errors, members);
            }
            _ => {}
        }
    }
}

/// Reads an error of Connect. Its details are bytes for a program, and may be there as JSON, too.
pub fn read_connect<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    if let Some(Value::Array(details)) = response.get(&["details"]) {
        read_typed_details(builder, details);
    }
    read_except(response, builder, &["details"]);
}

/// Reads errors of Cloudflare's API. Its messages are not errors.
pub fn read_cloudflare_api<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    read_except(response, builder, &["messages", "result"]);
}

/// Reads an error of tRPC: a code of JSON-RPC, and errors of Zod in its data.
pub fn read_trpc<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let root = first_item(response.json()).unwrap_or_else(|| response.json());
    let Some(error) = root.get("error") else { return };
    let error = error.get("json").unwrap_or(error);
    let data = error.get("data");
    offer_own_code(builder, error.get("code"));
    offer_fallback_code(builder, data.and_then(|data| data.get("code")));
    if let Some(Value::Object(members)) = data.and_then(|data| data.get("zodError")) {
        read_error_map(&mut builder.errors, members);
    }
    // The message may be the errors of Zod once more, as JSON.
    let is_repeated = |text: &Cow<'a, str>| parse_nested_json(text).is_some();
    let message = error.get("message");
    if builder.errors.is_empty() || !message.and_then(find_text).is_some_and(is_repeated) {
        offer_own_detail(builder, message);
    }
}

/// Reads a failure of JSend, which has errors by field as its data.
pub fn read_jsend<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    if let Some(Value::Object(members)) = response.get(&["data"]) {
        read_error_map(&mut builder.errors, members);
    }
    read_except(response, builder, &["data"]);
}
