//! What an object is: one error, a map of errors by field, or an object that holds them.

use std::borrow::Cow;

use super::annotated_object::{AnnotatedMember, AnnotatedObject};
use crate::json_value::Value;
use crate::read::member_roles::{MemberRole, find_role};
use crate::read::ranks::{CodeRank, TextRank};
use crate::read::text_class::{is_status_phrase, is_success, parse_nested_json};
use crate::read::{RequestPart, text};

/// Whether a value has an object in `error` or `fault`.
#[inline(never)]
pub fn has_error_object(value: &Value<'_>) -> bool {
    let is_error = |(name, value): &(Cow<'_, str>, Value<'_>)| {
        matches!(value, Value::Object(_))
            && (name == "fault" || find_role(name) == Some(MemberRole::Error))
    };
    matches!(value, Value::Object(members) if members.iter().any(is_error))
}

/// Whether an object is an error and not a map of fields: it has a sentence or a code.
/// It looks for no more roles than it needs.
#[inline(never)]
pub fn is_error(members: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    members.iter().any(|(name, value)| match value {
        Value::String(_) | Value::Number(_) => match find_role(name) {
            Some(MemberRole::Error) => true,
            // A field may have a name that ends like that of a sentence.
            Some(MemberRole::Text(rank)) => rank != TextRank::NameEnd,
            Some(MemberRole::Code(rank)) => rank <= CodeRank::ReasonCode,
            _ => false,
        },
        Value::Object(_) => may_be_rules(name) && find_role(name) == Some(MemberRole::Rules),
        Value::Null | Value::Bool(_) | Value::Array(_) => false,
    })
}

/// Whether a name is long enough for the role of rules. The names of fields in a map are mostly shorter,
/// and then need no search.
const fn may_be_rules(name: &str) -> bool {
    name.len() >= "constraints".len()
}

/// Whether a value is an error.
pub fn is_error_value(value: &Value<'_>) -> bool {
    matches!(value, Value::Object(members) if is_error(members))
}

/// Whether a value has a sentence and names a field.
#[inline(never)]
pub fn is_field_error_entry(value: &Value<'_>) -> bool {
    let Value::Object(members) = value else { return false };
    let object = AnnotatedObject::new(members);
    let is_text = |role| {
        is_sentence(role)
            || matches!(
                role,
                MemberRole::Text(_) | MemberRole::Details | MemberRole::Reason | MemberRole::Error
            )
    };
    object.has_scalar(is_text)
        && object.members().any(|member| {
            matches!(member.role, Some(MemberRole::Field(_) | MemberRole::Path(_)))
                && (member.is_scalar() || is_list_of_texts(member.value))
        })
}

/// Returns the entries of a list if each has a sentence and names a field.
#[inline(never)]
pub fn find_field_errors<'v, 'a>(value: &'v Value<'a>) -> Option<&'v [Value<'a>]> {
    match value {
        Value::Array(items) if !items.is_empty() && items.iter().all(is_field_error_entry) => {
            Some(items)
        }
        _ => None,
    }
}

/// Whether a value is an object with sentences, whose names have no roles.
pub fn is_field_map(value: &Value<'_>) -> bool {
    let is_field = |(name, value): &(Cow<'_, str>, Value<'_>)| {
        find_role(name).is_none() && matches!(value, Value::String(_))
    };
    matches!(value, Value::Object(members) if !members.is_empty() && members.iter().all(is_field))
}

/// Returns what a part of a batch says if it failed. It may be wrapped under the name of what was done,
/// and the body of its response may be JSON in a text.
pub fn find_failed_part<'a>(item: &Value<'a>) -> Option<Value<'a>> {
    let is_failed = |part: &Value<'_>| {
        let Value::Object(members) = part else { return false };
        members.iter().any(|(name, value)| match (find_role(name), value) {
            (Some(MemberRole::Status | MemberRole::Code(_)), Value::Number(digits)) => {
                digits.len() == 3 && digits.starts_with(['4', '5'])
            }
            (Some(MemberRole::Error), Value::Object(_) | Value::Array(_)) => true,
            (Some(MemberRole::Code(CodeRank::ErrorCode)), Value::String(code)) => !is_success(code),
            (_, Value::Bool(false)) => name == "success",
            _ => false,
        })
    };
    let Value::Object(members) = item else { return None };
    let inner = match &**members {
        [(_, inner @ Value::Object(_))] if !is_failed(item) => inner,
        _ => item,
    };
    if !is_failed(inner) {
        return None;
    }
    match inner.get("body") {
        Some(body @ Value::Object(_)) => Some(body.clone()),
        Some(Value::String(body)) => parse_nested_json(body),
        _ => Some(inner.clone()),
    }
}

/// Whether an object only informs or warns, or says that all is well.
#[inline(never)]
pub fn is_notice(item: &Value<'_>) -> bool {
    const LEVELS: &str = "info|information|informational|warning|warn|notice|note|debug|success";
    let is_it = |(name, value): &(Cow<'_, str>, Value<'_>)| {
        text::is_word_of("severity|level|type|kind", name)
            && value.as_str().is_some_and(|level| text::is_word_of(LEVELS, level))
    };
    matches!(item, Value::Object(members) if members.iter().any(is_it))
}

/// Whether an entry of a list says that its part succeeded.
pub fn is_success_part(item: &Value<'_>) -> bool {
    let is_said = |name| item.get(name).and_then(Value::as_str).is_some_and(is_success);
    matches!(item.get("success"), Some(Value::Bool(true)))
        || is_said("message")
        || is_said("status")
}

/// Whether a role is that of a code which is seldom anything else.
pub fn is_likely_code(role: MemberRole) -> bool {
    matches!(role, MemberRole::Code(rank) if rank <= CodeRank::ErrorClass)
}

/// Whether a role is that of a sentence which is seldom anything else.
pub fn is_sentence(role: MemberRole) -> bool {
    matches!(role, MemberRole::Text(rank) if rank <= TextRank::Msg)
}

/// Whether a message stands beside a longer sentence that says the same.
pub fn has_summary(object: &AnnotatedObject<'_, '_>) -> bool {
    let message = object.find_text("message|msg");
    match (message, object.find_text("detail|description")) {
        (Some(message), Some(detail)) => {
            message != detail && text::contains_byte(detail, b' ') && !is_status_phrase(0, detail)
        }
        _ => false,
    }
}

/// Whether an object is one sentence about the whole and says nothing about fields.
pub fn is_lone_sentence(object: &AnnotatedObject<'_, '_>) -> bool {
    object.only_member().is_some_and(|member| {
        matches!(member.value, Value::String(_))
            && (member.name == "detail" || member.name == "message")
    })
}

/// Whether a name is rather that of something that holds errors than that of a field.
fn is_container(member: &AnnotatedMember<'_, '_>) -> bool {
    let has_role = matches!(
        member.role,
        Some(
            MemberRole::Errors
                | MemberRole::Details
                | MemberRole::Error
                | MemberRole::Container
                | MemberRole::Status
        )
    );
    has_role
        || text::is_exact_word_of("message|messages|detail", member.name)
        || matches!(member.role, Some(MemberRole::Text(_)))
            && matches!(member.value, Value::Object(_))
}

/// Whether each member of an object is an error with a code and a sentence.
pub fn is_map_of_coded_errors(object: &AnnotatedObject<'_, '_>) -> bool {
    let is_coded_error = |value: &Value<'_>| match value {
        Value::Object(inner) => {
            let inner = AnnotatedObject::new(inner);
            inner.has_scalar(is_likely_code) && inner.has_scalar(is_sentence)
        }
        _ => false,
    };
    !object.is_empty()
        && object.members().all(|member| !is_container(&member) && is_coded_error(member.value))
}

/// Whether an object has nothing but errors by the names of fields.
#[inline(never)]
pub fn is_map_of_fields(object: &AnnotatedObject<'_, '_>) -> bool {
    if let Some(member) = object.only_member() {
        // An envelope does not have the name of a part of the request.
        if let Value::Object(inner) = member.value
            && RequestPart::from_name(member.name).is_some()
        {
            return is_map_of_fields(&AnnotatedObject::new(inner));
        }
        // The one member holds the errors, as in Rails' `{"errors": {…}}`.
        if is_container(&member) {
            return false;
        }
    }
    let holds_errors = |member: AnnotatedMember<'_, '_>| {
        let has_role = matches!(
            member.role,
            Some(MemberRole::Errors | MemberRole::Details | MemberRole::Container)
        );
        has_role || is_container(&member) && matches!(member.value, Value::Object(_))
    };
    !object.members().any(holds_errors)
        && object.members().any(|member| has_nested_text(member.value))
}

/// Whether a value has a message and a code, and nothing else.
fn is_coded_message(value: &Value<'_>) -> bool {
    matches!(value, Value::Object(members) if members.len() == 2)
        && ["message", "code"].iter().all(|name| value.get(name).and_then(Value::as_str).is_some())
}

/// Whether a list, or a list somewhere in an object, has a text.
fn has_nested_text(value: &Value<'_>) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| {
            matches!(item, Value::String(_))
                || is_coded_message(item)
                || !is_field_error_entry(item) && has_nested_text(item)
        }),
        Value::Object(members) => members.iter().any(|(_, value)| {
            matches!(value, Value::Array(_) | Value::Object(_)) && has_nested_text(value)
        }),
        _ => false,
    }
}

/// Whether each member of an object is an error, a list of errors or a sentence.
pub fn is_map_of_errors(object: &AnnotatedObject<'_, '_>) -> bool {
    !object.is_empty()
        && object.members().all(|member| match member.value {
            Value::Array(items) => items.iter().all(is_error_value),
            Value::String(text) => text::contains_byte(text, b' '),
            value => is_error_value(value),
        })
}

/// Whether a value is a list of texts only.
pub fn is_list_of_texts(value: &Value<'_>) -> bool {
    matches!(value, Value::Array(items) if items.iter().all(|item| item.as_str().is_some()))
}

/// Whether a list has a map of fields, or an empty one, for each of several parts.
pub fn is_list_of_maps(items: &[Value<'_>]) -> bool {
    let has_texts = |value: &Value<'_>| match value {
        Value::Array(items) => items.iter().any(|item| item.as_str().is_some()),
        _ => false,
    };
    let is_map = |item: &Value<'_>| match item {
        Value::Object(members) => members.iter().all(|(_, value)| has_texts(value)),
        _ => false,
    };
    items.iter().all(is_map)
        && items.iter().any(|item| matches!(item, Value::Object(members) if !members.is_empty()))
}

/// Whether the names of an object are those of parts of the request, each with a map of fields.
pub fn is_map_of_request_parts(members: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    members.iter().all(|(name, value)| match value {
        Value::Object(inner) => {
            RequestPart::from_map_name(name).is_some() && !is_error_value(value) && !is_tree(inner)
        }
        _ => false,
    })
}

/// Whether an object is a node of a tree. A node has its own errors in `_errors`.
pub fn is_tree_node(members: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    members.iter().any(|(name, _)| name == "_errors")
}

/// Whether an object is a node of a tree that has the nodes below it in a wrapper: in `properties` and
/// `items` as Zod has them, or in `children` as Symfony has them.
#[inline(never)]
pub fn is_wrapping_node(members: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    // Nearly all objects have none of these names, and need no more than this search.
    if !members.iter().any(|(name, _)| is_wrapper(name)) {
        return false;
    }
    let is_part = |(name, value): &(Cow<'_, str>, Value<'_>)| {
        name == "errors" && matches!(value, Value::Array(_)) || is_wrapper(name)
    };
    let is_nested =
        |(_, value): &(_, Value<'_>)| matches!(value, Value::Object(_) | Value::Array(_));
    members.iter().all(is_part)
        && members.iter().all(is_nested)
        && (members.iter().any(|(name, _)| name == "errors")
            || members.iter().all(|(_, value)| leads_to_node(value)))
}

/// Whether a wrapper has a node that says what is wrong.
fn leads_to_node(value: &Value<'_>) -> bool {
    let is_node = |value: &Value<'_>| match value {
        Value::Object(members) => members.iter().any(|(name, value)| {
            name == "errors" && matches!(value, Value::Array(_)) || is_wrapper(name)
        }),
        _ => false,
    };
    match value {
        Value::Object(members) => members.iter().any(|(_, value)| is_node(value)),
        Value::Array(items) => items.iter().any(is_node),
        _ => false,
    }
}

/// Whether a member of this name only wraps the nodes below.
pub fn is_wrapper(name: &str) -> bool {
    matches!(name, "properties" | "items" | "children")
}

/// Whether an object is a node of a tree, or leads to one.
fn is_tree(members: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    let is_inner = |value: &Value<'_>| matches!(value, Value::Object(inner) if is_tree(inner));
    is_tree_node(members) || members.iter().any(|(_, value)| is_inner(value))
}

/// Returns the first item of a list, or any other value itself.
pub fn first_or_self<'v, 'a>(value: &'v Value<'a>) -> Option<&'v Value<'a>> {
    match value {
        Value::Array(items) => items.first(),
        value => Some(value),
    }
}
