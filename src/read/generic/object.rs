//! Gives a builder from any object, by the usual names of its members.
//!
//! Each member is visited once, outer ones first, so the cost grows with the body alone.
//! This module must not know whose body it reads.

use std::borrow::Cow;

use super::errors_member::{
    has_role, is_map_of_codes, is_map_of_errors, is_map_of_fields, is_summed_up, within,
};
use super::typed_details::typed;
use super::{error_list, error_map};
use crate::json_value::Value;
use crate::read::member_roles::{Role, role};
use crate::read::report_builder::advice::{offer_help, offer_wait};
use crate::read::report_builder::{FirstEntry, ReportBuilder};
use crate::read::text;
use crate::read::text_class::{find_text, is_phrase, is_token, is_verdict};

/// Reads a body.
pub fn read<'a>(builder: &mut ReportBuilder<'a>, value: &Value<'a>) {
    match value {
        Value::Object(members) => object(builder, members, 0),
        Value::Array(items) => list(builder, items),
        Value::String(text) => builder.offer_detail(0, text),
        _ => {}
    }
}

/// Gives whether a value is an object that holds an error as an object.
pub fn has_error(value: &Value<'_>) -> bool {
    let error = value.get("error").or_else(|| value.get("fault"));
    matches!(error, Some(Value::Object(_)))
}

/// Reads a list whose entries are all there is, or that stands for the whole.
pub fn list<'a>(builder: &mut ReportBuilder<'a>, items: &[Value<'a>]) {
    // `[{"error": {…}}]` is one error in a list, with all that an error has. In a batch there may be
    // several, and results beside them.
    let start = builder.errors.len();
    let failed = || items.iter().filter(|item| has_error(item));
    if let Some(first) = failed().next() {
        if failed().count() == 1 {
            return read(builder, first);
        }
        failed().for_each(|item| {
            error_list::list(&mut builder.errors, std::slice::from_ref(item), &[], None);
        });
        return lift(builder, Some(first), start);
    }
    if error_map::is_list_of_maps(items) {
        return error_map::maps(&mut builder.errors, items);
    }
    error_list::list(&mut builder.errors, items, &[], None);
    lift(builder, items.first(), start);
}

/// Keeps what the entry says that was read into the error at `at`.
fn lift<'a>(builder: &mut ReportBuilder<'a>, item: Option<&Value<'a>>, at: usize) {
    let Some(first) = builder.errors.get(at) else { return };
    let mut first_entry =
        FirstEntry { code: first.code.clone(), title: None, detail: first.message.clone() };
    let Some(Value::Object(members)) = item else {
        builder.first_entry.get_or_insert(first_entry);
        return;
    };
    let inner = members.iter().find_map(|(name, value)| match value {
        Value::Object(inner) if name == "extensions" || name == "meta" => Some(inner.as_slice()),
        _ => None,
    });
    for (name, value) in members.iter().chain(inner.unwrap_or_default()) {
        match (role(name), value) {
            (Some(Role::Title(0)), Value::String(title))
                if first_entry.detail.as_ref() != Some(title) =>
            {
                first_entry.title = Some(title.clone());
            }
            (Some(Role::Id(rank)), Value::String(id)) => {
                builder.request_id.offer(rank.saturating_add(10), id.clone());
            }
            (Some(Role::Help(rank)), value) => {
                offer_help(builder, rank.saturating_add(10), value);
            }
            (Some(Role::Wait(unit)), value) => offer_wait(builder, unit, value),
            _ => {}
        }
    }
    builder.first_entry.get_or_insert(first_entry);
}

/// Reads an object that is the error, or holds it at some depth.
pub fn object<'a>(
    builder: &mut ReportBuilder<'a>,
    members: &[(Cow<'a, str>, Value<'a>)],
    level: u8,
) {
    let has_texts =
        members.iter().any(|(_, value)| !matches!(value, Value::Array(_) | Value::Object(_)));
    if !has_texts && (level == 0 || builder.is_empty()) && is_map_of_fields(members) {
        // Nothing says that the names of a body are not those of its fields.
        return match level {
            0 => error_map::form(&mut builder.errors, members),
            _ => error_map::fields(&mut builder.errors, members),
        };
    }
    if members.iter().any(|(name, _)| name == "_errors") {
        return error_map::form(&mut builder.errors, members);
    }
    let mut left = Vec::new();
    let start = builder.extensions.len();
    let is_summed_up = is_summed_up(members);
    for (name, value) in members {
        let is_read = match role(name) {
            // Beside a sentence that says more, the message is its summary.
            Some(Role::Text(0 | 4)) if is_summed_up && let Value::String(text) = value => {
                builder.offer_label(0, text);
                true
            }
            // The same again, and less of it.
            Some(Role::Details)
                if name == "params" && members.iter().any(|(name, _)| name == "details") =>
            {
                true
            }
            Some(role) => member(builder, role, name, value, level),
            // Contentful has the code as an id, in an object of the type Error.
            None => {
                if value.get("type").and_then(Value::as_str) == Some("Error")
                    && let Some(id) = value.get("id")
                {
                    builder.offer_code(30, id);
                }
                false
            }
        };
        if !is_read && !matches!(value, Value::Null) {
            left.push((name, value));
            if level < 2 {
                builder.extensions.push((name.clone(), value.clone()));
            }
        }
    }
    if level > 3 {
        return;
    }
    if builder.is_empty() {
        for (name, value) in left {
            match value {
                Value::Object(inner) => object(builder, inner, level.saturating_add(1)),
                Value::Array(items) if items.iter().all(|item| item.as_str().is_some()) => {
                    let field = [(name.clone(), value.clone())];
                    error_map::fields(&mut builder.errors, &field);
                }
                Value::Array(items) if level > 0 || builder.status >= 400 => {
                    list(builder, items);
                }
                _ => {}
            }
        }
    } else if builder.errors.is_empty() && level == 0 {
        // The parts of a request that is a list, each with its errors.
        let parts = left.iter().filter_map(|(_, value)| match value {
            Value::Array(items) => Some(items),
            _ => None,
        });
        for part in parts.flatten() {
            let Value::Object(members) = part else { continue };
            for (name, value) in members {
                if let Value::Array(items) = value
                    && name.ends_with("rrors")
                {
                    error_list::list(&mut builder.errors, items, &[], None);
                }
            }
        }
    }
    if level > 0 || !builder.is_empty() || builder.status < 400 {
        return;
    }
    // A body with one text says it; one with several sentences has one for each field.
    let texts = || members.iter().filter_map(|(name, value)| Some((name, find_text(value)?)));
    if let Some((_, text)) = texts().next().filter(|_| texts().count() == 1) {
        builder.offer_detail(0, text);
    } else if matches!(builder.status, 400 | 409 | 422)
        && members
            .iter()
            .all(|(_, value)| value.as_str().is_some_and(|text| text::holds(text, b' ')))
    {
        error_map::fields(&mut builder.errors, members);
        builder.extensions.truncate(start);
    }
}

/// Takes what a member says, and gives whether it is told by that.
pub fn member<'a>(
    builder: &mut ReportBuilder<'a>,
    role: Role,
    name: &str,
    value: &Value<'a>,
    level: u8,
) -> bool {
    let inner = level.saturating_add(1);
    let rank = |rank: u8| rank.saturating_mul(4).saturating_add(level.min(3));
    match (role, value) {
        (_, Value::Null) => {}
        (Role::Code(of), Value::String(_) | Value::Number(_)) => {
            // WebOb and others give the status line as a code.
            builder.offer_code(rank(of), value);
        }
        (Role::Token, Value::Number(_)) if name != "id" => builder.offer_code(rank(2), value),
        (Role::Token, Value::String(text)) if matches!(name, "id" | "name" | "Name" | "symbol") => {
            let is_code = is_token(builder.status, text)
                && !text.starts_with(|c: char| c.is_ascii_digit())
                && (name != "id"
                    || text.contains(['_', '.'])
                        && !text.bytes().any(|byte| byte.is_ascii_digit()));
            if is_code {
                builder.offer_code(rank(7), value);
            }
            return is_code;
        }
        (Role::Text(of), _) => return sentence(builder, rank(of), value, inner),
        (Role::Title(0), Value::String(text)) if level == 0 => builder.title.offer(0, text.clone()),
        (Role::Title(of), Value::String(text)) => {
            builder.offer_label(rank(of.saturating_add(1)), text)
        }
        (Role::Error, Value::String(text)) if is_token(builder.status, text) => {
            builder.code_like_texts.push(text.clone());
            builder.offer_code(rank(3), value);
        }
        (Role::Error, Value::String(text)) => builder.offer_label(rank(1), text),
        (Role::Error, Value::Number(digits)) => {
            if digits.parse() != Ok(builder.status) {
                builder.offer_code(rank(9), value);
            }
        }
        (Role::Kind, Value::String(text)) => kind(builder, text, rank(8)),
        (Role::Reason, Value::String(text)) => {
            if is_token(builder.status, text) {
                builder.offer_code(rank(9), value);
                builder.code_like_texts.push(text.clone());
            } else if is_phrase(builder.status, text) {
                builder.offer_label(rank(2), text);
            } else {
                builder.offer_detail(rank(6), text);
            }
        }
        (Role::State, Value::String(text)) => state(builder, text, value, rank(10)),
        (Role::State, Value::Number(digits)) => {
            // A number that no status can be is a code of the API.
            let is_status = digits.len() == 3 && !digits.starts_with('-');
            if !is_status && name != "status" {
                builder.offer_code(rank(10), value);
            }
        }
        (Role::Details, Value::Array(items)) if has_types(items) => {
            typed(builder, items);
            return false;
        }
        (Role::Errors | Role::Details | Role::Error, Value::Array(items)) => list(builder, items),
        (Role::Errors | Role::Details, Value::String(text)) => {
            builder.offer_detail(rank(8), text);
        }
        (Role::Errors, Value::Object(_)) if value.get("#text").is_some() => {
            list(builder, std::slice::from_ref(value));
        }
        (Role::Errors | Role::Details, Value::Object(members)) => {
            return within(builder, role, members, inner);
        }
        (Role::Error | Role::State | Role::Reason, Value::Object(members)) => {
            object(builder, members, inner);
        }
        (Role::Inside, Value::Object(members)) if is_map_of_codes(members) => {
            error_map::form(&mut builder.errors, members);
        }
        (Role::Inside, Value::Object(members)) if name != "extra" => {
            // What an envelope or further data name is no part of the request.
            let param = std::mem::take(&mut builder.param);
            object(builder, members, inner);
            builder.param = param;
        }
        (Role::Inside, Value::Array(items)) => {
            if items.iter().any(names_field) {
                error_list::list(&mut builder.errors, items, &[], None);
                return true;
            }
            let is_listed = |item: &Value<'_>| matches!(item, Value::Object(_));
            if !builder.is_empty() || !items.iter().any(is_listed) {
                return false;
            }
            list(builder, items);
        }
        (Role::Id(of), Value::String(text)) => builder.request_id.offer(of, text.clone()),
        (Role::Id(of), Value::Number(digits)) => builder.request_id.offer(of, digits.clone()),
        (Role::Wait(unit), _) => offer_wait(builder, unit, value),
        (Role::Help(of), _) => {
            offer_help(builder, of, value);
            return false;
        }
        (Role::Instance, Value::String(text)) if level == 0 => {
            builder.instance = Some(text.clone())
        }
        (Role::Field(of, true), Value::String(text)) if !text.is_empty() => {
            builder.param.offer(of, value.clone());
            return false;
        }
        (Role::Fields, Value::Object(members)) => error_map::fields(&mut builder.errors, members),
        (Role::Fields, Value::Array(items))
            if items.iter().any(|item| matches!(item, Value::Object(_))) =>
        {
            error_list::list(&mut builder.errors, items, &[], None);
        }
        (Role::Global, Value::Bool(is_global)) => builder.global = Some(*is_global),
        _ => return false,
    }
    true
}

/// Gives whether a value is an error of a field: it has a sentence, and names a field.
fn names_field(value: &Value<'_>) -> bool {
    let has = |is_it: fn(Role) -> bool| matches!(value, Value::Object(members) if has_role(members, is_it));
    has(|role| matches!(role, Role::Text(0..=4))) && has(|role| matches!(role, Role::Field(..)))
}

/// Gives whether a list has what says its type, as google.rpc's details do.
fn has_types(items: &[Value<'_>]) -> bool {
    items.iter().any(|item| item.get("@type").is_some())
}

/// Takes a sentence, or a list or a map that stands where one is expected.
fn sentence<'a>(builder: &mut ReportBuilder<'a>, rank: u8, value: &Value<'a>, inner: u8) -> bool {
    match value {
        Value::String(text) => builder.offer_detail(rank, text),
        Value::Array(items) if items.iter().all(|item| item.as_str().is_some()) => {
            list(builder, items);
        }
        // FastAPI's list is of fields: no entry speaks for the whole.
        Value::Array(items) => error_list::list(&mut builder.errors, items, &[], None),
        Value::Object(members) => {
            if let Some(text) = find_text(value) {
                builder.offer_detail(rank, text);
            } else if is_map_of_errors(members)
                && !members
                    .iter()
                    .any(|(name, _)| role(name).is_some_and(|role| matches!(role, Role::Text(_))))
            {
                error_map::fields(&mut builder.errors, members);
            } else {
                object(builder, members, inner);
            }
        }
        _ => return false,
    }
    true
}

/// Takes the kind of the problem, which names it for programs, too.
fn kind<'a>(builder: &mut ReportBuilder<'a>, text: &Cow<'a, str>, rank: u8) {
    let is_uri =
        text::has(text, "://") || ["urn:", "tag:", "/"].iter().any(|start| text.starts_with(start));
    if is_uri {
        builder.type_uri.get_or_insert(text.clone());
        builder.offer_code(rank.saturating_add(10), &Value::String(text.clone()));
    } else if !is_verdict(text) && !text::holds(text, b' ') {
        builder.offer_code(rank, &Value::String(text.clone()));
    }
}

fn state<'a>(builder: &mut ReportBuilder<'a>, text: &Cow<'a, str>, value: &Value<'a>, rank: u8) {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_verdict(text) || is_number || text.eq_ignore_ascii_case("ok") {
        return;
    }
    if is_phrase(builder.status, text) {
        builder.offer_label(8, text);
    } else if is_token(builder.status, text) {
        builder.offer_code(rank, value);
    }
}
