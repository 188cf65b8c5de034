//! Gives what the formats say whose members mean more, less or other things than usual.

use std::borrow::Cow;

use super::own_members::{code, detail, first, title};
use super::usual_names::{number_code, usual};
use crate::json_value::Value;
use crate::problem::ErrorCode;
use crate::read::content::{Content, Source};
use crate::read::generic::typed_details::typed;
use crate::read::generic::{error_list, error_map, object};
use crate::read::member_roles::role;
use crate::read::report_builder::advice::offer_wait;
use crate::read::report_builder::{BestCandidate, ReportBuilder};
use crate::read::text_class::find_text;
use crate::read::{ReportedFieldError, RequestPart, path};

/// RFC 9457: its five members mean what it says, and the others are extensions.
pub fn problem<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let value = match &source.content {
        Content::Json(value) | Content::Xml(_, value) => value,
        _ => return,
    };
    let Value::Object(members) = value else { return usual(source, builder) };
    title(builder, value.get("title"));
    detail(builder, value.get("detail"));
    if let Some(Value::String(kind)) = value.get("type") {
        builder.type_uri = Some(kind.clone());
        if kind != "about:blank" && !kind.is_empty() {
            builder.code.offer(20, ErrorCode::Text(kind.clone()));
        }
    }
    code(builder, value.get("code"));
    if let Some(Value::Array(items)) = value.get("errors") {
        // Its own list; in XML, a list of `i`, of which a single one is no list.
        error_list::list(&mut builder.errors, items, &[], None);
    }
    let rest: Vec<_> = members
        .iter()
        .filter(|(name, value)| {
            let is_own =
                matches!(&**name, "type" | "title" | "detail" | "status" | "instance" | "code");
            let is_list = name == "errors" && matches!(value, Value::Array(_));
            !is_own && !is_list
        })
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    builder.instance = value.get("instance").and_then(find_text).cloned();
    let named = builder.type_uri.take();
    if rest.is_empty() {
        builder.type_uri = named;
        return;
    }
    // What is usual is read from them, too: field errors by name, ids, advice.
    let usual: Vec<_> = rest.iter().filter(|(name, _)| role(name).is_some()).cloned().collect();
    object::object(builder, &usual, 1);
    builder.type_uri = named;
    builder.first_entry = None;
    // `field` and the like are that in any language; `target` may be anything.
    if builder.param.is_open(1) {
        builder.param = BestCandidate::default();
    }
    builder.extensions = rest
        .into_iter()
        .filter(|(name, _)| !matches!(&**name, "errors" | "help" | "requestId" | "request_id"))
        .collect();
    if matches!(source.content, Content::Xml(..)) {
        number_code(builder);
    }
}

/// AWS: a code of which the URL and the shape's name space are no part.
pub fn aws<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let own =
        source.at(&["__type"]).or_else(|| source.at(&["code"])).or_else(|| source.at(&["Code"]));
    let header = source.response.header("x-amzn-errortype");
    let named = own.and_then(Value::as_str).filter(|text| !text.is_empty()).unwrap_or(header);
    let named = named.rsplit('#').next().unwrap_or_default();
    let named = named.split(':').next().unwrap_or_default();
    if !named.is_empty() {
        builder.code.offer(0, ErrorCode::Text(named.to_owned().into()));
    }
    usual(source, builder);
}

/// Google: the status is the code, and each detail has a type.
pub fn google<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let Some(error) = source
        .at(&["error"])
        .or_else(|| source.json().get("0").or_else(|| first(source.json())?.get("error")))
    else {
        return;
    };
    detail(builder, error.get("message"));
    code(builder, error.get("status"));
    if let Some(Value::Array(items)) = error.get("errors") {
        error_list::list(&mut builder.errors, items, &[], None);
        // The older form names the reason with each error only.
        if let Some(reason) =
            builder.errors.first().and_then(|field_error| field_error.code.clone())
        {
            builder.code.offer(1, reason);
        }
    }
    if let Some(number @ Value::Number(_)) = error.get("code") {
        builder.offer_code(2, number);
    }
    let Some(Value::Array(details)) = error.get("details") else { return };
    typed(builder, details);
    builder.extensions.push(("details".into(), Value::Array(details.clone())));
}

/// Kubernetes: the reason is the code, and its code the status.
pub fn kubernetes<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    code(builder, source.at(&["reason"]));
    code_later(builder, source.at(&["code"]));
    detail(builder, source.at(&["message"]));
    if let Some(Value::Array(causes)) = source.at(&["details", "causes"]) {
        error_list::list(&mut builder.errors, causes, &[], None);
    }
    if let Some(wait) = source.at(&["details", "retryAfterSeconds"]) {
        offer_wait(builder, 1000, wait);
    }
    if let Some(details) = source.at(&["details"]) {
        builder.extensions.push(("details".into(), details.clone()));
    }
}

fn code_later<'a>(builder: &mut ReportBuilder<'a>, value: Option<&Value<'a>>) {
    if let Some(value) = value {
        builder.offer_code(30, value);
    }
}

/// Elasticsearch: the causes of an error are no further errors.
pub fn elasticsearch<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let Some(Value::Object(members)) = source.at(&["error"]) else { return };
    let is_cause =
        |name: &str| matches!(name, "root_cause" | "caused_by" | "suppressed" | "failed_shards");
    let own: Vec<_> = members.iter().filter(|(name, _)| !is_cause(name)).cloned().collect();
    object::object(builder, &own, 1);
    builder.extensions.extend(members.iter().filter(|(name, _)| is_cause(name)).cloned());
}

/// GraphQL: only the list is about errors; the data is none.
pub fn graphql<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    if let Some(Value::Array(items)) = source.at(&["errors"]) {
        object::list(builder, items);
    }
    for name in ["requestId", "request_id", "traceId"] {
        if let Some(id) = source.at(&["extensions", name]).and_then(find_text) {
            builder.request_id.offer(1, id.clone());
        }
    }
    for (name, value) in
        [("data", source.at(&["data"])), ("extensions", source.at(&["extensions"]))]
    {
        if let Some(value) = value.filter(|value| **value != Value::Null) {
            builder.extensions.push((name.into(), value.clone()));
        }
    }
}

/// hapi: which part of the request, and which keys in it.
pub fn boom<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let Some(validation) = source.at(&["validation"]) else {
        return without(source, builder, &["attributes"]);
    };
    let whole = [("".into(), validation.clone())];
    // Where several parts are checked at once, each has its own report under its name.
    let parts = match validation {
        Value::Object(members) if validation.get("keys").is_none() => members.as_slice(),
        _ => &whole,
    };
    for (_, part) in parts {
        let in_part = part.get("source").and_then(Value::as_str).and_then(RequestPart::from_name);
        let message = part.get("message").and_then(find_text);
        let Some(Value::Array(keys)) = part.get("keys") else { continue };
        for key in keys {
            let mut field_error = ReportedFieldError {
                part: in_part,
                message: message.cloned(),
                ..ReportedFieldError::default()
            };
            path::read(&mut field_error.path, key, false);
            builder.errors.push(field_error);
        }
    }
    without(source, builder, &["validation", "attributes"]);
}

/// Reads by the usual names, but some members, which are extensions.
fn without<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>, names: &[&str]) {
    let Value::Object(members) = source.json() else { return };
    let is_left = |name: &Cow<'_, str>| names.contains(&&**name);
    let usual: Vec<_> = members.iter().filter(|(name, _)| !is_left(name)).cloned().collect();
    object::object(builder, &usual, 0);
    builder.extensions.extend(members.iter().filter(|(name, _)| is_left(name)).cloned());
}

/// h3: what comes as data is the program's own, but for errors.
pub fn h3<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    for name in ["statusText", "statusMessage"] {
        if let Some(text) = source.at(&[name]).and_then(find_text) {
            builder.offer_label(3, text);
        }
    }
    without(source, builder, &["data", "stack", "url"]);
    for name in ["errors", "issues"] {
        match source.at(&["data", name]) {
            Some(Value::Array(items)) => error_list::list(&mut builder.errors, items, &[], None),
            Some(Value::Object(members)) => error_map::fields(&mut builder.errors, members),
            _ => {}
        }
    }
}

/// Connect: its details are bytes for a program, and may be there as JSON, too.
pub fn connect<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    if let Some(Value::Array(details)) = source.at(&["details"]) {
        typed(builder, details);
    }
    without(source, builder, &["details"]);
}

/// Cloudflare's API: its messages are no errors.
pub fn cloudflare<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    without(source, builder, &["messages", "result"]);
}

/// tRPC: JSON-RPC's codes, and errors of Zod among the data.
pub fn trpc<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let root = first(source.json()).unwrap_or_else(|| source.json());
    let Some(error) = root.get("error") else { return };
    let error = error.get("json").unwrap_or(error);
    code(builder, error.get("code"));
    code_later(builder, error.get("data").and_then(|data| data.get("code")));
    detail(builder, error.get("message"));
    if let Some(Value::Object(zod)) = error.get("data").and_then(|data| data.get("zodError")) {
        error_map::fields(&mut builder.errors, zod);
    }
}

/// JSend: data by field where the request failed.
pub fn jsend<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    if let Some(Value::Object(members)) = source.at(&["data"]) {
        error_map::fields(&mut builder.errors, members);
    }
    without(source, builder, &["data"]);
}

/// FHIR: the sentence of an issue is among its details, and its expression is the path.
pub fn fhir<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let Some(Value::Array(issues)) = source.at(&["issue"]) else { return };
    for issue in issues {
        let mut field_error = ReportedFieldError::default();
        if let Some(Value::String(code)) = issue.get("code") {
            field_error.code = Some(ErrorCode::Text(code.clone()));
        }
        let details = issue.get("details").and_then(|details| details.get("text"));
        let message = details.or_else(|| issue.get("diagnostics"));
        field_error.message = message.and_then(find_text).cloned();
        let place = issue.get("expression").or_else(|| issue.get("location"));
        if let Some(place) = place.and_then(first) {
            path::read(&mut field_error.path, place, false);
        }
        for name in ["severity", "diagnostics"] {
            if let Some(value) = issue.get(name) {
                field_error.extensions.push((name.into(), value.clone()));
            }
        }
        builder.errors.push(field_error);
    }
    if let Some(first) = builder.errors.first() {
        if let Some(code) = &first.code {
            builder.code.offer(0, code.clone());
        }
        if let Some(message) = &first.message {
            builder.detail.offer(0, message.clone());
        }
    }
}

/// falcon: a title that stays one, and a description.
pub fn falcon<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    title(builder, source.at(&["title"]));
    detail(builder, source.at(&["description"]));
    usual(source, builder);
}
