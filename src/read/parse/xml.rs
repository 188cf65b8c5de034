//! Gives XML as values: elements and attributes become members by their local names.
//!
//! There is no DTD: a text that declares one is refused, so nothing expands and nothing is fetched.
//! What is cut off ends there; what is not well-formed is passed over. One pass, no recursion.
//!
//! This module must not know formats.

use std::borrow::Cow;

use super::entity::unescape;
use crate::json_value::{Value, merge_members};
use crate::read::text;
use crate::read::text_class::whole;

/// How deep elements may lie in each other; the text of deeper ones is their ancestor's.
pub const DEPTH: usize = 32;

/// The name of the text of an element that has members, too.
pub const TEXT: &str = "#text";

/// The types of data that Rails and its like give elements.
const TYPES: [&str; 7] = ["array", "symbol", "integer", "decimal", "boolean", "date", "datetime"];

type Members<'a> = Vec<(Cow<'a, str>, Value<'a>)>;

/// An element that has not ended.
struct Open<'a> {
    name: &'a str,
    members: Members<'a>,
    text: Cow<'a, str>,
}

/// Reads a document, and gives the name and the value of its root. `is_text` tells which names have
/// values that stay texts, though they look like numbers.
pub fn parse<'a>(text: &'a str, is_text: fn(&str) -> bool) -> Option<(&'a str, Value<'a>)> {
    let mut open: Vec<Open<'a>> = Vec::new();
    let mut buried: usize = 0;
    let mut rest = text;
    let mut root = None;
    while root.is_none() {
        let (plain, tail) = until(rest, |byte| byte == b'<')?;
        if let Some(last) = open.last_mut() {
            add(&mut last.text, unescape(plain, false));
        }
        let Some(markup) = tail.strip_prefix('<') else { break };
        if markup.starts_with("!DOCTYPE") || markup.starts_with("!doctype") {
            return None;
        } else if let Some(data) = markup.strip_prefix("![CDATA[") {
            let (data, after) = text::cut(data, "]]>").unwrap_or((data, ""));
            if let Some(last) = open.last_mut() {
                add(&mut last.text, data.into());
            }
            rest = after;
        } else if let Some(comment) = markup.strip_prefix("!--") {
            rest = text::cut(comment, "-->").unwrap_or_default().1;
        } else if markup.starts_with(['?', '!']) {
            rest = markup.split_once('>').unwrap_or_default().1;
        } else if let Some(end) = markup.strip_prefix('/') {
            rest = end.split_once('>').unwrap_or_default().1;
            if buried > 0 {
                buried = buried.saturating_sub(1);
            } else {
                root = close(&mut open, is_text);
            }
        } else {
            let (element, is_empty, after) = begin(markup)?;
            rest = after;
            if open.len() >= DEPTH {
                buried = buried.saturating_add(usize::from(!is_empty));
                continue;
            }
            open.push(element);
            if is_empty {
                root = close(&mut open, is_text);
            }
        }
    }
    while root.is_none() && !open.is_empty() {
        root = close(&mut open, is_text);
    }
    root
}

/// Gives a name without its prefix.
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Gives what stands before an ASCII byte, and the rest from there on.
fn until(text: &str, is_end: impl Fn(u8) -> bool) -> Option<(&str, &str)> {
    let end = text.bytes().position(is_end).unwrap_or(text.len());
    text.split_at_checked(end)
}

fn add<'a>(text: &mut Cow<'a, str>, more: Cow<'a, str>) {
    if text.is_empty() {
        *text = more;
    } else if !more.is_empty() {
        text.to_mut().push_str(&more);
    }
}

/// Reads a start tag, and gives its element, whether that is empty, and what follows.
fn begin(markup: &str) -> Option<(Open<'_>, bool, &str)> {
    let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    let (name, mut rest) = until(markup, is_end)?;
    let mut members = Vec::new();
    loop {
        rest = rest.trim_ascii_start();
        if let Some(after) = rest.strip_prefix('>') {
            return Some((Open { name: local(name), members, text: "".into() }, false, after));
        }
        if let Some(after) = rest.strip_prefix("/>") {
            return Some((Open { name: local(name), members, text: "".into() }, true, after));
        }
        if rest.is_empty() {
            return Some((Open { name: local(name), members, text: "".into() }, true, ""));
        }
        let (attribute, after) = until(rest, |byte| is_end(byte) || byte == b'=')?;
        let after = after.trim_ascii_start();
        let Some(after) = after.strip_prefix('=') else {
            // A lone slash, or an attribute without a value: on with the next one.
            rest = if attribute.is_empty() { after.get(1..).unwrap_or_default() } else { after };
            continue;
        };
        let after = after.trim_ascii_start();
        let (value, after) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = after.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => until(after, is_end)?,
        };
        // What the prefixes `xmlns`, `xml` and `xsi` say is about the document, and types of data are
        // about the form of what is there.
        let is_about = attribute.is_empty()
            || attribute.starts_with("xml")
            || attribute.starts_with("xsi:")
            || attribute == "type" && TYPES.contains(&value);
        if !is_about {
            members.push((local(attribute).into(), Value::String(unescape(value, false))));
        }
        rest = after;
    }
}

/// Ends the innermost element, and gives it if it is the root.
fn close<'a>(open: &mut Vec<Open<'a>>, is_text: fn(&str) -> bool) -> Option<(&'a str, Value<'a>)> {
    let Open { name, mut members, text } = open.pop()?;
    let trimmed = text::slice(&text, text::trimmed(&text));
    let value = if members.is_empty() {
        match whole(&trimmed) {
            Some(Value::Number(digits)) if digits.len() < 16 && !is_text(name) => {
                Value::Number(digits.into_owned().into())
            }
            _ if open.is_empty() => Value::String(trimmed),
            // Spaces at the ends may be meant, where there is something between them.
            _ => Value::String(if trimmed.is_empty() || text::holds(&trimmed, b'\n') {
                trimmed
            } else {
                text
            }),
        }
    } else if trimmed.is_empty()
        && let [(only, Value::String(value))] = &*members
        && only == "value"
        && !open.is_empty()
    {
        // FHIR keeps texts in an attribute.
        Value::String(value.clone())
    } else {
        if !trimmed.is_empty() {
            members.push((TEXT.into(), Value::String(trimmed)));
        }
        grouped(members)
    };
    match open.last_mut() {
        None => Some((name, value)),
        Some(parent) => {
            parent.members.push((name.into(), value));
            None
        }
    }
}

/// Gives members as an object, those with one name as a list; a list of items, as RFC 7807 had it
/// in XML, is a list.
fn grouped<'a>(mut members: Members<'a>) -> Value<'a> {
    if members.iter().all(|(name, _)| name == "i") {
        return Value::Array(members.into_iter().map(|(_, value)| value).collect());
    }
    merge_members(&mut members, |first, next, is_second| match first {
        Value::Array(mut items) if !is_second => {
            items.push(next);
            Value::Array(items)
        }
        first => Value::Array(vec![first, next]),
    });
    Value::Object(members)
}
