//! Gives what an object is that may hold errors by the names of fields: a map of them, one error, or
//! what holds a list.
//!
//! This module must not know whose body it reads.

use std::borrow::Cow;

use super::object::{list, member, object};
use super::{error_list, error_map};
use crate::json_value::Value;
use crate::read::member_roles::{Role, role};
use crate::read::report_builder::ReportBuilder;
use crate::read::report_builder::advice::offer_wait;
use crate::read::{RequestPart, text};

/// Gives whether a message stands beside a longer sentence about the same.
pub fn is_summed_up(members: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    let text = |names: &[&str]| {
        members.iter().find_map(|(name, value)| {
            let is_it = names.iter().any(|known| known.eq_ignore_ascii_case(name));
            value.as_str().filter(|text| is_it && !text::trimmed(text).is_empty())
        })
    };
    match (text(&["message", "msg"]), text(&["detail", "description"])) {
        (Some(message), Some(detail)) => message != detail && text::holds(detail, b' '),
        _ => false,
    }
}

/// Gives whether a name is rather that of what holds errors than that of a field.
fn holds(name: &str) -> bool {
    matches!(
        role(name),
        Some(Role::Errors | Role::Details | Role::Error | Role::Inside | Role::State)
    ) || matches!(name, "message" | "messages" | "detail")
}

/// Gives whether an object holds an error with code and sentence for each of its names.
pub fn is_map_of_codes(members: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    !members.is_empty()
        && members.iter().all(|(name, value)| match value {
            Value::Object(inner) => {
                !holds(name)
                    && has_role(inner, |role| matches!(role, Role::Code(0..=4)))
                    && has_role(inner, |role| matches!(role, Role::Text(0..=4)))
            }
            _ => false,
        })
}

/// Gives whether an object holds nothing but errors by the names of fields.
pub fn is_map_of_fields(members: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    fn has_text(value: &Value<'_>) -> bool {
        match value {
            Value::Array(items) => {
                items.iter().any(|item| matches!(item, Value::String(_)) || has_text(item))
            }
            Value::Object(members) => members.iter().any(|(_, value)| {
                matches!(value, Value::Array(_) | Value::Object(_)) && has_text(value)
            }),
            _ => false,
        }
    }
    match members {
        [] => false,
        // What is called like a part of the request is no envelope of an response.
        [(name, Value::Object(inner))] if RequestPart::from_name(name).is_some() => {
            is_map_of_fields(inner)
        }
        // Rails' `{"errors": {…}}` and the like: the one member holds them.
        [(name, _)] if holds(name) => false,
        _ => {
            !members.iter().any(|(name, value)| holds(name) && matches!(value, Value::Object(_)))
                && !members.iter().any(|(name, _)| {
                    matches!(role(name), Some(Role::Errors | Role::Details | Role::Inside))
                })
                && members.iter().any(|(_, value)| has_text(value))
        }
    }
}

/// Gives whether an object holds errors, lists of them or sentences by the names of fields.
pub fn is_map_of_errors(members: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    let is_error =
        |item: &Value<'_>| matches!(item, Value::Object(members) if error_list::is_one(members));
    !members.is_empty()
        && members.iter().all(|(_, value)| match value {
            Value::Array(items) => items.iter().all(is_error),
            Value::String(text) => text::holds(text, b' '),
            value => is_error(value),
        })
}

/// Gives whether an object says one thing about the whole, and nothing about fields.
pub fn is_lone_sentence(members: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    matches!(members, [(name, Value::String(_))] if name == "detail" || name == "message")
}

/// Gives whether a member with a text or a number has such a role.
pub fn has_role(members: &[(Cow<'_, str>, Value<'_>)], is_it: fn(Role) -> bool) -> bool {
    members.iter().any(|(name, value)| {
        role(name).is_some_and(is_it) && matches!(value, Value::String(_) | Value::Number(_))
    })
}

/// Takes errors by field, or an object that holds a list of them or says more of the one error.
pub fn within<'a>(
    builder: &mut ReportBuilder<'a>,
    as_what: Role,
    members: &[(Cow<'a, str>, Value<'a>)],
    inner: u8,
) -> bool {
    let is_text = |name: &str| {
        members.iter().any(|(other, value)| {
            other.eq_ignore_ascii_case(name) && matches!(value, Value::String(_) | Value::Number(_))
        })
    };
    let is_list = |role| matches!(role, Some(Role::Errors | Role::Details | Role::Fields));
    let is_one = is_text("message")
        && (members.len() == 1 || is_text("code") || is_text("type") || is_text("status"))
        || is_text("errorcode")
        || has_role(members, |role| matches!(role, Role::Code(0..=4)))
            && has_role(members, |role| matches!(role, Role::Text(_)));
    let is_texts = |value: &Value<'_>| matches!(value, Value::Array(items) if items.iter().all(|item| item.as_str().is_some()));
    let is_holder = !error_map::are_parts(members)
        && members.iter().any(|(name, value)| {
            // Sentences under `details` or `keys` may well be about a field of that name.
            let is_field = as_what == Role::Errors
                && is_texts(value)
                && !["rrors", "essages"].iter().any(|end| name.ends_with(end));
            matches!(value, Value::Array(_) | Value::Object(_)) && is_list(role(name)) && !is_field
        });
    // XML wraps a list in an element of its own, which may have attributes.
    let wrapper = match members {
        [only] => Some(only),
        _ if builder.is_xml => members.iter().find(|(name, value)| {
            role(name) == Some(Role::Error) && matches!(value, Value::Array(_) | Value::Object(_))
        }),
        _ => None,
    };
    // Discord's own errors of the whole stand beside those of its parts.
    if members.iter().any(|(name, _)| name == "_errors") {
        error_map::form(&mut builder.errors, members);
    } else if is_one || is_lone_sentence(members) {
        object(builder, members, inner);
    } else if as_what == Role::Errors && !is_holder {
        if let Some((name, value)) = wrapper
            && matches!(role(name), Some(Role::Error | Role::Errors))
            && (value.as_str().is_some() || is_texts(value))
        {
            match value {
                Value::Array(items) => list(builder, items),
                value => list(builder, std::slice::from_ref(value)),
            }
        } else if let Some((name, Value::Array(items))) = wrapper
            && items.iter().any(|item| matches!(item, Value::Object(_)))
            && role(name).is_some_and(|role| builder.is_xml || role == Role::Error)
        {
            list(builder, items);
        } else if let Some((name, item @ Value::Object(inside))) = wrapper
            && role(name) == Some(Role::Error)
            && inside.iter().any(|(name, _)| role(name).is_some())
        {
            list(builder, std::slice::from_ref(item));
        } else {
            error_map::fields(&mut builder.errors, members);
        }
    } else if !is_holder && (is_map_of_fields(members) || is_map_of_errors(members)) {
        error_map::fields(&mut builder.errors, members);
    } else {
        let before = builder.extensions.len();
        let mut is_read = false;
        for (name, value) in members {
            let found = role(name);
            match (found, value) {
                (Some(Role::Fields), Value::Array(items)) => {
                    error_list::list(&mut builder.errors, items, &[], None);
                    is_read = true;
                }
                (Some(Role::Fields), Value::Object(members)) => {
                    error_map::fields(&mut builder.errors, members);
                    is_read = true;
                }
                (Some(Role::Errors | Role::Details), _) => {
                    is_read |= matches!(value, Value::Array(_) | Value::Object(_));
                    if let Some(found) = found {
                        member(builder, found, name, value, inner);
                    }
                }
                (None, _) if as_what == Role::Errors && is_texts(value) => {
                    error_map::form(&mut builder.errors, &[(name.clone(), value.clone())]);
                }
                (Some(Role::Wait(unit)), _) => offer_wait(builder, unit, value),
                (Some(Role::Id(rank)), Value::String(id)) => {
                    builder.request_id.offer(rank, id.clone())
                }
                (Some(Role::Text(rank)), Value::String(text)) => {
                    builder.offer_detail(rank.saturating_add(12), text);
                }
                _ => {}
            }
        }
        builder.extensions.truncate(before);
        return is_read;
    }
    true
}
