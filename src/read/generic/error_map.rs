//! Reads the errors of maps and trees into one flat list. The names of their members are those of
//! fields, so they have no roles here.

use std::borrow::Cow;

use super::annotated_object::AnnotatedObject;
use super::error_list::{read_error, read_error_list};
use super::object_class::{
    is_error, is_error_value, is_map_of_request_parts, is_tree_node, is_wrapping_node,
};
use crate::json_value::Value;
use crate::pointer::PathSegment;
use crate::read::{ReportedFieldError, RequestPart, path, text};

/// Whether a name stands for the whole and not for a field.
fn is_whole_name(name: &str) -> bool {
    const NAMES: &str = "_errors|_error|non_field_errors|nonFieldErrors|base|__all__|_schema||$|*|_general|\
        general|_global|formErrors";
    // Most names differ in the first byte from each of these.
    matches!(name.as_bytes(), [] | [b'_' | b'n' | b'b' | b'$' | b'*' | b'g' | b'f', ..])
        && text::is_word_of(NAMES, name)
}

/// Adds the errors of an object by the names of fields, at any depth. The names may also be those of
/// parts of the request, as in `{"query": {"page": …}}`, each with its map.
pub fn read_error_map<'a>(
    out: &mut Vec<ReportedFieldError<'a>>,
    members: &[(Cow<'a, str>, Value<'a>)],
) {
    if !is_map_of_request_parts(members) {
        return read_field_map(out, members);
    }
    for (name, value) in members {
        if let Value::Object(inner) = value {
            let start = out.len();
            read_field_map(out, inner);
            let part = RequestPart::from_map_name(name);
            out.iter_mut().skip(start).for_each(|error| error.part = part);
        }
    }
}

/// Adds the errors of an object whose names are those of fields, even if they could be those of parts
/// of the request.
pub fn read_field_map<'a>(
    out: &mut Vec<ReportedFieldError<'a>>,
    members: &[(Cow<'a, str>, Value<'a>)],
) {
    read_field_map_at(out, members, &mut Vec::new());
}

/// Adds the errors of an object within another. `path` leads to the object, and is the same afterwards.
pub fn read_field_map_at<'a>(
    out: &mut Vec<ReportedFieldError<'a>>,
    members: &[(Cow<'a, str>, Value<'a>)],
    path: &mut Vec<PathSegment<'a>>,
) {
    let base = path.len();
    // The flat form of Zod has the errors of the whole beside those of the fields.
    let is_wrapping = is_wrapping_node(members);
    let is_flat = members.iter().any(|(name, _)| name == "formErrors");
    for (name, value) in members {
        // Within a field, a list of this name has its errors. In XML each of them is an element in it.
        let is_own_list = (base > 0 || is_wrapping) && name == "errors";
        let value = if is_own_list { value.get("error").unwrap_or(value) } else { value };
        let is_whole = is_own_list || is_wrapping || is_whole_name(name);
        if !(is_whole || is_flat && name == "fieldErrors") {
            path::append_path(path, name);
        }
        match value {
            Value::String(message) if !text::trim(message).is_empty() => {
                let (path, message) = (path.clone(), Some(message.clone()));
                out.push(ReportedFieldError { path, message, ..Default::default() });
            }
            Value::Array(items) if (!is_whole || is_wrapping) && items.iter().any(is_form) => {
                read_list_of_forms(out, items, path);
            }
            Value::Array(items) => read_error_list(out, items, path, None),
            Value::Object(inner) => read_error_or_map(out, inner, path),
            _ => {}
        }
        path.truncate(base);
    }
}

/// Adds the error that an object is, or the errors of the fields in it.
fn read_error_or_map<'a>(
    out: &mut Vec<ReportedFieldError<'a>>,
    members: &[(Cow<'a, str>, Value<'a>)],
    path: &mut Vec<PathSegment<'a>>,
) {
    if !is_tree_node(members) {
        let object = AnnotatedObject::new(members);
        if is_error(&object) {
            return read_error(out, &object, path, None);
        }
    }
    read_field_map_at(out, members, path);
}

/// Whether a list's entry is an object that has errors by field.
fn is_form(item: &Value<'_>) -> bool {
    matches!(item, Value::Object(_)) && !is_error_value(item)
}

/// Adds the errors of a list of forms. Each has its index in its path. Those without errors are empty.
fn read_list_of_forms<'a>(
    out: &mut Vec<ReportedFieldError<'a>>,
    items: &[Value<'a>],
    path: &mut Vec<PathSegment<'a>>,
) {
    for (index, item) in (0_u64..).zip(items) {
        match item {
            Value::Object(members) if is_form(item) => {
                path.push(PathSegment::Index(index));
                read_field_map_at(out, members, path);
                path.pop();
            }
            Value::Object(members) => {
                read_error(out, &AnnotatedObject::new(members), path, None);
            }
            other => read_error_list(out, std::slice::from_ref(other), path, None),
        }
    }
}

/// Adds the errors of a list of maps, each with its index in its path.
pub fn read_list_of_maps<'a>(out: &mut Vec<ReportedFieldError<'a>>, items: &[Value<'a>]) {
    for (index, item) in (0_u64..).zip(items) {
        if let Value::Object(members) = item {
            read_field_map_at(out, members, &mut vec![PathSegment::Index(index)]);
        }
    }
}
