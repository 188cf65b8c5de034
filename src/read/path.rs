//! Gives a path into a request as segments, whichever way it was written.
//!
//! This module must not know formats.

use std::borrow::Cow;

use super::request_part::{Place, leading, leading_loc};
use super::text::{self, slice, trimmed};
use crate::json_value::Value;
use crate::problem::Segment;

/// Gives a name as a segment, digits as a place in a list.
pub fn segment(name: Cow<'_, str>) -> Segment<'_> {
    // `007` and numbers that no index reaches are names.
    let index = match name.as_bytes() {
        [b'0'] | [b'1'..=b'9', ..] => name.parse().ok(),
        _ => None,
    };
    index.map_or(Segment::Name(name), Segment::Index)
}

/// Adds the segments of a path as [`parse_name`] does, but for the part of the request that it begins
/// with, which it gives.
pub fn parse<'a>(out: &mut Vec<Segment<'a>>, text: &Cow<'a, str>) -> Option<Place> {
    let start = out.len();
    let is_pointer = parse_name(out, text);
    let place = match out.get(start..) {
        Some([Segment::Name(first), _, ..]) if !is_pointer => leading(first),
        _ => None,
    };
    if place.is_some() {
        out.remove(start);
    }
    place
}

/// Adds the segments of a JSON pointer (RFC 6901), or of a dotted or bracketed path, and gives whether
/// it is a pointer.
pub fn parse_name<'a>(out: &mut Vec<Segment<'a>>, text: &Cow<'a, str>) -> bool {
    // Most names are one segment, and show it at once.
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if !text.is_empty() && text.bytes().all(is_word) {
        out.push(segment(text.clone()));
        return false;
    }
    let text = slice(text, trimmed(text));
    let fragment = text.strip_prefix('#').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    if fragment.is_some() || text.starts_with('/') {
        pointer(out, &text, fragment.is_some());
        return true;
    }
    if text.contains([' ', '\n', '"', '\'']) && !text.contains(['[', '$']) {
        out.push(Segment::Name(text));
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
            out.push(segment(slice(&text, name)));
        }
        rest = next;
    }
    false
}

fn pointer<'a>(out: &mut Vec<Segment<'a>>, text: &Cow<'a, str>, is_fragment: bool) {
    for part in text.split('/').skip(1) {
        let name = if text::holds(part, b'~') || is_fragment && text::holds(part, b'%') {
            let part = if is_fragment { percent_decode(part) } else { part.into() };
            Cow::Owned(unescape(&part))
        } else {
            slice(text, part)
        };
        out.push(segment(name));
    }
}

/// Gives a reference token of a JSON pointer as the name that it stands for (RFC 6901, 4).
fn unescape(token: &str) -> String {
    let mut parts = token.split('~');
    let mut name: String = parts.next().unwrap_or_default().into();
    for part in parts {
        let (char, rest) = match part.as_bytes() {
            [b'0', ..] => ('~', part.get(1..)),
            [b'1', ..] => ('/', part.get(1..)),
            _ => ('~', Some(part)),
        };
        name.push(char);
        name.push_str(rest.unwrap_or_default());
    }
    name
}

/// Gives a text with its percent-encoded bytes decoded (RFC 3986, 2.1).
pub fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text::holds(text, b'%') {
        return text.into();
    }
    let mut out = Vec::with_capacity(text.len());
    let mut parts = text.split('%');
    out.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        let byte = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (byte, part.get(2..)) {
            (Some(byte), Some(rest)) => {
                out.push(byte);
                out.extend_from_slice(rest.as_bytes());
            }
            _ => {
                out.push(b'%');
                out.extend_from_slice(part.as_bytes());
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&out).into_owned())
}

/// Adds the segments that a value names: a text, or a list of names and numbers. Gives the part of
/// the request that it begins with; in a list that is only looked for if it `is_loc`.
pub fn read<'a>(out: &mut Vec<Segment<'a>>, value: &Value<'a>, is_loc: bool) -> Option<Place> {
    match value {
        Value::String(text) => parse(out, text),
        Value::Number(digits) => {
            out.push(segment(digits.clone()));
            None
        }
        Value::Array(items) => {
            let (place, rest) = match items.split_first() {
                Some((Value::String(first), rest)) if is_loc => (leading_loc(first), rest),
                _ => (None, &**items),
            };
            for item in if place.is_some() { rest } else { items } {
                match item {
                    Value::String(name) | Value::Number(name) => out.push(segment(name.clone())),
                    Value::Object(_) => {
                        // `{"key": "a"}`, as some validators have it.
                        if let Some(key) = item.get("key").or_else(|| item.get("name")) {
                            read(out, key, false);
                        }
                    }
                    _ => {}
                }
            }
            place
        }
        _ => None,
    }
}
