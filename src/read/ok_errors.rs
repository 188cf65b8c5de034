//! Whether a response with an ok status is about an error.
//!
//! Names are compared as the reading compares them, so `ERRORARRAY` and `error_array` are one name.

use super::content::ParsedBody;
use super::generic::object_class::{find_failed_part, is_field_error_entry};
use super::member_roles::{MemberRole, find_role};
use super::text;
use super::text_class::{is_bare_failure, is_success, parse_flag};
use crate::json_value::Value;

/// Members are searched in envelopes to this depth.
const DEEPEST_ENVELOPE: u8 = 5;

/// The words in names of members, and of roots of XML documents, that have an error.
const FAILURE_WORDS: &str = "err|fault|fail|fehler|exception|violation|problem";

/// Whether a body says that it is about an error, whatever the status is.
pub fn is_error_body(body: &ParsedBody<'_>) -> bool {
    match body {
        ParsedBody::Json(Value::Array(items)) => has_failed_part(items),
        ParsedBody::Json(value) | ParsedBody::Form(value) => {
            has_error(value, false, DEEPEST_ENVELOPE)
        }
        ParsedBody::Xml(root, value) => {
            has_error_word(root) || has_error(value, true, DEEPEST_ENVELOPE)
        }
        ParsedBody::Empty | ParsedBody::Html(_) | ParsedBody::Text(_) => false,
    }
}

/// Whether an object says that there is an error, or is an envelope of one that does. In XML any element
/// that is the only one can be an envelope.
fn has_error(value: &Value<'_>, is_xml: bool, depth: u8) -> bool {
    let Value::Object(members) = value else { return false };
    members.iter().any(|(name, value)| says_error(name, value))
        || members.iter().any(|(name, value)| match value {
            Value::Object(_) => {
                let is_envelope = is_xml && members.len() == 1 || is_envelope(name);
                let depth = depth.saturating_sub(1);
                depth > 0
                    && (is_envelope && has_error(value, is_xml, depth)
                        || name == "data" && has_field_errors(value, 2))
            }
            Value::Array(items) if is_batch(name) => has_failed_part(items),
            _ => false,
        })
}

/// Whether the data of a response has field errors, as that of a mutation of GraphQL may have.
fn has_field_errors(data: &Value<'_>, depth: u8) -> bool {
    let Value::Object(members) = data else { return false };
    members.iter().any(|(name, value)| match value {
        Value::Array(items) => has_error_word(name) && items.iter().any(is_field_error_entry),
        value => depth > 0 && has_field_errors(value, depth.saturating_sub(1)),
    })
}

/// Whether one of the parts of a batch failed.
fn has_failed_part(items: &[Value<'_>]) -> bool {
    items.iter().any(|item| has_error(item, false, 0))
        || items.iter().filter_map(find_failed_part).any(|part| match part {
            Value::Array(items) => items.iter().any(|item| has_error(item, false, 0)),
            part => has_error(&part, false, 1),
        })
}

/// Whether a member says that there is an error.
fn says_error(name: &str, value: &Value<'_>) -> bool {
    let role = find_role(name);
    match value {
        Value::Bool(false) => is_success_name(name),
        Value::Bool(true) if role.is_none() => is_flag(name),
        Value::Number(_) if matches!(role, None | Some(MemberRole::Errors)) => {
            is_count(name) && is_set(value)
        }
        Value::String(text) if is_success_name(name) => parse_flag(text) == Some(false),
        Value::String(text) if is_outcome_name(name) => is_bare_failure(text),
        _ => role.is_some() && has_error_word(name) && is_set(value),
    }
}

/// Whether a name has one of the words for errors.
fn has_error_word(name: &str) -> bool {
    text::contains_word_of(FAILURE_WORDS, &name.to_ascii_lowercase())
}

/// Whether a name begins or ends with a word of a list, without regard to case.
fn is_at_end(name: &str, list: &str) -> bool {
    let is_it = &mut |word: &str| {
        let start = name.len().saturating_sub(word.len());
        let is_word = |part: Option<&str>| part.is_some_and(|part| part.eq_ignore_ascii_case(word));
        is_word(name.get(..word.len())) || is_word(name.get(start..))
    };
    text::find_word(list, is_it).is_some()
}

fn is_success_name(name: &str) -> bool {
    name == "ok" || is_at_end(name, "success|succeeded|successful")
}

fn is_outcome_name(name: &str) -> bool {
    is_at_end(name, "result|ack|status|outcome|resultcode|responseclass")
}

fn is_flag(name: &str) -> bool {
    is_at_end(name, "iserror|haserror|haserrors|error|errors")
}

fn is_count(name: &str) -> bool {
    is_at_end(name, "failedrecordcount|failedentrycount")
}

fn is_envelope(name: &str) -> bool {
    is_at_end(name, "response|result|results|envelope|body|reply|responsemessages")
}

fn is_batch(name: &str) -> bool {
    is_at_end(name, "responses|results")
}

/// Whether a value says something other than that all is well: it is neither false nor zero nor empty.
fn is_set(value: &Value<'_>) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) => true,
        Value::Number(digits) => digits.bytes().any(|byte| matches!(byte, b'1'..=b'9')),
        Value::String(text) => {
            let text = text::trim(text);
            text.bytes().any(|byte| byte != b'0')
                && !is_success(text)
                && !text::is_word_of("none|null|no|false", text)
        }
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => members.iter().any(|(_, value)| is_set(value)),
    }
}
