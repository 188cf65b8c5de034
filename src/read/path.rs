//! Paths into a request as segments, whichever way a body writes them.
//!
//! This module must not know formats.

use std::borrow::Cow;

use super::RequestPart;
use super::text::{borrow_part, trim};
use crate::ascii;
use crate::json_value::Value;
use crate::pointer::{PathSegment, parse_path_segment, parse_pointer_token};

/// Adds the segments of a path as [`append_path`] does, except for the part of the request that the
/// path begins with. Returns that part.
pub fn append_request_path<'a>(
    out: &mut Vec<PathSegment<'a>>,
    text: &Cow<'a, str>,
) -> Option<RequestPart> {
    let start = out.len();
    let is_pointer = append_path(out, text);
    let part = match out.get(start..) {
        Some([PathSegment::Name(first), _, ..]) if !is_pointer => {
            RequestPart::from_path_start(first)
        }
        _ => None,
    };
    if part.is_some() {
        out.remove(start);
    }
    part
}

/// Adds the segments of a JSON pointer (RFC 6901), or of a path with dots or brackets. Returns whether
/// it is a pointer.
pub fn append_path<'a>(out: &mut Vec<PathSegment<'a>>, text: &Cow<'a, str>) -> bool {
    // Most names are one segment, and their bytes show it.
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if !text.is_empty() && text.bytes().all(is_word) {
        out.push(parse_path_segment(text.clone()));
        return false;
    }
    let text = borrow_part(text, trim(text));
    let fragment = text.strip_prefix('#').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    if fragment.is_some() || text.starts_with('/') {
        for token in ascii::split(&text, b"/").skip(1) {
            out.push(parse_pointer_token(borrow_part(&text, token), fragment.is_some()));
        }
        return true;
    }
    if ascii::contains_any(&text, b" \n\"'") && !ascii::contains_any(&text, b"[$") {
        out.push(PathSegment::Name(text));
        return false;
    }
    // `$filter` is a name. `$` alone, or before a dot or a bracket, is the root of a JSONPath.
    let is_root = |rest: &&str| rest.is_empty() || rest.starts_with(['.', '[']);
    let mut rest: &str = text.strip_prefix('$').filter(is_root).unwrap_or(&text);
    while !rest.is_empty() {
        let after = rest.strip_prefix('.').unwrap_or(rest);
        let (name, next) = match after.strip_prefix('[') {
            Some(inner) => match ascii::split_once_at(inner, b"]") {
                Some((name, next)) => {
                    (ascii::trim_start(ascii::trim_end(name, b"\"'"), b"\"'"), next)
                }
                None => (after, ""),
            },
            None => {
                let end = ascii::first_part(after, b".[").len();
                after.split_at_checked(end).unwrap_or((after, ""))
            }
        };
        // `a[]` means each item of a list. The brackets add no segment.
        if !name.is_empty() {
            out.push(parse_path_segment(borrow_part(&text, name)));
        }
        rest = next;
    }
    false
}

/// Adds the segments of a path that is a text, or a list of names and numbers. Returns the part of the
/// request that the path begins with. A list can begin with one only if `is_loc`: FastAPI's `loc` does.
pub fn append_path_value<'a>(
    out: &mut Vec<PathSegment<'a>>,
    value: &Value<'a>,
    is_loc: bool,
) -> Option<RequestPart> {
    match value {
        Value::String(text) => append_request_path(out, text),
        Value::Number(digits) => {
            out.push(parse_path_segment(digits.clone()));
            None
        }
        Value::Array(items) => match &**items {
            // A path with brackets that is alone in a list is not a name.
            [Value::String(text)] if ascii::contains_any(text, b"[") => {
                append_request_path(out, text)
            }
            items => append_path_items(out, items, is_loc),
        },
        _ => None,
    }
}

fn append_path_items<'a>(
    out: &mut Vec<PathSegment<'a>>,
    items: &[Value<'a>],
    is_loc: bool,
) -> Option<RequestPart> {
    let (part, rest) = match items.split_first() {
        Some((Value::String(first), rest)) if is_loc => (RequestPart::from_loc_start(first), rest),
        _ => (None, items),
    };
    for item in if part.is_some() { rest } else { items } {
        match item {
            Value::String(name) | Value::Number(name) => out.push(parse_path_segment(name.clone())),
            Value::Object(_) => {
                // Some validators write `{"key": "a"}`.
                if let Some(key) = item.get("key").or_else(|| item.get("name")) {
                    append_path_value(out, key, false);
                }
            }
            _ => {}
        }
    }
    part
}
