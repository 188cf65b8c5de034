//! Gives a path into a request as segments, whichever way it was written.
//!
//! This module must not know formats.

use std::borrow::Cow;

use super::RequestPart;
use super::text::{slice, trimmed};
use crate::json_value::Value;
use crate::pointer::{PathSegment, parse_path_segment, parse_pointer_token};

/// Adds the segments of a path as [`parse_name`] does, but for the part of the request that it begins
/// with, which it gives.
pub fn parse<'a>(out: &mut Vec<PathSegment<'a>>, text: &Cow<'a, str>) -> Option<RequestPart> {
    let start = out.len();
    let is_pointer = parse_name(out, text);
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

/// Adds the segments of a JSON pointer (RFC 6901), or of a dotted or bracketed path, and gives whether
/// it is a pointer.
pub fn parse_name<'a>(out: &mut Vec<PathSegment<'a>>, text: &Cow<'a, str>) -> bool {
    // Most names are one segment, and show it at once.
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if !text.is_empty() && text.bytes().all(is_word) {
        out.push(parse_path_segment(text.clone()));
        return false;
    }
    let text = slice(text, trimmed(text));
    let fragment = text.strip_prefix('#').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    if fragment.is_some() || text.starts_with('/') {
        for token in text.split('/').skip(1) {
            out.push(parse_pointer_token(slice(&text, token), fragment.is_some()));
        }
        return true;
    }
    if text.contains([' ', '\n', '"', '\'']) && !text.contains(['[', '$']) {
        out.push(PathSegment::Name(text));
        return false;
    }
    // `$filter` is a name; `$` alone, or before a dot or a bracket, is the root of a JSONPath.
    let is_root = |rest: &&str| rest.is_empty() || rest.starts_with(['.', '[']);
    let mut rest: &str = text.strip_prefix('$').filter(is_root).unwrap_or(&text);
    while !rest.is_empty() {
        let after = rest.strip_prefix('.').unwrap_or(rest);
        let (name, next) = match after.strip_prefix('[') {
            Some(inner) => match inner.split_once(']') {
                Some((name, next)) => (name.trim_matches(['"', '\'']), next),
                None => (after, ""),
            },
            None => {
                let end = after.find(['.', '[']).unwrap_or(after.len());
                after.split_at_checked(end).unwrap_or((after, ""))
            }
        };
        // `a[]` names each item of a list.
        if !name.is_empty() {
            out.push(parse_path_segment(slice(&text, name)));
        }
        rest = next;
    }
    false
}

/// Adds the segments that a value names: a text, or a list of names and numbers. Gives the part of
/// the request that it begins with; in a list that is only looked for if it `is_loc`.
pub fn read<'a>(
    out: &mut Vec<PathSegment<'a>>,
    value: &Value<'a>,
    is_loc: bool,
) -> Option<RequestPart> {
    match value {
        Value::String(text) => parse(out, text),
        Value::Number(digits) => {
            out.push(parse_path_segment(digits.clone()));
            None
        }
        Value::Array(items) => {
            let (part, rest) = match items.split_first() {
                Some((Value::String(first), rest)) if is_loc => {
                    (RequestPart::from_loc_start(first), rest)
                }
                _ => (None, &**items),
            };
            for item in if part.is_some() { rest } else { items } {
                match item {
                    Value::String(name) | Value::Number(name) => {
                        out.push(parse_path_segment(name.clone()))
                    }
                    Value::Object(_) => {
                        // `{"key": "a"}`, as some validators have it.
                        if let Some(key) = item.get("key").or_else(|| item.get("name")) {
                            read(out, key, false);
                        }
                    }
                    _ => {}
                }
            }
            part
        }
        _ => None,
    }
}
