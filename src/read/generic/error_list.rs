//! Gives the errors of lists as one flat list, with those that are nested in them.
//!
//! This module must not know formats; it reads what any of them may nest.

use std::borrow::Cow;

use super::error_map::map;
use crate::json_value::Value;
use crate::pointer::PathSegment;
use crate::problem::ErrorCode;
use crate::read::member_roles::{self, Role, role};
use crate::read::report_builder::BestCandidate;
use crate::read::text_class::{find_text, is_token, is_verdict};
use crate::read::{ReportedFieldError, RequestPart, path, text};

pub type Members<'a> = [(Cow<'a, str>, Value<'a>)];

/// Adds the errors of a list, which are about the part that `base` leads to.
pub fn list<'a>(
    out: &mut Vec<ReportedFieldError<'a>>,
    items: &[Value<'a>],
    base: &[PathSegment<'a>],
    part: Option<RequestPart>,
) {
    // `["TOO_LONG", "Too long.", "title"]`: code, sentence and field.
    if let [Value::String(code), Value::String(message), Value::String(field)] = items
        && is_token(0, code)
        && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
        && text::holds(message, b' ')
    {
        let mut path = base.to_vec();
        path::parse(&mut path, field);
        let (code, message) = (Some(ErrorCode::Text(code.clone())), Some(message.clone()));
        return out.push(ReportedFieldError { path, part, code, message, extensions: Vec::new() });
    }
    for item in items {
        match item {
            Value::String(message) if !text::trimmed(message).is_empty() => {
                let message = Some(text::slice(message, text::trimmed(message)));
                out.push(ReportedFieldError {
                    path: base.to_vec(),
                    part,
                    message,
                    ..ReportedFieldError::default()
                });
            }
            Value::Object(members) => match plain(members) {
                // Most entries are no more than that, and there may be many of them.
                Some((code, message)) => {
                    let code = Some(ErrorCode::Text(code.clone()));
                    let message = Some(text::slice(message, text::trimmed(message)));
                    out.push(ReportedFieldError {
                        path: base.to_vec(),
                        part,
                        code,
                        message,
                        extensions: Vec::new(),
                    });
                }
                None => one(out, members, base, part),
            },
            Value::Array(items) => list(out, items, base, part),
            _ => {}
        }
    }
}

/// Gives code and message of an entry that has these alone, and in words that need no judgement.
fn plain<'m, 'a>(members: &'m Members<'a>) -> Option<(&'m Cow<'a, str>, &'m Cow<'a, str>)> {
    match members {
        [(code, Value::String(word)), (message, Value::String(text))]
            if code == "code"
                && message == "message"
                && !word.is_empty()
                && !text::trimmed(text).is_empty() =>
        {
            Some((word, text))
        }
        _ => None,
    }
}

/// Gives whether an object is an error and no map of fields: it has a sentence or a code.
pub fn is_one(members: &Members<'_>) -> bool {
    members.iter().any(|(name, value)| match role(name) {
        Some(Role::Text(_) | Role::Code(0..=3) | Role::Error) => {
            matches!(value, Value::String(_) | Value::Number(_))
        }
        Some(Role::Rules) => matches!(value, Value::Object(_)),
        _ => false,
    })
}

/// Where what an error says was found: places in the list of its members.
#[derive(Default)]
struct Found {
    code: BestCandidate<usize>,
    message: BestCandidate<usize>,
    path: BestCandidate<usize>,
}

/// How many members of an error have their roles kept.
const FEW: usize = 12;

/// Adds the error that an object is, and those within it.
pub fn one<'a>(
    out: &mut Vec<ReportedFieldError<'a>>,
    members: &Members<'a>,
    base: &[PathSegment<'a>],
    part: Option<RequestPart>,
) {
    let mut found = Found::default();
    let mut field_error =
        ReportedFieldError { path: base.to_vec(), part, ..ReportedFieldError::default() };
    // Each is asked for more than once.
    let mut roles = [None; FEW];
    for (role, (name, _)) in roles.iter_mut().zip(members) {
        *role = member_roles::role(name);
    }
    let role_at = |at: usize, name: &str| match roles.get(at) {
        Some(role) => *role,
        None => member_roles::role(name),
    };
    let mut is_rules = false;
    for (at, (name, value)) in members.iter().enumerate() {
        let Some(role) = role_at(at, name) else { continue };
        is_rules |= role == Role::Rules;
        seek(&mut found, role, at, name, value);
        if matches!(role, Role::Place | Role::Field(4, _))
            && let Value::String(name) = value
        {
            field_error.part = RequestPart::from_name(name).or(field_error.part);
            if field_error.part.is_none() && role == Role::Place {
                found.path.offer(3, at);
            }
        }
    }
    let has_message = !found.message.is_open(u8::MAX);
    let (code, mut message, at) = (found.code.take(), found.message.take(), found.path.take());
    if let Some((name, value)) = at.and_then(|at| members.get(at)) {
        locate(&mut field_error, name, value, members, base);
    }
    let path_at = at;
    if let Some((_, value)) = code.and_then(|at| members.get(at)) {
        field_error.code = match value {
            Value::String(text) => Some(ErrorCode::Text(text.clone())),
            Value::Number(digits) => Some(ErrorCode::Number(digits.clone())),
            _ => None,
        };
    }
    // What an extension or a wrapper says of the code and the field.
    let inner = members.iter().find(|(name, _)| name == "extensions" || name == "data");
    let inner = inner.map(|(_, value)| value);
    if at.is_none()
        && let Some(field) = inner.and_then(|value| value.get("field"))
    {
        path::read(&mut field_error.path, field, false);
    }
    if field_error.code.is_none() {
        field_error.code = match inner.and_then(|value| value.get("code")) {
            Some(Value::String(text)) => Some(ErrorCode::Text(text.clone())),
            Some(Value::Number(digits)) => Some(ErrorCode::Number(digits.clone())),
            _ => None,
        };
    }
    let mut messages: &[Value<'a>] = &[];
    match message.and_then(|at| members.get(at)).map(|(_, value)| value) {
        Some(Value::Array(items)) => messages = items,
        Some(value) => {
            field_error.message =
                find_text(value).map(|text| text::slice(text, text::trimmed(text)))
        }
        None if code.is_some() && !has_message => message = None,
        None => {}
    }
    let mut within = Vec::new();
    for (at, (name, value)) in members.iter().enumerate() {
        if [code, message, path_at].contains(&Some(at)) {
            continue;
        }
        match (role_at(at, name), value) {
            (_, Value::Null) => {}
            (Some(Role::Place), Value::String(name)) if RequestPart::from_name(name).is_some() => {}
            (Some(Role::Field(4, _)), Value::String(part))
                if RequestPart::from_name(part).is_some() => {}
            (Some(Role::Rules), Value::Object(rules)) => {
                for (rule, message) in rules {
                    let mut broken = field_error.clone();
                    broken.code = Some(ErrorCode::Text(rule.clone()));
                    broken.message = find_text(message).cloned();
                    within.push(broken);
                }
            }
            (Some(Role::Errors | Role::Details), Value::Array(items))
                if items.iter().all(|item| !matches!(item, Value::Number(_))) =>
            {
                list(&mut within, items, &field_error.path, field_error.part);
            }
            (Some(Role::Errors), Value::Object(inner)) => {
                map(&mut within, inner, &mut field_error.path)
            }
            (Some(Role::Error), Value::Object(inner)) if field_error.message.is_none() => {
                one(&mut within, inner, &field_error.path, field_error.part);
            }
            _ => field_error.extensions.push((name.clone(), value.clone())),
        }
    }
    let mut several = messages.iter().filter_map(find_text).cloned();
    if let Some(first) = several.next() {
        field_error.message = Some(first);
    }
    let says = field_error.code.is_some() || field_error.message.is_some();
    if says || !is_rules && within.is_empty() && !field_error.path.is_empty() {
        let mut paths = extra_paths(path_at, members, &field_error);
        out.push(field_error.clone());
        for message in several {
            out.push(ReportedFieldError {
                message: Some(message),
                extensions: Vec::new(),
                ..field_error.clone()
            });
        }
        for path in paths.drain(..) {
            out.push(ReportedFieldError { path, ..field_error.clone() });
        }
    }
    out.append(&mut within);
}

/// The paths beside the first where an error names several fields.
fn extra_paths<'a>(
    at: Option<usize>,
    members: &Members<'a>,
    field_error: &ReportedFieldError<'a>,
) -> Vec<Vec<PathSegment<'a>>> {
    let mut paths = Vec::new();
    if let Some((name, Value::Array(items))) = at.and_then(|at| members.get(at))
        && matches!(role(name), Some(Role::Fields | Role::Field(3, _)))
        && field_error.path.len() <= 1
    {
        for item in items.iter().skip(1) {
            let mut path = Vec::new();
            path::read(&mut path, item, false);
            paths.push(path);
        }
    }
    paths
}

fn seek(found: &mut Found, role: Role, at: usize, name: &str, value: &Value<'_>) {
    let is_code =
        matches!(value, Value::Number(_)) || value.as_str().is_some_and(|text| !text.is_empty());
    match role {
        Role::Code(rank) if is_code => found.code.offer(rank, at),
        Role::Error | Role::Reason => {
            let rank = if role == Role::Error { 3 } else { 9 };
            match value.as_str() {
                Some(text) if is_token(0, text) => found.code.offer(rank, at),
                Some(_) => found.message.offer(7, at),
                None => {}
            }
        }
        Role::Kind => {
            let is_kind =
                |text: &str| !is_verdict(text) && !text::holds(text, b' ') && text != "field";
            if value.as_str().is_some_and(is_kind) {
                found.code.offer(8, at);
            }
        }
        Role::State if value.as_str().is_some_and(is_loud) => found.code.offer(10, at),
        Role::Token => match value {
            Value::Number(_) if name != "id" => found.code.offer(1, at),
            Value::String(text) => {
                if names_code(name, text) && is_token(0, text) {
                    found.code.offer(5, at);
                } else if name == "name" {
                    found.path.offer(6, at);
                }
            }
            _ => {}
        },
        Role::Errors if value.as_str().is_some_and(|text| is_token(0, text)) => {
            found.code.offer(5, at);
        }
        Role::Errors if find_text(value).is_some() => found.message.offer(8, at),
        Role::Text(rank) if find_text(value).is_some() => found.message.offer(rank, at),
        Role::Details if find_text(value).is_some() => found.message.offer(6, at),
        Role::Title(rank) if value.as_str().is_some() => {
            found.message.offer(rank.saturating_add(10), at);
        }
        // A context may be a sentence.
        Role::Field(5, _) if value.as_str().is_some_and(|text| text::holds(text, b' ')) => {}
        // A part of the request is where to look for what another member names.
        Role::Field(4, _) if value.as_str().and_then(RequestPart::from_name).is_some() => {}
        Role::Field(rank, _) if is_path(value) => found.path.offer(rank, at),
        Role::Fields if is_path(value) => found.path.offer(4, at),
        _ => {}
    }
}

fn is_loud(text: &str) -> bool {
    text::holds(text, b'_') && !text.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Gives whether the name or the id of an error is a code.
fn names_code(name: &str, text: &str) -> bool {
    match name {
        "id" => text::holds(text, b'_') && !text.bytes().any(|byte| byte.is_ascii_digit()),
        _ => is_loud(text) || text.ends_with("Error") || text.ends_with("Exception"),
    }
}

/// Gives whether a value can name a part of a request.
fn is_path(value: &Value<'_>) -> bool {
    match value {
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(_) => ["pointer", "parameter", "header", "cookie"]
            .iter()
            .any(|name| value.get(name).is_some()),
        Value::Number(_) | Value::Bool(_) | Value::Null => false,
    }
}

fn locate<'a>(
    field_error: &mut ReportedFieldError<'a>,
    name: &str,
    value: &Value<'a>,
    members: &Members<'a>,
    base: &[PathSegment<'a>],
) {
    let mut path = Vec::new();
    match value {
        Value::Object(_) => {
            for (name, part) in [
                ("pointer", RequestPart::Body),
                ("parameter", RequestPart::Query),
                ("header", RequestPart::Header),
                ("cookie", RequestPart::Cookie),
            ] {
                if let Some(value) = value.get(name) {
                    field_error.part = Some(part);
                    path::read(&mut path, value, false);
                    break;
                }
            }
        }
        // Where the path itself is elsewhere, this says which part of the request it is in.
        Value::Array(items) if matches!(role(name), Some(Role::Fields | Role::Field(3, _))) => {
            if let Some(first) = items.first() {
                path::read(&mut path, first, false);
            }
        }
        _ => {
            let part = path::read(&mut path, value, name == "loc");
            field_error.part = part.or(field_error.part);
        }
    }
    let location = members.iter().find(|(name, _)| name == "location" || name == "source");
    if let Some((_, Value::String(part))) = location.filter(|(other, _)| other != name) {
        field_error.part = RequestPart::from_name(part).or(field_error.part);
    }
    if base.is_empty() {
        field_error.path = path;
    } else if !base.ends_with(&path) && !path.starts_with(base) {
        field_error.path.append(&mut path);
    } else if path.starts_with(base) {
        field_error.path = path;
    }
}
