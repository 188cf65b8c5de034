//! Reads the errors of lists into one flat list, together with the errors nested in them.

use std::borrow::Cow;
use std::ptr;

use super::annotated_object::{AnnotatedMember, AnnotatedObject};
use super::error_map::read_field_map_at;
use super::error_member::{SOURCE_MEMBERS, Saying, rank_member};
use super::object_class::first_or_self;
use crate::json_value::Value;
use crate::pointer::{PathSegment, parse_path_segment};
use crate::problem::ErrorCode;
use crate::read::member_roles::MemberRole;
use crate::read::ranks::{CodeRank, FieldRank, TextRank};
use crate::read::report_builder::BestCandidate;
use crate::read::text_class::{find_text, is_absent, is_program_name, is_trace, is_whole_sentence};
use crate::read::{ReportedFieldError, RequestPart, path, text};

/// Adds the errors of a list. The path `base` leads to the value that they are about.
pub fn read_error_list<'a>(
    out: &mut Vec<ReportedFieldError<'a>>,
    items: &[Value<'a>],
    base: &[PathSegment<'a>],
    part: Option<RequestPart>,
) {
    // `["TOO_LONG", "Too long.", "title"]`: a code, a sentence and a field.
    if let [Value::String(code), Value::String(message), Value::String(field)] = items
        && is_program_name(0, code)
        && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
        && text::contains_byte(message, b' ')
    {
        let mut path = base.to_vec();
        path::append_request_path(&mut path, field);
        let (code, message) = (Some(ErrorCode::Text(code.clone())), Some(message.clone()));
        return out.push(ReportedFieldError { path, part, code, message, extensions: Vec::new() });
    }
    let is_trace_line = |item: &Value<'_>| item.as_str().is_some_and(is_trace);
    if items.iter().any(is_trace_line) {
        return;
    }
    for item in items {
        match item {
            Value::String(message) if !text::trim(message).is_empty() => {
                let message = Some(text::borrow_part(message, text::trim(message)));
                let path = base.to_vec();
                out.push(ReportedFieldError { path, part, message, ..Default::default() });
            }
            Value::Object(members) => match find_code_and_message(members) {
                // Most entries have nothing else, and there may be many.
                Some((code, message)) => {
                    let code = Some(ErrorCode::Text(code.clone()));
                    let message = Some(text::borrow_part(message, text::trim(message)));
                    let path = base.to_vec();
                    out.push(ReportedFieldError {
                        path,
                        part,
                        code,
                        message,
                        ..Default::default()
                    });
                }
                None => read_error(out, &AnnotatedObject::new(members), base, part),
            },
            Value::Array(items) => read_error_list(out, items, base, part),
            _ => {}
        }
    }
}

/// Returns the code and the message of an entry that has only these, as texts named `code` and
/// `message`.
fn find_code_and_message<'m, 'a>(
    members: &'m [(Cow<'a, str>, Value<'a>)],
) -> Option<(&'m Cow<'a, str>, &'m Cow<'a, str>)> {
    match members {
        [(first, Value::String(code)), (second, Value::String(message))]
            if first == "code"
                && second == "message"
                && !code.is_empty()
                && !text::trim(message).is_empty() =>
        {
            Some((code, message))
        }
        _ => None,
    }
}

/// The members that say what an error is.
struct ErrorMembers<'m, 'a> {
    code: BestCandidate<AnnotatedMember<'m, 'a>>,
    message: BestCandidate<AnnotatedMember<'m, 'a>>,
    path: BestCandidate<AnnotatedMember<'m, 'a>>,
}

/// Adds the error that an object is, and the errors nested in it.
pub fn read_error<'a>(
    out: &mut Vec<ReportedFieldError<'a>>,
    object: &AnnotatedObject<'_, 'a>,
    base: &[PathSegment<'a>],
    part: Option<RequestPart>,
) {
    let mut candidates = ErrorMembers {
        code: BestCandidate::default(),
        message: BestCandidate::default(),
        path: BestCandidate::default(),
    };
    let mut error = ReportedFieldError { path: base.to_vec(), part, ..Default::default() };
    for member in object.members() {
        // Beside an id or a code, these may have the sentence.
        let is_value =
            matches!(&**member.name, "label" | "value") && is_whole_sentence(member.value);
        let role = if is_value { Some(MemberRole::Container) } else { member.role };
        let Some(role) = role else { continue };
        candidates.offer(role, member);
        if let MemberRole::RequestPart | MemberRole::Path(FieldRank::Location) = role
            && let Value::String(name) = member.value
        {
            error.part = RequestPart::from_name(name).or(error.part);
            if error.part.is_none() && role == MemberRole::RequestPart {
                candidates.path.offer(FieldRank::Members.rank(), member);
            }
        }
    }
    let [code, message, path] =
        [candidates.code, candidates.message, candidates.path].map(BestCandidate::into_best);
    // An entry of a field's list may say which item of the field it is about.
    let index = object.find_value("index").filter(|_| !base.is_empty());
    if let Some(Value::Number(index)) = index {
        error.path.push(parse_path_segment(index.clone()));
    }
    if let Some(member) = path {
        let base = error.path.clone();
        locate_error(&mut error, &member, object, &base);
    }
    // An extension or a wrapper may have the code and the field.
    let inner = object.members().find(|member| {
        matches!(&**member.name, "extensions" | "data" | "context" | "details" | "metadata")
    });
    let inner = inner.map(|member| member.value);
    if path.is_none()
        && let Some(field) = inner.and_then(find_inner_field)
    {
        path::append_path_value(&mut error.path, field, false);
    }
    error.code = code
        .and_then(|member| scalar_code(member.value))
        .or_else(|| scalar_code(inner.and_then(|inner| inner.get("code"))?));
    error.message = message
        .and_then(|member| find_text(member.value))
        // FHIR has the sentence beside the code of a system.
        .or_else(|| find_text(first_or_self(inner?.get("coding")?)?.get("display")?))
        .map(|text| text::borrow_part(text, text::trim(text)));
    let mut nested = Vec::new();
    for member in object.members() {
        let is_used =
            [code, message, path].iter().flatten().any(|used| ptr::eq(used.value, member.value));
        if !is_used {
            read_other_member(&mut error, &mut nested, &member);
        }
    }
    // A tag alone is a label of the value beside it.
    let is_tag = code.is_some_and(|member| member.role == Some(MemberRole::Code(CodeRank::Tag)));
    let is_said = error.code.is_some() && !is_tag || error.message.is_some();
    // A field alone still says which one is wrong. A name alone says nothing.
    let is_field = || path.is_some_and(|member| member.role != Some(MemberRole::NameOrId));
    let has_rules = || object.members().any(|member| member.role == Some(MemberRole::Rules));
    if is_said || nested.is_empty() && is_field() && !has_rules() {
        let paths = path.map(|member| find_further_paths(&member, &error)).unwrap_or_default();
        let mut further = Vec::new();
        for path in paths {
            further.push(ReportedFieldError { path, ..error.clone() });
        }
        out.push(error);
        out.append(&mut further);
    }
    out.append(&mut nested);
}

/// Returns the field that an extension of an error names.
fn find_inner_field<'v, 'a>(inner: &'v Value<'a>) -> Option<&'v Value<'a>> {
    inner.get("field").or_else(|| inner.get("attribute"))
}

/// Returns a text or a number as a code.
fn scalar_code<'a>(value: &Value<'a>) -> Option<ErrorCode<'a>> {
    match value {
        Value::String(text) if !is_absent(text) => Some(ErrorCode::Text(text.clone())),
        Value::Number(digits) => Some(ErrorCode::Number(digits.clone())),
        _ => None,
    }
}

/// Reads a member that is neither the code nor the message nor the path of its error: errors nested in
/// it, or an extension.
fn read_other_member<'a>(
    error: &mut ReportedFieldError<'a>,
    nested: &mut Vec<ReportedFieldError<'a>>,
    member: &AnnotatedMember<'_, 'a>,
) {
    match (member.role, member.value) {
        (_, Value::Null) => {}
        (Some(_), Value::String(text)) if text::trim(text).is_empty() => {}
        (
            Some(MemberRole::RequestPart | MemberRole::Path(FieldRank::Location)),
            Value::String(name),
        ) if RequestPart::from_name(name).is_some() => {}
        (Some(MemberRole::Rules), Value::Object(rules)) => {
            for (rule, message) in rules {
                let mut broken = error.clone();
                broken.code = Some(ErrorCode::Text(rule.clone()));
                broken.message = find_text(message).cloned();
                nested.push(broken);
            }
        }
        (
            Some(MemberRole::Errors | MemberRole::Details | MemberRole::Text(TextRank::Message)),
            Value::Array(items),
        ) if items.iter().all(|item| !matches!(item, Value::Number(_))) => {
            read_error_list(nested, items, &error.path, error.part);
        }
        (Some(MemberRole::Errors), Value::Object(inner)) => {
            read_field_map_at(nested, inner, &mut error.path);
        }
        (Some(MemberRole::Error), Value::Object(inner)) if error.message.is_none() => {
            read_error(nested, &AnnotatedObject::new(inner), &error.path, error.part);
        }
        (None, Value::Number(index))
            if member.name == "index"
                && error.path.contains(&parse_path_segment(index.clone())) => {}
        // An entry may have the errors by field in its data.
        (Some(MemberRole::Container), Value::Object(inner)) if member.name == "data" => {
            match inner.iter().find(|(name, _)| name == "errors") {
                Some((_, Value::Array(items))) => {
                    read_error_list(nested, items, &error.path, error.part);
                }
                _ => error.extensions.push((member.name.clone(), member.value.clone())),
            }
        }
        // GraphQL servers have the errors by field in an extension.
        (_, Value::Object(inner)) if member.name == "extensions" => {
            if let Some((_, Value::Object(fields))) =
                inner.iter().find(|(name, _)| name == "validation")
            {
                read_field_map_at(nested, fields, &mut error.path);
            }
            error.extensions.push((member.name.clone(), member.value.clone()));
        }
        _ => error.extensions.push((member.name.clone(), member.value.clone())),
    }
}

/// Returns the paths after the first one of an error that names several fields.
fn find_further_paths<'a>(
    member: &AnnotatedMember<'_, 'a>,
    error: &ReportedFieldError<'a>,
) -> Vec<Vec<PathSegment<'a>>> {
    let mut paths = Vec::new();
    if let Value::Array(items) = member.value
        && names_several_fields(member)
        && error.path.len() <= 1
    {
        for item in items.iter().skip(1) {
            let mut path = Vec::new();
            path::append_path_value(&mut path, item, false);
            paths.push(path);
        }
    }
    paths
}

/// Whether a list under this name has several fields, and not the segments of one path.
const fn names_several_fields(member: &AnnotatedMember<'_, '_>) -> bool {
    matches!(member.role, Some(MemberRole::Fields | MemberRole::Path(FieldRank::Members)))
}

impl<'m, 'a> ErrorMembers<'m, 'a> {
    /// Offers a member for what its role says.
    fn offer(&mut self, role: MemberRole, member: AnnotatedMember<'m, 'a>) {
        if let Some((saying, rank)) = rank_member(role, member.name, member.value) {
            let best = match saying {
                Saying::Code => &mut self.code,
                Saying::Message => &mut self.message,
                Saying::Path => &mut self.path,
            };
            best.offer(rank, member);
        }
    }
}

/// Sets the path of an error to what a member names, and the part of the request if that is said.
fn locate_error<'a>(
    error: &mut ReportedFieldError<'a>,
    member: &AnnotatedMember<'_, 'a>,
    object: &AnnotatedObject<'_, 'a>,
    base: &[PathSegment<'a>],
) {
    let mut path = Vec::new();
    match member.value {
        value @ Value::Object(_) => {
            let found =
                SOURCE_MEMBERS.iter().find_map(|(name, part)| Some((value.get(name)?, part)));
            if let Some((value, part)) = found {
                error.part = Some(*part);
                path::append_path_value(&mut path, value, false);
            } else if let Some(name) = value.get("name") {
                path::append_path_value(&mut path, name, false);
            }
        }
        Value::Array(items) if names_several_fields(member) => {
            if let Some(first) = items.first() {
                path::append_path_value(&mut path, first, false);
            }
        }
        value => {
            let part = path::append_path_value(&mut path, value, member.name == "loc");
            error.part = part.or(error.part);
        }
    }
    // If the path is in another member, a location says which part of the request the path is in.
    let location = object.members().find(|other| matches!(&**other.name, "location" | "source"));
    if let Some(location) = location.filter(|other| other.name != member.name)
        && let Value::String(part) = location.value
    {
        error.part = RequestPart::from_name(part).or(error.part);
    }
    if path.starts_with(base) {
        error.path = path;
    } else if !base.ends_with(&path) {
        error.path.append(&mut path);
    }
}
