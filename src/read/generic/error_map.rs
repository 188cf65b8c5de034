//! Gives the errors of maps and trees as one flat list: their members are the names of fields.
//!
//! This module must not know formats; it reads what any of them may nest.

use std::borrow::Cow;

use super::error_list::{Members, is_one, list, one};
use crate::json_value::Value;
use crate::pointer::PathSegment;
use crate::read::{ReportedFieldError, RequestPart, path, text};

/// Names that stand for the whole and not for a field.
fn is_own(name: &str) -> bool {
    const OWN: [&str; 14] = [
        "_errors",
        "_error",
        "non_field_errors",
        "nonFieldErrors",
        "base",
        "__all__",
        "_schema",
        "",
        "$",
        "*",
        "_general",
        "general",
        "_global",
        "formErrors",
    ];
    matches!(name.as_bytes(), [] | [b'_' | b'n' | b'b' | b'$' | b'*' | b'g' | b'f', ..])
        && OWN.contains(&name)
}

/// Adds the errors of an object by the names of fields, at any depth. Its names may also be those of
/// parts of the request, as in `{"query": {"page": …}}`, each with its map.
pub fn fields<'a>(out: &mut Vec<ReportedFieldError<'a>>, members: &Members<'a>) {
    if !are_parts(members) {
        return form(out, members);
    }
    for (name, value) in members {
        if let Value::Object(inner) = value {
            let start = out.len();
            form(out, inner);
            let part = RequestPart::from_map_name(name);
            out.iter_mut().skip(start).for_each(|field_error| field_error.part = part);
        }
    }
}

/// Gives whether the names of an object are those of parts of the request, each with its map.
pub fn are_parts(members: &Members<'_>) -> bool {
    members.iter().all(|(name, value)| match value {
        Value::Object(inner) => {
            RequestPart::from_map_name(name).is_some() && !is_one(inner) && !is_tree(inner)
        }
        _ => false,
    })
}

/// Adds the errors of an object whose names are those of fields, whatever else they may mean.
pub fn form<'a>(out: &mut Vec<ReportedFieldError<'a>>, members: &Members<'a>) {
    map(out, members, &mut Vec::new());
}

/// Adds the errors of an object within one. `path` leads to the object, and
/// does so again at the end.
pub fn map<'a>(
    out: &mut Vec<ReportedFieldError<'a>>,
    members: &Members<'a>,
    path: &mut Vec<PathSegment<'a>>,
) {
    let base = path.len();
    // Zod's flat form has the errors of the whole beside those of the fields.
    let is_flat = members.iter().any(|(name, _)| name == "formErrors");
    for (name, value) in members {
        // Within a field, a list of this name has its errors; in XML each is an element in it.
        let listed = match value {
            _ if base == 0 || name != "errors" => None,
            value => value.get("error").or(Some(value)),
        };
        let is_own = is_own(name) || listed.is_some();
        let value = listed.unwrap_or(value);
        if !(is_own || is_flat && name == "fieldErrors") {
            path::parse_name(path, name);
        }
        match value {
            Value::String(message) if !text::trimmed(message).is_empty() => {
                let path = path.clone();
                out.push(ReportedFieldError {
                    path,
                    message: Some(message.clone()),
                    ..ReportedFieldError::default()
                });
            }
            Value::Array(items) => {
                let is_keyed =
                    |item: &Value<'_>| matches!(item, Value::Object(members) if !is_one(members));
                if !is_own && items.iter().any(is_keyed) {
                    // A list of forms: each has its part, and those without errors are empty.
                    for (index, item) in (0_u64..).zip(items) {
                        match item {
                            Value::Object(members) if is_one(members) => {
                                one(out, members, path, None)
                            }
                            Value::Object(members) => {
                                path.push(PathSegment::Index(index));
                                map(out, members, path);
                                path.pop();
                            }
                            other => list(out, std::slice::from_ref(other), path, None),
                        }
                    }
                } else {
                    list(out, items, path, None);
                }
            }
            Value::Object(inner) if !is_node(inner) && is_one(inner) => {
                one(out, inner, path, None);
            }
            Value::Object(inner) => map(out, inner, path),
            _ => {}
        }
        path.truncate(base);
    }
}

/// Gives whether an object is a node of a tree, which has its own errors under this name.
fn is_node(members: &Members<'_>) -> bool {
    members.iter().any(|(name, _)| name == "_errors")
}

/// Gives whether an object is a node, or leads to one.
fn is_tree(members: &Members<'_>) -> bool {
    let is_inner = |value: &Value<'_>| matches!(value, Value::Object(members) if is_tree(members));
    is_node(members) || members.iter().any(|(_, value)| is_inner(value))
}

/// Gives whether a list has a map of fields, or an empty one, for each of several parts.
pub fn is_list_of_maps(items: &[Value<'_>]) -> bool {
    let is_list = |(_, value): &(Cow<'_, str>, Value<'_>)| matches!(value, Value::Array(items) if items.iter().any(|item| item.as_str().is_some()));
    let is_map = |item: &Value<'_>| matches!(item, Value::Object(members) if !is_one(members) && members.iter().all(is_list));
    items.iter().all(is_map)
        && items.iter().any(|item| matches!(item, Value::Object(members) if !members.is_empty()))
}

/// Adds the errors of a list of maps, each under its part in the list.
pub fn maps<'a>(out: &mut Vec<ReportedFieldError<'a>>, items: &[Value<'a>]) {
    for (index, item) in (0_u64..).zip(items) {
        if let Value::Object(members) = item {
            map(out, members, &mut vec![PathSegment::Index(index)]);
        }
    }
}
